"""Paragraph lines: line ends of a text in which a line is a paragraph.

Enters: a pair of lines. Leaves: the rule by which they are one line, "" when they are two. Only a page's end, a bold
title set over two lines or the narrow column of a web page cuts such a line, and words alone say so.
"""

from __future__ import annotations

import re

from ..line_facts import ARTICLE
from ..rows import Row
from .pairs import (
    MARKS_BEHIND,
    Pair,
    cuts_a_name,
    cuts_a_number,
    cuts_a_place,
    cuts_a_sign,
    goes_on_behind_semicolon,
    never_ends,
)

LEAST = 40  # letters: what is shorter is a cell, a title or an item


def are_two(a: Row, b: Row) -> bool:
    """Is it plain that the second line goes on from none? The first is closed, and the second begins neither small nor
    with a mark that nothing begins with: no rule here joins such lines, and they are most.
    """
    return a.facts.closed and not (b.facts.small or b.text.startswith(MARKS_BEHIND))


def rule(pair: Pair) -> str:
    """By which rule the lines are one."""
    a, b = pair.a, pair.b
    if a.sheet < b.sheet or b.gap:
        return "page-break" if is_page_break(pair) else ""
    if _is_title_wrap(pair):
        return "title-wrap"
    return "line-cut" if _is_cut(pair) else ""


def is_page_break(pair: Pair) -> bool:
    """Does a sentence go on below blank lines or a page's end?"""
    a, b = pair.a, pair.b
    if cuts_a_sign(a, b) and not a.facts.closed:
        return True
    if a.facts.closed or b.facts.marker or b.facts.authority or a.facts.capitals != b.facts.capitals:
        return False
    if ARTICLE.match(a.text) and a.facts.hanging_word and b.facts.small:
        return True  # short as it is
    if pair.length >= LEAST and (a.facts.hanging_word or (not a.facts.capitals and b.facts.small)):
        return True
    return cuts_a_name(a, b)


def _is_title_wrap(pair: Pair) -> bool:
    """One bold span over two lines, or two bold lines of one title; never a post and its holder."""
    a, b = pair.a, pair.b
    if not (a.flags.bold and b.flags.bold) or b.facts.marker or a.facts.authority or a.facts.closed:
        return False
    if a.facts.type or (a.facts.capitals and not b.facts.capitals):
        return False
    return a.flags.runs_on or not (a.facts.capitals or b.facts.capitals)


_WORD_END = re.compile(r"[\w,)]$")
_CELL = re.compile(r"\S+(?:\s\S+)?$")  # a word or two
_CELL_WORDS = 3  # “1. Sửa đổi, bổ sung một số khoản của / Điều 23 như sau:” is no cell


def _is_cut(pair: Pair) -> bool:
    """A sentence or the title of an article that was cut in two where nothing ends."""
    a, b = pair.a, pair.b
    if goes_on_behind_semicolon(pair):
        return True
    if a.facts.closed or a.facts.begins_apart or b.facts.begins_apart or a.facts.capitals != b.facts.capitals:
        return False
    if _is_cut_in_two(a, b):
        return True
    titled = bool(ARTICLE.match(a.text.lstrip('“"'))) and b.facts.small
    if b.facts.marker or (len(a.text) < LEAST and not (titled or _is_numbered_line(pair))):
        return False
    return never_ends(a, b) or _small_goes_on(pair, titled)


def _is_cut_in_two(a: Row, b: Row) -> bool:
    """Is a sign, a place, a number or a name cut? A name ends the short lines of a head, too."""
    return (
        cuts_a_sign(a, b) or cuts_a_place(a, b) or cuts_a_number(a, b) or (len(a.text) >= LEAST and cuts_a_name(a, b))
    )


def _is_numbered_line(pair: Pair) -> bool:
    """A line with a label, of more words than a cell has, that cannot end where it does."""
    return pair.a.facts.marker and never_ends(pair.a, pair.b) and pair.a.text.count(" ") > _CELL_WORDS


def _small_goes_on(pair: Pair, titled: bool) -> bool:
    """A small letter below a line that ends with a word; a word or two may be a cell of a table, but not below a
    numbered line or the title of an article.
    """
    a, b = pair.a, pair.b
    cell = _CELL.fullmatch(b.text) and not (b.facts.closed or titled or a.facts.marker)
    return b.facts.small and bool(_WORD_END.search(a.text)) and not cell
