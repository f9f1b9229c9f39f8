"""A sentence as it can stand alone, for a gap in it: what pointed to the sentences before is named or left out."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from phonequiz.generate.english.lexicon import ANAPHORS, THIS_TEXT
from phonequiz.generate.english.persons import with_person
from phonequiz.generate.english.words import FINITE, NOUNS, Word

# Who "we" are is clear enough in a sentence with a gap.
_OURSELVES = frozenset({"we", "us", "our", "ours", "ourselves"})
_EARLY = 6
_THAT_IS_WHY = re.compile(r"(?:That|This|Which) is why (?=\w)")
_POINTING = frozenset({"this", "that", "these", "those"})
# "All other servers": other than those of the sentence before.
_OTHERS = re.compile(r"(?:(?:All|The|Most|Many|Some) )?[Oo]ther [a-z]")


def alone(
    words: Sequence[Word], text: str, subject: str, begins: int, whom: Mapping[bool, str], before: str = ""
) -> str:
    """The sentence as it can stand alone, without what links it to the one before; empty where it cannot.

    ``before`` is that sentence: "those drains" are the drains where it names some.
    """
    shown = with_person(words, text, whom)
    if shown != text:
        return shown
    why = _THAT_IS_WHY.match(text)
    if why is not None:
        begins = next((at for at, word in enumerate(words) if word.start >= why.end()), 0)
        rest = _stands_alone(words[begins:], text, "")
        return rest and text[why.end() :][:1].upper() + text[why.end() + 1 :]
    named = len(words) > 1 and words[1].tag in NOUNS and words[1].low in before.lower().split()
    if named and words[0].low in _POINTING:
        return "The" + text[words[0].end :]
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
        if word.low in ANAPHORS - _OURSELVES and word.tag in ("PNP", "DPS", "DT0", "PNX") and not _is_clear(words, at)
    ]
    if _OTHERS.match(text) or (first.low == "each" and len(words) > 1 and words[1].tag in FINITE):
        return ""
    if not hanging:
        return text
    if subject and len(hanging) > 1 and _is_object(words, hanging):
        return ""
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
        shown = subject[:1].upper() + subject[1:] if early == 1 and first.tag == "PUQ" else subject
        return text[: hanging[0].start] + shown + text[hanging[0].end :]
    first_at = next(at for at, word in enumerate(words) if word is hanging[0])
    if first_at > 3 and any(word.tag in NOUNS for word in words[:first_at]):
        return text
    return ""


def _is_clear(words: Sequence[Word], at: int) -> bool:
    """Whether a pronoun points to nothing outside: "those who commute", "the firm reached its size", "this page"."""
    low, following = words[at].low, words[at + 1] if at + 1 < len(words) else None
    if following is None:
        return False
    if words[at].tag == "PNX" and at and words[at - 1].tag in NOUNS:
        return True  # "the donation itself"
    if low == "those":
        return following.tag in ("PNQ", "PRP", "PRF")
    if low == "this":
        return following.low in THIS_TEXT
    return low in ("its", "their") and any(word.tag in NOUNS for word in words[:at])


def _is_object(words: Sequence[Word], hanging: Sequence[Word]) -> bool:
    """Whether behind the first pronoun another is the object, with no noun between: "She ran it for years"."""
    first, second = (next(at for at, word in enumerate(words) if word is one) for one in hanging[:2])
    between = words[first + 1 : second]
    return hanging[1].low in ("it", "them", "him", "her") and not any(word.tag in NOUNS for word in between)
