"""A connection to a record store that stays open from one request to the next, so that TLS is agreed on once."""

from __future__ import annotations

import base64
import ipaddress
import ssl
from collections.abc import Mapping
from http.client import HTTPConnection, HTTPResponse, HTTPSConnection
from urllib.parse import SplitResult, quote, unquote, urlsplit
from urllib.request import getproxies, proxy_bypass

_STANDS_FOR_ITSELF = "%/:=&?~+!$,;'@()*[]"


class Connection:
    """To the host of an address, through the proxy that the system names; nothing is opened before the first request.

    What goes to this machine itself passes no proxy. Redirects are not followed.
    """

    def __init__(self, url: str, timeout: float) -> None:
        self._http = _connection(urlsplit(url), timeout)

    def ask(self, method: str, address: str, body: bytes | None, headers: Mapping[str, str]) -> HTTPResponse:
        """Send a request to an address of this host; raises ``OSError`` and ``HTTPException``.

        A store may have closed meanwhile what was left open: then it is sent again, at once and on a new connection.
        To send twice does no harm, for each statement has its id.
        """
        left_open = self._http.sock is not None
        try:
            return self._once(method, address, body, headers)
        except ConnectionError:
            if not left_open:
                raise
            return self._once(method, address, body, headers)

    def _once(self, method: str, address: str, body: bytes | None, headers: Mapping[str, str]) -> HTTPResponse:
        parts = urlsplit(address)
        target = quote(parts.path or "/", safe=_STANDS_FOR_ITSELF)
        if parts.query:
            target += "?" + quote(parts.query, safe=_STANDS_FOR_ITSELF)
        try:
            self._http.request(method, target, body, dict(headers))
            return self._http.getresponse()
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Close it; the next request opens it anew."""
        self._http.close()


def is_loopback(host: str) -> bool:
    """Whether a host is this machine itself."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _connection(parts: SplitResult, timeout: float) -> HTTPConnection:
    host = parts.hostname or ""
    if parts.scheme == "http":
        return HTTPConnection(host, parts.port, timeout=timeout)
    context = ssl.create_default_context()
    named = None if is_loopback(host) or proxy_bypass(host) else getproxies().get("https")
    if not named:
        return HTTPSConnection(host, parts.port, timeout=timeout, context=context)
    proxy = urlsplit(named if "://" in named else f"http://{named}")
    connection = HTTPSConnection(proxy.hostname or "", proxy.port, timeout=timeout, context=context)
    login = {}
    if proxy.username is not None:
        token = base64.b64encode(f"{unquote(proxy.username)}:{unquote(proxy.password or '')}".encode()).decode()
        login["Proxy-Authorization"] = f"Basic {token}"
    connection.set_tunnel(host, parts.port, login)
    return connection
