"""What a person says that a line is goes before what the program reads it as."""

from __future__ import annotations

import pytest

from build_tools.cleaning import clean
from build_tools.model import CleanText, Decisions, LineDecision, SourceText

TABLE = "Phụ lục\nBẢNG GIÁ HOA\nMã\nTên hoa\nGiá\n" + "".join(f"{n}\nHoa {n}\n{n}.000\n" for n in range(1, 8))


def said(raw: str, **what: str) -> CleanText:
    """The text cleaned, each line of that beginning said to be something; blanks in a beginning are underscores."""
    lines = []
    for n, (before, is_) in enumerate(what.items(), 1):
        start = raw.index(before.replace("_", " "))
        lines.append(LineDecision(0, raw[start:].split("\n")[0], is_, "như bản gốc", "A", n, start=start))
    return clean(SourceText("a", "a.txt", raw.encode(), raw, "", Decisions("a.toml", lines=tuple(lines))))


def zones(text: CleanText) -> dict[str, str]:
    return {line.passage.text: line.zone for line in text.lines}


def test_what_is_said_is_handed_on() -> None:
    text = said("Điều 1. Hoa\nĐIỀU LỆ (SỬA ĐỔI)\nLời.", ĐIỀU_LỆ="annex")
    assert [line.said for line in text.lines] == ["", "annex", ""]


def test_a_line_said_to_be_a_heading_is_not_joined() -> None:
    raw = "Người trồng hoa thực hiện nghĩa vụ được quy định tại phần trên của\ntổ chức thực hiện"
    assert len(said(raw).lines) == 1
    assert len(said(raw, tổ_chức="heading").lines) == 2


def test_a_line_said_to_be_text_is_no_cell_and_one_said_to_be_a_table_is() -> None:
    assert zones(said(TABLE))["Hoa 5"] == "table"
    assert zones(said(TABLE, Hoa_5="text"))["Hoa 5"] == ""
    assert zones(said("Điều 1. Hoa\nHồng 5.000", Hồng="table"))["Hồng 5.000"] == "table"


def test_a_line_said_to_be_a_note_is_one_and_one_said_to_be_text_is_none() -> None:
    raw = "Điều 1. Hoa\n1. Hồng.\nGhi chú của trang tin.\n2. Lan."
    assert zones(said(raw, Ghi_chú="note"))["Ghi chú của trang tin."] == "note"
    remark = "[Điều này được sửa đổi bởi Luật số 1/2030/QH16 có hiệu lực từ ngày 01/01/2031]"
    assert zones(said(f"Điều 1. Hoa\n{remark}\n1. Hồng."))[remark] == "note"
    text = said(f"Điều 1. Hoa\n{remark}\n1. Hồng.", **{"[Điều": "text"})
    assert zones(text)[remark] == ""


def test_a_line_said_to_be_text_ends_the_signature() -> None:
    raw = "Quyết định này có hiệu lực./.\n\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nNguyễn Văn A\nĐiều khoản khác."
    assert zones(said(raw))["Điều khoản khác."] == "signature"
    assert zones(said(raw, Điều_khoản="text"))["Điều khoản khác."] == ""


@pytest.mark.parametrize(
    ("words", "mark"), [("1 Ghi chú.", "1"), ("[12]Ghi chú.", "12"), ("** Ghi chú.", "**"), ("Ghi chú.", "")]
)
def test_the_mark_of_a_line_said_to_be_a_note_is_kept(words: str, mark: str) -> None:
    text = said(f"Điều 1. Hoa\n{words}\nĐiều 2. Lá", **{words.replace(" ", "_"): "note"})
    (note,) = (line.note for line in text.lines if line.note)
    assert note.mark == mark
