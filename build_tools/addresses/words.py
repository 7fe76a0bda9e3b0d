"""From words to addresses: “khoản 2 Điều 5”, “điểm b mục II.3”, “dieu 5 khoan 2”, “k2 đ5”.

Enters: words, a sentence of a text or what a reader typed, with or without marks. Leaves: phrases, each with its steps from the
largest to the smallest and where it stands. One function for all: whoever resolves a citation and whoever searches reads alike.
Source of the forms: Nghị định 30/2020 and 78/2025 (smallest first), older texts (largest first), the habits of search boxes.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..model import Address, Kind, Step
from ..vietnamese import roman, telex


@dataclass(frozen=True, slots=True)
class Phrase:
    """An address in words: steps from the largest to the smallest, and words[start:end] that say them."""

    steps: tuple[Step, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Found:
    kind: Kind
    number: str
    start: int
    end: int


_ARABIC = r"\d{1,4}[a-zđ]?(?![\w/])"
_ROMAN = r"[ivx]{1,6}(?!\w)"
_DECIMAL = r"\d{1,3}[a-zđ]?(?:\.\d{1,3})*(?![\w/])"
_LETTER = r"[a-zđăâêôơư]\d?(?!\w)"
_NTH = r"(?:thu |thứ )?(?:\d{1,3}|nhat|nhất|hai|ba|tu|tư|bon|nam|năm|sau|sáu|bay|bảy|tam|tám|chin|chín|muoi|mười)(?!\w)"
_ORDINALS = {w: n for n, row in enumerate(("nhat", "hai", "ba", "tu bon", "nam", "sau", "bay", "tam", "chin", "muoi"), 1) for w in row.split()}


@dataclass(frozen=True, slots=True)
class _Form:
    """One way to name a step. The pattern is matched against words without marks; đ stays đ."""

    kind: Kind
    pattern: re.Pattern[str]


def _form(kind: Kind, words: str, number: str) -> _Form:
    return _Form(kind, re.compile(rf"(?<![\w/])(?:{words})\s*(?P<n>{number})"))


FORMS = (
    _form(Kind.PHU_LUC, r"(?:phu luc|pl)(?: so)?(?=\s)", rf"{_ROMAN}|{_ARABIC}|[a-z](?!\w)"),
    _form(Kind.TIEU_MUC, r"tieu muc", rf"{_ARABIC}|{_ROMAN}"),
    _form(Kind.PHAN, r"phan(?=\s)", rf"{_ROMAN}|{_ARABIC}|[a-d](?!\w)|thu \w+"),
    _form(Kind.CHUONG, r"chuong(?=\s)|ch\.", rf"{_ROMAN}|{_ARABIC}|thu \w+"),
    _form(Kind.MUC, r"muc(?=\s)|m\.(?=\s?[ivx\d])", rf"(?:{_ROMAN[:-6]}(?!\w)|{_DECIMAL})"),
    _form(Kind.GACH, r"gach(?: [đd]au dong)?(?=\s)", _NTH),
    _form(Kind.CONG, r"dau cong(?=\s)", _NTH),
    _form(Kind.DOAN, r"[đd]oan(?=\s)", _NTH),
    _form(Kind.DIEU, r"(?:đieu|dieu)(?: thu)?(?=[\s\d])|[đd]\.?(?=\s?\d)", _ARABIC),
    _form(Kind.KHOAN, r"khoan(?=[\s\d])|k\.?(?=\s?\d)", _DECIMAL),
    _form(Kind.DIEM, r"(?:điem|diem|tiet)(?=\s)|[đd]\.?(?=\s[a-zđ](?:\s|$)(?=k))", rf"{_LETTER}|{_DECIMAL}"),
)
# The second half of another word: “tài khoản 1”, “thời điểm a”, “danh mục 2”, “thành phần A”.
_HALF: defaultdict[Kind, re.Pattern[str]] = defaultdict(lambda: re.compile("(?!)"))
_HALF |= {
    Kind.KHOAN: re.compile(r"(?:tài|bồi)\s$"), Kind.MUC: re.compile(r"(?:danh|chuyên|hạng|đề)\s$"), Kind.PHAN: re.compile(r"(?:thành|cổ|học)\s$"),
    Kind.DIEM: re.compile(r"(?:thời|địa|quan|đặc|trọng|thí|ưu|nhược)\s$"),
}  # fmt: skip
# “mục II.3.b”: what is tied to the number of a mục by points.
_TIED = re.compile(r"\.(?P<khoan>\d{1,3}(?:\.\d{1,3})*)(?:\.(?P<diem>[a-zđ])(?!\w))?")
_BETWEEN = re.compile(r"[\s,]*(?:(?:cua|thuoc|tai|trong|va cua)\s+)?")
_RANK = {kind: n for n, kind in enumerate(Kind)}


def _plain(words: str) -> str:
    """Small letters without marks, đ kept, one for one with the letters of NFC words."""
    out = []
    for letter in words.lower():
        base = unicodedata.normalize("NFD", letter)[0]
        out.append("đ" if base in "đð" else base)
    return "".join(out)


def phrases(words: str) -> tuple[Phrase, ...]:
    """Every address that the words hold, in reading order. Steps that follow one another in falling or rising order are one.

    >>> [p.steps[-1].number for p in phrases("theo khoản 2 Điều 5 và Điều 7")]
    ['2', '7']
    """
    words = unicodedata.normalize("NFC", words)
    found: list[Phrase] = []
    group: list[_Found] = []
    plain = _plain(words)
    for one in _found(words, plain):
        if group and not _continues(group, one, plain):
            found.append(_phrase(group))
            group = []
        group.append(one)
    return (*found, _phrase(group)) if group else tuple(found)


def read(words: str) -> tuple[tuple[Step, ...], str]:
    """The first address that the words hold, and the words without it; () and the words when there is none.

    >>> read("khoản 2 điều 5 nghị định 115")
    ((Step(kind=<Kind.DIEU: 'dieu'>, number='5', copy=1), Step(kind=<Kind.KHOAN: 'khoan'>, number='2', copy=1)), 'nghị định 115')
    """
    words = unicodedata.normalize("NFC", words)
    first = next(iter(phrases(words)), None)
    if first is None:
        return (), words.strip()
    rest = f"{words[: first.start].rstrip(' ,')} {words[first.end :].lstrip(' ,')}"
    return first.steps, re.sub(r"^(?:của|cua|thuộc|tại)\s+", "", rest.strip())


def _found(words: str, plain: str) -> Iterator[_Found]:
    """The steps named, in reading order, none inside another."""
    spans = sorted(((m.start(), -m.end(), form, m) for form in FORMS for m in form.pattern.finditer(plain)), key=lambda x: x[:2])
    at = 0
    for start, _, form, match in spans:
        if start < at or _HALF[form.kind].search(words[max(0, start - 8) : start].lower()):
            continue
        for one in _with_tied(form.kind, words, plain, match):
            at = one.end
            yield one


def _with_tied(kind: Kind, words: str, plain: str, match: re.Match[str]) -> Iterator[_Found]:
    number = words[match.start("n") : match.end("n")]
    if kind is Kind.DIEM and number[0].isdigit():
        kind = Kind.KHOAN  # the Party cites “điểm 1.3”: a khoản of ours
    if kind is Kind.MUC and "." in number:
        first, rest = number.split(".", 1)
        yield _Found(Kind.MUC, first, match.start(), match.start("n") + len(first))
        yield _Found(Kind.KHOAN, rest, match.start("n") + len(first) + 1, match.end())
        return
    yield _Found(kind, _numbered(kind, number), match.start(), match.end())
    tied = _TIED.match(plain, match.end()) if kind is Kind.MUC else None
    if tied:
        yield _Found(Kind.KHOAN, tied["khoan"], tied.start("khoan"), tied.end("khoan"))
    if tied and tied["diem"]:
        yield _Found(Kind.DIEM, words[tied.start("diem") : tied.end("diem")], tied.start("diem"), tied.end())


def _numbered(kind: Kind, number: str) -> str:
    """The number as a step holds it: Roman numerals in capitals, ordinals as what they count, no leading zero."""
    plain = _plain(number)
    word = plain.removeprefix("thu ").strip()
    if word in _ORDINALS and (kind in (Kind.GACH, Kind.CONG, Kind.DOAN) or plain.startswith("thu ")):
        return str(_ORDINALS[word])
    if kind in (Kind.PHU_LUC, Kind.PHAN, Kind.CHUONG, Kind.MUC, Kind.TIEU_MUC) and roman(number):
        return number.upper()
    return re.sub(r"^0+(?=\d)", "", word if kind in (Kind.GACH, Kind.CONG, Kind.DOAN) else number.lower())


def _continues(group: Sequence[_Found], one: _Found, plain: str) -> bool:
    """Whether a step belongs to the phrase of those before it: nothing but a comma between, and the order goes on."""
    last = group[-1]
    if not _BETWEEN.fullmatch(plain, last.end, one.start) and plain[last.end : one.start] != ".":
        return False
    falling = _RANK[one.kind] > _RANK[last.kind]
    if one.kind is last.kind:
        return last.number.startswith(one.number + ".")  # “điểm 1.3 khoản 1”: the smaller names the larger
    return len(group) == 1 or falling == (_RANK[last.kind] > _RANK[group[-2].kind]) or plain[last.end : one.start] == "."


def _phrase(group: Sequence[_Found]) -> Phrase:
    named = [one for one in group if not any(other.kind is one.kind and other.number.startswith(one.number + ".") for other in group)]
    steps = sorted(named, key=lambda one: _RANK[one.kind])
    return Phrase(tuple(Step(one.kind, one.number) for one in steps), min(g.start for g in group), max(g.end for g in group))


# ------------------------------------------------------------------ is this the unit that the words mean?


def matches(address: Address, steps: Sequence[Step]) -> bool:
    """Whether a unit's address is one that the steps can mean: its last step is theirs, and the others stand above it in order.

    >>> where = Address("", (Step(Kind.MUC, "II"), Step(Kind.KHOAN, "3"), Step(Kind.DIEM, "b")))
    >>> matches(where, (Step(Kind.DIEM, "b"),)), matches(where, (Step(Kind.MUC, "2"), Step(Kind.DIEM, "b"))), matches(where, (Step(Kind.KHOAN, "3"),))
    (True, True, False)
    """
    if not steps or not address.steps:
        return False
    own = [_key(step) for step in address.steps]
    wanted = [_key(step) for step in steps]
    if wanted[-1] != own[-1]:
        return False
    above = iter(own[:-1])
    return all(key in above for key in wanted[:-1])


def _key(step: Step) -> tuple[Kind, str]:
    """A step as it is compared: Roman and Arabic numbers of large units are the same, leading zeros are dropped."""
    number = step.number
    if step.kind in (Kind.PHU_LUC, Kind.PHAN, Kind.CHUONG, Kind.MUC, Kind.TIEU_MUC):
        value = roman(number)
        number = str(value) if value else number
    return step.kind, re.sub(r"^0+(?=\d)", "", telex(number))
