"""Pages of MkDocs made apart: by several processes, and kept by the hash of all that they are made of.

Enters: files, navigation and configuration of a build of MkDocs, and what the plugin does with a finished page.
Leaves: for each generated page one that MkDocs only has to write. MkDocs, its theme and its Markdown make every page,
here as there, so that the bytes are the same whether pages are made one after the other, side by side, or were kept.
A page that was kept is taken only if whatever it asked of the site when it was made is answered in the same way now.

Pages lie on the disk until they are written: memory holds what is known of the site, not the site.
"""

from __future__ import annotations

import hashlib
import html
import logging
import os
import re
import shutil
import sys
import tempfile
from array import array
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import metadata
from itertools import groupby
from operator import itemgetter
from pathlib import Path

import jinja2
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import TableOfContents

from ..errors import Refusal
from ..execution import caching, processes
from ..model import PageFacts
from . import own_markdown, page_frames

FOLDER = "pages"
SHOWN = "vanban-made.html"  # the template of a page that is made: its words and nothing else
_SAYS = logging.getLogger("mkdocs.structure.pages")
_FEW = 4  # so many pages are made before other processes would have begun
_ABROAD = re.compile(r'="(https?://[^"]*)"')
_PLACE = re.compile(r" at 0x[0-9a-f]+")
_PLUGINS = frozenset({"search", "material/search", "vanban"})  # those of which it is known what they read

_NOT_SHOWN = frozenset(
    {"config_file_path", "dev_addr", "docs_dir", "hooks", "plugins", "site_dir", "strict", "theme", "watch"}
)

Finish = Callable[[str, MkDocsPage], tuple[str, Refusal | None]]


class _Asking(Files):
    """The files of a site, and what a page has asked of them."""

    def __init__(self, files: Files) -> None:
        self._src_uris = files._src_uris
        self.asked: dict[str, str | None] = {}

    def get_file_from_path(self, path: str) -> File | None:
        found = self._src_uris.get(path) or super().get_file_from_path(path)
        self.asked[path] = _answer(found)
        return found


def _answer(found: File | None) -> str | None:
    return f"{found.url} {found.inclusion.name}" if found else None


class Anchors:
    """The anchors of a page: whether one is among them, and nothing else; there are hundreds of thousands."""

    __slots__ = ("_known",)

    def __init__(self, anchors: Iterable[str]) -> None:
        self._known = array("q", sorted(map(hash, anchors)))

    def __contains__(self, anchor: str) -> bool:
        return self.holds(hash(anchor))

    def holds(self, print_: int) -> bool:
        place = bisect_left(self._known, print_)
        return place < len(self._known) and self._known[place] == print_


