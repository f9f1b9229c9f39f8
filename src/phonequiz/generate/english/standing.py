"""A sentence as it can stand alone, for a gap in it: what pointed to the sentences before is named or left out."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from phonequiz.generate.english.lexicon import ANAPHORS
from phonequiz.generate.english.persons import with_person
from phonequiz.generate.english.words import Word

# Who "we" are is clear enough in a sentence with a gap.
_OURSELVES = frozenset({"we", "us", "our", "ours", "ourselves"})
_EARLY = 6
# "All other servers": other than those of the sentence before.
_OTHERS = re.compile(r"(?:(?:All|The|Most|Many|Some) )?[Oo]ther [a-z]")


def alone(words: Sequence[Word], text: str, subject: str, begins: int, whom: Mapping[bool, str]) -> str:
    """The sentence as it can stand alone, without what links it to the one before; empty where it cannot."""
    shown = with_person(words, text, whom)
    if shown != text:
        return shown
    shown = _stands_alone(words, text, subject)
    if shown == text and 0 < begins < len(words):
        shown = text[words[begins].start :]
        shown = shown[:1].upper() + shown[1:]
    return shown


def _stands_alone(words: Sequence[Word], text: str, subject: str) -> str:
    """The sentence with its first pronoun replaced; empty where another leans on what was said before."""
    if not words:
        return ""
    first = words[0]
    hanging = [
        word
        for at, word in enumerate(words)
        if word.low in ANAPHORS - _OURSELVES and word.tag in ("PNP", "DPS", "DT0", "PNX") and not _announces(words, at)
    ]
    if _OTHERS.match(text):
        return ""
    if not hanging:
        return text
    if hanging[0] is first and subject:
        own = first.tag == "PNP"
        return (
            (subject if own else f"{subject}’s")[:1].upper()
            + (subject if own else f"{subject}’s")[1:]
            + text[first.end :]
        )
    early = words.index(hanging[0])
    if early <= _EARLY and subject and hanging[0].low in ("it", "they", "he", "she"):
        # "After the war she …": the pronoun is the subject.
        return text[: hanging[0].start] + subject + text[hanging[0].end :]
    first_at = next(at for at, word in enumerate(words) if word is hanging[0])
    if first_at > 3:
        return text
    return ""


def _announces(words: Sequence[Word], at: int) -> bool:
    """Whether "those" only announces who is meant ("those who commute")."""
    return words[at].low == "those" and at + 1 < len(words) and words[at + 1].tag in ("PNQ", "PRP", "PRF")
