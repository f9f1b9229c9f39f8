"""One question and answer with an OpenAI-compatible server: the only place that sends anything of an article."""

from __future__ import annotations

import ipaddress
import json
import time
from collections.abc import Iterator, Mapping, Sequence
from types import TracebackType
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from phonequiz.problems import PhonequizError, safe

if TYPE_CHECKING:
    import httpx

SILENCE = 40.0
_PATH = "chat/completions"
_MAX_TOKENS = 1200
_MAX_REPLY = 64 * 1024
_SHOWN = 200
Message = Mapping[str, str]


class Reply(NamedTuple):
    """What the model wrote; ``cut`` where it was not allowed to go on."""

    text: str
    cut: bool


class _Refused(Exception):
    """The server answered with an error: its status and words."""

    def __init__(self, status: int, words: str) -> None:
        super().__init__(status, words)
        self.status, self.words = status, words


class Server:
    """A server and a model on it. Nothing is sent before ``reply`` is called."""

    def __init__(self, url: str, model: str, api_key: str | None, silence: float = SILENCE) -> None:
        """``url`` is that before ``/chat/completions``; more than ``silence`` seconds without a word are an error.

        Raises ``PhonequizError`` where the URL or the key cannot be used, or the extra is missing.
        """
        try:
            import httpx
        except ImportError as error:
            what = "--llm needs the package httpx, which is not installed"
            raise PhonequizError.at("generate", what, "install it: pip install 'phonequiz[generate,llm]'") from error
        self._httpx = httpx
        self._url = _endpoint(url)
        if api_key and not (api_key.isascii() and api_key.isprintable()):
            raise PhonequizError.at("OPENAI_API_KEY", "has characters that no key has", "set it anew")
        self.model, self.has_key, self._silence = model, bool(api_key), silence
        self._formats: list[dict[str, Any] | None] | None = None
        headers = {"User-Agent": "phonequiz"} | ({"Authorization": f"Bearer {api_key}"} if api_key else {})
        # Redirects are not followed and, to the loopback, no proxy is asked: it goes where was said and nowhere else.
        self._client = httpx.Client(timeout=silence, headers=headers, trust_env=not self.loopback)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._client.close()

    @property
    def url(self) -> str:
        """Where everything is sent, as it is shown."""
        return str(self._url)

    @property
    def host(self) -> str:
        """The machine that it is sent to."""
        return self._url.host

    @property
    def encrypted(self) -> bool:
        """Whether others on the way cannot read it."""
        return self._url.scheme == "https"

    @property
    def loopback(self) -> bool:
        """Whether it does not leave this machine."""
        if self.host == "localhost":
            return True
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return False

    def reply(self, messages: Sequence[Message], schema: Mapping[str, Any]) -> Reply:
        """What the model answers. Raises ``PhonequizError`` where there is no answer.

        Asked for is JSON by the schema; of a server that refuses that, JSON; else plain text. What it takes is kept.
        """
        if self._formats is None:
            named = {"name": "questions", "schema": schema}
            self._formats = [{"type": "json_schema", "json_schema": named}, {"type": "json_object"}, None]
        while True:
            try:
                return self._ask(messages, self._formats[0])
            except _Refused as refused:
                if len(self._formats) == 1 or not (refused.status < 500 or refused.status == 500):
                    raise self._error(
                        f"answered {refused.status}{refused.words}", _REMEDIES.get(refused.status)
                    ) from None
                del self._formats[0]

    def _ask(self, messages: Sequence[Message], response_format: Mapping[str, Any] | None) -> Reply:
        httpx = self._httpx
        body: dict[str, Any] = {"model": self.model, "messages": list(messages), "temperature": 0, "stream": True}
        body |= {"max_tokens": _MAX_TOKENS} | ({} if response_format is None else {"response_format": response_format})
        try:
            with self._client.stream("POST", self._url, json=body) as response:
                if response.is_error:
                    raise _Refused(response.status_code, _words(_text(response)))
                if not response.is_success:
                    raise self._error(f"answered {response.status_code}, which is no answer", None)
                if response.headers.get("content-type", "").startswith("text/event-stream"):
                    return self._streamed(response)
                return self._whole(_text(response))
        except httpx.ConnectTimeout as error:
            raise self._error("cannot be reached", "check the URL and whether it runs") from error
        except httpx.TimeoutException as error:
            raise self._silent() from error
        except httpx.ConnectError as error:
            raise self._error(f"cannot be reached ({error})", "check the URL and whether it runs") from error
        except httpx.HTTPError as error:
            raise self._error(f"broke off ({error})", None) from error

    def _whole(self, text: str) -> Reply:
        try:
            choice = json.loads(text)["choices"][0]
            return Reply(str(choice["message"]["content"] or ""), choice.get("finish_reason") == "length")
        except (ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError) as error:
            raise self._strange() from error

    def _streamed(self, response: httpx.Response) -> Reply:
        """The reply of a server that sends it word by word, as server-sent events."""
        parts: list[str] = []
        length, cut = 0, False
        for line in self._lines(response):
            if line == "data: [DONE]":
                break
            try:
                event = json.loads(line.removeprefix("data:"))
                if "error" in event:
                    raise self._error(f"broke off{_words(line.removeprefix('data:'))}", None)
                for choice in event["choices"][:1]:
                    parts.append(str(choice.get("delta", {}).get("content") or ""))
                    cut = cut or choice.get("finish_reason") == "length"
            except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
                raise self._strange() from error
            length += len(parts[-1]) if parts else 0
            if length > _MAX_REPLY:
                return Reply("".join(parts), cut=True)
        return Reply("".join(parts), cut)

    def _lines(self, response: httpx.Response) -> Iterator[str]:
        """The lines that say something; comments, with which servers keep a line open, do not break a silence."""
        heard = time.monotonic()
        for line in response.iter_lines():
            if line.startswith("data:"):
                heard = time.monotonic()
                yield line
            elif time.monotonic() - heard > self._silence:
                raise self._silent()

    def _silent(self) -> PhonequizError:
        return self._error(f"said nothing for {self._silence:g} seconds", "look what it does, or take a smaller model")

    def _strange(self) -> PhonequizError:
        return self._error("does not answer as an OpenAI-compatible server", "name the URL before /chat/completions")

    def _error(self, what: str, remedy: str | None) -> PhonequizError:
        return PhonequizError.at(safe(self.url), safe(what), remedy or "look what the server says, and try again")


