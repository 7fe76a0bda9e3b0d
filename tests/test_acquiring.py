"""A clerk's folder is brought in as it is: what can be read comes in, what cannot is told, nothing is overwritten."""

from __future__ import annotations

import json
from pathlib import Path

import docx
import pypdf
import pytest
from test_importing import PAGE

from build_tools.cli import main

LETTER = (
    "ỦY BAN NHÂN DÂN\nTỈNH THÁI BÌNH\nSố: 12/QĐ-UBND\nThái Bình, ngày 05 tháng 3 năm 2014\nQUYẾT ĐỊNH\nVề việc thử\n"
    "Điều 1. Phạm vi\nQuyết định này quy định việc thử.\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Ten files of as many kinds, and what stands in a clerk's folder besides."""
    made = tmp_path / "hồ sơ tháng 3"
    (made / "cũ").mkdir(parents=True)
    (made / "u16.txt").write_text(LETTER, encoding="utf-16")
    old = "QuyÕt ®Þnh vÒ viÖc céng hoµ x· héi chñ nghÜa ViÖt Nam. §iÒu 1."
    (made / "cũ" / "tcvn3.txt").write_bytes(old.encode("cp1252"))
    (made / "trang.html").write_text(PAGE, encoding="utf-8")
    paper = docx.Document()
    paper.add_paragraph("Điều 1. Hội viên")
    paper.save(str(made / "Điều lệ Hội (bản cuối).docx"))
    (made / "hỏng.pdf").write_bytes(b"%PDF-1.4 broken")
    (made / "rỗng.txt").write_bytes(b"")
    locked = pypdf.PdfWriter()
    locked.add_blank_page(200, 200)
    locked.encrypt("mat-khau")
    locked.write(made / "khóa.pdf")
    (made / "bảng.xlsx").write_bytes(b"PK")
    (made / "Đơn, bản sao.docx").write_bytes((made / "Điều lệ Hội (bản cuối).docx").read_bytes())
    (made / ".DS_Store").write_bytes(b"x")
    return made


def test_a_mixed_folder_comes_in_twice_and_everything_is_told(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = tmp_path / "own"
    main(["init", str(root)])
    capsys.readouterr()
    assert main(["--root", str(root), "import", str(folder)]) == 2, "some were refused"
    first = capsys.readouterr()
    held = {path: path.read_bytes() for path in sorted((root / "source_texts").iterdir())}
    assert {"quyet-dinh-12-qd-ubnd-2014.txt", "dieu-le-hoi-ban-cuoi.docx", "tcvn3.txt.goc"} <= {p.name for p in held}
    for name in ("u16.txt", "tcvn3.txt", "trang.html", "Điều lệ Hội (bản cuối).docx", "Đơn, bản sao.docx"):
        assert name in first.out
    for name, why in (
        ("hỏng.pdf", "không mở được tệp PDF"), ("rỗng.txt", "tệp rỗng"), ("khóa.pdf", "có mật khẩu"),
        ("bảng.xlsx", "không đọc được loại tệp"),
    ):  # fmt: skip
        assert any(name in line and why in line for line in first.err.splitlines()), name
    assert ".DS_Store" not in first.out + first.err
    assert main(["--root", str(root), "import", str(folder)]) == 2
    second = capsys.readouterr()
    assert second.out.count("đã đưa vào trước đây") == 5
    assert {path: path.read_bytes() for path in sorted((root / "source_texts").iterdir())} == held


def test_what_came_in_is_told_to_programs_too_where_another_file_is_refused(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = tmp_path / "own"
    main(["init", str(root)])
    capsys.readouterr()
    assert main(["--root", str(root), "import", "--json", str(folder / "u16.txt"), str(folder / "rỗng.txt")]) == 2
    told = capsys.readouterr()
    assert [one["text"] for one in json.loads(told.out)] == ["quyet-dinh-12-qd-ubnd-2014"]
    assert "tệp rỗng" in told.err


def test_two_files_that_say_the_same_of_themselves_are_told_apart_by_a_person(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = tmp_path / "own"
    main(["init", str(root)])
    (folder / "u8.txt").write_text(LETTER + "Điều 2. Khác\n", encoding="utf-8")
    assert main(["--root", str(root), "import", str(folder / "u16.txt"), str(folder / "u8.txt")]) == 2
    assert "đã có source_texts/quyet-dinh-12-qd-ubnd-2014.txt" in capsys.readouterr().err
