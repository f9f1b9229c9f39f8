"""Make the picture of the README from the running app: ``python docs/picture.py [FILE.svg]``."""

from __future__ import annotations

import asyncio
import re
import sys
import tempfile
from pathlib import Path

from phonequiz.app.app import Order, PhonequizApp
from phonequiz.bank.shelf import shipped_folder
from phonequiz.record.rows import Request
from phonequiz.settings import Settings
from phonequiz.setup import Setup

QUESTION, WRONG = "malware-2017", "d2"
SIZE = (80, 24)


async def picture(folder: Path) -> str:
    """The screen with a wrong answer and its feedback, as SVG without links to fonts elsewhere."""
    bank = shipped_folder() / "telefone.en.toml"
    # The first seed that begins with the question: the picture shows a run as it is, not one made up.
    for seed in range(1000):
        app = PhonequizApp(Setup(Settings(folder), "en"), bank, Order("practice", Request(seed=seed), no_record=True))
        app.prepare()
        if app.kept is not None and app.kept.item().id == QUESTION:
            break
    async with app.run_test(size=SIZE) as pilot:
        assert app.kept is not None
        place = [option.id for option in app.kept.options()].index(WRONG)
        await pilot.press("abcdefgh"[place])
        await app.workers.wait_for_complete()
        await pilot.pause()
        svg = app.export_screenshot(title="phonequiz practice")
    svg = re.sub(r"@font-face \{.*?\}", "", svg, flags=re.DOTALL)
    svg = re.sub(r"Fira Code", "ui-monospace, Menlo, Consolas, DejaVu Sans Mono", svg)
    return re.sub(r"terminal-\d+", "terminal", svg)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        made = asyncio.run(picture(Path(name)))
    Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).with_name("question.svg")).write_text(
        made, encoding="utf-8"
    )
