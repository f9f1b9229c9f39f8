"""``config.toml``, and the language that is chosen."""

from __future__ import annotations

from pathlib import Path

import pytest

from phonequiz.problems import PhonequizError
from phonequiz.settings import Settings, choose_language, read_settings, remember


def test_without_a_file_nothing_is_set(tmp_path: Path) -> None:
    assert read_settings(tmp_path) == Settings(tmp_path)


def test_banks_are_found_from_the_data_directory_and_from_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    (tmp_path / "config.toml").write_text('banks = ["a.toml", "~/b", "/c"]\nlearner = "Ada"\nactor_name = "a4711"\n')
    settings = read_settings(tmp_path)
    assert settings.banks == (tmp_path / "a.toml", tmp_path / "home" / "b", Path("/c"))
    assert (settings.learner, settings.actor_name, settings.actor_home_page) == ("Ada", "a4711", None)


@pytest.mark.parametrize(
    ("text", "line"), [('language = "fr"', 1), ("\ntheme = 1", 2), ('banks = "a"', 1), ("banks = [1]", 1), ("x", 1)]
)
def test_a_wrong_value_is_named_with_its_line(tmp_path: Path, text: str, line: int) -> None:
    (tmp_path / "config.toml").write_text(text)
    with pytest.raises(PhonequizError) as caught:
        read_settings(tmp_path)
    assert caught.value.problems[0].place.line == line


def test_what_is_remembered_leaves_the_rest(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text('learner = "Ada"\nfuture = [1, 2]\n')
    remember(tmp_path, "theme", "nord")
    settings = read_settings(tmp_path)
    assert (settings.theme, settings.learner) == ("nord", "Ada")
    assert "future" in (tmp_path / "config.toml").read_text()


@pytest.mark.parametrize(
    ("option", "environ", "config", "expected"),
    [
        ("de", {"PHONEQUIZ_LANG": "en"}, "en", "de"),
        (None, {"PHONEQUIZ_LANG": "de", "LANG": "en_US"}, "en", "de"),
        (None, {"LANG": "en_US"}, "de", "de"),
        (None, {"LC_ALL": "de_AT.UTF-8", "LANG": "en_US"}, None, "de"),
        (None, {"LANG": "de_DE"}, None, "de"),
        (None, {"LANG": "ja_JP"}, None, "en"),
        (None, {}, None, "en"),
    ],
)
def test_the_language_is_chosen_in_this_order(option: str, environ: dict, config: str, expected: str) -> None:
    assert choose_language(option, environ, config) == expected


def test_what_is_remembered_leaves_comments_and_order(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text('# mine\nlearner = "Ada" # me\ntheme = "old"\n\n[later]\nx = 1 # one\n')
    remember(tmp_path, "theme", "nord")
    assert path.read_text() == '# mine\nlearner = "Ada" # me\ntheme = "nord"\n\n[later]\nx = 1 # one\n'
    path.write_text("# mine\n[later]\nx = 1\n")
    remember(tmp_path, "theme", "nord")
    assert path.read_text() == 'theme = "nord"\n# mine\n[later]\nx = 1\n'


def test_a_file_that_is_written_over_by_parts_still_says_the_same(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text('learner = """\ntheme = 1\n"""\n')
    remember(tmp_path, "theme", "nord")
    assert read_settings(tmp_path).theme == "nord"
    assert read_settings(tmp_path).learner == "theme = 1\n"


def test_a_home_that_is_not_there_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text('\nbanks = ["~nosuchuserhere/x"]\n')
    with pytest.raises(PhonequizError) as caught:
        read_settings(tmp_path)
    assert caught.value.problems[0].place.line == 2
