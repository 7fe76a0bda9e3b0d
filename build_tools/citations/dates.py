"""Dates as printed behind a number or a name.

>>> import re
>>> [iso(re.search(DATE, text))
...  for text in ("ngày 29/3/2013", "NGÀY 05 THÁNG 9 NĂM 2005", "ngày 30-5-2019", "ngày 31/2/2013")]
['2013-03-29', '2005-09-05', '2019-05-30', None]
"""

from __future__ import annotations

import datetime
import re

_MONTHS = ("một|giêng", "hai", "ba", "tư|bốn", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai|chạp")
_MONTH = {word: n for n, words in enumerate(_MONTHS, 1) for word in words.split("|")}
_WORDS = "|".join(sorted(_MONTH, key=len, reverse=True))
DATE = (
    r"(?i:ngày) *(?:mồng |mùng )?(?P<day>\d{1,2})"
    rf"(?: *[/.-] *(?P<month>\d{{1,2}}) *[/.-] *(?P<year>\d{{4}})| +(?i:tháng) +(?P<month2>\d{{1,2}}|(?i:{_WORDS}))"
    r" +(?i:năm) +(?P<year2>\d{4}))(?!\d)"
)
DATED = re.compile(DATE)


def iso(match: re.Match[str] | None) -> str | None:
    """The date of a match of DATE in ISO 8601, None if there is no such day."""
    if not match:
        return None
    month = match["month"] or match["month2"]
    number = int(month) if month.isdigit() else _MONTH[month.lower()]
    try:
        return datetime.date(int(match["year"] or match["year2"]), number, int(match["day"])).isoformat()
    except ValueError:
        return None
