"""What tests of drafting need: articles as real files, and candidates made by hand from their sentences."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from phonequiz.bank.source import Source
from phonequiz.generate.articles import read_article
from phonequiz.generate.finding import found_in
from phonequiz.generate.gate import Gate
from phonequiz.generate.model import Article, Candidate, Kind, Language, Sentence
from phonequiz.generate.truth.model import Statement

GERMAN = """\
Blitzableiter im Betrieb

Der Verband Nordwerk zählte im Jahr 2019 rund 16 Millionen Blitze. Jeder dritte Betrieb hat keinen Schutz.
Die Anlage kostet etwa 4.500 Euro, weil das Kupfer teuer ist. Die Prüfung dauert acht Stunden.

Wartung

Ein Fachbetrieb prüft die Anlage alle zwei Jahre. Der Hersteller Voltara empfiehlt einen Abstand von mindestens 60 cm.
Nach einem Einschlag muss die Anlage sofort geprüft werden, weil das Seil reißen kann. Die Firma Ampera verkauft
61 Prozent der Anlagen in Dänemark.
"""
ENGLISH = """\
Lightning protection at work

The association Northgrid counted 16 million strikes in 2019. One in five firms has no protection.
A system costs about 4,500 euros because copper is expensive. The inspection takes eight hours.

Maintenance

A specialist checks the system every two years. The manufacturer Voltara recommends a distance of at least 60 cm.
After a strike the system must be checked at once because the cable can break. The firm Ampera sells 61 percent of
all systems in Denmark.
"""


class Drafting(NamedTuple):
    """An article, its source and the gate for its drafts."""

    path: Path
    article: Article
    gate: Gate

    def sentence(self, words: str) -> Sentence:
        """The sentence that has these words."""
        return next(
            sentence
            for section in self.article.sections
            for sentence in section.sentences
            if words in sentence.text.replace("\n", " ")
        )

    def candidate(self, kind: Kind, stem: str, key: str, form: str = "form", confidence: float = 0.8) -> Candidate:
        """A candidate with the sentence that says its key."""
        sentence = self.sentence(key)
        return Candidate(kind, stem, key, form, sentence, sentence.quote, confidence)


Reader = Callable[..., Drafting]


def candidates(article: Article) -> list[Candidate]:
    """The questions that an article gives."""
    return [one for one in found_in(article) if isinstance(one, Candidate)]


def statements(article: Article) -> list[Statement]:
    """The statements to judge that an article gives."""
    return [one for one in found_in(article) if isinstance(one, Statement)]


@pytest.fixture
def read(tmp_path: Path) -> Reader:
    """``read(text)`` gives an article with its gate."""

    def read_(text: str = GERMAN, language: Language = "de", name: str = "article.txt") -> Drafting:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        article = read_article(path, language)
        return Drafting(path, article, Gate(article, Source.read(path)))

    return read_
