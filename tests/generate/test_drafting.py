"""From candidates to drafts: one a fact, the surest first, each past the gate."""

from __future__ import annotations

import pytest

from phonequiz.generate.distractors.numbers import rank_of
from phonequiz.generate.drafting import FEW, FLAWED, UNSURE, draft, facts, nothing_drafted
from phonequiz.generate.model import Candidate

from .conftest import GERMAN, Drafting, Reader


def counted(drafting: Drafting, confidence: float = 0.9) -> Candidate:
    stem = "Wie viele Blitze zählte der Verband Nordwerk 2019?"
    return drafting.candidate("quantity", stem, "16 Millionen", "number", confidence)


def lasting(drafting: Drafting, confidence: float = 0.7) -> Candidate:
    return drafting.candidate("duration", "Wie lange dauert die Prüfung?", "acht Stunden", "number", confidence)


def sold(drafting: Drafting, confidence: float = 0.8) -> Candidate:
    stem = "Wie viel Prozent der Anlagen in Dänemark verkauft die Firma Ampera?"
    return drafting.candidate("percentage", stem, "61 Prozent", "number", confidence)


def test_a_draft_has_all_that_a_trainer_needs(read: Reader) -> None:
    drafting = read(GERMAN.replace("Jeder dritte Betrieb hat keinen", "Vor Blitzen haben viele keinen"))
    drafts = draft(drafting.article, drafting.gate, [counted(drafting)])
    (question,) = drafts.questions
    row = question.row
    assert list(row) == ["stem", "answer", "distractors", "explanation", "quote", "status", "meta"]
    assert row["status"] == "draft"
    assert row["meta"] == {"confidence": 0.9}
    assert row["quote"] == drafting.sentence("16 Millionen").text
    assert row["explanation"] == "Der Artikel ergänzt: „Vor Blitzen haben viele keinen Schutz.“"
    assert len(row["distractors"]) == 3
    assert (drafts.facts, drafts.left_out.total()) == (1, 0)


def test_drafts_stand_in_the_order_of_the_article(read: Reader) -> None:
    drafting = read()
    drafts = draft(drafting.article, drafting.gate, [sold(drafting), lasting(drafting), counted(drafting)])
    assert [question.row["answer"] for question in drafts.questions] == ["16 Millionen", "acht Stunden", "61 Prozent"]


def test_of_more_than_are_wanted_the_surest_are_kept(read: Reader) -> None:
    drafting = read()
    every = [lasting(drafting), sold(drafting), counted(drafting)]
    drafts = draft(drafting.article, drafting.gate, every, most=2)
    assert [question.row["answer"] for question in drafts.questions] == ["16 Millionen", "61 Prozent"]
    assert (drafts.facts, drafts.left_out.total()) == (3, 1)


def test_what_is_less_sure_than_wanted_is_left_out(read: Reader) -> None:
    drafting = read()
    drafts = draft(drafting.article, drafting.gate, [lasting(drafting, 0.69), counted(drafting)], min_confidence=0.7)
    assert [question.row["answer"] for question in drafts.questions] == ["16 Millionen"]
    assert drafts.left_out == {UNSURE: 1}


def test_of_one_fact_the_surest_question_is_taken_that_has_no_flaw(read: Reader) -> None:
    drafting = read()
    hanging = counted(drafting)._replace(stem="Wie viele zählte er 2019?", confidence=0.99)
    flawed = counted(drafting)._replace(stem="Wie viele Blitze zählte der Verband, ganz genau betrachtet, nicht?")
    sound = counted(drafting, 0.5)
    drafts = draft(drafting.article, drafting.gate, [hanging, flawed, sound])
    assert len(drafts.questions) == drafts.facts == 1
    assert drafts.questions[0].row["stem"] in (flawed.stem, sound.stem)
    only_flawed = drafting.candidate("action", "Was zählte der Verband?", "im Jahr 2019 rund 16 Millionen Blitze", "np")
    only_flawed = only_flawed._replace(others=("Stürme", "Fluten", "Orkane"))
    (question,) = draft(drafting.article, drafting.gate, [only_flawed]).questions
    assert question.row["meta"]["confidence"] == round(0.8 - FLAWED, 2)


def test_keys_that_say_part_of_each_other_are_one_fact(read: Reader) -> None:
    drafting = read()
    longer = counted(drafting, 0.95)._replace(key="rund 16 Millionen Blitze")
    other_kind = counted(drafting)._replace(kind="date", key="2019", stem="Wann zählte der Verband Blitze?")
    groups = facts([counted(drafting), longer, other_kind], "de")
    assert [[candidate.key for candidate in group] for group in groups] == [
        ["rund 16 Millionen Blitze", "16 Millionen"],
        ["2019"],
    ]


