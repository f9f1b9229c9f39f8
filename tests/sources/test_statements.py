"""What statements tell, read line by line and by DuckDB alike."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from phonequiz.analysis.tables import Material, by_question, counting
from phonequiz.sources import quick
from phonequiz.sources.flat import flat
from phonequiz.sources.gathering import Gathered, Sources, gather
from phonequiz.xapi import terms

from ..conftest import Clock
from .statements import answered, exam, statement, uuid, write

Engine = str


@pytest.fixture(params=["line by line", "by DuckDB"])
def engine(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Engine:
    monkeypatch.setattr(quick, "WORTH_IT", 0 if request.param == "by DuckDB" else 1 << 60)
    return str(request.param)


def read(paths: Iterable[Path], pages: Iterable[list[object]] = (), **more: Any) -> Gathered:
    stores = ["https://lrs.example"] if pages else []
    gathered = gather(Sources([], list(paths), [], stores), Clock()(), lambda url: pages, **more)
    assert gathered.ledger.quick is (quick.WORTH_IT == 0), "DuckDB could not read what was made for it"
    gathered.attempts.sort(key=lambda attempt: (attempt.learner, attempt.started))
    return gathered


def in_both_ways(path: Path) -> Iterator[Gathered]:
    """A file as it is read by DuckDB and as it is read line by line."""
    for worth_it in (0, 1 << 60):
        quick.WORTH_IT, before = worth_it, quick.WORTH_IT
        try:
            gathered = read([path])
        finally:
            quick.WORTH_IT = before
        yield gathered


def marks(gathered: Gathered) -> dict[tuple[str, str], float]:
    """(Learner, item) → mark of every answer."""
    learners = {gathered.numbers[attempt.run]: attempt.learner for attempt in gathered.attempts}
    rows = gathered.ledger.execute("SELECT run, item, mark FROM answers")
    return {(learners[run], gathered.ledger.items[item][1]): mark for run, item, mark in rows}


def test_an_exam_is_read_whole(engine: Engine, tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", exam("ada", "r1", {"q1": True, "q2": False, "q3": True}))
    gathered = read([path])
    assert gathered.ledger.quick is (engine == "by DuckDB")
    [attempt] = gathered.attempts
    assert attempt._asdict() == {
        "learner": "ada",
        "run": uuid("r1"),
        "mode": "exam",
        "bank": "small",
        "title": "small",
        "started": "2026-03-04T09:00:00.000Z",
        "finished": "2026-03-04T09:00:04.000Z",
        "questions": 3,
        "answered": 3,
        "right": 2,
        "score": 2 / 3,
        "passed": True,
        "pass_mark": 0.5,
    }
    assert marks(gathered) == {("ada", "q1"): 1, ("ada", "q2"): 0, ("ada", "q3"): 1}
    assert gathered.ledger.topics == dict.fromkeys(gathered.ledger.items, "t1")
    assert gathered.wordings["small", "q1", "c1"].options == {"k1": "k1 of q1", "d1": "d1 of q1", "d2": "d2 of q1"}
    assert (gathered.usable, gathered.problems) == (1, [])


def test_what_nobody_asks_for_is_left_out_and_nothing_else(engine: Engine, tmp_path: Path) -> None:
    flag = statement(
        terms.COMMENTED, "ada", "r1", terms.item_id("small", "q2"), "f", result={"response": "which phone?"}
    )
    path = write(tmp_path / "a.jsonl", [*exam("ada", "r1", {"q1": True, "q2": False}), flag])
    full, lean = read([path]), read([path], wordings=False, topics=False)
    assert (lean.attempts, lean.flags, marks(lean)) == (full.attempts, full.flags, marks(full))
    assert [flag.why for flag in lean.flags] == ["which phone?"]
    assert lean.wordings == {}


def test_a_statement_met_twice_counts_once(engine: Engine, tmp_path: Path) -> None:
    statements = exam("ada", "r1", {"q1": True, "q2": False})
    # As a store gives it back: with what the store adds, its keys in another order.
    again = [dict(reversed(list({**one, "stored": "2026-03-05T00:00:00Z"}.items()))) for one in statements]
    paths = [write(tmp_path / "a.jsonl", [*statements, *statements[:2]]), write(tmp_path / "b.jsonl", again)]
    gathered = read(paths, [again[:3], again[3:]])
    assert [(one.answered, one.right) for one in gathered.attempts] == [(2, 1)]
    assert marks(gathered) == {("ada", "q1"): 1, ("ada", "q2"): 0}
    assert gathered.usable == 3


def test_the_statements_of_a_run_may_lie_apart(engine: Engine, tmp_path: Path) -> None:
    statements = exam("ada", "r1", {"q1": True, "q2": True})
    paths = [write(tmp_path / f"{n}.jsonl", [one]) for n, one in enumerate(statements)]
    [attempt] = read(paths).attempts
    assert (attempt.answered, attempt.right, attempt.passed) == (2, 2, True)


def test_damaged_lines_are_named_and_the_others_count(engine: Engine, tmp_path: Path) -> None:
    lines = [json.dumps(one).encode() for one in exam("ada", "r1", {"q1": True, "q2": True})]
    lines[2] = lines[2][: len(lines[2]) // 2]
    lines[2:2] = [b"", b"[1]", b"\xff\xfe", b'{"id": "x"}', b'{"a" "b"}']
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"\xef\xbb\xbf" * (engine == "line by line") + b"\n".join(lines))
    gathered = read([path])
    assert [problem.place.file for problem in gathered.problems] == [f"{path}:{n}" for n in (4, 5, 6, 7, 8)]
    [attempt] = gathered.attempts
    assert (attempt.answered, attempt.right, attempt.questions) == (1, 2, 2), (
        "what the run came to is in its own statement"
    )
    assert gathered.usable == 1


def test_lines_that_only_break_off_are_found_without_parsing_all(engine: Engine, tmp_path: Path) -> None:
    lines = [json.dumps(one) for one in exam("ada", "r1", {"q1": True, "q2": True})]
    lines[1] = lines[1][:30]
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join(lines))
    assert [problem.place.file for problem in read([path]).problems] == [f"{path}:2"]


def test_a_file_of_nothing_but_damage_is_not_usable(engine: Engine, tmp_path: Path) -> None:
    (tmp_path / "bad.jsonl").write_text("nonsense\n{}\n")
    (tmp_path / "empty.jsonl").touch()
    assert read([tmp_path / "bad.jsonl"]).usable == 0
    assert read([tmp_path / "empty.jsonl"]).usable == 1


def test_names_of_files_are_no_patterns(engine: Engine, tmp_path: Path) -> None:
    folder = tmp_path / "team [a]*?' x"
    folder.mkdir()
    write(tmp_path / "team a.jsonl", exam("bob", "r2", {"q1": True}))
    gathered = read([write(folder / "a[1]*.jsonl", exam("ada", "r1", {"q1": True}))])
    assert [attempt.learner for attempt in gathered.attempts] == ["ada"]


def test_the_last_answer_to_an_item_counts(engine: Engine, tmp_path: Path) -> None:
    statements = exam("ada", "r1", {"q1": True, "q2": True}, passed=True)
    statements += [answered("ada", "r1", "q1", False, 50), answered("ada", "r1", "q2", False, 0, id="early")]
    gathered = read([write(tmp_path / "a.jsonl", statements)])
    assert marks(gathered) == {("ada", "q1"): 0, ("ada", "q2"): 1}


def test_an_attempt_without_an_end_is_open(engine: Engine, tmp_path: Path) -> None:
    [attempt] = read([write(tmp_path / "a.jsonl", exam("ada", "r1", {"q1": True})[:2])]).attempts
    assert (attempt.finished, attempt.right, attempt.score, attempt.passed) == (None, None, None, None)


def test_two_people_of_one_name_are_told_apart(engine: Engine, tmp_path: Path) -> None:
    statements = exam("ada", "r1", {"q1": True})
    for one in exam("ada", "r2", {"q1": False}):
        one["actor"]["account"]["homePage"] = "https://other.example"
        statements.append(one)
    names = [attempt.learner for attempt in read([write(tmp_path / "a.jsonl", statements)]).attempts]
    assert names == ["ada (https://company.example)", "ada (https://other.example)"]


def test_flags_come_with_their_words(engine: Engine, tmp_path: Path) -> None:
    flag = statement(
        terms.COMMENTED, "ada", "r1", terms.item_id("small", "q1"), "flag", result={"response": "two of them fit"}
    )
    gathered = read([write(tmp_path / "a.jsonl", [*exam("ada", "r1", {"q1": True}), flag, flag])])
    assert [tuple(flag) for flag in gathered.flags] == [(uuid("flag"), "small", "q1", "two of them fit")]


def test_statements_of_other_programs_count_too(engine: Engine, tmp_path: Path) -> None:
    foreign = [
        {
            "id": uuid(f"{who} {n}"),
            "actor": {"mbox": f"mailto:{who}@example.com"},
            "verb": {"id": terms.ANSWERED},
            "object": {"id": f"https://other.example/q/{n}"},
            "result": {"success": n == 1},
            "context": {
                "registration": uuid(who),
                "contextActivities": {"parent": [{"id": "https://other.example/quiz"}]},
            },
            "timestamp": "2026-03-04T10:00:00+01:00",
        }
        for who in ("ada", "bob")
        for n in (1, 2)
    ]
    unrelated = {**foreign[0], "id": uuid("u"), "verb": {"id": "http://adlnet.gov/expapi/verbs/launched"}}
    gathered = read([write(tmp_path / "a.jsonl", [*foreign, unrelated])])
    assert [(one.learner, one.bank, one.mode, one.answered, one.right) for one in gathered.attempts] == [
        ("mailto:ada@example.com", "https://other.example/quiz", "exam", 2, 1),
        ("mailto:bob@example.com", "https://other.example/quiz", "exam", 2, 1),
    ]
    assert gathered.attempts[0].finished == "2026-03-04T09:00:00.000Z"


FOREIGN_MARKS = [
    ({"success": False, "score": {"raw": 1, "max": 4}}, (0.25, 0.25, 0)),
    ({"success": False, "score": {"raw": 3, "scaled": 0.6}}, (0.6, 0.6, 0)),
    ({"success": True, "score": {"raw": 3}}, (1, 1, 1)),
    ({"success": False, "score": {"raw": 3}}, (0, 0, 0)),
    ({"score": {"raw": 3}}, (1, 1, 1)),
    ({"score": {"raw": 0.5}}, (0.5, 0.5, 0)),
]


@pytest.mark.parametrize(("result", "expected"), FOREIGN_MARKS, ids=[json.dumps(one) for one, _ in FOREIGN_MARKS])
def test_scores_of_other_programs_lie_between_0_and_their_highest(
    result: dict[str, Any], expected: tuple[float, float, int], engine: Engine, tmp_path: Path
) -> None:
    answer = {
        "id": uuid("a"),
        "actor": {"mbox": "mailto:ada@example.com"},
        "verb": {"id": terms.ANSWERED},
        "object": {"id": "https://other.example/q/1"},
        "result": result,
        "timestamp": "2026-03-04T09:00:00Z",
    }
    gathered = read([write(tmp_path / "a.jsonl", [answer])])
    [(mark, maximum)] = gathered.ledger.execute("SELECT mark, maximum FROM answers")
    [attempt] = gathered.attempts
    assert (mark / maximum, attempt.score, attempt.right) == pytest.approx(expected)


def test_a_pass_of_another_program_may_be_in_percent(engine: Engine, tmp_path: Path) -> None:
    made = exam("ada", "r1", {"q1": True, "q2": False})
    for one in made:
        del one["context"]["extensions"]
    made[-1]["result"]["score"] = {"raw": 80, "min": 0, "max": 100}
    [attempt] = read([write(tmp_path / "a.jsonl", made)]).attempts
    assert (attempt.right, attempt.questions, attempt.score, attempt.passed) == (1, 2, 0.8, True)


@pytest.mark.parametrize(
    "change",
    [{"id": 5}, {"actor": None}, {"verb": {}}, {"object": {"id": ""}}, {"result": {}}, {"result": {"success": "yes"}}],
    ids=str,
)
def test_a_statement_that_lacks_what_is_counted_is_damaged(
    change: dict[str, Any], engine: Engine, tmp_path: Path
) -> None:
    sound = answered("ada", "r1", "q1", True)
    path = write(tmp_path / "a.jsonl", [sound, {**sound, "id": uuid("other"), **change}])
    if engine == "by DuckDB" and change in ({"id": 5}, {"result": {"success": "yes"}}):
        return  # for it 5 is as good as "5", and "yes" as true
    assert [problem.place.file for problem in read([path]).problems] == [f"{path}:2"]


ODD = [
    ('"success": true', '"success": "yes"', "success is neither true nor false"),
    ('"success": true', '"success": "true"', "success is neither true nor false"),
    ('"success": true', '"success": 1', "success is neither true nor false"),
    ('"timestamp": "2026-03-04T09:00:01.000Z"', '"timestamp": "yesterday"', "the timestamp is no time"),
    ('"timestamp": "2026-03-04T09:00:01.000Z"', '"timestamp": "2026-02-29T09:00:01Z"', "the timestamp is no time"),
    ('"timestamp": "2026-03-04T09:00:01.000Z"', '"timestamp": 1772615000', "the timestamp is no time"),
    ('"success": true', '"success": null', "success is neither true nor false"),
    ('"score": {"raw": 1, "max": 1}', '"score": [1]', "the score has no number"),
    ('"score": {"raw": 1, "max": 1}', '"score": 7', "the score has no number"),
    ('"score": {"raw": 1, "max": 1}', '"score": {"max": 1}', "the score has no number"),
    ('"raw": 1', '"raw": "1"', "the score has no number"),
    ('"raw": 1', '"raw": NaN', "the score has no number"),
    ('"raw": 1', '"raw": 1e999', "the score has no number"),
    ('"raw": 1', '"raw": -1e999', "the score has no number"),
    ('"raw": 1', '"raw": ' + "9" * 400, "the score has no number"),
    ('"max": 1', '"max": true', "the score has no number"),
    ('"max": 1', '"min": "x", "max": 1', "the score has no number"),
    ('"max": 1', '"scaled": "x", "max": 1', "the score has no number"),
    ('"max": 1', '"scaled": 7, "max": 1', "the score is outside its bounds"),
    ('"raw": 1', '"raw": 5', "the score is outside its bounds"),
    ('"raw": 1', '"raw": -1, "min": 0', "the score is outside its bounds"),
    ('"raw": 1, "max": 1', '"raw": -5, "max": -1', "the score is outside its bounds"),
    (f'"registration": "{uuid("r1")}"', '"registration": 17', "the registration"),
    (f'"registration": "{uuid("r1")}", ', "", "the registration"),
    (f'"registration": "{uuid("r1")}"', f'"registration": "{uuid("r1")[:-1]}"', "the registration"),
]


@pytest.mark.parametrize(
    ("before", "after", "what"), ODD, ids=[f"{at} {after[:30]}" for at, (_, after, _) in enumerate(ODD)]
)
def test_a_value_of_another_kind_is_named_and_the_line_left_out(
    before: str, after: str, what: str, engine: Engine, tmp_path: Path
) -> None:
    begun, *rest = [json.dumps(one) for one in exam("ada", "r1", {"q1": True, "q2": False})]
    assert before in rest[0]
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join([begun, rest[0].replace(before, after), *rest[1:]]))
    gathered = read([path])
    [problem] = gathered.problems
    assert (problem.place.file, problem.what.startswith(what)) == (f"{path}:2", True)
    assert [attempt.answered for attempt in gathered.attempts] == [1]


@pytest.mark.parametrize("score", ['{"scaled": 9}', '{"scaled": "1"}', '{"raw": 3, "scaled": 1}'])
def test_a_pass_with_a_score_that_is_none_is_left_out(score: str, engine: Engine, tmp_path: Path) -> None:
    made = exam("ada", "r1", {"q1": True, "q2": False})
    made[-1]["result"]["score"] = json.loads(score)
    gathered = read([write(tmp_path / "a.jsonl", made)])
    assert [problem.place.file for problem in gathered.problems] == [f"{tmp_path}/a.jsonl:5"]
    assert [attempt.score for attempt in gathered.attempts] == [0.5]


@pytest.mark.parametrize("context", [None, "x", [], {}, 5], ids=str)
def test_what_belongs_to_no_run_is_no_exam_of_its_own(context: object, engine: Engine, tmp_path: Path) -> None:
    early = answered("ada", "r0", "q1", False) | {"context": context}
    path = write(tmp_path / "a.jsonl", [early, *exam("ada", "r1", {"q1": True, "q2": False}, at=5)])
    gathered = read([path])
    [problem] = gathered.problems
    assert problem.place.file == f"{path}:1"
    assert [(attempt.run, attempt.questions) for attempt in gathered.attempts] == [(uuid("r1"), 2)]


@pytest.mark.parametrize(
    ("stamp", "utc"),
    [
        ("2028-02-29T09:00:00Z", "2028-02-29T09:00:00.000Z"),
        ("2026-03-04T11:00:00.5+02:00", "2026-03-04T09:00:00.500Z"),
        ("2026-03-04T09:00:00.123456789Z", "2026-03-04T09:00:00.123Z"),
        ("20260304T090000Z", "2026-03-04T09:00:00.000Z"),
        ("2026-03-04T09:00:00", "2026-03-04T09:00:00.000Z"),
    ],
)
def test_a_time_may_be_written_in_any_way_of_iso_8601(stamp: str, utc: str, engine: Engine, tmp_path: Path) -> None:
    statements = [one | {"timestamp": stamp} for one in exam("ada", "r1", {"q1": True})]
    gathered = read([write(tmp_path / "a.jsonl", statements)])
    assert gathered.problems == []
    assert [(one.started, one.finished) for one in gathered.attempts] == [(utc, utc)]


def test_what_is_no_table_is_no_statement() -> None:
    for content in (None, [], "x", 5, {}, {"actor": []}):
        with pytest.raises(ValueError):
            flat(content)


HOSTILE: list[tuple[str, str]] = [
    (f'"{terms.QUESTIONS}": 1', f'"{terms.QUESTIONS}": 1e30'),
    (f'"{terms.QUESTIONS}": 1', f'"{terms.QUESTIONS}": -3'),
    ('"ada"', '"a\\u0000da"'),
    ('"d1 of q1"', '"\\u202e\\u001b[2J"'),
]


@pytest.mark.parametrize(("before", "after"), HOSTILE, ids=[after[:30] for _, after in HOSTILE])
def test_hostile_values_are_no_trouble(before: str, after: str, engine: Engine, tmp_path: Path) -> None:
    lines = [json.dumps(one) for one in exam("ada", "r1", {"q1": True})]
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join(line.replace(before, after) for line in lines))
    gathered = read([path])
    [attempt] = gathered.attempts
    assert (attempt.answered, attempt.right, attempt.score) == (1, 1, 1)
    [wording] = gathered.wordings.values()
    wording.stem.encode()


@pytest.mark.parametrize("bad", ['{"id": NaN}', '"\\ud800"', "[" * 100_000, '{"id": "\\ud800", "verb": {"id": "x"}}'])
def test_lines_that_no_parser_likes_are_damaged(bad: str, engine: Engine, tmp_path: Path) -> None:
    lines = [json.dumps(one) for one in exam("ada", "r1", {"q1": True})]
    half = lines[1].replace('"What is q1?"', '"\\uD800"')
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join([lines[0], bad, half, *lines[1:]]))
    gathered = read([path])
    assert [problem.place.file for problem in gathered.problems] == [f"{path}:2", f"{path}:3"]
    assert [attempt.right for attempt in gathered.attempts] == [1]


numbers = st.sampled_from(
    [0, 1, -1, 0.5, 2, -0.25, 1.5e0, 1e999, -1e999, float("nan"), 10**400, "1", "x", True, None, []]
)
scores = st.one_of(
    st.dictionaries(st.sampled_from(["raw", "min", "max", "scaled"]), numbers),
    st.sampled_from([None, 7, "x", [], [1], {}]),
)
results = st.fixed_dictionaries(
    {}, optional={"score": scores, "success": st.sampled_from([True, False, None, 1, "true"])}
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    made=st.lists(
        st.tuples(
            st.one_of(results, st.sampled_from([None, "x", [1]])),
            st.sampled_from([terms.ANSWERED, terms.PASSED]),
            st.booleans(),
            st.sampled_from([uuid("r1"), uuid("r1").upper(), uuid("r1")[:-1], "x", "", None, 17]),
        ),
        min_size=1,
        max_size=20,
    )
)
def test_both_ways_find_the_same_statements_damaged(tmp_path: Path, made: list[tuple[Any, str, bool, object]]) -> None:
    lines = []
    for number, (result, verb, ours, registration) in enumerate(made):
        activity = terms.item_id("small", "q1") if ours else "https://other.example/q/1"
        one = statement(verb, "ada", "r1", activity, f"s{number}", result=result)
        one["context"]["registration"] = registration
        lines.append(json.dumps(one).replace("Infinity", "1e999"))
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join(lines))
    found = []
    for gathered in in_both_ways(path):
        found.append(gathered.problems)
        gathered.ledger.close()
    assert found[0] == found[1]


teams = st.lists(
    st.tuples(
        st.sampled_from(["ada", "bob", "cyd", "dee", "eve", "fay"]),
        st.lists(st.one_of(st.none(), st.booleans()), min_size=4, max_size=4),
    ),
    min_size=1,
    max_size=12,
)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(made=teams, random=st.randoms(use_true_random=False), twice=st.booleans())
def test_both_ways_give_the_same_report(
    tmp_path: Path,
    made: list[tuple[str, list[bool | None]]],
    random: Any,
    twice: bool,
) -> None:
    statements = []
    for number, (who, given_marks) in enumerate(made):
        items = {f"q{n}": mark for n, mark in enumerate(given_marks) if mark is not None}
        if items:
            statements += exam(who, f"r{number}", items, at=number * 20)
    lines = [json.dumps(one) for one in statements]
    lines += lines[: len(lines) // 2] * twice
    random.shuffle(lines)
    if lines:
        lines.insert(len(lines) // 2, lines[0][:20])
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join(lines))
    reports = []
    for gathered in in_both_ways(path):
        count = counting(gathered.attempts, "first", frozenset({"exam"}))
        material = Material(gathered.attempts, gathered.numbers, gathered.ledger, gathered.flags, {}, {})
        report = by_question(material, count, 1)
        reports.append((gathered.attempts, gathered.problems, report.rows, report.quiz))
        gathered.ledger.close()
    assert reports[0] == reports[1]
