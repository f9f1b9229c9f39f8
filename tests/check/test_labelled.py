"""How well the rules do on the labelled questions, and that the figures in the docs are these."""

from __future__ import annotations

import importlib.util
import sys
from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest

from phonequiz.check.rules import SILENCEABLE

from .conftest import report

ROOT = Path(__file__).parents[2]
FOLDER = Path(__file__).parent / "labelled"


@pytest.fixture(scope="module")
def flaws() -> ModuleType:
    spec = importlib.util.spec_from_file_location("flaws", ROOT / "benchmarks" / "flaws.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["flaws"] = module
    spec.loader.exec_module(module)
    return module


def test_the_set_is_large_and_half_of_it_is_clean(flaws: ModuleType) -> None:
    rows = list(flaws.labelled_rows())
    counts = Counter(language for language, _ in rows)
    assert min(counts["de"], counts["en"]) >= 60
    clean = sum(not row["meta"]["flaws"] for _, row in rows)
    assert 0.4 <= clean / len(rows) <= 0.6
    labels = Counter(rule for _, row in rows for rule in row["meta"]["flaws"])
    assert set(labels) == flaws.JUDGED
    assert min(labels.values()) >= 4


def test_the_banks_have_no_errors(flaws: ModuleType) -> None:
    assert report(*sorted(FOLDER.glob("*.toml")), ignore=SILENCEABLE).problems == ()


@pytest.mark.parametrize("part", ["development", "held-out", "other-hand"])
def test_the_bars(flaws: ModuleType, part: str) -> None:
    outcome = flaws.measure([part])
    assert outcome.precision >= 0.9
    assert outcome.recall >= 0.85
    assert outcome.clean_found <= len(outcome.clean) / 20


def test_the_docs_show_the_figures(flaws: ModuleType) -> None:
    text = (ROOT / "docs" / "rules" / "README.md").read_text(encoding="utf-8")
    shown = text.partition("<!-- figures: benchmarks/flaws.py -->\n")[2].partition("\n<!-- end -->")[0]
    assert shown.splitlines() == flaws.summary(flaws.measure()), "python benchmarks/flaws.py --docs"
