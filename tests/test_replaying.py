"""Versions: what replaying makes of a text, case by case, and what must hold of every version."""

from __future__ import annotations

import random
import re
import time
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from raw_texts import collected, source
from test_amending import CASES as AMENDING

from build_tools import amending, replaying
from build_tools.model import Block, Decisions, Document, Effect, EffectStated, InForce, Version
from build_tools.replaying import Replayed
from build_tools.writing import times

CASES = Path(__file__).parent / "cases" / "replaying"
_TEXT = re.compile(r"^```(?P<slug>[a-z0-9-]+)\n(?P<text>.*?)^```\n", re.MULTILINE | re.DOTALL)
_VERSION = re.compile(
    r"^## (?P<slug>[a-z0-9-]+) từ (?P<day>[\d-]+)\n\n(?P<units>.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL
)
_LEFT = re.compile(r"^- (?P<id>\S+): (?P<reason>.+)$", re.MULTILINE)


@cache
def replayed(path: Path) -> tuple[tuple[Document, ...], tuple[Effect, ...], Replayed]:
    """The texts of a case, the effects that they state, and what replaying made of them."""
    written = path.read_text(encoding="utf-8")
    documents, references, register = collected([source(m["text"], m["slug"]) for m in _TEXT.finditer(written)])
    keys = {document.source.slug: register.key_of(document.source.slug) for document in documents}
    whens = amending.commencements(documents, references)
    effects = amending.effects(documents, references, keys, whens)
    in_force = amending.validities(documents, references, keys, whens, effects)
    return tuple(documents), effects, replaying.replayed(documents, effects, in_force)


def shown(version: Version) -> list[str]:
    """The units of a version as a reader sees them, each under its id."""
    lines = []
    for unit in version.units:
        words = "".join(each.text for each in unit.stretches) + (" (được bãi bỏ)" if unit.repealed else "")
        marks = "".join(["*" if unit.changed_by else "", "+" if unit.inserted else ""])
        lines.append(f"{unit.id}{marks}: {' '.join(words.split())}")
    return lines


def paths() -> list[Path]:
    return [*sorted(CASES.glob("*.md")), *sorted(AMENDING.glob("*.md"))]


@pytest.mark.parametrize("path", sorted(CASES.glob("*.md")), ids=lambda path: path.stem)
def test_versions_of_a_case(path: Path) -> None:
    written = _TEXT.sub("", path.read_text(encoding="utf-8"))
    _, _, made = replayed(path)
    wanted = {(m["slug"], m["day"]): m["units"].strip().splitlines() for m in _VERSION.finditer(written)}
    found = {(slug, v.since): shown(v) for slug, versions in made.versions.items() for v in versions}
    assert {key: [line for line in lines if line in wanted.get(key, [])] for key, lines in found.items()} == wanted
    assert found.keys() == wanted.keys()


def test_a_text_bears_the_title_that_another_gives_it() -> None:
    _, _, made = replayed(CASES / "liet-ke.md")
    (version,) = made.versions["nghi-dinh-cho"]
    assert version.title == "Quy định về chợ trên sông"


@pytest.mark.parametrize("path", sorted(CASES.glob("*.md")), ids=lambda path: path.stem)
def test_what_is_not_applied_says_why(path: Path) -> None:
    wanted = _LEFT.findall(path.read_text(encoding="utf-8"))
    _, _, made = replayed(path)
    assert [(e.id, e.reason) for e in made.effects if e.status == "not-applied"] == wanted


@pytest.mark.parametrize("path", sorted(CASES.glob("*.md")), ids=lambda path: path.stem)
def test_what_stands_outside_the_units_keeps_its_place(path: Path) -> None:
    """Once each, in order: heads before the first unit, the signature behind the last article."""
    documents, _, made = replayed(path)
    texts = {document.source.slug: document for document in documents}
    for slug, versions in made.versions.items():
        document, units = texts[slug], {unit.id for unit in texts[slug].units}
        blocks = [b for b in document.blocks if b.role != "note" and b.unit not in units]
        for version in versions:
            assert [b for _, b in version.frame if not b.component] == [b for b in blocks if not b.component]
            assert _follows([block for _, block in version.frame], blocks)
            assert [n for n, _ in version.frame] == sorted(n for n, _ in version.frame)
            ends = {n for n, block in version.frame if block.role == "signature"}
            assert ends <= {sum(not unit.component for unit in version.units)}  # before the annexes


