"""Wrong reasons and purposes: the right one with one thing changed, then others of the article about the same."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain, islice

from phonequiz.check.words import telling
from phonequiz.generate.german.options import Options, noun_phrases, opposites_in
from phonequiz.generate.german.verbs import others_at_end
from phonequiz.generate.model import Candidate
from phonequiz.generate.tagging import tagged

# Of the options so many change the key; more would tell it as what they have in common.
_VARIANTS = 2
_SHORTEST_KIN = 4
# Of these another may do what the reason says just as well: metals lead current, strength is much like load capacity.
_MUCH_ALIKE = frozenset({"substance", "quality", "process", "field", "energy", "right"})
_POINTING = re.compile(
    r"\b(?:er|sie|ihn|ihm|ihnen|ihr\w*|sein\w*|dies\w*|dort|da[rv]?\w*(?:an|auf|bei|für|mit|von|zu))\b"
)


def reasons(candidate: Candidate, others: Iterable[str], options: Options) -> Iterator[str]:
    """Wrong options for a reason, the best first; ``others`` are reasons that the article gives for something else."""
    changed = _varied(candidate, options)
    pointing = set(_POINTING.findall(candidate.key))
    asked = telling(f"{candidate.stem} {candidate.key}", "de")
    fitting = (other for other in others if set(_POINTING.findall(other)) <= pointing and telling(other, "de") & asked)
    yield from chain(islice(changed, _VARIANTS), fitting)


def _varied(candidate: Candidate, options: Options) -> Iterator[str]:
    """The key with another verb, another thing, or the opposite of what describes a thing, each by itself."""
    key = candidate.key
    words = [token for token in tagged(key, "de") if any(map(str.isalnum, token.text))]
    denied = any(word.text.startswith("kein") for word in words)  # "damit keine Ratten … werden" must do harm
    verbs = [] if denied else [(word.start, word.end, other) for word, other in others_at_end(words)]
    asked = telling(candidate.stem, "de")
    nouns: list[tuple[int, int, str]] = []
    for read in noun_phrases(tagged(key, "de")):
        if not read.kind.alike or read.kind.name in _MUCH_ALIKE or {r.case for r in read.phrase.readings} == {"gen"}:
            continue
        if not _is_named(read.phrase.described.noun, candidate.stem):
            nouns += [(read.start, read.end, other) for other in islice(options.others(read, candidate), 2)]
    describing = [
        (start, end, other)
        for start, end, other in opposites_in(key)
        if any(word.start == start and word.tag == "ADJ(A)" for word in words)
        and not telling(key[start:end], "de") & asked
    ]
    # One of each way first: two that change the same word say that the rest is right.
    for turn in range(max(len(verbs), len(nouns), len(describing))):
        for way in (verbs, nouns, describing):
            if turn < len(way):
                start, end, other = way[turn]
                yield key[:start] + other + key[end:]


def _is_named(noun: str, stem: str) -> bool:
    """Whether a stem names a noun, or something with a part of it: what the question is about does not change."""
    begin = noun.lower()[: max(_SHORTEST_KIN, len(noun) * 2 // 3)]
    return begin in stem.lower()
