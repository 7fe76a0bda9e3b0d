"""Anchors that last: what was published never vanishes and never comes to mean another text."""

from __future__ import annotations

from pathlib import Path

import pytest
from own_collection import COLLECTION
from raw_texts import DECISION, parsed

from build_tools import cleaning, ledger, pipeline, reading, structure
from build_tools.curating import checking
from build_tools.errors import Refusal
from build_tools.execution import caching
from build_tools.execution.caching import Workers
from build_tools.model import Document, Site, Work
from build_tools.rendering import redirects


def recorded(text: str, root: Path) -> Document:
    document = parsed(text)
    ledger.write(root, document.source.slug, ledger.updated(document.units, ledger.read(root, document.source.slug)))
    return document


def codes(document: Document) -> list[str]:
    return [f.code for f in document.findings if f.code.startswith("anchor")]


def test_nothing_changed(tmp_path: Path) -> None:
    document = recorded(DECISION, tmp_path)
    assert ledger.watched(document, ledger.read_all(tmp_path)) == document
    first, *rows, last = ledger.path_of(tmp_path, "thu").read_text(encoding="utf-8").splitlines()
    assert [row.partition("\t")[0] for row in rows] == [unit.id for unit in document.units]
    assert (first.partition("\t")[0], last) == ("#text", f"#rows\t{len(rows)}")


def test_anchors_are_told_again_only_where_the_text_or_its_ledger_has_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    became = ledger.became
    monkeypatch.setattr(ledger, "became", lambda d, **how: (told.append(d.source.slug), became(d, **how))[1])
    text, rows = tmp_path / "source_texts" / "thu.txt", ledger.path_of(tmp_path, "thu")
    text.parent.mkdir()
    text.write_text(DECISION, encoding="utf-8")
    rows.parent.mkdir()
    rows.write_text("dieu-9\t0000000000000000\n", encoding="utf-8")
    work = Workers(tmp_path / caching.FOLDER)
    for change in (None, None, (text, "thực hiện", "thi hành"), (rows, "dieu-9", "dieu-8")):
        if change:
            path, old, new = change
            path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
        kept = pipeline.build(tmp_path, work=work)
        assert (kept.documents, kept.findings) == ((whole := pipeline.build(tmp_path)).documents, whole.findings)
        assert "anchor-vanished" in [each.code for each in kept.findings["thu"]]
    assert told == ["thu"] * (4 + 3)  # four times without what was kept


def test_a_text_whose_anchors_cannot_be_told_is_left_out_and_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "source_texts").mkdir()
    (tmp_path / "source_texts" / "thu.txt").write_text(DECISION, encoding="utf-8")
    recorded(DECISION, tmp_path)
    monkeypatch.setattr(ledger, "became", lambda *_, **_how: 1 / 0)
    refused = pipeline.attempt(tmp_path).refused
    assert "Đối chiếu sổ neo" in str(refused["thu"])


def test_a_mended_letter_moves_nothing(tmp_path: Path) -> None:
    recorded(DECISION.replace("bảo đảm", "báo đảm"), tmp_path)
    assert codes(ledger.watched(parsed(DECISION), ledger.read_all(tmp_path))) == []


def test_a_unit_that_goes_is_told(tmp_path: Path) -> None:
    recorded(DECISION, tmp_path)
    assert codes(ledger.watched(parsed(DECISION.rpartition("2. Kinh")[0]), ledger.read_all(tmp_path))) == [
        "anchor-vanished"
    ]


def test_another_text_at_an_old_anchor_is_told(tmp_path: Path) -> None:
    recorded(DECISION, tmp_path)
    other = DECISION.replace(
        "Giao Sở Tài chính bố trí kinh phí thực hiện", "Quyết định này thay thế mọi văn bản trước đây"
    )
    document = ledger.watched(parsed(other), ledger.read_all(tmp_path))
    assert codes(document) == ["anchor-changed"]


def test_a_renumbered_unit_keeps_its_old_link(tmp_path: Path) -> None:
    recorded(DECISION, tmp_path)
    document = ledger.watched(parsed(DECISION.replace("2. Kinh", "3. Kinh")), ledger.read_all(tmp_path))
    assert codes(document) == []
    assert document.aliases == (("dieu-2-khoan-2", "dieu-2-khoan-3"),)


