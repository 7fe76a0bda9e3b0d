"""Legacy encodings: turned back as a whole, or left alone as a whole and named."""

from __future__ import annotations

import pytest
import raw_texts

from build_tools.cleaning import clean, legacy

TEXT = (
    "Điều 1. Phê duyệt kèm theo Quyết định này Kế hoạch ứng dụng công nghệ thông tin của tỉnh trong giai đoạn"
    " tới.\nĐiều 2. Sở Tư pháp đã chủ trì, phối hợp với các sở, ngành triển khai thực hiện; đề nghị người dân trong đô"
    " thị giám sát.\nđ) Tổ chức thực hiện từ ngày 01/7/2019 theo trường hợp quy định tại khoản 2 Điều này.\n" * 4
)
TO_TCVN3 = str.maketrans(
    {
        new: old
        for olds, news in legacy._TCVN3_LETTERS.items()
        for old, new in zip(olds, news, strict=True)
        if old != "\u03bc"
    }
)
TCVN3 = TEXT.translate(TO_TCVN3)


def read(raw: str) -> tuple[str, list[str]]:
    source = raw_texts.source(raw)
    text = clean(source)
    return text.passage.text, [f.code for f in text.findings if f.code in ("legacy-encoding", "letters-damaged")]


@pytest.mark.parametrize("u", ["\u00ad", "\u2212"], ids=["soft hyphen", "minus"])
def test_every_letter_of_a_text_is_turned_back(u: str) -> None:
    assert read(TCVN3.replace("\u00ad", u)) == (TEXT, ["legacy-encoding"])
    assert read(TCVN3.replace("\u00ad", u).replace("\u00b5", "\u03bc")) == (TEXT, ["legacy-encoding"])


def test_a_long_text_is_judged_by_whole_letters() -> None:
    for shift in range(4):
        assert read(("a" * shift + TEXT * 300).encode().decode("latin-1"))[1] == ["legacy-encoding"]


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(TEXT + TCVN3, id="half of it in Unicode"),
        pytest.param(TCVN3 + "Ủy ban nhân dân tỉnh.\n", id="one line in Unicode"),
        pytest.param(TCVN3.replace("\u00ad", ""), id="every ư lost"),
        pytest.param(TEXT + TEXT.encode().decode("latin-1"), id="half of it misread"),
        pytest.param(TEXT.encode().decode("cp1252", "replace"), id="holes"),
    ],
)
def test_what_cannot_be_turned_back_as_a_whole_is_left_and_named(raw: str) -> None:
    text, codes = read(raw)
    assert codes == ["letters-damaged"]
    assert text.split() == raw.split()


@pytest.mark.parametrize(
    "raw", [TEXT, "Café Résumé naïve façade déjà vu à la carte, señor Muñoz\n" * 9, "(a) 5 µm ± 2 °C × 3\n" * 9]
)
def test_a_text_in_unicode_is_left_alone(raw: str) -> None:
    assert read(raw) == (raw, [])


def test_words_torn_at_their_marks_are_named() -> None:
    torn = (
        "Lu ậ t thu ế  thu nh ậ p doanh nghi ệ p s ố  14/2008/QH12 đã đ ượ c s ử a đ ổ i, b ổ  sung m ộ t s ố  đi ề"
        " u.\n" * 5
    )
    assert read(torn)[1] == ["letters-damaged"]
    assert (
        read(
            "Mua bán nhà ở, cho thuê nhà ở và kinh doanh nhà ở trong khu vực nông thôn và đô thị theo ý kiến của cơ"
            " quan quản lý đất đai, xây dựng tại địa phương.\n" * 5
        )[1]
        == []
    )
