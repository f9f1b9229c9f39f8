"""Quantities: how many, how much, how long, what share, within which time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from phonequiz.generate.german import words as lists
from phonequiz.generate.german.asking import Ask, capital
from phonequiz.generate.german.clauses import Clause
from phonequiz.generate.german.grammar import is_plural, which
from phonequiz.generate.german.phrases import NOUNS, Phrase, counts, is_number, is_year, written
from phonequiz.generate.model import Kind, Token

_ADJECTIVES = {
    "alt": "alt",
    "hoch": "hoch",
    "breit": "breit",
    "tief": "tief",
    "dick": "dick",
    "schwer": "schwer",
    "groß": "groß",
    "weit": "weit",
}
_DATIVE = lists.words_of("an in mit von bei aus zu nach ab unter auf vor seit")
_BEFORE = lists.words_of("mehr als weniger bis zu über unter minus") | lists.APPROXIMATIONS
_BETWEEN = {"kosten": "wie viel", "wiegen": "wie viel", "dauern": "wie lange"}
# What lies above a lower limit lies above a lower one too, so the limit is asked for and not the number.
_OPEN = frozenset({"mehr als", "weniger als", "über", "unter"})


class Amount(NamedTuple):
    """A number in a phrase: where its words begin and end, what it counts, and what is said before it.

    ``bound`` may stay in the question (mindestens), ``limit`` belongs to the key (mehr als, bis zu).
    """

    start: int
    end: int
    unit: Token | None
    number: str
    bound: str
    limit: str
    adjectives: str
    glue: str = " "

    @property
    def kind(self) -> Kind:
        """What kind of fact the amount is."""
        unit = self.unit.text if self.unit else ""
        return (
            "percentage"
            if unit.startswith(("Prozent", "%"))
            else "duration"
            if unit in lists.TIME_UNITS
            else "quantity"
        )

    @property
    def measured(self) -> bool:
        """Whether the unit belongs to the key."""
        return self.unit is not None and self.unit.text in lists.MEASURES

    @property
    def key(self) -> str:
        """The number as a reader would give it, with its unit if that is a measure."""
        unit = f"{self.glue}{self._plain_unit}" if self.measured else ""
        return capital(f"{self.limit} {self.number}{unit}".strip())

    @property
    def _plain_unit(self) -> str:
        """The unit as it stands alone: behind a preposition its plural may end in "-n"."""
        unit = self.unit.text if self.unit is not None else ""
        return unit[:-1] if unit in lists.DATIVE_UNITS else unit

    @property
    def form(self) -> str:
        """The form of the key: number alone, or with which unit."""
        unit = "Prozent" if self._plain_unit == "%" else self._plain_unit
        return f"number+unit:{unit}" if self.measured else "number"


def amount(words: Sequence[Token], start: int = 0) -> Amount | None:
    """The first number with what it counts in a phrase's words; years are none."""
    first = next((n for n in range(start, len(words)) if counts(words[n]) or _ordinal_unit(words, n)), None)
    if first is None:
        return None
    at = first
    while at + 2 < len(words) and words[at + 1].text in {"bis", "und"} and counts(words[at + 2]):
        at += 2
    if at + 1 < len(words) and words[at + 1].text in lists.MULTIPLES:
        at += 1
    number = written(words[first : at + 1])
    number = {"einem": "ein", "eines": "ein", "einer": "eine"}.get(number, number)
    begin = first
    bound = limit = ""
    while begin > start and (word := words[begin - 1].text.lower()) in lists.HEDGES | lists.BOUNDS | _BEFORE | {
        "zwischen"
    }:
        if word in lists.BOUNDS:
            bound = word
        elif word in _BEFORE or word == "zwischen":
            limit = f"{word} {limit}".strip()
        begin -= 1
    unit = None
    adjectives: list[Token] = []
    end = at + 1
    for behind in range(at + 1, len(words)):
        counted = words[behind]
        if counted.text == "°" and behind + 1 < len(words):
            unit = counted._replace(text="°C")
            end = behind + 2
            break
        if counted.tag in NOUNS or counted.text in lists.MEASURES | {"%"}:
            unit = counted
            end = behind + 1
            break
        if counted.tag != "ADJ(A)":
            break
        adjectives.append(counted)
    if is_year(words[first].text) and (unit is None or (adjectives and unit.text not in lists.MEASURES)):
        return amount(words, first + 1)
    glue = "" if unit is not None and unit.start == words[at].end else " "
    return Amount(begin, end, unit, number, bound, limit, written(adjectives), glue)


def _ordinal_unit(words: Sequence[Token], at: int) -> bool:
    """Whether "ein Jahr", "einem Monat", "eine Million" stands here."""
    if at + 1 >= len(words) or words[at].tag != "ART" or not words[at].text.lower().startswith("ein"):
        return False
    return words[at + 1].text in lists.TIME_UNITS - {"Tag"} | lists.MULTIPLES | {"Prozent", "Euro"}


