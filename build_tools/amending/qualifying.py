"""Qualifying: what a sentence adds to a repeal: a day of its own, what it spares, to whom it is limited.

Source: Luật Ban hành văn bản quy phạm pháp luật (a text that ends others says from when, and what of them goes on).
Enters: the words of a clause and the place that it names. Leaves: a Qualified. What is repealed only in part is never
told as repealed; what is repealed on a day of its own is not told as repealed before.

>>> def of(clause, place="Nghị định 5"):
...     at = clause.index(place)
...     return tuple(qualified(clause, at, at + len(place)))
>>> of("Nghị định 5 hết hiệu lực từ ngày 01 tháng 01 năm 2025.")
('2025-01-01', False, '')
>>> of("Từ ngày 01/9/2020, Nghị định 5 hết hiệu lực.")
('2020-09-01', False, '')
>>> of("Nghị định này có hiệu lực từ ngày 01/7/2020 và thay thế Nghị định 5, trừ quy định tại khoản 2 Điều này.")
(None, False, 'trừ quy định tại khoản 2 Điều này')
>>> of("Điều 3 Nghị định 5 hết hiệu lực đối với chợ ở đô thị kể từ ngày Luật Chợ có hiệu lực.", "Điều 3 Nghị định 5")
(None, True, 'đối với chợ ở đô thị kể từ ngày Luật Chợ có hiệu lực')
>>> of("Nghị định 5 hết hiệu lực sau 12 tháng kể từ ngày Nghị định này có hiệu lực.")
(None, True, '')
>>> of("Ngưng hiệu lực Điều 3 Nghị định 5 đến hết ngày 31/12/2021.", "Điều 3 Nghị định 5")
(None, False, 'đến hết ngày 31/12/2021')
>>> of("Trừ khoản 2 Điều 3, bãi bỏ Nghị định 5.", "khoản 2 Điều 3")
(None, False, 'Trừ')
"""

from __future__ import annotations

import datetime
import re
from typing import NamedTuple

from ..citations.dates import DATE, iso


class Qualified(NamedTuple):
    """The day that the sentence gives, None for none; whether it is another text's; the words that except or limit."""

    day: str | None
    of_another: bool
    spared: str


NOTHING = Qualified(None, False, "")
_ENDS = r"(?:hết|chấm\s+dứt|ngưng)\s+hiệu\s+lực|bãi\s+bỏ|h[ủu][ỷyỷ]\s+bỏ"
_DAY_BEHIND = re.compile(rf"(?:{_ENDS})[^.;]{{0,60}}?\s(?:kể\s+)?từ\s+(?:0\s+giờ\s+)?(?P<when>{DATE})", re.IGNORECASE)
_DAY_BEFORE = re.compile(rf"\W*(?:kể\s+)?từ\s+(?:0\s+giờ\s+)?(?P<when>{DATE})(?!\s+đến)", re.IGNORECASE)
_DAY = re.compile(DATE)
_LATER = re.compile(r"sau\s+(?:thời\s+hạn\s+)?\d{1,3}\s*(?:\([^)]*\)\s*)?(?:tháng|năm|ngày)(?!\w)", re.IGNORECASE)
_UNTIL = re.compile(r"đến\s+(?:hết\s+)?(?:ngày|năm|khi)\s[^.;]*", re.IGNORECASE)
_WITH = re.compile(r"từ\s+(?:ngày|thời\s+điểm|khi)\s+(?P<text>[^.;,]{3,160}?)\s+có\s+hiệu\s+lực", re.IGNORECASE)
_SPARED = re.compile(
    r"(?<!bù )(?<!giảm )(?<!khấu )(?<!loại )(?<!miễn )(?<!ngoại )(?<!\w)"
    r"(?:trừ|ngoại\s+trừ|không\s+(?:bao\s+gồm|kể)|(?<=, )riêng)\s[^.;]*",
    re.IGNORECASE,
)
_LIMITED = re.compile(rf"(?:(?:{_ENDS})(?:\s+thi\s+hành)?|^)\s*(?P<words>đối\s+với\s[^.;]*)", re.IGNORECASE)
_SPARED_BEFORE = re.compile(r"\W*(?P<words>trừ\s[^.;]*)", re.IGNORECASE)
_LAST = re.compile(rf"đến\s+(?:hết\s+)?(?P<when>{DATE})", re.IGNORECASE)
_STOP = re.compile(r"[.;:](?=\s)|\n")
_END = re.compile(r"[.;](?=\s|$)|\n")


def qualified(text: str, start: int, end: int, begin: int = 0) -> Qualified:
    """What the sentence adds in which text[start:end] names what ends; `begin`: where the clause begins, behind its
    label.
    """
    if "hiệu" not in text and "bỏ" not in text and "trừ" not in text:
        return NOTHING
    first = max((match.end() for match in _STOP.finditer(text, begin, start)), default=begin)
    last = next((match.start() for match in _END.finditer(text, end)), len(text))
    before, behind = text[first:start], text[end:last]
    return Qualified(*_day(before, _but_for_what_is_spared(before, behind)), _excepted(before, behind))


