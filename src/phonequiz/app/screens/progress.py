"""What one knows: mastery by topic, the runs as a plot, the hardest questions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from textual.content import Content
from textual.widget import Widget

from phonequiz.app.screens.page import Page
from phonequiz.app.widgets.edges import Hint, bar
from phonequiz.app.widgets.lines import MUTED, Lines, Sheet
from phonequiz.app.widgets.prose import Paragraph, Prose
from phonequiz.app.widgets.rows import Row, Rows
from phonequiz.problems import PhonequizError, safe
from phonequiz.quiz.mastery import History, TopicKnowledge, by_topic, item_mastery
from phonequiz.record.attempts import Attempt, recent
from phonequiz.wording import Words, percent

PLOT_HEIGHT = 5
EIGHTHS = " ▁▂▃▄▅▆▇█"
HARDEST = 5
SHOWN_RUNS = 100
WIDE = 60


def plot(scores: Sequence[float], marks: Sequence[str], width: int) -> list[Content]:
    """Columns of scores (from 0 to 1), the newest on the right, with a scale and a mark under each."""
    room = max(1, (width - 6) // 2)
    scores, marks = scores[-room:], marks[-room:]
    lines = []
    for level in range(PLOT_HEIGHT - 1, -1, -1):
        scale = {PLOT_HEIGHT - 1: "100 ", PLOT_HEIGHT // 2: " 50 ", 0: "  0 "}.get(level, "    ")
        columns = ""
        for score in scores:
            eighths = round(score * PLOT_HEIGHT * 8) - level * 8
            columns += EIGHTHS[min(max(eighths, 0), 8)] + " "
        lines.append(Content.assemble((scale, MUTED), ("│ ", MUTED), (columns, "$accent")))
    lines.append(Content.styled("      " + " ".join(marks), MUTED))
    return lines


class ProgressPage(Page):
    """Shows the record of the bank in use."""

    def content(self) -> Iterable[Widget]:
        """Topics, plot, hardest questions."""
        quiz, words = self.quiz, self.words
        self._hardest: list[str] = []
        bank = quiz.bank
        histories: dict[str, History] = {}
        runs: list[Attempt] = []
        if quiz.store is not None:
            try:
                histories = quiz.store.histories(bank.id, quiz.now())
                runs = recent(quiz.store, bank.id, quiz.now(), SHOWN_RUNS)
            except PhonequizError as error:
                yield Prose([Paragraph(Content(safe(str(problem)))) for problem in error.told(words)])
                return
        rows = [Row(Content.styled(words("progress.topics"), "bold"), heading=True)]
        for known in by_topic(bank.topics, bank.ready, histories):
            rows.append(Row(_topic_line(known, words), heading=True))
        yield Rows(rows)
        if not histories:
            nothing = Prose([Paragraph(Content.styled(words("progress.nothing"), MUTED))])
            nothing.add_class("gap")
            yield nothing
            return
        if runs:
            title = Prose([Paragraph(Content.styled(words("progress.runs"), "bold"))])
            title.add_class("gap")
            yield title
            runs.reverse()
            marks = [words("plot.exam" if run.mode == "exam" else "plot.practice") for run in runs]
            yield Lines(Sheet(partial(plot, [run.score or 0.0 for run in runs], marks)))
            yield Prose([Paragraph(Content.styled(words("progress.legend"), MUTED))])
        hard = [item for item in bank.ready if item in histories and item_mastery(histories[item]) < 1]
        hard.sort(key=lambda item: (item_mastery(histories[item]), -len(histories[item].right)))
        if hard:
            self._hardest = hard[:HARDEST]
            title = Prose([Paragraph(Content.styled(words("progress.hardest"), "bold"))])
            title.add_class("gap")
            yield title
            for item_id in self._hardest:
                history = histories[item_id]
                lead = Content.styled(f"{sum(history.right)}/{len(history.right)}", MUTED)
                stem = Content(" ".join(bank.item(item_id).stem.split()))
                yield Prose([Paragraph(stem.truncate(160, ellipsis=True), indent=6, lead=lead)])

    def on_mount(self) -> None:
        """Show where one is and the keys."""
        self.head.show(self.quiz.bank.title, self.words("home.progress"))
        self.refresh_hints()

    def hints(self) -> Sequence[Hint]:
        """The keys of this page."""
        words = self.words
        hints = [Hint("esc", words("key.back"), "back"), Hint("↑↓", words("key.scroll"), foot=False)]
        return [Hint("⏎", words("progress.practise"), "enter"), *hints] if self._hardest else hints

    def action_enter(self) -> None:
        """Practise the hardest questions."""
        if self._hardest:
            from phonequiz.record.rows import Request

            items = tuple(self._hardest)
            self.app.pop_screen()
            self.quiz.show_run("practice", Request(items=items), new=True)


def _topic_line(known: TopicKnowledge, words: Words) -> Callable[[int], Content]:
    def line(width: int) -> Content:
        figure = words("percent", percent=percent(known.mastery)) if known.mastery is not None and known.seen else "–"
        right = Content(f"{figure:>6}")
        if width >= WIDE:
            seen = words("progress.seen", seen=known.seen, total=known.questions)
            right = bar(known.mastery or 0.0, 20) + right + Content.styled(f"{seen:>19}", MUTED)
        name = Content(known.title).truncate(max(4, width - right.cell_length - 2), ellipsis=True)
        return name.pad_right(max(1, width - name.cell_length - right.cell_length)) + right

    return line
