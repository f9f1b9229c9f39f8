"""One's own copy of a bank that comes with phonequiz, which an update would replace."""

from __future__ import annotations

import os
import re
from pathlib import Path

import tomli

from phonequiz.bank.reading import read_text
from phonequiz.bank.shelf import shipped_folder
from phonequiz.editing.writing import toml
from phonequiz.files import write_whole
from phonequiz.problems import PhonequizError


def is_shipped(path: Path) -> bool:
    """Whether this bank comes with phonequiz."""
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(shipped_folder()))


def copy_bank(path: Path, target: Path) -> None:
    """Copy a bank to ``target`` and its article beside it; the copy names that article.

    Raises ``PhonequizError`` where the bank cannot be read or something is there already.
    """
    text, problems = read_text(path)
    if problems:
        raise PhonequizError(problems)
    source = tomli.loads(text).get("bank", {}).get("source")
    files = {}
    if isinstance(source, str):
        article = path.parent / source
        beside = target.with_name(article.name)
        try:
            raw = article.read_bytes()
            if not beside.exists() or beside.read_bytes() != raw:
                files[beside] = raw
        except OSError as error:
            raise PhonequizError.at(article, f"cannot be read ({error.strerror})", "restore the file") from error
        line = f"source = {toml(beside.name)}"
        text = re.sub(r"(?m)^source[ \t]*=[ \t]*\"[^\"\n]*\"", lambda _: line, text, count=1)
    files[target] = text.encode()
    for file in files:
        if file.exists():
            raise PhonequizError.at(file, "is there already", "choose another name")
        if not file.parent.is_dir():
            raise PhonequizError.at(file.parent, "there is no such folder", "make it first")
    for file, content in files.items():
        try:
            write_whole(file, content)
        except OSError as error:
            raise PhonequizError.at(file, f"cannot be written ({error.strerror})", "check its permissions") from error
