"""Addresses of stores, and what is confidential."""

from __future__ import annotations

import json
import socket
import ssl
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from phonequiz.problems import PhonequizError
from phonequiz.xapi.actor import is_home_page, is_name
from phonequiz.xapi.lrs import Credentials, DeliveryError, Lrs, Unreachable, credentials, endpoint

from .record_store import RecordStore, running

SECRET = "s3cret-päss"
ONE = '{"id":"1"}'


@pytest.mark.parametrize(
    ("url", "known_as"),
    [
        ("https://lrs.example/xapi", "https://lrs.example/xapi"),
        (" HTTPS://LRS.example:443/xAPI/ ", "https://lrs.example/xAPI"),
        ("https://lrs.example:8443", "https://lrs.example:8443"),
        ("http://localhost:8100/xAPI", "http://localhost:8100/xAPI"),
        ("http://127.1.2.3/", "http://127.1.2.3"),
        ("http://[::1]:80/x", "http://[::1]/x"),
    ],
)
def test_a_store_is_known_by_one_address(url: str, known_as: str) -> None:
    assert endpoint(url) == known_as
    assert endpoint(known_as) == known_as


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("http://lrs.example/xapi", "without encryption"),
        ("http://127.0.0.1.example/xapi", "without encryption"),
        ("http://localhost.example/xapi", "without encryption"),
        ("https://ada:secret@lrs.example/xapi", "user and password"),
        ("https://lrs.example/xapi?a=b", "after the path"),
        ("https://lrs.example/xapi#a", "after the path"),
        ("lrs.example/xapi", "no address"),
        ("ftp://lrs.example", "no address"),
        ("https://", "no address"),
        ("https://lrs.example:port/", "no address"),
        ("https://[::1/", "no address"),
        ("https://a b/", "no address"),
        ("", "no address"),
        ("file:///etc/passwd", "no address"),
        ("https://" + "a" * 70 + ".example", "no address"),
    ],
)
def test_what_is_no_address_to_hand_in_to(url: str, why: str) -> None:
    with pytest.raises(PhonequizError, match=why) as caught:
        endpoint(url)
    assert "secret" not in str(caught.value)


def test_user_and_password_go_only_into_their_header(lrs: RecordStore) -> None:
    lrs.says = f"Wrong: {SECRET} {json.dumps(SECRET)[1:-1]} YWRhOnMzY3JldC1ww6Rzcw=="
    lrs.first = [(400, {"Location": f"https://lrs.example/{SECRET}"})]
    reply = Lrs(lrs.url, Credentials("ada", SECRET)).post([ONE])
    assert lrs.headers[0]["Authorization"] == "Basic YWRhOnMzY3JldC1ww6Rzcw=="
    assert lrs.headers[0]["X-Experience-API-Version"] == "1.0.3"
    assert lrs.headers[0]["Content-Type"] == "application/json"
    assert SECRET not in reply.told + reply.location
    assert reply.told == "400 Wrong: … … …"
    assert SECRET not in lrs.paths[0]


def test_no_redirect_is_followed(lrs: RecordStore) -> None:
    with running() as elsewhere:
        for status in (301, 302, 303, 307, 308):
            lrs.first = [(status, {"Location": f"{elsewhere.url}/statements"})]
            assert Lrs(lrs.url, Credentials("ada", SECRET)).post([ONE]).status == status
        assert elsewhere.paths == []


