"""Names in capitals: of who signed, and of bodies, as they are written in a sentence."""

from __future__ import annotations

import pytest
from raw_texts import parsed

from build_tools.structure.casing import in_sentence_case

# The commonest names of families; each is told from a post by its first word.
SIGNED = (
    "NGUYỄN VĂN AN", "TRẦN THỊ BA", "LÊ MINH", "PHẠM GIA KHÁNH", "HOÀNG VĂN CHƯƠNG", "HUỲNH THỊ DUNG", "PHAN VĂN GIANG",
    "VŨ HẢI HÀ", "VÕ THỊ KIM", "ĐẶNG VĂN LÂM", "BÙI THANH SƠN", "ĐỖ TRỌNG MINH", "HỒ VĂN NĂM", "NGÔ THỊ OANH",
    "DƯƠNG QUANG", "LÝ THỊ TÁM", "ĐINH TIẾN DŨNG", "TRỊNH VĂN QUYẾT", "MAI THỊ RẠNG", "LƯƠNG VĂN SAO", "TRƯƠNG THỊ TƯ",
    "LÂM VĂN ÚT", "PHÙNG QUỐC HIỂN", "QUÁCH THẾ TẢN", "NÔNG ĐỨC MẠNH", "TẠ QUANG BỬU", "ĐÀO DUY TÙNG",
)  # fmt: skip


@pytest.mark.parametrize("name", SIGNED)
def test_a_name_in_capitals_below_a_post_is_the_signer(name: str) -> None:
    text = f"QUYẾT ĐỊNH\nVề kho\n\nĐiều 1. Xây kho.\n\nNơi nhận:\n- Như Điều 3;\n\nKT. BỘ TRƯỞNG\nTHỨ TRƯỞNG\n{name}\n"
    (signer,) = parsed(text).metadata.signers
    assert (signer.capacity, signer.name) == ("KT. BỘ TRƯỞNG / THỨ TRƯỞNG", name.title())


@pytest.mark.parametrize(
    ("printed", "wanted"),
    [
        ("UBND TỈNH LÀO CAI", "UBND tỉnh Lào Cai"), ("HĐND XÃ SUỐI MẪU", "HĐND xã Suối Mẫu"),
        ("UBMTTQ TỈNH LÀO CAI", "UBMTTQ tỉnh Lào Cai"), ("UBKT TỈNH ỦY LÀO CAI", "UBKT Tỉnh ủy Lào Cai"),
        pytest.param("BCH ĐOÀN TNCS HỒ CHÍ MINH", "BCH Đoàn TNCS Hồ Chí Minh", marks=pytest.mark.xfail(strict=True)),
        ("ĐOÀN TNCS HỒ CHÍ MINH", "Đoàn TNCS Hồ Chí Minh"), ("BCH ĐẢNG BỘ", "BCH Đảng bộ"),
        ("BTV TỈNH ỦY LÀO CAI", "BTV Tỉnh ủy Lào Cai"),
        ("HỘI LHPN TỈNH LÀO CAI", "Hội LHPN tỉnh Lào Cai"), ("LĐLĐ TỈNH LÀO CAI", "LĐLĐ tỉnh Lào Cai"),
        ("HỘI CCB TỈNH LÀO CAI", "Hội CCB tỉnh Lào Cai"), ("BHXH TỈNH LÀO CAI", "BHXH tỉnh Lào Cai"),
        ("TAND TỈNH LÀO CAI", "TAND tỉnh Lào Cai"), ("VKSND TỈNH LÀO CAI", "VKSND tỉnh Lào Cai"),
        ("CÔNG TY TNHH MTV CẢNG", "Công ty TNHH MTV cảng"), ("ĐOÀN ĐBQH TỈNH LÀO CAI", "Đoàn ĐBQH tỉnh Lào Cai"),
        ("BAN TỔ CHỨC TW", "Ban Tổ chức TW"), ("BAN QUẢN LÝ KCN", "Ban Quản lý KCN"),
        ("ỦY BAN NHÂN DÂN HUYỆN VỊ XUYÊN", "Ủy ban nhân dân huyện Vị Xuyên"),
        ("ỦY BAN NHÂN DÂN QUẬN BA ĐÌNH", "Ủy ban nhân dân quận Ba Đình"),
        ("ỦY BAN NHÂN DÂN THỊ XÃ SƠN TÂY", "Ủy ban nhân dân thị xã Sơn Tây"),
        ("ỦY BAN NHÂN DÂN THỊ TRẤN VỊ XUYÊN", "Ủy ban nhân dân thị trấn Vị Xuyên"),
        ("ỦY BAN NHÂN DÂN THÀNH PHỐ VIỆT TRÌ", "Ủy ban nhân dân thành phố Việt Trì"),
        ("THÀNH ĐOÀN HÀ NỘI", "Thành đoàn Hà Nội"), ("THỊ ỦY SƠN TÂY", "Thị ủy Sơn Tây"),
        ("QUẬN ỦY BA ĐÌNH", "Quận ủy Ba Đình"), ("HUYỆN ĐOÀN VỊ XUYÊN", "Huyện đoàn Vị Xuyên"),
        pytest.param("HIỆU TRƯỞNG TRƯỜNG ĐẠI HỌC LUẬT", "Hiệu trưởng Trường Đại học Luật",
                     marks=pytest.mark.xfail(strict=True)),
        ("HIỆU TRƯỞNG HỌC VIỆN TÀI CHÍNH", "Hiệu trưởng Học viện Tài chính"),
        ("CHỦ TỊCH LIÊN MINH HỢP TÁC XÃ VIỆT NAM", "Chủ tịch Liên minh Hợp tác xã Việt Nam"),
    ],
)  # fmt: skip
def test_a_body_in_capitals_is_written_as_in_a_sentence(printed: str, wanted: str) -> None:
    assert in_sentence_case(printed) == wanted


