"""Drafts by a model: sentence by sentence, each behind the gate, what is refused asked once again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

from phonequiz.bank.structure import fold_option
from phonequiz.generate.drafting import Drafts
from phonequiz.generate.gate import Gate, Refused
from phonequiz.generate.llm.asking import SCHEMA, again_messages, copied, first_messages, read_reply
from phonequiz.generate.llm.server import Reply, Server
from phonequiz.generate.model import Article, Sentence
from phonequiz.generate.writing import Question
from phonequiz.problems import PhonequizError

# A model does not know how sure it is; what has passed the gate is worth a look, and no more is said.
CONFIDENCE = 0.5
_FEWEST_WORDS = 5


def llm_drafts(
    article: Article,
    gate: Gate,
    server: Server,
    most: int | None = None,
    step: Callable[[float], object] = lambda done: None,
) -> tuple[Drafts, PhonequizError | None]:
    """Drafts that a model makes of an article's sentences in their order, no more than ``most``.

    Where the server fails there are those made so far, and the error.
    """
    drafter = _Drafter(article, gate, server)
    sentences = [sentence for section in article.sections for sentence in section.sentences]
    failed: PhonequizError | None = None
    before: Sentence | None = None
    for number, sentence in enumerate(sentences):
        if most is not None and len(drafter.questions) >= most:
            break
        near = before is not None and before.paragraph == sentence.paragraph
        if len(sentence.text.split()) >= _FEWEST_WORDS:
            try:
                drafter.ask(sentence, before.text if before is not None and near else "")
            except PhonequizError as error:
                failed = error
                break
        before = sentence
        step((number + 1) / len(sentences))
    questions = tuple(drafter.questions[:most])
    return Drafts(questions, len(questions) + drafter.left_out.total(), drafter.left_out), failed


class _Drafter:
    def __init__(self, article: Article, gate: Gate, server: Server) -> None:
        self._language, self._gate, self._server = article.language, gate, server
        self.questions: list[Question] = []
        self.left_out: Counter[str] = Counter()
        self._stems: set[str] = set()

    def ask(self, sentence: Sentence, before: str) -> None:
        """Ask for questions on a sentence; once again for those that are refused."""
        messages = first_messages(sentence, before, self._language)
        reply = self._server.reply(messages, SCHEMA)
        refused = self._take(reply, sentence)
        if refused:
            again = again_messages(reply, [told for told, _ in refused])
            refused = self._take(self._server.reply([*messages, *again], SCHEMA), sentence)
        self.left_out.update(reason for _, reason in refused)

    def _take(self, reply: Reply, sentence: Sentence) -> list[tuple[str, str]]:
        """Keep what passes the gate; gives what is said of each that does not, and the reason alone."""
        rows, reasons = read_reply(reply)
        refused = [(reason, reason) for reason in reasons]
        for row in rows:
            reason = self._judge(row, sentence)
            if reason is not None:
                refused.append((f"“{row['stem']}”: {reason}", reason))
        return refused

    def _judge(self, row: dict[str, Any], sentence: Sentence) -> str | None:
        if copied(row, f"{sentence.section} {sentence.text}", self._language):
            return "it is copied from an example"
        stem = fold_option(row["stem"])
        if stem in self._stems:
            return "the same stem is there already"
        meta = {"confidence": CONFIDENCE, "model": self._server.model}
        passed = self._gate.judge({**row, "status": "draft", "meta": meta}, sentence)
        if isinstance(passed, Refused):
            return passed.reason
        if passed.flaws:
            return passed.flaws[0]
        self._stems.add(stem)
        self.questions.append(Question(passed.row, sentence))
        return None
