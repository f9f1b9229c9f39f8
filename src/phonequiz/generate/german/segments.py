"""A German sentence cut at its commas: what is a main clause, what a subordinate one, what a fragment."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from phonequiz.generate.german import words as lists
from phonequiz.generate.german.phrases import FINITE, NONFINITE, NOUNS
from phonequiz.generate.model import Token
from phonequiz.generate.tagging import readings

# "stoßzulüften"
_INFINITIVE = re.compile(r"^[a-zäöüß]{2,}zu[a-zäöüß]{3,}(?:en|ern|eln)$")


class Segment(NamedTuple):
    """A part of a sentence between commas, and what it is: main, sub, rel, wh, inf or fragment."""

    kind: str
    words: tuple[Token, ...]


def mended(token: Token | None, after: Token | None) -> Token:
    """A word that is written like a noun within the sentence is one; at its beginning it may be an adjective."""
    assert token is not None
    if token.start and token.text[0].isupper() and (token.tag[0] == "V" or token.tag in {"ADJ(D)", "PTKVZ"}):
        return token._replace(tag="NN")
    if (
        not token.start
        and after is not None
        and after.tag in FINITE
        and token.tag in {"NN", "NE"}
        and token.text[1:].islower()
    ) and (
        token.text.lower() in lists.QUALITIES
        or token.text.endswith(("lich", "bar", "sam", "voll", "los", "haft", "ig"))
    ):
        return token._replace(tag="ADJ(D)")
    return token


def without_parentheses(tokens: Sequence[Token]) -> list[Token]:
    """The words without what stands in parentheses."""
    kept: list[Token] = []
    depth = 0
    for token in tokens:
        if token.text in "([":
            depth += 1
        elif token.text in ")]":
            depth = max(0, depth - 1)
        elif not depth:
            kept.append(token)
    return kept


def parts_of(tokens: Sequence[Token]) -> list[list[Token]]:
    """What stands between colons, semicolons and dashes; a part without a finite verb goes."""
    parts: list[list[Token]] = [[]]
    quoted = False
    for token in tokens:
        if token.text in {"„", "“", "”", "»", "«", '"'}:
            quoted = token.text in {"„", "»"} or (token.text == '"' and not quoted)
        if token.text in {":", ";", "–", "—", "-"} and not quoted:
            parts.append([])
        else:
            parts[-1].append(token)
    return [_without_end(part) for part in parts if finite_at(part) is not None]


def _without_end(tokens: list[Token]) -> list[Token]:
    while tokens and tokens[-1].text in {".", "!", "…", ","}:
        tokens = tokens[:-1]
    return tokens


def segments_of(tokens: Sequence[Token]) -> list[Segment]:
    """What stands between the commas; a subordinate clause is one segment, whatever it enumerates."""
    pieces: list[list[Token]] = [[]]
    quoted = False
    for number, token in enumerate(tokens):
        if token.text in {"„", "“", "”", "»", "«"}:
            quoted = token.text in {"„", "»"}
        adjectives = (
            token.text == ","
            and 0 < number < len(tokens) - 1
            and (tokens[number - 1].tag == "ADJ(A)" and tokens[number + 1].tag == "ADJ(A)")
        )
        if token.text == "," and not quoted and not adjectives:
            pieces.append([])
        else:
            pieces[-1].append(token)
    found: list[Segment] = []
    pieces = [piece for piece in pieces if piece]
    while pieces:
        piece = pieces.pop(0)
        opens = _opens(piece)
        if opens:
            # An enumeration within a subordinate clause: it goes on up to its finite verb.
            taken = piece
            for ahead in range(min(4, len(pieces) + 1)):
                if ahead:
                    end = taken[-1].end
                    taken = [*taken, Token(",", ",", "$,", end, end + 1), *pieces[ahead - 1]]
                if _ends_finite(taken):
                    piece, pieces = taken, pieces[ahead:]
                    break
            else:
                opens = opens if piece[0].text.lower() != "als" and _may_end_finite(piece) else ""
            if opens:
                found.append(Segment(opens, tuple(piece)))
                continue
        kind = _other(piece)
        if kind == "fragment" and found and found[-1].kind in {"sub", "wh"} and _may_open_finite(piece):
            # "Wer einen Brand entdeckt, alarmiert …"
            piece, kind = [piece[0]._replace(tag="VV(FIN)"), *piece[1:]], "main"
        found.append(Segment(kind, tuple(piece)))
    return found


def _may_open_finite(piece: Sequence[Token]) -> bool:
    return len(piece) > 2 and piece[0].tag in {"VV(PP)", "ADJ(D)"} and piece[0].text.endswith("t")


def _opens(piece: Sequence[Token]) -> str:
    """What kind of subordinate clause begins here, if one may."""
    first = piece[0]
    word = first.text.lower()
    if word in {"und", "oder", "sondern", "aber"} and len(piece) > 1:
        first, word = piece[1], piece[1].text.lower()
    second = piece[1].text.lower() if len(piece) > 1 else ""
    if first.tag in {"PRELS", "PRELAT"} or (
        first.tag in {"APPR", "APPRART"} and second in lists.RELATIVE and piece[1].tag in {"PRELS", "PRELAT"}
    ):
        return "rel"
    if word in lists.SUBORDINATORS and not (word == "während" and second in {"des", "der", "eines", "einer"}):
        return "sub"
    if first.tag in {"PWS", "PWAV", "PWAT"}:
        return "wh"
    if word in {"auch", "nur", "erst", "vor"} and second in {"wenn", "weil", "als"}:
        return "sub"
    if (
        word in lists.RELATIVE
        and first is piece[0]
        and first.text[0].islower()
        and (first.tag in {"ART", "PDS"} and _ends_finite(piece))
    ):
        return "rel"
    return ""


def _ends_finite(piece: Sequence[Token]) -> bool:
    """Whether a subordinate clause is complete: its last word is its finite verb, or a form that looks like another."""
    last = piece[-1]
    if last.tag in FINITE or _compares_at_end(piece):
        return True
    if len(piece) < 2 or any(token.tag in FINITE for token in piece) or piece[-2].tag == "PTKZU":
        return False
    return last.tag in {"VV(INF)", "VA(INF)", "VM(INF)"}


def _compares_at_end(piece: Sequence[Token]) -> bool:
    """Whether only a comparison stands behind the finite verb: "weil ihre Haut dünner ist als die von Erwachsenen"."""
    finite = next((number for number, token in enumerate(piece) if token.tag in FINITE), None)
    return finite is not None and 2 < finite < len(piece) - 1 and piece[finite + 1].text in {"als", "wie"}


def _may_end_finite(piece: Sequence[Token]) -> bool:
    """Whether the last word may be a finite verb that was taken for a participle: "der sich … vermehrt"."""
    last = piece[-1]
    return last.tag == "VV(PP)" and last.text.endswith("t") and not any(token.tag in FINITE for token in piece)


def _other(piece: Sequence[Token]) -> str:
    if any(token.tag in FINITE for token in piece) or _hidden_finite(piece) is not None:
        return "main"
    if any(token.tag in {"PTKZU", "VV(IZU)"} for token in piece) or _INFINITIVE.search(piece[-1].text):
        return "inf"
    return "fragment"


# What may follow a finite verb, and no participle or adjective.
_BEHIND_VERB = frozenset({"ART", "APPR", "APPRART", "CARD", "PPOSAT", "PIAT", "PRF", "PPER"})


def _hidden_finite(piece: Sequence[Token]) -> int | None:
    """The place of a finite verb that was taken for something else: behind a first phrase, before another."""
    for number, (before, token, behind) in enumerate(zip(piece, piece[1:], piece[2:], strict=False), start=1):
        if token.tag not in {"ADJ(D)", "VV(PP)", "VV(INF)"} or token.text[0].isupper() or before.tag not in NOUNS:
            continue
        if behind.tag in NONFINITE or behind.tag in FINITE:
            continue
        known = token.tag == "VV(INF)" or any(tag == "VV(FIN)" for tag in readings(token.text, "de")[:3])
        return number if known or (token.text.endswith("t") and behind.tag in _BEHIND_VERB) else None
    return _hidden_past(piece)


def _hidden_past(piece: Sequence[Token]) -> int | None:
    """The place of a past plural that was taken for an adjective: "… verursachten Brände einen Schaden"."""
    if any(token.tag in FINITE for token in piece):
        return None
    for number, (before, token) in enumerate(pairwise(piece), start=1):
        if token.tag == "ADJ(A)" and token.text.endswith("ten") and before.tag in NOUNS | {"CARD"}:
            return number
    return None


def finite_at(words: Sequence[Token], start: int = 0) -> int | None:
    """Where the finite verb of a main clause stands, ``None`` where there is none."""
    found = next((number for number in range(start, len(words)) if words[number].tag in FINITE), None)
    if start == 0 and (found is None or any(word.text in {"und", "oder"} for word in words[:found])):
        hidden = _hidden_finite(words)
        return found if hidden is None or (found is not None and found < hidden) else hidden
    return found
