"""A German sentence taken apart: main clauses with what stands before the finite verb, behind it, and at the end."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import dropwhile, zip_longest
from typing import NamedTuple

from phonequiz.generate.german import words as lists
from phonequiz.generate.german.chunking import phrases
from phonequiz.generate.german.grammar import gender, is_body, is_person, is_plural, may_be_subject, only_subject
from phonequiz.generate.german.phrases import FINITE, NONFINITE, Phrase, is_number
from phonequiz.generate.german.segments import Segment, finite_at, mended, parts_of, segments_of, without_parentheses
from phonequiz.generate.model import Token
from phonequiz.generate.tagging import tagged


class Clause(NamedTuple):
    """A main clause with its verb in second place.

    ``front`` stands before the finite verb, ``middle`` behind it, ``bracket`` are the other parts of the verb at the
    end, ``after`` the subordinate clauses behind them. ``subject`` is one of ``front`` and ``middle``, if it is sure.
    ``claim`` says whose claim it is ("laut einer Studie"). ``sure`` from 0 to 1. ``first`` in its sentence.
    """

    front: Phrase | None
    verb: Token
    middle: tuple[Phrase, ...]
    bracket: tuple[Token, ...]
    after: tuple[Phrase, ...]
    subject: Phrase | None
    claim: str = ""
    sure: float = 1.0
    first: bool = True

    @property
    def phrases(self) -> tuple[Phrase, ...]:
        """What the clause says of, in its order."""
        return (self.front, *self.middle) if self.front is not None else self.middle

    @property
    def full_verb(self) -> Token:
        """The verb that carries the meaning: at the end if there is one there."""
        full = [word for word in self.bracket if word.tag.startswith("VV")]
        return full[-1] if full else self.verb

    @property
    def passive(self) -> bool:
        """Whether something is, or is to be, done to the subject."""
        forms = {self.verb.lemma, *(word.lemma for word in self.bracket)}
        if self.verb.lemma == "sein" and any(word.tag in {"PTKZU", "VV(IZU)"} for word in self.bracket):
            return True
        return "werden" in forms and any(word.tag == "VV(PP)" for word in self.bracket)

    @property
    def lemma(self) -> str:
        """The base form of the full verb, with the prefix that stands at the end."""
        last = self.bracket[-1] if self.bracket else None
        prefix = last.text if last is not None and last.tag == "PTKVZ" else ""
        return prefix + self.full_verb.lemma


def clauses_of(text: str) -> list[Clause]:
    """The main clauses of a sentence whose borders are sure, in their order."""
    if text.rstrip("“”\"'»«) ").endswith("?"):
        return []
    plain = without_parentheses(tagged(text, "de"))
    tokens = [mended(token, after) for token, after in zip_longest(plain, plain[1:])]
    for number in range(1, len(tokens) - 2):
        # "eine ebene, wasserfeste Fläche": what stands there is an adjective, whatever it was taken for.
        before, comma, after = tokens[number - 1], tokens[number + 1], tokens[number + 2]
        if comma.text == "," and after.tag == "ADJ(A)" and before.tag == "ART" and tokens[number].text[0].islower():
            tokens[number] = tokens[number]._replace(tag="ADJ(A)")
    found: list[Clause] = []
    for part in parts_of(tokens):
        found += _mains(segments_of(part))
    return [clause._replace(first=not number) for number, clause in enumerate(found)]


_CONJUNCTIONS = frozenset({"und", "oder", "aber", "doch", "sondern", "denn"})
_TITLES = frozenset({"dr.", "prof.", "frau", "herr"})


class _Building(NamedTuple):
    front: list[Token | Phrase]
    verb: Token
    rest: list[Token | Phrase]
    sure: float = 1.0


def _mains(segments: Sequence[Segment]) -> list[Clause]:
    found: list[Clause] = []
    waiting: list[Segment] = []
    current: _Building | None = None

    def close() -> None:
        nonlocal current
        if current is not None and (clause := _clause(current)) is not None:
            found.append(clause)
            _, second = _parted([item for item in current.rest if isinstance(item, Token)])
            if second and clause.subject is not None:
                other = _clause(_Building([clause.subject], current.verb, second, 0.9))
                found.extend([other] if other is not None else [])
        current = None

    for number, segment in enumerate(segments):
        if segment.kind != "main":
            if current is not None and segment.kind == "sub" and segment.words[0].text in {"aber", "doch", "und"}:
                close()
                waiting = [Segment("sub", segment.words[1:])]
            elif current is None:
                waiting.append(segment)
            elif (
                segment.kind == "fragment"
                and (
                    not (current.rest and isinstance(current.rest[-1], Phrase))
                    and _is_aside(segment, segments[number + 1 :])
                )
            ) or (segment.kind == "fragment" and current.rest and _is_closed(current.rest)):
                continue
            elif segment.kind == "fragment" and current.rest and isinstance(current.rest[-1], Phrase):
                current.rest.extend(segment.words)
            elif segment.kind == "fragment":
                comma = Token(",", ",", "$,", segment.words[0].start - 2, segment.words[0].start - 1)
                current.rest.extend([comma, *segment.words])
            else:
                current.rest.append(Phrase(segment.kind, segment.words))
            continue
        words = list(segment.words)
        if current is not None:
            close()
            waiting = []
        if words[0].tag == "KON" or words[0].text.lower() in {"denn", "aber", "doch", "sondern", "und", "oder"}:
            if words[0].text.lower() == "denn" and found:
                found[-1] = found[-1]._replace(after=(*found[-1].after, Phrase("denn", tuple(words[1:]))))
            words = words[1:]
        at = finite_at(words)
        if at is None:
            waiting = []
            continue
        front: list[Token | Phrase] = []
        if waiting:
            if at == 0 and waiting[-1].kind in {"sub", "wh", "inf"}:
                front = [Phrase(waiting[-1].kind, waiting[-1].words)]
                if len(waiting) > 1:
                    waiting = []
                    continue
            elif at == 0 and waiting[-1].kind == "rel" and len(waiting) == 2:
                front = [*waiting[0].words, Phrase("rel", waiting[1].words)]
            elif at == 0 and len(waiting) == 2 and waiting[1].kind == "fragment" and waiting[1].words[0].tag == "ART":
                # "In Münster, der deutschen Fahrradhauptstadt, werden …"
                front = list(waiting[0].words)
            else:
                for part in waiting:
                    if part.kind != "fragment":
                        front = []
                        break
                    comma = Token(",", ",", "$,", part.words[-1].end, part.words[-1].end + 1)
                    front += [*part.words, comma]
                else:
                    front += words[:at]
                if not front or at == 0:
                    waiting = []
                    continue
            waiting = []
        else:
            front = list(words[:at])
            if not front and found and found[-1].subject is not None and number:
                front = [found[-1].subject]
        if not front and number + 1 < len(segments) and not _is_imperative(words):
            # "Wird ein Antrag abgelehnt, informiert …": a condition without its conjunction.
            given = Token("wenn", "wenn", "KOUS", words[0].start, words[0].start)
            waiting = [Segment("sub", (given, *words[1:], words[0]._replace(text=words[0].text.lower())))]
            continue
        if not front and _is_imperative(words):
            # "Prüfen Sie das Kabel": "Sie sollen das Kabel prüfen".
            verb = words[at]
            end = next(
                (
                    n
                    for n in range(2, len(words) - 1)
                    if words[n].tag == "KON" and words[n + 2 : n + 3] and words[n + 2].text == "Sie"
                ),
                len(words),
            )
            words = words[:end]
            prefix = words[-1].text if words[-1].tag == "PTKVZ" else ""
            base = verb._replace(text=prefix + verb.text.lower(), tag="VV(INF)")
            verb = Token("sollen", "sollen", "VM(FIN)", verb.start, verb.end)
            behind = words[2:-1] if prefix else words[2:]
            current = _Building([], verb, [words[1]._replace(start=1), *behind, base])
            continue
        rest: list[Token | Phrase] = list(words[at + 1 :])
        joined = _joined_verb(words, at)
        if joined is not None:
            rest = list(words[at + 1 : joined[0]])
            current = _Building(front, words[at], rest)
            first = _clause(current)
            close()
            current = _second(words, joined, first)
            continue
        current = _Building(front, words[at], rest)
    close()
    return found


def _is_aside(segment: Segment, behind: Sequence[Segment]) -> bool:
    """Whether a part between commas only tells more of what stands before it, and is no part of an enumeration."""
    first = segment.words[0].text.lower()
    if any(word.text in {"und", "oder", "sowie"} for part in (segment, *behind) for word in part.words):
        return first == "darunter" or [word.text for word in segment.words[:2]] == ["und", "zwar"]
    if segment.words[0].tag in {"APPR", "APPRART"}:
        return True
    return first in {"ein", "eine", "der", "die", "das", "darunter", "also", "insbesondere", "unter"}


def _is_closed(rest: Sequence[Token | Phrase]) -> bool:
    """Whether the verb is complete, so that a fragment behind a comma is another, shortened clause."""
    return isinstance(rest[-1], Token) and rest[-1].tag in NONFINITE


def _is_imperative(words: Sequence[Token]) -> bool:
    return len(words) > 1 and words[1].text == "Sie"


def _joined_verb(words: Sequence[Token], at: int) -> tuple[int, int] | None:
    """Where "und" or "oder" begins a second predicate, and where its finite verb stands."""
    for number in range(at + 2, len(words) - 1):
        between_numbers = is_number(words[number - 1]) and is_number(words[number + 1])
        if words[number].text.lower() in {"und", "oder", "aber", "sondern"} and not between_numbers:
            verb = finite_at(words, number + 1)
            if verb is None:
                return None
            if any(word.text in {"und", "oder"} for word in words[number + 1 : verb]):
                continue
            return number, verb
    return None


def _second(words: Sequence[Token], joined: tuple[int, int], first: Clause | None) -> _Building | None:
    """The predicate behind "und", with the subject of the first one where it has none."""
    conjunction, verb = joined
    before: list[Token | Phrase] = list(words[conjunction + 1 : verb])
    if before:
        return _Building(before, words[verb], list(words[verb + 1 :]))
    if first is None or first.subject is None:
        return None
    return _Building([first.subject], words[verb], list(words[verb + 1 :]), 0.9)


def _clause(parts: _Building) -> Clause | None:
    rest = list(parts.rest)
    only = parts.front[0] if len(parts.front) == 1 else None
    if isinstance(only, Token) and only.tag == "VV(PP)" and parts.verb.lemma == "werden":
        # "Geheizt wird mit …": as "… wird mit … geheizt".
        at = next((n for n, item in enumerate(rest) if isinstance(item, Phrase)), len(rest))
        rest.insert(at, only._replace(text=only.text.lower()))
        parts = parts._replace(front=[])
    aside = next((n for n, item in enumerate(rest[:-1]) if _adds(item, rest[n + 1])), None)
    rest = rest if aside is None else rest[:aside]
    after: list[Phrase] = []
    while rest and isinstance(rest[-1], Phrase):
        last = rest.pop()
        assert isinstance(last, Phrase)
        after.insert(0, last)
    rest, _ = _parted(_with_comparison_inside(rest))
    bracket: list[Token] = []
    if rest and isinstance(rest[-1], Token) and rest[-1].tag in FINITE and rest[-1].text[0].islower():
        # One finite verb is enough: this was a participle or an infinitive.
        rest[-1] = rest[-1]._replace(tag="VV(PP)" if parts.verb.lemma in {"werden", "haben", "sein"} else "VV(INF)")
    while rest and isinstance(rest[-1], Token) and rest[-1].tag in NONFINITE:
        token = rest.pop()
        assert isinstance(token, Token)
        bracket.insert(0, token)
    if not bracket and after and rest and after[0].kind == "rel":
        # A relative clause behind the last noun, with nothing of the verb to follow.
        rest.append(after.pop(0))
    elif bracket and after and after[0].kind == "rel":
        after[0] = after[0]._replace(kind="rel-far")
    front = phrases([item for item in parts.front if not (isinstance(item, Phrase) and item.kind in {"np", "pp"})])
    given = [item for item in parts.front if isinstance(item, Phrase) and item.kind in {"np", "pp"}]
    front = [*given, *front]
    middle = phrases(rest)
    fronts = _one(front)
    if fronts is None and front:
        return None
    if any(phrase.kind == "other" and phrase.words[0].tag in FINITE | NONFINITE for phrase in middle):
        return None
    subject = find_subject(fronts, middle, parts.verb)
    if fronts is not None and fronts.kind == "sub" and subject is not None and subject.kind == "pron":
        swapped = _swapped(fronts, subject, is_plural(parts.verb))
        if swapped is not None:
            middle = [swapped[1] if phrase is subject else phrase for phrase in middle]
            fronts, subject = swapped
    return Clause(fronts, parts.verb, tuple(middle), tuple(bracket), tuple(after), subject, sure=parts.sure)


def _adds(item: Token | Phrase, behind: Token | Phrase) -> bool:
    """Whether "und damit …" begins here, which only draws a conclusion."""
    return isinstance(item, Token) and isinstance(behind, Token) and item.text == "und" and behind.tag == "PROAV"


def _with_comparison_inside(rest: list[Token | Phrase]) -> list[Token | Phrase]:
    """A comparison behind the verb ("treten … auf wie im Büro") put before the verb's last part."""
    at = next(
        (n for n, item in enumerate(rest) if isinstance(item, Token) and item.tag in {"PTKVZ", "VV(PP)", "VV(INF)"}),
        None,
    )
    if at is None or at + 1 >= len(rest):
        return rest
    behind = rest[at + 1]
    if isinstance(behind, Token) and behind.text in {"wie", "als"} and behind.tag in {"KOKOM", "APPR"}:
        return [*rest[:at], *rest[at + 1 :], rest[at]]
    return rest


