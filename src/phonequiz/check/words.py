"""Words of a text as rules compare them: folded, without endings, and which of them tell something."""

from __future__ import annotations

import re
from functools import lru_cache

from phonequiz.check.lexicon import GLUE, SAME

_WORD = re.compile(r"[^\W_]+(?:[-'’.,][^\W_]+)*")
_FENCE = re.compile(r"^```.*?^```[^\S\n]*$|`[^`\n]+`", re.MULTILINE | re.DOTALL)
_ENDINGS = {
    "de": re.compile("(?:ungen|ung|ern|est|end|em|en|er|es|te|e|n|s|t)$"),
    "en": re.compile("(?:ations?|ments?|ings?|ions?|ie[sd]|ers?|ed|es|ly|[esy])$"),
}
_NO_ENDING = re.compile("(?!)")
_UMLAUTS = str.maketrans("äöüéèáà", "aoueeaa")
_SHORTEST_STEM = 4


def prose(text: str) -> str:
    """``text`` without code: what stands in backticks is not language."""
    return _FENCE.sub(" ", text) if "`" in text else text


def words(text: str) -> list[str]:
    """The words and numbers of a text in lower case."""
    return _WORD.findall(text.casefold().replace("’", "'"))


@lru_cache(maxsize=1 << 16)
def stem(word: str, language: str) -> str:
    """A folded word without the endings that inflection gives it: ``phones`` and ``phone`` are one."""
    if word[0].isdigit():
        return word
    bare = word.removesuffix("'s").translate(_UMLAUTS).replace("ß", "ss")
    if language == "de" and bare.startswith("ge") and len(bare) > 8 and bare.endswith("t"):
        bare = bare[2:]  # a participle: genutzt, nutzen
    ending = _ENDINGS.get(language, _NO_ENDING).search(bare, _SHORTEST_STEM)
    return bare[: ending.start()] if ending else bare


# Stem → the stem that stands for all words that mean the same.
SYNONYMS = {
    language: {
        stem(word.casefold(), language): stem(group.split()[0].casefold(), language)
        for group in groups.split(";")
        for word in group.split()
    }
    for language, groups in SAME.items()
}


def telling(text: str, language: str) -> set[str]:
    """The stems of the words of a text that carry meaning: no articles, pronouns, prepositions, auxiliaries.

    Words joined by hyphens count each by itself.
    """
    return telling_of(words(text), language)


def telling_of(listed: list[str], language: str) -> set[str]:
    """The same of the words of a text."""
    glue = GLUE.get(language, frozenset())
    return {
        stem(word, language)
        for joined in listed
        for word in ((joined,) if "-" not in joined else joined.split("-"))
        if word not in glue and (len(word) > 1 or word.isdigit())
    }
