"""Letters: the capital and small letters of Vietnamese as character classes (Unicode mixes them in one range).

Enters: a pattern in which ‹U› stands for the capital letters and ‹L› for the small ones. Leaves: the compiled pattern.
"""

from __future__ import annotations

import re

_MARKED = [c for c in map(chr, (*range(0xC0, 0x1B1), *range(0x1EA0, 0x1EFA))) if c.isalpha()]
UPPER = "A-Z" + "".join(c for c in _MARKED if c.isupper())
LOWER = "a-z" + "".join(c for c in _MARKED if c.islower())


def compiled(source: str, flags: int = 0) -> re.Pattern[str]:
    """The pattern with the letters filled in.

    >>> compiled("[‹U›][‹L›]+").findall("KẾ HOẠCH Đinh Trung ẾT")
    ['Đinh', 'Trung']
    """
    return re.compile(source.replace("‹U›", UPPER).replace("‹L›", LOWER), flags)
