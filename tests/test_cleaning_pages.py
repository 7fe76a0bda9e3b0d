"""Pages: running heads and page numbers of any publisher are known by more than one cue; a number that only looks like
one stays.
"""

from __future__ import annotations

import pytest
import raw_texts

from build_tools.cleaning import clean
from build_tools.cleaning.notes.marks import marks
from build_tools.cleaning.rows import RawLines, rows
from build_tools.model import SourceText
from build_tools.passages import of_raw

SENTENCE = (  # wrapped at a page's width, without end or beginning
    "quản lý, sử dụng Quỹ bảo hiểm y tế số {n}{m}, bảo đảm quyền lợi cho người tham gia bảo",
    "hiểm y tế. Tăng cường các giải pháp {n}{m} phòng, chống tham nhũng, lãng phí, tiêu cực",
    "trong thanh toán chi phí khám bệnh {n}{m}, chữa bệnh bảo hiểm y tế. Triển khai phòng,",
    "chống lãng phí, lạm thu, tăng {n}{m} chỉ định dịch vụ y tế không hợp lý và các hành vi",
)
PAGES = [[line.format(n=n, m=m) for m in range(6) for line in SENTENCE] for n in range(1, 6)]
WHOLE = " ".join(line for page in PAGES for line in page)
FURNITURE = (
    "{n}",
    "- {n} -",
    "–{n}–",
    "Trang {n}/5",
    "Trang {n}",
    "{n}|Page",
    "{n} | P a g e",
    "Page {n} of 5",
    "{n}/5",
    "{n} CÔNG BÁO/Số 713 + 714/Ngày 24-7-2020",
)


def text(raw: str) -> str:
    source = raw_texts.source(raw)
    return "\n".join(line.passage.text for line in clean(source).lines)


@pytest.mark.parametrize("end", ["\n", "\n\f", "\n\n", "\n\n\f"], ids=repr)
@pytest.mark.parametrize("form", FURNITURE)
def test_a_page_number_inside_a_sentence_is_taken_out(form: str, end: str) -> None:
    assert text(end.join("\n".join([*page, form.format(n=n)]) for n, page in enumerate(PAGES, 1))) == WHOLE


def test_a_form_feed_parts_pages_and_no_paragraphs() -> None:
    assert text("\n\f".join("\n".join(page) for page in PAGES)) == WHOLE


def test_a_line_that_heads_every_sheet_is_a_running_head() -> None:
    assert text("\n\f".join("\n".join(["CỔNG THÔNG TIN PHÁP LUẬT", *page]) for page in PAGES)) == WHOLE


@pytest.mark.parametrize("blank", ["\n", "\n\n"], ids=repr)
def test_the_figures_of_a_table_read_line_by_line_stay(blank: str) -> None:
    cells = [
        "Bông gạc",
        "Gói",
        "Loại vô khuẩn",
        "Công ty Dược",
        "Việt Nam",
        "Theo thầu",
        "Kho A",
        "Năm 2020",
        "Đạt",
        "Khô",
        "Còn hạn",
        "Không",
    ]
    raw = blank.join(line for n in range(1, 9) for line in (str(n), *cells))
    assert text(raw) == raw.replace("\n\n", "\n")


def test_the_number_of_one_page_alone_goes_where_it_cuts_a_sentence() -> None:
    raw = "\n".join([*PAGES[0], "2", *PAGES[1]])
    assert "2" not in text(raw).split("\n")
    assert text("Người nộp đơn chuẩn bị hồ sơ theo quy định của pháp luật, số lượng là\n2\nbộ.").split("\n")[1] == "2"


def test_the_figures_of_tall_rows_of_a_table_stay() -> None:
    """As even as pages, and as full of letters; but they do not go through the text."""
    cell = [f"Khu vực khai thác thứ {n}: san gạt mặt bằng" for n in range(40)]
    articles = [f"Điều {n}. Cơ quan thứ {n} chịu trách nhiệm thi hành." for n in range(1, 600)]
    raw = "\n".join([*articles, *(line for n in range(1, 12) for line in (str(n), *cell))])
    assert text(raw) == raw


