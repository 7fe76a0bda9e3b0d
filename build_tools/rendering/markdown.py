"""Plain Markdown with attribute lists, written so that what is printed is what is shown.

Enters: text and attributes. Leaves: Markdown that Python-Markdown (attr_list, md_in_html) and CommonMark read alike.
Promise: no letter of a text acts as a mark, and no printed number becomes a list.

    >>> escaped("1. *Mục* <b> A&B")
    '1\\\\. \\\\*Mục\\\\* &lt;b&gt; A&amp;B'
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from html import escape
from posixpath import dirname, relpath
from urllib.parse import quote

from ..addresses import in_version

# Marks wherever they stand; `!` would make a picture of a link behind it; `~` would open a fence or strike words out,
# and has no backslash form in Python-Markdown.
_MARKS = {**{c: "\\" + c for c in "\\`*_{}[]|#!"}, "&": "&amp;", "<": "&lt;", ">": "&gt;", "~": "&#126;", "=": "&#61;"}
# A mark only at the beginning of a line: list markers and definitions.
_LINE_MARK = re.compile(r"(?m)^(\s*)([-+:])")
_ORDINAL = re.compile(r"(?m)^(\s*\d+)([.)])")
# Four blanks would make code; how far a line is indented is layout.
_INDENT = re.compile(r"(?m)^[^\S\n]+")
# Line separators other than "\n" are white space to a reader and line ends to some Markdown readers.
_BLANKS = str.maketrans(dict.fromkeys("\t\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\u2028\u2029", " "))
_LETTERS = str.maketrans(_MARKS)
# One line without any of these, as most are: it begins with a letter or a mark that means itself.
_HARMLESS = re.compile("(?![\\d\\-+:\\s])[^" + re.escape("".join(_MARKS)) + "\n" + "".join(map(chr, _BLANKS)) + "]*")


def escaped(text: str) -> str:
    """Text as Markdown, with no mark left active; line ends stay line ends.

    >>> escaped("- a\\n2) b"), escaped("x = {y}")
    ('\\\\- a\\n2\\\\) b', 'x &#61; \\\\{y\\\\}')
    """
    if _HARMLESS.fullmatch(text):
        return text
    text = _INDENT.sub("", text.translate(_BLANKS)).translate(_LETTERS)
    text = _ORDINAL.sub(r"\1\\\2", text)
    return _LINE_MARK.sub(lambda m: f"{m[1]}\\{m[2]}" if m[2] in "-+" else f"{m[1]}&#58;", text)


def within(text: str) -> str:
    """Escaped text that stands within a line, where no list can begin.

    >>> within("1. a")
    '1. a'
    """
    return escaped("\u2060" + text)[1:]


def html(text: str) -> str:
    """Text as HTML; a brace would be an attribute list to Python-Markdown, at the end of a cell for instance.

    >>> html("a < b { #c }")
    'a &lt; b &#123; #c }'
    """
    return escape(text, quote=False).replace("{", "&#123;")


_SIGN = re.compile(r"[^\s<>]*\d[^\s<>]*[-/][^\s<>]*")


def name(text: str) -> str:
    """A name as Markdown on one line, in which a sign such as 46/NQ-CP is not torn at the end of a line.

    >>> name("Nghị quyết số 46/NQ-CP")
    'Nghị quyết số <span class="sign">46/NQ-CP</span>'
    """
    return _SIGN.sub(r'<span class="sign">\g<0></span>', escaped(text))


def attributes(id_: str = "", classes: Iterable[str] = (), **named: str) -> str:
    """An attribute list; `_` in a name stands for `-`. Empty when there is nothing to say.

    >>> attributes("dieu-5", ["dieu"], data_chrome=""), attributes()
    ('{ #dieu-5 .dieu data-chrome="" }', '')
    """
    parts = [f"#{id_}"] if id_ else []
    parts += [f".{name}" for name in classes if name]
    parts += [f'{name.replace("_", "-")}="{quotable(value)}"' for name, value in named.items()]
    return "{ " + " ".join(parts) + " }" if parts else ""


def quotable(value: str) -> str:
    """A value that can stand between double quotes in an attribute list: Markdown reads marks there too, so they go."""
    if not value:
        return value  # as of most
    return re.sub(r"[]{}*_`\\<>&#~|[]", "", " ".join(value.split()).replace('"', "”"))


def link(text: str, target: str, attributes_: str = "") -> str:
    """A Markdown link; `text` is Markdown already.

    >>> link("Điều 5", "a b.md#dieu-5")
    '[Điều 5](a%20b.md#dieu-5)'
    """
    return f"[{text}]({link_target(target)}){attributes_}"


def link_target(target: str) -> str:
    """An address as Markdown reads it between the brackets of a link, where an entity would be read as its letter.

    >>> link_target("https://a/?b=1&lt=2")
    'https://a/?b=1&amp;lt=2'
    """
    return quoted_url(target).replace("&", "&amp;")


def quoted_url(target: str) -> str:
    """An address that can stand between the brackets of a link."""
    return quote(target, safe="/#:?=&%.-_~,;@+")


def source_of(url: str) -> str:
    """The Markdown file, below docs/, of a page address below the site root; other files are themselves, and so is the
    page of a version, which is HTML already.

    >>> source_of("van-ban/x/#dieu-5"), source_of("van-ban/x/source.txt"), source_of("")
    ('van-ban/x.md#dieu-5', 'van-ban/x/source.txt', 'index.md')
    >>> source_of("van-ban/x/tu-2020-01-01/#dieu-5")
    'van-ban/x/tu-2020-01-01/index.html#dieu-5'
    """
    path, mark, fragment = url.partition("#")
    if not path:
        return "index.md" + mark + fragment
    if not path.endswith("/"):
        return url
    path = path.rstrip("/")
    if in_version(path.rpartition("/")[2]):
        return f"{path}/index.html{mark}{fragment}"
    return (
        (f"{path}/index.md" if "/" not in path else f"{path}.md") + mark + fragment
    )  # "van-ban/" is an index, what is below it a page


def to(url: str, page: str) -> str:
    """The way from a Markdown file to an address below the site root, as MkDocs follows and checks it.

    >>> to("dan-chieu/k/", "van-ban/x.md"), to("van-ban/x/#dieu-5", "van-ban/x.md")
    ('../dan-chieu/k.md', '#dieu-5')
    """
    path, mark, fragment = source_of(url).partition("#")
    if path == page and fragment:
        return "#" + fragment
    return _way(path, dirname(page) or ".") + mark + fragment


@lru_cache(maxsize=4096)
def _way(path: str, folder: str) -> str:
    """From a folder to a file; the page of a work leads to the same few texts hundreds of times."""
    return relpath(path, folder)


def raw_to(url: str, here: str) -> str:
    """The way from one page address to another, for HTML that MkDocs does not read.

    >>> raw_to("dan-chieu/k/", "van-ban/x/"), raw_to("van-ban/x/#a", "van-ban/x/")
    ('../../dan-chieu/k/', '#a')
    """
    path, mark, fragment = url.partition("#")
    if path == here and fragment:
        return "#" + fragment
    depth = here.count("/")
    return quoted_url(("../" * depth + path or "./") + mark + fragment)


def near(url: str, here: str) -> str:
    """The same, the shortest way.

    >>> near("van-ban/y/#a", "van-ban/x/"), near("van-ban/x/", "van-ban/x/"), near("dan-chieu/k/", "van-ban/x/")
    ('../y/#a', './', '../../dan-chieu/k/')
    """
    path, mark, fragment = url.partition("#")
    if path == here:
        return quoted_url(mark + fragment or "./")
    return quoted_url(relpath(path or ".", here) + ("/" if path.endswith("/") else "") + mark + fragment)


def front_matter(values: Mapping[str, object]) -> str:
    """The YAML head of a page; JSON is YAML.

    >>> front_matter({"title": "A: b"})
    '---\\ntitle: "A: b"\\n---\\n\\n'
    """
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in values.items()]
    return "---\n" + "".join(lines) + "---\n\n"


def div(inner: Iterable[str], attributes_: str) -> str:
    """A container of Markdown blocks; `attributes_` as HTML writes them."""
    return f'<div {attributes_} markdown="1">\n\n' + "\n\n".join(filter(None, inner)) + "\n\n</div>"


def folded_part(summary: str, inner: Iterable[str]) -> str:
    """Markdown blocks that a reader opens, with or without script."""
    return (
        f'<details class="part" markdown="1"><summary>{html(summary)}</summary>\n\n'
        + "\n\n".join(inner)
        + "\n\n</details>"
    )


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A Markdown table whose cells are Markdown already."""
    names = list(head)
    lines = ["| " + " | ".join(names) + " |", "|" + " --- |" * len(names)]
    lines += ["| " + " | ".join(cell.replace("\n", " ") or " " for cell in row) + " |" for row in rows]
    return "\n".join(lines)
