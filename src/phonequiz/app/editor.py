"""The app on a bank that is edited: what is open, and how it ends without losing anything."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import ClassVar, cast

from textual.app import SystemCommand
from textual.notifications import SeverityLevel
from textual.screen import Screen

from phonequiz.analysis.facility import facilities
from phonequiz.app.app import PhonequizApp
from phonequiz.app.screens.page import Page
from phonequiz.app.widgets.edges import Hint
from phonequiz.bank.model import Bank
from phonequiz.editing.copying import is_shipped
from phonequiz.editing.findings import Findings
from phonequiz.editing.journal import Unsaved
from phonequiz.editing.session import ChangedMeanwhile, Session, errors_in
from phonequiz.editing.steps import approved, begun
from phonequiz.problems import PhonequizError, safe
from phonequiz.record.errors import RecordError
from phonequiz.sentences import is_large
from phonequiz.setup import Setup

_GRAVE: tuple[SeverityLevel, ...] = ("information", "warning", "error")


class EditApp(PhonequizApp):
    """Shows the questions of one bank, to be changed."""

    def __init__(self, setup: Setup, bank_path: Path | None = None, *, adding: bool = False) -> None:
        super().__init__(setup, bank_path)
        self._session: Session | None = None
        self._adding = adding
        self._left: list[tuple[Path, Unsaved]] | None = None
        self._findings: Findings | None = None
        self.facilities: dict[str, float] = {}
        self._warned = False
        self.parting = ""
        self.trouble: PhonequizError | None = None

    # ── what is open ──

    @property
    def session(self) -> Session:
        """The bank that is edited, read when it is first needed. Raises ``PhonequizError`` where it cannot be."""
        if self._session is None:
            assert self.bank_path is not None
            try:
                self._session = Session(self.bank_path, self.setup.data_dir)
            except PhonequizError as error:
                self.trouble = error
                raise
            self.trouble = None
            self._read_record()
        return self._session

    @property
    def bank(self) -> Bank:
        """The bank as learners see it, without its questions."""
        return self.session.as_bank()

    def use_bank(self, path: Path) -> None:
        """Take another bank; what is unsaved of this one is kept for its next session."""
        self.end_session()
        self._session = self._findings = self._left = None
        super().use_bank(path)

    def _read_record(self) -> None:
        """How easy the questions were so far, where anything is known of it."""
        with suppress(RecordError):
            store = self.setup.store_to_read()
            if store is not None:
                self.facilities = facilities(store, str(self.session.bank.get("id", "")))
                store.close()

    def first_page(self) -> Page:
        """The list, or what has to be said or asked before."""
        try:
            if self.bank_path is None:
                store = self.setup.store_to_read()
                self.bank_path = self.setup.bank_path(None, store)
                if store is not None:
                    store.close()
            if is_shipped(self.bank_path):
                from phonequiz.app.screens.edit_copy import CopyPage

                return CopyPage(self.bank_path)
            if self._session is None and is_large(self.bank_path):
                from phonequiz.app.screens.loading import LoadingPage

                return LoadingPage()
            if self._left is None:
                self._left = self.session.left()
        except PhonequizError as error:
            from phonequiz.app.screens.problem import ProblemPage

            return ProblemPage(error)
        if self._left:
            from phonequiz.app.screens.edit_asking import RecoverPage

            return RecoverPage(self._left)
        from phonequiz.app.screens.edit_list import QuestionsPage

        return QuestionsPage()

    def edit_copy(self, path: Path) -> None:
        """Go on with the copy of a bank."""
        self.bank_path = path
        self.show(self.first_page())

    def go_home(self) -> None:
        """The editor's home is its list."""
        while len(self.screen_stack) > 1 and not self._is_list(self.screen):
            self.pop_screen()

    @property
    def has_home(self) -> bool:
        """Whether the list lies below the present page."""
        return any(map(self._is_list, self.screen_stack))

    @staticmethod
    def _is_list(screen: Screen[object]) -> bool:
        from phonequiz.app.screens.edit_list import QuestionsPage

        return isinstance(screen, QuestionsPage)

    def begin_adding(self) -> bool:
        """Whether a new question was asked for on the command line; true once."""
        adding, self._adding = self._adding, False
        return adding

    def new_row(self, akin: int | None, quote: str = "") -> dict[str, object]:
        """A new question in the topic of the one of this number, of the last one without a number."""
        session = self.session
        if akin is None:
            akin = len(session) - 1
        topic = session.row(akin).get("topic") if akin >= 0 else None
        if not isinstance(topic, str) or topic not in session.topics:
            topic = next(iter(session.topics), "")
        return begun(topic, quote, session.ids())

    def warn(self) -> None:
        """Say once where steps are not written down, for then a kill loses what is not saved."""
        session = self.session
        if session.unkept is not None and not self._warned:
            self._warned = True
            why = session.unkept.strerror or str(session.unkept)
            self.tell(self.words("edit.unkept", why=why), severity="warning", timeout=10)

    def approve(self, number: int) -> None:
        """Let a question be asked of learners, and say so where something is still wrong with it."""
        session = self.session
        session.change(number, approved(session.row(number)))
        if any(finding.severity == "error" for finding in self.findings.of(session.pieces[number])):
            self.tell(self.words("edit.approved_with_error"), severity="warning")

    # ── findings ──

    @property
    def findings(self) -> Findings:
        """Says what is wrong with a question."""
        if self._findings is None:
            self._findings = Findings(self.session)
        return self._findings

    # ── saving and leaving ──

    def save(self) -> bool:
        """Save, and say so; where the file has changed meanwhile ask what to do. Gives whether it is saved."""
        session = self.session
        try:
            session.save()
        except ChangedMeanwhile as changed:
            from phonequiz.app.screens.edit_conflict import ConflictPage

            self.push_screen(ConflictPage(changed.theirs))
            return False
        except PhonequizError as error:
            self.show_problem(error)
            return False
        self.parting = ""
        errors = errors_in(session.path)
        if errors:
            self.parting = self.words.count("edit.saved_with_errors", errors, file=session.path.name)
            self.tell(self.parting, severity="warning", timeout=10)
        else:
            self.tell(self.words("edit.saved", file=session.path.name), timeout=3)
        return True

    def tell(self, text: str, *, severity: SeverityLevel = "information", timeout: float | None = None) -> None:
        """Say something in a notice, which takes the place of those that are no graver."""
        for notice in list(self._notifications):
            if _GRAVE.index(notice.severity) <= _GRAVE.index(severity):
                self._unnotify(notice, refresh=False)
        self.notify(text, severity=severity, markup=False, timeout=timeout)

    def action_leave(self) -> None:
        """Leave; with something unsaved ask first."""
        from phonequiz.app.screens.edit_asking import LeavePage

        if self._session is None or not self._session.unsaved or isinstance(self.screen, LeavePage):
            self.exit()
        else:
            self.push_screen(LeavePage())

    def end_session(self) -> bool:
        """End the session; gives whether something unsaved is kept for the next."""
        if self._session is None:
            return False
        unsaved = self._session.unsaved
        self._session.close()
        return unsaved and self._session.unkept is None

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """The entries of the command palette."""
        words = self.words
        yield SystemCommand(words("edit.save"), words("edit.save.help"), self.save)
        yield SystemCommand(words("palette.theme"), words("palette.theme.help"), self.search_themes)
        if isinstance(screen, Page):
            yield SystemCommand(words("palette.keys"), words("palette.keys.help"), screen.action_keys)
        yield SystemCommand(words("palette.leave"), words("edit.leave.help"), self.action_leave)


