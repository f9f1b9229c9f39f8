"""What a test needs to run phonequiz in a terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from .banks import bank_text
from .harness import Terminal

PROGRAM = (sys.executable, "-m", "phonequiz")


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def environ(tmp_path: Path, data_dir: Path) -> dict[str, str]:
    """The surroundings of a learner, nothing of the developer's."""
    home = tmp_path / "home"
    home.mkdir()
    return {
        "PATH": os.environ.get("PATH", os.defpath),
        "HOME": str(home),
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "LANG": "C.UTF-8",
        "PHONEQUIZ_DATA_DIR": str(data_dir),
        "PHONEQUIZ_LANG": "en",
    }


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    path = tmp_path / "numbers.en.toml"
    path.write_text(bank_text(), encoding="utf-8")
    return path


@pytest.fixture
def open_terminal(environ: dict[str, str]) -> Iterator[Callable[..., Terminal]]:
    """Starts ``phonequiz ARGUMENT…`` in a terminal; what still runs after the test is ended."""
    opened: list[Terminal] = []

    def open_(*arguments: object, program: tuple[str, ...] = PROGRAM, **options: object) -> Terminal:
        surroundings = environ | options.pop("environ", {})
        terminal = Terminal([*program, *map(str, arguments)], surroundings, **options)
        opened.append(terminal)
        return terminal

    yield open_
    for terminal in opened:
        terminal.close()
