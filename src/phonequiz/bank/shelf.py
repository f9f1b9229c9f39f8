"""Which banks are offered, and which file of a bank is the one to read."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from phonequiz.bank.reading import Head, read_head
from phonequiz.problems import PhonequizError, Problem


def shipped_folder() -> Path:
    """The folder of the banks that come with phonequiz: in the wheel, or in the checkout it runs from."""
    package = Path(__file__).resolve().parent.parent
    shipped = package / "shipped" / "questions"
    return shipped if shipped.is_dir() else package.parent.parent / "questions"


def bank_files(paths: Iterable[Path]) -> list[Path]:
    """The files named, and the ``*.toml`` files in the folders named, at any depth but not in hidden folders.

    A file in a folder that neither names a ``format`` nor has a ``[bank]`` is some other program's and left out.
    """
    files: list[Path] = []
    for path in paths:
        if is_folder(path):
            files += sorted(file for file in _toml_files(path) if _looks_like_bank(file))
        else:
            files.append(path)
    return list(dict.fromkeys(files))


def is_folder(path: Path) -> bool:
    """Whether there is a folder of this name; a name that cannot even be looked up is for the reader to refuse."""
    try:
        return path.is_dir()
    except OSError:
        return False


def _toml_files(folder: Path) -> Iterator[Path]:
    for inside, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            path = Path(inside, name)
            if name.endswith(".toml") and not name.startswith(".") and _is_file(path):
                yield path


def _is_file(path: Path) -> bool:
    """Whether this is a file, and no pipe, which would be waited for; what cannot be looked up is for the reader."""
    try:
        return path.is_file()
    except OSError:
        return True


def _looks_like_bank(path: Path) -> bool:
    import re

    try:
        with path.open("rb") as file:
            start = file.read(64 * 1024)
    except OSError:
        return True
    # An editor may have saved it as UTF-16 or with a byte order mark; the reader says so.
    start = start.replace(b"\0", b"").removeprefix(b"\xef\xbb\xbf")
    if re.search(rb"^\s*(\[\s*bank\s*\]|\[\[\s*question\s*\]\]|bank\s*[.=])", start, re.MULTILINE):
        return True
    others = re.search(rb"^\s*\[(project|build-system|tool[.\]]|package|dependencies)", start, re.MULTILINE)
    return others is None and re.search(rb"^\s*format\s*=", start, re.MULTILINE) is not None


@dataclass
class Shelf:
    """The banks offered, by id, each with its files by language, in the order in which they are offered."""

    banks: dict[str, dict[str, Head]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    @classmethod
    def of(cls, shipped: Path, others: Sequence[Path]) -> Shelf:
        """The shipped banks, then the others; of two files of one bank in one language the later counts."""
        shelf = cls()
        for path in bank_files([shipped, *others]):
            try:
                head = read_head(path)
            except PhonequizError as error:
                shelf.problems += error.problems
            else:
                shelf.banks.setdefault(head.id, {})[head.language] = head
        return shelf

    def choose(self, bank_id: str, language: str) -> Head:
        """The file of a bank in the language asked for, else in the first there is."""
        files = self.banks[bank_id]
        return files.get(language) or next(iter(files.values()))

    def default(self, last_used: str | None) -> str | None:
        """The id of the bank that is taken where none is named."""
        if last_used in self.banks:
            return last_used
        return next(iter(self.banks), None)
