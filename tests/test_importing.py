"""What an office holds comes in whole: words, columns, tables, notes; and what does not is told."""

from __future__ import annotations

import re
import shutil
import unicodedata
from dataclasses import replace
from pathlib import Path

import docx
import pypdfium2
import pytest
import typst

from build_tools import cleaning, importing, pipeline
from build_tools.cleaning import legacy
from build_tools.cli import main
from build_tools.curating import acquiring
from build_tools.errors import Refusal
from build_tools.importing import plain_files, raw_text
from build_tools.importing.placed_words import Grid, PlacedWord, Sheet, rows_of
from build_tools.importing.sheets import Paragraph, arranged, joined
from build_tools.model import SourceText

HEAD = """
#set page(width: 21cm, height: 29.7cm, margin: 2.5cm, header: align(center)[
  CÔNG BÁO/Số 12/Ngày 01-02-2024 #context counter(page).display()])
#set text(font: "Libertinus Serif", lang: "vi", size: 13pt, hyphenate: false)
#set par(justify: true, first-line-indent: (amount: 1cm, all: true))
#show footnote.entry: set text(size: 10pt)
#grid(columns: (5cm, 11cm), align: center, [*BỘ THỬ NGHIỆM*], [*CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM*],
  [], [*Độc lập - Tự do - Hạnh phúc*], [Số: 07/2024/TT-BTN], [_Hà Nội, ngày 15 tháng 01 năm 2024_])
#align(center)[*THÔNG TƯ*]
#align(center)[*Quy định về việc đưa văn bản vào bộ sưu tập và việc giữ nguyên chữ của văn bản trong bộ sưu tập ấy*]
"""
BODY = """
Căn cứ Luật Thử nghiệm ngày 01 tháng 01 năm 2020;

*Điều 1. Phạm vi điều chỉnh*

1\\. Thông tư này quy định việc đưa văn bản#footnote[Cụm từ này được sửa đổi theo quy định tại khoản 1 Điều 1 của Thông
tư số 09/2024/TT-BTN.] vào bộ sưu tập, với một câu đủ dài để dòng thứ nhất của đoạn không chứa hết chữ và phải xuống
dòng.

2\\. Mức thu như sau:

#table(columns: 3, [STT], [Tên phí], [Mức thu], [1], [Phí thẩm định hồ sơ đề nghị cấp giấy phép], [100.000 đồng],
  [2], [Phí khác], [])

#pagebreak()
*Điều 2. Hiệu lực thi hành*

Thông tư này có hiệu lực thi hành từ ngày 01 tháng 3 năm 2024./.

#grid(columns: (8cm, 8cm), align: (left, center), [_Nơi nhận:_ \\ - Như Điều 2; \\ - Lưu: VT.],
  [*BỘ TRƯỞNG* \\ #v(1cm) *Nguyễn Văn An*])
#pagebreak()
PHỤ LỤC
"""


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A circular as an office prints it: two columns of head and foot, a footnote, a table, three sheets."""
    folder = tmp_path_factory.mktemp("paper")
    (folder / "a.typ").write_text(HEAD + BODY, encoding="utf-8")
    typst.compile(str(folder / "a.typ"), output=str(folder / "thong-tu.pdf"), ignore_system_fonts=True)
    return folder / "thong-tu.pdf"


@pytest.fixture(scope="module")
def text(paper: Path) -> str:
    return importing.read(paper).text


def test_columns_of_head_and_foot_are_read_one_after_the_other(text: str) -> None:
    lines = [line.strip("*") for line in text.splitlines() if line.strip()]
    assert lines[:5] == [
        "BỘ THỬ NGHIỆM",
        "Số: 07/2024/TT-BTN",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Hà Nội, ngày 15 tháng 01 năm 2024",
    ]
    foot = lines[lines.index("Nơi nhận:") :]
    assert foot[:5] == ["Nơi nhận:", "- Như Điều 2;", "- Lưu: VT.", "BỘ TRƯỞNG", "Nguyễn Văn An"]


def test_a_paragraph_is_a_line_and_a_title_of_two_lines_is_one(text: str) -> None:
    assert "Quy định về việc đưa văn bản vào bộ sưu tập và việc giữ nguyên chữ của văn bản trong bộ sưu tập ấy" in text
    assert "không chứa hết chữ và phải xuống dòng." in text.replace("\n", " ")
    assert not any(line.endswith("với một câu") for line in text.splitlines())


def test_a_mark_of_a_note_sticks_to_no_word(text: str) -> None:
    assert "đưa văn bản¹ vào bộ sưu tập" in text
    assert "¹ Cụm từ này được sửa đổi theo quy định tại khoản 1 Điều 1" in text


def test_a_table_keeps_its_cells(text: str) -> None:
    assert "| STT | Tên phí | Mức thu |" in text
    assert "| 1 | Phí thẩm định hồ sơ đề nghị cấp giấy phép | 100.000 đồng |" in text
    assert "| 2 | Phí khác |  |" in text


def test_running_heads_go_and_are_named(paper: Path, text: str) -> None:
    assert "CÔNG BÁO" not in text
    assert any("CÔNG BÁO" in line for line in importing.read(paper).dropped)
    assert text.count("\f") == 2


def test_what_comes_in_is_read_as_what_it_is(paper: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = tmp_path / "own"
    main(["init", str(root)])
    capsys.readouterr()
    assert main(["--root", str(root), "import", str(paper)]) == 0
    told = capsys.readouterr().out
    assert "source_texts/thong-tu-07-2024-tt-btn.txt (bản nháp)" in told
    assert "số: 07/2024/TT-BTN" in told
    assert "người ký: Nguyễn Văn An" in told
    folder = root / "source_texts"
    assert (folder / "thong-tu-07-2024-tt-btn.pdf").read_bytes() == paper.read_bytes()
    before = {path: path.read_bytes() for path in folder.iterdir()}
    assert main(["--root", str(root), "import", str(paper)]) == 0
    assert "đã đưa vào trước đây, là văn bản thong-tu-07-2024-tt-btn; không đổi gì." in capsys.readouterr().out
    assert {path: path.read_bytes() for path in folder.iterdir()} == before
    assert not any(d.source.slug.startswith("thong-tu-07") for d in pipeline.build(root).documents), "a draft"
    outcome = pipeline.attempt(root, drafts=True)
    document = next(d for d in outcome.site.documents if d.source.slug == "thong-tu-07-2024-tt-btn")
    assert {"dieu-1", "dieu-1-khoan-1", "dieu-1-khoan-2", "dieu-2"} <= {unit.id for unit in document.units}
    assert [note.unit for note in document.notes] == ["dieu-1-khoan-1"]


def test_nothing_is_overwritten(paper: Path, tmp_path: Path) -> None:
    folder = tmp_path / "source_texts"
    folder.mkdir()
    (folder / "thong-tu-07-2024-tt-btn.txt").write_text("Điều 1. Khác\n", encoding="utf-8")
    with pytest.raises(Refusal, match=r"đã có source_texts/thong-tu-07-2024-tt-btn\.txt"):
        list(acquiring.bring(tmp_path, [paper]))
    assert [path.name for path in folder.iterdir()] == ["thong-tu-07-2024-tt-btn.txt"]
    assert [one.name for one in acquiring.bring(tmp_path, [paper], "ban-khac")] == ["ban-khac"]


def test_word_files_keep_their_numbers_tables_and_notes(tmp_path: Path) -> None:
    paper = docx.Document()
    paper.add_paragraph("Điều 1. Hội viên")
    for words in ("Hội có tư cách pháp nhân;", "Hội có con dấu riêng."):
        paper.add_paragraph(words, style="List Number")
    table = paper.add_table(rows=2, cols=2)
    for cell, words in zip([c for row in table.rows for c in row.cells], ("TT", "Tên | tắt", "1", "a\nb"), strict=True):
        cell.text = words
    paper.add_paragraph("Hết *phần* này.")
    paper.save(str(tmp_path / "dieu-le.docx"))
    found = importing.read(tmp_path / "dieu-le.docx")
    assert "1. Hội có tư cách pháp nhân;" in found.text
    assert "2. Hội có con dấu riêng." in found.text
    assert "| TT | Tên \\| tắt |" in found.text
    assert "| 1 | a <br> b |" in found.text
    assert "Hết \\*phần\\* này." in found.text
    assert found.tool == "python-docx"


def test_a_paragraph_that_is_bold_as_a_whole_is_marked_so(tmp_path: Path) -> None:
    paper = docx.Document()
    paper.add_paragraph().add_run("Điều 1. Hội viên").bold = True
    paper.add_paragraph("Phạm vi", style="Heading 1")
    half = paper.add_paragraph()
    half.add_run("Hội").bold = True
    half.add_run(" có con dấu.")
    plain = paper.add_paragraph(style="Heading 1")
    plain.add_run("Tên Hội").bold = False
    paper.add_table(rows=1, cols=2).cell(0, 0).paragraphs[0].add_run("TT").bold = True
    paper.save(str(tmp_path / "dam.docx"))
    lines = importing.read(tmp_path / "dam.docx").text.splitlines()
    assert lines[0] == "**Điều 1. Hội viên**"
    assert {"**Phạm vi**", "Hội có con dấu.", "Tên Hội"} <= set(lines)
    assert any(line.startswith("| TT |") for line in lines)


def test_the_heading_of_an_article_ends_where_it_is_no_longer_bold(text: str) -> None:
    assert "**Điều 1. Phạm vi điều chỉnh**" in text.splitlines()
    full = "Điều 5. Một tiêu đề dài vừa hết bề rộng của dòng in"
    rows = [*_line(full, 60, 100), *_line("Văn bản này quy định việc ấy và mọi việc khác như vậy", 60, 118)]
    bold = [replace(word, bold=word.top == 100) for word in rows]
    assert _texts(rows) == [" ".join(word.text for word in rows)]
    assert _texts(bold)[0] == full


PAGE = """<html><head><title>x</title><script>var a = "Điều 9";</script></head><body>
<nav><ul><li>Trang chủ</li><li>Văn bản</li></ul></nav>
<div id="main"><div class="content">
<table border="0"><tr><td><p><b>BỘ THỬ NGHIỆM</b></p></td>
<td><p>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p></td></tr></table>
<p>Điều 1. Phạm vi<sup>1</sup> điều
chỉnh</p><p>1. Thông tư này&nbsp;quy định *một* việc.<br>2. Việc khác.</p>
<table><tr><th>TT</th><th>Tên</th></tr><tr><td>1</td><td><p>a</p><p>b</p></td></tr></table>
</div></div><footer>Bản quyền 2024</footer></body></html>"""


def test_a_saved_page_gives_its_text_and_no_menu(tmp_path: Path) -> None:
    (tmp_path / "trang.html").write_text(PAGE, encoding="utf-8")
    text = importing.read(tmp_path / "trang.html").text
    assert "Điều 1. Phạm vi¹ điều chỉnh\n\n1. Thông tư này quy định \\*một\\* việc.\n\n2. Việc khác." in text
    assert "| TT | Tên |\n| --- | --- |\n| 1 | a <br> b |" in text
    assert not any(word in text for word in ("Trang chủ", "Bản quyền", "Điều 9"))


def test_old_encodings_come_in_as_letters_that_cleaning_turns_back(tmp_path: Path) -> None:
    tcvn3 = "Céng hoµ x· héi chñ nghÜa ViÖt Nam. QuyÕt ®Þnh nµy cã hiÖu lùc kÓ tõ ngµy ký ban hµnh."
    (tmp_path / "cu.txt").write_bytes(tcvn3.encode("cp1252"))
    assert importing.read(tmp_path / "cu.txt").text == tcvn3 + "\n"
    assert plain_files.decoded("Điều 1".encode("utf-8-sig"), Path("a")) == "Điều 1"
    with pytest.raises(Refusal, match="không phải tệp chữ"):
        plain_files.decoded(b"\x00\x01\xff\xfe\x80" * 20, Path("a.txt"))


def test_a_page_that_is_one_form_and_cells_that_reach_over_others(tmp_path: Path) -> None:
    page = """<html><body><form id="aspnetForm"><button>Tìm</button><div>
