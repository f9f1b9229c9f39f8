"""How a question looks: its stem, its options before and after the answer, and its feedback."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from textual.content import Content

from phonequiz.app.widgets.lines import MUTED
from phonequiz.app.widgets.prose import Paragraph, with_code
from phonequiz.app.widgets.rows import Row
from phonequiz.bank.model import Item, Option
from phonequiz.quiz.feedback import LETTERS, Feedback, option_text, quoted, stem_text
from phonequiz.quiz.run import Given
from phonequiz.wording import Words

RIGHT, WRONG, PICKED, MISSED = "✓", "✗", "●", "○"


def stem_paragraph(item: Item, words: Words) -> Paragraph:
    """The stem, and how many options to choose."""
    return Paragraph(with_code(stem_text(item, words), "bold"))


def option_rows(options: Sequence[Option], picked: Collection[str], words: Words) -> list[Row]:
    """The options in their order, those that are picked marked."""
    return [
        Row(
            with_code(option_text(option, words).strip("\n")),
            label=letter,
            sign=PICKED if option.id in picked else "",
            style="bold" if option.id in picked else "",
        )
        for letter, option in zip(LETTERS, options, strict=False)
    ]


def told_rows(item: Item, options: Sequence[Option], given: Given | None, words: Words) -> list[Row]:
    """The options after the answer: which are right, and which were chosen wrongly."""
    rows = []
    for row, option in zip(option_rows(options, (), words), options, strict=False):
        chosen = given is not None and option.id in given.response
        if option.id in item.keys and given is not None and not chosen and item.type == "multiple":
            sign, style = MISSED, "$text-success"
        elif option.id in item.keys:
            sign, style = RIGHT, "bold $text-success"
        elif chosen:
            sign, style = WRONG, "bold $text-error"
        else:
            sign, style = "", MUTED
        rows.append(row._replace(sign=sign, style=style))
    return rows


def feedback_paragraphs(said: Feedback, given: Given | None, quote_language: str | None) -> list[Paragraph]:
    """What is said after an answer, or after none."""
    sign, style = (RIGHT, "$text-success") if said.right else (WRONG, "$text-error")
    if given is None:
        sign, style = "·", MUTED
    paragraphs = [Paragraph(Content.styled(f"{sign} {said.verdict}", f"bold {style}"))]
    paragraphs += [Paragraph(with_code(remark), gap=0 if n == 0 else 1) for n, remark in enumerate(said.remarks)]
    if said.explanation:
        paragraphs.append(Paragraph(with_code(said.explanation)))
    if said.quote:
        quote = quoted(said.quote, quote_language)
        paragraphs.append(Paragraph(Content.styled(quote, "italic"), indent=2))
        if said.translation:
            text = Content.styled(" ".join(said.translation.split()), MUTED)
            paragraphs.append(Paragraph(text, gap=0, indent=2))
        if said.section:
            section = Content.styled(said.section, MUTED)
            paragraphs.append(Paragraph(section, gap=0, indent=2))
    return paragraphs
