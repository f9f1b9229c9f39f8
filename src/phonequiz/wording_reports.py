"""The texts of reports and certificates, in German and English; ``wording`` has them all."""

from __future__ import annotations

REPORTS: dict[str, tuple[str, str]] = {
    "column.learner": ("Name", "learner"),
    "column.bank": ("Fragen", "bank"),
    "column.mode": ("Art", "mode"),
    "column.finished": ("beendet", "finished"),
    "column.questions": ("gestellt", "questions"),
    "column.answers": ("Antworten", "answers"),
    "column.right": ("richtig", "right"),
    "column.score": ("Ergebnis", "score"),
    "column.passed": ("bestanden", "passed"),
    "column.counts": ("zählt", "counts"),
    "column.topic": ("Thema", "topic"),
    "column.title": ("Titel", "title"),
    "column.learners": ("Personen", "learners"),
    "column.question": ("Frage", "question"),
    "column.stem": ("Wortlaut", "stem"),
    "column.n": ("n", "n"),
    "column.facility": ("gelöst", "facility"),
    "column.flags": ("unklar", "flags"),
    "column.why": ("warum", "why"),
    "report.nothing": ("Nichts zu berichten.", "Nothing to report."),
    "report.only_exams": (
        "phonequiz: nur abgegebene Prüfungen zählen; Übungen zählen mit --include practice",
        "phonequiz: only finished exams count; practice counts with --include practice",
    ),
    "report.withheld.one": (
        "phonequiz: eine Zeile ist ausgeblendet, weil weniger als {group} Personen dahinter stehen (--min-group)",
        "phonequiz: one row is withheld, for fewer than {group} learners stand behind it (--min-group)",
    ),
    "report.withheld.many": (
        "phonequiz: {n} Zeilen sind ausgeblendet, weil weniger als {group} Personen dahinter stehen (--min-group)",
        "phonequiz: {n} rows are withheld, for fewer than {group} learners stand behind them (--min-group)",
    ),
}
