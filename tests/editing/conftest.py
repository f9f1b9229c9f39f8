"""What tests of editing need: a bank file written by hand, with everything that editing must leave alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from phonequiz.editing.session import Session

HEAD = """\
#:schema bank.schema.json
format = 1   # the version

[bank]
id   = "small"
title = "Small bank"
language = "en"

[[topic]]
id = "t1"
title = "Topic one"
[[topic]]
id = "t2"
title = "Topic two"


# ---- the first part ----

"""
ONE = """\
# about rings
[[question]]
id = "one"      # never changed
topic = "t1"
stem = 'Who "rings"?'
answer = "phones"   # of course
distractors = [
  "dogs",  # they bark
  { text = "cats", feedback = "They purr." },   # they purr
]
difficulty=1
# tags come later
"""
TWO = """\
[[ question ]]
id = "two"
topic = "t1"
type = "multiple"
stem = \"\"\"
Which lines?
# no comment
[[question]]
\"\"\"
answer = ["a", "b"]
distractors = ["c", "d"]
status = "draft"
[question.meta]
author = "Ada"   # her own
[[question.meta.seen]]
by = "Bob"
"""
THREE = """\
[["question"]]
id = "three"
topic = "t2"
type = "true-false"
stem = "A phone rings."
answer = true
meta.a.b = 1
"""
TAIL = """
# ---- the end ----
"""
TEXT = f"{HEAD}{ONE}\n{TWO}\n\n# ---- the second part ----\n\n{THREE}{TAIL}"

Opener = Callable[..., Session]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "bank.toml"
    file.write_bytes(TEXT.encode())
    return file


@pytest.fixture
def open_session(path: Path, tmp_path: Path) -> Iterator[Opener]:
    """``open_session()`` opens the bank; ``open_session(text)`` another text in its place."""

    opened: list[Session] = []

    def open_(text: str | None = None, *, journal: bool = False) -> Session:
        if text is not None:
            path.write_bytes(text.encode())
        session = Session(path, tmp_path / "data" if journal else None)
        opened.append(session)
        return session

    yield open_
    for session in opened:
        session.close()
