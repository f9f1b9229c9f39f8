"""Texts that look like markup, like commands or like nothing that fits: all shown as written, and the keys act."""

import re
import unicodedata

import pytest

from .banks import rows, toml_text

FEEDBACK = re.compile(r"\b(Right|Wrong)\b")
FAMILY = "👩‍👩‍👧‍👦"
HOSTILE = {
    "link": "[link=http://x]y[/link]",
    "open link": "[link=http://x]y[/link",
    "bold": "[bold]heavy",
    "unopened": "gone[/] and [/bold]",
    "variable": "$accent [$accent]x[/]",
    "action": "[@click=app.quit]leave[/]",
    "percent": "100 %s %d %(x)s %",
    "braces": "{x} {} {0!r} {",
    "backslash": r"\[bold] \n \x1b",
    "brackets": "[[[]]][",
    "emoji": f"{FAMILY} 👍🏽 🇩🇪",
    "wide": "電話は便利です。電話は便利です。",
    "combining": "Zalgo a\u0300\u0301\u0302\u0303\u0304b\u0323c\u0335",
    "right to left": "שלום مرحبا",
    "shell": "$(reboot) `reboot` ; rm -rf ~ | & < >",
    "html": "<b>bold</b> &amp; &lt;",
    "code colon": ":smile: :warning:",
}
LONG_STEM = "Sehr lang und immer länger. " * 370
LONG_WORD = "Donaudampfschiff" * 20


def write(path, stem, options, explanation="Because.", title="Bank", topic="Topic", feedback=None, source=""):
    first, *others = options
    told = f", feedback = {toml_text(feedback)}" if feedback else ""
    distractors = ", ".join(f"{{ text = {toml_text(text)}{told} }}" for text in others)
    path.write_text(
        f'format = 1\n[bank]\nid = "hostile"\ntitle = {toml_text(title)}\nlanguage = "en"\n{source}'
        f'[[topic]]\nid = "t"\ntitle = {toml_text(topic)}\n'
        f'[[question]]\nid = "q"\ntopic = "t"\nstem = {toml_text(stem)}\nanswer = {toml_text(first)}\n'
        f'distractors = [{distractors}]\norder = "fixed"\nexplanation = {toml_text(explanation)}\n'
        + ('quote = "The quote."\n' if source else ""),
        encoding="utf-8",
    )
    return path


def seen(terminal):
    """What is on the screen, as letters only: how it is wrapped and spaced is another matter."""
    return plain(terminal.text)


def plain(text):
    text = unicodedata.normalize("NFC", text)
    return "".join(c for c in text if not c.isspace() and unicodedata.category(c) not in {"Mn", "Cf"})


@pytest.mark.parametrize("name", HOSTILE)
def test_a_text_is_shown_as_it_is_written_wherever_it_stands(open_terminal, tmp_path, name):
    text = HOSTILE[name]
    path = write(
        tmp_path / "hostile.toml",
        f"stem {text}",
        [f"key {text}", f"other {text}", f"third {text}"],
        f"explained {text}",
        f"bank {text}",
        f"topic {text}",
        f"told {text}",
    )
    terminal = open_terminal("practice", "--bank", path, rows=40, environ={"PHONEQUIZ_BANKS": str(path)})

    def shows(*parts, length=None):
        terminal.wait_for(lambda: all(plain(f"{part} {text}")[:length] in seen(terminal) for part in parts))

    shows("stem", "key", "other", "third", "topic")
    terminal.press("b", FEEDBACK)
    shows("told", "explained", "key")
    terminal.press("\r", "Score: 0 of 1")
    shows("bank", "stem")
    terminal.press("\x1b", "Practise")
    shows("topic", length=16)  # where the line is full, the rest is cut
    terminal.press("r", "Hardest")
    shows("stem")
    terminal.press("\x1b", "Practise")
    terminal.press("c", "Another bank")
    shows("bank")
    terminal.send("q")
    assert terminal.wait_exit() == 0
    assert "Traceback" not in terminal.written

    terminal = open_terminal("practice", "--plain", "--new", "--bank", path, rows=60, columns=120)
    terminal.wait_for(lambda: terminal.prompting)
    terminal.press("b\r", "Score: 0 of 1")
    assert terminal.wait_exit() == 0
    for part in ("topic", "stem", "key", "other", "third", "told", "explained"):
        assert plain(f"{part} {text}") in plain(terminal.written)


