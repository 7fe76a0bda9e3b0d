"""The addresses that versions of a text add to those of the text: `tu-2020-01-01`, a version's page, and
`tu-2020-01-01/dieu-5a`, a unit that stands there and that the text as issued has not.

Enters: a document, its versions, the ledger. Leaves: those addresses, and what became of the published ones. A unit is
noted under the first version that has it. A version's page that is no more leads by itself to the version of that day:
one asks which words stood then, not which effect changed them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from ..model import Document, Finding, ShownUnit, Version, VersionUnit
from .address_rows import Ledger
from .anchors import changed_finding, compare, vanished_finding
from .version_marks import day_of, is_page

__all__ = ["added", "former_versions", "shown", "version_findings"]


def added(document: Document, versions: Iterable[Version]) -> tuple[VersionUnit, ...]:
    """The addresses that versions add, as units under those addresses; a page as a unit without words."""
    seen = {unit.id for unit in document.units}
    found: list[VersionUnit] = []
    for version in versions:
        page = f"tu-{version.since}"
        found += [replace(unit, id=page, label="", heading=None, text="") for unit in version.units[:1]]
        found += [replace(unit, id=f"{page}/{unit.id}") for unit in version.units if unit.id not in seen]
        seen |= {unit.id for unit in version.units}
    return tuple(found)


def shown(document: Document, versions: Iterable[Version]) -> tuple[ShownUnit, ...]:
    """All that has an address on the pages of a text: its units, and what its versions add."""
    return (*document.units, *added(document, versions))


def version_findings(document: Document, versions: Sequence[Version], noted: Ledger | None) -> Iterator[Finding]:
    """What became of published units of versions that are gone, or mean another text."""
    if noted is None or not any("/" in anchor for anchor in (*noted.in_versions, *noted.aliases, *noted.disputed)):
        return
    units = {unit.id: unit for unit in shown(document, versions)}
    seen = compare(units.values(), noted)
    yield from (vanished_finding(anchor, noted) for anchor in seen.vanished if "/" in anchor)
    yield from (changed_finding(units[anchor], noted, None) for anchor in seen.changed if "/" in anchor)


def former_versions(
    noted: Mapping[str, Ledger],
    versions: Mapping[str, Sequence[Version]],
    renamed: Mapping[str, str],
    slugs: Iterable[str],
) -> tuple[tuple[str, str, str, str | None], ...]:
    """Published pages of versions that are no more: text, day, and the text and the day of the version that holds then,
    None for the text as issued.
    """
    present = {slug: slug for slug in slugs} | {former: now for former, now in renamed.items() if now}
    found = []
    for former, now in sorted(present.items()):
        days = [version.since for version in versions.get(now, ())]
        for anchor in sorted(noted[former].in_versions) if former in noted else ():
            day = day_of(anchor)
            if is_page(anchor) and (former != now or day not in days):
                found.append((former, day, now, max((each for each in days if each <= day), default=None)))
    return tuple(found)
