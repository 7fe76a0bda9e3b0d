"""The script of every page, joined of its parts: a phone asks for one file, a person reads short ones.

Enters: the files of a build of MkDocs. Leaves: the same, with the one script in the place of its parts.
"""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

SCRIPT = "assets/vanban.js"
FOLDER = "assets/vanban/"
# In the order in which they run: a part knows what those before it name. What stands behind `missing` is only for pages
# with a text.
PARTS = (
    "page",
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
_SAID = """/* What a page does beyond being read: contents that follow, copying a clause, previews, lists that sort and
   filter. Everything is a plain link or plain text without it. No library, no request to any other host. */"""


def joined(files: Files, config: MkDocsConfig) -> None:
    """Puts the script in the place of its parts. A project that has one of its own under that name keeps it. Raises
    KeyError where a part is missing: then the program is not whole.
    """
    parts = {file.src_uri: file for file in files if file.src_uri.startswith(FOLDER)}
    for file in parts.values():
        files.remove(file)
    if parts and files.get_file_from_path(SCRIPT) is None:
        words = script([parts[f"{FOLDER}{name}.js"].content_string for name in PARTS])
        files.append(File.generated(config, SCRIPT, content=words))


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
