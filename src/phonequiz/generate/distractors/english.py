"""Distractors for English keys that are noun phrases, names or clauses: of the key's form and of one kind with it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from phonequiz.generate.dice import Dice
from phonequiz.generate.distractors.english_names import kind_of_name, name_options
from phonequiz.generate.distractors.kinds import RARE, is_example, is_uncounted, kind_of, nouns_of
from phonequiz.generate.distractors.near import makes_new_things, processes
from phonequiz.generate.distractors.nounphrases import (
    NounPhrase,
    is_compound,
    is_tied,
    may_stand_for,
    measures,
    read,
)
from phonequiz.generate.distractors.numbers import NUMERIC, other_numbers
from phonequiz.generate.distractors.numerals import numerals
from phonequiz.generate.distractors.pool import Pool
from phonequiz.generate.distractors.series import clauses
from phonequiz.generate.distractors.varying import variants
from phonequiz.generate.model import BLANK, Candidate

_OPPOSITES = (
    "indoor outdoor", "hot cold", "warm cool", "wet dry", "upper lower", "left right", "internal external", "high low",
    "higher lower", "large small", "old new", "soft hard", "front rear", "public private", "fresh stale", "thick thin",
    "long short", "open closed", "inner outer", "northern southern", "eastern western", "clean dirty", "deep shallow",
    "steep gentle", "narrow wide", "heavy light", "fast slow", "early late", "loose tight", "worn new",
    "male female", "dark bright", "rough smooth", "sharp blunt", "raw cooked", "full-time part-time", "written spoken",
    "permanent temporary", "mild severe", "top bottom", "empty full", "strong weak", "broad narrow",
)  # fmt: skip
_OPPOSITE = {one: other for pair in _OPPOSITES for one, other in (pair.split(), pair.split()[::-1])}
_BEFORE = re.compile(
    r"(?:in|on|at|by|with|without|from|to|for|of|into|onto|near|under|behind|inside|outside|above|below|beside|against|"
    r"next to|in front of|between|through|within|using|up to) ",
    re.IGNORECASE,
)
_JOINED = re.compile(r"(, (?:and |or )?| (?:and|or|as well as) )")
_ROWS = 3
_FEWEST_NEAR = 2
# "An edge tool" is told from most tools only by what it does: nothing stands beside it.
_FEWEST_UNRELATED = 0.6
_CLAUSES = frozenset(
    {"because-clause", "so-that-clause", "to-infinitive", "when-clause", "if-clause", "until-clause", "by-gerund",
     "verb-phrase", "plan", "gerund", "that-clause", "clause", "because-of-phrase", "definition", "by-phrase",
     "time-phrase"}
)  # fmt: skip
_PROCESS = re.compile(r"[a-z]{3,}ing\Z")
_ASKS_PROCESS = re.compile(r"\b(?:process|method|technique|practice|procedure|step)\b", re.IGNORECASE)
# "the botanist Margaret Ellwood"
_ROLE = re.compile(r"(?P<role>(?:[a-z-]+ )*(?P<noun>[a-z-]+) )(?P<name>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)+)\Z")
_MEANING = re.compile(r"What does the article call (?P<of>[\w -]+)")
_DOER = re.compile(r"(?:er|or|ist|eer|ian|ant)s?\Z")
_PRONOUN = re.compile(r"(?:it|they|he|she|we|you|this|these|those)\b")
_PAST = re.compile(r"\b(?:was|were|had|\w{3,}ed)\b")


def english_options(candidate: Candidate, pool: Pool) -> Iterator[str]:
    """Options for a key without a number, the best first; few or none where none would fit."""
    kind = _named_kind(candidate)
    role = _ROLE.match(candidate.key)
    if role is not None and kind_of(role["noun"]) == "person" and candidate.stem.startswith("Who"):
        named = candidate._replace(key=role["name"])
        yield from (role["role"] + name for name in name_options(named, "person", pool))
    elif candidate.kind in NUMERIC:
        words = _without_numbers(candidate.key)
        yield from (entry.key for entry in pool.alike(candidate) if _without_numbers(entry.key) == words)
        if candidate.kind == "date":
            yield from clauses(candidate.key)
        yield from other_numbers(candidate, "en")
    elif kind:
        yield from name_options(candidate, kind, pool)
    elif candidate.form.partition(":")[0] in _CLAUSES:
        # In a gap another clause seldom goes with what stands around it.
        varied = iter(()) if candidate.cloze else _varied(candidate, pool)
        yield from varied
        yield from _clauses_alike(candidate, pool)
    else:
        yield from _phrase_options(candidate, pool)


def _varied(candidate: Candidate, pool: Pool) -> Iterator[str]:
    # A reason of an event in which one thing alone is another ("because trams were dear") is none that anybody gives.
    past = candidate.form == "because-clause" and _PAST.search(candidate.key) is not None
    fewest = 2 if past else 1
    return variants(candidate.key, candidate.stem, pool.near, fewest=fewest)


def _without_numbers(text: str) -> str:
    """The words around the numbers of a key: others take their places only in the same words."""
    for numeral in reversed(numerals(text, "en")):
        text = f"{text[: numeral.start]}0{text[numeral.end :]}"
    return text


def _named_kind(candidate: Candidate) -> str:
    """What kind of thing has the name that is the key; empty where it is no name."""
    name = _BEFORE.sub("", candidate.key, count=1).removeprefix("the ")
    capitals = sum(word[:1].isupper() for word in name.split())
    if not name[:1].isupper() or name.isupper():
        return ""
    if capitals > 1 and any(kind_of(word) == "organisation" for word in name.split()):
        return "organisation"
    label = candidate.form.rpartition(":")[2]
    for kind in ("person", "organisation", "place"):
        if kind in (candidate.kind, label):
            return kind
    return kind_of_name(name) if capitals > 1 else ""


def _phrase_options(candidate: Candidate, pool: Pool) -> Iterator[str]:
    """Options for a key that is a noun phrase or an enumeration of some."""
    key = candidate.key
    before = _BEFORE.match(key)
    lead, rest = (before.group(), key[before.end() :]) if before else ("", key)
    if _JOINED.search(rest):
        yield from (lead + text for text in _enumerations(rest, candidate, pool))
        return
    phrase = read(rest)
    if phrase is None:
        return
    modified = is_compound(phrase)
    near = [text for text in _near(phrase, candidate, pool) if not pool.true_by_article(lead + text, candidate)]
    yield from (lead + text for text in near)
    if not near and candidate.kind == "definition" and _PROCESS.match(key) and _ASKS_PROCESS.search(candidate.stem):
        yield from Dice(candidate.quote, key).shuffled(processes())
        return
    if len(near) < _FEWEST_NEAR and not (modified and makes_new_things(phrase.head)):
        yield from (lead + text for text in _for_phrase(phrase, candidate, pool))


def _near(phrase: NounPhrase, candidate: Candidate, pool: Pool) -> list[str]:
    """The key with near nouns in it; none in front of an "of", with which they seldom go, nor for another meaning."""
    meaning = _MEANING.match(candidate.stem)
    meant = read(meaning["of"]) if meaning is not None else None
    kinds = {phrase.kind, meant.kind} - {"", RARE} if meant is not None else set()
    if BLANK + " of " in candidate.stem or len(kinds) > 1:
        return []  # a sponge that is a dough is none of those that clean
    if phrase.tail.startswith("of "):
        # "the consent of the managing director", "a pair of herons"; but there is no "rush of oil".
        inner = read(phrase.tail.removeprefix("of "))
        if inner is None or not (inner.determiner or measures(phrase)):
            return []
        start = _measured(phrase)
        return [f"{start} {text}" for text in _near(inner, candidate, pool)]
    return pool.near.phrases(phrase, modified=is_compound(phrase))


def _measured(phrase: NounPhrase) -> str:
    """What stands before the thing of which a phrase says how much: "a pair of"."""
    return " ".join(part for part in (phrase.determiner, phrase.described, phrase.head, "of") if part)


def is_varied(candidate: Candidate) -> bool:
    """Whether a clause or a definition would stand beside itself with other words: readers took one of ten."""
    return not candidate.cloze and candidate.form.partition(":")[0] in _CLAUSES


def _for_phrase(phrase: NounPhrase, candidate: Candidate, pool: Pool) -> Iterator[str]:
    if measures(phrase):
        inner = read(phrase.tail.removeprefix("of "))
        if inner is not None:
            start = _measured(phrase)
            yield from (f"{start} {text}" for text in _for_phrase(inner, candidate, pool))
        return
    if not phrase.kind:
        return
    for at, word in enumerate(phrase.described.split()):
        if word in _OPPOSITE:
            words = phrase.described.split()
            words[at] = _OPPOSITE[word]
            other = phrase._replace(described=" ".join(words))
            yield phrase.like(other) + (f" {phrase.tail}" if phrase.tail else "")
            break
    if not phrase.tail:
        yield from _from_article(phrase, candidate, pool)
    yield from (phrase.with_head(noun) for noun in _sisters(phrase, candidate))


def _from_article(phrase: NounPhrase, candidate: Candidate, pool: Pool) -> Iterator[str]:
    """Phrases of the sentences nearby that name a thing of the kind, in the determiner and number of the key."""
    found: dict[str, int] = {}
    for other in pool.phrases.near(candidate.sentence):
        if (
            other.kind == phrase.kind
            and (phrase.kind != RARE or _are_alike(other, phrase))
            and other.head.lower() != phrase.head.lower()
            and may_stand_for(other, phrase)
            and not (pool.near.is_mass(other.head) and phrase.determiner in ("a", "an", "each", "every"))
            and not is_tied(other)
            and not is_example(other.head, phrase.head)
            and not is_example(phrase.head, other.head)
        ):
            text = phrase.like(other)
            found.setdefault(text, abs(len(text) - len(candidate.key)))
    yield from sorted(found, key=lambda text: (found[text] // 8, text))


def _are_alike(one: NounPhrase, other: NounPhrase) -> bool:
    """Whether two terms that no list has may name things of a kind, by their form: "slinger" is no "weathervane"."""
    doers = bool(_DOER.search(one.head)), bool(_DOER.search(other.head))
    return one.number == other.number and doers[0] is doers[1]


def _sisters(phrase: NounPhrase, candidate: Candidate) -> list[str]:
    """Nouns of ours for things of the kind; none where most of them are examples of what the key names."""
    uncounted = phrase.number == "sg" and is_uncounted(phrase.head)
    number = "mass" if uncounted else phrase.number
    of_kind = nouns_of(phrase.head, number=number, before=phrase.described.rpartition(" ")[2])
    nouns = [
        noun
        for noun in of_kind
        if not is_example(noun, phrase.head) and not is_example(phrase.head, noun) and noun != phrase.head
    ]
    if len(nouns) < _FEWEST_UNRELATED * len(of_kind):
        return []
    mixed = Dice(candidate.quote, candidate.key).shuffled(nouns)
    plain = len(f"{phrase.determiner} {phrase.head}")
    wanted = len(candidate.key) if not phrase.tail else plain
    return sorted(mixed, key=lambda noun: abs(len(noun) + len(phrase.determiner) + 1 - wanted) // 10)


def _enumerations(key: str, candidate: Candidate, pool: Pool) -> Iterator[str]:
    """The enumeration with one of its parts or two exchanged for others of their kind."""
    pieces = _JOINED.split(key)
    parts, between = pieces[::2], pieces[1::2]
    phrases = [read(part) for part in parts]
    # Where things are of several kinds, others of one's kind would make the enumeration a riddle; near ones do not.
    mixed = len({phrase.kind if phrase is not None else "" for phrase in phrases}) > 1
    columns: list[list[str]] = []
    for phrase in phrases:
        others = [] if phrase is None else _near(phrase, candidate, pool)
        if phrase is not None and len(others) < _ROWS and not mixed:
            others = list(_for_phrase(phrase, candidate, pool))
        columns.append([text for text in others if text not in parts and not pool.true_by_article(text, candidate)])
    varied = [at for at, column in enumerate(columns) if len(column) >= _ROWS]
    if len(varied) < min(2, len(parts)):
        return
    for row in range(_ROWS):
        chosen = list(parts)
        # The last, the first, then both: no part stands in all the options.
        for at in ([varied[-1]], [varied[0]], [varied[0], varied[-1]])[row]:
            chosen[at] = columns[at][row]
        if len(set(chosen)) < len(chosen):
            continue  # "frost and frost"
        yield chosen[0] + "".join(join + text for join, text in zip(between, chosen[1:], strict=True))


def _clauses_alike(candidate: Candidate, pool: Pool) -> Iterator[str]:
    """Clauses of the article that begin with the same word, in the same tense and with the same pronoun or none."""
    first, _, rest = candidate.key.partition(" ")
    free = candidate.form in ("verb-phrase", "plan", "gerund")
    for entry in pool.alike(candidate):
        begins, _, other = entry.key.partition(" ")
        same = begins.casefold() == first.casefold()
        if free or (
            same
            and _PRONOUN.match(rest) == _PRONOUN.match(other) is None
            and bool(_PAST.search(rest)) is bool(_PAST.search(other))
        ):
            yield entry.key
