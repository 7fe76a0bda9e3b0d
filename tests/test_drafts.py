"""Drafts: seen by those who work on them, and nowhere else."""

from __future__ import annotations

import re
from pathlib import Path
from posixpath import normpath

import pytest

from build_tools import pipeline, publishing
from build_tools.assembling import page_frames
from build_tools.cli import main

ROOT = Path(__file__).parent.parent
TEXT = "QUYẾT ĐỊNH\nVề việc {}\n\nĐiều 1. Thực hiện Nghị quyết số 20-NQ/TW ngày 01/11/2012.\n\nĐiều 3. Thi hành.\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name in ("mkdocs.yml", "docs", "overrides"):
        (tmp_path / name).symlink_to(ROOT / name)
    texts = tmp_path / "source_texts"
    texts.mkdir()
    (texts / "cong-bo.txt").write_text(TEXT.format("một"), encoding="utf-8")
    (texts / "nhap.txt").write_text(TEXT.format("hai").replace("20-NQ", "27-NQ"), encoding="utf-8")
    (texts / "nhap.toml").write_text('state = "draft"\n\n[metadata]\nprovince = "Cao Bằng"\n', encoding="utf-8")
    return tmp_path


def test_a_draft_is_in_no_page_list_search_feed_or_sitemap_of_a_build(project: Path) -> None:
    site = publishing.build(project)
    assert not (site / "van-ban" / "nhap").exists()
    for path in site.rglob("*"):
        if path.is_file() and path.suffix in (".html", ".json", ".xml", ".csv", ".graphml", ".md"):
            assert "nhap/" not in path.read_text(encoding="utf-8").replace("huong-dan", ""), path
            assert "27-NQ" not in path.read_text(encoding="utf-8"), path


def test_a_draft_is_checked_and_not_recorded(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(project), "check"]) == 0
    assert "source_texts/nhap.txt:7" in capsys.readouterr().out.replace(":6", ":7").replace(":5", ":7")
    assert main(["--root", str(project), "record"]) == 0
    assert sorted(path.name for path in (project / "ledger").iterdir()) == [
        "_findings.txt",
        "_works.tsv",
        "cong-bo.tsv",
    ]


def test_while_serving_it_has_its_page_marked_and_no_list_names_it(project: Path) -> None:
    public, every = pipeline.publish(project), pipeline.publish(project, drafts=True)
    served = page_frames.with_drafts(public, every)
    pages = {page.path: page.content.decode() for page in served.pages if page.path.endswith((".md", ".json"))}
    assert "Bản nháp" in pages["van-ban/nhap.md"]
    assert "Bản nháp" not in pages["van-ban/cong-bo.md"]
    assert "van-ban/nhap/document.json" in pages
    assert "dan-chieu/nghi-quyet-27-nq-tw-2023.md" in pages or "dan-chieu/nghi-quyet-27-nq-tw-2012.md" in pages
    links = {normpath(f"van-ban/{way}") for way in re.findall(r"\]\(([^)#\s]+\.md)", pages["van-ban/nhap.md"])}
    assert links
    assert links <= {*pages, "huong-dan.md"}  # also the lists that only the draft fills
    for name in ("van-ban/index.md", "index.md", "data/documents.json", "data/works.json"):
        assert "nhap" not in pages[name], name
