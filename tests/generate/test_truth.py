"""Statements to judge: what sentences say in words that stand alone, and one change that makes them untrue."""

from __future__ import annotations

import re

import pytest

from phonequiz.generate.model import Article, Language, Section, Sentence
from phonequiz.generate.truth.model import Said
from phonequiz.generate.truth.opposites import opposites

from .conftest import statements

DE, EN = "Laut Artikel ", "According to the article, "


def article(language: Language, *texts: str) -> Article:
    sentences = tuple(Sentence(text, "Rules", 0, number) for number, text in enumerate(texts))
    return Article("Title", language, (Section("Rules", sentences),))


def said(language: Language, *texts: str) -> list[str]:
    """What is said of the last of some sentences."""
    found = statements(article(language, *texts))
    return [statement.said.text for statement in found if statement.said.sentence.position == len(texts) - 1]


def untrue(language: Language, *texts: str) -> list[str]:
    """The last of some sentences made untrue in every way."""
    found = [entry for entry in statements(article(language, *texts)) if entry.said.sentence.position == len(texts) - 1]
    return [change.text_of(statement.said) for statement in found for change in statement.changes]


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("Die Wartung kostet 90 Euro.", f"{DE}kostet die Wartung 90 Euro."),
        (
            "Im Winter schützt eine Schicht Stroh die Beete.",
            "Im Winter schützt eine Schicht Stroh die Beete.",
        ),
        ("Vor dem Start drückt man die Taste.", "Vor dem Start drückt man die Taste."),
        (
            "Melden Sie den Schaden, sobald Sie ihn bemerken.",
            f"{DE}sollten Sie den Schaden melden, sobald Sie ihn bemerken.",
        ),
        ("Setzen Sie den Haufen im Herbst um.", f"{DE}sollten Sie den Haufen im Herbst umsetzen."),
        (
            "Unser Tipp: Stellen Sie keine Möbel vor die Heizung.",
            f"{DE}sollten Sie keine Möbel vor die Heizung stellen.",
        ),
        ("Lasten mit dem Seil hochziehen.", f"{DE}sollte man Lasten mit dem Seil hochziehen."),
        (
            "Nie auf die Fläche steigen, da sie bricht.",
            f"{DE}sollte man nie auf die Fläche steigen, da sie bricht.",
        ),
        ("Besonders gefährdet sind ältere Menschen.", "Besonders gefährdet sind ältere Menschen."),
        ("Wer gut schläft, wird nicht geweckt.", "Wer gut schläft, wird nicht geweckt."),
        ("Außerdem dauert die Schulung zwei Stunden.", f"{DE}dauert die Schulung zwei Stunden."),
    ],
)
def test_a_german_sentence_is_said_as_the_article_s(text: str, statement: str) -> None:
    assert said("de", text) == [statement]


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("However, the maintenance costs 90 euros.", f"{EN}the maintenance costs 90 euros."),
        ("Do not lift the lid.", f"{EN}you should not lift the lid."),
        (
            "When the lamp is red, press the button.",
            f"{EN}when the lamp is red, you should press the button.",
        ),
        ("Only lift the lid when the lamp is green.", f"{EN}you should only lift the lid when the lamp is green."),
        ("Only trained people may open the gate.", f"{EN}only trained people may open the gate."),
    ],
)
def test_an_english_sentence_is_said_as_the_article_s(text: str, statement: str) -> None:
    assert said("en", text) == [statement]


