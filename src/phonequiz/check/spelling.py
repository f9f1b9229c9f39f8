"""Words that are probably misspelt, where the extra ``phonequiz[spelling]`` is installed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from importlib.util import find_spec
from typing import TYPE_CHECKING

from phonequiz.bank.model import Item
from phonequiz.bank.structure import Finding, Path
from phonequiz.check.examined import Examined
from phonequiz.check.words import prose

if TYPE_CHECKING:
    from spellchecker import SpellChecker

_WORD = re.compile(r"(?<![\w@./\\-])[^\W\d_]{5,}(?![\w@/\\-]|\.\w)")
_COMMON = 150  # how often the word that was meant occurs in the word list at least
_SEAMS = ("", "s", "n", "en", "es", "e")
_PART = 4
_NOUN = 6
_SENTENCE = 3
# British spellings that the English list has in their American form only.
_AMERICAN = (
    ("our", "or"),
    ("ise", "ize"),
    ("isa", "iza"),
    ("isi", "izi"),
    ("ence", "ense"),
    ("tre", "ter"),
    ("ll", "l"),
    ("ium", "um"),
)
# Younger than the word lists.
_YOUNG = frozenset(["apps", "chatbot", "chatbots", "smartphone", "smartphones", "malware", "ransomware", "podcast"])


def available() -> bool:
    """Whether the extra is installed."""
    return find_spec("spellchecker") is not None


def misspelt(bank: Examined) -> Iterator[Finding]:
    """Words that no list knows, one letter off a common one, that stand only once in the bank and not in the article.

    Without the extra nothing is looked at. Compounds of known words, names in capitals and words with digits are let
    be.
    """
    language = bank.language.partition("-")[0].casefold()
    if language not in {"de", "en"} or not available():
        return
    texts = [(path, prose(text)) for number, item in bank.items.items() for path, text in _texts(number, item) if text]
    listed = [_WORD.findall(text) for _, text in texts]
    counts = Counter(word for words in listed for word in words)
    in_article = set() if bank.source is None else set(_WORD.findall(bank.source.text))
    known = _list(language).word_frequency
    strange = {
        word for word, count in counts.items() if count == 1 and word not in in_article and word.lower() not in known
    }
    for (path, text), words in zip(texts, listed, strict=True):
        if strange.isdisjoint(words):
            continue
        for match in _WORD.finditer(text):
            word = match.group()
            if word not in strange or not (word.islower() or _may_be_judged(match, language)):
                continue
            meant = _meant(word.lower(), language)
            if meant is not None:
                shown = meant.capitalize() if word.istitle() else meant
                what = f"“{word}” is probably misspelt"
                yield Finding(path, "spelling", what, f"did you mean “{shown}”?", severity="warning")


def _may_be_judged(match: re.Match[str], language: str) -> bool:
    """Whether a word with a capital is probably no name: it begins a sentence or, in German, stands by itself."""
    word, before = match.group(), match.string[: match.start()].rstrip()
    if not word.istitle():
        return False
    if language == "en":
        after = match.string[match.end() :].split()
        starts = not before or before.endswith((".", "!", "?", ":"))
        return starts and len(after) >= _SENTENCE and not after[0][:1].isupper()
    last = before.rpartition(" ")[2]
    return len(word) >= _NOUN and not last[:1].isupper()


def _texts(number: int, item: Item) -> Iterator[tuple[Path, str]]:
    here: Path = ("question", number)
    yield (*here, "stem"), item.stem
    if item.type != "true-false":
        for option in item.options:
            place = int(option.id[1:]) - 1
            if option.id[0] == "d":
                yield (*here, "distractors", place, "text"), option.text
                yield (*here, "distractors", place, "feedback"), option.feedback or ""
            else:
                yield (*here, "answer", place) if item.type == "multiple" else (*here, "answer"), option.text
    for key, text in (("feedback", item.feedback), ("explanation", item.explanation)):
        yield (*here, key), text or ""
    yield (*here, "quote_translation"), item.quote_translation or ""


@lru_cache(maxsize=2)
def _list(language: str) -> SpellChecker:
    from spellchecker import SpellChecker

    return SpellChecker(language=language)


@lru_cache(maxsize=1 << 14)
def _meant(word: str, language: str) -> str | None:
    """The common word that one of no list is probably a slip of."""
    known = _list(language).word_frequency
    if word in _YOUNG:
        return None
    if language == "de" and _is_compound(word, language):
        return None
    if language == "en" and any(word.replace(*pair) in known for pair in _AMERICAN if pair[0] in word):
        return None
    near = [(known[other], other) for other in _list(language).edit_distance_1(word) if other in known]
    frequency, meant = max(near, default=(0, ""))
    return meant if frequency >= _COMMON else None


def _is_compound(word: str, language: str) -> bool:
    known = _list(language).word_frequency
    for cut in range(_PART, len(word) - _PART + 1):
        if word[cut:] in known:
            for seam in _SEAMS:
                head = word[:cut].removesuffix(seam)
                if word[:cut].endswith(seam) and len(head) >= _PART and (head in known or head + "e" in known):
                    return True
    return False
