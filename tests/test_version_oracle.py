"""The oracle of versions: what it lets pass, and each promise broken by hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from test_replaying import CASES, replayed

from build_tools.errors import Refusal
from build_tools.model import Version, VersionUnit
from build_tools.writing.version_oracle import check_sources

PATHS = sorted(CASES.glob("*.md"))


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_every_version_of_the_cases_keeps_the_promises(path: object) -> None:
    documents, _, made = replayed(path)  # type: ignore[arg-type]
    held = {document.source.slug: document for document in documents}
    for slug, versions in made.versions.items():
        check_sources(held[slug], versions, held)


def changed(unit: VersionUnit, at: int = -1, **fields: object) -> VersionUnit:
    """A unit, one stretch of it otherwise."""
    stretches = list(unit.stretches)
    stretches[at] = replace(stretches[at], **fields)  # type: ignore[arg-type]
    return replace(unit, stretches=tuple(stretches))


def put(version: Version, id_: str, fresh: Callable[[VersionUnit], VersionUnit]) -> Version:
    return replace(version, units=tuple(fresh(unit) if unit.id == id_ else unit for unit in version.units))


def last(unit: VersionUnit, words: str) -> VersionUnit:
    return replace(changed(unit, text=words), text=words)


BROKEN: dict[str, tuple[Callable[[Version], Version], str]] = {
    "a letter that no text has": (
        lambda v: put(v, "dieu-4a-khoan-1", lambda u: last(u, "Chợ đêm họp từ 17 giờ.")),
        "không đứng ở",
    ),
    "words of another place": (
        lambda v: put(v, "dieu-4a-khoan-1", lambda u: changed(u, start=3, end=30)),
        "không đứng ở",
    ),
    "words without a place": (
        lambda v: put(v, "dieu-4", lambda u: changed(u, start=None)),
        "không có trong văn bản nào",
    ),
    "words of an effect that is not applied": (
        lambda v: put(v, "dieu-4a", lambda u: changed(u, effect="x#y/1")),
        "chưa được áp dụng",
    ),
    "a text that is not held": (
        lambda v: put(v, "dieu-4a", lambda u: changed(u, slug="luat-khac")),
        "không đứng ở luat-khac",
    ),
    "a unit changed by nothing": (
        lambda v: put(v, "dieu-3-khoan-1-diem-b", lambda u: replace(u, changed_by=())),
        "không văn bản nào sửa",
    ),
    "a unit twice": (lambda v: replace(v, units=(*v.units, v.units[-1])), "đứng hai lần"),
    "a child before its parent": (lambda v: replace(v, units=tuple(reversed(v.units))), "đứng hai lần, hoặc trước"),
    "words that are not shown": (lambda v: put(v, "dieu-4", lambda u: replace(u, heading="Giờ")), "khác lời có nguồn"),
    "a head that is lost": (lambda v: replace(v, frame=v.frame[1:]), "phần ngoài"),
    "a head behind the text": (lambda v: replace(v, frame=tuple((n + 999, b) for n, b in v.frame)), "phần ngoài"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_promise_is_refused(name: str) -> None:
    spoil, said = BROKEN[name]
    documents, _, made = replayed(CASES / "luat-cho.md")
    held = {document.source.slug: document for document in documents}
    first = made.versions["luat-cho"][0]
    with pytest.raises(Refusal, match=said):
        check_sources(held["luat-cho"], [spoil(first)], held)
