"""Whether a German text can be understood without the sentence before it, and whether it says anything to judge."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from phonequiz.generate.german import words as lists
from phonequiz.generate.german.chunking import phrases
from phonequiz.generate.german.grammar import gender
from phonequiz.generate.german.phrases import FINITE, NOUNS
from phonequiz.generate.german.references import hangs, has_noun_first
from phonequiz.generate.model import Token
from phonequiz.generate.tagging import tagged

_FEWEST_WORDS = 4
# What names a thing only by another one.
_LEANING = re.compile(
    r"\b(?i:der|die|das|den|dem) (?:Rest|Grund|Folge|Ergebnis|Ausnahme|Unterschied|Ursache|Vorteil|Nachteil"
    r"|übrigen?|anderen?|beiden|restlichen?)\b(?! (?:für|von|des|der|zwischen)\b)"
    r"|\b(?:nichts|etwas) anderes\b|(?<!jede )\bweitere[nrs]?\b(?! (?:[a-zäöüß]+e[mnrs]? )?[A-ZÄÖÜ\d])"
)
# What "dafür" and the like point to where it stands behind them.
_EXPLAINED = re.compile(r"[^,;:]*, (?:dass|ob|wie|wer|was|wann|[^,;:]* zu )")
_GIVEN = re.compile(r"(?: (?:erst|nur|dann|schon|auch|besonders))*, (?:wenn|dass|ob) ")
# What nobody would ask: wishes, announcements of what comes next, idioms.
_EMPTY = re.compile(
    r"\b(?:die Dinge|(?:möchten?|freuen|hoffen|wünschen) wir|wir (?:möchten|freuen|hoffen|wünschen)"
    r"|dieses? (?:Merkblatt|Artikel|Text|Seite)"
    r"|eine?n? (?:auffällig|klar|deutlich|überraschend|interessant|eindeutig|erstaunlich)e[rsn]? "
    r"(?:Muster|Bild|Ergebnis|Befund|Trend|Erkenntnis)"
    r"|etwas (?:Ähnliches|Anderes|Besonderes|Neues)|(?:seinen|ihren) Preis\Z"
    r"|keine?n? (?:Zufall|Wunder|Geheimnis|Hexenwerk|Zweifel))\b",
    re.IGNORECASE,
)
# "Auch beim Tempo unterscheiden sich die Erreger": how, only the next sentence says.
_DIFFER = re.compile(r"\bunterscheide[nt] sich\b|\bunterschieden sich\b")
# "Der Anlass war ernüchternd": what it was, other sentences say.
_EVALUATION = re.compile(
    r"(?:(?:ist|war) )?(?:der|die|das|sein|ihr) (?:Anlass|Grund|Ergebnis|Bilanz|Folge|Folgen|Antwort|Erklärung|Lösung"
    r"|Idee|Ursache|Aufwand|Erfolg|Effekt|Unterschied|Wirkung|Prinzip|Regel)(?: (?:ist|war|sind|waren))?(?: \w+){1,2}",
    re.IGNORECASE,
)
_FEWEST_DIFFERENCES = 8
# By which genders of a noun before it a pronoun may be explained; "+" is a plural, "?" a noun that nothing tells of.
_MEANT = {"er": "m?", "ihn": "m?", "ihm": "mn?", "sie": "f+?"}
_SINGLE = frozenset({"das", "dem", "ein", "einem", "einen", "im", "am", "zum", "beim", "vom", "ins", "jedes"})
_BY_ARTICLE = {"das": "n", "den": "m", "einen": "m", "jeder": "m", "jeden": "m", "keinen": "m"}
_BEHIND_THUS = frozenset({"$.", "PTKVZ", "PTKNEG", "VV(PP)", "VV(INF)"})
_ANYBODY = frozenset({"wer", "jeder", "niemand", "jemand", "man"})


def says_nothing(text: str) -> bool:
    """Whether a sentence only leads to the next one, is a wish or an idiom."""
    if _EVALUATION.fullmatch(text.rstrip(".")):
        return True
    differs = _DIFFER.search(text) is not None and len(text.split()) < _FEWEST_DIFFERENCES
    return differs or _EMPTY.search(text.rstrip(".")) is not None


def is_sentence(tokens: Sequence[Token]) -> bool:
    """Whether words are enough for a sentence, and have a finite verb."""
    return len(tokens) > _FEWEST_WORDS and any(token.tag in FINITE for token in tokens)


def leans(text: str, formal: bool) -> bool:
    """Whether a text points to something that it does not name; ``formal`` where "Sie" is its reader."""
    tokens: list[Token] = []
    for token, after in pairwise([*tagged(text, "de"), *tagged(".", "de")]):
        named = any(word.tag in NOUNS for word in tokens) and any(word.text == "," for word in tokens)
        relative = bool(tokens) and tokens[-1].text == ","
        other = after.tag in NOUNS and not _is_infinitive(after) and gender(after.lemma) in ("m", "f")
        if token.text == "das" and not relative and other:
            return True  # "Fachleute nennen das Rückbestätigung"
        if token.text == "das" and not relative and not named and after.tag in {"APPR", "APPRART", "ADV", "PTKNEG"}:
            return True  # "will das im Herbst ändern"
        if token.text == "so" and tokens and (after.tag in _BEHIND_THUS or after.text == "kaum") and ", d" not in text:
            return True  # "Abfall entsteht so kaum"
        if token.tag == "PDS" and _is_article(token, after):
            token = token._replace(tag="ART")
        elif named and (token.tag in {"PDS", "PROAV"} or token.text in ("dort", "solche")):
            continue  # "Wer ein Gerät verliert, meldet dies …"
        elif token.tag == "PROAV" and _EXPLAINED.match(text[token.end :]):
            continue  # "hat dafür zu sorgen, dass …"
        elif token.text in ("ebenso", "genauso") and re.match(r" \w+ wie\b", text[token.end :]):
            continue  # "ebenso belastend wie …" says itself with what it compares
        elif token.text == "es" and tokens and tokens[-1].tag in FINITE and _GIVEN.match(text[token.end :]):
            continue  # "Gefährlich wird es erst, wenn …"
        if (tokens and token.text in ("sonst", "andernfalls")) or (formal and token.text == "Sie"):
            continue
        if not tokens and token.text[0].islower() and token.tag == "NNI":
            token = token._replace(tag="VV(FIN)")  # behind a lead: "fressen ihre Larven"
        tokens.append(token)
    if hangs(tokens, has_noun_first(tokens), formal) or _starts_bare(tokens) or _LEANING.search(text):
        return True
    return _is_unnamed(tokens) or _points_ahead(tokens)


def _is_article(token: Token, after: Token) -> bool:
    """Whether what was taken for a pronoun is an article: a noun stands behind it, and of its gender."""
    if after.tag == "ADJ(A)":
        return True
    return after.text[0].isupper() and (token.text.lower() != "das" or gender(after.lemma) in ("n", ""))


def _is_infinitive(noun: Token) -> bool:
    """Whether a noun is a verb's infinitive, whose gender its ending does not tell: "das Einschleusen"."""
    return noun.tag == "NNI"


