"""What the record is as statements."""

from __future__ import annotations

import json
from typing import Any

import pytest

from phonequiz.bank.model import Bank
from phonequiz.bank.reading import load
from phonequiz.record.attempts import attempts, responses
from phonequiz.record.opening import go_on
from phonequiz.record.store import Store
from phonequiz.xapi import terms
from phonequiz.xapi.statements import Statement, dumped

from ..conftest import BankMaker, Clock, question, questions
from .conftest import ADA, practise, statements, take

LIMITS = {"questions": 4, "pass_mark": 0.5, "time_limit": "10m"}


@pytest.fixture
def exam_bank(make_bank: BankMaker) -> Bank:
    return load(make_bank(questions(4), exam=LIMITS))


def verbs(found: list[Statement]) -> list[str]:
    return [statement["verb"]["id"].removeprefix("http://adlnet.gov/expapi/verbs/") for statement in found]


def of(found: list[Statement], verb: str) -> list[Statement]:
    return [statement for statement, name in zip(found, verbs(found), strict=True) if name == verb]


def test_an_exam_is_attempted_answered_completed_and_passed(exam_bank: Bank, store: Store, clock: Clock) -> None:
    kept = take(exam_bank, store, clock, ["k1", "d1", "k1", ""])
    found = statements(store, clock)
    assert verbs(found) == ["attempted", "answered", "answered", "answered", "completed", "passed"]
    assert {statement["context"]["registration"] for statement in found} == {kept.row.uuid}
    assert {statement["context"]["extensions"][terms.MODE] for statement in found} == {"exam"}
    assert {statement["object"]["id"] for statement in found if "answered" not in statement["verb"]["id"]} == {
        "https://phonequiz.invalid/bank/small/exam"
    }
    [completed], [passed] = of(found, "completed"), of(found, "passed")
    assert completed["result"] == {"completion": True, "duration": "PT37.02S"}
    assert passed["result"]["success"] is True
    assert passed["result"]["score"] == {"scaled": 0.5, "raw": 2, "min": 0, "max": 4}
    assert passed["object"]["definition"]["type"] == "http://adlnet.gov/expapi/activities/assessment"


def test_an_answer_says_what_was_asked_and_chosen(exam_bank: Bank, store: Store, clock: Clock) -> None:
    kept = take(exam_bank, store, clock, ["d1", "k1"])
    item = kept.item(0)
    answered = of(statements(store, clock), "answered")[0]
    assert answered["id"] == store.read("SELECT uuid FROM answer ORDER BY key")[0][0]
    assert answered["actor"] == {
        "objectType": "Agent",
        "account": {"homePage": ADA.home_page, "name": "ada"},
    }
    assert answered["object"] == {
        "objectType": "Activity",
        "id": f"https://phonequiz.invalid/bank/small/question/{item.id}",
        "definition": {
            "type": "http://adlnet.gov/expapi/activities/cmi.interaction",
            "description": {"en": item.stem},
            "interactionType": "choice",
            "correctResponsesPattern": ["k1"],
            "choices": [
                {"id": "k1", "description": {"en": f"key of {item.id}"}},
                {"id": "d1", "description": {"en": f"other of {item.id}"}},
                {"id": "d2", "description": {"en": f"third of {item.id}"}},
            ],
        },
    }
    assert answered["result"] == {
        "success": False,
        "score": {"scaled": 0, "raw": 0, "min": 0, "max": 1},
        "response": "d1",
        "duration": "PT12.34S",
    }
    context = answered["context"]
    assert context["extensions"] == {terms.MODE: "exam", terms.CONTENT: item.content_hash}
    around = context["contextActivities"]
    assert [parent["id"] for parent in around["parent"]] == ["https://phonequiz.invalid/bank/small/exam"]
    assert [group["id"] for group in around["grouping"]] == [
        "https://phonequiz.invalid/bank/small",
        f"https://phonequiz.invalid/bank/small/topic/{item.topic}",
    ]
    assert answered["timestamp"] == "2026-03-04T09:00:12.340Z"


def test_several_keys_and_true_or_false(make_bank: BankMaker, store: Store, clock: Clock) -> None:
    several = question("many", type="multiple", answer=["one", "two"], order=None, place=None)
    either = question("either", type="true-false", answer=False, distractors=None, order=None, place=None)
    for asked, response, said in ((several, ("d2", "k2"), "k2[,]d2"), (either, ("false",), "false")):
        bank = load(make_bank([asked], exam={"questions": 1}))
        take(bank, store, clock, [response])
        answered = of(statements(store, clock), "answered")[-1]
        assert answered["result"]["response"] == said
        definition = answered["object"]["definition"]
        if asked is several:
            assert definition["correctResponsesPattern"] == ["k1[,]k2"]
            assert [choice["id"] for choice in definition["choices"]] == ["k1", "k2", "d1", "d2"]
        else:
            assert (definition["interactionType"], definition["correctResponsesPattern"]) == ("true-false", ["false"])
            assert "choices" not in definition


def test_a_changed_answer_counts_once_and_one_taken_back_not_at_all(
    exam_bank: Bank, store: Store, clock: Clock
) -> None:
    kept = take(exam_bank, store, clock, ["d1", "k1"], hand_in=False)
    kept.run.go(0)
    kept.answer(("k1",), 1)
    kept.run.go(1)
    kept.answer((), 1)
    kept.hand_in()
    [answered] = of(statements(store, clock), "answered")
    assert (answered["result"]["response"], answered["result"]["success"]) == ("k1", True)


