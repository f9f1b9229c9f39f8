"""Reports as text, workbook and page, whatever names, stems and options hold."""

from __future__ import annotations

import json
import re
import sys
import time
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import openpyxl
import pytest

from ...conftest import BankMaker, questions
from ...sources.statements import exam, write
from ..calling import Call, call
from .conftest import HARMFUL

__all__ = ["call"]


def test_text_tells_which_questions_to_look_at(call: Call, team_file: Path) -> None:
    done = call("report", team_file, "--by", "question")
    questions = {line.split()[0] for line in done.lines if line.startswith("q")} - {"question"}
    [suspect] = [line for line in done.lines if "key may be wrong: good learners choose" in line]
    assert suspect.startswith("q5")
    assert "(n = 12)" in done.out
    assert "nobody chooses" in done.out
    assert "Options chosen" in done.out
    assert "Cronbach's alpha" in done.out
    assert len(questions) == 6
    german = call("report", team_file, "--by", "question", "--lang", "de")
    assert "die Lösung könnte falsch sein: die Besten wählen „" in german.out


def test_few_answers_are_called_few(call: Call, tmp_path: Path) -> None:
    both_right = write(tmp_path / "two.jsonl", exam("ada", "r1", {"q1": True}) + exam("bob", "r2", {"q1": True}))
    done = call("report", both_right, "--by", "question", "--min-group", 1)
    assert "perhaps too easy" in done.out
    assert "nobody chooses" not in done.out
    assert "(only n = 2)" in done.out


def test_figures_are_written_as_the_language_has_them(call: Call, team_file: Path) -> None:
    figures = {"en": r"^q5 +12 +33 % +0\.49 +-0\.", "de": r"^q5 +12 +33 % +0,49 +-0,"}
    for language, line in figures.items():
        done = call("report", team_file, "--by", "question", "--lang", language)
        assert re.search(line, done.out, re.MULTILINE)


