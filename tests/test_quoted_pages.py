"""What an amending text quotes stands as the text that it will be, and can be cited as such."""

from __future__ import annotations

import pytest

from build_tools import pipeline, rendering

HEAD = """QUỐC HỘI

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Luật số: {}

Hà Nội, ngày {}

LUẬT
{}

"""
LAW = (
    HEAD.format("31/2014/QH13", "20 tháng 6 năm 2014", "Bến xe")
    + """Điều 3. Đơn vị khai thác

1. Đơn vị khai thác có tên riêng.

2. Đơn vị khai thác niêm yết giá.

Điều 4. Hiệu lực thi hành

Luật này có hiệu lực thi hành từ ngày 01 tháng 01 năm 2015.
"""
)
ACT = (
    HEAD.format("12/2019/QH14", "14 tháng 6 năm 2019", "Sửa đổi, bổ sung một số điều của Luật Bến xe")
    + """\
Điều 1. Sửa đổi, bổ sung một số điều của Luật Bến xe số 31/2014/QH13

1. Sửa đổi, bổ sung Điều 3 như sau:

“Điều 3. Đơn vị khai thác và người lái xe

1. Đơn vị khai thác:

a) Có tên riêng;

b) Niêm yết giá vé.

Giá vé do đơn vị khai thác định.

2. Người lái xe đeo thẻ.”.

2. Bổ sung Điều 3a vào sau Điều 3 như sau:

“Điều 3a. Bến tạm

Bến tạm hoạt động không quá 12 tháng.”.

3. Thay thế cụm từ “giá” bằng cụm từ “giá vé” tại khoản 2 Điều 3.

Điều 2. Hiệu lực thi hành

Luật này có hiệu lực thi hành từ ngày 01 tháng 01 năm 2020.
"""
)


@pytest.fixture(scope="module")
def lines(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    root = tmp_path_factory.mktemp("quoted")
    (root / "source_texts").mkdir()
    (root / "source_texts" / "luat-ben-xe.txt").write_text(LAW, encoding="utf-8")
    (root / "source_texts" / "luat-sua-doi.txt").write_text(ACT, encoding="utf-8")
    made = {page.path: page.content.decode() for page in rendering.pages(pipeline.build(root))}
    return made["van-ban/luat-sua-doi.md"].splitlines()


def about(lines: list[str], words: str) -> str:
    """The line of a block and that of its attributes."""
    n = next(n for n, line in enumerate(lines) if words in line and not line.startswith("<script"))
    return f"{lines[n]} {lines[n + 1]}"


@pytest.mark.parametrize(
    ("words", "class_", "place"),
    [
        ("và người lái xe", ".q-dieu", "Điều 3 Luật Bến xe số 31/2014/QH13, được sửa đổi tại"),
        ("Có tên riêng;", ".q-diem", "điểm a khoản 1 Điều 3 Luật Bến xe số 31/2014/QH13, được sửa đổi tại"),
        ("Giá vé do", ".q-text", "điểm b khoản 1 Điều 3 Luật Bến xe số 31/2014/QH13, được sửa đổi tại"),
        ("Người lái xe đeo thẻ", ".q-khoan", "khoản 2 Điều 3 Luật Bến xe số 31/2014/QH13, được sửa đổi tại"),
        ("Bến tạm hoạt động", ".q-text", "Điều 3a Luật Bến xe số 31/2014/QH13, được bổ sung tại"),
    ],
)
def test_a_quoted_block_is_set_and_cited_as_what_it_will_be(
    lines: list[str], words: str, class_: str, place: str
) -> None:
    found = about(lines, words)
    assert class_ in found
    assert f'data-quoted="{place}"' in found


def test_each_quotation_stands_in_one_container(lines: list[str]) -> None:
    assert lines.count('<div class="quoted" markdown="1">') == 2


def test_words_named_within_a_sentence_are_no_quoted_block(lines: list[str]) -> None:
    assert "data-quoted" not in about(lines, "Thay thế cụm từ")


def test_the_head_of_a_quoted_article_is_bold_with_its_label(lines: list[str]) -> None:
    assert '<span class="run-in"><b>“Điều 3a.</b> Bến tạm</span>' in about(lines, "> Bến tạm<")
