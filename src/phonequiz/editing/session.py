"""A bank opened for editing: its questions, every step undoable, saved without losing what others saved meanwhile."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Any

import tomli

from phonequiz.bank.model import Bank, Exam, Topic
from phonequiz.bank.positions import Positions
from phonequiz.bank.reading import BrokenBank, in_words, no_collector, parse, read_text, source_of
from phonequiz.bank.source import Source, fold_space
from phonequiz.bank.structure import Finding, findings
from phonequiz.editing.document import Document, Piece, Row, Splice, split
from phonequiz.editing.journal import Journal, Unsaved, digest, drop, replayed
from phonequiz.editing.merging import Merged, merged
from phonequiz.editing.topics import added, id_of, topics_of
from phonequiz.editing.writing import rewritten, written
from phonequiz.files import write_whole
from phonequiz.problems import UNSAFE, PhonequizError, Place, Problem


class ChangedMeanwhile(Exception):
    """The file is not as it was read: ``theirs`` is what stands in it now."""

    def __init__(self, theirs: Document) -> None:
        super().__init__("the file has changed")
        self.theirs = theirs


def read_document(path: Path) -> tuple[Document, dict[str, Any]]:
    """The bank file at ``path`` in pieces, and what it holds.

    Raises ``PhonequizError`` where it cannot be read, is no TOML, or has questions that are not written as tables.
    """
    text, problems = read_text(path)
    if problems:
        raise BrokenBank(problems)
    return _parsed(path, text)


def _parsed(path: Path, text: str) -> tuple[Document, dict[str, Any]]:
    unsafe = UNSAFE.search(text.replace("\r\n", "\n"))
    if unsafe:
        raise PhonequizError.at(path, "control characters stand in it", f"see `phonequiz check {path}`")
    with no_collector():
        try:
            content = tomli.loads(text)
        except tomli.TOMLDecodeError as error:
            where = Place(str(path), error.lineno, error.colno)
            what = f"this is no TOML: {in_words(error.msg)}"
            raise BrokenBank([Problem(where, what, "correct the line", "syntax")]) from error
        except (ValueError, RecursionError) as error:
            raise PhonequizError.at(path, "cannot be edited", f"see `phonequiz check {path}`") from error
        try:
            return split(text, content), content
        except PhonequizError as error:
            problem = error.problems[0]
            line, column = Positions(text.replace("\r\n", "\n")).find(("question",), key=True)
            raise PhonequizError([problem._replace(place=Place(str(path), line, column))]) from error


class Session:
    """A bank being edited. Questions are known by their number; each step that changes some is undoable."""

    def __init__(self, path: Path, data_dir: Path | None = None) -> None:
        """Read the bank; raises ``PhonequizError`` where that cannot be done.

        Unsaved steps are written down in ``data_dir``, so that the next session can go on with them.
        """
        self.path = path
        self.document, content = read_document(path)
        self.base = self.document
        self._base_digest = digest(self.base.text.encode())
        head = content.get("bank")
        self.bank: dict[str, Any] = head if isinstance(head, dict) else {}
        self.source: Source | None = None
        self._source_errors: list[Finding] = []
        errors = findings({**content, "question": []}, self._article)
        # What stands around the questions, as it was last read: the document, its text, topics and errors.
        self._head = self.document, self.document.head, topics_of(content), errors
        self._journal = Journal(data_dir, path) if data_dir is not None else None
        self.unkept: OSError | None = None
        self._done: list[Splice] = []
        self._undone: list[Splice] = []
        self._together: object = None
        self._compared = self.document, self.base, False
        self._cut = self.document, self.document.questions

    # ── what there is ──

    def _article(self, named: str) -> str | None:
        read = source_of(self.path, named)
        if isinstance(read, Finding):
            self._source_errors.append(read)
            return None
        self.source = read
        return read.folded

    @property
    def topics(self) -> dict[str, str]:
        """Topic id → title, in the order of the file."""
        return self._read_head()[2]

    @property
    def errors(self) -> list[Finding]:
        """What is wrong with all but the questions."""
        return self._source_errors + self._read_head()[3]

    def _read_head(self) -> tuple[Document, str, dict[str, str], list[Finding]]:
        if self._head[0] is not self.document:
            head = self.document.head
            topics, errors = self._head[2:]
            if head != self._head[1]:
                content = tomli.loads(head)
                found = topics_of(content)
                topics = topics if found == topics and list(found) == list(topics) else found
                errors = findings({**content, "question": []}, self._known_article)
            self._head = self.document, head, topics, errors
        return self._head

    def _known_article(self, named: str) -> str | None:
        return None if self.source is None else self.source.folded

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """The questions in their order."""
        if self._cut[0] is not self.document:
            self._cut = self.document, self.document.questions
        return self._cut[1]

    def __len__(self) -> int:
        """How many questions there are."""
        return len(self.document.pieces) - 1

    def row(self, number: int) -> Row:
        """The fields of a question."""
        return self.document.pieces[number].row

    def ids(self, but: int = -1) -> set[str]:
        """The ids that are taken, but that of one question."""
        return {piece.id for number, piece in enumerate(self.pieces) if number != but}

    @property
    def unsaved(self) -> bool:
        """Whether something would be lost if the session ended here."""
        if self._compared[0] is not self.document or self._compared[1] is not self.base:
            self._compared = self.document, self.base, self.document.text != self.base.text
        return self._compared[2]

    def as_bank(self) -> Bank:
        """The bank as far as a preview needs it: without questions, whatever is wrong with its head."""
        language = str(self.bank.get("language") or "en")
        return Bank(
            path=self.path,
            id=str(self.bank.get("id", "")),
            title=fold_space(str(self.bank.get("title") or self.path.name)),
            language=language,
            topics=tuple(Topic(id_, fold_space(title)) for id_, title in self.topics.items()),
            exam=Exam(),
            rows={},
            source_language=str(self.bank.get("source_language") or language),
            source=self.source,
        )

    # ── steps ──

    @property
    def steps(self) -> int:
        """How many steps can be undone."""
        return len(self._done)

    def change(self, number: int, row: Row, together: object = None) -> None:
        """Give a question other fields. Changes with the same ``together`` one after the other are one step."""
        if row == self.row(number) and list(row) == list(self.row(number)):
            return
        body = rewritten(self.document.pieces[number].body.replace("\r\n", "\n"), row)
        self._take(self.document.changed(number, body, row), together)

    def add(self, number: int, row: Row) -> None:
        """Put a question before the one of this number, or behind the last."""
        self._take(self.document.added(number, written(row), row))

    def remove(self, number: int) -> int:
        """Take a question out; gives the number of the one that stands there then."""
        step = self.document.removed(number)
        self._take(step)
        return step.focus

    def move(self, number: int, by: int) -> int:
        """Let a question change places with the next (1) or the one before (-1); gives its number then."""
        step = self.document.moved(number, by)
        if step is None:
            return number
        self._take(step)
        return step.focus

    def divide(self, number: int, rows: tuple[Row, Row]) -> None:
        """Put two questions where one was, as one step."""
        old = self.document.pieces[number : number + 2]
        body = rewritten(old[0].body.replace("\r\n", "\n"), rows[0])
        document = self.document.after(self.document.changed(number, body, rows[0]))
        document = document.after(document.added(number + 1, written(rows[1]), rows[1]))
        self._take(Splice(number, old, document.pieces[number : number + 3], number + 1))

    def duplicate(self, number: int, row: Row) -> None:
        """Put ``row``, a question made from the one of this number, behind it in the same form."""
        body = rewritten(self.document.pieces[number].body.replace("\r\n", "\n"), row)
        self._take(self.document.added(number + 1, body, row))

    def add_topic(self, title: str, number: int) -> str:
        """The id of a topic of this title, which is added where there is none; ``number`` is the question it is for.

        Raises ``PhonequizError`` where topics are not written as ``[[topic]]`` tables.
        """
        id_ = id_of(title, self.topics)
        if id_ not in self.topics:
            try:
                step = added(self.document, id_, fold_space(title), number)
            except PhonequizError as error:
                problem = error.problems[0]
                raise PhonequizError.at(self.path, problem.what, problem.remedy) from error
            self._take(step)
        return id_

    def undo(self) -> int | None:
        """Take the last step back; gives the number of the question it was about, ``None`` where there is none."""
        if not self._done:
            return None
        step = self._done.pop()
        self._undone.append(step)
        self._apply(step.back)
        self._together = None
        return max(0, min(step.focus, len(self) - 1))

    def redo(self) -> int | None:
        """Take a step again that was taken back; gives the number of the question it is about."""
        if not self._undone:
            return None
        step = self._undone.pop()
        self._done.append(step)
        self._apply(step)
        self._together = None
        return max(0, min(step.focus, len(self) - 1))

    def _take(self, step: Splice, together: object = None) -> None:
        self._apply(step)
        self._undone.clear()
        if together is not None and together == self._together:
            step = step._replace(old=self._done.pop().old)
        self._done.append(step)
        self._together = together
        if together is None:
            self.sync()

    def sync(self) -> None:
        """Have the steps taken so far survive a power cut. Where one types, once for many letters is enough."""
        if self._journal is not None:
            try:
                self._journal.sync()
            except OSError as error:
                self.unkept, self._journal = error, None

    def _apply(self, step: Splice) -> None:
        self._note(step)
        self.document = self.document.after(step)

    def _note(self, step: Splice) -> None:
        """Write a step down; where that cannot be done, ``unkept`` says why, and editing goes on."""
        if self._journal is not None:
            try:
                self._journal.note(self.base.text, step)
            except OSError as error:
                self.unkept, self._journal = error, None

    # ── what an earlier session left ──

    def left(self) -> list[tuple[Path, Unsaved]]:
        """What earlier sessions on this bank left unsaved, the newest first."""
        return self._journal.left() if self._journal is not None else []

    def recover(self, path: Path, unsaved: Unsaved) -> int:
        """Go on where an earlier session was cut short; gives the number of the question it was at.

        What the file became since is met on saving.
        """
        before = _parsed(self.path, unsaved.text)[0]
        text = replayed(before, unsaved.steps)
        document = _parsed(self.path, text)[0]
        self.base = self.document = before
        self._base_digest = digest(before.text.encode())
        at = max(0, min(unsaved.steps[-1].focus, len(document.questions) - 1))
        self._take(Splice(0, before.pieces, document.pieces, at))
        drop(path)
        return at

    # ── saving ──

    def save(self) -> None:
        """Write the file whole.

        Raises ``ChangedMeanwhile`` where it is not as it was read, ``PhonequizError`` where it cannot be written.
        """
        theirs = self.changed_on_disk()
        if theirs is not None:
            raise ChangedMeanwhile(theirs)
        self._write(self.path)
        self.base = self.document
        self._base_digest = digest(self.base.text.encode())
        self._together = None
        self._forget()

    def changed_on_disk(self) -> Document | None:
        """What stands in the file now where that is not what was read, else ``None``."""
        text = ""
        if self.path.exists():
            text, problems = read_text(self.path)
            if problems:
                raise BrokenBank(problems)
        if digest(text.encode()) == self._base_digest:
            return None
        return _parsed(self.path, text)[0]

    def save_beside(self, path: Path) -> None:
        """Write what one has under another name and go on there; raises ``PhonequizError`` where that is taken."""
        if path.exists():
            raise PhonequizError.at(path, "is there already", "choose another name")
        self._write(path)
        self._forget()
        self.path, self.base = path, self.document
        self._base_digest = digest(self.base.text.encode())
        if self._journal is not None:
            self._journal = self._journal.of(path)

    def merge(self, theirs: Document) -> Merged:
        """What both versions are together; ``take`` goes on with it."""
        together = merged(self.base, self.document, theirs)
        document = together.document
        before, present = (topics_of(tomli.loads(one.head)) for one in (self.base, document))
        for id_, title in self.topics.items():
            if id_ not in before and id_ not in present:
                with suppress(PhonequizError):  # theirs cannot take it; the questions say that it is missing
                    document = document.after(added(document, id_, title, 0))
        return together._replace(document=document)

    def take(self, document: Document, theirs: Document) -> None:
        """Go on with a document that takes into account what stands in the file now; undo gives back what one had."""
        self._forget()
        self.base = theirs
        self._base_digest = digest(theirs.text.encode())
        self._note(Splice(0, theirs.pieces, document.pieces, 0))
        self._done.append(Splice(0, self.document.pieces, document.pieces, 0))
        self._undone.clear()
        self._together = None
        self.document = document

    def _write(self, path: Path) -> None:
        text = self.document.text
        rows = tomli.loads(text).get("question", [])
        if rows != [piece.row for piece in self.pieces] and repr(rows) != repr([piece.row for piece in self.pieces]):
            raise AssertionError("what would be written is not what is shown")
        try:
            write_whole(path, text.encode())
        except OSError as error:
            raise PhonequizError.at(path, f"cannot be written ({error.strerror})", "check its permissions") from error

    def _forget(self) -> None:
        if self._journal is not None:
            self._journal.forget()

    def close(self, *, keep: bool = True) -> None:
        """End the session; what is unsaved stays for the next unless it is not to be kept."""
        if self._journal is not None:
            if keep and self.unsaved:
                self._journal.close()
            else:
                self._journal.forget()


def errors_in(path: Path) -> int:
    """How many errors keep the bank at ``path`` from being asked; 0 where it cannot be read any more."""
    try:
        parsed = parse(path)
    except PhonequizError:
        return 0
    return len(parsed.problems) + len(parsed.findings)


def beside(path: Path, mark: str) -> Path:
    """A free name beside a bank for a second version of it: ``bank-mine.de.toml`` where it was ``bank.de.toml``."""
    name, dot, rest = path.name.partition(".")
    number = 1
    while True:
        mine = path.with_name(f"{name}-{mark}{'' if number == 1 else number}{dot}{rest}")
        if not mine.exists():
            return mine
        number += 1
