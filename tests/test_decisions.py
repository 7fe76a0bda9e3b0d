"""Decisions that live with the text: they follow their words, never act on others, and none of them stops the site."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from own_collection import COLLECTION

from build_tools import cleaning, pipeline, reading, writing
from build_tools.cli import main
from build_tools.curating import checking
from build_tools.errors import Refusal
from build_tools.model import Decision, Document
from build_tools.reading.following import follow, line_starts, near_words

RAW = """QUYẾT ĐỊNH

Điều 1. Giao Sở Tài chính bố trí kinh phí.

Điều 2. Giao Sở Y tế bố trí nhân lực, Sở Nội vụ bố trí biên chế.

Điều 3. Các sở, ngành thi hành Quyết đinh này.
"""


def entry(line: int, before: str, after: str = "", decision: str = "accept", **more: str) -> str:
    rows: dict[str, object] = {"line": line, "before": before, "after": after, "decision": decision}
    rows |= {"reason": "thử", "by": "A", **more}
    return "[[correction]]\n" + "".join(f"{k} = {json.dumps(v, ensure_ascii=False)}\n" for k, v in rows.items())


def project(root: Path, raw: str, toml: str) -> Path:
    (root / "source_texts").mkdir(exist_ok=True)
    (root / "source_texts" / "a.txt").write_text(raw, encoding="utf-8")
    (root / "source_texts" / "a.toml").write_text(toml, encoding="utf-8")
    return root


def found(root: Path, raw: str, toml: str) -> tuple[str, list[tuple[str, str]]]:
    """The text after its decisions, and what is told of these."""
    (source,) = reading.read_all(project(root, raw, toml))
    clean = cleaning.clean(source)
    return clean.passage.text, [(f.code, f.message) for f in clean.findings if f.code.startswith("decision")]


FIX = entry(7, "đinh", "định")

FOLLOWED = [
    ("it stands where it stood", RAW, FIX),
    ("a line was added above", "CHÍNH PHỦ\n" + RAW, FIX),
    ("lines were taken away above", RAW.partition("\n\n")[2], FIX),
    ("the line is no line of the text", RAW, entry(99, "đinh", "định")),
    ("two persons decided the same", RAW, FIX + FIX.replace('"A"', '"B"').replace("thử", "sai dấu")),
    ("near words tell which", RAW + "\nQuyết đinh khác.\n", entry(2, "đinh", "định", near="hành Quyết đinh này")),
    ("near words that do not hold the words", RAW + "\nQuyết đinh khác.\n",
     entry(9, "đinh", "định", near="Các sở, ngành thi hành")),
]  # fmt: skip


@pytest.mark.parametrize(("raw", "toml"), [case[1:] for case in FOLLOWED], ids=[case[0] for case in FOLLOWED])
def test_a_decision_follows_its_words(tmp_path: Path, raw: str, toml: str) -> None:
    text, told = found(tmp_path, raw, toml)
    assert "thi hành Quyết định này" in text
    assert "đinh khác" in text or "khác" not in text
    assert told == []


ASTRAY = [
    ("nowhere", RAW, entry(7, "đjnh", "định"), "decision-astray", "không có trong văn bản"),
    ("twice on its line", RAW, entry(5, "bố trí", "bồ trí"), "decision-astray", "dòng 3, 5, 5"),
    ("not on its line and twice elsewhere", RAW, entry(7, "Giao Sở", "Giao sở"), "decision-astray", "dòng 3, 5"),
    ("near words that stand elsewhere", RAW, entry(7, "đinh", "định", near="Giao Sở Tài chính"), "decision-astray",
     "không có"),
    ("accept and reject of one place", RAW, FIX + entry(7, "đinh", "định", "reject"), "decision-conflict",
     "thứ 1 (nhận"),
    ("accept and reject that overlap", RAW, FIX + entry(7, "Quyết đinh", "Quyết định", "reject"), "decision-conflict",
     "thứ 2 (bác"),
    ("two accepts that overlap", RAW, FIX + entry(7, "đinh này", "định nầy"), "decision-conflict", "thứ 1"),
    ("two accepts of one place", RAW, FIX + entry(7, "đinh", "đỉnh"), "decision-conflict", "“đỉnh”"),
    ("a better scan has the word right", RAW.replace("đinh", "định"), FIX, "decision-needless", "không còn cần"),
    ("and such a word stands elsewhere", RAW.replace("đinh", "định") + "Gia đinh.\n", FIX, "decision-needless",
     "dòng 7"),
]  # fmt: skip


@pytest.mark.parametrize(("raw", "toml", "code", "words"), [c[1:] for c in ASTRAY], ids=[c[0] for c in ASTRAY])
def test_what_fits_nowhere_or_is_contradicted_is_told_and_not_applied(
    tmp_path: Path, raw: str, toml: str, code: str, words: str
) -> None:
    text, told = found(tmp_path, raw, toml)
    assert "".join(text.split()) == "".join(raw.split()), "nothing was applied"
    assert [found for found, _ in told] == [code]
    assert words in told[0][1]
    assert "source_texts/a.toml" in told[0][1]


def test_one_that_is_astray_keeps_no_other_from_being_applied(tmp_path: Path) -> None:
    text, told = found(tmp_path, RAW, entry(3, "khong co", "x") + FIX + entry(5, "Y tế", "y tế"))
    assert "Quyết định này" in text
    assert "Sở y tế" in text
    assert len(told) == 1


def test_two_rejections_of_one_place_agree(tmp_path: Path) -> None:
    text, told = found(tmp_path, RAW, entry(7, "đinh", "định", "reject") + entry(7, "đinh", "đỉnh", "reject"))
    assert "Quyết đinh này" in text
    assert told == []


# ------------------------------------------------------------------ many decisions, and lines put in between


@dataclass(frozen=True)
class Words:
    line: int
    before: str
    near: str = ""


def text_of(chance: random.Random, lines: int) -> list[str]:
    """A text in which words come back often, as they do in a law."""
    words = "phú phủ của các cho sở ngành tỉnh huyện đinh định kinh phí nhân lực và với theo quy".split()
    return [" ".join(chance.choices(words, k=chance.randrange(4, 14))) for _ in range(lines)]


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32), st.booleans())
def test_after_lines_are_put_in_no_entry_gets_a_wrong_place(seed: int, with_near: bool) -> None:
    chance = random.Random(seed)
    lines = text_of(chance, 60)
    raw = "\n".join(lines)
    starts = line_starts(raw)
    entries, ids = [], []
    for number in sorted(chance.sample(range(60), 30)):
        words = lines[number].split()
        first = chance.randrange(len(words) - 1)
        before = " ".join(words[first : first + chance.randrange(1, 4)])
        at = lines[number].find(before)
        if lines[number].find(before, at + 1) >= 0:
            continue
        place = starts[number] + at
        near = near_words(raw, place, place + len(before)) if with_near else ""
        entries.append(Words(number + 1, before, near))
        ids.append((number, at))
    at = chance.randrange(60)
    added = text_of(chance, chance.randrange(1, 4))
    now = [*lines[:at], *added, *lines[at:]]
    text = "\n".join(now)
    fresh = line_starts(text)
    places = follow(entries, text)
    for (number, column), where in zip(ids, places, strict=True):
        right = fresh[number if number < at else number + len(added)] + column
        assert where.start in (None, right)
    unmoved = follow(entries, raw)
    assert [where.start for where in unmoved] == [starts[number] + column for number, column in ids]


def test_a_line_put_in_anywhere_of_a_real_text_moves_all_its_decisions_along() -> None:
    """The collection's own decisions: each follows, or is told; none acts elsewhere."""
    root = COLLECTION
    chance = random.Random(11)
    for source in reading.read_all(root):
        entries = list(source.decisions.corrections)
        starts = line_starts(source.text)
        for at in chance.sample(range(len(starts)), min(8, len(starts))):
            added = "Dòng này mới thêm vào.\n"
            text = source.text[: starts[at]] + added + source.text[starts[at] :]
            for decision, where in zip(entries, follow(entries, text), strict=True):
                assert decision.start is not None
                right = decision.start + (len(added) if decision.start >= starts[at] else 0)
                assert where.start in (None, right), decision
            assert sum(where.start is None for where in follow(entries, text)) <= len(entries) // 5


