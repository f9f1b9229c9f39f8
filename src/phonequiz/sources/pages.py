"""Statements from a Learning Record Store, page by page."""

from __future__ import annotations

import json
import time
from base64 import b64encode
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple
from urllib.parse import urljoin, urlsplit

from phonequiz.problems import PhonequizError
from phonequiz.xapi import terms

PAGE = 500
_TRIES = 4
_TIMEOUT = 60
_LOOPBACK = {"localhost", "127.0.0.1", "::1"}


class Credentials(NamedTuple):
    """What a store asks for."""

    user: str
    password: str


def statements(
    url: str, credentials: Credentials | None, sleep: Callable[[float], None] = time.sleep
) -> Iterator[list[Any]]:
    """The statements of the store at this endpoint, a page at a time.

    Raises ``PhonequizError`` where the store cannot be asked or does not answer with statements.
    """
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise PhonequizError.at(url, "this is no address of a record store", "name its endpoint, before /statements")
    if parts.scheme == "http" and parts.hostname not in _LOOPBACK:
        raise PhonequizError.at(url, "plain http would send all of it for anyone to read", "use https")
    address: str | None = f"{url.rstrip('/')}/statements?limit={PAGE}"
    met = set()
    while address is not None:
        met.add(address)
        page = _get(address, url, credentials, sleep)
        try:
            found, more = page["statements"], page.get("more") or None
            if not isinstance(found, list):
                raise TypeError
        except (TypeError, KeyError, AttributeError):
            what = "does not answer as a record store does"
            raise PhonequizError.at(url, what, "name its endpoint, before /statements") from None
        yield found
        address = urljoin(address, str(more)) if more is not None else None
        if address is not None and urlsplit(address)[:2] != parts[:2]:
            # Its credentials are for this store alone.
            raise PhonequizError.at(url, f"goes on at another place ({address})", "ask whoever runs the store")
        if address in met:
            raise PhonequizError.at(url, "gives the same page again and again", "ask whoever runs the store")


def _get(address: str, url: str, credentials: Credentials | None, sleep: Callable[[float], None]) -> Any:  # noqa: ANN401
    from http.client import HTTPException
    from urllib.error import HTTPError
    from urllib.request import HTTPRedirectHandler, Request, build_opener

    class Stay(HTTPRedirectHandler):
        """Follows no redirection: it would take the credentials along."""

        def redirect_request(self, *_: object) -> None:
            return None

    headers = {"X-Experience-API-Version": terms.VERSION, "Accept": "application/json"}
    if credentials is not None:
        both = f"{credentials.user}:{credentials.password}".encode()
        headers["Authorization"] = f"Basic {b64encode(both).decode()}"
    for attempt in range(_TRIES):
        try:
            with build_opener(Stay).open(Request(address, headers=headers), timeout=_TIMEOUT) as response:
                return json.loads(response.read())
        except HTTPError as error:
            error.close()
            if error.code not in {429, 500, 502, 503, 504} or attempt == _TRIES - 1:
                raise PhonequizError.at(url, *_refusal(error.code)) from None
        except ValueError:
            what = "does not answer as a record store does"
            raise PhonequizError.at(url, what, "name its endpoint, before /statements") from None
        except (OSError, HTTPException) as error:
            if attempt == _TRIES - 1:
                reason = getattr(error, "reason", None) or error
                raise PhonequizError.at(url, f"cannot be reached ({reason})", "check address and network") from None
        sleep(0.5 * 2**attempt)
    raise AssertionError("the last try returns or raises")


def _refusal(code: int) -> tuple[str, str]:
    if code in {401, 403}:
        return (
            f"does not let us in ({code})",
            "set PHONEQUIZ_LRS_USER and PHONEQUIZ_LRS_PASSWORD to an account that may read",
        )
    if code == 404:
        return "there is no record store at this address (404)", "name its endpoint, before /statements"
    return f"answers with an error ({code})", "try again later or ask whoever runs the store"
