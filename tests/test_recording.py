"""`vanban record`: what is published is told and never lost; what would break is settled by commands."""

from __future__ import annotations

import datetime
import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page
from raw_texts import source
from served import serving

from build_tools import cleaning, ledger, pipeline, publishing, structure
from build_tools.cli import main
from build_tools.curating import checking, recording
from build_tools.rendering import redirects

ROOT = Path(__file__).parent.parent
FIRST = """QUYẾT ĐỊNH
Về việc ban hành quy chế

Điều 1. Ban hành quy chế quản lý nhiệm vụ khoa học và công nghệ của tỉnh.

Điều 2. Giao Sở Tài chính bố trí kinh phí thực hiện từ ngân sách hằng năm.

Điều 3. Thực hiện Nghị quyết số 20-NQ/TW ngày 01/11/2012 về phát triển khoa học.

Điều 4. Chánh Văn phòng, Giám đốc các sở chịu trách nhiệm thi hành Quyết định này.
"""
OTHER = "CHỈ THỊ\nVề việc khác\n\n1. Các sở báo cáo hằng quý.\n\n2. Các huyện thực hiện.\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name in ("mkdocs.yml", "docs", "overrides"):
        (tmp_path / name).symlink_to(ROOT / name)
    (tmp_path / "source_texts").mkdir()
    put(tmp_path, "mot", FIRST)
    put(tmp_path, "hai", OTHER)
    assert run(tmp_path, "record") == 0
    return tmp_path


def put(root: Path, name: str, text: str) -> None:
    (root / "source_texts" / f"{name}.txt").write_text(text, encoding="utf-8")


def run(root: Path, *arguments: str) -> int:
    return main(["--root", str(root), *arguments])


@pytest.mark.parametrize(("number", "called"), [("5/NQ-CP", "Nghị quyết số 5/NQ-CP Về kho"), ("", "Nghị quyết Về kho")])
def test_what_a_text_is_is_said_with_its_number_if_it_has_one(number: str, called: str) -> None:
    told = f"Số: {number}\n" if number else ""
    document = structure.parse(cleaning.clean(source(f"{told}NGHỊ QUYẾT\nVề kho\nĐiều 1. Kho\n")))
    assert recording.title_of(document) == called


def test_names_given_or_not_works_are_recorded(project: Path) -> None:
    put(project, "ba", OTHER + "\n3. Thực hiện Nghị quyết số 27-NQ/TW ngày 03/11/2023.\n")
    assert run(project, "record", "ba") == 0
    noted = ledger.read(project, ledger.WORKS)
    assert noted is not None
    assert "nghi-quyet-27-nq-tw-2023" in noted.prints
    assert "nghi-quyet-20-nq-tw-2012" in noted.prints


