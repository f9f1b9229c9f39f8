"""Sentences with a gap: for facts that no question asks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from phonequiz.generate.english.amounts import form, kind
from phonequiz.generate.english.asked import Asked
from phonequiz.generate.english.clauses import Clause
from phonequiz.generate.english.context import is_plural, name_spans
from phonequiz.generate.english.lexicon import ANAPHORS
from phonequiz.generate.english.measures import Measure, measure
from phonequiz.generate.english.phrases import Phrases
from phonequiz.generate.english.words import NOUNS, Word

BLANK = "____"
_LONGEST_WORDS = 32
_CONFIDENCE = 0.4
_SURE = 0.7
_MOST = 3
_MOST_FURTHER = 2
_LONGEST_GAP = 12
_NEAR = 24
# Who "we" are is clear enough in a sentence with a gap.
_OURSELVES = frozenset({"we", "us", "our", "ours", "ourselves"})
_EARLY = 6
_NO_NUMBER_BEFORE = frozenset({"past", "last", "next", "first", "coming", "several", "many", "few"})


def last_resort(
    words: Sequence[Word], text: str, clauses: Sequence[Clause], subject: str, begins: int
) -> Iterator[Asked]:
    """A gap for the last noun phrase of a sentence of which nothing else could be asked."""
    shown = _shown(words, text, subject, begins)
    if not shown or len(text.split()) > _LONGEST_WORDS - 4:
        return
    if any(clause.points_back for clause in clauses):
        return
    for wanted in ("np", "pp"):
        for clause in clauses:
            for part in reversed(clause.after):
                noun = part.noun
                if (
                    part.kind != wanted
                    or noun is None
                    or words[noun.head].tag not in NOUNS
                    or noun.end - noun.start > 8
                ):
                    continue
                key = text[words[noun.start].start : words[noun.end - 1].end]
                stem = _gapped(shown, text, key)
                if stem and not any(word.low in ANAPHORS for word in words[noun.start : noun.end]):
                    many = "pl" if is_plural(words, noun.start, noun.end) else "sg"
                    yield Asked("action", stem, key, f"np-{many}:thing", _CONFIDENCE - 0.1, (), True)
                    return
    last = _last_noun(words) if not clauses else None
    if last is not None and last[0] > 2 and text[words[last[0]].start - 1] not in ".@/-":
        key = text[words[last[0]].start : words[last[1] - 1].end]
        stem = _gapped(shown, text, key)
        if stem and not any(word.low in ANAPHORS for word in words[last[0] : last[1]]):
            many = "pl" if is_plural(words, *last) else "sg"
            yield Asked("action", stem, key, f"np-{many}:thing", _CONFIDENCE - 0.1, (), True)


def further_gaps(
    words: Sequence[Word], text: str, clauses: Sequence[Clause], subject: str, begins: int, asked: Sequence[Asked]
) -> Iterator[Asked]:
    """Gaps for what stands behind the verbs and is no question's key: the last of the queue."""
    shown = _shown(words, text, subject, begins)
    if not shown or len(text.split()) > _LONGEST_WORDS - 4 or any(clause.points_back for clause in clauses):
        return
    keys = [question.key.lower() for question in asked]
    made = 0
    for clause in clauses:
        for part in clause.after:
            start, end = (part.noun.start, part.noun.end) if part.noun is not None else (part.start + 1, part.end)
            if part.kind not in ("np", "pp", "sub") or made == _MOST_FURTHER or end - start > _LONGEST_GAP:
                continue
            if start >= end or end > len(words) or words[start].low == "place":
                continue
            if part.kind == "sub" and part.lead not in ("because", "if", "when", "since", "until", "unless"):
                continue
            if part.noun is not None and (
                words[part.noun.head].tag not in NOUNS or measure(words, start, end) is not None
            ):
                continue
            key = text[words[start].start : words[end - 1].end]
            low = key.lower()
            if any(low in known or known in low for known in keys) or any(
                word.low in ANAPHORS for word in words[start:end]
            ):
                continue
            stem = _gapped(shown, text, key)
            if stem:
                made += 1
                many = "pl" if part.noun is not None and is_plural(words, start, end) else "sg"
                form = f"np-{many}:thing" if part.noun is not None else "clause"
                yield Asked("action", stem, key, form, _CONFIDENCE - 0.2, (), True)


def _last_noun(words: Sequence[Word]) -> tuple[int, int] | None:
    """The last noun phrase of a sentence whose clauses could not be read."""
    phrases = Phrases(list(words))
    found: tuple[int, int] | None = None
    at = 0
    while at < len(words):
        noun = phrases.simple_noun(at)
        if noun is not None and words[noun.head].tag in NOUNS and noun.end - noun.start <= 6:
            found = (noun.start, noun.end)
        at = max(at + 1, noun.end if noun is not None else 0)
    return found


