"""How addresses in versions are told from those of the text as issued.

>>> [is_page(each) for each in ("tu-2020-01-01", "tu-2020-01-01/dieu-5a", "dieu-5")]
[True, False, False]
>>> [of_version(each) for each in ("tu-2020-01-01", "tu-2020-01-01/dieu-5a", "dieu-5")]
[True, True, False]
"""

from __future__ import annotations

from ..addresses import in_version


def is_page(anchor: str) -> bool:
    """Whether an address is that of a version's page."""
    found = in_version(anchor)
    return found is not None and not found[1]


def of_version(anchor: str) -> bool:
    """Whether an address is a version's page, or on one."""
    return in_version(anchor) is not None


def day_of(anchor: str) -> str:
    """The day of a version."""
    found = in_version(anchor)
    return found[0] if found else ""