def _but_for_what_is_spared(before: str, behind: str) -> str:
    """The words up to those that except, where the deed stands before them: a day that they give is of what they spare.

    >>> _but_for_what_is_spared("", " hết hiệu lực từ ngày ký, trừ khoản 2 hết hiệu lực từ ngày 01/01/2026")
    ' hết hiệu lực từ ngày ký, '
    """
    spared = _SPARED.search(behind)
    if spared is None or not re.search(_ENDS, before + behind[: spared.start()], re.IGNORECASE):
        return behind
    return behind[: spared.start()]


def _day(before: str, behind: str) -> tuple[str | None, bool]:
    said = _DAY_BEFORE.match(before) or _DAY_BEHIND.search(behind)
    if said is None and (deed := re.search(rf"(?:{_ENDS})[^.;]*$", before, re.IGNORECASE)):
        said = _DAY_BEHIND.search(deed[0] + " … " + behind)
    if said:
        return iso(_DAY.search(said["when"])), False
    other = _WITH.search(behind)
    if _LATER.search(behind):
        return None, True
    return None, bool(other) and not re.search(r"\bnày$", (other or {"text": ""})["text"])


def _excepted(before: str, behind: str) -> str:
    found = _SPARED.search(behind) or _LIMITED.search(behind) or _SPARED_BEFORE.match(before) or _UNTIL.search(behind)
    words = (found.groupdict().get("words") or found[0]) if found else ""
    return " ".join(words.split()).rstrip(" ,:")


_OWN_DAY = re.compile(
    rf"(?P<between>[^“\"\[.;:]*?)\(?(?:có\s+hiệu\s+lực(?:\s+thi\s+hành)?\s+)?(?:kể\s+)?từ\s+(?P<when>{DATE})",
    re.IGNORECASE,
)


def own_day(text: str, at: int) -> str | None:
    """The day that a clause gives, behind a place that it changes and before the new words.

    >>> own_day("Thay cụm từ “a” bằng cụm từ “b” tại Điều 6 kể từ ngày 01 tháng 9 năm 2024.", 42)
    '2024-09-01'
    >>> own_day("Sửa đổi Điều 6 đã được sửa đổi theo Luật số 5 có hiệu lực từ ngày 01/9/2024 như sau:", 14)
    """
    match = _OWN_DAY.match(text, at)
    if match is None or re.search(r"(?:được|bị)\s|hết\s+hiệu|trước\s|\bđến\s", match["between"]):
        return None
    return iso(_DAY.search(match["when"]))


_PART_ONLY = re.compile(
    r"(?:bãi\s+bỏ|h[ủu][ỷyỷ]\s+bỏ)\s+(?:(?:các|những|một\s+số|toàn\s+bộ)\s+)*"
    r"(?P<words>(?:nội\s+dung|quy\s+định)\s+(?!tại\b|của\b|sau\b|dưới\b|nêu\b|trong\b|ở\b)[^:;.]*|một\s+phần\s[^:;.]*)",
    re.IGNORECASE,
)


def part_only(lead: str) -> str:
    """The words with which a list of places is led that only repeal what the places say of something; "" when all of
    each place is repealed.

    >>> part_only("2. Bãi bỏ các nội dung quy định về tỷ giá tại:"), part_only("3. Bãi bỏ các quy định sau đây:")
    ('nội dung quy định về tỷ giá tại', '')
    """
    match = _PART_ONLY.search(lead)
    return " ".join(match["words"].split()) if match else ""


_GOES_ON = re.compile(
    r"[^.;:]{0,80}?(?<!\w)(?:vẫn\s+)?(?:được\s+)?tiếp\s+tục\s+(?:được\s+)?"
    r"(?:có\s+hiệu\s+lực|áp\s+dụng|thực\s+hiện|thi\s+hành)"
    r"(?!\s+(?:theo|các|những|dự))[^.;]*",
    re.IGNORECASE,
)
_NO_SUBJECT = re.compile(
    r"(?:theo|hướng\s+dẫn|chi\s+tiết|thi\s+hành|của)\s*(?:quy\s+định\s+(?:tại|của)\s*)?$", re.IGNORECASE
)


def goes_on(text: str, start: int, end: int) -> str:
    """The words that say that what text[start:end] names goes on being in force; "" when none do.

    >>> clause = "Điều 3 Nghị định 5 tiếp tục có hiệu lực đến hết năm 2021."
    >>> goes_on(clause, 0, 18), goes_on("Dự án theo Nghị định 5 được tiếp tục thực hiện.", 11, 22)
    ('tiếp tục có hiệu lực đến hết năm 2021', '')
    """
    match = _GOES_ON.match(text, end)
    if match is None or _NO_SUBJECT.search(text, max(0, start - 40), start):
        return ""
    return " ".join(match[0].split())


def ended_on(words: str) -> str | None:
    """The day after the last one that words name as an end.

    >>> ended_on("giữ lại: “đến hết ngày 31 tháng 12 năm 2024”"), ended_on("đến khi có quy định mới")
    ('2025-01-01', None)
    """
    match = _LAST.search(words)
    last = iso(_DAY.search(match["when"])) if match else None
    return (datetime.date.fromisoformat(last) + datetime.timedelta(days=1)).isoformat() if last else None
