"""The door: who may come in, and who may change something.

Enters: a request (WSGI). Leaves: the path behind the token, or the status by which it is refused. The server listens on
this machine alone, which is not enough: any page that is open in the same browser can send requests here, by this
address or by a name that it lets lead here.
"""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from typing import Any

PATH = "duyet"
HEADER = "HTTP_X_VANBAN_TOKEN"
_HERE = ("127.0.0.1", "localhost", "[::1]")
MOST = 2_000_000  # bytes of one request


def inside(environ: Mapping[str, Any], token: str) -> str | None:
    """The path behind the token; None where the token is not ours or the host is not this machine."""
    path: str = environ.get("PATH_INFO", "").encode("latin-1").decode("utf-8", "replace")
    first, _, rest = path.removeprefix(f"/{PATH}/").partition("/")
    if not hmac.compare_digest(first.encode(), token.encode()) or _host(environ) not in _HERE:
        return None
    return rest


def may_change(environ: Mapping[str, Any], token: str) -> bool:
    """Whether a request that would change something was sent by our own page."""
    sent = environ.get(HEADER, "")
    host = environ.get("HTTP_HOST", "")
    return (
        environ.get("HTTP_ORIGIN") == f"http://{host}"
        and environ.get("HTTP_SEC_FETCH_SITE", "same-origin") == "same-origin"
        and environ.get("CONTENT_TYPE", "").partition(";")[0].strip() == "application/json"
        and hmac.compare_digest(sent.encode(), token.encode())
        and _length(environ) <= MOST
    )


def _host(environ: Mapping[str, Any]) -> str:
    host: str = environ.get("HTTP_HOST", "")
    return host if host.endswith("]") else host.rpartition(":")[0] or host


def _length(environ: Mapping[str, Any]) -> int:
    said = environ.get("CONTENT_LENGTH") or "0"
    return int(said) if said.isascii() and said.isdigit() else MOST + 1