def test_an_exam_says_nothing_before_its_end(exam_bank: Bank, store: Store, clock: Clock) -> None:
    take(exam_bank, store, clock, ["k1", "k1"], hand_in=False)
    assert statements(store, clock) == []
    clock.forward(601)
    found = statements(store, clock)
    assert verbs(found) == ["attempted", "answered", "answered", "completed", "passed"]
    assert found[-1]["timestamp"] == "2026-03-04T09:10:00.000Z"


def test_a_practice_has_no_score_and_may_be_unfinished(bank: Bank, store: Store, clock: Clock) -> None:
    kept = practise(bank, store, clock, ["k1"] * 2)
    kept.flag("two fit", 2)
    kept.flag("", 3)
    found = statements(store, clock)
    assert verbs(found) == ["attempted", "answered", "answered", "commented", "commented"]
    assert found[-2]["result"] == {"response": "two fit"}
    assert "result" not in found[-1]
    assert statements(store, clock, frozenset({"exam"})) == []
    kept.release()
    practise(load(bank.path), store, clock, ["k1"] * 6)
    completed = of(statements(store, clock), "completed")
    assert [statement["result"] for statement in completed] == [{"completion": True, "duration": "PT30.00S"}]


def test_a_flag_of_a_practice_that_was_not_kept_is_not_lost(bank: Bank, store: Store, clock: Clock) -> None:
    practise(bank, store, clock, []).flag("why", 0)
    assert verbs(statements(store, clock)) == ["commented"]
    assert statements(store, clock, frozenset({"exam"})) == []


def test_a_question_that_dropped_out_is_not_handed_in(
    make_bank: BankMaker, exam_bank: Bank, store: Store, clock: Clock
) -> None:
    kept = take(exam_bank, store, clock, ["k1", "k1"], hand_in=False)
    gone = kept.run.slots[0].item
    kept.release()
    smaller = load(make_bank([row for row in questions(4) if row["id"] != gone], exam=LIMITS))
    again = go_on(smaller, store.open_runs()[0], store, clock)
    assert again is not None
    again.hand_in()
    found = statements(store, clock)
    assert len(of(found, "answered")) == 1
    assert of(found, "failed")[0]["result"]["score"] == {"scaled": pytest.approx(1 / 3), "raw": 1, "min": 0, "max": 3}


def test_the_ids_of_activities_are_the_same_in_every_language(make_bank: BankMaker, store: Store, clock: Clock) -> None:
    ids = []
    for language, title in (("en", "Bank"), ("de", "Sammlung")):
        bank = load(make_bank(questions(1), language=language, title=title, exam={"questions": 1}))
        take(bank, store, clock, ["k1"])
        answered = of(statements(store, clock), "answered")[-1]
        ids.append(answered["object"]["id"])
        assert list(answered["object"]["definition"]["description"]) == [language]
        assert answered["context"]["language"] == language
        assert answered["context"]["contextActivities"]["grouping"][0]["definition"]["name"] == {language: title}
    assert ids[0] == ids[1]


def test_ids_hold_whatever_a_bank_is_called(make_bank: BankMaker, store: Store, clock: Clock) -> None:
    asked = question("q1", topic="Über uns/a b")
    bank = load(make_bank([asked], id="Bank ä/ö?", exam={"questions": 1}))
    take(bank, store, clock, ["k1"])
    around = of(statements(store, clock), "answered")[0]["context"]["contextActivities"]
    assert around["grouping"][1]["id"].isascii()
    assert terms.parts(around["grouping"][1]["id"]) == ("Bank ä/ö?", "topic", "Über uns/a b")


def test_made_again_they_are_the_same_to_the_letter(exam_bank: Bank, store: Store, clock: Clock) -> None:
    take(exam_bank, store, clock, ["k1", "d1"])
    first = [dumped(statement) for statement in statements(store, clock)]
    clock.forward(1000)
    assert [dumped(statement) for statement in statements(store, clock)] == first
    assert len({json.loads(line)["id"] for line in first}) == len(first)


def nothing_empty(value: Any) -> bool:
    if isinstance(value, dict):
        return bool(value) and all(map(nothing_empty, value.values()))
    return all(map(nothing_empty, value)) if isinstance(value, list) else value is not None


def test_nothing_is_null_or_empty(exam_bank: Bank, store: Store, clock: Clock) -> None:
    take(exam_bank, store, clock, ["k1", "", "d1"]).flag("", 0)
    practise(exam_bank, store, clock, ["k1"])
    assert all(map(nothing_empty, statements(store, clock)))


def test_they_say_what_the_record_says(exam_bank: Bank, store: Store, clock: Clock) -> None:
    take(exam_bank, store, clock, ["k1", "d1", "k1", "k1"])
    take(exam_bank, store, clock, ["d1", "d1", ""])
    found = statements(store, clock)
    told = [(s["context"]["registration"], s["result"]["success"]) for s in of(found, "answered")]
    assert sorted(told) == sorted((given.run, given.right) for given in responses(store))
    scores = {
        s["context"]["registration"]: s["result"]["score"]["scaled"] for s in of(found, "passed") + of(found, "failed")
    }
    assert scores == {attempt.run: attempt.score for attempt in attempts(store, "", clock())}
