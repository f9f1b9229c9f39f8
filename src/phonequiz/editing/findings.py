"""What is wrong with one question of a bank being edited, found as it is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from phonequiz.bank.format import VERSION
from phonequiz.bank.structure import Finding, findings, shown, unsafe_strings
from phonequiz.editing.document import Row
from phonequiz.editing.session import Session

Path = tuple[str | int, ...]


def question_findings(session: Session, number: int, row: Row | None = None) -> list[Finding]:
    """The findings on a question of the session, or on ``row`` in its place; paths begin at its fields."""
    row = session.row(number) if row is None else row
    found = [finding._replace(path=finding.path[2:]) for finding in _structure(session, row)]
    id_ = row.get("id")
    if isinstance(id_, str) and id_ and id_ in session.ids(but=number):
        found.append(Finding(("id",), "duplicate-id", f"the id {shown(id_)} is taken", "give each its own"))
    return found


def _structure(session: Session, row: Row) -> Iterator[Finding]:
    bank = {"id": "bank", "title": "bank", "language": "en"}
    if "source" in session.bank:
        bank["source"] = "article"
    content = {
        "format": VERSION,
        "bank": bank,
        "topic": [{"id": id_, "title": "topic"} for id_ in session.topics],
        "question": [row],
    }

    def article(_: str) -> str | None:
        return session.source.folded if session.source is not None else None

    found: Iterable[Finding] = [*unsafe_strings({"question": [row]}), *findings(content, article)]
    return (finding for finding in found if finding.path[:2] == ("question", 0))