@pytest.mark.parametrize("size", [(80, 24), (40, 15), (20, 6)], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize(
    ("stem", "option"),
    [
        (LONG_STEM, "short"),
        ("Short?", LONG_WORD),
        (LONG_WORD, LONG_WORD),
        (LONG_STEM, LONG_STEM),
        ("a\n\n\nb\n" * 30, "x\ny"),
    ],
    ids=["long-stem", "long-options", "long-words", "all-long", "lines"],
)
def test_however_long_the_texts_are_keys_act_and_feedback_comes_into_view(open_terminal, tmp_path, size, stem, option):
    columns, rows_ = size
    options = [f"{n}: {option}" for n in range(3)]
    path = write(tmp_path / "long.toml", stem, options)
    terminal = open_terminal("practice", "--bank", path, columns=columns, rows=rows_)
    terminal.wait_for("1/1")
    terminal.press("b", FEEDBACK)
    assert "Wrong" in terminal.text
    assert all(len(line) <= columns for line in terminal.lines)
    terminal.press("\r", "Score: 0 of 1")


def test_code_keeps_its_lines(open_terminal, tmp_path, data_dir):
    code = "What does it print?\n```\nfor x in [1, 2]:\n    print(x)\n```\nThink."
    path = write(tmp_path / "code.toml", code, ["```\n[1]\n  [2]\n```", "```\n{x}\n```", "nothing"])
    terminal = open_terminal("practice", "--bank", path)
    terminal.wait_for("nothing")
    lines = terminal.lines
    loop = next(at for at, line in enumerate(lines) if "for x in [1, 2]:" in line)
    assert lines[loop + 1].index("print(x)") == lines[loop].index("for") + 4
    first = next(at for at, line in enumerate(lines) if "[1]" in line)
    assert lines[first + 1].index("[2]") == lines[first].index("[1]") + 2
    terminal.press("c", FEEDBACK)
    assert rows(data_dir, "SELECT response FROM answer") == [("d2",)]


def test_escape_sequences_in_an_article_do_nothing(open_terminal, tmp_path):
    hostile = "\x1b[2J\x1b[31mred \x1b]0;title\x07 \x1b[?1049l \x9b5m \x07 \u202egnp.exe\u202c [bold]b[/bold] \x1bc end"
    (tmp_path / "article.txt").write_text(f"First {hostile}.\n\nThe quote.\n\nLast {hostile}.\n", encoding="utf-8")
    path = write(
        tmp_path / "bank.toml", "Which?", ["a1", "b1"], source='source = "article.txt"\nsource_language = "en"\n'
    )
    terminal = open_terminal("practice", "--bank", path)
    terminal.wait_for("b1")
    terminal.press("a", FEEDBACK)
    before = len(terminal.output)
    terminal.press("o", "Last")
    terminal.settle()
    shown = terminal.output[before:].replace(b"\x1b]22;default\x07", b"")  # the shape of the mouse's pointer
    for sequence in (
        b"\x1b[2J",
        b"\x1b[31mred",
        b"\x1b]0;",
        b"\x1b[?1049l",
        b"\x07",
        b"\x1bc",
        b"\xc2\x9b",
        b"\xe2\x80\xae",
    ):
        assert sequence not in shown
    assert "[bold]b[/bold]" in terminal.text
    assert "The quote." in terminal.text
    terminal.press("o", FEEDBACK)
    terminal.send("q")
    assert terminal.wait_exit() == 0
    assert terminal.left_behind == []


@pytest.mark.parametrize("face", [(), ("--plain",)], ids=["app", "plain"])
@pytest.mark.parametrize(
    "sequence", ["\\u001b[2J", "\\u202e", "\\u0007", "\x1b[2J"], ids=["escape", "bidi", "bell", "raw"]
)
def test_a_bank_with_control_characters_is_refused_without_sending_them(open_terminal, tmp_path, face, sequence):
    path = write(tmp_path / "bank.toml", "STEM", ["a1", "b1"])
    path.write_text(path.read_text(encoding="utf-8").replace("STEM", f"st{sequence}em"), encoding="utf-8")
    terminal = open_terminal("practice", "--bank", path, *face)
    assert terminal.wait_exit() == 2
    assert re.search(r"bank\.toml:\d+:\d+: ", terminal.written.replace("\n", ""))
    assert not re.search(rb"\x1b\[2J|\x07|\xe2\x80\xae", terminal.output)
    assert "Traceback" not in terminal.written


def test_hostile_names_on_the_command_line_are_said_harmlessly(open_terminal, tmp_path):
    for options in (["--bank", tmp_path / "\x1b[2J[bold].toml"], ["\x1b[31m[red]"], ["--lang", "\x1b]0;x\x07"]):
        terminal = open_terminal("practice", *options)
        assert terminal.wait_exit() == 2
        assert not re.search(rb"\x1b\[[23]|\x1b\]|\x07", terminal.output)
        assert "Traceback" not in terminal.written


def test_a_hostile_word_why_a_question_is_unclear_is_kept_as_it_is(open_terminal, bank, data_dir):
    terminal = open_terminal("practice", "--bank", bank)
    terminal.wait_for("k1 of")
    terminal.press("u", "What is unclear")
    terminal.send("[bold]why[/] %s '); DROP TABLE flag;-- q")
    terminal.wait_for("DROP TABLE")
    terminal.press("\r", "Noted")
    assert rows(data_dir, "SELECT why FROM flag") == [("[bold]why[/] %s '); DROP TABLE flag;-- q",)]
    terminal.press("a", FEEDBACK)
