"""What a build or a conversion may replace: a site of ours, an empty folder, nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from build_tools import publishing
from build_tools.errors import Refusal
from build_tools.storage import is_converted, is_site, refuse_foreign, refuse_protected

TEXT = "QUYẾT ĐỊNH\n\nĐiều 1. Ban hành quy chế.\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = tmp_path / "above" / "du-an"
    for name in ("source_texts", "docs", "ledger", ".git", "overrides", "build_tools"):
        (root / name).mkdir(parents=True)
        (root / name / "a-file").write_text("stays", encoding="utf-8")
    (root / "source_texts" / "a-file").unlink()
    (root / "source_texts" / "mot.txt").write_text(TEXT, encoding="utf-8")
    (root / "mkdocs.yml").write_text("site_name: thử\n", encoding="utf-8")
    (tmp_path / "others").mkdir()
    (tmp_path / "others" / "thesis.doc").write_text("stays", encoding="utf-8")
    return root


def everything(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


FORBIDDEN = [
    ".", "..", "../..", "source_texts", "docs", "docs/site", "ledger", ".git", ".git/objects", "overrides",
    "build_tools", "mkdocs.yml", "../../others", "/",
]  # fmt: skip


@pytest.mark.parametrize("where", FORBIDDEN)
def test_what_is_not_a_site_of_ours_is_never_replaced(project: Path, tmp_path: Path, where: str) -> None:
    before = everything(tmp_path)
    with pytest.raises(Refusal, match="→ chọn một thư mục khác"):
        publishing.build(project, project / where)
    with pytest.raises(Refusal, match="→ chọn một thư mục khác"):
        publishing.convert(project, project / where)
    assert everything(tmp_path) == before


def test_a_link_to_such_a_folder_is_one(project: Path) -> None:
    (project / "site").symlink_to("docs")
    with pytest.raises(Refusal, match="docs"):
        refuse_protected(project, project / "site")


def test_a_file_of_that_name_stays(project: Path) -> None:
    (project / "site").write_text("notes", encoding="utf-8")
    with pytest.raises(Refusal, match="một tệp"):
        publishing.build(project)
    assert (project / "site").read_text(encoding="utf-8") == "notes"


def test_a_site_an_empty_folder_and_none_may_be_replaced(project: Path) -> None:
    site = project / "site"
    for _ in range(2):
        refuse_protected(project, site)
        refuse_foreign(site, is_site)
        site.mkdir(exist_ok=True)
    (site / "data").mkdir()
    (site / "data" / "documents.json").write_text("[]", encoding="utf-8")
    with pytest.raises(Refusal):
        refuse_foreign(site, is_site)
    (site / "index.html").write_text("", encoding="utf-8")
    refuse_foreign(site, is_site)


def test_converting_again_into_the_same_folder_but_not_among_others_files(project: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert publishing.convert(project, out) == publishing.convert(project, out) > 0
    (out / "mine.txt").write_text("stays", encoding="utf-8")
    with pytest.raises(Refusal):
        publishing.convert(project, out)
    assert not is_converted(out)
