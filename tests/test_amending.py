"""What texts do to one another and from when, case by case, as a lawyer would list it."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from raw_texts import collected, source

from build_tools import amending
from build_tools.execution import caching, effect_files
from build_tools.execution.text_files import TextPrints
from build_tools.model import Effect, InForce
from build_tools.rendering import wording
from build_tools.writing import times

CASES = Path(__file__).parent / "cases" / "amending"
_TEXT = re.compile(r"^```(?P<slug>[a-z0-9-]+)\n(?P<text>.*?)^```\n", re.MULTILINE | re.DOTALL)
_TABLE = re.compile(r"(?:^\|[^\n]*\n)+", re.MULTILINE)


_UNREAD = re.compile(r"^- (?P<code>[a-z-]+) (?P<slug>[a-z0-9-]+): (?P<words>.+)$", re.MULTILINE)


@cache
def case(name: str) -> tuple[tuple[Effect, ...], dict[str, InForce]]:
    written = (CASES / name).read_text(encoding="utf-8")
    documents, references, register = collected([source(m["text"], m["slug"]) for m in _TEXT.finditer(written)])
    keys = {document.source.slug: register.key_of(document.source.slug) for document in documents}
    whens = amending.commencements(documents, references)
    effects = amending.effects(documents, references, keys, whens)
    return effects, amending.validities(documents, references, keys, whens, effects)


def tables(name: str) -> list[list[tuple[str, ...]]]:
    written = _TEXT.sub("", (CASES / name).read_text(encoding="utf-8"))
    return [
        [tuple(cell.strip() for cell in line.strip("| \n").split(" | ")) for line in table[0].splitlines()[2:]]
        for table in _TABLE.finditer(written)
    ]


def row(effect: Effect) -> tuple[str, ...]:
    def shown(words: str | None) -> str:
        return " ".join((words or "–").split())

    where = f"{effect.source}#{effect.source_unit}"
    place, after, since = effect.place or "–", effect.after or "–", effect.since or "–"
    words = shown(effect.old), shown(effect.new)
    return where, effect.action, effect.target or effect.work, place, after, since, *words


@pytest.mark.parametrize("name", sorted(path.name for path in CASES.glob("*.md")))
def test_effects_of_a_case(name: str) -> None:
    assert [row(effect) for effect in case(name)[0]] == tables(name)[0]


@pytest.mark.parametrize("name", sorted(path.name for path in CASES.glob("*.md")))
def test_validity_of_a_case(name: str) -> None:
    found = {(slug, known.since or "–", known.until or "–") for slug, known in case(name)[1].items()}
    assert found == set(tables(name)[1])


@pytest.mark.parametrize("name", sorted(path.name for path in CASES.glob("*.md")))
def test_what_is_not_read_is_told(name: str) -> None:
    written = (CASES / name).read_text(encoding="utf-8")
    documents, references, register = collected([source(m["text"], m["slug"]) for m in _TEXT.finditer(written)])
    whens = amending.commencements(documents, references)
    keys = {document.source.slug: register.key_of(document.source.slug) for document in documents}
    doubts = amending.doubts(documents, whens, amending.effects(documents, references, keys, whens))
    texts = {document.source.slug: document.source.text for document in documents}
    found = [(d.code, slug, texts[slug][d.start : d.end]) for slug, some in doubts.items() for d in some]
    assert found == _UNREAD.findall(_TEXT.sub("", written))


@pytest.mark.parametrize("name", sorted(path.name for path in CASES.glob("*.md")))
def test_read_text_by_text_and_kept_it_is_what_all_together_say(name: str) -> None:
    written = (CASES / name).read_text(encoding="utf-8")
    texts, references, register = collected([source(m["text"], m["slug"]) for m in _TEXT.finditer(written)])
    keys = {document.source.slug: register.key_of(document.source.slug) for document in texts}
    held, sayings = register.catalogue.by_slug, {}
    for slug, document in held.items():
        saying = amending.saying(document, references[slug], keys[slug], held)
        sayings[slug] = amending.of_plain(caching.unpacked(caching.packed(amending.plain(saying))))
        assert sayings[slug] == saying
    kept = effect_files.KeptReadings(caching.HERE, TextPrints({}, {}), sayings)
    whens = amending.followed({slug: each.when for slug, each in sayings.items()})
    effects = amending.effects(texts, references, keys, whens, kept.instructions, kept.notes)
    assert (effects, amending.validities(texts, references, keys, whens, effects, kept.notes)) == case(name)
    assert amending.doubts(texts, whens, effects, kept.unread) == amending.doubts(texts, whens, effects)


MERGED = """VĂN PHÒNG QUỐC HỘI

Số: 26/VBHN-VPQH

LUẬT
CHỢ PHIÊN

Luật Chợ phiên số 41/2014/QH13 ngày 20 tháng 6 năm 2014 của Quốc hội, có hiệu lực kể từ ngày 01 tháng 01 năm 2015, \
được sửa đổi, bổ sung bởi:

