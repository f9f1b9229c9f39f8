"""Which topic a question belongs to: one that there is, or a new one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input

from phonequiz.app.editor import EditPage
from phonequiz.app.widgets.edges import Hint
from phonequiz.app.widgets.lines import MUTED
from phonequiz.app.widgets.prose import Paragraph, Prose
from phonequiz.app.widgets.rows import Row, Rows
from phonequiz.problems import PhonequizError


class NewTopicPage(EditPage):
    """Asks for the title of a new topic and adds it; gives its id, ``None`` where none was added."""

    AUTO_FOCUS: ClassVar[str | None] = "Input"
    WRITES = True
    BINDINGS: ClassVar[list[BindingType]] = [Binding("f1", "keys", show=False)]

    def __init__(self, number: int) -> None:
        """``number`` is the question that it is for."""
        super().__init__()
        self._number = number

    def content(self) -> Iterable[Widget]:
        """A line for the title."""
        words = self.words
        yield Prose(
            [
                Paragraph(Content.styled(words("topic.heading"), "bold")),
                Paragraph(Content.styled(words("topic.what"), MUTED)),
            ]
        )
        yield Input(placeholder=words("topic.title"), classes="gap", compact=True)

    def on_mount(self) -> None:
        """Show where one is and the keys."""
        self.head.show(self.session.as_bank().title)
        self.refresh_hints()

    def hints(self) -> Sequence[Hint]:
        """Add it, or go back."""
        words = self.words
        return [Hint("⏎", words("topic.add"), "enter"), Hint("esc", words("key.back"), "back")]

    def on_input_submitted(self) -> None:
        """Enter in the line adds."""
        self.action_enter()

    def action_enter(self) -> None:
        """Add the topic."""
        title = self.query_one(Input).value
        if not title.strip():
            return
        try:
            self.dismiss(self.session.add_topic(title, self._number))
        except PhonequizError as error:
            self.desk.show_problem(error)

    def action_back(self) -> None:
        """Leave it."""
        self.dismiss(None)


class TopicPage(EditPage):
    """A menu of the topics; gives the id of the one chosen, ``None`` where none was."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("n,N", "new_topic", show=False)]

    def __init__(self, number: int) -> None:
        """``number`` is the question that gets the topic."""
        super().__init__()
        self._number = number
        self._present = self.session.row(number).get("topic")

    def content(self) -> Iterable[Widget]:
        """One row a topic, and one for a new one."""
        self._topics = list(self.session.topics)
        titles = self.session.topics.values()
        rows = [
            Row(Content(" ".join(title.split())), sign="●" if topic == self._present else "")
            for topic, title in zip(self._topics, titles, strict=True)
        ]
        rows.append(Row(Content(self.words("topic.new")), sign="+", gap=1))
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
        return [
            Hint("⏎", words("edit.move_there"), "enter"),
            Hint("n", words("topic.new"), "new_topic"),
            Hint("esc", words("key.back"), "back"),
        ]

    def on_rows_chosen(self, message: Rows.Chosen) -> None:
        """Take the topic that was clicked."""
        self._take(message.index)

    def action_enter(self) -> None:
        """Take the topic under the cursor."""
        self._take(self.query_one("#topics", Rows).cursor)

    def _take(self, index: int) -> None:
        if 0 <= index < len(self._topics):
            self.dismiss(self._topics[index])
        else:
            self.action_new_topic()

    def action_new_topic(self) -> None:
        """Make one that there is not yet."""

        def take(topic: str | None) -> None:
            if topic is not None:
                self.dismiss(topic)

        self.app.push_screen(NewTopicPage(self._number), take)

    def action_back(self) -> None:
        """Leave it where it is."""
        self.dismiss(None)
