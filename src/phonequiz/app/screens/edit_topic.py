"""Which topic a question belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.content import Content
from textual.widget import Widget

from phonequiz.app.editor import EditPage
from phonequiz.app.widgets.edges import Hint
from phonequiz.app.widgets.rows import Row, Rows


class TopicPage(EditPage):
    """A menu of the topics; gives the id of the one chosen, ``None`` where none was."""

    def __init__(self, present: str) -> None:
        super().__init__()
        self._present = present

    def content(self) -> Iterable[Widget]:
        """One row a topic."""
        self._topics = list(self.session.topics)
        titles = self.session.topics.values()
        rows = [
            Row(Content(" ".join(title.split())), sign="●" if topic == self._present else "")
            for topic, title in zip(self._topics, titles, strict=True)
        ]
        yield Rows(rows, id="topics")

    def on_mount(self) -> None:
        """Begin at the topic it has."""
        self.head.show(self.words("edit.topic"))
        topics = self.query_one("#topics", Rows)
        present = self._topics.index(self._present) if self._present in self._topics else 0
        topics.point(present)
        self.refresh_hints()

    @property
    def rows(self) -> Rows | None:
        """The topics."""
        return self.query_one("#topics", Rows)

    def hints(self) -> Sequence[Hint]:
        """Take one, or go back."""
        words = self.words
        return [Hint("⏎", words("edit.move_there"), "enter"), Hint("esc", words("key.back"), "back")]

    def on_rows_chosen(self, message: Rows.Chosen) -> None:
        """Take the topic that was clicked."""
        self._take(message.index)

    def action_enter(self) -> None:
        """Take the topic under the cursor."""
        self._take(self.query_one("#topics", Rows).cursor)

    def _take(self, index: int) -> None:
        if 0 <= index < len(self._topics):
            self.dismiss(self._topics[index])

    def action_back(self) -> None:
        """Leave it where it is."""
        self.dismiss(None)
