"""Files that commands write for the user: never over another by chance."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from phonequiz.problems import PhonequizError


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
    """Raises ``PhonequizError`` where ``output`` is a file of the record, or one of those that are ``read``.

    Compared as files, so whatever links lead there.
    """
    if output is None or str(output) == "-":
        return
    from phonequiz.analysis.pseudonyms import FILE_NAME as PSEUDONYMS_NAME
    from phonequiz.record.store import FILE_NAME
    from phonequiz.settings import CONFIG_NAME

    try:
        target = Path(os.path.realpath(output))
        own = target.name.startswith(FILE_NAME) or target.name in {CONFIG_NAME, PSEUDONYMS_NAME}
        if (own and _is_same(target.parent, data_dir)) or _is_same(target, data_dir / FILE_NAME):
            what = "belongs to your own record, which would be lost"
            raise PhonequizError.at(output, what, "name another file")
        for path in read:
            # A database's journal is part of it: SQLite would take whatever stood there for one.
            beside = path.with_name(path.name + "-journal")
            if _is_same(target, path) or target == Path(os.path.realpath(beside)):
                raise PhonequizError.at(output, "is one of the files that are read", "name another file")
    except (OSError, ValueError) as error:
        raise _unwritable(output, error) from error


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
