"""What tests of banks need: a bank file from a text, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from phonequiz.bank.reading import located, parse
from phonequiz.problems import Problem

Findings = Callable[..., list[Problem]]


@pytest.fixture
def findings(tmp_path: Path) -> Findings:
    """``findings("format = 1\\n…")`` gives what is wrong with a bank of this text, in a folder with an article."""
    article = "Phones ring.\nThey ring   all\nday long. Some never ring.\n"
    (tmp_path / "article.txt").write_text(article, encoding="utf-8")

    def findings_(text: str | bytes) -> list[Problem]:
        path = tmp_path / "bank.toml"
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return located(parse(path))

    return findings_
