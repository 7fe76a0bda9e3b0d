"""The page of a text that was saved, shown before the site is built again.

Enters: what was known of the collection when it was last built whole, and the one text that has changed since. Leaves:
its page, as the others are made, put where the served one lies. It is resolved against the works and texts of the last
whole build, and shows no versions; all that the change means for other pages follows with the whole build.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

from .. import pipeline, reading, rendering, writing
from ..errors import Refusal
from ..model import Document, Reference, Site
from ..reading import FOLDER
from . import page_frames, page_making

log = logging.getLogger("mkdocs.plugins.vanban")
V = TypeVar("V")
QUIET = 2.0  # seconds without another change before the whole is built
Stamps = Mapping[str, tuple[int, int]]


class SavedAgain(Exception):
    """Somebody has saved while the whole was being built: what is being built is out of date."""


def stamps(root: Path) -> Stamps:
    """Hour and size of every file beside the raw texts, by name; {} where they cannot be told."""
    try:
        files = [(path.name, path.stat()) for path in (root / FOLDER).iterdir() if path.is_file()]
    except OSError:
        return {}
    return {name: (found.st_mtime_ns, found.st_size) for name, found in files}


def the_one(before: Stamps, now: Stamps) -> str | None:
    """The text that alone has changed since, by itself or by the decisions beside it.

    >>> the_one({"a.txt": (1, 1), "b.txt": (1, 1)}, {"a.txt": (2, 1), "b.txt": (1, 1)})
    'a'
    >>> the_one({"a.txt": (1, 1)}, {"a.txt": (2, 1), "c.txt": (1, 1)})
    >>> the_one({"works.toml": (1, 1)}, {"works.toml": (2, 1)})
    """
    changed = [name for name in before.keys() | now.keys() if before.get(name) != now.get(name)]
    texts = {name.rpartition(".")[0] for name in changed if name.endswith((".txt", ".toml"))}
    one = texts.pop() if len(texts) == 1 else ""
    held = f"{one}.txt" in before and f"{one}.txt" in now
    return one if held and all(name in (f"{one}.txt", f"{one}.toml") for name in changed) else None


@dataclass(frozen=True, slots=True)
class Glance:
    """A text read anew: what a finished page is checked against, and its page as MkDocs will make it."""

    document: Document
    references: tuple[Reference, ...]
    page: writing.Made


class Beside(Mapping[str, V]):
    """What is known of each text, but of one that is read anew, which has another value, or none. Of the others nothing
    is read: of a large collection they lie on the disk.

    >>> {**Beside({"a": 1, "b": 2}, "a", 3)}, {**Beside({"a": 1, "b": 2}, "a")}, len(Beside({"a": 1}, "b", 2))
    ({'b': 2, 'a': 3}, {'b': 2}, 2)
    """

    def __init__(self, others: Mapping[str, V], slug: str, value: V | None = None) -> None:
        self._others, self._slug, self._value = others, slug, value

    def __getitem__(self, slug: str) -> V:
        if slug != self._slug:
            return self._others[slug]
        if self._value is None:
            raise KeyError(slug)
        return self._value

    def __contains__(self, slug: object) -> bool:
        return self._value is not None if slug == self._slug else slug in self._others

    def __iter__(self) -> Iterator[str]:
        yield from (slug for slug in self._others if slug != self._slug)
        yield from () if self._value is None else (self._slug,)

    def __len__(self) -> int:
        return len(self._others) - (self._slug in self._others) + (self._value is not None)


class Glances:
    """What is known of the collection since it was last built, while it is served."""

    def __init__(self) -> None:
        self.stamps: Stamps = {}
        self.site = Site((), {}, ())
        self.lookup: pipeline.Lookup | None = None
        self.around: rendering.Surroundings | None = None
        self.maker: page_making.Maker | None = None

    def begin(self, root: Path) -> None:
        """Before all texts are read."""
        self.stamps = stamps(root)

    def built(self, site: Site) -> None:
        """After the whole was built."""
        self.site, self.around = site, rendering.surroundings(site)

    def watch(self, server: Any, root: Path, expect: Callable[[Glance], None]) -> pipeline.Progress:
        """From now on the server shows what is saved at once; the progress that ends a build of the whole when more is
        saved. `expect` is told what a page is going to be checked against.
        """
        server.builder = builder(server, server.builder, lambda: self._shown(root, expect))
        return watched(server)

    def _shown(self, root: Path, expect: Callable[[Glance], None]) -> bool:
        """Whether the page of the one text that was saved is shown now; what is wrong with it the whole build tells."""
        now = stamps(root)
        slug, self.stamps = the_one(self.stamps, now), now
        if not (slug and self.lookup and self.around and self.maker):
            return False
        try:
            found = self._read(root, slug, self.lookup, self.around)
            expect(found)
            url = put(found, self.maker)
        except (Refusal, OSError):
            return False
        log.info("Đã hiện %s; các trang khác được dựng sau đó", url)
        return True

    def _read(self, root: Path, slug: str, lookup: pipeline.Lookup, around: rendering.Surroundings) -> Glance:
        """One text as it stands now. Raises Refusal."""
        source = reading.read(root / FOLDER / f"{slug}.txt", root)
        document, references, findings = pipeline.anew(source, lookup)
        time = replace(
            around.time,
            documents=Beside(around.time.documents, slug, rendering.head(document)),
            versions=Beside(around.time.versions, slug),
        )
        around = replace(
            around,
            documents=Beside(around.documents, slug, document),
            references=Beside(around.references, slug, references),
            findings=Beside(around.findings, slug, findings),
            time=time,
        )
        return Glance(document, references, writing.of_text(slug, around, writing.addresses(self.site)))


def put(glance: Glance, maker: page_making.Maker) -> str:
    """Makes the page of a text and puts it where it is served; its address. Raises Refusal, OSError."""
    page = glance.page.pages.texts[0]
    facts, output = maker.made(page_frames.generated(page, maker.config))
    if facts.wrong:
        raise Refusal(*facts.wrong)
    url = page.path.removesuffix(".md") + "/"
    path = Path(maker.config.site_dir) / url / "index.html"
    aside = path.with_name("index.html.new")
    aside.write_text(output, encoding="utf-8")
    aside.replace(path)
    return url


def builder(server: Any, whole: Callable[[], None], glance: Callable[[], bool]) -> Callable[[], None]:
    """What the server of MkDocs does when a file was saved: of one text the page is shown at once; when nothing more is
    saved for a while, or at once where it is anything else, the whole is built.
    """

    def build() -> None:
        while True:
            shown = glance()
            while shown:
                _show(server)
                shown = _is_asked(server, QUIET) and glance()
            try:
                whole()
            except SavedAgain:
                _is_asked(server, 0)
            else:
                server._wanted_epoch = _hour()  # other pages have changed since the one was shown
                return

    return build


def watched(server: Any) -> pipeline.Progress:
    """A progress that ends a build that is out of date."""

    def progress(_what: str, _done: int, _of: int) -> None:
        if server._want_rebuild:
            raise SavedAgain

    return progress


def _show(server: Any) -> None:
    """Browsers load the page that they have open again."""
    with server._epoch_cond:
        server._visible_epoch = server._wanted_epoch = _hour()
        server._epoch_cond.notify_all()


def _is_asked(server: Any, seconds: float) -> bool:
    """Whether something more is saved within so many seconds; it is being seen to then."""
    with server._rebuild_cond:
        asked = server._rebuild_cond.wait_for(lambda: server._want_rebuild or server._shutdown, timeout=seconds)
        asked = bool(asked and server._want_rebuild)
        if asked:
            server._want_rebuild = False
    return asked


def _hour() -> int:
    return time.monotonic_ns() // 1_000_000
