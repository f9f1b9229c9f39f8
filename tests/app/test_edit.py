"""The editor: its list, the article beside it, and what the keys do to a question."""

from __future__ import annotations

import os
import re
import sqlite3
import time
from pathlib import Path

import pytest
import tomli
from syrupy.assertion import SnapshotAssertion

from phonequiz.app.editor import launch_editor
from phonequiz.bank.reading import load
from phonequiz.bank.shelf import shipped_folder
from phonequiz.editing.session import Session
from phonequiz.problems import PhonequizError
from phonequiz.record.store import Store
from phonequiz.settings import read_settings
from phonequiz.setup import Setup

from ..conftest import BankMaker, question
from .conftest import Opened, OpenEditor

ARTICLE = (
    "Bells\n\nBells ring at noon in town. Nobody hears them there. Who should hear them at all?\n\n"
    "New bells\n\nNew bells cost 100 euros. Old ones cost nothing. They ring all the same.\n"
)


@pytest.fixture
def bank(make_bank: BankMaker) -> Path:
    return make_bank(
        [
            question("q1", "t1", stem="When do bells ring?", quote="Bells ring at noon in town."),
            question(
                "q2",
                "t1",
                stem="Who hears them?",
                answer="nobody",
                distractors=["monks"],
                quote="Nobody hears them there.",
                status="draft",
            ),
            question(
                "q3",
                "t2",
                stem="What do new ones cost?",
                answer="100 euros",
                distractors=["50 euros"],
                quote="New bells cost 100 euros.",
                status="draft",
            ),
            question(
                "q4",
                "t2",
                stem="What do old ones cost?",
                answer="nothing",
                distractors=["20 euros"],
                quote="gone",
                status="draft",
            ),
        ],
        article=ARTICLE,
    )


def ids(opened: Opened) -> list[str]:
    return [piece.id for piece in opened.app.session.pieces]


def listed(opened: Opened) -> list[str]:
    return [opened.app.session.pieces[number].id for number in opened.app.screen.questions]


def here(opened: Opened) -> str:
    """The id of the question that the cursor is on."""
    return opened.app.session.pieces[opened.app.screen.listed.number].id


async def test_questions_stand_under_their_topics_with_what_is_to_be_known_of_them(
    open_editor: OpenEditor, bank: Path
) -> None:
    async with open_editor(bank) as opened:
        assert opened.lines[0].split() == ["Small", "bank", "1/4"]
        text = [" ".join(line.split()) for line in opened.lines[2:8]]
        assert text == [
            "Topic t1",
            "▸ When do bells ring? !1",
            "○ Who hears them? draft",
            "Topic t2",
            "○ What do new ones cost? draft",
            "○ What do old ones cost? draft ✗1",
        ]


async def test_drafts_are_approved_in_a_row(open_editor: OpenEditor, bank: Path) -> None:
    before = bank.read_text()
    async with open_editor(bank) as opened:
        await opened.press("down", "a")
        assert here(opened) == "q3", "the next draft has the cursor"
        await opened.press("a")
        assert "not saved" in opened.lines[0]
        await opened.press("s")
        assert "not saved" not in opened.lines[0]
    assert bank.read_text() == before.replace('status = "draft"\n', "", 2)


async def test_approving_what_is_an_error_is_said(open_editor: OpenEditor, bank: Path) -> None:
    async with open_editor(bank) as opened:
        await opened.press("end", "a")
        (said,) = opened.app._notifications
        assert "nobody can use the bank" in said.message


