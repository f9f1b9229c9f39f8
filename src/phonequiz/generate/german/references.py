"""Words that mean nothing without the sentence before: resolved where that is sure, else a reason to drop."""

from __future__ import annotations

import re
from collections.abc import Sequence

from phonequiz.generate.german import words as lists
from phonequiz.generate.german.clauses import Clause
from phonequiz.generate.german.grammar import (
    dative,
    gender,
    is_body,
    is_person,
    is_plural,
    may_be_subject,
    numbers_of,
    with_article,
)
from phonequiz.generate.german.names import is_proper, name_in
from phonequiz.generate.german.nouns import declensions
from phonequiz.generate.german.numbers import amount
from phonequiz.generate.german.phrases import NOUNS, Phrase, head_of, is_number
from phonequiz.generate.german.times import is_dated
from phonequiz.generate.model import Token

_FIRST_PERSON = lists.words_of("ich mich mir mein meine meinen meinem meiner meines du dich dir dein deine")
_DEFINITE = {"m": "der", "f": "die", "n": "das"}
_RESOLVED_SURE = 0.92


def hangs(words: Sequence[Token], antecedent: bool, formal: bool) -> bool:
    """Whether one of the words points to something that a reader of the question does not see.

    ``antecedent`` says whether a noun that they may point to is left in the question, ``formal`` whether the article
    speaks to its reader as "Sie".
    """
    for word in words:
        text = word.text.lower()
        if text in _FIRST_PERSON:
            return True
        if word.tag == "PDAT" or (word.tag == "PDS" and text not in {"der", "die", "den"}):
            return True
        if text in lists.HANGING and word.tag != "KOUS":
            return True
        polite = formal and word.text in {"Sie", "Ihnen", "Ihr", "Ihre", "Ihren", "Ihrem", "Ihrer", "Ihres"}
        if text in lists.PRONOUNS and not polite and not antecedent:
            return True
        if word.tag == "PPOSAT" and text.startswith(lists.POSSESSIVES) and not antecedent and not polite:
            return True
    return False


def is_formal(texts: Sequence[str]) -> bool:
    """Whether a text speaks to its reader as "Sie": the word stands within a sentence."""
    return any(re.search(r"[\w,] (?:Sie|Ihnen|Ihr(?:e[nmrs]?)?)\b", text) for text in texts)


def resolved(clause: Clause, antecedents: Sequence[Phrase], formal: bool) -> Clause:
    """The clause with a pronoun for its subject replaced by the noun of the sentence before that it points to.

    That is its subject (the first of ``antecedents``) where it agrees, else the only other noun that does.
    """
    subject = clause.subject
    if subject is not None and subject.words[0].tag == "PPOSAT" and subject.first.startswith(lists.POSSESSIVES):
        return _named(clause, subject)
    if subject is None or subject.kind != "pron" or subject.first not in {"er", "sie", "es"}:
        return clause
    plural = is_plural(clause.verb)
    fitting = [phrase for phrase in antecedents if _agrees(subject.first, plural, phrase)]
    if plural and formal and subject.words[0].text == "Sie":
        # "Sie" at the beginning may be the reader or what was just named.
        unclear = subject is clause.front and bool(fitting) and fitting[0] is antecedents[0]
        return clause._replace(sure=0.0) if unclear else clause
    if subject.first == "es" and _is_expletive(clause):
        return clause
    if not fitting or (fitting[0] is not antecedents[0] and len(fitting) > 1):
        return clause
    antecedent = fitting[0]
    noun = _gender_of(antecedent)
    plain = antecedent.kind == "np" and antecedent is antecedents[0] and may_be_subject(antecedent, plural)
    if plain and antecedent.words[0].text.lower() not in {"ein", "eine"}:
        noun_phrase = antecedent
    else:
        bare = antecedent.inner[0] is antecedent.head and plural
        named = antecedent._replace(kind="np", words=antecedent.inner)
        replaced = named if bare else with_article(antecedent, "die" if plural else _DEFINITE.get(noun, "die"))
        if replaced is None:
            return clause
        noun_phrase = replaced
    words = noun_phrase.words
    if clause.front is subject:
        # It takes the pronoun's place at the beginning.
        words = (words[0]._replace(start=0), *words[1:]) if words[0].start == 0 else words
    noun_phrase = noun_phrase._replace(words=words)
    middle = tuple(noun_phrase if phrase is subject else phrase for phrase in clause.middle)
    front = noun_phrase if clause.front is subject else clause.front
    return clause._replace(front=front, middle=middle, subject=noun_phrase, sure=clause.sure * _RESOLVED_SURE)


def _named(clause: Clause, subject: Phrase) -> Clause:
    """A clause about "ihr Unternehmen Dachgrün" as one about "das Unternehmen Dachgrün"."""
    noun = gender(subject.head.lemma) if subject.head is not None else ""
    if not noun or not name_in(subject) or is_plural(clause.verb):
        return clause
    first = subject.words[0]._replace(text=_DEFINITE[noun], tag="ART")
    changed = subject._replace(words=(first, *subject.words[1:]))
    middle = tuple(changed if phrase is subject else phrase for phrase in clause.middle)
    return clause._replace(front=changed if clause.front is subject else clause.front, middle=middle, subject=changed)