@pytest.mark.parametrize(
    ("language", "text", "parts"),
    [
        (
            "de",
            "Der Dienst beginnt um 20 Uhr und endet um 6 Uhr.",
            ["beginnt der Dienst um 20 Uhr", "endet der Dienst um 6 Uhr"],
        ),
        ("de", "Der Rasen muss trocknen, sonst fault er.", ["muss der Rasen trocknen, sonst fault er"]),
        (
            "en",
            "Bats are protected by law and may not be disturbed.",
            ["bats are protected by law", "bats may not be disturbed"],
        ),
        (
            "en",
            "Broad locks are 14 feet wide, whereas narrow locks measure 7 feet.",
            ["broad locks are 14 feet wide", "narrow locks measure 7 feet"],
        ),
        (
            "en",
            "Traces are often found in the memory and are lost without power.",
            ["traces are often found in the memory and are lost without power"],
        ),
        (
            "en",
            "The new works were lit and driven by electricity.",
            ["the new works were lit and driven by electricity"],
        ),
        (
            "en",
            "When a bog dries out, oxygen reaches the peat and carbon escapes.",
            ["when a bog dries out, oxygen reaches the peat and carbon escapes"],
        ),
    ],
)
def test_a_sentence_is_cut_where_its_clauses_stand_alone(language: Language, text: str, parts: list[str]) -> None:
    lead = {"de": DE, "en": EN}[language]
    assert said(language, text) == [f"{lead}{part}." for part in parts]


def test_what_points_back_is_named_or_stands_behind_what_it_points_to() -> None:
    assert said("de", "Der Häcksler steht im Schuppen.", "Er wird samstags ausgegeben.") == [
        f"{DE}wird der Häcksler samstags ausgegeben."
    ]
    advice, follows = "Tragen Sie abends eine Brille.", "So bleibt der Körper müde."
    assert said("de", advice, follows) == [f"{DE}sollten Sie abends eine Brille tragen. {follows}"]
    stay, wood = "The stay is a post that stops the bell.", "It is made of ash because this wood breaks first."
    assert said("en", stay, wood) == []
    bump = "Stößt ein Wagen gegen den Zaun, fährt er zurück."
    assert said("de", "Der Wächter steht am Tor.", bump) == [bump]
    assert said("en", "This is why they failed.") == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Wer hilft uns im Notfall?"),
        ("de", "„Niemand weiß das genau.“"),
        ("en", "Some are surveyors in empty flats."),
        ("en", "Even so, the sums add up."),
    ],
)
def test_questions_quotations_and_what_names_nothing_are_not_said(language: Language, text: str) -> None:
    assert said(language, text) == []


def test_a_sentence_is_said_without_what_only_leads_to_it() -> None:
    shelf = "Emil stellte 1924 seine ersten Herde ins Regal."
    fear = "Die Hausfrauen fürchteten, das Gas könne explodieren."
    sister = "Seine Schwester Hedwig, gelernte Mamsell auf einem Gut, schlug vor, im Laden zu kochen."
    assert said("de", shelf, fear) == [fear]
    assert said("de", fear, sister) == [sister.removeprefix("Seine Schwester ")]
    assert said("de", "Schuld ist der Umbau der alten Häuser: Die Bauleute verschließen alle Fugen am Dach.") == [
        "Schuld ist der Umbau der alten Häuser.",
        f"{DE}verschließen die Bauleute alle Fugen am Dach.",
    ]
    assert said("de", "Die Sender zeigten ein auffälliges Muster.") == []
    assert said("de", "Auch sonst ist der Segler auf Luft eingerichtet.") == []


def test_a_reason_for_what_only_points_back_is_said_alone() -> None:
    text = "Sicher ist das nicht, denn Hirnströme lassen sich bisher nicht messen."
    assert said("de", "Vögel schlafen im Flug.", text) == [f"{DE}lassen sich Hirnströme bisher nicht messen."]


def test_the_title_of_a_book_and_a_motto_are_said() -> None:
    book = "Hedwig Feld schrieb dafür ein Lehrbuch, »Die sparsame Küche«, das bis 1961 in neun Auflagen erschien."
    motto = "Ihr Grundsatz lautete: »Erst riechen, dann salzen.«"
    told = book.replace(" dafür", "")
    assert said("de", book) == [told]
    assert said("de", book, motto) == ["Hedwig Felds Grundsatz lautete: »Erst riechen, dann salzen.«"]


def test_the_words_of_somebody_are_said_as_theirs() -> None:
    assert said("en", '"The bridge carries forty tonnes," says Nora Feld.') == [
        "According to Nora Feld, the bridge carries forty tonnes."
    ]


