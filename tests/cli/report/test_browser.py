"""The page of a report in a real Chromium: what is drawn, what can be pressed, and that no harm is done."""

from __future__ import annotations

import base64
import os
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from phonequiz.analysis.certificates import Certificate
from phonequiz.cli.certificate_pages import html
from phonequiz.wording import Words

from ...sources.statements import exam, write
from ..calling import Call, call
from .conftest import harmful_team

__all__ = ["call"]

pytestmark = pytest.mark.slow
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    if CHROMIUM is None:
        pytest.skip("there is no Chromium on this machine (Debian: apt-get install chromium)")
    playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
    with playwright.sync_playwright() as driver:
        # A sandbox is not to be had by root, as which containers run.
        root = hasattr(os, "geteuid") and os.geteuid() == 0
        running = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"] if root else [])
        yield running
        running.close()


class Seen:
    """A page with what it said and asked for."""

    def __init__(self, browser: Any, path: Path, width: int = 1200, **options: Any) -> None:
        self.context = browser.new_context(viewport={"width": width, "height": 900}, **options)
        self.page = self.context.new_page()
        self.said: list[str] = []
        self.asked: list[str] = []
        self.page.on("console", lambda message: self.said.append(message.text))
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.page.on("dialog", lambda dialog: self.said.append(dialog.message))
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.goto(path.as_uri())


@pytest.fixture
def report(call: Call, team_file: Path, tmp_path: Path) -> Path:
    path = tmp_path / "report.html"
    assert call("report", team_file, "-o", path).status == 0
    return path


@pytest.fixture
def seen(browser: Any, report: Path) -> Iterator[Seen]:
    made = Seen(browser, report)
    yield made
    made.context.close()


def colours(page: Any, selector: str) -> dict[tuple[int, int, int], int]:
    """Colour → how many pixels of a picture of this element have it."""
    return counted(page, base64.b64encode(page.locator(selector).screenshot()).decode())


def counted(page: Any, picture: str) -> dict[tuple[int, int, int], int]:
    """Colour → how many pixels of a picture (PNG, in base64) have it."""
    counts: dict[str, int] = page.evaluate(
        """async (data) => {
            const bytes = Uint8Array.from(atob(data), (sign) => sign.charCodeAt(0));
            const image = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
            const canvas = new OffscreenCanvas(image.width, image.height), paint = canvas.getContext("2d");
            paint.drawImage(image, 0, 0);
            const pixels = paint.getImageData(0, 0, image.width, image.height).data, counts = {};
            for (let at = 0; at < pixels.length; at += 4) {
                const key = pixels.slice(at, at + 3).join(" ");
                counts[key] = (counts[key] || 0) + 1;
            }
            return counts;
        }""",
        picture,
    )
    return {tuple(map(int, key.split())): count for key, count in counts.items()}  # type: ignore[misc]


BAR, BAD, BACK = (0x1F, 0x6F, 0x8B), (0xB3, 0x44, 0x1E), (255, 255, 255)
DARK_BAR, DARK_BACK = (0x5F, 0xB3, 0xCF), (0x16, 0x18, 0x1A)


def test_the_plots_are_drawn(seen: Seen) -> None:
    drawn = {name: colours(seen.page, f"#plot-{name}") for name in ("scores", "items", "topics", "passes")}
    for name in ("scores", "topics", "passes"):
        assert drawn[name][BAR] > 500, name
    assert drawn["passes"][BAD] > 500
    for name, found in drawn.items():
        whole = sum(found.values())
        assert 0.2 * whole < found[BACK] < whole, name
    # Half transparent dots: none of them has the colour itself.
    assert sum(count for colour, count in drawn["items"].items() if colour[2] - colour[0] > 60) > 200


def test_the_bars_are_as_high_as_they_count(seen: Seen) -> None:
    heights = seen.page.eval_on_selector_all(
        "#plot-scores rect", "bars => bars.map(bar => [bar.textContent, Number(bar.getAttribute('height'))])"
    )
    units = {height / int(text.split(": ")[1]) for text, height in heights}
    assert max(units) - min(units) < 0.2
    assert sum(int(text.split(": ")[1]) for text, _ in heights) == 12


def test_it_is_dark_where_one_likes_it_dark(browser: Any, report: Path) -> None:
    seen = Seen(browser, report, color_scheme="dark")
    found = colours(seen.page, "#plot-scores")
    assert found[DARK_BAR] > 500
    assert max(found, key=lambda colour: found[colour]) == DARK_BACK
    seen.context.close()


def test_it_is_printed_light_and_without_what_only_a_screen_needs(browser: Any, report: Path) -> None:
    seen = Seen(browser, report, color_scheme="dark")
    seen.page.emulate_media(media="print")
    assert seen.page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert not seen.page.locator("nav").is_visible()
    assert seen.page.pdf()[:5] == b"%PDF-"
    seen.context.close()


