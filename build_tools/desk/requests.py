"""Requests: what the browser asks of the desk, and what it gets.

Enters: requests (WSGI). Leaves: pages, scripts, pictures of the original, the state of a text as JSON; deeds done. All
else is handed on to the server of the site.
"""

from __future__ import annotations

import json
import secrets
import time
from collections.abc import Callable, Iterable
from ipaddress import ip_address
from pathlib import Path
from threading import RLock
from typing import Any

from .. import reading
from ..curating import deciding, facsimiles
from ..curating.deciding import Writing
from ..errors import Refusal
from ..model import Site, SourceText
from ..storage import read_bytes
from . import deeds, door, screens
from .bench import Bench, bench

Start = Callable[[str, list[tuple[str, str]]], Any]
App = Callable[[dict[str, Any], Start], Iterable[bytes]]
_SAFE = [
    (
        "Content-Security-Policy",
        "default-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    ),
    ("Referrer-Policy", "no-referrer"),
    ("X-Content-Type-Options", "nosniff"),
    ("Cache-Control", "no-store"),
]
_KINDS = {"html": "text/html; charset=utf-8", "json": "application/json", "js": "text/javascript; charset=utf-8",
          "css": "text/css; charset=utf-8", "png": "image/png", "file": "application/octet-stream"}  # fmt: skip
_WIDTH = 1240  # dots of a page of the original: 150 an inch
Answer = tuple[str, str, bytes]


class Desk:
    """The desk of one collection; `site` tells what was last built of it."""

    def __init__(self, root: Path, site: Callable[[], Site]) -> None:
        self.root, self.site = root, site
        self.token = secrets.token_urlsafe(24)
        self.lock = RLock()
        self.done: dict[str, list[Writing]] = {}
        self.built: Site | None = None  # of which the benches were made that are held
        self.held: dict[str, Bench] = {}
        self.last = 0.0  # when something was written, by the monotonic clock

    @property
    def path(self) -> str:
        """Where the desk is, on its server."""
        return f"/{door.PATH}/{self.token}/"

    def quiet(self, seconds: float = 4.0, most: float = 120.0) -> None:
        """Waits until nobody has written for a while: a site is not built anew between two decisions."""
        begun = time.monotonic()
        while time.monotonic() - self.last < seconds and time.monotonic() - begun < most:
            time.sleep(0.2)

    def over(self, app: App) -> App:
        """A server that shows the desk, and all else as before."""

        def answer(environ: dict[str, Any], start: Start) -> Iterable[bytes]:
            if not environ.get("PATH_INFO", "").startswith(f"/{door.PATH}/"):
                return app(environ, start)
            rest = door.inside(environ, self.token)
            if rest is None:
                return _sent(start, _told("403 Forbidden", "không có quyền"))
            return _sent(start, self._answer(environ, rest))

        return answer

    def _answer(self, environ: dict[str, Any], rest: str) -> Answer:
        method = environ.get("REQUEST_METHOD", "")
        try:
            if method in ("GET", "HEAD"):
                return self._shown(rest)
            if method != "POST":
                return _told("405 Method Not Allowed", "không có việc ấy")
            if not door.may_change(environ, self.token):
                return _told("403 Forbidden", "yêu cầu không đến từ trang duyệt")
            body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
            return self._do(rest.strip("/"), json.loads(body))
        except Refusal as refusal:
            return _told("409 Conflict", f"{refusal.problem}. {refusal.remedy}")
        except (ValueError, AttributeError):
            return _told("400 Bad Request", "không hiểu yêu cầu")

    def _shown(self, rest: str) -> Answer:
        """A page of the desk, or what belongs to it."""
        if rest in ("", "index.html"):
            return "200 OK", "html", screens.every_text(self._sources(), self.site())
        if rest.startswith("tep/"):
            return screens.asset(rest.removeprefix("tep/"))
        slug, _, what = rest.partition("/")
        source = self._source(slug)
        original = self._original(source)
        if what == "":
            count = facsimiles.pages(original) if original and facsimiles.has_pictures(original.name) else 0
            return "200 OK", "html", screens.one_text(source, self.token, original.name if original else "", count)
        if what == "state.json":
            return "200 OK", "json", _json(self._bench(source).as_json())
        if original and what == "goc":
            return "200 OK", "file", read_bytes(original)
        number = what.removeprefix("trang/").removesuffix(".png")
        if original and what == f"trang/{number}.png" and number.isascii() and number.isdigit():
            return "200 OK", "png", facsimiles.page(original, int(number), _WIDTH)
        return _told("404 Not Found", "không có trang này")

    def _do(self, slug: str, said: dict[str, Any]) -> Answer:
        with self.lock:
            source = self._source(slug)
            stack = self.done.setdefault(slug, [])
            if said.get("deed") == "undo":
                if not stack:
                    raise Refusal(source.path, "không còn gì để hoàn tác", "những gì đã ghi trước đó nằm trong tệp.")
                deciding.taken_back(stack.pop())
                words = "Đã hoàn tác."
            else:
                deed, words = deeds.do(self.root, self._bench(source), said)
                stack.append(deed)
            self.last = time.monotonic()
        return "200 OK", "json", _json({"said": words})

    def _bench(self, source: SourceText) -> Bench:
        with self.lock:
            site = self.site()
            if site is not self.built:
                self.built, self.held = site, {}
            found = self.held.get(source.slug)
            if found is None or found.source != source:
                found = self.held[source.slug] = bench(source, site)
            return found

    def _sources(self) -> tuple[SourceText, ...]:
        return reading.read_each(self.root).sources

    def _source(self, slug: str) -> SourceText:
        path = self.root / reading.FOLDER / f"{slug}.txt"
        if reading.stem_problem(slug) or not path.is_file():
            raise Refusal(slug, "không có văn bản này", "xem danh sách các văn bản")
        return reading.read(path, self.root)

    def _original(self, source: SourceText) -> Path | None:
        said = source.decisions.original
        path = self.root / reading.FOLDER / said.file if said else None
        return path if path and path.is_file() else None


def beside(server: Any, root: Path, site: Callable[[], Site]) -> str | None:
    """Puts a desk before the server of MkDocs and holds its builds back while somebody decides; the address of the
    desk, None where the server can be reached from other machines: there is none then.
    """
    host, port = server.server_address[:2]
    if not ip_address(str(host)).is_loopback:
        return None
    desk, build = Desk(root, site), server.builder

    def later() -> None:
        desk.quiet()
        build()

    server.set_app(desk.over(server.serve_request))
    server.builder = later
    return f"http://{host}:{port}{desk.path}"


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()


def _told(status: str, words: str) -> Answer:
    return status, "json", _json({"refused": words})


def _sent(start: Start, answer: Answer) -> list[bytes]:
    status, kind, body = answer
    start(status, [("Content-Type", _KINDS[kind]), ("Content-Length", str(len(body))), *_SAFE])
    return [body]