def _parted(rest: list[Token | Phrase]) -> tuple[list[Token | Phrase], list[Token | Phrase]]:
    """Of "gewartet und nach 25 Jahren ausgetauscht" each half by itself; the second is empty where there is one."""
    verbs = [item for item in rest if isinstance(item, Token) and item.tag in {"VV(PP)", "VV(INF)"}]
    if not rest or not isinstance(rest[-1], Token) or rest[-1].tag not in NONFINITE or not verbs:
        return rest, []
    for number in range(1, len(rest) - 1):
        item, before = rest[number], rest[number - 1]
        joins = isinstance(item, Token) and item.text in {"und", "oder"} and isinstance(before, Token)
        if joins and isinstance(before, Token) and before.tag in {verbs[-1].tag, "VA(INF)"}:
            verbs_left = [
                word for word in rest[number:] if isinstance(word, Token) and word.tag.startswith(("VA", "VM"))
            ]
            complete = before.tag == "VA(INF)" and not verbs_left
            return [*rest[:number], *([] if complete or before.tag == "VA(INF)" else verbs_left)], rest[number + 1 :]
    return rest, []


def _one(found: list[Phrase]) -> Phrase | None:
    """What stands before the verb as one phrase: adverbs and prepositional phrases that belong to a noun go with it."""
    found = list(dropwhile(lambda phrase: phrase.first in _CONJUNCTIONS, found))
    if len(found) <= 1:
        return found[0] if found and found[0].kind != "other" else None
    if any(phrase.kind == "pron" for phrase in found):
        return None
    if found[-1].kind == "adv" and found[-1].first in lists.DROPPED_WITHIN:
        # "Essig hingegen ist …"
        found = found[:-1]
    main = next((phrase for phrase in found if phrase.kind in {"np", "pp", "sub", "wh", "inf"}), None)
    words = tuple(word for phrase in found for word in phrase.words)
    if main is None:
        return Phrase("adv", words)
    kind = main.kind
    if found[0].kind not in {"np", "pp", "adv", "adj"} or kind in {"sub", "wh", "inf"}:
        return None
    if found[0].kind in {"adv", "adj"} and (main.kind == "pp" or found[0].words[0].text.lower() in lists.TIMES):
        kind = "adv" if main.kind != "pp" or found[0].words[0].text.lower() in lists.TIMES else "pp-modified"
    return Phrase(kind, words, main.head)