class EditPage(Page):
    """A page of the editor."""

    WRITES: ClassVar[bool] = False  # letters are written here, so none is a key

    def all_hints(self) -> list[Hint]:
        """The keys; where letters are written F1 shows them, and ``q`` does not leave."""
        hints = super().all_hints()
        if not self.WRITES:
            return hints
        return [*(hint for hint in hints[:-1] if hint.key != "q"), hints[-1]._replace(key="F1")]

    @property
    def desk(self) -> EditApp:
        """The app that edits."""
        return cast(EditApp, self.app)

    @property
    def session(self) -> Session:
        """The bank that is edited."""
        return self.desk.session


def launch_editor(setup: Setup, bank_path: Path | None, *, adding: bool) -> int:
    """Run the editor; gives the exit status.

    Raises ``PhonequizError`` where the bank cannot be edited, and whatever a fault of the app raised.
    """
    app = EditApp(setup, bank_path, adding=adding)
    if bank_path is not None and not is_shipped(bank_path) and not is_large(bank_path):
        assert app.session
    app.run()
    kept = app.end_session()
    if app.fault is not None:
        raise app.fault
    with suppress(OSError):  # a terminal that was closed
        if app.parting:
            print(safe(app.parting))
        if kept:
            print(setup.words("edit.kept"))
    if app.trouble is not None and not app.return_code:
        raise app.trouble
    return app.return_code or 0