Luật số 22/2019/QH14 ngày 14 tháng 6 năm 2019 của Quốc hội, có hiệu lực kể từ ngày 01 tháng 01 năm 2020.

Điều 1. Phạm vi

Luật này quy định về chợ phiên, có hiệu lực kể từ ngày 01 tháng 01 năm 2030.
"""


def test_a_consolidated_text_whose_notes_name_no_clause_counts_from_the_day_in_its_head() -> None:
    documents, references, register = collected([source(MERGED, "hop-nhat")])
    keys = {"hop-nhat": register.key_of("hop-nhat")}
    whens = amending.commencements(documents, references)
    stands = amending.validities(documents, references, keys, whens, ())["hop-nhat"]
    assert stands.consolidates == (("luat-41-2014-qh13-2014", "2020-01-01"),)


def test_a_list_that_repeals_only_what_its_places_say_of_something_repeals_none_of_them() -> None:
    found, _ = case("het-hieu-luc.md")
    some = [effect for effect in found if (effect.source_unit or "").startswith("dieu-1-khoan-9")]
    assert [effect.doubt for effect in some] == ["không rõ phần nào của nơi này: “nội dung quy định về phí tại”"] * 2


def test_a_text_that_is_suspended_says_from_when_and_until_when() -> None:
    _, stands = case("ngung-hieu-luc.md")
    assert stands["nghi-dinh-1"].suspended == ("2024-05-01", None)
    assert stands["nghi-dinh-2"].suspended == ("2024-06-01", "2025-01-01")
    assert stands["nghi-dinh-3"].suspended is None  # a part of it, which is told
    data = times.validity(stands["nghi-dinh-2"])["suspended"]
    assert data == {"from": "2024-06-01", "until": "2025-01-01", "by": "nghi-dinh-ngung#dieu-1-khoan-2/1"}
    assert wording.suspension(stands["nghi-dinh-2"]) == "ngưng hiệu lực từ 01/6/2024 đến trước 01/01/2025"
    assert 'data-stop="2024-05-01/"' in wording.force(stands["nghi-dinh-1"])


def test_a_text_that_ended_but_for_a_part_says_so_in_its_data_and_its_dates() -> None:
    stands = case("het-hieu-luc.md")[1]["nghi-dinh-kho"]
    assert times.validity(stands)["partly"] == {"date": "2020-07-01", "by": "nghi-dinh-moi#dieu-1-khoan-3/1"}
    assert "hết từ 01/7/2020, trừ một phần" in wording.force(InForce(partly="2020-07-01"))


@pytest.mark.parametrize(
    ("clause", "told"),
    [
        ("Sửa đổi khoản 5 Điều 5 thành dấu “;”.", True),
        ("Sửa đổi Điều 15.", True),
        ("Thay thế Mục 1 Phụ lục I.", True),
        ("Sửa đổi, bổ sung Điều 15 như sau:\n“Theo đề nghị của ghe;\nĐiều 15. Cây cảnh\nGhe trồng cây.”", True),
        ("Sửa đổi, bổ sung Điều 15 như sau:\n“Điều 15. Cây cảnh\nGhe trồng cây.”", False),
        ("Sửa đổi, bổ sung một số khoản của Điều 5 như sau:\na) Sửa đổi khoản 5 như sau:\n“5. Chợ nghỉ.”", False),
        ("Thay thế Mẫu số 01 bằng Mẫu số 02 ban hành kèm theo Luật này.", False),
        ("Bãi bỏ Điều 15.", False),
    ],
)
def test_a_place_for_which_no_new_words_are_read_is_doubtful(clause: str, told: bool) -> None:
    head = "QUỐC HỘI\nLuật số: {}\nHà Nội, ngày 05 tháng 3 năm {}\nLUẬT\n{}\n"
    law = (
        head.format("10/2020/QH14", 2020, "Chợ nổi") + "Điều 5. Giờ\n4. Sáng;\n5. Chiều.\nĐiều 15. Phí\nGhe nộp phí.\n"
    )
    title = "Sửa đổi, bổ sung một số điều của Luật Chợ nổi số 10/2020/QH14"
    other = f"{head.format('20/2024/QH15', 2024, title)}Điều 1. {title}\n1. {clause}\n2. Bãi bỏ khoản 4 Điều 5.\n"
    form = "Điều 2. Hiệu lực\nLuật có hiệu lực ngay.\nCHỦ TỊCH QUỐC HỘI\nLê Thị Hoa\nMẫu số 02\nGHE\nTên ghe:…….\n"
    documents, references, register = collected([source(law, "luat"), source(other + form, "luat-sua")])
    keys = {document.source.slug: register.key_of(document.source.slug) for document in documents}
    effects = amending.effects(documents, references, keys, amending.commencements(documents, references))
    some = [effect for effect in effects if not (effect.source_unit or "").startswith("dieu-1-khoan-2")]
    assert some
    assert all(bool(effect.doubt) == told for effect in some)
