"""Distractors for keys with numbers: other values in the same words, unit and number format."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from phonequiz.generate.dice import Dice
from phonequiz.generate.distractors.numerals import Numeral, numerals, written
from phonequiz.generate.distractors.series import Member, members, singular_forms
from phonequiz.generate.distractors.spread import drawn, grain, near, proportional
from phonequiz.generate.model import Candidate, Language

# The kinds of facts whose keys are amounts or times.
NUMERIC = ("quantity", "percentage", "date", "duration", "frequency", "comparison")
COUNT = 3
# Years beside which others are as likely as they are old; no clock, or the same article would give other bytes.
_PRESENT = 2026
_LAST_HOUR = 24
_MONTHS_ON = (2, 5, 8)
_TEN = 10
_WIDTH_AHEAD = 3  # years that a range may reach beyond them
_YEAR = re.compile(r"[12]\d{3}\Z")
_COUNTED = ("quantity", "percentage", "duration")
_DATE_OR_VERSION = re.compile(r"\d[./-]\d{1,2}[./-]\d")
_PERCENT = re.compile(r"\W*(?:Prozent|prozentig\w*|percent|per cent|%)", re.IGNORECASE)
_DECADE = re.compile(r"er\b|s\b|er-")
_CENTURY = re.compile(r"\.?\s*(?:Jahrhundert|Jh|century|centuries)", re.IGNORECASE)
_HOUR = re.compile(r"\s*(?:Uhr|a\.?m\b|p\.?m\b|o'clock)", re.IGNORECASE)
# Of whole hours the number changes; parts of an hour have a series of words.
_HOURS = re.compile(r"(?:zwei|drei) Stunden")
_HALF_DAYS = re.compile(r"\d [ap]\.?m\.? (?:and|to|until) \d+ [ap]\.?m\b")
_MINUTES = re.compile(r"[:.]\d{2}\b")
_SHARE = {
    "de": re.compile(r"\s+(?:von|aus|unter|in)\s+(?:je\s+)?\Z"),
    "en": re.compile(r"\s+(?:of|out of|in|from)\s+(?:every\s+)?\Z"),
}
# What makes two numbers the ends of one thing; others between two numbers mean two things, of which one would be asked.
_BETWEEN = {
    "de": re.compile(r"\W*(?:[^\d\W]\w*\W+)?\s*(?:bis(?: zu)?|und|auf|oder|-|–|—)\s*(?:zu\s+)?\Z"),
    "en": re.compile(r"\W*(?:[^\d\W]\w*\W+)?\s*(?:to|and|or|-|–|—)\s*\Z"),
}
_RANGE = {
    "de": re.compile(r"\W*(?:[^\d\W]\w*\W+)?\s*(?:bis(?: zu)?|und|oder|-|–|—)\s*\Z"),
    "en": re.compile(r"\W*(?:[^\d\W]\w*\W+)?\s*(?:to|and|or|-|–|—)\s*\Z"),
}
# "five hours and twenty minutes" is one time, of which the hours change.
_SPAN = re.compile(
    r"\s*(?:hours?|minutes?|days?|weeks?|months?|years?|Stunden?|Minuten?|Tagen?|Wochen?|Monaten?|Jahren?)"
    r"(?:,?\s+(?:and|und))?\s*"
)
_DENOMINATORS = (2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 50, 100)
_MOST_PARTS = 1000
_APART = Decimal("0.12")
_WHOLE_DAY = 24
_WEEK = 7


class _RankDice(Dice):
    """Dice that know how many distractors are to be smaller than the key."""

    def __init__(self, candidate: Candidate, rank: int | None) -> None:
        super().__init__(candidate.quote, candidate.stem, candidate.key)
        self.rank = self.below(COUNT + 1) if rank is None else rank


def number_distractors(
    candidate: Candidate, language: Language, latest_year: int, rank: int | None = None
) -> list[str]:
    """Distractors for a key with a number, in ascending order; none where its form is not known.

    ``rank`` of them are smaller than the key, as far as there are so many; without it that is thrown with dice.
    ``latest_year`` is the last that the article names: no distractor is far in its future.
    """
    key = candidate.key
    if _DATE_OR_VERSION.search(key):
        return []
    named = [member for member in members(key, language) if not _HOURS.match(key, member.start)]
    found = [
        numeral
        for numeral in numerals(key, language)
        if not any(word.start <= numeral.start < word.end for word in named)
    ]
    dice = _RankDice(candidate, rank)
    if named:
        if len(named) == 2 and len(found) < 2 and named[0].series == named[1].series:
            return _spans(key, named, dice)
        # Of "once every two years" the second, of "the first Saturday of every month" the day.
        named = [member for member in named if len(member.series) == _WEEK][:1] or named[-1:]
        ordinal = len(named[0].series) == _WEEK and any(numeral.form != "digits" for numeral in found)
        if (len(found) > 1 or ordinal) and not named[0].calendar:
            found = []  # "on Sundays from 10 to 4", "on the first Sunday": the day is what changes
        if not found or _YEAR.match(key[found[-1].start : found[-1].end]) or named[0].calendar:
            return _moments(key, named[0], found, language, latest_year, dice)
    if len(found) == 1:
        return _single(key, found[0], candidate, language, latest_year, dice)
    if len(found) == 2:
        between = key[found[0].end : found[1].start]
        if _HALF_DAYS.search(key):
            return _hours_moved(key, found, language)
        if _SHARE[language].match(between):
            return _shares(key, found, language, dice)
        if _MINUTES.match(key[found[0].end :]):
            return _single(key, found[0], candidate, language, latest_year, dice)
        if _SPAN.fullmatch(between):
            return _single(key, found[0], candidate, language, latest_year, dice)
        if _BETWEEN[language].match(between):
            made = _pairs(key, found, language, latest_year, dice)
            return [text for text in made if not key.endswith("Uhr") or _are_hours(text, language)]
    return []


def other_numbers(candidate: Candidate, language: Language) -> list[str]:
    """The words of a key with another value for the first number in them; none where there is no number."""
    found = [numeral for numeral in numerals(candidate.key, language) if numeral.value > 1]
    if not found or _DATE_OR_VERSION.search(candidate.key) or is_year(candidate.key[: found[0].end], found[0]):
        return []
    return _single(candidate.key, found[0], candidate, language, 0, _RankDice(candidate, None))


def _are_hours(text: str, language: Language) -> bool:
    """Whether no number of a text is more than a day has hours."""
    return all(numeral.value <= _LAST_HOUR for numeral in numerals(text, language))


def other_months(candidate: Candidate, language: Language) -> list[str]:
    """The words of a key with both months of a stretch moved on; none where it has not two, or has numbers."""
    named = [member for member in members(candidate.key, language) if member.calendar]
    if len(named) != 2 or numerals(candidate.key, language):
        return []
    first, last = named
    key = candidate.key
    return [
        key[: first.start]
        + first.series[(first.place + months) % len(first.series)]
        + key[first.end : last.start]
        + last.series[(last.place + months) % len(last.series)]
        + key[last.end :]
        for months in _MONTHS_ON
    ]


def rank_of(key: str, others: Sequence[str], language: Language) -> int | None:
    """How many of the others are smaller than the key, ``None`` where they are no single numbers."""
    values = [numerals(text, language) for text in (key, *others)]
    if any(len(found) != 1 for found in values):
        return None
    return sum(found[0].value < values[0][0].value for found in values[1:])


def is_year(key: str, numeral: Numeral) -> bool:
    """Whether a numeral of a text is a year: four digits, and nothing behind them that they would count."""
    behind = key[numeral.end :].strip(" .,;)")
    return bool(_YEAR.match(key[numeral.start : numeral.end])) and not behind


def _single(
    key: str, numeral: Numeral, candidate: Candidate, language: Language, latest_year: int, dice: _RankDice
) -> list[str]:
    rest = key[numeral.end :]
    halves = numeral.form == "word" and numeral.value % 1 != 0
    scale = Decimal(2) if halves else Decimal(10) ** numeral.decimals
    value = int(numeral.value * scale)
    rank = dice.rank
    if candidate.kind not in _COUNTED and is_year(key, numeral):
        latest = max(latest_year, value + 1)  # what an article tells of is seldom after all that it tells of
        below, above = near(value, max(4, (_PRESENT - value) // 5), 1, latest)
    elif _YEAR.match(str(value)) and _DECADE.match(rest):
        below, above = near(value, 5, 1, _PRESENT, 10)
    elif _CENTURY.match(rest):
        below, above = near(value, 4, 2, _PRESENT // 100 + 1)
    elif _HOUR.match(rest) and numeral.decimals == 2:
        # "4.30 p.m.": the hour changes.
        below, above = (
            [hour * 100 + value % 100 for hour in hours] for hours in near(value // 100, 4, 1, _WHOLE_DAY // 2 - 1)
        )
    elif _HOUR.match(rest) or _MINUTES.match(rest):
        half_day = re.search(r"[ap]\.?m\b|o'clock", key, re.IGNORECASE) is not None
        least = 2 if language == "de" and numeral.form == "word" else 1  # nobody says "eins Uhr"
        below, above = near(value, 5, least, _WHOLE_DAY // 2 if half_day else _WHOLE_DAY - 1)
    elif numeral.form in ("ordinal word", "ordinal digits"):
        below, above = near(value, 5, 2, value + 8)
    else:
        if numeral.decimals > 1 and value % _TEN == 0:
            value, scale = value // _TEN, scale / _TEN  # beside 19.80 stands 12.90
        most = int(100 * scale) if _PERCENT.match(rest) and value <= 100 * scale else 10**18
        # Nothing below two: "one" would take another form of the noun. Beside 1.5 no 2.0, beside 6½ no 8.
        even = 2 if halves else 10 if numeral.decimals else None
        below, above = proportional(value, 3 if halves else 1 if numeral.decimals else 2, most, even)
    values = [Decimal(whole) / scale for whole in drawn(below, above, COUNT, rank, dice)]
    if numeral.value == 1 and not numeral.decimals:
        return _from_one(key, numeral, values, language)
    return _replaced(key, [[(numeral, found)] for found in values], language)


def _from_one(key: str, numeral: Numeral, values: Sequence[Decimal], language: Language) -> list[str]:
    """Several in place of one, where the plural of what is counted is known; ``a`` is no number to be changed."""
    forms = singular_forms(key[numeral.start : numeral.end], key[numeral.end :], language)
    if forms is None:
        return []
    counted, plural = forms
    before, behind = key[: numeral.start], key[numeral.end :].replace(counted, plural, 1)
    texts = []
    for value in values:
        text = written(value, numeral, key, language)
        if text is not None:
            texts.append(before + text + behind)
    return texts


def _hours_moved(key: str, found: Sequence[Numeral], language: Language) -> list[str]:
    """Both ends of opening hours an hour or two earlier or later: "between 8 a.m. and 5 p.m."."""
    rows = [[(numeral, numeral.value + step) for numeral in found] for step in (-2, -1, 1, 2)]
    rows = [row for row in rows if all(0 < value < _WHOLE_DAY // 2 for _, value in row)]
    return _replaced(key, rows, language)[:COUNT]


def _pairs(key: str, found: Sequence[Numeral], language: Language, latest_year: int, dice: _RankDice) -> list[str]:
    """Other ends for both numbers, each pair wholly above or below another, so that no range lies inside another."""
    first, second = found
    if first.value == second.value or first.value == 0 or second.value == 0:
        return []
    if first.value < second.value and _RANGE[language].match(key[first.end : second.start]):
        return _ranges(key, first, second, language, latest_year, dice)
    rank = dice.rank
    sides: list[tuple[list[int], list[int], Decimal]] = []
    for numeral in found:
        scale = Decimal(10) ** numeral.decimals
        most = int(100 * scale) if _PERCENT.search(key[numeral.end :]) and numeral.value <= 100 else 10**18
        if is_year(key[: numeral.end], numeral):
            below, above = near(int(numeral.value), 8, 1, _PRESENT)
        else:
            even = 10 if numeral.decimals else None
            below, above = proportional(int(numeral.value * scale), 2, most, even)
        sides.append((below, above, scale))
    least_below, least_above = min(len(side[0]) for side in sides), min(len(side[1]) for side in sides)
    above_count = min(COUNT - rank, least_above)
    below_count = min(COUNT - above_count, least_below)
    columns = []
    for below, above, scale in sides:
        values = drawn(below, above, below_count + above_count, below_count, dice)
        columns.append([Decimal(value) / scale for value in values])
    rows = [
        [(first, low), (second, high)]
        for low, high in zip(*columns, strict=True)
        if (low < high) == (first.value < second.value) and low != high
    ]
    return _replaced(key, rows, language)


def _ranges(
    key: str, first: Numeral, second: Numeral, language: Language, latest_year: int, dice: _RankDice
) -> list[str]:
    """Other ranges, about as wide, of which none overlaps another: no value lies in two of the options."""
    scale = Decimal(10) ** max(first.decimals, second.decimals)
    low, high = int(first.value * scale), int(second.value * scale)
    percent = _PERCENT.search(key[second.end :]) is not None and high <= 100 * scale
    years = is_year(key[: first.end], first)
    most = int(100 * scale) if percent else max(latest_year, high) + _WIDTH_AHEAD if years else 10**18
    step = 1 if years else min(grain(low), grain(high))

    def drawn_width() -> int:
        return max(step, (high - low) * (7 + dice.below(7)) // 10 // step * step)

    below: list[tuple[int, int]] = []
    above: list[tuple[int, int]] = []
    begin, end = low, high
    for _ in range(COUNT):
        begin -= step * (1 + dice.below(2))
        below.append((begin - drawn_width(), begin))
        begin = below[-1][0]
        end += step * (1 + dice.below(2))
        above.append((end, end + drawn_width()))
        end = above[-1][1]
    below = [pair for pair in below if pair[0] > 0]
    above = [pair for pair in above if pair[1] <= most]
    from_above = min(COUNT - dice.rank, len(above))
    from_below = min(COUNT - from_above, len(below))
    chosen = [*reversed(below[:from_below]), *above[: COUNT - from_below]]
    rows = [[(first, Decimal(one) / scale), (second, Decimal(other) / scale)] for one, other in chosen]
    return _replaced(key, rows, language)


def _shares(key: str, found: Sequence[Numeral], language: Language, dice: _RankDice) -> list[str]:
    """Other shares in the same words: two of three, three of five."""
    part, whole = found
    if not 0 < part.value < whole.value or part.value % 1 or whole.value % 1:
        return []
    share = part.value / whole.value
    # A one is inflected and stands with its noun in the singular, so it stays a one, and no other part becomes one.
    same_whole = whole.value >= 8 and part.value > 1
    parts: Sequence[int] = (
        [1] if part.value == 1 else range(2, min(int(whole.value), _MOST_PARTS) if same_whole else 10)
    )
    wholes: Sequence[int] = [int(whole.value)] if same_whole else _DENOMINATORS
    pairs = sorted(
        (
            (Decimal(one), Decimal(other))
            for one in parts
            for other in wholes
            if one < other <= max(10, int(whole.value))
        ),
        key=lambda pair: pair[0] / pair[1],
    )
    apart = [pair for pair in pairs if abs(pair[0] / pair[1] / share - 1) > _APART]
    below = _distinct([pair for pair in apart if pair[0] / pair[1] < share])
    above = _distinct([pair for pair in apart if pair[0] / pair[1] > share])
    chosen = drawn(list(range(len(below))), list(range(len(below), len(below) + len(above))), COUNT, dice.rank, dice)
    both = below + above
    return _replaced(key, [[(part, both[at][0]), (whole, both[at][1])] for at in chosen], language)


def _distinct(pairs: Sequence[tuple[Decimal, Decimal]]) -> list[tuple[Decimal, Decimal]]:
    """Of pairs that are the same share only the one in lowest terms."""
    return list({pair[0] / pair[1]: pair for pair in reversed(pairs)}.values())[::-1]


def _moments(
    key: str, named: Member, found: Sequence[Numeral], language: Language, latest_year: int, dice: _RankDice
) -> list[str]:
    """Other months, days of the week, fractions: alone, or with the number beside them.

    With a number, two names and two numbers make four options: each part stands in two of them, so none tells the key.
    """
    others = (*named.series[: named.place], *named.series[named.place + 1 :])
    if not found:
        reach = len(others) if named.calendar or named.cyclic else COUNT
        below = list(range(max(0, named.place - reach), named.place))
        above = list(range(named.place, min(len(others), named.place + reach)))
        return [
            key[: named.start] + others[at] + key[named.end :] for at in drawn(below, above, COUNT, dice.rank, dice)
        ]
    numeral = found[-1]  # of day and year the year
    if numeral.form != "digits":
        return []
    value = int(numeral.value)
    if _YEAR.match(key[numeral.start : numeral.end]):
        below, above = near(value, max(3, (_PRESENT - value) // 8), 1, max(latest_year, value + 1))
    else:
        # "am 14. und 21. April": the second day stays behind the first.
        below, above = near(value, 9, int(found[0].value) + 1 if len(found) > 1 else 2, 28)
    rank = dice.below(4)
    other_number = drawn(below, above, 1, rank % 2, dice)
    smaller, larger = others[: named.place], others[named.place :]
    names = (smaller or larger) if rank // 2 else (larger or smaller)
    if not other_number:
        return []
    name = names[dice.below(len(names))]
    text = written(Decimal(other_number[0]), numeral, key, language)
    assert text is not None  # digits take any value
    return [
        _with(key, *parts) for parts in _crossed((named.start, named.end, name), (numeral.start, numeral.end, text))
    ]


def _spans(key: str, named: Sequence[Member], dice: _RankDice) -> list[str]:
    """Both ends of a span moved by the same step: from May to July, so that no span lies inside another."""
    first, second = named
    series = first.series
    begin, end = first.place, second.place
    if begin >= end:
        return []
    below, above = list(range(-begin, 0)), list(range(1, len(series) - end))
    return [
        _with(key, (first.start, first.end, series[begin + step]), (second.start, second.end, series[end + step]))
        for step in drawn(below, above, COUNT, dice.rank, dice)
    ]


_Part = tuple[int, int, str]


def _crossed(name: _Part, number: _Part) -> Iterator[list[_Part]]:
    yield [name]
    yield [number]
    yield [name, number]


def _with(key: str, *parts: _Part) -> str:
    for start, end, text in sorted(parts, reverse=True):
        key = key[:start] + text + key[end:]
    return key


def _replaced(key: str, rows: Sequence[Sequence[tuple[Numeral, Decimal]]], language: Language) -> list[str]:
    texts = []
    for row in rows:
        parts = [(numeral, written(value, numeral, key, language)) for numeral, value in row]
        if all(text is not None for _, text in parts):
            texts.append(_with(key, *((numeral.start, numeral.end, text or "") for numeral, text in parts)))
    return texts
