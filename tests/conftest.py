"""What several rooms' tests share: the collection's site, built once, served on this machine, and a browser to read it
in.
"""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, Page, expect, sync_playwright
from random_texts import FIXED

from build_tools import publishing

ROOT = Path(__file__).parent.parent
CHROMIUM_ARGUMENTS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip

settings.load_profile(FIXED)  # --hypothesis-profile=nightly asks for others
expect.set_options(timeout=20_000)  # on a machine that is busy with something else


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--golden", action="store_true", help="write the golden reports anew instead of comparing with them"
    )


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


@contextmanager
def serving(folder: Path, handler: type[SimpleHTTPRequestHandler] = StrictHandler) -> Iterator[str]:
    """A folder over HTTP on this machine; the address ends with a slash."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of source_texts/ as `vanban build` makes it."""
    return publishing.build(ROOT, tmp_path_factory.mktemp("built") / "site")


@pytest.fixture(scope="session")
def site_url(built_site: Path) -> Iterator[str]:
    """The built site over HTTP on this machine, under the strict policy; ends with a slash."""
    with serving(built_site) as url:
        yield url


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, without anything that would ask the network."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium(), args=CHROMIUM_ARGUMENTS)
        yield started
        started.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A new page in a window of its own, on a laptop's screen."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="vi-VN")
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    yield context.new_page()
    context.close()
