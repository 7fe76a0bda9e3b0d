"""Scans: what readers see otherwise is doubted where it stands, pages are read level, and what was not read is told."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

from build_tools import importing
from build_tools.errors import Refusal
from build_tools.importing import other_reader, page_pictures, scans
from build_tools.importing.differing import NOT_SURE, differences
from build_tools.importing.placed_words import PlacedWord
from build_tools.reading.decisions import read_decisions

needs_tesseract = pytest.mark.skipif(shutil.which("tesseract") is None, reason="Tesseract is not installed")
LINES = (
    "Điều 1. Phạm vi điều chỉnh của Thông tư này",
    "1. Thông tư này quy định việc đưa văn bản vào bộ sưu tập",
    "và việc giữ nguyên chữ của văn bản trong bộ sưu tập ấy.",
    "2. Cơ quan, tổ chức, cá nhân có liên quan thực hiện đúng",
    "quy định của pháp luật về lưu trữ, từ ngày 15 tháng 01.",
)


def line(text: str, sure: float = 95.0, top: float = 10.0) -> list[tuple[PlacedWord, float]]:
    return [
        (PlacedWord(word, 40.0 * n, 40.0 * n + 30, top, top + 12, 12.0), sure) for n, word in enumerate(text.split())
    ]


def told(main: str, *others: str, doubter: str = "") -> list[tuple[str, tuple[str, ...]]]:
    found = differences(line(main), [line(other) for other in others], [line(doubter)] if doubter else [])
    return [(" ".join(word.text for word in one.words), one.readings) for one in found]


def test_each_word_that_is_read_otherwise_is_doubted_with_what_is_read() -> None:
    assert told("công ty cổ phân và", "công tv cổ phần và") == [("ty", ("tv",)), ("phân", ("phần",))]
    assert told("ngày 16 tháng 5", "ngày 18 tháng 5", doubter="ngày 10 tháng 5") == [("16", ("18", "10"))]
    assert not told("kinh tế – xã hội", "kinh tế - xã hội"), "dashes are of one kind"


def test_a_word_that_the_first_reader_has_not_is_doubted_at_the_word_beside_it() -> None:
    assert told("sửa đổi, sung một", "sửa đổi, bổ sung một") == [("đổi,", ("đổi, bổ",))]
    assert told("Điều 5.", "“ Điều 5.") == [("Điều", ("“ Điều",))]
    assert told("chỉ một từ", "chỉ từ") == [("một", ("",))]


def test_words_parted_otherwise_are_one_doubt() -> None:
    assert told("quy địnhvề việc", "quy định về việc", doubter="quy định về việc") == [("địnhvề", ("định về",))]


def test_a_reader_that_cannot_read_a_page_is_not_heard() -> None:
    assert not told("một hai ba bốn năm", "một hai ba bốn năm", doubter="mọt hái bà bổn nằm")


def test_what_nobody_is_sure_of_is_one_doubt() -> None:
    main = [*line("chắc chắn"), *line("dưới con dấu", NOT_SURE, 40.0), *line("mờ", 20.0, 70.0)]
    found = differences(main, [main])
    assert [" ".join(word.text for word in one.words) for one in found] == ["dưới con dấu", "mờ"]


def test_other_blanks_and_quotation_marks_of_a_reader_that_only_doubts_are_no_doubt() -> None:
    assert not told("của “Đảng, Nhà nước", "của “Đảng, Nhà nước", doubter="của 'Đảng,Nhà nước")
    assert told("khoản “9, được", "khoản “9, được", doubter="khoản 9. được") == [("“9,", ("9.",))]
    assert told("của tô dân phố", "của tô dân phố", doubter="của tổ dân phố") == [("tô", ("tổ",))]


def test_a_reader_of_another_make_sees_words_where_they_stand() -> None:
    pytest.importorskip("trueocr")
    seen = other_reader.words(page(), 72 / 200)
    assert seen
    first = next(word for word, _ in seen if word.text.startswith("Thông"))
    assert first.top == pytest.approx(74, abs=8)
    assert {"quy", "việc"} <= {word.text for word, _ in seen}


def page(angle: float = 0.0, grain: float = 0.0) -> Image.Image:
    """A page of a few lines, turned and with grain, both always the same."""
    picture = Image.new("L", (1654, 1100), 255)
    draw = ImageDraw.Draw(picture)
    try:
        font = ImageFont.truetype("DejaVuSerif.ttf", 36)
    except OSError:
        pytest.skip("fonts-dejavu is not installed")
    for n, text in enumerate(LINES):
        draw.text((180, 200 + 80 * n), text, font=font, fill=20)
    picture = picture.rotate(angle, resample=Image.Resampling.BICUBIC, fillcolor=255)
    if grain:
        soft = picture.filter(ImageFilter.GaussianBlur(0.7))
        dots = Image.effect_noise(picture.size, grain)
        return ImageChops.add(soft, dots, 1, -128)
    return picture


@pytest.mark.parametrize("angle", [-3.0, -0.7, 0.0, 1.2, 4.4])
def test_lines_are_made_level(angle: float) -> None:
    turned, by = page_pictures.ready(page(angle), "a.png")
    assert by == pytest.approx(-angle, abs=0.15)
    assert turned.size == (1654, 1100)


def test_a_box_is_found_on_the_picture_as_it_came() -> None:
    sheet = page()
    for angle, quarter in ((3.0, 0), (-2.0, 90), (0.0, 180), (1.0, 270)):
        spot = Image.new("L", sheet.size, 255)
        ImageDraw.Draw(spot).rectangle((400, 300, 460, 320), fill=0)
        upright = spot.rotate(-angle, fillcolor=255)  # as it came, but for the quarter
        came = upright.rotate(-quarter, expand=True)
        width, height = spot.size
        left, top, right, bottom = page_pictures.as_it_came((400, 300, 460, 320), width, height, angle, quarter)
        held = came.crop(
            (int(left * came.width), int(top * came.height), int(right * came.width) + 1, int(bottom * came.height) + 1)
        )
        dark = sum(came.point(lambda dot: 255 if dot < 128 else 0).histogram()[255:])
        assert sum(held.point(lambda dot: 255 if dot < 128 else 0).histogram()[255:]) > dark * 0.9


@needs_tesseract
def test_a_page_that_is_all_grain_is_read() -> None:
    read = scans.read(page(0.5, 70.0), Path("a.png"), 200)
    words = " ".join(word.text for word in read.sheet.words)
    assert "Phạm vi điều chỉnh" in words
    assert "bộ sưu tập" in words


@needs_tesseract
@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_on_its_side_is_turned_and_its_boxes_with_it(turn: int) -> None:
    read = scans.read(page().rotate(turn, expand=True), Path("a.png"), 200)
    words = [word for word in read.sheet.words if word.text == "Phạm"]
    assert words, "read upright"
    left, top, right, bottom = read.box(words)
    middle = (left + right) / 2, (top + bottom) / 2
    where = {90: (0.2, 0.77), 180: (0.77, 0.8), 270: (0.8, 0.23)}[turn]
    assert middle == pytest.approx(where, abs=0.03)


@needs_tesseract
def test_a_line_under_a_stamp_is_read_and_nobody_is_sure_of_it() -> None:
    reader = scans._Reader(Path("/tmp"), Path("a.png"), 72 / 200)
    sheet = page()
    read = scans.read(sheet, Path("a.png"), 200)
    known = [(word, 95.0) for word in read.sheet.words if word.top < 120]
    left = reader.left_over(sheet, known)
    assert {sure for _, sure in left} == {NOT_SURE}
    assert "lưu" in [word.text for word, _ in left]
    assert not reader.left_over(Image.new("L", (800, 800), 255), ())


@needs_tesseract
def test_a_page_of_which_no_word_can_be_read_is_told(tmp_path: Path) -> None:
    scrawl = Image.new("L", (1654, 2339), 255)
    draw = ImageDraw.Draw(scrawl)
    for n in range(12):
        draw.ellipse((200, 150 + 160 * n, 1400, 320 + 160 * n), outline=0, width=12)
    assert scans.read(scrawl, Path("a.png"), 200).told
    assert not scans.read(Image.new("L", (1654, 2339), 255), Path("a.png"), 200).told, (
        "an empty page has nothing to read"
    )
    Image.new("L", (1654, 2339), 255).save(tmp_path / "trang.png")
    with pytest.raises(Refusal, match="không thấy chữ nào"):
        importing.read(tmp_path / "trang.png")


def test_a_doubt_says_where_on_the_original_it_stands(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    good = '[[doubt]]\nline = 1\nbefore = "một"\nreadings = ["mọt"]\npage = 2\nbox = [0.1, 0.2, 0.5, 0.25]\n'
    path.write_text(good, encoding="utf-8")
    (doubt,) = read_decisions(path, tmp_path, "một hai\n").doubts
    assert (doubt.page, doubt.box) == (2, (0.1, 0.2, 0.5, 0.25))
    for wrong in ("[0.1, 0.2, 0.5]", "[0.5, 0.2, 0.1, 0.3]", '["a", 0, 1, 1]', "[0.1, 0.2, 0.5, 1.5]"):
        path.write_text(good.replace("[0.1, 0.2, 0.5, 0.25]", wrong), encoding="utf-8")
        with pytest.raises(Refusal, match="box"):
            read_decisions(path, tmp_path, "một hai\n")
