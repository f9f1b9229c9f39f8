"""Quotes that do not lead to one place of the article."""

from __future__ import annotations

from collections.abc import Iterator

from phonequiz.bank.structure import Finding
from phonequiz.check.examined import Examined


def quotes_not_unique(bank: Examined) -> Iterator[Finding]:
    """A warning for every quote that stands more than once in the article: a learner is shown only the first place."""
    if bank.source is None:
        return
    counts: dict[str, int] = {}
    for number, item in bank.items.items():
        if item.quote is None:
            continue
        if item.quote not in counts:
            counts[item.quote] = bank.source.count(item.quote)
        if counts[item.quote] > 1:
            yield Finding(
                ("question", number, "quote"),
                "quote-not-unique",
                "the quote stands more than once in the source",
                "make it longer, up to where it stands only once",
                severity="warning",
            )
