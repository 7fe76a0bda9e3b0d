"""How addresses in versions are told from those of the text as issued.

>>> [is_page(each) for each in ("tu-2020-01-01", "tu-2020-01-01/dieu-5a", "dieu-5")]
[True, False, False]
>>> [of_version(each) for each in ("tu-2020-01-01", "tu-2020-01-01/dieu-5a", "dieu-5")]
[True, True, False]
"""

from __future__ import annotations

import re

_VERSION = re.compile(r"tu-(?P<day>\d{4}-\d\d-\d\d)(?:/.+)?")


def is_page(anchor: str) -> bool:
    """Whether an address is that of a version's page."""
    return of_version(anchor) and "/" not in anchor


def of_version(anchor: str) -> bool:
    """Whether an address is a version's page, or on one."""
    return _VERSION.fullmatch(anchor) is not None


def day_of(anchor: str) -> str:
    """The day of a version."""
    match = _VERSION.fullmatch(anchor)
    return match["day"] if match else ""
