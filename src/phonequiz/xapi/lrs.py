"""The wire to a Learning Record Store: what is asked of one, and what it answers."""

from __future__ import annotations

import base64
import json
import ssl
from collections.abc import Mapping, Sequence
from http.client import HTTPException, HTTPResponse
from typing import Any, NamedTuple
from urllib.parse import quote, quote_plus, urlsplit, urlunsplit

from phonequiz import __version__
from phonequiz.problems import PhonequizError, Place, Problem
from phonequiz.wording import Words
from phonequiz.xapi.connection import Connection, is_loopback
from phonequiz.xapi.terms import VERSION

LOOKED_THROUGH = 64 * 1024  # so much of a body, for words to show
TIMEOUT_SECONDS = 30.0
MAX_BODY = 4 * 1024 * 1024
MAX_PAGE = 256 * 1024 * 1024
MAX_WORDS = 500


class Credentials(NamedTuple):
    """What a store asks for."""

    user: str
    password: str


class Reply(NamedTuple):
    """What a store answered.

    ``told`` is for people: the status and the store's words, on one line and not too long. ``retry_after`` is what it
    asks to wait, ``location`` where it has moved to.
    """

    status: int
    body: str
    told: str
    retry_after: str = ""
    location: str = ""

    def content(self) -> Any:  # noqa: ANN401
        """The body read as JSON, ``None`` where it is none."""
        try:
            return json.loads(self.body)
        except ValueError:
            return None


class Unreachable(Exception):
    """No answer came; whether the store took what was sent is not known."""


class DeliveryError(PhonequizError):
    """Handing in cannot go on; what is not delivered is kept. ``kind`` names the texts ``lrs.KIND``."""

    def __init__(self, kind: str, url: str, **values: object) -> None:
        self.kind, self.url, self.values = kind, url, values
        super().__init__(self.told(Words("en")))

    def told(self, words: Words) -> tuple[Problem, ...]:
        """The problem in the learner's language."""
        what, remedy = words(f"lrs.{self.kind}", **self.values), words(f"lrs.{self.kind}.remedy")
        return (Problem(Place(self.url), what, remedy),)


def endpoint(url: str) -> str:
    """The address of a store, in the form under which it is remembered.

    Raises ``PhonequizError`` where it is none, where it holds a password, or where it is neither https nor the
    loopback.
    """
    try:
        parts = urlsplit(url.strip())
        host, port = parts.hostname or "", parts.port
        host.encode("idna")
    except ValueError as error:
        raise _wrong(f"is no address ({error})", "write it as https://lrs.example/xapi") from error
    if parts.scheme not in {"http", "https"} or not host or any(sign.isspace() for sign in url.strip()):
        raise _wrong("is no address of a record store", "write it as https://lrs.example/xapi")
    if "@" in parts.netloc:
        remedy = "leave them out and set PHONEQUIZ_LRS_USER and PHONEQUIZ_LRS_PASSWORD"
        raise _wrong("user and password do not belong into the address", remedy)
    if parts.query or parts.fragment:
        raise _wrong("has a part after the path", "name the endpoint before /statements")
    if parts.scheme == "http" and not is_loopback(host):
        raise _wrong(f"sends to {host} without encryption", "use https; plain http goes only to this machine itself")
    netloc = f"[{host}]" if ":" in host else host
    if port is not None and port != {"http": 80, "https": 443}[parts.scheme]:
        netloc += f":{port}"
    return urlunsplit((parts.scheme, netloc, parts.path.rstrip("/"), "", ""))


def _wrong(what: str, remedy: str) -> PhonequizError:
    return PhonequizError.at("--lrs", what, remedy)


