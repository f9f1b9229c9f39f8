"""Gaps for the facts that no question asks."""

from __future__ import annotations

import pytest

from phonequiz.generate.model import Article, Candidate, Language, Section, Sentence
from phonequiz.generate.remaining import with_gaps


def article(language: Language, *texts: str, section: str = "Rules") -> Article:
    sentences = tuple(Sentence(text, section, 0, number) for number, text in enumerate(texts))
    return Article("Title", language, (Section(section, sentences),))


def gaps(language: Language, *texts: str) -> dict[str, str]:
    """The key of each gap, and its stem."""
    return {candidate.key: candidate.stem for candidate in with_gaps(article(language, *texts), [])}


@pytest.mark.parametrize(
    ("language", "text", "keys"),
    [
        ("de", "Der Verband prüfte im Herbst 2023 an acht Kontrollstellen.", {"2023", "acht Kontrollstellen"}),
        ("de", "Unter Formschluss versteht man das lückenlose Verstauen der Ladung.", {"Formschluss"}),
        ("de", "Der Schlauch wird gespült, bevor das Wasser fließt.", {"bevor das Wasser fließt"}),
        ("en", "The fee of £12,300 was paid to Corwen Steel in 1971.", {"£12,300", "1971"}),
        ("en", "Fifty-eight per cent kept a list in a spreadsheet.", {"Fifty-eight per cent", "a spreadsheet"}),
        ("en", "The lid stays closed because steam burns the skin.", {"because steam burns the skin"}),
    ],
)
def test_every_kind_of_fact_gets_a_gap(language: Language, text: str, keys: set[str]) -> None:
    found = gaps(language, text)
    assert keys <= set(found)
    assert all(found[key] == text.replace(key, "____", 1) for key in keys)


def test_what_is_asked_already_gets_no_gap() -> None:
    here = article("en", "The lid weighs 40 kilograms.")
    sentence = here.sections[0].sentences[0]
    asked = Candidate("quantity", "How heavy is the lid?", "40 kilograms", "number", sentence, sentence.quote, 0.9)
    assert [candidate.key for candidate in with_gaps(here, [asked])].count("40 kilograms") == 1


def test_a_sentence_that_points_back_comes_with_what_it_points_to() -> None:
    found = gaps("en", "The drum broke two of his ribs.", "It weighs 85 kilograms.")
    assert found["85 kilograms"] == "The drum broke two of his ribs. It weighs ____."


def test_where_nothing_stands_before_it_the_heading_says_what_it_is_about() -> None:
    assert gaps("en", "It weighs 85 kilograms.")["85 kilograms"] == "Rules: It weighs ____."


def test_a_lead_that_only_points_back_is_left_out() -> None:
    found = gaps("de", "Genau darin liegt das Problem: Bei 62 Prozent der Wagen war die Ladung nicht gesichert.")
    assert found["62 Prozent"] == "Bei ____ der Wagen war die Ladung nicht gesichert."


@pytest.mark.parametrize(
    "text", ["Nach § 22 der Ordnung haftet auch der Verlader.", "Der Wagen ist eine Maschine für jeden Zweck."]
)
def test_numbers_that_count_nothing_are_no_facts(text: str) -> None:
    assert not any(key[:2] in ("22", "ei") for key in gaps("de", text) if not key.startswith("eine "))
