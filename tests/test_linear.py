"""Twice the text costs at most three times the time, in every stage: what a hostile or a damaged file can hold in one
line, or in thousands of short ones.

Measured is the time of this process for a text and for one twice as long, the best of up to three tries each, and
compared is one with the other: no limit in seconds, so that a slow machine fails nothing. At night (`make nightly`) the
lines are of 200 KB.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

import pytest
from development.stages import Result, resolve, source_of
from hypothesis import settings
from random_texts import NIGHTLY

from build_tools import citations, cleaning, structure

# What stands over and over again in one line.
WORDS = (
    "và ", "số ", "của ", "theo quy định tại ", "hoà hòa ", "việc ", "a b ", "Nghị quyết về a a a ", "Luật Đất đai và ",
    "Luật Đất đai, ", "Luật ", "Bộ luật Dân sự năm 2015 ", "1/NĐ-CP ", "46/NQ-CP ",
    "theo Nghị định số 12/2013/NĐ-CP ",  # without “theo” its first 4,000 letters are a head, in which nothing is cited
    "ngày 1 tháng 2 năm 2003 ", "ban hành kèm theo ", "(sau đây gọi là ",
    "Luật sửa đổi, bổ sung một số điều của ",
    "Chương trình ",
    "khoản 2 ", "sửa đổi, bổ sung ", "Kế hoạch này ", "các điểm a, b và c khoản 1 ", "khoản 1 Điều 2 ", "Điều 1, ",
    "Điều 1. A ", "1. ", "a) ", "1.1 ", "Chương I ", "PHỤ LỤC I ", "Mẫu số 01 ", "QUYẾT ĐỊNH ", "CHÍNH PHỦ ", "TM. ",
    "KT. BỘ TRƯỞNG ", "Nơi nhận: ", "Lê Văn An ", "Hà Nội, ngày ", "CÔNG BÁO/Số 1/Ngày 2 ", "giai đoạn 2011-2020 ", "A",
    "a", "Ð", "a\u0301", "1", "1 ",
)  # fmt: skip
MARKS = (
    ".", ". ", "…", "… ", "_", "__a__", "-", "- ", "– ", "*", "* ", "**a** ", "\t", "a\t", "a   ", "\u00a0", "\u00a0x",
    "[", "[a ", "[1] ", "[a](b) ", "(", "((a) ", "{", "<", "<b>", "&amp;", "\\*", "|", "| a ", "“", "” “", "“a” ", "\"",
    "«", "/", "/ ", "#", "+ ", ", ", ": ", "□ ", "\x00", "\u200b", "`", "²", "http://a.b/", "www.",
)  # fmt: skip
# What stands before it, so that it is read as body, title, issuer, list of recipients, signature, table, quotation.
PLACES = (
    "",
    "Điều 1. ",
    "QUYẾT ĐỊNH\nVề việc ",
    "ỦY BAN NHÂN DÂN ",
    "Điều 1. A\n\nNơi nhận:\n- ",
    "Điều 1. A\n\nTM. ỦY BAN ",
    "| ",
    "“",
    "PHỤ LỤC ",
)
# What stands on thousands of lines of its own.
LINES = (
    "a", "Điều 1. A", "1. A", "a) A;", "- A;", "+ A", "I. A", "A", "AN BÌNH", "và", "1", "Lê Văn An", "TM. ỦY BAN",
    "Nơi nhận:", "- Lưu: VT.", "PHỤ LỤC I", "| a | b |", "a   b   c", "“Điều 1. A", "“a”", "như sau:", "Căn cứ Luật A;",
    "Luật Đất đai;", "Nghị định số 12/2013/NĐ-CP;", "[1] Ghi chú", "Chương I", "QUYẾT ĐỊNH",
    "CÔNG BÁO/Số 1/Ngày 1-2-2020",
)  # fmt: skip

LENGTH, MOST = (100_000 if settings.get_current_profile_name() == NIGHTLY else 8_000), 3.0
LEAST = 0.02  # seconds: what costs less tells nothing


def _clean(result: Result) -> None:
    assert result.source
    result.clean = cleaning.clean(result.source)


def _structure(result: Result) -> None:
    assert result.clean
    result.document = structure.parse(result.clean)


def _finding(result: Result) -> None:
    assert result.document
    result.mentions = citations.find(result.document)


def _resolving(result: Result) -> None:
    resolve([result])


STAGES: tuple[Callable[[Result], None], ...] = (_clean, _structure, _finding, _resolving)


def seconds(text: str) -> dict[str, float]:
    """What each stage costs."""
    result, spent = Result("vi-du", source_of(text)), {}
    gc.disable()  # it comes by turns, and to the longer text more likely
    for stage in STAGES:
        start = time.process_time()
        stage(result)
        spent[stage.__name__] = time.process_time() - start
    gc.enable()
    assert not result.failure
    return spent


def too_dear(once: str, twice: str) -> dict[str, float]:
    """The stages in which the longer text costs more than it may, each with how many times as much it costs."""
    short, long = seconds(once), seconds(twice)
    for _ in range(9):  # the bound stays; on a machine that is busy with something else it needs more tries to be seen
        if not _dear(short, long):
            break
        short = {name: min(best, now) for (name, best), now in zip(short.items(), seconds(once).values(), strict=True)}
        long = {name: min(best, now) for (name, best), now in zip(long.items(), seconds(twice).values(), strict=True)}
    return _dear(short, long)


def _dear(short: dict[str, float], long: dict[str, float]) -> dict[str, float]:
    ratios = {name: round(spent / max(short[name], 1e-9), 1) for name, spent in long.items() if spent > LEAST}
    return {name: ratio for name, ratio in ratios.items() if ratio > MOST}


@pytest.mark.parametrize("words", [*WORDS, *MARKS], ids=repr)
def test_a_line_costs_its_length(words: str) -> None:
    text = words * (LENGTH // len(words))
    assert too_dear(text, text + text) == {}


@pytest.mark.parametrize("place", PLACES[1:], ids=repr)
@pytest.mark.parametrize(
    "words",
    ["và ", "a b ", ". ", "…", "[a ", "A ", "\u00a0x", "1/NĐ-CP, ", "theo Nghị định số 12/2013/NĐ-CP ", "“a "],
    ids=repr,
)
def test_a_line_costs_its_length_wherever_it_stands(place: str, words: str) -> None:
    text = words * (LENGTH // len(words))
    assert too_dear(place + text, place + text + text) == {}


@pytest.mark.parametrize("line", LINES, ids=repr)
def test_lines_cost_their_number(line: str) -> None:
    text = f"{line}\n" * (LENGTH // 10)
    assert too_dear(text, text + text) == {}