def amounts(clause: Clause) -> Iterator[Ask]:
    """Questions for the numbers of a clause."""
    for index, phrase in enumerate(clause.phrases):
        after = clause.phrases[index + 1] if index + 1 < len(clause.phrases) else None
        if phrase.kind == "np":
            yield from _in_noun_phrase(clause, phrase, after)
        elif phrase.kind == "pp":
            yield from _in_prepositional(clause, phrase)


def _in_noun_phrase(clause: Clause, phrase: Phrase, after: Phrase | None) -> Iterator[Ask]:
    subject = phrase is clause.subject
    yield from _shares(phrase, subject, subject and is_plural(clause.verb))
    found = amount(phrase.words)
    if found is None or _is_compared(clause, phrase):
        return
    if found.start != 0:
        yield from _attribute(clause, phrase, found, "")
        return
    if found.unit is None:
        if after is not None and after.first == "von" and len(after.words) > 1 and counts(after.words[1]):
            yield Ask("quantity", (phrase, after), f"wie viele {after.text}", found.key, "number", 0.85)
        return
    if found.unit.text in lists.FRACTIONS:
        return
    tail = written(phrase.words[found.end :])
    if _goes_on(phrase.words[found.end :], after):
        return
    gone = [phrase]
    of = phrase.words[found.end : found.end + 3]
    if len(of) > 1 and of[0].text in {"von", "der"} and counts(of[1]):
        return
    if after is not None and after.kind == "adj" and after.first in _ADJECTIVES and not found.measured:
        return  # "zwei Finger breit"
    if after is not None and after.kind == "adj" and after.first in _ADJECTIVES:
        question = f"wie {_ADJECTIVES[after.first]}"
        yield Ask("quantity", (phrase, after), question, found.key, found.form, 0.85, found.bound)
        return
    joins = after is not None and after.kind == "pp" and clause.front is not phrase
    if (joins and after is not None and found.unit.text in lists.TIME_UNITS and after.first in {"vor", "nach"}) or (
        joins
        and after is not None
        and after.first in {"mit", "ohne", "für"}
        and not found.measured
        and after.inner[0].tag != "ART"
    ):
        tail = f"{tail} {after.text}".strip()
        gone.append(after)
    # Percent of what is not said: it was in the sentence before.
    whole = found.kind != "percentage" or bool(tail) or phrase is not clause.subject
    sure = 0.85 if whole else 0.6 if clause.first else 0.4
    if not clause.first and phrase is clause.subject and found.measured:
        sure = min(sure, 0.6)
    if after is not None and after.first in lists.LATER:
        return
    question = _how_much(clause, found, tail)
    if found.limit in _OPEN and question.startswith(("wie viele ", "wie viel ", "wie vielen ")):
        question, found = f"{found.limit} {question}", found._replace(limit="")
    yield Ask(
        found.kind, tuple(gone), question, found.key, found.form, sure, found.bound,
        without=frozenset({"nur", "insgesamt", "erst", "etwa", "rund"}),
    )  # fmt: skip


def _goes_on(behind: Sequence[Token], after: Phrase | None) -> bool:
    """Whether more than the number is counted or measured: "60 Euro und ein Punkt", "drei Jahre und vier Monate"."""
    words = [*behind, *(after.words if after is not None and not behind else ())]
    more = zip_longest(words, words[1:])
    return any(
        word.text == "und" and (then is None or is_number(then) or then.text.startswith("ein")) for word, then in more
    )


def _is_compared(clause: Clause, phrase: Phrase) -> bool:
    at = clause.phrases.index(phrase)
    return at > 0 and clause.phrases[at - 1].first in {"als", "wie"}


def _how_much(clause: Clause, found: Amount, tail: str) -> str:
    unit = found.unit
    assert unit is not None
    verb = clause.full_verb.lemma
    if unit.text == "Mal":
        return f"wie oft {tail}".strip()
    if unit.text in lists.TIME_UNITS:
        if tail.startswith("lang"):
            return f"wie lange {tail.removeprefix('lang').strip()}".strip()
        if not tail and found.number.lower().startswith("ein"):
            return "wie lange"
        if verb in {"dauern", "aufbewahren", "archivieren", "warten"} and not tail:
            return "wie lange"
    if verb in {"kosten", "wiegen"} and not tail:
        return "wie viel"
    if verb == "betragen" and not found.measured:
        return "wie viel"
    many = "wie viel" if unit.text in lists.MASSES else "wie vielen" if _is_dative(unit) else "wie viele"
    name = "Prozent" if unit.text == "%" else unit.text
    return " ".join(part for part in (many, found.adjectives, name, tail) if part)