@pytest.mark.parametrize(
    ("language", "text", "change"),
    [
        ("de", "Die Temperatur steigt im Inneren.", f"{DE}sinkt die Temperatur im Inneren."),
        ("de", "Tabletten dürfen nicht zerkleinert werden.", f"{DE}dürfen Tabletten zerkleinert werden."),
        ("de", "Stellen Sie keine Schränke ans Fenster.", f"{DE}sollten Sie Schränke ans Fenster stellen."),
        ("de", "Notieren Sie jede Behandlung.", "Der Artikel rät davon ab, jede Behandlung zu notieren."),
        ("de", "Schalten Sie das Gerät nachts aus.", "Der Artikel rät davon ab, das Gerät nachts auszuschalten."),
        (
            "de",
            "Der Häcksler darf nur von Fachleuten bedient werden.",
            "Der Häcksler darf nicht nur von Fachleuten bedient werden.",
        ),
        ("de", "Essig ist nicht geeignet, denn Kalk bindet die Säure.", "Essig ist geeignet."),
        ("de", "Am Anfang stand kein Ziel, sondern ein Zufall.", "Am Anfang stand kein Zufall, sondern ein Ziel."),
        ("en", "Wet air rusts pipes before they leak.", f"{EN}wet air rusts pipes after they leak."),
        ("en", "The key does not open the gate.", f"{EN}the key opens the gate."),
        ("en", "Bells must be lowered at night.", f"{EN}bells must not be lowered at night."),
        (
            "en",
            "Laptops are not backed up at all, which is why staff must save their work.",
            f"{EN}laptops are backed up.",
        ),
        ("en", "Faults come from poor scans, not from milling.", f"{EN}faults come from milling, not from poor scans."),
    ],
)
def test_one_change_makes_a_statement_untrue(language: Language, text: str, change: str) -> None:
    assert change in untrue(language, text)


@pytest.mark.parametrize(
    ("language", "text", "wrong"),
    [
        ("de", "Werkzeug gehört in die Tasche, nicht in die Hand.", "in die Tasche, in die Hand"),
        ("de", "Am Anfang stand kein Ziel, sondern ein Zufall.", "Anfang ein Ziel"),
        ("de", "Dass Segler monatelang nicht landen, galt lange als Legende.", "monatelang landen"),
        ("en", "The 300 and the 700 follow a wire.", "the 300 and the 4"),
        ("en", "The 1500 X needs no wire.", "the 1400 X"),
        ("en", "Income was higher than before the planting.", "after the planting"),
    ],
)
def test_what_is_only_named_is_not_changed(language: Language, text: str, wrong: str) -> None:
    assert not any(wrong in change for change in untrue(language, text))


def test_an_opposite_has_its_own_article() -> None:
    assert any("an earlier visit" in change for change in untrue("en", "The tower was closed by a later visit."))


def test_what_follows_from_an_order_stays_with_it() -> None:
    promise = "Lift the machine and the blades stop within two seconds."
    assert said("en", promise) == [promise]


def test_what_advice_is_about_is_named() -> None:
    weed, advice = "Floating pennywort starves fish of oxygen.", "Do not pull it out by hand, as broken pieces grow."
    assert said("en", weed, advice) == [
        f"{EN}you should not pull floating pennywort out by hand, as broken pieces grow."
    ]
    assert said("en", "Nineteen former employees bought the name.") != []


