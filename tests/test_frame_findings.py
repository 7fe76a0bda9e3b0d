"""Findings of the frame: each on a short text that shows it, and on the same text set right, where it is silent."""

from __future__ import annotations

import pytest
from raw_texts import parsed, stated

from build_tools.model import Document

WHOLE = """BỘ NỘI VỤ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 5/2024/TT-BNV
Hà Nội, ngày 05 tháng 3 năm 2024
THÔNG TƯ
Quy định về lưu trữ
Điều 1. Phạm vi
Thông tư này quy định về lưu trữ.
Điều 2. Hiệu lực
Thông tư này có hiệu lực từ ngày ký.
Nơi nhận:
- Chính phủ;
- Lưu: VT.
BỘ TRƯỞNG
Lê Văn An
"""


def read(text: str, **metadata: str) -> Document:
    return parsed(text, said=stated(**metadata))


def told(document: Document, code: str) -> list[str]:
    return [finding.message for finding in document.findings if finding.code == code]


FRAME = (
    "metadata-missing", "metadata-differs", "metadata-unknown", "text-after-signature", "signature-unnamed",
    "signature-incomplete", "date-impossible", "date-against-sign", "name-against-sign",
    "front-incomplete",
)  # fmt: skip


def test_a_whole_text_is_not_doubted() -> None:
    document = read(WHOLE)
    assert [finding.code for finding in document.findings if finding.code in FRAME] == []


@pytest.mark.parametrize(
    ("code", "printed", "instead", "words"),
    [
        ("date-impossible", "ngày 05 tháng 3 năm 2024", "ngày 31 tháng 11 năm 2024", "ngày 31 tháng 11 năm 2024"),
        ("date-against-sign", "5/2024/TT-BNV", "5/2023/TT-BNV", "ghi năm 2023"),
        ("signature-unnamed", "BỘ TRƯỞNG\nLê Văn An", "BỘ TRƯỞNG", "“BỘ TRƯỞNG”"),
        ("signature-incomplete", "BỘ TRƯỞNG\nLê Văn An", "Lê Văn An", "“Lê Văn An” đứng một mình"),
        ("signature-incomplete", WHOLE[WHOLE.index("Nơi nhận") :], "", "có thể đã rơi mất"),
        ("front-incomplete", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n", "",
         "không có quốc hiệu"),
        ("front-incomplete", "Số: 5/2024/TT-BNV\n", "", "không đọc được số, ký hiệu"),
        ("metadata-missing", "Quy định về lưu trữ\n", "", "trích yếu"),
        ("front-incomplete", "Quy định về lưu trữ\n", "định về lưu trữ\n", "“định về lưu trữ…”"),
        ("text-after-signature", "Lê Văn An\n",
         "Lê Văn An\n1. Tên đơn vị nộp lưu.\nMột đoạn văn khác đứng sau chữ ký.\n", "Sau chữ ký"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told(code: str, printed: str, instead: str, words: str) -> None:
    assert printed in WHOLE
    messages = told(read(WHOLE.replace(printed, instead)), code)
    assert len(messages) == 1
    assert words in messages[0]


@pytest.mark.parametrize(
    ("code", "stated", "words"),
    [
        ("metadata-differs", {"number": "7/2024/TT-BNV"}, "“5/2024/TT-BNV”, người xuất bản ghi “7/2024/TT-BNV”"),
        ("metadata-differs", {"date": "2024-03-06"}, "ngày ban hành"),
        ("metadata-differs", {"type": "Nghị quyết"}, "“Thông tư”, người xuất bản ghi “Nghị quyết”"),
        ("metadata-differs", {"issuer": "Bộ Tài chính"}, "cơ quan ban hành"),
        ("metadata-unknown", {"province": "tỉnh Bình Thuận"}, "Hãy ghi “Bình Thuận”"),
        ("metadata-unknown", {"province": "Wakanda"}, "“Wakanda”"),
        ("metadata-unknown", {"type": "Cong van"}, "“Cong van”"),
    ],
)
def test_what_the_publisher_writes_is_held_against_the_text(code: str, stated: dict[str, str], words: str) -> None:
    document = read(WHOLE, **stated)
    assert any(words in message for message in told(document, code))
    name = next(iter(stated))
    assert dict(document.metadata.stated_by)[name] == "publisher"


@pytest.mark.parametrize(
    "stated", [{"number": "5/2024/TT-BNV"}, {"issuer": "Bộ trưởng Bộ Nội vụ"}, {"type": "Thông tư"}]
)
def test_what_says_the_same_is_no_difference(stated: dict[str, str]) -> None:
    assert told(read(WHOLE, **stated), "metadata-differs") == []


def test_what_a_portal_states_stands_where_the_text_is_silent() -> None:
    text = (
        '---\nso_hieu: 9/2030/NĐ-CP\ntitle: "Nghị định 9/2030/NĐ-CP về vườn hoa"\n---\n\n## Điều 1. Phạm vi\n\n'
        "Nghị định này nói về hoa.\n"
    )
    about = read(text).metadata
    assert about.number == "9/2030/NĐ-CP"
    assert dict(about.stated_by)["number"] == "publisher"


@pytest.mark.parametrize(
    ("name", "doubted"),
    [
        ("thong-tu-15-2024-tt-bnv", True),  # a digit was lost in the text, or is too many in the name
        ("thong-tu-5-tt-bnv-2024", False),
        ("thong-tu-05-2024-tt-bnv", False),
        ("thong-tu-luu-tru-2024", False),
        ("thong-tu-2024-luu-tru", False),
        ("luu-tru", False),
    ],
)
def test_the_name_of_the_file_and_the_sign_tell_of_one_number(name: str, doubted: bool) -> None:
    assert bool(told(parsed(WHOLE, name), "name-against-sign")) is doubted
