"""Hostile words in every place of a text, of the file beside it and of works.toml, read in a browser.

    python -m tests.development.hostile [--payload NAME …] [--place NAME …]

Enters: tests/cases/hostile. Leaves: the figures, and what was found; exit status 1 if anything ran, stood in a page
that the project did not write, or was not shown. Each words are a project of their own, built and opened page by page.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import sys
import tempfile
from collections import Counter
from pathlib import Path

from playwright.sync_api import sync_playwright

from build_tools import publishing
from tests.hostile import Case, Findings, every_case, met, written
from tests.served import CHROMIUM_ARGUMENTS, QuietHandler, chromium, serving


def main(arguments: list[str] | None = None) -> int:
    """Runs the cases that are asked for, all if none are."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--payload", nargs="*", default=[])
    parser.add_argument("--place", nargs="*", default=[])
    given = parser.parse_args(arguments)
    cases = [
        c for c in every_case()
        if (not given.payload or c.payload in given.payload) and (not given.place or c.place in given.place)
    ]  # fmt: skip
    total, sums = Findings(), Counter[str]()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=CHROMIUM_ARGUMENTS)
        for payload in dict.fromkeys(case.payload for case in cases):
            with tempfile.TemporaryDirectory() as folder:
                root = Path(folder) / "project"
                held, refused = written(root, [case for case in cases if case.payload == payload])
                found = _one(root, held, browser)
            sums.update(cases=len(held) + len(refused), refused=len(refused))
            total.pages += found.pages
            for kind in ("ran", "strangers", "lost"):
                some: list[str] = getattr(found, kind)
                getattr(total, kind).extend(some)
                for one in some:
                    print(f"{payload}: {kind}: {one}", flush=True)
            print(
                f"{payload}: {len(held)} texts, {len(refused)} refused, {found.pages} pages",
                file=sys.stderr,
                flush=True,
            )
    print(
        f"{sums['cases']} cases, {sums['refused']} refused in words, {total.pages} pages: {len(total.ran)} scripts ran,"
        f" {len(total.strangers)} strangers in the DOM, {len(total.lost)} titles, headings or texts not shown"
    )
    return 1 if total.ran or total.strangers or total.lost else 0


def _one(root: Path, held: list[Case], browser: object) -> Findings:
    with contextlib.redirect_stderr(io.StringIO()):
        site = publishing.build(root)
    with serving(site, QuietHandler) as url:
        return met(browser, url, site, held)  # type: ignore[arg-type]


if __name__ == "__main__":
    sys.exit(main())
