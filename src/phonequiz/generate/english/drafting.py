"""From an article's sentences to questions, in its order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from phonequiz.generate.english.asked import Asked, Hangs
from phonequiz.generate.english.clauses import Clause, Reading
from phonequiz.generate.english.clozes import Gaps
from phonequiz.generate.english.context import Names
from phonequiz.generate.english.lexicon import REPORTING
from phonequiz.generate.english.memory import Memory
from phonequiz.generate.english.numbers import numbers
from phonequiz.generate.english.parts import Part
from phonequiz.generate.english.reasons import frequencies, reasons
from phonequiz.generate.english.roles import roles
from phonequiz.generate.english.shapes import bounded
from phonequiz.generate.english.speech import CLOSING, FIRST_PERSON, name_of, quoted_in, told_by, who_says
from phonequiz.generate.english.statements import Statement
from phonequiz.generate.english.torn import is_cut, is_torn
from phonequiz.generate.english.words import Word, outside_brackets, words_of
from phonequiz.generate.model import Article, Candidate, Sentence
from phonequiz.generate.tagging import tagged

_SURE = 0.7
_WEAK = 0.595
_WEAKEST = 0.445
# What is asked only where nothing better asks for the same.
_LAST = 0.3
_ASKING = re.compile(r"\?|\b(?:it|its|they|them|he|she|this|you|your|we|our|I)\b|\A(?:How|What|Who|When|Why|Where)\b")
# Nouns that name nothing by themselves: "the figure" of what?
_UNNAMED = frozenset(
    {"figure", "rate", "number", "share", "value", "period", "amount", "result", "figures", "total", "proportion"}
)
# What something is done "according to" without anybody claiming it.
_NO_SOURCES = frozenset({"plan", "need", "schedule", "size", "weight", "wish", "type", "age"})


class Read(NamedTuple):
    """A sentence as it is read: its words, whose words they are, and the statements of its clauses.

    ``quoted`` where it is a quotation; ``claim`` names its speaker, empty where it has none. ``whom`` are the persons
    whom "she" (``True``) and "he" mean.
    """

    sentence: Sentence
    words: list[Word]
    quoted: bool
    body: list[Word]
    claim: str
    reading: Reading
    statements: list[Statement]
    whom: dict[bool, str]


class Drafter:
    """Goes through an article and keeps in mind what its pronouns may stand for.

    Raises ``PhonequizError`` where the packages of the extra are missing.
    """

    def __init__(self, article: Article) -> None:
        self._article = article
        self._names = names = Names(article)
        for section in article.sections:
            for sentence in section.sentences:
                names.learn(words_of(tagged(sentence.text, "en"), sentence.text))
        self._company = names.company()
        self._paragraph = -1
        self._memory = Memory(names)
        self._sources: dict[str, str] = {}
        self._shown = ""
        self._seen: set[str] = set()

    def readings(self) -> Iterator[Read]:
        """The sentences as they are read, in their order; those left out whose parts do not fit together."""
        for section in self._article.sections:
            for sentence in section.sentences:
                try:
                    read = self._read(sentence)
                except LookupError:
                    continue
                if read is not None:
                    yield read

    def _read(self, sentence: Sentence) -> Read | None:
        """What a sentence states, by what those before it said; ``None`` where it has no words."""
        if sentence.paragraph != self._paragraph:
            self._memory.new_paragraph()
            self._shown = ""
            self._paragraph = sentence.paragraph
        words = words_of(tagged(sentence.text, "en"), sentence.text)
        if not words:
            return None
        quoted = quoted_in(words)
        told = told_by(words) if quoted is None else None
        body, claim = words, ""
        if quoted is not None or told is not None:
            body, speaker = quoted or told or (words, (0, 0))
            claim = sentence.text[words[speaker[0]].start : words[speaker[1] - 1].end]
        reading = Reading(outside_brackets(list(body)))
        clauses = reading.clauses()
        if quoted is not None and any(word.low in FIRST_PERSON for word in body):
            clauses = []
        statements: list[Statement] = []
        self._memory.new_sentence(spoken=bool(claim))
        whom = self._memory.whom()
        said_by = claim
        for number, clause in enumerate(clauses):
            said = self._statement(reading.words, sentence.text, clause, said_by, first=number == 0)
            if said.claim and clause.before:
                said_by = said.claim
            statements.append(said)
            self._memory.note(said)
        spoke = name_of(words, sentence.text, said_by) if quoted is not None or told is not None else ""
        self._memory.end_sentence(reading.words, sentence.text, statements[0] if statements else None, spoke)
        self._learn_source(words, sentence.text)
        return Read(sentence, words, quoted is not None, body, said_by, reading, statements, whom)

    def questions(self, read: Read) -> list[Candidate]:
        """The questions for the sentence that was read last, several for one fact where there are several ways."""
        try:
            return list(self._questions(read))
        except LookupError:
            return []  # a sentence so odd that its parts do not fit together

    def _questions(self, read: Read) -> Iterator[Candidate]:
        sentence, words, reading = read.sentence, read.words, read.reading
        if sentence.text.endswith("?"):
            return
        asked: list[Asked] = []
        clauses = [said.clause for said in read.statements]
        for number, said in enumerate(read.statements):
            if is_promise(read.statements, number, sentence.text):
                continue
            shared = [other for other in clauses[number + 1 : number + 2] if other.borrowed and not other.relative]
            asked += self._asked(said, shared, reading, sentence.text)
        first = read.statements[0].pronoun if read.statements else None
        if read.quoted:
            asked += self._behind_quotation(words, sentence.text)
            asked += who_says(read.body, sentence.text, read.claim, self._names)
            gaps = Gaps(words, sentence.text, "", 0, asked, self._names, self._lead(sentence), self._seen)
            asked += gaps.in_quotation()
        else:
            begins = reading.start_of_statement()
            subject = first.text if first is not None else ""
            lead = self._lead(sentence)
            gaps = Gaps(reading.words, sentence.text, subject, begins, asked, self._names, lead, self._seen, read.whom)
            asked += list(gaps.all(clauses))
            bracketed = [word for word in words if word not in reading.words]
            if bracketed:
                asked += list(Gaps(words, sentence.text, subject, 0, asked, self._names, "", self._seen).numbers())
            # A label ("Last updated: 9 April") says nothing of what follows, nor does what points back itself.
            says = gaps.clear and any(word.tag[:1] == "V" and word.tag != "VVN" for word in words)
            self._shown = gaps.shown if says else ""
        kept = [question for question in asked if not self._is_known(question) and not is_cut(question, sentence)]
        self._seen.update(word.low for word in words)
        yield from (_candidate(sentence, question) for question in _once(kept))

    def _is_known(self, question: Asked) -> bool:
        """Whether a question asks only for what was named before ("the device"): many answers could be meant."""
        first, _, noun = question.key.partition(" ")
        return question.kind in ("action", "advice") and first == "the" and noun.lower() in self._seen

    def _lead(self, sentence: Sentence) -> str:
        """What names the thing that a sentence points to: the sentence before in its paragraph, else its heading.

        A heading that asks something or is the article's title names nothing.
        """
        heading = sentence.section
        names_it = heading != self._article.title and not _ASKING.search(heading)
        return self._shown or (f"{heading.rstrip(':')}:" if names_it else "")

    def _behind_quotation(self, words: list[Word], text: str) -> list[Asked]:
        """What is said of the speaker behind a quotation: "…, laughs Thomas Maier, who …"."""
        close = next((at for at in range(len(words) - 1, 0, -1) if words[at].text in CLOSING), 0)
        tail = Reading(words[close + 2 :])
        comma = next((at for at, word in enumerate(tail.words) if word.text == ","), 0)
        if not comma or comma + 2 >= len(tail.words) or tail.words[comma + 1].low != "who":
            return []
        found: list[Clause] = []
        tail.relative(0, comma, comma + 1, len(tail.words) - 1, found)
        asked: list[Asked] = []
        for clause in found:
            asked += self._asked(self._statement(tail.words, text, clause, "", first=True), [], tail, text)
        return asked

    def _statement(self, words: list[Word], text: str, clause: Clause, claim: str, *, first: bool) -> Statement:
        pronoun = self._memory.antecedent(words, clause, first=first)
        source = claim or self._claim(words, text, clause)
        return Statement(
            words,
            text,
            clause,
            self._names,
            pronoun,
            source,
            self._company,
            self._memory.previous,
            self._memory.someone,
            self._memory.thing,
        )

    def _asked(self, said: Statement, shared: list[Clause], reading: Reading, text: str) -> list[Asked]:
        found: list[Asked] = []
        report = self._reported(said, reading, text)
        if report is not None:
            inner, speaker, said_words = report
            for clause in inner:
                inside = Statement(said_words, text, clause, self._names, None, speaker, self._company)
                found += self._asked(inside, [], reading, text)
            return found
        said, others = _without_denied(said)
        subject = said.clause.subject
        if subject is not None and said.words[subject[0]].low in ("nobody", "none"):
            return [question for questions in reasons(said, shared) for question in _safe(questions)]
        for group in (numbers(said), reasons(said, shared), roles(said)):
            for questions in group:
                found += _safe(questions)
        opened = _opened_infinitive(said, reading)
        if opened is not None:
            for questions in (*numbers(opened), *frequencies(opened)):
                found += _safe(questions)
        if others:
            found = [
                question._replace(others=others)
                for question in found
                if question.key.split(" ")[0] == others[0].split(" ")[0]
            ]
        return _worthwhile([bounded(question) for question in found if not is_torn(question)], said)

    def _reported(self, said: Statement, reading: Reading, text: str) -> tuple[list[Clause], str, list[Word]] | None:
        """The statement that someone is said to make, and who it is."""
        if said.verb_lemma not in REPORTING or said.clause.subject is None or said.verb.negative:
            return None
        if said.words[said.clause.subject[0]].tag in ("DT0", "PNI"):
            return None
        that = next((part for part in said.after if part.kind == "that"), None)
        if that is None:
            return None
        try:
            speaker = self._source(said.subject())
        except Hangs:
            return None
        end = that.end
        last = said.after[-1]
        if last.kind == "sub" and last.start == that.end:
            end = last.end
        inner = Reading(reading.words[:end])
        found: list[Clause] = []
        inner._read(that.start + (that.lead == "that"), end, found)
        return found, speaker, inner.words

    def _claim(self, words: list[Word], text: str, clause: Clause) -> str:
        """Whose claim a statement is, by its "according to"."""
        for part in (*clause.before, *clause.after):
            if part.kind == "pp" and part.lead == "according to" and part.noun is not None:
                if words[part.noun.start].tag == "DPS" or words[part.noun.head].low.removesuffix("s") in _NO_SOURCES:
                    continue
                shown = text[words[part.noun.start].start : words[part.end - 1].end]
                at = clause.before.index(part) + 1 if part in clause.before else 0
                if (
                    at
                    and at < len(clause.before)
                    and clause.before[at].kind == "pp"
                    and clause.before[at].start == part.end
                ):
                    shown = text[words[part.noun.start].start : words[clause.before[at].end - 1].end]
                return self._source(shown)
        return ""

    def _source(self, shown: str) -> str:
        """A source by its full name where the article gave it before ("the study" by whom)."""
        low = shown.lower()
        return self._sources.get(low, shown)

    def _learn_source(self, words: list[Word], text: str) -> None:
        """Notes "a study by Calder Research", so that "the study" can be called by its name."""
        for at, word in enumerate(words[:-2]):
            named = word.low in ("study", "survey", "report", "test", "poll", "analysis", "investigation")
            if named and words[at + 1].low in ("by", "from", "of") and words[at + 2].text[:1].isupper():
                end = at + 2
                while end < len(words) and words[end].text[:1].isupper():
                    end += 1
                self._sources.setdefault(
                    f"the {word.low}", f"the {word.low} " + text[words[at + 1].start : words[end - 1].end]
                )


def is_promise(statements: Sequence[Statement], number: int, text: str) -> bool:
    """Whether a clause says what follows where one does what the one before says: "Lift it and the blades stop"."""
    said = statements[number]
    if not number or not statements[number - 1].imperative or said.clause.subject is None or said.clause.borrowed:
        return False
    before = said.words[said.clause.subject[0]].start
    return text[:before].endswith((" and ", " or "))


def _worthwhile(found: list[Asked], said: Statement) -> list[Asked]:
    """The questions of a clause without the weak ones where there are sure ones; those about "the figure" less sure."""
    start = said.clause.subject[0] if said.clause.subject else None
    alone = said.clause.subject is not None and said.clause.subject[1] - said.clause.subject[0] == 2
    if start is not None and alone and said.words[start].low == "the" and said.words[start + 1].low in _UNNAMED:
        found = [question._replace(confidence=question.confidence - 0.25) for question in found]
    sure = any(question.confidence >= _SURE for question in found)
    kept = [question for question in found if question.confidence >= _WEAKEST]
    if not sure:
        return kept
    return [question if question.confidence >= _WEAK else question._replace(confidence=_LAST) for question in kept]


def _without_denied(said: Statement) -> tuple[Statement, tuple[str, ...]]:
    """A statement "not in A but in B" as "in B", with A as a wrong answer that suggests itself."""
    after = said.after
    for at in range(len(after) - 2):
        first, joint, second = after[at : at + 3]
        if (
            joint.kind == "odd"
            and joint.lead == "but"
            and first.kind == second.kind
            and first.lead == second.lead
            and said.verb.negative
        ):
            clause = said.clause._replace(
                after=(*after[:at], *after[at + 2 :]), verb=said.clause.verb._replace(negative=False)
            )
            denied = said.source[said.words[first.start].start : said.words[first.end - 1].end]
            return said.about(clause), (denied,)
    return said, ()


def _opened_infinitive(said: Statement, reading: Reading) -> Statement | None:
    """The statement with the parts of its last infinitive as parts of its own, to ask for numbers inside."""
    if not said.after or said.after[-1].kind != "inf":
        return None
    part = said.after[-1]
    verb = part.start + len(part.lead.split())
    inner, _ = reading._behind(verb + 1, part.end, [], said.clause.subject, said.verb)
    head = Part("adv", part.start, verb + 1, "to")
    return said.about(said.clause._replace(after=(*said.after[:-1], head, *inner)))


def _safe(questions: Iterable[Asked]) -> list[Asked]:
    """The questions that could be asked without anything left hanging."""
    found: list[Asked] = []
    try:
        for question in questions:
            found.append(question)
    except Hangs:
        pass
    return found


def _once(asked: list[Asked]) -> Iterator[Asked]:
    """Each question once, the surest of those with the same stem, in their order."""
    best: dict[tuple[str, str], Asked] = {}
    for question in asked:
        if not question.key or question.key.lower() in question.stem.lower():
            continue
        known = best.get((question.stem, question.key))
        if known is None or known.confidence < question.confidence:
            best[(question.stem, question.key)] = question
    yield from best.values()


def _candidate(sentence: Sentence, asked: Asked) -> Candidate:
    return Candidate(
        kind=asked.kind,
        stem=asked.stem,
        key=asked.key,
        form=asked.form,
        sentence=sentence,
        quote=sentence.quote,
        confidence=round(asked.confidence, 2),
        others=asked.others,
        cloze=asked.cloze,
    )
