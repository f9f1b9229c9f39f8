"""The questions that the sentences of a German article give."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import chain, zip_longest
from typing import NamedTuple

from phonequiz.generate.german import words as lists
from phonequiz.generate.german.actions import actions, contrasts, manners
from phonequiz.generate.german.asking import Ask, Stem, ask
from phonequiz.generate.german.causes import causes
from phonequiz.generate.german.clauses import Clause, clauses_of
from phonequiz.generate.german.comparing import comparisons
from phonequiz.generate.german.defining import defined
from phonequiz.generate.german.gaps import Gaps
from phonequiz.generate.german.grammar import gender, is_plural
from phonequiz.generate.german.names import names
from phonequiz.generate.german.numbers import amounts
from phonequiz.generate.german.phrases import NOUNS, Phrase
from phonequiz.generate.german.references import continued, hangs, is_formal, is_reported, reported, resolved
from phonequiz.generate.german.subordinate import antecedents_of, statements
from phonequiz.generate.german.times import times
from phonequiz.generate.model import Article, Candidate, Sentence, Token
from phonequiz.generate.tagging import tagged

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
SPEECH = re.compile(
    r"[„»\"](?P<said>[^“«\"]{20,200}?)[,.!]?[“«\"],? "
    r"(?:so|sagte?|erklärte?|betonte?|erläuterte?|meinte?|berichtete?) "
    r"(?P<who>(?:[\w-]+\.? )*?)(?P<name>(?:(?!Dr|Prof)[A-ZÄÖÜ][\w-]+ )?(?!Dr|Prof)[A-ZÄÖÜ][\w-]+)(?:[.,]\s|[.,]\Z)"
)


# "Es gibt 38 Zentren", "es handelt sich um …": this "es" points to nothing.
_IMPERSONAL = frozenset({"geben", "handeln"})
_FEWEST_WORDS = 5
_FEW_WORDS = 4
_SHORT = 0.75


class Reading(NamedTuple):
    """A sentence and its main clauses, as they stand in it (``plain``) and with their pronouns and speakers resolved.

    ``last`` is the sentence before in its paragraph, ``before`` are its clauses.
    """

    sentence: Sentence
    last: Sentence | None
    before: list[Clause]
    plain: list[Clause]
    clauses: list[Clause]
    formal: bool


def readings(article: Article) -> Iterator[Reading]:
    """The article's sentences as they are read, in their order."""
    formal = is_formal([sentence.text for section in article.sections for sentence in section.sentences])
    for section in article.sections:
        antecedents: list[Phrase] = []
        before: list[Clause] = []
        last: Sentence | None = None
        paragraph = -1
        for sentence in section.sentences:
            if sentence.paragraph != paragraph:
                antecedents, before, last, paragraph = [], [], None, sentence.paragraph
            plain = clauses_of(sentence.text)
            clauses: list[Clause] = []
            for clause in plain:
                if clauses and clause.subject is not None and clause.subject == clauses[-1].subject:
                    clauses.append(clause)  # what could not be named in the first half cannot be in the second
                    continue
                # Where the half before a semicolon was not understood, nobody knows what it named.
                lost = not clauses and ";" in sentence.text[: clause.verb.start]
                earlier = [] if lost else antecedents_of(clauses[-1:]) or antecedents
                clauses.append(resolved(clause, earlier, formal))
            clauses = [reported(clause, before) for clause in clauses]
            clauses = [_pointed(clause, f"{article.title} {section.title}".lower()) for clause in clauses]
            yield Reading(sentence, last, before, plain, clauses, formal)
            antecedents, before, last = antecedents_of(clauses), clauses, sentence


