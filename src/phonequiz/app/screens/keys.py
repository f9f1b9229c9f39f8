"""The keys of the page one came from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.content import Content
from textual.widget import Widget

from phonequiz.app.screens.page import Page
from phonequiz.app.widgets.edges import Hint
from phonequiz.app.widgets.prose import Paragraph, Prose


class KeysPage(Page):
    """A list of keys and what they do."""

    def __init__(self, shown: Sequence[Hint]) -> None:
        super().__init__()
        self._shown = [hint for hint in shown if hint.key != "?"]

    def content(self) -> Iterable[Widget]:
        """One line a key."""
        yield Prose(
            [
                Paragraph(Content(hint.text), gap=0, indent=12, lead=Content.styled(hint.key, "bold $text-accent"))
                for hint in self._shown
            ]
        )

    def on_mount(self) -> None:
        """Show where one is."""
        self.head.show(self.words("keys.title"))
        self.refresh_hints()

    def hints(self) -> Sequence[Hint]:
        """How to go back."""
        return [Hint("esc", self.words("key.back"), "back")]

    def action_keys(self) -> None:
        """The same key goes back."""
        self.dismiss()

    def action_enter(self) -> None:
        """Go back."""
        self.dismiss()
