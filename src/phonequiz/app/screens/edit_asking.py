"""What the editor asks before it begins and before it ends."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget

from phonequiz.app.editor import EditPage
from phonequiz.app.widgets.edges import Foot, Hint
from phonequiz.app.widgets.lines import MUTED
from phonequiz.app.widgets.prose import Paragraph, Prose
from phonequiz.editing.journal import Unsaved, drop
from phonequiz.wording import when


class RecoverPage(EditPage):
    """A session was cut short: what it had not saved is there still. Of several the newest is asked about first."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("x,X", "drop", show=False)]

    def __init__(self, left: list[tuple[Path, Unsaved]], number: int = 0) -> None:
        super().__init__()
        self._left, self._number = left, number
        self._path, self._unsaved = left[number]

    def content(self) -> Iterable[Widget]:
        """What was left."""
        words = self.words
        last = when(words, self._unsaved.last, self.quiz.now())
        yield Prose(
            [
                Paragraph(Content.styled(words("recover.title"), "bold")),
                Paragraph(Content(words.count("recover.what", len(self._unsaved.steps)))),
                Paragraph(Content.styled(words("recover.when", when=last), MUTED)),
            ]
        )

    def on_mount(self) -> None:
        """Show the keys, and of several sessions the place of this one."""
        several = len(self._left) > 1
        self.head.show(self.session.as_bank().title, f"{self._number + 1}/{len(self._left)}" if several else "")
        self.query_one(Foot).wrap()
        self.refresh_hints()

    def hints(self) -> Sequence[Hint]:
        """Take it, throw it away, or decide another time."""
        words = self.words
        return [
            Hint("⏎", words("recover.take"), "enter"),
            Hint("x", words("recover.drop"), "drop"),
            Hint("esc", words("recover.later"), "back"),
        ]

    def action_enter(self) -> None:
        """Go on with it."""
        self._go_to_list(self.session.recover(self._path, self._unsaved))

    def action_drop(self) -> None:
        """Throw it away."""
        drop(self._path)
        self._go_on()

    def action_back(self) -> None:
        """Leave it where it is, for another time."""
        self._go_on()

    def _go_on(self) -> None:
        if self._number + 1 < len(self._left):
            self.desk.show(RecoverPage(self._left, self._number + 1))
        else:
            self._go_to_list()

    def _go_to_list(self, number: int | None = None) -> None:
        from phonequiz.app.screens.edit_list import QuestionsPage

        self.desk.show(QuestionsPage(number))


class LeavePage(EditPage):
    """Something is unsaved."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("x,X", "leave", show=False)]

    def content(self) -> Iterable[Widget]:
        """What leaving means."""
        words = self.words
        lost = self.session.unkept is not None
        yield Prose(
            [
                Paragraph(Content.styled(words("leave.title"), "bold")),
                Paragraph(Content.styled(words("leave.lost" if lost else "leave.kept"), MUTED)),
            ]
        )

    def on_mount(self) -> None:
        """Show the keys."""
        self.head.show(self.session.as_bank().title)
        self.query_one(Foot).wrap()
        self.refresh_hints()

    def hints(self) -> Sequence[Hint]:
        """Save and leave, leave, or stay."""
        words = self.words
        return [
            Hint("⏎", words("leave.save"), "enter"),
            Hint("x", words("leave.without"), "leave"),
            Hint("esc", words("key.back"), "back"),
        ]

    def action_enter(self) -> None:
        """Save and leave."""
        self.dismiss()
        if self.desk.save():
            self.app.exit()

    def action_leave(self) -> None:
        """Leave."""
        self.app.exit()