def test_a_text_set_with_blank_lines_throughout_is_joined_as_well() -> None:
    lines = [line for page in PAGES for line in page]
    assert text("\n\n".join(lines)) == WHOLE
    assert (
        text(text("\n\n".join(["Điều 1. Phạm vi.", *lines, "Điều 2. Hiệu lực"])))
        == f"Điều 1. Phạm vi.\n{WHOLE}\nĐiều 2. Hiệu lực"
    )


def test_a_number_in_the_middle_of_a_tall_cell_stays() -> None:
    """The text layer of a table gives the number of a row where it stands on the paper:
    half-way down the longest cell.
    """
    tall = ["Xây dựng cơ sở dữ liệu khoa học và công", "nghệ của tỉnh, kết nối với cơ sở dữ liệu"] * 6
    raw = "\n".join(line for n in range(1, 7) for line in ("Hoàn thành", *tall, str(n), *tall[1:]))
    assert [line for line in text(raw).split("\n") if line.isdigit()] == list("123456")


@pytest.mark.parametrize("number", ["", "{n}\n"], ids=["form feeds", "page numbers"])
@pytest.mark.parametrize("head", ["Phụ lục", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "STT Nội dung", "2020"])
def test_the_first_line_of_a_form_on_every_page_stays(head: str, number: str) -> None:
    forms = [
        f"{number.format(n=n)}{head}\n" + "\n".join(f"{n}.{m} Nội dung của biểu mẫu này là như sau:" for m in range(31))
        for n in range(1, 7)
    ]
    assert text("\n\f".join(forms)).split("\n").count(head) == 6
    assert text("\n\n".join(forms)).split("\n").count(head) == 6


def test_a_cell_at_the_foot_of_every_page_stays() -> None:
    forms = [
        "\n".join([*(f"{n}.{m} Nội dung của biểu mẫu này" for m in range(31)), "Người lập biểu"]) for n in range(6)
    ]
    assert text("\n\f".join(forms)).split("\n").count("Người lập biểu") == 6


def test_the_mark_of_a_note_behind_the_number_of_a_form() -> None:
    raw = "Mẫu số 137\nMẫu số 1b38\nMẫu số 10"
    lines = rows(of_raw(raw), RawLines(raw), {})
    assert [[raw[a:b] for a, b in marks(lines, number)] for number in ("37", "38", "0")] == [["37"], ["38"], []]


@pytest.mark.parametrize("gap", ["", "\n"])
def test_a_quotation_in_a_note_goes_on_at_the_foot_of_the_next_page(gap: str) -> None:
    """The next of its clauses stands there, and the mark that closes it; those of the text above are the text's."""
    text = (
        "Điều 1. Hiệu lực thi hành1\n\n1 Điều 2 Thông tư số 50/2017/TT-BYT quy định như sau:\n"
        "“Điều 2. Hiệu lực thi hành\n1. Thông tư này có hiệu lực từ năm 2018.\n"
        "\f1. Thông tư này có hiệu lực từ năm 2017.\n2. Bãi bỏ Thông tư số 27/2013/TT-BYT.\n"
        f"{gap}2. Bãi bỏ Điều 5.”\n\f3. Bộ Y tế hướng dẫn thi hành.\n"
    )
    read = clean(SourceText("a", "a.txt", text.encode(), text, "")).lines
    assert [line.passage.text for line in read if line.note][-2:] == [
        "1. Thông tư này có hiệu lực từ năm 2018.",
        "2. Bãi bỏ Điều 5.”",
    ]
    assert [line.passage.text for line in read if not line.note] == [
        "Điều 1. Hiệu lực thi hành1",
        "1. Thông tư này có hiệu lực từ năm 2017.",
        "2. Bãi bỏ Thông tư số 27/2013/TT-BYT.",
        "3. Bộ Y tế hướng dẫn thi hành.",
    ]


def test_a_quotation_that_something_else_closes_does_not_go_on() -> None:
    text = (
        "Điều 1. Hiệu lực thi hành1\n\n1 Điều 2 Thông tư số 50/2017/TT-BYT quy định như sau:\n"
        "“Điều 2. Hiệu lực thi hành\n1. Thông tư này có hiệu lực từ năm 2018.\n"
        "\f1. Thông tư này có hiệu lực từ năm 2017.\n2. Thay “hoa” bằng “lá”\n"
    )
    read = clean(SourceText("a", "a.txt", text.encode(), text, "")).lines
    assert "2. Thay “hoa” bằng “lá”" in [line.passage.text for line in read if not line.note]