class MadePage(MkDocsPage):
    """A page that needs no reading, no Markdown and no template any more."""

    def __init__(self, file: File, config: MkDocsConfig, maker: Maker) -> None:
        self._maker = maker
        super().__init__(None, file, config)

    @property
    def _name(self) -> str:
        return self._maker.names[self.file.src_uri]

    def read_source(self, config: MkDocsConfig) -> None:
        """Nothing is read: the maker does, when the pages of the navigation are known."""
        self.markdown, self.meta = "", {"template": SHOWN, "search": {"exclude": True}}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        self.content, self.toc = "", TableOfContents([])

    def made(self) -> str:
        """The page as it will be served."""
        return self._maker.output(self._name, self.file)

    @property
    def present_anchor_ids(self) -> Anchors | None:  # type: ignore[override]
        return self._maker.anchors.get(self.file.src_uri)

    @property
    def links_to_anchors(self) -> dict[File, dict[str, str]]:  # type: ignore[override]
        """To each file, by anchor, the link as it is written; none where all lead to what is there."""
        return {} if self._maker.whole(self.file.src_uri) else self._maker.links(self._name)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A page to be made, and what it is made of beside its file (of a document: its contents, what it must show)."""

    file: File
    of: tuple[object, ...]


class Maker:
    """Makes the pages of one build. `finish` is what the plugin does with the HTML of a page before it is written;
    `known` are the addresses of other sites that the publisher gave; `folder` is where pages are kept, or None.
    """

    def __init__(
        self,
        config: MkDocsConfig,
        files: Files,
        nav: Navigation,
        finish: Finish,
        known: Collection[str],
        folder: Path | None,
        jobs: int = 1,
    ) -> None:
        self.config, self.files, self.nav, self.finish, self.known = config, files, nav, finish, frozenset(known)
        self.jobs = jobs or processes.count()
        self.keeps = folder is not None
        self.folder = folder / FOLDER if folder else Path(tempfile.mkdtemp(prefix="vanban-"))
        self.held: dict[str, tuple[PageFacts, str]] = {}  # what could not be put on the disk
        self.names: dict[str, str] = {}  # by path: the key of each page
        self.anchors: dict[str, Anchors] = {}  # by path
        self._leads: dict[str, list[tuple[str, array[int]]]] = {}  # by path: to which page, to which anchors there
        self.links = lru_cache(4)(self._links)  # asked for twice, then never again

    def take(self, wanted: Iterable[Wanted]) -> None:
        """The pages that MkDocs need not make: all but those of the navigation, whose titles stand on all others."""
        of_the_navigation = {page.file.src_uri for page in self.nav.pages}
        self._wanted = [each for each in wanted if each.file.src_uri not in of_the_navigation]
        for each in self._wanted:
            MadePage(each.file, self.config, self)

    def make(self, env: jinja2.Environment, progress: Callable[[str, int, int], None]) -> dict[str, Refusal]:
        """Makes what is not kept, and tells how far it is; leaves the pages that may not be published, by path."""
        self._env, self._pages = _with_shown(env), self.files.documentation_pages()
        frame = frame_of(self.config, str(self.nav))
        self.names = {w.file.src_uri: caching.key(frame, w.file.src_uri, _content(w.file), *w.of) for w in self._wanted}
        kept = {w.file.src_uri: self._kept(w.file.src_uri) for w in self._wanted}
        left = [w.file for w in self._wanted if kept[w.file.src_uri] is None]
        making = self._side_by_side(left) if len(left) > _FEW and self.jobs > 1 else self._in_turn(left)
        for n, (path, made) in enumerate(making):
            progress("Dựng trang HTML", n, len(left))
            if made:
                self.held[self.names[path]] = made
        progress("Dựng trang HTML", len(left), len(left))
        wrong = {}
        for path, name in self.names.items():
            heard = kept[path]
            if heard is None:  # made now
                facts = self._facts(name)
                heard = facts.heard
                self._note(path, facts)
                if facts.wrong:
                    wrong[path] = Refusal(*facts.wrong)
            for level, words in heard:
                _SAYS.log(level, words)
        return wrong

    def end(self, whole: bool = False) -> None:
        """After the last page was written; of a whole build what was kept of pages that are no more goes."""
        if not self.keeps:
            shutil.rmtree(self.folder, ignore_errors=True)
        elif whole:
            caching.cleared(self.folder, self.names.values())

    # ---------------------------------------------------------- what is kept

    def whole(self, path: str) -> bool:
        """Whether each anchor to which a page leads is there."""
        to = ((self.anchors.get(target), prints) for target, prints in self._leads[path])
        return all(anchors is not None and all(map(anchors.holds, prints)) for anchors, prints in to)

    def _note(self, path: str, facts: PageFacts) -> None:
        """What is asked of a page when all are there."""
        self.anchors[path] = Anchors(facts.anchors)
        self._leads[path] = [
            (sys.intern(to), array("q", [hash(anchor) for _, anchor, _ in some]))
            for to, some in groupby(facts.links, key=itemgetter(0))
        ]

    def _kept(self, path: str) -> tuple[tuple[int, str], ...] | None:
        """What MkDocs said of a page when it was made; None where it must be made, or made again."""
        found = caching.kept(self.folder, self.names[path])
        if not isinstance(found, PageFacts) or found.wrong or not self.known.issuperset(found.abroad):
            return None
        if any(_answer(self.files.get_file_from_path(asked)) != answer for asked, answer in found.asked):
            return None
        self._note(path, found)
        return found.heard

    def _links(self, name: str) -> dict[File, dict[str, str]]:
        found: dict[File, dict[str, str]] = {}
        for path, anchor, written in self._facts(name).links:
            if file := self.files.src_uris.get(path):
                found.setdefault(file, {})[anchor] = written
        return found

    def _facts(self, name: str) -> PageFacts:
        if name in self.held:
            return self.held[name][0]
        found = caching.kept(self.folder, name)
        return found if isinstance(found, PageFacts) else self._again(name)[0]

    def output(self, name: str, file: File) -> str:
        """The HTML of a page; made again if somebody has taken away what was kept of it."""
        if name in self.held:
            return self.held[name][1]
        found = caching.beside(self.folder, name)
        return self._again(name)[1] if found is None else found

    def _again(self, name: str) -> tuple[PageFacts, str]:
        path = next(path for path, each in self.names.items() if each == name)
        file = self.files.src_uris[path]
        self.held[name] = self._made(file)
        return self.held[name]

    # ---------------------------------------------------------- making

    def made(self, file: File) -> tuple[PageFacts, str]:
        """One page more, after all others: as they were made."""
        return self._made(file)

    def _in_turn(self, files: Iterable[File]) -> Iterator[tuple[str, tuple[PageFacts, str] | None]]:
        for file in files:
            yield file.src_uri, self._put(file)

    def _side_by_side(self, files: Sequence[File]) -> Iterator[tuple[str, tuple[PageFacts, str] | None]]:
        """By several processes, the largest pages first."""
        order = sorted(files, key=lambda file: (-len(file.content_bytes), file.src_uri))
        for n, made in processes.as_they_come(self._put, order, self.jobs):
            yield order[n].src_uri, made

    def _put(self, file: File) -> tuple[PageFacts, str] | None:
        """Makes a page and puts it on the disk; what cannot be put there is handed back."""
        facts, output = self._made(file)
        name = self.names[file.src_uri]
        if facts.wrong or not caching.keep(self.folder, name, facts, output):
            return facts, output
        return None

    def _made(self, file: File) -> tuple[PageFacts, str]:
        """One page as MkDocs makes it: `_populate_page` and `_build_page` of mkdocs.commands.build, in their order."""
        config, plugins, asking, standing = self.config, self.config.plugins, _Asking(self.files), file.page
        page = MkDocsPage(None, file, config)
        try:
            with _heard() as heard:
                page = plugins.on_pre_page(page, config=config, files=asking) or page
                page.read_source(config)
                page.markdown = plugins.on_page_markdown(page.markdown or "", page=page, config=config, files=asking)
                if not own_markdown.rendered(page, asking, config):
                    page.render(config, asking)
                page.content = plugins.on_page_content(page.content or "", page=page, config=config, files=asking)
                page.active = True
                context = get_context(self.nav, self._pages, config, page)
                template = self._env.get_template(page.meta.get("template", "main.html"))
                context = plugins.on_page_context(context, page=page, config=config, nav=self.nav)
                output, refusal = self.finish(template.render(context), page)
        finally:
            file.page = standing
        facts = PageFacts(
            tuple(sorted(page.present_anchor_ids or ())),
            tuple(_links(page)),
            tuple(sorted(asking.asked.items())),
            tuple(heard),
            tuple(sorted(set(map(html.unescape, _ABROAD.findall(output))) & set(self.known))),
            (refusal.place, refusal.problem, refusal.remedy) if refusal else None,
        )
        return facts, output


def _content(file: File) -> bytes | str:
    """What a file holds, or a name that says it."""
    kept = page_frames.kept_as(file)
    return kept.name if kept else file.content_bytes


def _links(page: MkDocsPage) -> Iterator[tuple[str, str, str]]:
    for file, anchors in (page.links_to_anchors or {}).items():
        yield from ((file.src_uri, anchor, written) for anchor, written in anchors.items())


@contextmanager
def _heard() -> Iterator[list[tuple[int, str]]]:
    """What MkDocs says of a page while it is made, kept from being said here."""
    heard: list[tuple[int, str]] = []

    def hear(record: logging.LogRecord) -> bool:
        heard.append((record.levelno, record.getMessage()))
        return False

    level = _SAYS.level
    _SAYS.addFilter(hear)
    _SAYS.setLevel(logging.INFO)
    try:
        yield heard
    finally:
        _SAYS.setLevel(level)
        _SAYS.removeFilter(hear)


# ------------------------------------------------------------------ what all pages are made of


def can_make(config: MkDocsConfig) -> bool:
    """Whether all that pages are made of is known: no other plugin, no hook of the publisher's, has a hand in them."""
    return set(config.plugins) <= _PLUGINS and not config.hooks and not _SAYS.isEnabledFor(logging.DEBUG)


