"""What the site publishes for its search: the index, the worker, the scripts of the pages, the results page; and the
two places where a page of Material is told of them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from html import escape
from typing import Any
from urllib.parse import quote

from ..addresses import cited_unit
from ..model import Kind, Page, Site
from ..vietnamese import folded
from . import scripts
from .indexing import Over, whole_file
from .small_files import small_files

MOST_WHOLE = 300  # texts up to which the index is one file
MOST_LETTERS = 20_000_000  # of all texts, up to which it is: packed some 7 MB, which a browser fetches whole
FORMS = ("auto", "whole", "small")  # of the index, as the settings name them
WORKER = "search/worker.js"
STYLE = "search/results.css"
_CONFIG = re.compile(r'<script id="__config" type="application/json">\s*(\{.*?\})\s*</script>', re.S)
_WORKER_OF_MATERIAL = re.compile(r"assets/javascripts/workers/search\.[0-9a-f]+\.min\.js$")
_WORDS = {
    "search.result.one": "Kết quả tìm kiếm",
    "search.result.other": "Kết quả, phù hợp nhất trước",
    "search.result.none": "Không có kết quả",
}

_RESULTS_PAGE = """\
---
title: Tìm kiếm
hide: [navigation, toc]
---

# Tìm kiếm { #dau-trang }

<script src="../search/address.js"></script>
<link rel="stylesheet" href="../search/results.css">
<div id="vb-search" data-base="../" class="vb-search">
  <form role="search" action="./" method="get">
    <label for="vb-query">Từ cần tìm, số hiệu văn bản, hoặc điều khoản</label>
    <input id="vb-query" name="q" type="search" autocomplete="off" autocapitalize="off" spellcheck="false"
      placeholder="vd. khoản 2 điều 5 nghị định 115/2005">
    <button type="submit" >Tìm</button>
  </form>
  <div class="vb-status" role="status"></div>
  <details class="vb-narrow" hidden><summary>Lọc kết quả</summary><div class="vb-filters"></div></details>
  <div class="vb-examples">
    <p>Gõ có dấu hay không dấu, đủ hay đang gõ dở, sai một chữ vẫn tìm được.
    Có thể tìm bằng số hiệu hoặc bằng điều khoản:</p>
    <ul>{examples}</ul>
  </div>
  <ol class="vb-results" role="list"></ol>
  <button type="button" class="vb-more" hidden>Xem thêm kết quả</button>
  <p class="vb-unscripted">Trang tìm kiếm cần JavaScript. Không có JavaScript,
  xem <a href="../van-ban/">danh mục văn bản</a>.</p>
</div>
<script src="../search/results.js" defer></script>
"""


def in_small_files(site: Site) -> bool:
    """Whether the index is made in small files: that of a large collection is, unless the settings say otherwise. Large
    is one of many texts, or of long ones.
    """
    wanted = site.settings.search
    large = len(site.documents) > MOST_WHOLE or sum(len(d.source.text) for d in site.documents) > MOST_LETTERS
    return wanted == "small" or (wanted == "auto" and large) or bool(site.settings.opensearch)


def files(site: Site, over: Over = map, prints: Mapping[str, str] | None = None) -> tuple[Page, ...]:
    """The files of the search; `tim-kiem.md` becomes a page, the others are published as they are. `prints`: what each
    text is made of, by its name, where that is known.
    """
    index = small_files(site, over, prints) if in_small_files(site) else whole_file(site, over)
    contents = {
        WORKER: scripts.worker(),
        "search/address.js": scripts.page_script("address.js"),
        "search/results.js": scripts.page_script(scripts.FIELDS, "snippets.js", "results.js"),
        "search/highlight.js": scripts.page_script("analyser.js", "highlight.js"),
        STYLE: scripts.script("results.css"),
        "tim-kiem.md": _RESULTS_PAGE.replace("{examples}", _examples(site)),
    }
    made = (Page(path, content.encode("utf-8")) for path, content in contents.items())
    return (*(Page(path, content) for path, content in index.items()), *made)


def _examples(site: Site) -> str:
    """Queries that the collection answers: a number, and a clause of the document that has it."""
    found: list[str] = []
    for document in (each for each in site.documents if each.metadata.number):
        number = document.metadata.number or ""
        unit = next((u for u in document.units if not u.component and u.kind in (Kind.DIEU, Kind.KHOAN)), None)
        if unit:
            place = f"{cited_unit(unit.id, unit.address.steps)} {document.metadata.type or ''} {number}"
            found = [number, folded(number), place.replace("  ", " ")]
            break
    return "".join(f'<li><a href="./?q={quote(words)}">{escape(words)}</a></li>' for words in found)


def with_our_worker(html: str) -> dict[str, Any] | None:
    """What Material tells its script, as it writes it into a page, with our worker instead of its own; None where that
    is not found.

    The count that Material would show is of groups, not of results, so what it says does not count.

    >>> config = '{"search": "../assets/javascripts/workers/search.7a47a382.min.js"}'
    >>> told = with_our_worker(f'<script id="__config" type="application/json">{config}</script>')
    >>> told["search"], with_our_worker("<script></script>")
    ('search/worker.js', None)
    """
    found = _CONFIG.search(html)
    config = json.loads(found[1]) if found else {}
    if not _WORKER_OF_MATERIAL.search(config.get("search", "")):
        return None
    return config | {"search": WORKER, "translations": config.get("translations", {}) | _WORDS}
