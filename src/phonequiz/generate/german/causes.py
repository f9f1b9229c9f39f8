"""Reasons, purposes, conditions and consequences: what subordinate clauses say."""

from __future__ import annotations

from collections.abc import Iterator

from phonequiz.generate.german import words as lists
from phonequiz.generate.german.asking import Ask, capital, key_of
from phonequiz.generate.german.clauses import Clause, clauses_of
from phonequiz.generate.german.phrases import Phrase

_NARROWING = frozenset({"nur", "erst", "immer", "auch", "besonders"})
_MOST_KEY_WORDS = 22


def causes(clause: Clause) -> Iterator[Ask]:
    """Questions for the subordinate clauses around a main clause, and for phrases that give a reason."""
    around = [clause.front] if clause.front is not None and clause.front.kind in {"sub", "inf"} else []
    for phrase in (*around, *clause.after):
        if len(phrase.words) <= _MOST_KEY_WORDS:
            yield from _asked(clause, phrase)
    for phrase in clause.phrases:
        if phrase.kind == "pp" and phrase.first in {"wegen", "aufgrund"}:
            yield Ask("cause", (phrase,), "weshalb", key_of(phrase.words), "pp-wegen", 0.8)


def _asked(clause: Clause, phrase: Phrase) -> Iterator[Ask]:
    first = phrase.first
    if phrase.kind == "wh":
        if first == "wer" and clause.subject is None:
            yield Ask("action", (phrase,), "wer", key_of(phrase.words), "wer-clause", 0.85, without=_NARROWING)
        return
    key = key_of(phrase.words)
    pronouns = [word for word in phrase.words if word.tag == "PPER" and word.text not in {"Sie", "Ihnen"}]
    known = any(part.kind == "np" for part in clause.phrases)
    impersonal = {word.text for word in pronouns} == {"es"} and phrase.words[-1].lemma in {"kommen", "geben", "handeln"}
    if pronouns and not impersonal and (phrase is clause.front or not known):
        return
    gone = (phrase,)
    if phrase.kind == "denn":
        because = _because(phrase)
        if because is not None:
            yield Ask("cause", gone, "warum", because, "weil-clause", 0.7)
    elif first in lists.CAUSAL:
        yield Ask("cause", gone, "warum", capital("weil" + key[len(first) :]), "weil-clause", 0.75)
    elif first == "damit":
        question = "warum" if any(part.kind == "neg" for part in clause.middle) else "wozu"
        yield Ask("cause", gone, question, key, "damit-clause", 0.85)
    elif first == "um" and phrase.kind == "inf":
        yield Ask("cause", gone, "wozu", key, "um-zu-inf", 0.85)
    elif first in {"wenn", "falls", "sofern", "solange"}:
        yield Ask("consequence", gone, "in welchem Fall", key, "wenn-clause", 0.75, without=_NARROWING)
    elif first == "sobald":
        yield Ask("consequence", gone, "wann", key, "sobald-clause", 0.8, without=_NARROWING)
    elif first == "indem":
        yield Ask("cause", gone, "auf welche Weise", key, "indem-clause", 0.8)


def _because(phrase: Phrase) -> str | None:
    """What stands behind "denn" as a clause with "weil", ``None`` where its words are not surely in order."""
    found = clauses_of(f"{capital(phrase.text)}.")
    if len(found) != 1 or found[0].front is None:
        return None
    front, clause = found[0].front, found[0]
    bracket = [word.text for word in clause.bracket]
    verb = clause.verb.text
    if clause.bracket and clause.bracket[-1].tag == "PTKVZ":
        verb = bracket.pop() + verb
    first = phrase.words[0].text  # small, unless it is a noun
    parts = ["weil", first + front.text[len(first) :], *(part.text for part in clause.middle), *bracket, verb]
    said = " ".join(parts) + "".join(f", {part.text}" for part in clause.after)
    whole = len("".join(said.split())) - len("weil")
    return capital(said) if whole == len("".join(phrase.text.split())) else None
