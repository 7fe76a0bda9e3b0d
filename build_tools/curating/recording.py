"""Recording: every published address goes into the ledger, so that none can ever vanish; and what persons decide when
one would: where it leads now, that what stands there is the same place mended, that a text was taken away.

Enters: the project root, and addresses ("slug#anchor", a text's name, a work's key). Leaves: the ledger, old or new as
a whole, and what was done, in words.
"""

from __future__ import annotations

import datetime
import sys
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from pathlib import Path

from .. import ledger, pipeline
from ..errors import Refusal, raise_all
from ..execution import caching
from ..ledger import DOCUMENTS, FOLDER, WORKS, Ledger
from ..model import Document, ShownUnit, Site
from ..reading import chosen
from ..storage import locked
from . import checking

Changes = dict[str, Ledger | None]
_NAMED = 12  # so many addresses of one kind are named; the rest is counted


@dataclass(frozen=True, slots=True)
class Recorded:
    """What was written: the files of the texts, and what is new, moved or gone, in words."""

    paths: tuple[Path, ...]
    words: tuple[str, ...] = ()


def record(
    root: Path,
    slugs: tuple[str, ...] = (),
    work: caching.Workers = caching.HERE,
    progress: pipeline.Progress = pipeline.silent,
) -> Recorded:
    """Writes the ledger of anchors of the collection below `root`, or of the named documents, and the keys of its cited
    works, all of it or none; leaves the files of the documents. Raises Refusal while a published address would break,
    with the commands that settle it.
    """
    outcome = pipeline.attempt(root, progress, work)
    raise_all(outcome.refused.values())
    site = outcome.site
    documents = chosen(site.documents, slugs)
    today = datetime.date.today().isoformat()
    with _held(root):
        changes: Changes = {WORKS: ledger.updated_works(root, site.works)}
        for former, now in site.renamed.items():
            if now and (not slugs or now in slugs):
                changes = ledger.renaming(root, former, now, changes)
        words: list[str] = []
        refused = [] if slugs else list(_gone(site, root))
        for document in documents:
            slug, units = document.source.slug, units_of(document, site)
            noted = changes.get(slug) or ledger.read(root, slug)
            if noted:
                seen = ledger.compare(units, noted)
                refused += _broken(slug, noted, seen, site)
                words += _news(slug, units, noted, seen)
            else:
                words.append(f"{slug}: mới, {len(units)} neo.")
            updated = ledger.updated(units, noted, title_of(document))
            changes[slug] = ledger.dated(updated, noted, document, today)
        raise_all([*(_cut(name, each) for name, each in changes.items() if each and each.missing), *refused])
        known = _known_findings(root, outcome, {document.source.slug for document in documents})
        ledger.write_all(root, changes, {ledger.FINDINGS: ledger.findings_file(known)})
    return Recorded(tuple(ledger.path_of(root, document.source.slug) for document in documents), tuple(words))


def _known_findings(root: Path, outcome: pipeline.Outcome, slugs: Collection[str]) -> dict[str, Iterable[str]]:
    """What there is to look at in the texts that are recorded, and what was known of the others."""
    of_texts, beside = checking.rows_by_text(root, outcome)
    before = ledger.noted_findings(root) or {}
    known: dict[str, Iterable[str]] = {slug: marks for slug, marks in before.items() if slug in of_texts}
    known |= {slug: [mark for row in rows for mark in row.marks] for slug, rows in of_texts.items() if slug in slugs}
    return known | {ledger.COLLECTION: [mark for row in beside for mark in row.marks]}


def _held(root: Path) -> AbstractContextManager[None]:
    return locked(root / FOLDER, lambda words: print(words, file=sys.stderr))


def _cut(name: str, noted: Ledger) -> Refusal:
    (found,) = ledger.cut(f"{FOLDER}/{name}.tsv", noted)
    return Refusal(f"{FOLDER}/{name}.tsv", found.message, found.hint)


def units_of(document: Document, site: Site) -> tuple[ShownUnit, ...]:
    """All that has an address on the pages of a text."""
    return ledger.shown(document, site.versions.get(document.source.slug, ()))


def title_of(document: Document) -> str:
    """What a text is, in a line."""
    data = document.metadata
    return " ".join(filter(None, (data.type, data.number and f"số {data.number}", data.title)))


# ------------------------------------------------------------------ what is told


def _news(slug: str, units: Sequence[ShownUnit], noted: Ledger, seen: ledger.Comparison) -> Iterator[str]:
    known = {*noted.addresses(), *seen.moved.values()}
    yield from _some(f"{slug}: neo mới", [f"#{unit.id}" for unit in units if unit.id not in known])
    yield from _some(f"{slug}: đã chuyển", [f"#{former} → #{now}" for former, now in seen.moved.items()])