def column(seen: Seen, table: str, number: int) -> list[str]:
    found: list[str] = seen.page.eval_on_selector_all(
        f"#table-{table} tbody tr", f"rows => rows.map(row => row.cells[{number}].textContent)"
    )
    return found


def test_tables_are_sorted_with_mouse_and_keys(seen: Seen) -> None:
    head = seen.page.locator("#table-learners thead th").nth(3)
    assert head.inner_text().startswith("right")
    head.locator("button").click()
    assert head.get_attribute("aria-sort") == "ascending"
    numbers = list(map(int, column(seen, "learners", 3)))
    assert numbers == sorted(numbers)
    assert len(set(numbers)) > 2
    head.locator("button").focus()
    seen.page.keyboard.press("Enter")
    assert head.get_attribute("aria-sort") == "descending"
    assert list(map(int, column(seen, "learners", 3))) == sorted(numbers, reverse=True)
    first = seen.page.locator("#table-learners thead th").nth(0)
    first.locator("button").focus()
    seen.page.keyboard.press("Space")
    assert (first.get_attribute("aria-sort"), head.get_attribute("aria-sort")) == ("ascending", "none")
    names = [name for name in column(seen, "learners", 0) if name.startswith("learner ")]
    assert names == [f"learner {n}" for n in range(6, 12)], "9 before 10"


def test_missing_figures_are_sorted_to_the_end(seen: Seen) -> None:
    seen.page.evaluate(
        "document.querySelector('#table-questions tbody tr td[data-value]:nth-child(5)').dataset.value = ''"
    )
    button = seen.page.locator("#table-questions thead th").nth(4).locator("button")
    for _ in range(2):
        button.click()
        values = seen.page.eval_on_selector_all(
            "#table-questions tbody tr", "rows => rows.map(row => row.cells[4].dataset.value)"
        )
        assert values[-1] == ""


def test_everything_can_be_reached_with_the_keyboard(seen: Seen) -> None:
    seen.page.keyboard.press("Tab")
    assert seen.page.evaluate("document.activeElement.className") == "skip"
    buttons = seen.page.locator("thead button").count()
    tables = seen.page.locator("table").count()
    reached = 0
    for _ in range(buttons + tables + 20):
        seen.page.keyboard.press("Tab")
        reached += seen.page.evaluate("document.activeElement.tagName") == "BUTTON"
    assert reached >= buttons


def test_a_screen_reader_hears_plots_and_tables(seen: Seen) -> None:
    from playwright.sync_api import expect

    expect(seen.page.get_by_role("img", name="Distribution of scores")).to_have_count(1)
    expect(seen.page.get_by_role("table", name="Learners")).to_have_count(1)
    expect(seen.page.locator("#table-questions").get_by_role("columnheader", name="facility")).to_have_count(1)
    expect(seen.page.get_by_role("rowheader", name="learner 9").first).to_be_visible()


def test_nothing_is_run_and_nothing_asked_for(seen: Seen, report: Path) -> None:
    seen.page.locator("#table-questions thead button").first.click()
    assert seen.page.evaluate("window.harmed") is None
    assert seen.said == []
    assert seen.asked == [report.as_uri()]


def test_a_script_that_came_in_all_the_same_would_not_run(browser: Any, report: Path) -> None:
    content = report.read_text(encoding="utf-8")
    report.write_text(content.replace("</main>", "<script>window.harmed = 1</script></main>"), encoding="utf-8")
    seen = Seen(browser, report)
    assert seen.page.evaluate("window.harmed") is None
    assert any("Content Security Policy" in said for said in seen.said)
    seen.context.close()


@pytest.fixture
def large(call: Call, tmp_path: Path) -> Path:
    """A page on many learners, one of them with a name without an end."""
    statements = harmful_team(60) + exam("x" * 3000, "huge", {"q1": True})
    write(tmp_path / "large.jsonl", statements)
    path = tmp_path / "large.html"
    assert call("report", tmp_path / "large.jsonl", "-o", path, "--lang", "de").status == 0
    return path


def edge(seen: Seen, selector: str, side: str) -> float:
    found: float = seen.page.locator(selector).first.evaluate(f"one => one.getBoundingClientRect().{side}")
    return found


@pytest.mark.parametrize("width", [400, 800, 1200, 1400])
def test_what_is_looked_for_is_in_view_at_any_width(browser: Any, large: Path, width: int) -> None:
    seen = Seen(browser, large, width)
    assert seen.page.evaluate("document.documentElement.scrollWidth") <= width
    for column in (1, 2):  # the score, and whether it is a pass
        assert edge(seen, f"#table-learners tbody td:nth-child({column + 1})", "right") <= width
    assert edge(seen, "#table-questions td:nth-child(2)", "right") <= width, "what the figures say"
    if width >= 1200:
        for table in ("learners", "topics", "questions", "options", "figures", "attempts"):
            assert edge(seen, f"#table-{table}", "right") <= width - 24, table
    seen.context.close()


