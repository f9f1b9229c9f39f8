"""Questions for numbers and dates behind a preposition: until when, at how many, within what time."""

from __future__ import annotations

from collections.abc import Iterator

from phonequiz.generate.english.amounts import amount_front, form, kind, plural
from phonequiz.generate.english.asked import Asked
from phonequiz.generate.english.lexicon import (
    ADJECTIVAL,
    EMPTY_APPROXIMATORS,
    PREPOSITIONAL,
)
from phonequiz.generate.english.measures import measure
from phonequiz.generate.english.parts import Part
from phonequiz.generate.english.statements import Statement

# Question phrases by preposition and what follows it. With a star the key is said with its preposition.
_FRONTS: dict[str, dict[str, str]] = {
    "duration": {
        "for": "How long",
        "within": "*Within what time",
        "in": "*In what time",
        "after": "*After how long",
        "by": "By how much",
        "over": "Over what period",
        "until": "How long",
    },
    "temperature": {
        "at": "*At what temperature",
        "below": "*At what temperature",
        "above": "*At what temperature",
        "under": "*At what temperature",
        "over": "*At what temperature",
        "between": "*At what temperature",
        "to": "*To what temperature",
    },
    "money": {
        "for": "For how much",
        "at": "At what price",
        "to": "To what amount",
        "by": "By how much",
        "with": "With how much",
        "between": "*How much",
    },
    "percent": {
        "by": "By what percentage",
        "to": "To what percentage",
        "in": "In what percentage",
        "at": "At what percentage",
    },
    "share": {"by": "By how much", "in": "In what share", "to": "To what share"},
    "length": {
        "at": "*At what distance",
        "within": "*Within what distance",
        "for": "How far",
        "to": "To what length",
        "by": "By how much",
        "from": "From what distance",
        "between": "*In what range",
    },
    "weight": {"to": "To what weight", "by": "By how much", "between": "*In what range"},
    "volume": {"to": "To what volume", "by": "By how much", "between": "*In what range"},
    "unit": {"to": "To what level", "by": "By how much", "between": "*In what range", "at": "*At what level"},
    "year": {
        "in": "In what year",
        "since": "Since what year",
        "by": "By what year",
        "until": "Until what year",
        "before": "Before what year",
        "after": "After what year",
        "between": "*In what period",
        "from": "*In what period",
    },
    "date": {
        "on": "*On what date",
        "in": "*When",
        "since": "*Since when",
        "by": "*By when",
        "until": "*Until when",
        "before": "*By when",
        "between": "*When",
        "from": "*When",
        "during": "*When",
    },
    "month": {"in": "In which month", "between": "*When", "from": "*When", "until": "Until which month"},
    "weekday": {"on": "*On which day", "from": "*When"},
    "clock": {
        "at": "At what time",
        "by": "By what time",
        "before": "Before what time",
        "from": "*When",
        "between": "*When",
        "until": "Until what time",
    },
}
_CONFIDENCE_PLAIN = 0.8


