"""The command that certifies a passed exam."""

from __future__ import annotations

import io
import json
import re
import sys
from datetime import datetime, timedelta
from html import unescape
from pathlib import Path

import pypdf
import pytest

from ..conftest import BankMaker, questions
from .calling import Call, call
from .conftest import Run

__all__ = ["call"]
EXAM = {"questions": 3, "pass_mark": 0.6, "valid_for": "180d"}


@pytest.fixture
def bank(make_bank: BankMaker) -> Path:
    return make_bank(questions(3), exam=EXAM)


def take(run: Run, bank: Path, *letters: str) -> list[str]:
    """Exams, one after the other; gives their ids."""
    for answers in letters:
        run("exam", "--plain", "--bank", bank, input="\n".join(answers) + "\n")
    rows = json.loads(run("report", "--by", "attempt", "--format", "json").stdout)["attempts"]
    return [row["attempt"] for row in rows]


def facts(content: str) -> dict[str, str]:
    found = re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", content)
    return {unescape(name): unescape(value) for name, value in found}


def name_learner(tmp_path: Path, name: str) -> None:
    (tmp_path / "data").mkdir(exist_ok=True)
    (tmp_path / "data" / "config.toml").write_text(
        f"learner = {json.dumps(name, ensure_ascii=False)}\n", encoding="utf-8"
    )


def test_the_exam_passed_last_is_certified(run: Run, bank: Path, tmp_path: Path) -> None:
    name_learner(tmp_path, "Ada Lovelace")
    _, passed, _ = take(run, bank, "aaa", "bba", "aab")
    done = run("certificate", "-o", "out.html")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    content = (tmp_path / "out.html").read_text(encoding="utf-8")
    told = facts(content)
    assert "Ada Lovelace" in content
    assert told["Id"] == passed
    assert told["Bank of questions"] == "Small bank (small)"
    assert told["Score"] == "2 of 3 (67 %), 60 % were needed"
    day = datetime.now().astimezone().date()
    assert told["Date"] == day.isoformat()
    assert told["Valid until"] == (day + timedelta(days=180)).isoformat()
    assert re.fullmatch(r"[0-9a-f]{16}", told["Version of the questions asked"])
    assert "does not prove who sat there" in content
    assert "default-src 'none'" in content
    assert "<script" not in content


def test_the_version_is_that_of_the_bank_while_its_questions_are_as_they_were(
    run: Run, bank: Path, make_bank: BankMaker
) -> None:
    take(run, bank, "bbb")

    def version() -> dict[str, str]:
        told = facts(run("certificate", "-o", "-", env={"PHONEQUIZ_BANKS": str(bank)}).stdout)
        return {name: value for name, value in told.items() if name.startswith("Version")}

    first = version()
    assert list(first) == ["Version of the bank"]
    assert version() == first
    make_bank([*questions(3), questions(4)[3]], exam=EXAM)
    assert version() != first
    changed = questions(3)
    changed[0]["stem"] = "What else?"
    make_bank(changed, exam=EXAM)
    assert list(version()) == ["Version of the questions asked"]


def test_an_exam_is_named_by_how_its_id_begins(run: Run, bank: Path) -> None:
    first, second, failed = take(run, bank, "bbb", "bba", "aaa")
    assert facts(run("certificate", first[:8], "-o", "-").stdout)["Id"] == first
    assert facts(run("certificate", second.upper(), "-o", "-").stdout)["Id"] == second
    for named, what in ((failed, "was not passed"), ("zz", "there is no exam"), ("", "there is no exam")):
        done = run("certificate", named, "-o", "-")
        assert (done.returncode, done.stdout, what in done.stderr) == (2, "", True)
        assert len(done.stderr.splitlines()) == 1


def test_without_an_end_it_says_so_and_without_a_name_it_leaves_room(run: Run, make_bank: BankMaker) -> None:
    take(run, make_bank(questions(3), exam={"questions": 3}), "bbb")
    done = run("certificate", "-o", "-", "--lang", "de")
    assert facts(done.stdout)["Gültig bis"] == "unbefristet"
    assert 'class="name blank"' in done.stdout
    assert "learner" in done.stderr


def test_nothing_passed_is_no_certificate(run: Run, bank: Path, tmp_path: Path) -> None:
    assert run("certificate", "-o", "out.html").returncode == 2
    take(run, bank, "aaa")
    done = run("certificate", "-o", "out.html")
    assert (done.returncode, "no exam has been passed" in done.stderr) == (2, True)
    assert not (tmp_path / "out.html").exists()
    assert run("certificate", "-o", "out.docx").returncode == 2
    assert run("certificate").returncode == 2


