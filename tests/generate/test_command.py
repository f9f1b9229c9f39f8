"""The command that drafts: from an article to a bank that `check` finds no error in, the same everywhere."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
import tomli

from phonequiz.bank.source import Source, fold_space

from ..cli.calling import Call, call
from .conftest import ENGLISH, GERMAN

__all__ = ["call"]

HERE = Path(__file__).parent
ARTICLES = [
    *sorted(path for path in (HERE / "articles").iterdir() if path.suffix in (".md", ".txt")),
    HERE.parents[1] / "seeds" / "telefone.txt",
]


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "Blitz & Donner.txt"
    path.write_text(GERMAN, encoding="utf-8")
    return path


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_drafts_of_an_article_stand_on_it_and_have_no_error(call: Call, tmp_path: Path, path: Path) -> None:
    bank = tmp_path / "bank.toml"
    done = call("generate", path, "-o", bank)
    assert (done.status, done.err) == (0, "")
    content = tomli.loads(bank.read_text(encoding="utf-8"))
    text = Source.read(path).folded
    assert content["question"]
    for question in content["question"]:
        assert fold_space(question["quote"]) in text
        assert question["status"] == "draft"
        assert 0 <= question["meta"]["confidence"] <= 1
        if question.get("type") == "true-false":
            assert question["answer"] in (True, False)
            continue
        assert len(question["distractors"]) == 3 or question["meta"]["few_distractors"]
        assert ("_" in question["stem"]) == question["meta"].get("cloze", False)
    checked = call("check", bank)
    assert (checked.status, "no errors" in checked.lines[-1]) == (0, True), checked.out


def test_it_says_how_many_and_what_comes_next(call: Call, article: Path) -> None:
    done = call("generate", article, "-o", "my bank.toml")
    assert done.status == 0
    made = len(tomli.loads(Path("my bank.toml").read_text(encoding="utf-8"))["question"])
    (line,) = done.lines
    assert line.startswith(f"{made} drafts from ")
    assert line.endswith("; next: phonequiz edit 'my bank.toml'")
    head = Path("my bank.toml").read_text(encoding="utf-8").partition("format = 1")[0]
    assert "my bank" not in head, "the same article gives the same bytes, whatever the file is called"


def test_the_bank_names_its_article_from_where_it_lies(call: Call, article: Path, tmp_path: Path) -> None:
    (tmp_path / "banks").mkdir()
    assert call("generate", article, "-o", "banks/b.toml").status == 0
    head = tomli.loads(Path("banks/b.toml").read_text(encoding="utf-8"))["bank"]
    assert head == {
        "id": "blitz-donner",
        "title": "Blitzableiter im Betrieb",
        "language": "de",
        "source": "../Blitz & Donner.txt",
    }


def test_id_and_language_can_be_said(call: Call, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ENGLISH, encoding="utf-8")
    assert call("generate", "a.txt", "-o", "b.toml", "--id", "Lightning 1", "--article-lang", "en").status == 0
    head = tomli.loads(Path("b.toml").read_text(encoding="utf-8"))["bank"]
    assert (head["id"], head["language"]) == ("Lightning 1", "en")


def test_on_standard_output_there_is_nothing_but_the_bank(call: Call, article: Path, tmp_path: Path) -> None:
    done = call("generate", article, "-o", "-")
    assert tomli.loads(done.out)["bank"]["source"] == "Blitz & Donner.txt"
    assert done.err.count("\n") == 1
    assert " drafts from " in done.err
    assert sorted(file.name for file in tmp_path.iterdir()) == ["Blitz & Donner.txt"]


def test_no_more_than_wanted_and_only_what_is_sure(call: Call, article: Path) -> None:
    every = tomli.loads(call("generate", article, "-o", "-").out)["question"]
    two = tomli.loads(call("generate", article, "-o", "-", "--max", "2").out)["question"]
    by_confidence = sorted((question["meta"]["confidence"] for question in every), reverse=True)
    assert sorted((question["meta"]["confidence"] for question in two), reverse=True) == by_confidence[:2]
    middle = by_confidence[len(by_confidence) // 2]
    sure = tomli.loads(call("generate", article, "-o", "-", "--min-confidence", middle).out)["question"]
    assert len(sure) == sum(confidence >= middle for confidence in by_confidence)


def test_a_file_that_is_there_is_only_replaced_by_force(call: Call, article: Path, tmp_path: Path) -> None:
    bank = tmp_path / "b.toml"
    bank.write_text("mine")
    done = call("generate", article, "-o", bank)
    assert (done.status, done.out) == (2, "")
    assert done.err == f"phonequiz: error: {bank}: is there already; choose another name, or replace it with --force\n"
    assert bank.read_text() == "mine"
    assert call("generate", article, "-o", bank, "--force").status == 0
    assert tomli.loads(bank.read_text(encoding="utf-8"))["question"]
    assert sorted(file.name for file in tmp_path.iterdir()) == ["Blitz & Donner.txt", "b.toml"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["gone.txt", "-o", "b.toml"], "gone.txt: "),
        (["a.txt"], "-o: "),
        (["a.txt", "-o", "gone/b.toml"], "gone: there is no such folder; make it first"),
        (["a.txt", "-o", "b.toml", "--max", "0"], "--max: "),
        (["a.txt", "-o", "b.toml", "--min-confidence", "2"], "--min-confidence: "),
        (["a.txt", "-o", "b.toml", "--id", " "], "--id: cannot be the id of a bank; name a line of text"),
        (["a.txt", "-o", "b.toml", "--id", "a\nb"], "--id: cannot be the id of a bank; name a line of text"),
        (["a.txt", "-o", "b.toml", "--article-lang", "fr"], "--article-lang: "),
        (["a.txt", "-o", "b.toml", "--llm", "http://localhost:1/v1"], "--llm and --model go together"),
        (["a.txt", "-o", "b.toml", "--model", "m"], "--llm and --model go together"),
        (["none.txt", "-o", "b.toml"], "none.txt: no fact was found"),
        (["latin1.txt", "-o", "b.toml"], "latin1.txt: the article latin1.txt is not UTF-8 (byte "),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(call: Call, tmp_path: Path, arguments: list[str], said: str) -> None:
    (tmp_path / "a.txt").write_text(GERMAN, encoding="utf-8")
    (tmp_path / "latin1.txt").write_text(GERMAN, encoding="latin-1")
    (tmp_path / "none.txt").write_text("Das ist ja schön hier.\n", encoding="utf-8")
    done = call("generate", *arguments)
    assert (done.status, done.out) == (2, "")
    assert done.err.count("\n") == 1
    assert said in done.err
    assert not (tmp_path / "b.toml").exists()


def drafted(article: Path, folder: Path, **environ: str) -> bytes:
    base = {"PATH": os.environ.get("PATH", os.defpath), "HOME": str(folder), "PHONEQUIZ_DATA_DIR": str(folder / "d")}
    done = subprocess.run(
        [sys.executable, "-m", "phonequiz", "generate", str(article), "-o", "-"],
        env=base | environ,
        cwd=folder,
        capture_output=True,
        check=True,
        timeout=120,
    )
    return done.stdout


@pytest.mark.parametrize("name", ["reisekosten.de.md", "en-phishing-report.txt"])
def test_the_same_article_gives_the_same_bytes_everywhere(tmp_path: Path, name: str) -> None:
    article = HERE / "articles" / name
    first = drafted(article, tmp_path, PYTHONHASHSEED="1", LANG="C.UTF-8", PHONEQUIZ_LANG="en")
    second = drafted(article, tmp_path, PYTHONHASHSEED="4242", LANG="de_DE.UTF-8", LC_ALL="C.UTF-8", TZ="Asia/Tokyo")
    assert first == second
    assert b"[[question]]" in first


def test_without_the_extra_it_says_how_to_get_it(article: Path, tmp_path: Path) -> None:
    code = (
        "import sys\n"
        "sys.modules['HanTa'] = sys.modules['HanTa.HanoverTagger'] = None\n"
        f"sys.argv = ['phonequiz', 'generate', {str(article)!r}, '-o', '-']\n"
        "from phonequiz.cli.main import main\nmain()"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert done.stderr.endswith("; install it: pip install 'phonequiz[generate]'\n")


def test_help_needs_none_of_it() -> None:
    code = (
        "import sys, runpy, contextlib\n"
        "sys.argv = ['phonequiz', 'generate', '--help']\n"
        "with contextlib.suppress(SystemExit): runpy.run_module('phonequiz', run_name='__main__')\n"
        "print({'HanTa', 'numpy', 'pysbd', 'httpx', 'rich'} & {name.partition('.')[0] for name in sys.modules})"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "set()"
