"""German statements to judge: one claim each, complete by itself, and untrue in what matters."""

from __future__ import annotations

import pytest

from phonequiz.generate.model import Article, Section, Sentence

from .conftest import statements

DE = "Laut Artikel "


def last_of(*texts: str) -> list[tuple[str, list[str]]]:
    """What the last of some sentences of a paragraph states, each with what it is changed to."""
    sentences = tuple(Sentence(text, "Regeln", 0, number) for number, text in enumerate(texts))
    found = statements(Article("Titel", "de", (Section("Regeln", sentences),)))
    return [
        (one.said.text, [change.text_of(one.said) for change in one.changes])
        for one in found
        if one.sentence.position == len(texts) - 1
    ]


def said(*texts: str) -> list[str]:
    return [statement for statement, _ in last_of(*texts)]


def untrue(*texts: str) -> list[str]:
    return [change for _, changes in last_of(*texts) for change in changes]


@pytest.mark.parametrize(
    ("sentence", "statements"),
    [
        (
            "Die Stadt verweist auf das neue Parkhaus am Bahnhof, in dem die Stunde kostenlos ist.",
            [
                f"{DE}verweist die Stadt auf das neue Parkhaus am Bahnhof.",
                "In dem neuen Parkhaus am Bahnhof ist die Stunde kostenlos.",
            ],
        ),
        (
            "Die Linie hat zwölf Haltestellen, die alle stufenlos erreichbar sind.",
            [f"{DE}hat die Linie zwölf Haltestellen.", "Die zwölf Haltestellen sind alle stufenlos erreichbar."],
        ),
        (
            "Borreliose, die von Bakterien verursacht wird, lässt sich mit Antibiotika behandeln.",
            [f"{DE}lässt sich Borreliose mit Antibiotika behandeln.", "Die Borreliose wird von Bakterien verursacht."],
        ),
        (
            "Die Decke dämpft den Schall, hält Regen zurück und kühlt den Raum.",
            [
                f"{DE}dämpft die Decke den Schall.",
                f"{DE}hält die Decke Regen zurück.",
                f"{DE}kühlt die Decke den Raum.",
            ],
        ),
    ],
)
def test_each_statement_makes_one_claim(sentence: str, statements: list[str]) -> None:
    assert said(sentence) == statements


@pytest.mark.parametrize(
    "sentence",
    [
        "Sole nennt man Wasser, in dem besonders viel Salz gelöst ist.",
        "Der Vorlauf ist eine Leitung, die das heiße Wasser zum Haus bringt.",
        "Hier dürfen nur Leitern stehen, die vorher geprüft wurden.",
    ],
)
def test_a_clause_that_says_what_is_meant_is_not_cut_off(sentence: str) -> None:
    assert all(sentence[-20:] in statement for statement in said(sentence))


def test_a_noun_behind_a_preposition_is_named_for_a_pronoun() -> None:
    assert said("Auf Treppen darf nicht gearbeitet werden; sie dienen nur als Verkehrsweg.") == [
        "Auf Treppen darf nicht gearbeitet werden.",
        f"{DE}dienen Treppen nur als Verkehrsweg.",
    ]


def test_a_reason_is_said_of_the_subject_where_the_rest_points_back() -> None:
    assert said("Champignons gedeihen dort nicht, denn sie brauchen mindestens sechzehn Grad.") == [
        f"{DE}brauchen Champignons mindestens sechzehn Grad."
    ]


def test_the_second_half_of_a_relative_clause_is_no_statement() -> None:
    assert len(said("Brix setzt Würmer ein, die winzig sind und die Larven von innen auffressen.")) == 1


def test_a_predicate_of_who_does_something_is_no_statement() -> None:
    sentence = "Verdächtig ist, wer auf die Probefahrt verzichtet, mit vielen kleinen Münzen zahlt oder später absagt."
    assert not any(statement.startswith("Mit vielen") for statement in said(sentence))


