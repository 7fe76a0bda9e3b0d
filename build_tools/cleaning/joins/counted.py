"""Counted: line ends of a text that a program wrapped at so many letters, as mail and plain-text converters do.

Enters: a pair of lines with the measure of their page, in letters. Leaves: the rule by which they are one line, "" when
they are two. A line is exactly as long as it can be: where the next word would have fitted a paragraph ends, and only
words say otherwise; where it would not, the sentence goes on unless the next line begins a paragraph by its own words.
The cues are a table and asked in its order; the first that speaks decides.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from ...office.attachments import TO_FILL_IN
from ...office.patterns import compiled
from ..line_facts import ARTICLE
from . import paragraph_lines, wrapped
from .pairs import Pair

_REST = 0.3  # of a line: so short is the rest of a sentence, and no sentence below a title
_ENDS_BLANK = re.compile(rf"(?:{TO_FILL_IN.pattern})\W*$")
_NUMBERED_WORDS = compiled(r"[‹U›][‹L›]+(?: [‹L›]+){0,2} \d{1,2}\s?[:.]\s")  # “Ví dụ 1: …”, “Bước 2. …”
_ASIDE = compiled(r"\([‹L›]")
_IN_BRACKETS = re.compile(r"\(\d{1,3}\)\s\w")  # “trong thời hạn một / (01) năm”
_LAST_OF_BRACKET = re.compile(r"[\da-zđ]{1,4}\)[.,;:]?")  # “… (xem Phụ lục / 3).”
_CLOSES = re.compile(r"[^()]{0,40}\)")


def rule(pair: Pair) -> str:
    """By which rule the lines are one."""
    if pair.b.gap and not pair.seam:
        return "page-break" if wrapped.goes_on_below_a_gap(pair) else ""
    if _is_set_in(pair):
        return ""
    if pair.filled <= 1.0:
        return paragraph_lines.rule(pair) or ("line-wrap" if _hangs_nearly_full(pair) else "")
    said = next((said for _, cue in CUES if (said := cue(pair)) is not None), True)
    return ("page-break" if pair.seam else "line-wrap") if said else ""


def _is_set_in(pair: Pair) -> bool:
    """Does the second line begin a paragraph, in a text that sets their first lines in?"""
    return bool(pair.page and pair.page.indent and pair.b.indent >= pair.page.indent)


def at_the_margin(pair: Pair) -> bool | None:
    """In a text that sets the first lines of paragraphs in, a line that is not set in goes on."""
    alone = pair.a.facts.capitals or wrapped.in_capitals(pair.b) or pair.b.facts.marker
    return True if pair.page and pair.page.indent and not alone else None


def _hangs_nearly_full(pair: Pair) -> bool:
    """A line wrapped by hand: it ends with a word that goes on where a word or two would have fitted."""
    apart = pair.b.facts.marker or pair.b.facts.begins_apart or pair.b.facts.capitals
    return pair.own > wrapped.NEARLY and not apart and not pair.a.facts.closed and wrapped.hangs_on(pair)


def goes_on_in_its_zone(pair: Pair) -> bool:
    """Does a cell, a recipient or a post go on, where else no line is joined? A small letter below a full line does."""
    if not (pair.page and pair.page.letters) or pair.a.said or pair.b.said or pair.b.gap:
        return False
    ended = pair.a.facts.closed and not pair.a.text.endswith("…")
    if pair.filled <= 1.0 or ended or pair.a.flags.table or pair.b.flags.table:
        return False
    begins = pair.b.facts.small or _ASIDE.match(pair.b.text) is not None
    return bool(_brackets(pair)) or (begins and not pair.b.facts.marker)


def _brackets(pair: Pair) -> bool | None:
    """“(ô số 7a, Phụ lục / 1).”: what looks like a label closes a bracket that the line before opens."""
    a, b = pair.a.text, pair.b.text
    return True if a.rfind("(") > a.rfind(")") and _CLOSES.match(b) else None


def _label_next(pair: Pair) -> bool | None:
    a, b = pair.a, pair.b
    if not b.facts.marker:
        return None
    if _LAST_OF_BRACKET.fullmatch(b.text):
        return not a.facts.closed
    figure = _IN_BRACKETS.match(b.text) and b.text[b.text.index(")") + 2].islower()
    return not a.facts.closed and bool(figure or wrapped.goes_on_in_marker(a, b))


def _capitals(pair: Pair) -> bool | None:
    a, b = pair.a, pair.b
    if a.facts.capitals and not a.facts.closed:
        return b.facts.small or b.text.split(None, 1)[0].isupper()
    return a.text.split()[-1].isupper() if wrapped.in_capitals(b) else None


def _small_letter_next(pair: Pair) -> bool | None:
    return True if pair.b.facts.small or (_ASIDE.match(pair.b.text) and not pair.a.facts.closed) else None


def _ended(pair: Pair) -> bool | None:
    return wrapped.new_sentence(pair) if pair.a.facts.closed else None


def _numbered_words(pair: Pair) -> bool | None:
    return False if _NUMBERED_WORDS.match(pair.b.text) and not wrapped.hangs_on(pair) else None


def _first_sentence(pair: Pair) -> bool | None:
    """The first sentence below a title that fills its line; the end of a title is short and has no end mark."""
    if not ARTICLE.match(pair.a.text) or wrapped.hangs_on(pair):
        return None
    if pair.b.facts.closed and pair.page and pair.page.share(pair.b) < _REST:
        return None  # “Điều 87. Chủ tịch nước do Quốc hội bầu trong số đại biểu / Quốc hội.”
    return False if pair.b.facts.closed or (pair.page and pair.page.share(pair.b) > wrapped.WIDE) else None


def _blank_to_fill(pair: Pair) -> bool | None:
    return False if _ENDS_BLANK.search(pair.a.text) else None


CUES: tuple[tuple[str, Callable[[Pair], bool | None]], ...] = (
    ("a label, a type or an authority stands alone", wrapped.frame),
    ("a sign, a place or a name is cut in two", wrapped.cut_in_two),
    ("a bracket goes on to its end", _brackets),
    ("what looks like a label may be inside a sentence", _label_next),
    ("capitals go on in capitals", _capitals),
    ("a line that is not set in goes on", at_the_margin),
    ("a small letter goes on", _small_letter_next),
    ("words with a number begin a paragraph", _numbered_words),
    ("an end mark ends", _ended),
    ("a title ends before the first sentence", _first_sentence),
    ("a blank to be filled in ends", _blank_to_fill),
)
