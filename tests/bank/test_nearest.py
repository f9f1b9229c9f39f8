"""What was probably meant by a misspelt name, and by a quote with a slip."""

from __future__ import annotations

import pytest

from phonequiz.bank.nearest import Passages, suggestion

ARTICLE = (
    "A phone rings all day long. Nobody answers it, because nobody is there. In 2017 there were 16 million incidents, "
    "and most of them were never reported to anybody. Nobody is there at night."
)


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("titel", "did you mean 'title'?"),
        ("TITLE", "did you mean 'title'?"),
        ("source-language", "did you mean 'source_language'?"),
        ("xyzzy", "known are id, source_language, title"),
        ("", "known are id, source_language, title"),
        ("t" * 10_000, "known are id, source_language, title"),
    ],
)
def test_names(name: str, meant: str) -> None:
    assert suggestion(name, ["title", "id", "source_language"]) == meant


def test_of_many_names_the_first_twenty_are_shown() -> None:
    assert suggestion("xyzzy", [f"t{n:02}" for n in range(30)]).endswith("t19, …")


@pytest.mark.parametrize(
    ("quote", "passage"),
    [
        ("A phone ring all day long.", "A phone rings all day long."),
        ("a phone rings all day, long", "A phone rings all day long."),
        ("there were 16 millions incidents", "there were 16 million incidents,"),
        ("most were never reported to anybody", "most of them were never reported to anybody."),
        ("it because nobody was there. In 2017", "it, because nobody is there. In 2017"),
        ("A phone rings all day long. Nobody answers because nobody is there.", ARTICLE[:71]),
        ("Something else entirely stands here.", None),
        ("nobody", "Nobody"),
        ("", None),
        ("word " * 300, None),
    ],
)
def test_passages(quote: str, passage: str | None) -> None:
    assert Passages(ARTICLE).nearest(quote) == passage


def test_no_passage_is_looked_for_in_a_giant_article() -> None:
    assert Passages("A phone rings. " * 100_000).nearest("A phone rang.") is None