@pytest.mark.parametrize(
    ("sentences", "statement"),
    [
        (
            ("Der Grenzwert liegt bei 100 Einheiten.", "Wird er erreicht, muss das Amt verständigt werden."),
            "Wird der Grenzwert erreicht, muss das Amt verständigt werden.",
        ),
        (
            ("Die Leiter trägt einen Aufkleber.", "Die befähigte Person prüft sie einmal im Jahr."),
            f"{DE}prüft die befähigte Person die Leiter einmal im Jahr.",
        ),
        (
            ("Matten erhöhen die Reibung.", "Deshalb kommt der Fahrer mit weniger Gurten aus."),
            f"{DE}kommt der Fahrer mit weniger Gurten aus.",
        ),
        (
            ("Die Schienen liegen in einem Rasengleis.", "Darunter versteht man ein Gleis, das begrünt ist."),
            "Unter einem Rasengleis versteht man ein Gleis, das begrünt ist.",
        ),
        (
            ("Von alten Büchern gibt es nur Kopien.", "Diese entstehen an einem Scanner."),
            f"{DE}entstehen die Kopien an einem Scanner.",
        ),
        (
            ("Kopien fertigt die Werkstatt an.", "Sie kosten 60 Cent je Seite."),
            f"{DE}kosten Kopien 60 Cent je Seite.",
        ),
        (
            ("Die Sperrfrist beginnt mit dem Tod.", "Ist das Todesjahr unbekannt, gilt sie hundert Jahre."),
            "Ist das Todesjahr unbekannt, gilt die Sperrfrist hundert Jahre.",
        ),
        (
            ("Bestellen Sie die Akten am Vortag, denn das Magazin liegt weit entfernt.",),
            f"{DE}sollten Sie die Akten am Vortag bestellen, denn das Magazin liegt weit entfernt.",
        ),
        (
            ("Der Schall verdoppelt sich.", "Deshalb ist eine Stunde im Bad ebenso laut wie acht Stunden im Büro."),
            f"{DE}ist eine Stunde im Bad ebenso laut wie acht Stunden im Büro.",
        ),
        (
            ("Die Cholera, kurz CH, ist eine Krankheit.", "Gegen sie hilft eine Impfung."),
            "Gegen die Cholera hilft eine Impfung.",
        ),
        (
            ("Der Käufer zahlte in mehreren Raten.", "Das Gesetz nennt diese Stückelung Smurfing."),
            f"{DE}nennt das Gesetz die Stückelung Smurfing.",
        ),
    ],
)
def test_what_points_back_is_named_or_dropped(sentences: tuple[str, ...], statement: str) -> None:
    assert said(*sentences) == [statement]


@pytest.mark.parametrize(
    "sentences",
    [
        ("Wer an einem Abend durch die Stadt geht, hört sie schon von weitem.",),
        ("Mit Schwalben, denen er ähnelt, ist er nicht näher verwandt.",),
        ("Abfall entsteht in diesem Keller so kaum.",),
        ("Gefährlich werden den Pilzen Mücken.", "Ihre Larven fressen die Pilzfäden."),
        ("Demirtas will das im Herbst ändern.",),
        ("Der Anlass war ernüchternd.",),
        ("Gefahren werden sie von Frauen.", "Sie erhalten kein Gehalt, aber eine Pauschale."),
        ("Für die Augen gilt etwas Ähnliches.",),
        ("Der Reichtum hatte seinen Preis.",),
        ("Beim Tempo unterscheiden sich die Erreger.",),
        ("Tragen Sie Handschuhe.", "Die Zecken lauern überall.", "Sie fallen nicht von den Bäumen herab."),
    ],
)
def test_what_names_nothing_or_says_nothing_is_no_statement(sentences: tuple[str, ...]) -> None:
    assert not any(statement.startswith(sentences[-1][:12]) for statement in said(*sentences))


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("Die Züge gewinnen beim Bremsen Strom zurück.", "verlieren"),
        ("Wie das Amt später mitteilte, stammte das Geld aus einem Betrug.", "früher"),
        ("Die Leiter war falsch aufgestellt oder für die Arbeit ungeeignet.", "Arbeit geeignet"),
        ("Die Borreliose, kurz LB, ist eine Entzündung.", "lang LB"),
        ("Der Formschluss ist vorzuziehen, weil er schneller geht.", "langsamer"),
        ("Die Wände werden besonders leicht feucht.", "schwer"),
        ("Gefährlich werden den Pilzen vor allem Mücken.", "Ungefährlich"),
        ("Der Rücken macht nicht immer mit.", "macht immer"),
        ("Der Kunde erhält eine Karte, wobei nur im Notfall gezahlt wird.", "nicht nur"),
    ],
)
def test_no_change_breaks_the_sense_of_a_statement(sentence: str, wrong: str) -> None:
    assert not any(wrong in change for change in untrue(sentence))


@pytest.mark.parametrize(
    ("sentence", "changed"),
    [
        ("Der Druck steigt im Inneren.", f"{DE}sinkt der Druck im Inneren."),
        ("Knoten sind verboten, denn sie schwächen das Band.", "Knoten sind erlaubt."),
        ("Das Wasser soll nicht kochen, weshalb ein Regler nötig ist.", f"{DE}soll das Wasser kochen."),
    ],
)
def test_what_a_statement_says_is_changed(sentence: str, changed: str) -> None:
    assert changed in untrue(sentence)


def test_one_of_two_nouns_that_may_act_stays_where_it_is() -> None:
    assert said("Mittel zum Sprühen gibt die Kammer aus.") == ["Mittel zum Sprühen gibt die Kammer aus."]


def test_on_no_account_is_not_turned() -> None:
    wrong = untrue("In den Hausmüll darf ein Akku auf keinen Fall gelangen.")
    assert not [text for text in wrong if "auf einen Fall" in text]
