"""Distractors for names and phrases: what the sentence denies, what else the article names, names of our own."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from phonequiz.check.words import words
from phonequiz.generate.dice import Dice
from phonequiz.generate.distractors.english import english_options
from phonequiz.generate.distractors.numbers import NUMERIC, other_months, other_numbers
from phonequiz.generate.distractors.pool import Pool
from phonequiz.generate.distractors.series import invented, names
from phonequiz.generate.model import CELL, Candidate, Language

COUNT = 3
FEWEST = 2
# By how much a distractor may be shorter or longer than the key: in times, or in letters where both are short.
_TIMES, _LETTERS = 2.2, 10
_TIMES_AT_MOST = 8.0  # where there are not two otherwise
_STEP = 8
_ARTICLES = frozenset(("der", "die", "das", "den", "dem", "des", "ein", "eine", "einen", "the", "a", "an"))

_TITLES = frozenset(("Dr.", "Prof.", "Frau", "Herr", "Mr", "Mrs", "Ms", "Dr", "Professor"))
# An adjective or a possessive that a sentence began with.
_DESCRIBING = re.compile(
    r"[A-ZÄÖÜ][a-zäöüß]+(?:e[nmrs]?|ed|al|ic|ous|ive)|Ihr|Sein|Unser|Kein|Its?|Their|Your|Our|His|Her|No"
)

_CLAUSES = ("-clause", "-inf", "sentence")
_PREPOSITION = re.compile(
    "(?:(?:von|bei|durch|mit|nach|laut|in|aus|für|an|auf|gegen|über|by|from|at|with|for|to|of|on|about) )+",
    re.IGNORECASE,
)


def phrase_distractors(candidate: Candidate, pool: Pool) -> list[str]:
    """Distractors for a key without a number, the best first, at most three.

    Whatever the sentence itself denies comes first, then what the rules of the language propose: names for a name,
    for a phrase others of the kind that it names, for a clause others of the article. Taken are only those that are not
    true by the article and neither part of the key nor it of them.
    """
    taken: list[str] = []
    for proposed in _proposed(candidate, pool):
        if len(taken) == COUNT:
            break
        text = proposed if candidate.form == CELL else _cased(proposed, candidate.key, pool.language)
        if _fits(text, [candidate.key, *taken], pool) and not _in_stem(text, candidate, pool):
            taken.append(text)
    return taken


def _cased(text: str, key: str, language: Language) -> str:
    """``text`` with a capital where the key begins with one, and an article that began a sentence without."""
    if key[:1].isupper():
        return text[:1].upper() + text[1:]
    first, _, rest = text.partition(" ")
    describes = bool(rest) and (
        first.casefold() in _ARTICLES or (language == "de" and _DESCRIBING.fullmatch(first) is not None)
    )
    return text[:1].lower() + text[1:] if describes else text


def _proposed(candidate: Candidate, pool: Pool) -> Iterator[str]:
    yield from candidate.others
    if candidate.form == CELL:
        return
    texts = _german(candidate, pool) if pool.language == "de" else english_options(candidate, pool)
    yield from (text for text in texts if not pool.true_by_article(text, candidate))


def _german(candidate: Candidate, pool: Pool) -> Iterator[str]:
    """Names for a name, and for a phrase others of the kind that its nouns name."""
    reason = candidate.kind == "cause" and candidate.form.endswith(_CLAUSES)
    ways: list[Callable[[], Iterable[str]]] = []
    if candidate.form.startswith("name"):
        # The noun before a gap, or behind "welcher", tells a woman from a man, and so does a first name.
        first = (
            (candidate.cloze or "elche" in candidate.stem)
            and candidate.kind == "person"
            and (candidate.form.endswith("firstname") or " " in candidate.key)
        )
        ways.append(
            lambda: (
                name for name in _names(candidate, pool) if not first or not pool.is_of_other_sex(name, candidate.key)
            )
        )
    elif candidate.kind == "place":
        ways.append(lambda: _named(candidate, pool))
    elif reason:
        ways.append(lambda: pool.reasons(candidate, _ranked(_alike(candidate, pool), candidate, pool, _TIMES)))
    elif candidate.kind in NUMERIC or candidate.form == "adverb":
        ways.append(lambda: _ranked(_alike(candidate, pool), candidate, pool, _TIMES))
    if not candidate.form.startswith("name") and candidate.kind not in NUMERIC and not reason:
        ways.append(lambda: pool.options.proposed(candidate))
    ways.append(lambda: other_numbers(candidate, pool.language))
    ways.append(lambda: other_months(candidate, pool.language))
    for texts in ways:  # each asked only when those before it have not given enough
        yield from texts()


def _alike(candidate: Candidate, pool: Pool) -> Iterator[str]:
    return (entry.key for entry in pool.alike(candidate))


def _names(candidate: Candidate, pool: Pool) -> Iterator[str]:
    """Names of the article that look like the key and name the same, then well-known ones beside it, then ours."""
    key, kind = candidate.key, candidate.kind
    initials = key.isupper() and len(key) > 1
    words_of_key = len(key.split())
    person = kind == "person"
    entries = [*pool.alike(candidate), *pool.related(candidate)]
    own = (entry.key for entry in entries if entry.kind == kind and len(entry.key.split()) == words_of_key)
    others = [name for name in own if name.isupper() == initials and not _is_same(name, key)]
    own = (name for name in others if not any(_is_same(name, other) for other in others if len(other) > len(name)))
    yield from _ranked(own, candidate, pool, _TIMES_AT_MOST)
    dice = Dice(candidate.quote, key)
    if not person:
        known = [group for group in names(kind, pool.language) if key in group]
        for group in known:
            yield from dice.shuffled(group)
    alone = candidate.form.rpartition(":")[2] if candidate.form.endswith("firstname") else "surname"
    shape = ("person" if words_of_key > 1 else alone) if person else "initials" if initials else kind
    if kind == "organisation" and words_of_key > 1:
        shape = "firm"
    if words_of_key <= 2:
        yield from dice.shuffled(invented(shape, pool.language))


def _is_same(name: str, other: str) -> bool:
    """Whether two names are one person's: "Dr. Oster" and "Miriam Oster"."""
    one, two = name.split(), other.split()
    return one[-1] == two[-1] and (one[0] in _TITLES) != (two[0] in _TITLES)


