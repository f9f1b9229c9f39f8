"""Banks and records of any size, made for a benchmark."""

import json
import re
import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

from phonequiz.bank.shelf import shipped_folder
from phonequiz.record.store import FILE_NAME, Store, iso

ARTICLE = shipped_folder().parent / "seeds" / "telefone.txt"
TOPICS = 6


def write_bank(folder: Path, questions: int) -> Path:
    """A bank whose questions stand on the shipped article, in turn on each of its short sentences."""
    sentences = re.findall(r"(?<=[.!?] )[A-ZÄÖÜ][^.!?]{40,110}\.(?= )", ARTICLE.read_text(encoding="utf-8"))
    quotes = [json.dumps(sentence, ensure_ascii=False) for sentence in sentences]
    path = folder / f"bank-{questions}.toml"
    with path.open("w", encoding="utf-8") as file:
        file.write(
            f'format = 1\n[bank]\nid = "generated"\ntitle = "Generated"\nlanguage = "de"\n'
            f'source = {json.dumps(str(ARTICLE))}\nsource_language = "de"\n'
        )
        file.writelines(f'[[topic]]\nid = "t{n}"\ntitle = "Thema {n}"\n' for n in range(TOPICS))
        file.writelines(
            f'[[question]]\nid = "q-{n}"\ntopic = "t{n % TOPICS}"\n'
            f'stem = "Fall {n}: Wie viele Vorfälle mit mobiler Malware zählte das Labor laut Artikel?"\n'
            f'answer = "{n} Vorfälle"\ndistractors = [\n'
            f'  {{ text = "{n + 1} Vorfälle", feedback = "Das ist zu wenig, der Artikel nennt eine andere Zahl." }},\n'
            f'  "{n + 2} Vorfälle",\n  "{n + 3} Vorfälle",\n]\n'
            f'explanation = "Die Zahl ist von 2017 und zeigt, warum ein Telefon Sorgfalt braucht."\n'
            f'quote = {quotes[n % len(quotes)]}\ndifficulty = 2\ntags = ["zahl"]\n'
            for n in range(questions)
        )
    assert path.stat().st_size < 64 * 1024 * 1024
    return path


def write_record(data_dir: Path, bank_questions: int, answers: int, per_run: int = 10) -> None:
    """A record of finished practices of a generated bank."""
    Store.open(data_dir).close()
    record = sqlite3.connect(data_dir / FILE_NAME)
    record.execute("PRAGMA synchronous = OFF")
    runs = answers // per_run
    begin = datetime(2020, 1, 1, tzinfo=UTC)
    times = [iso(begin + timedelta(minutes=30 * run)) for run in range(runs)]
    item_of = [n % bank_questions + 1 for n in range(answers)]
    with record:
        record.executemany(
            "INSERT INTO item (key, bank, name) VALUES (?, 'generated', ?)",
            ((n + 1, f"q-{n}") for n in range(bank_questions)),
        )
        record.execute("INSERT INTO wording VALUES ('0123456789abcdef', 'de', '{}')")
        record.executemany(
            "INSERT INTO run (key, uuid, mode, bank, title, language, request, started, finished, questions, answered,"
            " right) VALUES (?, ?, 'practice', 'generated', 'Generated', 'de',"
            """ '{"topics":[],"questions":null,"seed":null,"again":false}', ?, ?, ?, ?, ?)""",
            ((n + 1, f"run-{n}", times[n], times[n], per_run, per_run, per_run // 2) for n in range(runs)),
        )
        record.executemany(
            "INSERT INTO slot (run, position, item, topic, options, content)"
            " VALUES (?, ?, ?, 't0', 'k1,d1,d2,d3', '0123456789abcdef')",
            ((n // per_run + 1, n % per_run, item_of[n]) for n in range(answers)),
        )
        record.executemany(
            "INSERT INTO answer (uuid, run, item, response, right, content, language, seconds, at)"
            " VALUES (?, ?, ?, 'k1', ?, '0123456789abcdef', 'de', 4.5, ?)",
            ((f"answer-{n}", n // per_run + 1, item_of[n], n % 2, times[n // per_run]) for n in range(answers)),
        )
    record.close()
