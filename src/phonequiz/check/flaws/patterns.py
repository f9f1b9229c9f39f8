"""The turns of phrase by which rules know a flaw, for each language they know."""

from __future__ import annotations

import re
from typing import NamedTuple


class Patterns(NamedTuple):
    """Expressions of one language; those that end in ``_option`` match whole options."""

    absolute: re.Pattern[str]
    absolute_start: re.Pattern[str]
    sweeping: re.Pattern[str]
    vague: re.Pattern[str]
    vague_amount_option: re.Pattern[str]
    asks_amount: re.Pattern[str]
    all_option: re.Pattern[str]
    none_option: re.Pattern[str]
    bare_none_option: re.Pattern[str]
    letters_option: re.Pattern[str]
    yes_no_option: re.Pattern[str]
    unknowing_option: re.Pattern[str]
    joke: re.Pattern[str]
    negative: re.Pattern[str]
    denial: re.Pattern[str]
    unfocused: re.Pattern[str]
    opinion: re.Pattern[str]
    subjective: re.Pattern[str]
    attributed: re.Pattern[str]
    padding: re.Pattern[str]
    actor: re.Pattern[str]
    pointing_back: re.Pattern[str]


def words_of(*lines: str, whole: bool = False) -> re.Pattern[str]:
    """An expression for any of these, in any case; between words any white space will do."""
    pattern = "|".join(lines).replace(" ?", r"\s*").replace(" ", r"\s+")
    pattern = rf"\s*(?:{pattern})\s*[.!…]*\s*$" if whole else rf"(?<!\w)(?:{pattern})(?!\w)"
    return re.compile(pattern, re.IGNORECASE)


# In every language: letters or numbers of other options, joined.
_REFERENCE = r"\(?(?:[a-h]|[1-8]|[ivx]{1,4})[).]?"


def references(joined: str, before: str) -> re.Pattern[str]:
    """An expression for options such as "both A and C" or "1, 2 and 3"; ``joined`` is the "and"."""
    answers = r"(?:(?:answers?|options?|antwort(?:en)?|option(?:en)?|nr\.?|no\.?|nos\.?|nummern?) )?"
    listed = rf"{answers}{_REFERENCE}(?: ?, ?{answers}{_REFERENCE})* ?(?:,? ?(?:{joined}) ?){answers}{_REFERENCE}"
    tail = r"(?: (?:only|are (?:both )?(?:correct|right|true)|sind (?:beide )?(?:richtig|korrekt|zutreffend)|nur))?"
    both = r"(?:both|beides?)(?: (?:of (?:them|these|the above)|davon|genannten|antworten|are (?:correct|right|true)))?"
    pattern = rf"\s*(?:(?:(?:{before}) )?{listed}|{both}){tail}\s*[.!]*\s*$".replace(" ", r"\s*")
    return re.compile(pattern, re.IGNORECASE)
