"""The anchors of one text against those that were published of it.

Enters: units, and the ledger of their text. Leaves: what became of every anchor, findings for those that would vanish
or come to mean another text, and the ledger brought up to date.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import blake2b
from typing import Any, NamedTuple

from ..findings import finding
from ..model import Document, Finding, ShownUnit
from .address_rows import FOLDER, Ledger
from .prints import MOVED, SAME, distance, first_words, print_of
from .version_marks import is_page, of_version


@dataclass(frozen=True, slots=True)
class Comparison:
    """What became of the published anchors: gone, meaning another text, or moved (former → present)."""

    vanished: tuple[str, ...]
    changed: tuple[str, ...]
    moved: dict[str, str]


def compare(units: Iterable[ShownUnit], ledger: Ledger) -> Comparison:
    """What became of every published anchor. One that leads into another text is that text's affair
    (`texts.astray`).
    """
    prints = {unit.id: print_of(unit) for unit in units}
    published = _published(ledger)
    changed = [
        a for a, old in published.items() if a in prints and not _is_same(prints[a], old, ledger.others.get(a, ()))
    ]
    vanished = [a for a in published if a not in prints and not is_page(a)]
    vanished += [former for former, now in ledger.aliases.items() if _is_lost(former, now, prints)]
    moved = _moved([a for a in vanished if a in published], ledger, prints)
    return Comparison(tuple(a for a in vanished if a not in moved), tuple(changed), moved)


def _published(ledger: Ledger) -> dict[str, str]:
    """The anchors that must stand where they stood, each with the print of what stood there."""
    return {a: old for a, old in ledger.prints.items() if a not in ledger.aliases and a not in ledger.disputed}


def _is_same(now: str, old: str, others: Iterable[str]) -> bool:
    return any(distance(one, now) <= SAME for one in (old, *others))


def _is_lost(former: str, now: str, prints: dict[str, str]) -> bool:
    return former in prints or ("#" not in now and now not in prints)


def _moved(vanished: Iterable[str], ledger: Ledger, prints: dict[str, str]) -> dict[str, str]:
    """Former anchors whose words stand at exactly one new address."""
    fresh = {anchor: value for anchor, value in prints.items() if anchor not in ledger.prints and value}
    found = {}
    for former in vanished:
        near = [
            anchor
            for anchor, value in fresh.items()
            if ledger.prints[former] and distance(ledger.prints[former], value) <= MOVED
        ]
        if len(near) == 1:
            found[former] = near[0]
    return found


def updated(units: tuple[ShownUnit, ...], ledger: Ledger | None, text: str = "") -> Ledger:
    """The ledger with every present anchor, and an alias for each that moved. What vanished or changed stays as
    recorded, so that it goes on being reported until a person decides.
    """
    ledger = ledger or Ledger()
    seen = compare(units, ledger)
    held = {*seen.changed, *(a for a in seen.vanished if a in ledger.prints), *filter(is_page, ledger.prints)}
    kept = {anchor: ledger.prints[anchor] for anchor in ledger.prints if anchor in held}
    words = {unit.id: first_words(unit) for unit in units} | {a: ledger.words.get(a, "") for a in kept}
    prints = {unit.id: kept.pop(unit.id, "") or print_of(unit) for unit in units}
    others = {anchor: values for anchor, values in ledger.others.items() if anchor in held}
    return replace(
        ledger,
        prints=prints | kept,
        aliases=_aliases(ledger, seen),
        words=words,
        others=others,
        text=text or ledger.text,
    )


def dated(ledger: Ledger, before: Ledger | None, document: Document, today: str) -> Ledger:
    """The ledger in which the text stands as it is today: first noted today, where nothing was noted before; changed
    today, where it is not what it was. Of a text that was noted before days were, neither is known.

    What a text is, for this: its raw text, and what persons decided of its words, its metadata and its force. So a new
    version of the program changes no text.
    """
    states = (_state(document),)
    if before is None:
        return replace(ledger, noted=today, changed=today, states=states)
    return replace(ledger, changed=today if ledger.states not in ((), states) else ledger.changed, states=states)


def _state(document: Document) -> str:
    said = document.source.decisions
    words = [(d.start, d.before, d.after) for d in said.corrections if d.accepted]
    lines = [(line.start, line.what) for line in said.lines]
    effects = [(e.source, e.action, e.place, e.after, e.old, e.new, e.from_) for e in said.effects]
    force = said.validity and (said.validity.from_, said.validity.until)
    told = repr((document.source.sha256, sorted(words, key=repr), lines, said.metadata, effects, force))
    return blake2b(told.encode(), digest_size=8).hexdigest()


def _aliases(ledger: Ledger, seen: Comparison) -> dict[str, str]:
    """Every former anchor and where it lands now."""
    return {former: seen.moved.get(now, now) for former, now in ledger.aliases.items()} | seen.moved


def watched(document: Document, noted: Mapping[str, Ledger]) -> Document:
    """The document with its former anchors and a finding for each published one that is gone or means another text."""
    return replace(document, **otherwise(document, noted))


def otherwise(document: Document, noted: Mapping[str, Ledger]) -> dict[str, Any]:
    """The fields of a document that are others where it was published before: its former anchors, and a finding for
    each published one that is gone or means another text.
    """
    whole = noted.get(document.source.slug)
    return {} if whole is None else fields_of(document, became(document, whole))


def fields_of(document: Document, found: AnchorsNow) -> dict[str, Any]:
    """The same from what became of its anchors."""
    told = {"findings": (*document.findings, *found.findings)} if found.findings else {}
    return {"aliases": found.aliases, "forwards": found.forwards, **told}


class AnchorsNow(NamedTuple):
    """What became of the published anchors of a text: those that land on its page, those that lead away from it, and
    what is to be told.
    """

    aliases: tuple[tuple[str, str], ...]
    forwards: tuple[tuple[str, str], ...]
    findings: tuple[Finding, ...]


def became(document: Document, whole: Ledger) -> AnchorsNow:
    """What became of the published anchors of a text: it depends on its units and its ledger alone."""
    ledger = of_text(whole)
    seen = compare(document.units, ledger)
    present = {unit.id: unit for unit in document.units}
    landing = tuple(
        (former, now)
        for former, now in sorted(_aliases(ledger, seen).items())
        if now in present and former not in present
    )
    now = {value: anchor for anchor, unit in present.items() if seen.changed and (value := print_of(unit))}
    forwards = tuple((a, to) for a, to in _elsewhere(ledger, document.source.slug) if a not in present)
    findings = (
        *cut(f"{FOLDER}/{document.source.slug}.tsv", ledger),
        *(vanished_finding(anchor, ledger) for anchor in seen.vanished),
        *(_disputed(former, ways) for former, ways in ledger.disputed.items()),
        *(changed_finding(present[anchor], ledger, now.get(ledger.prints[anchor])) for anchor in seen.changed),
    )
    return AnchorsNow(landing, forwards, findings)


def _elsewhere(ledger: Ledger, own: str) -> Iterator[tuple[str, str]]:
    """The former anchors that lead away from a text's page: into another text, or into a version of this one."""
    for former, now in sorted(ledger.aliases.items()):
        if "#" in now or of_version(now):
            yield former, now if "#" in now else f"{own}#{now}"


