"""A text as PDF, set by typst: tagged, with contents and bookmarks, its anchors as named destinations.

Enters: pieces and what is known of the text. Leaves: bytes, the same for the same text and the same version of typst,
which itself looks whether they are PDF/UA-1: every word tagged, headings without a gap between their levels, a title.
The letters are those of Libertinus Serif, which comes with typst (SIL Open Font License 1.1): it has every Vietnamese
letter. A wide table turns its sheet; none loses a column.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from ..errors import Refusal
from ..extras import library
from ..presenting.table_layout import WIDE, WIDEST
from . import destinations
from .imprint import Imprint
from .pieces import CENTRED, Cell, Printed, begins_text, groups, shares

_MARKS = re.compile(r"[\\\\#$*_`@<>~=\[\]/+\-'\".]")  # a point too: “1.” begins a list, three are one letter
_DOCUMENT = """#set document(title: {title}, author: {issuer})
#set text(font: "Libertinus Serif", fallback: true, lang: "vi", region: "VN", size: 11pt)
#set smartquote(enabled: false)
#set par(justify: true, leading: 0.62em, spacing: 0.85em)
#set heading(numbering: none)
#show heading: it => block(above: 1.2em, below: 0.7em, text(
  size: if it.level < 3 {{ 12.5pt }} else {{ 11pt }}, weight: "bold", it.body,
))
#show link: it => text(fill: rgb("#153a75"), it)
#set table(stroke: 0.5pt + luma(120), inset: 3pt)
"""
_SHEETS = """#set page(paper: "a4", margin: (x: 2.2cm, y: 2.2cm), numbering: "1", header: context {{
  if counter(page).get().first() > 1 [ #set text(8pt, fill: luma(90)); #{running} #h(1fr) #{address} ]
}})
"""
_NAMED = '#show heading.where(level: 1): it => block(text(8pt, fill: luma(90), weight: "regular", it.body))\n'


def written(pieces: Sequence[Printed], about: Imprint) -> bytes:
    """The whole file. Raises Refusal when typst or pypdf is not installed, or when typst cannot set the text."""
    return _set("vanban export pdf", source(pieces, about), about.address, "bản PDF")


def bound(texts: Sequence[tuple[str, Sequence[Printed], Imprint]]) -> bytes:
    """Several texts in one file, each on sheets of its own that begin with its name, under which its headings stand in
    the bookmarks; the anchors of a text are named after it: "luat-1.dieu-5". Each is its name as an address, its
    pieces, what is known of it. They are set as one, for the tags of several files cannot be joined. Raises Refusal.
    """
    parts, anchors = list[str](), set[str]()
    for slug, pieces, about in texts:
        own = [_named_after(slug, piece) for piece in _ranked(pieces, above=1)]
        inside = frozenset(piece.anchor for piece in own if piece.anchor)
        name = f"#heading(level: 1)[#link({as_string(about.address)})[{_escaped(about.name)}]]"
        parts.append("\n\n".join([f"{_sheets(about)}#counter(page).update(1)\n{name}", *_flow(own, inside)]))
        anchors |= inside
    names = [about.name for _, _, about in texts]
    title = "; ".join(names) if len(names) <= 3 else f"{len(names)} văn bản"
    issuers = ", ".join(as_string(issuer) for issuer in dict.fromkeys(about.issuer for _, _, about in texts) if issuer)
    head = _DOCUMENT.format(title=as_string(title), issuer=f"({issuers},)" if issuers else "()") + _NAMED
    words = "\n\n".join([head, *parts, _places(anchors)]) + "\n"
    return _set("vanban export pdf --together", words, texts[0][2].address if texts else "", "bản PDF chung")


def _set(command: str, words: str, place: str, made: str) -> bytes:
    try:
        return _named(command, words, place, made)
    except _Unshown as unshown:  # said by their numbers: an empty box would say nothing
        for letters in unshown.letters:
            words = words.replace(letters, "".join(map(_number, letters)))
        return _named(command, words, place, made)


class _Unshown(Exception):
    """Letters that no font has."""

    def __init__(self, letters: Iterable[str]) -> None:
        self.letters = sorted(set(letters), key=len, reverse=True)


def _number(letter: str) -> str:
    """What stands for a letter that no font has.

    >>> _number("中"), _number("a")
    ('‹U+4E2D›', 'a')
    """
    return letter if letter.isascii() else f"‹U+{ord(letter):04X}›"


def _named(command: str, words: str, place: str, made: str) -> bytes:
    """The file with its names. Raises Refusal; _Unshown."""
    with at_work(command, words, place, made) as compiler:
        paper = _compiled(compiler)
        found = json.loads(compiler.query("<places>", field="value"))
    spots = [
        (anchor, int(at["page"]) - 1, float(at["y"].removesuffix("pt"))) for places in found for anchor, at in places
    ]
    return destinations.named(paper, spots)


def _named_after(slug: str, piece: Printed) -> Printed:
    """A piece whose anchors, and links to them, have the name of the text before them."""

    def turned(cell: Cell) -> Cell:
        return tuple(
            replace(some, href=f"#{slug}.{some.href[1:]}") if some.href.startswith("#") else some for some in cell
        )

    rows = tuple(tuple(map(turned, row)) for row in piece.rows)
    anchor = piece.anchor and f"{slug}.{piece.anchor}"
    return replace(
        piece,
        anchor=anchor,
        component=piece.component and f"{slug}.{piece.component}",
        words=turned(piece.words),
        rows=rows,
    )


_NOT_SHOWN = re.compile(r'the text `"([^`]+)"` could not be displayed')
_CODE = re.compile(r"\\u\{([0-9a-f]+)\}")


def _compiled(compiler: Any) -> Any:
    """The file, made for all readers (PDF/UA-1); a text that typst cannot set so is set as it can. Raises _Unshown."""
    try:
        return compiler.compile(format="pdf", timestamp=0, pdf_standards=["ua-1"])
    except RuntimeError as error:
        told = _NOT_SHOWN.findall(str(getattr(error, "diagnostic", error)))
        letters = {_CODE.sub(lambda code: chr(int(code[1], 16)), each) for each in told}
        if unshown := [each for each in letters if not each.isascii()]:
            raise _Unshown(unshown) from error
        return compiler.compile(format="pdf", timestamp=0)


@contextmanager
def at_work(command: str, words: str, place: str, made: str) -> Iterator[Any]:
    """typst, with words in its language before it; `made`: what a reader calls what it makes of them. Raises Refusal
    when it is not installed, and when it cannot set the words, which are those of `place`.
    """
    typst = library("typst", "export", command)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "text.typ"
        path.write_text(words, encoding="utf-8")
        try:
            yield typst.Compiler(str(path), ignore_system_fonts=True)
        except RuntimeError as error:
            problem = f"typst không dựng được {made}: {error}"
            raise Refusal(place, problem, "báo lỗi cho người làm vanban, kèm văn bản này") from error


def source(pieces: Sequence[Printed], about: Imprint) -> str:
    """The text in the language of typst."""
    head = _DOCUMENT.format(title=as_string(about.name), issuer=as_string(about.issuer)) + _sheets(about)
    anchors = frozenset(piece.anchor for piece in pieces if piece.anchor)
    return head + "\n\n".join([*_flow(list(_ranked(pieces)), anchors), _places(anchors)]) + "\n"


def _sheets(about: Imprint) -> str:
    return _SHEETS.format(running=as_string(about.name), address=as_string(about.address))


def _flow(pieces: Sequence[Printed], anchors: frozenset[str]) -> Iterator[str]:
    """All pieces in order; an attached text begins a sheet."""
    for n, group in enumerate(groups(pieces)):
        if n and begins_text(group):
            yield "#pagebreak(weak: true)"
        yield _element(group, anchors) if isinstance(group, Printed) else _columns(group, anchors)


def _ranked(pieces: Iterable[Printed], above: int = 0) -> Iterator[Printed]:
    """The pieces with the levels of headings counted anew: the first is 1, or one below those above all, and none is
    left out on the way down.
    """
    higher: list[int] = []
    for piece in pieces:
        if not piece.level:
            yield piece
            continue
        while higher and higher[-1] >= piece.level:
            higher.pop()
        higher.append(piece.level)
        yield replace(piece, level=len(higher) + above)


def _places(anchors: Iterable[str]) -> str:
    """Where each anchor came to stand, to be asked for when the text is set."""
    names = ", ".join(map(as_string, sorted(anchors)))
    return f"#context [#metadata(({names},).map(a => (a, locate(label(a)).position()))) <places>]" if names else ""


def _columns(sides: tuple[Sequence[Printed], Sequence[Printed]], anchors: frozenset[str]) -> str:
    """What stands side by side; in the file the left column comes before the right one."""
    cells = ["\n\n".join(_element(piece, anchors) for piece in side) for side in sides]
    return "#grid(columns: (1fr, 1fr), gutter: 1em, [" + "], [".join(cells) + "])"


def _element(piece: Printed, anchors: frozenset[str]) -> str:
    if piece.plan is not None and piece.plan.width == 1:  # a table of which no cell is known, shown line by line
        label = f" <{piece.anchor}>" if piece.anchor else ""
        return "#block[" + "#linebreak();".join(_inline(row[0], anchors) for row in piece.rows) + f"]{label}"
    if piece.plan is not None:
        return _table(piece, anchors)
    inner, label = _inline(piece.words, anchors), f" <{piece.anchor}>" if piece.anchor else ""
    if piece.level:
        return f"#heading(level: {piece.level})[{inner}]{label}"
    if piece.note:
        return f"#block(inset: (left: 1em), stroke: (left: 1pt + luma(160)))[#set text(9pt)\n{inner}]{label}"
    if piece.role in CENTRED:
        strong = piece.role in ("type", "title", "issuer", "motto", "enacting", "signature")
        return f"#align(center)[#block[{f'#strong[{inner}]' if strong else inner}]{label}]"
    if piece.role == "unofficial":
        return f'#block(inset: 0.6em, stroke: 1pt + rgb("#a3262a"))[#strong[{inner}]]{label}'
    indent = f"inset: (left: {min(piece.depth, 5) * 1.2}em)" if piece.depth else ""
    return f"#block({indent})[{inner}]{label}"


def _table(piece: Printed, anchors: frozenset[str]) -> str:
    assert piece.plan is not None
    plan = piece.plan
    head: list[str] = []
    body: list[str] = []
    for n, row in enumerate(piece.rows):
        for place, cell in enumerate(row):
            columns, down = plan.spans.get((n, place), (1, 1))
            reach = (f"colspan: {columns}, " if columns > 1 else "") + (f"rowspan: {down}, " if down > 1 else "")
            words = _inline(cell, anchors)
            (head if n < plan.head else body).append(
                f"table.cell({reach})[{f'#strong[{words}]' if n < plan.head and words else words}]"
            )
    header = f"table.header({', '.join(head)}), " if head else ""
    size = 6 if plan.width >= WIDEST else 7.5 if plan.width >= WIDE else 9
    widths = "(" + ", ".join(f"{share}fr" for share in shares(piece)) + ",)"
    shown = f"#table(columns: {widths}, {header}{', '.join(body)})"
    table = f"#set text({size}pt, hyphenate: true)\n#set par(justify: false)\n{shown}"
    label = f" <{piece.anchor}>" if piece.anchor else ""
    framed = f"#block(width: 100%, breakable: true)[{table}]{label}"
    return f"#page(flipped: true)[{framed}]" if plan.width >= WIDE else framed


def _inline(cell: Cell, anchors: frozenset[str]) -> str:
    parts = []
    for some in cell:
        text = _escaped(some.text)
        text = f"#strong[{text}];" if some.bold else text
        if some.href.startswith("#"):
            text = f"#link(<{some.href[1:]}>)[{text}];" if some.href[1:] in anchors else text
        elif some.href:
            text = f"#link({as_string(some.href)})[{text}];"
        parts.append(text)
    return "".join(parts)


def _escaped(text: str) -> str:
    """Words in which no letter acts as a mark.

    >>> _escaped("a*b [c]\\n#d")
    'a\\\\*b \\\\[c\\\\]#linebreak();\\\\#d'
    """
    return _MARKS.sub(r"\\\g<0>", text).replace("\n", "#linebreak();")


def as_string(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
