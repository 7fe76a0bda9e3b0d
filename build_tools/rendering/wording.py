"""The site's own words in Vietnamese: dates, names of documents and works, relations.

>>> date_in_words("2013-08-08"), date_in_words("2013"), date_in_words(None)
('08/8/2013', '2013', '')
"""

from __future__ import annotations

import re

from ..model import Citing, Document, Work

RELATIONS = {
    "can-cu": "Căn cứ",
    "thuc-hien": "Thực hiện",
    "kem-theo": "Ban hành kèm theo",
    "sua-doi": "Sửa đổi, bổ sung",
    "thay-the": "Thay thế",
    "bai-bo": "Bãi bỏ",
    "dan-chieu": "Dẫn chiếu",
}

_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)")


def date_in_words(date: str | None) -> str:
    """An ISO date as Vietnamese offices write it: day in two figures, the month with a nought only for 1 and 2 (Nghị
    định 30/2020).
    """
    match = _ISO.fullmatch(date or "")
    if not match:
        return date or ""
    year, month, day = match.groups()
    return f"{day}/{month if int(month) < 3 else int(month)}/{year}"


def thousands(number: int) -> str:
    """A number as it is written in Vietnamese.

    >>> thousands(13083)
    '13.083'
    """
    return f"{number:,}".replace(",", ".")


def time(date: str | None) -> str:
    """A date for lists: in words, and in a form that scripts can sort.

    >>> time("2013-08-08"), time(None)
    ('<time datetime="2013-08-08">08/8/2013</time>', '')
    """
    return (
        f'<time datetime="{date}">{date_in_words(date)}</time>' if _ISO.fullmatch(date or "") else date_in_words(date)
    )


def sign(type_: str | None, number: str | None) -> str:
    """Type and number as one says them.

    >>> sign("Quyết định", "1663/QĐ-UBND"), sign(None, None)
    ('Quyết định số 1663/QĐ-UBND', '')
    """
    return " số ".join(filter(None, [one_line(type_), one_line(number)]))


def short_name(document: Document) -> str:
    """What a list calls a document: its sign; without one, its type, place and date; failing that its title or its
    file.
    """
    meta = document.metadata
    if meta.number:
        return sign(meta.type, meta.number)
    where = ", ".join(filter(None, [one_line(meta.province or meta.place), date_in_words(meta.date)]))
    type_ = one_line(meta.type)
    named = f"{type_} ({where})" if type_ and where else type_
    return named or cut(meta.title or "", 120) or document.source.slug


def full_title(document: Document) -> str:
    """Sign and subject, for titles of pages."""
    title = one_line(document.metadata.title)
    name = short_name(document)
    return f"{name}: {title}" if title and title != name else name


def one_line(text: str | None) -> str:
    """Text without line ends."""
    return " ".join((text or "").split())


# What no page can hold, by the pictures that Unicode has for it.
CONTROLS = {
    **{code: 0x2400 + code for code in range(32) if code not in (9, 10, 11, 12, 13)},
    **dict.fromkeys((*range(0x80, 0x85), *range(0x86, 0xA0)), 0x2426),
    0x7F: 0x2421,
}


def printed(text: str) -> str:
    """Words of a raw text on one line, its line ends made visible; nothing at all is said to be nothing.

    >>> printed("thứ sáu\\n\\nBan"), printed(""), printed("\\0 Chọn")
    ('thứ sáu ⏎ Ban', '∅', '␀ Chọn')
    """
    text = text.translate(CONTROLS)
    return " ".join(" ⏎ ".join(line.strip() for line in text.splitlines() if line.strip()).split()) or (
        "⏎" if text else "∅"
    )


def cut(text: str, length: int) -> str:
    """Text cut between words.

    >>> cut("một hai ba bốn", 9)
    'một hai…'
    """
    text = one_line(text)
    if len(text) <= length:
        return text
    return text[: length - 1].rsplit(" ", 1)[0].rstrip(" ,;:.") + "…"


def work_name(work: Work) -> str:
    """What a work is called: its sign, or its name with its type."""
    if work.number:
        return sign(work.type, work.number)
    name, type_ = one_line(work.name), one_line(work.type)
    if name and not name.lower().startswith(type_.lower()):
        return f"{type_} {name}".strip()
    return name or type_ or (one_line(work.names_as_printed[0]) if work.names_as_printed else work.key)


def subject_of(work: Work) -> str:
    """What a numbered work is about, where the texts say it."""
    return one_line(work.name) if work.number else ""


def dated_name(work: Work) -> str:
    """A work's name with its date, which tells it from others of the same number."""
    on = f" ngày {date_in_words(work.date)}" if work.date else ""
    return cut(work_name(work), 160) + on


def sure(work: Work) -> list[Citing]:
    """The places in other texts that certainly cite a work; what may mean another is listed, never counted."""
    return [c for c in work.citings if c.status == "resolved" and c.slug != work.held]


def citers(work: Work) -> int:
    """How many other texts cite a work."""
    return len({c.slug for c in sure(work)})


CLASSES = {"mechanical": "Cơ học", "structural": "Bố cục", "word": "Chữ"}
KINDS_OF_STATE = {
    "repaired": "In không đúng chuẩn, đã hiểu được",
    "ambiguous": "Có thể là nhiều văn bản, nên không nối",
    "unresolved": "Chưa nối được",
}
