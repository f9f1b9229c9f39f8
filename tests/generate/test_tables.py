"""Tables and lists of terms are asked cell by cell, each with the row as its quote."""

from __future__ import annotations

from collections import Counter

import pytest

from phonequiz.bank.source import Source
from phonequiz.generate.articles import read_article
from phonequiz.generate.drafting import draft
from phonequiz.generate.model import Candidate, Language
from phonequiz.generate.tables import cells_of, table_at, term_and_meaning

from .conftest import Reader, candidates

TEXT = """\
# Noise at work

We measure the noise in every hall once a year. The hearing of everybody is tested.

## Levels

Noise in each hall:
| Hall | Level | Protection |
|:-----|------:|------------|
| **North** | 78 dB | none |
| South | 85 dB | plugs |
| East | 94 dB | capsules |
| West | 101 dB | – |

- **Plug**: a cone of foam for one day
- **Capsule**: two cups on a band
- **Otoplastic**: a plug made to measure

---

- Wear the capsules for at least 20 minutes
- no verb here
"""


def found(read: Reader, text: str = TEXT, language: Language = "en") -> dict[str, Candidate]:
    drafting = read(text, language, "article.md")
    return {candidate.stem: candidate for candidate in candidates(drafting.article)}


@pytest.mark.parametrize(
    ("language", "stem"),
    [
        ("en", "What does the table “Noise in each hall” give as “Level” for “South”?"),
        ("de", "Was steht in der Tabelle „Noise in each hall“ für „South“ unter „Level“?"),
    ],
)
def test_a_cell_is_asked_with_its_row_as_the_quote_and_its_column_as_options(
    read: Reader, language: Language, stem: str
) -> None:
    candidate = found(read, language=language)[stem]
    assert candidate.key == "85 dB"
    assert candidate.quote == "| South | 85 dB | plugs |"
    assert set(candidate.others) == {"78 dB", "94 dB", "101 dB"}


def test_what_is_empty_is_not_asked(read: Reader) -> None:
    stems = [stem for stem in found(read) if stem.startswith("What does the table ")]
    assert len(stems) == 7
    assert not any("as “Protection” for “West”" in stem for stem in stems)


def test_drafts_of_a_table_pass_the_gate_with_cells_as_they_are(read: Reader) -> None:
    drafting = read(TEXT, "en", "article.md")
    questions = draft(drafting.article, drafting.gate, candidates(drafting.article)).questions
    rows = {question.row["stem"]: question.row for question in questions}
    row = rows["What does the table “Noise in each hall” give as “Protection” for “North”?"]
    assert set(row["distractors"]) == {"plugs", "capsules"}
    assert "Hall, Level, Protection" in row["explanation"]
    source = Source.read(drafting.path)
    assert all(source.count(row["quote"]) == 1 for row in rows.values())


def test_a_term_is_asked_by_its_meaning(read: Reader) -> None:
    candidate = found(read)["Which entry of “Levels” is explained like this: “two cups on a band”?"]
    assert candidate.key == "Capsule"
    assert set(candidate.others) == {"Plug", "Otoplastic"}


def test_an_item_without_a_full_stop_is_read_where_it_is_a_sentence(read: Reader) -> None:
    drafting = read(TEXT, "en", "article.md")
    sentence = drafting.sentence("Wear the capsules")
    assert sentence.text == "Wear the capsules for at least 20 minutes."
    assert sentence.quote == "Wear the capsules for at least 20 minutes"
    texts = [sentence.text for section in drafting.article.sections for sentence in section.sentences]
    assert not any("no verb" in text for text in texts)


def test_an_article_may_be_one_table(read: Reader) -> None:
    drafting = read("| a | b |\n|---|---|\n| one | two |\n", "en", "article.md")
    assert [row.cells for row in read_article(drafting.path).tables[0].rows] == [("one", "two")]


def test_rows_are_taken_apart_at_bars_that_are_not_escaped() -> None:
    assert cells_of(r"| a \| b | c |") == ("a | b", "c")
    assert table_at(["a | b", "---|---", "1 | 2", "", "x"]) == (0, 3)
    assert table_at(["a | b", "no table", "1 | 2"]) is None


@pytest.mark.parametrize(
    ("item", "parts"),
    [
        ("Plug: a cone of foam", ("Plug", "a cone of foam")),
        ("Plug – a cone of foam", ("Plug", "a cone of foam")),
        ("We open at 8:30 in summer", None),
        ("This is a whole sentence about nothing in particular: it goes on", None),
    ],
)
def test_a_term_is_parted_from_its_meaning(item: str, parts: tuple[str, str] | None) -> None:
    assert term_and_meaning(item) == parts


def test_a_cell_whose_figure_its_row_names_is_not_asked(read: Reader) -> None:
    text = "# Mowers\n\n| Model | Lawn | Price |\n|---|---|---|\n" + "".join(
        f"| Mole {size} | {size} m² | {price} euros |\n" for size, price in ((300, 649), (700, 989), (900, 1200))
    )
    assert {candidate.key for candidate in found(read, text).values()} == {"649 euros", "989 euros", "1200 euros"}


@pytest.mark.parametrize(("rows", "of_each"), [(5, 3), (20, 1), (60, 0)])
def test_of_a_long_table_some_cells_are_asked_of_as_many_rows_as_can_be(read: Reader, rows: int, of_each: int) -> None:
    lines = [
        f"| Hall {chr(ord('A') + row)}x | {row + 40} dB | {row + 200} lux | {row + 10} °C |" for row in range(rows)
    ]
    table = "\n".join(["| Hall | Level | Light | Warmth |", "|---|---|---|---|", *lines])
    text = TEXT.replace("- **Plug**", f"Every hall in detail:\n{table}\n\n- **Plug**")
    asked = [candidate for stem, candidate in found(read, text).items() if "Every hall in detail" in stem]
    assert len(asked) == min(rows * 3, 24)
    often = Counter(candidate.quote for candidate in asked)
    assert len(often) == min(rows, 24)
    assert min(often.values()) >= of_each
    columns = Counter(candidate.stem.split("“")[2] for candidate in asked)
    assert len(columns) == 3
