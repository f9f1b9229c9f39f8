"""What is wrong with a question, as the editor finds it."""

from __future__ import annotations

from phonequiz.editing.findings import Findings, id_taken

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
    assert id_taken(session, 0, session.row(0)) == []
    (finding,) = id_taken(session, 0, session.row(0) | {"id": "two"})
    assert (finding.rule, finding.path) == ("duplicate-id", ("id",))
