"""A real record store: Ralph with its store in files, in a virtual environment of its own.

Its environment is made once and kept in the user's cache, because its pins are not ours.
"""

from __future__ import annotations

import base64
import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
import venv
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import platformdirs
import pytest
from filelock import FileLock

WANTED = ("ralph-malph[lrs,cli,backend-fs]==5.1.0", "requests", "python-keycloak")
USER, PASSWORD = "phonequiz", "p4ss-of-the-tests"
# Its store in files takes one writing request and no second one, unless it is told to append.
LAUNCHER = """
import sys
import uvicorn
from ralph.backends.data.base import BaseOperationType
from ralph.backends.lrs.fs import FSLRSBackend
FSLRSBackend.default_operation_type = BaseOperationType.APPEND
uvicorn.run("ralph.api:app", host="127.0.0.1", port=int(sys.argv[1]), log_level="warning")
"""
VALIDATOR = """
import json, sys
from ralph.models.xapi.base.statements import BaseXapiStatement
for line in sys.stdin:
    BaseXapiStatement(**json.loads(line))
"""
_UNREACHABLE = ("Retrying (", "Could not find a version", "Connection", "timed out", "Network is unreachable")


def environment() -> Path:
    """The Python of Ralph's environment, made where there is none; skips where the package index cannot be reached."""
    version = "{}.{}".format(*sys.version_info)
    folder = Path(platformdirs.user_cache_dir("phonequiz-tests", appauthor=False)) / f"ralph-5.1.0-py{version}"
    folder.parent.mkdir(parents=True, exist_ok=True)
    python, made = folder / "bin" / "python", folder / "made"
    with FileLock(folder.with_suffix(".lock")):
        if not made.exists():
            venv.create(folder, clear=True, with_pip=True)
            command = [python, "-m", "pip", "install", "--quiet", "--retries", "1", "--timeout", "20", *WANTED]
            done = subprocess.run(command, capture_output=True, text=True, timeout=900, check=False)
            if done.returncode:
                said = done.stderr.strip().splitlines()[-1] if done.stderr.strip() else "pip failed"
                if any(sign in done.stderr for sign in _UNREACHABLE):
                    pytest.skip(f"Ralph cannot be installed, the package index is not reachable: {said}")
                pytest.fail(f"Ralph cannot be installed: {said}")
            made.touch()
    return python


class Ralph:
    """A server that can be started, killed and started again on the same port, with what it held."""

    def __init__(self, python: Path, folder: Path) -> None:
        self.python, self.folder = python, folder
        self.folder.mkdir()
        (folder / "store").mkdir()
        self.file = folder / "store" / "fs_lrs.jsonl"
        (folder / "launch.py").write_text(LAUNCHER)
        self.process: subprocess.Popen[bytes] | None = None
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}/xAPI"
        self.environ = {
            **os.environ,
            "RALPH_RUNSERVER_BACKEND": "fs",
            "RALPH_APP_DIR": str(folder),
            "RALPH_AUTH_FILE": str(folder / "auth.json"),
            "RALPH_BACKENDS__LRS__FS__DEFAULT_DIRECTORY_PATH": str(folder / "store"),
            "RALPH_RUNSERVER_MAX_SEARCH_HITS_COUNT": "50",
        }
        who = ["-u", USER, "-p", PASSWORD, "-s", "all", "-M", "mailto:lrs@lrs.example"]
        command = [python.parent / "ralph", "auth", *who, "--write-to-disk"]
        subprocess.run(command, env=self.environ, capture_output=True, check=True, timeout=120)

    def start(self) -> None:
        """Start it, and wait until it answers."""
        self.mend()
        with (self.folder / "log").open("ab") as log:
            command = [self.python, self.folder / "launch.py", str(self.port)]
            self.process = subprocess.Popen(command, env=self.environ, cwd=self.folder, stdout=log, stderr=log)
        until = time.monotonic() + 60
        while True:
            try:
                self.get("/xAPI/statements")
                return
            except (OSError, urllib.error.URLError):
                if time.monotonic() > until or self.process.poll() is not None:
                    pytest.fail(f"Ralph does not start: {(self.folder / 'log').read_text()[-2000:]}")
                time.sleep(0.1)

    def kill(self) -> None:
        """End it as a power cut would."""
        assert self.process is not None
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def mend(self) -> None:
        """What whoever runs it has to do after a power cut: it answers 500 to files that were torn."""
        history = self.folder / "history.json"
        if history.exists():
            try:
                json.loads(history.read_text())
            except ValueError:
                history.unlink()
        if self.file.exists():
            whole, _, _ = self.file.read_bytes().rpartition(b"\n")
            self.file.write_bytes(whole + b"\n" if whole else b"")

    def get(self, path: str) -> Any:
        """What it answers to a question."""
        token = base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode()
        headers = {"Authorization": f"Basic {token}", "X-Experience-API-Version": "1.0.3"}
        request = urllib.request.Request(urljoin(self.url, path), headers=headers)
        with urllib.request.urlopen(request, timeout=10) as response:
            return json.loads(response.read())

    def held(self) -> list[dict[str, Any]]:
        """All that it gives away, page by page."""
        found: list[dict[str, Any]] = []
        path = "/xAPI/statements"
        while path:
            page = self.get(path)
            found += page["statements"]
            path = page.get("more", "")
        return found


@pytest.fixture(scope="session")
def ralph_python() -> Path:
    """The Python in whose environment Ralph is installed."""
    return environment()


@pytest.fixture
def ralph(ralph_python: Path, tmp_path: Path) -> Iterator[Ralph]:
    """A running Ralph that holds nothing."""
    server = Ralph(ralph_python, tmp_path / "ralph")
    server.start()
    try:
        yield server
    finally:
        server.kill()
