"""Doubts about single letters: those of another alphabet among Latin ones, and those that stand where a figure was
printed.

Enters: lines, each with the place where it begins. Leaves: findings. The eye reads them as what they look like; no
search finds the word, and a sign that holds one leads nowhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import TypeAlias

from ..findings import finding
from ..model import Finding, Passage
from ..office.patterns import compiled
from ..passages import raw_span
from .characters import SYMBOLS

Span = Callable[[int, int], tuple[int, int]]  # positions in the passage → raw offsets
Line: TypeAlias = tuple[int, str]  # where it begins, and its words


def findings(lines: Iterable[Line], span: Span) -> Iterator[Finding]:
    """All doubts about the letters of these lines."""
    lines = tuple(lines)
    foreign = [line for line in lines if _FOREIGN.search(line[1])]
    yield from _alike(foreign, span)
    yield from _others(foreign, span)
    yield from _digits(lines, span)
    yield from _signs_without_marks(lines, span)


def of_note(passage: Passage) -> Iterator[Finding]:
    """What may be misread in a note, which is no row of the text any more."""
    yield from findings([(0, passage.text)], partial(raw_span, passage))


# ------------------------------------------------------------------ other alphabets

# By alphabet: which letters are told, all its letters, and which of them are told also when they stand alone.
_ALIKE = {
    "Kirin": (re.compile("[\u0400-\u04ff]"), re.compile("[\u0400-\u04ff]+"), "асеорхАВСЕНКМОРТХ"),
    "Hy Lạp": (re.compile("[ΑΒΕΖΗΙΚΜΝΟΡΤΥΧονι]"), re.compile("[\u0370-\u03ff]+"), ""),
}
_WORD = re.compile(r"[^\W\d_]+")


def _alike(lines: Iterable[Line], span: Span) -> Iterator[Finding]:
    """“TT-BТС”: Cyrillic or Greek letters in a word that has Latin ones, too."""
    for start, text in lines:
        for alphabet, (letters, every, alone) in _ALIKE.items() if not text.isascii() else ():
            for word in _WORD.finditer(text) if letters.search(text) else ():
                mixed = not every.fullmatch(word[0]) or (len(word[0]) == 1 and word[0] in alone)
                if mixed and letters.search(word[0]):
                    told = f"“{word[0]}” có chữ cái {alphabet} trông như chữ Latinh."
                    yield finding("letter-foreign", *span(start + word.start(), start + word.end()), told)


# Letters of writings that no Vietnamese text is set in, and figures as wide as those letters.
_WRITINGS = "\u0590-\u0dff\u0e00-\u109f\u2e80-\u9fff\uac00-\ud7af\uff01-\uff5e"
_OTHER = re.compile(f"[{_WRITINGS}]+")
_MARKS = "".join(sorted(set(SYMBOLS.values()) - {"-", "→"}))
_MARK_FOR_A_LETTER = re.compile(f"[{_MARKS}]")
_FOREIGN = re.compile(f"[\u0370-\u04ff{_WRITINGS}{_MARKS}]")  # without one of these a line holds no such letter
_LATIN = re.compile("[A-Za-z]")
_LOST = re.compile(rf"\w*(?<=[^\W\d_]){_MARK_FOR_A_LETTER.pattern}(?=[^\W\d_])\w*")


def _others(lines: Iterable[Line], span: Span) -> Iterator[Finding]:
    """Letters of another writing in the middle of Vietnamese words, and a mark in the middle of one."""
    for start, text in lines:
        if text.isascii():
            continue
        for word in _OTHER.finditer(text) if _LATIN.search(text) else ():
            told = f"“{word[0]}” là chữ của một bảng chữ khác giữa lời tiếng Việt."
            yield finding("letter-foreign", *span(start + word.start(), start + word.end()), told)
        for word in _LOST.finditer(text) if _MARK_FOR_A_LETTER.search(text) else ():
            told = f"“{word[0]}”: một chữ cái đã mất, ở đó là một dấu."
            yield finding("mark-unread", *span(start + word.start(), start + word.end()), told)


# ------------------------------------------------------------------ figures

# A letter that looks like a figure, among figures, where only figures may stand.
_MIXED = re.compile(r"[oOlISZB](?:\.?\d|(?<=\d.)|(?<=\d\..)|(?<=iều .)|(?<=hoản .)|(?<=/QH.))")
_FIGURES = r"(?=[\doOlI]*\d)(?=\d*[oOlI])[\doOlI]"
_MISREAD = compiled(
    rf"""
      (?<![\w/]) {_FIGURES}+ (?=\s?/\s?(?:[\doOlI]{{4}}\s?/\s?)?[‹U›]{{2}})     # the number of a sign
    | (?<![\w/]) (?:\d+[SZ]\d*|\d+B\d+|[SZ]\d+) (?=/(?:19|20)\d\d/[‹U›]{{2}})
    | (?<=/) {_FIGURES}{{4}} (?=\s?/\s?[‹U›]{{2}})                               # its year
    | (?<=/QH) (?=\d?[lIO]) [\dlIO]{{2}} (?!\w)                                 # the term of the Assembly
    | (?<=ngày\s) {_FIGURES}{{1,2}} (?=\s?(?:/|-|tháng\b))
    | (?<=ngày\s) (?:\d[SZB]|[SZB]\d) (?=\s?(?:/\d|tháng\b))
    | (?<=tháng\s) {_FIGURES}{{1,2}} (?!\w)
    | (?<=năm\s) {_FIGURES}{{4}} (?!\w)
    | (?<=iều\s) {_FIGURES}{{2,3}} (?!\w)                                      # of an article
    | (?<=^Điều\s) [lO] (?=\s?[.:]\s)
    | (?<=iều\s) l (?=\s(?:của|này|‹normative›)\b)
    | (?<=hoản\s) {_FIGURES}{{2}} (?!\w)
    | (?<=hoản\s) [lI] (?=\s(?:Điều|và|của)\s)
    | ^ (?=[.oOlI]*\d) (?=[\d.]*[oOlI]) [\doOlI]{{1,2}} (?:\.[\doOlI]{{1,2}})* (?=[.)](?:\s|$))  # of a clause
    | (?<![\w.,]) \d[\d.,]* [oO] [\doO.,]* (?=\s?%|\s?(?:triệu|tỷ|đồng|ngày|tháng|năm)\b)
    | (?<![\w.,]) (?=[\d.]*[oO]) \d{{1,3}} (?:\.[\doO]{{3}})+ (?!\w)               # 1.0O0.000
    | (?<![\w.,/-]) [lIO]\d{{1,2}} (?:\.\d{{3}})+ (?!\w)                        # I5.000.000
    """,
    re.VERBOSE,
)


_INSERTED = re.compile(r"Điều (\d{1,3})[ikm]\b")  # where articles 40i and 40k were put in, 40l is one of them


def _digits(lines: Sequence[Line], span: Span) -> Iterator[Finding]:
    """“số 12/2O30/NĐ-CP”, “ngày 0l tháng 7”, “Điều l2”: a letter where a figure was printed."""
    misread = [(start, found) for start, text in lines if _MIXED.search(text) for found in _MISREAD.finditer(text)]
    inserted = {n for _, text in lines for n in _INSERTED.findall(text)} if misread else ()
    for start, found in misread:
        if found[0][:-1] in inserted and found[0][-1] == "l":
            continue
        told = f"“{found[0]}”: có chữ cái ({', '.join(_letters_of(found[0]))}) đứng chỗ chữ số."
        yield finding("digit-misread", *span(start + found.start(), start + found.end()), told)


def _letters_of(misread: str) -> Iterable[str]:
    return dict.fromkeys(letter for letter in misread if letter.isalpha())


# ------------------------------------------------------------------ signs

_PLAIN = compiled(r"(?<![\w/.-])\d{1,5}/(?:(?:19|20)\d\d/)?(?:ND-CP|(?:QD|CD)-[‹U›]{2,}g?)(?!\w)")


def _signs_without_marks(lines: Iterable[Line], span: Span) -> Iterator[Finding]:
    """“94/2019/ND-CP” in a text whose words bear their marks: the stroke of Đ was lost."""
    for start, text in lines:
        if "D-" in text and ("ND-" in text or "QD-" in text or "CD-" in text) and not text.isascii():
            for sign in _PLAIN.finditer(text):
                told = f"“{sign[0]}”: chữ Đ của ký hiệu in thành D."
                yield finding("citation-spelling", *span(start + sign.start(), start + sign.end()), told)
