"""What is made of a text to be taken away has the words of the text, its anchors, and links that lead somewhere."""

from __future__ import annotations

import errno
import io
import json
import re
import struct
import sys
import zipfile
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from xml.etree.ElementTree import fromstring, tostring

import pytest
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from exports import AKN, IDS, WORDS, akoma_schema, bookmarks, giving_out, letters
from lxml import etree
from own_collection import COLLECTION
from pypdf import PdfReader
from raw_texts import project

from build_tools import exporting, pipeline, publishing
from build_tools.assembling import downloads, shelf
from build_tools.cli import main
from build_tools.errors import Refusal
from build_tools.exporting import FORMATS, akoma, epub, picture, typeset, word
from build_tools.exporting.imprint import Imprint
from build_tools.exporting.pieces import Printed, Words, groups, on_site, pieces, plain
from build_tools.model import Document as Text
from build_tools.model import Site
from build_tools.presenting.table_layout import layout
from build_tools.rendering import note_links
from tests.development import file_readers

ROOT = Path(__file__).parent.parent
ADDRESS = "https://vanban.example/"

TEXT = """CHÍNH PHỦ
-------
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
Số: 15/2023/NĐ-CP
Hà Nội, ngày 05 tháng 4 năm 2023

NGHỊ ĐỊNH
Quy định về thử *dấu sao*, #thăng, [ngoặc] và ~ngã

Căn cứ Luật Tổ chức Chính phủ ngày 19 tháng 6 năm 2015;
(Luật số 76/2015/QH13)(sửa đổi).điểm;
Chính phủ ban hành Nghị định.

Chương I
QUY ĐỊNH CHUNG

Điều 1. Phạm vi điều chỉnh
1. Nghị định này quy định $x_1 và @y theo Điều 2 Nghị định này.
2. Mức thu như sau:

| STT | Tên phí | Mức (đồng) |
|-----|---------|------------|
| 1 | Phí <b>thẩm định</b> & cấp | 100.000 |
| 2 | Phí \\ khác | 200.000 |

a) Điểm thứ nhất;
- Gạch một;
+ Cộng một.

Điều 2. Hiệu lực thi hành
Nghị định này có hiệu lực thi hành kể từ ngày 20 tháng 5 năm 2023.

Nơi nhận:
- Ban Bí thư;
- Lưu: VT.
TM. CHÍNH PHỦ
THỦ TƯỚNG
Phạm Minh Chính

PHỤ LỤC I
MẪU BIỂU
(Kèm theo Nghị định số 15/2023/NĐ-CP ngày 05 tháng 4 năm 2023 của Chính phủ)

1. Mục một của phụ lục.

| TT | Tên |
|----|-----|
| 1 | Một |

Đoạn giữa hai bảng.

| TT | Tên |
|----|-----|
| 2 | Hai |
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A decree of our own beside the texts of the project."""
    root = project(tmp_path_factory.mktemp("exports"), {"nghi-dinh-15-2023-nd-cp": TEXT})
    for path in sorted((COLLECTION / "source_texts").iterdir())[:12]:
        (root / "source_texts" / path.name).write_bytes(path.read_bytes())
    return pipeline.build(root)


@pytest.fixture(scope="module")
def files(site: Site) -> dict[tuple[str, str], bytes]:
    """Every format of every text, by slug and extension."""
    jobs = exporting.jobs(site, list(FORMATS), ADDRESS)
    return {(job.document.source.slug, job.extension): exporting.made(job) for job in jobs}


def words(document: Text, extension: str = "") -> str:
    """The words of a text, component by component: as a page shows them when annexes stand behind the text. In Word
    the notes that a mark calls stand last.
    """
    marks = note_links.marked(document) if extension == "docx" else {}
    feet = [note for _, places in sorted(marks.items()) for _, _, note in places]
    ordered = sorted(document.blocks, key=lambda block: feet.index(block.note) if block.note in feet else -1)
    return letters("".join(block.passage.text for block in ordered))


