"""What is wrong and what to do, where it keeps the learner from going on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget

from phonequiz.app.screens.page import Page
from phonequiz.app.widgets.edges import Foot, Hint
from phonequiz.app.widgets.prose import Paragraph, Prose
from phonequiz.problems import PhonequizError, safe


class _Told(Page):
    """A sentence, then each problem."""

    TITLE_OF: ClassVar[str]  # the text that is the sentence

    def __init__(self, error: PhonequizError) -> None:
        super().__init__()
        self._error = error

    def content(self) -> Iterable[Widget]:
        """What is wrong."""
        title = Paragraph(Content.styled(self.words(self.TITLE_OF), "bold $text-error"))
        problems = self._error.told(self.words)
        yield Prose([title, *(Paragraph(Content(safe(str(problem)))) for problem in problems)])

    def on_mount(self) -> None:
        """Show the keys."""
        self.head.show("phonequiz")
        self.refresh_hints()


class ProblemPage(_Told):
    """Says what is wrong with a bank or the record."""

    TITLE_OF = "problem.title"

    @property
    def _others(self) -> bool:
        shelf = self.quiz.setup.shelf()
        return bool(shelf.banks)

    def hints(self) -> Sequence[Hint]:
        """Another bank, or back."""
        words = self.words
        hints = [Hint("esc", words("key.back"), "back")] if self.quiz.has_home else []
        return [*hints, Hint("c", words("home.choose"), "choose_bank")] if self._others else hints

    BINDINGS: ClassVar[list[BindingType]] = [Binding("c", "choose_bank", show=False)]

    def action_choose_bank(self) -> None:
        """Choose another bank."""
        from phonequiz.app.screens.chooser import ChooserPage

        if self._others:
            self.app.push_screen(ChooserPage())

    def action_back(self) -> None:
        """Go back where there is something behind."""
        if self.quiz.has_home:
            self.dismiss()

    def action_enter(self) -> None:
        """The same."""
        self.action_back()


class UnkeptPage(_Told):
    """Says before the first question that nothing can be kept, and asks whether to go on all the same."""

    TITLE_OF = "unkept.title"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("w,W", "go_on", show=False)]

    def content(self) -> Iterable[Widget]:
        """What is wrong, and what going on means."""
        yield from super().content()
        choice = Prose([Paragraph(Content(self.words("unkept.choice")))])
        choice.add_class("gap")
        yield choice

    def hints(self) -> Sequence[Hint]:
        """A key that nobody presses by accident."""
        words = self.words
        return [Hint("w", words("unkept.go_on"), "go_on"), Hint("q", words("key.leave"), "app.leave")]

    def action_go_on(self) -> None:
        """Go on; nothing is kept."""
        self.quiz.keep_nothing()

    def action_back(self) -> None:
        """There is nothing behind."""


class UnsavedPage(_Told):
    """An answer could not be kept. Gives false to try again, true to go on without keeping anything."""

    TITLE_OF = "unsaved.title"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("w,W", "go_on", show=False)]

    def on_mount(self) -> None:
        """Name both keys, whatever room there is."""
        self.query_one(Foot).wrap()
        self.refresh_hints()

    def hints(self) -> Sequence[Hint]:
        """The two ways on."""
        words = self.words
        return [Hint("⏎", words("unsaved.again"), "enter"), Hint("w", words("unkept.go_on"), "go_on")]

    def action_enter(self) -> None:
        """Try again."""
        self.dismiss(False)

    def action_go_on(self) -> None:
        """Go on without keeping."""
        self.dismiss(True)

    def action_back(self) -> None:
        """The answer waits: there is no way back past it."""
