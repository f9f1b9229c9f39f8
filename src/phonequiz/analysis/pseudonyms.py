"""Names for people who are not to be known: random, always the same, and kept where only the trainer is."""

from __future__ import annotations

import json
import secrets
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

from phonequiz.files import write_whole
from phonequiz.problems import PhonequizError
from phonequiz.record.attempts import Attempt

FILE_NAME = "pseudonyms.json"
# Without those that are taken for one another.
_SIGNS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"


def pseudonyms(path: Path, names: Iterable[str]) -> dict[str, str]:
    """Name → pseudonym. New ones are drawn and added to the file, which only its owner can read.

    Raises ``PhonequizError`` where the file cannot be read or written.
    """
    known = _read(path)
    new = sorted(set(names) - set(known))
    if new:
        taken = set(known.values())
        for name in new:
            pseudonym = _draw()
            while pseudonym in taken:
                pseudonym = _draw()
            taken.add(pseudonym)
            known[name] = pseudonym
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            if not path.exists():
                path.touch(mode=0o600)
            path.chmod(0o600)
            _write(path, known)
        except OSError as error:
            raise PhonequizError.at(path, f"cannot be written ({error.strerror})", "check its permissions") from error
    return known


def names_of(path: Path, people: Collection[str]) -> list[str]:
    """The names in the file under which these people stand, also those that a home page tells apart from others.

    Raises ``PhonequizError`` where the file cannot be read.
    """
    return [name for name in _read(path) if name in people or name.partition(" (http")[0] in people]


def forget(path: Path, names: Collection[str]) -> None:
    """Erase who is behind the pseudonyms of these names; with the last one the file goes.

    Raises ``PhonequizError`` where the file cannot be read or written.
    """
    left = {name: pseudonym for name, pseudonym in _read(path).items() if name not in names}
    try:
        if left:
            _write(path, left)
        else:
            path.unlink(missing_ok=True)
    except OSError as error:
        raise PhonequizError.at(path, f"cannot be written ({error.strerror})", "check its permissions") from error


def pseudonymous(attempts: Sequence[Attempt], names: dict[str, str]) -> list[Attempt]:
    """The attempts under their pseudonyms."""
    return [attempt._replace(learner=names[attempt.learner]) for attempt in attempts]


def _write(path: Path, names: dict[str, str]) -> None:
    write_whole(path, (json.dumps(names, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode())


def _draw() -> str:
    return "P-" + "".join(secrets.choice(_SIGNS) for _ in range(6))


def _read(path: Path) -> dict[str, str]:
    if not path.exists():
        return {}
    try:
        content = json.loads(path.read_bytes())
    except OSError as error:
        raise PhonequizError.at(path, f"cannot be read ({error.strerror})", "check its permissions") from error
    except ValueError:
        content = None
    if not isinstance(content, dict) or not all(isinstance(value, str) for value in content.values()):
        # Overwritten, it would never again be known who is who.
        raise PhonequizError.at(path, "holds no pseudonyms", "bring back a copy or move it away")
    return content