def test_the_record_of_a_move_stays_after_the_next_move(tmp_path: Path) -> None:
    recorded(DECISION, tmp_path)
    recorded(DECISION.replace("2. Kinh", "3. Kinh"), tmp_path)
    document = ledger.watched(parsed(DECISION.replace("2. Kinh", "4. Kinh")), ledger.read_all(tmp_path))
    assert dict(document.aliases)["dieu-2-khoan-2"] == dict(document.aliases)["dieu-2-khoan-3"] == "dieu-2-khoan-4"


def test_recording_hides_nothing(tmp_path: Path) -> None:
    recorded(DECISION, tmp_path)
    shorter = DECISION.rpartition("2. Kinh")[0]
    recorded(shorter, tmp_path)
    assert codes(ledger.watched(parsed(shorter), ledger.read_all(tmp_path))) == ["anchor-vanished"]


def test_a_row_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    ledger.path_of(tmp_path, "thu").parent.mkdir()
    ledger.path_of(tmp_path, "thu").write_text("dieu-1\n", encoding="utf-8")
    with pytest.raises(Refusal, match=r"thu\.tsv:1"):
        ledger.read(tmp_path, "thu")


@pytest.mark.parametrize("path", sorted((COLLECTION / "ledger").glob("[!_]*.tsv")), ids=lambda path: path.stem)
def test_no_published_anchor_of_the_collection_is_lost(path: Path) -> None:
    source = next(source for source in reading.read_all(COLLECTION) if source.slug == path.stem)
    document = ledger.watched(structure.parse(cleaning.clean(source)), ledger.read_all(COLLECTION))
    assert [f.message for f in document.findings if f.code.startswith("anchor")] == []


def test_an_inserted_unit_tells_where_the_old_words_stand_now(tmp_path: Path) -> None:
    recorded(DECISION, tmp_path)
    document = ledger.watched(
        parsed(
            DECISION.replace("1. Kinh", "1. Nguồn vốn do Hội đồng nhân dân quyết định;\n2. Kinh").replace(
                "2. Kinh phí đầu", "3. Kinh phí đầu"
            )
        ),
        ledger.read_all(tmp_path),
    )
    told = [f.message for f in document.findings if f.code == "anchor-changed"]
    assert ["Đoạn cũ nay đứng ở “dieu-2-khoan-2”." in told[0], "Đoạn cũ nay đứng ở “dieu-2-khoan-3”." in told[1]] == [
        True,
        True,
    ]


# ------------------------------------------------------------------ the pages of texts


def test_a_renamed_file_leads_on_from_its_old_page(tmp_path: Path) -> None:
    recorded(DECISION, tmp_path)
    again = parsed(DECISION.replace("bảo đảm", "báo đảm"), "ten-moi")
    assert ledger.moved_documents(ledger.read_all(tmp_path), [again]) == {"thu": "ten-moi"}
    ledger.rename(tmp_path, "thu", "ten-moi")
    assert ledger.moved_documents(ledger.read_all(tmp_path), [again]) == {"thu": "ten-moi"}, (
        "what was published stays noted"
    )
    assert ledger.read(tmp_path, "ten-moi") is not None
    ledger.rename(tmp_path, "ten-moi", "ten-khac")
    assert ledger.moved_documents(ledger.read_all(tmp_path), [parsed(DECISION, "ten-khac")]) == {
        "thu": "ten-khac",
        "ten-moi": "ten-khac",
    }


def test_a_text_that_is_gone_is_told(tmp_path: Path) -> None:
    recorded(DECISION, tmp_path)
    other = parsed("CHỈ THỊ\nVề việc khác\n\n1. Các sở, ngành báo cáo.\n2. Các huyện thực hiện.", "khac")
    assert ledger.moved_documents(ledger.read_all(tmp_path), [other]) == {"thu": ""}
    assert [row.code for row in checking.of_the_collection(Site((other,), {}, (), renamed={"thu": ""}), ())] == [
        "document-vanished"
    ]


def test_the_page_at_a_former_name_leads_on() -> None:
    document = parsed(DECISION, "ten-moi")
    (page,) = redirects.documents({"thu": "ten-moi", "mat": ""}, {"ten-moi": document})
    assert page.path == "van-ban/thu.md"
    assert 'moved_to: "../../van-ban/ten-moi/"' in page.content.decode()


