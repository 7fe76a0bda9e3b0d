"""What several rooms' tests share: the collection's site, built once, served on this machine, and a browser to read it
in.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import own_collection
import pytest
from hypothesis import settings
from playwright.sync_api import Browser, Page, expect, sync_playwright
from random_texts import FIXED
from served import CHROMIUM_ARGUMENTS, chromium, serving

from build_tools import publishing

collect_ignore = ["development/hostile.py"]  # a command: it is imported as a part of the package `tests`

settings.load_profile(FIXED)  # --hypothesis-profile=nightly asks for others
expect.set_options(timeout=20_000)  # on a machine that is busy with something else


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--golden", action="store_true", help="write the golden reports anew instead of comparing with them"
    )


@pytest.fixture(scope="session")
def collection(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of the tests' own collection."""
    return own_collection.project(tmp_path_factory.mktemp("collection"))


@pytest.fixture(scope="session")
def built_site(collection: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its site as `vanban build` makes it."""
    return publishing.build(collection, tmp_path_factory.mktemp("built") / "site")


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