def _some(what: str, items: Sequence[str]) -> Iterator[str]:
    if items:
        more = f" và {len(items) - _NAMED} neo nữa" if len(items) > _NAMED else ""
        yield f"{what}: {', '.join(items[:_NAMED])}{more}."


def _broken(slug: str, noted: Ledger, seen: ledger.Comparison, site: Site) -> Iterator[Refusal]:
    """The published anchors of a text that are gone or mean another text, each with the command that settles it."""
    now = ledger.found_in(noted, [*seen.vanished, *seen.changed], site.documents)
    yield from _in_other_texts(slug, now.values())
    for anchor in seen.changed:
        yield _settled_by(
            f"{slug}#{anchor}", "nay chỉ vào một đoạn khác", noted.words.get(anchor, ""), now.get(anchor), True
        )
    for anchor in seen.vanished:
        yield _settled_by(
            f"{slug}#{anchor}", "đã công bố nay không còn", noted.words.get(anchor, ""), now.get(anchor), False
        )


def _in_other_texts(slug: str, places: Iterable[str]) -> Iterator[Refusal]:
    """Where a text was split, the one command that settles what its prints tell, before the many for one each."""
    for other, count in sorted(Counter(place.partition("#")[0] for place in places).items()):
        if other != slug and count > 1:
            way = f"vanban record --moved {slug} {other} (một lệnh cho cả {count} đoạn)"
            yield Refusal(slug, f"{count} đoạn đã công bố nay ở: {other}", way)


def _settled_by(address: str, what: str, words: str, now: str | None, stands: bool) -> Refusal:
    there = f"; ở đó đã in: “{words}”" if words else ""
    ways = [
        f"vanban record --moved {address} {now or 'TÊN#NEO_MỚI'}" + ("" if now else " (nếu đoạn ấy nay ở chỗ khác)")
    ]
    if stands:
        ways.append(f"vanban record --accept {address} (nếu vẫn là điều khoản ấy, nay sửa lời)")
    return Refusal(address, what + there, "\n    hoặc ".join(ways))


def _gone(site: Site, root: Path) -> Iterator[Refusal]:
    """Published texts of which no file is left."""
    for slug in (former for former, now in site.renamed.items() if not now):
        noted = ledger.read(root, slug) or Ledger()
        found = ledger.found_in(noted, noted.prints, site.documents)
        where = sorted({address.partition("#")[0] for address in found.values()})
        told = f"; {len(found)} trong {len(noted.prints)} đoạn nay ở: {', '.join(where)}" if where else ""
        way = f"vanban record --moved {slug} {where[0]}\n    hoặc " if where else ""
        yield Refusal(
            slug,
            f"“{noted.text or slug}” đã công bố nay không có tệp nào{told}",
            f'{way}vanban record --removed {slug} --reason "…"',
        )


# ------------------------------------------------------------------ what persons decide


def accept(
    root: Path,
    addresses: Iterable[str],
    work: caching.Workers = caching.HERE,
    progress: pipeline.Progress = pipeline.silent,
) -> tuple[str, ...]:
    """From now on each address means what stands there today; returns the words then and now. Raises Refusal."""
    site = pipeline.build(root, progress, work)
    documents = {document.source.slug: document for document in site.documents}
    with _held(root):
        changes: dict[str, Ledger] = {}
        told, refused = [], []
        for address in addresses:
            slug, _, anchor = address.partition("#")
            noted = changes.get(slug) or ledger.read(root, slug)
            held = documents.get(slug)
            done = ledger.accepted(units_of(held, site), noted, anchor) if held and noted else None
            if done is None:
                refused.append(
                    Refusal(address, "không phải là neo đã công bố và đang có", "viết TÊN#NEO như `vanban check` in ra")
                )
                continue
            changes[slug], then, now = done
            told.append(f"{address}: trước là “{then}”, nay là “{now}”.")
        raise_all(refused)
        ledger.write_all(root, changes)
    return tuple(told)


def move(
    root: Path,
    former: str,
    now: str,
    work: caching.Workers = caching.HERE,
    progress: pipeline.Progress = pipeline.silent,
) -> tuple[str, ...]:
    """From now on one address leads to another: an anchor, a whole text (all that its prints tell), a work's key.
    Returns what was done. Raises Refusal.
    """
    site = pipeline.build(root, progress, work)
    with _held(root):
        if "#" in former:
            changes, told = _move_anchor(root, former, now, site)
        elif ledger.path_of(root, former).exists() or any(d.source.slug == now for d in site.documents):
            changes, told = _move_text(root, former, now, site)
        else:
            changes, told = _move_key(root, former, now, site)
        ledger.write_all(root, changes)
    return told


