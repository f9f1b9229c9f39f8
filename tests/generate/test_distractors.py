"""Distractors are of the key's kind, unit and format, not true by the article, and give no key away by its rank."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

import pytest

from phonequiz.generate.distractors import Pool, distractors
from phonequiz.generate.distractors.numbers import number_distractors
from phonequiz.generate.distractors.numerals import numerals
from phonequiz.generate.model import Candidate, Kind, Language, Sentence

from .conftest import ENGLISH, GERMAN, Reader


def candidate(key: str, kind: Kind = "quantity", stem: str = "Wie viel?", **fields: object) -> Candidate:
    sentence = Sentence(f"Es waren {key}.", "", 0, 0)
    return Candidate(kind, stem, key, "form", sentence, sentence.text, 0.8)._replace(**fields)


@pytest.mark.parametrize(
    ("key", "kind", "language", "pattern"),
    [
        ("16 Millionen Vorfälle", "quantity", "de", r"\d+ Millionen Vorfälle"),
        ("1,5 Millionen", "quantity", "de", r"\d+,[1-9] Millionen"),
        ("1.5 million", "quantity", "en", r"\d+\.[1-9] million"),
        ("4.500 Euro", "quantity", "de", r"\d{1,2}\.\d00 Euro"),
        ("12,500 users", "quantity", "en", r"\d{1,2},\d00 users"),
        ("61 Prozent", "percentage", "de", r"\d\d Prozent"),
        ("3.5%", "percentage", "en", r"\d\.\d%"),
        ("acht Stunden", "duration", "de", r"(zwei|drei|vier|fünf|sechs|sieben|[a-zö]*zehn|neun|elf|zwölf) Stunden"),
        ("siebeneinhalb Jahre", "duration", "de", r"[a-zäöü]+einhalb Jahre"),
        ("dreimal pro Woche", "frequency", "de", r"[a-zäöü]+mal pro Woche"),
        ("1876", "date", "de", r"1[89]\d\d"),
        ("im Jahr 2017", "date", "de", r"im Jahr 20[012]\d"),
        ("im 19. Jahrhundert", "date", "de", r"im (1\d|2[012])\. Jahrhundert"),
        ("the 19th century", "date", "en", r"the (1\dth|20th|21st) century"),
        ("the 1990s", "date", "en", r"the (19|20)\d0s"),
        ("um 14:30 Uhr", "date", "de", r"um \d{1,2}:30 Uhr"),
        ("einem Tag", "duration", "de", r"(zwei|drei|vier|fünf|sechs) Tagen"),
        ("one week", "duration", "en", r"(two|three|four|five|six) weeks"),
        ("3 bis 5 Tage", "duration", "de", r"\d+ bis \d+ Tage"),
        ("von 4 auf 8 Prozent", "percentage", "de", r"von \d+ auf \d+ Prozent"),
        ("zwei von drei", "percentage", "de", r"[a-zäöü]+ von [a-zäöü]+"),
        ("one in five", "percentage", "en", r"one in [a-z]+"),
        ("ein Drittel", "quantity", "de", r"(ein|zwei|drei|vier) \w+|die Hälfte"),
        ("der Hälfte", "quantity", "de", r"(einem|zwei|drei|vier) \w+"),
        ("im Oktober 2017", "date", "de", r"im [A-Z]\w+ 20\d\d"),
        ("March 12, 2019", "date", "en", r"[A-Z]\w+ 12, 20\d\d"),
        ("täglich", "frequency", "de", r"\w+lich"),
        ("between March and June", "date", "en", r"between [A-Z]\w+ and [A-Z]\w+"),
    ],
)
def test_numbers_keep_their_format_and_unit(key: str, kind: Kind, language: Language, pattern: str) -> None:
    found = number_distractors(candidate(key, kind), language, 2019)
    assert 2 <= len(found) <= 3
    assert len({*found, key}) == len(found) + 1
    for text in found:
        assert re.fullmatch(pattern, text), text


@pytest.mark.parametrize("key", ["03.10.2021", "2021-10-03", "Version 1.2.3", "viele", "einmal", "1 Blitzschutzanlage"])
def test_what_is_no_number_to_be_changed_is_left_alone(key: str) -> None:
    assert number_distractors(candidate(key), "de", 2021) == []


@pytest.mark.parametrize(
    ("key", "kind", "pattern"),
    [
        ("fünf Uhr", "date", r"(?!eins)[a-zöü]+ Uhr"),
        ("drei Stunden", "duration", r"(zwei|vier|fünf|sechs) Stunden"),
        ("eineinhalb Tonnen", "quantity", r"(?!eins)[a-zöü]+ Tonnen"),
        ("jährlich", "frequency", r"wöchentlich|monatlich|vierteljährlich"),
        ("19,80 Euro", "quantity", r"\d+,[1-9]0 Euro"),
        ("zwischen 900 und 1.400 Euro", "quantity", r"zwischen (\d{3}|\d\.\d{3}) und (\d{3}|\d\.\d{3}) Euro"),
        ("am 14. und 21. April", "date", r"am 14\. und (1[5-9]|2\d)\. [A-Z]\w+"),
    ],
)
def test_hours_and_days_stay_what_somebody_would_say(key: str, kind: Kind, pattern: str) -> None:
    for text in number_distractors(candidate(key, kind), "de", 2019):
        assert re.fullmatch(pattern, text), text


def first_value(text: str, language: Language = "de") -> float:
    return float(numerals(text, language)[0].value)


@pytest.mark.parametrize(
    ("unit", "kind", "values"),
    [
        ("{} Kunden", "quantity", range(40, 840)),
        ("{} Prozent", "percentage", range(20, 70)),
        ("{} Minuten", "duration", range(11, 411)),
        ("{}", "date", range(1700, 2000)),
        ("{},5 Meter", "quantity", range(4, 404)),
    ],
)
def test_over_all_drafts_the_key_has_every_rank_equally_often(unit: str, kind: Kind, values: range) -> None:
    ranks: Counter[int] = Counter()
    for value in values:
        key = unit.format(value)
        found = number_distractors(candidate(key, kind), "de", 2019)
        assert len(found) == 3
        ranks[sum(first_value(text) < first_value(key) for text in found)] += 1
    expected = len(values) / 4
    chi_square = sum((ranks[rank] - expected) ** 2 / expected for rank in range(4))
    assert chi_square < 16.3, ranks  # three degrees of freedom: one in a thousand is above


def test_steps_are_on_no_one_scheme() -> None:
    ratios = Counter()
    for value in range(200, 400):
        options = sorted([value, *(first_value(t) for t in number_distractors(candidate(f"{value} Euro"), "de", 0))])
        ratios[tuple(round(b - a) for a, b in pairwise(options))] += 1
    assert max(ratios.values()) <= 4


@pytest.mark.parametrize("value", range(2, 101))
def test_percentages_lie_between_nothing_and_all(value: int) -> None:
    for text in number_distractors(candidate(f"{value} Prozent", "percentage"), "de", 0):
        assert 0 < first_value(text) <= 100


@pytest.mark.parametrize("year", [1066, 1876, 1989, 2017, 2024])
def test_years_are_plausible(year: int) -> None:
    for text in number_distractors(candidate(str(year), "date"), "de", latest_year=2024):
        assert year - 220 < int(text) <= 2027


@pytest.mark.parametrize("key", [f"{low} bis {low + width} Tage" for low in (3, 10, 20, 40) for width in (2, 5, 10)])
def test_no_range_overlaps_another(key: str) -> None:
    ranges = []
    for text in (key, *number_distractors(candidate(key, "duration"), "de", 0)):
        low, high = (float(numeral.value) for numeral in numerals(text, "de"))
        ranges.append((low, high))
    ranges.sort()
    assert all(one[1] <= other[0] for one, other in pairwise(ranges))


def test_of_month_and_year_each_part_stands_in_two_options() -> None:
    found = number_distractors(candidate("im Oktober 2017", "date"), "de", 2019)
    words = Counter(word for text in ("im Oktober 2017", *found) for word in text.split()[1:])
    assert set(words.values()) == {2}


def test_a_number_that_the_article_gives_as_well_is_no_distractor(read: Reader) -> None:
    text = "Strom\n\nDie Anlage liefert 50 Kilowatt im Sommer und 20 Kilowatt im Winter. " + "".join(
        f"Die Anlage liefert {n} Kilowatt bei Wind. " for n in range(1, 200) if n % 3 and n not in (50, 20)
    )
    drafting = read(text)
    asked = drafting.candidate("quantity", "Wie viel liefert die Anlage im Sommer?", "50 Kilowatt im Sommer")
    asked = asked._replace(key="50 Kilowatt")
    pool = Pool(drafting.article, [asked])
    assert all(first_value(other) % 3 == 0 for other in distractors(asked, pool) if first_value(other) < 200)


def test_names_come_from_the_article_first_then_from_our_lists(read: Reader) -> None:
    drafting = read()
    keys = {"Der Verband Nordwerk": "Wer zählte Blitze?", "Ampera": "Wer verkauft Anlagen in Dänemark?"}
    found = [drafting.candidate("organisation", stem, key, "name") for key, stem in keys.items()]
    found.append(drafting.candidate("organisation", "Wer empfiehlt einen Abstand?", "Voltara", "name"))
    pool = Pool(drafting.article, found)
    wrong = distractors(found[1], pool)
    assert wrong[0] in ("Voltara", "Der Verband Nordwerk")
    assert len(wrong) == 3
    assert "Ampera" not in wrong


def test_what_the_sentence_of_the_key_says_is_no_distractor(read: Reader) -> None:
    drafting = read("Chat\n\nMit Slack und Google Docs arbeiten Teams zusammen. Zoom überträgt Gespräche.\n")
    found = [
        drafting.candidate("product", "Womit arbeiten Teams zusammen?", key, "name") for key in ("Slack", "Google Docs")
    ]
    found.append(drafting.candidate("product", "Was überträgt Gespräche?", "Zoom", "name"))
    wrong = distractors(found[0], Pool(drafting.article, found))
    assert "Google Docs" not in wrong
    assert "Zoom" in wrong


def test_what_another_sentence_says_of_the_same_is_no_distractor(read: Reader) -> None:
    drafting = read(
        "Chat\n\nTeams arbeiten mit Slack zusammen. Auch mit Zoom arbeiten Teams zusammen. "
        "Mit Trello plant man Aufgaben.\n"
    )
    found = [drafting.candidate("product", "Womit arbeiten Teams zusammen?", "Slack", "name")]
    found += [drafting.candidate("product", f"Was ist {key}?", key, "name") for key in ("Zoom", "Trello")]
    wrong = distractors(found[0], Pool(drafting.article, found))
    assert "Zoom" not in wrong
    assert "Trello" in wrong


def test_what_the_sentence_denies_comes_first(read: Reader) -> None:
    drafting = read()
    asked = drafting.candidate("advice", "Was soll man tun?", "Nach einem Einschlag", "pp")
    asked = asked._replace(others=("Vor dem Gewitter", "Bei starkem Regen"))
    assert distractors(asked, Pool(drafting.article, [asked]))[:2] == asked.others


def test_no_distractor_is_part_of_the_key_or_of_another(read: Reader) -> None:
    drafting = read(ENGLISH, "en")
    keys = ("The association Northgrid", "Northgrid", "The manufacturer Voltara", "Voltara", "Ampera")
    found = [drafting.candidate("organisation", f"Who is {number}?", key, "name") for number, key in enumerate(keys)]
    for asked in found:
        options = [asked.key, *distractors(asked, Pool(drafting.article, found))]
        for one in options:
            assert not [other for other in options if other is not one and one in other]


def test_a_reason_has_beside_it_what_the_article_gives_for_the_same_thing(read: Reader) -> None:
    drafting = read(f"{GERMAN} Das Seil wird ersetzt, weil niemand das Seil kennt.")
    keys = ("weil niemand das Seil kennt", "weil das Seil reißen kann", "weil das Kupfer teuer ist")
    asked, *others = [drafting.candidate("cause", "Warum ist es so?", key, "weil-clause") for key in keys]
    wrong = distractors(asked, Pool(drafting.article, [asked, *others]))
    assert keys[1] in wrong
    assert keys[2] not in wrong


def test_a_device_is_never_beside_a_person(read: Reader) -> None:
    drafting = read("Betrieb\n\nDer Techniker prüft den Motor. Der Motor treibt die Pumpe. Der Filter hält Staub ab.\n")
    asked = drafting.candidate("action", "Wer prüft etwas?", "Der Techniker", "np")
    others = [drafting.candidate("action", f"Was {n}?", key, "np") for n, key in enumerate(("Der Motor", "Der Filter"))]
    found = distractors(asked, Pool(drafting.article, [asked, *others]))
    assert len(found) == 3
    assert not {"Der Filter", "Der Motor"} & set(found)


def test_beside_a_name_in_a_gap_stand_names_of_that_sex(read: Reader) -> None:
    text = "Chor\n\nDie Sängerin Nora Feld leitet ihn. Der Koch Emil Weber kocht. Ihre Schwester Hedwig singt mit.\n"
    drafting = read(text)
    for key, form, names in (
        ("Nora Feld", "name:person", "Anna Maria Julia Sabine Katrin Claudia"),
        ("Emil Weber", "name:person", "Thomas Peter Stefan Martin Jens Andreas"),
        ("Hedwig", "name:firstname", "Emilie Clara Mathilde Elisabeth Frieda"),
    ):
        gap = drafting.candidate("person", "Wer?", key, form)._replace(cloze=True)
        found = distractors(gap, Pool(drafting.article, [gap, drafting.candidate("person", "", "Emil Weber", form)]))
        assert len(found) == 3
        assert {name.split()[0] for name in found} <= set(names.split())


def test_opening_hours_are_moved_at_both_ends() -> None:
    found = number_distractors(candidate("between 8 a.m. and 5 p.m.", "date"), "en", 2019)
    assert found == ["between 6 a.m. and 3 p.m.", "between 7 a.m. and 4 p.m.", "between 9 a.m. and 6 p.m."]


def test_of_the_first_saturday_of_every_month_the_day_is_changed() -> None:
    found = number_distractors(candidate("on the first Saturday of every month", "date"), "en", 2019)
    assert len(found) == 3
    assert all(re.fullmatch(r"on the first \w+day of every month", text) for text in found)


@pytest.mark.parametrize(("key", "ending"), [("£3.50", "0"), ("4.30 p.m.", ".30 p.m.")])
def test_prices_and_hours_stay_as_round_as_the_key(key: str, ending: str) -> None:
    found = number_distractors(candidate(key, "quantity" if key[0] == "£" else "date"), "en", 2019)
    assert len(found) == 3 and all(text.endswith(ending) for text in found)
