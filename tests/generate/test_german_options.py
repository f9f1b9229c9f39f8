"""Distractors for German phrases: the declension of nouns, what they name, and options in the form of the key."""

from __future__ import annotations

import pytest

from phonequiz.generate.german.inflection import Described, Nominal, nominal, rendered
from phonequiz.generate.german.nouns import CASES, declensions, form, kind_of, neighbours
from phonequiz.generate.german.options import Options, noun_phrases
from phonequiz.generate.german.spans import Span, dates, names, numbers, often, shares, terms
from phonequiz.generate.model import Article, Candidate, Section, Sentence
from phonequiz.generate.tagging import tagged


def article(*texts: str) -> Article:
    sentences = tuple(Sentence(text, "Titel", 0, number) for number, text in enumerate(texts))
    return Article("Titel", "de", (Section("Titel", sentences),))


def options(key: str, *texts: str, form: str = "np", kind: str = "action") -> list[str]:
    """What is proposed beside a key of the first sentence."""
    here = article(*texts)
    sentence = here.sections[0].sentences[0]
    candidate = Candidate(kind, "____", key, form, sentence, sentence.quote, 0.5)  # type: ignore[arg-type]
    return list(Options(here).proposed(candidate))


@pytest.mark.parametrize(
    ("noun", "singular", "plural"),
    [
        ("Pumpe", "Pumpe Pumpe Pumpe Pumpe", "Pumpen Pumpen Pumpen Pumpen"),
        ("Kunde", "Kunde Kunden Kunden Kunden", "Kunden Kunden Kunden Kunden"),
        ("Haus", "Haus Haus Haus Hauses", "Häuser Häuser Häusern Häuser"),
        ("Flusswärmepumpe", "Flusswärmepumpe Flusswärmepumpe Flusswärmepumpe Flusswärmepumpe", "Flusswärmepumpen"),
        ("Leiterin", "Leiterin Leiterin Leiterin Leiterin", "Leiterinnen Leiterinnen Leiterinnen Leiterinnen"),
        ("Heizwerk", "Heizwerk Heizwerk Heizwerk Heizwerks", "Heizwerke Heizwerke Heizwerken Heizwerke"),
    ],
)
def test_a_noun_is_declined_as_its_last_part(noun: str, singular: str, plural: str) -> None:
    declension = declensions(noun)[1][0]
    assert [form(noun, declension, case, "sg") for case in CASES] == singular.split()
    assert [form(noun, declension, case, "pl") for case in CASES][: len(plural.split())] == plural.split()


def test_what_has_no_singular_has_none() -> None:
    declension = declensions("Heizkosten")[1][0]
    assert form("Heizkosten", declension, "nom", "sg") is None
    assert form("Heizkosten", declension, "dat", "pl") == "Heizkosten"


@pytest.mark.parametrize(
    ("noun", "kind"),
    [
        ("Hausmeisterin", "person"),
        ("Umwälzpumpe", "device"),
        ("Bußgeld", "money"),
        ("Halter", "person"),  # not "Alter"
        ("Kennzeichnung", None),  # no drawing
        ("Quietschebing", None),
    ],
)
def test_what_a_noun_names(noun: str, kind: str | None) -> None:
    found = kind_of(noun, "m" if noun == "Halter" else "")
    assert (found.name if found else None) == kind


def test_the_gender_tells_what_a_noun_names() -> None:
    tax, wheel = kind_of("Steuer", "f"), kind_of("Steuer", "n")
    assert tax is not None and "Mehrwertsteuer" in neighbours(tax)
    assert wheel is None


def phrase_of(text: str, begins: str) -> Nominal:
    tokens = tagged(text, "de")
    at = next(number for number, token in enumerate(tokens) if token.text == begins)
    found = nominal(tokens, at, at > 0 and tokens[at - 1].tag == "NN")
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "begins", "noun", "words", "made"),
    [
        ("Die Anlage läuft mit einem alten Filter.", "mit", "Pumpe", ("neu~",), "mit einer neuen Pumpe"),
        ("Das Wasser fließt zur Pumpe.", "zur", "Tank", (), "zum Tank"),
        ("Sie liefern 38 Prozent der Energie.", "der", "Strom", (), "des Stroms"),
        ("Er prüft den Filter.", "den", "Ventil", (), "das Ventil"),
        ("Sie schützen weiche Ufer.", "weiche", "Damm", ("hoh~",), "hohe Dämme"),
        ("Die Pumpen laufen.", "Die", "Ventil", (), "die Ventile"),
    ],
)
def test_another_noun_takes_the_form_of_the_key(
    text: str, begins: str, noun: str, words: tuple[str, ...], made: str
) -> None:
    phrase = phrase_of(text, begins)
    written = rendered(phrase, Described(noun, declensions(noun)[1][0], words))
    assert written is not None and written.lower() == made.lower()


def test_where_the_case_is_open_only_what_is_the_same_in_all_of_them_fits() -> None:
    phrase = phrase_of("Die Pumpe treibt die Anlage.", "Die")
    assert {reading.case for reading in phrase.readings} == {"nom", "acc"}
    assert rendered(phrase, Described("Leitung", declensions("Leitung")[1][0])) == "die Leitung"
    assert rendered(phrase, Described("Filter", declensions("Tank")[1][0])) is None


def test_a_phrase_that_has_begun_before_is_none() -> None:
    texts = "Der Speicher ist ein 32 Meter hoher Stahltank.", "Die Zange liegt im Büro 2.", "Er leitet die Firma Kern."
    for text in texts:
        found = [text[read.start : read.end] for read in noun_phrases(tagged(text, "de"))]
        assert not {"hoher Stahltank", "im Büro", "die Firma"} & set(found)