def test_pieces_are_all_the_words_and_each_anchor_stands_once(site: Site) -> None:
    for document in site.documents:
        found = pieces(document, site.references[document.source.slug], on_site(document, ADDRESS))
        assert letters("".join(map(plain, found))) == words(document)
        anchors = Counter(piece.anchor for piece in found if piece.anchor)
        assert {unit.id for unit in document.units} <= anchors.keys()
        assert max(anchors.values()) == 1
        beside = [g for group in groups(found) for g in (group[0] + group[1] if isinstance(group, tuple) else [group])]
        assert beside == list(found)


@pytest.mark.parametrize("extension", sorted(WORDS))
def test_words_are_those_of_the_page(site: Site, files: dict[tuple[str, str], bytes], extension: str) -> None:
    for document in site.documents:
        content = files[document.source.slug, extension]
        assert letters(WORDS[extension](content)) == words(document, extension), (document.source.slug, extension)


def test_a_pdf_has_every_letter_as_letter_and_every_anchor_as_destination(
    site: Site, files: dict[tuple[str, str], bytes]
) -> None:
    for document in site.documents:
        paper = PdfReader(io.BytesIO(files[document.source.slug, "pdf"]))
        held = Counter(letters("".join(page.extract_text() for page in paper.pages)))
        assert not Counter(words(document)) - held, document.source.slug
        assert {unit.id for unit in document.units} <= paper.named_destinations.keys()
        assert paper.trailer["/Root"]["/MarkInfo"]["/Marked"]  # type: ignore[index]
        assert paper.metadata
        assert (paper.metadata.creation_date or datetime.now(UTC)).timestamp() == 0  # the same words, the same bytes
        assert bool(paper.outline) == any(p.level for p in _pieces(document, site))


def _pieces(document: Text, site: Site):  # type: ignore[no-untyped-def]
    return pieces(document, site.references[document.source.slug], on_site(document, ADDRESS))


@pytest.mark.parametrize("extension", sorted(IDS))
def test_units_have_their_anchors(site: Site, files: dict[tuple[str, str], bytes], extension: str) -> None:
    for document in site.documents:
        ids = Counter(IDS[extension](files[document.source.slug, extension]))
        assert {unit.id for unit in document.units} <= ids.keys()
        assert max(ids.values()) == 1


def test_links_of_a_word_file_lead_to_its_bookmarks(site: Site, files: dict[tuple[str, str], bytes]) -> None:
    for document in site.documents:
        names, led = bookmarks(files[document.source.slug, "docx"])
        assert len(set(names)) == len(names) >= len(document.units)
        assert set(led) <= set(names)


def test_links_of_a_book_lead_to_its_own_anchors(files: dict[tuple[str, str], bytes]) -> None:
    book = zipfile.ZipFile(io.BytesIO(files["nghi-dinh-15-2023-nd-cp", "epub"]))
    assert book.namelist()[0] == "mimetype"
    assert 'href="part-1.xhtml#dieu-2"' in book.read("OEBPS/part-1.xhtml").decode()
    assert 'href="part-1.xhtml#chuong-i"' in book.read("OEBPS/nav.xhtml").decode()


def test_akoma_ntoso_is_valid_and_has_every_unit_and_reference(site: Site, files: dict[tuple[str, str], bytes]) -> None:
    schema = akoma_schema()
    for document in site.documents:
        tree = etree.fromstring(files[document.source.slug, "xml"])
        schema.assertValid(tree)
        eids = [element.get("eId") for element in tree.iter() if element.get("eId")]
        assert len(set(eids)) == len(eids)
        assert {unit.eid for unit in document.units} <= set(eids)
        linked = [r for r in site.references[document.source.slug] if r.target]
        refs = [element.get("href") for element in tree.iter(f"{AKN}ref")]
        assert len(refs) >= len(linked)
        inside = {href[1:] for href in refs if href.startswith("#")}
        assert inside <= set(eids)


