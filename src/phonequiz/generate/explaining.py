"""What is said after the answer of a draft: what the article adds, gives as the reason, or draws from it."""

from __future__ import annotations

import re

from phonequiz.check.words import telling
from phonequiz.generate.model import Article, Language, Sentence

_LONGEST = 300
_TAIL = 20  # of a sentence, by which it is found again
# How a sentence near by is tied to the one of the draft: by its first words, and what is said of it then.
_TIES: dict[Language, tuple[tuple[re.Pattern[str], str], ...]] = {
    "de": (
        (
            re.compile(r"(?:Deshalb|Daher|Deswegen|Darum|Somit|Folglich|Also|So|Dadurch|Damit)\b"),
            "Daraus folgt laut Artikel: „{}“",
        ),
        (re.compile(r"(?:Denn|Grund|Der Grund|Ursache|Schuld)\b"), "Den Grund nennt der Artikel danach: „{}“"),
        (re.compile(r"(?:Zum Beispiel|Beispielsweise|Ein Beispiel|Etwa)\b"), "Der Artikel gibt ein Beispiel: „{}“"),
        (re.compile(r"(?:Aber|Doch|Jedoch|Allerdings|Dagegen|Trotzdem|Dennoch)\b"), "Der Artikel schränkt ein: „{}“"),
    ),
    "en": (
        (
            re.compile(r"(?:So|Therefore|Thus|Hence|As a result|Consequently|This means)\b"),
            "From this follows, the article says: “{}”",
        ),
        (re.compile(r"(?:The reason|This is because|That is because|Because)\b"), "The article gives the reason: “{}”"),
        (re.compile(r"(?:For example|For instance|An example)\b"), "The article gives an example: “{}”"),
        (re.compile(r"(?:But|However|Yet|Nevertheless|By contrast)\b"), "The article adds a limit: “{}”"),
    ),
}
_TEXTS = {
    "de": (
        "Der Artikel ergänzt: „{}“",
        "Im Satz davor steht: „{}“",
        "Das steht im Abschnitt „{}“.",
        "So steht es im Artikel.",
    ),
    "en": (
        "The article adds: “{}”",
        "The sentence before says: “{}”",
        "This stands in the section “{}”.",
        "This is what the article says.",
    ),
}
_UNTRUE = {
    "de": ("Im Artikel steht „{}“, nicht „{}“.", "Der Artikel sagt das Gegenteil: „{}“"),
    "en": ("The article says “{}”, not “{}”.", "The article says the opposite: “{}”"),
}


class Explainer:
    """Explains drafts of one article by the sentences about theirs, which a quote alone does not show."""

    def __init__(self, article: Article) -> None:
        self._language = article.language
        self._title = article.title
        self._sentences = {
            sentence.position: sentence for section in article.sections for sentence in section.sentences
        }

    def __call__(self, sentence: Sentence, *, told: str = "") -> str:
        """What the sentence behind it or before it in the paragraph has to do with it; else where it stands.

        A sentence that is ``told`` already is not told again.
        """
        behind, before = (self._near(sentence, step) for step in (1, -1))
        if behind is not None:
            for pattern, text in _TIES[self._language]:
                if pattern.match(behind.text):
                    return text.format(behind.text)
        adds, context, section, article = _TEXTS[self._language]
        about = telling(sentence.text, self._language)
        for other, text in ((behind, adds), (before, context)):
            if other is not None and other.text[-_TAIL:] not in told and about & telling(other.text, self._language):
                return text.format(other.text)
        return section.format(sentence.section) if sentence.section not in ("", self._title) else article

    def untrue(self, sentence: Sentence, right: str, wrong: str) -> str:
        """What is right instead of what a statement says; the sentence itself where that was turned round."""
        changed, turned = _UNTRUE[self._language]
        return changed.format(right, wrong) if right else turned.format(sentence.text)

    def _near(self, sentence: Sentence, step: int) -> Sentence | None:
        other = self._sentences.get(sentence.position + step)
        near = other is not None and other.paragraph == sentence.paragraph and len(other.text) <= _LONGEST
        near = near and other is not None and other.quote != sentence.quote and not other.text.endswith("?")
        return other if near else None
