"""What is wrong with the content of a bank file, found without knowing where in the file it stands.

A finding names its place as a path into the parsed file, such as ``("question", 3, "stem")``. This keeps a sound
bank fast to open: only for one with findings does anyone look up lines and columns (``bank.positions``).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from phonequiz.bank.format import (
    BANK,
    DISTRACTOR,
    DURATION,
    EXAM,
    MAX_OPTIONS,
    MIN_OPTIONS,
    QUESTION,
    TOP,
    TOPIC,
    VERSION,
    Field,
    seconds,
)
from phonequiz.bank.source import fold_space
from phonequiz.problems import UNSAFE, Severity

Path = tuple[str | int, ...]
# What a parser makes of the kinds in the tables of bank.format; exact, for True is an int to Python.
_KINDS: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "integer": (int,),
    "number": (float, int),
    "table": (dict,),
    "array of tables": (list,),
    "list of strings": (list,),
}
_SHOWN = 60


class Finding(NamedTuple):
    """One thing wrong in a bank: ``path`` leads to it, ``key`` says that the key itself is meant, not its value."""

    path: Path
    rule: str
    what: str
    remedy: str
    key: bool = False
    severity: Severity = "error"


def fold_option(text: str) -> str:
    """``text`` as options are compared: after NFKC, case and space folding."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    return fold_space(text.casefold())


def unsafe_character(character: str) -> tuple[str, str]:
    """What is wrong with a control character or a bidirectional override, and what to do."""
    name = unicodedata.name(character, "control character")
    return f"U+{ord(character):04X} ({name.lower()}) must not stand in a bank", "delete it"


def unsafe_strings(content: Mapping[str, Any]) -> Iterator[Finding]:
    """A finding for every string or key in ``content`` with a control character or a bidirectional override."""
    # No recursion, and of each way only the last step: a file may nest its tables 400,000 deep.
    waiting: list[tuple[Any, _Way | None]] = [(content, None)]
    while waiting:
        value, way = waiting.pop()
        if isinstance(value, str):
            match = UNSAFE.search(value)
            if match:
                yield Finding(_path(way), "control-character", *unsafe_character(match.group()))
        elif isinstance(value, dict):
            for key, inner in value.items():
                waiting.append((inner, _Way(key, way)))
                match = UNSAFE.search(key)
                if match:
                    what, remedy = unsafe_character(match.group())
                    yield Finding(_path(_Way(key, way)), "control-character", what, remedy, key=True)
        elif isinstance(value, list):
            waiting += [(inner, _Way(number, way)) for number, inner in enumerate(value)]


class _Way(NamedTuple):
    step: str | int
    before: _Way | None


def _path(way: _Way | None) -> Path:
    steps: list[str | int] = []
    while way is not None:
        steps.append(way.step)
        way = way.before
    return tuple(reversed(steps))


def findings(data: Mapping[str, Any], article: Callable[[str], str | None]) -> list[Finding]:
    """Every error of structure in a parsed bank file, and every quote that is not in its source.

    ``article`` takes the path given as ``source`` and gives the folded text of the article; ``None`` from it means
    that the article cannot be read (the caller says so).
    """
    version = data.get("format")
    if type(version) is int and version != VERSION:
        what = f"format {shown(version)} is not known to this version of phonequiz, which reads format {VERSION}"
        return [Finding(("format",), "schema", what, "update phonequiz or correct the number")]
    found = list(_fields(data, TOP, (), "the file"))
    bank, exam = data.get("bank"), data.get("exam")
    quotes: Quotes | None = None
    if isinstance(bank, dict):
        found += _fields(bank, BANK, ("bank",), "[bank]")
        source = bank.get("source")
        if isinstance(source, str) and source.strip():
            quotes = Quotes(article(source))
    if isinstance(exam, dict):
        found += _fields(exam, EXAM, ("exam",), "[exam]")
        found += _exam(exam)
    topic_ids: dict[str, int] = {}
    for number, topic in _tables(data, "topic", found):
        found += _fields(topic, TOPIC, ("topic", number), "this topic")
        _unique(topic.get("id"), topic_ids, "topic", number, found)
    if data.get("topic") == []:
        found.append(Finding(("topic",), "schema", "`topic` is empty", "give at least one [[topic]]"))
    question_ids: dict[str, int] = {}
    for number, question in _tables(data, "question", found):
        _unique(question.get("id"), question_ids, "question", number, found)
        found += question_findings(question, ("question", number), topic_ids, quotes)
    return found


