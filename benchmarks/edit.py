"""The editor on a large bank against an empty app, as ratios measured in one run.

    python benchmarks/edit.py [--questions 5000] [--keys 60]

From the start to the list; and from a key to its repaint where one goes down the list, pages through it, types a letter
to search for, and writes a letter into a form. The editor is measured once every question has been examined, and, for
going down, also while it still looks at them. The two programs take turns, key by key.
"""

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from generated import write_bank
from process import EMPTY_APP, PROGRAM, Process, alternate, report, until_shown

DOWN, PAGE_DOWN, BACKSPACE = "\x1b[B", "\x1b[6~", "\x7f"
EXAMINED_SECONDS = 0.003  # in which a question is surely examined


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--questions", type=int, default=5000)
    parser.add_argument("--keys", type=int, default=60)
    arguments = parser.parse_args()
    questions, keys = arguments.questions, arguments.keys
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        bank = write_bank(folder, questions)
        command = (*PROGRAM, "edit", str(bank))
        opened = alternate(
            3,
            lambda: until_shown(command, folder / "data", f"1/{questions}"),
            lambda: until_shown(EMPTY_APP, folder, "no key yet"),
        )
        report(f"start to the list of {questions} / empty app's start", *opened, None)
        ours, theirs = Process(command, folder / "data"), Process(EMPTY_APP, folder)
        ours.wait_for(f"1/{questions}")
        theirs.wait_for("no key yet")
        turns = Turns(ours, theirs)
        turns.measure("down, while questions are examined", keys, lambda n: (DOWN, f"{n + 1}/{questions}"))
        time.sleep(questions * EXAMINED_SECONDS)
        at = keys + 1
        turns.measure("down", keys, lambda n: (DOWN, f"{at + n}/{questions}"))
        turns.measure("a page down", keys, lambda n: (PAGE_DOWN, f"/{questions}"))
        ours.press("/")
        ours.settle()
        turns.measure("a letter to search for", keys, lambda n: ("F", "“") if n % 2 else (BACKSPACE, f"/{questions}"))
        for key in ("\r", "\x1b"):  # the search is over, and all are shown again
            ours.press(key)
            time.sleep(0.5)
            ours.settle()
        ours.press("\r")
        ours.wait_for("Question")
        turns.measure("a letter of a stem", keys, lambda n: (chr(ord("a") + n % 26), chr(ord("a") + n % 26)))
        ours.end()
        theirs.end()


class Turns:
    """The two programs, which take turns."""

    def __init__(self, ours: Process, theirs: Process) -> None:
        self._ours, self._theirs, self._pressed = ours, theirs, 0

    def measure(self, what: str, times: int, key: Callable[[int], tuple[str, str]]) -> None:
        """Print the medians and 99th percentiles of ``times`` keys; ``key`` gives a key and what it brings."""
        shown, repainted = [], []
        for number in range(1, times + 1):
            pressed_key, brings = key(number)
            self._theirs.settle()
            pressed = self._ours.press(pressed_key)
            shown.append(self._ours.wait_for(brings) - pressed)
            self._pressed += 1
            pressed = self._theirs.press("b")
            repainted.append(self._theirs.wait_for(f"key {self._pressed} pressed") - pressed)
        for name, figure in (
            ("median", statistics.median),
            ("95th percentile", lambda x: statistics.quantiles(x, n=20)[18]),
        ):
            report(f"{what} / empty app's key to repaint, {name}", figure(shown), figure(repainted), None)


if __name__ == "__main__":
    main()
