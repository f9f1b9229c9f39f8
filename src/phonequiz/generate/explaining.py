"""What is said after the answer of a draft: where the article goes on, or what led there."""

from __future__ import annotations

from phonequiz.generate.model import Article, Sentence

_LONGEST = 300
_TEXTS = {
    "de": ("Im Artikel geht es so weiter: „{}“", "Davor heißt es im Artikel: „{}“", "Das steht im Abschnitt „{}“."),
    "en": ("The article goes on: “{}”", "Just before, the article says: “{}”", "This stands in the section “{}”."),
}


class Explainer:
    """Explains drafts of one article by the sentences about theirs, which a quote alone does not show."""

    def __init__(self, article: Article) -> None:
        self._title = article.title
        self._texts = _TEXTS[article.language]
        self._sentences = {
            sentence.position: sentence for section in article.sections for sentence in section.sentences
        }

    def __call__(self, sentence: Sentence) -> str:
        """The next sentence of the paragraph, else the one before, else the section."""
        for text, step in ((self._texts[0], 1), (self._texts[1], -1)):
            other = self._sentences.get(sentence.position + step)
            if other is not None and other.paragraph == sentence.paragraph and len(other.text) <= _LONGEST:
                return text.format(other.text)
        return self._texts[2].format(sentence.section or self._title)
