"""Two persons' decisions on one text, brought together: what Git leaves of two branches, or what its merge driver is
asked to do.

Enters: the files of decisions of two sides, perhaps with what both began from; or one file with the marks of a conflict
in it. Leaves: one file with the entries of both sides, equal ones once; nothing that either side wrote is lost. Values
that the two sides state differently outside of entries are nobody's to choose: a Refusal names them.
"""

from __future__ import annotations

import re
import tomllib
from typing import Any

import tomlkit
from tomlkit.items import AoT

from ..errors import Refusal

_OURS, _BASE, _SPLIT, _THEIRS = "<<<<<<<", "|||||||", "=======", ">>>>>>>"
_MARK = re.compile(r"(?m)^(?:<{7} |={7}$|>{7} )")


def is_torn(text: str) -> bool:
    """Whether the marks of a conflict stand in a file.

    >>> is_torn("a = 1\\n<<<<<<< HEAD\\nb = 1\\n=======\\nb = 2\\n>>>>>>> x\\n"), is_torn("a = '======='")
    (True, False)
    """
    return len(set(_MARK.findall(text))) == len((_OURS, _SPLIT, _THEIRS))


def sides(text: str) -> tuple[str, str]:
    """The file as each side had it."""
    ours, theirs, now = [], [], _THEIRS
    for line in text.splitlines(keepends=True):
        mark = line[:7]
        if mark in (_OURS, _BASE, _SPLIT, _THEIRS) and (line[7:8].isspace() or not line[7:]):
            now = mark
            continue
        if now in (_OURS, _THEIRS):
            ours.append(line)
        if now in (_SPLIT, _THEIRS):
            theirs.append(line)
    return "".join(ours), "".join(theirs)


def healed(text: str, place: str) -> str:
    """A file without the marks of a conflict: that of our side, with the entries that only the other has. Raises
    Refusal.
    """
    return united(*sides(text), "", place) if is_torn(text) else text


def united(ours: str, theirs: str, base: str, place: str) -> str:
    """Our file with what the other side added; what either side took out of the base stays out. Raises Refusal for a
    file that is no TOML, and for values that both state differently.
    """
    mine, other, before = (_table(text, place) for text in (ours, theirs, base))
    file = tomlkit.parse(ours)
    refused = []
    for key in {**mine, **other}:
        if _is_entries(mine.get(key)) or _is_entries(other.get(key)):
            _bring_in(file, key, mine.get(key, []), other.get(key, []), before.get(key, []))
        elif not _settle(file, key, mine, other, before):
            refused.append(key)
    if refused:
        remedy = "giữ một cách ghi, xóa các dòng <<<<<<<, =======, >>>>>>>"
        raise Refusal(place, f"hai người ghi khác nhau: {', '.join(refused)}", remedy)
    return tomlkit.dumps(file)


def _table(text: str, place: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        raise Refusal(
            place, f"còn dấu xung đột của Git, và một bên không đúng cú pháp TOML: {error}", "sửa bằng tay các dòng ấy"
        ) from error


def _is_entries(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(one, dict) for one in value)


def _bring_in(file: tomlkit.TOMLDocument, key: str, mine: list[Any], other: list[Any], before: list[Any]) -> None:
    """Their entries that are not ours, behind ours; entries that they took out go."""
    gone = [one for one in before if one not in other]
    if key not in file:
        file.append(key, tomlkit.aot())
    standing = file[key]
    assert isinstance(standing, AoT)
    for n in reversed(range(len(mine))):
        if mine[n] in gone:
            del standing[n]
    for one in other:
        if one not in mine and one not in before:
            standing.append(_entry(one))
    if not len(standing):
        del file[key]


def _entry(values: dict[str, Any]) -> tomlkit.items.Table:
    entry = tomlkit.table()
    for key, value in values.items():
        entry.add(key, value)
    return entry


def _settle(
    file: tomlkit.TOMLDocument, key: str, mine: dict[str, Any], other: dict[str, Any], before: dict[str, Any]
) -> bool:
    """Whether a value, or each value of a table, is one that at most one side changed; then it stands in the file."""
    a, b, base = mine.get(key), other.get(key), before.get(key)
    if isinstance(a, dict) and isinstance(b, dict):
        base = base if isinstance(base, dict) else {}
        table: Any = file[key]
        settled = [_settle(table, each, a, b, base) for each in {**a, **b}]  # every one, also behind one that is not
        return all(settled)
    if a == b or b == base:
        return True
    if a == base:
        if b is None:
            del file[key]
        else:
            file[key] = _entry(b) if isinstance(b, dict) else b
        return True
    return False
