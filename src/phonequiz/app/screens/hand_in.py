"""Hand in the exam? A warning where questions are unanswered."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

if TYPE_CHECKING:
    from phonequiz.app.app import PhonequizApp


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


class HandInDialog(Dialog):
    """Gives true to hand in, false to go to the first unanswered question, ``None`` to go back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "main", show=False),
        Binding("y,j,x", "hand_in", show=False),
        Binding("n,escape", "cancel", show=False),
    ]

    def __init__(self, unanswered: int) -> None:
        super().__init__(keys="")
        self._unanswered = unanswered

    def on_mount(self) -> None:
        """Nothing to focus: the keys are the dialog's."""
        self.set_focus(None)

    def compose(self) -> ComposeResult:
        """Warn where questions are unanswered."""
        words = cast("PhonequizApp", self.app).words
        if self._unanswered:
            self._sentences = (words.count("exam.unanswered", self._unanswered),)
            self._keys = words("hand_in.keys.unanswered")
        else:
            self._sentences = (words("hand_in.all_answered"),)
            self._keys = words("hand_in.keys.all")
        yield from super().compose()

    def action_main(self) -> None:
        """Hand in where all is answered, else go to what is not."""
        self.dismiss(not self._unanswered)

    def action_hand_in(self) -> None:
        """Hand in."""
        self.dismiss(True)

    def action_cancel(self) -> None:
        """Go back to the question."""
        self.dismiss(None)
