"""The script and the styles of every page, each joined of its parts: a phone asks for one file, a person reads short
ones.

Enters: the files of a build of MkDocs. Leaves: the same, with the one script and the one style in the place of their
parts.
"""

from __future__ import annotations

import json

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from ..addresses import words_of_places

SCRIPT = "assets/vanban.js"
STYLE = "assets/vanban.css"
FOLDER = "assets/vanban/"
# In the order in which they run: a part knows what those before it name. What stands behind `missing` is only for pages
# with a text.
PARTS = (
    "page",
    "places",
    "former_parts",
    "frame",
    "telling",
    "popping",
    "today",
    "lists",
    "missing",
    "whereabouts",
    "clauses",
    "paper",
    "side_by_side",
    "terms",
    "tables",
    "previews",
)
# Of two rules that weigh the same the later one holds: what is for narrow screens and for paper stands behind the rest.
STYLES = (
    "colours",
    "frame",
    "document",
    "office",
    "tables",
    "references",
    "reading",
    "changes",
    "below",
    "lists",
    "popping",
    "paper",
)
_SAID = """/* What a page does beyond being read: contents that follow, copying a clause, previews, lists that sort and
   filter. Everything is a plain link or plain text without it. No library, no request to any other host. */"""
PLACES = f"const PLACES = {json.dumps(words_of_places(), ensure_ascii=False)};"  # one table for both halves


def joined(files: Files, config: MkDocsConfig) -> None:
    """Puts script and style in the place of their parts. A project that has one of its own under that name keeps it.
    Raises KeyError where a part is missing: then the program is not whole.
    """
    parts = {file.src_uri: file for file in files if file.src_uri.startswith(FOLDER)}
    for file in parts.values():
        files.remove(file)
    for whole, names, join, first in ((SCRIPT, PARTS, script, [PLACES]), (STYLE, STYLES, style, [])):
        if parts and files.get_file_from_path(whole) is None:
            ending = whole.rpartition(".")[2]
            words = join([*first, *(parts[f"{FOLDER}{name}.{ending}"].content_string for name in names)])
            files.append(File.generated(config, whole, content=words))


def script(parts: list[str]) -> str:
    """The parts closed in, so that no name of theirs is seen by the page's other scripts.

    >>> print(script(["const a = 1;", "a;"]).partition("*/")[2].strip())
    (() => {
    "use strict";
    const a = 1;
    a;
    })();
    """
    return "\n".join((_SAID, "(() => {", '"use strict";', *(part.rstrip("\n") for part in parts), "})();", ""))


def style(parts: list[str]) -> str:
    """The parts below one another."""
    return "\n".join(parts)
