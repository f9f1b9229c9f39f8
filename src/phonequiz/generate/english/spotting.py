"""Where numbers and names stand in a sentence that may have a gap."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from phonequiz.generate.english.context import name_spans
from phonequiz.generate.english.lexicon import MONTHS
from phonequiz.generate.english.measures import Measure, measure
from phonequiz.generate.english.phrases import Phrases
from phonequiz.generate.english.words import FINITE, NOUNS, Word


def names_a_thing(words: Sequence[Word], found: Measure) -> bool:
    """Whether a number is a name, counting nothing: "the 300 and the 700", "the 1500 X", "the Number 40", "key 14"."""
    at = found.start
    if found.end - at > 1 or not at:
        return False
    if found.kind == "count" and found.thing == found.thing_end and words[at - 1].tag == "NN1":
        return True
    if at > 1 and words[at - 1].text.istitle() and words[at - 1].text not in MONTHS and words[at - 1].tag in NOUNS:
        return True
    if words[at - 1].low != "the" or at + 1 == len(words):
        return False
    behind = words[at + 1]
    return behind.tag in FINITE or behind.low in ("and", "or") or (len(behind.text) == 1 and behind.text.isupper())


def is_half(words: Sequence[Word], found: Measure) -> bool:
    """Whether a number is one end of a stretch and no fact by itself.

    That is the first without its unit, "between six and eight weeks", and the upper of two ages, "between 17 and 65
    years old": hardly anybody is older.
    """
    behind = words[found.end].low if found.end < len(words) else ""
    ages = any(word.low == "old" for word in words[found.end : found.end + 4])
    if found.kind == "count" and found.thing == found.thing_end and behind == "and" and not ages:
        return found.start > 0 and words[found.start - 1].low == "between"
    return behind == "old" and found.start > 0 and words[found.start - 1].low == "and"


def has_a_date(words: Sequence[Word], found: Measure) -> bool:
    """Whether a day of the week stands before its date, which is asked: "Monday, 6 May"."""
    return found.kind == "weekday" and any(word.tag == "CRD" for word in words[found.end : found.end + 2])


def whole_names(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Where names stand, those joined by "&" as one."""
    waiting: tuple[int, int] | None = None
    for start, end in name_spans(words):
        if waiting is not None and start == waiting[1] + 1 and words[waiting[1]].text == "&":
            waiting = (waiting[0], end)
            continue
        if waiting is not None:
            yield waiting
        waiting = (start, end)
    if waiting is not None:
        yield waiting


def measures_in(words: Sequence[Word]) -> list[Measure]:
    """The numbers of a sentence, each once."""
    phrases = Phrases(list(words))
    found: list[Measure] = []
    at = 0
    while at < len(words):
        noun = phrases.simple_noun(at)
        end = noun.end if noun is not None else 0
        if end + 1 < len(words) and (words[end].low, words[end + 1].low) == ("per", "cent"):
            end += 2
        result = measure(words, at, end) if noun is not None else None
        if result is not None and result.kind == "duration" and words[result.end :] and words[result.end].low == "and":
            # "five hours and twenty minutes" is one time.
            more = phrases.simple_noun(result.end + 1)
            second = measure(words, result.end + 1, more.end) if more is not None else None
            if second is not None and second.kind == "duration" and second.unit != result.unit:
                result = result._replace(end=second.end)
        if result is not None and result.end < len(words) and words[result.end].low in ("o'clock", "o’clock"):
            result = result._replace(kind="clock", end=result.end + 1)
        if result is not None:
            found.append(result)
            at = max(result.end, at + 1)
        else:
            at += 1
    return found