class Drafter:
    """Asks for what the sentences of an article say, one after the other as they are read."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self._gaps: Gaps | None = None

    def questions(self, read: Reading) -> Iterator[Candidate]:
        """The questions for one sentence, several for one fact where there are several ways."""
        self._gaps = self._gaps or Gaps(self._article, read.formal)
        yield from _of_sentence(read)
        yield from self._gaps.of(read.sentence, read.last, read.plain, read.clauses)


def _continued(clauses: list[Clause], before: list[Clause]) -> list[Clause]:
    """The clauses, those with "sind es" as the clause before with what differs: "bei ganztägigen Reisen sind es 28"."""
    found: list[Clause] = []
    for clause in clauses:
        last = [*before, *found][-1:]
        found.append(continued(clause, last[0]) if last else clause)
    return found


def _of_sentence(read: Reading) -> Iterator[Candidate]:
    sentence, formal = read.sentence, read.formal
    yield from defined(sentence)
    clauses = _continued(read.clauses, read.before)
    stems: set[str] = set()
    spoken = SPEECH.match(sentence.text)
    if spoken:
        stem = f"Von wem stammt die Aussage „{spoken['said']}“?"
        yield Candidate("person", stem, spoken["name"], "name:person", sentence, sentence.quote, 0.85)
        clauses = []
    elif sentence.text[0] in '„»"':
        return
    if re.search(r"\blaute[nt]\w*: [»„]", sentence.text):
        clauses = []  # what is quoted is no clause of the sentence
    clauses = [clause for clause in clauses if not _is_vague(clause)]
    for clause in [statement for main in clauses for statement in (main, *statements(main))]:
        if _disagrees(clause):
            continue
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
            if _lacks_noun(words) or _names_nothing(stem_made):
                continue
            if asked_for & lists.HANGING or hangs(words, named, formal) or _is_empty(stem_made.text):
                continue
            if -1 < sentence.text.find(", wer ") < sentence.text.find(wish.key):
                continue  # "…, wer mit Verlust verkauft": what it says is said of nobody
            if wish.question == "was" and wish.key in lists.MONTHS:
                continue  # torn out of "Ende Oktober"
            if _is_torn(wish.key, sentence.text) or _compares(stem_made.text, sentence.text):
                continue
            if clause.full_verb.lemma in _DEFINING and wish.kind != "definition":
                continue
            stems.add(stem_made.text)
            stem = _uncapital(stem_made.text, sentence.text).replace(",,", ",")
            if wish.kind in {"action", "definition"} and len(stem.split()) < _FEWEST_WORDS - 1 and not wish.others:
                continue
            yield Candidate(
                wish.kind, stem, _as_written(wish.key, sentence.text), wish.form, sentence, sentence.quote,
                round(wish.confidence * clause.sure * _fullness(wish, stem_made.text), 2),
                wish.others,
            )  # fmt: skip


# Of these clauses only the term and what it means are worth a question.
_DEFINING = frozenset({"verstehen", "bezeichnen"})
_TIES = re.compile(r" (?:jedoch|allerdings|hingegen|dagegen|also)\b")
_NO_NOUN = re.compile(r" (?:der|die|das|dem|den) [a-zäöüß]+(?:e|en|er)\?\Z| weitere[nrs]? [a-zäöüß]+\?\Z")
# "doppelt viele", "8 mehr" have lost a word, "Sie Sie" has one too many.
_TORN = re.compile(
    r"\b(?:doppelt|halb) (?:viele?|hoch|groß|häufig|oft|lang)\b|\d mehr\b|\bund (?:doppelt|halb) so\b|\bund sein\?|"
    r"\b(\w+) \1\b|\w- bis (?!\w+mal\b)|\bje\?\Z|\b(?:mindestens|höchstens) und\b|"
    r"\b(?:das|der|die) [»„](?:Das|Der|Die)\b"
)
_MEASURED = re.compile(rf"(?:\d|\b(?:{'|'.join(sorted(map(re.escape, lists.MEASURES)))})) \Z")
_GOES_ON = NOUNS | {"ADJ(A)", "CARD", "KON", "$,", "$("}
_HALF = re.compile(r", [A-ZÄÖÜ][\w-]+ (?:(?!und |oder |sowie )\w+ )*\w+t\?\Z")


def _names_nothing(stem: Stem) -> bool:
    """Whether nobody knows what a question is about: "Wie oft entkalkt?", "Welche Firma liefert ihn seit 2018?"."""
    bare = len(stem.text.split()) < _FEW_WORDS and not any(word.tag in NOUNS for word in stem.words)
    main = set(stem.text.rstrip("?").partition(",")[0].split())
    # Where the subject is named, "sie" is another.
    return bare or not main.isdisjoint({"ihn", "ihm", "ihnen"}) or (stem.subject and "sie" in main)


def _lacks_noun(words: Sequence[Token]) -> bool:
    """Whether an adjective stands for a noun that only the sentence before has: "hatten die übrigen … verbracht"."""
    for word, other, then in zip_longest(words, words[1:], words[2:]):
        described = word.tag == "ART" and other is not None and other.tag == "ADJ(A)"
        if described and (then is None or then.tag not in _GOES_ON):
            return True
        of_some = other is not None and other.text in lists.OTHERS and word.tag in {"ART", "PIAT", "PIS", "CARD"}
        if of_some and (then is None or then.tag not in _GOES_ON):
            return True
    return False


def _is_empty(stem: str) -> bool:
    """Whether a question has an adjective without its noun, or half a clause: "Wie viel betrug das höchste?"."""
    falls = stem.startswith(("In welchem Fall", "Wann")) and ", dass " in stem
    return falls or any(pattern.search(stem) for pattern in (_NO_NOUN, _HALF, _TORN)) or _trails(stem)


def _trails(stem: str) -> bool:
    """Whether a stem ends in what another clause has lost: "…, auf Baustellen?", "…, und an Wochenenden alle 20?"."""
    _, comma, tail = stem.rpartition(",")
    first = tail.split()[0].rstrip("?") if tail.split() else ""
    if not comma or first in lists.SUBORDINATORS | lists.RELATIVE | {"wer", "was"}:
        return False
    tokens = tagged(tail.strip(), "de")
    verbs = any(token.tag.startswith(("VV", "VM", "VA")) for token in tokens)
    return not verbs and (tokens[0].tag.startswith("APPR") or first in ("und", "immer", "nur", "also"))


def _uncapital(stem: str, text: str) -> str:
    """A stem with the word that began its sentence small: "Wann wird das Bad Betrieben?"."""
    begins = tagged(text, "de")[0]
    if begins.tag in NOUNS or not begins.text[0].isupper():
        return stem
    return re.sub(rf"(?<= ){re.escape(begins.text)}(?!\w)", begins.text[0].lower() + begins.text[1:], stem)


_AS = re.compile(r"\b(?:ebenso|genauso|so) (?=\w+ wie\b)")


def _compares(stem: str, text: str) -> bool:
    """Whether a stem has lost the "ebenso" of a comparison that it still makes."""
    return " wie " in stem and _AS.search(text) is not None and _AS.search(stem) is None


def _is_torn(key: str, text: str) -> bool:
    """Whether a key begins within a phrase: "ein 32 Meter | hoher Tank"."""
    small = key[0].lower() + key[1:]
    at = text.find(small)
    return at > 0 and small.split()[0].endswith(("e", "er", "es", "en")) and bool(_MEASURED.search(text[:at]))


def _as_written(key: str, text: str) -> str:
    """A key with a capital only where the sentence has one within, or where it is a sentence itself."""
    if key.split()[0].lower() in lists.SUBORDINATORS:
        key = _TIES.sub("", key)
    first = key.split()[0]
    small = first[0].lower() + first[1:]
    within = re.search(rf"(?<=[\w,:] ){re.escape(first)}(?!\w)", text)
    known = re.search(rf"(?<!\w){re.escape(small)}(?!\w)", text)
    begins = tagged(text, "de")[0]
    if small in lists.SUBORDINATORS:
        return small + key[len(first) :]
    if key.endswith(".") or within or not (known or (begins.text == first and begins.tag not in NOUNS)):
        return key
    return small + key[len(first) :]


_THIS = {"dieser": "der", "diese": "die", "dieses": "das", "diesen": "den", "diesem": "dem"}


def _pointed(clause: Clause, titles: str) -> Clause:
    """A clause about "diese Richtlinie" as one about the one that the article's or the section's title names."""
    front = clause.front
    if front is None or front.head is None or front.first not in _THIS or front.head.lemma.lower() not in titles:
        return clause
    first = front.words[0]._replace(text=_THIS[front.first], tag="ART")
    changed = front._replace(words=(first, *front.words[1:]))
    return clause._replace(front=changed, subject=changed if clause.subject is front else clause.subject)


def _fullness(wish: Ask, text: str) -> float:
    """How much the confidence is lowered where a question has few words to say what it is about."""
    return _SHORT if wish.kind in {"action", "definition"} and len(text.split()) < _FEWEST_WORDS else 1.0


def _disagrees(clause: Clause) -> bool:
    """Whether one thing was taken for the subject of a plural verb: "wurden die Turnhalle"."""
    subject = clause.subject
    if subject is None or subject.head is None or not is_plural(clause.verb) or len(subject.words) > _FEW_WORDS:
        return False
    joined = any(word.tag in {"KON", "CARD", "PIAT"} or word.text == "," for word in subject.words)
    single = subject.head.text == subject.head.lemma and gender(subject.head.lemma) == "f"
    return single and not joined and subject.kind == "np"


def _is_vague(clause: Clause) -> bool:
    """Whether a clause is about nobody in particular, or about what only the sentence before says."""
    subject = clause.subject
    if is_reported(clause):
        return True
    if not clause.sure:
        return True
    return subject is not None and subject.kind == "pron" and subject.first in lists.VAGUE_SUBJECTS - {"man", "es"}
