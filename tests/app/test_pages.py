"""Home and the other pages, at every size, in both languages."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.geometry import Size

from phonequiz.bank.shelf import shipped_folder
from phonequiz.settings import read_settings

from ..conftest import BankMaker, question, questions
from .conftest import Open, Opened

SIZES = [(80, 24), (40, 15), (120, 40)]
SHIPPED = {language: shipped_folder() / f"telefone.{language}.toml" for language in ("de", "en")}


@pytest.fixture
def bank(make_bank: BankMaker) -> Path:
    asked = [row | {"quote": "An article."} for row in questions(6)]
    return make_bank(asked, exam={"questions": 4}, article="An article.\n\nTitle\n\nEnd.")


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("language", ["de", "en"])
async def test_home_as_it_looks(
    open_app: Open, language: str, size: tuple[int, int], snapshot: SnapshotAssertion
) -> None:
    async with open_app(SHIPPED[language], language=language, size=size) as opened:
        assert opened.text == snapshot


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("language", ["de", "en"])
async def test_a_question_and_its_feedback_as_they_look(
    open_app: Open, language: str, size: tuple[int, int], snapshot: SnapshotAssertion
) -> None:
    async with open_app(
        SHIPPED[language], mode="practice", items=("malware-2017",), seed=3, language=language, size=size
    ) as opened:
        assert opened.text == snapshot(name="asked")
        await opened.press("b")
        assert opened.text == snapshot(name="told")


async def test_keys_of_home(open_app: Open, bank: Path) -> None:
    async with open_app(bank) as opened:
        for key, page in (("r", "ProgressPage"), ("o", "ArticlePage"), ("question_mark", "KeysPage")):
            await opened.press(key)
            assert opened.page == page
            await opened.press("escape")
            assert opened.page == "HomePage"
        await opened.press("2")
        assert "Topic t2" in opened.lines[0]
        assert "1/3" in opened.lines[0]
        await opened.press("escape", "p")
        assert "1/6" in opened.lines[0]
        await opened.press("escape", "e")
        assert "1/4" in opened.lines[0]


async def test_home_counts_what_is_new_and_what_is_wrong(open_app: Open, bank: Path) -> None:
    async with open_app(bank, mode="practice", seed=1) as opened:
        await opened.press("a", "enter", "b", "enter", "b", "enter", "escape")
        assert "3 not seen yet, one to put right" in opened.text


async def test_progress_shows_topics_runs_and_the_hardest(open_app: Open, bank: Path) -> None:
    async with open_app(bank, mode="practice", seed=1) as opened:
        await opened.press("r")
        assert opened.page == "PracticePage", "r is no key of a question"
        for key in "abbbbb":
            await opened.press(key, "enter")
        await opened.press("escape", "r")
        assert opened.page == "ProgressPage"
        assert "100 │" in opened.text
        assert "Hardest questions" in opened.text
        assert "0/1" in opened.text
        await opened.press("enter")
        assert "1/1" in opened.lines[0]


@pytest.mark.parametrize(
    ("language", "name", "nothing"), [("de", "Farben", "Nichts gefunden"), ("en", "Theme", "Nothing found")]
)
async def test_the_palette_speaks_the_learners_language_and_the_theme_is_remembered(
    open_app: Open, bank: Path, tmp_path: Path, language: str, name: str, nothing: str
) -> None:
    async with open_app(bank, language=language) as opened:
        await opened.press("ctrl+p")
        assert name in opened.text
        for english in ("Quit", "Screenshot", "Search for commands") if language == "de" else ():
            assert english not in opened.text
        await opened.press(*"zzzz")
        await opened.until(lambda: nothing in opened.text)
        await opened.press("escape")
        opened.app.search_themes()
        await opened.settle()
        await opened.press(*"nord")
        await opened.until(lambda: "nord" in opened.text)
        await opened.press("enter", "enter")
        assert opened.app.theme == "nord"
    assert read_settings(tmp_path / "data").theme == "nord"
    async with open_app(bank) as opened:
        assert opened.app.theme == "nord"


async def test_several_banks_are_chosen_from(open_app: Open, bank: Path) -> None:
    async with open_app(SHIPPED["en"], banks=(bank,)) as opened:
        await opened.press("c")
        assert opened.page == "ChooserPage"
        assert "Small bank" in opened.text
        await opened.press("2")
        assert opened.page == "HomePage"
        assert "Small bank" in opened.lines[0]


async def test_a_broken_bank_among_them_is_told_and_keeps_nobody(open_app: Open, bank: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.toml"
    broken.write_text("[bank\n")
    async with open_app(SHIPPED["en"], banks=(bank, broken)) as opened:
        assert opened.page == "HomePage"
        await opened.press("c")
        assert "broken.toml cannot be used" in opened.words.replace("br oken", "broken")


async def test_a_broken_bank_shows_its_first_errors(open_app: Open, make_bank: BankMaker) -> None:
    bank = make_bank([question("q1", topci="x")])
    async with open_app(bank) as opened:
        assert opened.page == "ProblemPage"
        assert "did you mean 'topic'?" in opened.words
        assert "phonequiz check" in opened.words


async def test_where_nothing_can_be_kept_one_is_asked_first(open_app: Open, bank: Path, tmp_path: Path) -> None:
    (tmp_path / "data").write_bytes(b"in the way")
    async with open_app(bank) as opened:
        assert opened.page == "UnkeptPage"
        assert "Your progress cannot be kept" in opened.text
        await opened.press("enter", "escape", "space")
        assert opened.page == "UnkeptPage", "nobody goes on by accident"
        await opened.press("w", "p", "b")
        assert "✓ Right." in opened.text
    assert (tmp_path / "data").read_bytes() == b"in the way"


async def test_a_damaged_record_is_told_and_left_as_it_is(open_app: Open, bank: Path, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "progress.db").write_bytes(b"no database " * 400)
    async with open_app(bank, mode="practice", language="de") as opened:
        assert "beschädigt" in opened.words
        await opened.press("w", "b")
        assert "✓ Richtig." in opened.text
    assert (tmp_path / "data" / "progress.db").read_bytes() == b"no database " * 400


HOSTILE = [
    "[link=http://x]y[/link]",
    "[bold]a[/] [/] [",
    "$accent @click=app.quit {x} %s",
    "a👩‍👩‍👧‍👦 wide 漢字かな e\u0301",
    "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverleihung" * 4,
    "```\ncode   with    spaces\n```",
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("size", [(80, 24), (40, 15), (20, 6)], ids=str)
async def test_hostile_texts_are_shown_as_they_are_written(
    open_app: Open, make_bank: BankMaker, text: str, size: tuple[int, int]
) -> None:
    asked = question("q1", stem=text, answer="yes " + text, explanation=text, feedback=text, distractors=["no " + text])
    bank = make_bank([asked], title=text.replace("\n", " "))
    async with open_app(bank, mode="practice", size=size) as opened:
        if size == (80, 24):
            shown = text.replace("```", "").split()[0][:12]
            assert shown in opened.text
        await opened.press("b")
        assert opened.app.kept.run.answers[0].right
        await opened.press("enter", "down", "escape")
        assert opened.page == "HomePage"


async def resize(opened: Opened, size: tuple[int, int]) -> None:
    await opened.pilot.resize_terminal(*size)
    await opened.settle()
    assert opened.app.size == Size(*size)


PAGES: list[tuple[str, ...]] = [
    (),
    ("p",),
    ("p", "b"),
    ("p", "u"),
    ("e",),
    ("e", "x"),
    ("e", "b", "x", "y"),
    ("e", "b", "x", "y", "v"),
    ("r",),
    ("o",),
    ("c",),
    ("question_mark",),
    ("ctrl+p",),
]


@pytest.mark.parametrize("keys", PAGES, ids="-".join)
async def test_no_size_breaks_a_page(open_app: Open, bank: Path, keys: tuple[str, ...]) -> None:
    async with open_app(bank, banks=(bank,)) as opened:
        await opened.press(*keys)
        page, before = opened.page, opened.words
        for size in [(20, 6), (19, 6), (20, 5), (1, 1), (5, 40), (300, 3), (300, 90), (40, 15), (80, 24)]:
            await resize(opened, size)
            if opened.page.endswith("Page"):
                small = size[0] < 20 or size[1] < 6
                assert ("larger" in opened.words or "Please" in opened.words or size[0] < 10) or not small
        if opened.page == page and page != "Palette":
            assert opened.words == before


async def test_a_page_too_small_to_see_takes_no_answer(open_app: Open, bank: Path) -> None:
    async with open_app(bank, mode="practice") as opened:
        await resize(opened, (15, 4))
        await opened.press("b")
        assert opened.app.kept.run.answered == 0
        await resize(opened, (80, 24))
        await opened.press("b")
        assert opened.app.kept.run.answered == 1


async def test_the_column_is_never_wider_than_100(open_app: Open) -> None:
    async with open_app(SHIPPED["en"], mode="practice", seed=2, size=(300, 50)) as opened:
        await opened.press("b")
        texts = [line for line in opened.lines[1:-1] if line.strip()]
        left = min(len(line) - len(line.lstrip()) for line in texts)
        assert max(len(line) for line in texts) - left <= 76
        assert left > 100


async def test_nothing_is_kept_for_a_run_without_an_answer(open_app: Open, bank: Path, tmp_path: Path) -> None:
    async with open_app(bank, mode="practice") as opened:
        await opened.press("s", "q")
    connection = sqlite3.connect(tmp_path / "data" / "progress.db")
    assert connection.execute("SELECT count(*) FROM run").fetchall() == [(0,)]
    connection.close()


async def test_home_and_the_run_name_the_same_question_after_a_skip(open_app: Open, bank: Path) -> None:
    async with open_app(bank, mode="practice", seed=1) as opened:
        await opened.press("s", "b", "escape")
        assert "▸ Go on question 3 of 6" in opened.words
        await opened.press("enter")
        assert "3/6" in opened.lines[0]


async def test_the_palette_is_no_way_past_the_question_whether_to_go_on_unkept(
    open_app: Open, bank: Path, tmp_path: Path
) -> None:
    (tmp_path / "data").write_bytes(b"in the way")
    async with open_app(bank) as opened:
        opened.app.go_home()
        await opened.settle()
        assert opened.page == "UnkeptPage"


async def test_the_answers_of_an_exam_are_listed_beside_the_keys(open_app: Open, bank: Path) -> None:
    async with open_app(bank, mode="exam", size=(80, 40)) as opened:
        await opened.press("a", "enter", "b", "x", "x")
        assert "Your answer: other of q" in opened.words
        assert "; right: key of q" in opened.words
        assert "not answered; right: key of q" in opened.words