async def test_saving_what_nobody_can_be_asked_from_is_said(
    open_editor: OpenEditor, bank: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    async with open_editor(bank) as opened:
        await opened.press("d", "s")
        (said,) = opened.app._notifications
        assert said.message == "bank.en.toml is saved, but with one error nobody can be asked from this bank."
        assert opened.app.parting == said.message, "said on leaving too"
        await opened.press("end", "x", "s")
        assert [each.message for each in opened.app._notifications][-1] == "bank.en.toml is saved."
        assert opened.app.parting == ""
    load(bank)


async def test_a_question_that_is_asked_twice_is_an_error_of_the_second(open_editor: OpenEditor, bank: Path) -> None:
    async with open_editor(bank) as opened:
        await opened.press("d")
        assert "✗" not in opened.lines[3]
        assert "✗1" in opened.lines[4]
        await opened.press("enter")
        await opened.until(lambda: "'q1' asks the same with the same key" in opened.words)
        await opened.press("end", *" today", "escape")
        assert "✗" not in opened.lines[4]


async def test_a_notice_takes_the_place_of_the_one_before_and_undo_takes_it_away(
    open_editor: OpenEditor, bank: Path
) -> None:
    async with open_editor(bank) as opened:
        await opened.press("x", "x")
        assert len(opened.app._notifications) == 1
        await opened.press("u")
        assert len(opened.app._notifications) == 0


async def test_every_step_can_be_undone(open_editor: OpenEditor, bank: Path) -> None:
    before = bank.read_bytes()
    async with open_editor(bank) as opened:
        await opened.press("x")
        assert ids(opened) == ["q2", "q3", "q4"]
        await opened.press("d")
        assert ids(opened) == ["q2", "q2-2", "q3", "q4"]
        await opened.press("t")
        assert ids(opened) == ["q2", "q2-2", "q2-3", "q3", "q4"]
        await opened.press("shift+down", "J")
        assert ids(opened) == ["q2", "q2-2", "q3", "q4", "q2-3"]
        await opened.press("m", "down", "enter")
        assert opened.app.session.row(4)["topic"] == "t2"
        await opened.press(*"uuuuuu")
        assert ids(opened) == ["q1", "q2", "q3", "q4"]
        assert "not saved" not in opened.lines[0]
        await opened.press("U", "s")
        assert ids(opened) == ["q2", "q3", "q4"]
    assert [row["id"] for row in tomli.loads(bank.read_text())["question"]] == ["q2", "q3", "q4"]
    assert bank.read_bytes() != before


async def test_the_list_shows_what_fits_as_one_types(open_editor: OpenEditor, bank: Path) -> None:
    async with open_editor(bank) as opened:
        await opened.press("slash", *"ring")
        assert listed(opened) == ["q1"]
        assert "“ring”" in opened.lines[0]
        await opened.press("escape")
        assert listed(opened) == ["q1", "q2", "q3", "q4"]
        await opened.press("slash", *"noq", "enter", "a")
        assert listed(opened) == []
        await opened.press("escape")
        assert len(listed(opened)) == 4


async def test_the_list_is_filtered_by_state_and_topic(open_editor: OpenEditor, bank: Path) -> None:
    async with open_editor(bank) as opened:
        await opened.press("f")
        assert "● all questions 4" in opened.words
        assert "drafts 3" in opened.words
        assert "with findings 2" in opened.words
        await opened.press("down", "enter")
        assert listed(opened) == ["q2", "q3", "q4"]
        await opened.press("f", "end", "down", "down", "down", "down", "down", "enter")
        assert listed(opened) == ["q3", "q4"]
        assert "drafts · Topic t2" in opened.lines[0]
        await opened.press("shift+down")
        assert ids(opened) == ["q1", "q2", "q3", "q4"], "among hidden ones nobody knows where it would go"
        await opened.press("a")
        assert listed(opened) == ["q4"]
        await opened.press("escape", "f", "down", "down", "down", "enter")
        assert listed(opened) == ["q1", "q4"]


async def test_a_passage_becomes_a_question_and_the_file_keeps_the_rest(open_editor: OpenEditor, bank: Path) -> None:
    before = bank.read_text()
    async with open_editor(bank) as opened:
        await opened.press("o")
        assert "Bells ring at noon in town." in opened.text
        await opened.press("down", "down", "down", "down")
        await opened.press("enter")
        assert opened.page == "FormPage"
        assert "Old ones cost nothing." in opened.text
        await opened.press(*"What do old bells cost?", "enter", "enter", *"nothing", "enter", *"a bit")
        await opened.until(lambda: "sound" in opened.lines[0])
        await opened.press("ctrl+s", "escape")
        assert here(opened) == "old-bells-cost"
        assert ids(opened) == ["q1", "q2", "q3", "old-bells-cost", "q4"], "behind what stands before it in the article"
    new = (
        '\n[[question]]\nid = "old-bells-cost"\ntopic = "t2"\nstem = "What do old bells cost?"\nanswer = "nothing"\n'
        'distractors = [\n  "a bit",\n]\nquote = "Old ones cost nothing."\nstatus = "draft"\n'
    )
    after = bank.read_text()
    assert new in after
    assert after.replace(new, "") == before


async def test_several_sentences_make_one_quote(open_editor: OpenEditor, bank: Path) -> None:
    async with open_editor(bank) as opened:
        await opened.press("o", "down", "shift+down", "shift+down", "shift+up", "enter")
        assert opened.app.session.row(2)["quote"] == "Nobody hears them there. Who should hear them at all?"


async def test_the_mouse_selects_a_sentence_or_what_it_drags_over(open_editor: OpenEditor, bank: Path) -> None:
    async with open_editor(bank, size=(120, 30)) as opened:
        article = opened.app.screen.article
        (line,) = [n for n, line in enumerate(opened.lines) if "Nobody hears" in line]
        text = opened.lines[line]
        left, top = article.region.x, article.region.y
        column = text.index("Nobody") - left
        await opened.pilot.click(article, offset=(column + 3, line - top))
        await opened.settle()
        assert article.quote == "Nobody hears them there."
        await opened.pilot.mouse_down(article, offset=(column + 8, line - top))
        await opened.pilot.hover(article, offset=(column + 14, line - top))
        await opened.pilot.mouse_up(article, offset=(column + 14, line - top))
        await opened.settle()
        assert article.quote == "hears them"
        await opened.pilot.click(article, offset=(column + 9, line - top))
        await opened.settle()
        assert opened.page == "FormPage"
        assert opened.app.session.row(2)["quote"] == "hears them"


async def test_passages_in_use_are_marked_and_the_others_are_found(open_editor: OpenEditor, bank: Path) -> None:
    async with open_editor(bank, size=(120, 30)) as opened:
        assert "✓ Bells ring at noon" in opened.text
        assert "· New bells cost" in opened.text
        await opened.press("c")
        assert opened.app.screen.article.quote == "Old ones cost nothing."
        assert "1 of 5 statements covered" in opened.lines[0]
        await opened.press("c")
        assert opened.app.screen.article.quote == "They ring all the same."


async def test_the_preview_is_what_learners_see(open_editor: OpenEditor, bank: Path) -> None:
    async with open_editor(bank) as opened:
        await opened.press("p")
        assert "✓ b   key of q1" in opened.text
        assert "· The answer is: b) key of q1" in opened.text
        assert "“Bells ring at noon in town.”" in opened.text
        await opened.press("3")
        assert "✗ c   third of q1" in opened.text
        assert "✗ Wrong. The answer is: b) key of q1" in opened.text
        assert "Not the third of q1." in opened.text
        await opened.press("right", "a")
        assert "3/4" in opened.lines[0], "after the one approved the next draft"
        await opened.press("x", "escape")
        assert ids(opened) == ["q1", "q2", "q4"]
        assert here(opened) == "q4"
        await opened.press("u", "u")
        assert ids(opened) == ["q1", "q2", "q3", "q4"]


async def test_facility_stands_beside_what_was_answered(open_editor: OpenEditor, bank: Path, tmp_path: Path) -> None:
    Store.open(tmp_path / "data").close()
    record = sqlite3.connect(tmp_path / "data" / "progress.db")
    with record:
        record.execute("INSERT INTO item (key, bank, name) VALUES (1, 'small', 'q1')")
        record.execute("INSERT INTO wording VALUES ('0123456789abcdef', 'en', '{}')")
        for run in range(1, 4):
            record.execute(
                "INSERT INTO run (key, uuid, mode, bank, title, language, request, started, finished, questions,"
                " answered, right) VALUES (?, ?, 'practice', 'small', 'S', 'en', '{}', '2026-01-01T00:00:00.000Z',"
                " '2026-01-01T00:00:00.000Z', 1, 1, 1)",
                (run, f"run-{run}"),
            )
            record.execute(
                "INSERT INTO answer (uuid, run, item, response, right, content, language, seconds, at)"
                " VALUES (?, ?, 1, 'k1', ?, '0123456789abcdef', 'en', 1, '2026-01-01T00:00:00.000Z')",
                (f"answer-{run}", run, run < 3),
            )
    record.close()
    async with open_editor(bank) as opened:
        assert "67 %" in opened.lines[3]


async def test_leaving_with_something_unsaved_asks(open_editor: OpenEditor, bank: Path) -> None:
    async with open_editor(bank) as opened:
        await opened.press("x", "q")
        assert opened.page == "LeavePage"
        await opened.press("escape", "ctrl+c", "enter")
        assert opened.app.return_code == 0
    assert [row["id"] for row in tomli.loads(bank.read_text())["question"]] == ["q2", "q3", "q4"]


@pytest.mark.parametrize("language", ["de", "en"])
async def test_where_it_is_narrow_every_way_to_leave_is_named(
    open_editor: OpenEditor, bank: Path, language: str
) -> None:
    async with open_editor(bank, size=(40, 15), language=language) as opened:
        await opened.press("x", "q")
        said = " ".join(" ".join(opened.lines[-4:]).split())
        assert [key in said for key in ("⏎ ", "x ", "esc ")] == [True] * 3
        await opened.press("escape")
        bank.write_text(bank.read_text() + "# theirs\n")
        await opened.press("s")
        said = " ".join(" ".join(opened.lines[-5:]).split())
        assert [key in said for key in ("⏎ ", "b ", "r ", "esc ")] == [True] * 4


async def test_what_was_left_unsaved_is_offered(open_editor: OpenEditor, bank: Path) -> None:
    before = bank.read_bytes()
    async with open_editor(bank) as opened:
        await opened.press("x", "x", "q", "x")
    assert bank.read_bytes() == before
    async with open_editor(bank) as opened:
        assert "2 steps are still there" in opened.words
        assert "Last edited: today, " in opened.words
        await opened.press("enter")
        assert ids(opened) == ["q3", "q4"]
        await opened.press("down", "d", "q", "x")
    async with open_editor(bank) as opened:
        await opened.press("enter")
        assert opened.lines[0].endswith("3/3"), "where one was"
        await opened.press("q", "x")
    async with open_editor(bank) as opened:
        await opened.press("x")
        assert ids(opened) == ["q1", "q2", "q3", "q4"]
    async with open_editor(bank) as opened:
        assert opened.page == "QuestionsPage"


async def test_of_several_sessions_each_is_offered_with_its_time(
    open_editor: OpenEditor, bank: Path, tmp_path: Path
) -> None:
    sessions = [Session(bank, tmp_path / "data") for _ in range(3)]
    for number, session in enumerate(sessions):
        session.change(0, session.row(0) | {"stem": f"Version {number}?"})
    for hours, session in zip((1, 30, 800), sessions, strict=True):
        session.close()
        at = time.time() - hours * 3600
        os.utime(session._journal._path, (at, at))
    async with open_editor(bank, language="de") as opened:
        assert opened.lines[0].endswith("1/3")
        offered = [opened.words]
        await opened.press("escape")
        offered.append(opened.words)
        await opened.press("x")
        assert opened.lines[0].endswith("3/3")
        offered.append(opened.words)
        await opened.press("enter")
        assert opened.page == "QuestionsPage"
        assert "Version 2?" in opened.text
    times = [words.partition("Zuletzt bearbeitet: ")[2].split("⏎")[0] for words in offered]
    assert re.match(r"(heute|gestern), \d\d:\d\d ", times[0])
    assert re.match(r"(gestern, \d\d:\d\d|\w+tag|Mittwoch) ", times[1])
    assert re.match(r"\d+\.\d+\.\d{4} ", times[2])


async def test_a_file_that_others_changed_is_brought_together(open_editor: OpenEditor, bank: Path) -> None:
    async with open_editor(bank) as opened:
        await opened.press("down", "a")
        bank.write_text(bank.read_text().replace("When do bells ring?", "When do they ring?"))
        await opened.press("s")
        assert opened.page == "ConflictPage"
        assert "can be brought together" in opened.words
        await opened.press("enter")
        assert "not saved" not in opened.lines[0]
        assert "When do they ring?" in opened.text
    rows = tomli.loads(bank.read_text())["question"]
    assert rows[0]["stem"] == "When do they ring?"
    assert "status" not in rows[1]


async def test_a_question_that_both_changed_shows_both(open_editor: OpenEditor, bank: Path) -> None:
    async with open_editor(bank) as opened:
        await opened.press("down", "a")
        bank.write_text(bank.read_text().replace("Who hears them?", "Who listens?"))
        await opened.press("s")
        assert "One question was changed by both." in opened.words
        assert '+ stem = "Who listens?"' in opened.text
        assert opened.text.index("Changed in the file") < opened.text.index("Who listens?")
        assert opened.text.index("Changed by you") < opened.text.index('- status = "draft"')
        await opened.press("enter")
    rows = tomli.loads(bank.read_text())["question"]
    assert [(row["id"], row["stem"], row.get("status")) for row in rows[1:3]] == [
        ("q2", "Who listens?", "draft"),
        ("q2-2", "Who hears them?", "draft"),
    ]


async def test_one_can_save_beside_or_take_the_file_as_it_is(open_editor: OpenEditor, bank: Path) -> None:
    async with open_editor(bank) as opened:
        await opened.press("x")
        other = bank.read_text() + "# theirs\n"
        bank.write_text(other)
        await opened.press("s", "escape")
        assert opened.page == "QuestionsPage"
        await opened.press("s", "r")
        assert ids(opened) == ["q1", "q2", "q3", "q4"]
        await opened.press("u")
        bank.write_text(other + "# more\n")
        await opened.press("s", "b")
    assert bank.read_text() == other + "# more\n"
    assert [row["id"] for row in tomli.loads(bank.with_name("bank-mine.en.toml").read_text())["question"]] == [
        "q2",
        "q3",
        "q4",
    ]


async def test_a_bank_that_comes_with_phonequiz_is_copied_first(
    open_editor: OpenEditor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    path = shipped_folder() / "telefone.en.toml"
    before = path.read_bytes()
    async with open_editor(path) as opened:
        assert "comes with phonequiz" in opened.words
        assert "F1 keys" in opened.text
        await opened.press("f1", "escape", "end", *["backspace"] * 5)
        assert "telefone.en.toml" in opened.text
        await opened.press("enter")
        await opened.press("x", "s")
        assert opened.page == "QuestionsPage"
    assert path.read_bytes() == before
    copy = load(tmp_path / "telefone.en.toml")
    assert copy.source is not None
    assert len(copy.ready) == len(load(path).ready) - 1
    async with open_editor(None) as opened:
        assert opened.page == "CopyPage", "without a bank it is the one that phonequiz would open"
        assert "telefone-2.en.toml" in opened.text
        await opened.press(*["backspace"] * 40, *"gone/a.toml", "enter")
        assert "there is no such folder" in opened.words


async def test_a_bank_that_cannot_be_edited_says_why(open_editor: OpenEditor, tmp_path: Path) -> None:
    path = tmp_path / "broken.toml"
    path.write_text("format = \n")
    async with open_editor(path) as opened:
        assert opened.page == "ProblemPage"
        assert "this is no TOML" in opened.words
        assert opened.app.trouble is not None, "which the command ends with"


def test_a_bank_that_cannot_be_edited_ends_the_command_before_the_screen(tmp_path: Path) -> None:
    setup = Setup(read_settings(tmp_path / "data"), "en", ())
    for path, text in ((tmp_path / "gone.toml", None), (tmp_path / "inline.toml", "format = 1\nquestion = [{}]\n")):
        if text is not None:
            path.write_text(text)
        with pytest.raises(PhonequizError) as caught:
            launch_editor(setup, path, adding=False)
        (problem,) = caught.value.problems
        assert (problem.place.line > 0) == (text is not None), "with its place where there is one"


async def test_what_is_kept_aside_is_for_nobody_else(open_editor: OpenEditor, bank: Path, tmp_path: Path) -> None:
    async with open_editor(bank) as opened:
        await opened.press("x")
        data = tmp_path / "data"
        assert [each.stat().st_mode & 0o777 for each in (data, data / "edits")] == [0o700, 0o700]
        assert {each.stat().st_mode & 0o777 for each in (data / "edits").iterdir()} == {0o600}


async def test_an_article_that_is_gone_and_steps_that_cannot_be_kept_are_said(
    open_editor: OpenEditor, bank: Path, tmp_path: Path
) -> None:
    (tmp_path / "article.txt").unlink()
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "edits").write_text("a file where the folder should be")
    async with open_editor(bank) as opened:
        (said,) = opened.app._notifications
        assert said.message == "the article article.txt cannot be read; put it beside the bank"
        assert opened.lines[0].lstrip().startswith("✗ the article article.txt cannot be read")
        await opened.press("enter")
        assert "an error in the head of the bank" in opened.lines[0], "and not that all is sound"
        await opened.press("escape", "x", "x")
        said = [each.message for each in opened.app._notifications]
        assert sum("cannot be kept aside" in each for each in said) == 1
        await opened.press("q")
        assert "will be lost" in opened.words
        await opened.press("escape", "p", "escape", "enter", "ctrl+o", "escape", "s")
    assert [row["id"] for row in tomli.loads(bank.read_text())["question"]] == ["q3", "q4"]


@pytest.mark.slow
async def test_a_large_bank_is_read_behind_a_sentence(open_editor: OpenEditor, make_bank: BankMaker) -> None:
    bank = make_bank([question(f"q{n}", stem="Long? " * 200) for n in range(3000)])
    async with open_editor(bank) as opened:
        await opened.until(lambda: "1/3000" in opened.text)
        await opened.press("end")
        assert "3000/3000" in opened.lines[0]


async def test_a_bank_without_questions_or_article_can_be_begun(open_editor: OpenEditor, tmp_path: Path) -> None:
    path = tmp_path / "new.toml"
    path.write_text('format = 1\n[bank]\nid = "n"\ntitle = "N"\nlanguage = "en"\n[[topic]]\nid = "t"\ntitle = "T"\n')
    async with open_editor(path) as opened:
        assert "No question yet, n begins one." in opened.text
        await opened.press("o", "c", "a", "x", "d", "t", "m", "p", "enter", "u", "U", "shift+down", "up", "down")
        await opened.press("n", *"Why", "enter", "enter", "a", "enter", "b", "escape", "a", "s")
    assert list(load(path).ready) == ["why"]


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("size", [(40, 15), (80, 24), (120, 40), (20, 6), (19, 5)])
async def test_every_page_can_be_opened_at_every_size(
    open_editor: OpenEditor, bank: Path, size: tuple[int, int], language: str
) -> None:
    async with open_editor(bank, size=size, language=language) as opened:
        last = ["x", "q"] if size[0] >= 20 else ["x"]
        for keys in (["question_mark"], ["f"], ["m"], ["p"], ["o"], ["enter", "ctrl+t"], last):
            await opened.press(*keys)
            assert opened.app.is_running
            assert all(len(line) <= size[0] for line in opened.lines)
            for _ in range(3):
                if opened.page != "QuestionsPage":
                    await opened.press("escape")
            if opened.app.screen.in_article:
                await opened.press("o")
        assert opened.page == "QuestionsPage"


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("size", [(40, 15), (80, 24), (120, 40)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_pages_look_as_they_did(
    open_editor: OpenEditor, bank: Path, language: str, size: tuple[int, int], snapshot: SnapshotAssertion
) -> None:
    async with open_editor(bank, size=size, language=language) as opened:
        await opened.press("down")
        assert opened.text == snapshot(name="list")
        await opened.press("o", "down")
        assert opened.text == snapshot(name="article")
        await opened.press("o", "enter")
        assert opened.text == snapshot(name="form")
        await opened.press("escape", "question_mark")
        assert opened.text == snapshot(name="keys")


async def test_undo_in_the_preview_goes_on_with_what_was_listed(open_editor: OpenEditor, bank: Path) -> None:
    async with open_editor(bank) as opened:
        await opened.press("f", "down", "enter", "p")
        assert opened.lines[0].endswith("1/3")
        await opened.press("x")
        assert opened.lines[0].endswith("1/2")
        await opened.press("u")
        assert opened.lines[0].endswith("1/3")
        assert "Who hears them?" in opened.text


async def test_a_question_on_a_passage_has_the_topic_of_its_section(open_editor: OpenEditor, bank: Path) -> None:
    bank.write_text(bank.read_text().replace("New bells cost 100 euros.", "They ring all the same."))
    async with open_editor(bank) as opened:
        await opened.press("o", "end", *["up"] * 9, *["down"] * 9)
        await opened.press("c", "enter")
        new = next(piece.row for piece in opened.app.session.pieces if not piece.row["stem"])
        assert (new["quote"], new["topic"]) == ("New bells cost 100 euros.", "t2")
        assert ids(opened).index(new["id"]) == 2


async def test_a_list_in_which_nothing_is_shown_says_how_to_see_all(open_editor: OpenEditor, bank: Path) -> None:
    async with open_editor(bank) as opened:
        await opened.press("slash", *"zeppelin", "enter")
        assert "No question fits; esc shows all again." in opened.text
        await opened.press("escape")
        assert "When do bells ring?" in opened.text


async def test_of_a_long_stem_the_blank_is_seen(open_editor: OpenEditor, make_bank: BankMaker) -> None:
    stems = [f"Of all the bells that hang in town and ring at noon {end}" for end in ("the ____ is old.", "all ____.")]
    bank = make_bank([question(f"q{number}", stem=stem) for number, stem in enumerate(stems)])
    async with open_editor(bank, size=(60, 20)) as opened:
        shown = [line for line in opened.lines if "____" in line]
        assert ["the ____ is old." in shown[0], "all ____." in shown[1]] == [True, True]
        assert all("…" in line for line in shown)