def _shown(words: Sequence[Word], text: str, subject: str, begins: int) -> str:
    """The sentence as it can stand alone, without what links it to the one before; empty where it cannot."""
    shown = _stands_alone(words, text, subject)
    if shown == text and 0 < begins < len(words):
        shown = text[words[begins].start :]
        shown = shown[:1].upper() + shown[1:]
    return shown


def clozes(
    words: Sequence[Word], text: str, subject: str, asked: Sequence[Asked], points_back: bool, begins: int
) -> Iterator[Asked]:
    """Gaps for the numbers and names of a sentence that no question asks.

    ``begins`` is where the statement begins behind words that link it to the one before. ``subject`` replaces a
    pronoun that the sentence begins with; without it such a sentence is left alone.
    """
    shown = _shown(words, text, subject, begins)
    if not shown or points_back or len(text.split()) > _LONGEST_WORDS:
        return
    keys = {question.key.lower() for question in asked}
    made = 0
    for found in _measures(words):
        if made == _MOST:
            break
        around = {word.low for word in words[max(0, found.start - 1) : found.end + 1]}
        if found.kind == "weekday" and "to" in around:
            continue
        key = text[words[found.start].start : words[found.end - 1].end]
        sure = [question.key.lower() for question in asked if question.confidence >= _SURE]
        asked_for = any(f" {key.lower()} " in f" {known} " and len(known) < len(key) + _NEAR for known in sure)
        if key.lower() in keys or asked_for:
            continue
        before = words[found.start - 1].low if found.start else ""
        if key.lower().split()[-1] in ("one", "1") or before in _NO_NUMBER_BEFORE or key.count("-") > 1:
            continue
        bare = found.kind == "count" and (found.thing >= found.thing_end or found.end == len(words))
        if bare and len(key) < 2:
            continue
        stem = _gapped(shown, text, key)
        if key.endswith((" a.m", " p.m")):
            key += "."
        if stem:
            made += 1
            yield Asked(kind(found), stem, key, form(found), _CONFIDENCE, (), True)
    if made or sum(question.confidence >= _SURE for question in asked) > 1:
        return
    for start, end in name_spans(words):
        key = text[words[start].start : words[end - 1].end]
        if (
            start == 0
            or (start == 1 and words[0].tag == "AT0" and end - start == 1)
            or any(key.lower() in known for known in keys)
            or text.count(key) != 1
            or words[start - 1].tag in ("NP0", "CRD")
        ):
            continue
        stem = _gapped(shown, text, key)
        if stem and not made:
            made += 1
            yield Asked("organisation", stem, key, "name", _CONFIDENCE - 0.05, (), True)


def _measures(words: Sequence[Word]) -> list[Measure]:
    """The numbers of a sentence, each once."""
    phrases = Phrases(list(words))
    found: list[Measure] = []
    at = 0
    while at < len(words):
        noun = phrases.simple_noun(at)
        result = measure(words, at, noun.end) if noun is not None else None
        if result is not None:
            found.append(result)
            at = max(result.end, at + 1)
        else:
            at += 1
    return found


def _stands_alone(words: Sequence[Word], text: str, subject: str) -> str:
    """The sentence with its first pronoun replaced; empty where another leans on what was said before."""
    if not words:
        return ""
    first = words[0]
    hanging = [
        word
        for at, word in enumerate(words)
        if word.low in ANAPHORS - _OURSELVES and word.tag in ("PNP", "DPS", "DT0", "PNX") and not _announces(words, at)
    ]
    if not hanging:
        return text
    if hanging[0] is first and subject:
        own = first.tag == "PNP"
        return (
            (subject if own else f"{subject}’s")[:1].upper()
            + (subject if own else f"{subject}’s")[1:]
            + text[first.end :]
        )
    early = words.index(hanging[0])
    if early <= _EARLY and subject and hanging[0].low in ("it", "they", "he", "she"):
        # "After the war she …": the pronoun is the subject.
        return text[: hanging[0].start] + subject + text[hanging[0].end :]
    first_at = next(at for at, word in enumerate(words) if word is hanging[0])
    if first_at > 3 and all(word.tag in ("DPS", "PNP") for word in hanging):
        return text
    return ""


def _announces(words: Sequence[Word], at: int) -> bool:
    """Whether "those" only announces who is meant ("those who commute")."""
    return words[at].low == "those" and at + 1 < len(words) and words[at + 1].tag in ("PNQ", "PRP", "PRF")


def _gapped(shown: str, text: str, key: str) -> str:
    """The sentence with the key blanked; empty where the key stands in it twice."""
    if shown.count(key) != 1 or len(text) - len(key) < 20:
        return ""
    return shown.replace(key, BLANK)
