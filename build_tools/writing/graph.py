"""The graph of citations for those who analyse it: one edge for each resolved mention, as CSV and as GraphML.

Enters: works and documents. Leaves: data/citations.csv, data/citations.graphml. Both say the same; works.json says it
with sentences.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from xml.sax.saxutils import escape, quoteattr

from ..addresses import document_url
from ..model import Citing, Site, Work

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


def files(site: Site) -> Iterator[tuple[str, bytes]]:
    """Both files: path below the site root, content."""
    yield "data/citations.csv", as_csv(site.works)
    yield "data/citations.graphml", as_graphml(site)


def as_csv(works: Iterable[Work]) -> bytes:
    """One row for each mention, in the order of works."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for work in works:
        writer.writerows(
            [c.slug, c.unit, c.relation, work.key, c.target_unit, work.type, work.number, work.date, c.url]
            for c in work.citings
            if c.status == "resolved"
        )
    return out.getvalue().encode()


def as_graphml(site: Site) -> bytes:
    """Works as nodes; an edge for each pair of works and relation, weighted by its mentions."""
    keys = {work.held: work.key for work in site.works if work.held}
    edges = Counter(
        (source_of(c, keys), work.key, c.relation)
        for work in site.works
        for c in work.citings
        if c.status == "resolved"
    )
    known = {work.key for work in site.works}
    nodes = [_node(work) for work in site.works]
    nodes += [
        f"<node id={quoteattr(key)}/>" for key in dict.fromkeys(source for source, _, _ in edges) if key not in known
    ]
    lines = [
        f'<edge id="e{number}" source={quoteattr(source)}'
        f" target={quoteattr(target)}>{_data('relation', relation)}{_data('mentions', str(n))}</edge>"
        for number, ((source, target, relation), n) in enumerate(sorted(edges.items()), 1)
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
