"""Names for people who are not to be known: random, always the same, and kept where only the trainer is."""

from __future__ import annotations

import json
import secrets
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from phonequiz.files import write_whole
from phonequiz.problems import PhonequizError
from phonequiz.record.attempts import Attempt

FILE_NAME = "pseudonyms.json"
# Without those that are taken for one another.
_SIGNS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"


class _Entry(NamedTuple):
    """What the file holds of a learner: the pseudonym, and the name that was last behind it."""

    pseudonym: str
    learner: str


def pseudonyms(path: Path, identities: Mapping[str, str]) -> dict[str, str]:
    """Name → pseudonym; ``identities`` has the names, and by what each learner is known in any report.

    New ones are drawn and added to the file, which only its owner can read. Raises ``PhonequizError`` where the file
    cannot be read or written.
    """
    before = _read(path)
    known = dict(before)
    taken = {entry.pseudonym for entry in known.values()}
    for name, identity in sorted(identities.items()):
        if identity in before:
            if not before[identity].learner.startswith(name):  # alone, a name needs less to tell it apart
                known[identity] = before[identity]._replace(learner=name)
        elif identity not in known:
            pseudonym = _draw()
            while pseudonym in taken:
                pseudonym = _draw()
            taken.add(pseudonym)
            known[identity] = _Entry(pseudonym, name)
    if known != before:
        _write(path, known)
    return {name: known[identity].pseudonym for name, identity in identities.items()}


def entries_of(path: Path, people: Collection[str]) -> dict[str, str]:
    """The entries by which these people are known (by names, accounts without a home page or runs) → the names there.

    Raises ``PhonequizError`` where the file cannot be read.
    """
    return {
        identity: entry.learner
        for identity, entry in _read(path).items()
        if identity in people or identity.partition(" (http")[0] in people
    }


def forget(path: Path, identities: Collection[str]) -> None:
    """Erase these entries; with the last one the file goes.

    Raises ``PhonequizError`` where the file cannot be read or written.
    """
    left = {identity: entry for identity, entry in _read(path).items() if identity not in identities}
    if left:
        _write(path, left)
        return
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise PhonequizError.at(path, f"cannot be written ({error.strerror})", "check its permissions") from error


def pseudonymous(attempts: Sequence[Attempt], names: Mapping[str, str]) -> list[tuple[Attempt, Attempt]]:
    """Each attempt, and beside it the same under its pseudonym and an id that stands nowhere but in this report.

    By the id of the run, whoever has the statements or a certificate would know the learner.
    """
    in_order = sorted(attempts, key=lambda one: (one.started, names[one.learner], one.run))
    size = len(str(len(in_order)))
    ids = {one.run: f"A-{number:0{size}}" for number, one in enumerate(in_order, 1)}
    return [(one, one._replace(learner=names[one.learner], run=ids[one.run])) for one in attempts]


def _draw() -> str:
    return "P-" + "".join(secrets.choice(_SIGNS) for _ in range(6))


def _read(path: Path) -> dict[str, _Entry]:
    if not path.exists():
        return {}
    try:
        content = json.loads(path.read_bytes())
        # Earlier, the name was all that a learner was known by.
        return {
            identity: _Entry(entry, identity) if isinstance(entry, str) else _entry(**entry)
            for identity, entry in content.items()
        }
    except OSError as error:
        raise PhonequizError.at(path, f"cannot be read ({error.strerror})", "check its permissions") from error
    except (ValueError, TypeError, AttributeError):
        # Overwritten, it would never again be known who is who.
        raise PhonequizError.at(path, "holds no pseudonyms", "bring back a copy or move it away") from None


def _entry(pseudonym: str, learner: str) -> _Entry:
    if not isinstance(pseudonym, str) or not isinstance(learner, str):
        raise TypeError("not the texts that were written")
    return _Entry(pseudonym, learner)


def _write(path: Path, known: Mapping[str, _Entry]) -> None:
    content = {identity: entry._asdict() for identity, entry in known.items()}
    text = json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not path.exists():
            path.touch(mode=0o600)
        path.chmod(0o600)
        write_whole(path, text.encode())
    except OSError as error:
        raise PhonequizError.at(path, f"cannot be written ({error.strerror})", "check its permissions") from error
