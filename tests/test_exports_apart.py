"""Every file taken apart again: unit by unit it has the words of the page, and its headings, tables, notes and links,
which lead to the same clauses.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from exports_apart import FORMATS, apart, demanded
from raw_texts import DECREE, project
from test_exporting import TEXT
from test_quoted_pages import ACT, LAW

from build_tools import exporting, pipeline
from build_tools.model import Site

ROOT = Path(__file__).parent.parent
ADDRESS = "https://vanban.example/"
NOTES = (
    DECREE
    + """1. Bến xe theo khoản 2 Điều này gồm:

a) Bến chính theo Luật Bến xe số 31/2014/QH13;

[Điểm này được hướng dẫn bởi Điều 2 Thông tư số 3/2021/TT-BGTVT ngày 01/3/2021 của Bộ Giao thông vận tải.]

b) Bến phụ.

2. Bến xe niêm yết giá *như sau*:

| Bến | Giá <b>vé</b> |
|-----|------|
| Điều 1 Nghị định này | 10 |
"""
)

FOOTED = (
    DECREE
    + """Chương I
QUY ĐỊNH CHUNG[1]

Điều 3. Bến xe[2]

1.[3] Bến xe theo khoản 2 Điều này và Luật Bến xe số 31/2014/QH13[4] gồm:

a) Bến chính[5];

b) Bến phụ.

2. Bến xe niêm yết giá như sau:

| Bến[6] | Giá vé |
|-----|------|
| Điều 1 Nghị định này[7] | 10 |

[1] Tên Chương này được sửa đổi theo khoản 1 Điều 1 Luật số 5/2020/QH14.

[2] Điều 2 Luật số 5/2020/QH14 quy định như sau:

“Điều 2. Hiệu lực thi hành

1. Luật này có hiệu lực từ ngày 01 tháng 7 năm 2021.”.

[3] Khoản này được sửa đổi theo khoản 2 Điều 1 Luật số 5/2020/QH14.

[4] Luật này đã được thay thế bởi Luật Bến xe số 7/2022/QH15.

[5] Điểm này được sửa đổi theo khoản 3 Điều 1 Luật số 5/2020/QH14.

[6] Cột này được sửa đổi theo khoản 4 Điều 1 Luật số 5/2020/QH14.

[7] Ô này được sửa đổi theo khoản 5 Điều 1 Luật số 5/2020/QH14.
"""
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    texts = {"nghi-dinh-15": TEXT, "luat-ben-xe": LAW, "luat-sua-doi": ACT, "nghi-dinh-7": NOTES, "nghi-dinh-8": FOOTED}
    root = project(tmp_path_factory.mktemp("apart"), texts)
    for path in sorted((ROOT / "source_texts").iterdir()):
        (root / "source_texts" / path.name).write_bytes(path.read_bytes())
    return pipeline.build(root)


@pytest.mark.parametrize("extension", FORMATS)
def test_a_file_has_what_its_text_has(site: Site, extension: str) -> None:
    seen = {"tables": 0, "notes": 0, "links": 0, "headings": 0}
    for job in exporting.jobs(site, [extension], ADDRESS):
        wanted = demanded(job.document, job.references, extension)
        found = apart(extension, exporting.made(job), job.document, wanted.anchors)
        about = (job.document.source.slug, extension)
        assert found.units == wanted.units, about
        assert (found.links, found.called) == (wanted.links, wanted.called), about
        assert (found.headings, found.tables, found.notes) == (wanted.headings, wanted.tables, wanted.notes), about
        counted = {"tables": found.tables, "notes": found.notes, "links": len(found.links), "headings": found.headings}
        seen = {name: count + counted[name] for name, count in seen.items()}
    assert all(seen.values()), seen


@pytest.mark.parametrize("extension", FORMATS)
def test_a_lost_word_or_link_would_be_seen(site: Site, extension: str) -> None:
    job = next(j for j in exporting.jobs(site, [extension], ADDRESS, ["nghi-dinh-7"]))
    wanted = demanded(job.document, job.references, extension)
    mute = exporting.made(replace(job, references=()))
    assert apart(extension, mute, job.document, wanted.anchors).links == []
    blocks = tuple(b for b in job.document.blocks if b.unit != "dieu-1-khoan-1-diem-b")
    short = exporting.made(replace(job, document=replace(job.document, blocks=blocks), references=()))
    assert apart(extension, short, job.document, wanted.anchors).units != wanted.units
