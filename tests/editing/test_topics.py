"""A new topic: where it is written, and that it can be undone."""

from __future__ import annotations

from pathlib import Path

import pytest
import tomli

from phonequiz.problems import PhonequizError

from .conftest import TEXT, Opener

TOPIC = '[[topic]]\nid = "bells-horns"\ntitle = "Bells and horns"\n'


def test_a_topic_stands_behind_the_last_and_all_else_stays(open_session: Opener, path: Path) -> None:
    session = open_session()
    id_ = session.add_topic("  Bells and\nhorns ", 1)
    session.change(1, session.row(1) | {"topic": id_})
    assert session.topics == {"t1": "Topic one", "t2": "Topic two", "bells-horns": "Bells and horns"}
    session.save()
    second = 'title = "Topic two"\n'
    assert path.read_text() == TEXT.replace(second, f"{second}\n{TOPIC}").replace(
        'id = "two"\ntopic = "t1"', 'id = "two"\ntopic = "bells-horns"'
    )


def test_a_topic_can_be_undone_and_made_again(open_session: Opener) -> None:
    session = open_session()
    session.add_topic("Bells", 2)
    assert session.undo() == 2
    assert (session.document.text, list(session.topics)) == (TEXT, ["t1", "t2"])
    session.redo()
    assert list(session.topics) == ["t1", "t2", "bells"]


def test_a_title_that_there_is_makes_no_second_topic(open_session: Opener) -> None:
    session = open_session()
    assert session.add_topic("topic  TWO", 0) == "t2"
    assert not session.unsaved


@pytest.mark.parametrize(
    ("head", "tail"),
    [
        ('format = 1\n[bank]\nid = "b"\n', ""),
        ('format = 1\r\n[bank]\r\nid = "b"', ""),
        ("format = 1\n", '[[question]]\nid = "q"\n'),
        ("format = 1\n", '[[question]]\nid = "q"\n[[topic]]\nid = "last"\n# of the last\n[bank]\nid = "b"\n'),
    ],
)
def test_a_topic_finds_its_place_wherever_topics_stand(open_session: Opener, head: str, tail: str) -> None:
    session = open_session(head + tail)
    before = list(session.topics)
    assert session.add_topic("Bells", 0) == "bells"
    content = tomli.loads(session.document.text)
    assert [topic["id"] for topic in content["topic"]] == [*before, "bells"]
    old = tomli.loads(head + tail)
    assert {key: value for key, value in content.items() if key != "topic"} == {
        key: value for key, value in old.items() if key != "topic"
    }
    session.save()


def test_topics_that_are_no_tables_of_their_own_are_left_alone(open_session: Opener) -> None:
    session = open_session('topic = [{ id = "t1", title = "T" }]\n')
    with pytest.raises(PhonequizError, match="not written as"):
        session.add_topic("Bells", 0)
    assert not session.unsaved


def test_the_first_topic_mends_a_bank_without_one(open_session: Opener) -> None:
    session = open_session('format = 1\n[bank]\nid = "b"\ntitle = "B"\nlanguage = "en"\n')
    assert [error.path for error in session.errors] == [()]
    session.add_topic("Bells", 0)
    assert session.errors == []
    session.undo()
    assert len(session.errors) == 1
