"""Distractors for English names: of persons persons, of organisations organisations, of places places."""

from __future__ import annotations

import re
from collections.abc import Iterator

from phonequiz.generate.dice import Dice
from phonequiz.generate.distractors.kinds import PLACES, kind_of
from phonequiz.generate.distractors.pool import Pool
from phonequiz.generate.distractors.series import names
from phonequiz.generate.model import Candidate

_TITLE = re.compile(r"(?:Dr|Mr|Mrs|Ms|Professor|Prof|Sir|Lady|Captain|Father|Sister)\.? ")
_FIRM = re.compile(r"(?:[\w-]+ )*(?:&|and) [A-Z]\w+\Z")
_NAMED = re.compile(r"(?P<the>[Tt]he )?(?P<first>[A-Z][\w’'-]+)(?P<rest>(?: [A-Z][\w’'-]+)* [A-Za-z][\w’'-]+)\Z")
# Names that begin so are of a country, and are not made from another place's.
_COUNTRYWIDE = frozenset(
    {"National", "Royal", "European", "American", "British", "English", "International", "World", "United", "Federal"}
)


def kind_of_name(name: str) -> str:
    """What a name of several words shows that it names: ``organisation``, ``place`` or nothing."""
    words = name.split()
    if _FIRM.match(name) and len(words) > 2:
        return "organisation"
    if words[-1].lower() == "lock" and len(words) > 1:
        return "place"
    kind = kind_of(words[-1]) if len(words) > 1 else ""
    return "organisation" if kind == "organisation" else "place" if kind in PLACES else ""


def is_known_place(name: str) -> bool:
    """Whether a name is that of a town or country of our lists."""
    return any(name in group or f"the {name}" in group for group in names("place", "en"))


def name_options(candidate: Candidate, kind: str, pool: Pool) -> Iterator[str]:
    """Options for a key that is the name of a thing of a kind (``person``, ``organisation`` or ``place``)."""
    before, name = _parted(candidate.key)
    title = _TITLE.match(name)
    bare = name[title.end() :] if title else name
    known = [group for group in names(kind, "en") if name in group]
    for entry in pool.alike(candidate):
        other = _parted(entry.key)[1]
        theirs = _TITLE.match(other)
        same = (" " in other) is (" " in name) and (theirs is None) is (title is None)
        same = same and other.startswith("the ") is name.startswith("the ") and other[-1:] != ","
        same = same and other.split()[-1][:1].isupper() is name.split()[-1][:1].isupper()
        same = same and kind_of_name(other) == kind_of_name(name)
        same = same and (other in known[0] if known else kind != "place" or not is_known_place(other))
        if _is_name(other) and same and not set(other.split()) & set(bare.split()):
            yield before + other
    dice = Dice(candidate.quote, candidate.key)
    if kind == "person":
        given = [entry for group in names("person", "en") for entry in group if (" " in entry) is (" " in bare)]
        lead = title.group() if title else ""
        yield from (before + lead + entry for entry in dice.shuffled(given))
        return
    yield from (before + text for text in _renamed(name, kind, dice))
    if kind == "place" and not known and " " not in name:
        yield from (before + town for town in dice.shuffled(names("town", "en")[0]))
    told = pool.told(name)
    groups = names(kind, "en")
    kin = [group for group in groups if any(told & pool.told(entry) for entry in group)]
    with_article = [group for group in groups if group[0].startswith("the ") is name.lower().startswith("the ")]
    for group in (known or kin or with_article)[:1]:
        yield from (before + entry for entry in dice.shuffled(group))


def _parted(key: str) -> tuple[str, str]:
    """A name's preposition, and the name."""
    first, space, rest = key.partition(" ")
    if first.lower() in ("in", "at", "near", "from", "to", "on", "by", "with", "of", "for") and rest:
        return first + space, rest
    return "", key


def _is_name(text: str) -> bool:
    return text.removeprefix("the ")[:1].isupper()


def _renamed(name: str, kind: str, dice: Dice) -> Iterator[str]:
    """The name as other places and firms would have it: "Ashford Canal Society" beside "Wexcombe Canal Society"."""
    if _FIRM.match(name):
        yield from dice.shuffled(names("firm", "en")[0])
        return
    match = _NAMED.match(name)
    if match is None or match["first"] in _COUNTRYWIDE:
        return
    last = name.split()[-1]
    if last[:1].isupper() and kind == "place" and not kind_of(last):
        return
    for town in dice.shuffled(names("town", "en")[0]):
        yield f"{match['the'] or ''}{town}{match['rest']}"
