"""Distractors: wrong options of the key's kind, form and length that are not true by the article."""

from __future__ import annotations

from phonequiz.generate.distractors.numbers import NUMERIC, number_distractors
from phonequiz.generate.distractors.phrases import FEWEST, phrase_distractors
from phonequiz.generate.distractors.pool import Pool
from phonequiz.generate.model import Candidate

__all__ = ["ENOUGH", "FEWEST", "Pool", "distractors"]

ENOUGH = 3


def distractors(candidate: Candidate, pool: Pool) -> tuple[str, ...]:
    """Up to three distractors for a candidate; fewer than ``FEWEST`` mean that it cannot be asked."""
    numeric = candidate.kind in NUMERIC or not any(map(str.isalpha, candidate.key))
    if numeric and not candidate.others:
        values = number_distractors(candidate, pool.language, pool.latest_year, pool.rank_for(candidate))
        untrue = tuple(value for value in values if not pool.true_by_article(value, candidate))
        if len(untrue) >= FEWEST:
            return untrue
    return tuple(phrase_distractors(candidate, pool))