@pytest.mark.parametrize("zone", ["UTC", "America/Los_Angeles"])
def test_times_are_utc_wherever_one_is(
    call: Call, two_learners: Path, zone: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        done = call("report", two_learners)
        page = call("report", two_learners, "--format", "html").out
    finally:
        monkeypatch.undo()
        time.tzset()
    assert "finished (UTC)" in done.lines[0]
    assert "2026-03-04 09:00" in done.lines[1]
    assert '<td class="time">2026-03-04 09:00</td>' in page
    assert re.search(r"Made on \S+ \S+ UTC\.", page)


def test_where_all_is_withheld_it_is_said_instead_of_rows_of_nothing(call: Call, two_learners: Path) -> None:
    page = call("report", two_learners, "--format", "html").out
    assert "0 questions" not in page
    why = "Withheld: behind none of these figures stand at least 5 learners (--min-group)."
    assert page.count(why) == 2 * 2 + 5, "two plots, shown and told; topics, questions, options, figures, quiz"
    assert not re.search("Nothing to report|nothing to show", page)
    assert re.findall(r'<table id="table-(\w+)">', page) == ["learners", "attempts"]
    for by in ("question", "topic"):
        assert call("report", two_learners, "--by", by).lines == [why]
        assert "q1" in call("report", two_learners, "--by", by, "--min-group", 2).out or by == "topic"


@pytest.fixture
def book(call: Call, team_file: Path, tmp_path: Path) -> openpyxl.Workbook:
    assert call("report", team_file, "--by", "question", "-o", tmp_path / "out.xlsx").status == 0
    return openpyxl.load_workbook(tmp_path / "out.xlsx")


def test_a_workbook_has_real_numbers_a_frozen_head_and_filters(book: openpyxl.Workbook) -> None:
    assert book.sheetnames == ["Questions", "Options chosen", "The quiz as a whole"]
    for sheet in book.worksheets:
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref.startswith("A1:")
    sheet = book["Questions"]
    heads = [cell.value for cell in sheet[1]]
    facility = sheet.cell(3, heads.index("facility") + 1)
    assert (facility.data_type, facility.value, facility.number_format) == ("n", pytest.approx(10 / 12), "0 %")
    assert book["Options chosen"].max_row == 1 + 6 * 3


def test_no_cell_of_a_workbook_is_a_formula_or_a_link(call: Call, team_file: Path, tmp_path: Path) -> None:
    for by in ("question", "learner", "attempt", "topic"):
        path = tmp_path / f"{by}.xlsx"
        call("report", team_file, "--by", by, "-o", path)
        cells = [cell for sheet in openpyxl.load_workbook(path).worksheets for row in sheet.rows for cell in row]
        assert {cell.data_type for cell in cells} <= {"s", "n", "b", "d"}
        assert not any(cell.hyperlink for cell in cells)
        if by in {"question", "learner"}:
            assert set(HARMFUL) <= {cell.value for cell in cells}


def test_times_in_a_workbook_are_times(call: Call, two_learners: Path, tmp_path: Path) -> None:
    for by in ("learner", "attempt"):
        call("report", two_learners, "--by", by, "-o", tmp_path / "out.xlsx")
        [sheet] = openpyxl.load_workbook(tmp_path / "out.xlsx").worksheets
        heads = [str(cell.value).split()[0] for cell in sheet[1]]
        for head in ("started", "finished"):
            cell = sheet.cell(2, heads.index(head) + 1)
            assert (cell.is_date, cell.value.year, cell.number_format) == (True, 2026, "yyyy-mm-dd hh:mm")


def test_the_same_answers_give_the_same_workbook(call: Call, two_learners: Path, tmp_path: Path) -> None:
    written = []
    for _ in range(2):
        assert call("report", two_learners, "-o", tmp_path / "out.xlsx").status == 0
        written.append((tmp_path / "out.xlsx").read_bytes())
    assert written[0] == written[1]
    book = openpyxl.load_workbook(tmp_path / "out.xlsx")
    heads = [str(cell.value).split()[0] for cell in book.worksheets[0][1]]
    finished = [row[heads.index("finished")].value for row in list(book.worksheets[0].rows)[1:]]
    assert book.properties.created == max(finished), "not the hour in which it was written"


def test_an_attempt_is_named_so_that_its_certificate_can_be_asked_for(call: Call, two_learners: Path) -> None:
    lines = call("report", two_learners, "--by", "attempt").lines
    at = lines[0].split().index("attempt")
    ids = [
        row["attempt"]
        for row in json.loads(call("report", two_learners, "--by", "attempt", "--format", "json").out)["attempts"]
    ]
    assert [line.split()[at] for line in lines[1:]] == [one[:8] for one in ids]


def test_without_the_package_a_workbook_says_what_to_install(
    call: Call, two_learners: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    done = call("report", two_learners, "-o", tmp_path / "out.xlsx")
    assert done.status == 2
    assert "pip install 'phonequiz[xlsx]'" in done.err
    assert not (tmp_path / "out.xlsx").exists()


class Page(HTMLParser):
    """The elements of a page, their attributes and its text."""

    def __init__(self, content: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.feed(content)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text.append(data)


@pytest.fixture
def content(call: Call, team_file: Path, tmp_path: Path) -> str:
    path = tmp_path / "out.html"
    assert call("report", team_file, "-o", path).status == 0
    return path.read_text(encoding="utf-8")


def test_a_page_needs_nothing_else_and_runs_no_other_script(content: str) -> None:
    page = Page(content)
    assert [tag for tag, _ in page.tags].count("script") == 1
    assert not {tag for tag, _ in page.tags} & {"img", "link", "iframe", "object", "base", "form"}
    attributes = {name for _, attrs in page.tags for name in attrs}
    assert not [name for name in attributes if name.startswith("on") or name in {"src", "style", "srcdoc"}]
    assert all((attrs.get("href") or "#").startswith("#") for _, attrs in page.tags)
    [policy] = [attrs["content"] for tag, attrs in page.tags if attrs.get("http-equiv") == "Content-Security-Policy"]
    assert policy is not None
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in policy
    assert not re.search(r"url\(|@import|https?://(?!127)", re.sub(r"<t[dh].*?</t[dh]>", "", content))


def test_a_page_shows_texts_as_they_are(content: str) -> None:
    page = Page(content)
    shown = "".join(page.text)
    for harmful in HARMFUL:
        assert harmful in shown


def test_a_page_holds_all_and_can_be_heard(content: str) -> None:
    page = Page(content)
    tables = [attrs["id"] for tag, attrs in page.tags if tag == "table"]
    assert tables == [
        "table-learners",
        "table-topics",
        "table-questions",
        "table-options",
        "table-figures",
        "table-attempts",
    ]
    assert [tag for tag, _ in page.tags].count("caption") == len(tables)
    heads = [attrs for tag, attrs in page.tags if tag == "th"]
    assert {attrs.get("scope") for attrs in heads} == {"col", "row"}
    assert {attrs.get("aria-sort") for attrs in heads if attrs["scope"] == "col"} == {"none"}
    plots = [attrs for tag, attrs in page.tags if tag == "svg"]
    ids = {attrs.get("id") for _, attrs in page.tags}
    assert [attrs["id"] for attrs in plots] == ["plot-scores", "plot-items", "plot-topics", "plot-passes"]
    for plot in plots:
        # The questions in one of them can be reached, each by itself.
        assert plot["role"] == ("group" if plot["id"] == "plot-items" else "img")
        assert set((plot["aria-labelledby"] or "").split()) <= ids
    assert ("html", {"lang": "en"}) in page.tags


def text_of(content: str, tag: str, kind: str = "") -> str:
    """The text of the first element of this kind."""
    attributes = f' class="{kind}"' if kind else ""
    found = re.search(f"<{tag}{attributes}>(.*?)</{tag}>", content, re.DOTALL)
    assert found is not None
    return " ".join(unescape(re.sub("<.*?>", " ", found[1])).split())


def test_a_page_says_first_what_it_is_about_and_how_it_went(call: Call, team_file: Path) -> None:
    content = call("report", team_file, "--attempts", "last", "--format", "html").out
    assert (text_of(content, "h1"), text_of(content, "p", "headline")) == ("small", "10 of 12 passed")
    assert text_of(content, "title") == "small: 10 of 12 passed"
    facts = text_of(content, "dl", "facts")
    assert "Mean score 61 %" in facts
    assert re.search(r"Questions to look at \d of 6", facts)
    assert "Sources: " in content
    assert "team.jsonl." in content
    assert "Of each learner the last finished attempt counts." in content


def test_a_page_judges_no_question_by_a_few_answers(call: Call, two_learners: Path) -> None:
    content = call("report", two_learners, "--min-group", 1, "--format", "html").out
    assert "Mean score" in text_of(content, "dl", "facts")
    assert "Questions to look at" not in content


def test_a_page_is_headed_by_the_title_of_a_bank_that_is_offered(
    call: Call, team_file: Path, make_bank: BankMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PHONEQUIZ_BANKS", str(make_bank(questions(3), title="Telephones & more")))
    assert text_of(call("report", team_file, "--format", "html").out, "h1") == "Telephones & more"


def test_a_page_under_pseudonyms_names_no_source(call: Call, two_learners: Path, tmp_path: Path) -> None:
    """Files are often called after those who handed them in."""
    path = two_learners.rename(tmp_path / "ada-lovelace.jsonl")
    assert "ada-lovelace" in call("report", path, "--format", "html").out
    assert "ada-lovelace" not in call("report", path, "--format", "html", "--pseudonyms").out


def test_a_page_says_by_which_bank_it_is_regraded(call: Call, two_learners: Path, make_bank: BankMaker) -> None:
    bank = make_bank(questions(3))
    said = "Old answers count by the key that bank.en.toml has now."
    assert said not in call("report", two_learners, "--format", "html").out
    assert said in call("report", two_learners, "--format", "html", "--regrade", bank).out


def test_what_to_look_at_stands_first_and_is_marked(content: str, call: Call, team_file: Path) -> None:
    table = content[content.index('<table id="table-questions">') :].partition("</table>")[0]
    rows = re.findall(r'<span class="id">(q\d)</span></th><td class="([^"]*)" data-value="(\d+)">(.*?)</td>', table)
    assert rows[0][0] == "q5", "whose key may be wrong"
    ranks = [int(row[2]) for row in rows]
    assert (ranks, len(rows)) == (sorted(ranks), 6)
    assert len(set(ranks)) > 1
    for item, kind, _, verdicts in rows:
        assert ("serious" in kind) == ("key may be" in verdicts or "do well otherwise" in verdicts), item
        assert verdicts.count("nobody chooses") <= 1
        assert ("nobody" in verdicts) == ('<span class="mild">nobody chooses' in verdicts)
    assert any("nobody" in row[3] for row in rows)
    assert re.search(r'<a href="#questions">\d of 6</a>', content)
    text = call("report", team_file, "--by", "question").out
    assert re.findall("^q[0-9]", text.partition("verdict")[2], re.MULTILINE)[0] == "q5"


def test_no_bar_is_higher_than_the_axis(call: Call, tmp_path: Path) -> None:
    statements = [one for n in range(7) for one in exam(f"l{n}", f"r{n}", {"q1": True}, at=n)]
    page = call("report", write(tmp_path / "seven.jsonl", statements), "--format", "html").out
    [passes] = re.findall(r'<svg id="plot-passes".*?</svg>', page, re.DOTALL)
    marks = re.findall(r'<text class="end"[^>]*>(\d+)</text>', passes)
    assert marks[-1] == "8", "of seven attempts"


def test_ids_and_times_stand_behind_what_is_looked_for(content: str) -> None:
    heads = re.findall(r'<table id="table-(\w+)">.*?<thead>(.*?)</thead>', content, re.DOTALL)
    first = {name: re.findall(r"<button type=\"button\">(.*?)</button>", row) for name, row in heads}
    assert first["learners"][:3] == ["learner", "score", "passed"]
    assert first["attempts"][:3] == ["learner", "score", "passed"]
    assert "attempt" not in first["learners"]
    assert first["attempts"][-1] == "attempt", "by which a certificate is found again"
    assert first["questions"][:2] == ["stem", "verdict"]
    assert not {"intended weight", "effective weight"} & set(first["questions"])


def test_every_plot_names_its_end(content: str) -> None:
    plots = re.findall(r'<svg id="plot-(\w+)".*?</svg>', content, re.DOTALL)
    [scores] = re.findall(r'<svg id="plot-scores".*?</svg>', content, re.DOTALL)
    assert re.findall(r"(\d+ %)</text>", scores)[0:1] == ["100 %"]
    [passes] = re.findall(r'<svg id="plot-passes".*?</svg>', content, re.DOTALL)
    assert ">2026-03" in re.findall(r'<text class="middle"[^>]*>[^<]*', passes)[0]
    assert len(plots) == 4
    [items] = re.findall(r'<svg id="plot-items".*?</svg>', content, re.DOTALL)
    dots = re.findall(r'href="#(question-\d+)" aria-label="(q\d):', items)
    for anchor, item in dots:
        assert re.search(rf'<tr id="{anchor}">.*?<span class="id">{item}</span>', content)
    assert re.search(r'class="label[^"]* always"[^>]*>q5<', items), "what goes against is named at once"


def test_a_huge_name_is_cut_where_it_is_read_and_whole_where_programs_do(call: Call, tmp_path: Path) -> None:
    name = "x" * 3000
    path = write(tmp_path / "huge.jsonl", exam(name, "r1", {"q1": True}))
    for format_ in ("html", "text"):
        shown = call("report", path, "--format", format_).out
        assert name[:81] not in re.sub(r"\s", "", shown)
        assert "x…" in shown
    for format_ in ("csv", "json"):
        assert name in call("report", path, "--format", format_).out


def test_a_page_of_very_many_has_their_sums(call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("phonequiz.cli.page_tables.MOST_ROWS", 500)
    rows = [f"learner-{n},q{item},{(n + item) % 2},1" for n in range(501) for item in range(2)]
    (tmp_path / "many.csv").write_text("\n".join(["learner,item,mark,maxmark", *rows]))
    content = call("report", tmp_path / "many.csv", "--format", "html").out
    shown = Page(content).text
    assert len(content) < 100_000
    assert "learner-499" not in shown
    for by in ("learner", "attempt"):
        [note] = [text for text in shown if text.startswith("501 rows are too many") and f"--by {by}" in text]
        assert f"-o {by}s.csv" in note
    at = shown.index("501")
    assert shown[at - 2 : at + 4] == ["many", "Exam", "501", "0", "0", "50 %"]
    (tmp_path / "many.csv").write_text("\n".join(["learner,item,mark,maxmark", *rows[:1000]]))
    assert "learner-499" in Page(call("report", tmp_path / "many.csv", "--format", "html").out).text


def test_a_page_speaks_german(call: Call, team_file: Path) -> None:
    page = Page(call("report", team_file, "--format", "html", "--lang", "de").out)
    assert ("html", {"lang": "de"}) in page.tags
    assert "Verteilung der Ergebnisse" in page.text


def test_a_page_withholds_what_few_answered(call: Call, two_learners: Path) -> None:
    page = Page(call("report", two_learners, "--format", "html").out)
    assert "withheld" in "".join(page.text)
    assert "table-options" not in {attrs.get("id") for _, attrs in page.tags}
    assert not [tag for tag, _ in page.tags if tag == "circle"]


def test_a_report_of_nothing_is_a_page_too(call: Call, tmp_path: Path) -> None:
    (tmp_path / "empty.jsonl").touch()
    done = call("report", tmp_path / "empty.jsonl", "--format", "html")
    assert (done.status, "Nothing to report." in done.out) == (0, True)
