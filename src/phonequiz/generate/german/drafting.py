"""The questions that the sentences of a German article give."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import chain

from phonequiz.generate.german import words as lists
from phonequiz.generate.german.actions import actions, contrasts, manners
from phonequiz.generate.german.asking import Ask, ask
from phonequiz.generate.german.causes import causes
from phonequiz.generate.german.clauses import Clause, clauses_of
from phonequiz.generate.german.cloze import gaps
from phonequiz.generate.german.names import names
from phonequiz.generate.german.numbers import amounts, comparisons
from phonequiz.generate.german.phrases import Phrase
from phonequiz.generate.german.references import continued, hangs, is_formal, is_reported, reported, resolved
from phonequiz.generate.german.subordinate import antecedents_of, statements
from phonequiz.generate.german.times import times
from phonequiz.generate.model import Article, Candidate, Sentence

_FINDERS: tuple[Callable[[Clause], Iterator[Ask]], ...] = (
    amounts,
    comparisons,
    times,
    names,
    causes,
    contrasts,
    manners,
    actions,
)
_SPEECH = re.compile(
    r"[„»\"](?P<said>[^“«\"]{20,200}?)[,.!]?[“«\"],? "
    r"(?:so|sagte?|erklärte?|betonte?|erläuterte?|meinte?|berichtete?) "
    r"(?P<who>(?:[\w-]+ )*?)(?P<name>(?:[A-ZÄÖÜ][\w-]+ )?[A-ZÄÖÜ][\w-]+)[.,]"
)


# "Es gibt 38 Zentren", "es handelt sich um …": this "es" points to nothing.
_IMPERSONAL = frozenset({"geben", "handeln"})
_FEWEST_WORDS = 5
_SHORT = 0.75


def candidates(article: Article) -> Iterator[Candidate]:
    """The questions that the article's sentences give, in their order."""
    formal = is_formal([sentence.text for section in article.sections for sentence in section.sentences])
    for section in article.sections:
        antecedents: list[Phrase] = []
        before: list[Clause] = []
        paragraph = -1
        for sentence in section.sentences:
            if sentence.paragraph != paragraph:
                antecedents, before, paragraph = [], [], sentence.paragraph
            clauses: list[Clause] = []
            for clause in clauses_of(sentence.text):
                clauses.append(resolved(clause, antecedents_of(clauses[-1:]) or antecedents, formal))
            clauses = [reported(clause, before) for clause in clauses]
            clauses = [_pointed(clause, f"{article.title} {section.title}".lower()) for clause in clauses]
            yield from _of_sentence(sentence, _continued(clauses, before), formal)
            antecedents, before = antecedents_of(clauses), clauses


def _continued(clauses: list[Clause], before: list[Clause]) -> list[Clause]:
    """The clauses, those with "sind es" as the clause before with what differs: "bei ganztägigen Reisen sind es 28"."""
    found: list[Clause] = []
    for clause in clauses:
        last = [*before, *found][-1:]
        found.append(continued(clause, last[0]) if last else clause)
    return found


def _of_sentence(sentence: Sentence, clauses: list[Clause], formal: bool) -> Iterator[Candidate]:
    stems: set[str] = set()
    keys: list[str] = []
    spoken = _SPEECH.match(sentence.text)
    if spoken:
        stem = f"Von wem stammt die Aussage „{spoken['said']}“?"
        keys.append(spoken["name"])
        yield Candidate("person", stem, spoken["name"], "name:person", sentence, sentence.quote, 0.85)
        clauses = []
    elif sentence.text[0] in '„»"':
        return
    clauses = [clause for clause in clauses if not _is_vague(clause)]
    for clause in [statement for main in clauses for statement in (main, *statements(main))]:
        for wish in chain.from_iterable(find(clause) for find in _FINDERS):
            stem_made = ask(clause, wish)
            if stem_made is None or stem_made.text in stems:
                continue
            asked_for = {word.strip(",.?").lower() for word in wish.question.split()}
            if any(word.tag == "PDAT" for phrase in wish.gone for word in phrase.words):
                continue
            named = stem_made.subject or (
                clause.subject in wish.gone and wish.question.startswith(("wie viel", "welche", "jede"))
            )
            words = [word for word in stem_made.words if not (word.text == "es" and clause.lemma in _IMPERSONAL)]
            if asked_for & lists.HANGING or hangs(words, named, formal):
                continue
            stems.add(stem_made.text)
            keys.append(wish.key)
            yield Candidate(
                wish.kind, stem_made.text, wish.key, wish.form, sentence, sentence.quote,
                round(wish.confidence * clause.sure * _fullness(wish, stem_made.text), 2),
                wish.others,
            )  # fmt: skip
    if not any(_points_back(clause) for clause in clauses_of(sentence.text)[:1]):
        yield from gaps(sentence, frozenset(keys), formal)


_THIS = {"dieser": "der", "diese": "die", "dieses": "das", "diesen": "den", "diesem": "dem"}


def _pointed(clause: Clause, titles: str) -> Clause:
    """A clause about "diese Richtlinie" as one about the one that the article's or the section's title names."""
    front = clause.front
    if front is None or front.head is None or front.first not in _THIS or front.head.lemma.lower() not in titles:
        return clause
    first = front.words[0]._replace(text=_THIS[front.first], tag="ART")
    changed = front._replace(words=(first, *front.words[1:]))
    return clause._replace(front=changed, subject=changed if clause.subject is front else clause.subject)


def _points_back(clause: Clause) -> bool:
    """Whether the subject is a pronoun for a noun of another sentence."""
    subject = clause.subject
    return subject is not None and subject.kind == "pron" and subject.words[0].text in {"er", "Er", "sie", "es", "Es"}


def _fullness(wish: Ask, text: str) -> float:
    """How much the confidence is lowered where a question has few words to say what it is about."""
    return _SHORT if wish.kind in {"action", "definition"} and len(text.split()) < _FEWEST_WORDS else 1.0


def _is_vague(clause: Clause) -> bool:
    """Whether a clause is about nobody in particular, or about what only the sentence before says."""
    subject = clause.subject
    if is_reported(clause):
        return True
    if not clause.sure:
        return True
    return subject is not None and subject.kind == "pron" and subject.first in lists.VAGUE_SUBJECTS - {"man", "es"}
