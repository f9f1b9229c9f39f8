"""Findings as the form tells them: in the learner's language, with the names of its fields."""

from __future__ import annotations

import pytest

from phonequiz.app.telling import counted, told
from phonequiz.bank.source import Source
from phonequiz.bank.structure import Finding
from phonequiz.check.question import QuestionCheck
from phonequiz.check.rules import SILENCEABLE
from phonequiz.wording import Words
from phonequiz.wording_editor import RULES_IN_GERMAN

SOUND = {
    "id": "q",
    "topic": "t",
    "stem": "Why?",
    "answer": "a",
    "distractors": ["b"],
    "quote": "Bells ring at noon in the old town.",
}


@pytest.mark.parametrize(
    ("change", "german", "english"),
    [
        ({"stem": ""}, "„Frage“ ist leer", "“Question” is empty"),
        ({"answer": ""}, "eine Antwort ist leer", "an option is empty"),
        ({"answer": "B"}, "gleicht 'B'", "is equal to 'B'"),
        ({"quote": "Dogs bark."}, "das Zitat steht nicht im Artikel", "the quote is not in the article"),
        (
            {"quote": "Bels ring at noon in the old town."},
            "am nächsten kommt „Bells ring at noon in the old town.“",
            "the nearest there is “Bells ring at noon in the old town.”",
        ),
        ({"topic": "u"}, "das Thema 'u' gibt es nicht", "there is no topic 'u'"),
        ({"distractors": []}, "2 bis 8 Antworten, nicht 1", "2 to 8 options, not 1"),
        ({"place": 1}, "nur bei fester Reihenfolge", "only with a fixed order"),
        ({"order": "fixed", "place": [1, 2]}, "„Platz“ muss eine Zahl", "“Place” must be one"),
        ({"order": "fixed", "place": 3}, "von 1 bis 2", "from 1 to 2"),
        ({"type": "multiple", "answer": ["a"], "order": "fixed", "place": [1, 1]}, "eine Zahl", "one number"),
        ({"type": "true-false", "answer": True}, "gibt es „Falsch“ nicht", "has no “Wrong”"),
        ({"difficulty": 7}, "„Schwierigkeit“ hat einen Wert", "“Difficulty” cannot have"),
        ({"id": "Ä"}, "nur a-z, 0-9 und -", "only a-z, 0-9 and -"),
        ({"colour": "x"}, "'colour' kennt phonequiz nicht", "'colour' is not known"),
        ({"stem": "a\x07"}, "Steuerzeichen U+0007", "control character U+0007"),
        ({"quote": None}, "„Zitat“ fehlt", "“Quote” is missing"),
        ({"distractors": None}, "„Falsch“ fehlt", "“Wrong” is missing"),
    ],
)
def test_an_error_is_told_in_both_languages(change: dict[str, object], german: str, english: str) -> None:
    row = {key: value for key, value in (SOUND | change).items() if value is not None}
    check = QuestionCheck("en", Source("Bells ring at noon in the old town.\n", False), "", ["t"])
    found = [each for each in check.problems(row) if each.severity == "error"]
    assert any(german in told(each, Words("de")) for each in found)
    assert any(english in told(each, Words("en")) for each in found)
    assert not any("`" in told(each, Words("de")) for each in found)


@pytest.mark.parametrize("rule", sorted(SILENCEABLE))
def test_every_flaw_has_a_german_sentence(rule: str) -> None:
    finding = Finding(("stem",), rule, "what", "remedy", severity="warning")
    assert told(finding, Words("de")) == RULES_IN_GERMAN[rule]
    assert told(finding, Words("en")) == "what; remedy"


def test_errors_and_notes_are_counted_apart() -> None:
    error, note = Finding((), "schema", "", ""), Finding((), "clang", "", "", severity="warning")
    assert counted([error, note, error], Words("en")) == "2 errors, 1 note"
    assert counted([error, note, error], Words("de")) == "2 Fehler, 1 Hinweis"
    assert counted([], Words("en")) == ""