def test_two_facts_with_one_stem_are_not_both_asked(read: Reader) -> None:
    drafting = read()
    same = lasting(drafting)._replace(stem=counted(drafting).stem)
    drafts = draft(drafting.article, drafting.gate, [same, counted(drafting)])
    assert [question.row["answer"] for question in drafts.questions] == ["16 Millionen"]


def test_a_key_without_distractors_is_left_out(read: Reader) -> None:
    drafting = read()
    lonely = drafting.candidate("advice", "Was muss mit der Anlage nach einem Einschlag geschehen?", "geprüft werden")
    drafts = draft(drafting.article, drafting.gate, [lonely])
    assert drafts.questions == ()
    assert drafts.left_out == {FEW: 1}


def test_an_error_says_what_kept_drafts_from_being_made(read: Reader) -> None:
    drafting = read()
    nothing = nothing_drafted("a.txt", draft(drafting.article, drafting.gate, []))
    assert str(nothing).startswith("a.txt: no fact was found")
    unsure = draft(drafting.article, drafting.gate, [counted(drafting)], min_confidence=1.0)
    assert UNSURE in str(nothing_drafted("a.txt", unsure))
    assert FEW not in str(nothing_drafted("a.txt", unsure))


def test_how_much_is_done_is_told(read: Reader) -> None:
    drafting = read()
    told: list[float] = []
    draft(drafting.article, drafting.gate, [counted(drafting), lasting(drafting)], step=told.append)
    assert told == [0.5, 1.0]


@pytest.mark.parametrize("times", range(2))
def test_the_same_candidates_give_the_same_drafts(read: Reader, times: int) -> None:
    drafting = read()
    every = [counted(drafting), lasting(drafting), sold(drafting)]
    assert draft(drafting.article, drafting.gate, every) == draft(drafting.article, drafting.gate, every[::-1])


def test_over_the_drafts_of_an_article_the_key_has_every_rank_as_often(read: Reader) -> None:
    small = [f"Im Lager {name} liegen {n} Kisten." for n, name in enumerate(("Aa", "Be", "Ce", "De"), 2)]
    large = [f"Das Werk in {chr(65 + n // 26)}{chr(97 + n % 26)}stadt hat {n * 7 + 40} Mitarbeiter." for n in range(76)]
    drafting = read("Zahlen\n\n" + " ".join(small + large) + "\n")
    every = []
    for text in small + large:
        key = " ".join(text.rstrip(".").split()[-2:])
        place = text.split()[2] if text.startswith("Im") else text.split()[3]
        asked = drafting.candidate("quantity", f"Wie viele sind es in {place}?", key)
        every.append(asked._replace(sentence=drafting.sentence(text), quote=text))
    drafts = draft(drafting.article, drafting.gate, every).questions
    ranks = [rank_of(question.row["answer"], question.row["distractors"], "de") for question in drafts]
    counts = [ranks.count(rank) for rank in range(4)]
    assert sum(counts) == len(drafts) >= 70
    # Fewer than two boxes there cannot be: what small numbers leave uneven, others make up for.
    assert max(counts) - min(counts) <= 4, counts


def clause_and_gap(drafting: Drafting, key: str) -> list[Candidate]:
    gap = drafting.candidate(
        "quantity", "Die Anlage kostet etwa ____, weil das Kupfer teuer ist.", "4.500 Euro", "n", 0.5
    )
    clause = drafting.candidate("cause", "In welchem Fall?", key, "wenn-clause", 0.6)
    return [gap._replace(cloze=True), clause]


def test_a_clause_whose_options_differ_only_in_the_number_of_a_gap_is_not_asked_too(read: Reader) -> None:
    drafting = read()
    both = clause_and_gap(drafting, "kostet etwa 4.500 Euro")
    drafts = draft(drafting.article, drafting.gate, both)
    assert [question.row["answer"] for question in drafts.questions] == ["4.500 Euro"]
    alone = draft(drafting.article, drafting.gate, both[1:])
    assert len(alone.questions) == 1


def test_a_german_gap_for_a_thing_gives_way_to_any_surer_question(read: Reader) -> None:
    drafting = read()
    thing = drafting.candidate(
        "action", "Die Anlage kostet etwa 4.500 Euro, weil ____ teuer ist.", "das Kupfer", "np", 0.25
    )
    thing = thing._replace(cloze=True, others=("das Silber", "das Gold", "das Zinn"))
    priced = drafting.candidate("quantity", "Was kostet die Anlage?", "4.500 Euro", "number", 0.8)
    drafts = draft(drafting.article, drafting.gate, [priced, thing])
    assert [question.row["answer"] for question in drafts.questions] == ["4.500 Euro"]
    alone = draft(drafting.article, drafting.gate, [thing])
    assert [question.row["answer"] for question in alone.questions] == ["das Kupfer"]
