"""Which questions the list shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from textual.content import Content
from textual.widget import Widget

from phonequiz.app.editor import EditPage
from phonequiz.app.widgets.edges import Hint
from phonequiz.app.widgets.lines import MUTED
from phonequiz.app.widgets.rows import Row, Rows
from phonequiz.editing.steps import is_draft

STATES = ("all", "draft", "ready", "findings")
_SEARCHED = ("stem", "id", "answer", "distractors", "explanation", "feedback", "quote", "tags")


class Filter(NamedTuple):
    """What is shown: all or those of a state, of one topic where it is named, with these words in them."""

    state: str = "all"
    topic: str | None = None
    search: str = ""

    @property
    def any(self) -> bool:
        """Whether something may be hidden."""
        return self != Filter()

    def shows(self, row: Mapping[str, Any]) -> bool:
        """Whether a question of this topic and state is shown, whatever its findings and words."""
        if self.topic is not None and row.get("topic") != self.topic:
            return False
        return self.state in {"all", "findings"} or is_draft(row) == (self.state == "draft")


def searched_text(row: Mapping[str, Any]) -> str:
    """All of a question that is searched, in one case."""
    parts: list[str] = []
    waiting: list[object] = [row.get(key) for key in _SEARCHED]
    while waiting:
        value = waiting.pop()
        if isinstance(value, str):
            parts.append(value)
        elif isinstance(value, list):
            waiting += value
        elif isinstance(value, dict):
            waiting += value.values()
    return "\n".join(parts).casefold()


class FilterPage(EditPage):
    """A menu of states and topics; gives the filter that was chosen, ``None`` where nothing was."""

    def __init__(self, present: Filter) -> None:
        super().__init__()
        self._present = present

    def content(self) -> Iterable[Widget]:
        """One row a state, one a topic."""
        words, session, present = self.words, self.session, self._present
        states: Counter[str] = Counter()
        topics: Counter[object] = Counter()
        for piece in session.pieces:
            topics[str(piece.row.get("topic"))] += 1
            states["draft" if is_draft(piece.row) else "ready"] += 1
            states["findings"] += bool(self.desk.findings.known(piece))
        states["all"] = len(session)
        rows: list[Row] = []
        self._choices: list[Filter | None] = []

        def add(text: str, count: int, choice: Filter, chosen: bool, gap: int = 0) -> None:
            label = Content(text) + Content.styled(f"   {count}", MUTED)
            rows.append(Row(label, sign="●" if chosen else "", gap=gap))
            self._choices.append(choice)

        for state in STATES:
            add(
                words(f"filter.{state}"),
                states[state],
                present._replace(state=state),
                state == present.state,
            )
        rows.append(Row(Content.styled(words("home.topics"), "bold"), heading=True, gap=1))
        self._choices.append(None)
        add(words("filter.topics"), len(session), present._replace(topic=None), present.topic is None)
        for topic, title in session.topics.items():
            add(title, topics[topic], present._replace(topic=topic), topic == present.topic)
        yield Rows(rows, id="filters")

    def on_mount(self) -> None:
        """Begin at the state that is shown."""
        self.head.show(self.session.as_bank().title, self.words("filter.title"))
        filters = self.query_one("#filters", Rows)
        filters.point(STATES.index(self._present.state))
        self.refresh_hints()

    @property
    def rows(self) -> Rows | None:
        """The menu."""
        return self.query_one("#filters", Rows)

    def hints(self) -> Sequence[Hint]:
        """Take one, or go back."""
        words = self.words
        return [Hint("⏎", words("filter.take"), "enter"), Hint("esc", words("key.back"), "back")]

    def on_rows_chosen(self, message: Rows.Chosen) -> None:
        """Take what was clicked."""
        self._take(message.index)

    def action_enter(self) -> None:
        """Take what the cursor is on."""
        self._take(self.query_one("#filters", Rows).cursor)

    def _take(self, index: int) -> None:
        choice = self._choices[index] if 0 <= index < len(self._choices) else None
        if choice is not None:
            self.dismiss(choice)

    def action_back(self) -> None:
        """Leave the filter as it is."""
        self.dismiss(None)
