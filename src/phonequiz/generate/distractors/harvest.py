"""Noun phrases of an article, for keys to which no other candidate's key is alike."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from phonequiz.generate.distractors.nouns import classes_of, others
from phonequiz.generate.model import Article, Language, Sentence, Token
from phonequiz.generate.tagging import tagged

# Tags begin so: STTS in German, C5 in English, as HanTa gives them.
_DETERMINERS = {"de": ("ART", "PIAT", "PPOSAT", "PIDAT"), "en": ("AT", "DPS")}
_ADJECTIVES = {"de": ("ADJ(A)",), "en": ("AJ",)}
_NOUNS = {"de": ("NN", "NE"), "en": ("NN", "NP")}
_PREPOSITIONS = {"de": ("APPR",), "en": ("PRP", "PRF", "TO")}
_VERBS = {"de": ("VV", "VA", "VM"), "en": ("VV", "VB", "VD", "VH", "VM")}
# Behind "to", a modal verb or a preposition a verb begins what one may, must or is about to do.
_LEADS_VERBS = ("TO0", "VM0", "PRP", "PRF")
_VERB_FORMS = ("VVI", "VVB", "VVG")
_MARKS = frozenset('.,;:!?()–—“”„"')
_PLURAL_ENDINGS = ("en", "ern", "eln")
_CONTRACTED = ("im", "am", "zum", "zur", "beim", "vom", "ins", "ans")
# Nouns that name nothing of their own.
_EMPTY = (
    "fall fälle art weise teil teile zeit mal beispiel grund gründe ding dinge sache sachen reihe anzahl zahl "
    "case way part parts time times example reason reasons thing things number lot kind order fact others"
)
_EMPTY_NOUNS = frozenset(_EMPTY.split())
_GENITIVES = ("des", "der", "eines", "einer")
_ENDING = re.compile(r"e[mnrs]?\Z")
_PLURAL_TWINS = ("", "e", "die")
_TWINS = {"einem": "dem", "einen": "den", "ein": "das", "eine": "die"}
_NEIGHBOURHOOD = 30
_ENOUGH = 6
_LONGEST = 24


_Shape = tuple[str, str]  # determiner or ending, and number or case


class _Phrase(NamedTuple):
    """Words of one determiner and number, or of one verb form; ``tail`` goes on up to the next mark."""

    shape: _Shape
    text: str
    tail: str
    head: str = ""
    determiner: str = ""


class Harvest:
    """Gives phrases as they are asked for: most of a long article is never looked at."""

    def __init__(self, article: Article) -> None:
        self._language: Language = article.language
        self._sentences: list[Sentence] = [sentence for section in article.sections for sentence in section.sentences]
        self._named: dict[str, str | None] = {}
        self._phrases: dict[int, list[_Phrase]] = {}

    def named_by(self, text: str) -> str | None:
        """What the noun of a phrase names; empty where no list has it, ``None`` where the text is no noun phrase."""
        if text not in self._named:
            found = self._read(text)
            names = () if found is None else classes_of(found[1].head, self._language)
            name = next((named.name for named in names), "") if found and found[1].head else None
            self._named[text] = "name" if found and found[1].shape[1] == "name" else name
        return self._named[text]

    def of_its_class(self, key: str) -> list[str]:
        """Nouns of ours that name what the noun of ``key`` names, behind its preposition and determiner."""
        found = self._read(key)
        if found is None or not found[1].head:
            return []
        before, phrase = found
        wanted = phrase.shape[1] if phrase.shape[1] in ("pl", "sg") else ""
        texts = []
        for named in classes_of(phrase.head, self._language):
            if (named.gender == "pl") is not (wanted == "pl"):
                continue
            if self._language == "de" and phrase.determiner == "den" and named.gender == "pl":
                continue  # a dative, which some plurals have in another form
            for noun in others(named, self._language):
                determiner = phrase.determiner
                if determiner in ("a", "an"):
                    determiner = "an" if noun[0] in "aeiou" else "a"
                texts.append(before + (f"{determiner} {noun}" if determiner else noun))
            break
        return texts

    def _read(self, key: str) -> tuple[str, _Phrase] | None:
        """What stands before the noun phrase of a key, and the phrase; ``None`` where a key has none."""
        tokens = tagged(key, self._language)
        leading = len(list(takewhile(lambda token: token.tag.startswith(_PREPOSITIONS[self._language]), tokens)))
        if leading == len(tokens):
            return None
        if self._language == "de" and tokens[-1].tag.startswith(_VERBS["de"]) and "," not in key:
            return None  # a clause, or what one wants to do: its verb stands last
        found = _verbs(tokens, leading, key, self._language) or _phrase(tokens, leading, key, self._language)
        return None if found is None else (key[: tokens[leading].start], found)

    def alike(self, key: str, sentence: Sentence) -> Iterator[str]:
        """Phrases of sentences nearby with the determiner and number of ``key``, behind its preposition.

        Where the key is a whole sentence, sentences.
        """
        first = max(0, sentence.position - _NEIGHBOURHOOD)
        nearby = self._sentences[first : sentence.position + _NEIGHBOURHOOD]
        if key.endswith("."):
            yield from (other.text for other in nearby if other.text.endswith("."))
            return
        read = self._read(key)
        if read is None:
            return
        before, found = read
        if before and found.shape == ("", "sg"):
            return  # "per Post", "vor Arbeitsbeginn": fixed, and no other noun fits
        alike, nearly = [], []
        for other in nearby:
            if other.position not in self._phrases:
                self._phrases[other.position] = list(self._in(other))
            for phrase in self._phrases[other.position]:
                texts = [before + text for text in (phrase.text, phrase.tail)]
                if phrase.shape == found.shape:
                    alike += texts
                elif _nearly(phrase.shape, found.shape, self._language):
                    nearly += texts
        yield from alike
        if len(set(alike)) < _ENOUGH and not before:
            yield from nearly

    def _in(self, sentence: Sentence) -> Iterator[_Phrase]:
        tokens = tagged(sentence.text, self._language)
        for at, token in enumerate(tokens):
            if at and tokens[at - 1].tag.startswith(_LEADS_VERBS):
                verbs = _verbs(tokens, at, sentence.text, self._language)
                if verbs is not None:
                    yield verbs
            begins = not at or not tokens[at - 1].tag.startswith(
                _DETERMINERS[self._language] + _ADJECTIVES[self._language] + _NOUNS[self._language] + ("CRD", "CARD")
            )
            if begins and token.tag.startswith(
                _DETERMINERS[self._language] + _ADJECTIVES[self._language] + _NOUNS[self._language]
            ):
                found = _phrase(tokens, at, sentence.text, self._language)
                if found is not None:
                    yield found


def _nearly(one: _Shape, other: _Shape, language: Language) -> bool:
    """Whether two phrases differ only in "the" and "any"; in German they must be of one case and gender."""
    if one[1] != other[1]:
        return False
    if language == "en":
        return bool(one[0] and other[0]) or one[1] == "pl"
    if one[1] == "pl" and one[0] in _PLURAL_TWINS and other[0] in _PLURAL_TWINS:
        return True
    return _TWINS.get(one[0]) == other[0] or _TWINS.get(other[0]) == one[0]


def _verbs(tokens: Sequence[Token], at: int, text: str, language: Language) -> _Phrase | None:
    """The English verb phrase that begins at a token with a base form or an -ing form, ``None`` where none does."""
    if language != "en" or not tokens[at].tag.startswith(_VERB_FORMS):
        return None
    last = [tokens[at], *takewhile(lambda token: token.text not in _MARKS, tokens[at + 1 :])][:_LONGEST][-1]
    whole = text[tokens[at].start : last.end]
    return _Phrase(("", "ing" if tokens[at].tag == "VVG" else "to"), whole, whole)


def _phrase(tokens: Sequence[Token], at: int, text: str, language: Language) -> _Phrase | None:
    """The noun phrase that begins at a token, ``None`` where none does."""
    first = at
    determiner = ""
    if tokens[at].tag.startswith(_DETERMINERS[language]):
        determiner = tokens[at].text.casefold()
        at += 1
    adjective = ""
    while at < len(tokens) and tokens[at].tag.startswith(_ADJECTIVES[language]):
        adjective = adjective or tokens[at].text
        at += 1
    nouns = at
    while at < len(tokens) and tokens[at].tag.startswith(_NOUNS[language]):
        at += 1
        if language == "de" and tokens[at - 1].tag.startswith("NN"):
            break  # "Angestellten pro", but not "Mitarbeitern Geräte": two phrases
    if at == nouns or tokens[at - 1].text.casefold() in _EMPTY_NOUNS:
        return None
    head = tokens[at - 1]
    if language == "en":
        number = "pl" if head.tag == "NN2" else "name" if head.tag == "NP0" else "sg"
        shape = ("a" if determiner in ("a", "an") else determiner, number)
    else:
        if not determiner and first and tokens[first - 1].text.casefold() in _CONTRACTED:
            return None  # its determiner is inside the preposition
        ending = _ENDING.search(adjective)
        shape = (determiner or (ending.group() if ending else ""), _german_number(determiner, head))
    whole = text[tokens[first].start : head.end]
    return _Phrase(shape, whole, text[tokens[first].start : _tail(tokens, first, at, language)], head.text, determiner)


def _german_number(determiner: str, noun: Token) -> str:
    """Number or case of a German noun behind a determiner that leaves it open; ``?`` where that is not sure."""
    # Imported here, for English needs none of its lists.
    from phonequiz.generate.german.grammar import gender

    if noun.tag.startswith("NE"):
        return "name"
    found, inflected = gender(noun.lemma), noun.text != noun.lemma
    if determiner == "die":
        return "?" if not found else "sg" if found == "f" and not inflected else "pl"
    if determiner == "der":
        return {"f": "oblique", "m": "pl" if inflected else "nom"}.get(found, "?")
    if determiner == "den":
        return {"m": "pl" if inflected else "acc", "": "?"}.get(found, "pl")
    if determiner:
        return ""
    return "pl" if inflected or noun.text.endswith(_PLURAL_ENDINGS) else "sg"


def _tail(tokens: Sequence[Token], first: int, at: int, language: Language) -> int:
    """Where a noun phrase from ``first`` up to ``at`` ends with all that belongs to it."""
    if language == "en":
        # An object goes on up to the next mark; behind a subject its verb would follow.
        if not first or not tokens[first - 1].tag.startswith(_VERBS["en"]):
            return tokens[at - 1].end
        follows = takewhile(lambda token: token.text not in _MARKS, tokens[at:])
        return [tokens[at - 1], *follows][:_LONGEST][-1].end
    # In German any phrase may follow: what belongs to the noun is a genitive or begins with a preposition.
    while at < len(tokens) and (tokens[at].text in _GENITIVES or tokens[at].tag.startswith("APPR")):
        inner = at + 1
        while inner < len(tokens) and tokens[inner].tag.startswith(_DETERMINERS["de"] + _ADJECTIVES["de"]):
            inner += 1
        if inner == len(tokens) or not tokens[inner].tag.startswith(_NOUNS["de"]):
            break
        at = inner + 1
    return tokens[at - 1].end
