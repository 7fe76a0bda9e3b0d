"""Versions of a text on a day and forms alone, as files: their words are those of the version and of the form."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from exports import AKN, WORD, WORDS, akoma_schema, giving_out, letters, word_paper
from lxml import etree
from selectolax.lexbor import LexborHTMLParser
from test_quoted_pages import ACT, LAW

from build_tools import exporting, pipeline
from build_tools.cli import main
from build_tools.errors import Refusal
from build_tools.exporting import dated
from build_tools.model import Site

FORM = """BỘ GIAO THÔNG VẬN TẢI

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 3/2021/TT-BGTVT

Hà Nội, ngày 01 tháng 3 năm 2021

THÔNG TƯ
Quy định về bến xe

Điều 1. Đơn vị khai thác nộp đơn theo Mẫu số 01 ban hành kèm theo Thông tư này.

BỘ TRƯỞNG

Nguyễn Văn A

Mẫu số 01

ĐƠN ĐỀ NGHỊ KHAI THÁC BẾN XE

Tên đơn vị: ....................................................

Địa chỉ: ……………………………………………, theo Điều 1 Thông tư này.

Ghi theo hướng dẫn tại Mẫu số 01 ban hành kèm theo Thông tư này.
"""

LINKED = (
    ("docx", "Word"),
    ("epub", "EPUB"),
    ("txt", "chữ thuần"),
    ("md", "Markdown"),
    ("xml", "Akoma Ntoso"),
)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("parts") / "own"
    main(["init", str(root)])
    for name, text in (("luat-ben-xe", LAW), ("luat-sua-doi", ACT), ("thong-tu-3", FORM)):
        (root / "source_texts" / f"{name}.txt").write_text(text, encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def site(root: Path) -> Site:
    return pipeline.build(root)


def test_a_version_in_every_format_reads_as_the_version(site: Site) -> None:
    (version,) = site.versions["luat-ben-xe"]
    printed = "".join(s.text for unit in version.units for s in unit.stretches)
    assert "Bến tạm hoạt động" in printed
    for job in exporting.jobs(site, list(WORDS), "https://vanban.example/", ["luat-ben-xe"], "2024-01-01"):
        assert job.path == f"van-ban/luat-ben-xe/luat-ben-xe.tu-2020-01-01.{job.extension}"
        content = exporting.made(job)
        shown = letters(WORDS[job.extension](content))
        notice = letters(dated.unofficial(version))
        assert shown.startswith(notice), job.extension
        expected = "".join(block.passage.text for block in job.document.blocks[1:])
        assert shown.removeprefix(notice) == letters(expected)
        assert letters(printed) in letters("".join(b.passage.text for b in job.document.blocks if b.unit))
        if job.extension == "xml":
            akoma_schema().assertValid(etree.fromstring(content))
            assert b"/vie@2020-01-01" in content


def test_before_its_first_version_a_text_reads_as_issued(site: Site) -> None:
    (job,) = exporting.jobs(site, ["txt"], "", ["luat-ben-xe"], "2019-12-31")
    assert job.version is None
    assert "Bến tạm" not in exporting.made(job).decode()


def test_a_form_alone_has_its_words_and_fields_to_fill_in(site: Site) -> None:
    (job,) = exporting.jobs(site, ["docx"], "", ["thong-tu-3#mau-so-01"])
    assert job.path == "van-ban/thong-tu-3/thong-tu-3.mau-so-01.docx"
    content = exporting.made(job)
    form = "".join(b.passage.text for b in site.documents[2].blocks if b.component == "mau-so-01")
    assert form.startswith("Mẫu số 01")
    tree = word_paper(content)
    assert "".join(node.text or "" for node in tree.iter(f"{WORD}t")).split() == form.split()
    fields = ["".join(t.text or "" for t in sdt.iter(f"{WORD}t")) for sdt in tree.iter(f"{WORD}sdt")]
    assert [set(field) for field in fields] == [{"."}, {"…"}]


def test_a_form_alone_is_a_component_of_its_work_in_akoma_ntoso(site: Site) -> None:
    (job,) = exporting.jobs(site, ["xml"], "", ["thong-tu-3#mau-so-01"])
    tree = etree.fromstring(exporting.made(job))
    akoma_schema().assertValid(tree)
    (this,) = tree.iterfind(f".//{AKN}FRBRWork/{AKN}FRBRthis")
    assert this.get("value") == "/akn/vn/act/thong-tu/2021-03-01/thong-tu-3-2021-tt-bgtvt-2021/!att_1"
    form = [block for block in site.documents[2].blocks if block.component == "mau-so-01"]
    assert letters(WORDS["xml"](etree.tostring(tree))) == letters("".join(block.passage.text for block in form))
    units = [unit.eid for unit in site.documents[2].units if unit.component == "mau-so-01"][1:]
    assert units
    assert [e.get("eId") for e in tree.iter() if e.get("eId") in units] == units
    named = "/akn/vn/act/thong-tu/2021-03-01/thong-tu-3-2021-tt-bgtvt-2021"  # itself too is no place in the file
    assert [ref.get("href") for ref in tree.iter(f"{AKN}ref")] == [f"{named}~dieu-1", f"{named}~mau-so-01"]


def test_what_a_form_alone_cites_of_its_text_leads_to_the_page(site: Site) -> None:
    (job,) = exporting.jobs(site, ["md"], "https://vanban.example/", ["thong-tu-3#mau-so-01"])
    assert b"](https://vanban.example/van-ban/thong-tu-3/#dieu-1)" in exporting.made(job)


@pytest.mark.parametrize(("text", "format_"), [("thong-tu-3#mau-so-09", "docx"), ("thong-tu-3#mau-so-01", "png")])
def test_a_form_that_cannot_be_made_is_refused(site: Site, text: str, format_: str) -> None:
    with pytest.raises(Refusal):
        list(exporting.jobs(site, [format_], "", [text]))


def test_the_command_takes_days_forms_and_texts(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command = [
        "--root",
        str(root),
        "export",
        "txt",
        "docx",
        "luat-ben-xe",
        "thong-tu-3#mau-so-01",
        "--on",
        "2020-05-05",
    ]
    assert main([*command, "--out", str(tmp_path / "out"), "--no-cache", "--json"]) == 0
    names = sorted(Path(path).name for path in json.loads(capsys.readouterr().out)["files"])
    assert names == [
        "luat-ben-xe.tu-2020-01-01.docx",
        "luat-ben-xe.tu-2020-01-01.txt",
        "thong-tu-3.mau-so-01.docx",
        "thong-tu-3.mau-so-01.txt",
    ]


def test_a_page_leads_to_its_forms_to_fill_in(root: Path) -> None:
    site = giving_out(root, "docx")
    page = (site / "van-ban/thong-tu-3/index.html").read_text(encoding="utf-8")
    assert '<a href="thong-tu-3.mau-so-01.docx">Word để điền</a>' in page
    assert (site / "van-ban/thong-tu-3/thong-tu-3.mau-so-01.docx").is_file()
    alone = (site / "van-ban/thong-tu-3/mau-so-01/index.html").read_text(encoding="utf-8")
    assert '<a href="../thong-tu-3.mau-so-01.docx">Word để điền</a>' in alone


def test_a_page_of_a_version_leads_to_files_with_its_words(root: Path, site: Site) -> None:
    notice = letters(dated.unofficial(site.versions["luat-ben-xe"][0]))
    built = giving_out(root, "txt, md, epub, docx, xml, png")
    folder = built / "van-ban/luat-ben-xe"
    page = LexborHTMLParser((folder / "tu-2020-01-01/index.html").read_bytes())
    text = page.css_first("#van-ban")
    assert text is not None
    for node in text.css("[data-chrome]:not(.gone-unit)"):
        node.decompose()
    links = {node.attributes["href"]: node.text() for node in page.css(".files a")}
    assert set(links.values()) == {words for _, words in LINKED}
    for end, _ in LINKED:
        name = f"luat-ben-xe.tu-2020-01-01.{end}"
        assert f"../{name}" in links
        shown = letters(WORDS[end]((folder / name).read_bytes()))
        assert shown == notice + letters(text.text()), end
    assert "tu-2020-01-01." not in (built / "sitemap.xml").read_text(encoding="utf-8")
    assert not list(built.rglob("*.tu-*.png"))
