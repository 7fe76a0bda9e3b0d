"""The original beside a text: given out if its publisher says so, its pages places to land on, never read as a text."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

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
    text = html.partition('id="van-ban"')[2]
    order = ('id="dieu-1-khoan-1"', 'id="trang-2"', "thử.", 'id="trang-3"', "Hiệu lực")
    assert sorted(order, key=text.index) == list(order)


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
