"""Statements of a record store, page by page, from a server on the loopback."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from phonequiz.problems import PhonequizError
from phonequiz.sources.pages import pages
from phonequiz.xapi.lrs import Credentials, Lrs


class Pages(ThreadingHTTPServer):
    """Gives its statements three at a time; ``more`` is what it says instead of the true link, ``first`` its faults."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.statements: list[dict[str, Any]] = [{"id": str(n)} for n in range(8)]
        self.asked: list[tuple[str, str]] = []
        self.first: list[int] = []
        self.more: str | None = None
        self.body: bytes | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/xAPI"


class Handler(BaseHTTPRequestHandler):
    server: Pages
    wbufsize = -1

    def do_GET(self) -> None:
        server = self.server
        server.asked.append((self.path, self.headers.get("Authorization", "")))
        status = server.first.pop(0) if server.first else 200
        start = int(parse_qs(urlsplit(self.path).query).get("from", ["0"])[0])
        page: dict[str, Any] = {"statements": server.statements[start : start + 3]}
        if start + 3 < len(server.statements):
            page["more"] = server.more or f"/xAPI/statements?limit=500&from={start + 3}"
        body = server.body if server.body is not None else json.dumps(page).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[Pages]:
    running = Pages()
    thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield running
    running.shutdown()
    thread.join()
    running.server_close()


def ids(server: Pages, waits: list[float] | None = None) -> list[str]:
    lrs = Lrs(server.url, Credentials("trainer", "secret"))
    found = pages(lrs, [].append if waits is None else waits.append)
    return [statement["id"] for page in found for statement in page]  # type: ignore[index]


def test_more_links_are_followed_to_the_end_with_the_credentials(server: Pages) -> None:
    assert ids(server) == [str(n) for n in range(8)]
    assert [urlsplit(path).path for path, _ in server.asked] == ["/xAPI/statements"] * 3
    assert {login for _, login in server.asked} == {"Basic dHJhaW5lcjpzZWNyZXQ="}


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_busy_store_is_asked_again(status: int, server: Pages) -> None:
    server.first = [200, status, status, status]
    waits: list[float] = []
    assert ids(server, waits) == [str(n) for n in range(8)]
    assert len(waits) == 3
    assert waits == sorted(waits)


@pytest.mark.parametrize(
    ("first", "what"),
    [([401], "401"), ([403], "403"), ([404], "404"), ([302], "302"), ([503] * 5, "503")],
)
def test_a_store_that_refuses_is_named(first: list[int], what: str, server: Pages) -> None:
    server.first = list(first)
    with pytest.raises(PhonequizError, match=what):
        ids(server)
    assert len(server.asked) == len(first)


def test_credentials_go_to_no_other_place(server: Pages) -> None:
    server.more = "http://127.0.0.1:9/xAPI/statements?from=3"
    with pytest.raises(PhonequizError, match="another place"):
        ids(server)


def test_a_circle_of_pages_ends(server: Pages) -> None:
    server.more = "/xAPI/statements?from=0"
    with pytest.raises(PhonequizError, match="again and again"):
        ids(server)
    assert len(server.asked) == 2


@pytest.mark.parametrize("body", [b"<html>", b"[]", b'{"statements": 5}', b"{}"])
def test_what_is_no_store_is_named(body: bytes, server: Pages) -> None:
    server.body = body
    with pytest.raises(PhonequizError, match="does not answer as a record store"):
        ids(server)


def test_a_store_that_is_not_there_is_named() -> None:
    lrs = Lrs("http://127.0.0.1:1/xapi", None)
    with pytest.raises(PhonequizError, match="gives no statements"):
        list(pages(lrs, lambda seconds: None))
