"""Quotations: what is said, who says it, and the question for that."""

from __future__ import annotations

from phonequiz.generate.english.asked import Asked
from phonequiz.generate.english.context import Names, name_spans
from phonequiz.generate.english.verbs import Verbs
from phonequiz.generate.english.words import Word

CLOSING = frozenset({'"', "”", "’", "“"})
_SAYING = frozenset(
    [
        "says",
        "said",
        "explains",
        "explained",
        "adds",
        "added",
        "warns",
        "warned",
        "notes",
        "recalls",
        "argues",
        "laughs",
        "jokes",
        "admits",
        "insists",
        "believes",
    ]
)
FIRST_PERSON = frozenset({"i", "we", "us", "me", "my", "our", "mine", "ours"})


def quoted_in(words: list[Word]) -> tuple[list[Word], tuple[int, int]] | None:
    """The words that someone is quoted with at the beginning of a sentence, and where the name stands."""
    if not words or words[0].text not in ('"', "“", "‘", "„"):
        return None
    close = next((at for at in range(len(words) - 1, 0, -1) if words[at].text in CLOSING), None)
    if close is None or close + 2 >= len(words):
        return None
    verb = words[close + 1].low
    if verb not in _SAYING:
        return None
    start = close + 2
    end = start
    while end < len(words) and words[end].text not in (",", ".", "?", "!"):
        end += 1
    if end == start or words[start].tag in ("PNP", "AT0"):
        return None
    body = words[1:close]
    while body and body[-1].text in (",", "."):
        body = body[:-1]
    return body, (start, end)


def told_by(words: list[Word]) -> tuple[list[Word], tuple[int, int]] | None:
    """A statement and where the name of its speaker stands, for "…, says Gerhard Schwab."."""
    for at in range(len(words) - 3, max(len(words) - 9, 3), -1):
        if words[at].text == "," and words[at + 1].low in _SAYING and words[-1].text == ".":
            start, end = at + 2, len(words) - 1
            if end > start and words[end - 1].text[:1].isupper() and words[start].tag not in ("PNP", "CJT"):
                return [*words[:at], words[-1]], (start, end)
    return None


def who_says(body: list[Word], text: str, name: str, names: Names) -> list[Asked]:
    """Who says what a sentence quotes."""
    said = text[body[0].start : body[-1].end]
    if len(body) > 26 or body[-1].text in "?!":
        return []
    form = "np-sg:person"
    if any(word.low in FIRST_PERSON for word in body) or Verbs(list(body)).imperative(0) is not None:
        return [Asked("person", f"Who says: “{said}”?", name, form, 0.65)]
    first = names.uncapitalised(body[0])
    return [Asked("person", f"Who says that {first}{said[len(body[0].text) :]}?", name, form, 0.75)]


def name_of(words: list[Word], text: str, speaker: str) -> str:
    """The name inside the words for a speaker ("labour psychologist Hanna Lindqvist of …"); empty for none."""
    found = ""
    for start, end in name_spans(words):
        name = text[words[start].start : words[end - 1].end]
        if name in speaker and end - start > 1 and not found:
            found = name
    return found.split(" of ")[0]