def _is_dative(noun: Token) -> bool:
    """Whether a plural can only be a dative: "Metern", "Fahrgästen", "Jahren"."""
    text, lemma = noun.text, noun.lemma
    if text in ("Jahren", "Monaten", "Tagen") or (text == f"{lemma}n" and lemma.endswith(("er", "el"))):
        return True
    umlaut = any(mark in text and mark not in lemma for mark in "äöü")
    return umlaut and text.endswith(("en", "ern"))


def _shares(phrase: Phrase, subject: bool, plural: bool) -> Iterator[Ask]:
    """Of "die Hälfte der …", "jeder fünfte …", "neun von zehn …"."""
    words = phrase.words
    texts = [word.text for word in words]
    for number, word in enumerate(words):
        if (
            word.text in lists.FRACTIONS
            and number + 1 < len(words)
            and words[number + 1].text in {"der", "des", "seiner", "ihrer", "aller"}
        ):
            begin = 1 if texts[0].lower() in lists.HEDGES - lists.APPROXIMATIONS else 0
            key = capital(written(words[begin : number + 1]))
            question = f"welche{'r' if subject else 'n'} Anteil {written(words[number + 1 :])}"
            yield Ask("quantity", (phrase,), question, key, "fraction", 0.85, one=plural)
            return
    start = 1 if texts[0].lower() in lists.HEDGES and len(words) > 2 else 0
    if texts[start].lower() in {"jeder", "jede", "jedes"} and len(words) > start + 1:
        ordinal = words[start + 1]
        stem = ordinal.text.lower()
        if stem.endswith(("te", "tes", "ter")) and stem.rstrip("ers") in _ORDINALS:
            noun = written(words[start + 2 :])
            ending = stem[len(stem.rstrip("ers")) - 1 :].lstrip("t")
            question = f"{texts[start].lower()} {'W' if not noun else 'w'}ievielt{ending} {noun}".strip()
            yield Ask(
                "quantity", (phrase,), question, capital(f"{texts[start].lower()} {ordinal.text}"), "ordinal", 0.75
            )
    if (
        len(words) > start + 3
        and counts(words[start])
        and texts[start + 1] in {"von", "der"}
        and counts(words[start + 2])
    ):
        question = f"wie viele {written(words[start + 1 :])}"
        yield Ask("quantity", (phrase,), question, capital(texts[start]), "number", 0.85)


_ORDINALS = lists.words_of("zweit dritt viert fünft sechst siebt acht neunt zehnt zwanzigst hundertst")


def _attribute(clause: Clause, phrase: Phrase, found: Amount, preposition: str) -> Iterator[Ask]:
    """For "einen Umsatz von 3 Euro": "Welchen Umsatz …?"."""
    words = phrase.inner
    head = phrase.head
    if head is None or head not in words or found.unit is None or not found.measured:
        return
    resolved = clause.sure < 1 and phrase is clause.subject
    if resolved or (found.end < len(words) and words[found.end].text in {"und", "oder"}):
        return
    at = words.index(head)
    if at + 1 >= len(words) or words[at + 1].text != "von" or found.start != at + 2:
        return
    form = which(phrase)
    if form is None or (words[0].tag in {"PPOSAT", "PDAT"}):
        return
    sure = 0.85 if head.text.lower().endswith(lists.DIMENSIONS) else 0.4
    begin = 1 if words[0].tag in {"ART", "PIAT"} else 0
    if phrase.kind == "pp" and phrase.first in {"zum", "zur", "im", "am", "beim", "vom"}:
        begin = 0
    told = written([word for word in words[begin : at + 1] if word.tag != "ADJ(A)" or begin == 0])
    tail = written(words[found.end :])
    question = " ".join(part for part in (preposition, form, told, tail) if part)
    yield Ask(
        found.kind, (phrase,), question, found.key, found.form, sure, found.bound, without=frozenset({"nur", "erst"})
    )


_FIXED = {"im": "in", "am": "an", "zum": "zu", "zur": "zu", "vom": "von", "beim": "bei"}


