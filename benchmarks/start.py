"""From the start of the program to the first question on the screen, as ratios measured in one run.

    python benchmarks/start.py [--rounds 15] [--only empty,bank,record,large]

empty    `phonequiz practice` on the shipped bank against an empty Textual app with one label: at most 1.25
bank     a bank of 2,000 questions against one of 60: at most 1.5
record   a record of 1,000,000 answers against an empty one: at most 1.2
large    a bank of 100,000 questions against what tomllib needs to parse the file: at most 4; and how soon a message
         stands on the screen, against the empty app
"""

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from generated import write_bank, write_record
from process import EMPTY_APP, PROGRAM, alternate, environment, report, until_shown

PARSE = "import sys, time, tomllib; t = time.perf_counter(); tomllib.load(open(sys.argv[1], 'rb'))"
PARSE += "; print(time.perf_counter() - t)"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--only", default="empty,bank,record,large")
    arguments = parser.parse_args()
    rounds, wanted = arguments.rounds, arguments.only.split(",")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for part in wanted:
            {"empty": empty, "bank": bank, "record": record, "large": large}[part](folder, rounds)


def practice(data_dir: Path, bank: Path | None = None, *, shown: tuple[str, ...] = ("Fall ",)) -> float:
    named = () if bank is None else ("--bank", str(bank))
    return until_shown((*PROGRAM, "practice", *named), data_dir, *shown)


def empty(folder: Path, rounds: int) -> None:
    ours, theirs = alternate(
        rounds,
        lambda: practice(folder / "data", shown=("a–d", "a–e", "a–b", "a–c")),
        lambda: until_shown(EMPTY_APP, folder, "no key yet"),
    )
    report("first question / empty app", ours, theirs, 1.25)


def bank(folder: Path, rounds: int) -> None:
    large, small = write_bank(folder, 2000), write_bank(folder, 60)
    ours, theirs = alternate(rounds, lambda: practice(folder / "data", large), lambda: practice(folder / "data", small))
    report("bank of 2,000 / bank of 60", ours, theirs, 1.5)


def record(folder: Path, rounds: int) -> None:
    bank = write_bank(folder, 60)
    write_record(folder / "full", 60, 1_000_000)
    write_record(folder / "none", 60, 0)
    ours, theirs = alternate(rounds, lambda: practice(folder / "full", bank), lambda: practice(folder / "none", bank))
    report("record of 1,000,000 answers / empty record", ours, theirs, 1.2)


def large(folder: Path, rounds: int) -> None:
    bank = write_bank(folder, 100_000)

    def parse() -> float:
        command = [sys.executable, "-c", PARSE, str(bank)]
        return float(subprocess.run(command, env=environment(folder), capture_output=True, check=True).stdout)

    few = max(1, rounds // 5)
    ours, theirs = alternate(few, lambda: practice(folder / "data", bank), parse)
    report("first question of 100,000 / tomllib", ours, theirs, 4)
    ours, theirs = alternate(
        few,
        lambda: practice(folder / "data", bank, shown=("Reading",)),
        lambda: until_shown(EMPTY_APP, folder, "no key yet"),
    )
    report("message that 100,000 are read / empty app", ours, theirs, None)


if __name__ == "__main__":
    main()