def question_findings(
    question: Mapping[str, Any], path: Path, topic_ids: Mapping[str, object], quotes: Quotes | None
) -> Iterator[Finding]:
    """Every error of one question that no other question is needed to see; ``path`` leads to it.

    Without ``topic_ids`` any topic will do; without ``quotes`` there is no article.
    """
    yield from _fields(question, QUESTION, path, "this question")
    topic_id = question.get("topic")
    if isinstance(topic_id, str) and topic_id not in topic_ids and topic_ids and topic_id.strip():
        what = f"there is no topic {shown(topic_id)}"
        yield Finding((*path, "topic"), "unknown-topic", what, _suggestion(topic_id, topic_ids))
    yield from _options(question, path)
    if quotes is not None:
        yield from quotes.findings(question, path)


def _tables(data: Mapping[str, Any], key: str, found: list[Finding]) -> Iterator[tuple[int, dict[str, Any]]]:
    value = data.get(key)
    if not isinstance(value, list):
        return  # _fields has said so
    for number, entry in enumerate(value):
        if isinstance(entry, dict):
            yield number, entry
        else:
            found.append(_wrong((key, number), key, "an array of tables", entry))


def _unique(id_: object, seen: dict[str, int], kind: str, number: int, found: list[Finding]) -> None:
    if not isinstance(id_, str) or not id_.strip():
        return
    if seen.setdefault(id_, number) != number:
        what = f"the id {shown(id_)} is that of {kind} {seen[id_] + 1} already"
        found.append(Finding((kind, number, "id"), "duplicate-id", what, "give each its own"))


def _suggestion(name: str, names: Mapping[str, object]) -> str:
    # Imported where something is wrong: a sound bank needs none of it.
    from phonequiz.bank.nearest import suggestion

    return suggestion(name, names)


def shown(value: object) -> str:
    """A value of a bank as a message quotes it, cut where it is long."""
    if isinstance(value, str):
        return repr(value if len(value) <= _SHOWN else value[:_SHOWN] + "…")
    # Python writes no number of more than 4300 digits.
    return str(value) if not isinstance(value, int) or abs(value) < 10**_SHOWN else "a number that large"


def _type_name(value: object) -> str:
    names = {
        str: "a string",
        bool: "true or false",
        int: "an integer",
        float: "a number",
        dict: "a table",
        list: "a list",
    }
    return names.get(type(value), "a date or time")


def _wrong(path: Path, key: str, expected: str, value: object, remedy: str = "correct the value") -> Finding:
    return Finding(path, "schema", f"`{key}` must be {expected}, not {_type_name(value)}", remedy)


def _fields(table: Mapping[str, Any], fields: Mapping[str, Field], path: Path, name: str) -> Iterator[Finding]:
    """What is wrong with the keys of a table and with values that need no other to be judged."""
    for key, value in table.items():
        field = fields.get(key)
        if field is None:
            what = f"unknown key {shown(key)}"
            yield Finding((*path, key), "schema", what, _suggestion(key, fields), key=True)
        elif field.kind in _KINDS:
            if type(value) not in _KINDS[field.kind]:
                expected = ("an " if field.kind[0] in "aeio" else "a ") + field.kind
                yield _wrong((*path, key), key, expected, value)
            elif field.kind == "string":
                if field.choices or field.pattern is not None or field.line or not value or value.isspace():
                    yield from _string((*path, key), key, field, value)
            elif field.kind == "list of strings":
                for number, entry in enumerate(value):
                    if not isinstance(entry, str):
                        yield _wrong((*path, key, number), key, "a list of strings", entry)
            elif field.minimum is not None:
                yield from _number((*path, key), key, field, value)
    for key, field in fields.items():
        if field.required and key not in table:
            yield Finding(path, "schema", f"`{key}` is missing in {name}", f"add it: {field.doc}")


