"""Statements from a Learning Record Store, page by page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from urllib.parse import urljoin, urlsplit

from phonequiz.problems import PhonequizError
from phonequiz.xapi.lrs import DeliveryError, Lrs, Reply, Unreachable

PAGE = 500
TRIES = 5


def pages(lrs: Lrs, sleep: Callable[[float], None]) -> Iterator[list[object]]:
    """The statements of a store, a page at a time, as far as its ``more`` links go.

    Raises ``PhonequizError`` where the store cannot be asked or does not answer as one.
    """
    address = f"{lrs.url}/statements?limit={PAGE}"
    met: set[str] = set()
    while address not in met:
        met.add(address)
        content = _get(lrs, address, sleep).content()
        found = content.get("statements") if isinstance(content, dict) else None
        if not isinstance(found, list):
            raise _error(lrs, "does not answer as a record store (LRS) does")
        yield found
        more = content.get("more")
        if not isinstance(more, str) or not more:
            return
        address = urljoin(address, more)
        if urlsplit(address)[:2] != urlsplit(lrs.url)[:2]:
            # User and password are for this store alone.
            raise _error(lrs, f"goes on at another place ({address})")
    raise _error(lrs, "gives the same page again and again")


def _get(lrs: Lrs, address: str, sleep: Callable[[float], None]) -> Reply:
    reason = ""
    for attempt in range(TRIES):
        if attempt:
            sleep(0.5 * 2**attempt)
        try:
            reply = lrs.page(address)
        except Unreachable as error:
            reason = str(error)
            continue
        if reply.status == 200:
            return reply
        if reply.status in {401, 404}:
            raise DeliveryError("unauthorized" if reply.status == 401 else "missing", lrs.url)
        if reply.status == 403:
            raise _error(lrs, "does not let this user read (403)")
        reason = reply.told
        if reply.status != 429 and reply.status < 500:
            break
    raise _error(lrs, f"gives no statements ({reason})")


def _error(lrs: Lrs, what: str) -> PhonequizError:
    return PhonequizError.at(lrs.url, what, "check the address or ask whoever runs the store")