def test_a_person_is_named_for_a_pronoun_within_a_sentence() -> None:
    asked = "The museum gave her a studio because the maps are frail."
    assert said("en", "Nora Feld looks after the maps.", asked) == [
        f"{EN}the museum gave Nora Feld a studio because the maps are frail."
    ]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "Do not rely on lavender, which masks smells but kills nothing.",
            ["you should not rely on lavender", "lavender masks smells but kills nothing"],
        ),
        (
            "A domestic freezer, which reaches only minus 18, works too, but needs a full two weeks.",
            ["a domestic freezer needs a full two weeks", "a domestic freezer reaches only minus 18"],
        ),
        (
            "The museum sets 140 traps, which are checked daily.",
            ["the museum sets 140 traps", "the 140 traps are checked daily"],
        ),
        (
            "Everyone attends a session, which takes 40 minutes.",
            ["everyone attends a session", "the session takes 40 minutes"],
        ),
        (
            "The bells hang on oak frames, which are inspected by a carpenter.",
            ["the bells hang on oak frames", "the oak frames are inspected by a carpenter"],
        ),
        (
            "The old founder was succeeded by his son Arthur, who was killed on the Somme in 1916.",
            ["the old founder was succeeded by his son Arthur", "Arthur was killed on the Somme in 1916"],
        ),
        (
            "The board saves money on fuel, although it spends more on training.",
            ["the board saves money on fuel", "the board spends more on training"],
        ),
        (
            "The tower holds eight bells, the heaviest of which weighs 940 kilograms.",
            ["the tower holds eight bells", "the heaviest of the eight bells weighs 940 kilograms"],
        ),
        (
            "On practice nights, which begin at noon, the shutters are kept closed.",
            ["on practice nights the shutters are kept closed", "the practice nights begin at noon"],
        ),
        (
            "Check that the loft is empty, and lock the hatch before you start.",
            ["you should check that the loft is empty", "you should lock the hatch before you start"],
        ),
        (
            "Letters are kept in the studio, where the lamp is never switched on.",
            ["letters are kept in the studio", "in the studio the lamp is never switched on"],
        ),
        (
            "The culprit was the clothes moth, a pale insect barely seven millimetres long.",
            ["the culprit was the clothes moth", "the clothes moth is a pale insect barely seven millimetres long"],
        ),
        ("The shed holds a pump, a hose and a ladder.", ["the shed holds a pump, a hose and a ladder"]),
        (
            "The buyers returned 61 items, more than twice as many as in 2022.",
            ["the buyers returned 61 items", "the buyers returned more than twice as many items as in 2022"],
        ),
        ("Old nests in chimneys are another source, so have the flue swept.", ["you should have the flue swept"]),
        (
            "Advisers urge farmers to start with one field and to check the lease first, as trees belong to the owner.",
            [
                "advisers urge farmers to start with one field",
                "advisers urge farmers to check the lease first, as trees belong to the owner",
            ],
        ),
        (
            "Laptops are not backed up at all, which is why staff must save their work on the drive.",
            ["laptops are not backed up at all, which is why staff must save their work on the drive"],
        ),
    ],
)
def test_what_is_added_to_an_english_sentence_is_a_statement_of_its_own(text: str, parts: list[str]) -> None:
    assert said("en", text) == [f"{EN}{part}." for part in parts]


def test_what_somebody_says_is_not_what_he_does() -> None:
    text = "The mayor, who proposed the ban, said the machines were loud and blew dust into classrooms."
    assert not any("mayor blew" in statement for statement in said("en", text))
    assert f"{EN}the mayor proposed the ban." in said("en", text)


def test_a_condition_does_not_stay_behind_what_is_turned() -> None:
    text = "Rakes are still allowed, provided that they are used after noon."
    assert f"{EN}rakes are still forbidden." in untrue("en", text)


def test_advice_and_what_only_follows_is_said() -> None:
    assert said("en", "Wash or dry-clean woollens before putting them away.") == [
        f"{EN}you should wash or dry-clean woollens before putting them away."
    ]
    assert said("en", "If in doubt, ask the guard on duty.") == [f"{EN}if in doubt, you should ask the guard on duty."]
    assert said("en", "Light is bad.", "That is why no print will hang for longer than a month.") == [
        "No print will hang for longer than a month."
    ]
    assert said("en", "That spring a curator lifted the hem of a court dress.") == [
        "A curator lifted the hem of a court dress."
    ]
    assert said("en", "Last updated: 9 April 2024.") == []


def test_what_is_cut_from_its_sentence_names_its_it() -> None:
    text = "A battery must not be put in the bin; any dealer will take it back free of charge."
    assert said("en", text) == [
        f"{EN}a battery must not be put in the bin.",
        f"{EN}any dealer will take the battery back free of charge.",
    ]
    assert said("en", "The pump needs no wire; it finds its way by satellite.")[-1].endswith(
        "pump finds its way by satellite."
    )


