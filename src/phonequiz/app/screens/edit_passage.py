"""The article, to take a passage from it as the quote of a question."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widget import Widget

from phonequiz.app.editor import EditPage
from phonequiz.app.widgets.edges import Foot, Head, Hint
from phonequiz.app.widgets.passages import PassagesView
from phonequiz.bank.source import Passage, Source


class PassagePage(EditPage):
    """Gives the passage that was chosen as a text on one line, ``None`` where none was."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("shift+down,J", "extend(1)", show=False),
        Binding("shift+up,K", "extend(-1)", show=False),
        Binding("o,ctrl+o", "back", show=False),
    ]

    def __init__(self, source: Source, passage: Passage | None) -> None:
        super().__init__()
        self._source, self._passage = source, passage

    def compose(self) -> ComposeResult:
        """The article between the lines above and below."""
        yield Head()
        yield PassagesView(self._source, self._passage).add_class("-active")
        yield Foot()

    @property
    def _view(self) -> PassagesView:
        return self.query_one(PassagesView)

    @property
    def body(self) -> Widget:  # type: ignore[override]
        """What scrolls."""
        return self._view

    def on_mount(self) -> None:
        """Begin at the passage that the question has."""
        self.head.show(self.words("form.quote"), self.words("home.article"))
        self.refresh_hints()
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        if self._passage is not None:
            self._view.select(self._passage)
        else:
            self._view.move(0)

    def hints(self) -> Sequence[Hint]:
        """Take a passage, or go back."""
        words = self.words
        return [
            Hint("⏎", words("form.take_quote"), "enter"),
            Hint("↑↓", words("edit.sentence")),
            Hint("⇧↑↓", words("edit.extend")),
            Hint("esc", words("key.back"), "back"),
        ]

    def action_move(self, by: int) -> None:
        """Go to another sentence."""
        self._view.move(by)

    def action_extend(self, by: int) -> None:
        """Take one more sentence."""
        self._view.move(by, extend=True)

    def on_passages_view_taken(self) -> None:
        """A click on the passage that is selected takes it."""
        self.action_enter()

    def action_enter(self) -> None:
        """Take the passage."""
        self.dismiss(self._view.quote or None)

    def action_back(self) -> None:
        """Leave the quote as it is."""
        self.dismiss(None)
