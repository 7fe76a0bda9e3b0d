"""What a publisher decides of the site as a whole: whose site it is, who is named, which pages are public."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from build_tools import publishing
from build_tools.curating import beginning

TEXT = "QUYẾT ĐỊNH\nVề việc báo cáo\n\nĐiều 1. Các sở báo caó hằng quý.\n\nĐiều 2. Thi hành Quyết đinh này.\n"
BESIDE = """state = "reviewed"
reviewed_by = "Trần Thị B"
reviewed_on = 2026-11-20

[[correction]]
line = 4
before = "caó"
after = "cáo"
decision = "accept"
reason = "dấu đặt sai chỗ"
by = "Hoàng Văn A"

[[correction]]
line = 6
before = "đinh"
after = "định"
decision = "reject"
reason = "giữ như bản gốc"
by = "Hoàng Văn A"

[[correction]]
line = 4
before = "hằng quý"
after = "hàng quý"
decision = "accept"
reason = "x"
by = "Lê Văn C"

[[correction]]
line = 4
before = "hằng quý"
after = "mỗi quý"
decision = "accept"
reason = "x"
by = "Phạm Thị D"
"""
PEOPLE = ("Hoàng Văn A", "Trần Thị B", "Lê Văn C", "Phạm Thị D")


def built(root: Path, *settings: str, more: str = "") -> Path:
    beginning.begin(root)
    for path in (root / "source_texts").iterdir():
        path.unlink()
    (root / "source_texts" / "a.txt").write_text(TEXT, encoding="utf-8")
    (root / "source_texts" / "a.toml").write_text(
        BESIDE.replace("line = 4", "line = 3").replace("line = 6", "line = 5"), "utf-8"
    )
    path = root / "mkdocs.yml"
    words = path.read_text(encoding="utf-8")
    for setting in settings:
        key = setting.partition(":")[0]
        lines = [f"      {setting}" if line.strip().startswith(f"{key}:") else line for line in words.splitlines()]
        words = "\n".join(lines)
    path.write_text(words.replace("theme:\n", f"theme:\n{more}"), encoding="utf-8")
    return publishing.build(root)


def every_page(site: Path) -> str:
    kinds = (".html", ".json", ".xml", ".csv", ".atom", ".graphml", ".js")
    return "\n".join(p.read_text(encoding="utf-8") for p in sorted(site.rglob("*")) if p.suffix in kinds)


def test_no_mark_of_an_attribute_list_is_left_on_a_page_that_has_little_to_say(tmp_path: Path) -> None:
    pages = built(tmp_path).rglob("*.html")
    assert [page for page in pages if "{ ." in page.read_text(encoding="utf-8")] == []


def test_no_name_of_a_person_is_published_unless_a_setting_says_so(tmp_path: Path) -> None:
    site = built(tmp_path / "a", 'office: "Sở Tư pháp tỉnh Thái Bình"')
    told = every_page(site)
    assert not [name for name in PEOPLE if name in told]
    page = (site / "van-ban/a/index.html").read_text(encoding="utf-8")
    assert page.count("<td>Sở Tư pháp tỉnh Thái Bình</td>") == 2
    data = json.loads((site / "van-ban/a/document.json").read_text(encoding="utf-8"))
    assert {c["by"] for c in data["corrections"] if c["class"] == "word"} == {"person"}
    assert any(f["code"] == "decision-conflict" for f in data["findings"])
    assert "đã được duyệt lại" not in page


def test_names_and_reviews_are_published_where_settings_say_so(tmp_path: Path) -> None:
    site = built(tmp_path / "a", "people: true", "reviews: true")
    page = (site / "van-ban/a/index.html").read_text(encoding="utf-8")
    assert "đã được duyệt lại ngày 20/11/2026, người duyệt: Trần Thị B." in page
    assert page.count("<td>Hoàng Văn A</td>") == 2
    data = json.loads((site / "van-ban/a/document.json").read_text(encoding="utf-8"))
    assert {c["by"] for c in data["corrections"] if c["class"] == "word"} == {"Hoàng Văn A"}


def test_who_reviewed_is_not_named_by_the_day_alone(tmp_path: Path) -> None:
    site = built(tmp_path / "a", "reviews: true", 'signature: "Tổ biên tập"')
    page = (site / "van-ban/a/index.html").read_text(encoding="utf-8")
    assert "đã được duyệt lại ngày 20/11/2026." in page
    assert page.count("<td>Tổ biên tập</td>") == 2


def test_home_office_logo_and_contact_are_settings(tmp_path: Path) -> None:
    site = built(
        tmp_path / "a",
        'office: "Sở Tư pháp <Thái Bình>"',
        'home_title: "Văn bản tỉnh Thái Bình"',
        'home_lead: "Tra cứu [văn bản] của tỉnh."',
        more="  logo: assets/logo.png\n",
    )
    page = (site / "index.html").read_text(encoding="utf-8")
    assert "Văn bản tỉnh Thái Bình</h1>" in page
    assert "Tra cứu [văn bản] của tỉnh." in page
    assert "Sở Tư pháp &lt;Thái Bình&gt;" in page
    assert '<img src="assets/logo.png" alt="" class="vb-logo">' in page
    assert "Đọc văn bản của Đảng và Nhà nước" not in page


HIDDEN = ("huong-dan", "dieu-can-xem", "dinh-chinh", "doi-chieu", "dua-len-mang")


def test_pages_that_are_hidden_are_nowhere_and_no_link_leads_to_them(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    site = built(tmp_path / "a", f"hidden: [{', '.join(HIDDEN[:4])}]")
    for name in HIDDEN:
        assert not list(site.rglob(name))
        assert not [p for p in site.rglob("*.html") if f"{name}/" in p.read_text(encoding="utf-8")], name
        assert f"{name}/" not in (site / "sitemap.xml").read_text(encoding="utf-8")
    assert "Cảnh báo" not in capfd.readouterr().err


def test_a_page_that_cannot_be_hidden_is_refused_with_those_that_can(tmp_path: Path) -> None:
    with pytest.raises(publishing.Refusal):
        built(tmp_path / "a", "hidden: [van-ban]")


def test_the_page_says_whose_word_is_shown_until_a_person_has_seen_it(tmp_path: Path) -> None:
    text = f"Số: 5/QĐ-UBND\n\n{TEXT}"
    differs = "Văn bản in số, ký hiệu là “5/QĐ-UBND”, người xuất bản ghi “6/QĐ-UBND”."
    root = tmp_path / "a"
    beginning.begin(root)
    source = root / "source_texts" / "a.txt"
    source.write_text(text, encoding="utf-8")
    stated = '[metadata]\nnumber = "6/QĐ-UBND"\n'
    source.with_suffix(".toml").write_text(stated, encoding="utf-8")
    page = publishing.build(root) / "van-ban/a/index.html"
    assert "Do người xuất bản ghi: số" in page.read_text(encoding="utf-8")
    assert differs in page.read_text(encoding="utf-8")
    seen = '\n[[seen]]\ncode = "metadata-differs"\nreason = "bản ký đính chính số"\nby = "A"\n'
    source.with_suffix(".toml").write_text(stated + seen, encoding="utf-8")
    publishing.build(root)
    assert "Do người xuất bản ghi: số" in page.read_text(encoding="utf-8")
    assert differs not in page.read_text(encoding="utf-8")
