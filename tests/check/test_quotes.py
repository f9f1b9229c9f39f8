"""Quotes that stand more than once in the article."""

from __future__ import annotations

from pathlib import Path

from .conftest import Write, found, question, report

ARTICLE = "A phone rings.\nNobody answers. It rings\nagain. Nobody answers.\n"
SOURCE = 'source = "article.txt"\n'


def test_a_quote_that_stands_twice_is_a_warning(write: Write, tmp_path: Path) -> None:
    (tmp_path / "article.txt").write_text(ARTICLE)
    path = write(
        "a.toml",
        question("once", quote='"It rings again."'),
        question("twice", quote='"Nobody  answers."'),
        question("twice-too", quote='"Nobody  answers."', status='"draft"'),
        more=SOURCE,
    )
    assert [(rule, id_) for _, rule, id_, _ in found(path)] == [
        ("quote-not-unique", "twice"),
        ("quote-not-unique", "twice-too"),
    ]
    done = report(path)
    assert (done.errors, done.warnings) == (0, 2)


def test_one_that_is_not_there_is_only_said_to_be_missing(write: Write, tmp_path: Path) -> None:
    (tmp_path / "article.txt").write_text(ARTICLE)
    path = write("a.toml", question("q", quote='"Everybody answers."'), more=SOURCE)
    assert [rule for _, rule, _, _ in found(path)] == ["quote-not-in-source"]


def test_without_an_article_nothing_is_counted(write: Write) -> None:
    assert found(write("a.toml", question("q", quote='"It rings."'))) == []
