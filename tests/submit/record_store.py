"""A record store on the loopback that can be told to misbehave."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

ITS_OWN = {"stored", "authority"}


class RecordStore(ThreadingHTTPServer):
    """Keeps statements by their ids, as xAPI demands: what is there stays, and another of its id is refused.

    The attributes below are its faults; without one of them it is sound.
    """

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.held: dict[str, dict[str, Any]] = {}
        self.times_stored: dict[str, int] = {}
        self.posts: list[list[str]] = []
        self.headers: list[Message] = []
        self.paths: list[str] = []
        self.first: list[tuple[int, dict[str, str]]] = []  # answers to the first requests, instead of its own
        self.drops = 0  # so many connections are cut after their statements were stored
        self.refuses_equal = False  # 409 for what it holds already, though it is the same
        self.most: int | None = None  # 413 for more
        self.refuses: Callable[[dict[str, Any]], bool] = lambda statement: False  # 400 for these
        self.reverses = False  # ids come back the other way round
        self.lists_new_only = False  # ids it held already are left out of the answer
        self.wraps = False  # one statement comes as a list of one
        self.hides = False  # what it holds cannot be asked for
        self.waits = False  # it answers only when ``goes_on`` is set; ``stored`` says that it has stored something
        self.stored, self.goes_on = threading.Event(), threading.Event()
        self.says = "no"  # in the body of refusals
        self.stays_open = False  # its connections stay open after an answer …
        self.hangs_up = False  # … or are closed without a word
        self.connections = 0

    @property
    def url(self) -> str:
        """Its endpoint."""
        return f"http://127.0.0.1:{self.server_address[1]}/xapi"

    def store(self, statements: list[dict[str, Any]]) -> None:
        for statement in statements:
            if statement["id"] not in self.held:
                self.held[statement["id"]] = self.added(statement)
                self.times_stored[statement["id"]] = self.times_stored.get(statement["id"], 0) + 1

    @staticmethod
    def added(statement: dict[str, Any]) -> dict[str, Any]:
        """A statement with what a store adds to it."""
        authority = {"objectType": "Agent", "account": {"homePage": "https://lrs.example", "name": "lrs"}}
        return statement | {"stored": "2026-03-04T10:00:00Z", "authority": authority, "version": "1.0.3"}

    def equal(self, statement: dict[str, Any]) -> bool:
        return self.held[statement["id"]] == self.added(statement)


class _Handler(BaseHTTPRequestHandler):
    server: RecordStore
    wbufsize = -1  # an answer in one piece: its second would wait for the first to be acknowledged

    def setup(self) -> None:
        super().setup()
        self.server.connections += 1
        if self.server.stays_open or self.server.hangs_up:
            self.protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        server = self.server
        body = self.rfile.read(int(self.headers["Content-Length"]))
        statements = json.loads(body)
        ids = [statement["id"] for statement in statements]
        server.posts.append(ids)
        if self.noted():
            return
        new = [one for one in statements if one["id"] not in server.held]
        if server.most is not None and len(statements) > server.most:
            self.answer(413, server.says)
        elif any(map(server.refuses, statements)):
            self.answer(400, server.says)
        elif any(one["id"] in server.held and (server.refuses_equal or not server.equal(one)) for one in statements):
            self.answer(409, server.says)
        else:
            server.store(statements)
            server.stored.set()
            if server.waits:
                server.goes_on.wait(60)
            if server.drops:
                server.drops -= 1
                self.close_connection = True
                self.connection.shutdown(2)
                return
            listed = [one["id"] for one in new] if server.lists_new_only else ids
            self.answer(200, json.dumps(listed[::-1] if server.reverses else listed))

    def do_GET(self) -> None:
        if self.noted():
            return
        asked = parse_qs(urlsplit(self.path).query)
        if "limit" in asked:
            self.answer(200, json.dumps({"statements": list(self.server.held.values()), "more": ""}))
            return
        found = self.server.held.get(asked.get("statementId", [""])[0])
        if self.server.wraps:
            self.answer(200, json.dumps({"statements": [found] if found else []}))
        elif found is None or self.server.hides:
            self.answer(404, "no such statement")
        else:
            self.answer(200, json.dumps(found))

    def noted(self) -> bool:
        """Keep what was asked; answer it as was ordered for the first requests."""
        self.server.paths.append(self.path)
        self.server.headers.append(self.headers)
        if not self.server.first:
            return False
        status, headers = self.server.first.pop(0)
        self.answer(status, self.server.says, headers)
        return True

    def answer(self, status: int, body: str, headers: dict[str, str] | None = None) -> None:
        encoded = body.encode()
        self.send_response(status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.send_header("X-Experience-API-Version", "1.0.3")
        self.send_header("Content-Length", str(len(encoded)))
        self.end_headers()
        with suppress(OSError):  # whoever asked may have been killed
            self.wfile.write(encoded)
            self.wfile.flush()
        self.close_connection = self.close_connection or self.server.hangs_up

    def log_message(self, *arguments: object) -> None:
        pass


@contextmanager
def running() -> Iterator[RecordStore]:
    """A store that runs while it is needed."""
    server = RecordStore()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
