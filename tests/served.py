"""A folder served on this machine and a browser to read it in: for the tests, and for commands of development."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

CHROMIUM_ARGUMENTS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
# The strictest policy that a host may send with every page: nothing written within a page runs or styles.
POLICY = "default-src 'self'; img-src 'self' data:"


class QuietHandler(SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, *_: object) -> None:
        """Not in the middle of the tests' output."""


class StrictHandler(QuietHandler):
    """Serves files under the strict policy."""

    def end_headers(self) -> None:
        """The policy goes with everything, the scripts of workers too."""
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()


def chromium() -> str:
    """Where the browser is."""
    names = ("chromium", "chromium-browser", "google-chrome")
    path = next((found for name in names if (found := shutil.which(name))), None)
    assert path, "no Chromium on this machine: `make browser` installs it"
    return path


class _Server(ThreadingHTTPServer):
    """A server that says nothing when a browser leaves before it has heard all."""

    def handle_error(self, *_: object) -> None:
        """Not in the middle of the tests' output."""


@contextmanager
def serving(folder: Path, handler: type[SimpleHTTPRequestHandler] = StrictHandler) -> Iterator[str]:
    """A folder over HTTP on this machine; the address ends with a slash."""
    with _Server(("127.0.0.1", 0), partial(handler, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()
