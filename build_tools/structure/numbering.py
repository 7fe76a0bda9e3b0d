"""Findings on numbers: gaps, duplicates, letters out of use, each with its line and what to do.

Enters: the nodes of one part. Leaves: findings at the labels. Nothing is ever renumbered: what is printed stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..addresses.steps import WHOLE
from ..findings import finding
from ..model import Finding, Kind
from ..office.alphabet import is_capitals
from ..office.patterns import compiled
from ..passages import raw_span, whole_span
from ..vietnamese import DIEM_LETTERS, numeral
from .marker_rows import DECIMALS
from .markers import CAPITALS, Order
from .units import Node


def findings(nodes: Sequence[Node], component: str = "") -> Iterator[Finding]:
    """What is odd in the numbers of the units of one part, in reading order; in a form every list begins anew, in what
    is attached it may.
    """
    last: dict[tuple[int, str], Node] = {}
    running: dict[str, Order] = {}  # by style: numbers may run on through larger units
    twice = set[tuple[int, str]]()  # lists whose last number repeats the one before it
    lacking, is_form = _lacking(nodes), _OF_FORM.search(component) is not None
    for n, node in enumerate(nodes):
        if n in lacking:
            yield _whole(
                node, "numbering-missing", f"“{node.passage.text}” là tiêu đề nhưng không có số như các mục cùng cấp."
            )
        if node.reading is None or node.reading.marker.counts == "none":
            continue
        style = node.reading.marker.style
        key = (0 if style == "dieu" else id(node.parent), style)
        before, order = last.get(key), node.reading.order
        if component and before and _begins_anew(nodes[n - 1], node, is_form):
            last[key], running[style] = node, order
            continue
        made_up = key in twice and _is_next_but_one(before, node)
        if not made_up and not _is_sound(before, node, running.get(style)):
            yield from _compared(before, node, nodes[n - 1] if n else None)
        (twice.add if before and before.number == node.number else twice.discard)(key)
        last[key], running[style] = node, order


def _begins_anew(before: Node, node: Node, is_form: bool) -> bool:
    """Whether a list begins here, and not only its numbers: at 1, behind words that lead to it or a title."""
    assert node.reading is not None
    words = before.passage.text.rstrip()
    leads = words.endswith(":") or is_capitals(words) or _TITLE_LAST.search(words) is not None
    return node.reading.order[0] == 1 and (is_form or leads)


def _is_next_but_one(before: Node | None, node: Node) -> bool:
    """Whether a number is what it would be if the one before it were not printed twice: 5, 5, 7 lacks no 6."""
    assert before is not None
    assert before.reading is not None
    assert node.reading is not None
    *larger, first = before.reading.order if before.reading.marker.style in DECIMALS else before.reading.order[:1]
    *others, second = node.reading.order if node.reading.marker.style in DECIMALS else node.reading.order[:1]
    return larger == others and second == first + 2


def _is_sound(before: Node | None, node: Node, running: Order | None) -> bool:
    """Whether the number goes on with that of a larger unit's list, or leaves a letter out as all do."""
    assert node.reading is not None
    style = node.reading.marker.style
    if before is None:
        return style in ("arabic", "roman") and _runs_on(running, node.reading.order)
    return style == "upper" and _leaves_out_d(before, node)


_OF_FORM = re.compile(r"(?:^|-)(?:mau|bieu)-so-")  # the id of a form
_TITLE_LAST = compiled(r"(?:\s[‹U›]{2,}){4}$")  # a title that was run on


_FEW = 2  # titles without a number: where there are more, it is the manner of the text


def _lacking(nodes: Sequence[Node]) -> set[int]:
    """The places of titles without a number among titles with one."""
    titled = any(
        node.reading and node.reading.marker.rank <= 3 and is_capitals(node.passage.text[node.label_end :])
        for node in nodes
    )
    found = {n for n, node in enumerate(nodes[:-1]) if _lacks_number(node)} if titled else set()
    return found if found and len(found) <= _FEW and nodes[0].kind not in WHOLE else set()


def _lacks_number(node: Node) -> bool:
    """Whether a paragraph looks like the titles of the numbered units: a short line of its own, in capitals."""
    text = node.passage.text
    quoted = node.piece is not None and node.piece.quoted
    return (
        node.kind is Kind.DOAN
        and node.role == "unit"
        and not quoted
        and 8 <= len(text) <= 150
        and is_capitals(text, 0.95)
        and "|" not in text
        and " " in text
    )


def _leaves_out_d(before: Node, node: Node) -> bool:
    """“D.”, then “E.”: the letters of parts are those of any alphabet, and most leave Đ out."""
    return (before.number.lower(), node.number.lower()) == ("d", "e")


def _runs_on(last: Order | None, order: Order) -> bool:
    """Whether a number that begins a list goes on with the list before."""
    return last is not None and len(order) == 2 and order[0] > 1 and order[0] == last[0] + 1


