"""What the site publishes for its search: the index, the worker, the scripts of the pages, the results page; and the two places
where a page of Material is told of them.
"""

from __future__ import annotations

import json
import re

from ..model import Page, Site
from . import scripts
from .indexing import index_of

INDEX = "search/index.json"
WORKER = "search/worker.js"
_WORKER_OF_MATERIAL = re.compile(r'("search": ?")([^"]*)assets/javascripts/workers/search\.[0-9a-f]+\.min\.js"')

_RESULTS_PAGE = """\
---
title: Tìm kiếm
hide: [navigation, toc]
---

# Tìm kiếm

<script>
  // Material would open its own box for ?q=: it looks when the page has been read, and finds the address without it.
  if (new URLSearchParams(location.search).has("q")) {
    window.vanbanSearch = location.search;
    history.replaceState(null, "", location.pathname);
  }
</script>
<div id="vb-search" data-base="../" class="vb-search">
  <form role="search" action="./" method="get">
    <label for="vb-query">Từ cần tìm, số hiệu văn bản, hoặc điều khoản</label>
    <input id="vb-query" name="q" type="search" autocomplete="off" autocapitalize="off" spellcheck="false" placeholder="vd. khoản 2 điều 5 nghị định 115/2005">
    <button type="submit" class="md-button md-button--primary">Tìm</button>
  </form>
  <div class="vb-filters" role="group" aria-label="Lọc kết quả"></div>
  <div role="status" aria-live="polite"></div>
  <ol class="vb-results"></ol>
  <button type="button" class="vb-more md-button" hidden>Xem thêm kết quả</button>
  <noscript><p>Trang tìm kiếm cần JavaScript. Không có JavaScript, xem <a href="../van-ban/">danh mục văn bản</a>.</p></noscript>
</div>
<script src="../search/results.js" defer></script>
"""


def files(site: Site) -> tuple[Page, ...]:
    """The files of the search; `tim-kiem.md` becomes a page, the others are published as they are."""
    contents = {
        INDEX: json.dumps(index_of(site), ensure_ascii=False, separators=(",", ":")),
        WORKER: scripts.worker(),
        "search/results.js": scripts.page_script("snippets.js", "results.js"),
        "search/highlight.js": scripts.page_script("analyser.js", "highlight.js"),
        "tim-kiem.md": _RESULTS_PAGE,
    }
    return tuple(Page(path, content.encode("utf-8")) for path, content in contents.items())


def with_our_worker(html: str) -> tuple[str, int]:
    """A page whose Material starts our worker instead of its own, and how many places were changed (one, if there is a search box).

    >>> with_our_worker('{"search": "../assets/javascripts/workers/search.7a47a382.min.js"}')
    ('{"search": "../search/worker.js"}', 1)
    """
    return _WORKER_OF_MATERIAL.subn(rf'\1\2{WORKER}"', html)
