"""The name in place of the first "she" or "his" of a text that has named nobody before it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from phonequiz.generate.distractors.kinds import kind_of
from phonequiz.generate.english.lexicon import MONTHS, PEOPLE
from phonequiz.generate.english.words import Word

# Whether a pronoun is a woman's.
_HERS = {"she": True, "her": True, "he": False, "him": False, "his": False}


def with_person(words: Sequence[Word], text: str, whom: Mapping[bool, str]) -> str:
    """The text with a name for its first pronoun for a person; as it is where none is meant or one was named.

    ``whom`` are the persons whom "she" (``True``) and "he" mean.
    """
    for at, word in enumerate(words):
        named = word.tag == "NP0" and word.text not in MONTHS and not (at and words[at - 1].tag in ("AT0", "DPS"))
        if named or word.low in PEOPLE or kind_of(word.low) == "person":
            return text  # who may be meant instead
        name = whom.get(_HERS[word.low], "") if word.low in _HERS and word.tag in ("PNP", "DPS") else ""
        if name and word.tag == "DPS":
            name += "’" if name.endswith("s") else "’s"
        if name:
            before = words[at - 1].tag if at else ""
            if before in ("NN1", "NN2", "NP0") and word.low in ("she", "he"):
                return text  # "the work she does": whom it is about stands elsewhere
            return text[: word.start] + name + text[word.end :]
    return text
