"""The desk without a browser: who may come in, what is open, what each deed writes, and that it can be undone."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from desks import BESIDE, HOST, asked, collection, desk, entries, file

from build_tools import cleaning, reading
from build_tools.desk import Desk


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return collection(tmp_path)


@pytest.fixture
def one(root: Path) -> Desk:
    return desk(root)


def state(one: Desk) -> dict[str, Any]:
    status, found = asked(one, f"{one.path}thu/state.json")
    assert status == "200 OK"
    return dict(found)


def do(one: Desk, **said: Any) -> str:
    status, answer = asked(one, f"{one.path}thu/", {"by": "Nguyễn Văn An", **said})
    return str(answer["said"] if status == "200 OK" else answer["refused"])


def open_(one: Desk, code: str) -> list[dict[str, Any]]:
    return [waiting for waiting in state(one)["open"] if waiting["code"] == code]


def shown(root: Path) -> str:
    source = reading.read(root / "source_texts/thu.txt", root)
    return "\n".join(line.passage.text for line in cleaning.clean(source).lines)


ACCEPT = {"deed": "accept", "by": "x"}


@pytest.mark.parametrize(
    "other",
    [
        {"HTTP_ORIGIN": "http://evil.example"},
        {"HTTP_ORIGIN": "null"},
        {"HTTP_ORIGIN": ""},
        {"HTTP_ORIGIN": "http://127.0.0.1:8001"},
        {"HTTP_ORIGIN": "https://127.0.0.1:8000"},
        {"HTTP_X_VANBAN_TOKEN": ""},
        {"HTTP_X_VANBAN_TOKEN": "x"},
        {"HTTP_SEC_FETCH_SITE": "cross-site"},
        {"HTTP_SEC_FETCH_SITE": "same-site"},
        {"CONTENT_TYPE": "text/plain"},
        {"CONTENT_TYPE": "application/x-www-form-urlencoded"},
        {"CONTENT_LENGTH": "99999999"},
        {"CONTENT_LENGTH": "-1"},
        {"REQUEST_METHOD": "PUT"},
        {"HTTP_HOST": "evil.example:8000", "HTTP_ORIGIN": "http://evil.example:8000"},
        {"HTTP_HOST": "127.0.0.1.evil.example", "HTTP_ORIGIN": "http://127.0.0.1.evil.example"},
    ],
    ids=str,
)
def test_what_our_own_page_has_not_sent_changes_nothing(root: Path, one: Desk, other: dict[str, str]) -> None:
    waiting = open_(one, "orphan-word")[0]
    status, _ = asked(one, f"{one.path}thu/", ACCEPT | {"id": waiting["id"]}, **other)
    assert status in ("403 Forbidden", "405 Method Not Allowed")
    assert file(root) == BESIDE
    assert asked(one, f"{one.path}thu/", ACCEPT | {"id": waiting["id"]})[0] == "200 OK", "our own page may"


@pytest.mark.parametrize("path", ["/duyet/", "/duyet/x/thu/", "/duyet//thu/", "/duyet/thu/state.json"])
def test_without_the_token_nobody_comes_in(root: Path, one: Desk, path: str) -> None:
    assert asked(one, path)[0] == "403 Forbidden"
    assert asked(one, path, ACCEPT)[0] == "403 Forbidden"
    assert asked(one, one.path, HTTP_HOST="evil.example")[0] == "403 Forbidden"
    assert file(root) == BESIDE


def test_two_desks_have_two_tokens_and_all_else_is_the_sites(root: Path, one: Desk) -> None:
    assert desk(root).token != one.token
    assert len(one.token) >= 32
    assert asked(one, "/van-ban/thu/") == ("200 OK", "the site")
    assert HOST.startswith("127.")


@pytest.mark.parametrize("path", ["../khac", "thu/../../x", "thu/trang/9.png", "thu/trang/-1.png", "khac/goc", "tep/x"])
def test_nothing_beside_the_texts_and_their_originals_is_given_out(one: Desk, path: str) -> None:
    assert asked(one, f"{one.path}{path}")[0] in ("404 Not Found", "409 Conflict")


def test_the_pages_the_original_and_its_pictures_are_there(one: Desk) -> None:
    status, words = asked(one, one.path)
    assert status == "200 OK"
    assert words.index('href="thu/"') < words.index('href="khac/"'), "a draft stands first"
    for path, begins in (
        ("thu/", "<!doctype"),
        ("thu/goc", "%PDF"),
        ("thu/trang/2.png", "\ufffdPNG"),
        ("tep/desk.js", "//"),
    ):
        status, words = asked(one, f"{one.path}{path}")
        assert (status, words.startswith(begins)) == ("200 OK", True)


def test_a_page_says_of_how_many_pages_of_the_original_there_are_pictures(one: Desk) -> None:
    told = {slug: asked(one, f"{one.path}{slug}/")[1] for slug in ("thu", "khac")}
    assert {slug: re.findall(r'data-pages="(\d+)"', words) for slug, words in told.items()} == {
        "thu": ["2"],
        "khac": ["0"],
    }


def test_what_is_open_stands_at_its_words(one: Desk) -> None:
    found = state(one)
    open_here = {
        (waiting["kind"], waiting["before"]): (found["pieces"][waiting["piece"]]["text"], waiting["page"])
        for waiting in found["open"]
        if waiting["piece"] >= 0
    }
    assert "coi đây là một là một" in open_here["proposal", "là một là một"][0]
    assert open_here["doubt", "biền"][1] == 2
    assert found["pieces"][0]["page"] == 1
    assert "dieu-1" in [piece["unit"] for piece in found["pieces"]]
    assert all(piece["last"] - piece["first"] == len(piece["text"]) for piece in found["pieces"])
    assert sorted(found["order"]) == list(range(len(found["open"])))


def test_a_doubt_is_shown_where_it_stands_on_the_original(root: Path, one: Desk) -> None:
    (before,) = open_(one, "reading-doubt")
    path = root / "source_texts/thu.toml"
    said = path.read_text(encoding="utf-8")
    path.write_text(said + "page = 1\nbox = [0.1, 0.75, 0.3, 0.8]\n", encoding="utf-8")
    (doubt,) = open_(one, "reading-doubt")
    assert (before["page"], doubt["page"], doubt["down"]) == (2, 1, 0.75)


def test_accepted_rejected_and_all_alike_in_one_go(root: Path, one: Desk) -> None:
    first, second = open_(one, "orphan-word")
    assert (first["alike"], first["after"]) == (2, "tiến")
    assert "2 chỗ" in do(one, deed="accept", id=first["id"], alike=True)
    assert [(e["before"], e["after"], e["decision"], e["by"]) for e in entries(root)] == [
        ("tiên", "tiến", "accept", "Nguyễn Văn An")
    ] * 2
    (twice,) = open_(one, "repeated-phrase")
    assert "lý do" in do(one, deed="reject", id=twice["id"], reason=" "), "a rejection has a reason of its own"
    do(one, deed="reject", id=twice["id"], reason="đúng như in")
    assert [w for w in state(one)["open"] if w["kind"] == "proposal"] == []
    assert "quyết định" in do(one, deed="accept", id=second["id"]), "what is decided is open no more"
    assert "ứng dụng tiến bộ" in shown(root)
    assert "cải tiến quy" in shown(root)
    assert "là một là một" in shown(root)
    assert file(root).startswith(BESIDE.rstrip()), "comments and order stay"


def test_a_doubted_word_is_read_as_a_person_says(root: Path, one: Desk) -> None:
    (doubt,) = open_(one, "reading-doubt")
    assert doubt["readings"] == ["biển", "biến"]
    assert "lý do" in do(one, deed="accept", id=doubt["id"], after="biển")
    do(one, deed="accept", id=doubt["id"], after="biển", reason="đã so bản gốc")
    assert "rừng và biển" in shown(root)
    assert open_(one, "reading-doubt") == []


def test_a_finding_is_marked_as_seen_with_a_reason(root: Path, one: Desk) -> None:
    (gap,) = open_(one, "numbering-gap")
    assert "lý do" in do(one, deed="seen", id=gap["id"])
    do(one, deed="seen", id=gap["id"], reason="bản gốc không có khoản 3")
    (entry,) = entries(root, "seen")
    assert (entry["code"], entry["reason"], entry["line"]) == ("numbering-gap", "bản gốc không có khoản 3", 9)
    assert open_(one, "numbering-gap") == []


def test_a_line_is_said_to_be_what_it_is(root: Path, one: Desk) -> None:
    piece = next(p for p in state(one)["pieces"] if p["text"].startswith("4. Quy chế"))
    assert "tải lại" in do(one, deed="line", start=piece["start"], reason="x", **{"is": "song"})
    do(one, deed="line", start=piece["start"], reason="không phải khoản", **{"is": "no-label"})
    assert [(e["line"], e["before"], e["is"]) for e in entries(root, "line")] == [
        (9, "4. Quy chế của tỉnh", "no-label")
    ]
    assert "dieu-1-khoan-4" not in [p["unit"] for p in state(one)["pieces"]]


def test_words_are_edited_as_the_command_does_it(root: Path, one: Desk) -> None:
    piece = next(p for p in state(one)["pieces"] if "địa ban" in p["text"])
    said = {"deed": "edit", "start": piece["start"], "was": piece["text"], "reason": "theo bản gốc"}
    assert "không có gì đổi" in do(one, now=piece["text"], **said)
    now = piece["text"].replace("địa ban", "địa bàn").replace("biền", "biển")
    assert "“ban” → “bàn”" in do(one, now=now, **said)
    assert [(e["before"], e["after"]) for e in entries(root)] == [("ban", "bàn"), ("biền", "biển")]
    assert now in shown(root)
    assert "vừa đổi" in do(one, now=now, **said), "the page is older than the text"


def test_two_lines_are_joined_and_one_is_parted(root: Path, one: Desk) -> None:
    pieces = state(one)["pieces"]
    n = next(n for n, p in enumerate(pieces) if p["text"].startswith("4."))
    above = pieces[n - 1]
    was = above["text"] + pieces[n]["gap"] + pieces[n]["text"]
    do(one, deed="edit", start=above["start"], was=was, now=was.replace("\n", " "), reason="một đoạn")
    assert "biền. 4. Quy chế" in shown(root)
    do(one, deed="undo")
    assert file(root) == BESIDE


def test_each_deed_can_be_undone_to_the_letter(root: Path, one: Desk) -> None:
    files = [file(root)]
    (gap,), (twice,) = open_(one, "numbering-gap"), open_(one, "repeated-phrase")
    piece = state(one)["pieces"][0]
    for said in (
        {"deed": "seen", "id": gap["id"], "reason": "đúng"},
        {"deed": "reject", "id": twice["id"], "reason": "đúng"},
        {"deed": "accept", "id": open_(one, "orphan-word")[0]["id"]},
        {"deed": "line", "start": piece["start"], "is": "text", "reason": "đúng"},
        {"deed": "finish"},
    ):
        do(one, **said)
        files.append(file(root))
    assert len(set(files)) == len(files)
    for before in reversed(files[:-1]):
        assert do(one, deed="undo") == "Đã hoàn tác."
        assert file(root) == before
    assert "không còn gì" in do(one, deed="undo")


def test_what_others_wrote_since_stays_when_a_deed_is_undone(root: Path, one: Desk) -> None:
    (twice,) = open_(one, "repeated-phrase")
    do(one, deed="reject", id=twice["id"], reason="đúng")
    path = root / "source_texts/thu.toml"
    path.write_text(file(root) + "\n# ghi thêm ở nơi khác\n", encoding="utf-8")
    do(one, deed="undo")
    assert entries(root) == []
    assert "# ghi thêm ở nơi khác" in file(root)
    assert file(root).startswith("# Ghi chú của người biên tập")


def test_a_text_that_was_gone_through_is_a_draft_no_more(root: Path, one: Desk) -> None:
    do(one, deed="finish")
    decisions = reading.read(root / "source_texts/thu.txt", root).decisions
    assert (decisions.state, decisions.reviewed_by, bool(decisions.reviewed_on)) == ("reviewed", "Nguyễn Văn An", True)
    assert "# chưa xong" in file(root)
    assert decisions.metadata == (("province", "Thái Bình"),)


def test_line_ends_stay_as_they_are(root: Path, one: Desk) -> None:
    path = root / "source_texts/thu.toml"
    before = BESIDE.replace("\n", "\r\n").encode()
    path.write_bytes(before)
    (twice,) = open_(one, "repeated-phrase")
    do(one, deed="reject", id=twice["id"], reason="đúng")
    do(one, deed="finish")
    after = path.read_bytes()
    assert (after.count(b"\n"), after.count(b"\r")) == (after.count(b"\r\n"),) * 2
    do(one, deed="undo")
    do(one, deed="undo")
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "said", [{}, {"deed": "accept"}, {"deed": "accept", "id": 3}, {"deed": 5}, [], "x", {"deed": "edit", "start": "0"}]
)
def test_what_is_not_understood_changes_nothing(root: Path, one: Desk, said: Any) -> None:
    assert asked(one, f"{one.path}thu/", said)[0] in ("409 Conflict", "400 Bad Request")
    assert file(root) == BESIDE
