"""The Markdown that the project writes, as Python-Markdown reads it, in a tenth of the time.

A collection has several pages of cited works a text, all written by `rendering.markdown` in a few forms: containers,
headings and paragraphs with their attributes, links, escaped letters. Enters: such a page, the file that it is, the
files of the site. Leaves: its HTML, byte for byte what MkDocs makes of it, with what MkDocs notes of it: contents,
places to land on, links that are to be checked. Where anything stands that is not of these forms, or extensions are at
work that may read them otherwise, it leaves nothing, and MkDocs reads the page.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from urllib.parse import unquote

from markdown.extensions.toc import nest_toc_tokens, strip_tags
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents, get_toc
from mkdocs.utils import get_relative_url

from .brisk_markdown import Brisk

_KNOWN = frozenset({"attr_list", "md_in_html", "tables", "toc", "fenced_code"})
_SET = {"toc": {"permalink": False, "marker": ""}}  # how the project's own mkdocs.yml sets them

_ATTRIBUTES = r"\{ (?P<attributes>[.#][\w.#-]*(?: [.#][\w.#-]*)*) \}"
_STRANGE = re.compile("[\t\r\x02\x03\x0b\x0c\x1c-\x1f\x85\u2028\u2029]| \n")
_OPENING = re.compile(r'<div(?P<attributes>(?: [a-z-]+="[^"&<>]*")+) markdown="1">')
_FOLDED = re.compile(r'<details class="part" markdown="1"><summary>(?P<words>[^<>\n]*)</summary>')
_HEADING = re.compile(r"(?P<level>#{1,6}) (?P<words>[^\n]*[^\s#]) " + _ATTRIBUTES)
_PARAGRAPH = re.compile(r"(?P<words>.+?)(?:\n" + _ATTRIBUTES + r")?", re.DOTALL)
_NO_PARAGRAPH = re.compile(r"(?m)^(?:\d+[.)]|[-+=#>|:~ ]|<(?!(?:span|b|small|a|time)\b)|\*(?!\*[^\s*]))")
_HTML = re.compile(r"<(?P<name>script|table|div|p)(?: [^<>]*)?>.*</(?P=name)>")  # one element, HTML already
_PICTURE = re.compile(r'<figure markdown="0">(?P<inside><svg .*</svg></figure>)')
_ROW = re.compile(r"\| (?P<cells>[^\n]*) \|")
_CELL = re.compile(r" \| ")

# What stands within a line: letters that mean themselves, a letter behind a backslash, a character by its name, a tag,
# a link, strong words with their class, a line end that is to be seen.
_PIECE = re.compile(
    r"(?P<plain>[^\\&<>\[\]*_`!{}\n]+)"
    r"|\\(?P<letter>[\\`*_{}\[\]()>#+.!|-])"
    r"|(?P<named>&(?:\#\d+|[a-z]+);)"
    r'|(?P<tag></?(?:span|b|small|a|time)(?: [a-z-]+="[^"<>\n\\`\[]*")*>)'
    r"|\[(?P<words>(?:[^\\\[\]\n]|\\.)*)\]\((?P<target>[\w/#:?=%.,;@+~-]*)\)(?!\{)"
    r"|\*\*(?P<strong>[^\\&<>\[\]*_`!{}\n]+)\*\*"
    + _ATTRIBUTES
    + r"|`(?P<code>\w[\w./-]*)`(?!`)|(?P<same>[\n>])|(?P<mark>!)(?!\[)"
)

_NAMED = re.compile(r' [a-z-]+="[^"]*"')
_ELSEWHERE = re.compile(r"https?://[a-z]")
_APART = re.compile(r"<div[^<>]*>\n</div>|</ul>\n<ul>")  # written otherwise: a container of nothing, a list of two
_PARTING = re.compile("\n\n+")
_ID = re.compile(r'<[a-z][^<>]*? id="([^"]*)"')
_ID_GIVEN = re.compile(r' id="([^"]*)"')


class _Foreign(Exception):
    """A form that the project's Markdown does not have."""


