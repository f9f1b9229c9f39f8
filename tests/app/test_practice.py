"""A practice on the screen."""

from __future__ import annotations

import gc
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from ..conftest import BankMaker, Clock, question, questions
from .conftest import Open


@pytest.fixture
def bank(make_bank: BankMaker) -> Path:
    return make_bank(questions(3))


@pytest.mark.parametrize("key", ["b", "2"])
async def test_a_letter_or_a_digit_answers_at_once_and_enter_goes_on(open_app: Open, bank: Path, key: str) -> None:
    async with open_app(bank, mode="practice", seed=1) as opened:
        assert "1/3" in opened.lines[0]
        assert "Right" not in opened.text
        await opened.press(key)
        assert "✓ b   key of q" in opened.text
        assert "✓ Right." in opened.text
        assert "Because q" in opened.text
        await opened.press("enter")
        assert "2/3" in opened.lines[0]
        assert "Right" not in opened.text


async def test_feedback_and_the_next_question_are_drawn_in_one_frame(open_app: Open, bank: Path) -> None:
    async with open_app(bank, mode="practice", seed=1) as opened:
        page = opened.app.screen
        page._scroll_required = True
        page.tell(opened.app.kept.answer(("k1",), 1.0))
        assert "✓ b   key of q" in opened.text
        assert "✓ Right." in opened.text
        first = opened.app.kept.item().stem
        opened.app.kept.next()
        page.show_question()
        assert "Right" not in opened.text
        assert first not in opened.text
        assert opened.app.kept.item().stem in opened.text
        assert "2/3" in opened.text


async def test_what_a_key_leaves_behind_is_collected_soon(open_app: Open, bank: Path, collected: list[str]) -> None:
    async with open_app(bank, mode="practice", seed=1) as opened:
        await opened.until(lambda: len(opened.app.screen._foreseen) == 3)
        collected.clear()
        await opened.press("b")
        assert "✓ Right." in opened.text
        await opened.until(lambda: bool(collected))


@pytest.fixture
def collected() -> Iterator[list[str]]:
    """As the command line starts the app: nothing is collected of itself. What was, by the app, is listed."""
    collections: list[str] = []

    def note(phase: str, info: dict[str, int]) -> None:
        collections.append(phase)

    gc.disable()
    gc.callbacks.append(note)
    yield collections
    gc.callbacks.remove(note)
    gc.unfreeze()
    gc.enable()


@pytest.mark.parametrize("changed", ["nothing", "theme", "size"])
async def test_what_was_worked_out_ahead_is_what_would_be_shown_now(open_app: Open, bank: Path, changed: str) -> None:
    async with open_app(bank, mode="practice", seed=1) as opened:
        page = opened.app.screen
        await opened.until(lambda: len(page._foreseen) == len(page.kept.options()))
        if changed == "theme":
            opened.app.theme = "textual-light"
        elif changed == "size":
            await opened.pilot.resize_terminal(60, 20)
        await opened.press("c")
        foreseen = [list(strip) for strip in page._compositor.render_strips()]
        page._foreseen.clear()
        page.tell(page.kept.run.answers[0])
        assert foreseen == [list(strip) for strip in page._compositor.render_strips()]
        assert "✗" in opened.text


async def test_a_question_that_fits_does_not_scroll(open_app: Open, make_bank: BankMaker) -> None:
    long = question("a", stem="Which of the words fits?\n" * 4, distractors=["x", "y", "z", "v", "w"])
    async with open_app(make_bank([question("b"), long, question("c")]), mode="practice") as opened:
        for _ in range(3):
            for _ in ("asked", "told"):
                assert opened.app.screen.body.max_scroll_y == 0
                feedback = opened.app.screen.query_one("#feedback")
                assert feedback.region.bottom == opened.app.screen.body.region.bottom - 1
                await opened.press("a")
            await opened.press("enter")


async def test_arrows_and_enter_choose_too(open_app: Open, bank: Path) -> None:
    async with open_app(bank, mode="practice", seed=1) as opened:
        await opened.press("enter")
        assert "Right" not in opened.text, "Enter without a cursor answers nothing"
        await opened.press("down", "j", "k", "down", "enter")
        assert "✓ Right." in opened.text


async def test_a_wrong_answer_is_told_by_sign_and_word(open_app: Open, bank: Path) -> None:
    async with open_app(bank, mode="practice", seed=1, language="de") as opened:
        await opened.press("c")
        id_ = opened.app.kept.item().id
        assert f"✓ b   key of {id_}" in opened.text
        assert f"✗ c   third of {id_}" in opened.text
        assert f"✗ Falsch. Richtig ist: b) key of {id_}" in opened.text
        assert f"Not the third of {id_}." in opened.text


async def test_several_keys_need_a_confirm(open_app: Open, make_bank: BankMaker) -> None:
    bank = make_bank([question("q1", type="multiple", answer=["A", "B"], place=[1, 2])])
    async with open_app(bank, mode="practice") as opened:
        assert "What is q1? (choose 2)" in opened.text
        await opened.press("enter")
        assert "Wrong" not in opened.text, "nothing is picked yet"
        await opened.press("a", "c", "c", "down", "down", "space")
        assert [line.strip() for line in opened.lines if "●" in line] == ["● a   A", "▸ ● b   B"]
        await opened.press("enter")
        assert "✓ Right." in opened.text


