"""Reports from a real record store, page by page: they say what the record says."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from phonequiz.bank.reading import load
from phonequiz.record.store import Store

from ..conftest import BankMaker, Clock, questions
from ..xapi.conftest import ADA, take
from .ralph import PASSWORD, USER, Ralph, ralph, ralph_python

__all__ = ["ralph", "ralph_python"]

pytestmark = [pytest.mark.slow, pytest.mark.skipif(os.name != "posix", reason="runs as POSIX does")]


def test_a_report_from_the_store_is_that_of_the_record(
    ralph: Ralph, make_bank: BankMaker, store: Store, clock: Clock, tmp_path: Path
) -> None:
    bank = load(make_bank(questions(20), exam={"questions": 20, "pass_mark": 0.5}))
    for number in range(8):
        take(bank, store, clock, ["k1"] * (2 * number) + ["d1"] * (20 - 2 * number)).flag("unclear", 0)
    store.close()
    environ = {
        **os.environ,
        "PHONEQUIZ_ACTOR_NAME": ADA.name,
        "PHONEQUIZ_ACTOR_HOME_PAGE": ADA.home_page,
        "PHONEQUIZ_LRS_USER": USER,
        "PHONEQUIZ_LRS_PASSWORD": PASSWORD,
        "PHONEQUIZ_DATA_DIR": str(tmp_path / "data"),
        "PHONEQUIZ_LANG": "en",
    }

    def run(*arguments: object) -> str:
        command = [sys.executable, "-m", "phonequiz", *map(str, arguments)]
        done = subprocess.run(command, env=environ, capture_output=True, text=True, timeout=120, check=False)
        assert (done.returncode, "Traceback" in done.stderr) == (0, False), done.stderr
        return done.stdout

    run("submit", "--yes", "--lrs", ralph.url)
    for by in ("question", "topic"):
        for which in ("first", "all"):
            how = ("--by", by, "--attempts", which, "--format", "json")
            assert json.loads(run("report", ralph.url, *how)) == json.loads(run("report", *how))
    attempts = json.loads(run("report", ralph.url, "--by", "attempt", "--format", "json"))["attempts"]
    own = json.loads(run("report", "--by", "attempt", "--format", "json"))["attempts"]
    assert attempts == [row | {"learner": ADA.name} for row in own]
    assert len(attempts) == 8, "more statements than Ralph gives on one page"
