"""A clause as something to ask about: its words in a question's order, with nothing left hanging."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from phonequiz.generate.english.asked import Hangs
from phonequiz.generate.english.clauses import Clause
from phonequiz.generate.english.context import Antecedent, Names, is_organisation, is_person, is_plural, names_another
from phonequiz.generate.english.inversion import Inverted
from phonequiz.generate.english.lexicon import (
    ANAPHORS,
    CAUSE,
    CONCESSION,
    FREQUENCY_ADVERBS,
    GENERIC,
    LINKING,
    QUESTION_WORDS,
    REPORTING,
    THIS_TEXT,
)
from phonequiz.generate.english.parts import Part
from phonequiz.generate.english.words import NOUNS, Word

_THEY = frozenset({"they", "them", "their", "themselves", "theirs"})
_IT = frozenset({"it", "its", "itself"})
_SHE = frozenset({"he", "him", "his", "himself", "she", "her", "hers", "herself"})
_MOTIONLESS = frozenset({"stand", "sit", "lie", "keep", "stay"})
_FUNCTION_TAGS = frozenset({"AT0", "DPS", "DT0", "PRP", "CJS", "PNP"})
_TIGHT = frozenset(".,;:!?)]%’”")
_LONGEST_WORDS = 32
_DROPPED_SUBCLAUSES = CAUSE | CONCESSION | {"so that", "even if", "whether", "so"}


class Statement(Inverted):
    """A clause with what is known from before: whose claim it is, what its pronouns stand for."""

    def __init__(
        self,
        words: Sequence[Word],
        text: str,
        clause: Clause,
        names: Names,
        pronoun: Antecedent | None,
        claim: str = "",
        company: str = "",
        previous: Antecedent | None = None,
        someone: Antecedent | None = None,
        thing: str = "",
    ) -> None:
        super().__init__(words, clause.verb, imperative=clause.subject is None)
        self.source = text
        self.clause = clause
        self.names = names
        self.pronoun = pronoun
        self.claim = claim
        self.company = company
        self.previous = previous
        self.someone = someone
        self.thing = thing
        self.after = clause.after
        self._subject_stays = True
        self._free = False
        self._nouns_stay: list[Part] = []

    def about(self, clause: Clause) -> Statement:
        """The same with another clause."""
        before = (self.previous, self.someone, self.thing)
        return Statement(self.words, self.source, clause, self.names, self.pronoun, self.claim, self.company, *before)

    # ---- what the subject is ----

    @property
    def within(self) -> bool:
        """Whether the subject is, or is owned by, what the clause before it in the sentence names."""
        if self.clause.subject is None or self.words[self.clause.subject[0]].low not in _THEY | _IT:
            return False
        kept = [part for part in self.clause.before if part.kind == "sub" and part.lead not in CONCESSION | CAUSE]
        return any(self.words[part.start + 1].tag not in ("PNP", "DT0") for part in kept)

    @property
    def resolved(self) -> bool:
        """Whether the subject is a pronoun."""
        if self.clause.subject is None:
            return False
        start, end = self.clause.subject
        if self.words[start].low == "this":
            return end - start == 1 and self.pronoun is not None
        return end - start == 1 and (self.words[start].low in _THEY | _IT | _SHE)

    @property
    def existential(self) -> bool:
        """Whether the statement says that there is something."""
        return self.clause.subject is not None and self.words[self.clause.subject[0]].tag == "EX0"

    @property
    def plural(self) -> bool:
        """Whether the subject means many."""
        if self.clause.subject is None:
            return False
        if self.resolved and self.pronoun:
            return self.pronoun.plural
        return is_plural(self.words, *self.clause.subject)

    @property
    def person(self) -> bool:
        """Whether the subject is a person or persons."""
        if self.clause.subject is None:
            return True
        if self.resolved and self.pronoun:
            return self.pronoun.person
        return is_person(self.words, *self.clause.subject, self.names)

    @property
    def organisation(self) -> bool:
        """Whether the subject is an organisation."""
        return self.clause.subject is not None and is_organisation(self.words, *self.clause.subject, self.names)

    def subject(self) -> str:
        """The subject's words, a pronoun replaced by what it stands for. Raises ``Hangs`` where that is unsure."""
        if self.clause.subject is None:
            return "you"
        if self.resolved and not self.within:
            if self.pronoun is None:
                raise Hangs
            return self.pronoun.text
        start, end = self.clause.subject
        if end - start == 1 and self.words[start].low == "each":
            raise Hangs
        if self.within:
            return " ".join(word.text for word in self.words[start:end])
        shown = self._company(start, end) or self.text(start, end, subject=True)
        if self.clause.relative and self.words[start].low in ("a", "an"):
            shown = "the" + shown.removeprefix(self.words[start].low)
        return shown

    def _company(self, start: int, end: int) -> str:
        """The name of the article's company where it is called "the company"."""
        plain = end - start == 2 and self.words[start].low == "the"
        if self.company and plain and self.words[start + 1].low in ("company", "firm", "manufacturer", "group"):
            return self.company
        return ""

    # ---- words ----

    def text(self, start: int, end: int, *, subject: bool = False) -> str:
        """The words between two places as they stand in a question. Raises ``Hangs`` for a pronoun without a noun."""
        found: list[str] = []
        for at in range(start, min(end, len(self.words))):
            word = self.words[at]
            shown = self._shown(at, subject=subject)
            space = at > start and any(map(str.isspace, self.source[self.words[at - 1].end : word.start]))
            if word.text in "/+=<>" and at > start and word.text != "/":
                raise Hangs
            found.append((" " if space else "") + shown)
        return "".join(found).strip(" ,")

    def _shown(self, at: int, *, subject: bool) -> str:
        word = self.words[at]
        low = word.low
        if low == "else":
            raise Hangs  # "everything else": other than what?
        if low in ANAPHORS and not (word.text.isupper() and len(word.text) > 1):
            return self._anaphor(at, subject=subject)
        if low in ("a.m", "p.m"):
            return word.text + "."
        if at and word.text[:1].isupper() and word.tag in _FUNCTION_TAGS and word.text != "I":
            return low
        if at == 0 and len(self.words) > 1 and self.words[1].text.istitle() and word.tag in ("AJ0", "NP0"):
            return word.text  # "Northern Sleepers"
        if at == 0 or (at == 1 and self.words[0].tag == "PUQ"):
            return self.names.uncapitalised(word)
        return word.text

    def _anaphor(self, at: int, *, subject: bool) -> str:
        """A pronoun, or what to say instead."""
        word = self.words[at]
        low = word.low
        if low == "that" and word.tag in ("CJT", "PNQ"):
            return word.text
        if low in ("those", "that") and self.following(at).tag in ("PRP", "PNQ", "PRF", "CJT"):
            return low
        if low == "our":
            return "the"
        if low == "this" and self.following(at).low in THIS_TEXT:
            return "the"
        if low == "this" and self.following(at).low in ("year", "month", "week"):
            return self.names.uncapitalised(word) if at == 0 else word.text
        if low == "ones" and self._subject_stays and self.plural and not subject:
            return word.text
        if low == "one" and word.tag == "CRD" and self._stands_for_noun(at):
            raise Hangs
        if low in ("one", "ones") and word.tag == "CRD":
            return self.names.uncapitalised(word) if at == 0 else word.text
        if low == "there" and word.tag == "EX0":
            return low
        if self._free and low in _THEY | _IT:
            return word.text
        if subject and self.clause.subject and at > self.clause.subject[0] and self._agrees(low):
            return word.text
        # "They bought them": an object is never the subject itself.
        direct = low in ("it", "them", "him") and any(
            part.kind in ("np", "pp") and part.start <= at < part.end for part in self.after
        )
        if not subject and not direct and self._agrees(low) and self._subject_stays:
            return word.text
        if self._noun_agrees(low, at):
            return word.text
        if subject and low in ("its", "his", "her", "their") and self.pronoun is not None:
            owner = self.pronoun
            if (low == "their") == owner.plural and (low in ("his", "her")) == (owner.person and not owner.plural):
                return owner.text + ("'" if owner.text.endswith("s") else "'s")
        known = self.someone
        if low in ("his", "her") and word.tag == "DPS" and known and not names_another(self.words[:at], known):
            return known.text + ("'" if known.text.endswith("s") else "'s")
        alone = not any(part.kind == "np" and part.end <= at for part in self.after)
        if low == "it" and self.imperative and self.thing and alone:
            return self.thing
        raise Hangs

    def _stands_for_noun(self, at: int) -> bool:
        """Whether "one" stands for a thing named before, and not for a number."""
        following = self.words[at + 1] if at + 1 < len(self.words) else None
        counts = following is not None and (
            following.tag in (*NOUNS, "AJ0", "PRF", "CRD", "AJC", "ORD") or following.low in ("in", "out")
        )
        return not counts and self.words[at - 1].tag in ("AJ0", "ORD", "DPS", "AJC", "AJS")

    def _agrees(self, low: str) -> bool:
        """Whether a pronoun may stand for the subject."""
        if self.clause.subject is None:
            return False
        if low in _THEY:
            head = self.words[self.clause.subject[0]].low
            generic = any(word.low in GENERIC for word in self.words[slice(*self.clause.subject)])
            return self.plural or head in GENERIC or generic
        if low in _IT:
            return not self.plural and not self.person
        return low in _SHE and self.person and not self.plural

    def _noun_agrees(self, low: str, at: int) -> bool:
        """Whether a pronoun may stand for a noun that stays in the question before it."""
        found = [part for part in self._nouns_stay if part.noun is not None and part.end <= at]
        if self.clause.subject is not None and self._agrees(low):
            return False
        if len(found) != 1 or found[0].noun is None:
            return False
        noun = found[0].noun
        many = is_plural(self.words, noun.start, noun.end)
        return (low in _THEY and many) or (low in _IT and not many)

    def following(self, at: int) -> Word:
        """The word behind a place; an empty one behind the end."""
        return self.words[at + 1] if at + 1 < len(self.words) else Word("", "", "", "", 0, 0)

    def key(self, start: int, end: int, *, free: bool = False) -> str:
        """A key's words, standing alone. Raises ``Hangs`` for a pronoun without a noun in the question.

        ``free`` where the question has the nouns that pronouns in the key stand for.
        """
        self._free = free
        try:
            words = self.text(start, end).strip(' ,.;:"“”')
        finally:
            self._free = False
        return words + "." if words.endswith((" a.m", " p.m")) else words

    def part(self, index: int) -> str:
        """The words of a part behind the verb."""
        return self.text(self.after[index].start, self.after[index].end)

    def extent(self, index: int) -> tuple[int, ...]:
        """A part behind the verb with the relative clauses and participles that belong to its noun."""
        found = [index]
        for at in range(index + 1, len(self.after)):
            kind = self.after[at].kind
            touching = self.after[at].start == self.after[at - 1].end
            relative = kind == "that" and self.verb_lemma not in REPORTING
            if touching and (kind in ("rel", "ved") or relative or (kind == "ing" and self.after[index].kind == "np")):
                found.append(at)
            else:
                break
        return tuple(found)

    def span(self, parts: Sequence[int]) -> str:
        """The words from the first to the last of some parts that stand together."""
        return self.key(self.after[parts[0]].start, self.after[parts[-1]].end)

    # ---- questions ----

    def rest(self, gap: Iterable[int] = (), instead: str = "", *, early: int = 0) -> str:
        """What stands behind the verb, without the parts asked for and without what does not belong to a question.

        ``instead`` stands where the first part left out stood.
        """
        left_out = set(gap)
        found: list[str] = []
        last: list[str] = []
        placed = not instead
        for index, part in enumerate(self.after):
            if index in left_out:
                if not placed:
                    found.append(instead)
                    placed = True
                continue
            if not self._belongs(part):
                continue
            if part.kind == "odd" or (part.kind == "wh" and part.lead in ("which", "who") and not index):
                raise Hangs
            words = self.text(part.start, part.end)
            if part.kind == "sub":
                last.append(words)
            else:
                found.append(words)
        for part in self.clause.before:
            words = self._moved(part)
            if words:
                found.append(words)
        return " ".join([*found, *last])

    def _belongs(self, part: Part) -> bool:
        """Whether a part behind the verb belongs to what is asked."""
        comma = part.start and self.words[part.start - 1].text == ","
        if part.kind == "adv":
            low = self.words[part.start].low
            # "stood still" is how it stood.
            return low not in LINKING or (low == "still" and self.verb_lemma in _MOTIONLESS)
        if part.kind == "sub":
            if comma and part.lead == "when":
                return False  # "in 2019, when …" says more of the year that is asked
            return part.lead not in _DROPPED_SUBCLAUSES and part.end - part.start <= 14
        if part.kind in ("ing", "ved", "wh", "rel", "that") and comma:
            return False
        if part.kind in ("pp", "ppg") and comma and part.lead in ("with", "like", "compared with", "without", "for"):
            return False
        if part.lead == "according to" and self.claim:
            return False
        if part.kind == "pp" and part.lead in ("such as", "including", "rather than", "instead of", "as well as"):
            return False
        return part.kind != "inf" or not (part.lead == "in order to" or comma)

    def _moved(self, part: Part) -> str:
        """A part from before the subject, as it stands at the end of a question; empty where it is dropped."""
        if part.lead == "according to" or self._opens(part) or self._of_claim(part):
            return ""
        if part.kind == "sub" and part.lead in CONCESSION | CAUSE:
            return ""
        if part.kind == "adv" and part.lead not in ("ago", "time") and self.words[part.start].low in LINKING:
            return ""
        if part.kind == "adv" and part.lead not in (
            "ago",
            "time",
            "today",
            "now",
            "currently",
            "nowadays",
            *FREQUENCY_ADVERBS,
        ):
            return ""
        if part.kind == "pp" and part.lead in (
            "unlike",
            "despite",
            "in spite of",
            "like",
            "apart from",
            "in addition to",
            "besides",
        ):
            return ""
        if part.kind == "pp" and any(
            self.words[at].low in ("this", "that", "these", "those") for at in range(part.start, part.end)
        ):
            return ""
        return self.text(part.start, part.end)

    def _of_claim(self, part: Part) -> bool:
        """Whether a part belongs to an "according to" before it ("according to a survey by the club")."""
        before = self.clause.before
        at = before.index(part)
        return (
            at > 0 and before[at - 1].lead == "according to" and part.kind == "pp" and before[at - 1].end == part.start
        )

    def _opens(self, part: Part) -> bool:
        """Whether a clause from before the subject stays at the front: where another is at the end, or it is long."""
        if part.kind != "sub" or part.lead in CONCESSION | CAUSE:
            return False
        if self.within:
            return True
        return any(other.kind == "sub" and self._belongs(other) for other in self.after) or part.end - part.start > 9

    def opening(self) -> str:
        """What goes before the question phrase: whose claim it is, a clause that stays in front."""
        found = [f"According to {self.claim}, "] if self.claim else []
        for part in self.clause.before:
            if self._opens(part):
                found.append(self.text(part.start, part.end) + ", ")
        return "".join(found)

    def question(self, front: str, gap: Iterable[int] = (), instead: str = "") -> str:
        """A question with the auxiliary before the subject."""
        self._check()
        gap = tuple(gap)
        self._stay(gap, subject=True)
        aux, verbs = self.inverted()
        return self.finished(f"{front} {aux} {self.subject()} {verbs} {self.rest(gap, instead)}")

    def subject_question(
        self, front: str, gap: Iterable[int] = (), *, singular: bool = True, named: bool = False
    ) -> str:
        """A question whose question phrase is the subject; ``named`` where the phrase has the subject's noun."""
        self._check()
        gap = tuple(gap)
        self._stay(gap, subject=named)
        try:
            return self.finished(f"{front} {self.straight(singular=singular)} {self.rest(gap)}")
        finally:
            self._stay((), subject=True)

    def _stay(self, gap: tuple[int, ...], *, subject: bool) -> None:
        """Notes what stays in the question, so that pronouns may stand for it."""
        self._subject_stays = subject
        self._nouns_stay = [part for index, part in enumerate(self.after) if part.kind == "np" and index not in gap]

    def _check(self) -> None:
        if self.clause.points_back:
            raise Hangs

    def finished(self, stem: str, *, opened: bool = True) -> str:
        """A stem with its opening, its capital and its mark. Raises ``Hangs`` for one that nobody would read."""
        opening = self.opening() if opened else f"According to {self.claim}, " if self.claim else ""
        if opening and stem.split()[0].lower() in QUESTION_WORDS:
            stem = stem[:1].lower() + stem[1:]
        text = " ".join((opening + stem).split())
        for mark in _TIGHT:
            text = text.replace(f" {mark}", mark)
        if len(text.split()) > _LONGEST_WORDS or text.count('"') % 2 or text.count("(") != text.count(")"):
            raise Hangs
        text = text.strip(" ,;:")
        return text[:1].upper() + text[1:] + "?"
