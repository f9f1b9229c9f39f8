"""What reports cost, as ratios measured in one run.

    python benchmarks/report.py [--answers 1000000] [--rounds 3]

`report` on JSON lines (with doubles and damaged lines) against DuckDB's reading of the same lines as JSON objects and
counting them by verb: at most 5, the aim is 3, with less than 1 GB of memory. `report` on a local record against the
one bare SQL aggregate that item analysis needs of it (how often each mark stands beside each total, in the first exam
of each learner): at most 2.
"""

import argparse
import json
import os
import random
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

from generated import write_record
from phonequiz.record.store import FILE_NAME
from phonequiz.xapi import terms
from phonequiz.xapi.statements import interaction
from process import PROGRAM, environment

PER_EXAM, QUESTIONS, OPTIONS = 20, 200, ("k1", "d1", "d2", "d3")
COUNTING = """
import duckdb, sys
path = sys.argv[1].replace("'", "''")
duckdb.sql(f"SELECT json->>'$.verb.id' AS verb, count(*) FROM read_ndjson_objects('{path}', ignore_errors = true)"
           " GROUP BY verb").fetchall()
"""
AGGREGATE = """
import sqlite3, sys
sqlite3.connect(sys.argv[1]).execute('''
    SELECT item, answer.right, chosen.total, count(*) FROM answer JOIN (
        SELECT key, right AS total, row_number() OVER (PARTITION BY learner, bank ORDER BY finished, started) AS n
        FROM run WHERE mode = 'exam' AND finished IS NOT NULL
    ) chosen ON chosen.key = answer.run AND n = 1 GROUP BY item, answer.right, chosen.total
''').fetchall()
"""


def write_statements(path: Path, answers: int) -> None:
    """Finished exams as statements; one line in a hundred stands twice, one in ten thousand breaks off."""
    rng = random.Random(5)

    def uuid() -> str:
        return str(UUID(int=rng.getrandbits(128), version=4))

    activities = [
        interaction(
            terms.item_id("generated", f"q-{n}"),
            {
                "type": "single",
                "stem": f"Fall {n}: Wie viele Vorfälle mit mobiler Malware zählte das Labor laut Artikel?",
                "options": {option: f"{n} Vorfälle im Jahr ({option})" for option in OPTIONS},
                "keys": ["k1"],
            },
            "de",
        )
        for n in range(QUESTIONS)
    ]
    exam = {"objectType": "Activity", "id": terms.run_id("generated", "exam")}
    with path.open("w", encoding="utf-8") as file:
        for number in range(answers // PER_EXAM):
            account = {"homePage": "https://company.example", "name": f"learner-{number * 4 // 5}"}
            run, day = uuid(), f"2026-{number % 12 + 1:02d}-{number % 28 + 1:02d}"
            skill, right = rng.random(), 0

            def statement(
                verb: str, activity: dict, second: int, topic: int = 0, *, account=account, run=run, day=day, **more
            ) -> dict:
                bank = {"objectType": "Activity", "id": terms.bank_id("generated")}
                topic = {"objectType": "Activity", "id": terms.topic_id("generated", f"t{topic}")}
                extensions = {terms.MODE: "exam", terms.CONTENT: "0123456789abcdef", terms.QUESTIONS: PER_EXAM}
                return {
                    "id": uuid(),
                    "actor": {"objectType": "Agent", "account": account},
                    "verb": {"id": verb, "display": {"en": verb.rpartition("/")[2]}},
                    "object": activity,
                    **more,
                    "context": {
                        "registration": run,
                        "contextActivities": {"parent": [exam], "grouping": [bank, topic]},
                        "platform": "phonequiz",
                        "language": "de",
                        "extensions": extensions,
                    },
                    "timestamp": f"{day}T09:00:{second:02d}.000Z",
                }

            made = [statement(terms.ATTEMPTED, exam, 0)]
            for second, item in enumerate(rng.sample(range(QUESTIONS), PER_EXAM), 1):
                response = "k1" if rng.random() < skill else rng.choice(OPTIONS[1:])
                mark = int(response == "k1")
                right += mark
                score = {"scaled": mark, "raw": mark, "min": 0, "max": 1}
                result = {"success": bool(mark), "score": score, "response": response, "duration": "PT12.34S"}
                made.append(statement(terms.ANSWERED, activities[item], second, item % 6, result=result))
            score = {"scaled": right / PER_EXAM, "raw": right, "min": 0, "max": PER_EXAM}
            verb = terms.PASSED if right * 2 >= PER_EXAM else terms.FAILED
            made.append(statement(terms.COMPLETED, exam, 40, result={"completion": True}))
            made.append(statement(verb, exam, 40, result={"success": verb == terms.PASSED, "score": score}))
            for one in made:
                line = json.dumps(one, ensure_ascii=False, separators=(",", ":"))
                file.write(line + "\n")
                chance = rng.random()
                if chance < 0.01:
                    file.write(line + "\n")
                elif chance > 0.9999:
                    file.write(line[: len(line) // 2] + "\n")


def make_exams(database: Path) -> None:
    """Turn the practices of a generated record into exams of many learners."""
    record = sqlite3.connect(database)
    with record:
        record.execute("UPDATE answer SET response = CASE abs(random() % 3) WHEN 0 THEN 'd1' ELSE 'k1' END")
        record.execute("UPDATE answer SET right = response = 'k1'")
        record.execute(
            "UPDATE run SET mode = 'exam', pass_mark = 0.5, learner = 'learner-' || (key % 40000),"
            " right = (SELECT sum(answer.right) FROM answer WHERE run = run.key)"
        )
    record.close()


def measured(command: Sequence[str], surroundings: dict[str, str]) -> tuple[float, float]:
    """The seconds that a command takes, and the most memory it has, in GB."""
    begun = time.perf_counter()
    process = subprocess.Popen(command, env=surroundings, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    assert status == 0, (command, status)
    return time.perf_counter() - begun, usage.ru_maxrss / (1e9 if sys.platform == "darwin" else 1e6)


def compare(what: str, ours: Sequence[str], other: Sequence[str], rounds: int, most: float, data_dir: Path) -> None:
    surroundings = environment(data_dir)
    pairs = [(measured(ours, surroundings), measured(other, surroundings)) for _ in range(rounds)]
    ours_seconds = statistics.median(first[0] for first, _ in pairs)
    other_seconds = statistics.median(second[0] for _, second in pairs)
    memory = max(first[1] for first, _ in pairs)
    ratio = ours_seconds / other_seconds
    print(
        f"{what}: {ratio:.2f}  ({ours_seconds:.2f} s / {other_seconds:.2f} s, {memory:.2f} GB, at most {most}:"
        f" {'holds' if ratio <= most and memory < 1 else 'MISSED'})",
        flush=True,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--answers", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "team.jsonl"
        write_statements(path, options.answers)
        print(f"{options.answers:,} answers, {path.stat().st_size / 1e9:.2f} GB of JSON lines")
        counting = (sys.executable, "-c", COUNTING, str(path))
        for by in ("question", "learner"):
            ours = (*PROGRAM, "report", str(path), "--by", by, "--format", "json")
            compare(f"lines by {by} / DuckDB", ours, counting, options.rounds, 5, folder)
        path.unlink()
        write_record(folder, QUESTIONS, options.answers, PER_EXAM)
        make_exams(folder / FILE_NAME)
        aggregate = (sys.executable, "-c", AGGREGATE, str(folder / FILE_NAME))
        ours = (*PROGRAM, "report", "--by", "question", "--format", "json")
        compare("record by question / SQL", ours, aggregate, options.rounds, 2, folder)


if __name__ == "__main__":
    main()