def behind_preposition(said: Statement, part: Part, index: int | None) -> Iterator[Asked]:
    """Numbers and dates behind a preposition."""
    noun = part.noun
    assert noun is not None
    found = measure(said.words, noun.start, noun.end)
    if part.lead == "between" and found is not None and found.kind not in ("year", "date", "month", "clock"):
        joint = next((at for at in range(noun.start, noun.end) if said.words[at].low == "and"), None)
        second = measure(said.words, joint + 1, noun.end) if joint is not None else None
        found = second._replace(start=noun.start) if second is not None and second.thing >= noun.end else None
    if found is None:
        return
    before_it = (
        said.clause.before[said.clause.before.index(part) - 1]
        if index is None and said.clause.before[0] != part
        else None
    )
    if (
        before_it is not None
        and before_it.kind == "pp"
        and before_it.end == part.start
        and found.kind in ("month", "year", "date")
    ):
        return
    behind = said.words[part.end].low if part.end < len(said.words) else ""
    if index is not None and behind in ("thick", "wide", "long", "high", "deep"):
        return
    if found.kind in ("year", "date") and _is_from(part) and not _is_range(said, part):
        if index is not None or found.kind != "year":
            return
        yield Asked(
            "date", _without_before(said, part, "From what year"), said.key(found.start, found.end), form(found), 0.75
        )
        return
    if said.verb.negative:
        return
    gap: tuple[int, ...] = ()
    lead = part.lead
    before = said.after[index - 1] if index else None
    years = [other for other in said.after if _is_year(said, other)]
    if found.kind == "year" and len(years) > 1:
        return
    counted = said.clause.subject is not None and measure(said.words, *said.clause.subject) is not None
    if found.kind == "count" and counted:
        return
    if found.kind == "count" and before is not None and before.kind == "pp" and lead not in ("in", "at"):
        return
    if found.kind == "count" and said.verb_lemma == "be" and said.verb.main == said.verb.finite:
        return
    if found.kind == "count" and lead == "with" and before is not None and before.kind == "np":
        return  # "a disc with three blades"
    if found.kind in ("percent", "money", "count", "share", "length", "weight") and lead == "from":
        yield from _span(said, part, index)
        return
    bare = found.kind == "count" and (found.thing >= noun.end or said.words[found.thing].low in ("a", "per", "/"))
    if bare and lead == "to" and index is not None:
        rate = said.text(found.thing, noun.end) if found.thing < noun.end else ""
        stem = said.question(f"To what number {rate}".strip(), (index,))
        yield Asked(kind(found), stem, said.key(found.start, found.end), form(found), 0.7)
        return
    if found.kind == "count":
        known = ("in", "at", "on", "by", "with", "from", "to", "of", "for", "among", "over", "through", "after")
        if lead not in known and not (index is not None and _bound(said, index, lead)):
            return
        if (
            found.thing >= noun.end
            or said.words[found.thing].low in ("a", "per", "/")
            or (index is None and lead in ("of", "for"))
        ):
            return
        front = f"{lead.capitalize()} how many {said.text(found.thing, noun.end)}"
        starred = False
        confidence = 0.7
        bare = before is not None and before.kind == "np" and before.end - before.start == 1
        if index is not None and (
            lead in ("of", "for", "from", "with") or (lead == "to" and bare) or _bound(said, index, lead)
        ):
            # A preposition that stays behind is more natural: "How many carriages does a train consist of?"
            stem = said.question(f"How many {said.text(found.thing, noun.end)}", (index,), lead)
            yield Asked(kind(found), stem, said.key(found.start, found.end), form(found), 0.75)
            return
    else:
        if found.kind == "share" and lead not in ("by", "in", "to"):
            return
        if index is not None and _bound(said, index, lead) and (lead, found.kind) != ("for", "duration"):
            front = amount_front(said, found, noun.end, ())
            if front and found.kind not in ("year", "date", "clock", "weekday", "month"):
                stem = said.question(front, (index,), lead)
                yield Asked(kind(found), stem, said.key(found.start, found.end), form(found), 0.75)
                return
        phrase = _FRONTS.get(found.kind, {}).get(lead)
        if phrase is None and lead == "after" and found.unit:
            phrase = f"After how many {plural(found.unit)}"
        if phrase is None:
            return
        starred = phrase.startswith("*")
        front = phrase.lstrip("*")
        confidence = _CONFIDENCE_PLAIN
        if found.thing < noun.end:
            rest = said.text(found.thing, noun.end)
            parted = found.kind in ("percent", "share", "duration") and rest.startswith("of ")
            if rest.startswith(("per ", "a ")) and found.kind == "duration" and lead == "for":
                front = f"For how many {plural(found.unit)} {rest}"
            elif parted or rest.startswith(("per ", "a ")):
                front = f"{front} {rest}"
            else:
                return
        if lead == "between" and said.verb_lemma in ("weigh", "cost", "take", "last"):
            front = "How long" if found.kind == "duration" else "How much"
        if lead == "in" and found.kind == "duration" and said.modal in ("can", "could"):
            front = "How quickly"
        if lead == "after" and found.kind == "duration":
            confidence = 0.7
    if said.clause.relative and found.kind in ("year", "date"):
        confidence -= 0.05
    if index is None:
        stem = _without_before(said, part, front)
    else:
        gap = _with_tail(said, index, found.kind)
        if len(gap) > 1:
            front = "When"
        stem = said.question(front, gap)
    key_end = said.after[gap[-1]].end if gap else found.end
    if found.thing < noun.end and not starred:
        key_end = found.end
    start = part.start if starred else found.start
    if starred and found.start > part.start + 1 and said.words[found.start - 1].low in EMPTY_APPROXIMATORS:
        yield Asked(
            kind(found), stem, f"{lead} {said.key(found.start, found.end)}", f"{lead}+{form(found)}", confidence
        )
        return
    key = said.key(start, max(key_end, found.end) if starred or len(gap) > 1 else found.end)
    yield Asked(kind(found), stem, key, f"{lead}+{form(found)}" if starred else form(found), confidence)


