"""Face 2: the MkDocs plugin `vanban`. Thin: hands the pages of the corridor to MkDocs and checks what comes out.

Enters: the configuration of MkDocs. Leaves: generated files outside `nav`, findings in the log, a refusal when a page
is wrong.
"""

from __future__ import annotations

import atexit
import logging
import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from jinja2 import Environment
from mkdocs.config import config_options as options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils import CountHandler, meta

from . import pipeline, reading, rendering, searching, storage, writing
from .assembling import asset_names, brisk_markdown, downloads, glancing, page_assets, page_making
from .assembling import page_frames as frame
from .assembling.keeping import keep_last
from .curating.beginning import carried
from .desk import beside
from .errors import Refusal, raise_all
from .execution import caching
from .execution.isolation import COLLECTION
from .findings import waits
from .model import HIDEABLE, Document, Page, Settings, Site
from .reading import FOLDER

log = logging.getLogger("mkdocs.plugins.vanban")
# The words of a text, and the tables of the page that compares, which are most of a page: the place of one is held by
# a table that is empty.
_HTML_ALONE = re.compile(
    r'(?<=\n\n)(?:<table class="(?:side|log)"><thead>.*?</tbody></table>|<div id="van-ban" [^>]*>\n.*?\n</div>)'
    r"(?=\n(?:\n|\Z))",
    re.DOTALL,
)
_ID = re.compile(r'<[a-z][^<>]*? id="([^"]*)"')
_HELD = '<table class="vb-held"></table>'


def _accept(_outcome: pipeline.Outcome) -> None:
    """MkDocs itself takes whatever can be built."""


@dataclass
class Wishes:
    """What the command `vanban` wishes otherwise than MkDocs: to go on without the texts that are refused; to see what
    is about to be published, and perhaps refuse it; to be told how far it is. `without`: texts that were refused
    before.
    """

    keep_going: bool = False
    without: Mapping[str, Refusal] = field(default_factory=dict)
    accept: Callable[[pipeline.Outcome], None] = _accept
    progress: pipeline.Progress = pipeline.silent


class VanbanConfig(Config):  # type: ignore[no-untyped-call]
    """What mkdocs.yml may say below the plugin's name."""

    jobs = options.Type(int, default=0)
    cache = options.Type(bool, default=True)
    articles = options.Type(bool, default=False)  # a small page for each Điều
    downloads = options.ListOfItems(options.Type(str), default=[])
    version_downloads = options.Optional(options.ListOfItems(options.Type(str)))  # as `downloads` where nothing is said
    office = options.Type(str, default="")  # who publishes
    signature = options.Type(str, default="")  # under decisions on words
    people = options.Type(bool, default=False)  # whether names of persons are published
    reviews = options.Type(bool, default=False)  # whether pages say that a text was reviewed, and when
    search = options.Choice(searching.FORMS, default="auto")  # the index of the search: one file, small files
    opensearch = options.Type(str, default="")  # the address of an OpenSearch index that is asked instead
    home_title = options.Type(str, default="")
    home_lead = options.Type(str, default="")
    hidden = options.ListOfItems(options.Choice(HIDEABLE), default=[])  # pages that are not published


