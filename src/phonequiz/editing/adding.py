"""A question added without a screen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from phonequiz.bank.positions import Positions
from phonequiz.bank.structure import Finding
from phonequiz.editing.document import Row
from phonequiz.editing.findings import Findings
from phonequiz.editing.session import Session
from phonequiz.editing.steps import new_id
from phonequiz.problems import PhonequizError, Place, Problem

_TRUTH = {"true": True, "false": False}
_SINGULAR = {"distractors": "distractor"}


def question_row(
    session: Session,
    fields: Mapping[str, str],
    type_: str | None,
    id_: str | None,
    answers: Sequence[str],
    distractors: Sequence[str],
) -> Row:
    """The question that options describe; what they leave out is filled in as far as it can be.

    Raises ``PhonequizError`` where an answer does not go with the type.
    """
    if type_ is None:
        truth = len(answers) == 1 and not distractors and answers[0].lower() in _TRUTH
        type_ = "multiple" if len(answers) > 1 else "true-false" if truth else "single"
    topic = fields.get("topic") or (str(session.pieces[-1].row.get("topic")) if session.pieces else "")
    if not topic or topic not in session.topics:
        topic = fields.get("topic") or next(iter(session.topics), "")
    row: Row = {"id": id_ or new_id(fields.get("stem", ""), session.ids()), "topic": topic, "type": type_}
    if type_ == "single":
        del row["type"]
    if "stem" in fields:
        row["stem"] = fields["stem"]
    if answers:
        row["answer"] = _answer(type_, answers)
    if type_ != "true-false" or distractors:
        row["distractors"] = list(distractors)
    row |= {key: fields[key] for key in ("feedback", "explanation", "quote") if key in fields}
    if fields.get("status") == "draft":
        row["status"] = "draft"
    return row


def _answer(type_: str, answers: Sequence[str]) -> object:
    if type_ == "multiple":
        return list(answers)
    if len(answers) > 1:
        raise PhonequizError.at("--answer", f"a {type_} question has one", "give one, or --type multiple")
    if type_ == "single":
        return answers[0]
    if answers[0].lower() not in _TRUTH:
        raise PhonequizError.at("--answer", f"{answers[0]!r} is neither true nor false", "say true or false")
    return _TRUTH[answers[0].lower()]


def add_question(session: Session, row: Row) -> list[Problem]:
    """Put a question behind the last of its topic and save the bank, unless it would be an error.

    Gives what is found on it: with its place in the file, and where nothing is saved, with the option that says it.
    """
    of_topic = [number for number, piece in enumerate(session.pieces) if piece.row.get("topic") == row.get("topic")]
    number = of_topic[-1] + 1 if of_topic else len(session)
    session.add(number, row)
    findings = Findings(session)
    found = [*findings.of(session.pieces[number]), *findings.of_other(number)]
    refused = any(finding.severity == "error" for finding in found)
    if not refused:
        session.save()
    if not found:
        return []
    positions = Positions(session.document.text.replace("\r\n", "\n"))
    problems = []
    for finding in found:
        if refused:
            place = Place(_option(finding))
        else:
            place = Place(str(session.path), *positions.find(("question", number, *finding.path), finding.key))
        problems.append(Problem(place, finding.what, finding.remedy, finding.rule, finding.severity, str(row["id"])))
    return problems


def _option(finding: Finding) -> str:
    """The option of the command that gives the field of a finding; of several the first is 1."""
    if not finding.path:  # a field that is missing is named in the message
        named = finding.what.partition("`")[2].partition("`")[0]
        return f"--{_SINGULAR.get(named, named or 'stem')}"
    name, *rest = finding.path
    number = next((step for step in rest if isinstance(step, int)), None)
    return f"--{_SINGULAR.get(str(name), name)}" + ("" if number is None else f" {number + 1}")
