"""Gaps in German sentences: what they ask for, whole, and what stands before them where they point back."""

from __future__ import annotations

import pytest

from phonequiz.generate.german.sexes import sex_of
from phonequiz.generate.model import Article, Section, Sentence

from .test_german import drafts


def gaps(*texts: str) -> dict[str, str]:
    return {draft.key: draft.stem for draft in drafts(*texts) if draft.cloze}


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Für die Impfung gibt es Termine am 14. und 21. April im Betriebshof Süd.", "14. und 21. April"),
        ("Die Köche schätzen grobe Flocken höher, weshalb sie doppelt so teuer sind.", "doppelt so"),
        ("Die Kollegen melden wieder Zeckenstiche, allein im Februar waren es neun.", "neun"),
        (
            "Der Haupttäter wurde im Mai zu drei Jahren und vier Monaten Haft verurteilt.",
            "drei Jahren und vier Monaten",
        ),
        ("Der Tisch wird unter dem Namen »Wehrablau« in vielen Läden verkauft.", "Wehrablau"),
        ("In der Küche im dritten Stock lagen im Juli vierzehn, im August zwei.", "vierzehn"),
        ("Unbehandelt verdreifacht die Krankheit das Risiko für einen Schlaganfall.", "verdreifacht"),
        ("Helfen kann eine Maske, die Luft in den Hals bläst; sie kostet etwa 1.200 Euro.", "1.200 Euro"),
        ("Die Vögel verbrachten weniger als ein Prozent der Zeit sitzend.", "ein Prozent"),
        ("Die erste Urkunde des Klosters stammt von 1217.", "1217"),
        ("Die Chemikerin Jana Holm lehrt an der Universität Tveitvik die Wissenschaft vom Eis.", "Tveitvik"),
    ],
)
def test_a_gap_is_left_for_what_can_be_asked_by_itself(text: str, key: str) -> None:
    assert gaps(text)[key] == text.replace(key, "____", 1)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Die Bahn fährt montags bis freitags zwischen Hauptbahnhof und Klinikum.", "montags"),
        ("Die Segler steigen in der Dämmerung, morgens wie abends, steil nach oben.", "abends"),
        ("Die Schule gibt jährlich rund 700 Kurse für Anfänger und Köche.", "jährlich"),
        ("Der Imkerverein Bienenfreunde Oberwald wurde 1911 von Landwirten gegründet.", "Bienenfreunde"),
        ("Die Anlage bietet vier Düsen, von denen eine morgens um sechs gewartet wird.", "morgens"),
        ("Nach einer Auswertung des Fachverbands Kurier und Handwerk fehlten 12 Gurte.", "Kurier"),
        ("Die Kiste schlägt mit dem Dreißigfachen ihres Gewichts gegen die Wand.", "Dreißig"),
        ("Eine Pumpe von der Art, wie sie damals ausfiel, kostet keine 600 Euro.", "600 Euro"),
        ("Das Labor fand in der Dusche 3.400 Einheiten je 100 Milliliter.", "100 Milliliter"),
        ("In der Anlage erkrankte im letzten Jahr ein 71-jähriger Mieter.", "71"),
        ("Bei Fragen hilft Heike Sandmann von der Abteilung Technik sofort weiter.", "Technik"),
        ("Der Anteil der Männer lag in den ersten Jahren der Schule bei null.", "null"),
        ("„Unsere Kunden kommen nicht mit drei Tüten in die Straßenbahn“, sagt Gisela Thoma vom Verein.", "drei"),
    ],
)
def test_halves_and_what_only_tells_how_another_number_is_meant_are_no_keys(text: str, key: str) -> None:
    assert key not in gaps(text)


