"""Plain mode: a run as lines of text, for screen readers, dumb terminals and pipes."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic
from types import FrameType

from phonequiz.bank.model import Option
from phonequiz.cli.console import complain, note
from phonequiz.cli.lines import EndOfInput, Lines
from phonequiz.problems import safe
from phonequiz.quiz.feedback import (
    LETTERS,
    BadAnswer,
    Feedback,
    feedback,
    labelled,
    option_text,
    quoted,
    read_response,
    stem_text,
)
from phonequiz.quiz.run import Mode
from phonequiz.record.errors import RecordError
from phonequiz.record.kept import KeptRun, TimeIsUp
from phonequiz.record.opening import open_run
from phonequiz.record.rows import Request, moment
from phonequiz.record.store import Store
from phonequiz.sentences import exam_terms, handed_in_lines, is_large, read_bank, resumed_lines, saved_line, topic_ids
from phonequiz.setup import Setup
from phonequiz.wording import Words, percent, span, when


class Stopped(Exception):
    """The learner stops; the run stays."""


def run_plain(
    chosen: Setup, mode: Mode, request: Request, bank_path: Path | None, *, new: bool, no_record: bool
) -> int:
    """Ask a run on standard input and output; gives the exit status."""
    words = chosen.words
    with _signals_end():
        try:
            store = None if no_record else Store.open(chosen.data_dir)
        except RecordError as error:
            problem = error.problem(words)
            if mode != "exam":
                problem = problem._replace(remedy=f"{problem.remedy}, {words('record.without')}")
            complain(problem)
            return 2
        try:
            return _run(chosen, store, mode, request, bank_path, new=new)
        finally:
            if store is not None:
                store.close()


def _run(chosen: Setup, store: Store | None, mode: Mode, request: Request, bank_path: Path | None, *, new: bool) -> int:
    """Ask a run that is kept in a record, or nowhere."""
    words = chosen.words
    path = bank_path
    if path is None:
        shelf = chosen.shelf()
        path = chosen.path_on(shelf, store)
        for file in dict.fromkeys(problem.place.file for problem in shelf.problems):
            note("phonequiz: " + words("chooser.broken", file=file))
    if is_large(path):
        note(words("reading"))
    bank = read_bank(path)
    request = request._replace(topics=topic_ids(bank, request.topics))
    found, kept = open_run(
        bank, mode, request, store, lambda: datetime.now(UTC), new=new, learner=chosen.settings.learner
    )
    try:
        return _PlainRun(kept, words).run(over=found == "over")
    except RecordError as error:
        complain(error.problem(words))
        print(words("plain.unsaved"))
        return 2
    finally:
        kept.release()


@contextmanager
def _signals_end() -> Iterator[None]:
    """SIGTERM and SIGHUP end the process with 143 and 129, what is kept being kept already."""

    def end(number: int, frame: FrameType | None) -> None:
        raise SystemExit(128 + number)

    numbers = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    before = [signal.signal(number, end) for number in numbers]
    try:
        yield
    finally:
        for number, handler in zip(numbers, before, strict=True):
            signal.signal(number, handler)


class _PlainRun:
    def __init__(self, kept: KeptRun, words: Words) -> None:
        self.kept, self.words, self.lines = kept, words, Lines()

    def run(self, over: bool) -> int:
        kept, words = self.kept, self.words
        if over:
            print(words("exam.over", when=when(words, moment(kept.row.started), kept.clock())))
            self._result()
            return 0
        if kept.resumed is not None:
            for line in resumed_lines(kept, kept.resumed, words):
                print(line)
        try:
            if kept.mode == "exam":
                self._exam()
            else:
                self._practice()
        except (Stopped, EndOfInput):
            self._say_saved()
            return 0
        except KeyboardInterrupt:
            print()
            self._say_saved()
            return 130
        except (TimeIsUp, TimeoutError):
            if not kept.run.finished:
                kept.hand_in()
            print(words("exam.time_up"))
        self._result()
        return 0

    def _say_saved(self) -> None:
        print(saved_line(self.kept, self.words))

    # ── asking ──

    def _practice(self) -> None:
        kept = self.kept
        while not kept.run.finished:
            options = kept.options()
            response = self._ask()
            if response is None:
                kept.skip()
                continue
            given = kept.answer(response, self._seconds)
            self._feedback(feedback(kept.bank, kept.item(), options, given, self.words))
            kept.next()

    def _exam(self) -> None:
        kept, words = self.kept, self.words
        if kept.resumed is None:
            for line in (*handed_in_lines(kept, words), exam_terms(kept.bank, len(kept.run.slots), words)):
                print(line)
        last = len(kept.run.slots) - 1
        filling = False
        while True:
            here = kept.run.position
            response = self._ask()
            if response == ("<",):
                if here == 0:
                    print(words("plain.first"))
                else:
                    kept.run.go(here - 1)
                continue
            if response is not None:
                kept.answer(response, self._seconds)
            waiting = kept.run.unanswered()
            if filling:
                later = [position for position in waiting if position > here]
                if later:
                    kept.run.go(later[0])
                    continue
            elif here < last:
                kept.run.go(here + 1)
                continue
            if not waiting:
                break
            print(words.count("exam.unanswered", len(waiting)))
            if self.lines.ask(words("exam.hand_in?") + " ", kept.remaining()).casefold() in {"y", "j"}:
                break
            filling = True
            kept.run.go(waiting[0])
        kept.hand_in()

    def _ask(self) -> tuple[str, ...] | None:
        """The response to the question asked now, ``None`` where it is skipped, ``("<",)`` for one back."""
        kept, words = self.kept, self.words
        item, options = kept.item(), kept.options()
        topic = kept.bank.topic(item.topic).title
        given = kept.run.answers.get(kept.run.position)
        print()
        if given is not None:
            print(words("answer.yours", answer=labelled(options, given.response, words)))
        print(words("question.head", n=kept.run.position + 1, total=len(kept.run.slots), topic=topic))
        print(stem_text(item, words))
        for letter, option in zip(LETTERS, options, strict=False):
            print(f"  {letter}) " + option_text(option, words).strip("\n").replace("\n", "\n     "))
        begun = monotonic()
        while True:
            typed = self.lines.ask("> ", kept.remaining())
            self._seconds = monotonic() - begun
            command = typed.casefold()
            if command == "q":
                raise Stopped
            if command == "s":
                return None
            if command == "<" and kept.mode == "exam":
                return ("<",)
            if command == "?":
                self._help(options, given.response if given is not None else None)
                continue
            try:
                return read_response(typed, options, item.type == "multiple")
            except BadAnswer:
                name = "plain.again.many" if item.type == "multiple" else "plain.again.one"
                print(words(name, last=LETTERS[len(options) - 1]))

    def _help(self, options: list[Option], response: tuple[str, ...] | None) -> None:
        words, left = self.words, self.kept.remaining()
        text = words("plain.help")
        if self.kept.mode == "exam":
            text += " · " + words("plain.help.exam")
        print(text)
        if left is not None:
            print(words("exam.remaining", time=span(words, left)))
        if response is not None:
            print(words("answer.yours", answer=labelled(options, response, words)))

    # ── telling ──

    def _feedback(self, said: Feedback) -> None:
        print(said.verdict)
        for text in (*said.remarks, said.explanation):
            if text:
                print("  " + text.strip().replace("\n", "\n  "))
        self._quote(said)

    def _quote(self, said: Feedback) -> None:
        if said.quote:
            print(
                "  "
                + quoted(said.quote, self.kept.bank.quote_language)
                + (f" ({safe(said.section)})" if said.section else "")
            )
            if said.translation:
                print("  " + " ".join(said.translation.split()))

    def _result(self) -> None:
        kept, words = self.kept, self.words
        outcome = kept.outcome()
        print()
        print(
            words(
                "score",
                right=outcome.right,
                total=outcome.questions,
                percent=percent(outcome.score, kept.row.pass_mark or 1.0),
            )
        )
        if outcome.passed is not None:
            mark = percent(kept.row.pass_mark or 0.0)
            print(words("passed" if outcome.passed else "failed", percent=mark))
        waiting = outcome.questions - outcome.answered
        if waiting:
            print(words.count("run.skipped", waiting))
        for title, right, of in kept.topic_scores():
            print(f"  {title}: {right}/{of}")
        if outcome.previous:
            print(words("compare", last=percent(outcome.previous[0]), best=percent(max(outcome.previous))))
        if kept.mode == "exam":
            self._review()

    def _review(self) -> None:
        kept, words = self.kept, self.words
        for position, slot in enumerate(kept.run.slots):
            options, item = kept.options(position), kept.item(position)
            given = kept.run.answers.get(position)
            print()
            print(
                words(
                    "question.head", n=position + 1, total=len(kept.run.slots), topic=kept.bank.topic(slot.topic).title
                )
            )
            print(stem_text(item, words))
            if given is None:
                print(words("answer.none"))
            else:
                print(words("answer.yours", answer=labelled(options, given.response, words)))
            self._feedback(feedback(kept.bank, item, options, given, words))
