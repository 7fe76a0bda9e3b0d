"""The graph of citations for those who analyse it: one edge for each resolved mention, as CSV and as GraphML.

Enters: works. Leaves: data/citations.csv, data/citations.graphml. Both say the same; works.json says it
with sentences.
"""

from __future__ import annotations

import csv
import io
import re
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from xml.sax.saxutils import escape, quoteattr

from ..addresses import document_url
from ..model import Citing, Work

COLUMNS = (
    "source_slug",
    "source_unit",
    "relation",
    "target_work",
    "target_unit",
    "target_type",
    "target_number",
    "target_date",
    "url",
)


_SOME = 1 << 20  # letters of rows


class Graph:
    """Both files, made while one goes through the works once."""

    def __init__(self, works: Iterable[Work]) -> None:
        self._nodes = {work.key: _node(work) for work in works}
        self._keys = {work.held: work.key for work in works if work.held}
        self._edges: Counter[tuple[str, str, str]] = Counter()
        self._packed: list[bytes] = []  # rows, some thousands at a time: there may be millions
        self._begin()
        self._writer.writerow(COLUMNS)

    def _begin(self) -> None:
        self._rows = io.StringIO()
        self._writer = csv.writer(self._rows, lineterminator="\n")

    def add(self, work: Work) -> None:
        """The places that cite a work."""
        places = [c for c in work.citings if c.status == "resolved"]
        about = (work.type, work.number, work.date)
        self._writer.writerows([c.slug, c.unit, c.relation, work.key, c.target_unit, *about, c.url] for c in places)
        self._edges.update((source_of(c, self._keys), work.key, c.relation) for c in places)
        if self._rows.tell() > _SOME:
            self._packed.append(zlib.compress(self._rows.getvalue().encode(), 1))
            self._begin()

    def files(self) -> Iterator[tuple[str, Iterable[bytes]]]:
        """Path below the site root, content in pieces."""
        yield "data/citations.csv", chain(map(zlib.decompress, self._packed), [self._rows.getvalue().encode()])
        yield "data/citations.graphml", [self._as_graphml()]

    def _as_graphml(self) -> bytes:
        """Works as nodes; an edge for each pair of works and relation, weighted by its mentions."""
        others = dict.fromkeys(source for source, _, _ in self._edges if source not in self._nodes)
        nodes = [*self._nodes.values(), *(f"<node id={quoteattr(key)}/>" for key in others)]
        lines = [
            f'<edge id="e{number}" source={quoteattr(source)}'
            f" target={quoteattr(target)}>{_data('relation', relation)}{_data('mentions', str(n))}</edge>"
            for number, ((source, target, relation), n) in enumerate(sorted(self._edges.items()), 1)
        ]
        return "\n".join([_HEAD, *nodes, *lines, "</graph>\n</graphml>\n"]).encode()


def source_of(citing: Citing, keys: Mapping[str, str]) -> str:
    """The key of the citing work; a document that is no work of the catalogue stands for itself."""
    return keys.get(citing.slug, document_url(citing.slug))


def _node(work: Work) -> str:
    known = [
        ("type", work.type),
        ("number", work.number),
        ("date", work.date),
        ("issuer", work.issuer),
        ("name", work.name),
        ("held", work.held),
    ]
    return f"<node id={quoteattr(work.key)}>" + "".join(_data(key, value) for key, value in known if value) + "</node>"


def _data(key: str, value: str) -> str:
    return f'<data key="{key}">{escape(_NOT_XML.sub(" ", value))}</data>'


_NOT_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # what XML 1.0 has no way to write


_KEYS = "\n".join(
    f'<key id="{name}" for="{kind}" attr.name="{name}" attr.type="{type_}"/>'
    for name, kind, type_ in [(n, "node", "string") for n in ("type", "number", "date", "issuer", "name", "held")]
    + [
        ("relation", "edge", "string"),
        ("mentions", "edge", "int"),
    ]
)
_HEAD = (
    f'<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n{_KEYS}\n<graph'
    ' id="citations" edgedefault="directed">'
)
