"""Who did what, and what something is called: persons, bodies, products, places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import dropwhile, takewhile

from phonequiz.generate.german import words as lists
from phonequiz.generate.german.asking import Ask, key_of
from phonequiz.generate.german.clauses import Clause
from phonequiz.generate.german.grammar import gender, is_body, is_person, is_plural, which
from phonequiz.generate.german.nouns import kind_of
from phonequiz.generate.german.phrases import DETERMINERS, NOUNS, Phrase, is_number, written
from phonequiz.generate.german.times import is_dated
from phonequiz.generate.model import Kind, Token

_KINDS = lists.NAMED_KINDS
_TITLES = frozenset({"Dr.", "Prof.", "Frau", "Herr"})
_DOING = lists.words_of(
    "gründen entwickeln eröffnen übernehmen führen leiten erfinden bauen produzieren herstellen verkaufen kaufen sagen "
    "beantworten investieren finanzieren gewähren veröffentlichen vermitteln beraten veranstalten verleihen anbieten "
    "empfehlen raten warnen untersuchen befragen betreiben liefern beschäftigen planen wollen prüfen melden"
)


def name_in(phrase: Phrase) -> tuple[Token, ...]:
    """The name behind its kind in a phrase: of "die Firma Hellmann Logistik" the last two words."""
    head = phrase.head
    if head is None or head not in phrase.words:
        return ()
    at = phrase.words.index(head)
    name = phrase.words[at + 1 :]
    kind = head.lemma.lower().endswith(_KINDS) or head.text.lower().endswith(_KINDS)
    if not kind and not (
        head.tag == "NN" and len(name) > 1 and name[0].tag == name[1].tag == "NE" and name[1].text.isalpha()
    ):
        return ()
    if not name or not (name[0].tag in NOUNS or is_number(name[0]) or name[0].text in {"„", "»"}):
        return ()
    if name[0].tag == "NN" and is_person(name[0]):
        return ()
    if is_number(name[0]) and head.lemma.lower() not in lists.NUMBERED_KINDS:
        return ()
    taken: list[Token] = []
    quoted = name[0].text in {"„", "»"}
    for word in name:
        if not quoted and (word.tag in DETERMINERS | {"APPR", "APPRART"} or word.text in {",", "und"}):
            break
        taken.append(word)
    return tuple(taken)


def names(clause: Clause) -> Iterator[Ask]:
    """Questions for names and for who does something."""
    for phrase in clause.phrases:
        if phrase.kind not in {"np", "pp"} or phrase.head is None:
            continue
        named = name_in(phrase)
        if named and phrase.kind == "pp" and _follows_name(clause, phrase):
            continue
        if named:
            yield from _named(clause, phrase, named)
        elif phrase is clause.subject:
            yield from _doer(clause, phrase)
        elif phrase.kind == "np":
            yield from _receiver(clause, phrase)
        else:
            yield from _in_prepositional(clause, phrase)


def _follows_name(clause: Clause, phrase: Phrase) -> bool:
    """Whether a phrase tells more of a person named before it."""
    at = clause.phrases.index(phrase)
    return at > 0 and clause.phrases[at - 1].kind == "np" and is_proper(clause.phrases[at - 1])


def _named(clause: Clause, phrase: Phrase, name: Sequence[Token]) -> Iterator[Ask]:
    head = phrase.head
    assert head is not None
    at = phrase.words.index(head)
    key = written(list(dropwhile(lambda word: word.text in _TITLES, name)) or name).strip("„“”»«")
    # "mit dem Koch X, der aus Dakar stammt": that would tell who he is.
    tail = written(list(takewhile(lambda word: word.text != ",", phrase.words[at + 1 + len(name) :])))
    noun = head.text
    known = head.lemma.lower().endswith(_KINDS) or head.text.lower().endswith(_KINDS)
    person = is_person(head) or not known or head.text in {"Frau", "Herr"}
    named = kind_of(head.lemma)
    towns = head.lemma.lower().endswith(lists.IN_TOWNS) and len(name) == 1
    place = towns or (named is not None and named.name == "place")
    kind: Kind = (
        "person"
        if person
        else "place"
        if towns
        else "organisation"
        if is_body(head)
        else "place"
        if place
        else "product"
    )
    if len(clause.phrases) < 2:
        return
    if person and phrase is clause.subject and not is_plural(clause.verb):
        told = f"{head.text} {key}" if head.text in {"Frau", "Herr"} else key
        yield Ask("person", _with_origin(clause, phrase), "wer", told, "name:person", 0.9)
        return
    form = which(phrase)
    if form is None and phrase.kind == "np" and phrase is clause.subject:
        form = {"m": "welcher", "f": "welche", "n": "welches"}.get(gender(head.lemma))
    if form is None or (is_number(name[0]) and head.text.lower() in {"jahr", "stufe"} and phrase.kind == "np"):
        return
    preposition = phrase.preposition
    if head.text in {"Frau", "Herr"} and not preposition:
        return  # nobody asks "Welche Frau …?"
    question = " ".join(part for part in (preposition, form, noun, tail) if part)
    yield Ask(kind, _with_origin(clause, phrase), question, key, f"name:{head.lemma.lower()}", 0.85)


def is_proper(phrase: Phrase) -> bool:
    """Whether a noun phrase is a name: no determiner, and words that are no common nouns."""
    words = [word for word in phrase.words if word.tag in NOUNS]
    if phrase.words[0].tag in DETERMINERS | {"ADJ(A)", "CARD"} or any(word.tag == "," for word in phrase.words):
        return False
    return bool(words) and (words[0].tag == "NE" or (len(words) > 1 and words[1].tag == "NE"))


def _doer(clause: Clause, phrase: Phrase) -> Iterator[Ask]:
    head = phrase.head
    plural = is_plural(clause.verb)
    if clause.verb.lemma == "sein" or clause.passive:
        return
    verb = clause.full_verb.lemma
    if is_proper(phrase):
        two = len([word for word in phrase.words if word.tag in NOUNS]) == 2
        if (
            not plural
            and (verb in _DOING or two or phrase.words[0].text in _TITLES)
            and len(clause.middle) > (clause.front is not phrase)
        ):
            titled = phrase.words[0].text in _TITLES
            form = "name:surname" if titled and two else "name:person" if two or titled else "name:body"
            # Only one option would have a title.
            key = key_of(phrase.words[1:] if titled else phrase.words)
            gone = _with_origin(clause, phrase)
            yield Ask("person" if two or titled else "organisation", gone, "wer", key, form, 0.85)
        return
    if not (is_person(head) or is_body(head)) or _has_number(phrase) or len(clause.phrases) < 3:
        return
    if phrase.words[0].tag in {"PIAT", "PDAT", "PPOSAT"}:
        return
    yield Ask(
        "action", (phrase,), "wer", key_of(phrase.words), f"np-nom-{'pl' if plural else 'sg'}:person", 0.65, one=plural,
    )  # fmt: skip


def _receiver(clause: Clause, phrase: Phrase) -> Iterator[Ask]:
    """Of "dem Vorgesetzten", "der Berufsgenossenschaft": "Wem …?"."""
    head = phrase.head
    first = phrase.words[0].text.lower()
    if clause.subject is None or phrase is clause.front or not (is_person(head) or is_body(head)):
        return
    assert head is not None
    dative = first in {"dem", "einem"} or (first in {"der", "einer"} and gender(head.lemma) == "f")
    if dative:
        yield Ask("action", (phrase,), "wem", key_of(phrase.words), "np-dat:person", 0.8)


def _in_prepositional(clause: Clause, phrase: Phrase) -> Iterator[Ask]:
    head = phrase.head
    if is_dated(phrase) or _has_number(phrase) or head is None or any(word.text == "," for word in phrase.words):
        return
    proper = head.tag == "NE" and phrase.inner[0].tag in {"NE", "ART"}
    if (
        phrase.preposition == "von"
        and clause.passive
        and (is_person(head) or is_body(head) or proper or _is_agency(phrase))
    ):
        yield Ask("action", (phrase,), "von wem", key_of(phrase.words), "pp-von:person", 0.8)
    elif (phrase.first == "in" and proper and (phrase is clause.front or _last(clause) is phrase)) or (
        phrase.first == "in" and proper and clause.full_verb.lemma in _DOING
    ):
        yield Ask("place", (phrase,), "wo", key_of(phrase.words), "pp-in:place", 0.7)


def _next(clause: Clause, phrase: Phrase) -> Phrase | None:
    """The prepositional phrase right behind a phrase, if there is one."""
    found = clause.middle
    at = found.index(phrase) + 1 if phrase in found else len(found)
    return found[at] if at < len(found) and found[at].kind == "pp" else None


def _with_origin(clause: Clause, phrase: Phrase) -> tuple[Phrase, ...]:
    """A name with where the person is from: "Sabine Koller aus dem Referat Reisen"."""
    behind = _next(clause, phrase)
    return (phrase, behind) if behind is not None and behind.first in {"aus", "von", "vom"} else (phrase,)


def _is_agency(phrase: Phrase) -> bool:
    return any(is_body(word) for word in phrase.inner)


def _last(clause: Clause) -> Phrase | None:
    return clause.middle[-1] if clause.middle else None


def _has_number(phrase: Phrase) -> bool:
    return any(is_number(word) for word in phrase.words)
