"""The collection that the tests read: five texts of their own, so that what stands in source_texts/ may be anything."""

from __future__ import annotations

import shutil
from pathlib import Path

ROOT = Path(__file__).parent.parent
COLLECTION = Path(__file__).parent / "cases" / "collection"


def project(folder: Path) -> Path:
    """A project of this collection in an empty folder, with the settings, pages and templates of the program."""
    for name in ("source_texts", "ledger"):
        shutil.copytree(COLLECTION / name, folder / name)
    for name in ("docs", "overrides"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    return folder
