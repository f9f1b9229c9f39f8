"""Questions for the parts of a statement."""

from __future__ import annotations

from collections.abc import Iterator

from phonequiz.generate.english.adverbials import place, prepositional, tool
from phonequiz.generate.english.asked import Asked
from phonequiz.generate.english.objects import definition, objects_of
from phonequiz.generate.english.statements import Statement
from phonequiz.generate.english.subjects import agent, apposition, called, forbidden, named_object, who
from phonequiz.generate.english.terms import term
from phonequiz.generate.english.told import entitled, meaning, planned, recommended, told


def roles(said: Statement) -> Iterator[Iterator[Asked]]:
    """The questions for the parts of a statement, each by itself."""
    yield who(said)
    for index, part in enumerate(said.after):
        yield named_object(said, part)
        if part.kind == "pp":
            yield agent(said, index, part)
            yield place(said, index, part)
            yield prepositional(said, index, part)
            yield tool(said, index, part)
            yield term(said, index, part)
        elif part.kind == "ppg":
            yield prepositional(said, index, part)
        elif part.kind == "np":
            yield definition(said, index, part)
            yield objects_of(said, index, part)
            yield term(said, index, part)
        elif part.kind == "that":
            yield meaning(said, index, part)
        elif part.kind == "inf":
            yield told(said, index, part)
            yield entitled(said, index, part)
            yield planned(said, index, part)
        elif part.kind == "ing":
            yield recommended(said, index, part)
            yield term(said, index, part)
    yield forbidden(said)
    yield apposition(said)
    yield called(said)