def _unknown(address: str, what: str) -> Refusal:
    return Refusal(address, what, "viết TÊN#NEO, TÊN văn bản hay khóa như `vanban check` và `vanban record` in ra")


def _move_anchor(root: Path, former: str, now: str, site: Site) -> tuple[Changes, tuple[str, ...]]:
    slug, _, anchor = former.partition("#")
    noted = ledger.read(root, slug)
    if noted is None or anchor not in noted.addresses():
        raise _unknown(former, "chưa từng được công bố")
    there, _, place = now.partition("#")
    held = next((document for document in site.documents if document.source.slug == there), None)
    if held is None or (place and place not in {unit.id for unit in units_of(held, site)}):
        raise _unknown(now, "không có trong các văn bản đang có")
    to = place if there == slug and place else f"{there}#{place}"
    return {slug: ledger.moved_to(noted, anchor, to)}, (f"{former} → {now}.",)


def _move_text(root: Path, former: str, now: str, site: Site) -> tuple[Changes, tuple[str, ...]]:
    """All that is gone of a text leads to where its words stand in another. Of a text that is gone itself, what is
    found nowhere leads to the page of the other.
    """
    documents = {document.source.slug: document for document in site.documents}
    noted = ledger.read(root, former)
    if noted is None:
        raise _unknown(former, "chưa từng được công bố")
    if now not in documents:
        raise _unknown(now, "không có văn bản này")
    gone = _lost_anchors(documents.get(former), noted, site)
    found = ledger.found_in(noted, gone, [documents[now]])
    if former not in documents:
        found = dict.fromkeys(gone, f"{now}#") | found
    for anchor, to in found.items():
        noted = ledger.moved_to(noted, anchor, to)
    told = [f"{former}#{anchor} → {to.rstrip('#')}." for anchor, to in found.items()]
    left = [anchor for anchor in gone if anchor not in found]
    told += [f"{former}#{anchor}: không tìm thấy ở {now}; chạy --moved cho riêng neo này." for anchor in left]
    changes: Changes = {former: noted}
    if former not in documents:
        listed = ledger.read(root, DOCUMENTS) or Ledger()
        changes[DOCUMENTS] = replace(listed, aliases=listed.aliases | {former: now})
    return changes, tuple(told) or (f"{former}: không có neo nào mất.",)


def _lost_anchors(document: Document | None, noted: Ledger, site: Site) -> Sequence[str]:
    """The published anchors of a text that are no more: those that vanished; of a text that is gone itself, all."""
    if document:
        return ledger.compare(units_of(document, site), noted).vanished
    return [anchor for anchor in noted.prints if anchor not in noted.aliases]


def _move_key(root: Path, former: str, now: str, site: Site) -> tuple[Changes, tuple[str, ...]]:
    noted = ledger.read(root, WORKS)
    if noted is None or former not in noted.addresses():
        raise _unknown(former, "chưa từng được công bố")
    if now not in {work.key for work in site.works}:
        raise _unknown(now, "không có văn bản được dẫn chiếu nào mang khóa này")
    return {WORKS: replace(noted, aliases=noted.aliases | {former: now})}, (f"dan-chieu/{former}/ → dan-chieu/{now}/.",)


def remove(
    root: Path,
    slug: str,
    reason: str,
    work: caching.Workers = caching.HERE,
    progress: pipeline.Progress = pipeline.silent,
) -> tuple[str, ...]:
    """A text was taken away: its page says what stood there, when it went and why. Raises Refusal."""
    site = pipeline.build(root, progress, work)
    with _held(root):
        noted = ledger.read(root, slug)
        if noted is None:
            raise _unknown(slug, "chưa từng được công bố")
        if any(document.source.slug == slug for document in site.documents):
            raise Refusal(f"source_texts/{slug}.txt", "tệp vẫn còn", "bỏ tệp khỏi source_texts/, rồi chạy lại")
        listed = ledger.read(root, DOCUMENTS) or Ledger()
        day = datetime.date.today().isoformat()
        told = f"{day} {' '.join(reason.split())}"
        listed = replace(listed, removed=listed.removed | {slug: told}, words=listed.words | {slug: noted.text or slug})
        ledger.write_all(root, {slug: None, DOCUMENTS: listed, WORKS: ledger.updated_works(root, site.works)})
    return (f"{noted.text or slug}: đã gỡ ngày {day}, lý do: {reason}.",)
