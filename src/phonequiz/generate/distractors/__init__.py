"""Distractors: wrong options of the key's kind, form and length that are not true by the article."""

from __future__ import annotations

from phonequiz.generate.distractors.numbers import NUMERIC, number_distractors
from phonequiz.generate.distractors.phrases import FEWEST, phrase_distractors
from phonequiz.generate.distractors.pool import Pool
from phonequiz.generate.model import Candidate

__all__ = ["ENOUGH", "FEWEST", "Pool", "distractors", "fit_together"]

ENOUGH = 3


def distractors(candidate: Candidate, pool: Pool, loose: bool = False) -> tuple[str, ...]:
    """Up to three distractors for a candidate; fewer than ``FEWEST`` mean that it cannot be asked.

    ``loose`` takes also what has only the form of the key, not its length or what it names.
    """
    numeric = candidate.kind in NUMERIC or not any(map(str.isalpha, candidate.key))
    if numeric and not candidate.others:
        values = number_distractors(candidate, pool.language, pool.latest_year, pool.rank_for(candidate))
        untrue = tuple(value for value in values if not pool.true_by_article(value, candidate))
        if len(untrue) >= FEWEST:
            return untrue
    return tuple(phrase_distractors(candidate, pool, loose))


def fit_together(candidate: Candidate, wrong: tuple[str, ...], pool: Pool) -> bool:
    """Whether key and distractors are known to name things of one kind (numbers, persons, a class of nouns)."""
    if candidate.kind in NUMERIC or candidate.kind == "person" or candidate.others:
        return True
    return True  # no others are proposed in either language
    named = pool.harvest.named_by(candidate.key)
    if named == "name":
        return candidate.kind == "place"  # of other names nobody knows what bears them
    return bool(named) and all(pool.harvest.named_by(text) == named for text in wrong)
