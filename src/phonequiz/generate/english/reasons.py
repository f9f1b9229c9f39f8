"""Questions for causes, purposes, conditions and what to do under them."""

from __future__ import annotations

from collections.abc import Iterator

from phonequiz.generate.english.asked import Asked, Hangs
from phonequiz.generate.english.clauses import Clause
from phonequiz.generate.english.context import is_person
from phonequiz.generate.english.lexicon import CAUSE, PLANNING, REPORTING, TELLING, WEEKDAYS_MANY
from phonequiz.generate.english.measures import measure
from phonequiz.generate.english.parts import Part
from phonequiz.generate.english.statements import Statement
from phonequiz.generate.english.words import base_form

_WHEN = frozenset({"when", "whenever", "once", "as soon as", "while", "after", "before"})
_LONGEST_KEY = 18
# Verbs behind which "when" or "if" begins what is decided or known, and no condition.
_OPEN_QUESTIONS = frozenset(
    {"decide", "know", "ask", "say", "tell", "see", "check", "find", "learn", "determine", "choose", "remember"}
)
_SIGNALS = frozenset({"show", "display", "flash", "blink", "light", "appear", "indicate", "sound", "read", "glow"})


def reasons(said: Statement, following: list[Clause]) -> Iterator[Iterator[Asked]]:
    """The questions for why and when something is so; ``following`` are clauses that share the subject."""
    for index, part in enumerate(said.after):
        if part.kind == "sub":
            yield _because(said, index, part)
            yield _so_that(said, index, part)
            yield _condition(said, index, part)
        elif part.kind == "pp":
            yield _due_to(said, index, part)
            yield _any_time(said, index, part)
        elif part.kind == "inf":
            yield _purpose(said, index, part)
        elif part.kind == "ppg" and part.lead == "by":
            yield _means(said, index, part)
        if part.kind == "pp" and part.lead == "by" and not said.verb.passive:
            yield _by_what(said, index, part)
        elif part.kind == "freq":
            yield _frequency(said, index, part)
    for part in said.clause.before:
        if part.kind == "freq":
            yield _leading_frequency(said, part)
        if part.kind == "sub" and part.lead == "because":
            yield _leading_because(said, part)
        if (
            part.lead in ("in the event of", "in case of")
            or part.kind == "inf"
            or (part.kind == "sub" and part.lead in ("before", "after", "as soon as"))
        ):
            yield _what_to_do(said, part, following)
        if part.kind == "sub" and part.lead in ("if", "when", "whenever", "once", "as"):
            yield _what_to_do(said, part, following)
            yield _what_happens(said, part)
    yield _what_such_a_one_does(said, following)
    yield _what_becomes(said)


def _because(said: Statement, index: int, part: Part) -> Iterator[Asked]:
    comma = said.words[part.start - 1].text == ","
    if part.lead not in ("because", "since", "as") or (part.lead != "because" and not comma):
        return
    says = part.lead == "as" and any(base_form(word.low) in REPORTING for word in said.words[part.start : part.end])
    if said.clause.relative or says:
        return
    key = _because_key(said, part)
    yield Asked("cause", _why(said, (index,)), key, "because-clause", 0.85)


def _because_key(said: Statement, part: Part) -> str:
    length = part.end - part.start
    if length > _LONGEST_KEY:
        raise Hangs
    for at in range(part.start, part.end - 1):
        if said.words[at].text == "," and said.words[at + 1].tag == "PNP":
            raise Hangs
    said._stay((), subject=True)
    return "because " + said.key(part.start + 1, _with_second_verb(said, part))


def _with_second_verb(said: Statement, part: Part) -> int:
    """The end of a clause with the second verb of its subject ("since it can spin off and break an arm")."""
    words = said.words
    last = len(words)
    while last and words[last - 1].tag in ("PUN", "PUQ"):
        last -= 1
    joined = part.end + 1 < last and words[part.end].low == "and" and words[part.end + 1].tag in ("VVI", "VVB", "VVZ")
    plain = not any(word.tag == "PUN" for word in words[part.end : last])
    return last if joined and plain and last - part.start <= _LONGEST_KEY else part.end


def _leading_because(said: Statement, part: Part) -> Iterator[Asked]:
    key = _because_key(said, part)
    yield Asked("cause", _why(said, ()), key, "because-clause", 0.8)


def _why(said: Statement, gap: tuple[int, ...]) -> str:
    front = "Why"
    stem = said.question(front, gap)
    if len(stem.split()) < 5:
        raise Hangs
    return stem


def _so_that(said: Statement, index: int, part: Part) -> Iterator[Asked]:
    if part.lead != "so that" or part.end - part.start > _LONGEST_KEY:
        return
    stem = _why(said, (index,))
    yield Asked("cause", stem, said.key(part.start, part.end), "so-that-clause", 0.8)


