"""The turns of phrase by which rules know a flaw, for each language they know."""

from __future__ import annotations

import re
from typing import NamedTuple


class Phrase:
    """An expression in any case.

    Where it is not, as mostly, that is seen in lower case, which takes half the time.
    """

    def __init__(self, pattern: str, flags: re.RegexFlag = re.NOFLAG) -> None:
        """``pattern`` is in lower case itself."""
        self._lower, self._any = re.compile(pattern, flags), re.compile(pattern, flags | re.IGNORECASE)
        self.match = self._any.match

    def search(self, text: str) -> re.Match[str] | None:
        """The first place in ``text``."""
        return self._any.search(text) if self._lower.search(text.lower()) else None


class Patterns(NamedTuple):
    """Expressions of one language; those that end in ``_option`` match whole options."""

    absolute: Phrase
    absolute_start: re.Pattern[str]
    sweeping: Phrase
    vague: Phrase
    vague_amount_option: Phrase
    asks_amount: Phrase
    all_option: Phrase
    none_option: Phrase
    bare_none_option: Phrase
    letters_option: re.Pattern[str]
    yes_no_option: Phrase
    unknowing_option: Phrase
    joke: Phrase
    denial: Phrase
    unfocused: re.Pattern[str]
    opinion: Phrase
    subjective: Phrase
    attributed: Phrase
    padding: Phrase
    actor: Phrase
    pointing_back: Phrase


def words_of(*lines: str, whole: bool = False) -> Phrase:
    """An expression for any of these, in any case; between words any white space will do."""
    pattern = "|".join(lines).replace(" ?", r"\s*").replace(" ", r"\s+")
    pattern = rf"\s*(?:{pattern})\s*[.!…]*\s*$" if whole else rf"(?<!\w)(?:{pattern})(?!\w)"
    return Phrase(pattern)


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
