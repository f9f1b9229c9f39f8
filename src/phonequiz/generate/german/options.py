"""Distractors for German phrases: other nouns that name a thing of the same kind, in the form that the key has.

They come from the article first, then from our lists. A key of many words is varied in one or two places, so that each
option shares something with the others and none is told by its form.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain, islice
from pathlib import Path
from typing import NamedTuple

from phonequiz.generate.dice import Dice
from phonequiz.generate.german import words as lists
from phonequiz.generate.german.inflection import Described, Nominal, Reading, nominal, rendered
from phonequiz.generate.german.nouns import Kind, compounds, declensions, form, kind_of, neighbours
from phonequiz.generate.german.phrases import NOUNS, is_year
from phonequiz.generate.german.spans import terms
from phonequiz.generate.model import Article, Candidate, Sentence, Token
from phonequiz.generate.tagging import tagged

# Kinds whose lines are still so wide that at least two others must be named by the article itself.
_LOOSE = lists.words_of(
    "device place process quality measure event substance furniture danger field shape plant person document bodypart "
    "food illness"
)
_FEWEST_NEAR = 2
# Kinds whose nouns stand without an article in the singular: "aus Stahl", "durch Reinigung".
_UNCOUNTED = frozenset({"substance", "energy", "quality", "field", "illness", "process", "measure", "time", "right"})
# Nouns that take in others of their kind.
GENERAL = lists.words_of(
    "fahrzeug gerät maschine anlage apparat tier pflanze gebäude haus raum zimmer ort stoff material person "
    "mensch krankheit erkrankung speise lebensmittel getränk möbel werkzeug flüssigkeit metall kunststoff gas "
    "unternehmen firma betrieb behörde einrichtung organ dokument schaden ereignis tätigkeit arbeit aufgabe land "
    "region mittel energie geld insekt vogel fisch säugetier baum blume gemüse obst kleidung behälter beschwerden "
    "leiden umgebung programm software unfall mangel fehler mann frau kind junge mädchen volk symptom verletzung "
    "familie störung leute"
)
_NEIGHBOURHOOD = 30
_PROPOSED = 12
_SHARED_END = 5  # letters that two terms of one thing share: "Formschluss", "Kraftschluss"
_PLACES = 2
_WITHIN = frozenset({"ART", "PPOSAT", "PIAT", "PDAT", "ADJ(A)", "CARD", "APPR", "APPRART", "PWAT"})
_ORDINAL = re.compile(r"(?:Erst|Zweit|Dritt|Viert|Fünft|Sechst|Siebt|Acht|Neunt|Zehnt|Letzt)e\Z")
_ASKS_FOR_TERM = re.compile(r"Wie (?:nennt man|heißt|heißen) ")
_ARTICLES = frozenset({"der", "die", "das", "den", "dem", "ein", "eine", "einen", "einem", "einer"})
_RELATIVE = frozenset({"der", "die", "das", "dem", "den", "dessen", "deren", "denen"})


class Read(NamedTuple):
    """A noun phrase of a text with what it names, from ``start`` up to ``end``."""

    phrase: Nominal
    kind: Kind
    start: int
    end: int
    related: bool  # whether a relative clause on it follows


class _Named(NamedTuple):
    """What a sentence of the article names, and whether in the plural."""

    described: Described
    kind: Kind
    plural: bool


def noun_phrases(tokens: Sequence[Token], behind: Token | None = None) -> Iterator[Read]:
    """The noun phrases of a text that can be taken apart and whose nouns are of a known kind, with prepositions.

    ``behind`` is the word that the first token stands behind.
    """
    at = 0
    while at < len(tokens):
        before = tokens[at - 1] if at else behind
        after_noun = before is not None and before.tag in NOUNS
        inside = before is not behind and _is_within(before, tokens[at])
        found = None if inside or _may_relate(tokens, at) or _completes(tokens, at) else nominal(tokens, at, after_noun)
        if found is None:
            at += 1
            continue
        gender = found.described.declension.gender
        kind = kind_of(found.described.noun, gender) or (
            _of_adjective(found.described.noun) if gender == "adj" else None
        )
        if kind is not None:
            yield Read(found, kind, tokens[at].start, tokens[found.last].end, _is_related(tokens, found.last))
        at = found.last + 1


def _of_adjective(noun: str) -> Kind | None:
    """What a noun that is a participle names: persons ("Befragte", "Reisende"), but "jeder Vierte" is a number."""
    return kind_of("Beschäftigte") if noun.endswith(("te", "nde")) and not _ORDINAL.match(noun) else None


def _is_within(before: Token | None, token: Token) -> bool:
    """Whether a word stands inside a phrase that has begun before it: "32 Meter | hoher Stahltank"."""
    if before is None:
        return False
    if before.tag in NOUNS:
        return token.tag == "ADJ(A)" or before.tag == "TRUNC" or token.tag in NOUNS
    if is_year(before.text):
        return False
    ordinal = before.text == "." or before.text.rstrip(".").isdigit()
    return ordinal or before.tag in _WITHIN or before.text in ("-", "/", "%")


def _completes(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word goes with a part of one before it: "Industrie- und | Handelskammer"."""
    return at > 1 and tokens[at - 1].tag == "KON" and tokens[at - 2].text.endswith("-")


