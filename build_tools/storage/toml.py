"""TOML files, read with a word to the person for whatever may be wrong with one.

Enters: a path, and the name under which the person knows it. Leaves: its table; of a file with the marks of a conflict
of Git that of both sides.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

from ..errors import Refusal
from .files import read_text
from .uniting import healed

_AT = re.compile(r"\(at line (\d+), column (\d+)\)")


def read_toml(path: Path, place: str) -> dict[str, Any]:
    """The table of a TOML file. Raises Refusal."""
    return parsed_toml(healed(read_text(path, place), place), place)


def parsed_toml(text: str, place: str) -> dict[str, Any]:
    """The table of the words of a TOML file. Raises Refusal."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        where = _AT.sub(r"(dòng \1, cột \2)", str(error))
        raise Refusal(
            place, f"không đúng cú pháp TOML: {where}", 'sửa dòng đó; lời văn đặt trong dấu nháy kép "…".'
        ) from error
    except RecursionError as error:
        raise Refusal(place, "không đọc được TOML: quá nhiều dấu ngoặc lồng nhau", "bỏ bớt các dấu ngoặc.") from error
    except ValueError as error:  # a number with thousands of digits
        raise Refusal(place, f"không đọc được TOML: có một số quá dài ({error})", "sửa số ấy.") from error
