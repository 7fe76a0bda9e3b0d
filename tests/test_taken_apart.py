"""The files that a built site gives out, taken apart by readers that know nothing of how they are made, are counted
against its data: the texts held here, and small ones with tables, notes, quotations and forms.
"""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from exports import giving_out
from own_collection import project
from test_exporting import TEXT
from test_exporting_parts import FORM
from test_exports_apart import FOOTED, NOTES
from test_quoted_pages import ACT, LAW

from build_tools.cli import main
from tests.development import taken_apart

SMALL = {
    "nghi-dinh-15": TEXT, "luat-ben-xe": LAW, "luat-sua-doi": ACT, "nghi-dinh-7": NOTES, "nghi-dinh-8": FOOTED,
    "thong-tu-3": FORM,
}  # fmt: skip
ADDRESS = "https://vanban.example/"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = project(tmp_path_factory.mktemp("apart"))
    for name, text in SMALL.items():
        (root / "source_texts" / f"{name}.txt").write_text(text, encoding="utf-8")
    return giving_out(root, "pdf, docx, epub, txt, md, xml")


def test_every_file_holds_what_its_text_holds(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status = taken_apart.main([str(site)])
    told = capsys.readouterr().out
    assert status == 0, told
    assert told.count("| 12 |") == len(taken_apart.FORMATS) - 1  # eleven texts and a version
    assert told.count("| 13 |") == 1  # in Word a form alone too
    rows = {line.split("|")[1].strip(): line.split("|")[3:-2] for line in told.splitlines() if line.startswith("| ")}
    counted = [cell.strip(" =").replace(",", "") for kind in ("xml", "docx") for cell in rows[kind]]
    assert all(int(count) for count in counted if count != "–"), rows
    assert counted.count("–") == 3  # of Akoma Ntoso notes at the foot; of Word effects and remarks


def test_a_form_alone_holds_what_it_holds_on_the_page(
    site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    formats = ["pdf", "docx", "epub", "txt", "md", "akn"]
    command = ["--root", str(site.parent), "export", *formats, "thong-tu-3#mau-so-01", "--out", str(tmp_path)]
    assert main([*command, "--jobs", "1"]) == 0
    capsys.readouterr()
    status = taken_apart.main([str(site), "--files", str(tmp_path)])
    told = capsys.readouterr().out
    assert status == 0, told
    assert told.count("| 1 |") == len(taken_apart.FORMATS), told


@pytest.mark.parametrize(
    ("extension", "words", "instead", "told"),
    [
        ("txt", "niêm yết", "", "words at"),
        ("md", '<a id="dieu-1-khoan-2"></a>', "", "units"),
        ("md", "## <a", "<a", "headings"),
        ("md", "<td>10</td>", "", "tables"),
        ("md", "(#dieu-1-khoan-2)", "(#dieu-1)", "links"),
        ("xml", "heading>", "p>", "headings"),
        ("xml", "art_1__para_2", "art_1__para_3", "units"),
        ("xml", "authorialNote", "subFlow", "notes"),
        ("docx", "TableGrid", "Plain", "tables"),
        ("epub", "aside", "div", "notes"),
    ],
)
def test_a_fault_would_be_told(site: Path, extension: str, words: str, instead: str, told: str) -> None:
    folder = site / "van-ban/nghi-dinh-7"
    content = (folder / f"nghi-dinh-7.{extension}").read_bytes()
    damaged = _damaged(content, words.encode(), instead.encode())
    assert damaged != content
    differences = taken_apart.compared(extension, damaged, taken_apart.demanded(folder), ADDRESS).differences
    assert any(words.startswith(told) for words in differences), differences


def _damaged(content: bytes, words: bytes, instead: bytes) -> bytes:
    """A file, or all files of a zip, with other words."""
    if not zipfile.is_zipfile(io.BytesIO(content)):
        return content.replace(words, instead)
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(held, "w") as after:
        for name in before.namelist():
            after.writestr(name, before.read(name).replace(words, instead))
    return held.getvalue()
