"""A few sentences above the page, and keys that decide."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static


class Dialog(ModalScreen[bool | None]):
    """A few sentences in the middle, and keys that decide."""

    DEFAULT_CSS = """
    Dialog { align: center middle; }
    Dialog > Vertical { width: 100%; max-width: 64; height: auto; padding: 1 2; background: $surface; }
    Dialog .keys { margin-top: 1; color: $text-accent; }
    """

    def __init__(self, *sentences: str, keys: str) -> None:
        super().__init__()
        self._sentences, self._keys = sentences, keys

    def compose(self) -> ComposeResult:
        """The sentences, then the keys."""
        with Vertical():
            for sentence in self._sentences:
                yield Static(sentence, markup=False)
            yield Static(self._keys, classes="keys", markup=False)
