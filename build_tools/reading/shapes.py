"""The shape of a table of a TOML file: which keys it may have, of which kind, and which it must have.

Enters: a table as TOML gives it, and its shape. Leaves: its values as text, numbers and truths; or Refusals, one for
each thing that is wrong, which name the file, the entry, the key and the remedy.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, ParamSpec, TypeVar

from ..errors import Refusal, raise_all

Value = TypeVar("Value")
Given = ParamSpec("Given")


@dataclass(frozen=True, slots=True)
class Key:
    """One key: of which kind its value is, whether it must be there, whether it may be empty, which words it may be."""

    kind: type
    needed: bool = True
    empty: bool = False
    one_of: tuple[str, ...] = ()


Shape = Mapping[str, Key]
_NAMES = {
    list: "danh sách",
    int: "số nguyên",
    str: "lời văn",
    bool: "true hoặc false",
    date: "ngày dạng năm-tháng-ngày",
}


def take(
    refused: list[Refusal], read: Callable[Given, Value], *given: Given.args, **named: Given.kwargs
) -> Value | None:
    """What is read, or None; what is refused is kept with the rest, so that all of it is told."""
    try:
        return read(*given, **named)
    except Refusal as refusal:
        refused.extend(refusal.each)
        return None


def check_keys(place: str, where: str, table: Any, known: Iterable[str]) -> dict[str, Any]:
    """The table. Raises Refusal for what is none, and for keys that it must not have."""
    if not isinstance(table, dict):
        raise Refusal(
            place, f"{where}: phải là một bảng TOML, gặp {_shown(table)}", "xem mẫu trong hướng dẫn thêm văn bản."
        )
    known = tuple(known)
    raise_all(
        Refusal(place, f"{where}: không có khóa “{key}”", f"các khóa dùng được: {', '.join(known)}.")
        for key in table
        if key not in known
    )
    return table


def shaped(place: str, where: str, table: Any, shape: Shape) -> dict[str, Any]:
    """The values of a table; a date is given as text, and what is not there and need not be is left out. Raises
    Refusal.
    """
    refused: list[Refusal] = []
    take(refused, check_keys, place, where, table, shape)
    values = {}
    for name, key in shape.items() if isinstance(table, dict) else ():
        if name in table:
            values[name] = take(refused, _value, place, where, name, table[name], key)
        elif key.needed:
            refused.append(_wrong(place, where, name, key, "chưa có"))
    raise_all(refused)
    return values


def _value(place: str, where: str, name: str, value: Any, key: Key) -> Any:
    if key.kind is date:
        iso = as_date(value)
        if iso is None:
            raise _wrong(place, where, name, key, f"gặp {_shown(value)}")
        return iso
    if type(value) is not key.kind or (isinstance(value, str) and not key.empty and not value.strip()):
        raise _wrong(place, where, name, key, f"gặp {_shown(value)}")
    if key.one_of and value not in key.one_of:
        raise Refusal(place, f"{where}: {name} là “{value}”", f"viết một trong: {', '.join(key.one_of)}.")
    if isinstance(value, int) and key.kind is int and not 1 <= value <= 10**9:
        raise Refusal(place, f"{where}: {name} là {value}", f"{name} là số thứ tự, bắt đầu từ 1.")
    return value


def _wrong(place: str, where: str, name: str, key: Key, found: str) -> Refusal:
    return Refusal(place, f"{where}: “{name}” phải là {_NAMES[key.kind]}, {found}", f"ghi {name} cho mục này.")


def as_date(value: Any) -> str | None:
    """A date as text, year first, whether it was written as text or as a date of TOML; None for what is none.

    >>> as_date("2020-04-10"), as_date(date(2020, 4, 10)), as_date("10/4/2020")
    ('2020-04-10', '2020-04-10', None)
    """
    if type(value) is date:
        return value.isoformat()
    try:
        return value if isinstance(value, str) and date.fromisoformat(value).isoformat() == value else None
    except ValueError:
        return None


def as_box(value: Any) -> tuple[float, float, float, float] | None:
    """A box on a page, by shares of it: left, top, right, bottom; None for what is none.

    >>> as_box([0.1, 0.2, 0.5, 1]), as_box([0.5, 0.2, 0.1, 1]), as_box([True, "a"])
    ((0.1, 0.2, 0.5, 1), None, None)
    """
    if not isinstance(value, list) or len(value) != 4 or any(type(share) not in (int, float) for share in value):
        return None
    left, top, right, bottom = value
    return (left, top, right, bottom) if 0 <= left < right <= 1 and 0 <= top < bottom <= 1 else None


def _shown(value: Any) -> str:
    words = repr(value) if not isinstance(value, str) else f"“{value}”"
    return words if len(words) <= 80 else words[:79] + "…"


def entries(place: str, name: str, table: Mapping[str, Any], refused: list[Refusal]) -> list[Any]:
    """The entries [[name]] of a file."""
    found = table.get(name, [])
    if isinstance(found, list):
        return found
    refused.append(Refusal(place, f"“{name}” phải viết thành các mục [[{name}]]", f"viết [[{name}]] trên đầu mỗi mục."))
    return []
