"""The gate lets nothing pass that does not stand on its quote, and says why."""

from __future__ import annotations

from typing import Any

import pytest

from phonequiz.generate.gate import Passed, Refused
from phonequiz.generate.model import Language, Sentence

from .conftest import ENGLISH, Drafting, Reader

QUOTE = "Der Verband Nordwerk zählte im Jahr 2019 rund 16 Millionen Blitze."


def row(**fields: Any) -> dict[str, Any]:
    return {
        "stem": "Wie viele Blitze zählte der Verband Nordwerk 2019?",
        "answer": "16 Millionen",
        "distractors": ["9 Millionen", "22 Millionen", "31 Millionen"],
        "explanation": "Gezählt wurde in ganz Europa.",
        "quote": QUOTE,
        "status": "draft",
    } | fields


def judged(drafting: Drafting, words: str = "Nordwerk", **fields: Any) -> Passed | Refused:
    return drafting.gate.judge(row(**fields), drafting.sentence(words))


def test_a_sound_question_passes_as_it_is(read: Reader) -> None:
    result = judged(read())
    assert isinstance(result, Passed)
    assert result.row == row(meta={})
    assert result.flaws == ()


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"stem": ""}, "schema"),
        ({"surprise": 1}, "schema: unknown key 'surprise'"),
        ({"answer": True}, "schema"),
        ({"type": "true-false", "answer": True, "distractors": None}, "schema"),
        ({"stem": "Wie viele?\x1b[2J"}, "control-character"),
        ({"stem": "Wie \u202e viele?"}, "control-character"),
        ({"quote": "Der Verband Nordwerk zählte 2019 rund 16 Millionen Blitze."}, "quote-not-in-source"),
        ({"quote": "Jeder dritte Betrieb hat keinen Schutz."}, "quote-not-in-source"),
        ({"quote": "zählte im Jahr 2019 rund 16 Millionen Blitze."}, "the quote is no whole statement"),
        ({"quote": "Der Verband Nordwerk zählte im"}, "the quote is no whole statement"),
        ({"stem": QUOTE}, "the stem is the quote"),
        ({"stem": "Zählte der Verband 16 Millionen Blitze?"}, "the stem names the key"),
        ({"stem": "Wie viele zählte er im Jahr 2019?"}, "points to something"),
        ({"stem": "Dieser Verband zählte wie viele Blitze?"}, "points to something"),
        ({"answer": "17 Millionen"}, "the quote does not have the number"),
        ({"answer": "ein Orkan über der Nordsee"}, "the quote does not support the key"),
        ({"explanation": "Mehr unter https://evil.example/login"}, "names an address"),
        ({"explanation": "x" * 900}, "longer than 800"),
        ({"answer": "16 Millionen " + "x" * 300}, "longer than 200"),
        ({"distractors": ["9 Millionen"]}, "fewer than 2"),
        ({"distractors": ["16 Millionen", "9 Millionen"]}, "duplicate-option"),
        ({"distractors": ["sechzehn Millionen", "9 Millionen"]}, "is the key"),
        ({"distractors": ["16 Millionen Blitze", "9 Millionen"]}, "is the key"),
        ({"distractors": ["2019", "9 Millionen"]}, "the quote supports the option '2019' too"),
    ],
)
def test_what_is_refused_and_why(read: Reader, fields: dict[str, Any], reason: str) -> None:
    result = judged(read(), **fields)
    assert isinstance(result, Refused), result
    assert reason in result.reason


def test_a_distractor_that_alone_is_at_fault_is_left_out(read: Reader) -> None:
    result = judged(read(), distractors=["9 Millionen", "sechzehn Millionen", "31 Millionen"])
    assert isinstance(result, Passed)
    assert result.row["distractors"] == ["9 Millionen", "31 Millionen"]
    assert result.row["meta"] == {"few_distractors": True}


