"""Words with their parts of speech and base forms, by HanTa (Wartena 2019, a probabilistic morphology)."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from phonequiz.generate.model import Language, Token
from phonequiz.problems import PhonequizError

if TYPE_CHECKING:
    from HanTa.HanoverTagger import HanoverTagger

_MODELS: dict[Language, str] = {"de": "morphmodel_ger.pgz", "en": "morphmodel_en.pgz"}
# Numbers with their marks, words with inner hyphens, apostrophes and stars, abbreviations such as "z. B.", marks.
_WORD = re.compile(
    r"\d{1,2}\.(?=\s(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|[a-zäöü]))"
    r"|\d+(?:[.,:]\d+)*(?:-\w+(?:-\w+)*)?"
    r"|dB\([A-Z]\)"
    r"|(?:z\.\s?B|d\.\s?h|u\.\s?a|i\.\s?d\.\s?R|e\.g|i\.e)\."
    r"|\b(?:ca|bzw|inkl|ggf|evtl|vgl|Abs|Nr|Dr|Prof|Mio|Mrd|St|Str|etc|usw|Mr|Mrs|Ms|No|vs)\."
    r"|(?:won|can|shan|[^\W\d_]\w*?)(?=n['’]t\b)|n['’]t\b|['’](?:s|re|ve|ll|d|m)\b"
    r"|[^\W\d_]\w*\d(?:\.\d+)+"
    r"|[^\W\d_]\w*(?:[-*/&]\w+|['’](?!(?:s|re|ve|ll|d|m|t)\b)\w+)*-?"
    r"|\S"
)
_WORDS_KEPT = 200_000
_SENTENCES_KEPT = 2_000


def missing_extra(error: ImportError) -> PhonequizError:
    """What is said where the packages of the extra are not installed."""
    what = f"drafting needs the package {error.name}, which is not installed"
    return PhonequizError.at("generate", what, "install it: pip install 'phonequiz[generate]'")


@lru_cache(maxsize=2)
def _tagger(language: Language) -> HanoverTagger:
    try:
        from HanTa.HanoverTagger import HanoverTagger
    except ImportError as error:
        raise missing_extra(error) from error
    tagger = HanoverTagger(_MODELS[language])
    # Both look at one word only and take nearly all the time: a long article has each word many times.
    tagger.analyze_forward = lru_cache(maxsize=_WORDS_KEPT)(tagger.analyze_forward)
    tagger.analyze = lru_cache(maxsize=_WORDS_KEPT)(tagger.analyze)
    return tagger


@lru_cache(maxsize=_SENTENCES_KEPT)
def tagged(text: str, language: Language) -> tuple[Token, ...]:
    """The words and marks of a text in their order. Raises ``PhonequizError`` where the extra is missing."""
    tagger = _tagger(language)
    matches = list(_WORD.finditer(text))
    tags = tagger.tag_sent([match.group() for match in matches], taglevel=0)
    return tuple(
        Token(match.group(), _lemma(tagger, match.group(), tag), tag, match.start(), match.end())
        for match, tag in zip(matches, tags, strict=True)
    )


def _lemma(tagger: HanoverTagger, word: str, tag: str) -> str:
    if not any(map(str.isalpha, word)):
        return word
    return str(tagger.analyze(word, tag)[0])


def readings(word: str, language: Language) -> tuple[str, ...]:
    """The parts of speech that a word may have by itself, the likeliest first."""
    return tuple(tag for tag, _ in _tagger(language).tag_word(word))
