"""Who may ask the editor: this machine's keeper, in a page of this server, and nobody else."""

from __future__ import annotations

import ipaddress
import json
import secrets
import socket
from collections.abc import Callable, Mapping
from typing import Any

MAX_BYTES = 1_000_000
"""Of a request's body: no file of data may be larger."""
TOKEN_BYTES = 16
Address = tuple[str, int]


class Refused(Exception):
    """A request that is not answered: `status` of HTTP, and a code that says why."""

    def __init__(self, status: str, code: str) -> None:
        self.status, self.code = status, code
        super().__init__(code)


class Guard:
    """Looks at each request before anything else does."""

    def __init__(self, address: Callable[[], Address]) -> None:
        """`address` tells where the server listens, which is settled only once it does."""
        self.address = address
        self.token = secrets.token_urlsafe(TOKEN_BYTES)

    @property
    def is_open(self) -> bool:
        """Whether only this machine can reach the server; otherwise nothing may be edited."""
        return is_loopback(self.address()[0])

    def let_in(self, environ: Mapping[str, Any]) -> None:
        """Raise Refused unless the request is one of our own page's, with the token."""
        if not self.is_open:
            raise Refused("403 Forbidden", "not-alone")
        self.know_host(environ)
        if environ["REQUEST_METHOD"] != "POST":
            raise Refused("405 Method Not Allowed", "method")
        if environ.get("HTTP_ORIGIN") != f"http://{environ['HTTP_HOST']}":
            raise Refused("403 Forbidden", "origin")
        if environ.get("HTTP_SEC_FETCH_SITE", "same-origin") != "same-origin":
            raise Refused("403 Forbidden", "origin")
        given = environ.get("HTTP_AUTHORIZATION", "").encode("utf-8", "replace")
        if not secrets.compare_digest(given, f"Bearer {self.token}".encode()):
            raise Refused("401 Unauthorized", "token")

    def know_host(self, environ: Mapping[str, Any]) -> None:
        """Raise Refused for another host's name that leads here: its pages would pass for ours."""
        host, port = self.address()
        names = {f"[{host}]" if ":" in host else host, "localhost", "127.0.0.1", "[::1]"}
        known = {f"{name}:{port}" for name in names} | (names if port == 80 else set())
        if environ.get("HTTP_HOST") not in known:
            raise Refused("403 Forbidden", "host")


def is_loopback(host: str) -> bool:
    """Whether `host`, an address or a name, is this machine and cannot be reached from another."""
    try:
        found = {entry[4][0] for entry in socket.getaddrinfo(host, None)} if host else set()
        return bool(found) and all(ipaddress.ip_address(one).is_loopback for one in found)
    except (OSError, ValueError):
        return False


def body(environ: Mapping[str, Any]) -> dict[str, Any]:
    """The JSON object that the request holds. Raises Refused for all else."""
    if environ.get("CONTENT_TYPE", "").partition(";")[0].strip().lower() != "application/json":
        raise Refused("415 Unsupported Media Type", "not-json")
    size = environ.get("CONTENT_LENGTH") or ""
    if not (size.isascii() and size.isdigit()):
        raise Refused("411 Length Required", "no-length")
    if len(size) > 9 or int(size) > MAX_BYTES:
        raise Refused("413 Content Too Large", "too-large")
    try:
        found = json.loads(environ["wsgi.input"].read(int(size)))
    except (ValueError, RecursionError):
        raise Refused("400 Bad Request", "not-json") from None
    if not isinstance(found, dict):
        raise Refused("400 Bad Request", "not-json")
    return found
