"""The frame of pages that MkDocs does not make: as small as a page can be, with the site's own styles and script.

Enters: what stands in the page, as HTML. Leaves: a whole file. Its address is a folder, as of all pages; its canonical
address is its own, said without a host, for no page knows where the site stands.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from html import escape

from ..model import Page


@dataclass(frozen=True, slots=True)
class OwnPage:
    """`path`: the folder below the site root; `up`: words and address, below the site root, of the page above it."""

    path: str
    title: str
    description: str
    up: tuple[str, str]
    body: str
    indexed: bool = True
    names: tuple[tuple[str, str], ...] = ()  # how the text, and each text attached to it, is cited
    scripts: tuple[str, ...] = ("assets/vanban.js",)
    data: str = ""  # linked data, as an element


def written_out(page: OwnPage) -> Page:
    """The file of a page."""
    root = "../" * page.path.count("/")
    robots = "" if page.indexed else '<meta name="robots" content="noindex">'
    names = json.dumps(dict(page.names), ensure_ascii=False).replace("<", "\\u003c")
    said = f'<script type="application/json" id="cach-dan">{names}</script>' if page.names else ""
    scripts = "".join(f'<script src="{root}{name}" defer></script>' for name in page.scripts)
    html = f"""<!doctype html>
<html lang="vi" class="no-js">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>{escape(page.title)}</title>
<meta name="description" content="{escape(page.description)}">
{robots}<link rel="canonical" href="./">
<link rel="icon" href="{root}assets/favicon.svg">
<link rel="stylesheet" href="{root}assets/vanban.css">
<link rel="stylesheet" href="{root}assets/own.css">
<meta property="og:title" content="{escape(page.title)}">
</head>
<body class="vb-own" data-md-color-scheme="default">
<script src="{root}assets/frame.js"></script>
<header><nav aria-label="Đường về"><a class="vb-up" href="{root}{page.up[1]}">‹ {escape(page.up[0])}</a> \
<a href="{root or "./"}">Trang chủ</a> <a href="{root}tim-kiem/">Tìm kiếm</a></nav></header>
<main><article class="md-typeset md-content__inner">
{page.body}
{said}{page.data}
</article></main>
{scripts}
</body>
</html>
"""
    return Page(page.path + "index.html", html.encode())