def _follows(some: list[Block], blocks: list[Block]) -> bool:
    """Whether some of the blocks are left, in their order: what stood in an annex that went is gone with it."""
    found = iter(blocks)
    return all(any(block == other for other in found) for block in some)


def test_what_stands_outside_the_units_of_an_annex_goes_with_it() -> None:
    _, _, made = replayed(CASES / "phu-luc.md")
    (version,) = made.versions["nghi-dinh-cho"]
    left = {block.component for _, block in version.frame}
    assert left == {"", "mau-so-03"}  # what comes for the last form is not held: it stands as issued


def test_units_that_a_copy_has_too_early_are_in_no_version_before_their_day() -> None:
    _, _, made = replayed(CASES / "ban-da-sua.md")
    first, second = made.versions["luat-ben"]
    assert not any(unit.id.startswith("dieu-4a") for unit in first.units)
    assert all(s.slug == "luat-sua-ben-2" for u in second.units if u.id.startswith("dieu-4a") for s in u.stretches)
    (found,) = made.findings["luat-ben"]
    assert (found.code, found.message) == (
        "already-amended",
        "Đã có dieu-4a, dieu-2-khoan-3, mà luat-sua-ben-2 mới bổ sung.",
    )


# ------------------------------------------------------------------ what holds of every version


@pytest.mark.parametrize("path", paths(), ids=lambda path: path.stem)
def test_every_letter_comes_from_a_held_text(path: Path) -> None:
    documents, _, made = replayed(path)
    raw = {document.source.slug: document.source.text for document in documents}
    for versions in made.versions.values():
        for version in versions:
            for stretch in (each for unit in version.units for each in unit.stretches):
                if stretch.start is None:
                    assert not stretch.text.strip(), stretch
                else:
                    printed = raw[stretch.slug][stretch.start : stretch.end]
                    assert letters(stretch.text) == letters(printed), stretch


def letters(words: str) -> str:
    return "".join(each for each in words if each.isalnum())


@pytest.mark.parametrize("path", paths(), ids=lambda path: path.stem)
def test_anchors_are_unique_and_parents_stand_before_their_children(path: Path) -> None:
    _, effects, made = replayed(path)
    ids = {effect.id for effect in effects}
    for versions in made.versions.values():
        for version in versions:
            seen = set[str]()
            for unit in version.units:
                assert unit.id not in seen
                assert unit.parent is None or unit.parent in seen
                assert {*unit.changed_by, *unit.not_applied} <= ids
                seen.add(unit.id)


@pytest.mark.parametrize("path", paths(), ids=lambda path: path.stem)
def test_a_version_begins_where_something_is_applied(path: Path) -> None:
    _, _, made = replayed(path)
    by_id = {effect.id: effect for effect in made.effects}
    for versions in made.versions.values():
        assert [v.since for v in versions] == sorted({v.since for v in versions})
        assert [v.until for v in versions] == [*(v.since for v in versions[1:]), None]
        for version in versions:
            assert version.changes
            assert all(by_id[id_].since == version.since for id_ in version.changes)
            assert all(by_id[id_].status == "applied" for id_ in version.applied)
    applied = {effect.id for effect in made.effects if effect.status == "applied"}
    assert applied == {id_ for versions in made.versions.values() for v in versions for id_ in v.changes}


@pytest.mark.parametrize("path", paths(), ids=lambda path: path.stem)
def test_replaying_twice_gives_the_same(path: Path) -> None:
    documents, _, made = replayed(path)
    again = replaying.replayed(documents, made.effects, {})
    assert (again.effects, again.versions) == (made.effects, made.versions)


