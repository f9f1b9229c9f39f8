"""What is wrong with the content of a bank file, found without knowing where in the file it stands.

A finding names its place as a path into the parsed file, such as ``("question", 3, "stem")``. This keeps a sound
bank fast to open: only for one with findings does anyone look up lines and columns (``bank.positions``).
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from phonequiz.bank.format import (
    BANK,
    DISTRACTOR,
    DURATION,
    EXAM,
    ID,
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
from phonequiz.problems import UNSAFE

Path = tuple[str | int, ...]


class Finding(NamedTuple):
    """One error in a bank: ``path`` leads to it, ``key`` says that the key itself is meant, not its value."""

    path: Path
    rule: str
    what: str
    remedy: str
    key: bool = False


def fold_option(text: str) -> str:
    """``text`` as options are compared: after NFKC, case and space folding."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    return fold_space(text.casefold())


def unsafe_strings(value: Any, path: Path = ()) -> Iterator[Finding]:  # noqa: ANN401
    """A finding for every string or key in ``value`` with a control character or a bidirectional override."""
    if isinstance(value, str):
        match = UNSAFE.search(value)
        if match:
            yield control_character(path, match.group())
    elif isinstance(value, dict):
        for key, inner in value.items():
            match = UNSAFE.search(key)
            if match:
                yield control_character((*path, key), match.group())
            yield from unsafe_strings(inner, (*path, key))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from unsafe_strings(inner, (*path, number))


def control_character(path: Path, character: str) -> Finding:
    """The finding for ``character`` at ``path``."""
    name = unicodedata.name(character, "control character")
    return Finding(
        path, "control-character", f"U+{ord(character):04X} ({name.lower()}) must not stand here", "delete it"
    )


def findings(data: Mapping[str, Any], quotes_in: Callable[[str], str | None] | None = None) -> list[Finding]:
    """Every error of structure in a parsed bank file, and every quote that is not in its source.

    ``quotes_in`` takes the path given as ``source`` and gives the folded text of the article; ``None`` from it means
    that the article cannot be read (the caller says so).
    """
    found = list(_fields(data, TOP, ()))
    if isinstance(data.get("format"), int) and data["format"] != VERSION:
        what = f"format {data['format']} is not known to this version of phonequiz, which reads format {VERSION}"
        return [Finding(("format",), "schema", what, "update phonequiz or correct the number")]
    bank = data.get("bank")
    article: str | None = None
    has_source = False
    if isinstance(bank, dict):
        found += _fields(bank, BANK, ("bank",))
        source = bank.get("source")
        if isinstance(source, str) and source.strip():
            has_source = True
            article = quotes_in(source) if quotes_in else None
    if isinstance(data.get("exam"), dict):
        found += _fields(data["exam"], EXAM, ("exam",))
        found += _exam(data["exam"])
    topics = _tables(data, "topic", found)
    topic_ids: dict[str, int] = {}
    for number, topic in topics:
        found += _fields(topic, TOPIC, ("topic", number))
        _unique(topic.get("id"), topic_ids, "topic", number, found)
    if "topic" in data and not data["topic"] and isinstance(data["topic"], list):
        found.append(Finding(("topic",), "schema", "`topic` is empty", "give at least one [[topic]]"))
    question_ids: dict[str, int] = {}
    for number, question in _tables(data, "question", found):
        path = ("question", number)
        found += _fields(question, QUESTION, path)
        _unique(question.get("id"), question_ids, "question", number, found)
        topic_id = question.get("topic")
        if isinstance(topic_id, str) and topic_ids and topic_id not in topic_ids:
            found.append(
                Finding(
                    (*path, "topic"), "unknown-topic", f"there is no topic {topic_id!r}", _known(topic_id, topic_ids)
                )
            )
        found += _options(question, path)
        if has_source:
            found += _quote(question, article, path)
    return found


def _tables(data: Mapping[str, Any], key: str, found: list[Finding]) -> list[tuple[int, dict[str, Any]]]:
    value = data.get(key)
    if value is None:
        return []
    if not isinstance(value, list):
        return []  # _fields has said so
    tables = []
    for number, entry in enumerate(value):
        if isinstance(entry, dict):
            tables.append((number, entry))
        else:
            found.append(_wrong((key, number), key, "a table", entry))
    return tables


