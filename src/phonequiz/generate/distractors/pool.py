"""What the article has to give distractors from, and to refuse those that are true by it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from phonequiz.check.words import telling
from phonequiz.generate.dice import Dice
from phonequiz.generate.distractors.near import Near
from phonequiz.generate.distractors.nounphrases import Phrases
from phonequiz.generate.distractors.numbers import COUNT, rank_of
from phonequiz.generate.model import Article, Candidate, Kind

if TYPE_CHECKING:
    from phonequiz.generate.german.options import Options

_YEAR = re.compile(r"(?<![\w.,])(?:1[5-9]|20)\d\d(?![\w%]|[.,]\d|\s(?:Euro|Prozent|percent|%))")
# Looked at on each side of a candidate, and of the sentences that say a distractor: so a long article takes no longer
# for each draft than a short one.
_NEIGHBOURS = 30
_PLACES = 60
_SHARED = 0.5
RANKS = COUNT + 1
_KEPT = 20_000


class Entry(NamedTuple):
    """The key of another candidate, as a distractor that may fit."""

    position: int
    key: str
    kind: Kind


class Pool:
    """The keys of an article's candidates by their form, and which words its sentences say."""

    def __init__(self, article: Article, candidates: Iterable[Candidate]) -> None:
        self.language = article.language
        self._ranks: Counter[int] = Counter()
        self._told: dict[str, frozenset[str]] = {}
        self._said: list[set[str]] = []
        self._places: dict[str, list[int]] = {}
        self.latest_year = 0
        for section in article.sections:
            for sentence in section.sentences:
                self._add(sentence.position, sentence.text)
        self._article = article
        self.phrases = Phrases(article)
        self._by_form: dict[str, list[Entry]] = {}
        for candidate in candidates:
            entry = Entry(candidate.sentence.position, candidate.key, candidate.kind)
            self._by_form.setdefault(candidate.form, []).append(entry)
        self._heads: dict[str, list[str]] = {}
        for form, entries in self._by_form.items():
            entries.sort()
            self._heads.setdefault(form.partition(":")[0], []).append(form)

    @cached_property
    def options(self) -> Options:
        """What nouns of a German article may stand for others."""
        # Imported here, for English needs none of its lists.
        from phonequiz.generate.german.options import Options

        return Options(self._article)

    def reasons(self, candidate: Candidate, others: Iterable[str]) -> Iterator[str]:
        """Wrong options for a reason in a German article; ``others`` are reasons it gives for something else."""
        from phonequiz.generate.german.reasons import reasons

        return reasons(candidate, others, self.options)

    @cached_property
    def near(self) -> Near:
        """What words of an English article are near others."""
        return Near(self._article)

    def is_of_other_sex(self, name: str, key: str) -> bool:
        """Whether in a German article a key names a woman and a person's name is no woman's, or the other way round."""
        if self.language != "de":
            return False
        from phonequiz.generate.german.sexes import sex_of

        sex = sex_of(key, self._article)
        return bool(sex) and sex_of(name, self._article) != sex

    def told(self, text: str) -> frozenset[str]:
        """The telling words of a text, which is often asked for the same one."""
        found = self._told.get(text)
        if found is None:
            if len(self._told) > _KEPT:
                self._told.clear()
            found = self._told[text] = frozenset(telling(text, self.language))
        return found

    def _add(self, position: int, text: str) -> None:
        said = telling(text, self.language)
        while len(self._said) <= position:
            self._said.append(set())
        self._said[position] = said
        for word in said:
            self._places.setdefault(word, []).append(position)
        self.latest_year = max([self.latest_year, *map(int, _YEAR.findall(text))])

    def rank_for(self, candidate: Candidate) -> int:
        """How many distractors should be smaller than a key, so that over all drafts every rank is as frequent."""
        dice = Dice(candidate.quote, candidate.key)
        return min(dice.shuffled(range(RANKS)), key=lambda rank: self._ranks[rank])

    def taken(self, key: str, others: Sequence[str]) -> None:
        """Count the rank of the key of a draft that is made."""
        rank = rank_of(key, others, self.language)
        if rank is not None:
            self._ranks[rank] += 1

    def alike(self, candidate: Candidate) -> Iterator[Entry]:
        """Keys of the same form from the article, those of the sentences nearby."""
        yield from self._near(candidate.form, candidate)

    def related(self, candidate: Candidate) -> Iterator[Entry]:
        """Keys whose form differs only in what it says behind a colon, such as ``np-pl:thing`` and ``np-pl:person``."""
        head, colon, _ = candidate.form.partition(":")
        if colon:
            for form in self._heads.get(head, ()):
                if form != candidate.form:
                    yield from self._near(form, candidate)

    def _near(self, form: str, candidate: Candidate) -> Iterator[Entry]:
        entries = self._by_form.get(form, [])
        at = bisect_left(entries, (candidate.sentence.position,))
        yield from entries[max(0, at - _NEIGHBOURS) : at + _NEIGHBOURS]

    def true_by_article(self, text: str, candidate: Candidate) -> bool:
        """Whether ``text`` might answer the candidate's stem too.

        So it is taken to where the sentence of the key says all its words, or another one that says at least half of
        what the stem asks about.
        """
        words = self.told(text)
        if not words:
            return False
        asked = self.told(candidate.stem) - self.told(candidate.key)
        rarest = min(words, key=lambda word: (len(self._places.get(word, ())), word))
        places = self._places.get(rarest, [])
        at = bisect_left(places, candidate.sentence.position)
        for place in places[max(0, at - _PLACES) : at + _PLACES]:
            said = self._said[place]
            if words <= said and (
                place == candidate.sentence.position or (asked and len(asked & said) >= _SHARED * len(asked))
            ):
                return True
        return False