@pytest.mark.parametrize("path", paths(), ids=lambda path: path.stem)
def test_the_order_in_which_effects_are_told_matters_not(path: Path) -> None:
    """Effects of one day on places that lie apart may come in any order."""
    documents, effects, made = replayed(path)
    places = [(e.target, e.since, e.place or "") for e in effects]
    apart = [
        n for n, (target, day, place) in enumerate(places)
        if not any(
            (target, day) == other[:2] and m != n and (place.startswith(other[2]) or other[2].startswith(place))
            for m, other in enumerate(places)
        )
    ]  # fmt: skip
    shuffled = list(apart)
    random.Random(7).shuffle(shuffled)
    order = dict(zip(apart, shuffled, strict=True))
    mixed = [effects[order.get(n, n)] for n in range(len(effects))]
    again = replaying.replayed(documents, mixed, {})
    assert {e.id: (e.status, e.reason) for e in again.effects} == {e.id: (e.status, e.reason) for e in made.effects}
    for slug, versions in made.versions.items():
        assert [shown(v) for v in again.versions[slug]] == [shown(v) for v in versions]


def test_disputed_effects_are_shown_and_not_applied() -> None:
    path = CASES / "luat-cho.md"
    documents, effects, _ = replayed(path)
    first = next(n for n, effect in enumerate(effects) if effect.action == "replace" and effect.place)
    disputed = [
        replace(e, status="disputed", reason="hai nguồn nói khác nhau") if n == first else e
        for n, e in enumerate(effects)
    ]
    made = replaying.replayed(documents, disputed, {})
    assert made.effects[first].status == "disputed"
    versions = made.versions[effects[first].target or ""]
    assert all(effects[first].id not in v.applied and effects[first].id in v.not_applied for v in versions)
    assert any(effects[first].id in unit.not_applied for unit in versions[-1].units)


# ------------------------------------------------------------------ what is told


def told(made: Replayed, slug: str) -> list[str]:
    return sorted(each.code for each in made.findings.get(slug, ()))


def test_what_is_not_applied_is_a_finding_of_the_text_that_says_it() -> None:
    _, _, made = replayed(CASES / "luat-cho.md")
    assert told(made, "luat-sua-cho") == ["effect-not-applied"] * 8
    assert told(made, "luat-cho") == []


def test_a_text_that_amends_and_is_not_held_is_told_in_the_same_words_for_every_place() -> None:
    documents, effects, _ = replayed(CASES / "luat-cho.md")
    places = [e for e in effects if e.action == "replace" and e.place][:2]
    away = {"source": None, "source_work": "luat-57-2024-qh15", "new": None, "words_at": ()}
    noted = [replace(e, evidence=(replace(e.evidence[0], slug="luat-cho"),), **away) for e in places]
    made = replaying.replayed([d for d in documents if d.source.slug == "luat-cho"], noted, {})
    rows = [each for found in made.findings.values() for each in found if each.code == "effect-not-applied"]
    assert [row.message for row in rows] == [
        "“luat-57-2024-qh15” sửa đổi luat-cho mà không có ở đây: thay đổi ấy chưa dựng được."
    ] * 2
    assert "luat-cho" in rows[0].hint


def test_doubts_of_effects_and_dates_are_told() -> None:
    documents, effects, _ = replayed(CASES / "luat-cho.md")
    changed = [
        replace(e, status="disputed", reason="hai nguồn nói khác nhau", portal_since="2020-02-01") if n == 0 else e
        for n, e in enumerate(effects)
    ]
    ended = replace(effects[-1], id="luat-sua-cho-2#dieu-2/1", action="repeal", place=None, steps=())
    in_force = {"luat-cho": InForce(since="2013-01-01"), "luat-sua-cho": InForce("2020-01-01", None, "2019-01-01")}
    made = replaying.replayed(documents, [*changed, ended], in_force)
    assert {"effect-disputed", "effect-date-differs", "date-order"} <= set(told(made, "luat-sua-cho"))
    assert told(made, "luat-sua-cho-2") == ["replaces-but-in-force"]
    assert told(made, "luat-cho") == ["date-order"]


def test_a_text_that_has_what_another_only_inserts_is_told() -> None:
    """A portal's copy of a law that is amended already: nothing is put there twice."""
    documents, effects, _ = replayed(CASES / "luat-cho.md")
    insert = next(e for e in effects if e.action == "insert" and e.place == "dieu-4a")
    made = replaying.replayed(documents, [insert, replace(insert, id="luat-sua-cho#dieu-1-khoan-2/2")], {})
    assert [e.status for e in made.effects] == ["applied", "not-applied"]
    assert told(made, "luat-cho") == ["already-amended"]