# ------------------------------------------------------------------ the pages of cited works


def works(*keys: str) -> tuple[Work, ...]:
    return tuple(Work(key, None, None, None, None, None, None, (), ()) for key in keys)


@pytest.mark.parametrize(
    ("now", "row", "leads_to"),
    [
        (("ket-luan-69-kl-tw-2024",), "", ("ket-luan-69-kl-tw-2024",)),  # a later text says the year
        (
            ("ket-luan-69-kl-tw-2019", "ket-luan-69-kl-tw-2024"),
            "",
            ("ket-luan-69-kl-tw-2019", "ket-luan-69-kl-tw-2024"),
        ),  # two years turn up
        (("thong-bao-69-kl-tw-2024",), "", ()),  # nobody knows
        (
            ("thong-bao-69-kl-tw-2024",),
            "ket-luan-69-kl-tw\t→ thong-bao-69-kl-tw-2024\n",
            ("thong-bao-69-kl-tw-2024",),
        ),  # a person does
    ],
)
def test_a_published_page_of_a_cited_work_leads_on(
    tmp_path: Path, now: tuple[str, ...], row: str, leads_to: tuple[str, ...]
) -> None:
    path = ledger.write_works(tmp_path, works("ket-luan-69-kl-tw", "luat-24-2018-qh14-2018"))
    path.write_text(path.read_text(encoding="utf-8") + row, encoding="utf-8")
    assert ledger.moved_works(ledger.read_all(tmp_path), works("luat-24-2018-qh14-2018", *now)) == {
        "ket-luan-69-kl-tw": leads_to
    }
    ledger.write_works(tmp_path, works("luat-24-2018-qh14-2018", *now))
    assert ledger.moved_works(ledger.read_all(tmp_path), works("luat-24-2018-qh14-2018", *now)) == {
        "ket-luan-69-kl-tw": leads_to
    }, "what was published stays noted"


def test_nothing_is_moved_before_anything_is_noted(tmp_path: Path) -> None:
    assert ledger.moved_works(ledger.read_all(tmp_path), works("ket-luan-69-kl-tw")) == {}


def test_no_published_page_of_the_collection_leads_nowhere() -> None:
    assert [key for key, now in pipeline.build(COLLECTION).moved.items() if not now] == []


def test_a_work_whose_place_is_known_better_is_found_under_its_former_key(tmp_path: Path) -> None:
    def numbered(key: str) -> Work:
        return Work(key, "Quyết định", "15/QĐ-UBND", "2025-08-05", None, None, None, (), ())

    ledger.write_works(tmp_path, works("quyet-dinh-15-qd-ubnd-vinh-long-2025", "quyet-dinh-15-qd-ubnd-2025"))
    now = (numbered("quyet-dinh-15-qd-ubnd-xa-long-ho-vinh-long-2025"), numbered("quyet-dinh-15-qd-ubnd-hue-2024"))
    assert ledger.moved_works(ledger.read_all(tmp_path), now) == {
        "quyet-dinh-15-qd-ubnd-2025": ("quyet-dinh-15-qd-ubnd-xa-long-ho-vinh-long-2025",),
        "quyet-dinh-15-qd-ubnd-vinh-long-2025": ("quyet-dinh-15-qd-ubnd-xa-long-ho-vinh-long-2025",),
    }


def test_a_law_known_by_its_name_is_found_under_its_number(tmp_path: Path) -> None:
    ledger.write_works(tmp_path, works("luat-ke-toan", "luat-gia-sua-doi-2025"))
    law = Work("luat-88-2015-qh13-2015", "Luật", "88/2015/QH13", "2015-11-20", None, "Kế toán", None, (), ())
    printed = ("Luật Giá sửa đổi 2025",)
    change = Work("luat-76-2025-qh15-2025", "Luật", "76/2025/QH15", None, None, None, None, printed, ())
    assert ledger.moved_works(ledger.read_all(tmp_path), [law, change]) == {
        "luat-ke-toan": ("luat-88-2015-qh13-2015",),
        "luat-gia-sua-doi-2025": ("luat-76-2025-qh15-2025",),
    }
