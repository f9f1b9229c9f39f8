"""Statements as small as they can be, and as phonequiz writes them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

from phonequiz.xapi import terms

NAMESPACE = UUID(int=5)
HOME = "https://company.example"


def uuid(name: str) -> str:
    """The same UUID for the same name."""
    return str(uuid5(NAMESPACE, name))


def statement(verb: str, who: str, run: str, activity: str, id_: str, at: int = 0, **more: Any) -> dict[str, Any]:
    extensions = {terms.MODE: more.pop("mode", "exam"), **more.pop("extensions", {})}
    made = {
        "id": uuid(id_),
        "actor": {"objectType": "Agent", "account": {"homePage": more.pop("home", HOME), "name": who}},
        "verb": {"id": verb},
        "object": {"objectType": "Activity", "id": activity, **more.pop("object", {})},
        "context": {
            "registration": uuid(run),
            "language": "en",
            "contextActivities": {
                "parent": [{"id": terms.run_id("small", "exam")}],
                "grouping": [{"id": terms.bank_id("small")}, {"id": terms.topic_id("small", "t1")}],
            },
            "extensions": extensions,
        },
        "timestamp": f"2026-03-04T09:{at // 60:02d}:{at % 60:02d}.000Z",
    }
    return {**made, **more}


def answered(who: str, run: str, item: str, right: bool, at: int = 0, **more: Any) -> dict[str, Any]:
    definition = {
        "type": terms.INTERACTION,
        "interactionType": "choice",
        "description": {"en": f"What is {item}?"},
        "correctResponsesPattern": ["k1"],
        "choices": [{"id": id_, "description": {"en": f"{id_} of {item}"}} for id_ in ("k1", "d1", "d2")],
    }
    result = {"success": right, "response": "k1" if right else "d1", "score": {"raw": int(right), "max": 1}}
    return statement(
        terms.ANSWERED,
        who,
        run,
        terms.item_id("small", item),
        more.pop("id", f"{run} {item} {at}"),
        at,
        **{"result": result, "object": {"definition": definition}, "extensions": {terms.CONTENT: "c1"}, **more},
    )


def exam(who: str, run: str, marks: dict[str, bool], at: int = 0, passed: bool | None = None) -> list[dict[str, Any]]:
    """All statements of a finished exam; passed with half of the questions."""
    activity, right = terms.run_id("small", "exam"), sum(marks.values())
    passed = right * 2 >= len(marks) if passed is None else passed
    extensions = {terms.QUESTIONS: len(marks), terms.PASS_MARK: 0.5}
    score = {"raw": right, "min": 0, "max": len(marks), "scaled": right / len(marks)}
    verb = terms.PASSED if passed else terms.FAILED
    ended = at + len(marks) + 1

    def on_run(verb: str, when: int, **more: Any) -> dict[str, Any]:
        return statement(verb, who, run, activity, f"{run} {verb}", when, extensions=extensions, **more)

    return [
        on_run(terms.ATTEMPTED, at),
        *(answered(who, run, item, mark, at + n) for n, (item, mark) in enumerate(marks.items(), 1)),
        on_run(terms.COMPLETED, ended, result={"completion": True}),
        on_run(verb, ended, result={"success": passed, "score": score}),
    ]


def write(path: Path, statements: list[dict[str, Any]]) -> Path:
    """A file with a statement a line."""
    path.write_text("".join(json.dumps(one) + "\n" for one in statements), encoding="utf-8")
    return path
