"""Questions for numbers: how many, how long, what percentage."""

from __future__ import annotations

from collections.abc import Iterator

from phonequiz.generate.english.amounts import amount_front, form, kind, plural, share_front
from phonequiz.generate.english.asked import Asked
from phonequiz.generate.english.lexicon import (
    MEASURE_ADJECTIVES,
    MEASURE_NOUNS,
)
from phonequiz.generate.english.measures import Measure, measure
from phonequiz.generate.english.parts import Part
from phonequiz.generate.english.statements import Statement
from phonequiz.generate.english.when import behind_preposition


def numbers(said: Statement) -> Iterator[Iterator[Asked]]:
    """The questions for the numbers of a statement, each by itself."""
    yield _subject(said)
    yield _measured_subject(said)
    for index, part in enumerate(said.after):
        if part.noun is None:
            continue
        if part.kind == "np":
            yield _object(said, index, part)
            yield _measure_noun(said, index, part)
        elif part.kind == "pred":
            yield _predicate(said, index, part)
        elif part.kind == "adv" and part.lead in ("later", "earlier"):
            yield _shifted(said, index, part)
        elif part.kind == "pp":
            yield behind_preposition(said, part, index)
            yield _measure_noun(said, index, part)
        if part.kind == "np":
            yield _hyphened(said, index, part)
    for part in said.clause.before:
        if part.kind == "pp" and part.noun is not None:
            yield behind_preposition(said, part, None)


def _subject(said: Statement) -> Iterator[Asked]:
    """What share, or how many, do or are something."""
    if said.clause.subject is None or said.clause.relative:
        return
    start, end = said.clause.subject
    found = measure(said.words, start, end)
    if found is None or found.kind not in ("percent", "share", "count"):
        return
    if found.kind == "count" and found.thing < end and said.words[found.thing].low == "of":
        rest = _of_whom(said, found, end)
        if not rest:
            return
        front = f"How many {rest}"
    elif found.kind in ("percent", "share") and found.thing >= end:
        polled = any(word in said.claim for word in ("survey", "study", "poll"))
        if not polled:
            return
        front = ("What percentage" if found.kind == "percent" else "What share") + " of respondents"
    elif found.kind == "count":
        if found.thing >= end or said.words[found.end - 1].low in ("one", "1"):
            return
        front = f"How many {said.text(found.thing, end)}"
    else:
        whole = _of_whom(said, found, end) if found.thing < end and said.words[found.thing].low == "of" else ""
        front = (
            f"What {'percentage' if found.kind == 'percent' else 'share'} {whole}"
            if whole
            else share_front(said, found, end)
        )
        if not front:
            return
    if (
        said.verb_lemma == "be"
        and said.verb.finite == said.verb.main
        and not any(p.kind in ("np", "adj", "pp") for p in said.after)
    ):
        return
    stem = said.subject_question(front, singular=False, named=True)
    yield Asked(kind(found), stem, said.key(found.start, found.end), form(found), 0.85)


def _of_whom(said: Statement, found: Measure, end: int) -> str:
    """What a share is a share of; "of them" by what the sentence before was about. Empty where that is unsure."""
    lows = [word.low for word in said.words[found.thing : end]]
    if lows == ["of", "them"]:
        known = said.previous
        plain = known is not None and known.plural and not known.text[:1].isdigit()
        return f"of {known.text}" if known is not None and plain else ""
    if any(low in ("them", "these", "those", "us") for low in lows):
        return ""
    return said.text(found.thing, end)


def _measured_subject(said: Statement) -> Iterator[Asked]:
    """What fee is charged: "a fee of 20 cents per day is charged"."""
    if said.clause.subject is None or said.clause.borrowed:
        return
    start, end = said.clause.subject
    head = next((at for at in range(start, end) if said.words[at].low == "of"), start) - 1
    if (
        head <= start
        or said.words[head].low.removesuffix("s") not in MEASURE_NOUNS
        or said.words[start].low not in ("a", "an")
    ):
        return
    found = measure(said.words, head + 2, end)
    if found is None or found.kind == "count":
        return
    rate = said.text(found.thing, end) if found.thing < end else ""
    stem = said.subject_question(f"What {said.words[head].low} {rate}".strip())
    yield Asked(kind(found), stem, said.key(found.start, found.end), form(found), 0.75)