@dataclass(frozen=True, slots=True)
class AsRead:
    """A page as MkDocs would have read it."""

    html: str
    contents: TableOfContents
    anchors: set[str]
    links: dict[File, dict[str, str]]


def can_read(config: MkDocsConfig) -> bool:
    """Whether the extensions at work read these forms as the project's own mkdocs.yml has them read."""
    names = [each for each in config.markdown_extensions if not isinstance(each, Brisk)]
    said = {name: dict(values) for name, values in (config.mdx_configs or {}).items() if values}
    return {"attr_list", "md_in_html", "tables", "toc"} <= set(names) <= _KNOWN and said == _SET


def rendered(page: Page, files: Files, config: MkDocsConfig) -> bool:
    """Whether a page of the project's own is HTML now: what `render` of MkDocs would have made of it stands in it."""
    if "title" not in page.meta or not can_read(config):
        return False
    found = read(page.markdown or "", page.file, files, config)
    if found is None:
        return False
    page.content, page.toc, page.present_anchor_ids = found.html, found.contents, found.anchors
    page.links_to_anchors = found.links
    return True


def read(markdown: str, file: File, files: Files, config: MkDocsConfig) -> AsRead | None:
    """The page, None where it has to be read by MkDocs."""
    if _STRANGE.search(markdown) or not config.use_directory_urls:
        return None
    try:
        return _Reader(file, files).page(markdown)
    except _Foreign:
        return None


