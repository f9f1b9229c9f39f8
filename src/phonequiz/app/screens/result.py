"""What a run came to, and what is to be put right."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget

from phonequiz.app.screens.page import Page
from phonequiz.app.widgets.asked import RIGHT, WRONG
from phonequiz.app.widgets.edges import Hint, bar
from phonequiz.app.widgets.lines import MUTED
from phonequiz.app.widgets.prose import Paragraph, Prose
from phonequiz.app.widgets.rows import Row, Rows
from phonequiz.bank.model import Item
from phonequiz.quiz.feedback import option_text
from phonequiz.record.kept import KeptRun
from phonequiz.record.rows import Request, moment
from phonequiz.wording import percent, when


class ResultPage(Page):
    """The score, the topics, and the questions to practise again."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("p,P", "again", show=False),
        Binding("v,V", "review", show=False),
    ]

    def __init__(self, kept: KeptRun, *, over: bool = False) -> None:
        super().__init__()
        self.kept = kept
        self.over = over
        self.listed = list(range(len(kept.run.slots))) if kept.mode == "exam" else kept.run.wrong()

    def content(self) -> Iterable[Widget]:
        """The figures, then the questions."""
        yield Prose(self._figures(), id="figures")
        rows = Rows(self._rows(), menu=True, id="questions")
        rows.add_class("gap")
        yield rows

    def on_mount(self) -> None:
        """Show where one is and the keys."""
        words = self.words
        self.head.show(self.kept.bank.title, words("run.exam" if self.kept.mode == "exam" else "run.practice"))
        self.refresh_hints()

    @property
    def rows(self) -> Rows | None:
        """The questions."""
        return self.query_one("#questions", Rows) if self.listed else None

    def hints(self) -> Sequence[Hint]:
        """Practise again where there is something to put right."""
        words, wrong = self.words, len(self.kept.run.wrong())
        hints = [Hint("⏎", words.count("key.again", wrong) if wrong else words("key.home"), "enter")]
        if self.listed:
            hints.append(Hint("v", words("key.review"), "review"))
            hints.append(Hint("↑↓ ⏎", words("key.look"), foot=False))
        if wrong:
            hints.append(Hint("esc", words("key.home"), "back"))
        return hints

    def _figures(self) -> list[Paragraph]:
        words, kept = self.words, self.kept
        outcome = kept.outcome()
        paragraphs = []
        if self.over:
            since = when(words, moment(kept.row.started), kept.clock())
            paragraphs.append(Paragraph(Content.styled(words("exam.over", when=since), "$text-warning")))
        score = words(
            "score",
            right=outcome.right,
            total=outcome.questions,
            percent=percent(outcome.score, kept.row.pass_mark or 1.0),
        )
        paragraphs.append(Paragraph(Content.styled(score, "bold")))
        paragraphs.append(Paragraph(lambda width: bar(outcome.score, min(50, width), "$success"), gap=0))
        if outcome.passed is not None:
            sign, style = (RIGHT, "$text-success") if outcome.passed else (WRONG, "$text-error")
            mark = percent(kept.row.pass_mark or 0.0)
            text = words("passed" if outcome.passed else "failed", percent=mark)
            paragraphs.append(Paragraph(Content.styled(f"{sign} {text}", f"bold {style}")))
        if outcome.previous:
            text = words("compare", last=percent(outcome.previous[0]), best=percent(max(outcome.previous)))
            paragraphs.append(Paragraph(Content.styled(text, MUTED), gap=0))
        waiting = outcome.questions - outcome.answered
        if waiting:
            paragraphs.append(Paragraph(Content.styled(words.count("run.skipped", waiting), MUTED), gap=0))
        if kept.store is None:
            paragraphs.append(Paragraph(Content.styled(words("not_kept"), MUTED), gap=0))
        for number, (title, right, of) in enumerate(kept.topic_scores()):
            paragraphs.append(Paragraph(Content(title), int(number == 0), 7, Content(f"{right}/{of}")))
        return paragraphs

    def _rows(self) -> list[Row]:
        kept, words = self.kept, self.words
        if not self.listed:
            return [Row(Content.styled(words("result.all_right"), "$text-success"), heading=True)]
        wrong = set(kept.run.wrong())
        title = words("result.answers") if kept.mode == "exam" else words("result.to_put_right", n=len(wrong))
        rows = [Row(Content.styled(title, "bold"), heading=True)]
        for position in self.listed:
            item = kept.item(position)
            given = kept.run.answers.get(position)
            keys = self._texts(item, item.keys)
            if position not in wrong:
                line = keys
            elif given is None:
                line = words("result.open", keys=keys)
            else:
                line = words("result.given", given=self._texts(item, given.response), keys=keys)
            stem = Content(" ".join(item.stem.split()))
            text = stem.truncate(160, ellipsis=True) + "\n" + Content.styled(line, MUTED)
            rows.append(Row(text, sign=WRONG if position in wrong else RIGHT))
        return rows

    def _texts(self, item: Item, ids: Collection[str]) -> str:
        """Some options of an item on one line."""
        texts = (option_text(option, self.words) for option in item.options if option.id in ids)
        return ", ".join(" ".join(text.split()) for text in texts)

    def action_enter(self) -> None:
        """Look at the question under the cursor; without one practise again what was wrong, or go home."""
        rows = self.rows
        if rows is not None and rows.cursor > 0:
            self._look(rows.cursor - 1)
        elif self.kept.run.wrong():
            self.action_again()
        else:
            self.action_back()

    def action_again(self) -> None:
        """Practise the wrong ones at once."""
        wrong = tuple(self.kept.run.slots[position].item for position in self.kept.run.wrong())
        if wrong:
            self.quiz.show_run("practice", Request(items=wrong), new=True)

    def action_review(self) -> None:
        """Look at the answers, from the first."""
        if self.listed:
            self._look(0)

    def on_rows_chosen(self, message: Rows.Chosen) -> None:
        """Look at the question that was clicked."""
        self._look(message.index - 1)

    def _look(self, at: int) -> None:
        from phonequiz.app.screens.review import ReviewPage

        self.app.push_screen(ReviewPage(self.kept, self.listed[at]))

    def action_back(self) -> None:
        """Go home."""
        self.quiz.go_home()
