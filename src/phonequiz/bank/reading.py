"""From a bank file to a ``Bank``, fast: lines and columns are looked up only where something is wrong."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

import tomli

from phonequiz.bank.format import MAX_BYTES, seconds
from phonequiz.bank.model import Bank, Exam, Topic
from phonequiz.bank.source import Source, fold_space
from phonequiz.bank.structure import Finding, findings, unsafe_character, unsafe_strings
from phonequiz.problems import UNSAFE, PhonequizError, Place, Problem

# An escape in a TOML string that can stand for a control character or an override.
_ESCAPE = re.compile(r"\\[bferuUx]")
_LONG_NUMBER = re.compile(r"(?<![\w.])[-+]?\d(?:_?\d){4299,}")
MAX_CONTROL_CHARACTERS = 1000
_FIRST_TABLE = re.compile(r"^[ \t]*\[\[[ \t]*(?:question|topic)", re.MULTILINE)


@dataclass
class Parsed:
    """A bank file as read: its text, what it holds (``None`` where it is no TOML) and all that is wrong with it."""

    path: Path
    text: str
    content: dict[str, Any] | None
    findings: list[Finding] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    source: Source | None = None


class BrokenBank(PhonequizError):
    """A bank that cannot be used, with its errors in the order in which they stand in the file."""


@contextmanager
def no_collector() -> Iterator[None]:
    """While it lasts nobody looks for garbage.

    A large bank is millions of small objects, none of them garbage: looking for some takes a third of the time.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def read_text(path: Path) -> tuple[str, list[Problem]]:
    """The text of a bank file and what is wrong with its encoding; without a text nothing more can be read.

    Raises ``PhonequizError`` if it cannot be read.
    """
    try:
        size = path.stat().st_size
        if not path.is_file():
            what = "it is a folder" if path.is_dir() else "it is no file"
            raise PhonequizError.at(path, f"cannot be read ({what})", "name the file of a bank")
        if size > MAX_BYTES:
            what = f"the file has {size >> 20} MiB, more than the {MAX_BYTES >> 20} a bank may have"
            raise PhonequizError.at(path, what, "split it")
        raw = path.read_bytes()
    except (OSError, ValueError) as error:  # ValueError: a path that no file can have
        reason = getattr(error, "strerror", None) or str(error)
        raise PhonequizError.at(path, f"cannot be read ({reason})", "check the path and its permissions") from error
    try:
        text = raw.decode()
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode().removeprefix("\ufeff")
        place = Place(str(path), before.count("\n") + 1, len(before) - before.rfind("\n"))
        return "", [Problem(place, "the file is not UTF-8", "save it as UTF-8", "encoding")]
    if text.startswith("\ufeff"):
        what = "the file starts with a byte order mark"
        return text[1:], [Problem(Place(str(path), 1, 1), what, "save it as UTF-8 without one", "encoding")]
    return text, []


def _control_characters(path: Path, text: str) -> Iterator[Problem]:
    line, line_start, at = 1, 0, 0
    for number, match in enumerate(UNSAFE.finditer(text)):
        if number == MAX_CONTROL_CHARACTERS:
            return
        line += text.count("\n", at, match.start())
        at, before = match.start(), text.rfind("\n", at, match.start())
        line_start = before + 1 if before >= 0 else line_start
        place = Place(str(path), line, at - line_start + 1)
        yield Problem(place, *unsafe_character(match.group()), "control-character")


def parse(path: Path) -> Parsed:
    """The file with everything wrong with its structure and quotes, without positions for its findings.

    Raises ``PhonequizError`` where it cannot be read at all.
    """
    with no_collector():
        text, problems = read_text(path)
        parsed = Parsed(path, text, None, problems=problems)
        if problems and not text:
            return parsed
        text = text.replace("\r\n", "\n")
        unsafe = list(_control_characters(path, text))
        if unsafe:
            problems += unsafe
            # The parser would stop at the first of them and call it a matter of syntax.
            text = UNSAFE.sub(" ", text)
        parsed.text = text
        try:
            parsed.content = tomli.loads(text)
        except tomli.TOMLDecodeError as error:
            where = Place(str(path), error.lineno, error.colno)
            what = f"this is no TOML: {in_words(error.msg)}"
            problems.append(Problem(where, what, "correct the line", "syntax"))
        except RecursionError:
            problems.append(Problem(Place(str(path), 1, 1), "values are nested too deeply", "make them flat", "syntax"))
        except ValueError:
            # Python turns no more digits than these into a number.
            digits = _LONG_NUMBER.search(text)
            before = text[: digits.start()] if digits else ""
            where = Place(str(path), before.count("\n") + 1, len(before) - before.rfind("\n"))
            problems.append(Problem(where, "this number is too long", "correct the value", "syntax"))
        if parsed.content is None:
            return parsed
        if _ESCAPE.search(text):
            parsed.findings += unsafe_strings(parsed.content)

        def article(source: str) -> str | None:
            read = source_of(path, source)
            if isinstance(read, Finding):
                parsed.findings.append(read)
                return None
            parsed.source = read
            return read.folded

        parsed.findings += findings(parsed.content, article)
    return parsed