# ------------------------------------------------------------------ the other tables


def decisions(root: Path, toml: str) -> reading.Decisions:  # type: ignore[name-defined]
    (source,) = reading.read_all(project(root, RAW, toml))
    return source.decisions


def test_every_table_of_the_contract_is_read(tmp_path: Path) -> None:
    toml = """state = "draft"
reviewed_by = "B"
reviewed_on = 2026-11-28
[metadata]
province = "Thái Bình"
[original]
file = "a.pdf"
sha256 = "00"
tool = "pdftotext"
version = "24"
publish = true
[[seen]]
code = "numbering-gap"
line = 5
before = "Điều 2."
reason = "như bản gốc"
by = "B"
[[line]]
line = 3
before = "Điều 1."
is = "no-label"
reason = "ví dụ"
by = "B"
[validity]
from = 2020-07-01
from_reason = "Điều 4"
[[effect]]
source = "luat-1-2020-qh14-2020"
action = "repeal"
place = "dieu-1"
from = 2021-01-01
reason = "Luật ấy, Điều 9"
by = "B"
"""
    read = decisions(tmp_path, toml)
    assert (read.state, read.reviewed_by, read.reviewed_on) == ("draft", "B", "2026-11-28")
    assert read.original is not None
    assert (read.original.file, read.original.publish) == ("a.pdf", True)
    assert [(seen.code, seen.start) for seen in read.seen] == [("numbering-gap", RAW.index("Điều 2."))]
    assert [(line.what, line.start) for line in read.lines] == [("no-label", RAW.index("Điều 1."))]
    assert read.validity is not None
    assert (read.validity.from_, read.validity.until) == ("2020-07-01", None)
    assert [(e.action, e.place, e.from_) for e in read.effects] == [("repeal", "dieu-1", "2021-01-01")]


