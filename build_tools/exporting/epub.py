"""A text as a book for readers of EPUB 3.

Enters: pieces and what is known of the text. Leaves: bytes, the same for the same text. The book is parted where its
largest headings stand, so that a small reader need not hold a code of 700 articles at once; a link leads to the part
in which its target stands.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from html import escape
from uuid import NAMESPACE_URL, uuid5

from .hypertext import elements
from .imprint import Imprint
from .pieces import Printed, said

MOST = 60_000  # letters of a part, roughly: a new one begins at the next heading
MOMENT = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip can say: the same text gives the same bytes
_STYLE = """body { font-family: serif; line-height: 1.45; }
p { margin: 0 0 .5em; text-align: justify; }
.centred { text-align: center; }
.d1 { margin-left: 1em; } .d2 { margin-left: 2em; } .d3 { margin-left: 3em; }
.d4 { margin-left: 4em; } .d5 { margin-left: 5em; }
h1, h2, h3, h4, h5, h6 { text-align: left; font-size: 1.05em; margin: 1em 0 .4em; }
h1, h2 { text-align: center; font-size: 1.15em; }
table { border-collapse: collapse; width: 100%; font-size: .85em; }
td, th { border: 1px solid #777; padding: .15em .3em; vertical-align: top; }
.note { border-left: 2px solid #999; margin: .4em 0 .4em 1em; padding-left: .6em; font-size: .85em; }
"""
_CONTAINER = """<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""


def written(pieces: Sequence[Printed], about: Imprint) -> bytes:
    """The whole book."""
    parts = _parts(pieces)
    where = {piece.anchor: f"part-{n}.xhtml" for n, part in enumerate(parts, 1) for piece in part if piece.anchor}
    files = [("META-INF/container.xml", _CONTAINER), ("OEBPS/style.css", _STYLE)]
    for n, part in enumerate(parts, 1):
        body = "\n".join(elements(part, lambda href: _turned(href, where)))
        files.append((f"OEBPS/part-{n}.xhtml", _page(about.name, body)))
    files += [("OEBPS/nav.xhtml", _contents(pieces, where, about)), ("OEBPS/book.opf", _package(len(parts), about))]
    return _zipped(files)


def _parts(pieces: Sequence[Printed]) -> list[list[Printed]]:
    parts: list[list[Printed]] = [[]]
    length = 0
    for piece in pieces:
        if piece.level and length > MOST:
            parts.append([])
            length = 0
        parts[-1].append(piece)
        length += len(said(piece.words)) + sum(len(said(cell)) for row in piece.rows for cell in row)
    return parts


def _turned(href: str, where: dict[str, str]) -> str:
    return where.get(href[1:], "part-1.xhtml") + href if href.startswith("#") else href


def _page(title: str, body: str) -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n'
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"'
        ' lang="vi" xml:lang="vi">\n'
        f'<head><title>{escape(title)}</title><link rel="stylesheet" type="text/css" href="style.css"/></head>\n'
        f"<body>\n{body}\n</body>\n</html>\n"
    )


def _contents(pieces: Sequence[Printed], where: dict[str, str], about: Imprint) -> str:
    """The table of contents: what stands as a heading, by level."""
    rows = [
        (piece.level, f'<a href="{where[piece.anchor]}#{piece.anchor}">{_one_line(piece)}</a>')
        for piece in pieces
        if piece.level and piece.anchor
    ]
    tree = _tree(rows) or f'<ol><li><a href="part-1.xhtml">{escape(about.name)}</a></li></ol>'
    return _page("Mục lục", f'<nav epub:type="toc" id="toc"><h1>Mục lục</h1>{tree}</nav>')


def _one_line(piece: Printed) -> str:
    return escape(" ".join(said(piece.words).split()), quote=False)


def _tree(rows: Sequence[tuple[int, str]]) -> str:
    """Rows of level and entry as lists in one another.

    >>> _tree([(2, "a"), (4, "b"), (2, "c")])
    '<ol><li>a<ol><li>b</li></ol></li><li>c</li></ol>'
    >>> _tree([(2, "a"), (5, "b"), (4, "c")])
    '<ol><li>a<ol><li>b</li><li>c</li></ol></li></ol>'
    """
    out, open_levels = [], list[int]()
    for level, entry in rows:
        while len(open_levels) > 1 and open_levels[-2] >= level:
            open_levels.pop()
            out.append("</li></ol>")
        if open_levels and open_levels[-1] >= level:  # a rank that is left out above makes no list of its own
            open_levels[-1] = level
            out.append("</li><li>")
        else:
            out.append("<ol><li>")
            open_levels.append(level)
        out.append(entry)
    return "".join(out) + "</li></ol>" * len(open_levels)


def _package(parts: int, about: Imprint) -> str:
    names = [f"part-{n}" for n in range(1, parts + 1)]
    items = "".join(f'<item id="{n}" href="{n}.xhtml" media-type="application/xhtml+xml"/>\n' for n in names)
    spine = "".join(f'<itemref idref="{n}"/>\n' for n in names)
    by = f"<dc:creator>{escape(about.issuer)}</dc:creator>\n" if about.issuer else ""
    on = f"<dc:date>{about.date}</dc:date>\n" if about.date else ""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="vi">\n'
        '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">\n'
        f'<dc:identifier id="id">urn:uuid:{uuid5(NAMESPACE_URL, about.address + about.sha256)}</dc:identifier>\n'
        f"<dc:title>{escape(about.name)}</dc:title>\n<dc:language>vi</dc:language>\n{by}{on}"
        f"<dc:source>{escape(about.address)}</dc:source>\n"
        f'<meta property="dcterms:modified">{about.date or "1980-01-01"}T00:00:00Z</meta>\n</metadata>\n'
        f'<manifest>\n<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>\n'
        f'<item id="style" href="style.css" media-type="text/css"/>\n{items}</manifest>\n'
        f"<spine>\n{spine}</spine>\n</package>\n"
    )


def _zipped(files: Sequence[tuple[str, str]]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr(zipfile.ZipInfo("mimetype", MOMENT), "application/epub+zip", zipfile.ZIP_STORED)
        for name, content in files:
            entry = zipfile.ZipInfo(name, MOMENT)
            entry.compress_type = zipfile.ZIP_DEFLATED
            book.writestr(entry, content.encode())
    return held.getvalue()