def source_of(path: Path, named: str) -> Source | Finding:
    """The article that the bank at ``path`` names, or what is wrong with it."""
    try:
        return Source.read(path.parent / named)
    except PhonequizError as error:
        problem = error.problems[0]
        return Finding(("bank", "source"), problem.rule or "schema", problem.what, problem.remedy)


def in_words(message: str) -> str:
    """A message of the parser, without what only a programmer reads."""
    if message == "Cannot overwrite a value":
        return "this key has a value already"
    names = re.sub(r"\((.+?),?\)", lambda match: "[" + match[1].replace("', '", ".").strip("'") + "]", message)
    return names[:1].lower() + names[1:]


def located(parsed: Parsed) -> list[Problem]:
    """Every problem of a parsed file with its line and column, in their order in the file."""
    problems = list(parsed.problems)
    if parsed.content is not None and (problems or parsed.findings):
        from phonequiz.bank.positions import Positions

        positions = Positions(parsed.text)
        questions = parsed.content.get("question")
        for number, problem in enumerate(problems):
            table = positions.table_at(problem.place.line, problem.place.column)
            problems[number] = problem._replace(question=question_id(questions, table))
        for finding in parsed.findings:
            line, column = positions.find(finding.path, finding.key)
            place = Place(str(parsed.path), line, column)
            question = question_id(questions, finding.path)
            problems.append(Problem(place, finding.what, finding.remedy, finding.rule, finding.severity, question))
    return sorted(problems, key=lambda problem: (problem.place.line, problem.place.column))


def question_id(questions: object, path: tuple[str | int, ...]) -> str | None:
    """The id of the question that a finding's path leads into, ``None`` where there is none."""
    if len(path) < 2 or path[0] != "question" or not isinstance(questions, list) or not isinstance(path[1], int):
        return None
    question = questions[path[1]]
    id_ = question.get("id") if isinstance(question, dict) else None
    return id_ if isinstance(id_, str) else None


def load(path: Path) -> Bank:
    """The bank at ``path``.

    Raises ``BrokenBank`` with all its errors, ``PhonequizError`` where the file cannot be read.
    """
    parsed = parse(path)
    if parsed.problems or parsed.findings or parsed.content is None:
        raise BrokenBank(located(parsed))
    return build_bank(path, parsed.content, parsed.source)


def build_bank(path: Path, content: Mapping[str, Any], article: Source | None) -> Bank:
    """The bank that the content of a valid file and its article stand for."""
    head, exam = content["bank"], content.get("exam", {})
    source = head.get("source")
    return Bank(
        path=path,
        id=head["id"],
        title=fold_space(head["title"]),
        language=head["language"],
        topics=tuple(Topic(topic["id"], fold_space(topic["title"])) for topic in content["topic"]),
        exam=Exam(
            questions=exam.get("questions", 20),
            pass_mark=float(exam.get("pass_mark", 0.8)),
            time_limit=seconds(exam["time_limit"]) if "time_limit" in exam else None,
            valid_for=seconds(exam["valid_for"]) if "valid_for" in exam else None,
        ),
        rows={row["id"]: row for row in content.get("question", ())},
        source_path=None if source is None else path.parent / source,
        source_language=head.get("source_language"),
        source=article,
    )


class Head(NamedTuple):
    """What a bank says of itself, read without its questions."""

    path: Path
    id: str
    title: str
    language: str


def read_head(path: Path) -> Head:
    """Id, title and language of the bank at ``path``; raises ``PhonequizError`` where it has none."""
    text, problems = read_text(path)
    if problems:
        raise BrokenBank(problems)
    head = head_in(path, text)
    if head is None:
        raise BrokenBank(located(parse(path)) or [Problem(Place(str(path)), "has no [bank]", "see `phonequiz check`")])
    return head


def head_in(path: Path, text: str) -> Head | None:
    """Id, title and language that the text of a bank file gives, ``None`` where it gives none."""
    first = _FIRST_TABLE.search(text)
    for part in (text[: first.start()] if first else text, text):
        try:
            bank = tomli.loads(part).get("bank")
        except (ValueError, RecursionError):
            continue
        if isinstance(bank, dict):
            id_, title, language = bank.get("id"), bank.get("title"), bank.get("language")
            if isinstance(id_, str) and isinstance(title, str) and isinstance(language, str):
                return None if UNSAFE.search(f"{id_}{title}{language}") else Head(path, id_, title, language)
    return None