def _in_prepositional(clause: Clause, phrase: Phrase) -> Iterator[Ask]:
    words = phrase.words
    found = amount(words, 1)
    if found is None or any(word.text in lists.MONTHS for word in words):
        return
    between = written(words[1 : found.start]).lower()
    preposition = _FIXED.get(phrase.first, phrase.first)
    if preposition in {"als", "wie"} or _belongs_to_noun(clause, phrase):
        return
    if clause.lemma == "sein" and any(part.kind == "np" for part in clause.middle):
        return
    if between not in {"", "von", "unter", "über"}:
        inner = amount(phrase.inner)
        if inner is not None:
            yield from _attribute(clause, phrase, inner, preposition)
        return
    later = next(iter(clause.phrases[clause.phrases.index(phrase) + 1 :]), None)
    if preposition == "um" and later is not None and later.first in {"nach", "vor"} and found.kind == "duration":
        # "um fünf Minuten nach der vollen Stunde"
        many = f"{_how_much(clause, found, '')} {later.text}"
        yield Ask("duration", (phrase, later), many, found.key, found.form, 0.8)
        return
    if found.unit is None:
        of = words[found.end :]
        if len(of) > 2 and of[0].text == "von" and counts(of[1]):
            many = f"{preposition} wie vielen {written(of)}"
            yield Ask("quantity", (phrase,), many, found.key, "number", 0.85)
            return
        if preposition == "auf" and not found.limit and found.number[0].isdigit():
            at = clause.phrases.index(phrase)
            before = clause.phrases[at - 1] if at else None
            gone = (phrase, before) if before is not None and before.first == "von" else (phrase,)
            yield Ask("quantity", gone, "auf wie viele", found.key, "number", 0.6)
        return
    tail = written(words[found.end :])
    behind = [*words[found.end :], *(later.words if later is not None else ())]
    if (behind and behind[0].tag == "ADJ(A)") or _goes_on(words[found.end :], None):
        return  # "mit 70 Grad heißem Wasser"
    lies = clause.lemma in {"liegen", "schwanken", "betragen"}
    question = _prepositional_question(preposition, found, tail, lies)
    if preposition == "zwischen" and found.measured:
        question = _BETWEEN.get(clause.lemma, question)
    warm = any(part.head is not None and part.head.text.lower().endswith("temperatur") for part in clause.phrases)
    if warm and found.unit.text in lists.TEMPERATURES:
        question = f"{preposition} wie viel {found.unit.text}"
    if question is None:
        return
    key = found.key
    gender_less = frozenset({"nur", "erst"})
    if question.startswith("innerhalb welcher"):
        key = capital(written(words[:1]) + " " + written(words[1:]))
        yield Ask("duration", (phrase,), question, key, "pp-innerhalb", 0.85, without=gender_less)
        return
    if between in {"unter", "über"}:
        key = capital(f"{between} {found.key[0].lower() + found.key[1:]}")
    if preposition == "zwischen":
        key = capital(f"zwischen {key}")
    bound = found.bound or (found.limit if found.limit in _OPEN else "")
    if bound and " wie viel" in question:
        question = question.replace(" wie viel", f" {bound} wie viel", 1)
        key = found._replace(limit="").key
    elif found.bound:
        key = capital(f"{found.bound} {key[0].lower() + key[1:]}")
    at = clause.phrases.index(phrase)
    before = clause.phrases[at - 1] if at else None
    gone = (phrase, before) if before is not None and before.first == "von" and preposition == "auf" else (phrase,)
    yield Ask(found.kind, gone, question, key, found.form, 0.8, without=gender_less)


def _belongs_to_noun(clause: Clause, phrase: Phrase) -> bool:
    """Whether a prepositional phrase tells more of an indefinite noun before it: "ein Auftrag über 4.000 Ventile"."""
    at = clause.phrases.index(phrase)
    before = clause.phrases[at - 1] if at else None
    if before is None or before.kind not in {"np", "pp"} or before is clause.front:
        return False
    if phrase.first in {"über", "unter"} and before.kind == "pp":
        return True
    return phrase.first in {"über", "mit", "zu", "unter"} and before.words[0].text.lower() in {"ein", "eine", "einen"}


def _prepositional_question(preposition: str, found: Amount, tail: str, lies: bool) -> str | None:
    unit = found.unit
    assert unit is not None
    if unit.text in {"Mal", "Uhr"} or unit.text in lists.FRACTIONS:
        return None
    if unit.text in lists.TEMPERATURES:
        if preposition == "zwischen":
            return "in welchem Temperaturbereich"
        if preposition == "um":
            return f"um wie viel {unit.text}"
        return f"{preposition} welche Temperatur" if preposition == "auf" else f"{preposition} welcher Temperatur"
    if preposition == "zwischen":
        return "in welchem Bereich" if unit.text in lists.MASSES and lies else None
    if unit.text in lists.TIME_UNITS and preposition in {"innerhalb", "binnen"}:
        return f"innerhalb welcher Frist {tail}".strip()
    if unit.text in lists.MASSES:
        return f"{preposition} wie viel {unit.text} {tail}".strip()
    dative = _is_dative(unit) or (preposition in _DATIVE and unit.text.endswith(("n", "s")))
    many = "wie vielen" if dative else "wie viele"
    if preposition in {"als", "laut", "wegen", "trotz", "statt", "während"}:
        return None
    if preposition in _DATIVE and many == "wie viele" and preposition not in {"auf", "in", "an", "unter", "vor"}:
        many = "wie vielen"
    return " ".join(part for part in (preposition, many, found.adjectives, unit.text, tail) if part)