# ------------------------------------------------------------------ what the publisher states

SOURCE, DAY = "99/2023/QH15", "2024-01-01"
STATED = (
    EffectStated(
        SOURCE, "replace", "…", "…", 1, "dieu-6", new="Điều 6. Vi phạm\n1. Phạt tiền.\n2. Cấm bán.", from_=DAY
    ),
    EffectStated(SOURCE, "insert", "…", "…", 2, "dieu-5-khoan-4", new="4. Người bán hàng có thẻ.", from_=DAY),
    EffectStated(SOURCE, "repeal", "…", "…", 3, "dieu-5-khoan-2", from_=DAY),
    EffectStated(SOURCE, "replace-words", "…", "…", 4, "dieu-4", old="5 giờ", new="6 giờ", from_=DAY),
    EffectStated(SOURCE, "retitle", "…", "…", 5, "dieu-4", new="Giờ chợ", from_=DAY),
    EffectStated(SOURCE, "repeal", "…", "…", 6, "dieu-9", from_=DAY),
)


def test_what_the_publisher_states_is_applied_and_stands_in_no_raw_text() -> None:
    written = (CASES / "luat-cho.md").read_text(encoding="utf-8")
    text = next(m["text"] for m in _TEXT.finditer(written) if m["slug"] == "luat-cho")
    documents, references, register = collected([source(text, "luat-cho", Decisions(effects=STATED))])
    keys = {"luat-cho": register.key_of("luat-cho")}
    whens = amending.commencements(documents, references)
    made = replaying.replayed(documents, amending.effects(documents, references, keys, whens), {})
    assert [(e.status, e.reason) for e in made.effects] == [("applied", None)] * 5 + [
        ("not-applied", "nơi này không có trong văn bản")
    ]
    (version,) = made.versions["luat-cho"]
    assert [line for line in shown(version) if "*" in line] == [
        "dieu-4*: Điều 4. Giờ chợ",
        "dieu-4-doan-1*: Chợ họp từ 6 giờ đến 11 giờ.",
        "dieu-5-khoan-2*: 2. (được bãi bỏ)",
        "dieu-5-khoan-4*+: 4. Người bán hàng có thẻ.",
        "dieu-6*: Điều 6. Vi phạm",
        "dieu-6-khoan-1*+: 1. Phạt tiền.",
        "dieu-6-khoan-2*+: 2. Cấm bán.",
    ]
    fresh = [s for unit in version.units for s in unit.stretches if s.effect]
    assert fresh
    assert {(s.slug, s.start, s.end) for s in fresh} == {("luat-cho", None, None)}


def _amended(times: int) -> tuple[tuple[Document, ...], tuple[Effect, ...]]:
    """A law of many articles, and one that changes each of them in one way or another."""
    head = "QUỐC HỘI\n\nLuật số: {}\n\nHà Nội, ngày {} tháng 6 năm {}\n\nLUẬT\n{}\n\n"
    articles = "\n\n".join(
        f"Điều {n}. Chợ số {n}\n\n1. Chợ họp theo phiên.\n\n2. Chợ nộp phí." for n in range(1, times)
    )
    clauses = "\n\n".join(
        f"{n}. Sửa đổi, bổ sung khoản 1 Điều {n} như sau:\n\n“1. Chợ {n} họp hằng ngày.”." if n % 2 else
        f"{n}. Thay thế cụm từ “phí” bằng cụm từ “giá” tại khoản 2 Điều {n}."
        for n in range(1, times)
    )  # fmt: skip
    last = f"\n\nĐiều {times}. Hiệu lực thi hành\n\nLuật này có hiệu lực thi hành từ ngày 01 tháng 01 năm 2015.\n"
    law = head.format("41/2014/QH13", 20, 2014, "CHỢ PHIÊN") + articles + last
    changing = head.format("22/2019/QH14", 14, 2019, "SỬA ĐỔI, BỔ SUNG MỘT SỐ ĐIỀU CỦA LUẬT CHỢ PHIÊN") + (
        "Điều 1. Sửa đổi, bổ sung một số điều của Luật Chợ phiên số 41/2014/QH13\n\n" + clauses +
        "\n\nĐiều 2. Hiệu lực thi hành\n\nLuật này có hiệu lực thi hành từ ngày 01 tháng 01 năm 2020.\n"
    )  # fmt: skip
    documents, references, register = collected([source(law, "luat-cho"), source(changing, "luat-sua-cho")])
    keys = {document.source.slug: register.key_of(document.source.slug) for document in documents}
    whens = amending.commencements(documents, references)
    return documents, amending.effects(documents, references, keys, whens)


