"""Reading an article: its language, sections and sound sentences."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from phonequiz.bank.source import Source
from phonequiz.generate.articles import read_article, recognised
from phonequiz.generate.model import Article
from phonequiz.generate.splitting import sentences_of
from phonequiz.problems import PhonequizError

SEED = Path(__file__).parents[2] / "seeds" / "telefone.txt"
MARKDOWN = """\
---
title: front
---
# Ein *Titel*

Am 1. Mai 2019 trat das Gesetz in Kraft. Das gilt z. B. für die Fa. Müller GmbH & Co. KG in St. Gallen.
Dr. Anna Schmidt sagt: „Das ist gut. Wir machen weiter.“ Laut § 5 Abs. 2 Nr. 3 DSGVO gilt das nicht.

```
# kein Titel
Das ist Code. Er ist gut.
```

## Zwei

- **Wichtig:** Rund 3.500 Euro kostet es laut [Studie](https://a.b/c.d).
- Die 2. Auflage erschien 1998 bei
  Müller.

| a | b |
|---|---|
| Das ist | gut. |

> Ein Zitat ist gut.
> Es endet hier.
"""


def read(path: Path, text: str, name: str = "article.md") -> Article:
    path = path / name
    path.write_text(text, encoding="utf-8")
    return read_article(path)


def texts(article: Article) -> list[str]:
    return [sentence.text for section in article.sections for sentence in section.sentences]


def test_markdown_gives_sections_and_clean_sentences_with_their_marks_kept_for_the_quote(tmp_path: Path) -> None:
    article = read(tmp_path, MARKDOWN)
    assert (article.title, article.language) == ("Ein Titel", "de")
    assert [(section.title, len(section.sentences)) for section in article.sections] == [("Ein Titel", 4), ("Zwei", 4)]
    assert texts(article) == [
        "Am 1. Mai 2019 trat das Gesetz in Kraft.",
        "Das gilt z. B. für die Fa. Müller GmbH & Co. KG in St. Gallen.",
        "Dr. Anna Schmidt sagt: „Das ist gut. Wir machen weiter.“",
        "Laut § 5 Abs. 2 Nr. 3 DSGVO gilt das nicht.",
        "Wichtig: Rund 3.500 Euro kostet es laut Studie.",
        "Die 2. Auflage erschien 1998 bei Müller.",
        "Ein Zitat ist gut.",
        "Es endet hier.",
    ]
    quote = article.sections[1].sentences[0].quote
    assert quote == "**Wichtig:** Rund 3.500 Euro kostet es laut [Studie](https://a.b/c.d)."


@pytest.mark.parametrize("text", [MARKDOWN, SEED.read_text(encoding="utf-8")])
def test_every_sentence_is_verbatim(tmp_path: Path, text: str) -> None:
    source = Source(text)
    article = read(tmp_path, text)
    assert all(source.count(sentence.quote) for section in article.sections for sentence in section.sentences)


def test_plain_text_has_short_lines_for_headings() -> None:
    article = read_article(SEED)
    assert article.language == "de"
    assert len(article.sections) == 5
    assert article.sections[0].title == "telefone"
    assert article.sections[1].title == "Mobiltelefone zappen die Produktivität der Mitarbeiter"


def test_of_a_damaged_sentence_only_sound_clauses_are_kept() -> None:
    sentences = texts(read_article(SEED))
    assert not any("_" in sentence for sentence in sentences)
    assert "Es ermöglicht Ihren Mitarbeitern, die Grenze zwischen ihrer Work-Life-Balance zu verwischen." in sentences


@pytest.mark.parametrize(
    "damaged",
    ["das ist klein geschrieben und wahr.", "Der Satz bricht ab und", "Kein Verb hier drin.", "Er sagt „das ist wahr."],
)
def test_a_damaged_sentence_is_left_out(tmp_path: Path, damaged: str) -> None:
    assert texts(read(tmp_path, f"Die Erde ist rund.\n\n{damaged}\n", "a.txt")) == ["Die Erde ist rund."]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Das Gerät ist mit dem Kabel zu verbinden.", "de"),
        ("The device has to be connected with the cable.", "en"),
        ("Das Team hat the best of im Titel und ist in Berlin.", "de"),
    ],
)
def test_the_language_is_recognised(text: str, language: str) -> None:
    assert recognised(text) == language


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("Größe ist wichtig.".encode("latin-1"), "not UTF-8"),
        ("Größe ist wichtig.".encode("utf-16"), "not UTF-8"),
        ("Das ist wahr.".encode("utf-16-le"), "another encoding"),
        ("Größe über Maß für später.".encode().decode("cp1252").encode(), "wrong encoding"),
        (b"", "no whole sentence"),
    ],
)
def test_trouble_with_the_encoding_is_said(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(content)
    with pytest.raises(PhonequizError, match=said):
        read_article(path)


def test_a_missing_article_is_said(tmp_path: Path) -> None:
    with pytest.raises(PhonequizError, match="name a text or Markdown file"):
        read_article(tmp_path / "none.txt")


def test_reading_is_linear(tmp_path: Path) -> None:
    text = SEED.read_text(encoding="utf-8") + "\n"
    read(tmp_path, text)

    def seconds(times: int) -> float:
        start = time.perf_counter()
        read(tmp_path, text * times)
        return time.perf_counter() - start

    assert seconds(16) < 4 * max(seconds(8), 0.05)


def test_a_sentence_ends_between_two_german_quotations() -> None:
    first = "Sie schrieb ein Lehrbuch, »Die sparsame Küche«, das bis 1961 erschien."
    second = "Ihr Grundsatz lautete: »Erst riechen, dann salzen.«"
    assert list(sentences_of(f"{first} {second}", "de")) == [first, second]