def test_what_the_sentence_denies_may_stand_in_the_quote(read: Reader) -> None:
    drafting = read("Schutz\n\nNicht der Blitz selbst, sondern die Überspannung zerstört die meisten Geräte im Haus.\n")
    sentence = drafting.sentence("Überspannung")
    asked = row(
        stem="Was zerstört die meisten Geräte im Haus?",
        answer="die Überspannung",
        distractors=["der Blitz selbst", "der Donner"],
        quote=sentence.quote,
    )
    assert isinstance(drafting.gate.judge(asked, sentence), Refused)
    assert isinstance(drafting.gate.judge(asked, sentence, ("Der Blitz selbst",)), Passed)


def test_flaws_are_told_but_do_not_refuse(read: Reader) -> None:
    key = "im Jahr 2019 rund 16 Millionen Blitze"
    result = judged(read(), stem="Was zählte der Verband?", answer=key, distractors=["Stürme", "Fluten", "Orkane"])
    assert isinstance(result, Passed)
    assert result.flaws[0].startswith("longest-key: ")


def test_a_blank_is_only_let_pass_where_it_is_marked(read: Reader) -> None:
    stem = QUOTE.replace("16 Millionen", "_____")
    marked = judged(read(), stem=stem, meta={"cloze": True})
    assert isinstance(marked, Passed)
    assert marked.flaws == ()
    plain = judged(read(), stem=stem)
    assert isinstance(plain, Refused) or plain.flaws


@pytest.mark.parametrize(
    "stem",
    [
        "It counted how many strikes?",
        "How many strikes did they count in 2019?",
        "What does it cost?",
        "Why are these systems expensive?",
        "However, how many strikes were counted?",
    ],
)
def test_english_stems_that_hang_in_the_air(read: Reader, stem: str) -> None:
    result = hanging(read(ENGLISH, "en"), stem)
    assert isinstance(result, Refused)
    assert "points to something" in result.reason


@pytest.mark.parametrize(
    "stem",
    [
        "How long does it take Northgrid to count strikes?",
        "How many strikes did the association Northgrid, when they met, count in 2019?",
        "What share of those under 25 counted strikes?",
        "How many strikes are there in the association's count?",
    ],
)
def test_english_stems_that_do_not(read: Reader, stem: str) -> None:
    assert isinstance(hanging(read(ENGLISH, "en"), stem), Passed)


def hanging(drafting: Drafting, stem: str) -> Passed | Refused:
    sentence = drafting.sentence("Northgrid")
    asked = row(
        stem=stem, answer="16 million", distractors=["9 million", "22 million", "31 million"], quote=sentence.quote
    )
    return drafting.gate.judge(asked, sentence)


def test_a_sentence_that_was_not_read_verbatim_carries_nothing(read: Reader) -> None:
    drafting = read()
    stray = Sentence(QUOTE.replace("rund", "genau"), "Blitzableiter", 0, 0)
    article = drafting.article._replace(sections=(drafting.article.sections[0]._replace(sentences=(stray,)),))
    gate = type(drafting.gate)(article, drafting.gate._source)
    result = gate.judge(row(quote=stray.text), stray)
    assert isinstance(result, Refused)
    assert "does not stand in the article" in result.reason


@pytest.mark.parametrize(
    ("text", "language", "key", "torn"),
    [
        ("Am 12. März 2022 begann die Messung in Kiel.", "de", "März 2022", True),
        ("Am 12. März 2022 begann die Messung in Kiel.", "de", "12", True),
        ("Am 12. März 2022 begann die Messung in Kiel.", "de", "12. März 2022", False),
        ("To book a place, speak to Marion Pugh at the desk.", "en", "Pugh", True),
        ("To book a place, speak to Marion Pugh at the desk.", "en", "Marion", True),
        ("To book a place, speak to Marion Pugh at the desk.", "en", "Marion Pugh", False),
        ("To book a place, speak to Mr Pugh at the desk.", "en", "Pugh", False),
    ],
)
def test_a_key_is_not_torn_out_of_a_date_or_name(
    read: Reader, text: str, language: Language, key: str, torn: bool
) -> None:
    drafting = read(f"Text\n\n{text}\n", language)
    sentence = drafting.sentence(key)
    asked = row(stem="Was steht im Text?", answer=key, distractors=["Gibson", "Walter", "Henry"], quote=sentence.quote)
    result = drafting.gate.judge(asked, sentence)
    assert (isinstance(result, Refused) and "part of a longer" in result.reason) is torn
