"""A practice on the screen: an answer, its feedback, the next question."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType

from phonequiz.app.screens.question import QuestionPage
from phonequiz.app.widgets.edges import Hint
from phonequiz.bank.model import Option
from phonequiz.record.errors import RecordError
from phonequiz.record.kept import KeptRun
from phonequiz.sentences import resumed_lines

BREATH = 0.01  # seconds


class PracticePage(QuestionPage):
    """Two keys carry the whole run: a letter answers, Enter goes on."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("s,S", "skip", show=False),
        Binding("space", "pick", show=False),
        Binding("right,greater_than_sign", "next", show=False),
    ]

    def __init__(self, kept: KeptRun) -> None:
        super().__init__(kept)
        self._saving = False
        self._hurried = False
        self._leaving = False
        self._unforeseen: Iterator[Option] = iter(())

    def _begin(self) -> None:
        super()._begin()
        if self.kept.item().type != "multiple":
            self._unforeseen = iter(self.kept.options())
            self.set_timer(BREATH, self._foresee)

    def _foresee(self) -> None:
        """While the learner reads, one option after the other; a key never waits for more than one."""
        option = next(self._unforeseen, None)
        if option is not None and not self.told and not self._saving:
            self.foresee((option.id,))
            self.set_timer(BREATH, self._foresee)

    def lines_above(self) -> list[str]:
        """Since when the run is under way, above the question it goes on with."""
        resumed, self.kept.resumed = self.kept.resumed, None
        if resumed is not None:
            return resumed_lines(self.kept, resumed, self.words)
        return [self.words("run.skipped_before")] if self.kept.run.skips.get(self.kept.run.position) else []

    def hints(self) -> Sequence[Hint]:
        """Other keys before the answer than after it."""
        words = self.words
        flag = Hint("u", words("key.flag"), "flag")
        leave = Hint("esc", words("key.home"), "back", foot=False)
        if self.told:
            last = not self._any_left()
            hints = [Hint("⏎", words("key.result" if last else "key.next"), "enter")]
            if self.kept.item().quote and self.kept.bank.source is not None:
                hints += [
                    Hint("o", words("key.article"), "article"),
                    Hint("y", words("key.copy"), "copy_quote", foot=False),
                ]
            return [*hints, flag, Hint("↑↓", words("key.scroll"), foot=False), leave]
        letters = f"a–{chr(ord('a') + len(self.kept.options()) - 1)}"
        several = self.kept.item().type == "multiple"
        hints = [Hint(letters, words("key.pick" if several else "key.answer"))]
        if several:
            picked = words("key.confirm", n=len(self.picked), of=len(self.kept.item().keys))
            hints.append(Hint("⏎", picked, "enter"))
        return [
            *hints,
            Hint("s", words("key.skip"), "skip"),
            flag,
            Hint("↑↓ ⏎", words("key.move"), foot=False),
            Hint("␣", words("key.pick"), "pick", foot=False),
            leave,
        ]

    def _any_left(self) -> bool:
        run = self.kept.run
        return any(run.skips.get(position, 0) < 2 for position in run.unanswered())

    def action_choose(self, index: int) -> None:
        """A letter answers; where several are to be chosen, it picks."""
        options = self.kept.options()
        if self.told or self._saving or index >= len(options):
            return
        if self.kept.item().type == "multiple":
            self.picked ^= {options[index].id}
            self.mark_options()
            self.refresh_hints()
        else:
            self._answer((options[index].id,))

    def action_pick(self) -> None:
        """Pick or leave the option under the cursor; after feedback go on."""
        if self.told:
            self.action_next()
        elif self.option_rows.cursor >= 0 and self.kept.item().type == "multiple":
            self.action_choose(self.option_rows.cursor)

    def action_enter(self) -> None:
        """Confirm what is picked, choose what the cursor is on, or go on after feedback."""
        if self._saving:
            self._hurried = True
        elif self.told:
            self._next()
        elif self.kept.item().type == "multiple":
            if self.picked:
                self._answer(tuple(o.id for o in self.kept.options() if o.id in self.picked))
        elif self.option_rows.cursor >= 0:
            self.action_choose(self.option_rows.cursor)

    def _answer(self, response: tuple[str, ...]) -> None:
        self._saving = True
        self.run_worker(self._keep(response, self.seconds()))

    async def _keep(self, response: tuple[str, ...], seconds: float) -> None:
        """Keep an answer, off the screen's thread; only then say what is to be said of it."""
        try:
            given = await asyncio.to_thread(self.kept.answer, response, seconds)
        except RecordError as error:
            self._saving = self._hurried = False
            from phonequiz.app.screens.problem import UnsavedPage

            if await self.app.push_screen_wait(UnsavedPage(error)):
                self.kept.keep_nothing()
            self._answer(response)
            return
        self._saving = False
        self.picked = set(response)
        self.tell(given)
        hurried, self._hurried = self._hurried, False
        if self._leaving:
            self.action_back()
        elif hurried and given.right:
            # Typed ahead. After a wrong answer Enter may have been one too many, and why it is wrong would go unread.
            self._next()

    def action_next(self) -> None:
        """Go on, once there is feedback."""
        if self.told and not self._saving:
            self._next()

    def _next(self) -> None:
        self._step(self.kept.next)

    def action_skip(self) -> None:
        """Leave the question for now."""
        if not self.told and not self._saving:
            self._step(self.kept.skip)

    def action_flag(self) -> None:
        """Say that the question is unclear; not while its answer is being kept, for which one was it then."""
        if not self._saving:
            super().action_flag()

    def action_back(self) -> None:
        """Leave the run, once the last answer is kept."""
        if self._saving:
            self._leaving = True
        else:
            super().action_back()

    def _step(self, step: Callable[[], None]) -> None:
        try:
            step()
        except RecordError as error:
            self.quiz.show_problem(error)
            return
        if self.kept.run.finished:
            from phonequiz.app.screens.result import ResultPage

            self.quiz.show(ResultPage(self.kept))
        else:
            self.show_question()
