"""An exam on the screen: answers that may be changed until it is handed in, and the time that is left."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
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
        self._then: list[int] = []
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
            Hint("␣", words("key.toggle"), "pick", foot=False),
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

    def _tick(self) -> None:
        if self.kept.run.finished:
            return
        if self.kept.remaining() == 0 and not self._saving:
            self._hand_in(over=True)
        else:
            self.show_head()

    # ── answering ──

    def action_choose(self, index: int) -> None:
        """Choose an option."""
        options = self.kept.options()
        if self._saving or index >= len(options):
            return
        if self.kept.item().type == "multiple":
            self.picked ^= {options[index].id}
            self.mark_options()
        else:
            self.option_rows.cursor = index
            self._answer((options[index].id,))

    def action_pick(self) -> None:
        """Choose the option under the cursor."""
        if self.option_rows.cursor >= 0:
            self.action_choose(self.option_rows.cursor)

    def _unconfirmed(self) -> tuple[str, ...] | None:
        """What is picked on the screen and not kept yet."""
        given = self.kept.run.answers.get(self.kept.run.position)
        picked = tuple(option.id for option in self.kept.options() if option.id in self.picked)
        return picked if picked and (given is None or set(given.response) != self.picked) else None

    def action_enter(self) -> None:
        """Choose what the cursor is on where nothing is chosen yet, and go on."""
        cursor = self.option_rows.cursor
        if not self._saving and not self.picked and cursor >= 0 and self.kept.item().type != "multiple":
            self.action_choose(cursor)
            return
        self.action_go(1)

    def action_go(self, by: int) -> None:
        """Go to another question; after the last, hand in."""
        if self._saving:
            self._then.append(by)
            return
        response = self._unconfirmed()
        if response is not None:
            self._then.append(by)
            self._answer(response)
            return
        position = self.kept.run.position + by
        if position >= len(self.kept.run.slots):
            self.action_hand_in()
        elif position >= 0:
            self.kept.run.go(position)
            self.show_question()

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
            from phonequiz.app.screens.problem import UnsavedPage

            if await self.app.push_screen_wait(UnsavedPage(error)):
                self.kept.keep_nothing()
            self._answer(response)
            return
        self._saving = False
        self.picked = set(response)
        self.mark_options()
        self.show_head()
        waiting, self._then = self._then, []
        for by in waiting:
            self.action_go(by)

    # ── handing in ──

    def action_hand_in(self) -> None:
        """Ask whether to hand in."""
        if self._saving:
            return
        response = self._unconfirmed()
        if response is not None:
            self._then.append(0)
            self._answer(response)
        from phonequiz.app.screens.hand_in import HandInPage

        self.app.push_screen(HandInPage(len(self.kept.run.unanswered())), self._decide)

    def _decide(self, hand_in: bool | None) -> None:
        if hand_in:
            self._hand_in(over=False)
        elif hand_in is False and self.kept.run.unanswered():
            self.kept.run.go(self.kept.run.unanswered()[0])
            self.show_question()

    def _hand_in(self, *, over: bool) -> None:
        if self.kept.run.finished:
            return
        try:
            self.kept.hand_in()
        except RecordError as error:
            self.kept.run.finished = False
            self.quiz.show_problem(error)
            return
        self._show_result(over=over)

    def _show_result(self, *, over: bool) -> None:
        from phonequiz.app.screens.result import ResultPage

        while self.app.screen is not self and len(self.app.screen_stack) > 1:
            self.app.pop_screen()
        self.quiz.show(ResultPage(self.kept, over=over))
