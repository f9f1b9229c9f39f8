"""What the sentences of an article give to ask: candidates and statements to judge, each sentence read once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Set
from typing import TypeVar

from phonequiz.generate.model import Article, Candidate
from phonequiz.generate.tables import asked_of_tables
from phonequiz.generate.truth.model import Said, Statement
from phonequiz.generate.truth.stating import Stating

Read = TypeVar("Read")


def found_in(article: Article) -> Iterator[Candidate | Statement]:
    """The questions for an article's tables, then for each sentence its questions and what it states.

    Raises ``PhonequizError`` where the packages of the extra are missing.
    """
    yield from asked_of_tables(article)
    stating = Stating(article)
    rows = {row.sentence.quote for table in article.tables for row in table.rows}
    # Imported by language, for each brings lists of its own.
    if article.language == "de":
        from phonequiz.generate.german.drafting import Drafter as German
        from phonequiz.generate.german.drafting import readings
        from phonequiz.generate.truth.german import Sayings as SaidInGerman

        yield from _of_each(readings(article), German(article).questions, SaidInGerman().of, stating, rows)
        return
    from phonequiz.generate.english.drafting import Drafter as English
    from phonequiz.generate.truth.english import Sayings as SaidInEnglish

    drafter = English(article)
    yield from _of_each(drafter.readings(), drafter.questions, SaidInEnglish().of, stating, rows)


def _of_each(
    reads: Iterable[Read],
    questions: Callable[[Read], Iterable[Candidate]],
    sayings: Callable[[Read], Iterable[Said]],
    stating: Stating,
    rows: Set[str],
) -> Iterator[Candidate | Statement]:
    for read in reads:
        # What an item of a list explains is asked by its term already.
        yield from (asked for asked in questions(read) if not (asked.cloze and asked.quote in rows))
        yield from (stating.statement(said) for said in sayings(read) if said.sentence.quote not in rows)
