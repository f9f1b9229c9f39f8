"""A small OpenAI-compatible server on the loopback, which answers as a test tells it to."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Answer = Callable[["Handler", dict[str, Any]], None]


class Handler(BaseHTTPRequestHandler):
    """Keeps what was asked and lets the test's function answer."""

    server: Loopback

    def do_POST(self) -> None:
        """Answer a question."""
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.asked.append(body)
        self.server.headers.append(dict(self.headers))
        self.server.paths.append(self.path)
        self.server.answer(self, body)

    def streamed(self, text: str, finish: str = "stop", pieces: int = 7) -> None:
        """Answer word by word, as server-sent events."""
        self.begin_stream()
        size = max(1, len(text) // pieces)
        for at in range(0, len(text), size):
            self.event({"choices": [{"delta": {"content": text[at : at + size]}, "finish_reason": None}]})
        self.event({"choices": [{"delta": {}, "finish_reason": finish}]})
        self.wfile.write(b"data: [DONE]\n\n")

    def begin_stream(self) -> None:
        """Say that a stream follows, which ends with the connection."""
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream; charset=utf-8")
        self.end_headers()

    def event(self, event: dict[str, Any]) -> None:
        """One event of a stream."""
        self.wfile.write(f"data: {json.dumps(event)}\n\n".encode())
        self.wfile.flush()

    def whole(self, text: str, finish: str = "stop") -> None:
        """Answer at once."""
        self.json(200, {"choices": [{"message": {"role": "assistant", "content": text}, "finish_reason": finish}]})

    def json(self, status: int, content: object) -> None:
        """Any JSON with any status."""
        body = json.dumps(content).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


class Loopback(ThreadingHTTPServer):
    """The server, with all that it was asked."""

    daemon_threads = True

    def __init__(self, answer: Answer) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.answer = answer
        self.asked: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self.paths: list[str] = []
        self.over = threading.Event()

    @property
    def url(self) -> str:
        """What ``--llm`` is given."""
        return f"http://127.0.0.1:{self.server_port}/v1"


@contextmanager
def serving(answer: Answer) -> Iterator[Loopback]:
    """A server that runs as long as the block; ``over`` is set when it ends, for answers that wait."""
    server = Loopback(answer)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        server.over.set()
        server.shutdown()
        thread.join()
        server.server_close()


def sentence_of(body: dict[str, Any]) -> str:
    """The sentence that a request asks about."""
    user = next(message["content"] for message in reversed(body["messages"]) if "===" in message["content"])
    return str(user.split("===")[1].strip())


def is_second(body: dict[str, Any]) -> bool:
    """Whether a request asks once again."""
    return str(body["messages"][-1]["content"]).startswith("Refused:")


def reply(*questions: dict[str, Any]) -> str:
    """What a model writes that was asked for JSON."""
    return json.dumps({"questions": list(questions)}, ensure_ascii=False)
