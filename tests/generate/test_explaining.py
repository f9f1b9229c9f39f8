"""What is said after the answer of a draft."""

from __future__ import annotations

import pytest

from phonequiz.generate.explaining import Explainer
from phonequiz.generate.model import Article, Language, Section, Sentence


def explained(language: Language, *texts: str, told: str = "") -> str:
    """The explanation for the first of some sentences of a paragraph."""
    sentences = tuple(Sentence(text, "Regeln", 0, number) for number, text in enumerate(texts))
    article = Article("Titel", language, (Section("Regeln", sentences),))
    return Explainer(article)(sentences[0], told=told)


@pytest.mark.parametrize(
    ("language", "behind", "says"),
    [
        ("de", "Deshalb fährt er langsam.", "Daraus folgt laut Artikel: „Deshalb fährt er langsam.“"),
        ("de", "Der Grund ist das Eis.", "Den Grund nennt der Artikel danach: „Der Grund ist das Eis.“"),
        ("de", "Der Wagen ist rot.", "Der Artikel ergänzt: „Der Wagen ist rot.“"),
        ("de", "Alle schlafen.", "Das steht im Abschnitt „Regeln“."),
        ("en", "However, it rains.", "The article adds a limit: “However, it rains.”"),
        ("en", "For example, it rains.", "The article gives an example: “For example, it rains.”"),
    ],
)
def test_it_says_what_the_sentence_near_by_has_to_do_with_the_fact(language: Language, behind: str, says: str) -> None:
    assert explained(language, "Der Wagen hält.", behind) == says


def test_what_the_stem_has_told_is_not_told_again() -> None:
    behind = "Der Wagen ist rot."
    assert explained("de", "Der Wagen hält.", behind, told=behind) == "Das steht im Abschnitt „Regeln“."


def test_the_title_as_the_section_is_not_told() -> None:
    sentence = Sentence("Der Wagen hält.", "Titel", 0, 0)
    assert Explainer(Article("Titel", "de", (Section("Titel", (sentence,)),)))(sentence) == "So steht es im Artikel."
