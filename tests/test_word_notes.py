"""Notes of Word's own: each mark calls its note once, the note stands at the foot with its words and links; notes that
no mark calls stay behind what they are about.
"""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from docx import Document
from exports import WORD, word_feet, word_paper
from raw_texts import project
from test_exports_apart import FOOTED, NOTES
from test_taken_apart import _damaged

from build_tools import exporting, pipeline
from build_tools.exporting import word
from build_tools.exporting.imprint import Imprint
from build_tools.exporting.pieces import Printed, Words
from build_tools.exporting.word_notes import TIP
from tests.development import feet, file_readers

ABOUT = Imprint("Thử", "", "", "", "")


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    root = project(tmp_path_factory.mktemp("feet"), {"nghi-dinh-8": FOOTED, "nghi-dinh-7": NOTES})
    site = pipeline.build(root)
    return {job.document.source.slug: exporting.made(job) for job in exporting.jobs(site, ["docx"], "https://a.vn/")}


def test_each_mark_calls_its_note_and_stands_once(papers: dict[str, bytes]) -> None:
    content = papers["nghi-dinh-8"]
    body = "".join(t.text or "" for t in word_paper(content).iter(f"{WORD}t"))
    notes = ["".join(t.text or "" for t in note.iter(f"{WORD}t")) for note in word_feet(content).values()]
    assert [note[:3] for note in notes] == [f"[{n}]" for n in range(1, 8)]
    assert all(body.count(f"[{n}]") == 1 for n in range(1, 8))
    assert "được sửa đổi theo" not in body
    references = list(word_paper(content).iter(f"{WORD}footnoteReference"))
    assert [node.get(f"{WORD}id") for node in references] == [str(n) for n in range(1, 8)]
    assert {node.get(f"{WORD}customMarkFollows") for node in references} == {"1"}


def test_a_note_has_its_paragraphs_and_its_links(papers: dict[str, bytes]) -> None:
    second = word_feet(papers["nghi-dinh-8"])["2"]
    assert len(list(second.iter(f"{WORD}p"))) == 3
    assert [node.get(f"{WORD}val") for node in second.iter(f"{WORD}pStyle")] == ["FootnoteText"] * 3
    files = zipfile.ZipFile(io.BytesIO(papers["nghi-dinh-8"]))
    assert b"https://a.vn/dan-chieu/luat-5-2020-qh14-2020/" in files.read("word/_rels/footnotes.xml.rels")


def test_a_note_that_no_mark_calls_stays_where_it_is_about(papers: dict[str, bytes]) -> None:
    content = papers["nghi-dinh-7"]
    assert not word_feet(content)
    body = "".join(t.text or "" for t in word_paper(content).iter(f"{WORD}t"))
    assert re.search(r"Luật Bến xe số 31/2014/QH13;\s*\[Điểm này được hướng dẫn", body)


def test_python_docx_opens_what_has_notes(papers: dict[str, bytes]) -> None:
    paper = Document(io.BytesIO(papers["nghi-dinh-8"]))
    assert {"footnote text", "footnote reference"} <= {style.name for style in paper.styles}


def _written(mark: str, note: str, times: int = 1) -> bytes:
    called = tuple((3 * n, 3 * n + len(mark), "chu-thich-1") for n in range(times))
    text = Printed("text", "", 0, 0, (Words(mark.ljust(3) * times),), marks=called)
    return word.written([text, Printed("note", "chu-thich-1", 0, 0, (Words(note),), note="chu-thich-1")], ABOUT)


def test_a_raised_letter_is_not_raised_again() -> None:
    for mark, styles in (("¹", 0), ("[1]", 1), ("*", 1)):
        assert len(list(word_paper(_written(mark, f"{mark} Chú thích")).iter(f"{WORD}rStyle"))) == styles


def test_a_note_called_twice_is_written_once() -> None:
    content = _written("[1]", "[1] Chú thích", times=2)
    assert len(list(word_paper(content).iter(f"{WORD}footnoteReference"))) == len(word_feet(content)) == 1


def test_the_tip_of_a_mark_is_cut_between_words() -> None:
    (tip,) = [node.get(f"{WORD}tooltip") for node in word_paper(_written("*", "chữ " * 90)).iter(f"{WORD}hyperlink")]
    assert tip is not None
    assert TIP - 5 < len(tip) <= TIP + 2
    assert tip.endswith("chữ …")


@pytest.mark.parametrize(
    ("words", "instead", "told"),
    [
        ("<w:t>[5]</w:t>", "<w:t>[4]</w:t>", "foot chu-thich-5: its mark 5"),
        ('w:name="chu_thich_5"', 'w:name="chu_thich_9"', "foot chu_thich_9: no note"),
        ('w:customMarkFollows="1" w:id="5"', 'w:customMarkFollows="1" w:id="6"', "foot chu-thich-6: its mark"),
    ],
)
def test_a_wrong_reference_would_be_told(papers: dict[str, bytes], words: str, instead: str, told: str) -> None:
    notes = [{"id": f"chu-thich-{n}", "mark": str(n), "unit": None} for n in range(1, 8)]
    called = {note["id"]: file_readers.bookmark(str(note["id"])) for note in notes}
    assert not list(feet.differing(file_readers.word(papers["nghi-dinh-8"]), notes, called))
    damaged = file_readers.word(_damaged(papers["nghi-dinh-8"], words.encode(), instead.encode()))
    assert any(each.startswith(told) for each in feet.differing(damaged, notes, called))


def test_a_mark_in_another_unit_would_be_told(papers: dict[str, bytes]) -> None:
    read = file_readers.word(papers["nghi-dinh-8"])
    notes = [{"id": f"chu-thich-{n}", "mark": str(n), "unit": "dieu-3-khoan-1"} for n in range(1, 8)]
    called = {"dieu-3": "dieu_3", "dieu-3-khoan-1": "dieu_3_khoan_1", "dieu-3-khoan-1-diem-a": "dieu_3_khoan_1_diem_a"}
    called |= {str(note["id"]): file_readers.bookmark(str(note["id"])) for note in notes}
    told = [each.split(":")[0] for each in feet.differing(read, notes, called)]
    assert told == ["foot chu-thich-1", "foot chu-thich-2"]