def _unique(id_: object, seen: dict[str, int], kind: str, number: int, found: list[Finding]) -> None:
    if not isinstance(id_, str):
        return
    if id_ in seen:
        what = f"the id {id_!r} is that of {kind} {seen[id_] + 1} already"
        found.append(Finding((kind, number, "id"), "duplicate-id", what, "give each its own"))
    else:
        seen[id_] = number


def _known(name: str, known: Iterable[str]) -> str:
    names = list(known)
    close = difflib.get_close_matches(name, names, n=1)
    if close:
        return f"did you mean {close[0]!r}?"
    return "known are " + ", ".join(sorted(names)[:20])


_KINDS: dict[str, Callable[[Any], bool]] = {
    "string": lambda value: isinstance(value, str),
    "integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "number": lambda value: isinstance(value, int | float) and not isinstance(value, bool),
    "table": lambda value: isinstance(value, dict),
    "array of tables": lambda value: isinstance(value, list),
    "list of strings": lambda value: isinstance(value, list) and all(isinstance(entry, str) for entry in value),
}


def _article(kind: str) -> str:
    return ("an " if kind[0] in "aeio" else "a ") + kind


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


def _wrong(path: Path, key: str, expected: str, value: object) -> Finding:
    return Finding(path, "schema", f"`{key}` must be {expected}, not {_type_name(value)}", "correct the value")


def _fields(table: Mapping[str, Any], fields: Mapping[str, Field], path: Path) -> Iterator[Finding]:
    """What is wrong with the keys of a table and with values that need no other to be judged."""
    for key, value in table.items():
        field = fields.get(key)
        here = (*path, key)
        if field is None:
            yield Finding(here, "schema", f"unknown key `{key}`", _known(key, fields), key=True)
        elif field.kind in _KINDS and not _KINDS[field.kind](value):
            yield _wrong(here, key, _article(field.kind), value)
        elif field.kind == "string":
            if field.choices:
                if value not in field.choices:
                    what = f"`{key}` must be {', '.join(field.choices[:-1])} or {field.choices[-1]}, not {value!r}"
                    yield Finding(here, "schema", what, "correct the value")
            elif field.pattern is not None:
                if not field.pattern.match(value):
                    yield Finding(here, "schema", f"`{key}` cannot be {value!r}", f"it is {field.doc}")
            elif (field.required or key == "quote") and not value.strip():
                yield Finding(here, "schema", f"`{key}` is empty", "write it or delete the question")
        elif field.minimum is not None and not field.minimum <= value <= (field.maximum or float("inf")):
            limit = f"from {field.minimum} to {field.maximum}" if field.maximum else f"{field.minimum} at least"
            yield Finding(here, "schema", f"`{key}` must be {limit}, not {value}", "correct the value")
    for key, field in fields.items():
        if field.required and key not in table:
            where = "the file" if not path else "this " + ("table" if path[0] == "bank" else str(path[0]))
            yield Finding(path, "schema", f"`{key}` is missing in {where}", f"add it: {field.doc}")
    id_ = table.get("id")
    if fields is QUESTION and isinstance(id_, str) and not ID.match(id_):
        what = f"the id {id_!r} has other characters than a-z, 0-9 and -"
        yield Finding((*path, "id"), "schema", what, "use only these")


def _exam(exam: Mapping[str, Any]) -> Iterator[Finding]:
    for key in ("time_limit", "valid_for"):
        value = exam.get(key)
        if isinstance(value, str) and DURATION.match(value) and seconds(value) == 0:
            yield Finding(("exam", key), "schema", f"`{key}` is no time at all", "leave it out where there is no limit")


