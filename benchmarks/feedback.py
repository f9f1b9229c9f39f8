"""From a key to the feedback on the screen, its commit included, as a ratio measured in one run.

    python benchmarks/feedback.py [--answers 300]

The 99th percentile over all answers, against the same percentile of an empty app's key to its repaint: at most 3.
The two programs take turns, key by key. A third figure tells how much of it is the disk's: a bare insert, committed as
safely on the same disk, between the two. TMPDIR chooses the disk.
"""

import argparse
import sqlite3
import statistics
import tempfile
import time
from pathlib import Path

from generated import write_bank
from process import EMPTY_APP, PROGRAM, Process, report


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--answers", type=int, default=300)
    answers = parser.parse_args().answers
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        bank = write_bank(folder, answers)
        command = (*PROGRAM, "practice", "-n", str(answers), "--bank", str(bank))
        ours, theirs = Process(command, folder / "data"), Process(EMPTY_APP, folder)
        ours.wait_for("Fall ")
        theirs.wait_for("no key yet")
        told, repainted, committed = [], [], []
        bare = bare_record(folder)
        for number in range(1, answers + 1):
            for process in (ours, theirs):
                process.settle()
            pressed = ours.press("b")
            told.append(ours.wait_for("Right", "Wrong") - pressed)
            pressed = theirs.press("b")
            repainted.append(theirs.wait_for(f"key {number} pressed") - pressed)
            begun = time.perf_counter()
            bare.execute("INSERT INTO answer VALUES (?)", (f"answer {number}",))
            committed.append(time.perf_counter() - begun)
            ours.settle()
            ours.press("\r")
            ours.wait_for("Fall " if number < answers else "Score")
        ours.end()
        theirs.end()
        bare.close()
    figures = {
        "99th percentile": lambda times: statistics.quantiles(times, n=100)[98],
        "median": statistics.median,
    }
    for name, figure in figures.items():
        target = 3 if name == "99th percentile" else None
        report(f"key to feedback / empty app's key to repaint, {name}", figure(told), figure(repainted), target)
        print(f"  of which a bare commit on this disk takes {figure(committed) * 1e3:.1f} ms")


def bare_record(folder: Path) -> sqlite3.Connection:
    """A database of one table that is committed to as safely as the record is."""
    bare = sqlite3.connect(folder / "bare.db", isolation_level=None)
    bare.execute("PRAGMA journal_mode = DELETE")
    bare.execute("PRAGMA synchronous = EXTRA")
    bare.execute("CREATE TABLE answer (text TEXT)")
    return bare


if __name__ == "__main__":
    main()
