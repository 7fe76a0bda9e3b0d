"""The one door in: what is read as it is, and what is refused in words that help."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from build_tools.errors import Refusal
from build_tools.reading import chosen_slugs, read_all

TEXT = "Điều 1. Giao Sở Khoa học\nĐiều 2. Giao Sở Tài chính, giao Sở Nội vụ\n"


def project(tmp_path: Path, **files: bytes | str) -> Path:
    folder = tmp_path / "source_texts"
    folder.mkdir()
    for name, content in files.items():
        path = folder / name.replace("__", ".").replace("_", "-")
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return tmp_path


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(), b"\xef\xbb\xbf" + TEXT.encode(), TEXT.replace("\n", "\r\n").encode(),
        TEXT.replace("\n", "\r").encode(), "Điều 1. Ủy ban".encode(), b"Dieu 1.\n", ("Điều " * 200_000).encode(),
    ],
)  # fmt: skip
def test_any_utf8_is_read_as_it_is(tmp_path: Path, data: bytes) -> None:
    (source,) = read_all(project(tmp_path, van_ban__txt=data))
    assert source.text.encode() == source.data == data
    assert (source.slug, source.path) == ("van-ban", "source_texts/van-ban.txt")


def test_a_few_control_characters_make_no_binary_file(tmp_path: Path) -> None:
    data = "Chọn một hoặc nhiều:\n\0 Tiếp nhận hồ sơ\n\0 Tổ chức thi\n".encode()
    (source,) = read_all(project(tmp_path, van_ban__txt=data))
    assert source.data == data


REFUSED = {
    "empty": (b"", "rỗng"),
    "blank": (b" \n\t\r\n", "rỗng"),
    "only a mark": (b"\xef\xbb\xbf\n", "rỗng"),
    "only signs": ("… – *\n".encode(), "không có chữ hay số"),
    "UTF-16": (TEXT.encode("utf-16"), "UTF-16"),
    "UTF-16 without a mark": ("Dieu 1. Giao".encode("utf-16-le"), "UTF-16"),
    "UTF-32": (TEXT.encode("utf-32"), "UTF-32"),
    "PDF": (b"%PDF-1.7\n\xe2\xe3", "PDF"),
    "Word": (b"PK\x03\x04\x14\x00\x06\x00", "Word"),
    "old Word": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ".doc"),
    "RTF": (b"{\\rtf1\\ansi Dieu 1}", "RTF"),
    "picture": (b"\x89PNG\r\n\x1a\n", "PNG"),
    "binary that is UTF-8": (b"\x00\x01\x02\x03abcdefgh\x00" * 40, "nhị phân"),
    "binary": (bytes(range(256)) * 20, "nhị phân"),
    "Windows-1258": ("Cộng hòa xã hội chủ nghĩa".translate(str.maketrans({"ộ": "ô\u0323", "ò": "o\u0300",
        "ã": "a\u0303", "ủ": "u\u0309", "ĩ": "i\u0303"})).encode("cp1258") * 3, "Windows-1258"),
    "TCVN3": ("Céng hoµ x· héi chñ nghÜa ViÖt Nam, ñy ban nh©n d©n tØnh".encode("latin-1"), "TCVN3"),
    "one bad byte": (TEXT.encode() * 40 + b"\xff", "dòng 81"),
    "a web page": (b"<!DOCTYPE html><html><body>Dieu 1</body></html>", "HTML"),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED, ids=str)
def test_what_is_not_text_is_refused(tmp_path: Path, case: str) -> None:
    data, words = REFUSED[case]
    with pytest.raises(Refusal) as refused:
        read_all(project(tmp_path, van_ban__txt=data))
    assert words in refused.value.problem
    assert refused.value.place == "source_texts/van-ban.txt"
    assert refused.value.remedy


@pytest.mark.parametrize("names", [("a.txt", "A.txt"), ("a.txt", "a.TXT"), ("Van-ban.txt", "van-ban.txt")])
def test_two_texts_with_one_address_are_refused(tmp_path: Path, names: tuple[str, str]) -> None:
    root = project(tmp_path)
    for name in names:
        (root / "source_texts" / name).write_text(TEXT, encoding="utf-8")
    with pytest.raises(Refusal, match="trùng địa chỉ"):
        read_all(root)


@pytest.mark.parametrize(
    "name",
    [
        "Quyết định 12.txt",
        "a b.txt",
        "a-.txt",
        "-a.txt",
        "a" * 151 + ".txt",
        "a%20b.txt",
        "index.txt",
        "README.txt",
        "works.txt",
    ],
)
def test_a_name_that_makes_no_address_is_refused(tmp_path: Path, name: str) -> None:
    root = project(tmp_path)
    (root / "source_texts" / name).write_text(TEXT, encoding="utf-8")
    with pytest.raises(Refusal, match="đổi tên tệp, chẳng hạn thành"):
        read_all(root)


def test_hidden_files_works_and_other_kinds_are_no_documents(tmp_path: Path) -> None:
    root = project(tmp_path, van_ban__txt=TEXT, works__toml="", ghi_chu__md="x")
    (root / "source_texts" / ".an.txt").write_bytes(b"")
    assert [source.slug for source in read_all(root)] == ["van-ban"]


def entry(**changes: object) -> str:
    rows = {
        "line": 2,
        "before": "Tài chính",
        "after": "Tài chánh",
        "decision": "accept",
        "reason": "thử",
        "by": "A",
    } | changes
    return "[[correction]]\n" + "".join(
        f"{key} = {json.dumps(value, ensure_ascii=False)}\n" for key, value in rows.items() if value is not None
    )


WRONG = {
    "no TOML": ("[metadata\n", "cú pháp TOML"),
    "unknown table": ("[metdata]\n", "metdata"),
    "unknown metadata": ("[metadata]\nprovnce = 'x'\n", "provnce"),
    "metadata of a wrong type": ("[metadata]\nprovince = 3\n", "province"),
    "no date": ("[metadata]\ndate = '10/4/2020'\n", "năm-tháng-ngày"),
    "unknown key": (entry(befor="x"), "befor"),
    "no reason": (entry(reason=None), "reason"),
    "line as text": (entry(line="2"), "line"),
    "line true": (
        "[[correction]]\nline = true\nbefore = 'x'\nafter = 'y'\ndecision = 'accept'\nreason = 'r'\nby = 'b'\n",
        "line",
    ),
    "empty before": (entry(before=""), "before"),
    "no such decision": (entry(decision="maybe"), "maybe"),
    "single table": ("[correction]\nline = 1\n", "[[correction]]"),
}


@pytest.mark.parametrize("case", WRONG, ids=str)
def test_decisions_that_cannot_be_meant_are_refused(tmp_path: Path, case: str) -> None:
    toml, words = WRONG[case]
    with pytest.raises(Refusal) as refused:
        read_all(project(tmp_path, van_ban__txt=TEXT, van_ban__toml=toml))
    assert words in str(refused.value)
    assert refused.value.place == "source_texts/van-ban.toml"


def test_decisions_without_their_text_are_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match=r"không có văn bản khac\.txt"):
        read_all(project(tmp_path, van_ban__txt=TEXT, khac__toml=""))


def test_decisions_are_read_in_order(tmp_path: Path) -> None:
    toml = (
        "[metadata]\nprovince = 'Thái Bình'\n"
        + entry()
        + entry(line=1, before="Khoa học\nĐiều", after="Khoa học Điều", decision="reject")
    )
    (source,) = read_all(project(tmp_path, van_ban__txt=TEXT, van_ban__toml=toml))
    assert source.decisions.metadata == (("province", "Thái Bình"),)
    assert [(d.entry, d.accepted, d.before) for d in source.decisions.corrections] == [
        (1, True, "Tài chính"),
        (2, False, "Khoa học\nĐiều"),
    ]


@pytest.mark.parametrize("written", ["2020-04-10", "'2020-04-10'"])
def test_a_date_may_be_written_as_text_or_as_a_date(tmp_path: Path, written: str) -> None:
    (source,) = read_all(project(tmp_path, van_ban__txt=TEXT, van_ban__toml=f"[metadata]\ndate = {written}\n"))
    assert source.decisions.metadata == (("date", "2020-04-10"),)


def test_a_name_that_no_text_has_is_answered_with_those_that_are_near() -> None:
    known = [*(f"nghi-dinh-{n}-nd-cp-2020" for n in range(10, 60)), "cong-van-2739-vpcp-dmdn-2019"]
    with pytest.raises(Refusal, match=r"chọn một trong: cong-van-2739-vpcp-dmdn-2019$"):
        chosen_slugs(["cong-van-2739"], known)
    with pytest.raises(Refusal, match=r"nghi-dinh-10-.*nghi-dinh-19-nd-cp-2020 … \(51 văn bản\)"):
        chosen_slugs(["x"], known)
