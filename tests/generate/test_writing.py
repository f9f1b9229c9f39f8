"""A bank of drafts is written so that it reads back as it was, with names that last."""

from __future__ import annotations

from typing import Any

import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st

from phonequiz.generate.naming import slug, unused
from phonequiz.generate.writing import Question, bank_content, bank_text

from .conftest import Reader

texts = st.text(st.characters(exclude_categories=["Cs"]))
values = st.recursive(
    texts | st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.floats(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=8,
)


@given(st.lists(st.dictionaries(texts, values, max_size=5), min_size=1, max_size=3), texts)
def test_what_is_written_reads_back_the_same(rows: list[dict[str, Any]], title: str) -> None:
    rows = [row | {"topic": "t"} for row in rows]
    content = {
        "format": 1,
        "bank": {"id": title, "title": title},
        "topic": [{"id": "t", "title": title}],
        "question": rows,
    }
    assert tomli.loads(bank_text(content)) == content


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("16 Millionen Vorfälle", "16-millionen-vorfaelle"),
        ("Größe: 61 %", "groesse-61-percent"),
        ("Café & Crème", "cafe-creme"),
        ("電話", ""),
        ("a " * 60, "a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a"),
        ("x" * 90, "x" * 40),
    ],
)
def test_names_are_made_of_words(text: str, name: str) -> None:
    assert slug(text) == name


def test_a_name_that_is_used_gets_a_number() -> None:
    assert unused("a", {"b"}) == "a"
    assert unused("a", {"a", "a-2"}) == "a-3"


def test_topics_are_the_sections_and_ids_say_topic_and_key(read: Reader) -> None:
    drafting = read()
    row = {"stem": "?", "answer": "acht Stunden"}
    questions = [Question(row, drafting.sentence(words)) for words in ("acht Stunden", "acht Stunden", "Fachbetrieb")]
    content = bank_content(drafting.article, questions, "blitz", "../a.txt")
    assert content["bank"] == {
        "id": "blitz",
        "title": "Blitzableiter im Betrieb",
        "language": "de",
        "source": "../a.txt",
    }
    assert content["topic"] == [
        {"id": "blitzableiter-im-betrieb", "title": "Blitzableiter im Betrieb"},
        {"id": "wartung", "title": "Wartung"},
    ]
    assert [question["id"] for question in content["question"]] == [
        "blitzableiter-im-betrieb-acht-stunden",
        "blitzableiter-im-betrieb-acht-stunden-2",
        "wartung-acht-stunden",
    ]
