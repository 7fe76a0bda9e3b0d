"""The index of a collection for an OpenSearch server: a mapping, and clauses in bulk.

Enters: a Site. Leaves: `mapping.json` and `bulk-000.ndjson` …, which a server takes as they are (`PUT index`,
`POST index/_bulk`). A clause holds our own keys (`shards`), each as one word without blanks, in a field that is cut at
blanks: no server has to know Vietnamese. Its entries go with it, which the ranking of the search box reads; the server
says only which clauses may match, and which texts do.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from ..model import Page, Site
from .indexing import Over
from .small_files import Clause, clauses_of

MAPPING: dict[str, Any] = {
    "settings": {"analysis": {"analyzer": {"keys": {"type": "custom", "tokenizer": "whitespace"}}}},
    "mappings": {
        "dynamic": False,  # the entries are kept, and nothing of them is looked up
        "properties": {
            "keys": {"type": "text", "analyzer": "keys"},
            "document": {"type": "integer"},
            "clause": {"type": "integer"},
        },
    },
}
MOST_BYTES = 20_000_000  # of one file of clauses


def as_word(key: str) -> str:
    """A key as one word.

    >>> as_word("dat dai"), as_word("dat\\tđất"), as_word("=uy ban")
    ('dat_dai', 'dat|đất', '=uy_ban')
    """
    return key.replace(" ", "_").replace("\t", "|")


def server_files(site: Site, over: Over = map) -> Iterator[Page]:
    """The files, one after the other."""
    yield Page("mapping.json", json.dumps(MAPPING, indent=1).encode() + b"\n")
    lines, number = bytearray(), 0
    for clause in clauses_of(site, over):
        lines += _lines(clause)
        if len(lines) > MOST_BYTES:
            yield Page(f"bulk-{number:03}.ndjson", bytes(lines))
            lines, number = bytearray(), number + 1
    if lines:
        yield Page(f"bulk-{number:03}.ndjson", bytes(lines))


def _lines(clause: Clause) -> bytes:
    """What to do, and the clause; a key that it says much of stands several times."""
    row = {
        "clause": clause.number,
        "document": clause.document,
        "keys": " ".join(word for key, level in clause.levels for word in [as_word(key)] * (1 + level // 2)),
        "part": clause.part,
    }
    action = json.dumps({"index": {"_id": str(clause.number)}}, separators=(",", ":"))
    return f"{action}\n{json.dumps(row, ensure_ascii=False, separators=(',', ':'))}\n".encode()