def _starts_bare(tokens: Sequence[Token]) -> bool:
    """Whether a statement is about "das" or "es" that nothing names."""
    first = [token.text.lower() for token in tokens[:3]]
    return (first[0] in {"das", "dies", "es"} and tokens[1].tag in FINITE and tokens[1].text.islower()) or (
        tokens[0].tag in FINITE and first[1] in {"das", "dies"} and tokens[2].tag not in {"NN", "NE", "ADJ(A)", "CARD"}
    )


def _is_unnamed(tokens: Sequence[Token]) -> bool:
    """Whether no noun before a pronoun may be meant by its gender: "Mit Schwalben ist er nicht verwandt"."""
    genders: set[str] = set()
    for number, token in enumerate(tokens):
        text = token.text.lower()
        if token.tag in NOUNS and token.text not in lists.TIME_UNITS:
            article, kind = _article(tokens[:number]), gender(token.lemma)
            genders.add("m" if article == "der" and kind != "f" else _BY_ARTICLE.get(article, kind) or "?")
            genders.update(() if article in _SINGLE else "+")
        elif text in _ANYBODY:
            genders.add("?")
        elif token.tag == "PPER" and text in _MEANT and not genders.intersection(_MEANT[text]):
            return True
    return False


def _article(before: Sequence[Token]) -> str:
    """The word before a noun and its adjectives."""
    words = [token.text.lower() for token in before if token.tag != "ADJ(A)"]
    return words[-1] if words else ""


def _points_ahead(tokens: Sequence[Token]) -> bool:
    """Whether a pronoun stands for what comes later: "Wer durch die Stadt geht, hört sie" names only where."""
    comma = next((number for number, token in enumerate(tokens) if token.text == ","), 0)
    if tokens[0].text != "Wer" or not comma:
        return False
    pointing = tokens[comma + 2 : comma + 3]
    named = any(phrase.kind == "np" for phrase in phrases(tokens[1:comma]))
    return bool(pointing) and pointing[0].text in {"sie", "ihn", "es"} and not named
