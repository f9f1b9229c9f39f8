"""Questions for who or what does something."""

from __future__ import annotations

from collections.abc import Iterator

from phonequiz.generate.english.asked import Asked
from phonequiz.generate.english.context import head_of, is_organisation, is_person
from phonequiz.generate.english.lexicon import (
    AGENT_VERBS,
    COMPANY_NOUNS,
    LIGHT_VERBS,
    REPORTING,
)
from phonequiz.generate.english.measures import measure
from phonequiz.generate.english.parts import Part
from phonequiz.generate.english.shapes import absorbed, enough, noun_form
from phonequiz.generate.english.statements import Statement
from phonequiz.generate.english.words import inflected
from phonequiz.generate.model import Kind


def who(said: Statement) -> Iterator[Asked]:
    """Who or what does or is something."""
    if said.clause.subject is None or said.clause.relative or said.clause.borrowed or said.verb.negative:
        return
    start, end = said.clause.subject
    if end - start > 9 or (measure(said.words, start, end) is not None and said.words[start].tag == "CRD"):
        return
    if said.words[start].tag == "DT0" and end - start == 1:
        return
    if said.words[end - 1].low in COMPANY_NOUNS and end - start == 2 and said.subject().startswith("the "):
        return
    head_generic = said.words[start].low in (
        "everyone",
        "anyone",
        "nobody",
        "everybody",
        "this",
        "that",
        "these",
        "those",
        "there",
        "you",
        "we",
    )
    if head_generic and end - start == 1:
        return
    named = _is_named(said, start, end)
    front = _subject_front(said, start, end, named=named)
    stem = enough(said, said.subject_question(front), 3 if named else 4)
    key = said.subject()
    indefinite = said.words[start].low in ("a", "an")
    confidence = 0.75 if named else (0.6 if said.person else 0.55)
    if indefinite:
        confidence -= 0.05
    if said.resolved or said.words[start].tag == "DPS" or said.verb_lemma in REPORTING | {"mean"}:
        return
    first = said.after[0] if said.after else None
    superlative = (
        said.verb_lemma == "be"
        and first is not None
        and first.kind == "np"
        and any(word.tag == "AJS" for word in said.words[first.start : first.end])
    )
    if superlative and not named and said.words[start].low != "the":
        yield Asked("comparison", stem, key, noun_form(said, start, end), 0.7)
        return
    if not named and not said.person and not said.organisation:
        # "What …?" with a thing as its answer: only where the thing is new and does something.
        told = said.clause.subject is not None and said.words[start].low == "the"
        if (
            told
            or said.verb.passive
            or (said.verb_lemma in LIGHT_VERBS - {"take", "give", "bring"} and said.verb_lemma != "be")
        ):
            return
    if first is not None and first.noun is not None and first.kind == "np":
        found = measure(said.words, first.start, first.end)
        if found is not None and found.kind == "count" and found.thing >= first.end:
            return
    if said.verb_lemma == "be" and said.verb.finite == said.verb.main:
        predicate = next((part for part in said.after if part.kind in ("np", "adj", "pp")), None)
        if predicate is None or predicate.kind != "np" or not named or said.words[predicate.start].low == "one":
            return
        confidence = 0.65 if said.words[predicate.start].low == "the" else 0.5
    if said.verb.passive and not named:
        confidence -= 0.05
    kind: Kind = "person" if said.person else "organisation" if said.organisation else "product" if named else "action"
    yield Asked(kind, stem, key, noun_form(said, start, end), confidence)


def _is_named(said: Statement, start: int, end: int) -> bool:
    """Whether a subject is a name, and not a thing with a name behind it ("the warehouse in Tilbrook")."""
    words = said.words
    head = head_of(words, start, end)
    capital = words[head].tag == "NP0" or words[head].text[:1].isupper()
    if head == 0 and capital:
        return words[0].tag == "NP0" and said.text(start, start + 1)[:1].isupper()
    return capital or any(word.text[:1].isupper() for word in words[max(start, 1) : head])


