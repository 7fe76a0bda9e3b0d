"""The feed of changes: what one text does to another, by date of effect, the latest first (RFC 4287).

Enters: a Site. Leaves: data/changes.atom. Its dates are dates of effect, those to come among them, never the day of the
build: the same texts give the same bytes. Addresses are relative to the feed, for no file knows where the site stands.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from ..model import Effect, Site
from ..rendering import changes
from ..short_titles import date_in_words

MOST = 500  # entries; what is older stands in data/effects.json
FEW = 6  # places that an entry names


def files(site: Site) -> dict[str, bytes]:
    """The feed: path below the site root → content."""
    return {"data/changes.atom": as_atom(site)}


def as_atom(site: Site) -> bytes:
    """One entry for each day on which a text changes another."""
    known = changes.in_time(site)
    found: dict[Group, list[Effect]] = {}
    for effect in site.effects:
        if effect.since and changes.of_another(effect):
            found.setdefault(_group(effect), []).append(effect)
    groups = sorted(found.items(), key=lambda group: group[0], reverse=True)[:MOST]
    latest = groups[0][0][0] if groups else "1945-09-02"
    entries = "".join(line for key, some in groups for line in _entry(key, some, known))
    head = (
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="vi">\n'
        "<id>urn:vanban:changes</id>\n<title>Thay đổi của các văn bản, theo ngày có hiệu lực</title>\n"
        f'<updated>{latest}T00:00:00+07:00</updated>\n<link rel="self" href="changes.atom"/>\n'
        '<link href="../"/>\n<author><name>Vanban</name></author>\n'
    )
    return (head + entries + "</feed>\n").encode()


Group = tuple[str, str, str, str, str]


def _group(effect: Effect) -> Group:
    return effect.since or "", effect.source or "", effect.source_work, effect.target or "", effect.work


def _entry(group: Group, effects: list[Effect], known: changes.InTime) -> Iterator[str]:
    day, source, source_work, target, work = group
    acting = changes.name_of(known, source or None, source_work)
    changed = changes.name_of(known, target or None, work)
    ended = bool(changes.whole(effects))
    title = f"{changed.words} {'hết hiệu lực' if ended else 'có thay đổi'} từ {date_in_words(day)}"
    said = [f"{changes.place(known, e) or 'văn bản'} {changes.PASSIVE.get(e.action, '')}" for e in effects]
    more = f" và {len(said) - FEW} chỗ khác" if len(said) > FEW else ""
    yield "<entry>\n"
    yield f"<id>urn:vanban:changes:{day}:{escape(source or source_work)}:{escape(target or work)}</id>\n"
    yield f"<title>{escape(title)}</title>\n<updated>{day}T00:00:00+07:00</updated>\n"
    yield f"<link href={quoteattr('../' + (changed.url or acting.url))}/>\n" if changed.url or acting.url else ""
    summary = f"Bởi {acting.words}: {'; '.join(said[:FEW])}{more}."
    yield f"<summary>{escape(summary)}</summary>\n</entry>\n"
