"""Where commands say things: errors on standard error, one line each, and the exit status that goes with them."""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import NoReturn

from phonequiz.problems import PhonequizError, Problem, safe

FOUND, WRONG = 1, 2


def complain(problem: Problem) -> None:
    """One line on standard error for one thing wrong."""
    line = safe(f"phonequiz: error: {problem}").replace("\n", " ")
    with suppress(OSError):  # a terminal that was closed: the exit status has to say it
        print(line, file=sys.stderr)


def note(text: str) -> None:
    """One line on standard error that is no error."""
    print(safe(text), file=sys.stderr, flush=True)


def fail(error: PhonequizError) -> NoReturn:
    """Say every problem and end with status 2."""
    for problem in error.problems:
        complain(problem)
    sys.exit(WRONG)
