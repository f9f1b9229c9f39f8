"""Every page at every size: nothing crashes, and what was there comes back whole."""

import re

import pytest

from .banks import bank_text
from .harness import CTRL_P, DOWN, ESCAPE

SIZES = [(40, 15), (20, 6), (19, 5), (1, 1), (300, 80), (2, 40), (120, 3), (80, 24)]
FEEDBACK = re.compile(r"\b(Right|Wrong)\b")
TOO_SMALL = re.compile(r"(?s)larger|make")


@pytest.fixture
def surroundings(tmp_path):
    """A bank with an article, an exam with a limit and long words, and another bank to choose from."""
    (tmp_path / "article.txt").write_text(
        "# Zahlen\n\n" + "\n\n".join(f"All about {n:03} is told here, at some length. " * 6 for n in range(12)),
        encoding="utf-8",
    )
    text = bank_text(exam='questions = 4\ntime_limit = "1h"\n').replace(
        'language = "en"\n', 'language = "en"\nsource = "article.txt"\nsource_language = "de"\n'
    )
    text = re.sub(
        r'explanation = "All about (\d+)\."',
        r'explanation = "Donaudampfschifffahrtsgesellschaftskapitän 📱 電話 \1"\nquote = "All about \1 is told here"',
        text,
    )
    path = tmp_path / "numbers.en.toml"
    path.write_text(text, encoding="utf-8")
    other = tmp_path / "other.en.toml"
    other.write_text(bank_text().replace('id = "numbers"', 'id = "other"'), encoding="utf-8")
    return {"PHONEQUIZ_BANKS": f"{path}:{other}"}, path


# name: (command, keys to press, each with what it brings)
PAGES = {
    "home": ((), []),
    "keys": ((), [("?", "Keys")]),
    "progress": ((), [("r", "Nothing answered yet")]),
    "progress with runs": (
        ("exam",),
        [("a", "●"), ("x", "not answered"), ("y", "Score:"), (ESCAPE, "Topics"), ("r", "Your runs")],
    ),
    "article": ((), [("o", "The article")]),
    "chooser": ((), [("c", "Another bank")]),
    "palette": ((), [(CTRL_P, "Search for")]),
    "themes": ((), [(CTRL_P, "Search for"), ("Theme", "Choose other"), (DOWN + "\r", "nord")]),
    "question": (("practice",), []),
    "feedback": (("practice",), [("a", FEEDBACK)]),
    "article at the quote": (("practice",), [("a", FEEDBACK), ("o", "is told here")]),
    "flag": (("practice",), [("u", "What is unclear")]),
    "exam": (("exam",), []),
    "hand-in": (("exam",), [("x", "not answered")]),
    "result": (("exam",), [("x", "not answered"), ("y", "Score: 0 of 4")]),
    "review": (("exam",), [("x", "not answered"), ("y", "Score: 0 of 4"), ("v", "All about")]),
}


MODAL = {"palette", "themes", "flag", "hand-in"}


def content(terminal):
    """The lines of the screen without the time that is left and without the scroll bar's ends."""
    lines = (re.sub(r"\d+:\d\d(:\d\d)?|[▁▂▃▄▅▆▇█]$", "", line) for line in terminal.lines)
    return [" ".join(line.split()) for line in lines]


# The page that matters most at every run; the others, some four seconds each, with the slow ones.
@pytest.mark.parametrize(
    "page", [pytest.param(page, marks=() if page == "feedback" else pytest.mark.slow) for page in PAGES]
)
def test_a_page_survives_every_size_and_comes_back_whole(open_terminal, surroundings, page):
    environ, path = surroundings
    command, keys = PAGES[page]
    options = ("--bank", path) if command else ()
    terminal = open_terminal(*command, *options, environ=environ)
    terminal.wait_for("k1 of" if command else "Practise")
    for key, sign in keys:
        terminal.press(key, sign)
    terminal.settle()
    before = content(terminal)
    for columns, rows in SIZES:
        terminal.resize(columns, rows)
        terminal.settle(0.1)
        assert terminal.running, f"ended at {columns}×{rows}: {terminal.written[-2000:]}"
        if (columns, rows) == (19, 5) and page not in MODAL:
            terminal.wait_for(lambda: TOO_SMALL.search(terminal.text))
        if columns == 300:
            width = max(len(line.strip()) for line in terminal.lines[1:-1])
            assert width <= 100, "the column of text stays readable"
    if page not in ("palette", "themes"):
        terminal.wait_for(lambda: content(terminal) == before)
    if page in MODAL:
        terminal.send(ESCAPE)
        terminal.settle(0.2)
    terminal.send("q")
    assert terminal.wait_exit() == 0
    assert terminal.left_behind == []
    assert "Traceback" not in terminal.written


@pytest.mark.parametrize(
    "size", [(1, 1), (19, 5), (20, 6), (40, 15), (300, 80)], ids=lambda size: f"{size[0]}x{size[1]}"
)
def test_the_program_starts_at_every_size_and_keys_act_where_there_is_room(open_terminal, surroundings, size):
    environ, path = surroundings
    columns, rows = size
    terminal = open_terminal("practice", "--bank", path, environ=environ, columns=columns, rows=rows)
    terminal.wait_for(lambda: 1049 in terminal.ever_on and terminal.text.strip())
    terminal.settle()
    if columns >= 20 and rows >= 6:
        terminal.wait_for("Which")
        terminal.press("a", FEEDBACK)
    else:
        terminal.send("a\r")
        terminal.settle()
        assert not FEEDBACK.search(terminal.text)
    terminal.send("q")
    assert terminal.wait_exit() == 0
    assert terminal.left_behind == []


def test_a_modern_terminal_may_report_its_size_in_band(open_terminal, surroundings):
    environ, path = surroundings
    terminal = open_terminal("practice", "--bank", path, environ=environ, answers=True)
    terminal.wait_for("k1 of")
    for columns, rows in ((19, 5), (40, 15), (80, 24)):
        terminal.resize(columns, rows)
        terminal.wait_for(TOO_SMALL if columns == 19 else "k1 of")
    terminal.press("a", FEEDBACK)
