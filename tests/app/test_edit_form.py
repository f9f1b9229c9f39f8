"""The form of a question: what is written is in the bank at once, and what is wrong stands below its field."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import tomli
from textual.screen import Screen

from phonequiz.app.editor import EditApp
from phonequiz.app.screens.edit_form import FormPage
from phonequiz.app.widgets.fields import Choice, TextField
from phonequiz.bank.reading import load

from ..conftest import BankMaker, question
from .conftest import Opened, OpenEditor

ARTICLE = "Bells ring at noon in town. Nobody hears them there.\n"


@pytest.fixture
def bank(make_bank: BankMaker) -> Path:
    asked = [
        question("q1", stem="When do bells ring?", quote="Bells ring at noon in town."),
        question("q2", "t2", quote="Nobody hears them there."),
    ]
    return make_bank(asked, article=ARTICLE, source_language="de")


def row(opened: Opened, number: int = 0) -> dict[str, object]:
    return opened.app.session.row(number)


async def focus(opened: Opened, name: str) -> TextField | Choice:
    (field,) = [field for field in opened.app.screen.query("TextField, Choice") if field.name == name]
    field.focus()
    await opened.settle()
    return field


async def told(opened: Opened, text: str) -> None:
    """Wait until the form has said what is wrong."""
    await opened.until(lambda: text in opened.words)


async def test_a_form_that_is_only_looked_at_changes_nothing(open_editor: OpenEditor, bank: Path) -> None:
    async with open_editor(bank) as opened:
        await opened.press("enter", *["tab"] * 25, "escape")
        assert not opened.app.session.unsaved
        assert opened.app.session.steps == 0


async def test_what_is_written_is_in_the_bank_at_once(open_editor: OpenEditor, bank: Path) -> None:
    before = bank.read_text()
    async with open_editor(bank) as opened:
        await opened.press("enter", "end", *"?!")
        assert row(opened)["stem"] == "When do bells ring??!"
        await opened.press("ctrl+s", "escape")
    assert bank.read_text() == before.replace("bells ring?", "bells ring??!")


async def test_findings_stand_below_their_field_as_one_types(open_editor: OpenEditor, bank: Path) -> None:
    async with open_editor(bank, size=(80, 40)) as opened:
        await opened.press("enter")
        assert "sound" in opened.lines[0]
        await focus(opened, "answer.0")
        await opened.press(*["backspace"] * 20, *"other of q1")
        await told(opened, "✗ the option 'other of q1' is equal to 'other of q1'")
        wrong = next(number for number, line in enumerate(opened.lines) if "is equal to" in line)
        assert "other of q1" in opened.lines[wrong - 1]
        assert opened.lines[wrong - 1].split()[0] == "Wrong"
        await opened.press(*" at ease")
        await told(opened, "sound")
        assert "is equal to" not in opened.text
        await focus(opened, "quote")
        await opened.press("home", *"x")
        await told(opened, "✗ the quote is not in the article")
        await focus(opened, "id")
        await opened.press("backspace", *"2")
        await told(opened, "the id is that of another question")


async def test_an_option_more_can_be_written_below_the_last(open_editor: OpenEditor, bank: Path) -> None:
    async with open_editor(bank, size=(80, 40)) as opened:
        await opened.press("enter")
        await focus(opened, "distractor.2")
        await opened.press(*"more", "enter", *"no", "enter", *"still")
        assert row(opened)["distractors"][2:] == [{"text": "more", "feedback": "no"}, "still"]
        await focus(opened, "distractor.0")
        await opened.press("ctrl+u", *["delete"] * 20, *["backspace"] * 20)
        assert len(row(opened)["distractors"]) == 3


async def test_another_type_has_other_fields_and_forgets_none(open_editor: OpenEditor, bank: Path) -> None:
    async with open_editor(bank, size=(80, 50)) as opened:
        await opened.press("enter")
        await focus(opened, "type")
        await opened.press("right")
        assert (row(opened)["type"], row(opened)["answer"]) == ("multiple", ["key of q1"])
        await focus(opened, "answer.1")
        await opened.press(*"second")
        assert row(opened)["answer"] == ["key of q1", "second"]
        await focus(opened, "type")
        await opened.press("right")
        assert (row(opened)["answer"], "distractors" in row(opened)) == (True, False)
        await focus(opened, "truth")
        await opened.press("space")
        assert row(opened)["answer"] is False
        await focus(opened, "type")
        await opened.press("left")
        assert row(opened)["answer"] == ["key of q1", "second"]
        assert row(opened)["distractors"][0] == "other of q1"
        for _ in range(5):
            await opened.press("ctrl+z")
        assert row(opened)["answer"] == "key of q1"
        assert [field.name for field in opened.app.screen.query(TextField)].count("answer.0") == 1


async def test_choices_are_made_by_keys_and_mouse(open_editor: OpenEditor, bank: Path) -> None:
    async with open_editor(bank, size=(80, 50)) as opened:
        await opened.press("enter")
        status = await focus(opened, "status")
        await opened.press("space")
        assert row(opened)["status"] == "draft"
        await opened.pilot.click(status)
        await opened.settle()
        assert "status" not in row(opened)
        await focus(opened, "topic")
        await opened.press("right")
        assert row(opened)["topic"] == "t2"
        await focus(opened, "difficulty")
        await opened.press("right", "right")
        assert row(opened)["difficulty"] == 2
        await focus(opened, "tags")
        await opened.press(*"a,b")
        assert row(opened)["tags"] == ["a", "b"]
        await focus(opened, "order")
        await opened.press("right")
        assert ("order" in row(opened), row(opened)["place"]) == (False, 2)
        await focus(opened, "quote_translation")
        await opened.press(*"Mittags")
        assert row(opened)["quote_translation"] == "Mittags"


async def test_lines_are_broken_by_a_key_of_their_own(open_editor: OpenEditor, bank: Path) -> None:
    async with open_editor(bank) as opened:
        await opened.press("enter", "end", "ctrl+j", *"so")
        assert row(opened)["stem"] == "When do bells ring?\nso"
        await opened.press("down")
        assert opened.app.focused.name == "type", "below the last line is the next field"


async def test_the_preview_follows_what_is_typed(open_editor: OpenEditor, bank: Path) -> None:
    async with open_editor(bank, size=(130, 40)) as opened:
        await opened.press("enter")
        assert "✓ b   key of q1" in opened.text
        await focus(opened, "answer.0")
        await opened.press("end", *"!")
        await told(opened, "✓ b key of q1!")
        await opened.press(*["backspace"] * 20)
        await told(opened, "Not complete yet.")


async def test_where_there_is_no_room_the_preview_is_a_page(open_editor: OpenEditor, bank: Path) -> None:
    async with open_editor(bank) as opened:
        await opened.press("enter", "ctrl+t")
        assert opened.page == "PreviewPage"
        assert "✓ b   key of q1" in opened.text
        await opened.press("enter")
        assert opened.page == "FormPage"


async def test_the_quote_is_taken_from_the_article(open_editor: OpenEditor, bank: Path) -> None:
    async with open_editor(bank) as opened:
        await opened.press("enter", "ctrl+o")
        assert "Bells ring at noon in town." in opened.text
        await opened.press("down", "enter")
        assert row(opened)["quote"] == "Nobody hears them there."
        await opened.press("ctrl+o", "up", "shift+down", "enter")
        assert row(opened)["quote"] == "Bells ring at noon in town. Nobody hears them there."
        await opened.press("ctrl+z", "ctrl+z")
        assert row(opened)["quote"] == "Bells ring at noon in town."
        await opened.press("ctrl+z")
        assert opened.app.session.steps == 0
        await opened.press("ctrl+y")
        assert row(opened)["quote"] == "Nobody hears them there."


async def test_undo_in_the_form_ends_where_it_was_opened(open_editor: OpenEditor, bank: Path) -> None:
    async with open_editor(bank) as opened:
        await opened.press("d", "enter", "end", *"!!", "ctrl+z", "ctrl+z", "ctrl+z")
        assert [piece.id for piece in opened.app.session.pieces] == ["q1", "q1-2", "q2"]
        assert row(opened, 1)["stem"] == "When do bells ring?"


async def test_a_new_question_of_which_nothing_was_written_leaves_no_trace(open_editor: OpenEditor, bank: Path) -> None:
    async with open_editor(bank) as opened:
        await opened.press("n")
        assert "✗" not in opened.text, "an empty form is nothing to complain of"
        await opened.press("escape")
        assert not opened.app.session.unsaved
        assert len(opened.app.session) == 2


async def test_the_id_of_a_new_question_follows_its_stem_until_it_is_written(
    open_editor: OpenEditor, bank: Path
) -> None:
    async with open_editor(bank, size=(80, 40)) as opened:
        await opened.press("n", *"Why ring?")
        assert row(opened, 1)["id"] == "ring"
        await focus(opened, "id")
        await opened.press("end", *"-now")
        await focus(opened, "stem")
        await opened.press("end", *" So?")
        assert row(opened, 1)["id"] == "ring-now"


async def test_adding_opens_directly_on_a_new_question(open_editor: OpenEditor, bank: Path) -> None:
    async with open_editor(bank, adding=True, language="de") as opened:
        assert opened.page == "FormPage"
        assert "neue Frage" in opened.lines[0]
        await opened.press(*"Warum", "enter", "enter", *"a", "enter", *"b", "ctrl+o", "down", "enter", "ctrl+s")
        assert row(opened, 1)["quote"] == "Nobody hears them there."
    rows = tomli.loads(bank.read_text())["question"]
    assert [each["id"] for each in rows] == ["q1", "warum", "q2"]
    assert list(load(bank).ready) == ["q1", "q2"], "a new question is a draft"


async def test_a_question_with_values_of_the_wrong_kind_can_be_put_right(
    open_editor: OpenEditor, tmp_path: Path
) -> None:
    path = tmp_path / "odd.toml"
    head = 'format = 1\n[bank]\nid = "n"\ntitle = "N"\nlanguage = "en"\n[[topic]]\nid = "t"\ntitle = "T"\n'
    odd = 'id = 7\nstem = ["x"]\nanswer = 1\ndistractors = "no"\ntags = 1\nplace = "x"\ndifficulty = "y"\ntype = 2\n'
    path.write_text(f"{head}[[question]]\n{odd}")
    async with open_editor(path, size=(80, 60)) as opened:
        await opened.press("enter", *"Why", "escape", "p", "escape")
        assert row(opened)["stem"] == "Why"
        assert row(opened)["answer"] == 1
        await opened.press("s")
    assert 'stem = "Why"' in path.read_text()


async def test_markup_in_a_bank_is_shown_as_it_is_written(open_editor: OpenEditor, make_bank: BankMaker) -> None:
    bank = make_bank([question("q1", stem="[b]Why[/b] [red]", answer="[link=x]a")])
    async with open_editor(bank, size=(130, 40)) as opened:
        assert "[b]Why[/b] [red]" in opened.text
        await opened.press("enter")
        assert opened.text.count("[b]Why[/b] [red]") == 2
        assert "[link=x]a" in opened.text


async def test_undo_puts_the_cursor_where_the_change_was(open_editor: OpenEditor, bank: Path) -> None:
    async with open_editor(bank) as opened:
        await opened.press("enter", "home", *["right"] * 4, *"xy", "ctrl+z")
        assert (row(opened)["stem"], opened.app.focused.cursor_location) == ("When do bells ring?", (0, 4))
        await opened.press("ctrl+y")
        assert opened.app.focused.cursor_location == (0, 6)


async def test_keys_that_would_be_written_are_not_named(open_editor: OpenEditor, bank: Path) -> None:
    async with open_editor(bank, size=(80, 40)) as opened:
        await opened.press("enter", "f1")
        assert opened.page == "KeysPage"
        assert not any(line.split()[:1] == ["q"] for line in opened.lines)


@pytest.mark.parametrize("size", [(80, 24), (40, 15), (120, 40)])
async def test_the_first_frame_of_a_form_is_the_last(
    open_editor: OpenEditor, make_bank: BankMaker, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    long = question("q1", stem="Which of the bells that hang in town ring " + "as often as they did " * 8 + "?")
    bank = make_bank([long])
    frames: list[list[str]] = []
    display = EditApp._display

    def seen(app: EditApp, screen: Screen[object], renderable: object) -> None:
        display(app, screen, renderable)
        if isinstance(screen, FormPage):
            # A scroll bar that appears makes no other page.
            frames.append([re.sub("[▁-█]", " ", strip.text).rstrip() for strip in screen._compositor.render_strips()])

    async with open_editor(bank, size=size) as opened:
        monkeypatch.setattr(EditApp, "_display", seen)
        await opened.press("enter")
        await opened.until(lambda: "Which of the bells" in opened.words)
        assert frames[0] == frames[-1]


def with_tables(bank: Path) -> None:
    """Write the topics as tables, as one does by hand."""
    before, _, rest = bank.read_text().partition("topic = [\n")
    _, _, after = rest.partition("]\n")
    tables = "".join(f'[[topic]]\nid = "{id_}"\ntitle = "Topic {id_}"\n' for id_ in ("t1", "t2"))
    bank.write_text(f"{before}{tables}{after}")


async def test_a_new_topic_is_made_from_the_form(open_editor: OpenEditor, bank: Path) -> None:
    with_tables(bank)
    async with open_editor(bank) as opened:
        await opened.press("enter", "ctrl+n", *"Old bells")
        assert opened.page == "NewTopicPage"
        await opened.press("enter")
        await opened.until(lambda: opened.lines[0].startswith(" Old bells · q1"))
        assert row(opened)["topic"] == "old-bells"
        topic = await focus(opened, "topic")
        assert topic.render().plain == "‹ Old bells ›"
        await opened.press("right")
        assert row(opened)["topic"] == "t1"
        await opened.press("left", "ctrl+s", "ctrl+z", "ctrl+z", "ctrl+z", "ctrl+z")
        assert row(opened)["topic"] == "t1"
        assert "old-bells" not in opened.app.session.topics
    content = tomli.loads(bank.read_text())
    assert content["topic"][-1] == {"id": "old-bells", "title": "Old bells"}
    assert content["question"][0]["topic"] == "old-bells"


async def test_a_new_topic_is_one_of_those_to_move_to(open_editor: OpenEditor, bank: Path) -> None:
    with_tables(bank)
    async with open_editor(bank) as opened:
        await opened.press("m", "n", "escape", "down", "down")
        assert opened.page == "TopicPage"
        await opened.press("enter", *"Old bells", "enter")
        assert opened.page == "QuestionsPage"
        assert row(opened)["topic"] == "old-bells"
        assert "Old bells" in opened.text
        assert "✗" not in opened.text


async def test_a_wrapped_line_is_cleared_whole(open_editor: OpenEditor, make_bank: BankMaker) -> None:
    bank = make_bank([question("q1", stem="When do the bells ring " + "and ring " * 20 + "?\nSo it is.")])
    async with open_editor(bank) as opened:
        await opened.press("enter", "up", "end", "ctrl+u")
        assert row(opened)["stem"] == "\nSo it is."
