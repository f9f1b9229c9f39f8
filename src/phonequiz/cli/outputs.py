"""Files that commands write for the user: never over another by chance."""

from __future__ import annotations

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