def test_names_and_titles_are_no_markup(run: Run, make_bank: BankMaker, tmp_path: Path) -> None:
    name_learner(tmp_path, "<script>alert(1)</script>")
    take(run, make_bank(questions(3), exam=EXAM, title="<b>Bank</b>"), "bbb")
    content = run("certificate", "-o", "-").stdout
    assert "<script" not in content
    assert "<b>" not in content
    assert facts(content)["Bank of questions"] == "<b>Bank</b> (small)"


def pdf_text(path: Path) -> str:
    [page] = pypdf.PdfReader(io.BytesIO(path.read_bytes())).pages
    return " ".join(page.extract_text().split())


def test_a_pdf_says_the_same(run: Run, bank: Path, tmp_path: Path) -> None:
    name_learner(tmp_path, "Zoë Müller")
    [id_] = take(run, bank, "bbb")
    assert run("certificate", "-o", "out.pdf").returncode == 0
    told = pdf_text(tmp_path / "out.pdf")
    for text in ("Zoë Müller", id_, "Small bank (small)", "3 of 3 (100 %)", "does not prove who sat there"):
        assert text in told


def test_a_pdf_has_other_letters_or_says_what_to_do(run: Run, bank: Path, tmp_path: Path) -> None:
    name_learner(tmp_path, "Łukasz Ωmega")
    take(run, bank, "bbb")
    done = run("certificate", "-o", "out.pdf")
    if done.returncode == 0:
        assert "Łukasz Ωmega" in pdf_text(tmp_path / "out.pdf")
    else:
        assert "write .html" in done.stderr


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("山田 \U0001fae8 \U0002a6d6", "no font of this system has the letters"),
        ("محمد", "cannot join letters"),
        ("देवी", "cannot join letters"),
    ],
)
def test_a_pdf_never_leaves_letters_out(run: Run, bank: Path, tmp_path: Path, name: str, what: str) -> None:
    name_learner(tmp_path, name)
    take(run, bank, "bbb")
    done = run("certificate", "-o", "out.pdf")
    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (2, "", 1)
    assert what in done.stderr
    assert "write .html and print it to PDF" in done.stderr
    assert not (tmp_path / "out.pdf").exists()
    assert name in run("certificate", "-o", "-").stdout


@pytest.mark.parametrize(
    ("name", "cut"), [("Ada", False), ("Ada " * 40, False), ("Amadeus von und " * 19, True), ("x" * 3000, True)]
)
def test_a_long_name_makes_no_second_page(run: Run, bank: Path, tmp_path: Path, name: str, cut: bool) -> None:
    name_learner(tmp_path, name)
    [id_] = take(run, bank, "bbb")
    done = run("certificate", "-o", "out.pdf")
    assert (done.returncode, "the name or title is cut" in done.stderr) == (0, cut)
    told = pdf_text(tmp_path / "out.pdf")
    assert name[:20].strip() in told
    assert id_ in told


def test_the_same_certificate_has_the_same_bytes(run: Run, bank: Path, tmp_path: Path) -> None:
    for name in ("Ada", "Łukasz Ωmega"):
        name_learner(tmp_path, name)
        take(run, bank, "bbb")
        for kind in ("pdf", "html"):
            done = [run("certificate", "-o", f"{n}.{kind}", env={"PYTHONHASHSEED": str(n)}).returncode for n in (1, 2)]
            if done == [0, 0]:
                assert (tmp_path / f"1.{kind}").read_bytes() == (tmp_path / f"2.{kind}").read_bytes()
    created = pypdf.PdfReader(tmp_path / "1.pdf").metadata
    rows = json.loads(run("report", "--by", "attempt", "--format", "json").stdout)["attempts"]
    assert created is not None
    assert created.creation_date is not None
    times = {datetime.fromisoformat(row["finished"]).replace(microsecond=0) for row in rows}
    assert created.creation_date in times, "the exam's time, not the clock's"


def test_without_the_package_a_pdf_says_what_to_install(
    run: Run, bank: Path, call: Call, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    take(run, bank, "bbb")
    monkeypatch.setitem(sys.modules, "fpdf", None)
    done = call("certificate", "-o", tmp_path / "out.pdf")
    assert done.status == 2
    assert "pip install 'phonequiz[pdf]'" in done.err
