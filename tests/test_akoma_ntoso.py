"""Akoma Ntoso: what a text quotes, does to others and when, what an editor says, in the order of the page."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from exports import AKN, WORDS, akoma_schema, letters
from lxml import etree
from raw_texts import DECREE, project
from test_quoted_pages import ACT, LAW

from build_tools import exporting, pipeline
from build_tools.model import Document, Effect, Site


def made(site: Site) -> dict[str, tuple[Document, etree._Element]]:
    """Every text as a tree that the schema accepts."""
    schema = akoma_schema()
    found = {}
    for job in exporting.jobs(site, ["xml"], ""):
        content = exporting.made(job)
        tree = etree.fromstring(content)
        schema.assertValid(tree)
        words = "".join(block.passage.text for block in job.document.blocks)
        assert letters(WORDS["xml"](content)) == letters(words), job.document.source.slug
        found[job.document.source.slug] = job.document, tree
    return found


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return pipeline.build(project(tmp_path_factory.mktemp("akn"), {"luat-ben-xe": LAW, "luat-sua-doi": ACT}))


@pytest.fixture(scope="module")
def act(site: Site) -> etree._Element:
    return made(site)["luat-sua-doi"][1]


def shape(element: etree._Element) -> list[object]:
    """The units in an element, by kind and label, each with those in it."""
    found: list[object] = []
    for child in element:
        inside = shape(child)
        label = child.findtext(f"{AKN}num", "").strip()
        found += [(child.tag.removeprefix(AKN), label, inside)] if child.get("eId") and label else inside
    return found


def test_quoted_paragraphs_are_units_of_their_kinds(act: etree._Element) -> None:
    structures = list(act.iter(f"{AKN}quotedStructure"))
    assert [shape(each) for each in structures] == [
        [
            (
                "article",
                "“Điều 3.",
                [
                    ("paragraph", "1.", [("point", "a)", []), ("point", "b)", [])]),
                    ("paragraph", "2.", []),
                ],
            )
        ],
        [("article", "“Điều 3a.", [])],
    ]
    assert {each.getparent().tag for each in structures} == {f"{AKN}mod"}


def test_a_quoted_unit_keeps_the_address_that_its_paragraph_has_in_the_quoting_text(site: Site) -> None:
    document, tree = made(site)["luat-sua-doi"]
    eids = [element.get("eId") for element in tree.iter() if element.get("eId")]
    assert len(eids) == len(set(eids))
    assert {unit.eid for unit in document.units} <= set(eids)


def test_words_that_change_words_are_quoted_text_in_a_mod(act: etree._Element) -> None:
    words = [(each.text, each.getparent().tag) for each in act.iter(f"{AKN}quotedText")]
    assert words == [("giá", f"{AKN}mod"), ("giá vé", f"{AKN}mod")]


def test_each_effect_is_a_modification_that_leads_to_the_words_that_it_brings(site: Site, act: etree._Element) -> None:
    mods = {mod.get("wId"): mod for mod in act.iter(f"{AKN}textualMod")}
    effects = {effect.id: effect for effect in site.effects if effect.source == "luat-sua-doi"}
    assert mods.keys() == effects.keys()
    eids = {element.get("eId"): element for element in act.iter() if element.get("eId")}
    for id_, mod in mods.items():
        new = mod.find(f"{AKN}new")
        assert new is not None
        there = eids[new.get("href")[1:]]
        assert letters(effects[id_].new or "") in letters("".join(there.itertext()))
    (old,) = act.iter(f"{AKN}old")
    assert eids[old.get("href")[1:]].text == "giá"


def test_the_changed_text_says_by_what_and_from_when(site: Site) -> None:
    _, law = made(site)["luat-ben-xe"]
    events = [(e.get("date"), e.get("type"), e.get("source")) for e in law.iter(f"{AKN}eventRef")]
    assert events == [
        ("2014-06-20", "generation", "#original"),
        ("2015-01-01", "generation", "#original"),
        ("2020-01-01", "amendment", "#ref_1"),
    ]
    (other,) = law.iter(f"{AKN}passiveRef")
    assert (other.get("eId"), other.get("href")) == ("ref_1", "/akn/vn/act/luat/2019-06-14/luat-12-2019-qh14-2019")
    periods = {g.get("eId"): g[0].get("start") for g in law.iter(f"{AKN}temporalGroup")}
    force = {periods[f.get("period")[1:]] for f in law.iter(f"{AKN}force")}
    assert force == {"#event_3"}
    assert len(list(law.iter(f"{AKN}passiveModifications"))) == 1


@pytest.mark.parametrize("status", ["not-applied", "disputed", "undated"])
def test_what_could_not_be_carried_out_says_so(site: Site, status: str) -> None:
    (job, *_) = [j for j in exporting.jobs(site, ["xml"], "") if j.document.source.slug == "luat-sua-doi"]
    effects = tuple(_with(effect, status) for effect in job.effects)
    told = exporting.Job("xml", job.document, job.references, job.works, effects, job.in_force, "")
    tree = etree.fromstring(exporting.made(told))
    found = {mod.get("status") for mod in tree.iter(f"{AKN}textualMod")}
    assert found == {{"not-applied": "incomplete", "disputed": "unknown", "undated": "undefined"}[status]}


def _with(effect: Effect, status: str) -> Effect:
    return replace(effect, status=status)


NOTED = (
    DECREE
    + """1. Bến xe gồm:

a) Bến chính;

[Điểm này được hướng dẫn bởi Điều 2 Thông tư số 3/2021/TT-BGTVT ngày 01/3/2021 của Bộ Giao thông vận tải.]

b) Bến phụ, cùng cố hằng năm.

2. Bến xe niêm yết giá.
"""
)
BESIDE = """[[correction]]
line = 23
before = "cùng cố"
after = "củng cố"
decision = "accept"
reason = "lỗi đánh máy"
by = "Biên tập"
"""


def test_a_corrected_word_has_a_remark_of_what_was_printed(tmp_path: Path) -> None:
    root = project(tmp_path, {"nghi-dinh-7": NOTED}, {"nghi-dinh-7": BESIDE})
    _, tree = made(pipeline.build(root))["nghi-dinh-7"]
    (remark,) = tree.iter(f"{AKN}remark")
    assert remark.text == "[bản gốc in “cùng cố”; lỗi đánh máy]"
    before = "".join(remark.getparent().itertext()).partition("[bản gốc")[0]
    assert before.endswith("củng cố")
    assert remark.tail == " hằng năm."


def test_a_note_about_a_unit_that_is_closed_keeps_its_place(tmp_path: Path) -> None:
    site = pipeline.build(project(tmp_path, {"nghi-dinh-7": NOTED}))
    (document,) = site.documents
    blocks = list(document.blocks)
    at = next(n for n, block in enumerate(blocks) if block.role == "note")
    blocks.append(blocks.pop(at))  # behind khoản 2, about điểm a
    moved = replace(site, documents=(replace(document, blocks=tuple(blocks)),))
    _, tree = made(moved)["nghi-dinh-7"]
    (note,) = [e for e in tree.iter(f"{AKN}hcontainer") if e.get("name") == "note"]
    assert note.get("refersTo") == "#art_1__para_1__point_a"
    assert note.getparent().get("eId") == "art_1"
