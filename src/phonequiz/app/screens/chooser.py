"""Which bank is used."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget

from phonequiz.app.screens.page import Page
from phonequiz.app.widgets.edges import Hint
from phonequiz.app.widgets.lines import MUTED
from phonequiz.app.widgets.prose import Paragraph, Prose
from phonequiz.app.widgets.rows import Row, Rows
from phonequiz.problems import safe


class ChooserPage(Page):
    """The banks offered; of a broken one what is wrong."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(str(number), f"take({number - 1})", show=False) for number in range(1, 10)
    ]

    def content(self) -> Iterable[Widget]:
        """One row a bank."""
        shelf = self.quiz.setup.shelf()
        self._heads = [shelf.choose(bank_id, self.quiz.setup.language) for bank_id in shelf.banks]
        rows = [
            Row(
                Content(safe(head.title)) + "\n" + Content.styled(safe(str(head.path)), MUTED),
                label=str(number) if number < 10 else "",
            )
            for number, head in enumerate(self._heads, 1)
        ]
        yield Rows(rows, menu=True, id="banks")
        if shelf.problems:
            files = dict.fromkeys(problem.place.file for problem in shelf.problems)
            lines = [self.words("chooser.broken", file=safe(file)) for file in files]
            problems = Prose([Paragraph(Content.styled(line, "$text-error")) for line in lines])
            problems.add_class("gap")
            yield problems

    def on_mount(self) -> None:
        """Put the cursor on the first bank."""
        self.head.show(self.words("home.choose"))
        self.query_one("#banks", Rows).move(1)
        self.refresh_hints()

    @property
    def rows(self) -> Rows | None:
        """The banks."""
        return self.query_one("#banks", Rows)

    def hints(self) -> Sequence[Hint]:
        """The keys of this page."""
        words = self.words
        return [Hint("⏎", words("key.take"), "enter"), Hint("esc", words("key.back"), "back")]

    def on_rows_chosen(self, message: Rows.Chosen) -> None:
        """Take the bank that was clicked."""
        self.action_take(message.index)

    def action_enter(self) -> None:
        """Take the bank under the cursor."""
        self.action_take(self.query_one("#banks", Rows).cursor)

    def action_take(self, index: int) -> None:
        """Take a bank and go home."""
        if 0 <= index < len(self._heads):
            self.quiz.use_bank(self._heads[index].path)
            self.quiz.order = None
            self.quiz.start_over()
