"""Numbers, dates and durations of a statement, and others in their place that make it untrue."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from phonequiz.generate.counting import numbers_in
from phonequiz.generate.dice import Dice
from phonequiz.generate.distractors.numbers import COUNT, number_distractors
from phonequiz.generate.distractors.numerals import numerals
from phonequiz.generate.distractors.series import members
from phonequiz.generate.model import Candidate, Kind, Language
from phonequiz.generate.truth.model import Change, Said

_CONFIDENCE = 0.65
# What stands between two figures that are one: a range, a date with its month.
_BESIDE = re.compile(r"(?:\.? |[:.])\Z")
_RANGE = re.compile(
    r"-?\s*(?:Uhr |[ap]\.?m\.? )?(?:und|bis|bis zu|to|and|or|oder|-|–) (?:in |im |am |on |um )?\Z|[-–]\Z"
)
_AT_LEAST = re.compile(
    r"\b(?:mindestens|wenigstens|über|mehr als|ab|minimal|at least|more than|over|a minimum of|above|\w+er als"
    r"|\w+er than)"
    r"(?: (?:a|the|etwa|rund|about))? \Z",
    re.IGNORECASE,
)
_AT_MOST = re.compile(
    r"\b(?:höchstens|maximal|bis zu|unter|weniger als|innerhalb von|binnen|spätestens(?: nach)?|up to|at most"
    r"|no more than|less than|fewer than|under|within|below|as much as|as many as)(?: (?:a|the|etwa|rund|about))? \Z",
    re.IGNORECASE,
)
_DENIED = re.compile(r"\b(?:nicht|keine?[nrm]?|not|never|no)\b", re.IGNORECASE)
_ROUGHLY = re.compile(
    r"\b(?:etwa|rund|ca\.|ungefähr|knapp|fast|gut|about|around|roughly|nearly|almost|some)\b[^,]{0,12}\Z", re.IGNORECASE
)
# "once they are ten", "half the price": no figure that could be another.
_NO_FIGURE = re.compile(
    r"(?:[Oo]nce|[Hh]alf|[Ii]mmer|[Nn]ie|[Aa]lways|[Nn]ever|[Ss]ofort|[Aa]n? (?:year|day|month|week|hour))\Z"
)
_HOW_OFTEN = re.compile(
    r"(?:dai|week|month|year|hour)ly\b|(?:täg|wöchent|monat|jähr|stünd)lich\b|(?:each|every|jede[nrs]?) "
)
_MONTH_OR_YEAR = re.compile(
    r"(?:1[5-9]|20)\d\d\Z|(?:Jan|Feb|M[aä]r|Apr|Ma[iy]|Jun|Jul|Aug|Sep|O[ck]t|Nov|De[cz])[a-zäöü]*\Z"
)
_NO_HOUR = re.compile(r"\b(?:2[5-9]|[3-9]\d)(?:[:.]\d\d)? Uhr")
_SHORT = re.compile(r"Stunde|Minute|Sekunde|hour|minute|second|stündlich|minütlich")
_PAIRED = re.compile(r"\b(?:both|beide[nr]?)\b")
_FIRST_YEAR, _YEARS_APART = 1000, 3
_APART = Decimal("1.35")
_YEAR_KEY = re.compile(r"\W*(?:1[5-9]|20)\d\d\W*\Z")


def other_figures(said: Said, language: Language) -> Iterator[Change]:
    """The statement with another figure, once for each that has one."""
    for start, end, kind in _spans(said.body, language):
        key = said.body[start:end]
        if _YEAR_KEY.match(key):
            kind = "date"
        candidate = Candidate(kind, said.body, key, "number", said.sentence, said.sentence.quote, 0)
        found = _untrue(candidate, said.body[:start], language)
        paired = (
            _PAIRED.search(said.body[end:]) and numerals(key, language)[:1] and numerals(key, language)[0].value == 2
        )
        if found and not paired and not _NO_FIGURE.match(key):
            wrong = found[Dice(said.sentence.quote, key, "figure").below(len(found))]
            yield Change(f"{said.body[:start]}{wrong}{said.body[end:]}", key, wrong, _CONFIDENCE)


def _spans(body: str, language: Language) -> list[tuple[int, int, Kind]]:
    """Where figures stand, those joined that are one."""
    parts: list[tuple[int, int, Kind, bool]] = [(*span, False) for span in numbers_in(body, language)]
    for member in members(body, language):
        if not any(start < member.end and member.start < end for start, end, *_ in parts):
            parts.append((member.start, member.end, "date", True))
    spans: list[tuple[int, int, Kind, bool]] = []
    for start, end, kind, named in sorted(parts):
        if spans:
            first, last, kind_before, named_before = spans[-1]
            between = body[last:start]
            dated = between in (":", ".") or any(
                _MONTH_OR_YEAR.match(body[a:b]) for a, b in ((first, last), (start, end))
            )
            alike = named == named_before and not _HOW_OFTEN.match(body[start:end])
            if (_BESIDE.match(between) and dated) or (_RANGE.match(between) and alike):
                spans.pop()
                start, kind = first, "date" if "date" in (kind, kind_before) else kind
        spans.append((start, end, kind, named))
    return [(start, end, kind) for start, end, kind, _ in spans]


def _fits(text: str, before: str) -> bool:
    """Whether a figure can stand there: no "den Frühjahr", no "von eine halbe Stunde", no "30 Uhr"."""
    if text.startswith("eine halbe") or ("Frühjahr" in text and before.endswith("den ")):
        return False
    return _NO_HOUR.search(text) is None


def _untrue(candidate: Candidate, before: str, language: Language) -> list[str]:
    """Other figures that cannot be true too: above "at least", below "up to", and not near."""
    least, most = _AT_LEAST.search(before), _AT_MOST.search(before)
    denied = _DENIED.search(before.rsplit(",", 1)[-1]) is not None
    above, below = bool(least) and not denied, bool(most) or (bool(least) and denied)
    rank = 0 if above else COUNT if below else None
    texts = number_distractors(candidate, language, 0, rank)
    texts = [text for text in texts if text not in candidate.stem and _fits(text, before)]
    values = numerals(candidate.key, language)
    if not values:
        # "Eight hours an hour" nobody would believe.
        return [] if denied or least or most else [text for text in texts if not _SHORT.search(text)]
    value = values[-1].value
    kept: list[str] = []
    near: list[str] = []
    for text in texts:
        others = numerals(text, language)
        other = others[-1].value if others else value
        if (above and other <= value) or (below and other >= value):
            continue
        if candidate.kind == "date":
            apart = abs(other - value) >= _YEARS_APART or not other.as_tuple().digits or value < _FIRST_YEAR
        else:
            apart = max(other, value) >= _APART * min(other, value)
        (kept if apart else near).append(text)
    return kept or ([] if _ROUGHLY.search(before) else near)