def test_one_term_has_the_meaning_of_another() -> None:
    first = "Hospitality means meals and travel offered by somebody who attends with you."
    second = "Sponsorship means money or goods given for an event in return for a mention."
    assert untrue("en", first) == []
    assert untrue("en", first, second) == [
        f"{EN}sponsorship means meals and travel offered by somebody who attends with you."
    ]


@pytest.mark.parametrize(
    "text",
    [
        "A touch lasts a few minutes.",
        "The band is looking for two more members.",
        "If a rope is frayed, tell the captain.",
        "Check that nobody stands in the loft.",
        "Damp is the second danger.",
        "A public appeal raised a further sum of money.",
    ],
)
def test_what_cannot_be_made_untrue_well_is_left_true(text: str) -> None:
    assert not [text for text in untrue("en", text) if re.search(r"many|fewer|avoid|[Dd]ry|lowered", text)]


def test_what_is_counted_is_fewer() -> None:
    assert untrue("en", "Cotton gloves tear more edges than they protect.") == [
        f"{EN}cotton gloves tear fewer edges than they protect."
    ]


def test_a_denial_in_the_main_clause_is_taken_away_and_none_beside_which() -> None:
    assert f"{EN}an attacker who takes over the domain can erase the copies." in untrue(
        "en", "An attacker who takes over the domain cannot erase the copies."
    )
    assert untrue("en", "Ransoms are never paid.") == [f"{EN}ransoms are paid."]
    kept = "No print hangs there for long, after which it must rest in the dark."
    assert not any("must not" in text or "before which" in text for text in untrue("en", kept))


def test_a_pronoun_is_named_only_where_one_person_can_be_meant() -> None:
    named, found = '"We watched it," Ingrid Varley recalls.', "He found that the soil is twice as deep."
    doctor = "Researcher Dr Paulo Mendes has measured the effects since 2016."
    assert said("en", named, doctor, found) == [f"{EN}Dr Paulo Mendes found that the soil is twice as deep."]
    assert said("en", "The plan names Ingrid Varley and Paul Drewe.", "She found that the soil is deep.") == []


@pytest.mark.parametrize(
    ("language", "text", "figure", "larger"),
    [
        ("de", "Die Frist beträgt mindestens 12 Tage.", 12, True),
        ("de", "Die Ersparnis beträgt bis zu 10 Prozent.", 10, False),
        ("de", "Das Wasser sollte nicht wärmer als 50 Grad sein.", 50, False),
        ("en", "Helpers give at least 12 days a year.", 12, True),
        ("en", "The pump can lift up to 40 litres.", 40, False),
    ],
)
def test_another_figure_cannot_be_true_too(language: Language, text: str, figure: int, larger: bool) -> None:
    found = [statement.changes for statement in statements(article(language, text))]
    others = [
        int(change.wrong.split()[0]) for changes in found for change in changes if change.right[:2] == str(figure)
    ]
    assert others
    assert all((other > figure) is larger for other in others)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Der Rest ist fast vollständig verkauft."),
        ("de", "Der Lohn richtet sich nach der Leistung."),
        ("de", "Der Tank ist 40 Meter lang."),
        ("de", "Die Sender wiegen kaum mehr als ein Gramm."),
        ("de", "Anders als früher kochen die Gruppen ohne Rezept."),
        ("de", "Sie leitet das Haus gemeinsam mit dem Koch."),
        ("en", "The trust looks after a chamber with two ends."),
        ("en", "Complaints have fallen from thirty to four."),
        ("en", "Children start once they are ten years old."),
        ("en", "The keys are kept in a safe to which two people have access."),
        ("en", "Paying may look easy, yet many victims are attacked again."),
    ],
)
def test_words_that_only_look_like_one_of_a_pair_stay(language: Language, text: str) -> None:
    assert opposites(text, language) == []


def test_the_text_of_a_statement_begins_with_a_capital() -> None:
    sentence = Sentence("Wer hilft, gewinnt.", "", 0, 0)
    assert Said(sentence, "", "wer hilft, gewinnt.", 0.5).text == "Wer hilft, gewinnt."