def _due_to(said: Statement, index: int, part: Part) -> Iterator[Asked]:
    if part.lead not in ("due to", "because of", "thanks to", "as a result of"):
        return
    yield Asked("cause", _why(said, (index,)), said.key(part.start, part.end), "because-of-phrase", 0.8)


def _purpose(said: Statement, index: int, part: Part) -> Iterator[Asked]:
    """An infinitive that says what for: behind an object or a passive, at the end."""
    if index != len(said.after) - 1 or said.verb_lemma in PLANNING | TELLING | {"be", "have", "seem", "take"}:
        return
    has_object = any(other.kind == "np" for other in said.after[:index]) or said.verb.passive
    if not has_object or part.end - part.start > _LONGEST_KEY:
        return
    direct = said.after[index - 1].kind == "np" if index else said.verb.passive
    if part.lead == "to" and (said.following(part.start).tag == "VBI" or said.verb.negative):
        return  # what a thing is not built to do is no aim of its being not built
    certain = part.lead == "in order to" or ((said.imperative or bool(said.modal)) and not direct)
    said._stay((index,), subject=True)
    key = said.key(part.start, part.end)
    yield Asked("cause", _why(said, (index,)), key, "to-infinitive", 0.75 if certain else 0.55)


def _means(said: Statement, index: int, part: Part) -> Iterator[Asked]:
    yield Asked("action", said.question("How", (index,)), said.key(part.start, part.end), "by-gerund", 0.75)


def _by_what(said: Statement, index: int, part: Part) -> Iterator[Asked]:
    """How: "recognise it by the number"."""
    told = said.imperative or bool(said.modal)
    if part.noun is None or _is_number(said, part) or is_person(said.words, part.noun.start, part.noun.end, said.names):
        return
    head = said.words[part.noun.head].low
    if (not told and said.words[part.noun.start].tag != "DPS") or head in (
        "time",
        "day",
        "week",
        "month",
        "year",
        "end",
    ):
        return
    parts = tuple(at for at in range(index, len(said.after)) if at == index or said.after[at].kind == "pp")
    if parts != tuple(range(index, index + len(parts))):
        return
    yield Asked("action", said.question("How", parts), said.span(parts), "by-phrase", 0.75)


def _any_time(said: Statement, index: int, part: Part) -> Iterator[Asked]:
    if index and _is_number(said, said.after[index - 1]) and part.lead in ("before", "after"):
        return  # "90 minutes before departure"
    words = said.text(part.start, part.end)
    by_means = part.lead == "by" and said.verb.passive and part.noun is not None
    if by_means and part.noun is not None and part.end - part.start == 2 and said.words[part.noun.head].tag == "NN1":
        if not is_person(said.words, part.noun.start, part.noun.end, said.names):
            yield Asked("action", said.question("How", (index,)), words, "by-phrase", 0.7)
        return
    if words == "around the clock":
        yield Asked("date", said.question("When", (index,)), words, "time-phrase", 0.7)
    elif words in ("at any time", "at all times"):
        yield Asked("frequency", said.question("When", (index,)), words, "time-phrase", 0.7)
    elif (
        part.lead in ("in", "within")
        and words.removeprefix(part.lead + " ")
        in (
            "seconds",
            "minutes",
            "hours",
            "days",
            "weeks",
        )
    ) or words == "without delay":
        yield Asked("duration", said.question("How quickly", (index,)), words, "time-phrase", 0.7)
    elif part.lead in ("at the end of", "at the beginning of", "prior to"):
        yield Asked("date", said.question("When", (index,)), said.key(part.start, part.end), "time-phrase", 0.75)
    elif part.lead == "for" and part.noun is not None and said.words[part.noun.head].low == "purpose":
        yield Asked(
            "cause", said.question("For what purpose", (index,)), said.key(part.start, part.end), "for-phrase", 0.75
        )
    elif (
        part.lead in ("at", "on", "by", "before", "after", "during")
        and part.noun is not None
        and _is_occasion(said, part)
    ):
        gap = [index]
        yield Asked("date", said.question("When", gap), said.key(part.start, part.end), "time-phrase", 0.7)


def _is_occasion(said: Statement, part: Part) -> bool:
    """Whether a phrase names an occasion ("at the end of each shift", "before the first use")."""
    assert part.noun is not None
    if measure(said.words, part.noun.start, part.noun.end) is not None:
        return False
    head = said.words[part.noun.head].low
    if said.words[part.noun.head].text in WEEKDAYS_MANY:
        return True
    if head in ("end", "beginning", "start") and part.noun.core == part.noun.end:
        return False  # "at the western end"
    return head in (
        "end",
        "beginning",
        "start",
        "day",
        "morning",
        "evening",
        "night",
        "use",
        "shift",
        "arrival",
        "departure",
        "month",
    ) and (part.end - part.start > 3 or part.lead in ("before", "after", "during"))


