"""Questions for where, with what, and for what is bound to a verb by its preposition."""

from __future__ import annotations

from collections.abc import Iterator

from phonequiz.generate.english.asked import Asked
from phonequiz.generate.english.context import is_person
from phonequiz.generate.english.lexicon import (
    ADJECTIVAL,
    PLACE_NOUNS,
    PLACE_VERBS,
    PREPOSITIONAL,
)
from phonequiz.generate.english.measures import measure
from phonequiz.generate.english.parts import Part
from phonequiz.generate.english.shapes import LONGEST_KEY, absorbed, enough, length, noun_form
from phonequiz.generate.english.statements import Statement

_PLACE_PREPOSITIONS = frozenset(
    {
        "in",
        "on",
        "at",
        "under",
        "behind",
        "above",
        "below",
        "beside",
        "inside",
        "outside",
        "near",
        "next to",
        "in front of",
        "within",
        "between",
        "into",
        "onto",
        "to",
        "on top of",
        "from",
        "straight to",
    }
)
_NO_PLACE = frozenset(
    {
        "in use",
        "in advance",
        "on time",
        "at work",
        "in writing",
        "in person",
        "at random",
        "on average",
        "at first",
        "in total",
        "at least",
        "in detail",
        "in general",
        "at night",
        "on request",
        "in addition",
        "in front",
    }
)


def place(said: Statement, index: int, part: Part) -> Iterator[Asked]:
    """Where something is, is kept or is done."""
    if part.lead not in _PLACE_PREPOSITIONS or part.noun is None:
        return
    noun = part.noun
    if said.clause.subject is not None and said.words[said.clause.subject[0]].low in ("nobody", "no"):
        return
    found = measure(said.words, noun.start, noun.end)
    if found is not None or said.text(part.start, part.end) in _NO_PLACE | {"at all times", "at any time"}:
        return
    head = said.words[noun.head]
    lemma = head.low.removesuffix("s") if head.tag == "NN2" else head.low
    placed = lemma in PLACE_NOUNS or head.low in PLACE_NOUNS
    named = (
        (head.tag == "NP0" or head.text[:1].isupper())
        and part.lead in ("in", "at", "within")
        and not is_person(said.words, noun.start, noun.end, said.names)
    )
    verb = said.verb_lemma in PLACE_VERBS or said.verb.passive
    is_where = said.verb_lemma == "be" and bool(said.modal) and all(other.kind == "adv" for other in said.after[:index])
    verb = verb or is_where or (said.verb_lemma == "be" and index > 0 and said.after[index - 1].kind == "adj")
    plain = said.verb.passive and said.verb_lemma in (
        "find",
        "store",
        "keep",
        "hang",
        "locate",
        "place",
        "install",
        "put",
        "display",
    )
    placed = placed or (
        plain and part.lead in ("in", "on", "at", "under", "behind", "beside", "near", "outside", "inside")
    )
    if not (placed or named) or not (verb or ((placed or part.lead == "within") and (said.imperative or said.modal))):
        return
    if part.lead in ("to", "from", "into", "onto") and said.verb_lemma in (
        "turn",
        "belong",
        "report",
        "remove",
        "prevent",
        "connect",
    ):
        return
    if (said.verb_lemma, part.lead) in PREPOSITIONAL:
        return
    before = said.after[index - 1] if index else None
    amount = measure(said.words, before.noun.start, before.noun.end) if before is not None and before.noun else None
    timed = amount is not None and amount.kind in ("year", "date", "month", "clock", "weekday", "duration")
    noun_goes_on = before is not None and index > 1 and before.kind in ("ved", "adj") and before.lead.endswith("ed")
    if (before is not None and before.kind == "pp" and not timed) or noun_goes_on or said.verb.negative:
        return  # "from granite quarried at Penhallow"
    front = {"to": "Where", "into": "Where", "onto": "Where", "from": "From where"}.get(part.lead, "Where")
    parts = absorbed(said, index)
    if is_where:
        parts = (*range(index), *parts)
    stem = enough(said, said.question(front, parts), 2)
    confidence = 0.8 if said.verb_lemma in PLACE_VERBS else 0.65
    if named and not said.verb.passive and said.verb_lemma not in PLACE_VERBS:
        confidence = 0.6
    yield Asked("place", stem, said.span(parts), f"{part.lead}-phrase:place", confidence)


def prepositional(said: Statement, index: int, part: Part) -> Iterator[Asked]:
    """What stands behind a preposition that belongs to the verb or the adjective: the question ends in it."""
    before = said.after[index - 1] if index else None
    adjective = before is not None and before.kind == "adj" and (before.lead, part.lead) in ADJECTIVAL
    adjective = adjective or (before is not None and before.kind == "adj" and part.lead == "than")
    pair = (said.verb_lemma, part.lead) in PREPOSITIONAL
    pair = pair or (said.verb.passive and part.lead == "with" and not index and said.verb_lemma != "allow")
    if not (adjective or pair):
        return
    if (pair and before is not None and before.kind == "pp") or said.verb.negative:
        return
    if part.kind == "pp":
        assert part.noun is not None
        if measure(said.words, part.noun.start, part.noun.end) is not None:
            return
    parts = absorbed(said, index) if part.kind == "pp" else (index,)
    if length(said, parts) > LONGEST_KEY:
        return
    if parts[-1] + 1 < len(said.after) and said.after[parts[-1] + 1].kind in ("inf", "sub") and part.lead == "with":
        return
    if parts[-1] + 1 < len(said.after) and said.after[parts[-1] + 1].kind == "inf":
        return
    lead_words = len(part.lead.split())
    person = part.noun is not None and is_person(said.words, part.noun.start, part.noun.end, said.names)
    if part.noun is not None and said.words[part.noun.head].low.endswith(("self", "selves")):
        return
    front = "Who" if person and part.lead in ("to", "for", "with") else "What"
    stem = enough(said, said.question(front, parts, part.lead), 2)
    key = said.key(part.start + lead_words, said.after[parts[-1]].end)
    if part.kind == "ppg":
        form = "gerund"
    else:
        assert part.noun is not None
        form = noun_form(said, part.noun.start, part.noun.end)
    yield Asked(
        "consequence" if said.verb_lemma in ("lead", "result") else "action",
        stem,
        key,
        form,
        0.75 if adjective else 0.7,
    )


def tool(said: Statement, index: int, part: Part) -> Iterator[Asked]:
    """With or through what something is to be done."""
    if (
        part.lead not in ("with", "through", "as", "by means of")
        or part.noun is None
        or (said.verb_lemma, part.lead) in PREPOSITIONAL
    ):
        return
    if not (said.imperative or said.modal) or measure(said.words, part.noun.start, part.noun.end) is not None:
        return
    if is_person(said.words, part.noun.start, part.noun.end, said.names):
        return
    if index == 0 or said.after[index - 1].kind != "np":
        return
    parts = absorbed(said, index)
    stem = enough(said, said.question(f"{part.lead.capitalize()} what", parts), 2)
    key = said.key(part.start + len(part.lead.split()), said.after[parts[-1]].end)
    yield Asked("advice", stem, key, noun_form(said, part.noun.start, part.noun.end), 0.6)