async def test_a_skipped_question_comes_once_more(open_app: Open, bank: Path) -> None:
    async with open_app(bank, mode="practice", seed=1) as opened:
        await opened.press("s", "b", "enter", "b", "enter")
        assert "1/3" in opened.lines[0]
        await opened.press("s")
        assert opened.page == "ResultPage"
        assert "Score: 2 of 3 (67 %)" in opened.text


async def test_the_answer_is_kept_when_its_feedback_is_on_the_screen(
    open_app: Open, bank: Path, tmp_path: Path
) -> None:
    async with open_app(bank, mode="practice", seed=1) as opened:
        await opened.press("b")
        connection = sqlite3.connect(tmp_path / "data" / "progress.db")
        assert connection.execute("SELECT response FROM answer").fetchall() == [("k1",)]
        connection.close()


async def test_enter_typed_ahead_goes_on_after_the_feedback(open_app: Open, bank: Path) -> None:
    async with open_app(bank, mode="practice", seed=1) as opened:
        opened.app.screen.action_choose(1)
        opened.app.screen.action_enter()
        await opened.settle()
        assert "2/3" in opened.lines[0]
        assert opened.app.kept.run.answered == 1


async def test_feedback_scrolls_into_view_however_long_the_stem(open_app: Open, make_bank: BankMaker) -> None:
    bank = make_bank([question("q1", stem="Long words " * 900 + "?")])
    async with open_app(bank, mode="practice") as opened:
        assert "Long words" in opened.text
        await opened.press("b")
        assert "✓ Right." in opened.text
        assert "Because q1." in opened.text


async def test_the_article_opens_at_the_quote_and_goes_back(open_app: Open, make_bank: BankMaker) -> None:
    article = "\n".join(f"This is paragraph {n} of a long article, and it goes on." for n in range(200))
    bank = make_bank([question("q1", quote="This is paragraph 150 of a long article")], article=article)
    async with open_app(bank, mode="practice") as opened:
        await opened.press("o")
        assert opened.page == "PracticePage", "before the answer the article would tell it"
        await opened.press("b")
        assert "“This is paragraph 150 of a long article”" in opened.words
        await opened.press("o")
        assert opened.page == "ArticlePage"
        assert "This is paragraph 150" in opened.text
        marked = [
            segment.text
            for strip in opened.app.screen._compositor.render_strips()
            for segment in strip
            if segment.style and segment.style.underline
        ]
        assert "".join(marked) == "This is paragraph 150 of a long article"
        await opened.press("o")
        assert "✓ Right." in opened.text


async def test_a_question_is_flagged_with_a_word_why(open_app: Open, bank: Path, tmp_path: Path) -> None:
    async with open_app(bank, mode="practice", seed=1) as opened:
        await opened.press("u", *"quite bad", "enter")
        assert opened.page == "PracticePage"
        assert "1/3" in opened.lines[0]
        await opened.press("u", "escape", "b", "u", "enter")
        connection = sqlite3.connect(tmp_path / "data" / "progress.db")
        assert connection.execute("SELECT why FROM flag").fetchall() == [("quite bad",), ("",)]
        connection.close()


async def test_escape_leaves_to_home_which_offers_to_go_on(open_app: Open, bank: Path, clock: Clock) -> None:
    async with open_app(bank, mode="practice", seed=1) as opened:
        await opened.press("b", "enter", "escape")
        assert opened.page == "HomePage"
        assert "▸ Go on question 2 of 3, today, " in opened.words
        clock.forward(7200)
        await opened.press("enter")
        assert opened.page == "PracticePage"
        assert "Going on with your run from today" in opened.words
        assert "2/3" in opened.lines[0]


async def test_wrong_ones_are_practised_again_at_once(open_app: Open, bank: Path) -> None:
    async with open_app(bank, mode="practice", seed=1) as opened:
        await opened.press("a", "enter", "b", "enter", "c", "enter")
        assert opened.page == "ResultPage"
        assert "Score: 1 of 3 (33 %)" in opened.text
        assert "To put right (2)" in opened.text
        await opened.press("enter")
        assert opened.page == "PracticePage"
        assert "1/2" in opened.lines[0]
        await opened.press("b", "enter", "b", "enter")
        assert "Score: 2 of 2 (100 %)" in opened.text
        assert "Last time 33 %, best 33 %." in opened.text
        await opened.press("enter")
        assert opened.page == "HomePage"


async def test_an_answer_of_the_result_can_be_looked_at(open_app: Open, bank: Path) -> None:
    async with open_app(bank, mode="practice", seed=1) as opened:
        await opened.press("b", "enter", "a", "enter", "b", "enter", "down", "enter")
        assert opened.page == "ReviewPage"
        assert "✗ Wrong. The answer is: b)" in opened.text
        await opened.press("escape")
        assert opened.page == "ResultPage"


