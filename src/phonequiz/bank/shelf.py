"""Which banks are offered, and which file of a bank is the one to read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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
        if path.is_dir():
            inside = sorted(path.rglob("*.toml"))
            files += [file for file in inside if not _hidden(file.relative_to(path)) and _looks_like_bank(file)]
        else:
            files.append(path)
    return list(dict.fromkeys(files))


def _hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _looks_like_bank(path: Path) -> bool:
    import re

    try:
        with path.open("rb") as file:
            start = file.read(64 * 1024)
    except OSError:
        return True
    if re.search(rb"^\s*(\[\s*bank\s*\]|\[\[\s*question\s*\]\]|bank\.)", start, re.MULTILINE):
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