<p>Điều 1. Phạm vi</p><table><caption>Biểu 1</caption>
<tr><td rowspan="2">TT</td><td colspan="2">Mức</td></tr><tr><td>a</td><td>b</td></tr>
<tr><td>1</td><td>2</td><td>3</td></tr></table></div></form></body></html>"""
    (tmp_path / "trang.html").write_text(page, encoding="utf-8")
    assert importing.read(tmp_path / "trang.html").text == (
        "Điều 1. Phạm vi\n\nBiểu 1\n\n| TT | Mức |  |\n| --- | --- | --- |\n|  | a | b |\n| 1 | 2 | 3 |\n"
    )


OLD = (
    "Quyết định này quy định về chế độ phụ cấp đặc thù đối với cán bộ, công chức, viên chức làm việc ở các cơ sở dạy"
    " nghề; mức hỗ trợ từ ngân sách tỉnh và trách nhiệm của các sở, ngành, Ủy ban nhân dân các huyện, thành phố."
)


@pytest.mark.parametrize("encoding", ["tcvn3", "cp1258"])
def test_every_letter_of_an_old_encoding_comes_through(tmp_path: Path, encoding: str) -> None:
    if encoding == "tcvn3":
        pairs = (pair for olds, news in legacy._TCVN3_LETTERS.items() for pair in zip(olds, news, strict=True))
        letters = {new: old for old, new in pairs if old < "\u0100"}
        data = OLD.replace("Ủy", "Uỷ").translate(str.maketrans(letters)).encode("cp1252")
    else:
        parted = unicodedata.normalize("NFD", OLD)
        for mark in "\u0302\u0306\u031b":  # that encoding has these letters whole
            parted = re.sub(f"([A-Za-z])([\u0300\u0301\u0303\u0309\u0323]?){mark}", rf"\1{mark}\2", parted)
            parted = re.sub(f"[A-Za-z]{mark}", lambda m: unicodedata.normalize("NFC", m[0]), parted)
        data = parted.encode("cp1258")
    (tmp_path / "cu.txt").write_bytes(data)
    text = importing.read(tmp_path / "cu.txt").text
    source = SourceText("cu", "cu.txt", text.encode(), text, "")
    shown = " ".join(line.passage.text for line in cleaning.clean(source).lines)
    assert shown.replace("Uỷ", "Ủy") == OLD


def test_labels_at_the_head_of_each_page_are_no_running_heads() -> None:
    sheets = [
        Sheet(500, 700, (_word("Mẫu", 60, 20), _word("số", 84, 20), _word(f"0{n}", 100, 20), _word("Đơn", 60, 300)))
        for n in (1, 2, 3)
    ]
    found = arranged(sheets)
    texts = [item.text for item in found.items if isinstance(item, Paragraph)]
    assert [text[:9] for text in texts] == ["Mẫu số 01", "Mẫu số 02", "Mẫu số 03"]
    assert not found.dropped


def test_a_foot_with_nothing_beside_it_below_is_no_column() -> None:
    right = _word("Hà", 300, 80)
    assert arranged([Sheet(500, 700, (right, _word("Nơi", 60, 100), _word("nhận:", 84, 100)))]).items


def test_columns_of_the_block_that_certifies_and_of_two_who_sign_are_read_one_after_the_other() -> None:
    certified = [
        *_line("BỘ TÀI CHÍNH", 60, 100), *_line("XÁC THỰC VĂN BẢN HỢP NHẤT", 260, 100),
        *_line("Số: 10/VBHN-BTC", 60, 120), *_line("Hà Nội, ngày 20 tháng 4", 260, 120),
        *_line("KT. BỘ TRƯỞNG", 280, 140),
    ]  # fmt: skip
    assert _texts(certified) == [
        "BỘ TÀI CHÍNH", "Số: 10/VBHN-BTC", "XÁC THỰC VĂN BẢN HỢP NHẤT", "Hà Nội, ngày 20 tháng 4", "KT. BỘ TRƯỞNG",
    ]  # fmt: skip
    signing = [
        *_line("KT. BỘ TRƯỞNG", 60, 100), *_line("CHỦ TỊCH", 300, 100),
        *_line("Trần Văn An", 60, 140), *_line("Lê Thị Bình", 300, 140),
    ]  # fmt: skip
    assert _texts(signing) == ["KT. BỘ TRƯỞNG", "Trần Văn An", "CHỦ TỊCH", "Lê Thị Bình"]
    table = [*_line("Bộ trưởng", 60, 100), *_line("ký", 300, 100)]
    assert _texts(table) == ["Bộ trưởng ký"]


def test_the_label_of_an_annex_and_what_stands_below_it_are_two_lines() -> None:
    body = [
        word
        for n in range(4)
        for word in _line("một dòng dài đầy đủ chữ cho hết cả bề rộng trang in", 60, 200 + 20 * n)
    ]
    rows = [*_line("Phụ lục IV", 186, 100), *_line("Appendix IV", 183, 118), *body]
    assert _texts(rows)[:2] == ["Phụ lục IV", "Appendix IV"]


def test_items_of_a_list_begin_lines_of_their_own() -> None:
    wide = "và mọi việc khác mà cơ quan ấy được giao theo luật"
    rows = [
        *_line("Chương trình khung đào tạo về đấu thầu ấy bao gồm:", 60, 100),
        *_line(f"A. Đối với lựa chọn {wide[:31]}", 60, 120),
        *_line(f"1. Quá trình xây dựng {wide[:28]}", 60, 140),
        *_line("2019 và các năm sau đó, khi có quy định khác về việc", 60, 160),
    ]
    texts = _texts(rows)
    assert [text[:8] for text in texts] == ["Chương t", "A. Đối v", "1. Quá t"]
    assert texts[2].endswith("quy định khác về việc")


def test_a_stamp_beside_the_type_is_no_part_of_it() -> None:
    rows = [*_line("ĐẾN 29/3/21", 60, 100), *_line("NGHỊ ĐỊNH", 220, 100), *_line("Về quản lý tài chính", 190, 120)]
    assert _texts(rows)[:2] == ["ĐẾN 29/3/21", "NGHỊ ĐỊNH"]


def _line(text: str, left: float, top: float) -> list[PlacedWord]:
    words = []
    for word in text.split():
        words.append(_word(word, left, top))
        left += len(word) * 6 + 4
    return words


def _texts(words: list[PlacedWord]) -> list[str]:
    items = arranged([Sheet(500, 700, tuple(words))]).items
    return [item.text for item in items if isinstance(item, Paragraph)]


def test_what_cannot_be_read_is_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"PK")
    with pytest.raises(Refusal, match=r"không đọc được loại tệp “\.xlsx”"):
        importing.read(tmp_path / "a.xlsx")
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.4 broken")
    with pytest.raises(Refusal, match="không mở được tệp PDF"):
        importing.read(tmp_path / "a.pdf")
    (tmp_path / "a.html").write_text("<html><body></body></html>")
    with pytest.raises(Refusal, match="trang không có chữ"):
        importing.read(tmp_path / "a.html")
    (tmp_path / "a.docx").write_bytes(b"no zip")
    with pytest.raises(Refusal, match="không đọc được tệp Word"):
        importing.read(tmp_path / "a.docx")


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="Tesseract is not installed")
def test_a_scan_is_read_twice_and_doubted(paper: Path, tmp_path: Path) -> None:
    page = pypdfium2.PdfDocument(str(paper))[0].render(scale=200 / 72).to_pil()
    page = page.resize((page.width // 3, page.height // 3)).resize((page.width, page.height))
    page.save(tmp_path / "quet.png")
    root = tmp_path / "own"
    (root / "source_texts").mkdir(parents=True)
    (one,) = acquiring.bring(root, [tmp_path / "quet.png"], "ban-quet")
    assert one.imported is not None
    assert one.imported.doubts, "a page as bad as this is never read without a doubt"
    outcome = pipeline.attempt(root, drafts=True)
    assert not outcome.refused
    codes = [f.code for f in outcome.site.findings["ban-quet"]]
    assert codes.count("reading-doubt") >= len(one.imported.doubts) // 2


def _word(text: str, left: float, top: float, size: float = 12.0) -> PlacedWord:
    return PlacedWord(text, left, left + len(text) * 6, top, top + size, size)


def test_a_small_high_number_belongs_to_its_line() -> None:
    words = [_word("khoán", 100, 100), _word("2", 131, 97, 7), _word("trên", 145, 100)]
    assert [row.text for row in rows_of(words)] == ["khoán² trên"]


def test_a_table_that_goes_on_is_one_and_its_second_head_goes() -> None:
    rows = (("TT", "Tên"), ("1", "a"))
    sheets = [
        Sheet(500, 700, (), (Grid(50, 450, 600, 690, rows),)),
        Sheet(500, 700, (), (Grid(50, 450, 20, 90, (rows[0], ("2", "b"))),)),
    ]
    assert raw_text.written(arranged(sheets)).text == "| TT | Tên |\n| --- | --- |\n| 1 | a |\n| 2 | b |\n"


def test_a_sentence_over_a_page_end_goes_on_without_an_empty_line() -> None:
    found = arranged([])
    found.items += [Paragraph("một câu", 0), Paragraph("đi tiếp.", 1, continues=True), Paragraph("Câu khác.", 1)]
    assert raw_text.written(found).text == "một câu\n\fđi tiếp.\n\nCâu khác.\n"


@pytest.mark.parametrize(
    ("before", "after", "whole"), [("29/2026/TT-", "BTC", "29/2026/TT-BTC"), ("kinh tế -", "xã", "kinh tế - xã")]
)
def test_a_sign_cut_at_its_dash_is_one_word(before: str, after: str, whole: str) -> None:
    assert joined(before, after) == whole
