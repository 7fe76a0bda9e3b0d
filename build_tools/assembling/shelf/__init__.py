"""A copy of the built site for a shelf: a folder that reads and searches when a page of it is opened by a double click
(file://), where a page may fetch nothing and start no worker.

Enters: the folder of a built site. Leaves: a folder. What pages would fetch lies there as scripts (`<path>.file.js`:
`vanban.file("<path>", content)`); a worker is a function; links lead to files, not folders; `offline.js` is the first
script of every page. What is wrapped is told by place and ending alone, whatever it holds (`_WRAPPED`).
"""

from __future__ import annotations

import json
import re
import shutil
from base64 import b64encode
from collections.abc import Iterator
from fnmatch import fnmatch
from importlib import resources
from pathlib import Path

from ...errors import Refusal

SCRIPT = "offline.js"
_UNFINISHED = ".vanban-tmp"
# What scripts of the pages fetch. Pages are compared with one another where a text has versions (`so-sanh/`).
_WRAPPED = ("search/*.json", "search/*.bin", "search/*.gz", "van-ban/*/xem/*.json", "dan-chieu/xem/*.json")
_COMPARED = "so-sanh/index.html"
_WORKERS = "search/worker*.js"  # its name holds a print of what it says
_MATERIAL = ("search/search_index.json", "search/search_index.js")  # the theme's own index, which it asks for so
_NEEDLESS = (
    "sitemap.xml",
    "sitemap.xml.gz",
    "404.html",
    "robots.txt",
    "manifest.webmanifest",
)  # of a site that a server gives out
_LINK = re.compile(
    r"""(?P<before>\s(?:href|action|data-to)=(?P<quote>["']))(?P<path>(?![a-z][a-z0-9+.-]*:|//|\#)[^"'?\#]*)
        (?P<rest>[^"']*)(?P=quote)""",
    re.VERBOSE | re.IGNORECASE,
)
_MANIFEST = re.compile(r'<link rel="manifest"[^>]*>')  # which a browser fetches itself
_REFRESH = re.compile(r'(content="\d+; ?url=)(?![a-z]+:)([^"?#]*/)', re.IGNORECASE)


def copied(site: Path, out: Path) -> int:
    """Copies a site so that it needs no server, whole or not at all; returns how many pages it has. Raises Refusal for
    a folder that holds something already.
    """
    refuse_taken(out)
    unfinished = out.with_name(f".{out.name}{_UNFINISHED}")
    shutil.rmtree(unfinished, ignore_errors=True)  # what a killed run left
    try:
        pages = _copied(site, unfinished)
        if out.exists():
            out.rmdir()
        unfinished.rename(out)
    except BaseException:
        shutil.rmtree(unfinished, ignore_errors=True)
        raise
    return pages


def refuse_taken(out: Path) -> None:
    """Raises Refusal for a folder that holds something already."""
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise Refusal(str(out), "đã có, và không trống", "chọn một thư mục mới")


def _copied(site: Path, out: Path) -> int:
    out.mkdir(parents=True)
    pages = 0
    for path in sorted(site.rglob("*")):
        if not path.is_file():
            continue
        name = path.relative_to(site).as_posix()
        for made, content in _made(name, path):
            target = out / made
            target.parent.mkdir(parents=True, exist_ok=True)
            if content is None:
                shutil.copyfile(path, target)
            else:
                target.write_bytes(content)
        pages += name.endswith(".html")
    (out / SCRIPT).write_text(_script(), encoding="utf-8")
    return pages


def _script() -> str:
    return (resources.files(__package__) / SCRIPT).read_text(encoding="utf-8")


def _made(name: str, path: Path) -> Iterator[tuple[str, bytes | None]]:
    """What a file of the site becomes: names and contents, None for the file as it is."""
    if name in _NEEDLESS:
        return
    if name == _MATERIAL[0]:
        yield _MATERIAL[1], b"var __index = " + path.read_bytes()
    elif fnmatch(name, _WORKERS):
        yield f"{name}.file.js", _worker(name, path.read_text(encoding="utf-8"))
    elif any(fnmatch(name, pattern) for pattern in _WRAPPED):
        yield f"{name}.file.js", wrapped(name, path.read_bytes())
    elif name.endswith(".html"):
        page = as_file(path.read_text(encoding="utf-8"), name.count("/"))
        yield name, page.encode()
        if _is_compared(name, path):
            yield f"{name}.file.js", wrapped(name, page.encode())
    else:
        yield name, None


def _is_compared(name: str, path: Path) -> bool:
    """Whether a page is a version of a text that has several: of those each may be read beside another."""
    if not name.startswith("van-ban/"):
        return False
    slug = Path(*path.parts[: len(path.parts) - name.count("/") + 1])
    inside = name.split("/")[2:]
    return (slug / _COMPARED).is_file() and (len(inside) == 1 or inside[0].startswith("tu-"))


def wrapped(name: str, content: bytes) -> bytes:
    """A file as a script that hands it over; what is no UTF-8 in base 64.

    >>> wrapped("a.json", b'{"b":1}'), wrapped("c.bin", bytes([255]))
    (b'vanban.file("a.json","{\\\\"b\\\\":1}");\\n', b'vanban.file("c.bin","/w==",true);\\n')
    """
    try:
        said, encoded = content.decode(), ""
    except UnicodeDecodeError:
        said, encoded = b64encode(content).decode(), ",true"
    told = json.dumps(said, ensure_ascii=False).replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f"vanban.file({json.dumps(name)},{told}{encoded});\n".encode()


def _worker(name: str, script: str) -> bytes:
    head = f"vanban.worker({json.dumps(name)}, function (self) {{ const fetch = self.fetch;\n"
    return f"{head}{script}\n}});\n".encode()


def as_file(html: str, depth: int) -> str:
    """A page whose links lead to files, and that begins with our script. `depth`: how many folders deep it lies.

    >>> as_file('<head></head><a href="../x/#a">', 1)
    '<head><script src="../offline.js" data-root="../"></script></head><a href="../x/index.html#a">'
    >>> as_file('<a href="https://a.vn/"><a href="#b"><a href="./?q=1">', 1)
    '<a href="https://a.vn/"><a href="#b"><a href="./index.html?q=1">'
    >>> as_file('<a href="../.."><a href=".">', 0)
    '<a href="../../index.html"><a href="./index.html">'
    """
    root = "../" * depth
    begin = f'<script src="{root}{SCRIPT}" data-root="{root or "./"}"></script>'
    html = _LINK.sub(_to_file, html)
    html = _MANIFEST.sub("", html)
    html = _REFRESH.sub(r"\1\2index.html", html)
    return re.sub(r"<head>(\s*<meta charset=[^>]*>)?", lambda found: found[0] + begin, html, count=1)


def _to_file(found: re.Match[str]) -> str:
    path = found["path"]
    if path in ("", ".", "..") or path.endswith(("/.", "/..")):
        path = f"{path}/" if path else path
    whole = f"{path}index.html" if path.endswith("/") else path
    return f"{found['before']}{whole}{found['rest']}{found['quote']}"
