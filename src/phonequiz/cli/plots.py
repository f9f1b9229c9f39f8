"""The plots of a report as SVG: drawn here, so that the page needs nothing else. Colours are the page's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from html import escape
from typing import NamedTuple

from phonequiz.analysis.tables import Row
from phonequiz.problems import safe
from phonequiz.wording import Words, percent

WIDTH, HEIGHT = 460, 260
LEFT, RIGHT, TOP, BOTTOM = 44, 20, 24, 40
_BINS = 10
_LABEL, _LABEL_WIDTH, _BROADEST = 26, 64, 60
_BY_DAY = 62  # so many days are shown each, more of them by month


class Plot(NamedTuple):
    """A plot with its name, and what it shows in a sentence for who does not see it."""

    id: str
    title: str
    told: str
    svg: str


def text(value: object) -> str:
    """A text as HTML and SVG show it, whatever it holds."""
    return escape(safe(str(value)), quote=True)


def scores(rows: Sequence[Row], words: Words) -> Plot:
    """How many attempts reached which score."""
    found = [row["score"] for row in rows if row["score"] is not None]
    bins = Counter(min(max(int(score * _BINS + 1e-9), 0), _BINS - 1) for score in found)
    bars = [(f"{n * 10}–{n * 10 + 10} %", (bins[n],)) for n in range(_BINS)]
    edges = [f"{n * 10} %" for n in range(_BINS + 1)]
    told = words("plot.nothing")
    if found:
        told = words.count("plot.scores.told", len(found), mean=percent(sum(found) / len(found)))
    return _plot(
        "scores", words("plot.scores"), told, _bars(bars, words("plot.scores.x"), words("plot.attempts.y"), edges)
    )


def passes(rows: Sequence[Row], words: Words) -> Plot:
    """How many attempts were passed and failed when: by day, over a long time by month."""
    found: list[tuple[date, bool]] = []
    for row in rows:
        if row["passed"] is not None and row["finished"]:
            try:
                found.append((date.fromisoformat(row["finished"][:10]), row["passed"]))
            except ValueError:
                continue
    counts: dict[str, list[int]] = {}
    if found:
        first, last = min(day for day, _ in found), max(day for day, _ in found)
        size = 10 if (last - first).days < _BY_DAY else 7
        day = first
        while day <= last:
            counts.setdefault(day.isoformat()[:size], [0, 0])
            day += timedelta(days=1)
        for day, passed in found:
            counts[day.isoformat()[:size]][0 if passed else 1] += 1
    right = [is_passed for _, is_passed in found].count(True)
    told = words("plot.passes.told", passed=right, failed=len(found) - right) if found else words("plot.nothing")
    bars = [(period, tuple(numbers)) for period, numbers in counts.items()]
    legend = "".join(
        f'<rect class="{kind}" x="{x}" y="2" width="10" height="10"/>'
        f'<text x="{x + 15}" y="11">{text(words(name))}</text>'
        for kind, x, name in (("bar", LEFT, "passed.short"), ("bar bad", LEFT + 130, "failed.short"))
    )
    drawn = legend + _bars(bars, words("plot.passes.x"), words("plot.attempts.y"))
    return _plot("passes", words("plot.passes"), told, drawn)


def topics(rows: Sequence[Row], words: Words, nothing: str) -> Plot:
    """The share of right answers of each topic; ``nothing`` is told where there is none."""
    parts = []
    for at, row in enumerate(rows):
        name, share, y = row["title"] or row["topic"] or "–", row["score"], TOP + at * 2 * _LABEL
        parts.append(f'<text x="0" y="{y + 14}">{text(_short(name, 48))}</text>')
        full = WIDTH - 64
        parts.append(f'<rect class="rest" x="0" y="{y + 20}" width="{full}" height="14"/>')
        if share is not None:
            parts.append(f'<rect class="bar" x="0" y="{y + 20}" width="{full * share:.1f}" height="14"/>')
        shown = words("percent", percent=percent(share)) if share is not None else "–"
        parts.append(f'<text x="{full + 8}" y="{y + 32}">{text(shown)}</text>')
    known = [row for row in rows if row["score"] is not None]
    told = words.count("plot.topics.told", len(known)) if known else nothing
    return _plot("topics", words("plot.topics"), told, "".join(parts), TOP + max(len(rows), 1) * 2 * _LABEL)


def items(rows: Sequence[Row], words: Words, nothing: str) -> Plot:
    """Each question by its facility and its discrimination; ``nothing`` is told where there is none."""
    wide, high = WIDTH - LEFT - RIGHT, HEIGHT - TOP - BOTTOM
    parts = []
    for value in (-1.0, -0.5, 0.0, 0.5, 1.0):
        y = TOP + high * (1 - value) / 2
        parts.append(f'<line class="{"axis" if not value else "grid"}" x1="{LEFT}" x2="{WIDTH - RIGHT}"')
        parts.append(f' y1="{y:.1f}" y2="{y:.1f}"/><text class="end" x="{LEFT - 6}" y="{y + 4:.1f}">')
        parts.append(f"{words.decimal(value, 'g')}</text>")
    for value in (0, 0.25, 0.5, 0.75, 1):
        x = LEFT + wide * value
        parts.append(f'<text class="middle" x="{x:.1f}" y="{TOP + high + 16}">{value * 100:.0f} %</text>')
    placed = [row for row in rows if row["facility"] is not None and row["discrimination_index"] is not None]
    for at, row in enumerate(rows):
        if row["facility"] is None or row["discrimination_index"] is None:
            continue
        x = LEFT + wide * min(max(row["facility"], 0.0), 1.0)
        y = TOP + high * (1 - row["discrimination_index"]) / 2
        suspect = _goes_against(row)
        facts = f"{percent(row['facility'])} %, {words.decimal(row['discrimination_index'])}, n = {row['n']}"
        side, shift = ("label end", -9) if x > LEFT + wide / 2 else ("label", 9)
        always = " always" if suspect else ""
        parts.append(
            f'<a class="point" href="#{question_anchor(at)}" aria-label="{text(row["question"])}: {text(facts)}">'
        )
        parts.append(f'<circle class="dot{" bad" if suspect else ""}" cx="{x:.1f}" cy="{y:.1f}" r="5">')
        parts.append(f"<title>{text(row['question'])}: {text(facts)}</title></circle>")
        parts.append(
            f'<text class="{side}{always}" x="{x + shift:.1f}" y="{y + 4:.1f}">{text(_short(row["question"], 36))}'
        )
        parts.append("</text></a>")
    parts.append(_axes(words("column.facility"), words("column.discrimination_index")))
    against = sum(_goes_against(row) for row in placed)
    told = words.count("plot.items.told", len(placed), against=against) if placed else nothing
    return _plot("items", words("plot.items"), told, "".join(parts), role="group")


def question_anchor(at: int) -> str:
    """Where the question of this row stands in the page."""
    return f"question-{at}"


def _goes_against(row: Row) -> bool:
    return any(verdict.name == "against" for verdict in row["verdicts"])


def _bars(
    bars: Sequence[tuple[str, tuple[int, ...]]], x_name: str, y_name: str, edges: Sequence[str] | None = None
) -> str:
    """Bars of one or two parts (the second stands on the first), with as many labels as there is room for.

    The last bar always has its label. With ``edges`` what begins and ends a bar is named instead.
    """
    wide, high = WIDTH - LEFT - RIGHT, HEIGHT - TOP - BOTTOM
    most = max([sum(numbers) for _, numbers in bars] or [0]) or 1
    step = _step(most)
    most = -(-most // step) * step  # the axis ends at a mark, above the highest bar
    parts = []
    for mark in range(0, most + 1, step):
        y = TOP + high * (1 - mark / most)
        parts.append(f'<line class="{"grid" if mark else "axis"}" x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y:.1f}"')
        parts.append(f' y2="{y:.1f}"/><text class="end" x="{LEFT - 6}" y="{y + 4:.1f}">{mark}</text>')
    room = wide / max(len(bars), 1)
    broad = min(room * 0.8, _BROADEST)
    for at, (label, numbers) in enumerate(bars):
        x, y = LEFT + at * room, float(TOP + high)
        for kind, number in zip(("bar", "bar bad"), numbers, strict=False):
            if number:
                tall = high * number / most
                y -= tall
                parts.append(f'<rect class="{kind}" x="{x + (room - broad) / 2:.1f}" y="{y:.1f}" width="{broad:.1f}"')
                parts.append(f' height="{tall:.1f}"><title>{text(label)}: {number}</title></rect>')
    labels = edges if edges is not None else [label for label, _ in bars]
    every = max(1, -(-len(labels) * _LABEL_WIDTH // wide))
    for at in range(len(labels) - 1, -1, -every):
        x = LEFT + room * (at if edges is not None else at + 0.5)
        parts.append(f'<text class="middle" x="{x:.1f}" y="{TOP + high + 16}">{text(labels[at])}</text>')
    return "".join(parts) + _axes(x_name, y_name)


def _step(most: int) -> int:
    """A round step between the marks of an axis, for about four of them."""
    power = 1
    while True:
        for step in (power, 2 * power, 5 * power):
            if most / step <= 5:
                return step
        power *= 10


def _axes(x_name: str, y_name: str) -> str:
    return (
        f'<text class="middle" x="{(LEFT + WIDTH - RIGHT) / 2:.0f}" y="{HEIGHT - 4}">{text(x_name)}</text>'
        f'<text class="middle" transform="translate(11 {(TOP + HEIGHT - BOTTOM) / 2:.0f}) rotate(-90)">'
        f"{text(y_name)}</text>"
    )


def _short(value: str, most: int) -> str:
    return value if len(value) <= most else value[: most - 1] + "…"


def _plot(id_: str, title: str, told: str, parts: str, height: int = HEIGHT, role: str = "img") -> Plot:
    """A plot that is heard as one image, or (``group``) whose parts can be reached one by one."""
    svg = (
        f'<svg id="plot-{id_}" viewBox="0 0 {WIDTH} {height}" role="{role}" aria-labelledby="{id_}-title {id_}-told">'
        f'<title id="{id_}-title">{text(title)}</title><desc id="{id_}-told">{text(told)}</desc>{parts}</svg>'
    )
    return Plot(id_, title, told, svg)


def all_plots(
    learners: Sequence[Row], questions: Sequence[Row], topic_rows: Sequence[Row], words: Words, withheld: str
) -> Iterable[Plot]:
    """The four plots of a page; ``withheld`` says why there are no rows where there could be some, or is empty."""
    nothing = withheld or words("plot.nothing")
    return (
        scores(learners, words),
        items(questions, words, nothing),
        topics(topic_rows, words, nothing),
        passes(learners, words),
    )