def _leading_frequency(said: Statement, part: Part) -> Iterator[Asked]:
    """How often: "Every three years, employees …"."""
    if _has_number(said):
        return
    kept = said.clause
    said.clause = kept._replace(before=tuple(other for other in kept.before if other != part))
    try:
        stem = said.question("How often")
    finally:
        said.clause = kept
    yield Asked("frequency", stem, said.key(part.start, part.end), "frequency", 0.8)


def _frequency(said: Statement, index: int, part: Part) -> Iterator[Asked]:
    counted = said.clause.subject is not None and measure(said.words, *said.clause.subject) is not None
    plain = said.words[part.start].low in ("every", "each") and said.words[part.end - 1].low in ("year", "day")
    if plain and (counted or any(_is_number(said, other) for other in said.after)):
        return
    once = said.words[part.end - 1].low in ("once", "twice", "times")
    stem = said.question("How many times" if once else "How often", (index,))
    words = said.words
    timed = any(word.low.endswith("day") and word.tag == "NP0" for word in words[part.start : part.end])
    clock = said.after[index + 1] if index + 1 < len(said.after) else None
    if timed and clock is not None and clock.noun is not None:
        hours = measure(said.words, clock.noun.start, clock.noun.end)
        if clock.kind == "pp" and hours is not None and hours.kind == "clock":
            key = said.key(part.start, clock.end)
            yield Asked("frequency", said.question("When", (index, index + 1)), key, "time-phrase", 0.85)
            return
    if timed:
        stem = said.question("When", (index,))
    start = part.start
    while words[start].low in ("only", "usually"):
        start += 1
    yield Asked("frequency", stem, said.key(start, part.end), "time-phrase" if timed else "frequency", 0.85)


def _condition(said: Statement, index: int, part: Part) -> Iterator[Asked]:
    """When something is to be done, or is so."""
    if not 3 <= part.end - part.start <= _LONGEST_KEY or said.clause.relative:
        return
    if any(other.kind == "sub" for other in said.clause.before):
        return
    lead = part.lead
    if index and _is_number(said, said.after[index - 1]) and lead in ("before", "after"):
        return
    told = said.imperative or bool(said.modal)
    remark = said.words[part.start - 1].text == "," and lead == "when" and said.verb_lemma == "be"
    if said.verb_lemma in _OPEN_QUESTIONS or remark:
        return
    if lead in _WHEN:
        if lead in ("while", "after", "before") and not (told or said.verb_lemma):
            return
        front, confidence = "When", 0.8 if told else 0.7 if lead not in ("before", "after") else 0.6
        if (not told and _has_number(said)) or any(_is_moment(said, other) for other in said.after):
            return
    elif lead in ("if", "provided that", "as long as"):
        front, confidence = ("When", 0.75) if told else ("Under what condition", 0.7)
    elif lead == "until":
        yield from _until(said, index, part)
        return
    else:
        return
    if said.verb.negative and lead in ("after", "before"):
        return
    stem = said.question(front, (index,))
    if len(stem.split()) < 4:
        return
    form = f"{'when' if lead in _WHEN else 'if'}-clause"
    yield Asked("advice" if told else "cause", stem, said.key(part.start, part.end), form, confidence)


def _has_number(said: Statement) -> bool:
    """Whether a number is the subject or stands behind the verb: then the time is not what the statement is about."""
    counted = said.clause.subject is not None and measure(said.words, *said.clause.subject) is not None
    return counted or any(_is_number(said, other) for other in said.after)


def _is_moment(said: Statement, part: Part) -> bool:
    """Whether a part is a date or an hour: then it is when something is so, and no clause behind it."""
    found = measure(said.words, part.noun.start, part.noun.end) if part.noun is not None else None
    return found is not None and found.kind in ("year", "date", "month", "clock", "weekday")


def _is_number(said: Statement, part: Part) -> bool:
    return part.noun is not None and measure(said.words, part.noun.start, part.noun.end) is not None


def _until(said: Statement, index: int, part: Part) -> Iterator[Asked]:
    """When people may, for "Nobody may return until …"; else until when."""
    words = said.words
    subject = said.clause.subject
    if subject is not None and words[subject[0]].low in ("nobody", "no"):
        if subject[1] - subject[0] > 1 and words[subject[0]].low == "no":
            return
        said._stay((index,), subject=True)
        finite = words[said.verb.finite].low
        rest = said.rest((index,))
        stem = said.finished(f"when {finite} people {words[said.verb.main].low} {rest}")
        yield Asked("advice", stem, "once " + said.key(part.start + 1, part.end), "when-clause", 0.7)
        return
    if said.verb.negative:
        return
    comma = next((at for at in range(part.start, part.end) if words[at].text == ","), part.end)
    yield Asked("advice", said.question("Until when", (index,)), said.key(part.start, comma), "until-clause", 0.7)