@pytest.mark.parametrize(
    "text",
    [
        "Vom Hauptbahnhof bis zur Endstation braucht sie 17 Minuten für eine Fahrt.",
        "Bis Juni 2026 sollen vier weitere folgen, wofür 280.000 Euro eingeplant sind.",
        "Die Tiere gewöhnten sich innerhalb von drei Wochen daran.",
        "Auf 1.600 Quadratmetern leben dort sehr viele Arten.",
        "Bis zu zehn Tage halten sie ohne jede Nahrung im Nest durch.",
        "Die befähigte Person prüft sie auf Baustellen alle sechs Monate sehr genau.",
    ],
)
def test_what_points_back_is_named_or_stands_behind_the_sentence_before(text: str) -> None:
    before = "Die neue Linie verbindet den Bahnhof mit dem Klinikum."
    stems = [stem for stem in gaps(before, text).values() if "____" not in stem[: len(before)]]
    assert stems
    assert all(stem.startswith(before) or " sie " not in stem for stem in stems)
    assert not any(stem.startswith(text[:10]) for stem in gaps(text).values())


def test_a_pronoun_for_what_the_same_sentence_names_needs_no_other() -> None:
    text = "Als der Ofenbauer 1924 seine ersten Gasherde ins Schaufenster stellte, wollte sie niemand haben."
    assert gaps("Am Anfang stand ein Problem.", text)["1924"].startswith("Als der Ofenbauer ____ seine")


@pytest.mark.parametrize(
    ("texts", "key", "stem"),
    [
        (
            ("Das Werk bekommt 95 Euro.", "Trotzdem bekommt der Waldbesitzer für einen Festmeter nur 55 Euro."),
            "55 Euro",
            "Der Waldbesitzer bekommt für einen Festmeter nur ____.",
        ),
        (
            ("Das war der Anlass.", "Im Jahr 2021 kaufte der Betrieb deshalb zwei Kammern für 1,3 Millionen Euro."),
            "1,3 Millionen Euro",
            "Im Jahr 2021 kaufte der Betrieb zwei Kammern für ____.",
        ),
        (
            ("Die neuen Züge stammen aus Brünn.", "Sie bieten 214 Fahrgästen auf zwei Decks einen Platz."),
            "214",
            "Die neuen Züge bieten ____ Fahrgästen auf zwei Decks einen Platz.",
        ),
        (
            (
                "Urenkelin Jule Rautenberg leitet das Haus mit Amadou Keïta.",
                "Sie beschäftigen 16 Festangestellte in zwei Küchen.",
            ),
            "16",
            "Urenkelin Jule Rautenberg leitet das Haus mit Amadou Keïta. Sie beschäftigen ____ Festangestellte in zwei "
            "Küchen.",
        ),
    ],
)
def test_a_gap_stands_by_itself_where_its_subject_can_be_named(texts: tuple[str, ...], key: str, stem: str) -> None:
    assert gaps(*texts)[key] == stem


def test_no_thing_is_asked_for_behind_another_sentence() -> None:
    before = "Die Jungen überstehen die Pause."
    assert not [
        stem
        for stem in gaps(before, "Bis zu zehn Tage halten sie im Nest ohne Insekten durch.").values()
        if "zehn Tage" in stem
    ]


def test_a_greeting_is_no_part_of_what_is_asked() -> None:
    text = "Liebe Kolleginnen und Kollegen, im Sommer haben wir alle elf Kaffeeküchen im Haus überprüfen lassen."
    assert gaps(text)["elf"] == "Im Sommer haben wir alle ____ Kaffeeküchen im Haus überprüfen lassen."


@pytest.mark.parametrize("title", ["", "Dr. ", "Prof. Dr. "])
def test_a_title_hides_no_woman(title: str) -> None:
    text = f"Gegründet wurde das Labor von der Neurologin {title}Beate Kramm."
    assert sex_of("Beate Kramm", Article("T", "de", (Section("T", (Sentence(text, "T", 0, 0),)),))) == "f"


def test_the_sentence_before_a_gap_has_its_subject_named_too() -> None:
    texts = (
        "Kurator Leon Hartwig mag Tiere.",
        "Er leitet ein Zuchtprogramm der Stadt.",
        "Seit 2009 wurden darin mehr als 140 Tiere geboren.",
    )
    assert gaps(*texts)["140"].startswith("Kurator Leon Hartwig leitet ein Zuchtprogramm der Stadt. Seit 2009")
