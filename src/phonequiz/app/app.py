"""The app: what is open, which page is shown, how it ends. The rules of a run are the core's."""

from __future__ import annotations

import asyncio
import errno
import gc
import signal
import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import ClassVar, NamedTuple

from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.events import Event, InputEvent
from textual.screen import Screen

from phonequiz.app.screens.page import Page
from phonequiz.bank.model import Bank
from phonequiz.problems import PhonequizError
from phonequiz.quiz.run import Mode
from phonequiz.record.errors import RecordError
from phonequiz.record.kept import Clock, KeptRun
from phonequiz.record.opening import open_run
from phonequiz.record.rows import Request, RunRow
from phonequiz.record.store import Store
from phonequiz.sentences import is_large, read_bank, saved_line, topic_ids
from phonequiz.settings import remember
from phonequiz.setup import Setup
from phonequiz.wording import Words

SETTLED_SECONDS = 0.1  # after a key; what it changed stands on the screen
COLLECT_SECONDS = 30.0  # where no key is pressed


class Order(NamedTuple):
    """What the command line asked the app to begin with."""

    mode: Mode
    request: Request
    new: bool = False
    no_record: bool = False


class PhonequizApp(App[None]):
    """Shows pages over one bank and one record."""

    CSS_PATH = "phonequiz.tcss"
    TITLE = "phonequiz"
    ENABLE_COMMAND_PALETTE = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+c", "leave", show=False, priority=True),
        Binding("q", "leave", show=False),
    ]

    def __init__(
        self,
        setup: Setup,
        bank_path: Path | None = None,
        order: Order | None = None,
        clock: Clock = lambda: datetime.now(UTC),
    ) -> None:
        super().__init__()
        self.setup = setup
        self.now = clock
        self.words: Words = setup.words
        self.bank_path = bank_path
        self.order = order
        self.store: Store | None = None
        self.record_error: RecordError | None = None
        self._bank: Bank | None = None
        self.kept: KeptRun | None = None
        self.said = ""
        self._collecting = self._collection_due = False
        if setup.settings.theme in self.available_themes:
            self.theme = setup.settings.theme

    # ── what is open ──

    @property
    def bank(self) -> Bank:
        """The bank in use, read when it is first needed. Raises ``PhonequizError`` where it cannot be used."""
        if self._bank is None:
            self.bank_path = self.setup.bank_path(self.bank_path, self.store)
            self._bank = read_bank(self.bank_path)
        return self._bank

    def use_bank(self, path: Path) -> None:
        """Take another bank."""
        self._bank, self.bank_path = None, path

    def open_store(self) -> None:
        """Open the record; where that cannot be done, ``record_error`` says why."""
        if self.store is None and not (self.order and self.order.no_record):
            try:
                self.store = Store.open(self.setup.data_dir)
                self.record_error = None
            except RecordError as error:
                self.record_error = error

    # ── pages ──

    def get_default_screen(self) -> Screen[None]:
        """The first page: what was asked for on the command line, else home."""
        return self.first_page()

    def first_page(self) -> Page:
        """The page to begin with, or one that says why it cannot be shown."""
        if self.record_error is not None:
            from phonequiz.app.screens.problem import UnkeptPage

            return UnkeptPage(self.record_error)
        try:
            if self._bank is None and self._is_large():
                from phonequiz.app.screens.loading import LoadingPage

                return LoadingPage()
            if self.order is None:
                return self._home_page()
            if self.kept is None:
                self.prepare()
        except PhonequizError as error:
            from phonequiz.app.screens.problem import ProblemPage

            return ProblemPage(error)
        assert self.kept is not None
        return self.page_of(self.kept, over=self.kept.run.finished)

    def prepare(self) -> None:
        """Open the run that the command line asked for, unless the bank is so large that a page must say so first.

        Raises ``PhonequizError`` where it cannot be had.
        """
        if self.order is None or (self._bank is None and self._is_large()):
            return
        topics = topic_ids(self.bank, self.order.request.topics)
        request = self.order.request._replace(topics=topics)
        _, self.kept = open_run(
            self.bank,
            self.order.mode,
            request,
            self.store,
            self.now,
            new=self.order.new,
            learner=self.setup.settings.learner,
        )

    def _is_large(self) -> bool:
        self.bank_path = self.setup.bank_path(self.bank_path, self.store)
        return is_large(self.bank_path)

    def start_over(self) -> None:
        """Close all pages and begin with the first again."""
        if self.kept is not None:
            self.kept.release()
            self.kept = None
        while len(self.screen_stack) > 1:
            self.pop_screen()
        self.push_screen(self.first_page())

    def keep_nothing(self) -> None:
        """Go on without a record, as the learner has decided, and show what was asked for."""
        self.record_error = None
        self.show(self.first_page())

    def _home_page(self) -> Page:
        from phonequiz.app.screens.home import HomePage

        return HomePage()

    def page_of(self, kept: KeptRun, *, over: bool = False) -> Page:
        """The page of a run that is ours."""
        self.kept = kept
        if over or kept.run.finished:
            from phonequiz.app.screens.result import ResultPage

            return ResultPage(kept, over=over)
        if kept.mode == "exam":
            from phonequiz.app.screens.exam import ExamPage

            return ExamPage(kept)
        from phonequiz.app.screens.practice import PracticePage

        return PracticePage(kept)

    def show_run(self, mode: Mode, request: Request, *, new: bool = False) -> None:
        """Go to a run, or say why there is none."""
        try:
            found, kept = open_run(
                self.bank, mode, request, self.store, self.now, new=new, learner=self.setup.settings.learner
            )
        except PhonequizError as error:
            self.show_problem(error)
        else:
            self.show(self.page_of(kept, over=found == "over"))

    def show_row(self, row: RunRow) -> None:
        """Go on with an unfinished run of the record."""
        from phonequiz.record.opening import go_on

        try:
            kept = go_on(self.bank, row, self.store, self.now) if self.store is not None else None
            if kept is None:
                self.notify(self.words("run.elsewhere"))
            else:
                self.show(self.page_of(kept, over=kept.run.finished))
        except PhonequizError as error:
            self.show_problem(error)

    def show(self, page: Page) -> None:
        """Show a page in the place of the present one, above home where that is open."""
        from phonequiz.app.screens.home import HomePage

        # Textual cannot switch the first screen of the stack: it stays below, out of sight.
        if len(self.screen_stack) == 1 or isinstance(self.screen, HomePage):
            self.push_screen(page)
        else:
            self.switch_screen(page)

    def show_problem(self, error: PhonequizError) -> None:
        """Say what is wrong, above the present page."""
        from phonequiz.app.screens.problem import ProblemPage

        self.push_screen(ProblemPage(error))

    def go_home(self) -> None:
        """Show home; a run that is open stays kept."""
        from phonequiz.app.screens.home import HomePage

        if self.record_error is not None:
            return  # nobody goes on unkept without having said so
        if self.kept is not None:
            self.kept.release()
        left, self.kept = self.kept, None
        if left is not None and not left.run.finished:
            self.said = saved_line(left, self.words)
        while len(self.screen_stack) > 1 and not isinstance(self.screen, HomePage):
            self.pop_screen()
        if not isinstance(self.screen, HomePage):
            self.push_screen(HomePage())

    @property
    def has_home(self) -> bool:
        """Whether home lies below the present page."""
        from phonequiz.app.screens.home import HomePage

        return any(isinstance(screen, HomePage) for screen in self.screen_stack)

    # ── how it ends ──

    def on_load(self) -> None:
        """End as if the learner had left when the system asks for it; before the terminal is changed."""
        if not hasattr(signal, "SIGHUP"):
            return
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
            loop.add_signal_handler(number, self._end, number)
        self.set_interval(1.0, self._watch_terminal)

    def _watch_terminal(self) -> None:
        """End as at a hang-up where the terminal is gone and nobody said so: it is not the one that controls us."""
        import termios

        try:
            termios.tcgetattr(sys.__stdin__)  # type: ignore[arg-type]
        except termios.error as error:
            if error.args[0] == errno.EIO:
                self._end(signal.SIGHUP)
        except ValueError:
            pass  # standard input is closed or no file, as in tests

    def _end(self, number: int) -> None:
        self.exit(return_code=128 + number)

    def _fatal_error(self) -> None:
        """Close without Textual's traceback: ``launch`` raises the error, and the command line says it in one line."""
        self._close_messages_no_wait()

    @property
    def fault(self) -> Exception | None:
        """The error that ended the app, where one did."""
        return self._exception

    def action_leave(self) -> None:
        """Leave the program; all that was answered is kept."""
        self.exit()

    def on_ready(self) -> None:
        """The first page stands: what the first answer needs is fetched, and garbage is collected between answers.

        Where the command line has switched collecting off, none begins of itself between a key and its feedback,
        and what was imported is never looked through.
        """
        if not gc.isenabled():
            gc.freeze()
            self._collecting = True
            self.set_interval(COLLECT_SECONDS, self._collect)
        self.run_worker(lambda: import_module("filelock"), thread=True)

    async def on_event(self, event: Event) -> None:
        """Collect, soon after each key, the little garbage that it made; left to grow it would take many frames."""
        await super().on_event(event)
        if self._collecting and not self._collection_due and isinstance(event, InputEvent):
            self._collection_due = True
            self.set_timer(SETTLED_SECONDS, self._collect)

    def _collect(self) -> None:
        gc.collect()
        self._collection_due = False

    # ── palette and theme ──

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """The entries of the command palette."""
        words = self.words
        yield SystemCommand(words("palette.home"), words("palette.home.help"), self.go_home)
        yield SystemCommand(words("palette.theme"), words("palette.theme.help"), self.search_themes)
        if isinstance(screen, Page):
            yield SystemCommand(words("palette.keys"), words("palette.keys.help"), screen.action_keys)
        yield SystemCommand(words("palette.leave"), words("palette.leave.help"), self.action_leave)

    def action_command_palette(self) -> None:
        """Open the command palette."""
        from phonequiz.app.palette import Palette

        if not isinstance(self.screen, Palette) and not (isinstance(self.screen, Page) and self.screen.tiny):
            self.push_screen(Palette(placeholder=self.words("palette.search"), id="--command-palette"))

    def search_themes(self) -> None:
        """Choose a theme, which is remembered."""
        from phonequiz.app.palette import Palette, Themes

        self.push_screen(Palette([Themes], placeholder=self.words("palette.search_theme")))

    def choose_theme(self, name: str) -> None:
        """Take a theme and remember it."""
        self.theme = name
        try:
            remember(self.setup.data_dir, "theme", name)
        except PhonequizError as error:
            self.notify(str(error), severity="warning", markup=False)