def test_akoma_ntoso_says_what_is_done_to_whom(tmp_path: Path) -> None:
    head = "QUỐC HỘI\n\nLuật số: {}\n\nLUẬT\n{}\n\n"
    law = (
        head.format("1/2020/QH14", "THỬ NGHIỆM")
        + "Điều 1. Phạm vi\nLuật này quy định việc thử.\n\nĐiều 2. Thử\nViệc thử.\n"
    )
    other = head.format("2/2022/QH15", "SỬA ĐỔI LUẬT THỬ NGHIỆM") + (
        "Điều 1. Bãi bỏ Điều 2 của Luật Thử nghiệm số 1/2020/QH14.\n\n"
        "Điều 2. Hiệu lực\nLuật này có hiệu lực thi hành từ ngày 01 tháng 7 năm 2022.\n"
    )
    site = pipeline.build(project(tmp_path, {"luat-1-2020-qh14": law, "luat-2-2022-qh15": other}))
    by_slug = {job.document.source.slug: exporting.made(job).decode() for job in exporting.jobs(site, ["xml"], "")}
    assert 'eId="am_1" wId="luat-2-2022-qh15#dieu-1/1" type="repeal"' in by_slug["luat-2-2022-qh15"]
    assert 'href="#art_2"' in by_slug["luat-1-2020-qh14"].partition("passiveModifications")[2]
    assert 'type="amendment"' in by_slug["luat-1-2020-qh14"]


def test_marks_in_a_text_act_in_no_format(files: dict[tuple[str, str], bytes]) -> None:
    printed = "Quy định về thử *dấu sao*, #thăng, [ngoặc] và ~ngã"
    plain_words = files["nghi-dinh-15-2023-nd-cp", "txt"].decode()
    shown = WORDS["md"](files["nghi-dinh-15-2023-nd-cp", "md"])
    paper = PdfReader(io.BytesIO(files["nghi-dinh-15-2023-nd-cp", "pdf"])).pages[0].extract_text()
    for text in (plain_words, shown, " ".join(paper.split())):
        assert "#thăng, [ngoặc] và ~ngã" in text
        assert "$x_1 và @y" in text
    assert "thử" in printed


def test_the_same_text_gives_the_same_bytes(site: Site, files: dict[tuple[str, str], bytes]) -> None:
    for job in exporting.jobs(site, list(FORMATS), ADDRESS, ["nghi-dinh-15-2023-nd-cp"]):
        again = exporting.made(job)
        assert sha256(again).digest() == sha256(files["nghi-dinh-15-2023-nd-cp", job.extension]).digest(), job.extension


def test_without_an_address_nothing_leads_away(site: Site) -> None:
    document = next(d for d in site.documents if d.source.slug == "nghi-dinh-15-2023-nd-cp")
    found = pieces(document, site.references[document.source.slug], on_site(document, ""))
    assert all(word.href in ("",) or word.href.startswith("#") for piece in found for word in piece.words)


def test_a_format_that_there_is_not_is_refused() -> None:
    with pytest.raises(Refusal, match="không có dạng tệp “doc”"):
        downloads.wanted(["pdf", "doc"], "mkdocs.yml")


