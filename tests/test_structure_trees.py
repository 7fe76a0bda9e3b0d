"""Random legal trees: drawn, printed as the family prints them, damaged as scans and converters do, parsed, compared.

What is compared are the anchors in reading order: kind, number, parent and order of every unit at once.
"""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from random_texts import examples
from raw_texts import parsed

LETTERS = "abcdđeghiklmnopqrstuvxy"
TELEX = {"đ": "dd"}
SENTENCES = (
    "Tổ chức tuyên truyền, phổ biến pháp luật", "Giao các sở, ngành phối hợp thực hiện",
    "Bố trí kinh phí từ ngân sách nhà nước",
    "Điều chỉnh quy hoạch theo quy định", "Chương trình được phê duyệt hằng năm", "Mục tiêu đến năm 2030 đạt 95%",
    "Xây dựng kế hoạch theo Điều 5",
)  # fmt: skip
TITLES = ("QUY ĐỊNH CHUNG", "MỤC ĐÍCH, YÊU CẦU", "NHIỆM VỤ VÀ GIẢI PHÁP", "TỔ CHỨC THỰC HIỆN")


@dataclass(frozen=True)
class Line:
    """One printed line and the anchor of the unit that it begins."""

    text: str
    anchor: str


def roman(value: int) -> str:
    return ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")[value - 1]


sentence = st.sampled_from(SENTENCES)
few = st.integers(0, 4)


@st.composite
def items(draw: st.DrawFn, above: str, depth: int) -> list[Line]:
    """“-” and “+” below a unit."""
    sign, kind = ("-", "gach") if depth == 0 else ("+", "cong")
    found: list[Line] = []
    for n in range(1, draw(st.integers(1, 3)) + 1):
        anchor = f"{above}-{kind}-{n}"
        below = draw(items(anchor, 1)) if depth == 0 and draw(st.booleans()) else []
        found += [Line(f"{sign} {draw(sentence)}{':' if below else ';'}", anchor), *below]
    return found


@st.composite
def letters(draw: st.DrawFn, above: str, with_items: bool) -> list[Line]:
    found: list[Line] = []
    for letter in LETTERS[: draw(st.sampled_from((0, 0, 2, 3, 6, 12)))]:
        anchor = f"{above}-diem-{TELEX.get(letter, letter)}"
        below = draw(items(anchor, 0)) if with_items and draw(st.integers(0, 3)) == 0 else []
        found += [Line(f"{letter}) {draw(sentence)}{':' if below else ';'}", anchor), *below]
    return found


@st.composite
def clauses(draw: st.DrawFn, above: str, mark: str, with_items: bool) -> list[Line]:
    found: list[Line] = []
    for n in range(1, draw(st.integers(1, 4)) + 1):
        anchor = f"{above}-khoan-{n}"
        below = draw(letters(anchor, with_items))
        found += [Line(f"{n}{mark} {draw(sentence)}{':' if below else '.'}", anchor), *below]
    return found


@st.composite
def law(draw: st.DrawFn) -> list[Line]:
    """Chương › Điều › khoản › điểm; articles count on through the chapters."""
    lines = [Line("LUẬT", ""), Line("VỀ THỬ NGHIỆM", "")]
    article = 0
    for chapter in range(1, draw(st.integers(1, 3)) + 1):
        lines.append(
            Line(f"Chương {roman(chapter)}\n{draw(st.sampled_from(TITLES))}", f"chuong-{roman(chapter).lower()}")
        )
        for _ in range(draw(st.integers(1, 4))):
            article += 1
            lines.append(Line(f"Điều {article}. {draw(sentence)}", f"dieu-{article}"))
            lines += draw(clauses(f"dieu-{article}", ".", False))
    return lines


@st.composite
def plan(draw: st.DrawFn) -> list[Line]:
    """I. › 1. › a) › - › +"""
    lines = [Line("KẾ HOẠCH", ""), Line("Triển khai thực hiện Nghị quyết", "")]
    for n in range(1, draw(st.integers(1, 4)) + 1):
        lines.append(Line(f"{roman(n)}. {draw(st.sampled_from(TITLES))}", f"muc-{roman(n).lower()}"))
        lines += draw(clauses(f"muc-{roman(n).lower()}", ".", True))
    return lines


@st.composite
def party(draw: st.DrawFn) -> list[Line]:
    """I- › 1- › 1.1-"""
    lines = [Line("CHƯƠNG TRÌNH HÀNH ĐỘNG", ""), Line("Thực hiện Nghị quyết của Trung ương", "")]
    for n in range(1, draw(st.integers(1, 3)) + 1):
        above = f"muc-{roman(n).lower()}"
        lines.append(Line(f"{roman(n)}- {draw(st.sampled_from(TITLES))}", above))
        for k in range(1, draw(st.integers(1, 3)) + 1):
            lines.append(Line(f"{k}- {draw(sentence)}", f"{above}-khoan-{k}"))
            lines += [Line(f"{k}.{m}- {draw(sentence)}", f"{above}-khoan-{k}-{m}") for m in range(1, draw(few) + 1)]
    return lines


def anchors(text: str) -> list[str]:
    return [unit.id for unit in parsed(text).units if unit.kind.value != "doan"]


def wanted(lines: list[Line]) -> list[str]:
    return [line.anchor for line in lines if line.anchor]


def lettered(line: Line) -> bool:
    return "-diem-" in line.anchor and "-gach-" not in line.anchor


trees = st.one_of(law(), plan(), party())
quick = settings(
    max_examples=examples(60),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.large_base_example],
)


@quick
@given(trees)
def test_a_tree_that_is_printed_is_read_again(lines: list[Line]) -> None:
    assert anchors("\n\n".join(line.text for line in lines)) == wanted(lines)


@quick
@given(trees, st.lists(st.sampled_from(("", "", "## ", "### ", "**")), min_size=1, max_size=9))
def test_the_marks_of_a_converter_change_nothing(lines: list[Line], marks: list[str]) -> None:
    """Heading marks of any level and bold, set at random on whole lines, are evidence at most."""
    printed = []
    for n, line in enumerate(lines):
        mark = marks[n % len(marks)] if line.anchor and "\n" not in line.text and line.text[0] not in "-+" else ""
        printed.append(f"**{line.text}**" if mark == "**" else mark + line.text)
    assert anchors("\n\n".join(printed)) == wanted(lines)


@quick
@given(trees, st.data())
def test_a_line_that_is_lost_costs_itself_and_what_stands_below(lines: list[Line], data: st.DataObject) -> None:
    """One điểm goes: every other unit keeps its anchor."""
    leaves = [
        n
        for n, line in enumerate(lines)
        if lettered(line) and not any(o.anchor.startswith(line.anchor + "-") for o in lines)
    ]
    if not leaves:
        return
    gone = data.draw(st.sampled_from(leaves))
    kept = [line for n, line in enumerate(lines) if n != gone]
    assert anchors("\n\n".join(line.text for line in kept)) == wanted(kept)


@quick
@given(law())
def test_line_ends_that_are_lost_before_a_chapter_change_nothing(lines: list[Line]) -> None:
    """“… thực hiện. Chương II QUY ĐỊNH CHUNG Điều 3. …” on one line."""
    text = "\n".join(line.text for line in lines)
    assert anchors(text.replace("\nChương II\n", " Chương II ").replace("\nChương III\n", " Chương III ")) == wanted(
        lines
    )
