"""A sentence's clauses: subject, verb and the parts around them."""

from __future__ import annotations

from typing import NamedTuple

from phonequiz.generate.english.borders import Borders
from phonequiz.generate.english.lexicon import CONCESSION, REPORTING, TIME_UNITS
from phonequiz.generate.english.parts import Part
from phonequiz.generate.english.phrases import Noun
from phonequiz.generate.english.verbs import Group
from phonequiz.generate.english.words import FINITE, NOUNS, base_form, can_be_base_verb


class Clause(NamedTuple):
    """A statement with a verb of its own. No ``subject`` means that it tells the reader to do something.

    ``before`` stood before the subject, ``after`` behind the verb. ``points_back`` where it leans on what was said
    before ("in this case"). ``claim`` says whose claim it is. ``reply`` where it began with "but" or the like.
    """

    before: tuple[Part, ...]
    subject: tuple[int, int] | None
    verb: Group
    after: tuple[Part, ...]
    end: int
    points_back: bool = False
    borrowed: bool = False
    relative: bool = False
    claim: tuple[int, int] | None = None


class Reading(Borders):
    """Reads a sentence into its clauses; what it cannot read it leaves out."""

    def clauses(self) -> list[Clause]:
        """The clauses that could be read, in their order."""
        found: list[Clause] = []
        start = 0
        limit = len(self.words)
        while limit and self.tag(limit - 1) in ("PUN", "PUQ") and self.low(limit - 1) != "%":
            limit -= 1
        for end in [*self._breaks(limit), limit]:
            self._read(start, end, found)
            start = end + 1
        return found

    def start_of_statement(self) -> int:
        """Where the sentence begins behind a dateline or words that only link it to the one before."""
        for at in range(1, min(8, len(self.words))):
            if self.low(at) in ("–", "—") and not any(tag in FINITE for tag in map(self.tag, range(at))):
                return at + 1
        at = self._linking(0)
        if not at and self.tag(0) == "CJC":
            return 1
        return at + 1 if at and self.low(at) == "," else at

    def _breaks(self, limit: int) -> list[int]:
        """Marks at which statements of their own meet."""
        return [at for at in range(limit) if self.low(at) in (";", ":", "–", "—", "-")]

    def _read(self, start: int, limit: int, found: list[Clause]) -> None:
        """Reads clauses between two places."""
        at = start
        if self.tag(at) == "CJC" or self.low(at) in ("so", "yet"):
            at += 1
        if self.low(at) == ",":
            at += 1
        self._points_back = False
        before, at = self._openings(at, limit, found)
        while at < limit:
            clause = self._clause(before, at, limit, found)
            if clause is None:
                return
            at = clause.end
            before = ()

    def _openings(self, at: int, limit: int, found: list[Clause] | None = None) -> tuple[tuple[Part, ...], int]:
        """What stands before the subject."""
        parts: list[Part] = []
        while at < limit:
            linking = self._linking(at)
            if linking > at:
                at = linking
                if self.low(at) == ",":
                    at += 1
                continue
            part = self._opening(at, limit)
            if part is None:
                break
            part = self._with_its_clause(part, limit)
            if (
                found is not None
                and part.kind == "sub"
                and part.lead in CONCESSION
                and self.tag(part.start + 1) != "PNP"
            ):
                # "While 82 percent of large companies …, …": a statement of its own.
                points_back = self._points_back
                self._read(part.start + 1, part.end, found)
                self._points_back = points_back
            parts.append(part)
            at = part.end
            if self.low(at) == "," and self.low(at + 1) in ("which", "who") and part.noun is not None:
                # "During the probation period, which lasts six months, …"
                end = self._next_comma(at + 2, limit)
                if found is not None:
                    self.relative(part.noun.start, at, at + 1, end, found)
                at = end
            if self.low(at) == ",":
                at += 1
        return tuple(parts), at

    def _with_its_clause(self, part: Part, limit: int) -> Part:
        """A time with the clause that says which: "from the day the notice is published until the award, …"."""
        head = self.low(part.noun.head) if part.kind == "pp" and part.noun is not None else ""
        timed = head in TIME_UNITS | {"moment", "time"} and self.low(part.start + 1) == "the"
        noun = self.noun(part.end, subject=True) if timed else None
        comma = self._comma_before_clause(part.end, limit) if noun is not None and self._finite_behind(noun.end) else 0
        return part._replace(kind="sub", end=comma, noun=None) if comma else part

    def _clause(self, before: tuple[Part, ...], at: int, limit: int, found: list[Clause]) -> Clause | None:
        """The clause that begins here, with those inside and behind it."""
        points_back = self._points_back
        imperative = self.imperative(at)
        subject: tuple[int, int] | None = None
        if imperative is not None:
            verb = imperative
        else:
            noun = Noun(at, at + 1, at, at + 1) if self.tag(at) == "EX0" else self.noun(at, subject=True)
            gerund = self.tag(at) == "VVG"
            if noun is None and not gerund:
                return None
            group = self._main_verb(noun.end if noun else at + 1, limit) or self._hidden_verb(noun, limit)
            if group is None:
                return None
            verb = self._agreeing(noun, group)
            end = verb.start
            while end > at and self.low(end - 1) in (",",):
                end -= 1
            subject = self._trimmed(at, end, noun, closed=self.low(verb.start - 1) == ",")
            self._relatives(at, end, found)
        index = len(found)
        after, end = self._behind(verb.end, limit, found, subject, verb)
        clause = Clause(before, subject, verb, tuple(after), end, points_back)
        found.insert(index, clause)
        self._conjoined(clause, limit, found)
        return found[-1]._replace(end=max(item.end for item in found[index:]))

    def _agreeing(self, noun: Noun | None, verb: Group) -> Group:
        """The verb, or the participle before it that must be the verb: "thirteen dams reduced peak flows"."""
        if noun is None or self.tag(verb.finite) != "VVZ" or self.tag(noun.head) != "NN2":
            return verb
        for at in range(noun.end, verb.finite):
            if self.tag(at) in ("PNQ", "DTQ", "CJT", "PUN"):
                return verb
            if self.tag(at) == "VVN" and self.tag(at - 1) in (*NOUNS, "AV0"):
                self.words[at] = self.words[at]._replace(tag="VVD")
                self.words[verb.finite] = self.words[verb.finite]._replace(tag="NN2")
                return self.verb(at) or verb
        return verb

    def _relatives(self, start: int, end: int, found: list[Clause]) -> None:
        """Clauses of loose relative clauses (", which …") inside a subject."""
        for at in range(start + 1, end):
            if self.low(at) == "," and self.low(at + 1) in ("which", "who"):
                clause = self.relative(start, at, at + 1, end, found)
                if clause is not None:
                    return

    def relative(self, start: int, comma: int, at: int, limit: int, found: list[Clause]) -> Clause | None:
        """The statement that a loose relative clause makes about the noun before it."""
        antecedent = self._antecedent(start, comma)
        if antecedent is None or self.stands(comma - 3, ("free", "of", "charge")):
            return None
        verb = self.verb(at + 1)
        if verb is None or verb.end > limit:
            return self._about_object(antecedent, at + 1, limit, found)
        after, end = self._behind(verb.end, limit, found, antecedent, verb)
        clause = Clause((), antecedent, verb, tuple(after), end, False, True, True)
        index = len(found)
        found.append(clause)
        if self.tag(end) == "CJC" and self._finite_behind(end + 1):
            # "which costs £25 and is valid for three years"
            self._conjoined(clause, limit, found)
            last = max(item.end for item in found[index:])
            found[index] = clause._replace(end=last)
        return found[index]

    def _about_object(self, antecedent: tuple[int, int], at: int, limit: int, found: list[Clause]) -> Clause | None:
        """The statement of a relative clause whose noun is the object: "the dough, which she started"."""
        noun = self.noun(at, subject=True)
        verb = self.verb(noun.end) if noun is not None else None
        if noun is None or verb is None or verb.end > limit or self.low(at - 1) != "which":
            return None
        after, end = self._behind(verb.end, limit, found, (noun.start, noun.end), verb)
        thing = self.simple_noun(antecedent[0])
        if thing is None or any(part.kind == "np" for part in after):
            return None
        whole = Part("np", antecedent[0], antecedent[1], "", thing._replace(end=antecedent[1]))
        clause = Clause((), (noun.start, noun.end), verb, (whole, *after), end, False, True)
        found.append(clause)
        return clause

    def _conjoined(self, clause: Clause, limit: int, found: list[Clause]) -> None:
        """Statements joined by "and" or "but" that share the subject, and those with one of their own."""
        at = clause.end
        if at >= limit:
            return
        behind = at + 1 if self.low(at) == "," else at
        if self.low(at) == "," and self._listed_verb(at, clause.verb):
            pass
        elif self.tag(behind) != "CJC" and self.low(behind) not in CONCESSION | {"so", "yet", "where"}:
            return
        else:
            behind += 1
        shared = self._shared_verb(clause, behind)
        if shared is not None:
            index = len(found)
            after, end = self._behind(shared.end, limit, found, clause.subject, shared)
            following = Clause(
                clause.before, clause.subject, shared, tuple(after), end, clause.points_back, True, clause.relative
            )
            found.insert(index, following)
            self._conjoined(following, limit, found)
            return
        if clause.subject is not None and self.imperative(behind) is not None and not clause.before:
            return
        if self._starts_clause(behind, limit) or self._openings(behind, limit)[0]:
            self._read(behind, limit, found)

    def _shared_verb(self, clause: Clause, at: int) -> Group | None:
        """A verb whose subject (and, for a participle or an infinitive, auxiliary) is that of the clause before."""
        adverbs = 0
        while self.tag(at + adverbs) == "AV0":
            adverbs += 1
        tag = self.tag(at + adverbs)
        old = clause.verb
        if clause.subject is None:
            verb = self.imperative(at)
            if verb is None and can_be_base_verb(self.low(at)) and self.tag(at) == "VVI":
                verb = Group(at, at + 1, at, at, False, False, (), False, (at,))
            return verb
        if tag in ("VVI", "VVB") and old.finite == old.main and self.tag(old.main) in ("VVB", "VVI", "VHB", "VBB"):
            place = at + adverbs
            self.words[place] = self.words[place]._replace(tag="VVB")
            return self.verb(at)
        if tag in FINITE and not (tag == "VVB" and self.tag(old.finite) == "VM0" and old.finite != old.main):
            if tag == "VVB" and self.tag(old.finite) in ("VVD", "VVZ"):
                return None
            if tag == "VVD" and old.passive and self.tag(at + adverbs + 1) not in ("AT0", "DPS", "CRD", "NP0"):
                return self._inherited(old, at + adverbs)
            return self.verb(at)
        if old.finite == old.main:
            if tag == "VVN" and self.tag(old.main) == "VVD":
                self.words[at + adverbs] = self.words[at + adverbs]._replace(tag="VVD")
                return self.verb(at)
            return None
        if tag in ("VVI", "VVB") and self.tag(old.main) in ("VVI", "VBI", "VVB", "VHI"):
            return self._inherited(old, at + adverbs)
        if tag == "VVN" and self.tag(old.main) == "VVN":
            following = self.tag(at + adverbs + 1)
            if (
                old.passive
                and self.tag(old.finite) in ("VBD", "VBZ", "VBB")
                and following in ("AT0", "DPS", "CRD", "NN2", "NP0")
            ):
                # "was installed in 1906 and supplied 140 households": not a second passive, it has an object.
                self.words[at + adverbs] = self.words[at + adverbs]._replace(tag="VVD")
                return self.verb(at)
            return self._inherited(old, at + adverbs)
        return None

    def _inherited(self, old: Group, main: int) -> Group:
        chain = (*old.chain[:-1], main)
        passive = old.passive and self.tag(main) != "VVI"
        return Group(main, main + 1, old.finite, main, passive, old.negative, (), old.has_to, chain)

    def _behind(
        self, at: int, limit: int, found: list[Clause], subject: tuple[int, int] | None, verb: Group
    ) -> tuple[list[Part], int]:
        """The parts behind a verb, and where the clause ends."""
        parts: list[Part] = []
        while at < limit:
            low, tag = self.low(at), self.tag(at)
            if low == ",":
                if self._clause_ends(at, limit) or self._listed_verb(at, verb):
                    break
                if self._gapped(at, limit, found, subject, verb, parts):
                    return parts, at
                if self.low(at + 1) in ("which", "who") and self.tag(at + 1) in ("DTQ", "PNQ"):
                    clause = self.relative(verb.end, at, at + 1, limit, found)
                    end = clause.end if clause else self._next_comma(at + 1, limit)
                    at = end
                    continue
                behind = self._linking(at + 1)
                if behind > at + 1 and (self.low(at + 1) == "otherwise" or self._starts_clause(behind, limit)):
                    break  # ", otherwise the liquid spits"
                if behind > at + 1:
                    at = behind
                    continue
                part = self._part(at + 1, limit)
                if (
                    part is None
                    or part.kind in ("np", "adj", "odd")
                    or (part.kind in ("adv", "freq") and part.end < limit and self.low(part.end) != ",")
                ):
                    # An apposition or a remark: no part of the statement.
                    at = self._next_comma(at + 1, limit)
                    continue
                opened = self.tag(part.end)
                if part.kind == "pp" and part.end < limit and opened in ("AT0", "AV0", "NN1", "NN2", "CRD", "DPS"):
                    # "…, in winter mainly the bark": a statement without a verb.
                    at = self._next_comma(at + 1, limit)
                    continue
                parts.append(part)
                at = part.end
                continue
            if tag == "CJC" and parts:
                extended = self._extended(parts[-1], at, limit)
                if extended is not None:
                    parts[-1] = extended
                    at = extended.end
                    continue
                if parts[-1].kind == "pred" and self._second_measure(at, limit, found, subject, verb):
                    return parts, at
            if tag == "CJC" and self._conjunction_ends(at, limit, verb):
                break
            if low in ("although", "though", "whereas") and tag == "CJS":
                break
            if self._reports(at, limit, verb, parts):
                end = self._clause_limit(at, limit)
                parts.append(Part("that", at, end, ""))
                at = end
                continue
            if tag == "CJC" and self._gapped(at, limit, found, subject, verb, parts):
                return parts, at
            part = self._part(at, limit)
            relative = part is not None and part.kind == "wh" and part.lead in ("which", "who", "whose", "whom")
            if (
                part is not None
                and relative
                and parts
                and parts[-1].kind in ("np", "pp")
                and parts[-1].end == part.start
            ):
                part = part._replace(kind="rel")
            if part is None:
                parts.append(Part("odd", at, at + 1, low))
                at += 1
                continue
            parts.append(part)
            at = part.end
        return parts, at

    def _extended(self, part: Part, at: int, limit: int) -> Part | None:
        """A phrase with a second one behind "or" that stands for the same ("by phone or online")."""
        if part.kind not in ("pp", "ppg") or self.low(at) not in ("or", "and"):
            return None
        if self.low(at + 1) == part.lead and part.lead in ("by", "for", "in", "on", "with"):
            second = self._part(at + 1, limit)
            if second is not None and second.lead == part.lead:
                return part._replace(kind="ppg" if part.lead == "by" else part.kind, end=second.end)
        if part.lead == "by" and self.tag(at + 1) in ("AV0", "AJ0") and at + 2 >= limit:
            return part._replace(kind="ppg", end=at + 2)
        return None

    def _second_measure(
        self, at: int, limit: int, found: list[Clause], subject: tuple[int, int] | None, verb: Group
    ) -> bool:
        """A second measure of the same thing: "160 centimetres wide and 80 centimetres deep"."""
        second = self._part(at + 1, limit)
        if second is None or second.kind != "pred":
            return False
        found.append(Clause((), subject, verb, (second,), second.end, False, True))
        return True

    def _reports(self, at: int, limit: int, verb: Group, parts: list[Part]) -> bool:
        """Whether a statement without "that" follows a verb of saying or finding."""
        if parts or base_form(self.low(verb.main)) not in REPORTING or verb.passive:
            return False
        noun = self.noun(at, subject=True)
        return noun is not None and self._finite_behind(noun.end)

    def _gapped(
        self, at: int, limit: int, found: list[Clause], subject: tuple[int, int] | None, verb: Group, parts: list[Part]
    ) -> bool:
        """The second statement, with the verb of the first: "Keep hot food above 63 °C and cold food below 5 °C"."""
        last = parts[-1] if parts else None
        noun = self.noun(at + 1)
        if last is None or last.kind != "pp" or noun is None or self.preposition(noun.end) == noun.end:
            return False
        object_before = len(parts) > 1 and parts[-2].kind == "np"
        first = parts[-2].start if object_before else last.start
        measured = self._has_number(first, last.end)
        if not measured or not (object_before or verb.passive):
            return False
        part = self._prepositional(noun.end, self.preposition(noun.end), limit)
        if part is None or (part.lead != last.lead and not self._has_number(last.start, last.end)):
            return False
        if not self._has_number(noun.start, part.end):
            return False
        thing = Part("np", noun.start, noun.end, "", noun)
        if object_before and subject is not None and not self._has_number(noun.start, noun.end):
            # "Earmuffs reduce noise by 35 decibels, ear plugs by 20": the other one does the same.
            found.append(Clause((), (noun.start, noun.end), verb, (parts[-2], part), part.end))
        elif object_before:
            found.append(Clause((), subject, verb, (thing, part), part.end, False, True))
        else:
            found.append(Clause((), (noun.start, noun.end), verb, (part,), part.end))
        return True

    def _has_number(self, start: int, end: int) -> bool:
        return any(self.tag(place) == "CRD" for place in range(start, end))

    def _conjunction_ends(self, at: int, limit: int, verb: Group) -> bool:
        behind = at + 1
        while self.tag(behind) == "AV0":
            behind += 1
        if self.tag(behind) in ("VVI", "VVN", "VVB", "VBI") or self.verb(behind) is not None:
            return True
        if self.imperative(behind) is not None and self.tag(behind) in ("VVB", "VVI"):
            return True
        noun = self.noun(behind, subject=True)
        return noun is not None and self._finite_behind(noun.end)
