"""One question examined by itself: for who writes one and for who makes drafts."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from phonequiz.bank.source import Source
from phonequiz.bank.structure import Finding, Quotes, question_findings, unsafe_strings
from phonequiz.check.examined import readable_item
from phonequiz.check.flaws.looked import Looked
from phonequiz.check.rules import ALL, Selection, flaws_of


class QuestionCheck:
    """Examines questions of one bank, as often as one likes: what it needs of the article is made once.

    Not covered, for it takes the whole bank: ``duplicate-id``, ``duplicate-question``, ``key-position``,
    ``uncovered-section``, ``translation-differs``; nor comments that silence rules, which stand in the file
    (``check.silenced``), nor ``spelling``, which takes a second to start.
    """

    def __init__(
        self,
        language: str,
        source: Source | None = None,
        source_language: str = "",
        topics: Collection[str] = (),
        wanted: Selection = ALL,
    ) -> None:
        """``language`` is the bank's; an empty ``source_language`` is the same. Without ``topics`` any will do."""
        self._language, self._source, self._source_language = language, source, source_language
        self._topics = dict.fromkeys(topics)
        self._quotes = None if source is None else Quotes(source.folded)
        self._wanted = wanted

    def problems(self, row: Mapping[str, Any]) -> list[Finding]:
        """What is wrong with a question as it stands in a bank file.

        Errors first, then flaws (severity ``warning``); a path leads from the question, such as
        ``("distractors", 1, "text")``. A question that is not whole yet has errors only.
        """
        found = [*unsafe_strings(row), *question_findings(row, (), self._topics, self._quotes)]
        item = readable_item(row)
        if item is not None:
            found += flaws_of(Looked(item, self._language, self._source, self._source_language), (), self._wanted)
        return [finding for finding in found if self._wanted.wants(finding.rule)]


def question_problems(
    row: Mapping[str, Any], language: str, source: Source | None = None, source_language: str = ""
) -> list[Finding]:
    """What is wrong with one question, as ``QuestionCheck.problems`` says it."""
    return QuestionCheck(language, source, source_language).problems(row)