def test_what_goes_to_this_machine_passes_no_proxy(lrs: RecordStore, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    monkeypatch.delenv("no_proxy", raising=False)
    assert Lrs(lrs.url, None).post([ONE]).status == 200


@pytest.mark.parametrize(("fault", "connections"), [("stays_open", 1), ("hangs_up", 3), ("", 3)])
def test_a_connection_stays_open_as_long_as_the_store_lets_it(lrs: RecordStore, fault: str, connections: int) -> None:
    if fault:
        setattr(lrs, fault, True)
    with closing(Lrs(lrs.url, None)) as wire:
        assert [wire.post([f'{{"id": "{n}"}}']).status for n in range(2)] == [200, 200]
        assert wire.held("1").status == 200
    assert (lrs.connections, set(lrs.times_stored.values())) == (connections, {1})


def test_a_store_that_is_busy_is_asked_again_on_a_new_connection(lrs: RecordStore) -> None:
    lrs.stays_open, lrs.first = True, [(503, {})]
    with closing(Lrs(lrs.url, None)) as wire:
        assert [wire.post([ONE]).status, wire.post([ONE]).status] == [503, 200]
    assert lrs.connections == 2


def test_what_goes_elsewhere_passes_the_proxy_of_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as proxy:
        asked: list[bytes] = []

        def refuse() -> None:
            connection, _ = proxy.accept()
            with connection:
                asked.append(connection.recv(65536))
                connection.sendall(b"HTTP/1.1 502 Not today\r\n\r\n")

        thread = threading.Thread(target=refuse)
        thread.start()
        monkeypatch.setenv("https_proxy", f"http://me:p%40ss@127.0.0.1:{proxy.getsockname()[1]}")
        monkeypatch.delenv("no_proxy", raising=False)
        monkeypatch.delenv("NO_PROXY", raising=False)
        with pytest.raises(Unreachable, match="502"), closing(Lrs("https://lrs.example:8443/xapi", None)) as wire:
            wire.post([ONE])
        thread.join()
    assert asked[0].startswith(b"CONNECT lrs.example:8443 HTTP/1.")
    assert b"Proxy-Authorization: Basic bWU6cEBzcw==\r\n" in asked[0]


def test_user_and_password_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    both = {"PHONEQUIZ_LRS_USER": "ada", "PHONEQUIZ_LRS_PASSWORD": SECRET}
    assert credentials(both, "https://lrs.example") == ("ada", SECRET)
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    monkeypatch.setitem(sys.modules, "keyring", None)
    assert credentials({}, "https://lrs.example") is None
    for name in both:
        rest = {key: value for key, value in both.items() if key != name}
        with pytest.raises(PhonequizError, match=name) as caught:
            credentials(rest, "https://lrs.example")
        assert SECRET not in str(caught.value)


@pytest.fixture
def ring(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[tuple[str, str], str]]:
    """The system's keyring, with a store of its own instead of the desktop's."""
    import keyring
    import keyring.backend
    import keyring.credentials

    kept: dict[tuple[str, str], str] = {}

    class Ring(keyring.backend.KeyringBackend):
        priority = 1  # type: ignore[assignment]

        def get_password(self, service: str, username: str) -> str | None:
            return kept.get((service, username))

        def set_password(self, service: str, username: str, password: str) -> None:
            kept[service, username] = password

        def get_credential(self, service: str, username: str | None) -> keyring.credentials.Credential | None:
            for (where, who), password in kept.items():
                if where == service and username in {None, who}:
                    return keyring.credentials.SimpleCredential(who, password)
            return None

    before = keyring.get_keyring()
    keyring.set_keyring(Ring())
    yield kept
    keyring.set_keyring(before)


def test_user_and_password_of_the_keyring(ring: dict[tuple[str, str], str]) -> None:
    ring["https://lrs.example", "ada"] = SECRET
    assert credentials({}, "https://lrs.example") == ("ada", SECRET)
    assert credentials({"PHONEQUIZ_LRS_USER": "ada"}, "https://lrs.example") == ("ada", SECRET)
    assert credentials({}, "https://other.example") is None
    with pytest.raises(PhonequizError, match="PHONEQUIZ_LRS_PASSWORD"):
        credentials({"PHONEQUIZ_LRS_USER": "bob"}, "https://lrs.example")


@pytest.mark.parametrize(
    ("name", "well"), [("ada", True), ("Ada Löve", True), ("", False), (" ", False), ("a\nb", False)]
)
def test_names_of_accounts(name: str, well: bool) -> None:
    assert is_name(name) == well


@pytest.mark.parametrize(
    ("page", "well"),
    [
        ("https://company.example", True),
        ("http://intranet/x?y=1", True),
        ("company.example", False),
        ("mailto:ada@company.example", False),
        ("https://", False),
        ("https://a b", False),
        ("https://[", False),
        ("", False),
    ],
)
def test_home_pages_of_accounts(page: str, well: bool) -> None:
    assert is_home_page(page) == well


def test_a_certificate_that_nobody_vouches_for_is_refused(tmp_path: Path) -> None:
    key, cert = tmp_path / "key.pem", tmp_path / "cert.pem"
    made = subprocess.run(
        [
            *["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=localhost", "-keyout"],
            key,
            "-out",
            cert,
        ],
        capture_output=True,
        check=False,
    )
    if made.returncode:
        pytest.skip("there is no openssl to make a certificate with")
    with running() as server:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(cert, key)
        server.socket = context.wrap_socket(server.socket, server_side=True)
        url = server.url.replace("http://127.0.0.1", "https://localhost")
        with pytest.raises(DeliveryError) as caught:
            Lrs(url, Credentials("ada", SECRET)).post([ONE])
        assert caught.value.kind == "untrusted"
        assert server.headers == []