def _string(path: Path, key: str, field: Field, value: str) -> Iterator[Finding]:
    if field.choices:
        if value not in field.choices:
            allowed = ", ".join(field.choices[:-1]) + " or " + field.choices[-1]
            choices = dict.fromkeys(field.choices)
            what = f"`{key}` must be {allowed}, not {shown(value)}"
            yield Finding(path, "schema", what, _suggestion(value, choices))
    elif field.pattern is not None:
        if not field.pattern.match(value):
            yield Finding(path, "schema", f"`{key}` cannot be {shown(value)}", f"write {field.form}")
    elif (field.required or field.filled) and not value.strip():
        yield Finding(path, "schema", f"`{key}` is empty", "write it" + ("" if field.required else " or leave it out"))
    elif field.line and ("\n" in value or "\t" in value):
        yield Finding(path, "schema", f"`{key}` must be one line", "write it without line breaks and tabs")


def _number(path: Path, key: str, field: Field, value: float) -> Iterator[Finding]:
    low, high = field.minimum, field.maximum
    # So that NaN, which is neither too small nor too large, is wrong too.
    if (low is None or value >= low) and (high is None or value <= high):
        return
    limits = f"{low} at least" if high is None else f"from {low} to {high}"
    yield Finding(path, "schema", f"`{key}` must be {limits}, not {shown(value)}", "correct the value")


def _exam(exam: Mapping[str, Any]) -> Iterator[Finding]:
    for key in ("time_limit", "valid_for"):
        value = exam.get(key)
        if isinstance(value, str) and DURATION.match(value) and seconds(value) == 0:
            yield Finding(("exam", key), "schema", f"`{key}` is no time at all", "leave it out where there is no limit")


def _type(question: Mapping[str, Any]) -> str:
    """The type of a question; where none that exists is named, the one that its answer looks like."""
    type_ = question.get("type", "single")
    if type_ in QUESTION["type"].choices:
        return str(type_)
    answer = question.get("answer")
    return "true-false" if isinstance(answer, bool) else "multiple" if isinstance(answer, list) else "single"


def _options(question: Mapping[str, Any], path: Path) -> Iterator[Finding]:
    """What is wrong with answer, distractors, order and place, which depend on the type."""
    type_ = _type(question)
    answer = question.get("answer")
    if type_ == "true-false":
        if "answer" in question and not isinstance(answer, bool):
            yield _wrong((*path, "answer"), "answer", "true or false", answer, "write true or false without quotes")
        for key in ("distractors", "place"):
            if key in question:
                what = f"a true-false question has no `{key}`"
                yield Finding((*path, key), "schema", what, "delete it or change the type", key=True)
        return
    texts: list[tuple[Path, str]] = []
    keys: int | None = 1
    if type_ == "multiple":
        if not isinstance(answer, list):
            keys = None
            if "answer" in question:
                remedy = "put it in brackets or leave out the type"
                yield _wrong((*path, "answer"), "answer", "a list of texts", answer, remedy)
        elif not answer:
            keys = None
            yield Finding((*path, "answer"), "schema", "`answer` is empty", "name at least one right option")
        else:
            keys = len(answer)
            for number, entry in enumerate(answer):
                yield from _text(entry, (*path, "answer", number), "answer", "a list of texts", texts)
    elif "answer" in question:
        yield from _text(answer, (*path, "answer"), "answer", "a text", texts)
    count = None
    if "distractors" not in question:
        yield Finding(path, "schema", "`distractors` is missing in this question", "add it: list of texts or tables")
    elif not isinstance(question["distractors"], list):
        yield _wrong((*path, "distractors"), "distractors", "a list of texts or tables", question["distractors"])
    else:
        distractors = question["distractors"]
        for number, entry in enumerate(distractors):
            here = (*path, "distractors", number)
            if isinstance(entry, dict):
                yield from _fields(entry, DISTRACTOR, here, "this distractor")
                text = entry.get("text")
                if isinstance(text, str) and text.strip():
                    texts.append(((*here, "text"), text))
            else:
                yield from _text(entry, here, "distractors", "a list of texts or tables", texts)
        if keys is not None:
            count = keys + len(distractors)
            if not MIN_OPTIONS <= count <= MAX_OPTIONS:
                what = f"a question has {MIN_OPTIONS} to {MAX_OPTIONS} options, not {count}"
                remedy = "add distractors" if count < MIN_OPTIONS else "delete some"
                yield Finding((*path, "distractors"), "schema", what, remedy)
    if "place" in question:
        yield from _place(question, keys, count, (*path, "place"))
    yield from _equal(texts)


