"""The app, run without a terminal: keys in, what stands on the screen out."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from time import monotonic
from typing import Any

import pytest
from textual.pilot import Pilot

from phonequiz.app.app import Order, PhonequizApp
from phonequiz.app.editor import EditApp
from phonequiz.record.rows import Request
from phonequiz.settings import read_settings
from phonequiz.setup import Setup

from ..conftest import Clock


class Opened:
    """An app that runs, and the keys to it."""

    def __init__(self, app: PhonequizApp, pilot: Pilot[None]) -> None:
        self.app, self.pilot = app, pilot

    async def press(self, *keys: str) -> None:
        """Press keys, and wait after each until all that follows from it is done."""
        for key in keys:
            await self.pilot.press(key)
            await self.settle()

    async def settle(self) -> None:
        await self.app.workers.wait_for_complete()
        await self.pilot.pause()

    async def until(self, true: Callable[[], bool]) -> None:
        """Wait until something is so, ten seconds at most."""
        end = monotonic() + 10
        while not true():
            assert monotonic() < end, self.text
            await self.pilot.pause(0.02)

    @property
    def lines(self) -> list[str]:
        """The lines of the screen, as one reads them."""
        return [strip.text.rstrip() for strip in self.app.screen._compositor.render_strips()]

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    @property
    def words(self) -> str:
        """All that is on the screen, on one line."""
        return " ".join(self.text.split())

    @property
    def page(self) -> str:
        return type(self.app.screen).__name__


Open = Callable[..., AbstractAsyncContextManager[Opened]]


@pytest.fixture
def open_app(tmp_path: Path, clock: Clock) -> Open:
    """``async with open_app(bank, mode="practice", seed=1) as opened:``; without a mode on the home page."""

    @asynccontextmanager
    async def open_(
        bank: Path | None,
        *,
        mode: Any = None,
        size: tuple[int, int] = (80, 24),
        language: Any = "en",
        new: bool = False,
        no_record: bool = False,
        banks: tuple[Path, ...] = (),
        **request: Any,
    ) -> AsyncIterator[Opened]:
        data = tmp_path / "data"
        order = None if mode is None else Order(mode, Request(**request), new, no_record)
        app = PhonequizApp(Setup(read_settings(data), language, banks), bank, order, clock)
        app.open_store()
        if app.record_error is None:
            app.prepare()
        async with app.run_test(size=size) as pilot:
            opened = Opened(app, pilot)
            await opened.settle()
            yield opened
        if app.kept is not None:
            app.kept.release()
        if app.store is not None:
            app.store.close()

    return open_


OpenEditor = Callable[..., AbstractAsyncContextManager[Opened]]


@pytest.fixture
def open_editor(tmp_path: Path) -> OpenEditor:
    """``async with open_editor(bank) as opened:``; leaving ends the session as the command would."""

    @asynccontextmanager
    async def open_(
        bank: Path | None,
        *,
        size: tuple[int, int] = (80, 24),
        language: Any = "en",
        adding: bool = False,
        banks: tuple[Path, ...] = (),
    ) -> AsyncIterator[Opened]:
        app = EditApp(Setup(read_settings(tmp_path / "data"), language, banks), bank, adding=adding)
        try:
            async with app.run_test(size=size) as pilot:
                opened = Opened(app, pilot)
                await opened.settle()
                yield opened
        finally:
            app.end_session()

    return open_