async def test_the_mouse_chooses_as_the_letter_does(open_app: Open, bank: Path) -> None:
    async with open_app(bank, mode="practice", seed=1) as opened:
        row = next(number for number, line in enumerate(opened.lines) if "key of" in line)
        await opened.pilot.click(offset=(12, row))
        await opened.settle()
        assert "✓ Right." in opened.text
        await opened.pilot.click(offset=(3, 23))
        await opened.settle()
        assert "2/3" in opened.lines[0]


async def test_an_answer_that_cannot_be_kept_is_said_so_and_tried_again(
    open_app: Open, bank: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("phonequiz.record.connecting.BUSY_SECONDS", 0.05)
    async with open_app(bank, mode="practice", seed=1) as opened:
        other = sqlite3.connect(tmp_path / "data" / "progress.db", isolation_level=None)
        other.execute("BEGIN EXCLUSIVE")
        await opened.pilot.press("b")
        await opened.until(lambda: opened.page != "PracticePage")
        assert "Your answer is not saved." in opened.text
        assert "another program holds the file" in opened.words
        other.execute("ROLLBACK")
        await opened.press("enter")
        assert "✓ Right." in opened.text
        assert other.execute("SELECT count(*) FROM answer").fetchall() == [(1,)]
        other.close()


async def test_going_on_without_keeping_is_a_choice(
    open_app: Open, bank: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("phonequiz.record.connecting.BUSY_SECONDS", 0.05)
    async with open_app(bank, mode="practice", seed=1) as opened:
        other = sqlite3.connect(tmp_path / "data" / "progress.db", isolation_level=None)
        other.execute("BEGIN EXCLUSIVE")
        await opened.pilot.press("b")
        await opened.until(lambda: opened.page != "PracticePage")
        await opened.press("w")
        assert "✓ Right." in opened.text
        other.execute("ROLLBACK")
        other.close()
        await opened.press("enter", "b", "enter", "b", "enter")
        assert "This run is not kept." in opened.text


async def test_enter_typed_ahead_does_not_skip_why_an_answer_is_wrong(open_app: Open, bank: Path) -> None:
    async with open_app(bank, mode="practice", seed=1) as opened:
        opened.app.screen.action_choose(2)
        opened.app.screen.action_enter()
        await opened.settle()
        assert "✗ Wrong." in opened.text
        assert "1/3" in opened.lines[0]


async def test_of_several_keys_the_missed_one_has_another_sign(open_app: Open, make_bank: BankMaker) -> None:
    bank = make_bank([question("q1", type="multiple", answer=["A", "B"], place=[1, 2])])
    async with open_app(bank, mode="practice") as opened:
        await opened.press("a", "c")
        assert "confirm (2 of 2)" in opened.text
        await opened.press("enter")
        signs = [line.split()[0] for line in opened.lines if line.strip().endswith(("   A", "   B", "other of q1"))]
        assert signs == ["✓", "○", "✗"]


async def test_a_question_that_comes_again_says_so(open_app: Open, bank: Path) -> None:
    async with open_app(bank, mode="practice", seed=1) as opened:
        await opened.press("s", "b", "enter", "b", "enter")
        assert "Skipped before, now once more." in opened.text


async def test_a_flag_stays_with_the_question_it_was_begun_on(open_app: Open, bank: Path) -> None:
    async with open_app(bank, mode="practice", seed=1) as opened:
        first = opened.app.kept.item().id
        await opened.press("u", *"odd")
        opened.app.kept.run.skip()
        opened.app.kept.run.advance()
        assert opened.app.kept.item().id != first
        await opened.press("enter")
        assert opened.app.store.read("SELECT item.name FROM flag JOIN item ON item.key = flag.item") == [(first,)]


async def test_capital_letters_and_space_work_too(open_app: Open, bank: Path) -> None:
    async with open_app(bank, mode="practice", seed=1) as opened:
        await opened.press("B")
        assert "✓ Right." in opened.text
        await opened.press("space")
        assert "2/3" in opened.lines[0]


async def test_leaving_to_home_says_what_is_saved(open_app: Open, bank: Path) -> None:
    async with open_app(bank, mode="practice", seed=1) as opened:
        await opened.press("b", "escape")
        assert "Saved. 1 of 3 answered." in opened.words
        await opened.press("r", "escape")
        assert "Saved." not in opened.words


async def test_options_keep_their_lines_when_feedback_comes(open_app: Open, make_bank: BankMaker) -> None:
    text = " ".join(f"word{n}" for n in range(40))
    bank = make_bank([question("q1", stem=text, answer=text, explanation=text * 4, feedback=text)])
    async with open_app(bank, mode="practice") as opened:
        before = [" ".join(line.split()) for line in opened.lines[1:12] if "word" in line]
        await opened.press("b")
        opened.app.screen.body.scroll_home(animate=False)
        await opened.settle()
        after = [" ".join(line.replace("✓", "").split()) for line in opened.lines[1:12] if "word" in line]
        assert [line.rstrip(" ▁▂▃▄▅▆▇█") for line in after] == before
