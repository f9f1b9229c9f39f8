"""From an article and its candidates to drafts: the best of each fact, with distractors, past the gate."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from phonequiz.bank.structure import fold_option
from phonequiz.check.words import telling, words
from phonequiz.generate.distractors import FEWEST, Pool, distractors
from phonequiz.generate.distractors.english import is_varied
from phonequiz.generate.distractors.numbers import NUMERIC
from phonequiz.generate.distractors.numerals import numerals
from phonequiz.generate.explaining import Explainer
from phonequiz.generate.gate import Gate, Passed, Refused
from phonequiz.generate.model import BLANK, Article, Candidate, Language
from phonequiz.generate.truth.choosing import GOOD, Chosen, chosen, without_said
from phonequiz.generate.truth.model import Change, Statement
from phonequiz.generate.writing import Question
from phonequiz.problems import PhonequizError

FEW = "there are fewer than two good distractors"
# By how much a draft is less sure whose options or wording a trainer has to mend.
FLAWED = 0.15
# How sure a question is at most whose key is a thing: of ten, nine have options that nobody would take.
THING = 0.28
# How many times as long a key is at least that says more than a number with its unit.
_FAR_LONGER = 2
SAID = "a statement to judge says the same"
UNSURE = "the question is less sure than --min-confidence"


class Drafts(NamedTuple):
    """Drafts in the article's order, how many facts were found, and how often each reason left one out."""

    questions: tuple[Question, ...]
    facts: int
    left_out: Counter[str]


def facts(found: Iterable[Candidate], language: str) -> list[list[Candidate]]:
    """Candidates that ask the same fact together, surest first; facts surest first, then in the article's order.

    Of one fact are those of one quote whose keys say the same, and those of one kind of which one says part of another.
    """
    by_quote: dict[str, list[list[Candidate]]] = {}
    for candidate in found:
        groups = by_quote.setdefault(candidate.quote, [])
        told = _says(candidate.key, language)
        for group in groups:
            theirs = _says(group[0].key, language)
            alike = group[0].kind == candidate.kind
            if told == theirs or (alike and (told <= theirs or theirs <= told)):
                group.append(candidate)
                break
        else:
            groups.append([candidate])
    every = [
        sorted(group, key=lambda candidate: -candidate.confidence) for groups in by_quote.values() for group in groups
    ]
    return sorted(every, key=lambda group: (-group[0].confidence, group[0].sentence.position))


def _says(text: str, language: str) -> set[str]:
    return telling(text, language) or set(words(text))


def draft(
    article: Article,
    gate: Gate,
    found: Iterable[Candidate | Statement],
    most: int | None = None,
    min_confidence: float = 0.0,
    step: Callable[[float], object] = lambda done: None,
) -> Drafts:
    """The drafts of what was found: of each fact the surest question without a flaw, in all no more than ``most``.

    Where every question for a fact has a flaw, the surest is taken and counts as less sure. What no good question asks
    is asked by a statement to judge, in place of a bad question. ``step`` is told how much is done, from 0 to 1.
    """
    every: list[Candidate] = []
    stated: list[Statement] = []
    for one in found:
        if isinstance(one, Statement):
            stated.append(one)
        else:
            every.append(one)
    drafter = _Drafter(gate, Pool(article, every), Explainer(article))
    grouped = facts(every, article.language)
    left_out: Counter[str] = Counter()
    asked: list[Question] = []
    unasked: list[Candidate] = []
    for number, group in enumerate(grouped):
        question = drafter.best(group)
        if isinstance(question, str):
            left_out[question] += 1
            unasked.append(group[0])
        else:
            asked.append(question)
        step((number + 1) / len(grouped))
    asked = _asked_once(asked, article.language)
    judged = [drafter.statement(choice) for choice in chosen(stated, asked, article.language, unasked)]
    left_out.update(reason for reason in judged if isinstance(reason, str))
    said = [statement for statement in judged if isinstance(statement, Question)]
    # A gap for a thing is worse than any question or statement of its sentence, in German even than one not chosen.
    able = {question.sentence.position for question in asked if _confidence(question) >= GOOD}
    able |= {one.sentence.position for one in (stated if article.language == "de" else said)}
    made = [*without_said(asked, said, article.language, able), *said]
    if len(made) < len(asked) + len(said):
        left_out[SAID] += len(asked) + len(said) - len(made)
    sure = [question for question in made if _confidence(question) >= min_confidence]
    if len(sure) < len(made):
        left_out[UNSURE] += len(made) - len(sure)
    kept = sorted(sure, key=lambda question: (-_confidence(question), question.sentence.position))[:most]
    if len(kept) < len(sure):
        left_out["there are as many as --max says"] += len(sure) - len(kept)
    # Of one sentence the questions first, as they were made.
    order = {id(question): number for number, question in enumerate(made)}
    kept.sort(key=lambda question: (question.sentence.position, order[id(question)]))
    return Drafts(tuple(kept), len(grouped) + len(judged), left_out)


def _asked_once(asked: list[Question], language: Language) -> list[Question]:
    """The questions without those whose options differ only in the number that a gap of the same sentence asks for."""
    gaps: dict[str, list[str]] = {}
    for question in asked:
        row = question.row
        if row["meta"].get("cloze") and numerals(row["answer"], language):
            gaps.setdefault(row["quote"], []).append(row["answer"])
    return [question for question in asked if not _asks_more(question, gaps.get(question.row["quote"], ()))]