def credentials(environ: Mapping[str, str], url: str) -> Credentials | None:
    """User and password for a store: of the environment, else of the system's keyring where that is installed.

    Raises ``PhonequizError`` where the environment has only one of them and the keyring not the other.
    """
    user, password = environ.get("PHONEQUIZ_LRS_USER"), environ.get("PHONEQUIZ_LRS_PASSWORD")
    if user and password:
        return Credentials(user, password)
    if not password:
        found = _from_keyring(url, user or None)
        if found is not None:
            return found
    if user or password:
        missing = "PHONEQUIZ_LRS_PASSWORD" if user else "PHONEQUIZ_LRS_USER"
        raise PhonequizError.at(missing, "is not set, and the keyring has nothing for this store", "set it")
    return None


def _from_keyring(url: str, user: str | None) -> Credentials | None:
    try:
        import keyring
        from keyring.errors import KeyringError
    except ImportError:
        return None
    try:
        found = keyring.get_credential(url, user)
    except KeyringError:
        return None
    return None if found is None or not found.password else Credentials(found.username, found.password)


class Lrs:
    """A record store at an address (from ``endpoint``). Close it when all is asked."""

    def __init__(self, url: str, login: Credentials | None, timeout: float = TIMEOUT_SECONDS) -> None:
        self.url = url
        self._connection = Connection(url, timeout)
        self._secrets: list[str] = []
        self._headers = {
            "X-Experience-API-Version": VERSION,
            "Accept": "application/json",
            "User-Agent": f"phonequiz/{__version__}",
        }
        if login is not None:
            token = base64.b64encode(f"{login.user}:{login.password}".encode()).decode()
            self._headers["Authorization"] = f"Basic {token}"
            said = login.password
            self._secrets = [token, said, json.dumps(said)[1:-1], quote(said, safe=""), quote_plus(said)]

    def post(self, statements: Sequence[str]) -> Reply:
        """Send statements, each as its JSON; raises ``Unreachable``, ``DeliveryError``."""
        return self._ask("", f"[{','.join(statements)}]".encode())

    def held(self, uuid: str, *, voided: bool = False) -> Reply:
        """Ask for a statement, or for one that was declared void; raises ``Unreachable``, ``DeliveryError``."""
        return self._ask(f"?{'voidedStatementId' if voided else 'statementId'}={quote(uuid)}", None)

    def page(self, address: str) -> Reply:
        """Ask for a page of statements, at an address of this store; raises ``Unreachable``, ``DeliveryError``."""
        return self._send(address, None, MAX_PAGE)

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()

    def _ask(self, query: str, body: bytes | None) -> Reply:
        return self._send(f"{self.url}/statements{query}", body, MAX_BODY)

    def _send(self, address: str, body: bytes | None, most: int) -> Reply:
        method, headers = "GET", self._headers
        if body is not None:
            method, headers = "POST", {**headers, "Content-Type": "application/json"}
        try:
            with self._connection.ask(method, address, body, headers) as response:
                reply = self._reply(response, most)
                whole = response.isclosed()
        except ssl.SSLCertVerificationError as error:
            raise DeliveryError("untrusted", self.url, reason=error.verify_message) from error
        except (OSError, HTTPException) as error:
            self.close()
            said = getattr(error, "strerror", None) or str(error) or type(error).__name__
            raise Unreachable(self._without_secrets(str(said))) from error
        if not whole or reply.status == 429 or reply.status >= 500:
            self.close()  # something of it is still to come, or it wants to be left alone for a while
        return reply

    def _reply(self, response: HTTPResponse, most: int) -> Reply:
        status = response.status
        try:
            body = response.read(most).decode("utf-8", "replace")
        except (OSError, HTTPException) as error:
            if status < 300:
                raise
            body = f"({error})"
        headers = response.headers
        told = " ".join([str(status), *self._without_secrets(body[:LOOKED_THROUGH]).split()])
        if len(told) > MAX_WORDS:
            told = told[:MAX_WORDS] + "…"
        location = self._without_secrets(headers.get("Location", ""))
        return Reply(status, body, told, headers.get("Retry-After", ""), location)

    def _without_secrets(self, text: str) -> str:
        """What a store says is shown and kept; if it repeats what it was told in confidence, that part is not."""
        for secret in self._secrets:
            text = text.replace(secret, "…")
        return text
