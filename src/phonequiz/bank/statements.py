"""The sentences of an article, and which of them state something that a question could stand on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from phonequiz.bank.source import LIST_SIGN, Block, Passage, Source

# What ends in a full stop that ends no sentence, in German and English; letters and numbers are told apart below.
_ABBREVIATIONS = frozenset(
    """
    abb abs allg aufl bd bzgl bzw ca chr co corp dept dgl dipl dr ebd eig einschl engl etc evtl ff fig fr ggf
    hg hl hr inc incl inkl ing insb inst jan feb mar apr jun jul aug sep sept okt oct nov dez dec jhd jh jr kap
    kfm lt ltd max mill min mio mr mrd mrs ms nr od phd pp prof resp rd sen sog sr st std str tel u usw vgl vol
    vs zit zzgl approx est al cf e.g i.e z.b d.h u.a o.ä o.a s.o s.u a.m p.m u.s u.k e.v
    """.split()  # noqa: SIM905
)
_MONTHS = frozenset(
    """
    januar februar märz april mai juni juli august september oktober november dezember jahrhundert jahrhunderts
    quartal etage klasse stock mal
    """.split()  # noqa: SIM905
)
_END = re.compile(r"(?:[.!?…]+)[\"'”“’»)\]]*(?=\s)")
_OPENS = re.compile(r"\s+[\"'„“‚«»(\[–-]*([^\W_])")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_CLAUSES = re.compile(r";\s+")
# A full stop between underscores: something was lost here, and what is left on either side stands alone.
_DAMAGE = re.compile(r"\s_+\s?\.\s?_+(?=\s)")
MIN_WORDS = 4


class Statement(NamedTuple):
    """A sentence, or a clause between semicolons, that states something."""

    passage: Passage
    text: str
    section: str | None


def sentences(source: Source) -> Iterator[Passage]:
    """Every sentence of the article in its order; headings are none."""
    for block in source.blocks:
        if not block.heading:
            yield from _of_block(block)


def statements(source: Source) -> Iterator[Statement]:
    """Every statement of the article: headings, questions, introductions of a list and fragments are left out."""
    sections = [(block.start, block.text) for block in source.blocks if block.heading]
    at, section = 0, None
    for sentence in sentences(source):
        while at < len(sections) and sections[at][0] <= sentence.start:
            section = sections[at][1]
            at += 1
        for passage in _clauses(source.text, sentence):
            text = " ".join(source.text[passage.start : passage.end].split())
            if _states(text):
                yield Statement(passage, text, section)


def _of_block(block: Block) -> Iterator[Passage]:
    text = block.text
    start = 0
    gaps = list(_DAMAGE.finditer(text))
    lines = [match.start() for match in re.finditer(r"\n(?=\s*(?:[-*+•–]|\d+[.)])\s)", text)]
    full = (match.end() for match in _END.finditer(text) if _ends(text, match))
    damaged = (bound for gap in gaps for bound in gap.span())
    for end in sorted({*full, *lines, *damaged, len(text)}):
        inner = text[start:end]
        sign = LIST_SIGN.match(inner)
        low = start + (sign.end() if sign else len(inner) - len(inner.lstrip()))
        high = start + len(inner.rstrip())
        if low < high and not any(gap.start() <= low < gap.end() for gap in gaps):
            yield Passage(block.start + low, block.start + high)
        start = end


def _ends(text: str, match: re.Match[str]) -> bool:
    """Whether a full stop, or several marks, end a sentence here."""
    following = _OPENS.match(text, match.end())
    if following is None:
        return not text[match.end() :].strip()
    opening = following.group(1)
    if not match.group().startswith(".") or match.group().startswith(".."):
        return not opening.islower() or opening.isdigit()
    if opening.islower():
        return False
    words = text[max(0, match.start() - 40) : match.start()].split()
    before = words[-1].lstrip("(„“\"'[").casefold() if words else ""
    if before in _ABBREVIATIONS or (len(before) == 1 and before.isalpha()):
        return False
    if re.fullmatch(r"[a-zäöü](\.[a-zäöü])+", before):
        return False
    if before.isdigit() and len(before) <= 2:
        # In German an ordinal: „am 3. Oktober“, „im 19. Jahrhundert“. A sentence that ends in a number is rarer.
        next_word = _WORD.match(text, following.start(1))
        return next_word is None or next_word.group().casefold() not in _MONTHS
    return True


def _clauses(text: str, sentence: Passage) -> Iterator[Passage]:
    """The parts of a sentence between semicolons, where each of them says something by itself."""
    inner = text[sentence.start : sentence.end]
    bounds = [0, *(match.end() for match in _CLAUSES.finditer(inner)), len(inner)]
    parts = list(pairwise(bounds))
    if len(parts) > 1 and all(len(_WORD.findall(inner[low:high])) >= MIN_WORDS for low, high in parts):
        for low, high in parts:
            part = inner[low:high]
            yield Passage(sentence.start + low, sentence.start + low + len(part.rstrip()))
    else:
        yield sentence


def _states(text: str) -> bool:
    """Whether a sentence states something: it is whole, no question, and introduces nothing that comes below it."""
    body = text.rstrip("\"'”“’»)] ")
    return len(re.findall(r"\w+", text)) >= MIN_WORDS and body.endswith((".", "!", "…", ";"))