REFUSED = [
    ('state = "nháp"', "draft, reviewed"),
    ("reviewed_on = 1", "reviewed_on"),
    ("[original]\nsha256 = '0'", "“file”"),
    ("[original]\nfile = '../a.pdf'", "không nằm cạnh"),
    ("[original]\nfile = 'a.pdf'\npublish = 'x'", "true hoặc false"),
    ("[[seen]]\ncode = 'x'\nreason = 'r'\nby = 'b'", "không có loại phát hiện"),
    ("[[seen]]\ncode = 'numbering-gap'\nline = 1\nreason = 'r'\nby = 'b'", "cả hai"),
    ("[[line]]\nline = 1\nbefore = 'x'\nis = 'title'\nreason = 'r'\nby = 'b'", "no-label"),
    ("[validity]\nfrom = 2020-01-01", "from_reason"),
    ("[[effect]]\nsource = 'x'\naction = 'change'\nreason = 'r'\nby = 'b'", "suspend"),
    ("[[effect]]\nsource = 'x'\naction = 'replace'\nreason = 'r'\nby = 'b'", "“new”"),
    ("[[effect]]\nsource = 'x'\naction = 'repeal'\nby = 'b'", "reason"),
]


@pytest.mark.parametrize(("toml", "words"), REFUSED, ids=[case[0].replace("\n", " ") for case in REFUSED])
def test_what_no_table_can_mean_is_refused(tmp_path: Path, toml: str, words: str) -> None:
    with pytest.raises(Refusal, match=r"source_texts/a\.toml") as refused:
        decisions(tmp_path, toml)
    assert words in str(refused.value)


def test_two_entries_that_say_different_things_of_one_line_are_told(tmp_path: Path) -> None:
    line = "[[line]]\nline = 3\nbefore = 'Điều 1.'\nis = '{}'\nreason = 'r'\nby = 'b'\n"
    read = decisions(tmp_path, line.format("heading") + line.format("text"))
    assert read.lines == ()
    assert [remark.code for remark in read.remarks] == ["decision-conflict"]
    assert len(decisions(tmp_path, line.format("text") * 2).lines) == 1


def test_what_a_line_is_reaches_its_line(tmp_path: Path) -> None:
    toml = "[[line]]\nline = 9\nbefore = 'Điều 2.'\nis = 'text'\nreason = 'r'\nby = 'b'\n"
    (source,) = reading.read_all(project(tmp_path, RAW, toml))
    assert [line.number for line in cleaning.clean(source).lines if line.said == "text"] == [5]


def rows(root: Path) -> list[tuple[str, int | None]]:
    return [(row.code, row.line) for row in checking.check(root)]


