"""Questions for the term of what is explained: "The sluices that let the water in are called paddles"."""

from __future__ import annotations

from collections.abc import Iterator

from phonequiz.generate.english.asked import Asked
from phonequiz.generate.english.parts import Part
from phonequiz.generate.english.shapes import noun_form
from phonequiz.generate.english.statements import Statement

_CALLED = frozenset({"called", "known", "named", "termed"})
# "The practice" alone does not say what is called so.
_FEWEST = 5
_LONGEST = 4
_NAMELESS = frozenset({"others", "some", "many", "most"})


def term(said: Statement, index: int, part: Part) -> Iterator[Asked]:
    """What something is called, where the sentence says of it more than its name."""
    verb, subject = said.verb, said.clause.subject
    named = verb.passive and said.words[verb.main].low in _CALLED and not verb.negative and index == 0
    if not named or subject is None or said.clause.relative or subject[1] - subject[0] < _FEWEST:
        return
    start = part.noun.start if part.noun is not None else part.start
    if part.end - start > _LONGEST or (part.kind == "pp" and part.lead != "as"):
        return
    form = noun_form(said, start, part.end) if part.noun is not None else "np-sg:thing"
    stem = said.question("What", (index,))
    if part.kind == "pp":
        stem = stem.removesuffix("?") + " as?"
    yield Asked("definition", stem, said.key(start, part.end), form, 0.7)


def term_for(said: Statement, meaning: str) -> Iterator[Asked]:
    """What the article calls that which it says something to be: "a person who guides the crane driver"."""
    assert said.clause.subject is not None
    start, end = said.clause.subject
    if (
        said.words[end - 1].low in _NAMELESS
        or end - start > _LONGEST
        or any(word.tag in ("PNP", "DPS", "DT0", "AJS", "PRF") for word in said.words[start:end])
    ):
        return
    if said.words[start].low == "the" and not meaning.startswith("the "):
        return  # "The company is a cooperative": that is no meaning of the word
    stem = said.finished(f"what does the article call {meaning}")
    yield Asked("definition", stem, said.subject(), noun_form(said, start, end), 0.6)
