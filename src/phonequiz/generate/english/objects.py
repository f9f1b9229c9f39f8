"""Questions for what something is, and for what something is done with."""

from __future__ import annotations

from collections.abc import Iterator

from phonequiz.generate.english.asked import Asked, Hangs
from phonequiz.generate.english.context import is_person
from phonequiz.generate.english.lexicon import (
    LIGHT_VERBS,
    MEASURE_NOUNS,
    PEOPLE,
    PLACE_NOUNS,
    PLANNING,
    TELLING,
    TIME_UNITS,
)
from phonequiz.generate.english.measures import measure
from phonequiz.generate.english.parts import Part
from phonequiz.generate.english.shapes import LONGEST_KEY, enough, length, noun_form
from phonequiz.generate.english.statements import Statement
from phonequiz.generate.english.terms import term_for
from phonequiz.generate.english.words import inflected
from phonequiz.generate.model import Kind

_LONGEST_MEANING = 26
_VAGUE = frozenset(
    {"thing", "way", "example", "number", "kind", "sort", "lot", "part", "case", "fact", "effect", "aim", "problem"}
)


def definition(said: Statement, index: int, part: Part) -> Iterator[Asked]:
    """What something is."""
    if (
        said.verb_lemma != "be"
        or said.verb.main != said.verb.finite
        or index != 0
        or said.clause.subject is None
        or said.verb.negative
    ):
        return
    assert part.noun is not None
    if measure(said.words, part.start, part.end) is not None or said.clause.relative:
        return
    start, end = said.clause.subject
    name = said.words[part.noun.head]
    if (name.tag == "NP0" and is_person(said.words, part.start, part.end, said.names)) or (
        name.tag == "NP0" and said.person
    ):
        yield Asked("person", said.question("Who", (index,)), said.span((index,)), "np-sg:person", 0.85)
        return
    if said.existential:
        return
    parts = said.extent(index)
    tail = [at for at in range(parts[-1] + 1, len(said.after)) if said.after[at].kind in ("pp", "ppg", "inf", "rel")]
    joined = tail[:1] == [parts[-1] + 1] and said.after[tail[0]].start == said.after[parts[-1]].end
    whole = (*parts, *tail) if len(parts) == 1 or joined else parts
    clauses = [said.after[at] for at in whole if said.after[at].kind in ("rel", "that")]
    # "The temperature at which", but not "the tower that was built": that one is no meaning of a term.
    at_which = any(clause.lead != "that" for clause in clauses)
    general = clauses and (said.words[part.start].low in ("a", "an", "any") or at_which)
    if general and length(said, whole) <= _LONGEST_MEANING:
        yield from term_for(said, said.span(whole))
    if (said.person and said.words[start].tag != "DPS") or length(said, whole) > _LONGEST_MEANING:
        return
    if part.noun.items:
        stem = said.question("What", whole)
        if said.words[end - 1].low == "examples":
            if said.previous is None:
                return
            stem = stem.removesuffix("?") + f" of {said.previous.text}?"
        yield Asked("enumeration", stem, said.span(whole), "enumeration", 0.7)
        return
    described = said.words[start].tag in ("AT0", "DPS") and said.words[start].low not in ("a", "an")
    definite = said.words[part.start].low == "the" or said.words[start].tag == "DPS"
    named = any(word.text[:1].isupper() for word in said.words[start + 1 : end])
    if described and definite and not named and length(said, whole) >= 2:
        # "Her most important invention was the reversible blade."
        yield Asked("definition", enough(said, said.question("What", whole), 2), said.span(whole), "definition", 0.7)
        return
    nominal = any(word.low == "of" for word in said.words[part.start : part.end]) and not any(
        word.tag == "AJS" or word.tag == "ORD" for word in said.words[part.start : part.end]
    )
    if (said.words[part.start].low == "the" and (not nominal or named)) or end - start > 6:
        return
    confidence = 0.8 if len(parts) > 1 else 0.65
    if length(said, whole) < 4:
        return
    key = said.span(whole)
    yield Asked("definition", said.question("What", whole), key, "definition", confidence)


