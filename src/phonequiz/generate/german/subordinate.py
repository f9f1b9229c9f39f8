"""Statements of subordinate clauses as main clauses: "…, dass X Y tut" and "…, der Y tut"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from phonequiz.generate.german import words as lists
from phonequiz.generate.german.chunking import phrases
from phonequiz.generate.german.clauses import Clause, find_subject
from phonequiz.generate.german.grammar import dative, gender, is_plural, may_be_subject, only_subject, with_article
from phonequiz.generate.german.numbers import amount
from phonequiz.generate.german.phrases import NONFINITE, Phrase
from phonequiz.generate.model import Token
from phonequiz.generate.tagging import readings

_CLAIMING = lists.words_of(
    "zeigen ergeben belegen nachweisen feststellen sagen berichten schätzen warnen betonen erklären herausfinden "
    "mitteilen bestätigen melden"
)
_RELATIVE_SURE = 0.9


def statements(clause: Clause) -> Iterator[Clause]:
    """What the subordinate clauses of a main clause state by themselves."""
    for phrase in clause.after:
        if phrase.first == "dass" and clause.full_verb.lemma in _CLAIMING and clause.subject is not None:
            source = dative(clause.subject)
            found = main_of(phrase.words[1:], None)
            if source is not None and found is not None:
                yield found._replace(claim=f"laut {source}", sure=0.95)
    for phrase in clause.phrases:
        yield from _relative(phrase)
    if clause.after and clause.after[0].kind == "rel-far" and clause.middle:
        yield from of_relative(clause.middle[-1], clause.after[0].words)


def _relative(phrase: Phrase) -> Iterator[Clause]:
    commas = [number for number, word in enumerate(phrase.words) if word.text == "," and word.tag == "$,"]
    for at in commas:
        behind = phrase.words[at + 1 :]
        if behind and behind[0].tag == "PRELS":
            end = next((number for number in commas if number > at), len(phrase.words))
            yield from of_relative(phrase._replace(words=phrase.words[:at]), phrase.words[at + 1 : end])
            return


def of_relative(antecedent: Phrase, words: Sequence[Token]) -> Iterator[Clause]:
    """A relative clause whose pronoun is the subject, with the noun that it tells of as the subject."""
    pronoun = words[0].text.lower()
    if pronoun not in {"der", "die", "das"} or antecedent.kind not in {"np", "pp"} or antecedent.head is None:
        return
    number = amount(antecedent.words)
    if number is not None and number.measured:
        return
    noun = gender(antecedent.head.lemma)
    if pronoun == "der" and noun == "f":
        return
    subject = with_article(antecedent, pronoun)
    found = main_of(words[1:], subject)
    if found is None or subject is None:
        return
    plural = is_plural(found.verb)
    if pronoun == "die" and noun != "f" and not plural:
        return
    if plural and antecedent.head.tag == "NE":
        return  # "Regale des Herstellers Stauwerk, die …": the name is not what they are
    rivals = [
        part
        for part in found.middle
        if only_subject(part) or (part.kind == "pron" and part.first in {"sie", "es", "wir"})
    ]
    if rivals or (pronoun == "die" and not may_be_subject(subject, plural)):
        return
    if pronoun != "der" and any(
        part.kind == "np" and may_be_subject(part, plural) and _sure_rival(part) for part in found.middle[:1]
    ):
        return
    yield found._replace(sure=_RELATIVE_SURE)


def _sure_rival(phrase: Phrase) -> bool:
    return phrase.words[0].text.lower() in {"die", "das", "ein", "eine"} and phrase.words[0].tag == "ART"


def main_of(words: Sequence[Token], subject: Phrase | None) -> Clause | None:
    """A clause with its verb at the end as one with its verb in second place."""
    rest = list(words)
    if len(rest) < 2 or any(
        word.text in {"und", "oder"} and rest[n - 1].tag[0] == "V" for n, word in enumerate(rest) if n
    ):
        return None
    verb = rest.pop()
    bracket: list[Token] = []
    while rest and rest[-1].tag in NONFINITE:
        bracket.insert(0, rest.pop())
    if not verb.tag.startswith(("VV", "VA", "VM")):
        return None
    prefix = "" if bracket else separable(verb)
    if prefix:
        bracket = [verb._replace(text=prefix, tag="PTKVZ")]
        verb = verb._replace(text=verb.text[len(prefix) :])
    middle = phrases(rest)
    if any(phrase.kind == "other" and phrase.words[0].tag.startswith("V") for phrase in middle):
        return None
    front = subject or find_subject(None, middle, verb)
    if front is None:
        return None
    middle = [phrase for phrase in middle if phrase is not front]
    return Clause(front, verb, tuple(middle), tuple(bracket), (), front)


def separable(verb: Token) -> str:
    """The prefix that a verb leaves at the end of a main clause, empty where it has none."""
    text = verb.text.lower()
    if verb.lemma in lists.NOT_SEPARABLE or not verb.tag.startswith("VV"):
        return ""
    for prefix in lists.SEPARABLE:
        rest = text.removeprefix(prefix)
        if rest == text or len(rest) < 3:
            continue
        if prefix in {"um", "durch", "über", "unter", "wieder"} and verb.lemma not in lists.SOMETIMES_SEPARABLE.get(
            prefix, ()
        ):
            return ""
        return prefix if any(tag in {"VV(FIN)", "VV(INF)"} for tag in readings(rest, "de")[:2]) else ""
    return ""


def antecedents_of(clauses: Sequence[Clause]) -> list[Phrase]:
    """What pronouns in the next sentence may point to: the subject of the first clause first, then its other nouns."""
    if not clauses:
        return []
    first = clauses[0]
    found = [phrase for phrase in (first.subject, *first.phrases) if phrase is not None and phrase.kind in {"np", "pp"}]
    unique = [phrase for number, phrase in enumerate(found) if phrase.head is not None and phrase not in found[:number]]
    return [_without_clause(phrase) for phrase in unique]


def _without_clause(phrase: Phrase) -> Phrase:
    cut = next((n for n, word in enumerate(phrase.words) if word.text == "," and word.tag == "$,"), len(phrase.words))
    while phrase.words[0].text.lower() in {"auch", "sogar", "nur", "selbst", "besonders"} and cut > 1:
        phrase, cut = phrase._replace(words=phrase.words[1:]), cut - 1
    listed = any(word.text in {"und", "oder"} for word in phrase.words)
    return phrase if listed else phrase._replace(words=phrase.words[:cut])
