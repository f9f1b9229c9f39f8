"""Home: go on, practise, a topic, an exam, progress, the article."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget

from phonequiz.app.screens.page import Page
from phonequiz.app.widgets.edges import Hint, bar
from phonequiz.app.widgets.lines import MUTED
from phonequiz.app.widgets.prose import Paragraph, Prose
from phonequiz.app.widgets.rows import Row, Rows
from phonequiz.problems import PhonequizError
from phonequiz.quiz.mastery import History, TopicKnowledge, by_topic, mastery
from phonequiz.quiz.run import Run
from phonequiz.record.errors import RecordError
from phonequiz.record.rows import Request, RunRow, moment
from phonequiz.wording import percent, span, when

OPEN_RUNS = 3
NAME_WIDTH = 14
BAR_WIDTH = 20
WIDE = 50


class HomePage(Page):
    """Where one begins."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("p,P", "practise", show=False),
        Binding("e,E", "exam", show=False),
        Binding("r,R", "progress", show=False),
        Binding("o,O", "article", show=False),
        Binding("c,C", "choose_bank", show=False),
        *(Binding(str(n), f"topic({n - 1})", show=False) for n in range(1, 10)),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._do: list[Callable[[], None] | None] = []
        self._several = False

    def content(self) -> Iterable[Widget]:
        """A sentence of welcome, where there is one, and the menu."""
        yield Prose(id="welcome")
        menu = Rows(menu=True, id="menu")
        yield menu

    def hints(self) -> Sequence[Hint]:
        """The keys of home."""
        words = self.words
        return [
            Hint("⏎", words("key.begin"), "enter"),
            Hint("q", words("key.leave"), "app.leave"),
            Hint("p", words("home.practise"), "practise", foot=False),
            Hint("1–9", words("home.topic"), foot=False),
            Hint("e", words("home.exam"), "exam", foot=False),
            Hint("r", words("home.progress"), "progress", foot=False),
            Hint("o", words("home.article"), "article", foot=False),
            *([Hint("c", words("home.choose"), "choose_bank", foot=False)] if self._several else []),
            Hint("↑↓ j k", words("key.move"), foot=False),
        ]

    @property
    def rows(self) -> Rows | None:
        """The menu."""
        return self.query_one("#menu", Rows)

    def on_screen_resume(self) -> None:
        """Show what the record says now."""
        self.show_menu()

    def show_menu(self) -> None:
        """Show everything anew."""
        quiz, words = self.quiz, self.words
        try:
            bank = quiz.bank
            now = quiz.now()
            histories = quiz.store.histories(bank.id, now) if quiz.store is not None else {}
            open_runs = quiz.store.open_runs(bank=bank.id) if quiz.store is not None else []
        except PhonequizError as error:
            quiz.show_problem(error)
            return
        self.head.show(bank.title, "phonequiz")
        entries: list[tuple[Row, Callable[[], None] | None]] = []
        for row in [row for row in open_runs if row.ended(now) is None or row.mode == "exam"][:OPEN_RUNS]:
            entries.append(self._go_on(row))
        unseen = sum(item not in histories for item in bank.ready)
        wrong = sum(item in histories and not histories[item].right[0] for item in bank.ready)
        entries += [
            self._entry("home.practise", self._to_practise(unseen, wrong), "p", self.action_practise),
            self._entry("home.exam", self._exam_terms(), "e", self.action_exam),
            self._entry("home.progress", self._known(histories), "r", self.action_progress),
        ]
        if bank.source_path is not None:
            entries.append(self._entry("home.article", self._reading(), "o", self.action_article))
        shelf = quiz.setup.shelf()
        self._several = len(shelf.banks) > 1 or bool(shelf.problems)
        if self._several:
            entries.append(self._entry("home.choose", "", "c", self.action_choose_bank))
        entries.append((Row(Content.styled(words("home.topics"), "bold"), heading=True, gap=1), None))
        for number, known in enumerate(by_topic(bank.topics, bank.ready, histories)):
            entries.append(self._topic(number, known))
        self._do = [do for _, do in entries]
        greeting = quiz.said or ("" if histories or open_runs else words("home.welcome"))
        quiz.said = ""
        welcome = [Paragraph(Content(greeting)), Paragraph(Content(""), gap=0)] if greeting else []
        self.query_one("#welcome", Prose).show(welcome)
        menu = self.query_one("#menu", Rows)
        menu.show([row for row, _ in entries], max(0, menu.cursor) if menu.cursor < len(entries) else 0)
        self.refresh_hints()

    # ── entries ──

    def _entry(self, name: str, detail: str, key: str, do: Callable[[], None]) -> tuple[Row, Callable[[], None]]:
        title = self.words(name)

        def line(width: int) -> Content:
            name_width = NAME_WIDTH if width >= WIDE else max(len(title), NAME_WIDTH - 3)
            left = Content(title).truncate(max(name_width, len(title)), ellipsis=True)
            left = left.pad_right(max(0, name_width + 2 - left.cell_length))
            room = width - left.cell_length - len(key) - 2
            middle = Content.styled(detail, MUTED).truncate(max(0, room), ellipsis=True)
            gap = max(1, width - left.cell_length - middle.cell_length - len(key))
            return left + middle + Content(" " * gap) + Content.styled(key, "$text-accent")

        return Row(line), do

    def _go_on(self, row: RunRow) -> tuple[Row, Callable[[], None]]:
        quiz, words = self.quiz, self.words
        since = when(words, moment(row.started), quiz.now())
        if row.ended(quiz.now()) is not None:
            detail = words("home.exam_over", when=since)
        else:
            detail = self._open_run(row, since)
        return self._entry("home.go_on", detail, "", lambda: quiz.show_row(row))

    def _open_run(self, row: RunRow, since: str) -> str:
        """Which question a run goes on with."""
        quiz = self.quiz
        if quiz.store is None:
            return ""
        try:
            kept = quiz.store.kept(row)
        except RecordError:
            return since  # damaged just there: said to whoever goes on with it
        run = Run(row.mode, kept.slots, kept.answers, kept.skips)
        run.go_to_open()
        name = "home.open_exam" if row.mode == "exam" else "home.open_practice"
        return self.words(name, n=run.position + 1, total=len(run.slots), when=since)

    def _to_practise(self, unseen: int, wrong: int) -> str:
        words = self.words
        parts = [words.count("home.unseen", unseen)] if unseen else []
        parts += [words.count("home.wrong", wrong)] if wrong else []
        return ", ".join(parts) or words("home.all_known")

    def _exam_terms(self) -> str:
        words, bank = self.words, self.quiz.bank
        questions = min(bank.exam.questions, len(bank.ready))
        parts = [words.count("questions", questions)]
        if bank.exam.time_limit is not None:
            parts.append(span(words, bank.exam.time_limit))
        return ", ".join([*parts, words("home.pass", percent=percent(bank.exam.pass_mark))])

    def _known(self, histories: dict[str, History]) -> str:
        known = mastery(self.quiz.bank.ready, histories)
        return self.words("home.known", percent=percent(known)) if histories and known is not None else ""

    def _reading(self) -> str:
        words, source = self.words, self.quiz.bank.source
        if source is None:
            return ""
        minutes = words.count("minutes", source.minutes)
        return f"{words.count('home.sections', source.sections)}, {words('home.to_read', time=minutes)}"

    def _topic(self, number: int, known: TopicKnowledge) -> tuple[Row, Callable[[], None]]:
        words = self.words

        def line(width: int) -> Content:
            share = known.mastery or 0.0
            figure = words("percent", percent=percent(share)) if known.seen else "–"
            new = words.count("home.new", known.unseen) if known.unseen else ""
            parts = [Content.styled(f"{figure:>6}", "" if known.seen else MUTED)]
            if width >= WIDE:
                parts = [bar(share, BAR_WIDTH), *parts, Content.styled(f"{new:>9}", MUTED)]
            right = Content(" ").join(parts)
            title = Content(known.title).truncate(max(4, width - right.cell_length - 2), ellipsis=True)
            return title.pad_right(max(1, width - title.cell_length - right.cell_length)) + right

        label = str(number + 1) if number < 9 else ""
        return Row(line, label=label), lambda: self.action_topic(number)

    # ── what the keys do ──

    def action_enter(self) -> None:
        """Do what the cursor is on."""
        self._choose(self.query_one("#menu", Rows).cursor)

    def on_rows_chosen(self, message: Rows.Chosen) -> None:
        """Do what was clicked."""
        self._choose(message.index)

    def _choose(self, index: int) -> None:
        do = self._do[index] if 0 <= index < len(self._do) else None
        if do is not None:
            do()

    def action_practise(self) -> None:
        """Practise all topics."""
        self.quiz.show_run("practice", Request(), new=True)

    def action_topic(self, number: int) -> None:
        """Practise one topic."""
        topics = self.quiz.bank.topics
        if number < len(topics):
            self.quiz.show_run("practice", Request(topics=(topics[number].id,)), new=True)

    def action_exam(self) -> None:
        """Take an exam, or go on with the open one."""
        self.quiz.show_run("exam", Request())

    def action_progress(self) -> None:
        """Show what one knows."""
        from phonequiz.app.screens.progress import ProgressPage

        self.app.push_screen(ProgressPage())

    def action_article(self) -> None:
        """Read the article."""
        from phonequiz.app.screens.article import ArticlePage

        bank = self.quiz.bank
        if bank.source is not None:
            self.app.push_screen(ArticlePage(bank.title, bank.source, None))

    def action_choose_bank(self) -> None:
        """Choose another bank, where there are several."""
        if not self._several:
            return
        from phonequiz.app.screens.chooser import ChooserPage

        self.app.push_screen(ChooserPage())

    def action_back(self) -> None:
        """There is no step back from home."""
