"""Where the learner's data lies, and what ``config.toml`` there says."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from phonequiz.problems import PhonequizError, Place, Problem
from phonequiz.wording import LANGUAGES, Language

CONFIG_NAME = "config.toml"
_KINDS: dict[str, type] = {
    "theme": str,
    "language": str,
    "learner": str,
    "banks": list,
    "actor_name": str,
    "actor_home_page": str,
}


class Settings(NamedTuple):
    """What ``config.toml`` says; ``None`` where it says nothing."""

    data_dir: Path
    theme: str | None = None
    language: Language | None = None
    learner: str | None = None
    banks: tuple[Path, ...] | None = None
    actor_name: str | None = None
    actor_home_page: str | None = None
    unknown: tuple[str, ...] = ()


def default_data_dir() -> Path:
    """The platform's place for a program's data."""
    import platformdirs

    return Path(platformdirs.user_data_dir("phonequiz", appauthor=False))


def read_settings(data_dir: Path) -> Settings:
    """What ``config.toml`` in ``data_dir`` says; without the file nothing.

    Raises ``PhonequizError`` with file and line where it is no TOML or a value is of the wrong kind.
    """
    path = data_dir / CONFIG_NAME
    settings = Settings(data_dir)
    if not path.exists():
        return settings
    content, text = _read(path)
    problems = []
    for key, value in content.items():
        kind = _KINDS.get(key)
        if kind is None:
            continue  # written by a newer version, or for it
        wrong = not isinstance(value, kind)
        if isinstance(value, list):
            wrong = wrong or not all(isinstance(entry, str) for entry in value)
        if key == "language" and value not in LANGUAGES:
            problems.append(_problem(path, text, key, f"`language` cannot be {value!r}", "write de or en"))
        elif key == "banks" and not wrong:
            for bank in value:
                try:
                    Path(bank).expanduser()
                except RuntimeError:
                    problems.append(_problem(path, text, key, f"there is no home for {bank!r}", "write the whole path"))
        elif wrong:
            expected = "a list of texts" if kind is list else "a text"
            problems.append(_problem(path, text, key, f"`{key}` must be {expected}", "correct the value"))
    if problems:
        raise PhonequizError(problems)
    banks = content.get("banks")
    unknown = tuple(key for key in content if key not in _KINDS)
    return settings._replace(
        theme=content.get("theme"),
        language=content.get("language"),
        learner=content.get("learner") or None,
        banks=None if banks is None else tuple(data_dir / Path(bank).expanduser() for bank in banks),
        actor_name=content.get("actor_name") or None,
        actor_home_page=content.get("actor_home_page") or None,
        unknown=unknown,
    )


def _read(path: Path) -> tuple[dict[str, Any], str]:
    import tomli

    from phonequiz.bank.reading import read_text

    text, problems = read_text(path)
    if problems:
        raise PhonequizError(problems)
    try:
        return tomli.loads(text), text
    except tomli.TOMLDecodeError as error:
        place = Place(str(path), error.lineno, error.colno)
        what = f"this is no TOML: {error.msg[:1].lower()}{error.msg[1:]}"
        raise PhonequizError([Problem(place, what, "correct the line")]) from error


def _problem(path: Path, text: str, key: str, what: str, remedy: str) -> Problem:
    from phonequiz.bank.positions import Positions

    return Problem(Place(str(path), *Positions(text).find((key,))), what, remedy)


def remember(data_dir: Path, key: str, value: str) -> None:
    """Set one key of ``config.toml`` and leave the others; raises ``PhonequizError`` where it cannot be written."""
    import re

    import tomli
    import tomli_w

    from phonequiz.files import write_whole

    path = data_dir / CONFIG_NAME
    content, text = _read(path) if path.exists() else ({}, "")
    if content.get(key) == value:
        return
    content[key] = value
    line = tomli_w.dumps({key: value})
    new, found = re.subn(rf"(?m)^{key}[ \t]*=.*\n?", lambda _: line, text, count=1)
    new = new if found else line + text
    try:
        keeps_comments = tomli.loads(new) == content
    except tomli.TOMLDecodeError:
        keeps_comments = False
    new = new if keeps_comments else tomli_w.dumps(content)
    try:
        data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_whole(path, new.encode())
    except OSError as error:
        raise PhonequizError.at(path, f"cannot be written ({error.strerror})", "check its permissions") from error


def choose_language(option: str | None, environ: Mapping[str, str], config: Language | None) -> Language:
    """The learner's language: by option, environment, config, locale, else English.

    Raises ``PhonequizError`` where ``PHONEQUIZ_LANG`` names one that is not spoken.
    """
    for where, name in (("--lang", option), ("PHONEQUIZ_LANG", environ.get("PHONEQUIZ_LANG"))):
        if name:
            if name not in LANGUAGES:
                raise PhonequizError.at(where, f"there is no language {name!r}", "use de or en")
            return name
    if config is not None:
        return config
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environ.get(variable):
            return "de" if environ[variable].lower().startswith("de") else "en"
    return "en"