def _compared(before: Node | None, node: Node, above: Node | None) -> Iterator[Finding]:
    assert node.reading is not None
    if node.reading.marker.counts == "letter" and node.number[:1] not in DIEM_LETTERS:
        yield _at(node, "numbering-letter", f"“{_label(node)}” không thuộc 23 chữ cái dùng cho điểm.")
    if node.reading.marker.counts == "one":
        yield _at(node, "numbering-damaged", f"“{_label(node)}” được hiểu là số 1.")
    odd = _first(node) if before is None else _stepped(before, node)
    if odd is None or (above is not None and _is_named_above(above)) or _stands_in_line(node, above):
        return
    if before is None or not _is_in_between(before, node, above):
        yield odd


def _first(node: Node) -> Finding | None:
    """What is odd in the number of the first of a list."""
    missing = _first_missing(node)
    told = f"“{_label(node)}” đứng đầu dãy: thiếu {missing} trước đó."
    return _at(node, "numbering-gap", told) if missing else None


def _is_named_above(above: Node) -> bool:
    """Whether the line above ends with what the number is of."""
    text = above.passage.text
    return _NAMED_ABOVE.search(text, max(0, len(text) - _LONGEST_NAME)) is not None


_LONGEST_NAME = 40  # letters of what is named at the end of a line, with room for blanks
# “… là đường cong Hình⏎3. Sơ đồ …”, “Ghi chú:⏎14. Tên cơ quan sao”: the number of a figure, the legend of one.
_NAMED_ABOVE = re.compile(r"(?:^|\s)(?:Hình|Bảng|Biểu đồ|Sơ đồ|Ảnh|Ví dụ|Ghi chú\s*:?|Chú giải\s*:?)\s*$")


def _stands_in_line(node: Node, above: Node | None) -> bool:
    """Whether the number before a “(2)” stands in the line above it, as the legend of a form is run on."""
    label = re.fullmatch(r"\((\d{1,2})\)", _label(node))
    return bool(label and above and f"({int(label[1]) - 1})" in above.passage.text)


def _is_in_between(before: Node, node: Node, above: Node | None) -> bool:
    """Whether the line above says what is left out: “18a, 18b, 18c. Chức vụ, chữ ký”."""
    if above is None or above is before or not before.number.isdigit() or not node.number.isdigit():
        return False
    return above.passage.text.startswith(f"{int(before.number) + 1}") and int(node.number) == int(before.number) + 2


def _first_missing(node: Node) -> str:
    assert node.reading is not None
    order = node.reading.order
    if node.reading.marker.style in ("dieu", "chuong") and order[0] > 1 and node.parent is not None:
        return ""
    return _numbers(node, 1, order[-1] if node.reading.marker.style in DECIMALS else order[0])


def _stepped(before: Node, node: Node) -> Finding | None:
    """What is odd in a number behind the one before it."""
    assert before.reading is not None
    assert node.reading is not None
    last, new = before.reading.order, node.reading.order
    if node.reading.marker.style in DECIMALS:
        if last[:-1] != new[:-1]:
            return None
        last, new = (last[-1], 0), (new[-1], 0)
    label = _label(node)
    if new == last or node.number == before.number:
        hint = "Có thể là “đ)” bị mất dấu gạch ngang; đối chiếu bản gốc." if node.number == "d" else ""
        return _at(node, "numbering-duplicate", f"“{label}” lặp lại số của mục liền trước.", hint)
    if new < last:
        return _at(node, "numbering-duplicate", f"“{label}” đứng sau “{_label(before)}”: dãy số bị lùi.")
    if new[0] > last[0] + 1:
        missing = _numbers(node, last[0] + 1, new[0])
        return _at(node, "numbering-gap", f"“{label}” đứng sau “{_label(before)}”: thiếu {missing}.")
    return None


def _numbers(node: Node, first: int, end: int) -> str:
    """The numbers left out, as they would be printed."""
    assert node.reading is not None
    counts = node.reading.marker.counts
    values = range(first, min(end, first + 5))
    if counts == "letter":
        return ", ".join(f"“{DIEM_LETTERS[n - 1]})”" for n in values if n <= len(DIEM_LETTERS))
    if counts == "capital":
        return ", ".join(CAPITALS[n - 1] for n in values if n <= len(CAPITALS))
    if node.reading.marker.style == "roman" or (counts == "ordinal" and not node.number.isdigit()):
        return ", ".join(numeral(n) for n in values)
    larger = re.match(r"(?:\d+\.)*(?=\d)", _label(node)) if node.reading.marker.style in DECIMALS else None
    return ", ".join(f"{larger[0] if larger else ''}{n}" for n in values)


def _label(node: Node) -> str:
    return node.passage.text[: node.label_end].strip()


def _whole(node: Node, code: str, message: str) -> Finding:
    return finding(code, *whole_span(node.passage), message)


def _at(node: Node, code: str, message: str, hint: str = "") -> Finding:
    start, end = raw_span(node.passage, 0, max(1, len(_label(node))))
    return finding(code, start, end, message, hint)
