"""English questions for the facts of an article."""

from phonequiz.generate.english.drafting import candidates

__all__ = ["candidates"]