def _may_relate(tokens: Sequence[Token], at: int) -> bool:
    """Whether what reads as an article may be a relative pronoun: it stands behind a comma, or a preposition there."""
    if not at or tokens[at - 1].text != ",":
        return False
    after = tokens[at + 1].text.lower() if at + 1 < len(tokens) else ""
    return tokens[at].text.lower() in _RELATIVE or (tokens[at].tag == "APPR" and after in _RELATIVE)


def _is_related(tokens: Sequence[Token], last: int) -> bool:
    behind = [token.text.lower() for token in tokens[last + 1 : last + 4]]
    if behind[:1] != [","]:
        return False
    return (behind[1:2] and behind[1] in _RELATIVE) or (behind[2:3] != [] and behind[2] in _RELATIVE)


class Options:
    """Gives distractors of one article as they are asked for."""

    def __init__(self, article: Article) -> None:
        self._sentences = [sentence for section in article.sections for sentence in section.sentences]
        self._named: dict[int, list[_Named]] = {}

    def proposed(self, candidate: Candidate) -> Iterator[str]:
        """Distractors for a key, the best first; none where nobody knows what it names."""
        sentence, key = candidate.sentence, candidate.key
        tokens = tagged(sentence.text, "de")
        start = _place(sentence.text, key)
        if start is None:
            # "da …" asked for by "Warum" as "weil …".
            tokens, start = tagged(key, "de"), 0
        end = start + len(key)
        own = [token for token in tokens if start <= token.start and token.end <= end]
        ahead = next((token for token in reversed(tokens) if token.end <= start), None)
        inside = list(noun_phrases(own, ahead))
        first = inside[0] if inside else None
        texts: Iterator[str] = iter(())
        if first is not None and first.start == start and first.end == end:
            behind = next((at for at, token in enumerate(tokens) if token.start >= end), len(tokens))
            first = first._replace(related=_is_related(tokens, behind - 1))
            texts = self.others(first, candidate)
        else:
            texts = self._varied(inside, candidate, start)
        if candidate.form == "term":
            kin, alike = self._of_what_it_is(candidate)
            texts = chain(kin, texts, self._terms(candidate), alike)
        yield from islice(texts, _PROPOSED)

    def _terms(self, candidate: Candidate) -> Iterator[str]:
        """Other terms that the article explains."""
        articled = candidate.key.partition(" ")[0] in _ARTICLES
        for sentence in self._near(candidate.sentence):
            for span in terms(sentence.text):
                term = sentence.text[span.start : span.end]
                if (term.partition(" ")[0] in _ARTICLES) == articled:
                    yield term
        if articled:
            return
        end = candidate.key[-_SHARED_END:].lower()
        for sentence in self._near(candidate.sentence):
            for token in tagged(sentence.text, "de"):
                if token.tag == "NN" and token.text.lower().endswith(end) and len(token.text) > _SHARED_END + 2:
                    yield token.text

    def _of_what_it_is(self, candidate: Candidate) -> tuple[list[str], list[str]]:
        """What stands beside a term by what a question names: "Wie nennt man die Temperatur …?", "… Wasser, …?".

        First compounds of it, where the term is one, then things of its kind.
        """
        asks = _ASKS_FOR_TERM.match(candidate.stem)
        named = next(noun_phrases(tagged(candidate.stem, "de")), None) if asks else None
        if asks is None or named is None or named.start > asks.end() or candidate.key.partition(" ")[0] in _ARTICLES:
            return [], []
        number = "pl" if all(reading.number == "pl" for reading in named.phrase.readings) else "sg"
        noun = named.phrase.described.noun
        kin = compounds(noun) if candidate.key.lower().endswith(noun.lower()) else []
        others = (described for described, _, _ in self._nouns(named.kind, candidate, number == "pl"))
        first, then = (
            [
                text
                for described in of
                if described.noun != noun and described.noun.lower() not in GENERAL
                if (text := form(described.noun, described.declension, "nom", number)) is not None
            ]
            for of in (_declined(Dice(candidate.quote, candidate.key).shuffled(kin)), others)
        )
        return first, then

    def others(self, read: Read, candidate: Candidate) -> Iterator[str]:
        """A noun phrase with other nouns of its kind: those that the article names nearby, then ours."""
        phrase, kind = read.phrase, read.kind
        readings = _sure(phrase, candidate)
        numbers = {reading.number for reading in phrase.readings}
        bare = not phrase.determiner and "sg" in numbers and candidate.form != "term"
        own = phrase.described
        if own.noun.lower() in GENERAL and candidate.form != "term":
            return
        given = {own.noun}
        for described, alike, ours in self._nouns(kind, candidate, "pl" in numbers):
            if described.noun in given or _is_part(described.noun, own.noun) or described.noun.lower() in GENERAL:
                continue
            if ours and (bare or "pl" in numbers) and (alike.name in _UNCOUNTED) != bare:
                continue
            same = described.declension.gender == own.declension.gender
            if kind.name == "person" and described.noun.endswith("in") != own.noun.endswith("in"):
                continue  # "die Kunden" are no other persons than "die Kundinnen"
            if not same and (read.related or (kind.name == "person" and "sg" in numbers)):
                continue
            words = (
                own.words if alike.line == kind.line or not described.words else described.words if own.words else ()
            )
            text = rendered(phrase, described._replace(words=words), readings)
            if text is not None:
                given.add(described.noun)
                yield text

    def _nouns(self, kind: Kind, candidate: Candidate, plural: bool) -> Iterator[tuple[Described, Kind, bool]]:
        """Nouns of a kind, each with what it names and whether it is from our list."""
        dice = Dice(candidate.quote, candidate.key)
        near = [named for named in self._nearby(candidate.sentence) if named.kind.name == kind.name]
        if plural:
            near = [named for named in near if named.plural or kind.name not in _UNCOUNTED]
        beside = [named for named in near if named.kind.line == kind.line]
        loose = kind.name in _LOOSE and not kind.alike and candidate.form != "term"
        if loose and len({named.described.noun for named in beside}) < _FEWEST_NEAR:
            return
        yield from ((named.described, named.kind, False) for named in beside)
        yield from ((described, kind, True) for described in _declined(dice.shuffled(neighbours(kind))))

    def _nearby(self, sentence: Sentence) -> Iterator[_Named]:
        """What the sentences nearby name, the nearest first, but not those that the sentence itself names."""
        here = {named.described.noun for named in self._in(sentence)}
        for other in self._near(sentence):
            yield from (named for named in self._in(other) if named.described.noun not in here)

    def _near(self, sentence: Sentence) -> Iterator[Sentence]:
        for step in range(1, _NEIGHBOURHOOD):
            for at in (sentence.position + step, sentence.position - step):
                if 0 <= at < len(self._sentences):
                    yield self._sentences[at]

    def _in(self, sentence: Sentence) -> list[_Named]:
        found = self._named.get(sentence.position)
        if found is None:
            reads = noun_phrases(tagged(sentence.text, "de"))
            found = self._named[sentence.position] = [
                _Named(read.phrase.described, read.kind, any(r.number == "pl" for r in read.phrase.readings))
                for read in reads
            ]
        return found

    def _varied(self, inside: list[Read], candidate: Candidate, start: int) -> Iterator[str]:
        """The key with other nouns or with opposites in one or two places."""
        key = candidate.key
        places: list[tuple[int, int, list[str]]] = []
        for first, last, opposite in opposites_in(key):
            places.append((start + first, start + last, [opposite]))
        for read in inside:
            others = list(islice(self.others(read, candidate), 3))
            if others and not any(first < read.end and read.start < last for first, last, _ in places):
                places.append((read.start, read.end, others))
        if not places:
            return

        def with_(changes: Sequence[tuple[int, int, str]]) -> str:
            made = key
            for first, last, other in sorted(changes, reverse=True):
                made = made[: first - start] + other + made[last - start :]
            return made

        one = [(first, last, other) for first, last, others in places for other in others]
        best = sorted(places, key=lambda place: (-len(place[2]), place[0]))[:1]
        chosen = [*best, *(place for place in places if place not in best)][:_PLACES]
        if len(chosen) == _PLACES:
            (a, b, these), (c, d, those) = chosen
            for this, that in zip(these, [those[0]] * len(these), strict=True):
                yield with_([(a, b, this)])
                yield with_([(c, d, that)])
                yield with_([(a, b, this), (c, d, that)])
        for change in one:
            yield with_([change])