@pytest.mark.parametrize(
    ("printed", "wanted"),
    [
        ("BỘ TÀI CHÍNH - NGÂN HÀNG NHÀ NƯỚC", "Bộ Tài chính - Ngân hàng Nhà nước"),
        ("BỘ TÀI CHÍNH - TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM", "Bộ Tài chính - Tổng Liên đoàn Lao động Việt Nam"),
        ("BỘ TÀI CHÍNH - THANH TRA CHÍNH PHỦ", "Bộ Tài chính - Thanh tra Chính phủ"),
        ("BỘ TÀI CHÍNH - KIỂM TOÁN NHÀ NƯỚC", "Bộ Tài chính - Kiểm toán nhà nước"),
        ("BỘ TÀI CHÍNH - BẢO HIỂM XÃ HỘI VIỆT NAM", "Bộ Tài chính - Bảo hiểm xã hội Việt Nam"),
        ("BỘ TÀI CHÍNH - VĂN PHÒNG CHÍNH PHỦ", "Bộ Tài chính - Văn phòng Chính phủ"),
        ("BỘ TÀI CHÍNH - ỦY BAN DÂN TỘC", "Bộ Tài chính - Ủy ban Dân tộc"),
        ("BỘ TÀI CHÍNH - VIỆN KIỂM SÁT NHÂN DÂN TỐI CAO", "Bộ Tài chính - Viện kiểm sát nhân dân tối cao"),
        ("BỘ TÀI CHÍNH - TÒA ÁN NHÂN DÂN TỐI CAO", "Bộ Tài chính - Tòa án nhân dân tối cao"),
        ("BỘ TÀI CHÍNH - BAN TỔ CHỨC", "Bộ Tài chính - Ban Tổ chức"),
        ("BỘ TÀI CHÍNH - HỘI NÔNG DÂN VIỆT NAM", "Bộ Tài chính - Hội Nông dân Việt Nam"),
        ("BỘ TÀI CHÍNH - MẶT TRẬN TỔ QUỐC VIỆT NAM", "Bộ Tài chính - Mặt trận Tổ quốc Việt Nam"),
        ("SỞ TÀI CHÍNH - SỞ NỘI VỤ", "Sở Tài chính - Sở Nội vụ"),
    ],
)  # fmt: skip
def test_two_bodies_that_issue_together_are_written_each_for_itself(printed: str, wanted: str) -> None:
    assert in_sentence_case(printed) == wanted