def _asks_more(question: Question, gaps: Iterable[str]) -> bool:
    answer, wrong = question.row["answer"], question.row["distractors"]
    return any(
        gap in answer
        and gap != answer
        and len(answer) > _FAR_LONGER * len(gap)
        and not any(gap in text for text in wrong)
        for gap in gaps
    )


def _confidence(question: Question) -> float:
    return float(question.row["meta"]["confidence"])


class _Drafter:
    def __init__(self, gate: Gate, pool: Pool, explain: Explainer) -> None:
        self._gate, self._pool, self._explain = gate, pool, explain
        self._stems: set[str] = set()

    def best(self, group: Iterable[Candidate]) -> Question | str:
        """The best question for one fact, or why there is none."""
        flawed: Question | None = None
        reason = ""
        for candidate in group:
            if fold_option(candidate.stem) in self._stems:
                passed: Passed | Refused = Refused("another fact has the same stem")
            else:
                passed = self._judged(candidate)
            if isinstance(passed, Refused):
                reason = reason or passed.reason
            elif not passed.flaws:
                return self._taken(Question(passed.row, candidate.sentence))
            elif flawed is None:
                confidence = round(max(0.0, passed.row["meta"]["confidence"] - FLAWED), 2)
                meta = {**passed.row["meta"], "confidence": confidence}
                flawed = Question({**passed.row, "meta": meta}, candidate.sentence)
        return reason if flawed is None else self._taken(flawed)

    def statement(self, choice: Chosen) -> Question | str:
        """A statement as it is drafted, untrue where it is to be and can be without a flaw; or why it is none."""
        said = choice.statement.said
        tried: list[tuple[Change | None, str]] = [(None, said.text)]
        if choice.untrue:
            tried = [(change, change.text_of(said)) for change in choice.changes] + tried
        reason = "another statement says the same"
        for change, stem in tried:
            if fold_option(stem) in self._stems:
                continue
            confidence = said.confidence if change is None else min(said.confidence, change.confidence)
            explanation = self._explain(said.sentence, told=said.lead)
            if change is not None:
                explanation = self._explain.untrue(said.sentence, change.right, change.wrong)
            row = {
                "type": "true-false",
                "stem": stem,
                "answer": change is None,
                "explanation": explanation,
                "quote": said.sentence.quote,
                "status": "draft",
                "meta": {"confidence": round(confidence, 2)},
            }
            passed = self._gate.judge_statement(row, said.sentence)
            if isinstance(passed, Refused) or (passed.flaws and change is not None):
                reason = passed.reason if isinstance(passed, Refused) else passed.flaws[0]
                continue
            if passed.flaws:
                passed.row["meta"]["confidence"] = round(max(0.0, confidence - FLAWED), 2)
            self._stems.add(fold_option(stem))
            return Question(passed.row, said.sentence)
        return reason

    def _taken(self, question: Question) -> Question:
        self._stems.add(fold_option(question.row["stem"]))
        self._pool.taken(question.row["answer"], question.row["distractors"])
        return question

    def _judged(self, candidate: Candidate) -> Passed | Refused:
        wrong = list(distractors(candidate, self._pool))
        if len(wrong) < FEWEST:
            return Refused(FEW)
        confidence = (
            min(candidate.confidence, THING) if _asks_for_a_thing(candidate, self._pool) else candidate.confidence
        )
        meta: dict[str, Any] = {"confidence": round(confidence, 2)}
        if candidate.cloze:
            meta["cloze"] = True
        # What begins a sentence has a capital.
        first = str.upper if candidate.cloze and candidate.stem.startswith(BLANK) else str
        key, *wrong = (first(text[:1]) + text[1:] for text in (candidate.key, *wrong))
        row = {
            "stem": candidate.stem,
            "answer": key,
            "distractors": wrong,
            "explanation": candidate.explanation or self._explain(candidate.sentence),
            "quote": candidate.quote,
            "status": "draft",
            "meta": meta,
        }
        return self._gate.judge(row, candidate.sentence, candidate.others)


def _asks_for_a_thing(candidate: Candidate, pool: Pool) -> bool:
    """Whether the key is a noun phrase and no name, for which only things of a kind with it could stand."""
    language = pool.language
    if language == "en" and candidate.kind not in NUMERIC and is_varied(candidate):
        return True
    is_phrase = candidate.form.startswith("np-") and candidate.kind not in (*NUMERIC, "definition")
    named = language == "en" and candidate.key.lower() != candidate.key
    return is_phrase and not named and not candidate.others


def nothing_drafted(where: object, drafts: Drafts) -> PhonequizError:
    """The error of an article from which no draft can be made."""
    if not drafts.facts:
        return PhonequizError.at(
            where, "no fact was found that could be asked", "name a longer article or write by hand"
        )
    reason = drafts.left_out.most_common(1)[0][0]
    what = f"none of {drafts.facts} facts makes a draft (most often: {reason})"
    return PhonequizError.at(where, what, "name another article or write by hand")