def _what_to_do(said: Statement, part: Part, following: list[Clause]) -> Iterator[Asked]:
    """What to do when something happens: the answer is the whole verb phrase."""
    if (
        said.clause.borrowed
        or part.lead == "as"
        or not (said.imperative or said.modal in ("must", "should", "have to"))
        or said.verb.negative
    ):
        return
    condition = said.text(part.start, part.end)
    end = said.clause.after[-1].end if said.clause.after else said.verb.end
    if following and following[-1].after and following[-1].after[-1].end - said.verb.main <= 20:
        end = following[-1].after[-1].end
    if said.imperative:
        # What else is to be done stands behind it, to the end of the sentence.
        last = len(said.words)
        while last and said.words[last - 1].tag in ("PUN", "PUQ"):
            last -= 1
        if last - said.verb.main <= 20 and not any(word.low in (";", ":") for word in said.words[end:last]):
            end = last
    if end - said.verb.main > 20 or said.verb.passive:
        return
    adverbs = [at for at in said.verb.adverbs if said.words[at].low in ("immediately", "always")]
    start = min([said.verb.main, *(at for at in adverbs if at > said.verb.finite)])
    said._stay((), subject=True)
    subject = said.subject()
    stem = said.finished(f"what {'should' if said.imperative else said.modal} {subject} do {condition}", opened=False)
    key = said.key(start, end, free=True)
    key = key[:1].lower() + key[1:]
    yield Asked("advice", stem, key, "verb-phrase", 0.85)


def _what_happens(said: Statement, part: Part) -> Iterator[Asked]:
    """What it means, or what happens, if something is so: the answer is the main clause."""
    if (
        part.lead not in ("if", "when")
        or said.imperative
        or said.modal
        or said.clause.subject is None
        or said.clause.borrowed
    ):
        return
    start = said.clause.subject[0]
    end = said.after[-1].end if said.after else said.verb.end
    if end - start > _LONGEST_KEY or said.words[start].tag == "PNP":
        return
    tense = said.words[said.verb.finite].tag
    if tense in ("VVD", "VBD", "VHD", "VDD"):
        return
    condition = said.text(part.start, part.end)
    shows = any(word.lemma in _SIGNALS or base_form(word.low) in _SIGNALS for word in said.words[part.start : part.end])
    if said.verb_lemma == "be" and not shows:
        return
    front = "what does it mean" if said.verb_lemma == "be" else "what happens"
    yield Asked(
        "consequence",
        said.finished(f"{front} {condition}", opened=False),
        said.key(start, end, free=True),
        "clause",
        0.65,
    )


def _what_such_a_one_does(said: Statement, following: list[Clause]) -> Iterator[Asked]:
    """What anyone who did something must do: the answer is the whole verb phrase."""
    if said.clause.subject is None or said.modal not in ("must", "should") or said.verb.negative or said.verb.passive:
        return
    if said.clause.relative or said.clause.borrowed:
        return
    start, end = said.clause.subject
    if (
        not said.person
        or not any(word.tag == "PNQ" for word in said.words[start:end])
        or any(p.kind == "sub" for p in said.clause.before)
    ):
        return
    told = [part for part in said.after if part.kind != "sub" or part.lead not in CAUSE]
    last = told[-1].end if told else said.verb.end
    if following and following[-1].after and following[-1].after[-1].end - said.verb.main <= 20:
        last = following[-1].after[-1].end
    if last - said.verb.main > 20:
        return
    stem = said.finished(f"what {said.modal} {said.subject()} do")
    yield Asked("advice", stem, said.key(said.verb.main, last, free=True), "verb-phrase", 0.8)


def _what_becomes(said: Statement) -> Iterator[Asked]:
    """What must happen to it: "Data that is no longer needed has to be deleted"."""
    particles = all(part.kind == "adv" and said.words[part.start].tag == "AVP" for part in said.after)
    told = said.verb.passive and said.modal in ("must", "should") and not said.verb.negative
    if said.clause.subject is None or not told or not particles:
        return
    start, end = said.clause.subject
    if end - start < 4 or said.clause.relative or said.clause.borrowed:
        return
    pronoun = "they" if said.plural else "it"
    verbs = said.key(said.verb.start, said.after[-1].end if said.after else said.verb.end)
    stem = said.finished(f"what {said.modal} happen to {said.subject()}")
    yield Asked("advice", stem, f"{pronoun} {verbs}", "clause:it", 0.7)


def frequencies(said: Statement) -> Iterator[Iterator[Asked]]:
    """The questions for how often, each by itself."""
    for index, part in enumerate(said.after):
        if part.kind == "freq":
            yield _frequency(said, index, part)