_REMEDIES = {
    401: "set OPENAI_API_KEY to a key of this server",
    403: "set OPENAI_API_KEY to a key that may use this model",
    404: "check the URL (it ends before /chat/completions, often with /v1) and the model's name",
    429: "wait, or ask whoever runs the server for more",
}


def _endpoint(url: str) -> httpx.URL:
    """The URL that questions are sent to; raises ``PhonequizError`` where it is none."""
    import httpx

    remedy = "name it as in http://localhost:11434/v1"
    try:
        parsed = httpx.URL(url)
    except (httpx.InvalidURL, ValueError) as error:
        raise PhonequizError.at("--llm", f"is no URL ({error})", remedy) from error
    if parsed.scheme not in ("http", "https") or not parsed.host:
        raise PhonequizError.at("--llm", "is no URL of a server", remedy)
    if parsed.userinfo:
        raise PhonequizError.at("--llm", "has a name or password in it", "put the key into OPENAI_API_KEY")
    path = parsed.path.rstrip("/")
    return parsed.copy_with(path=path if path.endswith(f"/{_PATH}") else f"{path}/{_PATH}", fragment=None)


def _text(response: httpx.Response) -> str:
    """The body of an answer, no more of it than a reply may have."""
    body = b""
    for chunk in response.iter_bytes():
        body += chunk
        if len(body) > 2 * _MAX_REPLY:
            break
    return body.decode(errors="replace")


def _words(text: str) -> str:
    """What a server says of an error, in brackets, cut where it is long."""
    try:
        said = json.loads(text)
        while isinstance(said, dict):
            said = next((said[key] for key in ("error", "message", "detail") if key in said), "")
    except (ValueError, RecursionError):
        said = text
    shown = " ".join(str(said or "").split())
    return f" ({shown[:_SHOWN]}{'…' if len(shown) > _SHOWN else ''})" if shown else ""
