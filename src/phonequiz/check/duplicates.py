"""Questions that a bank asks twice."""

from __future__ import annotations

from collections.abc import Iterator

from phonequiz.bank.structure import Finding, fold_option, shown
from phonequiz.check.examined import Examined


def duplicate_questions(bank: Examined) -> Iterator[Finding]:
    """A finding for every question whose stem an earlier one has, if they share a key or are both true-false."""
    asked: dict[tuple[str, str | None], str] = {}
    for number, item in bank.items.items():
        stem = fold_option(item.stem)
        keys: list[str | None] = [None]
        if item.type != "true-false":
            keys = [fold_option(option.text) for option in item.options if option.id in item.keys]
        earlier = next((asked[stem, key] for key in keys if (stem, key) in asked), None)
        if earlier is not None:
            what = f"this is question {shown(earlier)} once more, with the same key"
            if item.type == "true-false":
                what = f"this is the statement of {shown(earlier)} once more"
            yield Finding(("question", number, "stem"), "duplicate-question", what, "change or delete one of them")
        for key in keys:
            asked.setdefault((stem, key), item.id)
