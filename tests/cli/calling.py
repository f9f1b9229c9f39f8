"""Commands called in this process: quicker than a process each, through the same entry."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import NamedTuple, Protocol

import pytest

from phonequiz.cli.main import main


class Done(NamedTuple):
    """How a command ended, and what it printed."""

    status: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        """The lines of its output."""
        return self.out.splitlines()


class Call(Protocol):
    """``call("check", path)``."""

    def __call__(self, *arguments: object) -> Done: ...


@pytest.fixture
def call(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Call:
    """``call("check", path)`` runs the command in a folder and with a record of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PHONEQUIZ_DATA_DIR", str(tmp_path / "data"))
    for name in ("PHONEQUIZ_BANKS", "PHONEQUIZ_LANG"):
        monkeypatch.delenv(name, raising=False)

    def call_(*arguments: object) -> Done:
        monkeypatch.setattr(sys, "argv", ["phonequiz", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            main()
        assert isinstance(ended.value.code, int)
        return Done(ended.value.code, *capsys.readouterr())

    return call_
