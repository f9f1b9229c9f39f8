"""Words with their parts of speech."""

from __future__ import annotations

import sys

import pytest

from phonequiz.generate import tagging
from phonequiz.generate.tagging import tagged
from phonequiz.problems import PhonequizError

GERMAN = "Am 1. Mai 2019 hat O'Neill 4,5 Mio. Euro für die Vor- und Nachteile der 24-Stunden-Pflege bezahlt."


def test_offsets_name_the_words() -> None:
    tokens = tagged(GERMAN, "de")
    assert [GERMAN[token.start : token.end] for token in tokens] == [token.text for token in tokens]
    assert [token.text for token in tokens[:8]] == ["Am", "1.", "Mai", "2019", "hat", "O'Neill", "4,5", "Mio."]
    assert ("bezahlt", "bezahlen", "VV(PP)") in {(token.text, token.lemma, token.tag) for token in tokens}


def test_english_contractions_are_two_words() -> None:
    tokens = tagged("The firm's staff won't leave.", "en")
    assert [(token.text, token.tag) for token in tokens][2:6] == [
        ("'s", "POS"),
        ("staff", "NN0"),
        ("wo", "VM0"),
        ("n't", "XX0"),
    ]


def test_a_missing_package_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    tagging._tagger.cache_clear()
    tagged.cache_clear()
    monkeypatch.setitem(sys.modules, "HanTa.HanoverTagger", None)
    with pytest.raises(PhonequizError, match=r"pip install 'phonequiz\[generate\]'"):
        tagged("Das ist wahr.", "de")
