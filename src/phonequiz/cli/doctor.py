"""The command that says what it found, and whether it is sound."""

from __future__ import annotations

import os
import platform
import shutil
import sys
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import click

from phonequiz import __version__
from phonequiz.cli.console import has_screen
from phonequiz.cli.options import common_options, setup

if TYPE_CHECKING:
    from phonequiz.settings import Settings
    from phonequiz.setup import Setup

LOW_DISK = 16 * 1024 * 1024
Finding = tuple[bool, str, str]


@click.command()
@common_options
@click.pass_context
def doctor(context: click.Context) -> None:
    """Say what is found of terminal, data directory, record and banks.

    Ends with status 2 where something is not sound. Changes nothing.
    """
    from phonequiz.problems import PhonequizError, safe

    wrong: tuple[Finding, ...] = ()
    try:
        chosen = setup(context)
    except PhonequizError as error:
        wrong = tuple((False, "config", str(problem)) for problem in error.problems)
        chosen = setup(context, read_config=False)
    sound = True
    for well, what, found in (*_program(), *_terminal(), *wrong, *_data(chosen), *_record(chosen), *_banks(chosen)):
        click.echo(safe(f"{'ok     ' if well else 'PROBLEM'}  {what:<10} {found}"))
        sound = sound and well
    if not sound:
        sys.exit(2)


def _program() -> Iterator[Finding]:
    libraries = ", ".join(f"{name} {version(name)}" for name in ("textual", "click", "tomli"))
    system = f"{platform.system()} {platform.release()}"
    yield True, "program", f"phonequiz {__version__}, Python {platform.python_version()}, {libraries}, {system}"


def _terminal() -> Iterator[Finding]:
    size = shutil.get_terminal_size()
    kind = os.environ.get("TERM", "not named")
    colours = "none (NO_COLOR)" if "NO_COLOR" in os.environ else os.environ.get("COLORTERM") or "by TERM"
    mode = "full screen" if has_screen() else "no screen here: plain mode"
    yield True, "terminal", f"{kind}, {size.columns}x{size.lines}, colours {colours}, {sys.stdout.encoding}; {mode}"


def _data(chosen: Setup) -> Iterator[Finding]:
    folder = chosen.data_dir
    if folder.exists() and not folder.is_dir():
        yield False, "data", f"{folder} is not a folder; name another with --data-dir"
        return
    nearest = folder
    while not nearest.exists():
        nearest = nearest.parent
    if not os.access(nearest, os.W_OK | os.X_OK):
        yield False, "data", f"{folder} cannot be written to; check its permissions or use --data-dir"
        return
    free = shutil.disk_usage(nearest).free
    state = "" if folder.exists() else " (will be made)"
    yield free >= LOW_DISK, "data", f"{folder}{state}, {free >> 20} MiB free"
    yield from _config(chosen.settings)


def _config(settings: Settings) -> Iterator[Finding]:
    from textual.theme import BUILTIN_THEMES

    theme, learner = settings.theme or "as it comes", settings.learner or "not named"
    if settings.theme is not None and settings.theme not in BUILTIN_THEMES:
        yield False, "config", f"there is no theme {settings.theme!r}; choose one with Ctrl+P"
    for key in settings.unknown:
        known = "actor_home_page, actor_name, banks, language, learner, theme"
        yield False, "config", f"unknown key {key!r}; known are {known}"
    yield True, "config", f"language {settings.language or 'not set'}, theme {theme}, learner {learner}"


def _record(chosen: Setup) -> Iterator[Finding]:
    from phonequiz.problems import PhonequizError
    from phonequiz.record.store import FILE_NAME

    path = chosen.data_dir / FILE_NAME
    try:
        store = chosen.store_to_read() if path.exists() else None
        if store is None:
            yield True, "record", "nothing answered yet"
            return
        result = str(store.read("PRAGMA quick_check(1)")[0][0])
        answers = store.read("SELECT count(*) FROM answer")[0][0]
        runs = store.read("SELECT count(*) FROM run")[0][0]
        store.close()
    except PhonequizError as error:
        yield False, "record", str(error)
        return
    writable = os.access(path, os.W_OK)
    well = result == "ok" and writable
    state = result if result != "ok" else "sound" if writable else "cannot be written to; check its permissions"
    yield well, "record", f"{path}, answers: {answers}, runs: {runs}, {state}"


def _banks(chosen: Setup) -> Iterator[Finding]:
    from phonequiz.bank.reading import load
    from phonequiz.bank.shelf import bank_files, shipped_folder
    from phonequiz.problems import PhonequizError

    files: list[Path] = bank_files([shipped_folder(), *chosen.banks])
    if not files:
        yield False, "bank", "there is none; name one with PHONEQUIZ_BANKS"
    for path in files:
        try:
            bank = load(path)
        except PhonequizError as error:
            more = f" (and {len(error.problems) - 1} more, see `phonequiz check`)" if len(error.problems) > 1 else ""
            yield False, "bank", f"{error.problems[0]}{more}"
        else:
            yield True, "bank", f"{path}, {bank.language}, ready questions: {len(bank.ready)}"
