"""English options name things of the key's kind, in its number and behind its article."""

from __future__ import annotations

import pytest

from phonequiz.generate.distractors import Pool, distractors
from phonequiz.generate.distractors.english_names import kind_of_name
from phonequiz.generate.distractors.kinds import is_example, kind_of, nouns_of, plural_of
from phonequiz.generate.distractors.near import FILE, Near
from phonequiz.generate.distractors.nounphrases import is_telling
from phonequiz.generate.distractors.nounphrases import read as read_phrase
from phonequiz.generate.distractors.varying import variants
from phonequiz.generate.model import Article, Kind, Section, Sentence

from .conftest import Reader

TEXT = """\
Working on the canal

The Ashbrook Canal Society was founded in 1972 by Clara Fenwick. A keeper wears a life jacket at the lock.
The lock was painted, and a helmet was lost. Wet air rusts pipes and washes the oil out of the cylinders.
Worn hoses and loose couplings leak most. A heron dug nothing, but badgers dig in the bank.
Coal was carried by barges and horses because trains were dear.
The rope is checked by an electrician, and the report goes to the council in Derby.
"""


def article_of(text: str) -> Article:
    return Article("", "en", (Section("", (Sentence(text, "", 0, 0),)),))


def options(read: Reader, key: str, kind: Kind = "action", form: str = "np-sg:thing", stem: str = "What?") -> set[str]:
    drafting = read(TEXT, "en")
    candidate = drafting.candidate(kind, stem, key, form)
    return set(distractors(candidate, Pool(drafting.article, [])))


def near_options(read: Reader, key: str) -> set[str]:
    drafting = read(f"Of things\n\nHere they need {key} more than all that they have.", "en")
    return set(distractors(drafting.candidate("action", "What?", key, "np-sg:thing"), Pool(drafting.article, [])))


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
        ("loose couplings", "fluid_part"),
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
    assert "a tight membrane" in near_options(read, "a loose membrane")


@pytest.mark.parametrize(
    ("key", "found"),
    [
        ("a life jacket", {"a wetsuit", "a safety harness", "a high-visibility vest"}),
        ("safety goggles", {"protective gloves", "ear defenders", "safety boots"}),
        ("the motor housing", {"the battery compartment", "the control panel", "the gearbox"}),
        (
            "the consent of the managing director",
            {
                "the consent of the works council",
                "the consent of the line manager",
                "the consent of the safety officer",
            },
        ),
        ("a pair of herons", {"a pair of swans", "a pair of kingfishers", "a pair of cormorants"}),
        ("disciplinary action", {"criminal proceedings", "legal action", "compensation"}),
        ("in a locked drawer", {"in a locked cupboard", "in a locked safe", "in a locked filing cabinet"}),
    ],
)
def test_what_is_near_stands_beside_a_key(read: Reader, key: str, found: set[str]) -> None:
    assert near_options(read, key) == found


def test_what_a_noun_with_another_before_it_names_is_not_told_by_it_alone(read: Reader) -> None:
    assert "a stool" in near_options(read, "a desk")
    assert not near_options(read, "the duty desk")
    assert not near_options(read, "the next size")
    assert not near_options(read, "a sudden rush of water")
    assert not any("shoulder" in text for text in near_options(read, "our head of IT"))


def test_beside_a_person_with_a_role_stand_others_with_it(read: Reader) -> None:
    drafting = read("Of trusts\n\nThe trust was founded by the botanist Margaret Ellwood.", "en")
    key, stem = "the botanist Margaret Ellwood", "Who founded the trust?"
    found = distractors(drafting.candidate("person", stem, key, "np-sg:person"), Pool(drafting.article, []))
    assert len(found) == 3
    assert all(text.startswith("the botanist ") and len(text.split()) == 4 for text in found)


@pytest.mark.parametrize(
    ("meaning", "key", "fits"),
    [
        ("a thin dough that ferments overnight", "a sponge", False),
        ("an offence that carries ten years in prison", "bribery", True),
    ],
)
def test_what_is_near_another_meaning_stands_beside_no_term(read: Reader, meaning: str, key: str, fits: bool) -> None:
    drafting = read(f"Of terms\n\nIn this article {key} is {meaning}.", "en")
    stem = f"What does the article call {meaning}?"
    candidate = drafting.candidate("definition", stem, key, "np-sg:thing")
    assert bool({"a broom", "fraud"} & set(distractors(candidate, Pool(drafting.article, [])))) is fits


def test_a_process_stands_beside_others_where_one_is_asked_for(read: Reader) -> None:
    stem = "What is the process in which the rind is washed called?"
    drafting = read("Of cheese\n\nThe process in which the rind is washed is called smearing.", "en")
    candidate = drafting.candidate("definition", stem, "smearing", "np-sg:thing")
    found = distractors(candidate, Pool(drafting.article, []))
    assert len(found) == 3
    assert all(text.endswith("ing") for text in found)


def test_a_word_with_other_meanings_needs_another_of_its_line_in_the_article() -> None:
    def near(text: str) -> list[str]:
        return Near(article_of(text)).words("worker", "noun")

    assert near("The worker rings.") == []
    assert near("The queen lays eggs, the worker feeds them.") == ["queen", "drone", "larva"]


@pytest.mark.parametrize(
    ("key", "stem", "found"),
    [
        (
            "because the attacker may be reading it",
            "Why should you not send an e-mail?",
            ["because the colleague may be reading it", "because the attacker may be copying it"],
        ),
        ("because it may crack", "Why is ivory never frozen?", ["because it may melt", "because it may shrink"]),
        (
            "the temperature at which water vapour begins to condense",
            "What is the dew point?",
            [
                "the pressure at which water vapour begins to condense",
                "the temperature at which water vapour begins to freeze",
            ],
        ),
        ("a storm of the year would come", "Why?", ["a flood would come"]),
        ("because it builds up and carries on", "Why?", []),
        ("because it is as hard as glass", "Why?", []),
        ("so that nobody waits for longer than is fair", "Why?", []),
        ("work harder", "What does a filter force the compressor to do?", ["work longer", "work faster"]),
        ("so that the key fits the lock", "Why does the key fit?", ["so that the key fits the padlock"]),
    ],
)
def test_a_clause_is_varied_in_what_it_says_beside_the_stem(key: str, stem: str, found: list[str]) -> None:
    assert list(variants(key, stem, Near(article_of(""))))[: len(found)] == found
    assert found or not list(variants(key, stem, Near(article_of(""))))


def test_no_line_of_near_words_has_one_twice_and_none_alone() -> None:
    lines = [line.removeprefix("? ").split(", ") for line in FILE.read_text(encoding="utf-8").splitlines()]
    near = [line for line in lines if line[0][:1] not in ("", "#", "[")]
    assert all(len(set(line)) == len(line) > 2 for line in near)


def test_parts_of_an_enumeration_are_exchanged_for_things_of_their_kind(read: Reader) -> None:
    found = options(read, "Worn hoses and loose couplings", "enumeration", "enumeration")
    assert len(found) == 3
    assert all(" and " in text for text in found)


def test_near_things_stand_in_an_enumeration_of_things_of_several_kinds(read: Reader) -> None:
    drafting = read("Of colds\n\nEvery fifth baker suffers from a cough or a blocked nose at work.", "en")
    candidate = drafting.candidate("action", "What?", "a cough or a blocked nose", "enumeration")
    found = distractors(candidate, Pool(drafting.article, []))
    assert "a cough or a blocked ear" in found
    assert len(found) == 3


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
