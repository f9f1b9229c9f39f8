"""English options name things of the key's kind, in its number and behind its article."""

from __future__ import annotations

import pytest

from phonequiz.generate.distractors import Pool, distractors
from phonequiz.generate.distractors.english_names import kind_of_name
from phonequiz.generate.distractors.kinds import is_example, kind_of, nouns_of, plural_of
from phonequiz.generate.distractors.nounphrases import is_telling
from phonequiz.generate.distractors.nounphrases import read as read_phrase
from phonequiz.generate.model import Kind

from .conftest import Reader

TEXT = """\
Working on the canal

The Ashbrook Canal Society was founded in 1972 by Clara Fenwick. A keeper wears a life jacket at the lock.
The lock was painted, and a helmet was lost. Wet air rusts pipes and washes the oil out of the cylinders.
Worn hoses and loose couplings leak most. A heron dug nothing, but badgers dig in the bank.
Coal was carried by barges and horses because trains were dear.
The rope is checked by an electrician, and the report goes to the council in Derby.
"""


def options(read: Reader, key: str, kind: Kind = "action", form: str = "np-sg:thing", stem: str = "What?") -> set[str]:
    drafting = read(TEXT, "en")
    candidate = drafting.candidate(kind, stem, key, form)
    return set(distractors(candidate, Pool(drafting.article, [])))


@pytest.mark.parametrize(
    ("noun", "kind"),
    [
        ("electricians", "person"),
        ("cleaners", "person"),
        ("women", "person"),
        ("hose", "fluid_part"),
        ("leaves", "plant_part"),
        ("service desk", "organisation"),
        ("point", ""),
        ("nonsuchword", "rare"),
        ("opportunity", ""),
    ],
)
def test_a_noun_is_of_the_kind_that_it_names(noun: str, kind: str) -> None:
    before, _, head = noun.rpartition(" ")
    assert kind_of(head, before) == kind


def test_no_kind_has_a_noun_of_another() -> None:
    assert {kind_of(noun) for noun in nouns_of("pump", number="sg")} == {"machine"}
    assert "knives" in nouns_of("sword", number="pl")
    assert [plural_of(noun) for noun in ("moth", "deer", "dust mask", "berry")] == [
        "moths",
        "deer",
        "dust masks",
        "berries",
    ]


def test_what_is_an_example_of_the_key_is_no_option() -> None:
    assert is_example("barge", "boats")
    assert not is_example("barge", "lorry")


@pytest.mark.parametrize(
    ("key", "kind"),
    [
        ("a life jacket", "clothing"),
        ("the oil", "tap"),
        ("loose couplings", "fluid_part"),
        ("an electrician", "person"),
        ("badgers", "animal"),
    ],
)
def test_options_are_of_the_kind_number_and_article_of_the_key(read: Reader, key: str, kind: str) -> None:
    found = options(read, key)
    wanted = read_phrase(key)
    assert len(found) == 3
    assert wanted is not None
    for text in found:
        phrase = read_phrase(text)
        assert phrase is not None
        assert phrase.kind == kind
        assert (phrase.number == "pl") is (wanted.number == "pl")
        articles = {"a", "an"} if wanted.determiner in ("a", "an") else {wanted.determiner}
        assert phrase.determiner in articles


def test_things_of_the_article_come_first(read: Reader) -> None:
    assert "a helmet" in options(read, "a life jacket")


def test_a_described_thing_stands_beside_its_opposite(read: Reader) -> None:
    assert "tight couplings" in options(read, "loose couplings")


def test_parts_of_an_enumeration_are_exchanged_for_things_of_their_kind(read: Reader) -> None:
    found = options(read, "Worn hoses and loose couplings", "enumeration", "enumeration")
    assert len(found) == 3
    assert all(" and " in text for text in found)


def test_where_no_kind_is_known_there_are_no_options(read: Reader) -> None:
    assert not options(read, "nothing")


@pytest.mark.parametrize(
    ("key", "kind", "form", "known"),
    [
        ("Clara Fenwick", "person", "name:person", {"Laura Bennett"}),
        ("Derby", "place", "name:place", {"Ashford", "Kelby"}),
    ],
)
def test_names_stand_beside_names_of_their_kind(read: Reader, key: str, kind: Kind, form: str, known: set[str]) -> None:
    found = options(read, key, kind, form)
    assert len(found) == 3
    assert all(text[0].isupper() and len(text.split()) == len(key.split()) for text in found)
    assert not found & {"Wikipedia", "Google", "Easter"}


def test_an_organisation_stands_beside_those_of_other_places(read: Reader) -> None:
    found = options(read, "The Ashbrook Canal Society", "organisation", "name:organisation")
    assert all(text.endswith(" Canal Society") for text in found)


@pytest.mark.parametrize(
    ("name", "kind"), [("Harrow & Pell", "organisation"), ("Marl Top Bridge", "place"), ("Clara Fenwick", "")]
)
def test_a_name_shows_what_it_names(name: str, kind: str) -> None:
    assert kind_of_name(name) == kind


def test_a_reason_of_an_event_is_never_the_same_with_another_thing_in_it(read: Reader) -> None:
    question = "Why was coal carried by barges?"
    assert options(read, "because trains were dear", "cause", "because-clause", question) == set()


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        ("a heat exchanger", True),
        ("the same problem", False),
        ("contrast", False),
        ("a higher pressure", False),
        ("every valve", False),
        ("a layer of gravel", True),
        ("the owner’s valve", False),
    ],
)
def test_a_phrase_is_asked_where_others_could_be_meant(text: str, tells: bool) -> None:
    assert is_telling(text) is tells
