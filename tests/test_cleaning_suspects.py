"""Suspects: what is proposed, what is only found, and what must never be touched."""

from __future__ import annotations

import pytest
from raw_texts import source

from build_tools import cleaning, proposing
from build_tools.cleaning.rule import WORD
from build_tools.cleaning.rules import RULES
from build_tools.model import CleanText, Decision, Decisions

# A collection of plain administrative prose: enough for its commonest pairs to be known.
FILLER = (
    ". ".join(
        onset + rime
        for onset in "b c d g h l m n r s t v".split()
        for rime in "a ai an ang ao au o oi on ong u ui un ung".split()
    )
    * 4
)
PROSE = (
    "Ứng dụng tiến bộ khoa học vào sản xuất. Nhân rộng tiến bộ kỹ thuật. Củng cố và phát triển tổ chức. Thông qua Sở"
    " Tài chính.\nKhông chỉ thu hút đầu tư mà còn giữ gìn môi trường. Các mặt hàng xuất khẩu. Việc chuyển giao công"
    " nghệ cho nông dân.\nNâng cao năng suất, chất lượng sản phẩm. Tăng năng suất, chất lượng hàng hóa. Bảo đảm năng"
    " suất, chất lượng công việc.\n" * 10
)


def texts(raw: str, decisions: Decisions = Decisions()) -> CleanText:  # noqa: B008 - a frozen value
    held = [source(FILLER, "nen"), source(PROSE, "mau"), source(raw, said=decisions)]
    return proposing.with_proposals(map(cleaning.clean, held))[2]


def proposed(raw: str) -> list[tuple[str, str, str]]:
    return [(c.rule, c.before, c.after) for c in texts(raw).corrections if c.status == "proposed"]


def found(raw: str) -> list[str]:
    return [f.code for f in texts(raw).findings if f.code != "front-incomplete"]


@pytest.mark.parametrize(
    ("raw", "wanted"),
    [
        ("Nay ứng dụng tiên bộ khoa học vào đời sống.", [("orphan-word", "tiên", "tiến")]),
        ("Nay ỨNG DỤNG TIÊN BỘ KHOA HỌC vào đời sống.", []),  # too few letters in capitals to tell from an abbreviation
        ("Đây là một là một trong những nhiệm vụ.", [("repeated-phrase", "là một là một", "là một")]),
        ("Phối hợp với Ủy ban Mặt trận Tổ Việt Nam tỉnh.", [("lost-word", "Tổ Việt", "Tổ quốc Việt")]),
        (
            "Các hộ gần hồ lớn gần hồ lớn ấy trồng sen.",  # words that follow one another nowhere else
            [("repeated-phrase", "gần hồ lớn gần hồ lớn", "gần hồ lớn")],
        ),
        (
            "Các hộ bên bờ hồ lớn bên bờ hồ lớn ấy trồng sen.",
            [("repeated-phrase", "bên bờ hồ lớn bên bờ hồ lớn", "bên bờ hồ lớn")],
        ),
        ("Các hộ ở bên bờ hồ lớn ở bên bờ hồ lớn ấy trồng sen.", []),  # five words twice are meant
    ],
)
def test_proposed(raw: str, wanted: list[tuple[str, str, str]]) -> None:
    assert proposed(raw) == wanted


@pytest.mark.parametrize(
    "raw",
    [
        "Doanh nghiệp không chi hoặc nhận hoa hồng trái phép.",
        "Cơ quan chuyên môn thuộc Ủy ban nhân dân cấp tỉnh, Hội đồng nhân dân cấp xã giám sát.",
        "Khi xảy ra sự kiện mất hàng trên đường vận chuyển.",
        "Mỗi ngày có ba chuyến giao hàng đến các huyện.",
        "Ngày càng ngày càng tốt hơn.",
        "Người nộp thuế nộp thuế theo quy định, người nộp thuế nộp thuế đúng hạn.",
        "Quyết định số 12/QĐ-UBND ngày 29/3/2020; mục III, điểm k) và điểm m).",
        "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh và Hội đồng nhân dân.",
    ],
)
def test_never_proposed_and_never_changed(raw: str) -> None:
    text = texts(raw)
    assert text.passage.text == raw
    assert not [c for c in text.corrections if c.status != "rejected"]


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("Báo cáo tỉnh (through qua Sở Tài chính) để xem xét.", "syllable-foreign"),
        ("Báo cáo của ĐẲẢNG bộ tỉnh để xem xét.", "syllable-impossible"),
        ("Nâng cao năng suất chất lượng sản phẩm trong tỉnh.", "comma-missing"),
        ("Phát triển kinh tế- xã hội của tỉnh nhà.", "dash-spacing"),
        ("Theo Thông tư số 06/2022/TT-BТС của Bộ.", "letter-foreign"),  # Т and С are Cyrillic
        (
            "1. Việc chăm sóc hoa.\n2. Việc chăm sóc cây.\n3. Việc chăm sóc cỏ.\n4. Việc chăm chăm sóc lá.\n",
            "phrase-repeated",
        ),
        ("Người nộp thuế nộp thuế theo quy định, người nộp thuế nộp thuế đúng hạn.", "phrase-repeated"),
    ],
)
def test_only_found(raw: str, code: str) -> None:
    assert code in found(raw)
    assert not proposed(raw)


@pytest.mark.parametrize(
    "raw",
    [
        "Khai thác quặng mangan và lưu giữ nguồn gen.",
        "Gửi về dia.chi@tinh.gov.vn hoặc www.tinh.gov.vn.",
        "Trang web và email.",
        "Bơm tiêm (syringe) dùng một lần.",
        "Gạc hydrocolloid các loại và đầu nối titanium các cỡ.",
        "Chứng minh nhân dân số xxxxxxx của người ấy.",
        "Gửi báo cáo về Ban Chỉ đạo CCTPTƯ để tổng hợp.",
        "Số lần sử dụng tối đa (ntđ) của từng loại vật tư.",
    ],
)
def test_not_strange(raw: str) -> None:
    assert not [code for code in found(raw) if code.startswith("syllable")]