def _subject_front(said: Statement, start: int, end: int, *, named: bool) -> str:
    if said.person:
        return "Who"
    if named and any(word.text == "&" for word in said.words[start:end]):
        return "Which company"
    if said.organisation and named:
        head = said.words[end - 1]
        lows = [word.low for word in said.words[start:end]]
        for noun in ("company", "university", "institute", "museum", "bank", "city", "authority", "agency", "council"):
            if noun in lows:
                return f"Which {noun}"
        public = {
            "research",
            "force",
            "association",
            "foundation",
            "ministry",
            "commission",
            "union",
            "office",
            "brigade",
            "labs",
        }
        firms = {
            "company",
            "firm",
            "maker",
            "manufacturer",
            "operator",
            "start-up",
            "supplier",
            "retailer",
            "insurer",
            "chain",
        }
        if head.low in public or public & set(lows) or not (head.text[:1].isupper() or firms & set(lows)):
            return "Who"
        return "Which company" if firms & set(lows) or head.low in COMPANY_NOUNS else "Which organisation"
    if said.organisation and said.verb.passive:
        return "What"
    if said.organisation or (named and said.verb_lemma in AGENT_VERBS and not said.verb.passive):
        return "Who"
    names = [word for word in said.words[start:end] if word.tag == "NP0"]
    if len(names) == end - start > 1 and not said.verb.passive:
        return "Who"
    return "What"


def agent(said: Statement, index: int, part: Part) -> Iterator[Asked]:
    """Who did what was done by someone: asked in the active voice."""
    if (
        part.lead != "by"
        or said.verb.negative
        or not said.verb.passive
        or part.noun is None
        or said.clause.subject is None
    ):
        return
    if measure(said.words, part.noun.start, part.noun.end) is not None:
        found = measure(said.words, part.noun.start, part.noun.end)
        if found is None or found.kind != "count" or found.thing >= part.noun.end:
            return
    if part.end - part.start == 2 and said.words[part.noun.head].tag == "NN1":
        return
    parts = absorbed(said, index)
    person = is_person(said.words, part.noun.start, part.noun.end, said.names)
    organisation = is_organisation(said.words, part.noun.start, part.noun.end, said.names)
    active = _active(said)
    if not active:
        return
    capitals = [word.text for word in said.words[part.noun.start : part.noun.end] if word.text[:1].isupper()]
    named = any(not text.isupper() for text in capitals)
    said._check()
    said._stay(parts, subject=True)
    front = "who" if person or organisation or named else "what"
    particles = ""
    gap = list(parts)
    if index and said.after[0].kind == "adv" and said.words[said.after[0].start].tag == "AVP":
        particles = " " + said.words[said.after[0].start].low
        gap.append(0)
    stem = said.finished(f"{front} {active}{particles} {said.subject()} {said.rest(gap)}")
    key = said.span(parts).removeprefix("by ")
    kind: Kind = "person" if person else "organisation" if organisation else "cause"
    form = noun_form(said, part.noun.start, part.noun.end)
    yield Asked(kind, enough(said, stem, 2), key, form, 0.8 if person or organisation else 0.65)


def _active(said: Statement) -> str:
    """A passive verb group in the active voice, third person singular; empty where it is not simple."""
    words, verb = said.words, said.verb
    finite = words[verb.finite]
    lemma = said.verb_lemma
    links = [words[at].low for at in verb.chain[1:-1]]
    if finite.tag == "VM0":
        return f"{finite.low} {lemma}" if links in (["be"], []) else ""
    if verb.has_to:
        return f"has to {lemma}"
    if finite.tag == "VBD":
        return inflected(lemma, "VBD") if not links else ""
    if finite.tag in ("VBZ", "VBB"):
        return inflected(lemma, "VBZ") if not links else ""
    if finite.tag in ("VHZ", "VHB") and links == ["been"]:
        return f"has {words[verb.main].low}"
    return ""