def _is_year(said: Statement, part: Part) -> bool:
    found = measure(said.words, part.noun.start, part.noun.end) if part.noun is not None else None
    return found is not None and found.kind == "year"


def _bound(said: Statement, index: int, lead: str) -> bool:
    """Whether a preposition belongs to the verb or the adjective before it."""
    before = said.after[index - 1] if index else None
    if before is not None and before.kind == "adj" and (before.lead, lead) in ADJECTIVAL:
        return True
    participle = said.words[said.verb.main].low
    return index == 0 and ((said.verb_lemma, lead) in PREPOSITIONAL or (participle, lead) in ADJECTIVAL)


def _is_from(part: Part) -> bool:
    """Whether a phrase begins with "from"."""
    return part.lead == "from"


def _is_range(said: Statement, part: Part) -> bool:
    """Whether a phrase of "from" goes on with "to"."""
    return any(said.words[at].low in ("to", "until") for at in range(part.start, part.end))


def _with_tail(said: Statement, index: int, kind_name: str) -> tuple[int, ...]:
    """A date with the times that follow it ("on Sundays from 10 a.m. to 4 p.m.")."""
    found = [index]
    if kind_name in ("weekday", "date"):
        for at in range(index + 1, len(said.after)):
            noun = said.after[at].noun
            if noun is None or said.after[at].kind != "pp":
                break
            other = measure(said.words, noun.start, noun.end)
            if other is None or other.kind not in ("clock", "weekday"):
                break
            found.append(at)
    return tuple(found)


def _without_before(said: Statement, part: Part, front: str) -> str:
    """A question for what stood before the subject."""
    kept = said.clause
    said.clause = kept._replace(before=tuple(other for other in kept.before if other != part))
    try:
        return said.question(front)
    finally:
        said.clause = kept


def _span(said: Statement, part: Part, index: int | None) -> Iterator[Asked]:
    """To what percentage, with where it came from left in the question: "from 31 to 8 percent"."""
    words = said.words
    noun = part.noun
    assert noun is not None
    to = next((at for at in range(part.start + 1, part.end) if words[at].low == "to"), None)
    if to is None or index is None:
        return
    target = measure(words, to + 1, part.end)
    source = measure(words, part.start + 1, to)
    if target is None or source is None:
        return
    unit = said.text(target.start, target.end).removeprefix(words[target.start].text) if source.kind == "count" else ""
    first = said.text(part.start, to) + unit
    fronts = {"percent": "To what percentage", "money": "To what amount", "count": "To what number"}
    front = fronts.get(target.kind, "To what value")
    stem = said.question(front, (index,), first)
    yield Asked(kind(target), stem, said.key(target.start, target.end), form(target), 0.75)
