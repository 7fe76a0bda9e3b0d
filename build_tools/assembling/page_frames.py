"""What a finished page gets around its words before it is served, and what lists of pages may say of it.

Enters: the HTML of a page as the theme makes it; the site. Leaves: the page with our search, its address, its running
head; the day of each page's last change, and the pages that no list names.
"""

from __future__ import annotations

import json
import re
from collections import ChainMap
from collections.abc import Collection, Mapping
from dataclasses import replace
from html import escape

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink, TableOfContents

from .. import pipeline, searching
from ..addresses import WORKS, document_url, work_url
from ..execution.text_files import KeptPage
from ..model import Page, Site
from . import asset_names

_INDENT = re.compile(r"\s*\n\s*")


def with_drafts(public: pipeline.Outcome, every: pipeline.Outcome) -> pipeline.Outcome:
    """The public site, and beside it the pages of drafts, which are in no search, no feed and no list that others are
    in; a list that only they fill stands, so that their cards lead somewhere.
    """
    drafts = [d for d in every.site.documents if d.source.decisions.state == "draft"]
    if not drafts:
        return public
    named = tuple(f"{document_url(d.source.slug)}".rstrip("/") for d in drafts)
    standing = {page.path for page in public.pages}
    added = [
        page
        for page in every.pages
        if page.path not in standing
        and (
            page.path.startswith((f"{WORKS}/", "danh-muc/"))
            or page.path.startswith(tuple(f"{n}{end}" for n in named for end in "./"))
        )
    ]
    of_drafts = {d.source.slug: every.site.references[d.source.slug] for d in drafts}
    site = replace(
        public.site,
        documents=(*public.site.documents, *drafts),
        references=ChainMap(of_drafts, public.site.references),  # type: ignore[arg-type]
        works=every.site.works,
        findings=ChainMap(public.site.findings, every.site.findings),  # type: ignore[arg-type]
    )
    return pipeline.Outcome(site, {**public.refused, **every.refused}, (*public.pages, *added), every.known)


def close(html: str) -> str:
    """A page whose frame has no empty lines and no indents; the article stays as it is.

    >>> close("<head>\\n\\n  <title>a</title>\\n </head><article>\\n\\n b</article>\\n\\n\\n</html>")
    '<head>\\n<title>a</title>\\n</head><article>\\n\\n b</article>\\n</html>'
    """
    before, opened, rest = html.partition("<article")
    inside, closed, behind = rest.rpartition("</article>")
    return _INDENT.sub("\n", before) + opened + inside + closed + _INDENT.sub("\n", behind)


OWN_ADDRESS = b'<link rel="canonical" href="./">'


def with_address(path: str, content: bytes, site_url: str | None) -> bytes:
    """A page that MkDocs does not make, with its address in full where the site has one: crawlers want it so."""
    if not site_url or not path.endswith("/index.html") or OWN_ADDRESS not in content:
        return content
    address = escape(f"{site_url.rstrip('/')}/{path.removesuffix('index.html')}")
    return content.replace(OWN_ADDRESS, f'<link rel="canonical" href="{address}">'.encode(), 1)


class GeneratedFile(File):
    """A file of a build of MkDocs whose content is read when it is asked for, and not held."""

    of: Page | KeptPage
    site_url: str | None
    assets: Mapping[str, str]  # what scripts and styles are called now, by what the page calls them

    @property
    def _content(self) -> bytes:
        content = self.of.content
        if self.assets:
            content = asset_names.in_frame(content.decode(), self.assets).encode()
        return with_address(self.of.path, content, self.site_url)

    @_content.setter
    def _content(self, value: object) -> None:
        """It is what its page says."""


def kept_as(file: File) -> KeptPage | None:
    """The page of a file, where it lies on the disk under a name that says what it holds."""
    page = file.of if isinstance(file, GeneratedFile) else None
    return page if isinstance(page, KeptPage) else None


def generated(page: Page, config: MkDocsConfig, assets: Mapping[str, str] | None = None) -> File:
    """The file of a page; `assets`: of one that MkDocs does not make, the names that its frame asks for."""
    file = GeneratedFile.generated(config, page.path, content=b"")
    if isinstance(file, GeneratedFile):
        file.of, file.site_url, file.assets = page, config.site_url, assets or {}
    return file


BAR = "assets/bar.js"


