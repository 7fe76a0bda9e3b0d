"""The office: its tables are whole, its words are found as they are printed, each row does what its keys say."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from build_tools import tables
from build_tools.errors import Refusal
from build_tools.office import (
    alphabet,
    attachments,
    issuing_bodies,
    letterheads,
    patterns,
    place_kinds,
    posts,
    provinces,
    spelling,
    types,
)

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize(
    ("date", "count"),
    [
        ("1976-08-01", 38), ("1980-01-01", 40), ("1990-01-01", 44), ("1992-06-01", 53), ("1997-06-01", 61),
        ("2004-06-01", 64), ("2008-08-01", 63), ("2025-06-30", 63), ("2025-07-01", 34),
    ],
)  # fmt: skip
def test_provinces_of_a_day(date: str, count: int) -> None:
    assert len(provinces.at(date)) == count


def test_every_province_of_63_is_one_of_34() -> None:
    assert {heir for each in provinces.at("2025-06-30") for heir in provinces.heirs(each.name, "2025-07-01")} == {
        each.name for each in provinces.at("2025-07-01")
    }
    assert all(len(provinces.heirs(each.name, "2025-07-01")) == 1 for each in provinces.at("2025-06-30"))


@pytest.mark.parametrize(
    ("name", "date", "heirs"),
    [
        ("Hà Tây", "2010-01-01", ("Hà Nội",)),
        ("Nghệ Tĩnh", "2020-01-01", ("Nghệ An", "Hà Tĩnh")),
        ("Thừa Thiên Huế", "2025-02-01", ("Huế",)),
        ("Sông Bé", "2026-01-01", ("Hồ Chí Minh", "Đồng Nai")),
        ("Paris", "2026-01-01", ()),
    ],
)
def test_heirs(name: str, date: str, heirs: tuple[str, ...]) -> None:
    assert provinces.heirs(name, date) == heirs


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("thành phố Hồ Chí Minh", "Hồ Chí Minh"), ("TP.HCM", "Hồ Chí Minh"), ("BÀ RỊA – VŨNG TÀU", "Bà Rịa - Vũng Tàu"),
        ("tỉnh Hoà Bình", "Hòa Bình"), ("Đăk Lăk", "Đắk Lắk"), ("Gò Vấp", None),
    ],
)  # fmt: skip
def test_provinces_as_printed(printed: str, name: str | None) -> None:
    assert provinces.named(printed) == name


def test_no_district_since_july_2025() -> None:
    assert {each.tier for each in place_kinds.at("2025-06-30")} == {1, 2, 3}
    assert {each.tier for each in place_kinds.at("2025-07-01")} == {1, 3}


@pytest.mark.parametrize("printed", ["ỦY BAN NHÂN DÂN", "UỶ BAN NHÂN DÂN", "UY BAN NHÂN DÂN", "ỦY  BAN\nNHÂN DÂN"])
def test_words_as_printed(printed: str) -> None:
    assert re.fullmatch(spelling.printed("ỦY BAN NHÂN DÂN"), printed)


@pytest.mark.parametrize(
    "line", ["VIỆT NAM DÂN CHỦ CỘNG HOÀ", "CỘNG HOA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "CỘNG HÒA MIỀN NAM VIỆT NAM"]
)
def test_names_of_the_state(line: str) -> None:
    assert letterheads.is_state(line)


@pytest.mark.parametrize(
    "line", ["Độc lập - Tự do - Hạnh phúc", "ĐỘC LẬP-TỰ DO-HẠNH PHÚC", "Độc lập – Tự do – Hạnh phúc ---"]
)
def test_mottos(line: str) -> None:
    assert letterheads.is_motto(line)


@pytest.mark.parametrize(
    "line", ["KT. BỘ TRƯỞNG", "T/M BAN THƯỜNG VỤ", "TL.CHỦ TỊCH", "TUQ. CHÁNH ÁN", "TUN. GIÁM ĐỐC"]
)
def test_for_whom_one_signs(line: str) -> None:
    assert re.match(rf"{posts.FOR}\s*[A-Z]", line)


@pytest.mark.parametrize("name", posts.POSTS)
def test_every_post_signs(name: str) -> None:
    assert re.fullmatch(posts.POST, name.upper())
    assert re.fullmatch(posts.POST, f"PHÓ {name.upper()}")


@pytest.mark.parametrize("row", attachments.ROWS, ids=lambda row: row.name)
def test_every_word_for_an_attachment_has_its_kind(row: attachments.Attachment) -> None:
    assert attachments.kind(row.name.upper()) == row.kind
    if row.kind in ("annex", "form", "schedule"):
        assert attachments.label(f"{row.name.upper()} SỐ 02") == (row.label, "02")


@pytest.mark.parametrize("name", types.HEADINGS)
def test_every_type_is_known_by_its_heading(name: str) -> None:
    assert types.of_heading(name.upper()) == name
    assert patterns.compiled("‹TYPES›").fullmatch(name.upper())


def test_an_unknown_name_in_a_pattern() -> None:
    with pytest.raises(KeyError):
        patterns.compiled("‹typos›")


@pytest.mark.parametrize(
    ("entry", "problem"),
    [
        ({"name": "Sao lục", "alone": "có"}, "đúng hay sai"),
        ({"name": "Sao lục", "rank": "cao"}, "phải là một số"),
        ({"name": "Sao lục", "rank": True}, "phải là một số"),
        ({"name": "Sao lục", "letters": ["SL"]}, "không có khóa"),
    ],
)
def test_wrong_rows_are_refused(entry: dict[str, object], problem: str) -> None:
    with pytest.raises(Refusal, match=problem):
        tables.row(types.DocumentType, entry, "document_types.toml, [[type]] thứ 1")


@pytest.mark.parametrize("name", posts.ENACTORS)
def test_every_enactor_stands_before_a_preamble(name: str) -> None:
    assert re.match(posts.ENACTOR, name.upper())


@pytest.mark.parametrize("before", posts.TITLES)
def test_every_title_and_rank_stands_before_a_name(before: str) -> None:
    assert posts.untitled(f"{before} Lê Văn An") == "Lê Văn An"


@pytest.mark.parametrize("row", issuing_bodies.ROWS, ids=lambda row: row.sign)
def test_every_body_is_known_by_its_letters(row: issuing_bodies.Body) -> None:
    assert issuing_bodies.of_letters(row.sign.lower()) == row
    assert issuing_bodies.scope(row.sign) == ("local" if row.place else "party" if row.party else "state")


@pytest.mark.parametrize("row", provinces.rows(), ids=lambda row: f"{row.name}-{row.since}")
def test_every_province_is_known_as_it_is_printed(row: provinces.Province) -> None:
    assert {provinces.named(f"tỉnh {name.upper()}") for name in (row.name, *row.aliases)} == {row.name}
    assert all(provinces.existed(each, provinces.day_after(row.until)) for each in row.into)


@pytest.mark.parametrize(
    ("text", "capitals"),
    [("QUYẾT ĐỊNH", True), ("Điều 1. Quyết định", False), ("MỤC a", True), ("12/3", False), ("", False), ("Ð", True)],
)
def test_capitals(text: str, capitals: bool) -> None:
    assert alphabet.is_capitals(text) == capitals


def test_the_alphabet_holds_small_and_capital_letters_apart() -> None:
    assert re.fullmatch(f"[{alphabet.UPPER}]+", "ĐƯỢCỸÐÀZ")
    assert re.fullmatch(f"[{alphabet.LOWER}]+", "đượcỹàz")
    assert not re.search(f"[{alphabet.UPPER}]", "đượcỹàz÷×5_")


# ---------------------------------------------------------------- the vocabulary stands once

CODE = sorted(path for path in (ROOT / "build_tools").rglob("*.py") if path.parent.name != "office")
# Words that are what somebody does, too: a list of deeds is none of types.
DEEDS = {"hướng dẫn", "quy định", "quyết định", "thông báo", "báo cáo", "kết luận", "tuyên bố"}
TYPES = {name.lower() for name in types.NAMES} - DEEDS - {row.name.lower() for row in types.ROWS if row.generic}


def alternatives(source: str) -> set[str]:
    """What stands between the signs of a pattern, in small letters."""
    plain = re.sub(r"\\s\+|\\ |\[ ]", " ", source)
    return {part.strip().lower() for part in re.split(r"\\[bW]|[()|?:\[\]^$*+.!<>={}]+", plain)}


def lists(tree: ast.AST) -> Iterator[tuple[int, set[str]]]:
    """Lists of words that a module writes out: patterns with bars, tuples, lists, sets and the keys of dicts."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and re.search(r"\S\|\S", node.value):
            yield node.lineno, alternatives(node.value)
        elif isinstance(node, (ast.Tuple, ast.List, ast.Set, ast.Dict)):
            each = node.keys if isinstance(node, ast.Dict) else node.elts
            words = [e.value.lower() for e in each if isinstance(e, ast.Constant) and isinstance(e.value, str)]
            yield node.lineno, set(words)


