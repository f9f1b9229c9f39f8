"""How a question looks: its stem, its options before and after the answer, and its feedback."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from textual.content import Content

from phonequiz.app.widgets.lines import MUTED
from phonequiz.app.widgets.prose import Paragraph, with_code
from phonequiz.app.widgets.rows import Row, Rows
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


def tell_options(rows: Rows, item: Item, options: Sequence[Option], given: Given | None) -> None:
    """Mark which options are right and which were chosen wrongly."""
    rows.cursor = -1
    for index, option in enumerate(options):
        chosen = given is not None and option.id in given.response
        if option.id in item.keys and given is not None and not chosen and item.type == "multiple":
            rows.change(index, MISSED, "$text-success")
        elif option.id in item.keys:
            rows.change(index, RIGHT, "bold $text-success")
        elif chosen:
            rows.change(index, WRONG, "bold $text-error")
        else:
            rows.change(index, "", MUTED)


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