def of_text(ledger: Ledger) -> Ledger:
    """The ledger without what stands in versions, which are known later."""
    prints = {anchor: value for anchor, value in ledger.prints.items() if not of_version(anchor)}
    aliases = {former: now for former, now in ledger.aliases.items() if not of_version(former)}
    disputed = {former: ways for former, ways in ledger.disputed.items() if not of_version(former)}
    return replace(ledger, prints=prints, aliases=aliases, disputed=disputed)


def cut(place: str, ledger: Ledger) -> list[Finding]:
    """The finding for a file of the ledger that was cut."""
    if not ledger.missing:
        return []
    return [finding("ledger-cut", None, None, f"Tệp {place} bị cụt: thiếu ít nhất {ledger.missing} dòng đã ghi.")]


def _said(anchor: str, ledger: Ledger) -> str:
    return f" Ở đó đã in: “{ledger.words[anchor]}”." if ledger.words.get(anchor) else ""


def vanished_finding(anchor: str, ledger: Ledger) -> Finding:
    """The finding for a published anchor that is no more."""
    return finding("anchor-vanished", None, None, f"Neo “{anchor}” đã công bố nay không còn.{_said(anchor, ledger)}")


def _disputed(former: str, ways: Iterable[str]) -> Finding:
    ends = ", ".join(f"“{now}”" for now in ways)
    return finding("anchor-vanished", None, None, f"Neo “{former}” có hai dòng dẫn đến hai nơi: {ends}; xóa dòng sai.")


def changed_finding(unit: ShownUnit, ledger: Ledger, now: str | None) -> Finding:
    """The finding for a published anchor that means another text now."""
    there = f" Đoạn cũ nay đứng ở “{now}”." if now else ""
    return finding(
        "anchor-changed",
        getattr(unit, "start", None),
        getattr(unit, "end", None),
        f"Neo “{unit.id}” đã công bố nay chỉ vào một đoạn khác.{_said(unit.id, ledger)}{there}",
    )


def accepted(units: Iterable[ShownUnit], ledger: Ledger, anchor: str) -> tuple[Ledger, str, str] | None:
    """The ledger in which an anchor means what stands there now, and the words that stood there and that stand there
    now; None when no unit has that anchor, or it was never published.
    """
    unit = next((unit for unit in units if unit.id == anchor), None)
    if unit is None or anchor not in ledger.addresses():
        return None
    then, now = ledger.words.get(anchor, ""), first_words(unit)
    aliases = {former: to for former, to in ledger.aliases.items() if former != anchor}
    others = {a: prints for a, prints in ledger.others.items() if a != anchor}
    prints, words = ledger.prints | {anchor: print_of(unit)}, ledger.words | {anchor: now}
    return replace(ledger, prints=prints, aliases=aliases, words=words, others=others), then, now


def moved_to(ledger: Ledger, former: str, now: str) -> Ledger:
    """The ledger in which a former anchor leads to another address: an anchor of its text, or "slug#anchor"."""
    prints = {anchor: value for anchor, value in ledger.prints.items() if anchor != former}
    others = {anchor: values for anchor, values in ledger.others.items() if anchor != former}
    disputed = {anchor: ways for anchor, ways in ledger.disputed.items() if anchor != former}
    return replace(ledger, prints=prints, others=others, disputed=disputed, aliases=ledger.aliases | {former: now})


def found_in(ledger: Ledger, anchors: Iterable[str], documents: Iterable[Document]) -> dict[str, str]:
    """Where the words of anchors that are gone stand now, as "slug#anchor", where exactly one unit of all texts has
    them. A print of no words, or one that two anchors of the ledger have, tells nothing.
    """
    wanted = list(anchors)
    if not wanted:  # most often: the prints of all texts are for those that miss one
        return {}
    every = [(print_of(unit), f"{d.source.slug}#{unit.id}") for d in documents for unit in d.units]
    found = {}
    for anchor in wanted:
        print_ = ledger.prints.get(anchor, "")
        near = [address for value, address in every if print_ and value and distance(print_, value) <= MOVED]
        alike = [a for a, value in ledger.prints.items() if value and a != anchor and distance(print_, value) <= MOVED]
        if len(near) == 1 and not alike:
            found[anchor] = near[0]
    return found