def _object(said: Statement, index: int, part: Part) -> Iterator[Asked]:
    """How much or how many of what stands behind the verb."""
    assert part.noun is not None
    if part.noun.items and said.words[part.noun.items[-1][0]].tag == "CRD" and said.words[part.noun.start].tag != "CRD":
        return
    found = measure(said.words, part.start, part.end)
    is_be = said.verb_lemma == "be" and said.verb.main == said.verb.finite and not said.existential
    if is_be and found is not None and found.kind in ("year", "date", "weekday", "month") and not said.person:
        yield Asked("date", said.question("What", (index,)), said.span((index,)), form(found), 0.7)
        return
    if found is None or found.kind in ("year", "date", "clock", "weekday", "month"):
        return
    if (
        said.clause.subject is not None
        and measure(said.words, *said.clause.subject) is not None
        and found.kind == "duration"
    ):
        return
    if said.verb_lemma == "be" and said.verb.main == said.verb.finite and not said.existential:
        rate = said.text(found.thing, part.end).replace("/", "per ") if found.thing < part.end else ""
        following = said.after[index + 1] if index + 1 < len(said.after) else None
        if found.kind == "times" and following is not None and following.kind == "adj":
            stem = said.question(f"How many times {said.part(index + 1)}", (index, index + 1))
            yield Asked("comparison", stem, said.key(found.start, found.end), form(found), 0.75)
            return
        if found.kind not in ("times", "year", "date") and (not rate or rate.startswith("per ")):
            stem = said.question("What", (index,), rate)
            yield Asked(kind(found), stem, said.key(found.start, found.end), form(found), 0.75)
        return
    extent = said.extent(index)
    # In an enumeration of numbers the key is all of it ("24 months or 20,000 cups").
    if part.noun.items:
        if found.kind == "duration" or said.verb_lemma == "last":
            yield Asked(kind(found), said.question("How long", (index,)), said.span((index,)), "number:several", 0.7)
        return
    if said.verb_lemma in ("spend", "take"):
        extent = (index,)  # "spent three weeks trying": what was tried stays behind the verb
    front = amount_front(said, found, part.end, extent)
    following = said.after[index + 1] if index + 1 < len(said.after) else None
    if found.kind == "duration" and following is not None and said.text(following.start, following.end) == "in advance":
        stem = said.question("How long in advance", (index, index + 1))
        yield Asked("duration", stem, said.key(found.start, found.end), form(found), 0.8)
        return
    if not front or front in ("What percentage", "What share"):
        return
    if following is not None and following.kind == "adj" and following.start == part.end and found.unit:
        return  # "24 tonnes of carbon dioxide equivalent": the noun's end was not seen
    instead = ""
    if found.kind == "money" and found.thing < part.end:
        instead = said.text(found.thing, part.end).replace("/", "per ")
    stem = said.question(front, extent, instead)
    confidence = 0.85 if found.kind != "unit" else 0.75
    yield Asked(kind(found), stem, said.key(found.start, found.end), form(found), confidence)


def _predicate(said: Statement, index: int, part: Part) -> Iterator[Asked]:
    """How wide: "1.2 metres wide"."""
    if index and said.after[index - 1].kind != "adv":
        return
    found = measure(said.words, part.start, part.end - 1)
    adjective = MEASURE_ADJECTIVES.get(part.lead)
    if found is None or adjective is None:
        return
    if found.thing < part.end - 1:
        # "14 characters long": what is counted belongs to the key.
        if found.kind != "count":
            return
        found = found._replace(end=part.end - 1)
    stem = said.question(f"How {adjective}", (index,))
    yield Asked("quantity", stem, said.key(found.start, found.end), f"{form(found)}:{part.lead}", 0.85)


def _shifted(said: Statement, index: int, part: Part) -> Iterator[Asked]:
    """How many seconds earlier: "four seconds earlier"."""
    assert part.noun is not None
    found = measure(said.words, part.start, part.noun.end)
    if found is None or found.kind != "duration" or index == 0:
        return
    stem = said.question(f"How many {plural(found.unit)} {part.lead}", (index,))
    yield Asked("comparison", stem, said.key(found.start, found.end), form(found), 0.65)


def _measure_noun(said: Statement, index: int, part: Part) -> Iterator[Asked]:
    """What fine: "a fine of €20 million"."""
    noun = part.noun
    assert noun is not None
    head = said.words[noun.head]
    lemma = head.low.removesuffix("s")
    if lemma not in MEASURE_NOUNS or noun.core >= noun.end or said.words[noun.core].low != "of" or noun.items:
        return
    found = measure(said.words, noun.core + 1, noun.end)
    if found is None or found.kind in ("year", "date") or (found.kind == "count" and lemma != "age"):
        return
    key_end = found.end
    rate = ""
    if found.thing < noun.end and said.words[found.thing].low in ("per", "a", "/"):
        rate = said.text(found.thing, noun.end).replace("/", "per ")
    elif found.thing < noun.end:
        if said.words[found.thing].tag != "CJC":
            return
        key_end = noun.end
    if said.words[part.start - 1].text == ",":
        return  # "…, at a cost of £46,000 a year": what that is the cost of is all before it
    if part.kind == "pp" and part.lead in ("at", "for", "with", "to", "in", "on", "from", "up to"):
        lead = "to" if part.lead == "up to" else part.lead
        front = f"{lead} what {head.low}" if part.lead != "at" or lemma != "cost" else "at what cost"
        front = front[:1].upper() + front[1:]
    elif part.kind == "np":
        front = f"What {head.low}"
    else:
        return
    extent = said.extent(index)
    stem = said.question(front, (index,), rate) if extent == (index,) else said.question(front, extent, rate)
    yield Asked(kind(found), stem, said.key(found.start, key_end), form(found), 0.8)


def _hyphened(said: Statement, index: int, part: Part) -> Iterator[Asked]:
    """How long is the introduction that …: "a 45-minute introduction"."""
    noun = part.noun
    assert noun is not None
    at = noun.start + 1 if said.words[noun.start].low in ("a", "an") else noun.start
    word = said.words[at]
    pieces = word.low.split("-")
    if len(pieces) != 2 or not (
        pieces[0].isdigit() and pieces[1] in ("second", "minute", "hour", "day", "week", "month", "year")
    ):
        return
    if at + 1 >= part.end or said.verb_lemma == "be" or noun.items:
        return
    thing = said.text(at + 1, part.end)
    behind: list[int] = []
    for other in range(index + 1, len(said.after)):
        if said.after[other].kind == "pp" and said.after[other].lead in ("to", "of", "for", "on"):
            behind.append(other)
            break
        break
    if behind:
        thing += " " + said.part(behind[0])
    question = said.question("X", (index, *behind))
    if not question.startswith("X do"):
        return
    said_by = said.subject()
    verb = said.words[said.verb.main].low
    rest = said.rest((index, *behind))
    stem = said.finished(f"how long is the {thing} that {said_by} {verb} {rest}")
    size = "" if pieces[0] == "1" else "s"
    yield Asked("duration", stem, f"{pieces[0]} {pieces[1]}{size}", f"number:duration:{pieces[1]}s", 0.75)
