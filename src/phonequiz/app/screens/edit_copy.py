"""A bank that comes with phonequiz is not edited in its place: one's own copy is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input

from phonequiz.app.editor import EditPage
from phonequiz.app.widgets.edges import Hint
from phonequiz.app.widgets.lines import MUTED
from phonequiz.app.widgets.prose import Paragraph, Prose
from phonequiz.editing.copying import copy_bank
from phonequiz.problems import PhonequizError, safe


class CopyPage(EditPage):
    """Asks where the copy is to lie; a file of the current folder is proposed."""

    AUTO_FOCUS: ClassVar[str | None] = "Input"
    WRITES = True
    BINDINGS: ClassVar[list[BindingType]] = [Binding("f1", "keys", show=False)]

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path

    def content(self) -> Iterable[Widget]:
        """Why, and a line for the path."""
        words = self.words
        yield Prose(
            [
                Paragraph(Content.styled(words("copy.title"), "bold")),
                Paragraph(Content.styled(words("copy.why"), MUTED)),
            ]
        )
        yield Input(str(_proposed(self._path.name)), classes="gap", compact=True)
        problem = Prose(id="problem")
        problem.add_class("gap")
        yield problem

    def on_mount(self) -> None:
        """Show where one is and the keys."""
        self.head.show(self._path.name)
        self.refresh_hints()

    def hints(self) -> Sequence[Hint]:
        """Copy, or leave."""
        return [Hint("⏎", self.words("copy.make"), "enter"), Hint("^c", self.words("key.leave"), "app.leave")]

    def on_input_submitted(self) -> None:
        """Enter in the line copies."""
        self.action_enter()

    def action_enter(self) -> None:
        """Make the copy and go on with it."""
        text = self.query_one(Input).value.strip()
        target = Path(text).expanduser()
        if text and target.suffix != ".toml":
            target = target.with_name(f"{target.name}.toml")
        try:
            if not text:
                raise PhonequizError.at("…", self.words("copy.nameless"), self.words("copy.name"))
            copy_bank(self._path, target)
        except PhonequizError as error:
            lines = [Paragraph(Content.styled(safe(str(each)), "$text-error")) for each in error.problems]
            self.query_one("#problem", Prose).show(lines)
            return
        self.desk.edit_copy(target)

    def action_back(self) -> None:
        """There is nothing behind."""


def _proposed(name: str) -> Path:
    """A free name in the current folder."""
    first, dot, rest = name.partition(".")
    path, number = Path(name), 2
    while path.exists():
        path = Path(f"{first}-{number}{dot}{rest}")
        number += 1
    return path
