"""Zones: where recipients and signatures stand, and that an issuer named before the preamble is no signer."""

from __future__ import annotations

from raw_texts import source

from build_tools.cleaning import clean
from build_tools.model import SourceText

RAW = """**QUYẾT ĐỊNH**
**Về việc phê duyệt Kế hoạch của Chính phủ.**

**CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH**

Căn cứ Luật Khoa học và Công nghệ;

**Điều 1.** Phê duyệt kèm theo Quyết định này Kế hoạch thực hiện./.

**Nơi nhận:**

- Như Điều 1;
- Lưu: VT.

**KT. CHỦ TỊCH**
**PHÓ CHỦ TỊCH**

**Cao Thị Hải**

## **KẾ HOẠCH**

*(Kèm theo Quyết định số 1/QĐ-UBND)*

| TT | Tên |
|----|-----|
| 1 | Bông |

Lời văn của kế hoạch.
"""


def zones(raw: str) -> list[tuple[str, str]]:
    text = clean(source(raw))
    return [(line.passage.text, line.zone) for line in text.lines]


def test_zones_are_intervals() -> None:
    found = zones(RAW)
    assert [text for text, zone in found if zone == "recipients"] == ["Nơi nhận:", "- Như Điều 1;", "- Lưu: VT."]
    assert [text for text, zone in found if zone == "signature"] == ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Cao Thị Hải"]
    assert [text for text, zone in found if zone == "table"] == ["TT\tTên", "1\tBông"]
    assert found[-1] == ("Lời văn của kế hoạch.", "")
    assert ("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH", "") in found


def test_a_signature_without_recipients() -> None:
    text = "Điều 9. Nghị định này có hiệu lực./.\nTM. CHÍNH PHỦ\nTHỦ TƯỚNG\nNguyễn Văn A\nPHỤ LỤC I\nDanh mục"
    assert zones(text)[1:] == [
        ("TM. CHÍNH PHỦ", "signature"), ("THỦ TƯỚNG", "signature"), ("Nguyễn Văn A", "signature"), ("PHỤ LỤC I", ""),
        ("Danh mục", ""),
    ]  # fmt: skip


def test_what_markdown_said_of_a_line_is_kept() -> None:
    data = "## **KẾ HOẠCH**\n\n*(Kèm theo)*\n\n**Điều 1.** Phê duyệt".encode()
    lines = clean(SourceText("thu", "thu.txt", data, data.decode(), "")).lines
    assert [(line.heading, line.bold, line.italic, line.gap, line.number) for line in lines] == [
        (2, True, False, 0, 1), (0, False, True, 1, 3), (0, False, False, 1, 5),
    ]  # fmt: skip


def doubts(raw: str) -> list[str]:
    found = clean(source(raw)).findings
    return [f.message for f in found if f.code == "signature-incomplete"]


def test_a_signature_that_lost_a_line_is_a_doubt() -> None:
    whole = "Điều 1. Nghị quyết này có hiệu lực./.\nNơi nhận:\n- Như Điều 1;\n- Lưu: VT.\n"
    assert doubts(whole + "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nNguyễn Văn A") == []
    assert doubts(whole + "T/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\nNguyễn Văn A") == []
    assert len(doubts(whole + "TM. ỦY BAN NHÂN DÂN\nPHÓ CHỦ TỊCH\nNguyễn Văn A")) == 1