def test_a_page_of_a_cited_work_that_is_gone_is_told(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nobody cites it any more, and no row says where its page leads."""
    put(project, "mot", FIRST.replace("Thực hiện Nghị quyết số 20-NQ/TW ngày 01/11/2012 về", "Tổ chức"))
    capsys.readouterr()
    run(project, "check", "--json")
    rows = json.loads(capsys.readouterr().out)
    gone = [row for row in rows if row["code"] == "work-vanished"]
    assert [row["file"] for row in gone] == ["ledger/_works.tsv"]
    assert "dan-chieu/nghi-quyet-20-nq-tw-2012/" in gone[0]["message"]
    put(project, "mot", FIRST)
    run(project, "check", "--json")
    assert "work-vanished" not in capsys.readouterr().out


def test_what_is_new_and_moved_is_said(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(project, "ba", OTHER.replace("CHỈ THỊ", "THÔNG BÁO"))
    put(project, "hai", OTHER.replace("2. Các huyện", "3. Các huyện"))
    assert run(project, "record") == 0
    out = capsys.readouterr().out
    assert "ba: mới, 2 neo." in out
    assert "hai: đã chuyển: #khoan-2 → #khoan-3." in out


def test_a_changed_anchor_is_refused_with_its_words_and_settled_by_a_command(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(
        project,
        "mot",
        FIRST.replace(
            "Giao Sở Tài chính bố trí kinh phí thực hiện từ ngân sách hằng năm", "Bãi bỏ các quy định trước đây"
        ),
    )
    before = ledger.path_of(project, "mot").read_bytes()
    assert run(project, "record") == 2
    err = capsys.readouterr().err
    assert "mot#dieu-2" in err
    assert "Giao Sở Tài chính" in err
    assert "vanban record --accept mot#dieu-2" in err
    assert ledger.path_of(project, "mot").read_bytes() == before
    assert run(project, "record", "--accept", "mot#dieu-2") == 0
    out = capsys.readouterr().out
    assert "trước là “Giao Sở Tài chính" in out
    assert "nay là “Bãi bỏ các quy định" in out
    assert run(project, "check") == 0
    assert run(project, "record") == 0


def test_a_vanished_anchor_is_led_on_by_a_command(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(
        project,
        "mot",
        FIRST.replace("\nĐiều 4. Chánh Văn phòng, Giám đốc các sở chịu trách nhiệm thi hành Quyết định này.\n", ""),
    )
    assert run(project, "record") == 2
    assert "--moved mot#dieu-4" in capsys.readouterr().err
    for wrong in (
        ("mot#dieu-9", "mot#dieu-1"),
        ("mot#dieu-4", "mot#dieu-9"),
        ("mot#dieu-4", "ba#dieu-1"),
        ("khong", "mot"),
    ):
        assert run(project, "record", "--moved", *wrong) == 2
    assert run(project, "record", "--moved", "mot#dieu-4", "hai#khoan-2") == 0
    assert run(project, "check") == 0
    assert run(project, "record") == 0
    document = next(d for d in pipeline.build(project).documents if d.source.slug == "mot")
    assert document.forwards == (("dieu-4", "hai#khoan-2"),)
    put(project, "hai", OTHER.partition("\n2.")[0])
    capsys.readouterr()
    assert run(project, "check") == 1
    assert "hai#khoan-2" in capsys.readouterr().out


def test_the_removal_of_the_only_citer_of_a_work_asks_nobody(project: Path) -> None:
    (project / "source_texts" / "mot.txt").unlink()
    assert run(project, "record") == 2, "the text itself is a person's affair"
    assert run(project, "record", "--removed", "mot", "--reason", "ban hành nhầm") == 0
    assert run(project, "check") == 0
    assert run(project, "record") == 0
    site = publishing.build(project)
    page = (site / "van-ban/mot/index.html").read_text(encoding="utf-8")
    assert "ban hành nhầm" in page
    assert "Quyết định ban hành quy chế" in page or "Về việc ban hành quy chế" in page
    assert (site / "dan-chieu/nghi-quyet-20-nq-tw-2012/index.html").is_file()


def test_removing_wants_a_reason_and_the_file_gone(project: Path) -> None:
    assert run(project, "record", "--removed", "mot") == 2
    assert run(project, "record", "--removed", "mot", "--reason", "x") == 2
    assert run(project, "record", "--removed", "khong", "--reason", "x") == 2


def test_draft_to_signed_in_one_file_asks_nobody(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    head = "ỦY BAN NHÂN DÂN TỈNH THÁI BÌNH\n\nSố: {}/QĐ-UBND\n\nThái Bình, ngày 08 tháng 8 năm 2013\n\n"
    put(project, "mot", head.format("   ") + FIRST)
    assert run(project, "record") == 0
    put(project, "mot", head.format("1663") + FIRST)
    assert run(project, "record") == 0, capsys.readouterr().err
    assert run(project, "check") == 0
    moved = pipeline.build(project).moved
    assert all("1663" in now[0] for key, now in moved.items() if now), moved


SPLIT = FIRST.partition("\nĐiều 3.")
FOLLOWING = [
    ("mot", "dieu-2", "van-ban/mot/#dieu-2"),
    ("mot", "dieu-3", "van-ban/tach/#dieu-1"),
    ("mot", "dieu-4", "van-ban/tach/#dieu-2"),
]


def split(project: Path) -> None:
    put(project, "mot", SPLIT[0])
    rest = SPLIT[1] + SPLIT[2]
    put(project, "tach", "QUYẾT ĐỊNH\nVề việc khác\n" + rest.replace("Điều 3", "Điều 1").replace("Điều 4", "Điều 2"))


def test_a_text_that_was_split_is_led_on_by_its_prints(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    split(project)
    assert run(project, "record") == 2
    told = capsys.readouterr().err
    assert "--moved mot#dieu-3 tach#dieu-1" in told, "it is proposed"
    assert "--moved mot tach (một lệnh cho cả 2 đoạn)" in told.partition("mot#")[0], "and first of all for all at once"
    assert run(project, "record", "--moved", "mot", "tach") == 0
    assert run(project, "record") == 0
    document = next(d for d in pipeline.build(project).documents if d.source.slug == "mot")
    assert document.forwards == (("dieu-3", "tach#dieu-1"), ("dieu-4", "tach#dieu-2"))


def test_two_texts_that_were_joined_are_led_on(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    joined = FIRST + "\n" + OTHER.partition("\n\n")[2].replace("1. ", "Điều 5. ").replace("2. ", "Điều 6. ")
    put(project, "mot", joined)
    (project / "source_texts" / "hai.txt").unlink()
    assert run(project, "record") == 2
    assert "--moved hai mot" in capsys.readouterr().err
    assert run(project, "record", "--moved", "hai", "mot") == 0
    assert run(project, "record") == 0
    assert run(project, "check") == 0
    site = pipeline.build(project)
    assert site.renamed == {"hai": "mot"}
    assert dict(site.parts["hai"]) == {"khoan-1": "mot#dieu-5", "khoan-2": "mot#dieu-6"}


@pytest.mark.browser
def test_each_old_address_opened_leads_where_it_should(project: Path, page: Page) -> None:
    split(project)
    put(project, "ten-moi", OTHER)
    (project / "source_texts" / "hai.txt").unlink()
    assert run(project, "record", "--moved", "mot", "tach") == 0
    assert run(project, "record") == 0
    put(project, "cuoi", FIRST.partition("Điều 3.")[0].replace("quy chế", "quy định khác"))
    site = publishing.build(project)
    with serving(site) as url:
        for slug, anchor, now in [*FOLLOWING, ("hai", "khoan-2", "van-ban/ten-moi/#khoan-2")]:
            page.goto(f"{url}van-ban/{slug}/#{anchor}")
            page.wait_for_url(f"{url}{now}")
            assert page.locator(f"#{now.partition('#')[2]}").count() == 1


@pytest.mark.browser
def test_the_addresses_of_texts_that_were_joined_or_removed_lead_where_they_should(project: Path, page: Page) -> None:
    """Under the strict policy, as every page is served."""
    joined = FIRST + "\n" + OTHER.partition("\n\n")[2].replace("1. ", "Điều 5. ").replace("2. ", "Điều 6. ")
    put(project, "ba", FIRST.replace("quy chế", "quy định khác"))
    assert run(project, "record") == 0
    put(project, "mot", joined)
    for name in ("hai", "ba"):
        (project / "source_texts" / f"{name}.txt").unlink()
    assert run(project, "record", "--moved", "hai", "mot") == 0
    assert run(project, "record", "--removed", "ba", "--reason", "ban hành nhầm") == 0
    assert run(project, "record") == 0
    assert run(project, "check") == 0
    with serving(publishing.build(project)) as url:
        for anchor, now in (("#khoan-1", "#dieu-5"), ("#khoan-2", "#dieu-6"), ("", "")):
            page.goto(f"{url}van-ban/hai/{anchor}")
            page.wait_for_url(f"{url}van-ban/mot/{now}")
        page.goto(f"{url}van-ban/ba/#dieu-2")
        assert "Văn bản đã gỡ" in page.inner_text("h1")
        assert "ban hành nhầm" in page.inner_text("article")


def test_the_data_says_what_check_says(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(project, "mot", SPLIT[0])
    capsys.readouterr()
    assert run(project, "check", "--json") == 1
    rows = json.loads(capsys.readouterr().out)
    assert {row["code"] for row in rows if row["severity"] == "error"} == {"anchor-vanished"}
    assert any("Ở đó đã in: “Thực hiện Nghị quyết" in row["message"] for row in rows)


def on(monkeypatch: pytest.MonkeyPatch, day: str) -> None:
    class Today(datetime.date):
        @classmethod
        def today(cls) -> Today:
            return cls.fromisoformat(day)

    monkeypatch.setattr(recording.datetime, "date", Today)


def test_the_days_on_which_a_text_was_first_noted_and_last_changed_are_kept(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not those of a build, nor of a record at which the text was what it had been."""
    mended = FIRST.replace("hằng năm", "mỗi năm")
    for day, text, last in [("02", FIRST, "02"), ("03", FIRST, "02"), ("04", mended, "04"), ("06", mended, "04")]:
        put(project, "ba", text)
        on(monkeypatch, f"2030-01-{day}")
        assert run(project, "record") == 0
        assert pipeline.build(project).noted["ba"] == ("2030-01-02", f"2030-01-{last}")
    assert pipeline.build(project).noted["mot"][0] < "2030", "it was noted before"
    on(monkeypatch, "2030-01-07")
    (project / "source_texts" / "ba.toml").write_text('[metadata]\nprovince = "Thái Bình"\n', encoding="utf-8")
    assert run(project, "record", "ba") == 0
    assert pipeline.build(project).noted["ba"] == ("2030-01-02", "2030-01-07")


def test_of_a_text_noted_before_days_were_kept_no_day_is_guessed(project: Path) -> None:
    path = ledger.path_of(project, "mot")
    rows = [row for row in path.read_text(encoding="utf-8").splitlines() if not row.startswith(("#noted", "#changed"))]
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    assert run(project, "record") == 0
    assert "mot" not in pipeline.build(project).noted
    put(project, "mot", FIRST.replace("hằng năm", "mỗi năm"))
    assert run(project, "record") == 0
    assert pipeline.build(project).noted["mot"][0] == ""
    assert pipeline.build(project).noted["mot"][1]


def test_the_map_of_the_site_says_the_last_change_and_a_former_page_names_the_new(project: Path) -> None:
    put(project, "ten-moi", OTHER)
    (project / "source_texts" / "hai.txt").unlink()
    assert run(project, "record") == 0
    site = publishing.build(project)
    told = (site / "sitemap.xml").read_text(encoding="utf-8")
    noted = pipeline.build(project).noted
    assert f"van-ban/mot/</loc><lastmod>{noted['mot'][1]}</lastmod>" in told
    assert f"van-ban/ten-moi/</loc><lastmod>{noted['ten-moi'][1]}</lastmod>" in told
    assert "van-ban/hai/" not in told
    page = (site / "van-ban/hai/index.html").read_text(encoding="utf-8")
    assert '<link rel="canonical" href="https://vanban.example/van-ban/ten-moi/">' in page


# ------------------------------------------------------------------ what versions add

LAW = """QUỐC HỘI

Luật số: 41/2014/QH13

Hà Nội, ngày 20 tháng 6 năm 2014

LUẬT
CHỢ PHIÊN

Điều 1. Phạm vi

Luật này quy định về chợ phiên.

Điều 2. Giờ chợ

Chợ họp từ 5 giờ.

Điều 3. Hiệu lực thi hành

Luật này có hiệu lực thi hành từ ngày 01 tháng 01 năm 2015.
"""
AMENDING = """QUỐC HỘI

Luật số: 22/2019/QH14

Hà Nội, ngày 14 tháng 6 năm 2019

LUẬT
SỬA ĐỔI, BỔ SUNG MỘT SỐ ĐIỀU CỦA LUẬT CHỢ PHIÊN

Điều 1. Sửa đổi, bổ sung một số điều của Luật Chợ phiên số 41/2014/QH13

1. Bổ sung Điều 2a vào sau Điều 2 như sau:

“Điều 2a. Chợ đêm

Chợ đêm họp từ 18 giờ ở bến sông.”.

Điều 2. Hiệu lực thi hành

Luật này có hiệu lực thi hành từ ngày 01 tháng 01 năm 2020.
"""


def test_what_versions_add_is_recorded_and_guarded(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(project, "luat-cho", LAW)
    put(project, "luat-sua-cho", AMENDING)
    assert run(project, "record") == 0
    noted = ledger.read(project, "luat-cho")
    assert noted is not None
    assert [a for a in noted.prints if a.startswith("tu-")] == [
        "tu-2020-01-01", "tu-2020-01-01/dieu-2a", "tu-2020-01-01/dieu-2a-doan-1",
    ]  # fmt: skip
    assert noted.words["tu-2020-01-01/dieu-2a-doan-1"] == "Chợ đêm họp từ 18 giờ ở bến sông."
    assert not any(f.code.startswith("anchor-") for some in pipeline.build(project).findings.values() for f in some)
    other = AMENDING.replace("Chợ đêm họp từ 18 giờ ở bến sông.", "Người bán hàng giữ gìn vệ sinh chung.")
    put(project, "luat-sua-cho", other)
    capsys.readouterr()
    assert run(project, "record") == 2
    assert "luat-cho#tu-2020-01-01/dieu-2a-doan-1" in capsys.readouterr().err
    found = pipeline.build(project).findings["luat-cho"]
    assert [f.code for f in found if f.code.startswith("anchor-")] == ["anchor-changed"]
    for address in ("luat-cho#tu-2020-01-01/dieu-2a-doan-1", "luat-sua-cho#dieu-1-khoan-1-doan-2"):
        assert run(project, "record", "--accept", address) == 0
    assert run(project, "record") == 0
    put(
        project, "luat-sua-cho", other.replace("1. Bổ sung Điều 2a vào sau Điều 2", "1. Bổ sung Điều 2b vào sau Điều 2")
    )
    assert run(project, "record") == 2
    found = pipeline.build(project).findings["luat-cho"]
    assert [f.code for f in found if f.code.startswith("anchor-")] == ["anchor-vanished"] * 2


def test_what_leads_into_a_version_of_another_text_is_there(project: Path) -> None:
    put(project, "luat-cho", LAW)
    put(project, "luat-sua-cho", AMENDING)
    put(project, "luat-cu", "Điều 1. Chợ đêm\n\nĐiều 2. Chợ ngày\n")
    assert run(project, "record") == 0
    put(project, "luat-cu", "Điều 3. Bến xe\n")
    assert run(project, "record", "--moved", "luat-cu#dieu-1", "luat-cho#tu-2020-01-01/dieu-2a") == 0
    assert run(project, "record", "--moved", "luat-cu#dieu-2", "luat-cho#tu-2020-01-01") == 0
    assert run(project, "record") == 0
    assert not any(row.code.startswith("anchor-") for row in checking.check(project))
    assert run(project, "build") == 0
    page = (project / "site/van-ban/luat-cu/index.html").read_text(encoding="utf-8")
    assert re.findall(r'<a class="moved-part" href="([^"]*)" id="([^"]*)"', page) == [
        ("../luat-cho/tu-2020-01-01/#dieu-2a", "dieu-1"),
        ("../luat-cho/tu-2020-01-01/", "dieu-2"),
    ]


def test_a_version_of_another_day_leads_on(project: Path) -> None:
    put(project, "luat-cho", LAW)
    put(project, "luat-sua-cho", AMENDING)
    assert run(project, "record") == 0
    put(project, "luat-sua-cho", AMENDING.replace("01 tháng 01 năm 2020", "01 tháng 7 năm 2020"))
    assert run(project, "record") == 0
    noted = ledger.read(project, "luat-cho")
    assert noted is not None
    assert noted.aliases["tu-2020-01-01/dieu-2a-doan-1"] == "tu-2020-07-01/dieu-2a-doan-1"
    site = pipeline.build(project)
    assert site.former_versions == (("luat-cho", "2020-01-01", "luat-cho", None),)
    (page,) = redirects.versions(site.former_versions, {d.source.slug: d for d in site.documents})
    assert page.path == "van-ban/luat-cho/tu-2020-01-01.md"
    assert 'moved_to: "../../../van-ban/luat-cho/"' in page.content.decode()
    put(project, "luat-sua-cho", AMENDING.replace("01 tháng 01 năm 2020", "01 tháng 9 năm 2019"))
    site = pipeline.build(project)
    assert [each[2:] for each in site.former_versions] == [("luat-cho", "2019-09-01"), ("luat-cho", "2019-09-01")]
    assert run(project, "build") == 0
    page = (project / "site/van-ban/luat-cho/tu-2020-01-01/index.html").read_text(encoding="utf-8")
    assert '<a href="../tu-2019-09-01/">' in page
