"""Where the opposite of a German word makes a statement untrue that still holds together."""

from __future__ import annotations

import re
from collections.abc import Sequence

from phonequiz.generate.model import Token

_ENDINGS = ("e", "en", "em", "er", "es")
# What stands before the word since the last comma: a reason, which would not go with what it is the reason of.
_REASON = re.compile(r"(?:weil|da|denn|nämlich|sodass|weshalb|damit)\b")
# "ist leicht und handlich", "wärmer als": what is said of the subject. Before any other word it says how.
_BEHIND_QUALITY = re.compile(
    r"(?:[.,;:–)]|\Z| [A-ZÄÖÜ\d]| (?:und|oder|als|wie|genug|ist|sind|war|waren|wird|werden|bleibt|bleiben|sein)\b)"
)
_ABOVE_ALL = re.compile(r"[^,;:]*\b(?:vor allem|besonders|insbesondere)\b")
_ABBREVIATED = re.compile(r" [A-ZÄÖÜ]{2}")
# Compared with nothing, these only say when something is told.
_COMPARED_TIMES = frozenset({"früher", "später"})


def holds_together(text: str, word: Token, tokens: Sequence[Token], *, sure: bool) -> bool:
    """Whether the opposite of a word goes with the rest of the text.

    ``sure`` where the statement stands or falls with the word, else it only describes a thing.
    """
    before, behind = text[: word.start], text[word.end :]
    clause = before[max(before.rfind(mark) for mark in ",;:–") + 1 :].lstrip()
    if _REASON.match(clause):
        return False
    if word.text.lower() in _COMPARED_TIMES and not behind.startswith(" als "):
        return False
    if word.tag.startswith("VV") and _leaves_prefix(word, tokens):
        return False
    if word.tag.startswith("ADJ") and re.search(r"\boder\b", clause):
        return False  # "falsch aufgestellt oder ungeeignet": the other half would still hold
    if word.tag.startswith("ADJ") and _ABOVE_ALL.match(behind):
        return False  # "Gefährlich werden den Tieren vor allem Milben"
    if sure or word.text.endswith(_ENDINGS):
        return True
    return _BEHIND_QUALITY.match(behind) is not None and not _ABBREVIATED.match(behind)


def _leaves_prefix(verb: Token, tokens: Sequence[Token]) -> bool:
    """Whether a part of the verb stands at the end of its clause, with which it means something else."""
    for token in tokens:
        if token.start > verb.start and token.text in ",;:":
            return False
        if token.start > verb.start and token.tag == "PTKVZ":
            return True
    return False
