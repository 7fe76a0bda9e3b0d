"""A law is called by its name wherever a reader meets it, with its number beside it; all else by its number."""

from __future__ import annotations

import pytest

from build_tools import pipeline, rendering, searching

LAW = """QUỐC HỘI

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Luật số: 38/2019/QH14

Hà Nội, ngày 13 tháng 6 năm 2019

LUẬT
Quản lý thuế

Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam;

Quốc hội ban hành Luật Quản lý thuế.

Điều 1. Phạm vi điều chỉnh

Luật này quy định việc quản lý các loại thuế.

Điều 2. Đối tượng áp dụng

1. Người nộp thuế.
"""
DECREE = """CHÍNH PHỦ

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 126/2020/NĐ-CP

Hà Nội, ngày 19 tháng 10 năm 2020

NGHỊ ĐỊNH
Quy định chi tiết một số điều của Luật Quản lý thuế

Căn cứ Luật Quản lý thuế ngày 13 tháng 6 năm 2019;

Căn cứ Luật Hải quan ngày 23 tháng 6 năm 2014;

Điều 1. Phạm vi điều chỉnh

1. Nghị định này quy định chi tiết khoản 1 Điều 2 Luật Quản lý thuế.
"""
NAME, NUMBER = "Luật Quản lý thuế 2019", "38/2019/QH14"


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    root = tmp_path_factory.mktemp("names")
    (root / "source_texts").mkdir()
    (root / "source_texts" / "luat-38-2019.txt").write_text(LAW, encoding="utf-8")
    (root / "source_texts" / "nghi-dinh-126-2020.txt").write_text(DECREE, encoding="utf-8")
    site = pipeline.build(root)
    found = {page.path: page.content.decode() for page in rendering.pages(site)}
    found["search"] = "\n".join(r.title for r in searching.search(searching.build_index(site), "nguoi nop thue", 5))
    return found


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("van-ban/luat-38-2019.md", f'title: "{NAME}, số {NUMBER}"'),
        ("van-ban/luat-38-2019.md", f'# {NAME} <small>số {NUMBER}</small>'),
        ("van-ban/luat-38-2019.md", f'running: "{NAME}"'),
        ("van-ban/index.md", f'[{NAME}](luat-38-2019.md) <small>số <span class="sign">{NUMBER}</span></small>'),
        ("index.md", f"[{NAME}](van-ban/luat-38-2019.md)"),
        ("van-ban/nghi-dinh-126-2020.md", f"[{NAME}]("),
        ("van-ban/nghi-dinh-126-2020.md", "[Luật Hải quan 2014]("),
        ("van-ban/luat-38-2019/doi-chieu.md", f"# Đối chiếu: {NAME}"),
        ("dinh-chinh/index.md", f"## [{NAME}]("),
        ("dan-chieu/index.md", f"[{NAME}]("),
        ("dan-chieu/index.md", "[Luật Hải quan 2014]("),
        ("dan-chieu/luat-54-2014-qh13-2014.md", "# Luật Hải quan 2014"),
        ("van-ban/index.md",
         '[Nghị định số <span class="sign">126/2020/NĐ-CP</span>](nghi-dinh-126-2020.md) | Quy định chi tiết'),
        ("search", f"{NAME} › Điều 2 › khoản 1"),
    ],
)  # fmt: skip
def test_a_law_is_called_by_its_name(pages: dict[str, str], path: str, words: str) -> None:
    assert words in pages[path], pages[path][:1500]


def test_a_clause_is_cited_with_name_and_number(pages: dict[str, str]) -> None:
    cited = "Luật Quản lý thuế số 38/2019/QH14 ngày 13/6/2019 của Quốc hội"
    assert f'"":"{cited}"' in pages["van-ban/luat-38-2019.md"]


def test_type_body_and_year_lead_to_their_lists(pages: dict[str, str]) -> None:
    card = pages["van-ban/luat-38-2019.md"]
    assert "[Luật](../danh-muc/loai/luat.md)" in card
    assert "[Quốc hội](../danh-muc/co-quan/quoc-hoi.md)" in card
    assert "[13/6/2019](../danh-muc/nam/2019.md)" in card