def bar(config: MkDocsConfig) -> File:
    """The script that puts what needs script into a page: what stands in its head (of a small page that would be most),
    and the theme's configuration, in which only the way to the root is a page's own.
    """
    env = config.theme.get_env()
    words = _INDENT.sub("\n", env.get_template("bar.html").render(config=config)).strip()
    told = [json.dumps(each, ensure_ascii=False) for each in (words, _configuration(env, config))]
    return File.generated(config, BAR, content=_BAR % tuple(told))


_BAR = """\
document.currentScript.insertAdjacentHTML("beforebegin", %s);
(told => {
  told.base = new URL("..", document.currentScript.src).href;
  told.search = told.base + told.search;
  const element = Object.assign(document.createElement("script"), { id: "__config", type: "application/json" });
  element.textContent = JSON.stringify(told);
  document.head.append(element);
})(%s);
"""


def _configuration(env: jinja2.Environment, config: MkDocsConfig) -> dict[str, object]:
    """What the theme tells its own script, with our search; refused where that place is not found, as after an update
    of the theme.
    """
    values = {"config": config, "base_url": "", "page": None}
    lang = env.get_template("partials/language.html").make_module(values)
    theme = env.get_template("base.html")
    context = theme.new_context({**values, "lang": lang, "features": config.theme.get("features") or []})
    told = searching.with_our_worker("".join(theme.blocks["config"](context)))
    if told is None:
        raise PluginError("không nối được ô tìm kiếm; phiên bản mkdocs-material có đổi không?")
    return told


_SKIP = re.compile(r'<a href="[^"]*" class="md-skip">[^<]*</a>')


def with_skip(html: str) -> str:
    """A page whose first link leads to its head, not over name, card and basis to the first entry of its contents."""
    if ' id="dau-trang"' not in html:
        return html
    return _SKIP.sub('<a href="#dau-trang" class="md-skip">Đến nội dung trang</a>', html, count=1)


def with_running_head(html: str, words: str) -> str:
    """A page whose root element has the words that stand at the head of each of its printed pages: from no other
    element can the margin of a sheet take them.
    """
    return html.replace("<html ", f'<html data-running="{escape(words)}" ', 1) if words else html


def own_addresses(page: MkDocsPage, site_url: str) -> frozenset[str]:
    """The addresses of this site that a page names in full: its own, and the one that it has now."""
    now = str(page.meta.get("moved_to", "")).replace("../", "")
    return frozenset({page.canonical_url or "", f"{site_url.rstrip('/')}/{now}" if now else ""})


def days(site: Site) -> dict[str, str]:
    """By path of a page: the day of the last change of its text that the ledger noted. Never the day of a build."""
    return {f"{document_url(slug).rstrip('/')}": last for slug, (_, last) in site.noted.items()}


def unlisted(site: Site) -> frozenset[str]:
    """The pages that the map of the site does not name: former addresses, and drafts, which only a publisher sees."""
    drafts = [d.source.slug for d in site.documents if d.source.decisions.state == "draft"]
    texts = (document_url(slug) for slug in (*site.renamed, *site.removed, *drafts))
    works = (work_url(key) for key in site.moved)
    return frozenset(url.rstrip("/") for url in (*texts, *works))


def is_hidden(path: str, hidden: Collection[str]) -> bool:
    """Whether a page of docs/ is one that the publisher hides.

    >>> is_hidden("huong-dan.md", ["huong-dan"]), is_hidden("gioi-thieu.md", ["huong-dan"])
    (True, False)
    """
    return path.removesuffix(".md") in hidden


_LINK = re.compile(r"\[(?P<words>[^\]]*)\]\((?:\./)?(?P<page>[a-z-]+)(?:\.md|/)[^)\s]*\)")


def unlinked(markdown: str, hidden: Collection[str]) -> str:
    """A page of docs/ whose links to pages that are hidden are words.

    >>> unlinked("Xem [nhật ký](dinh-chinh/index.md), [kia](gioi-thieu.md).", ["dinh-chinh"])
    'Xem nhật ký, [kia](gioi-thieu.md).'
    """
    return _LINK.sub(lambda m: m["words"] if m["page"] in hidden else m[0], markdown) if hidden else markdown


def table_of_contents(rows: list[tuple[int, str, str]]) -> TableOfContents:
    """Rows of (level, id, words) as the tree that themes read, in which an entry is HTML."""
    top: list[AnchorLink] = []
    branch: list[AnchorLink] = []
    for level, id_, words in rows:
        item = AnchorLink(escape(words), id_, level)
        del branch[level - 1 :]
        (branch[-1].children if branch else top).append(item)
        branch.append(item)
    return TableOfContents(top)