def find_subject(front: Phrase | None, middle: Sequence[Phrase], verb: Token) -> Phrase | None:
    """The subject among the phrases of a clause, ``None`` where it is not sure."""
    plural = is_plural(verb)
    if front is not None and front.kind == "wh":
        return front if front.first == "wer" else None
    nominal = [phrase for phrase in middle if phrase.kind in {"np", "pron"}]
    sure = [phrase for phrase in nominal if only_subject(phrase)]
    if front is not None and only_subject(front):
        return front
    if sure:
        return sure[0]
    if front is not None and front.kind in {"np", "pron"} and may_be_subject(front, plural):
        # "Flecken dürfen Mieter entfernen": of two that could be, the one that acts.
        first = nominal[0] if nominal else None
        if first is not None and first.first in _TITLES and not is_person(front.head):
            return first  # "Termine bietet Dr. Oster an"
        if first is not None and is_person(first.head) and not is_person(front.head) and not is_body(front.head):
            bare = first.words[0] is first.head and front.words[0].tag != "ART"
            return first if bare and may_be_subject(first, plural) else front
        return front
    return next((phrase for phrase in nominal if may_be_subject(phrase, plural)), None)


def _swapped(front: Phrase, pronoun: Phrase, plural: bool) -> tuple[Phrase, Phrase] | None:
    """Of "Als Brenner gründete, beschäftigte er …": the name for the main clause, the pronoun for the other."""
    word = pronoun.first
    if word not in {"er", "sie", "es"} or pronoun.words[0].text == "Sie":
        return None
    named = next(
        (phrase for phrase in phrases(front.words[1:]) if phrase.kind == "np" and may_be_subject(phrase, plural)), None
    )
    if named is None or named.head is None or any(token.text == "," for token in named.words):
        return None
    if front.first not in {"als", "nachdem"} and not is_person(named.head):
        return None
    noun = gender(named.head.lemma)
    if (
        (word == "er" and noun not in {"m", ""})
        or (word == "es" and noun != "n")
        or (word == "sie" and not plural and noun != "f")
    ):
        return None
    at = front.words.index(named.words[0])
    behind = front.words[at + len(named.words) :]
    return front._replace(words=(*front.words[:at], pronoun.words[0], *behind)), named
