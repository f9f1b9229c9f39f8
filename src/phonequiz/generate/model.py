"""What passes between the steps from an article to drafts."""

from __future__ import annotations

from typing import Literal, NamedTuple

Language = Literal["de", "en"]
BLANK = "____"

# The form of a key that stands in a table: only other cells stand beside it, as they are.
CELL = "cell"
Kind = Literal[
    "quantity",
    "percentage",
    "date",
    "duration",
    "frequency",
    "organisation",
    "person",
    "product",
    "place",
    "cause",
    "consequence",
    "advice",
    "comparison",
    "enumeration",
    "definition",
    "action",
]


class Sentence(NamedTuple):
    """A sentence of the article, verbatim but for white space, and where it stands.

    ``text`` is without the marks of Markdown; ``marked`` has them, where there are any.
    """

    text: str
    section: str
    paragraph: int
    position: int
    marked: str = ""

    @property
    def quote(self) -> str:
        """The sentence as it stands in the source."""
        return self.marked or self.text


class Section(NamedTuple):
    """A heading and the sentences below it, in their order."""

    title: str
    sentences: tuple[Sentence, ...]


class Row(NamedTuple):
    """A row of a table or a term with its meaning: what stands in it, and as what it stands in the article."""

    sentence: Sentence
    cells: tuple[str, ...]


class Table(NamedTuple):
    """A table under its caption. A list of terms with their meanings is one without heads of columns."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


class Article(NamedTuple):
    """An article as drafts are made from it: undamaged sentences only, under their headings, and tables."""

    title: str
    language: Language
    sections: tuple[Section, ...]
    tables: tuple[Table, ...] = ()


class Token(NamedTuple):
    """A word or mark of a sentence, from ``start`` up to ``end``.

    ``tag`` is HanTa's: much like STTS in German ("VV(FIN)"), CLAWS C5 in English ("VVZ").
    """

    text: str
    lemma: str
    tag: str
    start: int
    end: int


class Candidate(NamedTuple):
    """A fact and the question for it, before it has distractors.

    ``form`` names the grammatical form of the key (any label that keys of the same form share): distractors are taken
    from keys of one form. ``others`` are distractors that the sentence itself suggests (a "not A but B").
    ``confidence`` from 0 to 1: how sure it is that the stem is one a person would say, with the borders of the key
    right.
    """

    kind: Kind
    stem: str
    key: str
    form: str
    sentence: Sentence
    quote: str
    confidence: float
    others: tuple[str, ...] = ()
    explanation: str = ""
    cloze: bool = False
