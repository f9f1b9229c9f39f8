"""Wrong options for German reasons: one thing changed in the right one, others only about the same."""

from __future__ import annotations

import pytest

from phonequiz.generate.finding import found_in
from phonequiz.generate.german.options import Options
from phonequiz.generate.german.reasons import reasons
from phonequiz.generate.german.verbs import others_at_end
from phonequiz.generate.model import Article, Candidate, Section, Sentence
from phonequiz.generate.tagging import tagged


def article(text: str) -> Article:
    return Article("Titel", "de", (Section("Titel", (Sentence(text, "Titel", 0, 0),)),))


def wrong(stem: str, key: str, *others: str) -> list[str]:
    here = article(f"{stem}, {key}.")
    sentence = here.sections[0].sentences[0]
    candidate = Candidate("cause", stem, key, "weil-clause", sentence, sentence.quote, 0.7)
    return list(reasons(candidate, others, Options(here)))


@pytest.mark.parametrize(
    ("clause", "others"),
    [
        ("weil der Lack Risse verdeckt", ["verursacht", "verbreitert"]),
        ("weil die Lacke Risse verdecken", ["verursachen", "verbreitern"]),
        ("weil der Lack Risse verdecken kann", ["verursachen", "verbreitern"]),
        ("weil die Risse verdeckt werden", ["verursacht", "verbreitert"]),
        ("um den Staub zu binden", ["lösen", "färben"]),
        ("weil das Werk stillstand", ["explodierte", "fehlte"]),
        ("weil sie dabei wegkippen kann", ["einknicken", "zusammenklappen"]),
        ("weil die Wände feucht werden", ["rissig", "spröde"]),
        ("weil er schneller trocknet", ["haftet", "glänzt"]),
        ("weil er das Holz trocknet", []),  # with an object it says something else
        ("weil sich Späne entzünden", ["verflüchtigen", "verfärben"]),
        ("um eine Schleife zu binden", []),  # only what names a liquid is dissolved or dyed
    ],
)
def test_the_verb_of_a_reason_has_others_in_its_form(clause: str, others: list[str]) -> None:
    assert [other for _, other in others_at_end(tagged(clause, "de"))] == others


def test_a_reason_is_changed_by_its_verb_and_by_things_that_the_stem_does_not_name() -> None:
    assert wrong("Warum wurde in der Turnhalle geheizt?", "weil das Gaswerk stillstand") == [
        "weil das Gaswerk explodierte",
        "weil das Sägewerk stillstand",
    ]
    assert wrong("Warum blieb das Gaswerk kalt?", "weil das Gaswerk stillstand") == [
        "weil das Gaswerk explodierte",
        "weil das Gaswerk fehlte",
    ]


def test_a_metal_is_not_put_for_another_for_it_may_do_the_same() -> None:
    assert not any(
        "Kupfer" in other or "Stahl" in other for other in wrong("Warum?", "weil Aluminium den Strom leitet")
    )


def test_other_reasons_stand_beside_it_only_where_they_are_about_the_same() -> None:
    same, other, hanging = "weil der Tank leckt", "weil ein Reh auf der Straße stand", "weil er den Tank leert"
    assert wrong("Warum wird der Tank geprüft?", "weil niemand ihn kennt", same, other, hanging) == [same]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        (
            "Autofahrer sollten langsam fahren, denn die Bahn hat dort immer Vorrang.",
            "weil die Bahn dort immer Vorrang hat",
        ),
        ("Besucher sollten ein Tuch mitbringen, denn im Haus läuft das Glas an.", "weil im Haus das Glas anläuft"),
        ("Honig darf nie verfüttert werden, denn er kann Sporen enthalten.", "weil er Sporen enthalten kann"),
    ],
)
def test_what_stands_behind_denn_is_a_reason_with_weil(text: str, key: str) -> None:
    asked = [found for found in found_in(article(text)) if isinstance(found, Candidate) and not found.cloze]
    assert key in [candidate.key for candidate in asked]
