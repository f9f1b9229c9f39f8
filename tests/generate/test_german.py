"""Questions for German sentences: exact stems for each kind of fact, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from phonequiz.generate.model import Article, Candidate, Section, Sentence

from .conftest import candidates

WORDS = (Path(__file__).parent / "articles" / "arbeitsschutz.de.txt").read_text(encoding="utf-8").split()
MARKS = [
    "„",
    "“",
    "(",
    ")",
    '"',
    ":",
    ";",
    "–",
    "%",
    "°",
    "&",
    "bis",
    "zu",
    "mehr",
    "als",
    "sondern",
    "Stand",
    "2014",
    "Das",
]


def drafts(*texts: str, title: str = "Titel") -> list[Candidate]:
    sentences = tuple(Sentence(text, title, 0, number) for number, text in enumerate(texts))
    return candidates(Article(title, "de", (Section(title, sentences),)))


def asked(*texts: str, title: str = "Titel") -> dict[str, str]:
    return {draft.stem: draft.key for draft in drafts(*texts, title=title) if not draft.cloze}


@pytest.mark.parametrize(
    ("sentence", "stem", "key"),
    [
        # Quantities with what they count, with units, and as attributes
        (
            "Im Jahr 2017 haben McAfee-Labors allein im ersten Quartal 16 Millionen Vorfälle mit mobiler Malware "
            "festgestellt.",
            "Wie viele Vorfälle mit mobiler Malware haben McAfee-Labors im Jahr 2017 allein im ersten Quartal "
            "festgestellt?",
            "16 Millionen",
        ),
        (
            "Die Ausbildung umfasst mindestens 20 Lehreinheiten und endet mit einer Prüfung.",
            "Wie viele Lehreinheiten umfasst die Ausbildung mindestens?",
            "20",
        ),
        (
            "Auf dem Betriebsgelände gilt für Stapler eine Höchstgeschwindigkeit von 10 km/h.",
            "Welche Höchstgeschwindigkeit gilt auf dem Betriebsgelände für Stapler?",
            "10 km/h",
        ),
        (
            "Zwischen Stapler und Regal muss ein Abstand von mindestens 50 Zentimetern bleiben.",
            "Welcher Abstand muss zwischen Stapler und Regal mindestens bleiben?",
            "50 Zentimeter",
        ),
        (
            "Frisches Geflügel muss bei höchstens 4 °C gelagert werden.",
            "Bei welcher Temperatur muss frisches Geflügel gelagert werden?",
            "Höchstens 4 °C",
        ),
        (
            "Die Bescheinigung darf nicht älter als drei Monate sein.",
            "Wie alt darf die Bescheinigung höchstens sein?",
            "Drei Monate",
        ),
        ("Wer den Pkw nutzt, erhält 30 Cent.", "Wie viel Cent erhält, wer den Pkw nutzt?", "30 Cent"),
        # Shares
        (
            "Im Jahr 2012 bestätigten 44% der Befragten die Durchführung der Maßnahmen.",
            "Wie viel Prozent der Befragten bestätigten im Jahr 2012 die Durchführung der Maßnahmen?",
            "44%",
        ),
        (
            "Etwa die Hälfte der Verletzten wurde beim Rückwärtsfahren erfasst.",
            "Welcher Anteil der Verletzten wurde beim Rückwärtsfahren erfasst?",
            "Etwa die Hälfte",
        ),
        (
            "Innerhalb eines Jahres verlor der Betrieb ein Drittel seiner Aufträge.",
            "Welchen Anteil seiner Aufträge verlor der Betrieb innerhalb eines Jahres?",
            "Ein Drittel",
        ),
        (
            "Neun von zehn Angriffen beginnen mit einer gefälschten E-Mail.",
            "Wie viele von zehn Angriffen beginnen mit einer gefälschten E-Mail?",
            "Neun",
        ),
        (
            "Die Buchhaltung prüft jede zehnte Abrechnung stichprobenartig.",
            "Jede wievielte Abrechnung prüft die Buchhaltung stichprobenartig?",
            "Jede zehnte",
        ),
        (
            "Seitdem ist die Zahl der Krankmeldungen um zwölf Prozent gesunken.",
            "Um wie viel Prozent ist die Zahl der Krankmeldungen gesunken?",
            "Zwölf Prozent",
        ),
        # What makes it another number belongs to the key; of an open range its end is asked for
        ("Rund 4000 Menschen kamen zur Eröffnung.", "Wie viele Menschen kamen zur Eröffnung?", "Rund 4000"),
        (
            "Nach fast sechs Jahren Bauzeit rollt die Linie 8 wieder.",
            "Nach wie vielen Jahren Bauzeit rollt die Linie 8 wieder?",
            "Fast sechs Jahre",
        ),
        (
            "Im ersten Jahr kamen mehr als 700 Besucher zur Sternwarte.",
            "Mehr als wie viele Besucher kamen im ersten Jahr zur Sternwarte?",
            "700",
        ),
        (
            "Danach wurden alle Zapfstellen mindestens drei Minuten lang mit heißem Wasser gespült.",
            "Mindestens wie lange wurden alle Zapfstellen mit heißem Wasser gespült?",
            "Drei Minuten",
        ),
        (
            "Das Fieber klingt nach höchstens fünf Tagen von selbst ab.",
            "Nach höchstens wie vielen Tagen klingt das Fieber von selbst ab?",
            "Fünf Tage",
        ),
        (
            "Im Herbst klagten 47 Prozent der Kollegen über Schmerzen im Nacken, ein Drittel über müde Augen.",
            "Wie viel Prozent der Kollegen klagten im Herbst über Schmerzen im Nacken?",
            "47 Prozent",
        ),
        (
            "Jeder Kurs beginnt um fünf Minuten nach der vollen Stunde.",
            "Wie viele Minuten nach der vollen Stunde beginnt jeder Kurs?",
            "Fünf Minuten",
        ),
        # Time
        ("Die Saline öffnet von April bis Oktober.", "Wann öffnet die Saline?", "Von April bis Oktober"),
        ("Gemäht wird der Rasen viermal im Jahr, immer nachts.", "Wie oft wird der Rasen gemäht?", "Viermal im Jahr"),
        (
            "Impftermine bietet Dr. Oster am 14. und 21. April im Betriebshof an.",
            "Wann bietet Dr. Oster im Betriebshof Impftermine an?",
            "Am 14. und 21. April",
        ),
        # Names
        (
            "Impftermine bietet Dr. Oster am 14. und 21. April im Betriebshof an.",
            "Wer bietet am 14. und 21. April im Betriebshof Impftermine an?",
            "Oster",
        ),
        (
            "Heute leitet Jule Rautenberg das Haus gemeinsam mit dem Koch Amadou Keïta, der aus Dakar stammt.",
            "Mit welchem Koch leitet Jule Rautenberg das Haus gemeinsam?",
            "Amadou Keïta",
        ),
        (
            "Katja Wendland steuerte den ersten Zug bis zur Haltestelle Alte Gärtnerei.",
            "Wer steuerte den ersten Zug bis zur Haltestelle Alte Gärtnerei?",
            "Katja Wendland",
        ),
        (
            "Bei 9 Prozent der Untersuchten stellte der Betriebsarzt Dr. Yilmaz eine Hörminderung fest.",
            "Wer stellte bei 9 Prozent der Untersuchten eine Hörminderung fest?",
            "Yilmaz",
        ),
        (
            "»Lieber bleibt ein Rest in der Haut, als dass jemand wartet«, sagt die Betriebsärztin Dr. Miriam Oster.",
            "Von wem stammt die Aussage „Lieber bleibt ein Rest in der Haut, als dass jemand wartet“?",
            "Miriam Oster",
        ),
        (
            "Das Konzept wurde 1959 in den USA entwickelt.",
            "In welchem Jahr wurde das Konzept in den USA entwickelt?",
            "1959",
        ),
        ("Seit 2009 führt Martina Kuhn das Unternehmen.", "Seit wann führt Martina Kuhn das Unternehmen?", "Seit 2009"),
        (
            "Der Wiederaufbau begann bereits im Sommer 1945 und dauerte fünf Jahre.",
            "Wann begann der Wiederaufbau?",
            "Im Sommer 1945",
        ),
        (
            "Gründliches Händewaschen dauert 20 bis 30 Sekunden.",
            "Wie lange dauert gründliches Händewaschen?",
            "20 bis 30 Sekunden",
        ),
        (
            "Reisekosten sind innerhalb von vier Wochen abzurechnen.",
            "Innerhalb welcher Frist sind Reisekosten abzurechnen?",
            "Innerhalb von vier Wochen",
        ),
        ("Einmal im Jahr werden alle Fahrer unterwiesen.", "Wie oft werden alle Fahrer unterwiesen?", "Einmal im Jahr"),
        (
            "Vor jeder Schicht prüft der Fahrer die Bremsen.",
            "Wann prüft der Fahrer die Bremsen?",
            "Vor jeder Schicht",
        ),
        # Names
        (
            "Die Firma Hellmann Logistik hat die Zahl der Unfälle gesenkt.",
            "Welche Firma hat die Zahl der Unfälle gesenkt?",
            "Hellmann Logistik",
        ),
        (
            "Der Antrag wird spätestens fünf Arbeitstage vor der Abreise im Portal TravelDesk gestellt.",
            "In welchem Portal wird der Antrag spätestens fünf Arbeitstage vor der Abreise gestellt?",
            "TravelDesk",
        ),
        (
            "„Die gewonnene Zeit ist wertvoller als eine Gehaltserhöhung“, sagt Studienleiterin Anja Wolters.",
            "Von wem stammt die Aussage „Die gewonnene Zeit ist wertvoller als eine Gehaltserhöhung“?",
            "Anja Wolters",
        ),
        (
            "Jede Dienstreise muss vor Reiseantritt von der Führungskraft genehmigt werden.",
            "Von wem muss jede Dienstreise vor Reiseantritt genehmigt werden?",
            "Von der Führungskraft",
        ),
        # Causes, purposes, conditions, consequences
        (
            "Auf Gefällstrecken wird die Last immer bergseitig geführt, da der Stapler sonst kippen kann.",
            "Warum wird die Last auf Gefällstrecken immer bergseitig geführt?",
            "Weil der Stapler sonst kippen kann",
        ),
        (
            "Auch Beinaheunfälle sollten erfasst werden, denn sie zeigen Schwachstellen.",
            "Warum sollten auch Beinaheunfälle erfasst werden?",
            "weil sie Schwachstellen zeigen",
        ),
        (
            "Die Auszubildenden verbringen drei Monate im Ausland, um ihre Sprachkenntnisse zu verbessern.",
            "Wozu verbringen die Auszubildenden drei Monate im Ausland?",
            "Um ihre Sprachkenntnisse zu verbessern",
        ),
        (
            "Desinfektionsmittel wirken nur, wenn die Einwirkzeit eingehalten wird.",
            "In welchem Fall wirken Desinfektionsmittel?",
            "Wenn die Einwirkzeit eingehalten wird",
        ),
        (
            "Wird ein Antrag abgelehnt, informiert das System den Antragsteller per E-Mail.",
            "Wen informiert das System per E-Mail, wenn ein Antrag abgelehnt wird?",
            "Den Antragsteller",
        ),
        (
            "Verschütteter Klarspüler kann zu übermäßiger Schaumbildung führen.",
            "Wozu kann verschütteter Klarspüler führen?",
            "Zu übermäßiger Schaumbildung",
        ),
        # Advice, definitions, enumerations, comparisons, contrasts
        (
            "Reinigen Sie das Innere des Gerätes mit einem feuchten Lappen.",
            "Was sollen Sie mit einem feuchten Lappen reinigen?",
            "Das Innere des Gerätes",
        ),
        (
            "Unter Kreuzkontamination versteht man die Übertragung von Keimen.",
            "Was versteht man unter Kreuzkontamination?",
            "Die Übertragung von Keimen",
        ),
        (
            "Vor jeder Schicht prüft der Fahrer Bremsen, Lenkung und Hupe.",
            "Was prüft der Fahrer vor jeder Schicht?",
            "Bremsen, Lenkung und Hupe",
        ),
        (
            "Rückenschmerzen treten im Homeoffice doppelt so häufig auf wie im Büro.",
            "Wie viel Mal so häufig wie im Büro treten Rückenschmerzen im Homeoffice auf?",
            "Doppelt so häufig",
        ),
        # Statements of subordinate clauses, with whose claim it is
        (
            "Tatsächlich hat eine Google-Studie gezeigt, dass 61 Prozent der Kunden noch immer ein Unternehmen "
            "anrufen.",
            "Wie viel Prozent der Kunden rufen laut einer Google-Studie noch immer ein Unternehmen an?",
            "61 Prozent",
        ),
        (
            "Der Ingenieur Paul Seidel entwickelte das Thermoventil T7, das den Verbrauch um bis zu 20 Prozent senkt.",
            "Um wie viel Prozent senkt das Thermoventil T7 den Verbrauch?",
            "Bis zu 20 Prozent",
        ),
    ],
)
def test_a_fact_is_asked_as_a_person_would(sentence: str, stem: str, key: str) -> None:
    assert asked(sentence).get(stem, "").lower() == key.lower()


def test_a_key_has_a_capital_only_where_it_is_a_noun_or_a_sentence() -> None:
    found = asked("Mit Wasser darf brennendes Fett nicht gelöscht werden, da es sonst zu einer Explosion kommt.")
    assert found["Womit darf brennendes Fett nicht gelöscht werden?"] == "mit Wasser"
    assert found["Warum darf brennendes Fett mit Wasser nicht gelöscht werden?"].startswith("weil es")
    assert (
        "Hupe" in asked("Vor jeder Schicht prüft der Fahrer Hupe und Licht.")["Was prüft der Fahrer vor jeder Schicht?"]
    )


def test_the_wrong_half_of_a_contrast_is_a_distractor() -> None:
    found = drafts("Papierakten gehören nicht in den Papierkorb, sondern in den Aktenvernichter.")
    draft = next(draft for draft in found if draft.others)
    assert (draft.stem, draft.key, draft.others) == (
        "Wohin gehören Papierakten?",
        "in den Aktenvernichter",
        ("In den Papierkorb",),
    )


@pytest.mark.parametrize(
    ("texts", "stem"),
    [
        (
            ("Der Ingenieur Paul Seidel entwickelte das Thermoventil T7.", "Es wurde 2001 zum ersten Mal verkauft."),
            "In welchem Jahr wurde das Thermoventil T7 zum ersten Mal verkauft?",
        ),
        (
            ("Die Forscher raten zu einer Mischung.", "Ideal seien drei Tage pro Woche."),
            "Wie viele Tage pro Woche sind laut den Forschern ideal?",
        ),
        (
            ("Bei kurzen Reisen wird eine Pauschale von 14 Euro gezahlt, bei ganztägigen Reisen sind es 28 Euro.",),
            "Welche Pauschale wird bei ganztägigen Reisen gezahlt?",
        ),
        (
            ("Als der Schlosser Karl Brenner 1924 seine Werkstatt gründete, beschäftigte er zwei Gesellen.",),
            "Wie viele Gesellen beschäftigte der Schlosser Karl Brenner, als er 1924 seine Werkstatt gründete?",
        ),
    ],
)
def test_what_points_back_is_resolved_where_that_is_sure(texts: tuple[str, ...], stem: str) -> None:
    assert stem in asked(*texts)


def test_this_rule_is_the_one_of_the_title() -> None:
    found = asked("Diese Richtlinie gilt seit dem 1. Januar 2024.", title="Reiserichtlinie")
    assert found == {"Seit wann gilt die Richtlinie?": "seit dem 1. Januar 2024"}


@pytest.mark.parametrize(
    "text",
    [
        "Er beschäftigte 1924 zwei Gesellen.",
        "Sie senkt den Verbrauch um 20 Prozent.",
        "Etwa 70 Prozent davon stammen aus dem Export.",
        "Dieser Anteil stieg 2019 auf 40 Prozent.",
        "Dort arbeiten 200 Menschen.",
        "Das dauert 20 Minuten.",
        "Bei reinen Büroarbeitern sind es nur 51 Prozent.",
        "Ist das einer der 20 Nachteile des Telefons?",
        "Einige haben 20 Chatbots übernommen.",
    ],
)
def test_what_hangs_in_the_air_is_not_asked(text: str) -> None:
    assert not [draft.stem for draft in drafts(text) if not draft.stem.startswith("_")]


def test_a_fact_that_no_question_asks_becomes_a_gap() -> None:
    text = "Telefone sind wichtig, aber seit sie 1876 erfunden wurden, sind sie sehr weit gekommen."
    gap = next(draft for draft in drafts(text) if draft.cloze)
    assert gap.stem == "Telefone sind wichtig, aber seit sie ____ erfunden wurden, sind sie sehr weit gekommen."
    assert gap.key == "1876"
    assert gap.confidence < max(draft.confidence for draft in drafts("Das Werk wurde 1929 in Berlin geschlossen."))


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from([*WORDS, *MARKS]), min_size=1, max_size=20))
def test_no_sequence_of_words_is_too_strange(words: list[str]) -> None:
    for draft in drafts(" ".join(words)):
        assert draft.stem and draft.key


@pytest.mark.parametrize(
    "text",
    [
        "Die übrigen hatten zusammengerechnet 20 Stunden sitzend verbracht.",
        "Dem Fahrer drohen 60 Euro Bußgeld und ein Punkt.",
        "Die Platte sollte mindestens 120 Zentimeter breit und 80 Zentimeter tief sein.",
        "Der Täter wurde zu drei Jahren und vier Monaten Haft verurteilt.",
        "Alle Hähne wurden mit 70 Grad heißem Wasser gespült.",
        "Der Grenzwert liegt bei je 100 Milliliter.",
        "Rund 40 Prozent der Mitglieder verfahren so.",
        "Zwischen Kante und Knie bleiben zwei Finger breit Platz.",
        "Lüften Sie drei- bis viermal am Tag mit weit geöffneten Fenstern.",
        "Für einen Kurs zahlen alle anderen 45 Euro.",
        "Der Umbau verschlang 8,4 Millionen Euro, gut eine Million mehr als geplant.",
        "Die Automaten werden jeden Abend gespült und einmal pro Woche entkalkt.",
    ],
)
def test_a_number_is_not_torn_out_of_what_belongs_to_it(text: str) -> None:
    assert not [stem for stem in asked(text) if stem.startswith(("Wie ", "Mit wel", "Zu wie", "Bei "))]


def test_one_thing_is_no_subject_of_a_plural_verb() -> None:
    text = "Unterrichtet wurde in einer Turnhalle, auf Herden, die mit Holz geheizt wurden, weil das Werk stillstand."
    assert not any("wurden die Turnhalle" in stem for stem in asked(text))


@pytest.mark.parametrize(
    ("text", "stem", "key"),
    [
        (
            "Die Forstämter kontrollieren gefährdete Bestände von April bis September alle zwei Wochen.",
            "Wann kontrollieren die Forstämter gefährdete Bestände alle zwei Wochen?",
            "Von April bis September",
        ),
        ("Ein Tisch kostet zwischen 900 und 1.400 Euro.", "Wie viel kostet ein Tisch?", "Zwischen 900 und 1.400 Euro"),
        (
            "Tatsächlich hat eine Prüfung an der Hochschule Rottenau ergeben, dass blaues Holz so fest ist wie helles.",
            "An welcher Hochschule hat eine Prüfung ergeben, dass blaues Holz so fest ist wie helles?",
            "Rottenau",
        ),
    ],
)
def test_ranges_and_towns_are_asked_whole(text: str, stem: str, key: str) -> None:
    assert asked(text).get(stem, "").lower() == key.lower()


def test_what_only_a_pronoun_names_is_not_asked() -> None:
    assert not [stem for stem in asked("Die Firma Röstwerk Altona liefert ihn seit 2018.") if " ihn " in stem]
    assert not [stem for stem in asked("Die befähigte Person prüft sie einmal im Jahr.") if " sie" in stem]


def test_a_pronoun_behind_a_semicolon_is_not_what_the_sentence_before_names() -> None:
    texts = ("Die Krankheit ist häufig.", "Helfen kann eine Maske, die Luft gibt; sie kostet etwa 1.200 Euro.")
    assert not [stem for stem in asked(*texts) if "kostet die Krankheit" in stem]


@pytest.mark.parametrize(
    ("texts", "stem"),
    [
        (
            ("Die Innenrevision zieht jedes Quartal 25 Vorgänge zur Stichprobe heran.",),
            "Wie viele Vorgänge zieht die Innenrevision jedes Quartal zur Stichprobe heran?",
        ),
        (
            ("Das Uhrwerk setzte der pensionierte Uhrmacher Josef Brandl wieder instand.",),
            "Wer setzte das Uhrwerk wieder instand?",
        ),
        (
            ("Wer vorbeigeht, hält den schmalen Turm für ein Häuschen.", "Tatsächlich ist er seit 1912 ein Denkmal."),
            "Seit wann ist der schmale Turm ein Denkmal?",
        ),
    ],
)
def test_subjects_are_nominative_and_stand_behind_the_verb(texts: tuple[str, ...], stem: str) -> None:
    assert stem in asked(*texts)


def test_what_counts_is_no_frequency() -> None:
    assert not [stem for stem in asked("Bei einem Verdacht zählt jede Stunde.") if stem.startswith("Wie oft")]


def test_a_first_name_is_no_month() -> None:
    text = "Den Entwurf lieferte der Baurat August Terhorst, der zuvor am Rhein gearbeitet hatte."
    assert not [draft for draft in drafts(text) if draft.key == "August"]
