"""Sentences with a gap: for every fact that no sure question asks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from phonequiz.generate.english.amounts import form, kind
from phonequiz.generate.english.asked import Asked
from phonequiz.generate.english.clauses import Clause
from phonequiz.generate.english.context import is_plural, name_spans
from phonequiz.generate.english.lexicon import ANAPHORS, CONDITION
from phonequiz.generate.english.measures import Measure, measure
from phonequiz.generate.english.phrases import Phrases
from phonequiz.generate.english.words import NOUNS, Word
from phonequiz.generate.model import BLANK

_LONGEST_WORDS = 60
_LONGEST_KEY = 14
_NUMBER = 0.4
_NAME = 0.35
_TERM = 0.3
_PHRASE = 0.2
_SURE = 0.445
_MOST_PHRASES = 6
# Who "we" are is clear enough in a sentence with a gap.
_OURSELVES = frozenset({"we", "us", "our", "ours", "ourselves"})
_EARLY = 6
_NO_NUMBER_BEFORE = frozenset({"past", "last", "next", "first", "coming", "several", "many", "few"})
_BODIES = frozenset(
    {"because", "if", "when", "whenever", "since", "until", "unless", "so that", "before", "after", "once"}
)
_PREPOSITIONS = CONDITION | {"in", "on", "at", "by", "with", "from", "to", "for", "of", "within", "since", "because"}


class Gaps:
    """The gaps of one sentence.

    ``begins`` is where the statement begins behind words that link it to the one before. ``subject`` replaces a
    pronoun that the sentence begins with; without it such a sentence is left alone.
    """

    def __init__(self, words: Sequence[Word], text: str, subject: str, begins: int, asked: Sequence[Asked]) -> None:
        self._words = words
        self._text = text
        self._shown = _shown(words, text, subject, begins) if len(words) <= _LONGEST_WORDS else ""
        self._taken = {_bare(question.key) for question in asked if question.confidence >= _SURE}

    def all(self, clauses: Sequence[Clause]) -> Iterator[Asked]:
        """A gap for each number, name, term and phrase that no sure question asks for, the likeliest facts first."""
        if not self._shown or any(clause.points_back for clause in clauses):
            return
        yield from self.numbers()
        yield from self._names()
        yield from self._terms()
        yield from [*self._phrases(), *self._clauses(clauses)][:_MOST_PHRASES]

    def _gap(self, start: int, end: int, confidence: float, kind_and_form: tuple[str, str]) -> Iterator[Asked]:
        """The sentence with the words between two places blanked, if they can be a key."""
        words = self._words
        if not 0 <= start < end <= len(words) or end - start > _LONGEST_KEY:
            return
        key = self._text[words[start].start : words[end - 1].end]
        if any(word.low in ANAPHORS and word.tag in ("PNP", "DPS", "DT0") for word in words[start:end]):
            return
        if _bare(key) in self._taken or self._shown.count(key) != 1 or len(self._shown) - len(key) < 15:
            return
        around = self._shown[max(0, self._shown.index(key) - 1) : self._shown.index(key) + len(key) + 1]
        if around[0] in "@/-." or around[-1:] in ("@", "/", "-"):
            return
        self._taken.add(_bare(key))
        stem = self._shown.replace(key, BLANK)
        first = words[start]
        if start == 0 and first.tag != "NP0" and first.text[1:] == first.text[1:].lower():
            key = key[:1].lower() + key[1:]
        shown = key + "." if key.endswith((" a.m", " p.m")) else key
        yield Asked(kind_and_form[0], stem, shown, kind_and_form[1], confidence, (), True)  # type: ignore[arg-type]

    def numbers(self) -> Iterator[Asked]:
        """A gap for each number."""
        if not self._shown:
            return
        words = self._words
        for found in _measures(words):
            around = {word.low for word in words[max(0, found.start - 1) : found.end + 1]}
            before = words[found.start - 1].low if found.start else ""
            text = words[found.end - 1].text
            skipped = (found.kind == "weekday" and "to" in around) or before in _NO_NUMBER_BEFORE or text.count("-") > 1
            if skipped or text.lower() in ("one", "1") or before == "no":
                continue
            yield from self._gap(found.start, found.end, _NUMBER, (kind(found), form(found)))

    def _names(self) -> Iterator[Asked]:
        for start, end in name_spans(self._words):
            alone = start <= 1 and end - start == 1 and self._words[0].tag == "AT0"
            if not alone and (start == 0 or self._words[start - 1].tag not in ("NP0", "CRD")):
                yield from self._gap(start, end, _NAME, ("organisation", "name"))

    def _terms(self) -> Iterator[Asked]:
        """What is called, known as or said to mean something, and what stands in quotation marks."""
        words = self._words
        phrases = Phrases(list(words))
        for at, word in enumerate(words[:-1]):
            named = word.low in ("called", "named", "termed", "means") or (
                word.low == "as" and words[at - 1].low == "known"
            )
            noun = phrases.noun(at + 1) if named else None
            if noun is not None:
                yield from self._gap(at + 1, noun.end, _TERM, ("definition", "name"))

    def _phrases(self) -> Iterator[Asked]:
        """Noun phrases, each as a whole and, of an enumeration, all of it."""
        words = self._words
        phrases = Phrases(list(words))
        at = 0
        first: list[Asked] = []
        found: list[Asked] = []
        while at < len(words):
            noun = phrases.noun(at)
            if noun is None or words[noun.head].tag not in NOUNS or words[noun.start].low == "place":
                at = max(at + 1, noun.end if noun is not None else 0)
                continue
            if measure(words, noun.start, noun.end) is None:
                many = "pl" if is_plural(words, noun.start, noun.end) else "sg"
                label = "enumeration" if noun.items else f"np-{many}:thing"
                gaps = self._gap(noun.start, noun.end, _PHRASE, ("enumeration" if noun.items else "action", label))
                (first if noun.start == 0 else found).extend(gaps)
            at = noun.end
        # What is new mostly stands behind the verb: the sentence's first words come last.
        yield from (*found, *first)

    def _clauses(self, clauses: Sequence[Clause]) -> Iterator[Asked]:
        """The bodies of reasons and conditions, what is to be done, and how."""
        for clause in clauses:
            for part in (*clause.before, *clause.after):
                if part.kind == "sub" and part.lead in _BODIES:
                    size = len(part.lead.split())
                    yield from self._gap(part.start + size, part.end, _PHRASE, ("cause", "clause"))
                elif part.kind == "inf" and part.lead == "to":
                    yield from self._gap(part.start + 1, part.end, _PHRASE, ("action", "verb-phrase"))
                elif part.kind == "ppg":
                    yield from self._gap(part.start + len(part.lead.split()), part.end, _PHRASE, ("action", "gerund"))


def _bare(key: str) -> str:
    """A key without its preposition, to see that two are the same."""
    words = key.lower().split()
    while len(words) > 1 and words[0] in _PREPOSITIONS:
        words = words[1:]
    return " ".join(words)


def _shown(words: Sequence[Word], text: str, subject: str, begins: int) -> str:
    """The sentence as it can stand alone, without what links it to the one before; empty where it cannot."""
    shown = _stands_alone(words, text, subject)
    if shown == text and 0 < begins < len(words):
        shown = text[words[begins].start :]
        shown = shown[:1].upper() + shown[1:]
    return shown


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
    if first_at > 3:
        return text
    return ""


def _announces(words: Sequence[Word], at: int) -> bool:
    """Whether "those" only announces who is meant ("those who commute")."""
    return words[at].low == "those" and at + 1 < len(words) and words[at + 1].tag in ("PNQ", "PRP", "PRF")
