"""Questions for what is meant, advised, allowed or planned."""

from __future__ import annotations

from collections.abc import Iterator

from phonequiz.generate.english.asked import Asked
from phonequiz.generate.english.lexicon import (
    PLANNING,
    TELLING,
)
from phonequiz.generate.english.measures import measure
from phonequiz.generate.english.parts import Part
from phonequiz.generate.english.shapes import LONGEST_KEY, enough
from phonequiz.generate.english.statements import Statement


def meaning(said: Statement, index: int, part: Part) -> Iterator[Asked]:
    """What something means."""
    if said.verb_lemma != "mean" or said.clause.relative:
        return
    stem = said.question("What", (index,))
    yield Asked("definition", stem, said.key(part.start, part.end), "that-clause", 0.85)


def told(said: Statement, index: int, part: Part) -> Iterator[Asked]:
    """What someone is told, helped or allowed to do."""
    if said.verb_lemma not in TELLING or part.lead != "to" or (index == 0 and not said.verb.passive):
        return
    if (index and said.after[index - 1].kind != "np") or part.end - part.start > LONGEST_KEY:
        return
    if said.clause.subject is not None and measure(said.words, *said.clause.subject) is not None:
        return
    stem = enough(said, said.question("What", (index,), "to do"), 2)
    yield Asked("advice", stem, said.key(part.start + 1, part.end), "verb-phrase", 0.8)


def entitled(said: Statement, index: int, part: Part) -> Iterator[Asked]:
    """What someone has the right to do: "has the right to …"."""
    before = said.after[index - 1] if index else None
    if before is None or before.noun is None or part.lead != "to" or part.end - part.start > LONGEST_KEY + 4:
        return
    if said.words[before.noun.head].low not in (
        "right",
        "duty",
        "obligation",
        "opportunity",
        "option",
        "task",
        "aim",
        "goal",
    ):
        return
    stem = said.question("What", (index,), "to do")
    yield Asked("action", stem, said.key(part.start + 1, part.end, free=True), "plan", 0.8)


def planned(said: Statement, index: int, part: Part) -> Iterator[Asked]:
    """What someone plans or refuses to do."""
    if said.verb_lemma not in PLANNING - {"need"} or index or part.lead != "to" or part.end - part.start > LONGEST_KEY:
        return
    stem = enough(said, said.question("What", (index,), "to do"), 2)
    yield Asked("action", stem, said.key(part.start + 1, part.end), "plan", 0.7)


def recommended(said: Statement, index: int, part: Part) -> Iterator[Asked]:
    """What someone recommends doing, with what is advised against as a wrong answer."""
    if (
        said.verb_lemma not in ("recommend", "suggest", "involve", "include", "mean", "stop", "avoid", "prevent")
        or index
    ):
        return
    if part.end - part.start > LONGEST_KEY:
        return
    end = part.end
    others: tuple[str, ...] = ()
    for at in range(part.start, part.end - 2):
        if said.words[at].low == "instead" and said.words[at + 1].low == "of":
            end = at
            others = (f"{said.words[part.start].low} {said.text(at + 2, part.end)}",)
    doing = " doing" if said.verb_lemma in ("recommend", "suggest", "stop", "avoid") else ""
    stem = said.question("What", (index,), doing.strip())
    yield Asked("advice", stem, said.key(part.start, end), "gerund", 0.75, others)
