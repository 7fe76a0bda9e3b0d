"""The ways in which a text is damaged before it comes here, each as a scan, a converter or a hand does it once, at a
place that an honest reader would miss.

Enters: a text, how it was read while it was whole, chance. Leaves: the text with one damage, and where it is; None
where the text has no place for it.
"""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import TypeAlias

from build_tools.model import Document, Kind, Unit

Damaged: TypeAlias = tuple[str, int, int] | None  # the text, and where in it a person should look
Damage: TypeAlias = Callable[[random.Random, Document], Damaged]

PAGE = 45  # lines of a page, in a text without form feeds


def _put(text: str, start: int, end: int, words: str) -> Damaged:
    return text[:start] + words + text[end:], start, start + len(words)


def _chosen(rng: random.Random, places: Iterable[re.Match[str]]) -> re.Match[str] | None:
    found = list(places)
    return rng.choice(found) if found else None


def replaced(pattern: str, words: str | Callable[[re.Match[str]], str], flags: int = re.M) -> Damage:
    """What a pattern finds, once, becomes other words."""
    compiled = re.compile(pattern, flags)

    def damage(rng: random.Random, document: Document) -> Damaged:
        text = document.source.text
        match = _chosen(rng, compiled.finditer(text))
        return match and _put(
            text, match.start(), match.end(), words(match) if callable(words) else match.expand(words)
        )

    return damage


# ------------------------------------------------------------------ lines and pages


def _lines(text: str) -> list[tuple[int, int]]:
    """Start and end of each line, its line end with it."""
    return [m.span() for m in re.finditer(r"[^\n]*\n|[^\n]+$", text)]


def _line_lost(rng: random.Random, document: Document) -> Damaged:
    text = document.source.text
    lines = [(a, b) for a, b in _lines(text) if b - a > 30]
    return _put(text, *rng.choice(lines), "") if lines else None


_HEAD = re.compile(r"^(?:[^\S\n]*\d+[^\S\n]*\n)?CÔNG BÁO/Số", re.M)  # at the head of a page, with its number


def _pages(text: str) -> list[tuple[int, int]]:
    ends = [m.end() for m in re.finditer("\f", text)]
    if len(ends) < 3:
        ends = [m.start() for m in _HEAD.finditer(text)]
    if len(ends) < 3:
        ends = [end for _, end in _lines(text)[PAGE::PAGE]]
    return list(zip([0, *ends], [*ends, len(text)], strict=True))


def _page_lost(rng: random.Random, document: Document) -> Damaged:
    pages = _pages(document.source.text)[1:-1]
    return _put(document.source.text, *rng.choice(pages), "") if pages else None


def _page_doubled(rng: random.Random, document: Document) -> Damaged:
    text, pages = document.source.text, _pages(document.source.text)[1:-1]
    if not pages:
        return None
    start, end = rng.choice(pages)
    return text[:end] + text[start:end] + text[end:], end, 2 * end - start


def _pages_swapped(rng: random.Random, document: Document) -> Damaged:
    text, pages = document.source.text, _pages(document.source.text)[1:-1]
    if len(pages) < 2:
        return None
    n = rng.randrange(len(pages) - 1)
    (a, b), (_, c) = pages[n], pages[n + 1]
    return text[:a] + text[b:c] + text[a:b] + text[c:], a, c


