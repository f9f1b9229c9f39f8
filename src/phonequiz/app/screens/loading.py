"""A large bank is read: said at once, and read meanwhile."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence

from textual.content import Content
from textual.widget import Widget

from phonequiz.app.screens.page import Page
from phonequiz.app.widgets.edges import Hint
from phonequiz.app.widgets.prose import Paragraph, Prose
from phonequiz.problems import PhonequizError


class LoadingPage(Page):
    """Says that the questions are read, then shows what was asked for."""

    def content(self) -> Iterable[Widget]:
        """One sentence."""
        yield Prose([Paragraph(Content(self.words("reading")))])

    def on_mount(self) -> None:
        """Read once the sentence stands on the screen."""
        self.head.show("phonequiz")
        self.refresh_hints()
        self.call_after_refresh(lambda: self.run_worker(self._read()))

    def hints(self) -> Sequence[Hint]:
        """One may leave."""
        return []

    async def _read(self) -> None:
        def read() -> PhonequizError | None:
            try:
                assert self.quiz.bank
            except PhonequizError as error:
                return error
            return None

        # One frame is enough for the sentence to be drawn.
        await asyncio.sleep(0.05)
        error = await asyncio.to_thread(read)
        if error is not None:
            from phonequiz.app.screens.problem import ProblemPage

            self.quiz.show(ProblemPage(error))
        else:
            self.quiz.show(self.quiz.first_page())

    def action_back(self) -> None:
        """There is nothing behind."""
