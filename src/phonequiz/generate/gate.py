"""What stands behind every draft, whoever made it: a draft passes, or is refused with the reason."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from phonequiz.bank.source import Source, fold_space
from phonequiz.bank.structure import Finding, fold_option
from phonequiz.check.question import QuestionCheck
from phonequiz.check.rules import Selection
from phonequiz.check.words import telling, words
from phonequiz.generate.distractors import ENOUGH, FEWEST
from phonequiz.generate.distractors.numerals import numerals
from phonequiz.generate.model import Article, Language, Sentence

MAX_STEM, MAX_OPTION, MAX_EXPLANATION = 400, 200, 800
_CLAUSE_MARKS = frozenset(",;:–—-(„“”\"'‚‘’»«")
_END_MARKS = _CLAUSE_MARKS | frozenset(".!?…)")
_FEWEST_WORDS = 4
_SUPPORT = 0.6
_SHORTEST_PART = 6
# A blank is what makes a cloze, and it is marked as one.
_PLAIN, _CLOZE = Selection(), Selection(ignore=frozenset({"blank-stem"}))
_ADDRESS = re.compile(r"https?:\S+|\bwww\.\S+|\S+@\S+\.\w+", re.IGNORECASE)
# What points to something before it, as the subject or object of a stem that has named nothing yet.
_POINTERS: dict[Language, re.Pattern[str]] = {
    "de": re.compile(
        r"(?:er|sie|ihn|ihm|ihnen|diese[nmrs]?|jene[nmrs]?|solche[nmrs]?|dadurch|dabei|dafür|damit|dazu|davon|daran|"
        r"deshalb|deswegen|darum|dort|hier|beide|letztere[nmrs]?|erstere[nmrs]?)\Z"
    ),
    "en": re.compile(r"(?:he|she|they|him|them|this|that|these|those|such|there|here|both|latter|former)\Z"),
}
_AT_THE_START: dict[Language, re.Pattern[str]] = {
    "de": re.compile(r"(?:Es|Das (?:ist|sind|war|hat|wird)|Dies|Allerdings|Jedoch|Auch|Sondern|Aber|Denn)\b"),
    "en": re.compile(r"(?:It|However|Also|But|And|So)\b"),
}
_ENGLISH_IT = re.compile(r"\b(?:does|did|is|was|has|can|will) it\b(?! (?:take|matter|\w+ (?:to|that|for)\b))")
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
# "those who", "those under 25" name whom they mean.
_NAMED_BEHIND = re.compile(r"\bthose (?:who|whose|with|without|under|over|above|below|in|from|of|aged|\w+(?:ed|ing))\b")
_MONTH = re.compile(
    r"(?:Jan|Feb|März|March|Apr|Mai\b|May\b|Jun|Jul|Aug|Sep|Okt|Oct|Nov|De[zc])[a-zäöü]*\b", re.IGNORECASE
)
_MONTH_AFTER = re.compile(rf"\.?\s+{_MONTH.pattern}", re.IGNORECASE)
_DAY_BEFORE = re.compile(r"\d\.?\s+\Z")
_NAME_BEFORE = re.compile(r"\w\S*\s(?:\S+\s)*?([A-Z][a-z]+)\s\Z")
_NAME_AFTER = re.compile(r"\s[A-Z][a-z]")
_TITLES = ("Mr", "Mrs", "Ms", "Dr", "Professor", "Sir", "Lord", "Lady", "January", "February", "March", "April", "May")
_LOOKED_AT = 6


class _Fault(NamedTuple):
    """What is wrong: ``option`` is the distractor that alone is at fault, ``flaw`` says that it is no error."""

    reason: str
    option: int | None = None
    flaw: bool = False


class Refused(NamedTuple):
    """Why a question is none."""

    reason: str


class Passed(NamedTuple):
    """A question that may be a draft, and the item-writing flaws that a trainer would have to mend in it."""

    row: dict[str, Any]
    flaws: tuple[str, ...]


class Gate:
    """Judges drafts of one article."""

    def __init__(self, article: Article, source: Source) -> None:
        self.language = article.language
        self._source = source
        self._astray = _not_verbatim(article, source)

    def judge(self, row: Mapping[str, Any], sentence: Sentence, denied: Sequence[str] = ()) -> Passed | Refused:
        """What becomes of a question (the keys of a bank, without id and topic) that stands on a sentence.

        ``denied`` are distractors that the sentence names in order to deny them. Distractors that alone are at fault
        are left out where enough are left; with fewer than three the question is marked so.
        """
        judged = dict(row)
        while True:
            found = self._examined(judged, sentence, denied)
            wrong = list(judged["distractors"]) if isinstance(judged.get("distractors"), list) else []
            at_fault = next((fault.option for fault in found if fault.option is not None), None)
            errors = [fault for fault in found if not fault.flaw]
            if (errors and errors[0].option is None) or (errors and len(wrong) <= FEWEST):
                return Refused(errors[0].reason)
            if at_fault is None or len(wrong) <= FEWEST:
                few = {"few_distractors": True} if len(wrong) < ENOUGH else {}
                meta = {**judged.get("meta", {}), **few}
                return Passed({**judged, "meta": meta}, tuple(fault.reason for fault in found))
            del wrong[at_fault]
            judged["distractors"] = wrong

    def judge_statement(self, row: Mapping[str, Any], sentence: Sentence) -> Passed | Refused:
        """What becomes of a statement that is true or false (``answer``) by a sentence."""
        if sentence.position in self._astray:
            return Refused("the sentence does not stand in the article as it was read")
        quoted = Source(sentence.quote)
        found = QuestionCheck(self.language, quoted, wanted=_PLAIN).problems({"id": "draft", "topic": "draft", **row})
        errors = [_fault(finding).reason for finding in found if finding.severity == "error"]
        if not errors and _hangs(row["stem"], self.language):
            errors = ["the stem points to something that it does not name"]
        reason = errors[0] if errors else self._quote(row["quote"], quoted) or self._lengths({**row, "answer": ""})
        return Refused(reason) if reason else Passed(dict(row), tuple(_fault(finding).reason for finding in found))

    def _examined(self, row: Mapping[str, Any], sentence: Sentence, denied: Sequence[str]) -> list[_Fault]:
        """What is wrong with a question: the first error, else every flaw."""
        if sentence.position in self._astray:
            return [_Fault("the sentence does not stand in the article as it was read")]
        quoted = Source(sentence.quote)
        meta = row.get("meta", {})
        cloze = isinstance(meta, dict) and bool(meta.get("cloze"))
        check = QuestionCheck(self.language, quoted, wanted=_CLOZE if cloze else _PLAIN)
        found = check.problems({"id": "draft", "topic": "draft", **row})
        errors = [_fault(finding) for finding in found if finding.severity == "error"]
        if errors:
            return errors[:1]
        if row.get("type", "single") != "single":
            return [_Fault("only questions with one right option are drafted")]
        own = self._quote(row["quote"], quoted) or self._lengths(row) or self._stem(row, cloze) or self._key(row)
        if own is not None:
            return [_Fault(own)]
        for number, distractor in enumerate(row["distractors"]):
            reason = self._distractor(distractor, row, fold_option(distractor) in map(fold_option, denied))
            if reason is not None:
                return [_Fault(reason, number)]
        return [_fault(finding) for finding in found]

    def _quote(self, quote: str, quoted: Source) -> str | None:
        text, whole = fold_space(quote), quoted.folded
        at = whole.find(text)
        before, after = whole[:at].rstrip(), whole[at + len(text) :].lstrip()
        begins = not before or before[-1] in _CLAUSE_MARKS
        ends = not after or after[0] in _END_MARKS or text[-1] in _END_MARKS
        if not begins or not ends or (text != whole and len(text.split()) < _FEWEST_WORDS):
            return "the quote is no whole statement"
        return None

    def _lengths(self, row: Mapping[str, Any]) -> str | None:
        options = [row["answer"], *row.get("distractors", ())]
        for name, texts, most in (
            ("stem", [row["stem"]], MAX_STEM),
            ("option", options, MAX_OPTION),
            ("explanation", [row.get("explanation", "")], MAX_EXPLANATION),
        ):
            if any(len(text) > most for text in texts):
                return f"the {name} is longer than {most} characters"
        if "distractors" in row and len(row["distractors"]) < FEWEST:
            return f"there are fewer than {FEWEST} distractors"
        for text in (row["stem"], *options, row.get("explanation", "")):
            for address in _ADDRESS.findall(text):
                if address not in self._source.text:
                    return "it names an address that is not in the article"
        return None

    def _stem(self, row: Mapping[str, Any], cloze: bool) -> str | None:
        stem = row["stem"]
        if not cloze:
            asked, said = words(stem), words(row["quote"])
            if asked and (_contains(said, asked) or _contains(asked, said)):
                return "the stem is the quote"
            if _hangs(stem, self.language):
                return "the stem points to something that it does not name"
        key = words(row["answer"])
        if telling(row["answer"], self.language) and _contains(words(stem), key):
            return "the stem names the key"
        return None

    def _key(self, row: Mapping[str, Any]) -> str | None:
        answer, quote = row["answer"], row["quote"]
        if _cuts(answer, quote, self.language):
            return "the key is part of a longer name or date"
        if _contains(words(quote), words(answer)):
            return None
        values = {numeral.value for numeral in numerals(quote.replace("-", " "), self.language)}
        if any(numeral.value not in values for numeral in numerals(answer, self.language) if numeral.value != 1):
            return "the quote does not have the number of the key"
        told, said = telling(answer, self.language), telling(quote, self.language)
        supported = sum(any(_kin(word, other) for other in said) for word in told)
        if not told or supported < _SUPPORT * len(told):
            return "the quote does not support the key"
        return None

    def _distractor(self, text: str, row: Mapping[str, Any], denied: bool) -> str | None:
        key, other = self._said_by(row["answer"]), self._said_by(text)
        if key and other and (key <= other or other <= key):
            return f"the option {text!r} is the key, or part of it"
        told = telling(text, self.language)
        if not denied and told and told <= telling(row["quote"], self.language):
            return f"the quote supports the option {text!r} too"
        return None

    def _said_by(self, text: str) -> frozenset[str]:
        """What an option says, with numbers by their value: "8 Stunden" says the same as "acht Stunden"."""
        spans = numerals(text, self.language)
        for numeral in reversed(spans):
            text = f"{text[: numeral.start]} {text[numeral.end :]}"
        values = (f"={numeral.value.normalize()}" for numeral in spans)
        return frozenset(telling(text, self.language) | set(values))


def _not_verbatim(article: Article, source: Source) -> frozenset[int]:
    """Positions of the sentences, and rows of tables, that do not stand in the source one after the other."""
    runs = [
        [sentence for section in article.sections for sentence in section.sentences],
        [row.sentence for table in article.tables for row in table.rows],
    ]
    astray = set()
    for run in runs:
        at = 0
        for sentence in run:
            text = fold_space(sentence.quote)
            found = source.folded.find(text, at)
            if found < 0:
                astray.add(sentence.position)
            else:
                at = found + len(text)
    return frozenset(astray)


def _fault(finding: Finding) -> _Fault:
    path = finding.path
    option = path[1] if len(path) > 1 and path[0] == "distractors" and isinstance(path[1], int) else None
    return _Fault(f"{finding.rule}: {finding.what}; {finding.remedy}", option, finding.severity == "warning")


def _cuts(key: str, quote: str, language: Language) -> bool:
    """Whether a key, where it stands in the quote, is torn out of a date or, in English, of a name."""
    at = quote.find(key)
    if at < 0:
        return False
    before, after = quote[:at], quote[at + len(key) :]
    if (key[-1].isdigit() and _MONTH_AFTER.match(after)) or (_MONTH.match(key) and _DAY_BEFORE.search(before)):
        return True
    if language == "de" or not key[0].isupper():
        return False  # German nouns have capitals too
    ahead, behind = _NAME_BEFORE.search(before), _NAME_AFTER.match(after)
    return (ahead is not None and ahead.group(1) not in _TITLES) or (
        key.split()[-1][0].isupper() and behind is not None
    )


def _kin(one: str, other: str) -> bool:
    """Whether two stems are the same or one begins or ends the other, as in compounds."""
    short, long = sorted((one, other), key=len)
    return one == other or (len(short) >= _SHORTEST_PART and (long.startswith(short) or long.endswith(short)))


def _contains(text: Sequence[str], part: Sequence[str]) -> bool:
    """Whether the words of ``part`` stand in ``text`` one after the other."""
    return bool(part) and f" {' '.join(part)} " in f" {' '.join(text)} "


def _hangs(stem: str, language: Language) -> bool:
    """Whether the beginning of a stem points to something that nobody has named yet."""
    if _AT_THE_START[language].match(stem) or (language == "en" and _ENGLISH_IT.search(stem)):
        return True
    stem = _NAMED_BEHIND.sub("people", stem)
    first, *others = _WORD.findall(stem)[:_LOOKED_AT] or [""]
    if _POINTERS[language].match(first.casefold() if language == "en" else first[:1].lower() + first[1:]):
        return True
    for word in others:
        if word[:1].isupper() or word[:1].isdigit():
            return False  # named now: in German a noun, in English a name
        if _POINTERS[language].match(word):
            return language == "de" or word not in ("that", "there", "both", "such")
    return False
