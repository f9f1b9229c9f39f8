"""Where commands say things: errors on standard error, one line each, and the exit status that goes with them."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

from phonequiz.problems import PhonequizError, Place, Problem, safe
from phonequiz.wording import Words

FOUND, WRONG = 1, 2
FAULT = 70  # EX_SOFTWARE of sysexits.h


def has_screen() -> bool:
    """Whether there is a terminal that the full-screen app can be drawn on."""
    return sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def complain(problem: Problem) -> None:
    """One line on standard error for one thing wrong."""
    line = safe(f"phonequiz: error: {problem}").replace("\n", " ")
    with suppress(OSError):  # a terminal that was closed: the exit status has to say it
        print(line, file=sys.stderr)


def confirmed(question: str) -> bool:
    """Whether a question is answered with yes; the end of input is a no."""
    try:
        answer = input(wrapped(question) + " ")
    except EOFError:
        print()
        return False
    return answer.strip().casefold() in {"y", "j", "yes", "ja"}


def wrapped(text: str) -> str:
    """A line as it is shown: on a terminal broken at words, what follows set in two columns further than its begin."""
    line = safe(text)
    if not sys.stdout.isatty():
        return line
    import shutil
    import textwrap

    width = max(shutil.get_terminal_size().columns, 20)
    further = " " * (len(line) - len(line.lstrip()) + 2)
    # As one piece a long name or address stays, which the terminal then breaks: it can be copied so.
    return textwrap.fill(line, width, subsequent_indent=further, break_long_words=False, break_on_hyphens=False)


def say(text: str) -> None:
    """One line on standard output, broken at words where that is a terminal."""
    print(wrapped(text), flush=True)


def declined(said: str) -> NoReturn:
    """End a command whose question was answered with no: what was asked for is not done, which is status 2."""
    say(said)
    sys.exit(WRONG)


def note(text: str) -> None:
    """One line on standard error that is no error."""
    print(safe(text), file=sys.stderr, flush=True)


def write_output(content: bytes, output: Path | None) -> None:
    """Replace a file whole, or write to standard output (``None`` or ``-``).

    Raises ``PhonequizError`` where the file cannot be written.
    """
    if output is None or str(output) == "-":
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    from phonequiz.files import write_whole

    try:
        write_whole(output, content)
    except OSError as error:
        what = f"cannot be written ({error.strerror})"
        raise PhonequizError.at(output, what, "name another file or check the folder") from error


def fail(error: PhonequizError, words: Words) -> NoReturn:
    """Say every problem, a learner's in the learner's language, and end with status 2."""
    for problem in error.told(words):
        complain(problem)
    sys.exit(WRONG)


def crash(fault: Exception) -> int:
    """Keep the traceback of a fault of our own in a file and name it in one line; gives the exit status."""
    import tempfile
    import traceback

    with tempfile.NamedTemporaryFile("w", prefix="phonequiz-", suffix=".txt", delete=False, encoding="utf-8") as file:
        file.writelines(traceback.format_exception(fault))
    what = f"stopped by a fault of its own ({type(fault).__name__})"
    complain(Problem(Place("phonequiz"), what, f"what was answered is kept; please report it with {file.name}"))
    return FAULT
