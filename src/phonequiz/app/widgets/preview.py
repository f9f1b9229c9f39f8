"""A question as learners will see it, from the very parts that their pages are made of."""

from __future__ import annotations

from collections.abc import Iterable
from random import Random

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget

from phonequiz.app.widgets.asked import feedback_paragraphs, stem_paragraph, told_rows
from phonequiz.app.widgets.lines import MUTED
from phonequiz.app.widgets.prose import Paragraph, Prose
from phonequiz.app.widgets.rows import Rows
from phonequiz.bank.model import Bank, Item
from phonequiz.quiz.drawing import option_order
from phonequiz.quiz.feedback import feedback
from phonequiz.quiz.run import Given
from phonequiz.quiz.scoring import is_right
from phonequiz.wording import Words


class Preview(VerticalScroll, can_focus=False):
    """Stem, options and feedback. An option that is chosen shows what would be said of it."""

    DEFAULT_CSS = """
    Preview { height: 1fr; scrollbar-size-vertical: 1; scrollbar-gutter: stable; padding: 1 2; }
    """

    def __init__(self, bank: Bank, words: Words, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._bank, self._words = bank, words
        self._item: Item | None = None
        self._order: tuple[str, ...] = ()

    def compose(self) -> Iterable[Widget]:
        """The parts, empty."""
        yield Prose(id="preview-stem")
        options = Rows(id="preview-options")
        options.add_class("gap")
        yield options
        told = Prose(id="preview-feedback")
        told.add_class("gap")
        yield told

    def show(self, item: Item | None, stem: str = "") -> None:
        """Show a question; without one, for it is not whole yet, its stem."""
        stem_prose, rows, told = self._parts()
        if item is None:
            self._item = None
            unfinished = Content.styled(self._words("edit.unfinished"), MUTED)
            above = [Paragraph(Content.styled(stem, "bold"))] if stem.strip() else []
            stem_prose.show([*above, Paragraph(unfinished)])
            rows.show([])
            told.show([])
            return
        self._item = item
        # The same order each time, so that nothing jumps while one types.
        self._order = option_order(item, self._bank.language, Random(item.id))
        stem_prose.show([stem_paragraph(item, self._words)])
        self.choose(())

    def choose(self, indexes: Iterable[int]) -> None:
        """Show what is said where these options are chosen; without any, what is said where none is."""
        item = self._item
        if item is None:
            return
        _, rows, told = self._parts()
        options = [item.option(id_) for id_ in self._order]
        response = tuple(options[index].id for index in indexes if index < len(options))
        given = Given(response, is_right(item, response)) if response else None
        rows.show(told_rows(item, options, given, self._words))
        said = feedback(self._bank, item, options, given, self._words)
        told.show(feedback_paragraphs(said, given, self._bank.quote_language))

    def _parts(self) -> tuple[Prose, Rows, Prose]:
        return (
            self.query_one("#preview-stem", Prose),
            self.query_one("#preview-options", Rows),
            self.query_one("#preview-feedback", Prose),
        )

    def on_rows_chosen(self, message: Rows.Chosen) -> None:
        """Show what is said of the option that was clicked."""
        message.stop()
        self.choose([message.index])
