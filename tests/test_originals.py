"""The original beside a text: given out if its publisher says so, its pages places to land on, never read as a text."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest
from PIL import Image, ImageDraw
from raw_texts import parsed

from build_tools import pipeline, publishing, reading
from build_tools.cli import main
from build_tools.errors import Refusal
from build_tools.rendering.page_starts import page_starts

TEXT = (
    "CHÍNH PHỦ\n\nSố: 1/2024/NĐ-CP\n\nNGHỊ ĐỊNH\nVề thử\n\nĐiều 1. Phạm vi\n1. Nghị định này quy định việc\n\fthử.\n\n"
    "\fĐiều 2. Hiệu lực\nNghị định này có hiệu lực từ ngày 01 tháng 01 năm 2025.\n"
)
PAPER = b"%PDF-1.4 the signed paper"


def collection(tmp_path: Path, original: str) -> Path:
    root = tmp_path / "own"
    main(["init", str(root)])
    folder = root / "source_texts"
    (folder / "nghi-dinh-1.txt").write_text(TEXT, encoding="utf-8")
    (folder / "nghi-dinh-1.pdf").write_bytes(PAPER)
    (folder / "nghi-dinh-1.toml").write_text(f'[original]\nfile = "nghi-dinh-1.pdf"\n{original}', encoding="utf-8")
    return root


def test_it_is_given_out_and_its_pages_can_be_landed_on(tmp_path: Path) -> None:
    root = collection(tmp_path, f'sha256 = "{sha256(PAPER).hexdigest()}"\npublish = true\n')
    site = publishing.build(root, jobs=1)
    page = site / "van-ban" / "nghi-dinh-1"
    assert (page / "nghi-dinh-1.goc.pdf").read_bytes() == PAPER
    html = (page / "index.html").read_text(encoding="utf-8")
    assert '<a href="nghi-dinh-1.goc.pdf">bản gốc (PDF, 3 trang)</a>' in html
    for number in (1, 2, 3):
        assert html.count(f'id="trang-{number}"') == 1
        assert html.count(f'nghi-dinh-1.goc.pdf#page={number}"') == 1
    text = html.partition('id="van-ban"')[2]
    order = ('id="dieu-1-khoan-1"', 'id="trang-2"', "thử.", 'id="trang-3"', "Hiệu lực")
    assert sorted(order, key=text.index) == list(order)


DOUBTS = """
[[doubt]]
line = 9
before = "việc"
readings = ["viêc", "vịệc"]
page = 1
box = [0.3, 0.4, 0.4, 0.42]

[[doubt]]
line = 9
before = "quy"
readings = [""]
page = 1
box = [0.6, 0.405, 0.7, 0.425]

[[doubt]]
line = 13
before = "Hiệu"
readings = ["Hiệụ"]
page = 2
box = [0.1, 0.98, 0.2, 1.0]