def _agrees(pronoun: str, plural: bool, phrase: Phrase) -> bool:
    if phrase.head is None or phrase.head.text in lists.TIME_UNITS or is_dated(phrase):
        return False
    if phrase.kind == "np" and is_proper(phrase) and len(phrase.words) == 2 and pronoun in {"er", "sie"}:
        return not plural
    named = phrase.inner[0].tag in NOUNS and any(word.tag == "NE" for word in phrase.words)
    counted = any(is_number(word) or word.text == "und" or word.tag == "PIAT" for word in phrase.words)
    known = declensions(phrase.head.lemma)[1]
    changes = named or (bool(known) and all(declension.plural != "=" for declension in known))
    if plural and changes and not counted and phrase.head.text == phrase.head.lemma:
        return False  # "die Linie", "Urenkelin Jule Rautenberg" are one
    number = numbers_of(phrase)
    noun = _gender_of(phrase)
    if pronoun == "sie":
        dative = phrase.kind == "pp" and phrase.head.text.endswith("n") and phrase.head.text != phrase.head.lemma
        return ("p" in number and not dative) if plural else ("s" in number and noun == "f")
    return not plural and "s" in number and noun == {"er": "m", "es": "n"}[pronoun]


def _gender_of(phrase: Phrase) -> str:
    """The gender of a noun phrase: that of its noun, else what the article of a subject says."""
    assert phrase.head is not None
    known = gender(phrase.head.lemma) or gender(phrase.head.text)
    return known or ({"der": "m", "das": "n", "die": "f"}.get(phrase.first, "") if phrase.kind == "np" else "")


def _is_expletive(clause: Clause) -> bool:
    return clause.full_verb.lemma in {"geben", "handeln", "gehen", "brauchen", "kommen", "fehlen", "gelten"} or (
        clause.verb.lemma == "sein"
        or any(phrase.first in {"dass", "ob"} for phrase in clause.after)
        or (bool(clause.after) and not any(phrase.kind == "np" for phrase in clause.middle))
    )


# Forms of indirect speech and what they stand for.
_DIRECT = {
    "sei": "ist", "seien": "sind", "habe": "hat", "könne": "kann", "müsse": "muss", "solle": "soll", "dürfe": "darf",
    "werde": "wird",
}  # fmt: skip


def is_reported(clause: Clause) -> bool:
    """Whether a clause says what somebody else said."""
    return clause.verb.text.lower() in _DIRECT and not clause.claim


def reported(clause: Clause, before: Sequence[Clause]) -> Clause:
    """A clause in indirect speech as what the subject of the sentence before claims, where that is sure."""
    if not is_reported(clause) or not before or before[0].subject is None:
        return clause
    source = dative(before[0].subject) if before[0].subject.kind == "np" else None
    if source is None or not (is_person(before[0].subject.head) or is_body(before[0].subject.head)):
        return clause
    verb = clause.verb._replace(text=_DIRECT[clause.verb.text.lower()])
    return clause._replace(verb=verb, claim=f"laut {source}", sure=clause.sure * _RESOLVED_SURE)


def _ties(phrase: Phrase, same: bool) -> bool:
    """Whether what stood before the verb of the clause before is not repeated."""
    return not same and (phrase.kind == "pav" or phrase.first in lists.CONNECTIVES)


def continued(clause: Clause, before: Clause) -> Clause:
    """Of "bei ganztägigen Reisen sind es 28 Euro" what the clause before says of another case, with 28 Euro."""
    front, said = clause.front, before.front
    if front is None or front.kind != "pp" or said is None or clause.verb.lemma != "sein" or len(clause.middle) < 2:
        return clause
    if clause.middle[0].first != "es" or clause.bracket or clause.verb.text.lower() not in {"sind", "ist"}:
        return clause
    same = front.first == said.first
    new = amount(clause.middle[-1].words)
    for phrase in before.middle if same else before.phrases:
        old = amount(phrase.words)
        if old is None or new is None or old.unit is None or new.unit is None or old.unit.text != new.unit.text:
            continue
        tail = phrase.words[old.end :] if same else ()
        words = (*phrase.words[: old.start], *clause.middle[-1].words[new.start :], *tail)
        changed = phrase._replace(words=words, head=head_of(words))
        rest = before.middle if same or phrase is said else (said, *before.middle)
        middle = tuple(changed if part is phrase else part for part in rest if not _ties(part, same))
        if not same and phrase is said:
            middle = (changed, *middle)
        subject = changed if before.subject is phrase else before.subject
        return before._replace(front=front, middle=middle, subject=subject)
    return clause


def has_noun_first(tokens: Sequence[Token]) -> bool:
    """Whether a noun stands before any pronoun."""
    for token in tokens:
        if token.tag in NOUNS:
            return True
        if token.tag in {"PPER", "PPOSAT"}:
            return False
    return False
