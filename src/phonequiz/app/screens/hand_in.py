"""Hand in the exam? A warning where questions are unanswered."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from phonequiz.app.screens.dialog import Dialog

if TYPE_CHECKING:
    from phonequiz.app.app import PhonequizApp


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
