"""What is said after an answer, apart from how it looks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from phonequiz.bank.model import Bank, Item, Option
from phonequiz.quiz.run import Given
from phonequiz.wording import Words

LETTERS = "abcdefgh"


class Feedback(NamedTuple):
    """The parts of a feedback in the order in which they are said; what a question does not have is empty."""

    right: bool
    verdict: str
    remarks: tuple[str, ...]
    explanation: str
    quote: str
    translation: str
    section: str


def option_text(option: Option, words: Words) -> str:
    """The text of an option; true and false are said in the learner's language."""
    return words(f"option.{option.id}") if option.id in {"true", "false"} else option.text


def labelled(options: Sequence[Option], ids: Sequence[str] | frozenset[str], words: Words) -> str:
    """Some of the options shown, on one line with their letters: ``a) four; c) six``."""
    parts = []
    for letter, option in zip(LETTERS, options, strict=False):
        if option.id in ids:
            text = option_text(option, words)
            # Code keeps its lines where it stands among the options; on one line it would be something else.
            parts.append(f"{letter})" if "```" in text else f"{letter}) {' '.join(text.split())}")
    return "; ".join(parts)


def stem_text(item: Item, words: Words) -> str:
    """The stem, and after it how many options to choose where there are several keys."""
    stem = item.stem.strip("\n")
    if item.type != "multiple":
        return stem
    return stem + ("\n" if stem.endswith("```") else " ") + words("question.choose", n=len(item.keys))


def feedback(bank: Bank, item: Item, options: Sequence[Option], given: Given | None, words: Words) -> Feedback:
    """What is said of an answer, or of none, to an item whose options were shown in this order."""
    right = given is not None and given.right
    keys = labelled(options, item.keys, words)
    if right:
        verdict = words("right")
    else:
        verdict = words.count("wrong" if given is not None else "answer", len(item.keys), keys=keys)
    remarks: list[str] = []
    if given is not None and not right:
        remarks = [option.feedback for option in options if option.id in given.response and option.feedback]
        if item.feedback:
            remarks.append(item.feedback)
    section = ""
    if item.quote and bank.source is not None:
        passage = bank.source.find(item.quote)
        section = (bank.source.section(passage) if passage else None) or words("section.intro")
    return Feedback(
        right,
        verdict,
        tuple(remarks),
        item.explanation or "",
        " ".join(item.quote.split()) if item.quote else "",
        item.quote_translation or "",
        section,
    )


def quoted(quote: str, language: str | None) -> str:
    """A quote in the quotation marks of its own language."""
    return f"„{quote}“" if language is not None and language.startswith("de") else f"“{quote}”"


class BadAnswer(ValueError):
    """Letters or numbers that name no option, or too many of them."""


def read_response(text: str, options: Sequence[Option], several: bool) -> tuple[str, ...]:
    """The option ids that typed letters or numbers (``b``, ``2``, ``ac``, ``a, c``) stand for, in shown order.

    Raises ``BadAnswer`` where they name none or, on a question with one key, more than one.
    """
    chosen: set[int] = set()
    for sign in text.casefold():
        if sign in " ,;.)":
            continue
        at = LETTERS.find(sign) if sign in LETTERS else "12345678".find(sign)
        if not 0 <= at < len(options):
            raise BadAnswer(text)
        chosen.add(at)
    if not chosen or (len(chosen) > 1 and not several):
        raise BadAnswer(text)
    return tuple(options[at].id for at in sorted(chosen))