[[correction]]
line = 9
before = "việc"
after = "viêc"
near = "quy định việc"
decision = "accept"
reason = "thử"
by = "An"
"""


def scanned(tmp_path: Path, publish: bool) -> Path:
    """A text read from a scan of two pages, with lines that its readers doubt."""
    root = collection(tmp_path, f"publish = {str(publish).lower()}\n{DOUBTS}")
    pages = [Image.new("L", (400, 600), 250) for _ in range(2)]
    ImageDraw.Draw(pages[0]).rectangle((120, 240, 160, 252), fill=10)
    pages[0].save(root / "source_texts/nghi-dinh-1.pdf", save_all=True, append_images=pages[1:], resolution=50)
    return root


def test_the_page_that_compares_shows_the_lines_that_were_doubted(tmp_path: Path) -> None:
    site = publishing.build(scanned(tmp_path, True), jobs=1)
    folder = site / "van-ban/nghi-dinh-1/doi-chieu"
    html = (folder / "index.html").read_text(encoding="utf-8")
    pictures = sorted(path.name for path in folder.glob("*.png"))
    assert pictures == ["trang-1-4000.png", "trang-2-9800.png"], "two doubts on one line are one picture"
    assert all(html.count(f'src="{name}"') == 1 for name in pictures)
    with Image.open(folder / "trang-1-4000.png") as line:
        assert line.width == 1000
        assert line.convert("L").getextrema()[0] < 60, "the dark word is on it"
    assert "“việc”; máy khác đọc “viêc” hay “vịệc”: sửa thành “viêc”" in html
    assert "“quy”: chưa ai xem" in html
    assert '<a href="../#dieu-1-khoan-1">9</a>' in html
    assert '<a href="../nghi-dinh-1.goc.pdf#page=2">Trang 2 của bản gốc</a>' in html
    assert 'nghi-dinh-1.goc.pdf#page=3"' in (folder.parent / "index.html").read_text(encoding="utf-8")


def test_no_line_is_shown_of_an_original_that_is_not_given_out_or_is_another(tmp_path: Path) -> None:
    root = scanned(tmp_path, False)
    site = publishing.build(root, jobs=1)
    assert not list(site.rglob("trang-*.png"))
    assert "cho-ngo" not in (site / "van-ban/nghi-dinh-1/doi-chieu/index.html").read_text(encoding="utf-8")
    path = root / "source_texts/nghi-dinh-1.toml"
    said = path.read_text(encoding="utf-8").replace("publish = false", f'publish = true\nsha256 = "{"0" * 64}"')
    path.write_text(said, encoding="utf-8")
    site = publishing.build(root, jobs=1)
    assert (site / "van-ban/nghi-dinh-1/nghi-dinh-1.goc.pdf").is_file()
    assert not list(site.rglob("trang-*.png"))


def test_pictures_are_kept_between_builds_and_those_of_no_line_go(tmp_path: Path) -> None:
    root = scanned(tmp_path, True)
    publishing.build(root, jobs=1)
    kept = {path: path.stat().st_mtime_ns for path in (root / ".vanban/pictures").iterdir()}
    assert len(kept) == 2
    publishing.build(root, jobs=1)
    assert {path: path.stat().st_mtime_ns for path in (root / ".vanban/pictures").iterdir()} == kept
    path = root / "source_texts/nghi-dinh-1.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("publish = true", "publish = false"), encoding="utf-8")
    publishing.build(root, jobs=1)
    assert not list((root / ".vanban/pictures").iterdir())


def test_it_stays_at_home_unless_said(tmp_path: Path) -> None:
    root = collection(tmp_path, "")
    site = publishing.build(root, jobs=1)
    assert not list(site.rglob("*.goc.pdf"))
    assert "bản gốc" not in (site / "van-ban/nghi-dinh-1/index.html").read_text(encoding="utf-8")


def test_a_page_begins_inside_the_sentence_that_goes_on_there(tmp_path: Path) -> None:
    document = next(d for d in pipeline.build(collection(tmp_path, "")).documents if d.source.slug == "nghi-dinh-1")
    found = {page: (n, at) for n, some in page_starts(document).items() for at, page in some}
    block, at = found[2]
    assert document.blocks[block].passage.text[at:] == "thử."
    assert document.blocks[found[3][0]].unit == "dieu-2"
    assert found[1] == (0, 0)


def test_a_page_without_words_is_the_place_of_nothing() -> None:
    document = parsed("QUYẾT ĐỊNH\nVề thử\n\nĐiều 1. Thử.\n\n\f\n")
    assert [page for some in page_starts(document).values() for _, page in some] == [1]


def test_one_that_is_not_there_is_told_and_not_promised(tmp_path: Path) -> None:
    root = collection(tmp_path, "publish = true\n")
    (root / "source_texts" / "nghi-dinh-1.pdf").unlink()
    site = publishing.build(root, jobs=1)
    assert "bản gốc" not in (site / "van-ban/nghi-dinh-1/index.html").read_text(encoding="utf-8")
    assert "original-missing" in [f.code for f in pipeline.build(root).findings["nghi-dinh-1"]]


def test_one_that_was_changed_is_told(tmp_path: Path) -> None:
    root = collection(tmp_path, f'sha256 = "{"0" * 64}"\n')
    findings = pipeline.build(root).findings["nghi-dinh-1"]
    assert [f.message for f in findings if f.code == "original-changed"]


def test_files_that_nothing_reads_are_told_by_every_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = collection(tmp_path, "")
    folder = root / "source_texts"
    (folder / "quyet-dinh.docx").write_bytes(b"PK")
    (folder / "cu").mkdir()
    (folder / "cu" / "van-ban.txt").write_text("Điều 1. Cũ\n", encoding="utf-8")
    (folder / ".DS_Store").write_bytes(b"")
    assert reading.unread(root) == ("source_texts/cu/van-ban.txt", "source_texts/quyet-dinh.docx")
    for command in (["check"], ["export", "txt", "--out", str(tmp_path / "out")], ["record"]):
        main(["--root", str(root), *command])
        told = capsys.readouterr().err
        assert "source_texts/quyet-dinh.docx: không được đọc" in told
        assert "source_texts/cu/van-ban.txt: không được đọc" in told
        assert "nghi-dinh-1.pdf" not in told


def test_a_file_of_decisions_that_cannot_be_read_hides_no_original(tmp_path: Path) -> None:
    root = collection(tmp_path, "")
    (root / "source_texts" / "nghi-dinh-1.toml").write_text("[original\n", encoding="utf-8")
    assert reading.unread(root) == ("source_texts/nghi-dinh-1.pdf",)
    with pytest.raises(Refusal):
        reading.read_all(root)
