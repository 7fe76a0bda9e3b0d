"""Feeds (RFC 4287): the texts that are new, what one text does to another, and both together for each type and body.

Enters: a Site. Leaves: data/new.atom, data/changes.atom, data/loai/<type>.atom, data/co-quan/<body>.atom. The dates are
those at which the ledger first noted a text or its last change (a text that it has not noted is in no list of new
ones), and dates of effect, those to come among them; never the day of the build: the same texts give the same bytes.
Addresses are relative to the feed, for no file knows where the site stands.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from xml.sax.saxutils import escape, quoteattr

from ..addresses import document_url
from ..model import Document, Effect, Site
from ..presenting.short_titles import date_in_words
from ..rendering import changes, lists
from ..rendering.document import description
from ..rendering.wording import full_title

MOST = 500  # entries; what is older stands in data/documents.json and data/effects.json
FEWER = 100  # … of the feed of one type, or of one body
FEW = 6  # places that an entry names
NEVER = "1945-09-02"  # of a feed without entries


@dataclass(frozen=True, slots=True)
class News:
    """One entry. `day`: of its last change; `first`: on which the text was first noted, "" of what is no new text;
    `url`: below the site root, "" where there is no page; `about`: the text that is new or changed, "" where it is not
    held.
    """

    day: str
    id: str
    title: str
    url: str
    summary: str
    first: str = ""
    about: str = ""


def files(site: Site, time: changes.InTime) -> dict[str, bytes]:
    """The feeds: path below the site root → content; `time`: what is known of the texts in time."""
    new = sorted(_new(site), key=lambda told: (told.first, told.id), reverse=True)
    changed = sorted(_changes(site, time), key=lambda told: (told.day, told.id), reverse=True)
    found = {
        "data/new.atom": as_atom("data/new.atom", "Văn bản mới", new[:MOST]),
        "data/changes.atom": as_atom(
            "data/changes.atom", "Thay đổi của các văn bản, theo ngày có hiệu lực", changed[:MOST]
        ),
    }
    by_text: dict[str, list[News]] = defaultdict(list)
    for told in (*new, *changed):
        by_text[told.about].append(told)
    for facet in lists.FED:
        groups = lists.grouped(site.documents, facet)
        pages = lists.paths(facet, groups)
        for value, documents in groups.items():
            path = lists.feed_of(pages[value])
            found[path] = as_atom(path, f"{value}: văn bản mới và thay đổi", _latest(documents, by_text), pages[value])
    return found


def _latest(documents: Iterable[Document], by_text: dict[str, list[News]]) -> list[News]:
    some = (told for document in documents for told in by_text.get(document.source.slug, ()))
    return list(islice(sorted(some, key=lambda told: (told.day, told.id), reverse=True), FEWER))


def as_atom(path: str, title: str, entries: Iterable[News], page: str = "") -> bytes:
    """A feed at a path below the site root; `page`: the page that it belongs to."""
    entries = tuple(entries)
    root, name = "../" * path.count("/"), path.removeprefix("data/").removesuffix(".atom").replace("/", ":")
    latest = max((told.day for told in entries), default=NEVER)
    head = (
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="vi">\n'
        f"<id>urn:vanban:{escape(name)}</id>\n<title>{escape(title)}</title>\n"
        f'<updated>{_moment(latest)}</updated>\n<link rel="self" href={quoteattr(path.rpartition("/")[2])}/>\n'
        f"<link href={quoteattr(root + page)}/>\n<author><name>Vanban</name></author>\n"
    )
    return (head + "".join(line for told in entries for line in _entry(told, root)) + "</feed>\n").encode()


def _entry(told: News, root: str) -> Iterator[str]:
    yield f"<entry>\n<id>urn:vanban:{escape(told.id)}</id>\n"
    yield f"<title>{escape(told.title)}</title>\n<updated>{_moment(told.day)}</updated>\n"
    yield f"<published>{_moment(told.first)}</published>\n" if told.first else ""
    yield f"<link href={quoteattr(root + told.url)}/>\n" if told.url else ""
    what = "summary" if told.url else "content"  # an entry that leads nowhere must hold what it tells
    yield f"<{what}>{escape(told.summary)}</{what}>\n</entry>\n"


def _moment(day: str) -> str:
    return f"{day}T00:00:00+07:00"


def _new(site: Site) -> Iterator[News]:
    """The texts of which the ledger knows when it first noted them."""
    for document in site.documents:
        slug = document.source.slug
        first, last = site.noted.get(slug, ("", ""))
        if first:
            url, said = document_url(slug), description(document)
            yield News(last or first, f"new:{slug}", full_title(document), url, said, first, slug)


Group = tuple[str, str, str, str, str]


def _changes(site: Site, known: changes.InTime) -> Iterator[News]:
    """One entry for each day on which a text changes another."""
    found: dict[Group, list[Effect]] = {}
    for effect in site.effects:
        if effect.since and changes.of_another(effect):
            found.setdefault(_group(effect), []).append(effect)
    for group, effects in found.items():
        yield _change(group, effects, known)


def _group(effect: Effect) -> Group:
    return effect.since or "", effect.source or "", effect.source_work, effect.target or "", effect.work


def _change(group: Group, effects: list[Effect], known: changes.InTime) -> News:
    day, source, source_work, target, work = group
    acting = changes.name_of(known, source or None, source_work)
    changed = changes.name_of(known, target or None, work)
    ended = bool(changes.whole(effects))
    title = f"{changed.words} {'hết hiệu lực' if ended else 'có thay đổi'} từ {date_in_words(day)}"
    said = [f"{changes.place(known, e) or 'văn bản'} {changes.PASSIVE.get(e.action, '')}" for e in effects]
    more = f" và {len(said) - FEW} chỗ khác" if len(said) > FEW else ""
    summary = f"Bởi {acting.words}: {'; '.join(said[:FEW])}{more}."
    name = f"changes:{day}:{source or source_work}:{target or work}"
    return News(day, name, title, changed.url or acting.url, summary, "", target)