def objects_of(said: Statement, index: int, part: Part) -> Iterator[Asked]:
    """What is done something with."""
    noun = part.noun
    assert noun is not None
    lemma = said.verb_lemma
    if lemma in ("be", "let") or said.verb.passive or (said.clause.relative and lemma in LIGHT_VERBS):
        return
    if (index and said.after[index - 1].kind not in ("adv", "np")) or any(
        ":" in word.text for word in said.words[part.start : part.end]
    ):
        return
    bare = part.end - part.start == 1 and said.words[part.start].tag == "NN1"
    if index and bare and said.words[said.after[index - 1].start].tag in ("AVP", "PRP"):
        return
    if index and said.after[index - 1].kind == "np" and lemma not in ("offer", "give", "send", "show", "teach"):
        return
    following = said.after[index + 1] if index + 1 < len(said.after) else None
    if following is not None and following.kind == "np":
        return
    if measure(said.words, part.start, part.end) is not None or said.words[noun.head].tag in ("PNP", "PNI", "DT0"):
        return
    head = said.words[noun.head].low.removesuffix("s")
    if said.words[noun.head].low in TIME_UNITS:
        return
    if any(said.words[at].low == "own" for at in range(part.start, part.end)):
        return
    if head in _VAGUE or (
        head in MEASURE_NOUNS and any(said.words[at].tag == "CRD" for at in range(part.start, part.end))
    ):
        return
    if said.clause.subject is not None and measure(said.words, *said.clause.subject) is not None:
        return
    parts = said.extent(index)
    after = said.after[parts[-1] + 1] if parts[-1] + 1 < len(said.after) else None
    if (
        after is not None
        and after.kind == "pp"
        and (_belongs(said, after) or (noun.items and after.lead in ("for", "with")))
    ):
        parts = (*parts, parts[-1] + 1)
    unsure = after is not None and after.kind == "pp" and parts[-1] < len(said.after) - 1 and _unsure(said, after)
    if after is not None and after.kind == "inf" and lemma in LIGHT_VERBS:
        parts = tuple(range(parts[0], parts[-1] + 2))
    elif after is not None and after.kind == "inf" and (lemma in TELLING or lemma in PLANNING):
        return
    if length(said, parts) > LONGEST_KEY or any(
        other.kind in ("that", "wh", "rel") for other in said.after[parts[-1] + 1 :]
    ):
        return
    person = is_person(said.words, noun.start, noun.end, said.names)
    front = "Who" if person else "What"
    if said.verb.negative and said.imperative:
        yield from _advised_against(said, parts, person=person)
        return
    named = _class_of_name(said, noun.start, said.after[parts[-1]].end)
    if named:
        front = named
    stem = said.question(front, parts)
    weak = lemma in LIGHT_VERBS
    try:
        enough(said, stem, 3 if weak and lemma != "have" else 1 if named or noun.items or len(parts) > 1 else 2)
    except Hangs:
        kind_of = _kind_of(said, index, part, parts)
        if kind_of is not None:
            yield kind_of
        return
    told = said.imperative or bool(said.modal)
    confidence = 0.65 if told else 0.6
    if weak:
        confidence -= 0.1
    if said.words[noun.start].low == "the" and part.end - part.start == 2 and len(parts) == 1:
        confidence -= 0.1
    if bare and said.words[part.start].low not in ("data",):
        confidence -= 0.15
    if unsure:
        confidence -= 0.05 if after is not None and after.lead == "for" else 0.15
    if len(stem.split()) < 5:
        confidence -= 0.05
    kind: Kind = "person" if person else "enumeration" if noun.items else "advice" if told else "action"
    form = "enumeration" if noun.items else noun_form(said, noun.start, noun.end)
    yield Asked(kind, stem, said.span(parts), form, confidence)


def _class_of_name(said: Statement, start: int, end: int) -> str:
    """The question phrase "Which descaler" for "the descaler Varo Clean", else empty."""
    words = said.words
    at = end
    while at > start and (words[at - 1].tag == "NP0" or words[at - 1].text[:1].isupper()):
        at -= 1
    if at == end or at - 1 <= start or words[start].low not in ("the", "a") or words[at - 1].tag != "NN1":
        return ""
    return f"Which {words[at - 1].low}" if words[at - 1].low not in PEOPLE else ""


def _belongs(said: Statement, part: Part) -> bool:
    """Whether a phrase most likely belongs to the noun before it."""
    if part.noun is None:
        return False
    found = measure(said.words, part.noun.start, part.noun.end)
    if found is not None:
        return part.lead == "from" and found.kind == "year"
    if part.lead == "of":
        return True
    if part.lead in ("about", "between", "behind"):
        return True
    if part.lead == "from":
        return said.verb_lemma not in (
            "remove",
            "take",
            "steal",
            "receive",
            "get",
            "buy",
            "collect",
            "keep",
            "borrow",
            "import",
            "protect",
        )
    if part.lead == "to":
        return said.verb_lemma in ("have", "bring", "mean", "include", "need", "require", "be")
    return False


def _unsure(said: Statement, part: Part) -> bool:
    """Whether it is open to what a phrase belongs."""
    if part.noun is not None and measure(said.words, part.noun.start, part.noun.end) is not None:
        return False
    if part.lead == "in" and part.noun is not None and said.words[part.noun.head].low in PLACE_NOUNS:
        return False
    return part.lead in ("for", "with", "in", "to") and not (said.imperative or said.modal)


def _kind_of(said: Statement, index: int, part: Part, parts: tuple[int, ...]) -> Asked | None:
    """What kind of beans: "Only use roasted whole beans"."""
    noun = part.noun
    assert noun is not None
    only = any(said.words[at].low in ("only", "always") for at in said.verb.adverbs)
    described = (
        said.words[noun.start].tag in ("AJ0", "VVN") and noun.head > noun.start and len(parts) == 1 and not noun.items
    )
    if not (only and described):
        return None
    stem = said.question(f"What kind of {said.words[noun.head].low}", parts)
    return Asked("advice", stem, said.span(parts), noun_form(said, noun.start, noun.end), 0.65)


def _advised_against(said: Statement, parts: tuple[int, ...], *, person: bool) -> Iterator[Asked]:
    """What the article says not to do, asked without a "not"."""
    said._stay(parts, subject=True)
    gerund = inflected(said.words[said.verb.main].low, "VBG")
    stem = said.finished(f"{'who' if person else 'what'} does the article advise against {gerund} {said.rest(parts)}")
    noun = said.after[parts[0]].noun
    assert noun is not None
    yield Asked("advice", stem, said.span(parts), noun_form(said, noun.start, noun.end), 0.7)
