"""Clauses: the words of one clause that amends → what it says of each place that it names.

A clause is verbs, quotations, places, and what joins them. A verb governs the places behind it up to the next verb;
words in quotation marks between a verb and a place are what goes and comes *at* that place; a place behind “sau” is
where something is put, and is not acted on. What stands between them and is none of the joining words of `_JOINS` is a
doubt: the effect is told, and is not applied. Enters: a text, its quotations and its places, as positions. Leaves: a
Said for each place.
Source: Luật Ban hành văn bản quy phạm pháp luật, Điều 12; Nghị định 78/2025, mẫu văn bản sửa đổi.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple


class Verb(NamedTuple):
    """One way of saying what is done; `only_words`: a common verb that counts only before quoted words, or a form."""

    action: str
    pattern: str
    only_words: bool = False


DEEDS = (
    Verb("correct", r"đính\s+chính"),
    Verb(
        "suspend",
        r"(?:tạm\s+)?(?:ngưng|dừng|đình\s+chỉ)\s+(?:(?:một\s+phần|toàn\s+bộ)\s+)?"
        r"(?:hiệu\s+lực(?:\s+thi\s+hành)?|việc\s+(?:áp\s+dụng|thi\s+hành)|áp\s+dụng|thi\s+hành)"
        r"(?:\s+(?:một\s+phần|toàn\s+bộ))?(?:\s+đối\s+với)?",
    ),
    Verb("repeal", r"bãi\s+bỏ|h[ủu][ỷyỷ]\s+bỏ"),
    Verb("repeal", r"lược\s+bỏ|bỏ", only_words=True),
    Verb("replace", r"sửa\s+đổi(?:\s*(?:,|và)\s*bổ\s+sung)?|thay\s+thế"),
    Verb("replace", r"thay|sửa", only_words=True),
    Verb("insert", r"bổ\s+sung(?:\s+thêm)?"),
    Verb("insert", r"thêm", only_words=True),
)
_NOUN = r"(?:(?:các|những)\s+)?(?:(?:cụm\s+)?(?:từ|chữ)(?:\s+ngữ)?|nội\s+dung|số|dấu|đoạn|câu)\s*:?"
_PLACE = r"(?:các\s+)?(?:điều|khoản|điểm)\s+(?:\d|[a-zđ]\d?\s)"
_BEFORE_WORDS = (
    rf"(?=\s+(?:{_NOUN}\s*[‹“\"«„]|(?:(?:tại|ở|trong|vào)\s+)?{_PLACE}"
    r"|(?:các\s+)?(?:Mẫu|Biểu|Phụ\s+lục|Danh\s+mục)(?!\w)))"
)
DEED = re.compile(
    "|".join(
        rf"(?P<d{n}>(?<!\w)(?:{deed.pattern})(?!\w){_BEFORE_WORDS if deed.only_words else ''})"
        for n, deed in enumerate(DEEDS)
    ),
    re.IGNORECASE,
)
_PASSIVE = re.compile(r"(?:được|bị|đã)\s+$", re.IGNORECASE)
_PARTS = r"(?:điểm|khoản|điều|mục|chương|phần|nội\s+dung|quy\s+định|số\s+thứ\s+tự)"
_LISTED = rf"(?:\s*(?:,|và|hoặc)\s*(?:một\s+số\s+)?{_PARTS}(?!\w))*"

# What may join a verb, or a place, with the next place, and what it says of it.
OPENING = r"(?:đoạn|câu|phần|khổ)\s+(?:mở\s+đầu|dẫn|đầu(?:\s+tiên)?|thứ\s+nhất)"  # "khổ đầu khoản 4"
_JOINS = (
    (
        "",
        r"(?:(?:các(?:\s+(?:điều|khoản|điểm)(?=\s*$))?|toàn\s+bộ(?:\s+nội\s+dung)?|của|tại|ở|vào|trong"
        r"|quy\s+định\s+tại|và|hoặc|cả)\s+)*",
    ),
    ("to", r"đến\s+(?:hết\s+)?"),  # the last of a range
    ("some", rf"(?:và\s+)?một\s+(?:số|phần)\s+(?:{_PARTS}{_LISTED}\s+)?(?:quy\s+định\s+)?(?:của|tại)\s+"),
    ("some", r"(?:và\s+)?một\s+phần\s+"),
    ("", r"(?:(?:tại|ở|và)\s+)*(?:tên|tiêu\s+đề)\s+và\s+nội\s+dung\s+(?:của\s+)?"),  # all of the place
    ("title", r"(?:(?:tại|ở|trong|và)\s+)*(?:tên|tiêu\s+đề)\s+(?:gọi\s+)?(?:của\s+)?"),
    ("title-of-dieu", r"(?:(?:tại|và)\s+)*(?:tên|tiêu\s+đề)(?:\s+(?:điều|khoản))?\s*(?:,|và)\s+"),
    ("title-some", rf"(?:tên|tiêu\s+đề)\s+điều\s*(?:,|và)\s+một\s+số\s+{_PARTS}{_LISTED}\s+(?:của|tại)\s+"),
    ("title-lead", rf"(?:tên|tiêu\s+đề)\s+điều\s*(?:,|và)\s+{OPENING}\s+(?:của\s+)?"),
    ("lead-above", rf"{OPENING}\s*(?:,|và)\s+"),
    ("lead", rf"(?:(?:tại|ở|trong|và)\s+)*{OPENING}\s+(?:của\s+|tại\s+)?"),
    ("end", r"(?:một\s+|đoạn\s+|câu\s+|khổ\s+|nội\s+dung\s+)*(?:sau\s+(?:đây\s+)?)?(?:vào\s+)?cuối\s+(?:của\s+)?"),
    ("with", r"(?:(?:được|bị)\s+thay(?:\s+thế)?\s+)?(?:bằng|thành|theo)\s+(?:(?:các|những)\s+)?"),  # a form elsewhere
    ("behind", r"(?:(?:vào|ngay|liền|và)\s+)*sau\s+"),
    ("before", r"(?:(?:vào|ngay|liền|và)\s+)*trước\s+"),
)
_JOIN = tuple((name, re.compile(rf"[\s,;:]*{pattern}", re.IGNORECASE)) for name, pattern in _JOINS)
_REMARK = re.compile(r"\[[^\]]*\]")
_NOT_ACTED_ON = (
    "behind",
    "before",
    "into",
    "already",
    "with",
)  # how a place is joined that something is put at, or from
_INTO_PLACE = re.compile(r"\s*vào\s+", re.IGNORECASE)
_INTO = re.compile(r"(?:bằng|thành)\W*(?:các\s+)?(?:cụm\s+)?(?:từ|chữ|nội\s+dung|số)?(?:\s+ngữ)?\W*$", re.IGNORECASE)
# what joins a text, all of it, with words that change in it, or with its title
WHOLE_TEXT = re.compile(
    r"[\s”“\"’,;]*(?:(?:và|tại|trong|của|ở|cả|toàn\s+bộ|(?:tên|tiêu\s+đề)(?:\s+gọi)?|toàn\s+văn)\s+)*", re.IGNORECASE
)
_SIDE = re.compile(
    r"(?P<side>sau|trước)\s+(?:các\s+)?(?:cụm\s+)?(?:từ|chữ|nội\s+dung|số)(?:\s+ngữ)?\W*$", re.IGNORECASE
)
_WITHIN = re.compile(r"(?:trong|tại|của)\s+(?:cụm\s+)?(?:từ|chữ)\W*$", re.IGNORECASE)
_MORE = re.compile(r"\W*(?:và\W+)?(?:(?:cụm\s+)?(?:từ|chữ)|nội\s+dung|số)?\W*$", re.IGNORECASE)
_EDGE = re.compile(r"(?:vào\s+)?(?P<side>cuối|đầu)\s+(?:của\s+)?$", re.IGNORECASE)
_CONTENT = re.compile(
    r"(?:như\s+sau|sau\s+đây|dưới\s+đây)\W*$|(?<!từ)(?<!chữ)(?<!ngữ)(?<!bằng)(?<!thành)\s*:\W*$", re.IGNORECASE
)
_ALREADY = re.compile(
    r"\s*(?:\W?\s*đã\s+)?được\s+(?:sửa|bổ\s+sung|thay)[^.;:]*?\b(?:theo|bởi|tại)\s+(?:quy\s+định\s+(?:tại|của)\s+)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Wording:
    """Words that go and come at a place: positions of what is quoted; `near`, `side`: beside or within which words."""

    old: tuple[int, int] | None = None
    new: tuple[int, int] | None = None
    near: tuple[int, int] | None = None
    side: str = ""  # before | after | within | begin | end


@dataclass(frozen=True, slots=True)
class Said:
    """What a clause says of the n-th place: the action, None when no verb governs it; the words; which part of the
    place ("some": of its parts, "title", "lead": its opening words, "end"); what could not be read.
    """

    place: int
    action: str | None
    wordings: tuple[Wording, ...] = ()
    part: str = ""
    after: int | None = None  # the place behind which something is put
    doubt: str = ""
    by: int | None = None  # the place of what comes in its stead, when that is attached to a text


class _Item(NamedTuple):
    start: int
    end: int
    what: str  # "deed" | "quote" | "place"
    n: int


@dataclass(slots=True)
class _Order:
    """One verb with what it governs, while the clause is read."""

    action: str
    quotes: list[tuple[_Item, str]] = field(default_factory=list)  # each with the words before it
    places: list[tuple[_Item, str, str]] = field(default_factory=list)  # item, what joins it, doubt
    into: list[tuple[_Item, str]] = field(default_factory=list)  # quotes behind the places
    edge: str = ""
    partly: bool = False  # the verb says that only a part of the places is meant
    mixed: bool = False  # the same verb governs places before the words
    at: bool = False  # the places say where the words behind them go: "Thay thế tại khoản 5 cụm từ “a” bằng cụm từ “b”"


_NAMED = re.compile(r"(?<!\w)(?:(?:cụm\s+)?(?:từ|chữ)(?:\s+ngữ)?|số|dấu)\s*:?\s*[‹“\"«„']*$", re.IGNORECASE)


def called_words(text: str, at: int) -> str:
    """The doubt that what is quoted from text[at] on is not all of a place but words of it: "bằng cụm từ “bãi”"."""
    named = _NAMED.search(text, max(0, at - 30), at)
    return "lời trong ngoặc kép là một cụm từ, không rõ có phải là cả nơi này không" if named else ""


def read(
    text: str,
    quotes: Sequence[tuple[int, int]],
    places: Sequence[tuple[int, int]],
    begin: int = 0,
    above: str | None = None,
) -> tuple[Said, ...]:
    """What a clause says of each of its places, in their order. `begin`: where it begins, behind its label; `above`:
    the action of the clause above it, which governs when it has no verb of its own.

    >>> clause = "Thay thế cụm từ “a” bằng cụm từ “b” tại khoản 1; bổ sung cụm từ “c” vào sau cụm từ “d” tại khoản 2."
    >>> marks = [(m.start() + 1, m.end() - 1) for m in re.finditer("“[^”]*”", clause)]
    >>> for said in read(clause, marks, [m.span() for m in re.finditer(r"khoản \\d", clause)]):
    ...     print(said.action, [clause[slice(*w.new or (0, 0))] + " " + w.side for w in said.wordings])
    replace-words ['b ']
    insert-words ['c after']
    """
    items = _items(text, quotes, places)
    inherits = not any(item.what == "deed" for item in items)
    orders = [_Order((above or "") if inherits else "")]  # places before the first verb: a passive one may follow
    previous: _Item | None = None
    for item in items:
        gap = text[previous.end if previous else begin : item.start]
        if item.what == "deed":
            orders.append(_Order(DEEDS[item.n].action, partly=bool(_PARTLY.search(text, item.start, item.end))))
        elif item.what == "quote":
            _take_quote(orders, item, gap)
        else:
            _take_place(orders, item, gap, previous)
        previous = item
    _take_before(orders, text[begin : quotes[0][0] if quotes else begin])
    said = {each.place: each for order in orders for each in _told(order)}
    return tuple(said.get(n) or Said(n, None) for n in range(len(places)))


_PARTLY = re.compile(r"một\s+phần", re.IGNORECASE)
_AT_FIRST = re.compile(r"\s*(?:tại|ở|trong)\s", re.IGNORECASE)


def _take_before(orders: list[_Order], start: str) -> None:
    """Places before the first verb, when that one speaks of words and names no place behind them: "Tại khoản 1 Điều 5
    thay cụm từ “a” bằng cụm từ “b”".
    """
    before, *rest = orders
    if len(rest) == 1 and rest[0].quotes and not rest[0].places and before.places and _AT_FIRST.match(start):
        rest[0].places, before.places = before.places, []


def _items(text: str, quotes: Sequence[tuple[int, int]], places: Sequence[tuple[int, int]]) -> list[_Item]:
    """Verbs, quotations and places in their order. What stands in a quotation or a place is neither verb nor place."""
    hidden = list(text)
    for start, end in ((max(0, start - 1), min(end + 1, len(text))) for start, end in quotes):
        hidden[start:end] = "‹" + "·" * (end - start - 1)
    shown = "".join(hidden)
    found = [
        _Item(m.start(), m.end(), "deed", int((m.lastgroup or "d0")[1:]))
        for m in DEED.finditer(shown)
        if not _PASSIVE.search(shown, max(0, m.start() - 8), m.start())
        and not any(start <= m.start() < end for start, end in places)
    ]
    found += [_Item(max(0, a - 1), b + 1, "quote", n) for n, (a, b) in enumerate(quotes)]
    inside = [(a, b) for a, b in quotes]
    found += [
        _Item(a, b, "place", n) for n, (a, b) in enumerate(places) if not any(start <= a < end for start, end in inside)
    ]
    return sorted(found)


_AT = re.compile(r"[\s,;]*(?:và\s+)?(?:tại|ở|trong|vào)\s", re.IGNORECASE)
_WORDS_NAMED = re.compile(rf"[\s,]*{_NOUN}\s*", re.IGNORECASE)


def _take_quote(orders: list[_Order], item: _Item, gap: str) -> None:
    """A quotation: of the order that is open, or of a new one with the same verb when places stand between."""
    order = orders[-1]
    if not order.action or _CONTENT.search(gap):
        return
    if not order.places or (order.at and (order.quotes or _WORDS_NAMED.fullmatch(gap))):
        order.quotes.append((item, gap))
    elif _INTO.search(gap) or order.into:
        order.into.append((item, gap))
    else:
        orders.append(_Order(order.action, [(item, gap)], mixed=order.mixed or not order.quotes))


def _take_place(orders: list[_Order], item: _Item, gap: str, previous: _Item | None) -> None:
    """A place: what joins it with what stands before it."""
    order, gap = orders[-1], _REMARK.sub(" ", gap).rpartition("]")[2]  # without a portal's notes
    unclear = order.mixed and bool(order.places) and ";" in gap
    if order.into or unclear or (order.at and order.quotes):
        order = _Order(order.action, mixed=order.mixed)
        orders.append(order)
    if not order.places:
        order.at = bool(order.action) and not order.quotes and _AT.match(gap) is not None
    edge = _EDGE.search(gap) if order.quotes and not order.places else None
    if edge:
        order.edge, gap = {"cuối": "end", "đầu": "begin"}[edge["side"].lower()], gap[: edge.start()]
    join, doubt = _joined(order, gap, bool(previous and previous.what == "place"))
    order.places.append((item, *_carried(order, join, _UNCLEAR if unclear else doubt)))


_UNCLEAR = "không rõ sau dấu chấm phẩy còn nói về cụm từ hay không"


def _carried(order: _Order, join: str, doubt: str) -> tuple[str, str]:
    """What was said of the place before, where nothing is said of the next: "một số khoản của Điều 5 và Điều 6"."""
    if join or doubt or order.quotes or not order.places:
        return join, doubt
    _, before, unread = order.places[-1]
    if before == "with":
        return before, unread
    if before in ("title", "lead", "end"):
        return "", f"không rõ “{before}” có nói cả nơi này không".replace("title", "tên").replace("lead", "đoạn mở đầu")
    return (before, unread) if before == "some" or unread else ("", "")


def _joined(order: _Order, gap: str, behind_place: bool) -> tuple[str, str]:
    """How words join a place with what stands before it, and what of them could not be read."""
    if order.action == "insert" and order.places and not order.quotes and _INTO_PLACE.fullmatch(gap):
        return "into", ""
    join = next((name for name, pattern in _JOIN if pattern.fullmatch(gap)), None)
    if join is None and behind_place and _ALREADY.fullmatch(gap):
        return "already", ""
    return join or "", "" if join is not None else " ".join(gap.split())


def _told(order: _Order) -> Iterable[Said]:
    wordings, doubt = _wordings(order)
    action = f"{order.action}-words" if wordings or doubt else order.action
    action = {"correct-words": "correct", "suspend-words": "suspend"}.get(action, action)
    anchors = [item.n for item, join, _ in order.places if join == "behind"]
    by = _pairs(order)
    for item, join, unread in order.places:
        if join in _NOT_ACTED_ON:
            continue
        after = next((n for n in anchors if n > item.n), None) if order.action == "insert" else None
        part = "some" if order.partly and not join else join
        yield Said(item.n, _deed_at(action, join) or None, wordings, part, after, unread or doubt, by.get(item.n))


def _pairs(order: _Order) -> dict[int, int]:
    """By place that goes the place that comes for it: "Mẫu số 01, Mẫu số 02 bằng Mẫu số 03, Mẫu số 04"."""
    come = [item.n for item, join, _ in order.places if join == "with"]
    go = [item.n for item, join, _ in order.places if join not in _NOT_ACTED_ON]
    return dict(zip(go, come, strict=True)) if len(go) == len(come) else {}


def _deed_at(action: str, join: str) -> str:
    """The action at a place that is joined so: what is done to a title is its own action, unless it is of words."""
    return "retitle" if action and join == "title" and not action.endswith("-words") else action


def _wordings(order: _Order) -> tuple[tuple[Wording, ...], str]:
    """The words that an order speaks of, and what could not be read of them."""
    if not order.quotes:
        return (), ""
    spans = [_inner(item) for item, _ in order.quotes]
    gaps = [gap for _, gap in order.quotes]
    return {"insert": _inserted, "repeal": _repealed}.get(order.action, _replaced)(order, spans, gaps)


def _inner(item: _Item) -> tuple[int, int]:
    """A quotation without its marks."""
    return item.start + 1, item.end - 1


def _repealed(order: _Order, spans: list[tuple[int, int]], gaps: list[str]) -> tuple[tuple[Wording, ...], str]:
    """Words that go, wherever they stand or within other words alone."""
    if len(spans) == 2 and _WITHIN.search(gaps[1]):
        return (Wording(old=spans[0], near=spans[1], side="within"),), ""
    known = all(_MORE.match(gap) for gap in gaps[1:]) and not order.into
    return tuple(Wording(old=span) for span in spans), "" if known else " ".join(" … ".join(gaps).split())


def _replaced(order: _Order, spans: list[tuple[int, int]], gaps: list[str]) -> tuple[tuple[Wording, ...], str]:
    """Words that go, each for the same other words."""
    edge = next((n for n, gap in enumerate(gaps) if _INTO.search(gap)), len(spans))
    olds, news = spans[:edge], spans[edge:] + [_inner(item) for item, _ in order.into]
    if len(news) != 1 or not olds:
        return (Wording(),), "không rõ cụm từ nào được thay bằng cụm từ nào"
    return tuple(Wording(old=old, new=news[0]) for old in olds), ""


def _inserted(order: _Order, spans: list[tuple[int, int]], gaps: list[str]) -> tuple[tuple[Wording, ...], str]:
    """Words that are put in: beside other words, or at an end of the place."""
    side = _SIDE.search(gaps[1]) if len(spans) == 2 else None
    if side:
        where = "after" if side["side"].lower() == "sau" else "before"
        return (Wording(new=spans[0], near=spans[1], side=where),), ""
    if len(spans) == 1 and order.edge:
        return (Wording(new=spans[0], side=order.edge),), ""
    return (Wording(new=spans[0]),), "không rõ cụm từ được bổ sung vào chỗ nào"