def test_options_come_from_the_article_first() -> None:
    found = options(
        "die Feuerwehr", "Er ruft die Feuerwehr.", "Das Gesundheitsamt prüft.", "Die Polizei kommt.", form="np-acc-sg"
    )
    assert set(found[:2]) == {"die Polizei", "das Gesundheitsamt"}


def test_a_thing_of_a_wide_kind_is_not_asked_unless_the_article_names_others() -> None:
    assert not options("den Kompressor", "Er prüft den Kompressor.")
    found = options("den Kompressor", "Er prüft den Kompressor.", "Das Ventil tropft.", "Der Kessel ist kalt.")
    assert {"das Ventil", "den Kessel"} <= set(found)


def test_no_option_says_only_more_exactly_what_the_key_says() -> None:
    found = options("der Hund", "Der Hund bellt.", "Ein Hirtenhund bewacht die Katze.")
    assert found
    assert not [text for text in found if "hund" in text]


def test_a_reason_is_varied_by_its_opposites_and_its_nouns() -> None:
    key = "weil kalte Hände schnell feucht werden"
    found = options(key, f"Das misslingt, {key}.", form="weil-clause", kind="cause")
    assert "weil warme Hände schnell feucht werden" in found
    assert all(text.startswith("weil ") and text != key for text in found)


def test_a_term_has_other_terms_beside_it() -> None:
    texts = "Unter Formschluss versteht man das Verstauen.", "Unter Kraftschluss versteht man das Festhalten."
    assert options("Formschluss", *texts, form="term", kind="definition")[0] == "Kraftschluss"


def spans(find: object, text: str) -> list[str]:
    made: list[Span] = list(find(text))  # type: ignore[operator]
    return [text[span.start : span.end] for span in made]


def numbered(text: str) -> list[str]:
    return spans(lambda text: numbers(text, tagged(text, "de")), text)


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Die Luftfeuchte liegt zwischen 40 und 60 Prozent.", ["zwischen 40 und 60 Prozent"]),
        ("Lüften Sie drei- bis viermal am Tag.", ["drei- bis viermal am Tag"]),
        ("Am Ohr kommen 70 bis 80 dB(A) an.", ["70 bis 80 dB(A)"]),
        ("Der Preis beträgt 11,4 Cent je Kilowattstunde.", ["11,4 Cent je Kilowattstunde"]),
        ("Nehmen Sie 70-prozentigen Alkohol.", ["70-prozentigen Alkohol"]),
        ("Es sind zwei bis drei Tage pro Woche.", ["zwei bis drei Tage"]),
        ("Der pH-Wert soll am Ende zwischen 3,8 und 4,2 liegen.", ["zwischen 3,8 und 4,2"]),
        ("Nach § 22 der Ordnung haftet die Halle 3.", []),
    ],
)
def test_numbers_are_whole(text: str, keys: list[str]) -> None:
    assert numbered(text) == keys


def test_dates_shares_and_frequencies_are_whole() -> None:
    assert spans(dates, "Seit dem 1. Juli 2024 gilt es, zwischen April und Oktober aber nicht.") == [
        "April und Oktober",
        "1. Juli 2024",
    ]
    assert spans(shares, "Bei jedem fünften Wagen war jeder Achte dabei.") == ["jedem fünften", "jeder Achte"]
    assert spans(often, "Ein Drittel wird nachts geladen.") == ["Ein Drittel", "nachts"]


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("Unter einer Tracht versteht der Imker das Angebot.", "einer Tracht"),
        ("Als Vorlauf bezeichnet man die Leitung.", "Vorlauf"),
        ("In der Fachsprache wird das als Smurfing bezeichnet.", "Smurfing"),
        ("Man nennt das thermische Desinfektion.", "thermische Desinfektion"),
    ],
)
def test_terms_are_found_where_they_are_explained(text: str, term: str) -> None:
    assert spans(terms, text) == [term]


def test_what_is_not_named_so_is_no_term() -> None:
    assert not spans(terms, "Man merkt sich eine Passphrase, das heißt einen Satz aus Wörtern.")


@pytest.mark.parametrize(
    ("text", "name", "form"),
    [
        ("Der Kurs wird von Imkermeisterin Hedwig Pohl geleitet.", "Hedwig Pohl", "name:person"),
        ("Das stellte Dr. Yilmaz fest.", "Yilmaz", "name:surname"),
        ("Sie übernahm mit ihrem Sohn Gustav den Hof.", "Gustav", "name:firstname"),
        ("Die Meldung erfolgt über das Portal goAML.", "goAML", "name:product"),
        ("Der Hersteller Barbier hat sie geliefert.", "Barbier", "name:body"),
        ("Die Zentralstelle (FIU) prüft das.", "FIU", "name:initials"),
        ("Der Turm steht in Bremen.", "Bremen", "name:place"),
    ],
)
def test_names_are_of_the_kind_that_the_words_before_them_tell(text: str, name: str, form: str) -> None:
    found = [(text[span.start : span.end], span.form) for span in names(tagged(text, "de"))]
    assert (name, form) in found


def test_a_name_that_nobody_says_the_kind_of_is_left_alone() -> None:
    text = "Auslöser war der Untergang der Bark Henriette."
    assert not list(names(tagged(text, "de")))


def test_the_adjective_of_a_measure_is_not_varied() -> None:
    key = "wenn sie mindestens fünf Meter hoch hängen"
    found = options(key, f"Kästen helfen, {key}.", form="wenn-clause", kind="consequence")
    assert "wenn sie höchstens fünf Meter hoch hängen" in found
    assert not any("niedrig" in option for option in found)
