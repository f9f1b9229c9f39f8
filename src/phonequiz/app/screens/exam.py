"""An exam on the screen: answers that may be changed until it is handed in, and the time that is left."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from functools import partial
from typing import ClassVar

from textual.binding import Binding, BindingType

from phonequiz.app.screens.question import QuestionPage
from phonequiz.app.widgets.edges import Hint
from phonequiz.record.errors import RecordError
from phonequiz.record.kept import KeptRun, TimeIsUp
from phonequiz.sentences import exam_terms, handed_in_lines, resumed_lines
from phonequiz.wording import clock


class ExamPage(QuestionPage):
    """A letter chooses and is kept at once, Enter goes on; nothing is said until the exam is handed in."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("less_than_sign,left", "go(-1)", show=False),
        Binding("greater_than_sign,right,s,S", "go(1)", show=False),
        Binding("space", "pick", show=False),
        Binding("x,X", "hand_in", show=False),
    ]

    def __init__(self, kept: KeptRun) -> None:
        super().__init__(kept)
        self._saving = False
        self._ending = False
        self._then: list[Callable[[], None]] = []
        self._said_terms = False

    def on_mount(self) -> None:
        """Show the question and let the time run."""
        super().on_mount()
        if self.kept.remaining() is not None:
            self.set_interval(1.0, self._tick)

    def lines_above(self) -> list[str]:
        """The terms at the beginning, or since when the exam is under way."""
        if self._said_terms:
            return []
        self._said_terms = True
        resumed, self.kept.resumed = self.kept.resumed, None
        if resumed is not None:
            return resumed_lines(self.kept, resumed, self.words)
        terms = exam_terms(self.kept.bank, len(self.kept.run.slots), self.words)
        return [*handed_in_lines(self.kept, self.words), terms]

    def hints(self) -> Sequence[Hint]:
        """The keys of an exam."""
        words = self.words
        letters = f"a–{chr(ord('a') + len(self.kept.options()) - 1)}"
        several = self.kept.item().type == "multiple"
        return [
            Hint("⏎", words("key.next"), "enter"),
            Hint("x", words("key.hand_in"), "hand_in"),
            Hint(letters, words("key.pick" if several else "key.choose")),
            Hint("< >", words("key.back_and_on"), "go(-1)"),
            Hint("u", words("key.flag"), "flag", foot=False),
            Hint("↑↓", words("key.move"), foot=False),
            Hint("␣", words("key.pick"), "pick", foot=False),
            Hint("esc", words("key.home"), "back", foot=False),
        ]

    # ── time ──

    def show_head(self) -> None:
        """Show topic, place and the time that is left."""
        kept = self.kept
        left = kept.remaining()
        right = f"{kept.run.position + 1}/{len(kept.run.slots)}"
        if left is not None:
            right = f"{clock(left)}   {right}"
        self.head.show(kept.bank.topic(kept.item().topic).title, right, self.progress())

    @property
    def _ours(self) -> bool:
        """Whether this page still has the exam: once left it is gone on with by another page, or another window."""
        return self.quiz.kept is self.kept and not self.kept.run.finished

    def _tick(self) -> None:
        if not self._ours or self._saving or self._ending:
            return
        if self.kept.remaining() == 0:
            self._end(over=True)
        else:
            self.show_head()

    # ── answering ──

    def action_choose(self, index: int) -> None:
        """Choose an option, or leave it where several are chosen; it is kept at once."""
        if self._saving:
            self._then.append(partial(self.action_choose, index))
            return
        options = self.kept.options()
        if index >= len(options) or not self._ours:
            return
        picked = {options[index].id}
        if self.kept.item().type == "multiple":
            picked ^= self.picked
        else:
            self.option_rows.point(index)
        self._answer(tuple(option.id for option in options if option.id in picked))

    def action_pick(self) -> None:
        """Choose the option under the cursor."""
        if self.option_rows.cursor >= 0:
            self.action_choose(self.option_rows.cursor)

    def action_enter(self) -> None:
        """Choose what the cursor is on; where it is chosen already, go on."""
        cursor, options = self.option_rows.cursor, self.kept.options()
        single = self.kept.item().type != "multiple"
        if single and not self._saving and 0 <= cursor < len(options) and options[cursor].id not in self.picked:
            self.action_choose(cursor)
        else:
            self.action_go(1)

    def action_go(self, by: int) -> None:
        """Go to another question; after the last, hand in."""
        if self._saving:
            self._then.append(partial(self.action_go, by))
            return
        position = self.kept.run.position + by
        if position >= len(self.kept.run.slots):
            self.action_hand_in()
        elif position >= 0:
            self.kept.run.go(position)
            self.show_question()

    def action_flag(self) -> None:
        """Say that the question is unclear, once what was typed before is done."""
        if self._saving:
            self._then.append(self.action_flag)
        else:
            super().action_flag()

    def action_back(self) -> None:
        """Leave the exam, once the last answer is kept."""
        if self._saving:
            self._then.append(self.action_back)
        else:
            super().action_back()

    def _answer(self, response: tuple[str, ...]) -> None:
        self._saving = True
        self.run_worker(self._keep(response, self.seconds()))

    async def _keep(self, response: tuple[str, ...], seconds: float) -> None:
        try:
            await asyncio.to_thread(self.kept.answer, response, seconds)
        except TimeIsUp:
            self._show_result(over=True)
            return
        except RecordError as error:
            await self._ask_whether_to_keep(error)
            self._answer(response)
            return
        self._saving = False
        self.picked = set(response)
        self.mark_options()
        self.show_head()
        while self._then and not self._saving:
            self._then.pop(0)()

    async def _ask_whether_to_keep(self, error: RecordError) -> None:
        from phonequiz.app.screens.problem import UnsavedPage

        if await self.app.push_screen_wait(UnsavedPage(error)):
            self.kept.keep_nothing()

    # ── handing in ──

    def action_hand_in(self) -> None:
        """Ask whether to hand in."""
        if self._saving:
            self._then.append(self.action_hand_in)
            return
        from phonequiz.app.screens.hand_in import HandInPage

        self.app.push_screen(HandInPage(len(self.kept.run.unanswered())), self._decide)

    def _decide(self, hand_in: bool | None) -> None:
        if not self._ours or self._ending:
            return
        if hand_in:
            self._end(over=False)
        elif hand_in is False and self.kept.run.unanswered():
            self.kept.run.go(self.kept.run.unanswered()[0])
            self.show_question()

    def _end(self, *, over: bool) -> None:
        self._ending = True
        self.run_worker(self._hand_in(over=over))

    async def _hand_in(self, *, over: bool) -> None:
        """Hand in, off the screen's thread; where that cannot be kept, ask once and try again."""
        while not self.kept.run.finished:
            try:
                await asyncio.to_thread(self.kept.hand_in)
            except RecordError as error:
                await self._ask_whether_to_keep(error)
        self._show_result(over=over)

    def _show_result(self, *, over: bool) -> None:
        from phonequiz.app.screens.result import ResultPage

        while self.app.screen is not self and len(self.app.screen_stack) > 1:
            self.app.pop_screen()
        self.quiz.show(ResultPage(self.kept, over=over))
