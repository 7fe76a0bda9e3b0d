"""The ledger: every address that was ever published, with a print of what stood there. A link that worked once works
for ever.

Enters: documents and `ledger/*.tsv` (kept in git). Leaves: documents that know their former anchors, findings for
anchors that would vanish or come to mean another text, and the ledger brought up to date. The print is fuzzy (a mended
letter keeps it), because raw-text fixes must not move anchors; a row `former → present` sends an old link to where its
text stands now. What a file of it looks like is told in `rows`.
"""

from .address_rows import DOCUMENTS, FOLDER, WORKS, Ledger, path_of, read, read_all, read_each, write, write_all
from .anchors import (
    AnchorsNow,
    Comparison,
    accepted,
    became,
    compare,
    cut,
    dated,
    fields_of,
    found_in,
    moved_to,
    otherwise,
    updated,
    watched,
)
from .known_findings import COLLECTION, FINDINGS, findings_file, noted_findings
from .prints import distance, print_of, print_of_words
from .texts import astray, days, moved_documents, parts, removals, rename, renaming
from .version_rows import former_versions, shown, version_findings
from .works import moved_works, updated_works, write_works

__all__ = [
    "COLLECTION",
    "DOCUMENTS",
    "FINDINGS",
    "FOLDER",
    "WORKS",
    "AnchorsNow",
    "Comparison",
    "Ledger",
    "accepted",
    "astray",
    "became",
    "compare",
    "cut",
    "dated",
    "days",
    "distance",
    "fields_of",
    "findings_file",
    "former_versions",
    "found_in",
    "moved_documents",
    "moved_to",
    "moved_works",
    "noted_findings",
    "otherwise",
    "parts",
    "path_of",
    "print_of",
    "print_of_words",
    "read",
    "read_all",
    "read_each",
    "removals",
    "rename",
    "renaming",
    "shown",
    "updated",
    "updated_works",
    "version_findings",
    "watched",
    "write",
    "write_all",
    "write_works",
]  # fmt: skip
