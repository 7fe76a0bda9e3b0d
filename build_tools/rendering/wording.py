"""The site's own words in Vietnamese: dates, names of documents and works, relations.

>>> date_in_words("2013-08-08"), date_in_words("2013"), date_in_words(None)
('08/8/2013', '2013', '')
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from html import escape
from typing import TypeAlias

from ..model import Citing, Correction, Document, InForce, Settings, Work
from ..presenting import short_titles
from ..presenting.short_titles import date_in_words, one_line

RELATIONS = {
    "can-cu": "Căn cứ",
    "thuc-hien": "Thực hiện",
    "kem-theo": "Ban hành kèm theo",
    "sua-doi": "Sửa đổi, bổ sung",
    "thay-the": "Thay thế",
    "bai-bo": "Bãi bỏ",
    "dan-chieu": "Dẫn chiếu",
}
ENDING = ("thay-the", "bai-bo")  # what ends a text, or the place that alone is named

_ISO = re.compile(r"\d{4}-\d\d-\d\d")


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


def force(known: InForce | None) -> str:
    """The dates of a text for lists: the script says by them what stands today; "" when nothing states any."""
    if known is None or not (known.since or known.until or known.partly or known.suspended):
        return ""
    said = [f"từ {date_in_words(known.since)}"] if known.since else []
    said += [f"hết từ {date_in_words(known.until)}"] if known.until else []
    said += [f"hết từ {date_in_words(known.partly)}, trừ một phần"] if known.partly else []
    said += [suspension(known)] if known.suspended else []
    return f'<span class="force" {force_dates(known)}></span> <small>{", ".join(said)}</small>'


def force_dates(known: InForce) -> str:
    """The days from which a script says what stands today."""
    partly = f' data-partly="{known.partly}"' if known.partly else ""
    stop = f' data-stop="{known.suspended[0]}/{known.suspended[1] or ""}"' if known.suspended else ""
    return f'data-from="{known.since or ""}" data-until="{known.until or ""}"{partly}{stop}'


def suspension(known: InForce) -> str:
    """From when, and until when, a text is suspended, in words; "" when it is not."""
    if not known.suspended:
        return ""
    since, until = known.suspended
    return f"ngưng hiệu lực từ {date_in_words(since)}" + (f" đến trước {date_in_words(until)}" if until else "")


def short_name(document: Document) -> str:
    """What a document is called; without a name and a number by its type, place and date, failing that by its title or
    its file.
    """
    meta, known = document.metadata, short_titles.of_document(document)
    called = short_titles.short(known)
    if called:
        return called
    where = ", ".join(filter(None, [one_line(meta.province or meta.place), date_in_words(meta.date)]))
    named = f"{known.type} ({where})" if known.type and where else known.type
    return named or cut(meta.title or "", 120) or document.source.slug


def beside(document: Document) -> str:
    """What stands beside the name of a document: its number, or what it is about."""
    known = short_titles.of_document(document)
    said = short_titles.beside(known) if short_titles.short(known) else known.about
    return "" if said == short_name(document) else said


def full_title(document: Document) -> str:
    """Name and what stands beside it, for titles of pages."""
    known = short_titles.of_document(document)
    name, said = short_name(document), beside(document)
    if short_titles.name(known):
        return f"{name}, {said}" if said else name
    return f"{name}: {said}" if said else name


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
    """What a work is called: by its name or its number, failing that as the texts print it."""
    known = short_titles.of_work(work)
    called = short_titles.short(known)
    if called:
        return called
    if known.about and not known.about.lower().startswith(known.type.lower()):
        return f"{known.type} {known.about}".strip()
    printed_as = one_line(work.names_as_printed[0]) if work.names_as_printed else ""
    return known.about or known.type or printed_as or work.key


def beside_work(work: Work) -> str:
    """What stands beside the name of a work: its number, or what the texts say that it is about."""
    return short_titles.beside(short_titles.of_work(work))


def dated_name(work: Work) -> str:
    """A work's name in full with its date, which tells it from others of the same number or name."""
    known = short_titles.of_work(work)
    called = short_titles.full(known) if short_titles.short(known) else work_name(work)
    on = f" ngày {date_in_words(work.date)}" if work.date else ""
    return cut(called, 160) + on


def sure(work: Work) -> list[Citing]:
    """The places in other texts that certainly cite a work; what may mean another is listed, never counted."""
    return [c for c in work.citings if c.status == "resolved" and c.slug != work.held]


def citers(work: Work) -> int:
    """How many other texts cite a work."""
    return len({c.slug for c in sure(work)})


Counts: TypeAlias = Mapping[str, tuple[int, int]]


def counted(works: Iterable[Work]) -> Counts:
    """By key of each work that is cited: how many other texts cite it, and how often; told once for all lists."""
    places = ((work.key, sure(work)) for work in works)
    return {key: (len({c.slug for c in some}), len(some)) for key, some in places if some}


def file_links(path: str, files: Iterable[tuple[str, str]]) -> list[str]:
    """Links to the files to take away; `path` is theirs without the ending, `files` as in `Downloads`.

    >>> file_links("luat-1", [("pdf", "PDF"), ("png", "")])
    ['<a href="luat-1.pdf">PDF</a>']
    """
    return [f'<a href="{path}.{end}">{escape(words)}</a>' for end, words in files if words]


CLASSES = {"mechanical": "Cơ học", "structural": "Bố cục", "word": "Chữ"}
KINDS_OF_STATE = {
    "repaired": "In không đúng chuẩn, đã hiểu được",
    "ambiguous": "Có thể là nhiều văn bản, nên không nối",
    "unresolved": "Chưa nối được",
}


def decided_by(correction: Correction, settings: Settings) -> str:
    """Who decided, as the page says it: by name, or as the publisher signs.

    >>> decided_by(Correction("editor", "word", 0, 1, "a", "b", "applied", "", "", "person"), Settings(office="Sở A"))
    'Sở A'
    """
    if correction.by == "person":
        return settings.signature or settings.office or "Người xuất bản"
    return one_line(correction.by)