@dataclass(slots=True)
class _Reader:
    file: File
    files: Files
    ways: dict[str, tuple[File | None, str]] = field(default_factory=dict)  # by path as it is written
    links: dict[File, dict[str, str]] = field(default_factory=dict)
    open: list[str] = field(default_factory=list)  # the containers that stand open
    headings: list[dict[str, object]] = field(default_factory=list)

    def page(self, markdown: str) -> AsRead:
        html = "\n".join(self._blocks(_PARTING.split(markdown.strip("\n")))).rstrip("\n")
        if self.open or _APART.search(html):
            raise _Foreign
        anchors = set(_ID.findall(html))
        return AsRead(html, get_toc(nest_toc_tokens(self.headings)), anchors, self.links)

    def _blocks(self, blocks: list[str]) -> Iterator[str]:
        for block in blocks:
            if block.startswith("<"):
                yield self._tagged(block)
            elif found := _HEADING.fullmatch(block):
                yield self._heading(found)
            elif block.startswith("- "):
                yield self._list(block)
            elif block.startswith("| ") and block.count("\n") > 1:
                yield self._table(block)
            else:
                yield self._paragraph(block)

    def _tagged(self, block: str) -> str:
        """A container that begins or ends, or what is HTML already."""
        if found := _OPENING.fullmatch(block):
            self.open.append("</div>")
            return "<div" + "".join(sorted(_NAMED.findall(found["attributes"]))) + ">"
        if found := _FOLDED.fullmatch(block):
            self.open.append("</details>")
            return f'<details class="part">\n<summary>{self._line(found["words"])}</summary>'
        if block in ("</div>", "</details>"):
            if not self.open or self.open.pop() != block:
                raise _Foreign
            return block
        if not self.open and "markdown=" not in block and (found := _HTML.fullmatch(block)):
            if block.count(f"<{found['name']}") > 1:
                raise _Foreign
            return block + "\n"
        if self.open and (found := _PICTURE.fullmatch(block)):
            return f"<figure>{found['inside']}"
        return self._paragraph(block)

    def _heading(self, found: re.Match[str]) -> str:
        given = _given(found["attributes"])
        if ' id="' not in given:
            raise _Foreign
        words, level = self._line(found["words"]), len(found["level"])
        name = strip_tags(words)
        self.headings.append({"level": level, "id": _ID_GIVEN.findall(given)[0], "name": name, "html": words})
        return f"<h{level}{given}>{words}</h{level}>"

    def _paragraph(self, block: str) -> str:
        found = _PARAGRAPH.fullmatch(block)
        if found is None or _NO_PARAGRAPH.search(found["words"]) or found["words"] != found["words"].strip():
            raise _Foreign
        return f"<p{_given(found['attributes'])}>{self._line(found['words'])}</p>"

    def _list(self, block: str) -> str:
        lines = block.split("\n")
        if not all(line.startswith("- ") for line in lines):
            raise _Foreign
        return "\n".join(["<ul>", *(f"<li>{self._item(line[2:])}</li>" for line in lines), "</ul>"])

    def _item(self, words: str) -> str:
        if _NO_PARAGRAPH.search(words) or not words or words != words.strip():
            raise _Foreign
        return self._line(words)

    def _table(self, block: str) -> str:
        head, rule, *rows = block.split("\n")
        names = self._cells(head)
        if rule != "|" + " --- |" * len(names) or not rows:
            raise _Foreign
        lines = ["<table>", "<thead>", "<tr>", *(f"<th>{name}</th>" for name in names), "</tr>", "</thead>", "<tbody>"]
        for row in rows:
            cells = self._cells(row)
            if len(cells) != len(names):
                raise _Foreign
            lines += ["<tr>", *(f"<td>{cell}</td>" for cell in cells), "</tr>"]
        return "\n".join([*lines, "</tbody>", "</table>"])

    def _cells(self, row: str) -> list[str]:
        found = _ROW.fullmatch(row)
        if found is None:
            raise _Foreign
        return [self._line(cell.strip()) for cell in _CELL.split(found["cells"])]

    def _line(self, words: str) -> str:
        """What stands within a line, as HTML."""
        out, at = [], 0
        while at < len(words):
            found = _PIECE.match(words, at)
            if found is None or not found.lastgroup:
                raise _Foreign
            out.append(self._piece(found))
            at = found.end()
        return "".join(out)

    def _piece(self, found: re.Match[str]) -> str:
        if found["plain"] or found["named"] or found["tag"]:
            return found[0]
        if found["words"] is not None:
            return f'<a href="{escape(self._address(found["target"]))}">{self._line(found["words"])}</a>'
        if found["strong"]:
            return f"<strong{_given(found['attributes'])}>{found['strong']}</strong>"
        if found["code"]:
            return f"<code>{found['code']}</code>"
        return escape(found["letter"] or found[0], quote=False)

    def _address(self, target: str) -> str:
        """Where a link leads, as `_RelativePathTreeprocessor.path_to_url` of MkDocs says; what that would warn of is
        left to it.
        """
        path, mark, anchor = target.partition("#")
        if mark and not anchor:
            raise _Foreign
        if path not in self.ways:
            self.ways[path] = self._way(path)
        file, way = self.ways[path]
        if file and anchor:
            self.links.setdefault(file, {}).setdefault(anchor, target)
        return way + mark + anchor

    def _way(self, path: str) -> tuple[File | None, str]:
        if not path:
            return self.file, ""
        if _ELSEWHERE.match(path):
            return None, path
        if path.startswith("/") or ":" in path or "?" in path:
            raise _Foreign
        place = posixpath.normpath(posixpath.join(posixpath.dirname(self.file.src_uri), unquote(path)))
        found = self.files.get_file_from_path(place)
        if found is None or found.inclusion.value <= InclusionLevel.DRAFT.value:
            raise _Foreign
        return found, get_relative_url(found.url, self.file.url)


def _given(attributes: str | None) -> str:
    """What an attribute list says, as HTML.

    >>> _given("#a .b .c")
    ' class="b c" id="a"'
    """
    given: dict[str, str] = {}
    for each in (attributes or "").split():
        name = "id" if each[0] == "#" else "class"
        given[name] = f"{given[name]} {each[1:]}" if name == "class" and name in given else each[1:]
    return "".join(f' {name}="{value}"' for name, value in sorted(given.items()))
