"""A paragraph's sentences, without those that are damaged."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from phonequiz.bank.source import fold_space
from phonequiz.generate.model import Language, Token
from phonequiz.generate.tagging import missing_extra, tagged

if TYPE_CHECKING:
    from pysbd import Segmenter

_ABBREVIATED = re.compile(
    r"\b(?:Abs|Nr|Art|Fa|Kap|Bd|Abb|Tab|Str|St|Dr|Prof|Ing|Hr|Fr|Mio|Mrd|ca|bzw|inkl|ggf|evtl|vgl|z\. ?B|d\. ?h|"
    r"u\. ?a|i\. ?d\. ?R|No|Inc|Ltd|Co|Mr|Mrs|Ms|approx|e\.g|i\.e)\.$"
)
_MONTH = re.compile(
    r"(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|Quartal|Halbjahr|"
    r"Jahrhundert|Auflage|Mal|Platz|Stock|Klasse)\b"
)
# "… für Filterkaffee Stufe 5. Eine Tasse …"
_NUMBER_ENDS = re.compile(
    r"(?<=\d\.) (?=(?:Der|Die|Das|Dies|Ein|Eine|Es|Er|Sie|Wir|Wer|Wenn|Laut|Im|In|Bei|Für|Auf|Nach|Mit|Als|Am|An|Zu|"
    r"Zur|Zum|Seit|Bis|Durch|Von|Vor|Auch|Danach|Dabei|Deshalb|The|A|An|In|On|It|They|This|If|When)\s)"
)
_ENDS = re.compile(r"[.!?…][\"“”»«')\]]*(?:\[\^?\w+\])*$")
# Marks that no sentence has: what is left where a formatting was lost.
_DAMAGE = re.compile(r"\s+_(?=[\s.,]|$)[\s._]*|(?:^|(?<=\s))_\s+|\N{REPLACEMENT CHARACTER}+|\s+[.,](?=\s+\w)|[*#]{3,}")
_OPENED = {"(": ")", "[": "]", "„": "“”", "»": "«"}
_QUOTES = str.maketrans("»«", "„“")
_ENGLISH_FINITE = {"VM0", *(f"V{verb}{form}" for verb in "BDHV" for form in "BDZ")}
_PIECE = 5_000
_CUT = re.compile(r"(?<=[.!?]) (?=[A-ZÄÖÜ])")
_LONGEST = 600
_SHORTEST_WORDS = 3
_FEWEST_WORDS = 4  # of an item without a full stop


@lru_cache(maxsize=2)
def _segmenter(language: Language) -> Segmenter:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter(
                "ignore"
            )  # its patterns have escapes of which newer Pythons warn when they compile them
            from pysbd import Segmenter
    except ImportError as error:
        raise missing_extra(error) from error
    return Segmenter(language=language, clean=False)


def sentences_of(paragraph: str, language: Language, *, item: bool = False) -> Iterator[str]:
    """The sound sentences of a paragraph, with white space folded, and the sound clauses of damaged ones.

    Of an ``item`` of a list the last needs no full stop.
    """
    for sentence in _parted(_joined(fold_space(paragraph), language)):
        for clause in _DAMAGE.split(sentence):
            clause = clause.strip()
            if _is_sound(clause, language, whole=clause == sentence and not (item and is_statement(clause, language))):
                yield clause


def _parted(sentences: Iterable[str]) -> Iterator[str]:
    """The sentences, parted also where a number ends one and a word begins the next that follows no ordinal."""
    for sentence in sentences:
        start = 0
        for match in _NUMBER_ENDS.finditer(sentence):
            yield sentence[start : match.start()]
            start = match.end()
        yield sentence[start:]


def _joined(text: str, language: Language) -> Iterator[str]:
    """Sentences by pysbd, with those put together that it parts behind a German ordinal or an abbreviation."""
    waiting = ""
    at = 0
    # pysbd takes what stands between "«" and "»" for a quotation, and so two sentences for one.
    marked = text.translate(_QUOTES) if language == "de" else text
    for part in (part for piece in _pieces(marked) for part in _segmenter(language).segment(piece)):
        part = part.strip()
        found = marked.find(part, at)
        if not part or found < 0:
            continue
        part = text[found : found + len(part)]
        glue = text[at:found] if waiting else ""
        at = found + len(part)
        if waiting and (not _ENDS.search(waiting) or _goes_on(waiting, part)):
            waiting += glue + part
            continue
        if waiting:
            yield waiting
        waiting = part
    if waiting:
        yield waiting


def _pieces(text: str) -> Iterator[str]:
    """A long paragraph in pieces, for pysbd takes four times as long for twice the text; cut at full stops."""
    start = 0
    while len(text) - start > _PIECE and (found := _CUT.search(text, start + _PIECE)):
        yield text[start : found.start()]
        start = found.end()
    yield text[start:]


def _goes_on(before: str, part: str) -> bool:
    """Whether a full stop before this part ended an abbreviation or an ordinal, and no sentence."""
    if _ABBREVIATED.search(before):
        return True
    return bool(re.search(r"\d\.$", before)) and (part[0].islower() or bool(_MONTH.match(part)))


def _is_sound(clause: str, language: Language, whole: bool) -> bool:
    """Whether a sentence, or what is left of a damaged one, begins and ends as one does and has a finite verb."""
    first = next((character for character in clause if character.isalnum()), "")
    if not first or first.islower() or len(clause) > _LONGEST or len(clause.split()) < _SHORTEST_WORDS:
        return False
    if whole and not _ENDS.search(clause):
        return False
    if any(clause.count(opened) != sum(map(clause.count, closed)) for opened, closed in _OPENED.items()):
        return False
    return language == "en" or any(map(_may_be_finite, tagged(clause, language)))


def is_statement(text: str, language: Language) -> bool:
    """Whether words without a full stop are a sentence: they have a finite verb, and none of a heading's marks."""
    words = tagged(text, language)
    if len(words) < _FEWEST_WORDS or text.endswith((":", ",", ";", "-")):
        return False
    orders = language == "en" and words[0].tag in ("VVB", "VVI")
    return orders or any(map(_may_be_finite, words))


def _may_be_finite(token: Token) -> bool:
    """Whether a word is a finite verb; past plurals in "-ten" are sometimes taken for adjectives."""
    tag = token.tag
    return (
        "FIN" in tag
        or tag in {"VV(IMP)", "VV(INF)"}
        or tag in _ENGLISH_FINITE
        or (tag == "ADJ(A)" and token.text.endswith("ten"))
    )
