"""German drafts over whole articles: quotes verbatim, the facts listed asked, the same bytes twice."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from phonequiz.bank.source import Source
from phonequiz.generate.articles import read_article
from phonequiz.generate.finding import found_in

from .conftest import candidates

HERE = Path(__file__).parent
ARTICLES = sorted(path for path in (HERE / "articles").glob("*.de.*") if path.suffix != ".facts")
SEED = HERE.parents[1] / "seeds" / "telefone.txt"
SCRIPT = """
import sys, hashlib
from pathlib import Path
from phonequiz.generate.articles import read_article
from phonequiz.generate.finding import found_in
print(hashlib.sha256(repr(list(found_in(read_article(Path(sys.argv[1]))))).encode()).hexdigest())
"""


@pytest.mark.parametrize("path", [*ARTICLES, SEED], ids=lambda path: path.name)
def test_every_quote_is_verbatim_and_every_stem_is_whole(path: Path) -> None:
    source = Source.read(path)
    found = candidates(read_article(path))
    assert len(found) > 15
    for draft in found:
        assert source.count(draft.quote), draft.quote
        assert draft.stem.endswith("?") or draft.cloze
        assert draft.stem[0].isupper() or draft.cloze or draft.stem[0] in "„_"
        assert not any(mark in draft.stem for mark in ("  ", " ,", ",,", " ?", "_. _"))
        assert draft.key and draft.key[-1] not in ",;:"
        assert 0 < draft.confidence <= 1


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.name)
def test_nine_of_ten_facts_listed_are_asked_with_the_right_key(path: Path) -> None:
    found = candidates(read_article(path))
    missed = []
    facts = [line.split(" | ") for line in path.with_suffix(".facts").read_text(encoding="utf-8").splitlines()]
    for sentence, key in facts:
        if not any(sentence in draft.sentence.text and key.lower() in draft.key.lower() for draft in found):
            missed.append((sentence, key))
    assert len(missed) <= 0.1 * len(facts), missed


def test_the_same_article_gives_the_same_drafts_whatever_the_seed_and_the_locale() -> None:
    path = ARTICLES[0]
    here = hashlib.sha256(repr(list(found_in(read_article(path)))).encode()).hexdigest()
    for seed, locale in (("1", "C"), ("2", "de_DE.UTF-8")):
        surroundings = {**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": locale, "PYTHONUTF8": "1"}
        command = [sys.executable, "-c", SCRIPT, str(path)]
        result = subprocess.run(command, env=surroundings, capture_output=True, text=True, check=True)
        assert result.stdout.strip() == here
