"""The commands that say what is there, and that erase it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ..conftest import BankMaker, question
from .conftest import Run


@pytest.fixture
def bank(make_bank: BankMaker) -> Path:
    return make_bank([question("q1"), question("q2")])


def test_doctor_finds_all_sound_and_makes_nothing(run: Run, tmp_path: Path) -> None:
    done = run("doctor")
    assert done.returncode == 0
    assert "PROBLEM" not in done.stdout
    for what in ("program", "terminal", "data", "record", "bank"):
        assert f"ok       {what}" in done.stdout
    assert not (tmp_path / "data").exists()


def test_doctor_names_what_is_not_sound(run: Run, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "progress.db").write_bytes(b"no database " * 100)
    (tmp_path / "broken.toml").write_text("format = 1\n[bank]\n")
    done = run("doctor", env={"PHONEQUIZ_BANKS": str(tmp_path / "broken.toml")})
    assert done.returncode == 2
    problems = [line for line in done.stdout.splitlines() if line.startswith("PROBLEM")]
    assert len(problems) == 2
    assert "progress.db" in problems[0]
    assert "broken.toml:1:1" in problems[1]


def test_forget_asks_and_erases(run: Run, bank: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    assert run("forget", "--yes").stdout == "Nothing is kept.\n"
    run("practice", "--plain", "--bank", bank, input="b\n")
    (data / "config.toml").write_text('theme = "nord"\n')
    (data / "progress.db.v0").write_bytes(b"a copy")
    no = run("forget", input="n\n")
    assert (no.returncode, no.stdout.endswith("Nothing erased.\n")) == (2, True)
    assert run("forget").stdout.endswith("Nothing erased.\n"), "the end of input is no consent"
    assert (data / "progress.db").exists()
    yes = run("forget", "--lang", "de", input="j\n")
    assert yes.stdout.endswith("Gelöscht.\n")
    assert [path.name for path in sorted(data.rglob("*")) if path.is_file()] == ["config.toml"]


def test_forget_erases_which_pseudonym_was_ones_own_and_no_others(run: Run, bank: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    (data / "config.toml").write_text('learner = "ada"\n')
    run("practice", "--plain", "--bank", bank, input="b\n")
    (data / "config.toml").write_text('actor_name = "a4711"\n')
    file = data / "pseudonyms.json"
    own = {"ada": "P-AAAAAA", "a4711": "P-BBBBBB", "ada (https://b.example)": "P-DDDDDD"}
    file.write_text(json.dumps({**own, "bob": "P-CCCCCC"}))
    asked = run("forget", input="n\n")
    assert json.loads(file.read_text()).keys() == {*own, "bob"}
    for name in own:
        assert f"  pseudonyms.json: who {name} is\n" in asked.stdout
    assert "bob" not in asked.stdout
    done = run("forget", "--yes")
    assert json.loads(file.read_text()).keys() == {"bob"}
    assert not (data / "progress.db").exists()
    assert done.stdout == f"Erased.\n{file} stays: it says who others are. Delete it, and nobody can tell any more.\n"
    file.write_text(json.dumps({"a4711": "P-BBBBBB"}))
    assert run("forget", "--yes").stdout == "Erased.\n", "also where there is no record any more"
    assert not file.exists()
    assert run("forget", "--yes").stdout == "Nothing is kept.\n"


def test_forget_erases_the_pseudonym_of_a_record_without_a_name(run: Run, bank: Path, tmp_path: Path) -> None:
    for data in ("data", "other/data"):
        run("practice", "--plain", "--bank", bank, "--data-dir", data, input="b\nb\nb\n")
    run("report", "data", "other/data", "--include", "practice", "--pseudonyms")
    file = tmp_path / "data" / "pseudonyms.json"
    assert len(json.loads(file.read_text())) == 2
    run("forget", "--yes")
    [entry] = json.loads(file.read_text()).values()
    assert entry["learner"] == "data (other)"


def test_forget_leaves_a_run_in_use(run: Run, bank: Path, tmp_path: Path) -> None:
    from phonequiz.record.lock import RunLock

    run("practice", "--plain", "--bank", bank, input="b\n")
    [path] = (tmp_path / "data" / "locks").iterdir()
    lock = RunLock(tmp_path / "data", path.stem)
    assert lock.acquire()
    done = run("forget", "--yes")
    lock.release(finished=False)
    assert done.returncode == 2
    assert "a run is open in another phonequiz" in done.stderr
    assert (tmp_path / "data" / "progress.db").exists()


@pytest.mark.parametrize(
    ("arguments", "where"),
    [
        (("practise",), "phonequiz: error: phonequiz: there is no command 'practise'; did you mean 'practice'?"),
        (("practice", "--coutn", "3"), "phonequiz: error: --coutn: there is no such option; "),
        (("practice", "-n", "0"), "phonequiz: error: -n: "),
        (("practice", "--lang", "fr", "--plain"), "phonequiz: error: --lang: there is no language 'fr'; use de or en"),
        (("report", "--by", "moon"), "phonequiz: error: --by: "),
        (("report", "--include", "practice,moon"), "phonequiz: error: --include: "),
    ],
)
def test_a_usage_error_is_one_line_and_status_2(run: Run, arguments: tuple[str, ...], where: str) -> None:
    done = run(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
    assert done.stderr.startswith(where)


def test_a_broken_config_is_named_with_file_and_line(run: Run, tmp_path: Path) -> None:
    config = tmp_path / "data" / "config.toml"
    config.parent.mkdir()
    for text, where in (('theme = "x"\nlanguage = "fr"\n', f"{config}:2:12"), ("a = \n", f"{config}:1:5")):
        config.write_text(text)
        done = run("progress")
        assert done.returncode == 2
        assert done.stderr.startswith(f"phonequiz: error: {where}: ")


def test_the_environment_names_a_language_that_is_spoken(run: Run) -> None:
    done = run("progress", env={"PHONEQUIZ_LANG": "fr"})
    assert done.returncode == 2
    assert "PHONEQUIZ_LANG" in done.stderr
    for variables, nothing in (
        ({"PHONEQUIZ_LANG": "", "LANG": "de_DE.UTF-8"}, "Noch nichts"),
        ({"PHONEQUIZ_LANG": "", "LANG": "de_DE.UTF-8", "LC_ALL": "C"}, "Nothing"),
        ({"PHONEQUIZ_LANG": "", "LANG": "fr_FR.UTF-8"}, "Nothing"),
    ):
        assert run("progress", env=variables).stdout.startswith(nothing)
