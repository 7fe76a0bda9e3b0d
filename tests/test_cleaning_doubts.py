"""What cleaning leaves as printed and tells a person: each on a text that shows it, and on the nearest one that does
not.
"""

from __future__ import annotations

import pytest
from raw_texts import source

from build_tools.cleaning import clean

LONG = "Ủy ban nhân dân các cấp chịu trách nhiệm tổ chức việc trồng hoa theo kế hoạch"
ON = "Sở Tài chính bố trí kinh phí cho các nhiệm vụ được giao trong năm của tỉnh nhà."
TAIL = "Điều 9. Nghị quyết này có hiệu lực từ ngày ký./.\nNơi nhận:\n- Lưu: VT.\n"


def told(raw: str, code: str) -> list[str]:
    return [raw[each.start : each.end] for each in clean(source(raw)).findings if each.code == code]


@pytest.mark.parametrize(
    ("code", "raw", "place"),
    [
        ("sentence-cut", f"{LONG}\n\n{ON}", "h\n\nS"),
        ("seal-read", f"{TAIL}TM. ỦY BAN NHÂN DÂN\nUBND CHỦ TỊCH\nLê Văn An", "UBND"),
        ("inserted-note", f"Trang chủ | Văn bản | Liên hệ\nĐiều 1. {LONG}.", "Trang chủ | Văn bản | Liên hệ"),
    ],
)
def test_a_doubtful_place_is_told(code: str, raw: str, place: str) -> None:
    assert told(raw, code) == [place]


@pytest.mark.parametrize(
    ("code", "raw"),
    [
        ("sentence-cut", f"{LONG}.\n\n{ON}"),
        ("sentence-cut", f"{LONG}\n\n1. {ON}"),
        ("seal-read", f"{TAIL}TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nLê Văn An"),
        ("inserted-note", f"Điều 1. {LONG} tại trang chủ của Sở.\nĐiều 2. {ON}"),
    ],
)
def test_a_sound_place_is_not(code: str, raw: str) -> None:
    assert told(raw, code) == []
