"""Keys that can be told by their length."""

from __future__ import annotations

from collections.abc import Iterator

from phonequiz.check.flaws.looked import Flaw, Looked

# A writer makes the key complete and leaves distractors short; below one of these differences nobody sees it.
# (times the longest distractor, characters more than it)
_SEEN = ((1.4, 18), (1.8, 12))


def longest_key(question: Looked) -> Iterator[Flaw]:
    """The key is much longer than any distractor: who knows nothing picks the longest.

    Haladyna et al. 2002 (keep the length of choices about equal); Tarrant et al. 2006 (longest option correct); SAQUET.
    """
    longest = max((len(choice.text) for choice in question.distractors), default=None)
    if longest is None:
        return
    key = min(question.keys, key=lambda choice: len(choice.text))
    length = len(key.text)
    # A single word is as long as it is, and "all of the above" has a rule of its own.
    if " " not in key.text or key in question.about_options:
        return
    if any(length >= times * longest and length - longest >= more for times, more in _SEEN):
        what = f"the key has {length} characters, the longest distractor only {longest}"
        yield Flaw(key.path, what, "shorten the key or make distractors as full as it is")
