"""The data that the contract promises: document.json, data/documents.json, data/works.json.

Enters: a Site. Leaves: plain values, every key of the contract present.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from .. import metadata_fields
from ..addresses import anchor, document_url, work_url
from ..model import (
    Component,
    Correction,
    Document,
    Finding,
    Mention,
    Metadata,
    Note,
    Reference,
    Site,
    SourceText,
    Target,
    Work,
)
from ..passages import line_numbers
from ..rendering import changes
from . import feeds, graph, times, unit_data

SCHEMA = "vanban/document/1"
Lines = unit_data.Lines
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode  # made once: asked for every entry


def as_bytes(value: dict[str, Any] | list[Any]) -> bytes:
    """A value as JSON, in UTF-8, the same bytes for the same value: a line for each key, and for each entry of a list.

    >>> print(as_bytes({"a": 1, "b": [{"c": 2}, {"c": "đ"}], "d": []}).decode(), end="")
    {"a":1,
    "b":[
    {"c":2},
    {"c":"đ"}],
    "d":[]}
    """
    if isinstance(value, dict):
        return ("{" + ",\n".join(f"{_json(key)}:{_lines(each)}" for key, each in value.items()) + "}\n").encode()
    return (_lines(value) + "\n").encode()


def row_by_row(rows: Iterable[dict[str, Any]]) -> Iterator[bytes]:
    """A list of which no more than one entry is held at a time; together the same bytes as those of the list.

    >>> b"".join(row_by_row([])) == as_bytes([]), b"".join(row_by_row([{}, {"a": 1}])) == as_bytes([{}, {"a": 1}])
    (True, True)
    """
    before = b"[\n"
    for row in rows:
        yield before + _json(row).encode()
        before = b",\n"
    yield b"]\n" if before == b",\n" else b"[]\n"


def _lines(value: object) -> str:
    """A list line by line, anything else on one."""
    return "[\n" + ",\n".join(map(_json, value)) + "]" if isinstance(value, list) and value else _json(value)


def _json(value: object) -> str:
    return _encode(value)


def lines_of(text: str) -> Lines:
    """The 1-based line of any offset of a text; None, the whole text, has none.

    >>> line = lines_of("a\\nb\\n")
    >>> line(0), line(2), line(4), line(None)
    (1, 2, 3, None)
    """
    number = line_numbers(text)
    return lambda offset: None if offset is None else number(offset)


def document(
    document: Document, references: tuple[Reference, ...], findings: tuple[Finding, ...], time: dict[str, Any]
) -> dict[str, Any]:
    """document.json; `time` is what is known of effects, validity and versions."""
    line = lines_of(document.source.text)
    return {
        "schema": SCHEMA,
        **about(document),
        "components": [component(c) for c in document.components],
        "units": [unit_data.as_data(unit, line) for unit in document.units],
        "corrections": [correction(c, line) for c in document.corrections],
        "mentions": [mention(r, line) for r in references],
        "notes": [note(n, line) for n in document.notes],
        "findings": [finding(f, line) for f in findings],
        **time,
    }


def about(document: Document) -> dict[str, Any]:
    """What data/documents.json says of a document."""
    slug = document.source.slug
    return {
        "slug": slug,
        "url": document_url(slug),
        "source": source(document.source),
        "metadata": metadata(document.metadata),
    }


def source(text: SourceText) -> dict[str, Any]:
    return {"path": text.path, "sha256": text.sha256, "characters": len(text.text)}


def metadata(meta: Metadata) -> dict[str, Any]:
    known = {name: getattr(meta, name) for name in metadata_fields.WORDS}
    known["signers"] = [{"capacity": s.capacity, "name": s.name} for s in meta.signers]
    known["recipients"] = list(meta.recipients)
    return {**known, "stated_by": dict(meta.stated_by)}


def component(component: Component) -> dict[str, Any]:
    return {"id": component.id, "type": component.type, "title": component.title}


def note(n: Note, line: Lines) -> dict[str, Any]:
    return {
        "id": n.id,
        "kind": n.kind,
        "unit": n.unit,
        "mark": n.mark,
        "text": n.text,
        "start": n.start,
        "end": n.end,
        "line": line(n.start),
    }


def correction(c: Correction, line: Lines) -> dict[str, Any]:
    return {
        "rule": c.rule,
        "class": c.kind,
        "start": c.start,
        "end": c.end,
        "line": line(c.start),
        "before": c.before,
        "after": c.after,
        "status": c.status,
        "reason": c.reason,
        "evidence": c.evidence,
        "moved_to": c.moved_to,
        "moved_from": c.moved_from,
        "by": c.by,
    }


def mention(reference: Reference, line: Lines) -> dict[str, Any]:
    m = reference.mention
    return {
        "id": m.id,
        "unit": m.unit,
        "start": m.start,
        "end": m.end,
        "line": line(m.start),
        "text": m.words,
        "kind": m.kind,
        "type": m.type,
        "number": m.number,
        "date": m.date,
        "issuer": m.issuer,
        "provision": provision(m),
        "note": m.note,
        "relation": m.relation,
        "status": reference.status,
        "reason": reference.reason,
        "candidates": [target(c) for c in reference.candidates],
        "target": target(reference.target) if reference.target else None,
    }


def provision(mention: Mention) -> str | None:
    """The place cited inside the target, as an anchor."""
    return anchor("", mention.provision) or None


def target(target: Target) -> dict[str, Any]:
    return {"work": target.work, "unit": target.unit, "url": target.url}


def finding(f: Finding, line: Lines) -> dict[str, Any]:
    return {
        "code": f.code,
        "severity": f.severity,
        "start": f.start,
        "end": f.end,
        "line": line(f.start),
        "message": f.message,
        "hint": f.hint,
        "seen": {"by": f.seen[0], "reason": f.seen[1]} if f.seen else None,
    }


def work(work: Work) -> dict[str, Any]:
    """One row of data/works.json."""
    return {
        "key": work.key,
        "url": work_url(work.key),
        "type": work.type,
        "number": work.number,
        "date": work.date,
        "issuer": work.issuer,
        "name": work.name,
        "held": work.held,
        "official_url": work.official_url,
        "names_as_printed": list(work.names_as_printed),
        "dates_as_printed": list(work.dates_as_printed),
        "mentions": [
            {
                "slug": c.slug,
                "unit": c.unit,
                "id": c.mention,
                "url": c.url,
                "context": c.context,
                "status": c.status,  # whether it may mean another; what it does, and where, its document's data say
            }
            for c in work.citings
        ],
    }


def collection(site: Site, time: changes.InTime) -> Iterator[tuple[str, Iterable[bytes]]]:
    """The files of the whole collection, one after the other, each to be read before the next: path below the site
    root, content in pieces; `time`: what is known of it in time.
    """
    yield "data/documents.json", row_by_row(map(about, site.documents))
    of_works = graph.Graph(site.works)

    def told() -> Iterator[dict[str, Any]]:
        for each in site.works:
            of_works.add(each)
            yield work(each)

    yield "data/works.json", row_by_row(told())
    yield "data/effects.json", row_by_row(map(times.effect, filter(changes.of_another, site.effects)))
    yield from of_works.files()
    yield from ((path, [content]) for path, content in feeds.files(site, time).items())
