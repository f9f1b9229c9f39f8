"""Why is this question unclear? A word for the trainer."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from phonequiz.problems import safe

if TYPE_CHECKING:
    from phonequiz.app.app import PhonequizApp

MAX_LENGTH = 500


class FlagDialog(ModalScreen[str | None]):
    """Asks for a word why; gives it, empty or not, or ``None`` where the learner thinks better of it."""

    DEFAULT_CSS = """
    FlagDialog { align: center middle; }
    FlagDialog > Vertical { width: 100%; max-width: 72; height: auto; padding: 1 2; background: $surface; }
    FlagDialog Input { margin: 1 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "cancel", show=False)]

    def compose(self) -> ComposeResult:
        """A sentence, a line to write in, and the keys."""
        words = cast("PhonequizApp", self.app).words
        with Vertical():
            yield Static(words("flag.title"), markup=False)
            yield Input(placeholder=words("flag.why"), max_length=MAX_LENGTH)
            yield Static(words("flag.keys"), markup=False)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Give the word."""
        self.dismiss(safe(" ".join(event.value.split())))

    def action_cancel(self) -> None:
        """Nothing is flagged."""
        self.dismiss(None)
