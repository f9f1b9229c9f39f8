"""Files that commands write for the user: never over another by chance."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from phonequiz.problems import PhonequizError

_SQLITE = b"SQLite format 3\0"
_JOURNALS = ("-journal", "-wal", "-shm")
_FOLDERS = ("locks", "edits")  # of the data folder: what is in use, and unsaved work


def look(path: Path, force: bool) -> None:
    """Raises ``PhonequizError`` where nothing may be written to ``path``, a file that is there without ``force``."""
    try:
        if path.exists():
            if not path.is_file():
                what = "is a folder" if path.is_dir() else "is no file"
                raise PhonequizError.at(path, what, "name the file to write")
            if not force:
                raise PhonequizError.at(path, "is there already", "choose another name, or replace it with --force")
        elif not path.parent.is_dir():
            raise PhonequizError.at(path.parent, "there is no such folder", "make it first")
    except (OSError, ValueError) as error:
        raise _unwritable(path, error) from error


def spare(output: Path | None, data_dir: Path, read: Iterable[Path] = ()) -> None:
    """Raises ``PhonequizError`` where ``output`` is a database, part of a record, or one of those ``read``.

    Compared as files, so whatever links lead there.
    """
    if output is None or str(output) == "-":
        return
    try:
        target = Path(os.path.realpath(output))
        for path in read:
            # A database's journal is part of it: SQLite would take whatever stood there for one.
            if _is_same(target, path) or target in _beside(Path(os.path.realpath(path))):
                raise PhonequizError.at(output, "is one of the files that are read", "name another file")
        if what := _belongs_to(target, data_dir):
            raise PhonequizError.at(output, what, "name another file")
    except (OSError, ValueError) as error:
        raise _unwritable(output, error) from error


def _belongs_to(target: Path, data_dir: Path) -> str:
    """Of what a file is part that must not be written over; empty where of nothing."""
    from phonequiz.record.store import FILE_NAME

    if _is_kept_in(target, data_dir) or _is_same(target, data_dir / FILE_NAME):
        return "belongs to your own record, which would be lost"
    above = (target.parent, target.parent.parent)
    if any((folder / FILE_NAME).is_file() and _is_kept_in(target, folder) for folder in above):
        return "belongs to a record, which would be lost"
    if _is_database(target) or any(map(_is_database, _bases(target))):
        return "is a database or a part of one, which would be lost"
    return ""


def _is_kept_in(target: Path, folder: Path) -> bool:
    """Whether phonequiz keeps a file of this name in a data folder, or in a folder of its own in it."""
    from phonequiz.analysis.pseudonyms import FILE_NAME as PSEUDONYMS_NAME
    from phonequiz.record.store import FILE_NAME
    from phonequiz.settings import CONFIG_NAME

    if any(_is_same(target.parent, folder / inside) for inside in _FOLDERS):
        return True
    own = target.name.startswith(FILE_NAME) or target.name in {CONFIG_NAME, PSEUDONYMS_NAME}
    return own and _is_same(target.parent, folder)


def _beside(database: Path) -> list[Path]:
    return [database.with_name(database.name + ending) for ending in _JOURNALS]


def _bases(target: Path) -> list[Path]:
    """The databases whose journal a file of this name would be."""
    names = (target.name.removesuffix(ending) for ending in _JOURNALS if target.name.endswith(ending))
    return [target.with_name(name) for name in names if name]


def _is_database(path: Path) -> bool:
    if not path.is_file():  # a pipe would be waited for
        return False
    try:
        with path.open("rb") as file:
            return file.read(len(_SQLITE)) == _SQLITE
    except OSError:  # what cannot be read may be written, and then says itself what is wrong
        return False


def _is_same(one: Path, other: Path) -> bool:
    return one.exists() and other.exists() and one.samefile(other)


def write(path: Path, text: str) -> None:
    """Replace a file whole; raises ``PhonequizError`` where it cannot be written."""
    from phonequiz.files import write_whole

    try:
        write_whole(path, text.encode())
    except (OSError, ValueError) as error:
        raise _unwritable(path, error) from error


def _unwritable(path: Path, error: OSError | ValueError) -> PhonequizError:
    reason = getattr(error, "strerror", None) or str(error)  # ValueError: a name that no file can have
    return PhonequizError.at(path, f"cannot be written ({reason})", "check the name and permissions")