def _ranked(texts: Iterable[str], candidate: Candidate, pool: Pool, times: float) -> list[str]:
    """Texts about as long as the key: those first that repeat a word of the stem as it does, then the nearest in size.

    One that is longer is put at the head, so that the key is not told by its length. Of those as near the order is
    thrown: else neighbours would always meet.
    """
    key = candidate.key
    echoed = pool.told(key) & pool.told(candidate.stem)
    ranked = sorted(
        {text for text in texts if _as_long(text, key, times)},
        key=lambda text: (
            bool(echoed) and not echoed & pool.told(text),
            abs(len(text) - len(key)) // _STEP,
            Dice(candidate.quote, key, text).below(1 << 32),
            text,
        ),
    )
    longer = None if echoed else next((text for text in ranked if len(text) > len(key)), None)
    return ranked if longer is None else [longer, *(text for text in ranked if text != longer)]


def _named(candidate: Candidate, pool: Pool) -> Iterator[str]:
    """Names of ours of the key's kind and shape, behind the same preposition."""
    before, name = "", candidate.key
    introduced = _PREPOSITION.match(candidate.key)
    if introduced:
        before, name = introduced.group(), candidate.key[introduced.end() :]
    kind = candidate.kind if names(candidate.kind, pool.language) else candidate.form.rpartition(":")[2]
    kinds = (kind, "organisation") if kind == "person" else (kind,)
    dative = bool(before) or "-dat" in candidate.form
    every = [group for named in kinds for group in names(named, pool.language, dative)]
    groups = [group for group in every if _same_shape(group[0], name)]
    if not groups or not name:
        return
    told = pool.told(name)
    kin = [group for group in groups if any(told & pool.told(entry) for entry in group)]
    group = (kin or groups)[0]
    for entry in Dice(candidate.quote, candidate.key).shuffled(group):
        if _as_long(entry, name):
            yield before + entry


def _same_shape(entry: str, name: str) -> bool:
    """Whether both begin with the same article, or none."""
    first, second = entry.split()[0], name.split()[0] if name.split() else ""
    if second.casefold() in _ARTICLES:
        second = second.casefold()
    return first == second if first[0].islower() or second[:1].islower() else True


def _as_long(text: str, key: str, times: float = _TIMES) -> bool:
    short, long = sorted((len(text), len(key)))
    return long <= times * short or long - short <= _LETTERS


def _fits(text: str, others: list[str], pool: Pool) -> bool:
    """Whether ``text`` says nothing that one of the others says, and the other way round."""
    told = pool.told(text) or set(words(text))
    for other in others:
        theirs = pool.told(other) or set(words(other))
        if told <= theirs or theirs <= told:
            return False
    return True


def _in_stem(text: str, candidate: Candidate, pool: Pool) -> bool:
    told = pool.told(text)
    return bool(told) and told <= pool.told(candidate.stem)
