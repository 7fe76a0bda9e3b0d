"""The pages of the desk, and the files that belong to them.

Enters: texts, and what is open at them. Leaves: HTML, script and styles as bytes. They stand beside this module and
not among the templates of the site, so that no built site holds any of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib import resources

from jinja2 import Environment

from ..findings import waits
from ..model import Document, Site, SourceText
from ..presenting.short_titles import one_line
from .bench import kinds_of_line

# The script is joined of its parts, in the order in which they need one another; all of them are one script.
_PARTS = ("standing", "waiting", "places", "asking", "deeds", "forms", "keys")
_FILES = {
    "desk.js": ("js", tuple(f"browser/{name}.js" for name in _PARTS)),
    "desk.css": ("css", ("desk.css",)),
}


def asset(name: str) -> tuple[str, str, bytes]:
    """A file of the pages: status, kind, bytes."""
    if name not in _FILES:
        return "404 Not Found", "json", b"{}"
    kind, parts = _FILES[name]
    return "200 OK", kind, b"\n".join((resources.files(__package__) / part).read_bytes() for part in parts)


def every_text(sources: Sequence[SourceText], site: Site) -> bytes:
    """The list of texts, with what waits at each; the drafts and those with most first."""
    documents = {document.source.slug: document for document in site.documents}
    rows: list[dict[str, object]] = []
    waiting = []
    for source in sources:
        document = documents.get(source.slug)
        proposals = sum(c.status == "proposed" for c in document.corrections) if document else 0
        findings = sum(waits(f) for f in site.findings.get(source.slug, ()))
        waiting.append((source.decisions.state != "draft", -proposals - findings, source.slug))
        rows.append(
            {
                "slug": source.slug,
                "name": _name(document) or source.slug,
                "draft": source.decisions.state == "draft",
                "proposals": proposals,
                "findings": findings,
                "original": source.decisions.original is not None,
            }
        )
    return _page("texts.html", rows=[rows[n] for n in sorted(range(len(rows)), key=waiting.__getitem__)])


def one_text(source: SourceText, token: str, original: str, pages: int) -> bytes:
    """The page of one text; what it shows it asks for itself. `pages`: of how many pages of its original there are
    pictures.
    """
    return _page("text.html", slug=source.slug, token=token, original=original, pages=pages, kinds=kinds_of_line())


def _name(document: Document | None) -> str:
    if document is None:
        return ""
    meta = document.metadata
    return " ".join(filter(None, (one_line(meta.type), one_line(meta.number), one_line(meta.title))))[:160]


def _page(name: str, **said: object) -> bytes:
    environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    frame = (resources.files(__package__) / "frame.html").read_text(encoding="utf-8")
    body = (resources.files(__package__) / name).read_text(encoding="utf-8")
    return environment.from_string(frame.replace("{{ body }}", body)).render(said).encode()