@pytest.mark.parametrize("path", CODE, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_list_of_types_is_written_by_hand(path: Path) -> None:
    """A list of types is made of the table, so that a new type stands in all of them."""
    found = {line: words & TYPES for line, words in lists(ast.parse(path.read_text(encoding="utf-8")))}
    assert {line: words for line, words in found.items() if len(words) > 1} == {}


@pytest.mark.parametrize("path", CODE, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_range_of_marked_letters(path: Path) -> None:
    assert not re.search(r"[àÀ]-[ỹỸỵỴ]", path.read_text(encoding="utf-8")), "letters are those of office.alphabet"


def test_a_list_of_types_is_seen() -> None:
    code = 'A = r"(?:Luật|Bộ\\ luật) số"\nB = ("Luật", "Thông tư")\nC = ("Luật | số", "Luật")\nD = r"quy định|luật"'
    assert [line for line, words in lists(ast.parse(code)) if len(words & TYPES) > 1] == [1, 2]


POSTS = {name.lower() for name in (*posts.POSTS, *posts.ENACTORS)}
# Where two bodies or posts are told from each other, each with a meaning of its own.
TOLD_APART = {
    "cleaning/doubts.py": "an executive, whose deputy signs for its head",
    "cleaning/joins/pairs.py": "which first half of a name wants which second one",
    "citations/self_names.py": "bodies with the words that may stand behind each",
    "structure/issuing.py": "boards of the Party, parts of a body",
}


@pytest.mark.parametrize("path", CODE, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_list_of_posts_is_written_by_hand(path: Path) -> None:
    found = {line: words & POSTS for line, words in lists(ast.parse(path.read_text(encoding="utf-8")))}
    many = any(len(words) > 1 for words in found.values())
    assert many == (path.relative_to(ROOT / "build_tools").as_posix() in TOLD_APART), found


@pytest.mark.parametrize(
    ("printed", "wanted"),
    [
        ("Phụ lục số 2", ("Phụ lục", "2")), ("PHỤ LỤC SỐ II", ("Phụ lục", "II")), ("Phụ lục Số 3", ("Phụ lục", "3")),
        ("PHỤ LỤC A", ("Phụ lục", "A")), ("Mẫu Số 01", ("Mẫu số", "01")), ("Mẫu số TK01a", ("Mẫu số", "TK01a")),
        ("Mẫu số 01 (webform)", ("Mẫu số", "01")), ("Phụ lục của Nghị định", None), ("Mẫu đơn lập kho", None),
        ("PHỤ LỤC KÈM THEO", ("Phụ lục", "")), ("Phụ lục II đính kèm", ("Phụ lục", "II")),
        ("PHỤ LỤC ĐÍNH KÈM:", ("Phụ lục", "")), ("Phụ lục 3 kèm theo", ("Phụ lục", "3")),
        ("Phụ lục kèm theo Nghị định này", None), ("PHỤ LỤC II.3", ("Phụ lục", "II.3")),
        ("Phụ lục I-1", ("Phụ lục", "I-1")), ("Phụ lục A1", ("Phụ lục", "A1")), ("PHỤ LỤC 1 – A", ("Phụ lục", "1-A")),
        ("Phụ lục 01/ĐK-TH", ("Phụ lục", "01/ĐK-TH")), ("Phụ lục I, II", None), ("Phụ lục IV và V", None),
        ("Phụ lục thứ nhất", ("Phụ lục", "I")), ("PHỤ LỤC THỨ MƯỜI HAI", ("Phụ lục", "XII")),
        ("Phụ lục thứ yếu", None), ("Mẫu số I", ("Mẫu số", "I")), ("Mẫu I.2", ("Mẫu số", "I.2")), ("Mẫu A", None),
        ("Mẫu M-01", ("Mẫu số", "M-01")), ("Mẫu số 01 - ĐK", ("Mẫu số", "01-ĐK")), ("Mẫu A-B", None),
        ("Biểu số: 001.N/BCB-NN", ("Biểu số", "001.N/BCB-NN")), ("Phiếu 1/DN-TB", ("Phiếu số", "1/DN-TB")),
    ],
)  # fmt: skip
def test_a_line_that_announces_an_annex_or_a_form(printed: str, wanted: tuple[str, str] | None) -> None:
    assert attachments.label(printed) == wanted


@pytest.mark.parametrize(
    "titled",
    ["TS BS. Trần Văn An", "GS TS. Trần Văn An", "BS CK II. Trần Văn An", "GS.TS. Trần Văn An", "TS. Trần Văn An"],
)
def test_titles_before_a_name(titled: str) -> None:
    assert posts.untitled(titled) == "Trần Văn An"
    assert posts.is_person(titled)
