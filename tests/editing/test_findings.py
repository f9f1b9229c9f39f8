"""What is wrong with a question, as the editor finds it."""

from __future__ import annotations

from phonequiz.editing.findings import Findings

from .conftest import ONE, TEXT, Opener

FLAWED = ONE.replace('"dogs",', '"always dogs",')


def rules(open_session: Opener, text: str) -> list[str]:
    session = open_session(text)
    return [finding.rule for finding in Findings(session).of(session.pieces[0])]


def test_errors_and_flaws_are_found_with_the_field_they_are_in(open_session: Opener) -> None:
    session = open_session(TEXT.replace(ONE, FLAWED.replace("difficulty=1", "difficulty=4")))
    found = Findings(session).of(session.pieces[0])
    assert [(finding.rule, finding.path, finding.severity) for finding in found] == [
        ("schema", ("difficulty",), "error"),
        ("absolute-term", ("distractors", 0, "text"), "warning"),
    ]


def test_comments_silence_rules_as_they_do_for_check(open_session: Opener) -> None:
    assert rules(open_session, TEXT.replace(ONE, FLAWED)) == ["absolute-term"]
    beside = FLAWED.replace("# about rings", "# phonequiz: ignore absolute-term")
    assert rules(open_session, TEXT.replace(ONE, beside)) == []
    for_all = TEXT.replace(ONE, FLAWED).replace('language = "en"', 'language = "en"  # phonequiz: ignore absolute-term')
    assert rules(open_session, for_all) == []


def test_what_was_found_is_looked_up_until_the_question_changes(open_session: Opener) -> None:
    session = open_session()
    findings = Findings(session)
    assert findings.known(session.pieces[0]) is None
    assert findings.of(session.pieces[0]) is findings.known(session.pieces[0])
    session.change(0, session.row(0) | {"difficulty": 9})
    assert findings.known(session.pieces[0]) is None


def test_an_id_that_another_question_has_is_found(open_session: Opener) -> None:
    session = open_session()
    assert Findings(session).of_other(0) == []
    session.change(0, session.row(0) | {"id": "two"})
    (finding,) = Findings(session).of_other(0)
    assert (finding.rule, finding.path) == ("duplicate-id", ("id",))
    assert {number: [each.rule for each in found] for number, found in Findings(session).across().items()} == {
        0: ["duplicate-id"],
        1: ["duplicate-id"],
    }


def test_a_question_asked_twice_is_found_unless_a_comment_allows_it(open_session: Opener) -> None:
    again = ONE.replace('"one"', '"again"').replace("Who", "WHO")
    session = open_session(TEXT + "\n" + again)
    findings = Findings(session)
    assert [[each.rule for each in findings.of_other(number)] for number in (0, 1, 3)] == [
        ["duplicate-question"],
        [],
        ["duplicate-question"],
    ]
    assert list(findings.across()) == [3], "of two that are the same the later one is too many"
    session = open_session(TEXT + "\n# phonequiz: ignore duplicate-question\n" + again)
    assert Findings(session).across() == {}


def test_of_a_large_bank_a_part_is_looked_at_with_each_call(open_session: Opener) -> None:
    twins = "".join(ONE.replace('"one"', f'"n{n}"').replace("rings", f"rings {n % 600}") for n in range(601))
    findings = Findings(open_session(TEXT + twins))
    assert list(findings.across()) == []
    assert list(findings.across()) == [603]


def test_what_is_wrong_with_all_but_the_questions_is_known(open_session: Opener) -> None:
    assert open_session().errors == []
    named = TEXT.replace('language = "en"', 'language = "en"\nsource = "gone.txt"')
    assert [each.path for each in open_session(named).errors] == [("bank", "source")]
    bare = 'format = 1\n[bank]\nid = "x"\ntitle = "x"\nlanguage = "en"\n'
    assert [each.what for each in open_session(bare).errors] == ["`topic` is missing in the file"]


def test_a_new_topic_is_known_at_once_and_nothing_else_looked_at_anew(open_session: Opener) -> None:
    session = open_session(TEXT.replace('id = "three"\ntopic = "t2"', 'id = "three"\ntopic = "bells"'))
    findings = Findings(session)
    assert [finding.rule for finding in findings.of(session.pieces[2])] == ["unknown-topic"]
    kept = findings.of(session.pieces[0])
    session.add(3, session.row(0) | {"id": "four"})
    findings.of(session.pieces[3])
    assert findings.of(session.pieces[0]) is kept, "blank lines around questions are no topics"
    session.add_topic("Bells", 2)
    assert findings.of(session.pieces[2]) == ()
    assert findings.of(session.pieces[0]) is kept
    session.undo()
    assert [finding.rule for finding in findings.of(session.pieces[2])] == ["unknown-topic"]