def _end_lost(rng: random.Random, document: Document) -> Damaged:
    """The last pages are missing."""
    text = document.source.text
    end = rng.choice(_lines(text)[len(_lines(text)) // 2 :])[1]
    return text[:end], max(0, end - 2), end


def _second_text(rng: random.Random, document: Document) -> Damaged:
    """Another decision behind this one, in one file."""
    text = document.source.text.rstrip()
    return f"{text}\n\n{_OTHER}", len(text) + 2, len(text) + len(_OTHER)


_OTHER = """ỦY BAN NHÂN DÂN
TỈNH KIÊN GIANG
-------
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
Số: 977/QĐ-UBND
Kiên Giang, ngày 12 tháng 5 năm 2020

QUYẾT ĐỊNH
Về việc phê duyệt kế hoạch trồng cây xanh

Điều 1. Phê duyệt kế hoạch trồng cây xanh năm 2020 của tỉnh.

Điều 2. Quyết định này có hiệu lực kể từ ngày ký.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Lê Thị Hoa
"""


# ------------------------------------------------------------------ labels


def _of(document: Document, *kinds: Kind) -> list[Unit]:
    return [unit for unit in document.units if unit.kind in kinds and unit.label]


def _label(document: Document, unit: Unit) -> re.Match[str] | None:
    """The label as printed, at the beginning of a line."""
    text = document.source.text
    at = text.find(unit.label.split()[-1], unit.start, unit.start + 40) if unit.label else -1
    return re.compile(r"\S+(?:[ \t]+\S+)?").match(text, unit.start) if at >= 0 else None


def relabelled(change: Callable[[str], str], *kinds: Kind, only: str = "") -> Damage:
    """The label of a unit of these kinds, once; `only`: of those whose label this fits."""

    def damage(rng: random.Random, document: Document) -> Damaged:
        text = document.source.text
        units = [u for u in _of(document, *kinds) if re.fullmatch(only or ".*", u.label) and _label(document, u)]
        if not units:
            return None
        unit = rng.choice(units)
        end = unit.start + len(unit.label)
        return _put(text, unit.start, end, change(text[unit.start : end]))

    return damage


def _siblings_swapped(rng: random.Random, document: Document) -> Damaged:
    """Two clauses that change places, each whole."""
    text, clauses = document.source.text, _of(document, Kind.KHOAN)
    pairs = [
        (a, b, c)
        for a, b, c in zip(clauses, clauses[1:], clauses[2:], strict=False)
        if a.parent == b.parent == c.parent and a.start < b.start < c.start
    ]
    if not pairs:
        return None
    a, b, c = rng.choice(pairs)
    swapped = text[b.start : c.start] + text[a.start : b.start]
    return text[: a.start] + swapped + text[c.start :], a.start, c.start


def _unit_lost(kind: Kind, number: str = "") -> Damage:
    """A unit with all that stands below it, as it stands between two of its siblings."""

    def damage(rng: random.Random, document: Document) -> Damaged:
        units = _of(document, kind)
        pairs = [
            (a, b)
            for a, b in pairwise(units)
            if a.parent == b.parent and a.start < b.start and (not number or a.number == number)
        ]
        if not pairs:
            return None
        a, b = rng.choice(pairs)
        return _put(document.source.text, a.start, b.start, "")

    return damage


def _glued(*kinds: Kind) -> Damage:
    """The line end before a unit is lost."""

    def damage(rng: random.Random, document: Document) -> Damaged:
        text = document.source.text
        units = [u for u in _of(document, *kinds) if re.search(r"\S\s*\n\s*$", text[max(0, u.start - 60) : u.start])]
        if not units:
            return None
        unit = rng.choice(units)
        end = len(text[: unit.start].rstrip())
        return _put(text, end, unit.start, " ")

    return damage


# ------------------------------------------------------------------ frame and words


def _signer_lost(rng: random.Random, document: Document) -> Damaged:
    """The name of who signed."""
    text, names = document.source.text, [s.name for s in document.metadata.signers if s.name]
    at = text.rfind(names[-1]) if names else -1
    return _put(text, at, at + len(names[-1]), "") if at >= 0 else None


def _roles_lost(*roles: str) -> Damage:
    """All that stands in some boxes of the head or the tail of the main text."""

    def damage(rng: random.Random, document: Document) -> Damaged:
        text = document.source.text
        runs = [
            (run.start, run.end)
            for b in document.blocks
            if b.role in roles and not b.component
            for run in b.passage.runs
        ]
        if not runs:
            return None
        first = runs[0][0]
        for start, end in sorted(runs, reverse=True):
            text = text[:start] + text[end:]
        return text, first, first

    return damage


def _without_tones(words: str) -> str:
    plain = unicodedata.normalize("NFD", words.replace("đ", "d").replace("Đ", "D"))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def _tones_lost(rng: random.Random, document: Document) -> Damaged:
    return replaced(r"^.{120,}$", lambda m: _without_tones(m[0]))(rng, document)


def _column_lost(rng: random.Random, document: Document) -> Damaged:
    """The last cell of each row but the first of one table."""
    text = document.source.text
    table = _chosen(rng, re.finditer(r"(?:^\|.*\|[ \t]*\n){4,}", text, re.M))
    if table is None:
        return None
    head, *rows = table[0].splitlines(keepends=True)
    cut = [re.sub(r"\|[^|\n]*\|[ \t]*$", "|", row.rstrip("\n")) + "\n" for row in rows]
    return _put(text, table.start(), table.end(), head + "".join(cut))


def _note_glued(rng: random.Random, document: Document) -> Damaged:
    """The words of a footnote in the middle of a sentence."""
    note = " 3 Khoản này được sửa đổi, bổ sung theo quy định tại khoản 2 Điều 1 của Luật số 12/2030/QH15."
    return replaced(r"(?<=[a-zà-ỹ]{3}), (?=[a-zà-ỹ]{3})", f",{note} ")(rng, document)


_CYRILLIC = str.maketrans("aceopABCEHKMOPTX", "асеорАВСЕНКМОРТХ")


def _cyrillic(match: re.Match[str]) -> str:
    return match[0].translate(_CYRILLIC)


DAMAGES: Sequence[tuple[str, Damage]] = (
    ("a line lost", _line_lost),
    ("a page lost", _page_lost),
    ("a page doubled", _page_doubled),
    ("two pages swapped", _pages_swapped),
    ("the end lost", _end_lost),
    ("two texts in one file", _second_text),
    ("an article lost", _unit_lost(Kind.DIEU)),
    ("a clause lost", _unit_lost(Kind.KHOAN)),
    ("a point lost", _unit_lost(Kind.DIEM)),
    ("point đ lost", _unit_lost(Kind.DIEM, "đ")),
    ("“đ)” without its stroke", relabelled(lambda _: "d)", Kind.DIEM, only=r"đ\)")),
    ("two clauses swapped", _siblings_swapped),
    ("“Điều” torn from its number", relabelled(lambda label: label.replace(" ", "\n\n", 1), Kind.DIEU)),
    ("“Điều” misprinted", relabelled(lambda label: label.replace("Điều", "Điêu"), Kind.DIEU)),
    ("“Điều” without its number", relabelled(lambda label: re.sub(r" *\d+\w*", "", label), Kind.DIEU)),
    ("l for 1 in an article", relabelled(lambda label: label.replace("1", "l", 1), Kind.DIEU, only=".*1.*")),
    ("l for 1 in a clause", relabelled(lambda label: label.replace("1", "l", 1), Kind.KHOAN, only=".*1.*")),
    ("a clause without its number", relabelled(lambda _: "", Kind.KHOAN)),
    ("a point's letter Cyrillic", relabelled(lambda label: label.translate(_CYRILLIC), Kind.DIEM, only=r"[aceo]\)")),
    ("an article glued to the line before", _glued(Kind.DIEU)),
    ("a clause glued to the line before", _glued(Kind.KHOAN)),
    ("a chapter glued to the line before", _glued(Kind.CHUONG, Kind.MUC)),
    ("a chapter's line lost", relabelled(lambda _: "", Kind.CHUONG)),
    ("an annex misprinted", replaced(r"^((?:\W*))PHỤ LỤC\b", r"\1PHỤ LUC")),
    ("a form misprinted", replaced(r"^Mẫu số(?= \d)", "Mẫu sô")),
    ("the number lost", _roles_lost("number")),
    ("the date lost", _roles_lost("place-date")),
    ("the title lost", _roles_lost("title")),
    ("the issuer lost", _roles_lost("issuer")),
    ("the signature lost", _roles_lost("signature")),
    ("the signer's name lost", _signer_lost),
    ("an opening mark lost", replaced(r"“(?=(?:Điều \d|\d{1,2}\.|[a-zđ]\)))", "")),
    ("a closing mark lost", replaced(r"(?<=[.;])”(?=[.;]?\s*$)", "")),
    ("a mark of a word lost", replaced(r"(?<=[a-zà-ỹ])”(?= [a-zà-ỹ])", "")),
    ("O for 0 in a sign", replaced(r"(?<=\d)0(?=\d*/\d{4}/[A-ZĐ]{2})|(?<=/2)0(?=\d\d/[A-ZĐ]{2})", "O")),
    ("l for 1 in a sign", replaced(r"1(?=\d*/\d{4}/[A-ZĐ]{2})", "l")),
    ("O for 0 in a date", replaced(r"(?<=ngày )0(?=\d\b)|(?<=năm 2)0(?=\d\d)", "O")),
    ("l for 1 in a date", replaced(r"(?<=ngày )1(?=\d )|(?<=ngày )1(?=\d/)|(?<=tháng )1(?=\d )", "l")),
    ("a day that is none", replaced(r"\bngày \d{1,2}(/| tháng )\d{1,2}(?=(?:/| năm )\d{4})", r"ngày 31\g<1>11")),
    ("a Cyrillic letter in a sign", replaced(r"(?<=/TT-)B|(?<=NĐ-)C(?=P)|(?<=/Q)H(?=1\d)", _cyrillic)),
    ("a mark of a note glued to a word", replaced(r"(?<=[a-zà-ỹ]{4})(?=[,;] [a-zà-ỹ]{3})", "3")),
    ("a note in the middle of a sentence", _note_glued),
    ("a page's number in a sentence", replaced(r"(?<=[a-zà-ỹ]{3}) (?=[a-zà-ỹ]{3,} )", "\n\n17\n\n")),
    ("tones lost in a paragraph", _tones_lost),
    ("a column of a table lost", _column_lost),
    ("a row of a table lost", replaced(r"(?<=\|\n)\| *\d+\.? *\|.*\|\n(?=\| *\d+\.? *\|.*\|\n\| *\d)", "")),
    ("a row of a table doubled", replaced(r"^\| *\d+\.? *\|.*\|\n(?=\|)", r"\g<0>\g<0>")),
    ("a cell of a row lost", replaced(r"(?<=\|\n)(\| *\d+\.? *)\|[^|\n]*(?=\|[^|\n]*\|.*\n\|)", r"\1")),
    ("a cell torn", replaced(r"(?<=[a-zà-ỹ]) (?=[a-zà-ỹ]+ *\|$)", "|\n")),
    ("a figure misread", replaced(r"(?<=\d)0(?=%)|(?<=\d\.0)0(?=0\b)", "O")),
    ("two words run together", replaced(r"(?<= [a-zà-ỹ]{4}) (?=[a-zà-ỹ]{4} )", "")),
    ("a word doubled", replaced(r" ([a-zà-ỹ]{4,})(?= [a-zà-ỹ])", r" \1 \1")),
)