def _place(text: str, key: str) -> int | None:
    """Where a key stands in its sentence, whatever its first letter; ``None`` where it does not."""
    match = re.search(rf"(?<!\w){re.escape(key)}(?!\w)", text)
    if match is None:
        small = key[:1].swapcase() + key[1:]
        match = re.search(rf"(?<!\w){re.escape(small)}(?!\w)", text)
    return None if match is None else match.start()


def _sure(phrase: Nominal, candidate: Candidate) -> frozenset[Reading] | None:
    """The readings that the form of a key leaves, ``None`` for all."""
    case = "nom" if candidate.form.startswith("np-nom") else "acc" if candidate.form.startswith("np-acc") else ""
    kept = frozenset(reading for reading in phrase.readings if reading.case == case)
    return kept or None


def _is_part(one: str, other: str) -> bool:
    """Whether one noun says what the other says, only more exactly: "Luft", "Raumluft"."""
    return one.lower().endswith(other.lower()) or other.lower().endswith(one.lower())


def _declined(nouns: Sequence[str]) -> Iterator[Described]:
    for noun in nouns:
        _, known = declensions(noun)
        if len({declension.gender for declension in known}) == 1:
            yield Described(noun, known[0])


@cache
def _opposites() -> dict[str, str]:
    found: dict[str, str] = {}
    text = Path(__file__).with_name("opposites.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            one, other = line.split()
            found.setdefault(one, other)
            found.setdefault(other, one)
    return found


_ENDING = re.compile(r"e[mnrs]?\Z")
# "fünf Meter hoch" has no opposite.
_MEASURED = re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, lists.MEASURES)))}) \Z")


def opposites_in(text: str) -> Iterator[tuple[int, int, str]]:
    """Where words of a text have an opposite, from where up to where, each with it."""
    table = _opposites()
    for match in re.finditer(r"[^\W\d_]+", text):
        word = match.group()
        other = table.get(word)
        ending = _ENDING.search(word)
        if other is None and ending:
            stem = table.get(word[: ending.start()] + "~")
            other = stem[:-1] + ending.group() if stem else None
        elif other is not None and other.endswith("~"):
            other = None
        if other is not None and not _MEASURED.search(text[: match.start()]):
            yield match.start(), match.end(), other
