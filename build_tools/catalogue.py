"""Catalogue: Documents → where every number, name and address lives.

Enters: all documents, and the authority file source_texts/works.toml. Leaves: a Catalogue that answers: what is this document
as a work? which unit stands at this place? what has the publisher said of a work?
"""

from __future__ import annotations

import datetime
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path
from typing import TypeAlias

from . import tables
from .addresses.steps import meanings
from .errors import Refusal
from .model import Document, Kind, Step, Unit

AUTHORITY = "source_texts/works.toml"
Place: TypeAlias = tuple[str, tuple[tuple[Kind, str], ...]]  # component and steps


@dataclass(frozen=True, slots=True)
class Authority:
    """One [[work]] of the authority file: what the publisher says of a work."""

    type: str
    number: str = ""
    date: str = ""
    issuer: str = ""
    province: str = ""
    name: str = ""
    other_names: tuple[str, ...] = ()
    official_url: str = ""
    wrong_dates: tuple[str, ...] = ()  # dates that are printed for it by mistake
    not_same_as: tuple[str, ...] = ()  # keys of works that it is not
    note: str = ""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All that is known of works before the first mention is resolved."""

    documents: tuple[Document, ...]
    by_slug: Mapping[str, Document] = field(default_factory=dict)
    places: Mapping[str, Mapping[Place, tuple[str, ...]]] = field(default_factory=dict)  # slug → place → ids of units
    authorities: tuple[Authority, ...] = ()


def collect(documents: Iterable[Document], root: Path | None = None) -> Catalogue:
    """The catalogue of a collection; `root` is the project root, where source_texts/works.toml may stand."""
    documents = tuple(documents)
    return Catalogue(
        documents,
        {document.source.slug: document for document in documents},
        {document.source.slug: _places(document) for document in documents},
        read_authority(root) if root else (),
    )


def _places(document: Document) -> dict[Place, tuple[str, ...]]:
    """Every unit by its component and the steps it is cited by, and by its last steps alone (a dash only below a unit)."""
    found: dict[Place, list[str]] = {}
    for unit in document.units:
        steps = tuple((step.kind, step.number.lower()) for step in unit.address.steps)
        if unit.kind is Kind.DOAN or any(step.copy > 1 for step in unit.address.steps[:-1]):
            continue
        for start in range(len(steps) - (unit.kind in (Kind.GACH, Kind.CONG))):
            found.setdefault((unit.component, steps[start:]), []).append(unit.id)
    for place, ids in _printed(document).items():
        found.setdefault(place, ids)
    return {place: tuple(ids) for place, ids in found.items()}


# Labels that stand at the beginning of a paragraph without being a unit's ("b.1)", or a khoản that the layout swallowed).
_LABEL = re.compile(r"\s*(?:(?P<khoan>\d{1,2}[a-z]?)\. |(?P<diem>[a-zđ]\.\d{1,2})[.)]?\s)")
_AMENDS = re.compile(r"\W*(?:sửa đổi|bổ sung|bãi bỏ|thay thế)", re.IGNORECASE)


def _printed(document: Document) -> dict[Place, list[str]]:
    """Unnumbered paragraphs by the label that they begin with, in articles that quote no other text."""
    units = {unit.id: unit for unit in document.units}
    found: dict[Place, list[str]] = {}
    for unit in document.units:
        label = _LABEL.match(unit.text) if unit.kind in (Kind.DOAN, Kind.GACH) else None
        home = _home(unit, units) if label else None
        if label and home and not _AMENDS.match(home.heading or home.text):
            steps: tuple[tuple[Kind, str], ...] = tuple((s.kind, s.number.lower()) for s in unit.address.steps if s.kind in (Kind.DIEU, Kind.KHOAN))
            steps = (steps[0], (Kind.KHOAN, label["khoan"])) if label["khoan"] else (*steps, (Kind.DIEM, label["diem"]))
            found.setdefault((unit.component, steps), []).append(unit.id)
    return found


def _home(unit: Unit, units: Mapping[str, Unit]) -> Unit | None:
    """The Điều in which a unit stands."""
    above: Unit | None = unit
    while above and above.kind is not Kind.DIEU:
        above = units.get(above.parent or "")
    return above


def units_at(catalogue: Catalogue, slug: str, component: str, steps: tuple[Step, ...]) -> tuple[str, ...]:
    """Ids of the units that the steps may mean, the exact address first; () when there is none."""
    places = catalogue.places[slug]
    for meant in product(*map(meanings, steps)):
        wanted = tuple((step.kind, step.number.lower()) for step in meant)
        dieu = next((n for n, (kind, _) in enumerate(wanted) if kind is Kind.DIEU), 0)
        for start in dict.fromkeys((dieu, 0)):
            if found := places.get((component, wanted[start:])):
                return found
    return ()


# ------------------------------------------------------------------ the authority file


def read_authority(root: Path) -> tuple[Authority, ...]:
    """The entries of source_texts/works.toml; raises Refusal for one that cannot be read."""
    path = root / AUTHORITY
    if not path.exists():
        return ()
    try:
        entries = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Refusal(AUTHORITY, f"không đọc được TOML: {error}", "sửa cú pháp ở dòng đã nêu") from error
    if wrong := [key for key in entries if key != "work"]:
        raise Refusal(AUTHORITY, f"không có mục “{wrong[0]}”", "chỉ dùng các mục [[work]]")
    found = tuple(_authority(entry, n) for n, entry in enumerate(entries.get("work", []), 1))
    for n, entry in enumerate(found, 1):
        same = [k for k, other in enumerate(found[: n - 1], 1) if _subject(other) == _subject(entry)]
        if same:
            raise Refusal(f"{AUTHORITY}, [[work]] thứ {n}", f"nói về cùng văn bản với mục thứ {same[0]}", "gộp hai mục, hoặc ghi ngày (date) hay tỉnh (province) để phân biệt")
    return found


def _subject(entry: Authority) -> tuple[str, ...]:
    """What tells two entries apart."""
    return entry.type, entry.number or entry.name, entry.date, entry.province


def _authority(entry: Mapping[str, object], n: int) -> Authority:
    place = f"{AUTHORITY}, [[work]] thứ {n}"
    found = tables.row(Authority, entry, place)
    if tables.document_type(found.type) is None:
        raise Refusal(place, f"không có loại văn bản “{found.type}”", "dùng tên loại đầy đủ, ví dụ type = \"Nghị quyết\"")
    for date in filter(None, (found.date, *found.wrong_dates)):
        if not _is_date(date):
            raise Refusal(place, f"“{date}” không phải là ngày", "viết ngày theo dạng 2013-03-29")
    if not found.number and not found.name:
        raise Refusal(place, "thiếu cả số lẫn tên", "thêm number = \"…\" hoặc name = \"…\"")
    return found


def _is_date(text: str) -> bool:
    try:
        return datetime.date.fromisoformat(text).isoformat() == text
    except (TypeError, ValueError):
        return False
