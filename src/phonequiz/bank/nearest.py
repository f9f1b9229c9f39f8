"""What was probably meant: the known name most like a misspelt one, the passage of an article most like a quote."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Collection
from functools import lru_cache

_MOST_NAMES = 1000
_LONGEST_ARTICLE = 1_000_000
_LONGEST_QUOTE = 200
_COMMON = 50
_MARGIN = 3
_ALIKE = 0.6


@lru_cache(maxsize=1000)
def _close(name: str, names: tuple[str, ...]) -> str | None:
    folded = {known.casefold().replace("_", "-"): known for known in names}
    close = difflib.get_close_matches(name[:100].casefold().replace("_", "-"), folded, n=1)
    return folded[close[0]] if close else None


def suggestion(name: str, names: Collection[str]) -> str:
    """What to do about a name that is none of ``names``: the one most like it, else which there are."""
    close = _close(name, tuple(names)) if len(names) <= _MOST_NAMES else None
    if close is not None:
        return f"did you mean {close!r}?"
    shown = sorted(names)[:20]
    return "known are " + ", ".join(shown) + (", …" if len(names) > len(shown) else "")


class Passages:
    """An article's words, to find the passage that a quote with a slip was copied from."""

    def __init__(self, article: str) -> None:
        self._article = article if len(article) <= _LONGEST_ARTICLE else ""
        self._spans = [match.span() for match in re.finditer(r"\S+", self._article)]
        self._words = [_bare(self._article[start:end]) for start, end in self._spans]
        self._where: dict[str, list[int]] = {}
        for number, word in enumerate(self._words):
            self._where.setdefault(word, []).append(number)

    def nearest(self, quote: str) -> str | None:
        """The passage most like the quote, ``None`` where none is much like it."""
        words = [_bare(word) for word in quote.split()]
        if not words or len(words) > _LONGEST_QUOTE:
            return None
        # Where the quote would have to start for a word of it to stand where it stands in the article.
        starts: Counter[int] = Counter()
        for number, word in enumerate(words):
            places = self._where.get(word, [])
            if len(places) <= _COMMON:
                starts.update(place - number for place in places)
        if not starts:
            return None
        start = max(0, max(starts, key=lambda place: (starts[place], -place)) - _MARGIN)
        window = self._words[start : start + len(words) + 2 * _MARGIN]
        blocks = difflib.SequenceMatcher(None, words, window, autojunk=False).get_matching_blocks()[:-1]
        if not blocks:
            return None
        first = blocks[0].b - blocks[0].a
        last = blocks[-1].b + len(words) - blocks[-1].a
        first, last = max(first, 0), min(last, len(window))
        same = sum(block.size for block in blocks)
        if 2 * same < _ALIKE * (len(words) + last - first):
            return None
        return self._article[self._spans[start + first][0] : self._spans[start + last - 1][1]]


def _bare(word: str) -> str:
    return re.sub(r"\W+", "", word).casefold() or word