@pytest.mark.parametrize("width", [400, 1400])
def test_heads_stay_while_rows_are_scrolled(browser: Any, large: Path, width: int) -> None:
    seen = Seen(browser, large, width)
    seen.page.locator("#table-learners tbody tr").nth(50).scroll_into_view_if_needed()
    head, row = (seen.page.locator(f"#table-learners {part}") for part in ("thead th", "tbody tr"))
    assert head.first.evaluate("one => one.getBoundingClientRect().top") >= 0
    assert row.first.evaluate("one => one.getBoundingClientRect().top") < 0 or width == 400
    shown = head.first.evaluate(
        "one => { const at = one.getBoundingClientRect();"
        " return one.contains(document.elementFromPoint(at.left + 5, at.top + 5)); }"
    )
    assert shown, "and nothing covers them"
    seen.context.close()


def test_printed_on_paper_no_column_is_cut(browser: Any, large: Path) -> None:
    seen = Seen(browser, large, 688)  # A4 less its margins, at 96 dots an inch
    seen.page.emulate_media(media="print")
    for table in ("learners", "topics", "questions", "options", "figures", "attempts"):
        assert edge(seen, f"#table-{table}", "right") <= 688, table
    seen.context.close()


def test_each_page_of_paper_has_the_heads_of_its_table(browser: Any, large: Path) -> None:
    pypdf = pytest.importorskip("pypdf")
    seen = Seen(browser, large)
    pages = pypdf.PdfReader(BytesIO(seen.page.pdf(prefer_css_page_size=True))).pages
    seen.context.close()
    texts = [" ".join(page.extract_text().split()) for page in pages]
    rows = [text for text in texts if "learner 20 " in text or "learner 50 " in text]
    assert len(rows) >= 3, "learners and attempts are longer than a page"
    for text in texts:
        assert "beendet (UTC)" in text or "learner " not in text


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_shade_says_where_there_is_more_to_the_right(browser: Any, large: Path, scheme: str) -> None:
    seen = Seen(browser, large, 400, color_scheme=scheme)
    region = seen.page.locator("#table-learners").locator("xpath=..")
    region.evaluate("one => one.scrollIntoView()")
    # Left: what is written, and the lines between rows. The page lets no other style in.
    hidden = "one => { one.style.color = 'transparent'; one.style.borderBottomColor = 'transparent'; }"
    for cell in region.locator("td").all()[:60]:
        cell.evaluate(hidden)

    def shaded() -> int:
        """How many tones there are in the space of a row where nothing is written."""
        box = region.bounding_box()
        clip = {"x": box["x"] + box["width"] - 20, "y": box["y"] + 150, "width": 20, "height": 10}
        picture = base64.b64encode(seen.page.screenshot(clip=clip)).decode()
        return len(counted(seen.page, picture))

    before = shaded()
    region.evaluate("one => one.scrollLeft = one.scrollWidth")
    assert (before > 8, shaded()) == (True, 1)
    seen.context.close()


def test_a_dot_says_which_question_it_is_and_leads_there(seen: Seen) -> None:
    point = seen.page.locator(".point").first
    label = point.locator(".label")
    assert not label.is_visible()
    point.focus()
    assert label.is_visible()
    seen.page.locator("h1").hover()
    point.evaluate("one => one.blur()")
    assert not label.is_visible()
    point.locator("circle").hover()
    assert label.is_visible()
    name = label.text_content()
    point.locator("circle").click()
    assert seen.page.locator("tr:target .id").text_content() == name


@pytest.mark.parametrize("width", [320, 400, 1000])
def test_a_certificate_has_its_room_at_any_width(browser: Any, tmp_path: Path, width: int) -> None:
    exam_passed = datetime(2026, 3, 4, tzinfo=UTC)
    made = Certificate(
        id="0b64ad3c-4d4e-4f43-9f3d-7a5c3a3b8f6e",
        learner="Zoë Müller-Lüdenscheidt",
        bank="telefone",
        title="Telefone im Unternehmen",
        version="0f3c9a51d2e4b678",
        whole=True,
        finished=exam_passed,
        right=19,
        questions=20,
        score=0.95,
        pass_mark=0.8,
        valid_until=None,
    )
    path = tmp_path / "certificate.html"
    path.write_text(html(made, Words("de")), encoding="utf-8")
    seen = Seen(browser, path, width)
    assert seen.page.evaluate("document.documentElement.scrollWidth") <= width
    widths = seen.page.eval_on_selector_all("dd", "all => all.map(one => one.getBoundingClientRect().width)")
    assert min(widths) >= 200
    assert seen.said == []
    seen.context.close()
