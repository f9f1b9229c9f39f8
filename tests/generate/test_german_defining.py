"""German questions for a term by what it means, and the terms that stand beside it."""

from __future__ import annotations

import pytest

from phonequiz.generate.finding import found_in
from phonequiz.generate.german.defining import defined
from phonequiz.generate.german.options import Options
from phonequiz.generate.model import Article, Candidate, Section, Sentence


def asked(text: str) -> list[tuple[str, str]]:
    return [(found.stem, found.key) for found in defined(Sentence(text, "Titel", 0, 0))]


@pytest.mark.parametrize(
    ("text", "stem", "term"),
    [
        (
            "Unter Formschluss versteht man das lückenlose Verstauen der Ladung.",
            "Wie nennt man das lückenlose Verstauen der Ladung?",
            "Formschluss",
        ),
        (
            "Unter dynamischem Sitzen versteht man den häufigen Wechsel der Haltung.",
            "Wie nennt man den häufigen Wechsel der Haltung?",
            "dynamisches Sitzen",
        ),
        (
            "Sole nennt man Wasser, in dem viel Salz gelöst ist.",
            "Wie nennt man Wasser, in dem viel Salz gelöst ist?",
            "Sole",
        ),
        (
            "Die Legionärskrankheit ist eine schwere Lungenentzündung, die plötzlich ausbricht.",
            "Wie heißt die schwere Lungenentzündung, die plötzlich ausbricht?",
            "Legionärskrankheit",
        ),
        (
            "Legionellen sind stäbchenförmige Bakterien, die im Süßwasser vorkommen.",
            "Wie heißen stäbchenförmige Bakterien, die im Süßwasser vorkommen?",
            "Legionellen",
        ),
        (
            "Nymphen, also Jungtiere vor der letzten Häutung, sind sehr klein.",
            "Wie nennt man Jungtiere vor der letzten Häutung?",
            "Nymphen",
        ),
        (
            "Von Stagnation spricht man, wenn das Wasser lange in der Leitung steht.",
            "Wie nennt man es, wenn das Wasser lange in der Leitung steht?",
            "Stagnation",
        ),
    ],
)
def test_a_term_is_asked_for_by_what_it_means(text: str, stem: str, term: str) -> None:
    assert asked(text) == [(stem, term)]


@pytest.mark.parametrize(
    "text",
    [
        "Die Werkstatt ist ein Backsteinbau, der 1920 errichtet wurde.",  # of one thing
        "Darunter versteht man ein Gleis, das begrünt ist.",  # the sentence has no term
        "Man nennt dieses Verfahren thermische Desinfektion.",
        "Unter Wärme versteht man Wärme, die nach außen abfließt.",  # the question would name the term
        "Unter Lärm versteht man seine Wirkung auf andere Leute.",  # of whom, only the sentence before says
    ],
)
def test_what_defines_nothing_or_points_back_is_not_asked_so(text: str) -> None:
    assert asked(text) == []


def test_beside_a_term_that_no_list_has_stand_things_of_the_kind_that_the_question_names() -> None:
    text = "Unter Zwirbel versteht man den Apfel, der am Boden liegt."
    article = Article("Titel", "de", (Section("Titel", (Sentence(text, "Titel", 0, 0),)),))
    question = next(
        found for found in found_in(article) if isinstance(found, Candidate) and found.stem.startswith("Wie nennt")
    )
    proposed = list(Options(article).proposed(question))
    assert {"Birne", "Kirsche", "Pflaume"} & set(proposed)
    assert not {"Zwirbel", "Apfel"} & set(proposed)


def test_beside_a_term_stand_compounds_of_what_the_question_names_where_it_is_one() -> None:
    text = "Unter Kerntemperatur versteht man die Temperatur in der Mitte eines Bratens."
    article = Article("Titel", "de", (Section("Titel", (Sentence(text, "Titel", 0, 0),)),))
    question = next(defined(article.sections[0].sentences[0]))
    assert set(list(Options(article).proposed(question))[:2]) <= {
        "Raumtemperatur",
        "Wassertemperatur",
        "Körpertemperatur",
    }
