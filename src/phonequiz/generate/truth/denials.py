"""A "not" taken away, an "only" widened, a rule turned round: where that leaves a sound sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from phonequiz.generate.english.words import FINITE as FINITE_ENGLISH
from phonequiz.generate.german.grammar import gender
from phonequiz.generate.german.phrases import FINITE
from phonequiz.generate.german.words import words_of
from phonequiz.generate.model import Language
from phonequiz.generate.tagging import tagged
from phonequiz.generate.truth.model import Change, Said

_CONFIDENCE, _WIDENED = 0.6, 0.55
_SUBORDINATE = re.compile(
    r"(?:wenn|falls|ob|sofern|solange|obwohl|um|ohne|wer|was|die|der|das|dessen|deren|den|damit|weil|da|denn"
    r"|because|since|as|if|unless|when|whether|who|which|that|whose"
    r"|(?:after|before|in|on|for|with|from|to|at|of|by|through) (?:which|whom))\b",
    re.IGNORECASE,
)
_CONDITION = re.compile(
    r"\A(?:wenn|falls|sofern|solange|wer|ob|was|dass)\b|\b(?:if|when|unless|that|which|who|because|since|while|until)\b",
    re.IGNORECASE,
)
_MORE_SUBORDINATE = re.compile(
    r"(?:dass|wobei|indem|bis|während|bevor|nachdem|sodass|weshalb|wodurch|sobald)\b", re.IGNORECASE
)
_GERMAN_NOT = re.compile(
    r"(?: (?:praktisch|gar|überhaupt|noch|fast))? nicht(?: mehr| länger)?(?= )"
    r"(?! (?:nur|immer|zuletzt|einmal|ganz|als|so|selten|alle|jede))"
)
_GERMAN_NO = re.compile(r"\b(?P<word>[Kk]eine?[nrm]?) (?P<noun>(?!(?:Fall|Umständen|Weise)\b)[A-ZÄÖÜ][\wäöüß-]+)")
_GERMAN_ONLY = re.compile(
    r"\bnur (?=(?:mit|von|bei|nach|zwischen|in|im|an|am|auf|für|durch|die|der|das|den|einen?|wer|wenn) )"
)
_MASS = words_of(
    "Wasser Strom Luft Geld Gas Licht Zeit Platz Lärm Staub Sauerstoff Feuer Öl Alkohol Kaffee Fleisch Regen Druck "
    "Hitze Energie Schutz Anspruch Zutritt Zugang Gefahr Einfluss"
)
_AUXILIARY = r"\b(must|may|should|is|are|was|were|can|could|will|would|has|have)"
_ENGLISH_NOT = (
    (re.compile(rf"{_AUXILIARY} not (?!only|just|yet|all|always)"), r"\1 "),
    (re.compile(rf"{_AUXILIARY} (be |been )?no longer "), r"\1 \2still "),
    (re.compile(r"\bcannot (?!only)"), "can "),
    (re.compile(rf"{_AUXILIARY} never "), r"\1 "),
    (re.compile(r"\b(is|are|was|were|has|have|should|would|could|must)n['’]t "), r"\1 "),
)
_ENGLISH_DO = re.compile(r"\b(?P<do>do|does|did)(?: not|n['’]t) (?P<verb>[a-z]+)")
_REASON = re.compile(
    r"(?:, (?:weil|da|denn|because|since|as|so|otherwise|sonst|for|weshalb|sodass|damit|provided|unless|as long as"
    r"|even if)"
    r"| because| so that| as(?= (?:it|they|he|she|there|the|no|[a-z]+ (?:had|has|have|was|were|is|are|can|could))\b))"
    r" [^,;]*\.\Z|, which is why .*\.\Z"
)
_AT_ALL = re.compile(r" at all\b")
_ANY = re.compile(r"\bany (?=[a-z]+)")
# Without a denial it would be said of no one.
_ANYBODY = re.compile(r"\b(?:any(?:one|body|thing|where)|ever|either)\b")
_MUST = re.compile(r"\bmust (?!not\b|also\b|only\b)")
# "Avoid ringing extension 4400", "avoid removing clips before they rust": something else may be meant by it.
_BOUND = re.compile(r"\d|\b(?:before|after|until|bevor|ehe|nachdem)\b")
# Of a rule for everyone, or for every day, it would not be clear what is denied.
_SCOPE = re.compile(
    r"\b(?:everyone|everybody|all|each|every|daily|weekly|yearly|once|twice|at least|at most|\d+)\b", re.IGNORECASE
)


def turned(said: Said, language: Language) -> Iterator[Change]:
    """The statement without its denial, or as a rule that it is not."""
    if said.against and not _BOUND.search(said.against):
        yield Change(without_reason(said.against), "", "", _WIDENED, whole=True)
    for change in _german(said.body) if language == "de" else _english(said):
        if _ANYBODY.search(change.body):
            continue
        # The reason for what is so is none for the opposite.
        yield change._replace(body=without_reason(change.body))


def without_reason(text: str) -> str:
    """A statement without the reason at its end."""
    return _REASON.sub(".", text)


def _german(body: str) -> Iterator[Change]:
    if body[0].isupper() and tagged(body, "de")[0].tag in FINITE:
        return  # "Fehlt das Etikett, …": what stands first is a condition
    denials = list(_GERMAN_NOT.finditer(body))
    if len(denials) == 1 and "sondern" not in body and not _is_below(body, denials[0].start()):
        at = denials[0]
        if body[: at.start()].endswith(","):
            return  # "in die Tasche, nicht in die Hand": what is denied is only named
        yield Change(body[: at.start()] + body[at.end() :], "", "", _CONFIDENCE)
    none = list(_GERMAN_NO.finditer(body))
    if len(none) == 1 and not re.search(r" mehr |\bsondern\b", body) and not _is_below(body, none[0].start()):
        word, noun = none[0]["word"], none[0]["noun"]
        lemma = tagged(noun, "de")[0].lemma
        kind = gender(lemma)
        plural = word in ("keine", "Keine") and (noun != lemma or kind in ("m", "n"))
        if plural:
            yield Change(body[: none[0].start()] + body[none[0].start("noun") :], "", "", _CONFIDENCE)
        elif noun == lemma and noun not in _MASS and (word not in ("keine", "Keine") or kind == "f"):
            some = word[1:] if word[0] == "k" else f"E{word[2:]}"
            yield Change(body[: none[0].start()] + some + body[none[0].end("word") :], "", "", _CONFIDENCE)
    if re.search(r"\bdarf (?:\w+ ){0,6}niemand\b", body):
        yield Change(body.replace("niemand", "jeder", 1), "", "", _CONFIDENCE)
    only = _GERMAN_ONLY.search(body)
    if only is not None and "nicht" not in body and body.count("nur") == 1 and not _is_below(body, only.start()):
        yield Change(f"{body[: only.start()]}nicht {body[only.start() :]}", "", "", _WIDENED)


def _is_below(body: str, at: int) -> bool:
    """Whether a place stands in a German clause that depends on another."""
    segment = body[max(body.rfind(mark, 0, at) for mark in ",;:–") + 1 : at].lstrip()
    return _is_subordinate(body, at) or _MORE_SUBORDINATE.match(segment) is not None


def _english(said: Said) -> Iterator[Change]:
    body = said.body
    for pattern, positive in _ENGLISH_NOT:
        match = pattern.search(body)
        if match is not None and " but " not in body[match.end() :] and not _is_subordinate(body, match.start()):
            behind = _ANY.sub("some ", _AT_ALL.sub("", body[match.end() :]))
            yield Change(body[: match.start()] + match.expand(positive) + behind, "", "", _CONFIDENCE)
    match = _ENGLISH_DO.search(body)
    if match is not None and not _is_subordinate(body, match.start()):
        yield Change(
            body[: match.start()] + _form(match["do"], match["verb"]) + body[match.end() :], "", "", _CONFIDENCE
        )
    if body.startswith("you should never "):
        yield Change(body.replace("never ", "", 1), "", "", _CONFIDENCE)
    elif body.startswith("you should not "):
        yield Change(body.replace("not ", "", 1), "", "", _CONFIDENCE)
    match = None if _SCOPE.search(body) else _MUST.search(body)
    if (
        match is not None
        and not re.search(r"\b(?:not|no|never|nor)\b", body)
        and not _is_subordinate(body, match.start())
    ):
        yield Change(f"{body[: match.end()]}not {body[match.end() :]}", "", "", _WIDENED)


def _form(auxiliary: str, verb: str) -> str:
    """The finite form that says without "do" what it denied."""
    from phonequiz.generate.english.words import inflected

    if auxiliary == "do":
        return verb
    return inflected(verb, "VBZ" if auxiliary == "does" else "VBD")


def _is_subordinate(body: str, at: int) -> bool:
    """Whether a place stands in a clause that says under what condition, or of which thing."""
    begin = max(body.rfind(mark, 0, at) for mark in (",", ";", ":", "–"))
    segment = body[begin + 1 : at].lstrip()
    if begin < 0:
        condition = _CONDITION.search(segment)
        # "An attacker who takes over the domain cannot …": the verb of the relative clause stands before.
        return condition is not None and not (
            condition.group() in ("who", "that", "which")
            and any(token.tag in FINITE_ENGLISH for token in tagged(segment[condition.end() :], "en"))
        )
    return _SUBORDINATE.match(segment) is not None
