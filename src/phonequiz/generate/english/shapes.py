"""What the questions for the parts of a statement share: borders, fullness and forms of keys."""

from __future__ import annotations

import re

from phonequiz.generate.english.asked import Asked, Hangs
from phonequiz.generate.english.context import is_organisation, is_person, is_plural
from phonequiz.generate.english.lexicon import SMALL_WORDS
from phonequiz.generate.english.measures import measure
from phonequiz.generate.english.statements import Statement

LONGEST_KEY = 16
# What bounds a number: of "at least two" and "at least three" both may be true.
_BOUND = re.compile(
    r"(at least|at most|up to|(?:no )?(?:more|less|fewer|longer) than|as (?:many|much) as|(?:just )?(?:over|under)) "
)
_ASKS_HOW_MUCH = re.compile(
    r"(According to [^,]+, )?([Hh]ow (?:many|much|long|far|wide|high|deep)|[Ww]hat percentage)\b"
)


def absorbed(said: Statement, index: int, *, places: bool = True) -> tuple[int, ...]:
    """A part with the phrases behind it that most likely belong to its noun."""
    found = list(said.extent(index))
    for at in range(found[-1] + 1, len(said.after)):
        part = said.after[at]
        if part.kind != "pp" or part.noun is None or part.start != said.after[at - 1].end:
            break
        if measure(said.words, part.noun.start, part.noun.end) is not None and part.lead not in ("of", "with"):
            break
        noun = said.after[at - 1].noun
        if said.text(part.start, part.end) in ("in advance", "in writing", "in person", "on request", "at random"):
            break
        action = said.words[noun.head].low if noun is not None else ""
        if (part.lead == "to" and action.endswith(("sion", "tion", "ment", "access"))) or (
            part.lead == "with" and measure(said.words, part.noun.start, part.noun.end) is not None
        ):
            found = [*found, *said.extent(at)]
        elif part.lead in ("of", "for", "behind", "at", "near", "next to", "beside") or (
            places and part.lead in ("in", "on")
        ):
            found = [*found, *(other for other in said.extent(at))]
        else:
            break
    return tuple(found)


def length(said: Statement, parts: tuple[int, ...]) -> int:
    """How many words some parts have together."""
    return said.after[parts[-1]].end - said.after[parts[0]].start


def enough(said: Statement, stem: str, least: int = 3) -> str:
    """A stem with enough in it to have one answer. Raises ``Hangs`` for one without."""
    if sum(word.lower().strip("?,.") not in SMALL_WORDS for word in stem.split()) < least:
        raise Hangs
    return stem


def noun_form(said: Statement, start: int, end: int) -> str:
    """The form of a key that is a noun phrase."""
    if is_person(said.words, start, end, said.names):
        kind = "person"
    elif is_organisation(said.words, start, end, said.names):
        kind = "organisation"
    else:
        kind = "thing"
    return f"np-{'pl' if is_plural(said.words, start, end) else 'sg'}:{kind}"


def bounded(question: Asked) -> Asked:
    """A question for a number with what bounds it: "At least how long …?" for the key "at least five years"."""
    bound = _BOUND.match(question.key) if question.form.startswith("number:") else None
    front = _ASKS_HOW_MUCH.match(question.stem)
    if bound is None or front is None:
        return question
    opening, asks = front.group(1) or "", front.group(2)
    first = bound.group(1) if opening else bound.group(1).capitalize()
    stem = f"{opening}{first} {asks.lower()}{question.stem[front.end() :]}"
    return question._replace(stem=stem, key=question.key[bound.end() :])
