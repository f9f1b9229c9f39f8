"""Names for people who are not to be known: random, always the same, and kept where only the trainer is."""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable, Sequence
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
        text = json.dumps(known, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            if not path.exists():
                path.touch(mode=0o600)
            path.chmod(0o600)
            write_whole(path, text.encode())
        except OSError as error:
            raise PhonequizError.at(path, f"cannot be written ({error.strerror})", "check its permissions") from error
    return known


def pseudonymous(attempts: Sequence[Attempt], names: dict[str, str]) -> list[Attempt]:
    """The attempts under their pseudonyms."""
    return [attempt._replace(learner=names[attempt.learner]) for attempt in attempts]


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
