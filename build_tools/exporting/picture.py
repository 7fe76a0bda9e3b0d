"""A text as a picture for those who share its address: type, name, number, body and date, 1200 × 630 (Open Graph).

Enters: a document. Leaves: PNG, the same bytes for the same text and the same version of typst. Its letters are of
Libertinus Serif, which comes with typst (SIL Open Font License 1.1).
"""

from __future__ import annotations

from typing import cast

from ..model import Document
from ..presenting import short_titles
from .typeset import as_string, at_work

MOST = 260  # letters of what a text is about
_PAGE = """#set page(width: 1200pt, height: 630pt, margin: (x: 84pt, y: 64pt), fill: rgb("#fbfaf6"))
#set text(font: "Libertinus Serif", lang: "vi", size: 34pt, fill: rgb("#23201b"))
#set par(leading: 0.5em, justify: false)
#place(top + left, dx: -84pt, dy: -64pt, rect(width: 22pt, height: 630pt, fill: rgb("#a3262a")))
#block(width: 100%, height: 436pt, clip: true, inset: (top: 14pt))[
#text(30pt, fill: rgb("#6b6459"))[#upper({issuer})]
#v(18pt)
#text({size}pt, weight: "bold")[#{name}]
#v(14pt)
#text(38pt)[#{about}]
]
#place(bottom + left, text(30pt, fill: rgb("#6b6459"))[#{foot}])
"""


def written(document: Document, site: str) -> bytes:
    """The picture; `site`: the host that gives it out, "" where none is known. Raises Refusal when typst is not
    installed or cannot set it.
    """
    with at_work("vanban export png", source(document, site), document.source.path, "hình") as compiler:
        return cast(bytes, compiler.compile(format="png", ppi=72))


def source(document: Document, site: str) -> str:
    """The picture in the language of typst."""
    meta, known = document.metadata, short_titles.of_document(document)
    name = short_titles.short(known) or short_titles.full(known) or document.source.slug
    number = f"số {meta.number}" if meta.number and meta.number not in name else ""
    about = known.about if known.about.casefold() not in name.casefold() else ""
    day = f"ngày {short_titles.date_in_words(meta.date)}" if meta.date else ""
    return _PAGE.format(
        issuer=as_string(_cut(short_titles.one_line(meta.issuer), 80)),
        name=as_string(_cut(name, 140)),
        size=66 if len(name) <= 50 else 52,
        about=as_string(_cut(short_titles.one_line(about), MOST if len(name) <= 50 else MOST // 2)),
        foot=as_string(" · ".join(filter(None, (number, day, site)))),
    )


def _cut(words: str, most: int) -> str:
    """Words cut behind one of them.

    >>> _cut("một hai ba", 8), _cut("một", 8)
    ('một hai …', 'một')
    """
    return words if len(words) <= most else words[: most + 1].rpartition(" ")[0] + " …"
