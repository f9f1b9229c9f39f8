"""Steps, undo, and saving without losing what others saved meanwhile."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
import tomli

from phonequiz.editing import steps
from phonequiz.editing.merging import difference
from phonequiz.editing.session import ChangedMeanwhile, Session, beside
from phonequiz.editing.steps import approved, begun, duplicated, split_in_two
from phonequiz.problems import PhonequizError

from .conftest import ONE, TEXT, THREE, TWO, Opener


def read(path: Path) -> str:
    return path.read_bytes().decode()


def ids(session: Session) -> list[str]:
    return [piece.id for piece in session.pieces]


def test_a_saved_change_leaves_every_other_byte(open_session: Opener, path: Path) -> None:
    session = open_session()
    assert not session.unsaved
    session.change(0, session.row(0) | {"stem": "Who then?"})
    assert session.unsaved
    assert read(path) == TEXT
    session.save()
    assert not session.unsaved
    assert read(path) == TEXT.replace("'Who \"rings\"?'", '"Who then?"')


def test_all_steps_can_be_undone_and_done_again(open_session: Opener) -> None:
    session = open_session()
    texts = [session.document.text]

    def took() -> None:
        texts.append(session.document.text)

    session.change(1, approved(session.row(1)))
    took()
    session.add(3, begun("t2", "A passage that a question stands on.", session.ids()))
    took()
    session.duplicate(0, duplicated(session.row(0), session.ids()))
    took()
    session.divide(2, split_in_two(session.row(2), session.ids()))
    took()
    assert session.move(0, 1) == 1
    took()
    session.remove(0)
    took()
    assert len(set(texts)) == 7
    for text in reversed(texts[:-1]):
        assert session.undo() is not None
        assert session.document.text == text
    assert session.undo() is None
    assert not session.unsaved
    for text in texts[1:]:
        assert session.redo() is not None
        assert session.document.text == text
    assert session.redo() is None


def test_whatever_the_steps_undo_gives_back_the_file(open_session: Opener) -> None:
    chance = random.Random(4)
    for _ in range(30):
        session = open_session(TEXT)
        for _ in range(chance.randrange(1, 15)):
            number = chance.randrange(len(session)) if len(session) else 0
            what = chance.randrange(7) if len(session) else 0
            if what == 0:
                session.add(number, begun("t1", f"passage {chance.random()}", session.ids()))
            elif what == 1:
                session.remove(number)
            elif what == 2:
                session.move(number, chance.choice([-1, 1]))
            elif what == 3:
                session.divide(number, split_in_two(session.row(number), session.ids()))
            elif what == 4:
                session.undo()
            elif what == 5:
                session.redo()
            else:
                session.change(number, session.row(number) | {"stem": str(chance.random())})
            rows = tomli.loads(session.document.text).get("question", [])
            assert rows == [piece.row for piece in session.pieces]
        while session.undo() is not None:
            pass
        assert session.document.text == TEXT


def test_typing_in_one_field_is_one_step(open_session: Opener) -> None:
    session = open_session()
    for stem in ("W", "Wh", "Why", "Why?"):
        session.change(0, session.row(0) | {"stem": stem}, together=(0, "stem"))
    session.change(0, session.row(0) | {"answer": "so"}, together=(0, "answer"))
    session.undo()
    assert session.row(0)["stem"] == "Why?"
    assert session.undo() == 0
    assert session.document.text == TEXT


def test_a_new_question_gets_an_id_from_the_words_that_tell() -> None:
    assert steps.new_id("Was zählte McAfee im ersten Quartal 2017?", ()) == "zaehlte-mcafee-ersten-quartal"
    assert steps.new_id("Is it so?", {"so"}) == "so-2"
    assert steps.new_id("…?", ()) == "question"
    assert steps.free_id("a-2", {"a", "a-2", "a-3"}) == "a-4"
    assert steps.free_id("malware-2017", {"malware-2017"}) == "malware-2017-2"


def test_a_question_split_in_two_deals_out_stems_and_keys() -> None:
    row = {"id": "x", "type": "multiple", "stem": "Who rings? And why?", "answer": ["a", "b", "c"], "place": [1, 2, 3]}
    first, second = split_in_two(row, {"x"})
    assert first == {
        "id": "x",
        "stem": "Who rings?",
        "answer": ["a", "b"],
        "type": "multiple",
        "status": "draft",
    }
    assert second == {"id": "x-2", "stem": "And why?", "answer": "c", "status": "draft"}


# ── others write to the same file ──


def theirs(session: Session) -> ChangedMeanwhile:
    with pytest.raises(ChangedMeanwhile) as caught:
        session.save()
    return caught.value


def test_a_file_changed_meanwhile_is_not_overwritten(open_session: Opener, path: Path) -> None:
    session = open_session()
    session.change(0, session.row(0) | {"stem": "Mine?"})
    other = TEXT.replace("A phone rings.", "A phone sings.")
    path.write_text(other)
    found = theirs(session)
    assert read(path) == other
    both = session.merge(found.theirs)
    assert both.collisions == ()
    session.take(both.document, found.theirs)
    session.save()
    assert read(path) == other.replace("'Who \"rings\"?'", '"Mine?"')


def test_what_collides_is_kept_from_both(open_session: Opener, path: Path) -> None:
    session = open_session()
    session.change(0, session.row(0) | {"stem": "Mine?"})
    path.write_text(TEXT.replace("'Who \"rings\"?'", "'Theirs?'"))
    found = theirs(session)
    both = session.merge(found.theirs)
    (collision,) = both.collisions
    assert collision.id == "one"
    assert difference(collision.theirs.body, collision.mine.body, context=0) == [
        "@@ -5 +5 @@",
        "-stem = 'Theirs?'",
        '+stem = "Mine?"',
    ]
    session.take(both.document, found.theirs)
    assert [(piece.id, piece.row["stem"], piece.row.get("status")) for piece in session.pieces][:2] == [
        ("one", "Theirs?", None),
        ("one-2", "Mine?", "draft"),
    ]
    session.save()
    assert '# about rings\n[[question]]\nid = "one-2"' in read(path)
    session.undo()
    assert session.row(0)["stem"] == "Mine?"


def test_reading_anew_can_be_undone(open_session: Opener, path: Path) -> None:
    session = open_session()
    session.change(0, session.row(0) | {"stem": "Mine?"})
    other = TEXT.replace("A phone rings.", "A phone sings.")
    path.write_text(other)
    found = theirs(session)
    session.take(found.theirs, found.theirs)
    assert not session.unsaved
    assert session.document.text == other
    session.undo()
    assert session.row(0)["stem"] == "Mine?"
    session.save()
    assert "A phone rings." in read(path)


def test_additions_removals_and_moves_of_both_come_together(open_session: Opener, path: Path) -> None:
    session = open_session()
    session.remove(1)
    session.add(1, begun("t1", "mine", session.ids()))
    session.move(2, -1)
    path.write_text(TEXT.replace(THREE, THREE + '\n[[question]]\nid = "four"\ntopic = "t1"\n'))
    found = theirs(session)
    both = session.merge(found.theirs)
    assert both.collisions == ()
    assert [piece.id for piece in both.document.questions] == ["one", "three", "four", "mine"]
    assert tomli.loads(both.document.text)["question"] == [piece.row for piece in both.document.questions]


def test_a_question_that_one_took_out_and_the_other_changed_stays(open_session: Opener, path: Path) -> None:
    session = open_session()
    session.remove(0)
    session.change(0, approved(session.row(0)))
    changed = TEXT.replace("phones", "bells").replace(TWO, "")
    path.write_text(changed)
    both = session.merge(theirs(session).theirs)
    assert sorted(collision.id for collision in both.collisions) == ["one", "two"]
    assert {piece.id: piece.row.get("answer") for piece in both.document.questions} == {
        "one": "bells",
        "two": ["a", "b"],
        "three": True,
    }


def test_whatever_both_do_nothing_is_lost(open_session: Opener, path: Path) -> None:
    chance = random.Random(5)

    def mess(session: Session, who: str) -> set[str]:
        """Some steps; gives the stems that must be found afterwards."""
        for _ in range(chance.randrange(5)):
            number = chance.randrange(len(session)) if len(session) else 0
            what = chance.randrange(4) if len(session) else 0
            if what == 0:
                session.add(number, begun("t1", "p", session.ids()) | {"stem": f"{who} {chance.random()}"})
            elif what == 1:
                session.remove(number)
            elif what == 2:
                session.move(number, 1)
            else:
                session.change(number, session.row(number) | {"stem": f"{who} {chance.random()}"})
        return {piece.row["stem"] for piece in session.pieces if piece.row["stem"].startswith(who)}

    for _ in range(150):
        session, other = open_session(TEXT), open_session(TEXT)
        mine, others = mess(session, "mine"), mess(other, "theirs")
        other.save()
        changed = session.changed_on_disk()
        if changed is None:
            continue
        both = session.merge(changed)
        rows = tomli.loads(both.document.text).get("question", [])
        assert rows == [piece.row for piece in both.document.questions]
        assert {row["stem"] for row in rows} >= mine | others
        kept = [piece.id for piece in both.document.questions]
        assert len(kept) == len(set(kept))


def test_one_can_save_beside(open_session: Opener, path: Path) -> None:
    session = open_session()
    session.change(0, session.row(0) | {"stem": "Mine?"})
    path.write_text(TEXT + "# theirs\n")
    target = beside(path, "mine")
    assert target.name == "bank-mine.toml"
    session.save_beside(target)
    assert read(path) == TEXT + "# theirs\n"
    assert "Mine?" in read(target)
    assert (session.path, session.unsaved) == (target, False)
    assert beside(path, "mine").name == "bank-mine2.toml"
    with pytest.raises(PhonequizError, match="is there already"):
        session.save_beside(path)


def test_a_file_that_was_deleted_is_a_change_too(open_session: Opener, path: Path) -> None:
    session = open_session()
    path.unlink()
    assert theirs(session).theirs.questions == ()


@pytest.mark.parametrize("text", ["a = ", "\ufeffformat = 1", "a = \x01", "question = [1]\n"])
def test_a_file_that_cannot_be_edited_says_so(open_session: Opener, text: str) -> None:
    with pytest.raises(PhonequizError):
        open_session(text)


# ── a session that is cut short ──


def test_unsaved_steps_are_offered_to_the_next_session(open_session: Opener, path: Path) -> None:
    session = open_session(journal=True)
    session.change(0, session.row(0) | {"stem": "Unsaved?"})
    session.remove(1)
    assert open_session(journal=True).left() == [], "its session goes on"
    session._journal.close()  # as a kill would
    after = open_session(journal=True)
    ((place, unsaved),) = after.left()
    after.recover(place, unsaved)
    assert after.document.text == session.document.text
    assert after.unsaved
    assert [place for place, _ in after.left()] == []
    after.undo()
    assert after.document.text == TEXT
    after.redo()
    after.save()
    assert "Unsaved?" in read(path)
    assert open_session(journal=True).left() == []


def test_steps_after_a_save_are_kept_too_and_undo_past_it(open_session: Opener, path: Path) -> None:
    session = open_session(journal=True)
    session.change(0, session.row(0) | {"stem": "Saved?"})
    session.save()
    session.undo()
    assert session.unsaved
    session._journal.close()
    after = open_session(journal=True)
    after.recover(*after.left()[0])
    assert after.document.text == TEXT


def test_a_last_line_that_was_being_written_is_passed_over(open_session: Opener, tmp_path: Path) -> None:
    session = open_session(journal=True)
    session.change(0, session.row(0) | {"stem": "Whole?"})
    session.change(0, session.row(0) | {"stem": "Torn?"})
    session._journal.close()
    (file,) = (tmp_path / "data" / "edits").glob("*.jsonl")
    file.write_text(file.read_text()[:-20])
    assert file.stat().st_mode & 0o777 == 0o600
    after = open_session(journal=True)
    after.recover(*after.left()[0])
    assert after.row(0)["stem"] == "Whole?"


def test_what_was_unsaved_meets_what_the_file_became(open_session: Opener, path: Path) -> None:
    session = open_session(journal=True)
    session.change(0, session.row(0) | {"stem": "Unsaved?"})
    session._journal.close()
    after = open_session(TEXT.replace("A phone rings.", "A phone sings."), journal=True)
    after.recover(*after.left()[0])
    found = theirs(after)
    after.take(after.merge(found.theirs).document, found.theirs)
    after.save()
    assert "Unsaved?" in read(path)
    assert "A phone sings." in read(path)


def test_what_is_given_up_is_offered_no_more(open_session: Opener) -> None:
    session = open_session(journal=True)
    session.change(0, session.row(0) | {"stem": "Unsaved?"})
    session.close(keep=False)
    assert open_session(journal=True).left() == []


def test_two_sessions_keep_their_steps_apart(open_session: Opener) -> None:
    first, second = open_session(journal=True), open_session(journal=True)
    first.change(0, first.row(0) | {"stem": "First?"})
    second.change(0, second.row(0) | {"stem": "Second?"})
    for session in (first, second):
        session._journal.close()
    after = open_session(journal=True)
    assert len(after.left()) == 2


def test_where_nothing_can_be_written_down_editing_goes_on(open_session: Opener, tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file where the folder should be")
    session = open_session(journal=True)
    session.change(0, session.row(0) | {"stem": "New?"})
    assert session.unkept is not None
    session.save()
    assert ONE not in read(session.path)


def test_a_new_topic_outlives_a_kill_and_a_conflict(open_session: Opener, path: Path) -> None:
    session = open_session(journal=True)
    session.change(0, session.row(0) | {"topic": session.add_topic("Bells", 0)})
    session._journal.close()
    after = open_session(TEXT.replace("A phone rings.", "A phone sings."), journal=True)
    after.recover(*after.left()[0])
    assert "bells" in after.topics
    found = theirs(after)
    after.take(after.merge(found.theirs).document, found.theirs)
    assert list(after.topics) == ["t1", "t2", "bells"]
    after.save()
    assert "A phone sings." in read(path)
    assert tomli.loads(read(path))["question"][0]["topic"] == "bells"