def _options(question: Mapping[str, Any], path: Path) -> Iterator[Finding]:
    """What is wrong with answer, distractors, order and place, which depend on the type."""
    type_ = question.get("type", "single")
    answer = question.get("answer")
    texts: list[tuple[Path, str]] = []
    keys = 1
    if type_ == "true-false":
        if answer is not None and not isinstance(answer, bool):
            yield _wrong((*path, "answer"), "answer", "true or false", answer)
        if "distractors" in question:
            what = "a true-false question has no `distractors`"
            yield Finding((*path, "distractors"), "schema", what, "delete them or change the type", key=True)
        if "place" in question:
            yield Finding((*path, "place"), "schema", "`place` goes not with true-false", "delete it", key=True)
        return
    if type_ == "multiple":
        if answer is None:
            pass
        elif not isinstance(answer, list):
            yield _wrong((*path, "answer"), "answer", "a list of texts", answer)
        elif not answer:
            yield Finding((*path, "answer"), "schema", "`answer` is empty", "name at least one right option")
        else:
            keys = len(answer)
            for number, entry in enumerate(answer):
                yield from _text(entry, (*path, "answer", number), "answer", texts)
    elif type_ == "single" and answer is not None:
        yield from _text(answer, (*path, "answer"), "answer", texts)
    distractors = question.get("distractors")
    if distractors is None:
        yield Finding(path, "schema", "`distractors` is missing in this question", "add it: list of texts or tables")
    elif not isinstance(distractors, list):
        yield _wrong((*path, "distractors"), "distractors", "a list", distractors)
    else:
        for number, entry in enumerate(distractors):
            here = (*path, "distractors", number)
            if isinstance(entry, dict):
                yield from _fields(entry, DISTRACTOR, here)
                if isinstance(entry.get("text"), str):
                    texts.append(((*here, "text"), entry["text"]))
            else:
                yield from _text(entry, here, "distractors", texts)
        count = keys + len(distractors)
        if not MIN_OPTIONS <= count <= MAX_OPTIONS:
            what = f"a question has {MIN_OPTIONS} to {MAX_OPTIONS} options, not {count}"
            yield Finding((*path, "distractors"), "schema", what, "add or delete distractors")
        else:
            yield from _place(question, keys, count, path)
    seen: dict[str, str] = {}
    for where, text in texts:
        folded = fold_option(text)
        if folded in seen:
            what = f"the option {text!r} is equal to {seen[folded]!r}"
            yield Finding(where, "duplicate-option", what, "change or delete one of them")
        else:
            seen[folded] = text


def _text(entry: object, path: Path, key: str, texts: list[tuple[Path, str]]) -> Iterator[Finding]:
    if not isinstance(entry, str):
        yield _wrong(path, key, "text" if key == "answer" else "a list of texts or tables", entry)
    elif not entry.strip():
        yield Finding(path, "schema", "an option is empty", "write it or delete it")
    else:
        texts.append((path, entry))


def _place(question: Mapping[str, Any], keys: int, options: int, path: Path) -> Iterator[Finding]:
    if "place" not in question:
        return
    place = question["place"]
    here = (*path, "place")
    places = place if isinstance(place, list) else [place]
    if question.get("order") != "fixed":
        yield Finding(here, "schema", '`place` goes only with order = "fixed"', "add the order or delete it", key=True)
    elif not all(_KINDS["integer"](number) for number in places):
        yield _wrong(here, "place", "an integer or a list of integers", place)
    elif len(places) != keys or len(set(places)) != len(places):
        yield Finding(here, "schema", f"`place` must name {keys} different places", "one for each key")
    elif not all(1 <= number <= options for number in places):
        yield Finding(here, "schema", f"`place` must lie from 1 to {options}", "correct the number")


def _quote(question: Mapping[str, Any], article: str | None, path: Path) -> Iterator[Finding]:
    quote = question.get("quote")
    if quote is None:
        what = "`quote` is missing in this question, and the bank names a source"
        yield Finding(path, "schema", what, "add the sentence of the article that proves the key")
    elif isinstance(quote, str) and article is not None and quote.strip() and fold_space(quote) not in article:
        remedy = "copy it from the article letter by letter"
        near = nearest(quote, article)
        if near:
            remedy += f"; the nearest there is “{near}”"
        yield Finding((*path, "quote"), "quote-not-in-source", "the quote is not in the source", remedy)


def nearest(quote: str, article: str) -> str | None:
    """The sentence of the article most like the quote, where one is like it at all."""
    if len(article) > 100_000:
        return None
    sentences = re.split(r"(?<=[.!?])\s+", article)
    close = difflib.get_close_matches(fold_space(quote), sentences, n=1, cutoff=0.7)
    return close[0] if close else None
