"""Catalogue: Documents → where every number, name and address lives.

Enters: all documents, and the authority file source_texts/works.toml. Leaves: a Catalogue that answers: what is this
document as a work? which unit stands at this place? what has the publisher said of a work?
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path
from typing import TypeAlias

from . import tables
from .addresses.steps import Label, label, meanings
from .addresses.web import REMEDY, is_web_address
from .errors import Refusal, raise_all
from .model import Document, Kind, Step, Unit
from .office import provinces, types
from .storage import read_toml

AUTHORITY = "source_texts/works.toml"
Place: TypeAlias = tuple[str, tuple[Label, ...]]  # component and steps
Places: TypeAlias = Mapping[str, Mapping[Place, tuple[str, ...]]]  # slug → place → ids of units


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
    places: Places = field(default_factory=dict)
    authorities: tuple[Authority, ...] = ()


def collect(
    documents: Iterable[Document], authorities: tuple[Authority, ...] = (), places: Places | None = None
) -> Catalogue:
    """The catalogue of a collection; `authorities` is what the publisher says of works (`read_authority`), `places`
    the places of each text (`places_of`) where they are known already.
    """
    by_slug = {document.source.slug: document for document in documents}
    if places is None:
        places = {slug: places_of(document) for slug, document in by_slug.items()}
    return Catalogue(tuple(by_slug.values()), by_slug, places, authorities)


def places_of(document: Document) -> dict[Place, tuple[str, ...]]:
    """Every unit by its component and the steps it is cited by, and by its last steps alone (a dash only below a unit);
    a whole annex or form by its component and no steps.
    """
    found: dict[Place, list[str]] = {}
    for unit in document.units:
        if unit.id == unit.component:
            found[unit.id, ()] = [unit.id]
        steps = tuple(map(label, unit.address.steps))
        if unit.kind is Kind.DOAN or any(step.copy > 1 for step in unit.address.steps[:-1]):
            continue
        for start in range(len(steps) - (unit.kind in (Kind.GACH, Kind.CONG))):
            found.setdefault((unit.component, steps[start:]), []).append(unit.id)
    for place, ids in _printed(document).items():
        found.setdefault(place, ids)
    return {place: tuple(ids) for place, ids in found.items()}


# Labels that stand at the beginning of a paragraph without being a unit's ("b.1)", or a khoản that the layout
# swallowed).
_LABEL = re.compile(r"\s*(?:(?P<khoan>\d{1,2}[a-z]?)\. |(?P<diem>[a-zđ]\.\d{1,2})[.)]?\s)")
_AMENDS = re.compile(r"\W*(?:sửa đổi|bổ sung|bãi bỏ|thay thế)", re.IGNORECASE)


def _printed(document: Document) -> dict[Place, list[str]]:
    """Unnumbered paragraphs by the label that they begin with, in articles that quote no other text."""
    units = {unit.id: unit for unit in document.units}
    found: dict[Place, list[str]] = {}
    for unit in document.units:
        printed = _LABEL.match(unit.text) if unit.kind in (Kind.DOAN, Kind.GACH) else None
        home = _home(unit, units) if printed else None
        if printed and home and not _AMENDS.match(home.heading or home.text):
            steps = tuple(label(step) for step in unit.address.steps if step.kind in (Kind.DIEU, Kind.KHOAN))
            khoan, diem = (Kind.KHOAN, printed["khoan"]), (Kind.DIEM, printed["diem"])
            steps = (steps[0], khoan) if printed["khoan"] else (*steps, diem)
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
        wanted = tuple(map(label, meant))
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
    entries = read_toml(path, AUTHORITY)
    if wrong := [key for key in entries if key != "work"]:
        raise Refusal(AUTHORITY, f"không có mục “{wrong[0]}”", "chỉ dùng các mục [[work]]")
    if not isinstance(entries.get("work", []), list):
        raise Refusal(AUTHORITY, "mục [work] chỉ có một cặp ngoặc vuông", "viết [[work]] ở đầu mỗi mục")
    found, refused = [], []
    for n, entry in enumerate(entries.get("work", []), 1):
        try:
            found.append(_authority(entry, n))
        except Refusal as refusal:
            refused.append(refusal)
    raise_all(refused)
    for n, entry in enumerate(found, 1):
        same = [k for k, other in enumerate(found[: n - 1], 1) if _subject(other) == _subject(entry)]
        if same:
            raise Refusal(
                f"{AUTHORITY}, [[work]] thứ {n}",
                f"nói về cùng văn bản với mục thứ {same[0]}",
                "gộp hai mục, hoặc ghi ngày (date) hay tỉnh (province) để phân biệt",
            )
    return tuple(found)


def _subject(entry: Authority) -> tuple[str, ...]:
    """What tells two entries apart."""
    return entry.type, entry.number or entry.name, entry.date, entry.province


def _authority(entry: object, n: int) -> Authority:
    place = f"{AUTHORITY}, [[work]] thứ {n}"
    if not isinstance(entry, dict):
        raise Refusal(
            place, f"phải là một bảng, gặp {entry!r}", "viết [[work]] ở đầu mỗi mục, rồi type = …, number = …"
        )
    dates = {key: value.isoformat() if isinstance(value, datetime.date) else value for key, value in entry.items()}
    found = tables.row(Authority, dates, place)
    for wrong, problem, remedy in _faults(found):
        if wrong:
            raise Refusal(place, problem, remedy)
    return found


def _faults(entry: Authority) -> Iterator[tuple[bool, str, str]]:
    """What may be wrong with an entry: whether it is, what to say, what to do."""
    yield (
        types.named(entry.type) is None,
        f"không có loại văn bản “{entry.type}”",
        'dùng tên loại đầy đủ, ví dụ type = "Nghị quyết"',
    )
    for date in filter(None, (entry.date, *entry.wrong_dates)):
        yield (
            not _is_date(date),
            f"“{date}” không phải là ngày",
            'viết ngày theo dạng năm-tháng-ngày, ví dụ "2013-03-29"',
        )
    yield not entry.number and not entry.name, "thiếu cả số lẫn tên", 'thêm number = "…" hoặc name = "…"'
    yield (
        bool(entry.number) and not re.search(r"\d", entry.number),
        f"“{entry.number}” không phải là số, ký hiệu",
        'viết như in, ví dụ number = "20-NQ/TW"; tên gọi thì ghi vào name',
    )
    yield (
        entry.date in entry.wrong_dates and bool(entry.date),
        f"ngày {entry.date} vừa là ngày đúng vừa là ngày sai",
        "bỏ ngày ấy khỏi wrong_dates",
    )
    yield bool(entry.wrong_dates) and not entry.date, "có ngày sai mà không có ngày đúng", 'thêm date = "…"'
    yield (
        bool(entry.province) and entry.province not in provinces.names(),
        f"không có tỉnh, thành phố “{entry.province}”",
        'viết tên có dấu, không có chữ “tỉnh”, ví dụ province = "Thái Bình"',
    )
    yield (
        bool(entry.official_url) and not is_web_address(entry.official_url),
        f"official_url: “{entry.official_url}” không phải là địa chỉ http(s)",
        REMEDY,
    )


def _is_date(text: str) -> bool:
    try:
        return datetime.date.fromisoformat(text).isoformat() == text
    except (TypeError, ValueError):
        return False
