"""Commands run as a user runs them: in a process of their own, with a record of their own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """``run("practice", "--plain", input="b\\n")`` gives the finished process, with its output as text."""
    environ = {
        "PATH": os.environ.get("PATH", os.defpath),
        "PYTHONPATH": os.environ.get("PYTHONPATH", ""),
        "HOME": str(tmp_path),
        "PHONEQUIZ_DATA_DIR": str(tmp_path / "data"),
        "PHONEQUIZ_LANG": "en",
        "LANG": "C.UTF-8",
    }

    def run_(
        *arguments: object, input: str | bytes = "", env: dict[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [sys.executable, "-m", "phonequiz", *map(str, arguments)],
            input=input.encode() if isinstance(input, str) else input,
            capture_output=True,
            env=environ | (env or {}),
            cwd=tmp_path,
            timeout=60,
            check=False,
        )
        assert b"Traceback" not in done.stderr, done.stderr.decode()
        return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())

    return run_
