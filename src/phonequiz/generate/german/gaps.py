"""Gaps in German sentences: for numbers, dates, names and terms, and for phrases that have others of their kind."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise, zip_longest

from phonequiz.check.words import telling
from phonequiz.generate.german import words as lists
from phonequiz.generate.german.clauses import Clause, clauses_of
from phonequiz.generate.german.grammar import gender
from phonequiz.generate.german.options import GENERAL, Read, noun_phrases
from phonequiz.generate.german.phrases import FINITE, NOUNS, is_number
from phonequiz.generate.german.spans import Span, clauses, dates, multiples, names, numbers, often, shares, terms
from phonequiz.generate.german.untying import Named, Untied, named_subject
from phonequiz.generate.model import BLANK, Article, Candidate, Sentence, Token
from phonequiz.generate.tagging import tagged

# How sure a gap is, by what it asks for, and how much less behind another sentence.
_NUMBER, _TERM, _NAME, _PHRASE, _CLAUSE = 0.5, 0.45, 0.45, 0.25, 0.25
_SURE = {
    "definition": _TERM,
    "person": _NAME,
    "organisation": _NAME,
    "place": _NAME,
    "product": _NAME,
    "action": _PHRASE,
    "cause": _CLAUSE,
}
_LESS = 0.05
_MOST_PHRASES = 3
_LONGEST_SENTENCE, _LONGEST_STEM = 300, 380
_FEWEST_LETTERS, _FEWEST_OF_A_THING = 20, 30  # of a stem
_OFTEN = 5  # times that an article names what it is about
# Determiners that point, and nouns that name nothing of their own.
_POINTING = frozenset({"dies", "jen", "welch", "solch", "manch", "beid"})
_SPEECH = re.compile(r"[„»\"][^“«\"]{25,}[“«\"]")
_GREETING = re.compile(r"(?:Liebe|Sehr geehrte)[nrs]? [^,!.]{3,60}, ")
_LEAD = re.compile(r"[^:,]{3,60}: (?=\w)")
_EMPTY = lists.words_of(
    "kind praxis tätigkeit aufnahme fläche inhalt fall art weise teil zeit mal beispiel grund ding sache reihe anzahl "
    "zahl jahr tag regel seite frage rolle ziel folge rahmen hause verfügung anspruch ordnung bezug hinsicht lage "
    "stelle vergleich gegensatz durchschnitt monat woche stunde minute sekunde quartal halbjahr jahrzehnt "
    "jahrhundert werktag arbeitstag moment hand auge punkt kraft bedarf wert maß ende anfang person mensch leute "
    "arbeit betrieb einsatz ort platz weg aufgabe möglichkeit problem thema bereich stück paar prinzip wahl land "
    "nacht gebiet anlass mittel dienst uhr frau herr mann umgebung leistung größe menge dauer stand basis form"
)
# "sind es 28 Euro": what, the sentence before says; behind a comma the same sentence does.
_ARE = frozenset({("sind", "es"), ("ist", "es"), ("waren", "es"), ("war", "es")})
_NOBODY = frozenset({"man", "jemand", "niemand", "etwas", "nichts"})
_FIRST_PERSON = frozenset({"ich", "mich", "mir", "mein", "meine", "meinen", "meinem", "meiner"})
_HE = frozenset({"er", "ihn"})
_BACK = frozenset({"dort", "hier", "so", "solche", "solchen", "beide", "beiden", "letztere", "danach", "dann"})
_OF_THESE = frozenset({"davon", "darunter"})
_DETERMINED = frozenset({"ART", "PIAT", "PIS", "CARD"})
_GOES_ON = NOUNS | {"ADJ(A)", "CARD", "KON", "$,"}
# "das Angebot an Nektar", "der Anspruch auf Lohn": such nouns go with a preposition that others do not have.
_COMPLETING = frozenset({"an", "auf", "für", "über", "gegen", "um", "zu", "zur", "zum"})
_COMPLETED = frozenset({"document", "process", "quality", "right", "money", "danger", "event", "measure", "body"})
# Kinds that go without an article behind a preposition and still name something: "aus Stahl", "durch Bakterien".
_BARE = frozenset({"substance", "energy", "illness", "animal", "plant", "food", "lifeform"})


class Gaps:
    """Makes the gaps of one article."""

    def __init__(self, article: Article, formal: bool) -> None:
        self._formal = formal
        self._times: Counter[str] = Counter()
        for section in article.sections:
            for sentence in section.sentences:
                self._times.update(token.text for token in tagged(sentence.text, "de") if token.tag in NOUNS)
        self._told: dict[int, str] = {}  # the last sentence whose subject had to be named, as it stands by itself
        self._title = {token.text for token in tagged(article.title, "de")}

    def of(
        self, sentence: Sentence, before: Sentence | None, main: Sequence[Clause], resolved: Sequence[Clause]
    ) -> Iterator[Candidate]:
        """The gaps of a sentence; ``before`` is the sentence before it in its paragraph.

        Where it leans on the one before, its subject is named as in the clauses ``resolved``, else that one stands in
        front of it.
        """
        text = sentence.text
        if len(text) > _LONGEST_SENTENCE or text.endswith("?") or text.startswith("Auch sonst "):
            return
        tokens = tagged(text, "de")
        lead = _LEAD.match(text)
        cut = lead.end() if lead is not None and self._points_back([t for t in tokens if t.end <= lead.end()]) else 0
        named = None if cut else self._named(tokens, main, resolved)
        if (greeting := _GREETING.match(text)) is not None:
            cut = greeting.end()
        context = "" if cut or named else self._context(tokens, before, main)
        if context is None:
            return
        if named is not None:
            self._told = {sentence.position: Untied(text, tokens, (), 0, named).whole}
        untied = Untied(text, tokens, () if cut else main, cut, named)
        spoken = [match.span() for match in _SPEECH.finditer(text)]  # how somebody says it is no fact
        taken: list[Span] = []
        for span in self._spans(text, tokens):
            if any(span.start < other.end and other.start < span.end for other in taken):
                continue
            if context and span.kind in ("action", "cause"):
                continue  # nobody asks that much for a thing
            if span.kind != "cause":
                taken.append(span)  # of a clause each phrase may be asked too
            key = text[span.start : span.end]
            if span.start < cut or (span.form != "term" and any(a <= span.start < b for a, b in spoken)):
                continue
            shown = untied.around(span)
            if shown is None:
                continue
            stem = context + shown
            told, alone = telling(key, "de"), telling(stem.replace(BLANK, " "), "de")
            least = _FEWEST_OF_A_THING if span.kind == "action" else _FEWEST_LETTERS
            if not least <= len(stem) <= _LONGEST_STEM or (told and told <= alone):
                continue
            confidence = round(_SURE.get(span.kind, _NUMBER) - (_LESS if context else 0), 2)
            yield Candidate(span.kind, stem, key, span.form, sentence, sentence.quote, confidence, cloze=True)

    def _spans(self, text: str, tokens: Sequence[Token]) -> Iterator[Span]:
        yield from dates(text)
        yield from numbers(text, tokens)
        yield from shares(text)
        yield from often(text)
        yield from multiples(text)
        yield from terms(text)
        yield from names(tokens)
        defines = any(span.form == "term" for span in terms(text))
        reads = [read for read in noun_phrases(tokens) if self._is_telling(read, tokens)]
        if defines:
            reads = [read for read in reads if read.kind.name != "person"]  # "versteht der Imker"
        yield from clauses(text)
        reads.sort(key=lambda read: (self._times[_noun(read, tokens)], -len(read.phrase.described.noun), read.start))
        for read in reads[:_MOST_PHRASES]:
            yield Span("action", "np", read.start, read.end)

    def _is_telling(self, read: Read, tokens: Sequence[Token]) -> bool:
        """Whether somebody might ask for what a noun phrase names."""
        phrase = read.phrase
        noun = phrase.described.noun.lower()
        written = _noun(read, tokens)
        if (
            read.kind.name == "field"
            or noun in _EMPTY
            or noun in GENERAL
            or phrase.determiner in _POINTING
            or written in self._title
        ):
            return False
        behind = [token for token in tokens if token.start >= read.end][:3]
        if behind and behind[0].text in _COMPLETING and read.kind.name in _COMPLETED:
            return False
        if len(behind) == 3 and behind[0].text == "von" and any(is_number(token) for token in behind[1:]):
            return False  # "zum Preis | von 68.500 Euro": what is asked is the number
        if self._times[written] >= _OFTEN:
            return False
        fixed = phrase.leading and not phrase.described.words and phrase.determiner in ("", "d")
        if fixed and not phrase.determiner and read.kind.name not in _BARE:
            return False
        return len(written) > 2

    def _named(self, tokens: Sequence[Token], main: Sequence[Clause], resolved: Sequence[Clause]) -> Named | None:
        """What the pronoun for the subject stands for, where the sentence needs nothing else to be understood."""
        named = named_subject(main, resolved)
        if named is None:
            return None
        noun = resolved[0].subject.head if resolved[0].subject is not None else None
        if noun is None:
            return None
        told = [noun._replace(start=token.start) if token.start == named.start else token for token in tokens]
        return named if self._stands_alone(told, resolved) else None

    def _context(self, tokens: Sequence[Token], before: Sentence | None, clauses: Sequence[Clause]) -> str | None:
        """What must stand before a sentence so that a reader understands it, ``None`` where nothing helps."""
        if self._stands_alone(tokens, clauses):
            return ""
        if before is None:
            return None
        if before.position in self._told:
            return f"{self._told[before.position]} "
        return f"{before.text} " if self._stands_alone(tagged(before.text, "de"), clauses_of(before.text)) else None

    def _stands_alone(self, tokens: Sequence[Token], clauses: Sequence[Clause]) -> bool:
        """Whether a reader understands a sentence without the one before."""
        texts = [token.text for token in tokens]
        first = texts[: texts.index(",")] if "," in texts else texts
        if any(pair in _ARE for pair in pairwise(first)) or "seien" in texts:
            return False
        if tokens[0].text in {"Frau", "Herr"} and "," in texts[:4]:
            return False
        if len(tokens) > 2 and tokens[0].tag == "ART" and tokens[1].tag == "ADJ(A)" and tokens[2].tag not in _GOES_ON:
            return False  # "Das höchste betrug …"
        subject, front = (clauses[0].subject, clauses[0].front) if clauses else (None, None)
        pointing = {"er", "sie", "es", *lists.VAGUE_SUBJECTS} - _NOBODY
        there_is = (
            clauses[0].verb.lemma == "geben" if clauses else False
        )  # "gab es neun Unfälle": this "es" points to nothing
        if (
            subject is not None
            and subject.kind == "pron"
            and subject.first in pointing
            and subject.words[0].text != "Sie"
            and not any(token.text == ";" and token.start < subject.words[0].start for token in tokens)
            and not (there_is and subject.first == "es")
            and not (front is not None and front.kind == "sub" and subject.first in lists.PRONOUNS)
        ):
            return False
        return not self._points_back(tokens)

    def _points_back(self, tokens: Sequence[Token]) -> bool:
        """Whether a word points to something before the sentence: "diese …", a pronoun before any noun."""
        named = False
        nouns: list[str] = []  # their genders
        seen: list[str] = []
        acted = False
        shows = (
            tokens[0].text in {"Das", "Dies"} and tokens[1:2] and tokens[1].lemma in {"zeigen", "belegen", "ergeben"}
        )
        last = ""
        rest = tokens[1 if shows else 0 :]
        single = not any(token.text in {",", ":", ";"} for token in rest)
        for token, then in zip_longest(rest, rest[1:]):
            of_some, text, counted = last in _DETERMINED, token.text.lower(), last == "CARD" and named
            last = token.tag
            # "42 Mitarbeiter, darunter sechs Auszubildende": the same sentence names them.
            here = counted or (named and "," in seen)
            alone = of_some and not (then is not None and then.tag in _GOES_ON)
            if text in lists.OTHERS and alone and not (named and "," in seen):
                return True
            if token.tag == "PDAT" or text in _FIRST_PERSON or (text in _OF_THESE and not here):
                return True
            polite = self._formal and token.text[0].isupper() and text[:2] in ("si", "ih")
            before, acted = acted, token.tag in FINITE
            if before and not polite and text in lists.PRONOUNS - {"es"} and "," not in seen:
                return True  # "Vom Bahnhof braucht sie 17 Minuten"
            if token.text in _HE and not any(noun in ("m", "") for noun in nouns):
                return True
            if token.tag == "PROAV" and text not in lists.DROPPED_WITHIN | _OF_THESE and single and "und" not in seen:
                return True  # "Die Tiere gewöhnten sich daran"
            seen.append(text)
            if token.tag in NOUNS:
                nouns.append(gender(token.lemma) or gender(token.text))
            if named:
                continue
            if (token.tag in {"PDS", "PROAV"} or text in _BACK) and text not in lists.DROPPED_WITHIN:
                return True
            if text in lists.PRONOUNS - {"es"} and not polite:
                return True
            if token.tag == "PPOSAT" and text.startswith(lists.POSSESSIVES) and not polite:
                return True
            # "Zehn Tage halten sie durch": a measure names nothing.
            named = token.tag in NOUNS and token.text not in lists.MEASURES
        return False


def _noun(read: Read, tokens: Sequence[Token]) -> str:
    return tokens[read.phrase.last].text
