"""Points in time, deadlines and frequencies."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from phonequiz.generate.german import words as lists
from phonequiz.generate.german.asking import Ask, capital, key_of
from phonequiz.generate.german.clauses import Clause
from phonequiz.generate.german.phrases import Phrase, is_number, is_year, written

_YEAR = re.compile(r"(?:im Jahr(?:e)? |in )?(\d{4})$", re.IGNORECASE)
_ONLY = frozenset({"nur", "erst", "bereits", "schon"})
_EVENTS = ("ung", "beginn", "ende", "antritt", "gebrauch", "schicht", "reise", "abreise", "fahrt", "anfang", "start")
_SINCE = {"seit": "seit wann", "bis": "bis wann", "ab": "ab wann"}


def times(clause: Clause) -> Iterator[Ask]:
    """Questions for when and how often."""
    for phrase in clause.phrases:
        if phrase.kind == "time":
            yield Ask("date", (phrase,), "in welchem Jahr", phrase.text, "year", 0.9, without=_ONLY)
        elif phrase.kind == "freq":
            words = phrase.words
            bound = words[0].text.lower() if words[0].text.lower() in lists.BOUNDS else ""
            begin = 1 if bound or words[0].text.lower() in lists.HEDGES else 0
            key = capital(written(words[begin:]))
            # "Jedes Jahr werden 100 Fälle gemeldet" tells how many, not how often.
            # In "Jetzt zählt jede Stunde" it is what counts.
            if clause.subject is None and not clause.passive and key.lower().startswith("jed"):
                continue
            counted = any(word.tag == "CARD" for part in clause.phrases if part is not phrase for word in part.words)
            if not (counted and key.lower().startswith(("jed", "jährlich", "täglich", "wöchentlich", "monatlich"))):
                yield Ask("frequency", (phrase,), "wie oft", key, "frequency", 0.85, bound, without=_ONLY)
        elif phrase.kind == "adv" and phrase.first in lists.TIMES - {"einmal"}:
            yield Ask("frequency", (phrase,), "wie oft", capital(phrase.text), "frequency", 0.75, without=_ONLY)
        elif phrase.kind == "pp":
            yield from _prepositional(phrase, clause)


def is_dated(phrase: Phrase) -> bool:
    """Whether a phrase names a point or stretch of time."""
    return any(
        is_year(word.text) or word.text in lists.MONTHS or word.text in lists.WEEKDAYS or word.text == "Uhr"
        for word in phrase.inner
    )


def _prepositional(phrase: Phrase, clause: Clause) -> Iterator[Ask]:
    if not is_dated(phrase):
        yield from _before_and_after(phrase, clause)
        return
    if any(word.tag in {"PRELS", "PDAT"} for word in phrase.words):
        return
    year = _YEAR.match(phrase.text)
    if year and phrase.preposition == "in":
        yield Ask("date", (phrase,), "in welchem Jahr", year.group(1), "year", 0.9, without=_ONLY)
    elif phrase.first in {"von", "bis"} and (span := _span(phrase, clause)):
        if phrase.first == "von":
            key = key_of([word for part in span for word in part.words])
            yield Ask("date", span, "wann", key, "pp-von-bis-date", 0.85)
    elif phrase.first in _SINCE:
        yield Ask("date", (phrase,), _SINCE[phrase.first], key_of(phrase.words), f"pp-{phrase.first}-date", 0.85)
    elif phrase.first == "zwischen":
        clock = phrase.words[-1].text == "Uhr"
        question = "zwischen welchen Uhrzeiten" if clock else "in welchem Zeitraum"
        yield Ask("date", (phrase,), question, key_of(phrase.words), "pp-zwischen-date", 0.85, without=_ONLY)
    elif phrase.words[-1].text == "Uhr" and phrase.first in {"nach", "vor", "um", "ab", "bis", "gegen"}:
        if not is_number(phrase.words[1]):
            return
        yield Ask("date", (phrase,), f"{phrase.first} wie viel Uhr", written(phrase.words[1:]), "clock", 0.8)
    elif phrase.preposition in {"in", "an"} and (phrase.first in {"im", "am"}):
        yield Ask("date", (phrase,), "wann", key_of(phrase.words), f"pp-{phrase.first}-date", 0.85, without=_ONLY)


def _span(phrase: Phrase, clause: Clause) -> tuple[Phrase, ...]:
    """Of "von 9 bis 15 Uhr" both parts, whichever of them is given; else nothing."""
    for first, second in pairwise(clause.phrases):
        if phrase in {first, second} and first.first == "von" and second.first == "bis":
            return first, second
    return ()


def _before_and_after(phrase: Phrase, clause: Clause) -> Iterator[Ask]:
    """Of "vor jeder Schicht", "nach jedem Gebrauch", "beim Verlassen …": "Wann …?"."""
    head = phrase.head
    if phrase.first == "am" and head is not None and head.text == "Tag" and len(phrase.words) > 2:
        yield Ask("date", (phrase,), "wann", key_of(phrase.words), "pp-am", 0.75, without=_ONLY)
        return
    if (
        head is None
        or phrase.first not in {"vor", "nach", "beim"}
        or any(word.tag in {"CARD", "PDAT"} for word in phrase.words)
    ):
        return
    at = clause.phrases.index(phrase)
    if at and clause.phrases[at - 1].kind == "np" and clause.phrases[at - 1].words[-1].text in lists.TIME_UNITS:
        return
    event = head.tag == "NNI" or phrase.inner[0].text.lower().startswith("jede") or head.text.lower().endswith(_EVENTS)
    if event and head.text.lower() not in {"meinung", "auffassung", "einschätzung", "überzeugung"}:
        yield Ask(
            "date", (phrase,), "wann", key_of(phrase.words), f"pp-{phrase.first}", 0.75, without=_ONLY | {"immer"}
        )