def _text(entry: object, path: Path, key: str, expected: str, texts: list[tuple[Path, str]]) -> Iterator[Finding]:
    if not isinstance(entry, str):
        remedy = "correct the value"
        if expected == "a text" and isinstance(entry, bool | list):
            remedy = f'name the type: "{"multiple" if isinstance(entry, list) else "true-false"}"'
        yield _wrong(path, key, expected, entry, remedy)
    elif not entry.strip():
        yield Finding(path, "schema", "an option is empty", "write it or delete it")
    else:
        texts.append((path, entry))


def _equal(texts: list[tuple[Path, str]]) -> Iterator[Finding]:
    seen: dict[str, str] = {}
    for path, text in texts:
        folded = fold_option(text)
        if folded in seen:
            what = f"the option {shown(text)} is equal to {shown(seen[folded])}"
            yield Finding(path, "duplicate-option", what, "change or delete one of them")
        else:
            seen[folded] = text


def _place(question: Mapping[str, Any], keys: int | None, options: int | None, path: Path) -> Iterator[Finding]:
    place = question["place"]
    places = place if isinstance(place, list) else [place]
    if question.get("order") != "fixed":
        yield Finding(path, "schema", '`place` goes only with order = "fixed"', "add the order or delete it", key=True)
    if any(type(number) is not int for number in places):
        yield _wrong(path, "place", "an integer or a list of integers", place)
    elif keys is not None and (len(places) != keys or len(set(places)) != len(places)):
        what = "`place` must be one number" if keys == 1 else f"`place` must be {keys} different numbers"
        yield Finding(path, "schema", what, "give one for each key")
    elif not all(1 <= number <= (options or MAX_OPTIONS) for number in places):
        what = f"`place` must be from 1 to {options or MAX_OPTIONS}"
        yield Finding(path, "schema", what, "count all options, the key too")


class Quotes:
    """Looks for quotes in the article; without one that can be read it only looks whether they are there."""

    def __init__(self, article: str | None) -> None:
        """``article`` is its text with white space folded, ``None`` where it cannot be read."""
        self._article = article
        self._passages: Any = None

    def findings(self, question: Mapping[str, Any], path: Path) -> Iterator[Finding]:
        """What is wrong with the quote of a question."""
        if "quote" not in question:
            what = "`quote` is missing in this question, and the bank names a source"
            yield Finding(path, "schema", what, "add the sentence of the article that proves the key")
            return
        quote = question["quote"]
        if not isinstance(quote, str) or self._article is None or not quote.strip():
            return
        if fold_space(quote) not in self._article:
            remedy = "copy it from the article letter by letter"
            near = self._nearest(quote)
            if near:
                remedy += f"; the nearest there is “{near}”"
            yield Finding((*path, "quote"), "quote-not-in-source", "the quote is not in the source", remedy)

    def _nearest(self, quote: str) -> str | None:
        if self._passages is None:
            from phonequiz.bank.nearest import Passages

            self._passages = Passages(self._article or "")
        found: str | None = self._passages.nearest(quote)
        return found
