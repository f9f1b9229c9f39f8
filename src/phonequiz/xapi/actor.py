"""Who hands in: an account, and no address of e-mail."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import urlsplit

from phonequiz.problems import UNSAFE
from phonequiz.xapi.terms import BASE

LONGEST_NAME = 200


class Actor(NamedTuple):
    """An account: a name, and the home page of whoever gave it."""

    name: str
    home_page: str


NOBODY = Actor("", BASE)


def is_name(text: str) -> bool:
    """Whether an account can have this name: something on one line, and not too long to be read."""
    plain = "\n" not in text and "\t" not in text and not UNSAFE.search(text)
    return bool(text.strip()) and len(text) <= LONGEST_NAME and plain


def is_home_page(text: str) -> bool:
    """Whether this is the address of a page on the web."""
    try:
        parts = urlsplit(text)
        _ = parts.port
    except ValueError:
        return False
    plain = not any(sign.isspace() or sign in '<>"{}|\\^`' for sign in text) and not UNSAFE.search(text)
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and plain