def forbidden(said: Statement) -> Iterator[Asked]:
    """What it is forbidden to use on Y: "X must never be used on Y"."""
    if not said.verb.negative or not said.verb.passive or said.clause.subject is None or said.clause.relative:
        return
    modal = said.modal
    if not modal and said.words[said.verb.finite].tag in ("VBZ", "VBB"):
        start, end = said.clause.subject
        stem = enough(said, said.subject_question("What"), 1)
        if end - start <= 9 and not said.person and not said.resolved:
            yield Asked("action", stem, said.subject(), noun_form(said, start, end), 0.6)
        return
    if modal not in ("must", "may", "should", "can"):
        return
    start, end = said.clause.subject
    if end - start > 9:
        return
    said._stay((), subject=False)
    try:
        rest = said.rest()
    finally:
        said._stay((), subject=True)
    lemma = said.verb_lemma
    if modal == "should":
        stem = f"what does the article advise against {inflected(lemma, 'VBG')} {rest}"
    else:
        stem = f"what is it forbidden to {lemma} {rest}"
    confidence = 0.7 if rest else 0.6
    yield Asked("advice", said.finished(stem), said.subject(), noun_form(said, start, end), confidence)


def called(said: Statement) -> Iterator[Asked]:
    """What its name is: "built a network called Nightjet"."""
    words = said.words
    for index, part in enumerate(said.after[:-1]):
        behind = said.after[index + 1]
        named = (
            behind.kind == "ved"
            and behind.lead in ("called", "named")
            and part.kind == "np"
            and behind.start == part.end
        )
        if not named or part.noun is None or said.verb.finite != said.verb.main or said.verb_lemma == "be":
            continue
        end = behind.start + 1
        while end < behind.end and words[end].text[:1].isupper():
            end += 1
        if end == behind.start + 1:
            continue
        thing = "the " + said.text(part.start, part.end).removeprefix("a ").removeprefix("an ")
        verb = words[said.verb.main].low
        stem = said.finished(f"what is the name of {thing} that {said.subject()} {verb}")
        yield Asked("product", stem, said.key(behind.start + 1, end), "name", 0.8)


def named_object(said: Statement, part: Part) -> Iterator[Asked]:
    """Who the kitchen manager is: "Ask the kitchen manager, Helen Brandt, if …"."""
    noun = part.noun
    words = said.words
    if (
        noun is None
        or words[noun.start].low not in ("the", "our")
        or part.end >= len(words)
        or words[part.end].text != ","
    ):
        return
    at = part.end + 1
    while at < len(words) and words[at].text[:1].isupper():
        at += 1
    if at - part.end - 1 < 2 or at >= len(words) or words[at].text not in (",", "."):
        return
    name = " ".join(word.text for word in words[part.end + 1 : at])
    if is_person(words, noun.start, noun.end, said.names):
        yield Asked(
            "person", said.finished(f"who is {said.key(noun.start, noun.end)}", opened=False), name, "np-sg:person", 0.8
        )


def apposition(said: Statement) -> Iterator[Asked]:
    """Who the senior warden is: "The senior warden, Denise Okafor, …"."""
    if said.clause.subject is None or said.clause.borrowed:
        return
    start, end = said.clause.subject
    words = said.words
    if end + 2 >= len(words) or words[end].text != "," or words[start].low not in ("the", "our", "their", "its"):
        return
    at = end + 1
    while at < len(words) and words[at].text[:1].isupper():
        at += 1
    if at - end - 1 < 2 or at >= len(words) or words[at].text != ",":
        return
    name = " ".join(word.text for word in words[end + 1 : at])
    if is_person(words, start, end, said.names) or said.names.is_person(name):
        yield Asked("person", said.finished(f"who is {said.subject()}", opened=False), name, "np-sg:person", 0.8)
