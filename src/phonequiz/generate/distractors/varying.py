"""English keys with one of their words exchanged for a near one: what a clause could say and does not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from typing import NamedTuple

from phonequiz.check.words import telling
from phonequiz.generate.distractors.near import Near
from phonequiz.generate.distractors.nounphrases import MEASURING, NOUN_TAGS, article_for, phrases_in
from phonequiz.generate.english.words import Word, base_form, inflected, words_of
from phonequiz.generate.tagging import tagged

_PENN = {"VVZ": "VBZ", "VVN": "VBN", "VVD": "VBD", "VVG": "VBG"}
_VERBS = frozenset({*_PENN, "VVI", "VVB"})
_FEWEST = 2
# An adjective is often taken for a noun, and its comparative for an adverb.
_DESCRIBING = frozenset({"AJ0", "AJC", "AV0", "NN1"})
_VERB, _ADDED = 1, 2
_OF_THINGS = frozenset({*NOUN_TAGS, "NP0", "AT0", "DPS", "AJ0"})
_ARTICLE = re.compile(r"\b(an?) \Z")


class _Place(NamedTuple):
    """A place in a text, from ``start`` up to ``end``, and what could stand there.

    ``rank`` says how little the text depends on it: a verb less surely than a noun, what says where or with what least.
    """

    start: int
    end: int
    others: tuple[str, ...]
    rank: int = 0


def variants(text: str, stem: str, near: Near, *, fewest: int = 1) -> Iterator[str]:
    """A text with one word exchanged, the best first: of two places where that can be, else of one.

    What the stem has too stays as it is, for it is what is asked about. Nothing where only nouns could be exchanged
    and in fewer than ``fewest`` places.
    """
    found = sorted(_places(text, telling(stem, "en"), near), key=lambda place: (place.rank, -place.start))
    if len(found) < fewest and all(place.rank != _VERB for place in found):
        return
    for row in range(max((len(place.others) for place in found), default=0)):
        for place in found[: 1 if row else 2]:
            if row < len(place.others):
                before, other = text[: place.start], place.others[row]
                article = _ARTICLE.search(before)
                if article is not None:
                    before = before[: article.start(1)] + article_for(article[1], other) + " "
                yield before + other + text[place.end :]


def _places(text: str, asked: Set[str], near: Near) -> Iterator[_Place]:
    words = words_of(tagged(text, "en"), text)
    taken: set[int] = set()
    for phrase, start, end in phrases_in(text):
        inside = [at for at, word in enumerate(words) if start <= word.start < end]
        modified = len(inside) > 1 and words[inside[-2]].tag in NOUN_TAGS
        others = tuple(near.phrases(phrase, modified=modified))
        behind = _behind_of(words, inside[-1] + 1)
        before = words[inside[0] - 1] if inside[0] else None
        # "as brittle as glass", "one head of IT"
        fixed = (before is not None and before.low == "as") or behind < 0 or (behind > 0 and phrase.head in MEASURING)
        if len(others) < _FEWEST or fixed or telling(phrase.head, "en") & asked:
            taken.add(inside[-1])
            continue
        taken.update(inside)
        rank = _ADDED if before is not None and before.tag == "PRP" else 0
        yield _Place(start, words[behind - 1].end if behind else end, others, rank)
    for at, word in enumerate(words):
        # Another verb seldom goes with the same particle or preposition ("builds up").
        follows = words[at + 1] if at + 1 < len(words) else None
        bound = follows is not None and (
            (word.tag in _VERBS and follows.tag in ("AVP", "PRP")) or follows.low in ("than", "of")
        )
        bound = bound or (at > 0 and words[at - 1].low == "no")  # "no longer"
        others = () if bound or at in taken else _near(word, near)
        if len(others) >= _FEWEST and not telling(word.text, "en") & asked:
            yield _Place(word.start, word.end, others, _VERB if word.tag in _VERBS else 0)


def _behind_of(words: list[Word], at: int) -> int:
    """The place behind a phrase with "of" that goes with the noun before it; 0 without one, -1 if it is unsure."""
    if at >= len(words) or words[at].low != "of":
        return 0
    end = at + 1
    while end < len(words) and words[end].tag in _OF_THINGS:
        end += 1
    return end if end > at + 1 and words[end - 1].tag not in ("AT0", "DPS", "AJ0") else -1


def _near(word: Word, near: Near) -> tuple[str, ...]:
    """What stands near an adjective or a verb, in its form."""
    if word.tag in _VERBS:
        others = near.words(base_form(word.low), "verb") or near.words(word.low, "adjective")
        penn = _PENN.get(word.tag, "")
        return tuple(_formed(other, penn) for other in others)
    return tuple(near.words(word.low, "adjective")) if word.tag in _DESCRIBING else ()


def _formed(verb: str, penn: str) -> str:
    first, space, rest = verb.partition(" ")
    return (inflected(first, penn) if penn else first) + space + rest
