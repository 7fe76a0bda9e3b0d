"""The notes of a release: what CHANGELOG.md says of the program's version. Prints them; exits with 1 when it says
nothing, or when the version is not the one asked for (`--is v0.1.0`, as a tag names it).
"""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent


def version() -> str:
    """The version of the program, read without importing it."""
    text = (ROOT / "build_tools" / "__init__.py").read_text(encoding="utf-8")
    found = re.search(r'__version__ = "([^"]+)"', text)
    return found[1] if found else ""


def notes(changelog: str, of: str) -> str:
    """The section of a version.

    >>> notes("# Changelog\\n\\n## 0.2.0 (2027-01-02)\\n\\n- b\\n\\n## 0.1.0\\n\\n- a\\n", "0.2.0")
    '- b'
    """
    found = re.search(rf"^## {re.escape(of)}\b[^\n]*\n(.*?)(?=^## |\Z)", changelog, re.MULTILINE | re.DOTALL)
    return found[1].strip() if found else ""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--is", dest="wanted", help="the version that it must be")
    wanted = parser.parse_args().wanted
    told = notes((ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), version())
    if not told or (wanted and wanted.removeprefix("v") != version()):
        print(f"CHANGELOG.md and build_tools/__init__.py do not both say {wanted or version()}", file=sys.stderr)
        return 1
    print(told)
    return 0


if __name__ == "__main__":
    sys.exit(main())