def test_the_command_writes_files_and_an_archive(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = tmp_path / "own"
    main(["init", str(root)])
    assert main(["--root", str(root), "export", "txt", "xml", "--out", str(tmp_path / "out"), "--no-cache"]) == 0
    assert sorted(p.suffix for p in (tmp_path / "out").iterdir()) == [".txt", ".xml"]
    assert main(["--root", str(root), "export", "archive", "md", "--out", str(tmp_path / "zip"), "--no-cache"]) == 0
    archive = zipfile.ZipFile(tmp_path / "zip" / "vanban.zip")
    names = archive.namelist()
    assert any(name.endswith(".md") for name in names)
    assert {"data/documents.json", "data/works.json", "data/effects.json"} <= set(names)
    sums = dict(reversed(line.split("  ")) for line in archive.read("SHA256SUMS").decode().splitlines())
    assert sums == {name: sha256(archive.read(name)).hexdigest() for name in names if name != "SHA256SUMS"}
    package = json.loads(archive.read("datapackage.json"))
    for told in package["resources"]:
        content = archive.read(told["path"])
        assert (told["bytes"], told["hash"]) == (len(content), f"sha256:{sha256(content).hexdigest()}")
        assert re.fullmatch("[a-z0-9._-]+", told["name"])
    assert {told["path"] for told in package["resources"]} == set(names) - {"datapackage.json", "SHA256SUMS"}
    assert len({told["name"] for told in package["resources"]}) == len(package["resources"])
    assert main(["--root", str(root), "export", "txt", "--only", "khong-co", "--out", str(tmp_path / "x")]) == 2
    assert "không có văn bản “khong-co”" in capsys.readouterr().err


def test_a_text_without_units_is_made_too(tmp_path: Path) -> None:
    root = project(tmp_path, {"loi-keu-goi": "Hỡi đồng bào cả nước.\n"})
    (job, *others) = exporting.jobs(pipeline.build(root), ["pdf", "docx", "epub", "xml"], "")
    paper = PdfReader(io.BytesIO(exporting.made(job)))
    assert "Hỡi đồng bào cả nước." in paper.pages[0].extract_text()
    assert all(letters(WORDS[other.extension](exporting.made(other))) == "Hỡiđồngbàocảnước" for other in others)


def test_the_motto_has_the_wider_column_and_recipients_are_not_drawn_apart() -> None:
    def piece(role: str) -> Printed:
        return Printed(role, "", 0, 0, (Words(role),))

    found = [piece(role) for role in ("issuer", "motto", "text", "recipients", "signature")]
    head, foot = Document(io.BytesIO(word.written(found, Imprint("Luật", "", "", ADDRESS, "")))).tables
    assert head.columns[0].width < head.columns[1].width
    assert foot.columns[0].width == foot.columns[1].width
    assert all(
        abs((cell.width or 0) - (column.width or 0)) < 1000
        for t in (head, foot)
        for column in t.columns
        for cell in column.cells
    )  # Word goes by these
    styles = Document(io.BytesIO(word.written(found, Imprint("Luật", "", "", ADDRESS, "")))).styles
    headings = [style for style in styles if style.name and style.name.startswith("Heading ") and style.type == 1]
    assert {(style.font.bold, style.font.italic) for style in headings} == {(True, False)}
    assert foot.columns[0].cells[0].paragraphs[0].alignment == WD_ALIGN_PARAGRAPH.LEFT


def test_letters_that_no_font_has_are_said_by_their_numbers(tmp_path: Path) -> None:
    root = project(tmp_path, {"loi-keu-goi": "Hỡi đồng bào 中文 \uf0b7 ☑ [a] cả nước.\n"})
    content = exporting.made(next(exporting.jobs(pipeline.build(root), ["pdf"], "")))
    told = file_readers.paper(content)
    assert "đồngbào‹U+4E2D›‹U+6587›" in told.printed
    assert "☑[a]cảnước." in told.printed
    assert all(told.facts.values()), told.facts


def test_chosen_texts_are_bound_in_one_pdf(
    site: Site, files: dict[tuple[str, str], bytes], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    slugs = sorted({slug for slug, _ in files})[:4]
    jobs = list(exporting.jobs(site, ["pdf"], ADDRESS, slugs))
    content = exporting.together(jobs)
    book, told = PdfReader(io.BytesIO(content)), file_readers.paper(content)
    parts = {slug: PdfReader(io.BytesIO(files[slug, "pdf"])) for slug in slugs}
    named = {f"{slug}.{anchor}" for slug, part in parts.items() for anchor in part.named_destinations}
    assert set(book.named_destinations) == named
    pages = [
        [book.get_destination_page_number(book.named_destinations[n]) for n in named if n.startswith(f"{slug}.")]
        for slug in slugs
    ]
    assert all(max(one) < min(next_) for one, next_ in pairwise(pages))  # type: ignore[type-var]
    assert all(told.facts.values()), told.facts
    names = [entry["/Title"] for entry in book.outline if isinstance(entry, dict)]
    assert len(names) == len(slugs)
    documents = {document.source.slug: document for document in site.documents}
    wanted = sum((Counter(words(documents[slug])) for slug in slugs), Counter())
    assert not wanted - Counter(letters(told.printed))
    apart = sum(file_readers.paper(files[slug, "pdf"]).headings for slug in slugs)
    assert told.headings == apart + len(slugs)  # and the name of each
    root = tmp_path / "own"
    main(["init", str(root)])
    assert main(["--root", str(root), "export", "pdf", "txt", "--together", "--out", str(tmp_path / "x")]) == 2
    assert "--together chỉ dùng cho pdf" in capsys.readouterr().err
    command = ["export", "pdf", "--together", "--out", str(tmp_path / "x"), "--no-cache", "--jobs", "1"]
    assert main(["--root", str(root), *command]) == 0
    assert (tmp_path / "x" / "vanban.pdf").read_bytes().startswith(b"%PDF")


def test_a_missing_library_is_named(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "typst", None)
    job = next(exporting.jobs(site, ["pdf"], ADDRESS))
    with pytest.raises(Refusal, match=f"{sys.executable} -m pip install 'vanban"):  # not the system's pip
        exporting.made(job)
    with pytest.raises(Refusal, match="chưa cài typst"):  # before any file is made
        downloads.wanted(["epub", "pdf"], "mkdocs.yml")


def test_a_wide_table_lies_on_a_sheet_of_its_own_in_word() -> None:
    rows = tuple(tuple((Words(f"{n}.{m}"),) for m in range(10)) for n in range(3))
    plan = layout([["x"] * 10] * 3)
    found = [Printed("text", "", 0, 0, (Words("trước"),)), Printed("table", "bang-1", 0, 0, (), rows, plan)]
    paper = Document(io.BytesIO(word.written([*found, found[0]], Imprint("Luật", "", "", ADDRESS, ""))))
    wide = [section.page_width > section.page_height for section in paper.sections]
    assert wide == [False, True, False]
    assert "".join(cell.text for row in paper.tables[0].rows for cell in row.cells) == "".join(
        f"{n}.{m}" for n in range(3) for m in range(10)
    )


def test_a_table_of_which_no_cell_is_known_is_shown_line_by_line() -> None:
    rows = tuple(((Words(line),),) for line in ("TT Loài", "1 Sen"))
    printed = Printed("table", "bang-1", 0, 0, (), rows, layout([["TT Loài"], ["1 Sen"]]))
    assert printed.plan
    assert printed.plan.width == 1
    assert typeset._element(printed, frozenset()) == "#block[TT Loài#linebreak();1 Sen] <bang-1>"


def test_a_long_text_is_a_book_of_parts_and_links_cross_them() -> None:
    found = [
        Printed("unit", f"dieu-{n}", 2, 0, (Words("chữ " * 20_000), Words("xem", f"#dieu-{3 - n}"))) for n in (1, 2)
    ]
    book = zipfile.ZipFile(io.BytesIO(epub.written(found, Imprint("Luật", "", "", ADDRESS, ""))))
    assert 'href="part-2.xhtml#dieu-2"' in book.read("OEBPS/part-1.xhtml").decode()
    assert 'href="part-1.xhtml#dieu-1"' in book.read("OEBPS/part-2.xhtml").decode()


def test_a_setting_puts_the_files_beside_the_page_and_keeps_them(tmp_path: Path) -> None:
    root = tmp_path / "own"
    main(["init", str(root)])
    site = giving_out(root, "txt, md")
    name = next((root / "source_texts").glob("*.txt")).stem
    page = site / "van-ban" / name
    assert f'<a href="{name}.txt">chữ thuần</a>' in (page / "index.html").read_text(encoding="utf-8")
    assert (page / f"{name}.md").is_file()
    kept = {path: path.stat().st_mtime_ns for path in (root / ".vanban" / "files").iterdir()}
    assert len(kept) == 2
    publishing.build(root, jobs=1)
    assert {path: path.stat().st_mtime_ns for path in kept} == kept


def test_a_picture_says_what_the_text_is(site: Site, files: dict[tuple[str, str], bytes]) -> None:
    document = next(d for d in site.documents if d.source.slug == "nghi-dinh-15-2023-nd-cp")
    said = picture.source(document, "vanban.example")
    for words in (
        "Chính phủ",
        "Nghị định số 15/2023/NĐ-CP",
        "#thăng",
        "ngày 05/4/2023",
        "vanban.example",
    ):
        assert words in said
    for (slug, extension), content in files.items():
        if extension == "png":
            assert content[:8] == b"\x89PNG\r\n\x1a\n", slug
            assert struct.unpack(">II", content[16:24]) == (1200, 630)


def test_a_long_name_stays_on_its_picture(site: Site) -> None:
    document = site.documents[0]
    long = replace(document, metadata=replace(document.metadata, title="rất dài " * 400, issuer="Ủy ban " * 60))
    assert struct.unpack(">II", picture.written(long, "")[16:24]) == (1200, 630)


def test_a_page_names_its_picture_for_those_who_share_it(tmp_path: Path) -> None:
    root = tmp_path / "own"
    main(["init", str(root)])
    site = giving_out(root, "png")
    name = next((root / "source_texts").glob("*.txt")).stem
    page = (site / "van-ban" / name / "index.html").read_text(encoding="utf-8")
    assert f'property="og:image" content="https://vanban.example/van-ban/{name}/{name}.png"' in page
    assert 'name="twitter:card" content="summary_large_image"' in page
    assert "Tải về" not in page
    assert (site / "van-ban" / name / f"{name}.png").is_file()
    manifest = json.loads((site / "manifest.webmanifest").read_text(encoding="utf-8"))
    assert manifest["name"] == "Vanban"
    assert (site / manifest["icons"][0]["src"]).is_file()
    assert '<link rel="manifest" href="../../manifest.webmanifest">' in page


def test_elements_stand_on_lines_of_their_own_and_words_do_not() -> None:
    root = fromstring("<a><b><c/><d/></b><p>Kho <i>bãi</i></p></a>")
    akoma._spaced(root, 0)
    assert tostring(root, "unicode") == "<a>\n <b>\n  <c />\n  <d />\n </b>\n <p>Kho <i>bãi</i></p>\n</a>"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["odt", "khong-co"], "chưa nói dạng tệp: “odt”, “khong-co” không phải dạng nào"),
        (["pdf", "odt", "khong-co#mau-so-1"], "không có văn bản “odt”, “khong-co”"),
        (["zip", "mot-van-ban"], "zip là cả bộ sưu tập"),
        (["zip", "pdf", "--together"], "--together chỉ dùng cho pdf"),
        (["offline", "pdf"], "offline là cả trang"),
    ],
)
def test_wishes_that_cannot_be_met_leave_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str], told: str
) -> None:
    root = tmp_path / "own"
    main(["init", str(root)])
    out = tmp_path / "out"
    assert main(["--root", str(root), "export", *words, "--out", str(out), "--no-cache", "--jobs", "1"]) == 2
    assert told in capsys.readouterr().err
    assert not out.exists()


def test_a_full_disk_leaves_no_half_and_names_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root, out = tmp_path / "own", tmp_path / "out"
    main(["init", str(root)])

    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("build_tools.storage.files.os.write", full)
    assert main(["--root", str(root), "export", "txt", "--out", str(out), "--no-cache", "--jobs", "1"]) == 2
    assert re.search(r"out/\S+\.txt: .*đĩa đầy", capsys.readouterr().err)
    assert not out.exists()


def test_a_copy_for_a_shelf_stands_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site, out = tmp_path / "site", tmp_path / "out"
    for name in ("a.css", "b.css"):
        (site / name).parent.mkdir(exist_ok=True)
        (site / name).write_text("", encoding="utf-8")

    def broken(source: Path, target: Path) -> None:
        if source.name == "b.css":
            raise KeyboardInterrupt
        target.write_bytes(source.read_bytes())

    monkeypatch.setattr("build_tools.assembling.shelf.shutil.copyfile", broken)
    with pytest.raises(KeyboardInterrupt):
        shelf.copied(site, out)
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
