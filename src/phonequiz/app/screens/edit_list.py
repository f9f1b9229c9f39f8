"""The editor's page: the questions of the bank, the article beside them."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from time import monotonic
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import Input

from phonequiz.app.screens.edit_filter import Filter
from phonequiz.app.screens.edit_listing import Listing
from phonequiz.app.screens.edit_standing import Standing
from phonequiz.app.screens.edit_steps import StepsPage
from phonequiz.app.telling import told
from phonequiz.app.widgets.edges import Foot, Head, Hint
from phonequiz.app.widgets.passages import PassagesView
from phonequiz.app.widgets.question_list import QuestionList

BESIDE = 100  # from this width on the article stands beside the list
_TOLD = 3  # errors of the bank in one notice
_SLICE = 0.004  # seconds: half of the time is for keys


class QuestionsPage(StepsPage):
    """Lists the questions; a passage of the article begins a new one."""

    AUTO_FOCUS: ClassVar[str | None] = ""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("shift+down,J", "shift(1)", show=False),
        Binding("shift+up,K", "shift(-1)", show=False),
        Binding("n,N", "new", show=False),
        Binding("slash", "search", show=False),
        Binding("f,F", "filter", show=False),
        Binding("o,O,tab", "article", show=False),
        Binding("c,C", "uncovered", show=False),
    ]

    def __init__(self, number: int | None = None) -> None:
        """The cursor begins on the question of this number."""
        super().__init__()
        self._first = number
        self.in_article = False
        self._begun = False

    # ── what it is made of ──

    def compose(self) -> ComposeResult:
        """The list, the article where there is one, and a line to search in."""
        self.listing, self.standing = Listing(self.desk), Standing(self.session)
        yield Head(wide=True)
        with Horizontal(id="panes"):
            yield QuestionList(self.listing.line, id="questions")
            if self.session.source is not None:
                yield PassagesView(self.session.source)
        yield Input(placeholder=self.words("edit.search"), id="search", compact=True)
        yield Foot(wide=True)

    @property
    def article(self) -> PassagesView | None:
        """The article, ``None`` where the bank has none."""
        return next(iter(self.query(PassagesView)), None)

    @property
    def body(self) -> Widget:  # type: ignore[override]
        """What scrolls: the pane that has the keys."""
        article = self.article
        return article if self.in_article and article is not None else self.listed

    @property
    def beside(self) -> bool:
        """Whether both panes are seen."""
        return self.app.size.width >= BESIDE

    def on_mount(self) -> None:
        """Show the questions, and look for what is wrong with them."""
        self.query_one("#search", Input).display = False
        self.show_all(self._first)
        self._begun = True
        if self.session.errors:
            lines = [told(error, self.words) for error in self.session.errors[:_TOLD]]
            self.desk.tell("\n".join(lines), severity="error", timeout=10)
        self.run_worker(self._look(), exclusive=True)
        if self.desk.begin_adding():
            self.action_new()

    def on_screen_resume(self) -> None:
        """Show what has become of the questions meanwhile."""
        if self._begun:
            self.show_all()

    def on_resize(self, event: events.Resize) -> None:
        """Put the article beside the list where there is room."""
        super().on_resize(event)
        self._mark_article()
        self._show_panes()

    def _show_panes(self) -> None:
        article, beside = self.article, self.beside
        self.in_article = self.in_article and article is not None
        self.listed.display = beside or not self.in_article
        self.listed.active = not self.in_article
        self.listed.refresh()
        if article is not None:
            article.display = beside or self.in_article
            article.set_class(self.in_article, "-active")
            article.set_class(beside, "-beside")
        self.show_head()
        self.refresh_hints()

    # ── the list ──

    def show_all(self, number: int | None = None) -> None:
        """Show everything anew, the cursor on the question of this number."""
        self.desk.warn()
        self.listing.renew()
        self.show_list(number)
        self._mark_article()
        self._show_panes()

    def show_list(self, number: int | None = None) -> None:
        """Show the questions that the filter lets through."""
        self.listed.nothing = self.words("edit.none_shown" if len(self.session) else "edit.none")
        present = self.listed.number if number is None else number
        self.listed.show(self.listing.numbers(), present)
        self._point_at()
        self.show_head()

    async def _look(self) -> None:
        """Look at every question, a few at a time, so that no key waits."""
        number = 0
        while number < len(self.session):
            until = monotonic() + _SLICE
            while monotonic() < until and number < len(self.session):
                piece = self.session.pieces[number]
                self.desk.findings.of(piece)
                self.listing.text(piece)
                self.standing.passage(piece.row.get("quote"))
                number += 1
            await asyncio.sleep(_SLICE)
        if self.is_mounted:
            self.listing.renew()
            self.show_list()

    def show_head(self) -> None:
        """Show what is listed, how many, and whether it is saved."""
        words, session = self.words, self.session
        left = [*(f"✗ {told(error, words)}" for error in session.errors[:1]), session.as_bank().title]
        if self.listing.filter.state != "all":
            left.append(words(f"filter.{self.listing.filter.state}"))
        if self.listing.filter.topic is not None:
            left.append(session.topics.get(self.listing.filter.topic, self.listing.filter.topic))
        if self.listing.filter.search:
            left.append(
                f"„{self.listing.filter.search}“" if words.language == "de" else f"“{self.listing.filter.search}”"
            )
        right = f"{self.listed.place}/{self.listed.questions}"
        if self.in_article:
            found = self.standing.coverage()
            right = words("edit.coverage", covered=found.covered, total=len(found.statements))
        if session.unsaved:
            right = f"{words('edit.unsaved')}   {right}"
        self.head.show(" · ".join(left), right)

    # ── the article ──

    def _mark_article(self) -> None:
        if self.article is not None and (self.in_article or self.beside):
            self.article.mark(self.standing.marks())

    def _point_at(self) -> None:
        article, number = self.article, self.listed.number
        if article is not None:
            row = self.session.row(number) if number is not None else {}
            article.point_at(self.standing.passage(row.get("quote")))

    # ── keys ──

    def hints(self) -> Sequence[Hint]:
        """The keys of the pane that has them."""
        words = self.words
        save = Hint("s", words("edit.save"), "save", foot=self.session.unsaved)
        undo = Hint("u U", f"{words('edit.undo')}, {words('edit.redo')}", "undo", foot=False)
        if self.in_article:
            return [
                Hint("⏎", words("edit.new_from"), "enter"),
                Hint("↑↓", words("edit.sentence")),
                Hint("⇧↑↓", words("edit.extend")),
                Hint("c", words("edit.uncovered"), "uncovered"),
                save,
                undo,
                Hint("o", words("edit.list"), "article"),
            ]
        article = self.article is not None
        return [
            Hint("⏎", words("edit.change"), "enter"),
            Hint("a", words("edit.approve"), "approve"),
            Hint("n", words("edit.new"), "new"),
            *([Hint("o", words("key.article"), "article")] if article else []),
            save,
            Hint("p", words("edit.preview"), "preview"),
            Hint("/", words("edit.search.key"), "search"),
            Hint("f", words("edit.filter"), "filter"),
            Hint("x", words("edit.reject"), "reject", foot=False),
            Hint("d", words("edit.duplicate"), "duplicate", foot=False),
            Hint("t", words("edit.divide"), "divide", foot=False),
            Hint("⇧↑ ⇧↓", words("edit.move"), foot=False),
            Hint("m", words("edit.topic"), "topic", foot=False),
            undo,
            *([Hint("c", words("edit.uncovered"), "uncovered", foot=False)] if article else []),
            Hint("○ ✗ !", words("edit.signs"), foot=False),
        ]

    def action_move(self, by: int) -> None:
        """Move the cursor of the pane that has the keys."""
        article = self.article
        if self.in_article and article is not None:
            article.move(by)
        else:
            self.listed.move(by)
            self._point_at()
            self.show_head()

    def action_scroll_page(self, by: int) -> None:
        """Move by a page."""
        if self.in_article:
            super().action_scroll_page(by)
        else:
            self.action_move(by * self.listed.page)

    def action_scroll_to_end(self, by: int) -> None:
        """Move to the first or the last."""
        if self.in_article:
            super().action_scroll_to_end(by)
        else:
            self.action_move(by * len(self.session))

    def action_shift(self, by: int) -> None:
        """In the list move the question; in the article take one more sentence into the selection."""
        article = self.article
        if self.in_article and article is not None:
            article.move(by, extend=True)
            return
        number = self.listed.number
        if number is None:
            return
        if self.listing.filter.any:
            self.desk.tell(self.words("edit.move.filtered"))
        else:
            self.show_all(self.session.move(number, by))

    def action_enter(self) -> None:
        """Change the question, or make one of the passage."""
        if self.in_article:
            article = self.article
            if article is not None and article.selection is None:
                article.move(1)
            else:
                self.action_new()
        elif self.listed.number is not None:
            self._open_form(self.listed.number)

    def action_new(self) -> None:
        """Begin a question: in the article with the passage that is selected as its quote."""
        article, session = self.article, self.session
        quote, akin = "", self.listed.number
        at = len(session) if akin is None else akin + 1
        if article is not None and article.selection is not None and self.in_article:
            quote = article.quote
            at, akin = self.standing.place_for(article.selection) or (at, akin)
        session.add(at, self.desk.new_row(akin, quote))
        self.listing.filter = Filter()
        self.show_all(at)
        self._open_form(at, new=True)

    def _open_form(self, number: int, *, new: bool = False) -> None:
        from phonequiz.app.screens.edit_form import FormPage

        self.app.push_screen(FormPage(number, new=new), lambda shown: self.show_all(shown))

    def action_article(self) -> None:
        """Give the keys to the article, or back to the list."""
        article = self.article
        if article is None:
            return
        self.in_article = not self.in_article
        self._mark_article()
        self._show_panes()
        if self.in_article and article.selection is None:
            self.call_after_refresh(article.move, 0)

    def action_uncovered(self) -> None:
        """Go to the next statement of the article that no question stands on, and say how many there are."""
        article = self.article
        if article is None:
            return
        found = self.standing.coverage()
        bare = [each.statement.passage for each in found.statements if not (each.ready or each.draft)]
        if not self.in_article:
            self.action_article()
        if bare:
            after = article.selection.start if article.selection is not None else -1
            passage = next((passage for passage in bare if passage.start > after), bare[0])
            self.call_after_refresh(article.select, passage)

    # ── search and filter ──

    def action_search(self) -> None:
        """Open the line to search in."""
        search = self.query_one("#search", Input)
        self.in_article = False
        self._show_panes()
        search.display = True
        search.focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show what fits, as one types."""
        self.listing.filter = self.listing.filter._replace(search=" ".join(event.value.split()))
        self.show_list()

    def on_input_submitted(self) -> None:
        """Go on in the list with what was found."""
        self._close_search()

    def _close_search(self) -> None:
        search = self.query_one("#search", Input)
        search.display = False
        self.set_focus(None)

    def action_filter(self) -> None:
        """Choose what is shown."""
        from phonequiz.app.screens.edit_filter import FilterPage

        def take(chosen: Filter | None) -> None:
            if chosen is not None:
                self.listing.filter = chosen
            self.show_all()

        self.app.push_screen(FilterPage(self.listing.filter), take)

    def action_back(self) -> None:
        """Close the search, leave the article, show all again: one step at a time."""
        search = self.query_one("#search", Input)
        if search.display:
            search.value = ""
            self._close_search()
        elif self.in_article:
            self.action_article()
        elif self.listing.filter.any:
            search.value = ""
            self.listing.filter = Filter()
            self.show_list()

    # ── the mouse ──

    def on_question_list_moved(self) -> None:
        """A click on a question gives the keys to the list."""
        self.in_article = False
        self._point_at()
        self._show_panes()

    def on_question_list_chosen(self) -> None:
        """A click on the question that the cursor is on opens it."""
        self.action_enter()

    def on_passages_view_selected(self) -> None:
        """A passage selected by the mouse gives the keys to the article."""
        self.in_article = True
        self._show_panes()

    def on_passages_view_taken(self) -> None:
        """A click on the passage that is selected makes a question of it."""
        self.in_article = True
        self.action_new()
