"""Gaps for the facts of an article that no question asks, so that a trainer misses none.

The last resort, and never sure: numbers, names, terms, reasons and the noun phrases at which a clause ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from phonequiz.check.words import telling
from phonequiz.generate.distractors.numerals import numerals
from phonequiz.generate.model import BLANK, GAP_FORM, Article, Candidate, Kind, Language, Sentence, Token
from phonequiz.generate.tagging import tagged

_CONFIDENCE, _PHRASE = 0.35, 0.25
_MOST_PHRASES = 3
_MOST_BEFORE = 2
_LONGEST_STEM = 380
_LONGEST_SENTENCE = 300
_LONGEST_CLAUSE = 120
_FEWEST_LETTERS = 20  # of a stem


class _Grammar(NamedTuple):
    """The tags and words by which phrases are told."""

    determiners: frozenset[str]
    describing: frozenset[str]
    nouns: frozenset[str]
    names: frozenset[str]
    pointing: frozenset[str]
    pointing_words: frozenset[str]
    reasons: re.Pattern[str]
    terms: re.Pattern[str]
    form: str


_GRAMMARS: dict[Language, _Grammar] = {
    "de": _Grammar(
        determiners=frozenset({"ART", "PPOSAT", "PIAT"}),
        describing=frozenset({"ADJ(A)", "CARD"}),
        nouns=frozenset({"NN", "NE", "FM", "NNA", "NNI", "TRUNC"}),
        names=frozenset({"NE", "FM"}),
        pointing=frozenset({"PPER", "PDS", "PDAT", "PROAV"}),
        pointing_words=frozenset({"dort", "hier", "so", "beide", "solche"}),
        reasons=re.compile(r"(?<=, )(?:weil|da|damit|indem|bevor|sobald|sofern|wenn) [^,;.:–]+"),
        terms=re.compile(
            r"\b(?:[Uu]nter|nennt man|heißt|heißen|genannt|sogenannten?|spricht von|Fachbegriff) "
            r"(?P<term>(?:[a-zäöüß]+[en]? )?[A-ZÄÖÜ][\w-]+)"
        ),
        form="weil-clause",
    ),
    "en": _Grammar(
        determiners=frozenset({"AT0", "DPS", "DT0"}),
        describing=frozenset({"AJ0", "AJC", "AJS", "ORD", "CRD", "VVN-AJ0"}),
        nouns=frozenset({"NN0", "NN1", "NN2", "NP0"}),
        names=frozenset({"NP0"}),
        pointing=frozenset({"PNP", "DPS"}),
        pointing_words=frozenset({"this", "these", "that", "those", "there", "here", "such", "both"}),
        reasons=re.compile(r"\b(?:because|so that|unless|before|as soon as|when|if) [^,;.:–]+"),
        terms=re.compile(
            r"\b(?:is called|are called|known as|called|named|means|term) (?P<term>(?:an? )?[\w-]+(?: [\w-]+)?)"
        ),
        form="because-clause",
    ),
}
_QUOTED = re.compile(r"[„“\"»](?P<term>[^“”\"«„]{3,30})[“”\"«]")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d\Z")
_UNIT = re.compile(r"(?:st|nd|rd|th)?(?:\s?%|[- ]per cent\b| percent\b| (?:million|billion|Millionen|Milliarden)\b)?")
# What is counted, and what numbers only name.
_NO_NUMBERS = frozenset({"ein", "eine", "einen", "einem", "einer", "eines", "one", "a", "first"})
_NUMBERED = frozenset(
    {"§", "Nr", "Nr.", "No", "No.", "Art", "Art.", "Abs", "Abs.", "Number", "Nummer", "Seite", "page"}
)
_DATIVE = frozenset(
    {"aus", "außer", "bei", "mit", "nach", "seit", "von", "zu", "im", "am", "beim", "vom", "zum", "zur"}
)
_ACCUSATIVE = frozenset({"bis", "durch", "für", "gegen", "ohne", "um"})
_SEGMENT = re.compile(r"[,;:–—()]")
_LEAD = re.compile(r"[^:]{3,60}: (?=\w)")


class _Fact(NamedTuple):
    """What a gap is made for, from ``start`` up to ``end`` of the sentence."""

    kind: Kind
    form: str
    start: int
    end: int
    confidence: float


def with_gaps(article: Article, found: Iterable[Candidate]) -> Iterator[Candidate]:
    """The candidates, and behind them gaps for what the sentences say and none of them asks."""
    asked: dict[int, list[frozenset[str]]] = {}
    for candidate in found:
        told = frozenset(telling(candidate.key, article.language))
        asked.setdefault(candidate.sentence.position, []).append(told)
        yield candidate
    for section in article.sections:
        for number, sentence in enumerate(section.sentences):
            before = section.sentences[max(0, number - _MOST_BEFORE) : number]
            yield from _gaps(sentence, before, asked.get(sentence.position, []), article.language)


def numbers_in(text: str, language: Language) -> list[tuple[int, int, Kind]]:
    """Where a text has numbers with what they count, and of what kind they are."""
    grammar = _GRAMMARS[language]
    return [(fact.start, fact.end, fact.kind) for fact in _numbers(text, tagged(text, language), grammar, language)]


def _gaps(
    sentence: Sentence, before: Sequence[Sentence], asked: list[frozenset[str]], language: Language
) -> Iterator[Candidate]:
    tokens = tagged(sentence.text, language)
    text = sentence.text
    if len(text) > _LONGEST_SENTENCE or text.endswith("?"):
        return
    grammar = _GRAMMARS[language]
    lead = _LEAD.match(text)
    cut = lead.end() if lead is not None and _hangs(tokens, grammar, lead.end()) else 0
    context = _context(sentence, before, grammar, language) if not cut and _hangs(tokens, grammar, len(text)) else ""
    known = list(asked)
    for fact in _facts(text, tokens, grammar, language):
        key = text[fact.start : fact.end]
        told = frozenset(telling(key, language))
        if fact.start < cut or any(_same(told, other) for other in known):
            continue
        rest = text[cut : fact.start] + BLANK + text[fact.end :]
        stem = context + rest[:1].upper() + rest[1:]
        alone = telling(context + text[cut : fact.start] + text[fact.end :], language)
        if len(stem) > _LONGEST_STEM or len(stem) < _FEWEST_LETTERS or (told and told <= set(alone)):
            continue
        known.append(told)
        confidence = round(fact.confidence - (0.05 if context else 0), 2)
        yield Candidate(fact.kind, stem, key, fact.form, sentence, sentence.quote, confidence, cloze=True)


def _context(sentence: Sentence, before: Sequence[Sentence], grammar: _Grammar, language: Language) -> str:
    """What names the thing that a sentence points to: the sentences before it in its paragraph, else its heading."""
    context = ""
    for earlier in reversed(before):
        if earlier.paragraph != sentence.paragraph:
            break
        context = f"{earlier.text} {context}"
        if not _hangs(tagged(earlier.text, language), grammar, len(earlier.text)):
            return context
    return f"{sentence.section.rstrip(':')}: {context}"


def _same(told: frozenset[str], other: frozenset[str]) -> bool:
    """Whether a key says what another says, most of it at least."""
    return bool(told) and len(told & other) >= 0.6 * max(len(told), len(other))


def _hangs(tokens: Sequence[Token], grammar: _Grammar, until: int) -> bool:
    """Whether a sentence points to something before it ere it has named anything."""
    for token in tokens:
        if token.start >= until:
            return False
        if token.tag in grammar.pointing or token.text.lower() in grammar.pointing_words:
            return True
        if token.tag in grammar.nouns:
            return False
    return False


def _facts(text: str, tokens: Sequence[Token], grammar: _Grammar, language: Language) -> Iterator[_Fact]:
    """The facts of a sentence, the surest kinds first; none within another."""
    taken: list[tuple[int, int]] = []

    def free(facts: Iterable[_Fact]) -> Iterator[_Fact]:
        for fact in facts:
            if not any(fact.start < end and start < fact.end for start, end in taken):
                taken.append((fact.start, fact.end))
                yield fact

    yield from free(_numbers(text, tokens, grammar, language))
    yield from free(_terms(text, grammar))
    yield from free(_names(tokens, grammar))
    yield from free(_reasons(text, grammar))
    yield from free(_ends(text, tokens, grammar))


def _phrases(tokens: Sequence[Token], grammar: _Grammar) -> Iterator[tuple[int, int]]:
    """Noun phrases without a preposition: first token, and the one behind the last."""
    at = 0
    while at < len(tokens):
        start = at
        if tokens[at].tag in grammar.determiners:
            at += 1
        while at < len(tokens) and tokens[at].tag in grammar.describing:
            at += 1
        nouns = at
        while at < len(tokens) and tokens[at].tag in grammar.nouns:
            at += 1
        if at > nouns:
            yield start, at
        else:
            at = start + 1


def _numbers(text: str, tokens: Sequence[Token], grammar: _Grammar, language: Language) -> Iterator[_Fact]:
    for numeral in numerals(text, language):
        start, end = numeral.start, numeral.end
        if text[start:end].lower() in _NO_NUMBERS:
            continue
        if _YEAR.match(text[start:end]):
            yield _Fact("date", "year", start, end, _CONFIDENCE)
            continue
        before = next((token for token in reversed(tokens) if token.end <= start), None)
        if before is not None and (before.text in _NUMBERED or before.tag in grammar.names):
            continue
        if text[:start].endswith(("£", "$", "€")):
            start -= 1
        unit = _UNIT.match(text, end)
        end = unit.end() if unit else end
        behind = next((token for token in tokens if token.start > end), None)
        if behind is not None and behind.start == end + 1 and text[end] == " " and behind.tag in grammar.nouns:
            end = behind.end
        yield _Fact("quantity", "number", start, end, _CONFIDENCE)


def _terms(text: str, grammar: _Grammar) -> Iterator[_Fact]:
    for pattern in (_QUOTED, grammar.terms):
        for match in pattern.finditer(text):
            if len(match["term"].split()) <= 3:
                yield _Fact("definition", "term", match.start("term"), match.end("term"), _CONFIDENCE)


def _names(tokens: Sequence[Token], grammar: _Grammar) -> Iterator[_Fact]:
    at = 0
    while at < len(tokens):
        start = at
        while at < len(tokens) and tokens[at].tag in grammar.names and tokens[at].text != tokens[at].text.lower():
            at += 1
        if at == start:
            at += 1
            continue
        is_person = at - start == 2 and all(token.text.isalpha() for token in tokens[start:at])
        kind: Kind = "person" if is_person else "organisation"
        form = "name:person" if is_person else "name"
        yield _Fact(kind, form, tokens[start].start, tokens[at - 1].end, _CONFIDENCE)


def _reasons(text: str, grammar: _Grammar) -> Iterator[_Fact]:
    for match in grammar.reasons.finditer(text):
        end = match.start() + len(match.group().rstrip())
        if match.start() > 0 and 12 < end - match.start() <= _LONGEST_CLAUSE:
            word = match.group().split()[0]
            form = grammar.form if word in ("weil", "because") else f"{word}-clause"
            yield _Fact("cause", form, match.start(), end, _PHRASE)


def _ends(text: str, tokens: Sequence[Token], grammar: _Grammar) -> Iterator[_Fact]:
    """The noun phrases at which the parts of a sentence end, where what is new is said, and a bare one at its head."""
    spans = [
        (tokens[start].start, tokens[end - 1].end, tokens[start], end - start)
        for start, end in _phrases(tokens, grammar)
    ]
    marks = [match.start() for match in _SEGMENT.finditer(text)] + [len(text)]
    chosen: list[tuple[int, int, Token, int]] = []
    if spans and spans[0][0] == 0 and spans[0][2].tag not in grammar.determiners and spans[0][3] <= 2:
        chosen.append(spans[0])
    for mark, last in pairwise([-1, *marks]):
        inside = [span for span in spans if mark < span[0] and span[1] <= last]
        chosen += inside[-2:][::-1]
    for start, end, first, words in chosen[:_MOST_PHRASES]:
        if words <= 6 and end - start >= 4 and text[end - 1] != "-":
            yield _Fact("action", _form(first, text[start:end], tokens, end, grammar), start, end, _PHRASE)


def _form(first: Token, key: str, tokens: Sequence[Token], end: int, grammar: _Grammar) -> str:
    """What keys share that can stand in one another's place: the article and the case, else how the noun ends."""
    head = next(token for token in tokens if token.end == end)
    article = first.text.lower() if first.tag in grammar.determiners else ""
    if head.tag in ("NN1", "NN2"):
        return f"{GAP_FORM}{article}:{head.tag}"
    before = next((token for token in reversed(tokens) if token.end <= first.start), None)
    case = _case(before, grammar)
    if article:
        return f"{GAP_FORM}{article}:{case}"
    described = key.split()[0][-2:].lower() if " " in key else ""
    return f"{GAP_FORM}{described}-{key[-2:].lower()}:{case}"


def _case(before: Token | None, grammar: _Grammar) -> str:
    """The case in which a German noun phrase stands, as far as the word before it tells."""
    if before is None:
        return "nominative"
    if before.text.lower() in _DATIVE:
        return "dative"
    if before.text.lower() in _ACCUSATIVE:
        return "accusative"
    if before.tag in grammar.nouns:
        return "genitive"
    return "either" if before.tag.startswith("APPR") else ""
