"""How the time of `phonequiz check` grows with the bank, as ratios measured in one run.

    python benchmarks/check.py [--rounds 3]

The time for each question of a bank of 50,000 and of 100,000 against that of one of 10,000: linear is 1, at most 1.25.
The time for examining 10,000 questions against that for reading them, and against that of the TOML parser alone, in one
process: at most 20.
"""

import argparse
import statistics
import subprocess
import tempfile
import time
from pathlib import Path

import tomli

from generated import write_bank
from phonequiz.bank.reading import parse
from phonequiz.check.examining import examine
from phonequiz.check.rules import ALL
from process import PROGRAM, environment

SIZES = (10_000, 50_000, 100_000)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=3)
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        banks = {}
        for size in SIZES:
            # A folder each: check compares a bank with those of the same id beside it.
            (folder / str(size)).mkdir()
            banks[size] = write_bank(folder / str(size), size)
        against_reading(banks[SIZES[0]], rounds)
        times: dict[int, list[float]] = {size: [] for size in SIZES}
        for _ in range(rounds):
            for size, bank in banks.items():
                begun = time.perf_counter()
                ended = subprocess.run(
                    [*PROGRAM, "check", str(bank)], env=environment(folder), stdout=subprocess.DEVNULL
                )
                times[size].append(time.perf_counter() - begun)
                assert ended.returncode in {0, 1}, ended
    base = statistics.median(times[SIZES[0]]) / SIZES[0]
    print(f"check of {SIZES[0]:,}: {base * SIZES[0]:.2f} s")
    for size in SIZES[1:]:
        seconds = statistics.median(times[size])
        ratio = seconds / size / base
        print(
            f"a question of {size:,} / of {SIZES[0]:,}: {ratio:.2f}  ({seconds:.2f} s in all, at most 1.25:"
            f" {'holds' if ratio <= 1.25 else 'MISSED'})"
        )


def against_reading(bank: Path, rounds: int) -> None:
    """Compared with reading the questions, and with what the TOML parser alone takes of that."""
    parsing, reading, examining = [], [], []
    for _ in range(rounds):
        text = bank.read_text(encoding="utf-8")
        times = [time.process_time()]
        tomli.loads(text)
        times.append(time.process_time())
        parse(bank)
        times.append(time.process_time())
        report = examine([bank], ALL, lambda path: None)
        times.append(time.process_time())
        for found, begun, ended in zip((parsing, reading, examining), times, times[1:], strict=False):
            found.append(ended - begun)
        assert report.questions == SIZES[0]
    for what, compared in (("reading them", reading), ("parsing them as TOML", parsing)):
        ratio = statistics.median(examining) / statistics.median(compared)
        held = "holds" if ratio <= 20 else "MISSED"
        print(f"examining {SIZES[0]:,} ({len(report.problems):,} findings) / {what}: {ratio:.1f}  (at most 20: {held})")


if __name__ == "__main__":
    main()