def test_what_comes_in_numbers_is_one_row_of_the_list_and_keeps_its_places_in_the_data(tmp_path: Path) -> None:
    menus = "Trang chủ | Văn bản | Liên hệ\nTrang chủ | Tin tức | Liên hệ\n"
    root = project(tmp_path, menus + RAW, "")
    told = [row for row in checking.check(root) if row.code == "inserted-note"]
    assert [(row.line, row.message) for row in told] == [
        (
            1,
            (
                "Chữ của trang tin, không phải lời của văn bản. 2 chỗ: “Trang chủ | Văn bản | Liên hệ” (dòng 1), "
                "“Trang chủ | Tin tức | Liên hệ” (dòng 2)."
            ),
        )
    ]
    (page,) = [p for p in writing.pages(pipeline.build(root)) if p.path.endswith("a/document.json")]
    assert [f["code"] for f in json.loads(page.content)["findings"]].count("inserted-note") == 2


def test_what_is_said_alike_of_several_places_is_one_row(tmp_path: Path) -> None:
    cite = "Theo khoản 7 Điều 9 của Quyết định này.\n"
    root = project(
        tmp_path, RAW + f"\nĐiều 5. Việc khác\n\n1. {cite}\n2. {cite}\n3. Theo khoản 8 Điều 9 Quyết định này.\n", ""
    )
    told = [row.message for row in checking.check(root) if row.code == "citation-no-unit"]
    assert len(told) == 2
    assert sum(" 2 chỗ, dòng " in message for message in told) == 1


def test_a_finding_that_was_seen_leaves_check_and_stays_in_the_data(tmp_path: Path) -> None:
    raw = RAW.replace("Điều 3.", "Điều 4.")
    root = project(tmp_path, raw, "")
    assert ("numbering-gap", 7) in rows(root)
    seen = "[[seen]]\ncode = 'numbering-gap'\nline = 7\nbefore = 'Điều 4.'\nreason = 'như bản gốc'\nby = 'B'\n"
    project(tmp_path, "THÊM MỘT DÒNG\n" + raw, seen)
    assert not [code for code, _ in rows(root) if code in ("numbering-gap", "decision-needless")]
    (page,) = [p for p in writing.pages(pipeline.build(root)) if p.path.endswith("a/document.json")]
    told = {f["code"]: f["seen"] for f in json.loads(page.content)["findings"]}
    assert told["numbering-gap"] == {"by": "B", "reason": "như bản gốc"}
    project(tmp_path, RAW, seen)
    assert [code for code, _ in rows(root) if code.startswith("decision")] == ["decision-astray"]
    project(tmp_path, RAW, seen.replace("Điều 4.", "Điều 3."))
    assert [code for code, _ in rows(root) if code.startswith("decision")] == ["decision-needless"]


def test_what_was_refused_as_a_correction_has_been_looked_at(tmp_path: Path) -> None:
    root = project(tmp_path, RAW, entry(7, "đinh", "định", "reject"))
    document: Document = pipeline.build(root).documents[0]
    assert [c.status for c in document.corrections if c.kind == "word"] == ["rejected"]
    assert "kept-as-printed" not in [code for code, _ in rows(root)]


def test_a_decision_made_in_a_program_is_found_on_its_line() -> None:
    decision = Decision(7, "đinh", "định", True, "thử", "A", 1)
    assert reading.decisions.span(decision, RAW, line_starts(RAW)) == (RAW.index("đinh"), RAW.index("đinh") + 4)


def test_needless_decisions_are_taken_out_by_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    toml = "# ghi chú\n[metadata]\nprovince = 'Thái Bình' # theo thân\n" + FIX + entry(5, "Y tế", "y tế")
    root = project(tmp_path, RAW.replace("đinh", "định"), toml)
    assert main(["--root", str(root), "review", "--needless"]) == 0
    assert "không còn cần" in capsys.readouterr().out
    left = (root / "source_texts" / "a.toml").read_text(encoding="utf-8")
    assert left.startswith("# ghi chú\n[metadata]\nprovince = 'Thái Bình' # theo thân\n")
    assert "đinh" not in left
    assert "Y tế" in left
    assert [d.before for d in reading.read_all(root)[0].decisions.corrections] == ["Y tế"]