class VanbanPlugin(BasePlugin[VanbanConfig]):  # type: ignore[no-untyped-call]
    """Generates the site of `source_texts/` beside mkdocs.yml."""

    def __init__(self) -> None:
        super().__init__()
        self.load_config({})  # what it is where mkdocs.yml says nothing
        self.site = Site((), {}, ())
        self.pages: tuple[Page, ...] = ()
        self.documents: dict[str, Document] = {}
        self.serving = self.dirty = False
        self.replacement: storage.Replacement | None = None
        self.wishes = Wishes()
        self.refused: dict[str, Refusal] = {}  # by slug: texts that are not among the pages
        self.wrong: dict[str, Refusal] = {}  # by slug: pages that the oracle refused
        self.warnings = CountHandler()
        self.warnings.setLevel(logging.WARNING)
        self.generated: frozenset[str] = frozenset()
        self.known: frozenset[str] = frozenset()
        self.maker: page_making.Maker | None = None
        self.files: dict[str, Path] = {}  # to take away: path below the site root, where it lies
        self.shelf = downloads.Shelf()
        self.site_url = ""
        self.assets: asset_names.Names = {}  # what scripts and styles are called, by what they were called
        self.glances = glancing.Glances()

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """The same input gives the same bytes: MkDocs must not write the time of the build into the compressed
        sitemap.
        """
        os.environ.setdefault("SOURCE_DATE_EPOCH", "0")
        self.serving = command == "serve"
        self.dirty = dirty

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """A project without templates of its own has those that the program carries."""
        self.site_url = config.site_url or ""
        templates = str(carried("overrides"))
        own = any((Path(folder) / "moved.html").is_file() for folder in config.theme.dirs)
        if templates not in config.theme.dirs:  # behind those of the project, which may be of an older version
            config.theme.dirs.insert(1 if own else 0, templates)
        config.theme.static_templates.add("manifest.webmanifest")
        config.markdown_extensions.append(brisk_markdown.Brisk())
        hidden = settings_of(self.config, self.serving).hidden
        config.extra.update(office=self.config.office, hidden=sorted(hidden))
        if config.nav and hidden:
            config.nav = [entry for entry in config.nav if not frame.is_hidden(_target(entry), hidden)]
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Builds everything before MkDocs empties the site folder: what is refused here leaves the last good site
        alone.

        While serving, the last good pages are shown on: MkDocs itself would let the browser wait until the file is
        mended.
        """
        try:
            self._build_aside(config)
            self._make(_root(config), config)
        except Refusal as refusal:
            if not (self.serving and self.pages):
                raise PluginError(str(refusal)) from refusal
            log.error("%s\n  Trang đang mở vẫn là bản dựng được lần trước.", refusal)
        for name in reading.unread(_root(config)):
            log.info("%s: không được đọc; đưa vào bằng `vanban import`, hoặc dời đi nơi khác", name)
        self.generated = frozenset(page.path for page in self.pages)
        self.known = writing.addresses(self.site)
        self.wrong = {}
        self.documents = {f"van-ban/{d.source.slug}.md": d for d in self.site.documents}

    def _make(self, root: Path, config: MkDocsConfig) -> None:
        """The pages of all texts; or, where the command says so, of those that can be published. Raises Refusal."""
        self.glances.begin(root)
        with caching.workers(self.config.jobs, caching.folder(root, self.config.cache)) as work:
            named = downloads.settled(self.config.downloads, self.config.version_downloads)
            settings = replace(settings_of(self.config, self.serving), text_in_html=True)
            told = partial(pipeline.publish, root, downloads=named, settings=settings)
            outcome = told(self.wishes.progress, work, self.wishes.without)
            if self.serving and _has_drafts(root):
                outcome = frame.with_drafts(outcome, told(work=work, drafts=True))
            self.files = self.shelf.files(outcome, root, config.site_url or "", work)
        gone_on = self.wishes.keep_going and outcome.site.documents and COLLECTION not in outcome.refused
        if not gone_on:
            raise_all(outcome.refused.values())
        self.wishes.accept(outcome)
        self.site, self.pages, self.refused = outcome.site, outcome.pages, dict(outcome.refused)
        self.glances.lookup = outcome.known
        if searching.in_small_files(self.site):
            log.info("Mục lục tìm kiếm của %d văn bản nằm ở nhiều tệp nhỏ", len(self.site.documents))
        self.pages += writing.article_pages(self.site) if self.config.articles else ()

    def wrong_texts(self) -> dict[str, Refusal]:
        """The texts whose pages are wrong, when these are all that is wrong with the site."""
        held = {document.source.slug for document in self.documents.values()}
        return self.wrong if self.wrong.keys() <= held else {}

    def _build_aside(self, config: MkDocsConfig) -> None:
        """MkDocs empties the folder that it builds into; so it gets another, which takes the place of the last site
        when all is done. Raises Refusal for a folder that is not ours to replace.
        """
        if self.dirty:
            return
        root, target = _root(config), Path(config.site_dir)
        storage.refuse_protected(root, target)
        self.replacement = storage.Replacement(target, log.info)
        atexit.register(self.replacement.abandon)
        refuse_target(root, target)
        config.site_dir = str(self.replacement.fresh)
        self.warnings.counts.clear()
        logging.getLogger("mkdocs").addHandler(self.warnings)

    def _end(self, config: MkDocsConfig | None) -> storage.Replacement | None:
        """The replacement under way, if any, which is then none of the plugin's any more."""
        new, self.replacement = self.replacement, None
        if self.maker:
            self.maker.end()
            self.maker = None
        logging.getLogger("mkdocs").removeHandler(self.warnings)
        if new:
            atexit.unregister(new.abandon)
            if config:
                config.site_dir = str(new.target)
        return new

    def on_build_error(self, *, error: Exception) -> None:
        """The last good site stays."""
        if new := self._end(None):
            new.abandon()

    def on_shutdown(self) -> None:
        """Also after Ctrl-C, of which MkDocs tells nobody."""
        if new := self._end(None):
            new.abandon()

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Hands the pages over; a generated file takes the place of one of the same path in docs/. What the publisher
        hides goes.
        """
        for file in [file for file in files if frame.is_hidden(file.src_uri, config.extra["hidden"])]:
            files.remove(file)
        whole = {page.path for page in self.pages if page.path.endswith(".html")}
        for page in self.pages:
            standing = files.get_file_from_path(page.path)
            if standing:
                files.remove(standing)
            if page.path not in whole:
                files.append(frame.generated(page, config))
        page_assets.joined(files, config)
        files.append(frame.bar(config))
        folder = caching.folder(_root(config), self.config.cache)
        names = asset_names.named(files, config, self.generated | {frame.BAR}, folder)
        config.extra["assets"] = self.assets = names
        for page in (page for page in self.pages if page.path in whole):
            files.append(frame.generated(page, config, names))
        _tell(self.site)
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """The pages that are made apart need not be made by MkDocs in turn."""
        if not self.dirty and page_making.can_make(config):
            folder, jobs = caching.folder(_root(config), self.config.cache), self.config.jobs
            self.maker = page_making.Maker(config, files, nav, self._finished, self.known, folder, jobs)
            made = (file for path in sorted(self.generated) if (file := files.get_file_from_path(path)))
            self.maker.take(
                page_making.Wanted(file, self._made_of(file)) for file in made if file.is_documentation_page()
            )
        return nav

    def _made_of(self, file: File) -> tuple[object, ...]:
        document = self.documents.get(file.src_uri)
        if document is None:
            return ()
        if kept := frame.kept_as(file):
            return (kept.made_of,)
        references = self.site.references.get(document.source.slug, ())
        return rendering.contents(document), writing.demanded(document, references), document.source.path

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Every page of the navigation is known now, and so the frame of all others."""
        env.globals["vb_days"] = frame.days(self.site)
        env.globals["vb_unlisted"] = frame.unlisted(self.site)
        if self.maker and not self.maker.names:
            for path, refusal in self.maker.make(env, self.wishes.progress).items():
                self._refuse(path, refusal)
        return env

    def on_page_markdown(self, markdown: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """The stock search need not read any page: the index is ours. What is HTML already, and has neither links nor
        anchors, need not be read as Markdown: it is put aside until the rest is HTML as well.
        """
        page.meta["search"] = {"exclude": True}
        if page.file.src_uri in self.generated:
            return _HTML_ALONE.sub(_HELD, markdown)
        return frame.unlinked(markdown, config.extra["hidden"])

    def on_page_content(self, html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Gives a document its contents: its units, not only those that are headings. A page that was made has them."""
        if isinstance(page, page_making.MadePage):
            return html
        document = self.documents.get(page.file.src_uri)
        if document:
            page.toc = frame.table_of_contents(rendering.contents(document))
        if page.file.src_uri in self.generated and _HELD in html:
            held = [found[0] for found in _HTML_ALONE.finditer(_words_of(page.file))]
            each = iter(held)
            html = re.sub(re.escape(_HELD), lambda _: next(each), html)
            page.present_anchor_ids = (page.present_anchor_ids or set()) | {id_ for h in held for id_ in _ID.findall(h)}
        return html

    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        """The oracle reads the page as it will be served; a page that was made apart it has read."""
        if isinstance(page, page_making.MadePage):
            return output
        output, refusal = self._finished(output, page)
        if refusal:  # told with those of all other pages
            self._refuse(page.file.src_uri, refusal)
        return output

    def _finished(self, output: str, page: MkDocsPage) -> tuple[str, Refusal | None]:
        """A page as it will be served, and why it may not be."""
        name = page.file.src_uri
        output = frame.with_skip(frame.close(output))
        output = frame.with_running_head(output, page.meta.get("running", ""))
        output = asset_names.in_frame(output, self.assets, whole=name == "tim-kiem.md")
        document = self.documents.get(name)
        try:
            if document:
                writing.check(document, self.site.references.get(document.source.slug, ()), output)
            if name in self.generated:
                place = document.source.path if document else name
                writing.check_markup(place, output, self.known | frame.own_addresses(page, self.site_url))
        except Refusal as refusal:
            return output, refusal
        return output, None

    def _refuse(self, name: str, refusal: Refusal) -> None:
        document = self.documents.get(name)
        self.wrong[document.source.slug if document else name] = refusal

    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        """The page for a missing address asks for scripts by their names as well."""
        return asset_names.in_frame(output_content, self.assets) if template_name == "404.html" else output_content

    @event_priority(-100)  # when every other plugin has written what it writes
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """The site takes its place, without what no page asks for, unless MkDocs is about to refuse it for its
        warnings.
        """
        assets = Path(config.site_dir) / "assets"
        for path in writing.needless(assets):
            path.unlink()
        downloads.copied(self.files, Path(config.site_dir))
        try:
            raise_all(self.wrong.values())
        except Refusal as refusal:
            raise PluginError(str(refusal)) from refusal
        if self.replacement and self.refused:
            keep_last(self.replacement.target, Path(config.site_dir), self.refused)
        refused = config.strict and self.warnings.get_counts()
        if self.maker:
            self.maker.end(whole=True)
            self.glances.maker, self.maker = self.maker, None
        if new := self._end(config):
            try:
                (new.abandon if refused else new.commit)()
            except Refusal as refusal:
                raise PluginError(str(refusal)) from refusal
        if self.serving:
            self.glances.built(self.site)

    def _glanced(self, glance: glancing.Glance) -> None:
        """Against what the page of a text that was read anew is checked."""
        slug = glance.document.source.slug
        self.documents[f"van-ban/{slug}.md"] = glance.document
        self.site = replace(self.site, references=glancing.Beside(self.site.references, slug, glance.references))

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: object) -> LiveReloadServer:
        """Saving a text rebuilds the site; on this machine there is a desk beside it, to go through texts."""
        server.watch(str(_root(config) / FOLDER))
        self.wishes.progress = self.glances.watch(server, _root(config), self._glanced)
        if place := beside(server, _root(config), lambda: self.site):
            log.info("Duyệt văn bản: %s", place)
        return server


def settings_of(said: VanbanConfig, serving: bool = False) -> Settings:
    """What mkdocs.yml says of the site as a whole; who serves it to themselves sees every page."""
    hidden = {*said.hidden, *({"dua-len-mang"} if "huong-dan" in said.hidden else ())}
    return Settings(
        said.office, said.signature, said.people, said.reviews, said.home_title, said.home_lead,
        frozenset() if serving else frozenset(hidden), said.search, said.opensearch,
    )  # fmt: skip


def _has_drafts(root: Path) -> bool:
    """Whether a text that can be read is one that its publisher has not finished. Raises Refusal."""
    return any(source.decisions.state == "draft" for source in reading.read_each(root).sources)


def refuse_target(root: Path, target: Path) -> None:
    """Raises Refusal for a folder that must not be replaced; what is wrong with the texts is told before that."""
    storage.refuse_protected(root, target)
    try:
        storage.refuse_foreign(target, storage.is_site)
    except Refusal:
        reading.read_all(root)
        raise


def _words_of(file: File) -> str:
    """The Markdown of a page, without the values at its head."""
    return meta.get_data(file.content_string)[0]


def _target(entry: object) -> str:
    """The page to which an entry of `nav` leads."""
    return str(next(iter(entry.values()))) if isinstance(entry, dict) else str(entry)


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent


def _tell(site: Site) -> None:
    count = sum(waits(each) for found in site.findings.values() for each in found)
    log.info(
        "%d văn bản, %d văn bản được dẫn chiếu, %d điều cần xem (`vanban check`)",
        len(site.documents),
        len(site.works),
        count,
    )