def frame_of(config: MkDocsConfig, nav: str = "") -> str:
    """A hash of what every page is made of: configuration, navigation, templates, the programs at work."""
    said = [(key, value) for key, value in sorted(config.data.items()) if key not in _NOT_SHOWN]
    said += [(name, plugin.config) for name, plugin in config.plugins.items() if name != "vanban"]
    theme = [(name, config.theme[name]) for name in sorted(config.theme)]
    parts = (said, theme, nav, _programs(), _templates(config.theme.dirs), os.environ.get("SOURCE_DATE_EPOCH", "0"))
    return hashlib.sha256(_PLACE.sub("", repr(parts)).encode("utf-8", "surrogatepass")).hexdigest()


@cache
def _programs() -> list[str]:
    """All that is installed: asked once, because it is hundreds of files."""
    return sorted(f"{each.metadata['Name']} {each.version}" for each in metadata.distributions())


def _templates(folders: Iterable[str]) -> list[tuple[str, str]]:
    """The templates of the publisher: those of installed programs are known by the programs' versions."""
    own = [Path(folder) for folder in folders if "site-packages" not in Path(folder).parts]
    paths = sorted(path for folder in own for kind in ("*.html", "*.xml", "*.svg") for path in folder.rglob(kind))
    return [(str(path), hashlib.sha256(path.read_bytes()).hexdigest()) for path in paths]


def _with_shown(env: jinja2.Environment) -> jinja2.Environment:
    """An environment that has the template of pages that are made."""
    shown = jinja2.DictLoader({SHOWN: "{{ page.made() }}"})
    env.loader = jinja2.ChoiceLoader([shown, *([env.loader] if env.loader else [])])
    return env
