"""A question on the screen: stem, options, feedback. How it is answered is the business of its subclasses."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from time import monotonic
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget

from phonequiz.app.screens.page import Page
from phonequiz.app.widgets.asked import feedback_paragraphs, option_rows, stem_paragraph, told_rows
from phonequiz.app.widgets.lines import MUTED, Sheet
from phonequiz.app.widgets.prose import LastProse, Paragraph, Prose, prose
from phonequiz.app.widgets.rows import Row, Rows, RowSheet
from phonequiz.quiz.feedback import LETTERS, feedback
from phonequiz.quiz.run import Given
from phonequiz.quiz.scoring import is_right
from phonequiz.record.kept import KeptRun


class QuestionPage(Page):
    """Shows the question at the run's position."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(f"{letter},{letter.upper()},{n}", f"choose({n - 1})", show=False)
            for n, letter in enumerate(LETTERS, 1)
        ),
        Binding("o,O", "article", show=False),
        Binding("y,Y", "copy_quote", show=False),
        Binding("u,U", "flag", show=False),
    ]

    def __init__(self, kept: KeptRun) -> None:
        super().__init__()
        self.kept = kept
        self.picked: set[str] = set()
        self.told = False
        self._begun = 0.0
        self._foreseen: dict[Given | None, tuple[RowSheet, Sheet]] = {}

    def content(self) -> Iterable[Widget]:
        """Stem, options and feedback; filled at once, so that they are laid out once."""
        self._take_answer()
        yield Prose(self._stem(), id="stem")
        options = Rows(self._option_rows(), id="options")
        options.add_class("gap")
        yield options
        told = LastProse(id="feedback")
        told.add_class("gap")
        yield told

    def on_mount(self) -> None:
        """Begin with the question."""
        self._begin()

    @property
    def rows(self) -> Rows | None:
        """The options, until feedback stands below them."""
        return None if self.told else self.option_rows

    @property
    def option_rows(self) -> Rows:
        """The options."""
        return self.query_one("#options", Rows)

    def lines_above(self) -> list[str]:
        """What is said once above the first question."""
        return []

    def show_question(self) -> None:
        """Show the question at the run's position, from the top."""
        self._take_answer()
        self.query_one("#stem", Prose).show(self._stem())
        self.option_rows.show(self._option_rows())
        told = self.query_one("#feedback", LastProse)
        told.show([])
        told.refresh(layout=True)
        self.body.scroll_home(animate=False)
        self._begin()
        self.draw_now()

    def _take_answer(self) -> None:
        """Pick what was answered before."""
        given = self.kept.run.answers.get(self.kept.run.position)
        self.told = False
        self._foreseen.clear()
        self.picked = set(given.response) if given is not None else set()

    def _begin(self) -> None:
        self.show_head()
        self.refresh_hints()
        self._begun = monotonic()

    def _stem(self) -> list[Paragraph]:
        above = [Paragraph(Content.styled(line, f"{MUTED} italic"), gap=0) for line in self.lines_above()]
        return [*above, stem_paragraph(self.kept.item(), self.words)]

    def _option_rows(self) -> list[Row]:
        return option_rows(self.kept.options(), self.picked, self.words)

    def seconds(self) -> float:
        """How long the question has been on the screen."""
        return monotonic() - self._begun

    def show_head(self) -> None:
        """Show topic and place."""
        run = self.kept.run
        total = len(run.slots)
        right = f"{run.position + 1}/{total}"
        topic = self.kept.bank.topic(self.kept.item().topic).title
        self.head.show(topic, right, self.progress())

    def progress(self) -> float:
        """How far the run has come, from 0 to 1."""
        return self.kept.run.answered / len(self.kept.run.slots)

    def mark_options(self) -> None:
        """Mark the options that are picked."""
        self.option_rows.show(self._option_rows(), self.option_rows.cursor)

    # ── feedback ──

    def tell(self, given: Given | None) -> None:
        """Show what is to be said of an answer, below the options, and bring it into view."""
        self.told = True
        rows, said = self._foreseen.get(given) or self._telling(given)
        self.option_rows.put(rows)
        self.query_one("#feedback", Prose).put(said)
        self.show_head()
        self.refresh_hints()
        self.draw_now()
        self.call_after_refresh(self._bring_into_view)

    def _telling(self, given: Given | None) -> tuple[RowSheet, Sheet]:
        """What is shown of an answer: the options, and the feedback."""
        kept = self.kept
        item, options = kept.item(), kept.options()
        said = feedback(kept.bank, item, options, given, self.words)
        return (
            RowSheet(told_rows(item, options, given, self.words)),
            prose(feedback_paragraphs(said, given, kept.bank.quote_language)),
        )

    def foresee(self, response: tuple[str, ...]) -> None:
        """Have at hand what would be shown of an answer, while the learner is still reading."""
        given = Given(response, is_right(self.kept.item(), response))
        rows, said = self._foreseen[given] = self._telling(given)
        self.option_rows.draw_ahead(rows)
        self.query_one("#feedback", Prose).draw_ahead(said)

    def _bring_into_view(self) -> None:
        """Scroll so far that the feedback is seen: whole where it fits, else from its top."""
        told = self.query_one("#feedback", Prose)
        top = told.virtual_region.y
        height = self.body.scrollable_content_region.height
        bottom = top + len(told.sheet.lines(told.size.width)) - height + 1
        if bottom > self.body.scroll_y:
            self.body.scroll_to(y=min(bottom, top - 1), animate=False)

    # ── keys ──

    def action_choose(self, index: int) -> None:
        """Choose an option."""

    def on_rows_chosen(self, message: Rows.Chosen) -> None:
        """An option was clicked: the same as its letter."""
        if not self.tiny:
            self.action_choose(message.index)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The quote is nobody's business before the answer."""
        if action in {"article", "copy_quote"} and (not self.told or self.kept.item().quote is None):
            return False
        return super().check_action(action, parameters)

    def action_article(self) -> None:
        """Open the article at the quote."""
        from phonequiz.app.screens.article import ArticlePage

        bank, quote = self.kept.bank, self.kept.item().quote
        if bank.source is not None and quote is not None:
            self.app.push_screen(ArticlePage(bank.title, bank.source, bank.source.find(quote)))

    def action_copy_quote(self) -> None:
        """Copy the quote to the terminal's clipboard."""
        self.app.copy_to_clipboard(" ".join((self.kept.item().quote or "").split()))
        self.notify(self.words("quote.copied"), timeout=2)

    def action_flag(self) -> None:
        """Say that the question is unclear, with a word why."""
        from phonequiz.app.screens.flag import FlagPage

        self.app.push_screen(FlagPage(), partial(self._flag, self.kept.run.position))

    def _flag(self, position: int, why: str | None) -> None:
        from phonequiz.record.errors import RecordError

        if why is None:
            return
        try:
            self.kept.flag(why, position)
        except RecordError as error:
            self.notify(str(error.problem(self.words)), severity="error", markup=False)
        else:
            name = "flag.kept" if self.kept.store is not None else "flag.not_kept"
            self.notify(self.words(name), timeout=2)

    def action_back(self) -> None:
        """Leave the run: it is kept, and home offers it."""
        self.quiz.go_home()