def test_replaying_costs_the_number_of_effects() -> None:
    short, long = _amended(60), _amended(120)
    assert len(long[1]) == 119
    spent = [min(_seconds(*each) for _ in range(7)) for each in (short, long)]
    assert spent[1] <= 3 * spent[0]


def _seconds(documents: tuple[Document, ...], effects: tuple[Effect, ...]) -> float:
    begun = time.process_time()
    made = replaying.replayed(documents, effects, {})
    assert all(effect.status == "applied" for effect in made.effects)
    return time.process_time() - begun


def test_a_text_changed_before_its_first_day_never_stood_as_issued() -> None:
    """Luật 31/2024 and Luật 43/2024, in force on one day."""
    _, _, made = replayed(CASES / "luat-cho.md")
    versions = made.versions["luat-cho"]
    assert [v["from"] for v in times.versions("luat-cho", "2015-01-01", versions)] == [
        "2015-01-01", "2020-01-01", "2022-07-01",
    ]  # fmt: skip
    assert times.versions("luat-cho", "2020-01-01", versions)[0]["from"] is None
    assert [v["from"] for v in times.versions("luat-cho", None, ())] == [None]


def test_what_stands_there_already_behind_another_unit_is_not_put_twice() -> None:
    written = (CASES / "luat-cho.md").read_text(encoding="utf-8")
    text = next(m["text"] for m in _TEXT.finditer(written) if m["slug"] == "luat-cho")
    new = "3. Người mua hàng giữ vệ sinh nơi mua bán và đi theo lối đã kẻ trong chợ."
    amended = text.replace("2. Người bán hàng giữ vệ sinh.", f"2. Người bán hàng giữ vệ sinh. {new}")
    said = Decisions(effects=(EffectStated(SOURCE, "insert", "…", "…", 1, "dieu-5-khoan-3", new=new, from_=DAY),))
    documents, references, register = collected([source(amended, "luat-cho", said)])
    keys = {"luat-cho": register.key_of("luat-cho")}
    whens = amending.commencements(documents, references)
    made = replaying.replayed(documents, amending.effects(documents, references, keys, whens), {})
    assert [e.status for e in made.effects] == ["not-applied"]
    assert told(made, "luat-cho")[0] == "already-amended"


def test_a_title_over_two_lines_is_whole_and_more_than_a_title_is_none() -> None:
    written = (CASES / "luat-cho.md").read_text(encoding="utf-8")
    text = next(m["text"] for m in _TEXT.finditer(written) if m["slug"] == "luat-cho")
    words = ("Điều 4. Giờ họp chợ, giờ\nnghỉ của chợ", "Điều 6. Vi phạm của\nNgười bán hàng bị phạt.")
    stated = tuple(
        EffectStated(SOURCE, "retitle", "…", "…", n, f"dieu-{4 + 2 * n}", new=new, from_=DAY)
        for n, new in enumerate(words)
    )
    documents, references, register = collected([source(text, "luat-cho", Decisions(effects=stated))])
    whens = amending.commencements(documents, references)
    keys = {"luat-cho": register.key_of("luat-cho")}
    made = replaying.replayed(documents, amending.effects(documents, references, keys, whens), {})
    assert [e.status for e in made.effects] == ["applied", "not-applied"]
    assert "dieu-4*: Điều 4. Giờ họp chợ, giờ nghỉ của chợ" in shown(made.versions["luat-cho"][0])