def test_in_a_damaged_text_any_strange_word_is_told() -> None:
    assert "syllable-foreign" in found("Chức năng nhịêmm vụ của tổ chữcc; cơ qưan ấy phải kolemo soát viên của mình.")


def test_a_misprinted_loanword_is_told() -> None:
    assert "syllable-foreign" in found("Phải đăng trên websie của doanh nghiệp ấy.")


@pytest.mark.parametrize(
    "raw",
    [
        "Người nộp thuế nộp thuế đúng hạn. Người nộp thuế nộp thuế đủ. Mọi người nộp thuế nộp thuế theo quy định.",
        "TỔNG CỤC HẢI QUAN CỤC HẢI QUAN TỈNH. Do CỤC HẢI QUAN CỤC HẢI QUAN lập.",
        "Mẫu số 05a. Hợp đồng thuê đất HỢP ĐỒNG THUÊ ĐẤT của tỉnh.",
        "Hoa thường nở. Hoa thường nở. Hoa thường nở đẹp. Hoa thường thường nở.",
        "Người trồng hợp tác. Việc phân công công chức ở xã.",
    ],
)
def test_what_is_the_manner_is_not_told(raw: str) -> None:
    assert "phrase-repeated" not in found(raw)


def test_a_comma_is_missed_between_two_words_that_are_parted_often() -> None:
    assert "comma-missing" not in found("Tính năng suất chất đất của tỉnh.")


def test_a_rare_compound_that_sounds_like_a_frequent_one_is_told() -> None:
    usual = "Hệ thống truy xuất nguồn gốc. Việc xuất khẩu.\n" * 30
    held = [source(FILLER, "nen"), source(usual, "mau"), source("Phải truy suất nguồn gốc. Tính lãi suất.")]
    findings = proposing.with_proposals(map(cleaning.clean, held))[2].findings
    told = [f.message for f in findings if f.code == "suspect-word"]
    assert [message.split(":")[0] for message in told] == ["“truy suất” có thể là “truy xuất”"]


def test_the_word_before_a_sign_is_told() -> None:
    assert found("Theo đề nghị tại Tờ trình so 8468/TTr-STNMT ngày 24 tháng 12 năm 2021.") == ["suspect-word"]
    assert found("Xem sổ 12/2021 của phòng.") == []


def test_what_was_rejected_is_kept_and_not_asked_again() -> None:
    raw = "Nay ứng dụng tiên bộ khoa học vào đời sống."
    said = Decisions(
        "source_texts/thu.toml", (), (Decision(1, "tiên bộ", "tiến bộ", False, "in như vậy trong bản gốc", "A", 1),)
    )
    text = texts(raw, said)
    assert [(c.status, c.before, c.reason) for c in text.corrections] == [
        ("rejected", "tiên bộ", "in như vậy trong bản gốc")
    ]
    assert [f.code for f in text.findings if f.start is not None and f.start > 0] == ["kept-as-printed"]


def test_every_proposal_says_why() -> None:
    for record in texts("Nay ứng dụng tiên bộ khoa học. Đây là một là một trong những việc.").corrections:
        assert record.kind == "word"
        assert record.status == "proposed"
        assert record.reason
        assert "‘" in record.evidence


def test_no_rule_but_the_editor_may_change_words() -> None:
    assert [rule.name for rule in RULES if rule.kind == WORD] == ["editor"]


NOISE = "Nay ứng dụng tiên bộ khoa học vào đời sống.\n"


def in_use(raw: str) -> CleanText:
    """A text of a collection where “môi trường”, “chi tiết” and “giáo dục nghề nghiệp” are in frequent use."""
    usual = (
        "Bảo vệ môi trường. Giáo dục nghề nghiệp.\n" * 250 + "Phê duyệt chi tiết. Hướng dẫn chi tiết kế hoạch.\n" * 30
    )
    beside = "Có đạo đức nghề nghiệp. Rèn đạo đức lối sống. Trong mọi trường hợp.\n"
    held = [source(FILLER, "nen"), source(PROSE * 10 + usual + beside, "mau"), source(raw)]
    return proposing.with_proposals(map(cleaning.clean, held))[2]


def in_noise(raw: str) -> list[str]:
    """What is proposed of a text behind a sure error."""
    corrections = in_use(NOISE + raw).corrections
    return [c.before for c in corrections if c.status == "proposed" and c.start >= len(NOISE)]


def test_an_error_that_may_be_none_is_told_and_not_proposed() -> None:
    """“chỉ” is a word of grammar, which stands beside any other: where the text is clean, a person looks."""
    text = in_use(f"Hướng dẫn chỉ tiết kế hoạch.\n{FILLER}")
    assert ["chỉ" in f.message for f in text.findings if f.code == "suspect-word"] == [True]
    assert [c for c in text.corrections if c.status == "proposed"] == []
    assert "suspect-word" not in [f.code for f in in_use(f"Hướng dẫn chi tiết kế hoạch.\n{FILLER}").findings]


def test_a_word_in_use_is_not_suspect_beside_errors() -> None:
    assert in_noise("Quy tắc đạo đức nghề nghiệp của hội. Trong mọi trường hợp khác sẽ thực hiện.") == []


def test_an_error_made_again_is_suspect_beside_errors() -> None:
    assert in_noise("Hướng dẫn chỉ tiết kế hoạch. Phê duyệt chỉ tiết.") == ["chỉ", "chỉ"]
