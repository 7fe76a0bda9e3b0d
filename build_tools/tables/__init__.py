"""Tables: facts that are data, one TOML file each, checked when they are read.

Enters: a file of this package. Leaves: frozen rows. Whatever a row says wrongly is refused with file, row and remedy,
so a table that loads is a table that can be used. What most tables mean is said in the office; below stands what has no
room of its own there.

    >>> abbreviations()["MTQG"]
    ('mục tiêu quốc gia',)
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import MISSING, fields
from functools import cache
from importlib.resources import files
from typing import Any, TypeVar, get_type_hints

from ..errors import Refusal

Shape = TypeVar("Shape")


def toml(name: str) -> dict[str, Any]:
    """One table as it stands."""
    return tomllib.loads(files(__package__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))


def row(shape: type[Shape], entry: Mapping[str, object], place: str) -> Shape:
    """A dataclass from one entry of a TOML file; raises Refusal for a key it does not know or lacks."""
    known = {field.name: field for field in fields(shape)}  # type: ignore[arg-type]
    if wrong := [key for key in entry if key not in known]:
        raise Refusal(place, f"không có khóa “{wrong[0]}”", f"các khóa dùng được: {', '.join(known)}")
    lacking = [
        n
        for n, field in known.items()
        if field.default is MISSING and field.default_factory is MISSING and n not in entry
    ]
    if lacking:
        raise Refusal(place, f"thiếu khóa “{lacking[0]}”", f"thêm {lacking[0]} = …")
    hints = get_type_hints(shape)
    return shape(**{key: _value(key, value, hints[key], place) for key, value in entry.items()})


def _value(key: str, value: object, wanted: object, place: str) -> object:
    """A value of a TOML file as its field holds it; raises Refusal for one of another kind."""
    if wanted == tuple[str, ...]:
        if isinstance(value, list) and all(isinstance(each, str) for each in value):
            return tuple(value)
        raise Refusal(place, f"“{key}” phải là một danh sách chữ", f'viết {key} = ["…", "…"]')
    if wanted in (str, str | None) and not isinstance(value, str):
        raise Refusal(place, f"“{key}” phải là chữ trong ngoặc kép", f'viết {key} = "{value}"')
    if wanted is bool and not isinstance(value, bool):
        raise Refusal(place, f"“{key}” chỉ có thể đúng hay sai", f"viết {key} = true, hoặc bỏ khóa ấy")
    if wanted in (int, int | None) and (isinstance(value, bool) or not isinstance(value, int)):
        raise Refusal(place, f"“{key}” phải là một số", f"viết {key} = 1")
    return value


def rows(table: str, key: str, shape: type[Shape]) -> tuple[Shape, ...]:
    """All rows [[key]] of a table."""
    entries = toml(table)[key]
    return tuple(row(shape, entry, f"{table}.toml, [[{key}]] thứ {n}") for n, entry in enumerate(entries, 1))


@cache
def named_works() -> dict[str, tuple[str, ...]]:
    """Names of laws, codes and ordinances by type, the type word left out."""
    return {type_: tuple(names) for type_, names in toml("named_works").items()}


@cache
def abbreviations() -> Mapping[str, tuple[str, ...]]:
    """What abbreviations stand for."""
    return {letters: tuple(meanings) for letters, meanings in toml("abbreviations")["meanings"].items()}


@cache
def set_phrases() -> tuple[str, ...]:
    """Names of institutions and set phrases as they are printed in full."""
    return tuple(toml("set_phrases")["phrases"])
