"""Keys that can be told by their length."""

from __future__ import annotations

from collections.abc import Iterator

from phonequiz.check.flaws.looked import Flaw, Looked

# A writer makes the key complete and leaves distractors short; below these differences nobody sees it.
_TIMES = 1.4
_TIMES_MEAN = 1.6
_CHARACTERS = 12


def longest_key(question: Looked) -> Iterator[Flaw]:
    """The key is much longer than any distractor: who knows nothing picks the longest.

    Haladyna et al. 2002 (keep the length of choices about equal); Tarrant et al. 2006 (longest option correct); SAQUET.
    """
    if len(question.distractors) < 1:
        return
    lengths = [len(choice.text) for choice in question.distractors]
    longest, mean = max(lengths), sum(lengths) / len(lengths)
    shortest_key = min(question.keys, key=lambda choice: len(choice.text), default=None)
    if shortest_key is None:
        return
    length = len(shortest_key.text)
    if length >= _TIMES * longest and length >= _TIMES_MEAN * mean and length - longest >= _CHARACTERS:
        what = f"the key has {length} characters, the longest distractor only {longest}"
        yield Flaw(shortest_key.path, what, "shorten the key or make distractors as full as it is")
