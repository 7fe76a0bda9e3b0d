"""Doubts about what was read together: a title that holds a sentence, a list of one, a text without a body, a second
text behind the first, the mark of a note that is not there.

Enters: the units and blocks of a document, its head. Leaves: findings. Each row of these was tried on texts that are
sound: what a sound text may have is not told.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from ..findings import finding
from ..model import Block, Finding, Kind, Metadata, Note, Unit
from ..office.patterns import compiled
from ..passages import raw_span, whole_span
from ..vietnamese import marks_off
from ..vietnamese.syllables import is_valid

# ------------------------------------------------------------------ titles

_SENTENCE = compiled(r"[.:;]$|[‹L›]{2}\.\s+(?=[‹U›][‹L›])")


_TITLED, _MANY = 0.8, 4  # how many of the articles of a text have titles, and how many show it
_ACTS = re.compile(r"(?:Bãi bỏ|Bỏ|Thay|Sửa đổi|Bổ sung|Sửa|\()")  # what an article without a title says of another text
_SHORTEST = 25  # letters of a title with what follows it


def swollen_titles(units: Sequence[Unit]) -> Iterator[Finding]:
    """Articles whose title ends as a sentence does, or has a sentence in it, and those that have none among articles
    that have: what follows the title stands in one line with it, as where the line end between them was lost.
    """
    articles, above = [unit for unit in units if unit.kind is Kind.DIEU], {unit.parent for unit in units}
    every, titled = (Counter(u.component for u in articles if u.heading or not t) for t in (False, True))
    for unit in articles:
        mark = _SENTENCE.search(unit.heading.rstrip()) if unit.heading else None
        rule = titled[unit.component] >= max(_MANY, _TITLED * every[unit.component])
        lacks = rule and not unit.heading and _holds_more(unit, unit.id in above)
        if mark or lacks:
            words = unit.heading or unit.text
            told = f"“{unit.label}” “{' '.join(words.split()[:8])} …”: không rõ tiêu đề hết ở đâu."
            yield finding("heading-run-on", unit.start, unit.start + max(1, len(unit.label)), told)


def _holds_more(article: Unit, has_parts: bool) -> bool:
    """Whether the words of an article without a title may be a title and more; one that breaks off is told as that."""
    words = article.text.rstrip()
    broken = not has_parts and words[-1:].isalnum()
    return len(words) >= _SHORTEST and not broken and not _ACTS.match(words)


# ------------------------------------------------------------------ lists of one

_NO_EXCERPT = 3  # articles
_LISTS = {Kind.KHOAN: "1", Kind.DIEM: "a"}


def lists_of_one(units: Sequence[Unit]) -> Iterator[Finding]:
    """A clause “1.” or a point “a)” of an article that no other follows: the next has lost its number, or is lost."""
    counted = Counter((unit.parent, unit.kind) for unit in units)
    articles = Counter(unit.component for unit in units if unit.kind is Kind.DIEU)
    for unit in (unit for unit in units if articles[unit.component] >= _NO_EXCERPT):
        lone = unit.number == _LISTS.get(unit.kind) and counted[unit.parent, unit.kind] == 1
        if lone and unit.label[:1] != "(" and any(step.kind is Kind.DIEU for step in unit.address.steps):
            told = f"“{unit.label}” đứng một mình: sau đó không có mục nào cùng dãy."
            yield finding("numbering-gap", unit.start, unit.start + max(1, len(unit.label)), told)


# ------------------------------------------------------------------ what a text is


def without_body(units: Sequence[Unit], blocks: Sequence[Block], about: Metadata) -> Iterator[Finding]:
    """A head without a text."""
    main = [block for block in blocks if not block.component]
    if about.number and main and not any(not unit.component for unit in units):
        told = "Sau phần đầu không đọc được lời nào của văn bản: có thể đã rơi mất."
        yield finding("text-missing", *whole_span(main[-1].passage), told)


_OPEN = re.compile(r"(?:[^\W_]|[,;])$")


def open_end(blocks: Iterable[Block]) -> Iterator[Finding]:
    """A text whose last words are no end: what followed was lost."""
    own = [block for block in blocks if block.role == "unit" and not block.component]
    text = own[-1].passage.text.rstrip() if len(own) >= _WHOLE else ""
    if _OPEN.search(text):
        told = f"Văn bản hết ở “… {' '.join(text.split()[-6:])}” mà không có dấu hết câu."
        yield finding("unit-broken-off", *raw_span(own[-1].passage, max(0, len(text) - 1), len(text)), told)


_WHOLE = 20  # blocks of a text that is no excerpt


_SIGN = re.compile(r"Số\s*:\s*(\d{1,5}\s*/\s*(?:\d{4}\s*/\s*)?[A-ZĐa-zđ][\w/.-]*)")
_DAY = re.compile(r"ngày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}\s*$")
_NEAR = 6  # blocks between the number of a head and its day


def second_texts(blocks: Sequence[Block], about: Metadata) -> Iterator[Finding]:
    """The head of another text, with a number and a day of its own, behind the first unit; in a form both are blank."""
    own = _bare(about.number or "")
    for n, block in enumerate(blocks if own else ()):
        sign = _SIGN.match(block.passage.text) if block.role != "note" else None
        near = blocks[max(0, n - _NEAR) : n + _NEAR]
        if sign and _bare(sign[1]) != own and any(_DAY.search(each.passage.text) for each in near):
            told = f"Một văn bản có số riêng bắt đầu ở đây: “{' '.join(sign[0].split())}”."
            yield finding("text-after-signature", *raw_span(block.passage, 0, len(sign[0])), told)


def _bare(number: str) -> str:
    return "".join(number.split()).rstrip("./").lower()


def _forms(units: Iterable[Unit]) -> set[str]:
    """The components that are forms: what stands in them is no sentence, often."""
    return {unit.component for unit in units if unit.id == unit.component and unit.kind is not Kind.PHU_LUC}


# ------------------------------------------------------------------ brackets

_OPEN_BRACKET = re.compile(r"\((?!\s*(?:\.{3}|…))[^()]*(?<![.;!?…_])$")
_LIST = 12  # blocks in which a list within a bracket ends
_PROSE = 60  # letters: in a form what is shorter may be a box


def within_brackets(blocks: Sequence[Block], units: Iterable[Unit]) -> Iterator[Finding]:
    """A paragraph that ends inside a bracket though no list begins there that the bracket holds: it was cut in two. In
    a form only what is as long as a line of prose is one.
    """
    forms = _forms(units)
    own = [block for block in blocks if block.role != "note"]
    for n, block in enumerate(own):
        text = block.passage.text.rstrip() if block.role == "unit" else ""
        if block.component in forms and len(text) < _PROSE:
            continue
        opened = _OPEN_BRACKET.search(text) if text.rfind("(") > text.rfind(")") else None
        if opened and not _holds_list(own[n + 1 : n + 1 + _LIST], text):
            told = f"“{text[opened.start() :][-40:]}”: đoạn hết khi ngoặc đơn còn mở."
            yield finding("sentence-cut", *raw_span(block.passage, len(text) - 1, len(text)), told)


def _holds_list(following: Sequence[Block], text: str) -> bool:
    """Whether the items of a list follow a colon, and one of them closes the bracket: “(gồm: / - hoa; / - cây)”."""
    if not (text.endswith(":") and following and following[0].label_end):
        return False
    for block in following:
        words = block.passage.text[block.label_end :]
        closing = words.find(")")
        if closing >= 0 and "(" not in words[:closing]:
            return True
    return False


# ------------------------------------------------------------------ marks of notes

_BEHIND_A_LETTER = re.compile(r"[\d¹²³⁴⁵⁶⁷⁸⁹](?<=[^\W\d_].)")
_GLUED = re.compile(r"(?<![\w/.-])([^\W\d_]{3,})(\d{1,3}|[¹²³⁴⁵⁶⁷⁸⁹][⁰¹²³⁴⁵⁶⁷⁸⁹]?)(?=[\s,;.)]|$)(?!\s?[.…]{2})")


def marks_alone(
    units: Iterable[Unit], blocks: Iterable[Block], marks: Sequence[tuple[int, int, str]], notes: Iterable[Note]
) -> Iterator[Finding]:
    """Figures printed against a word, where no note of that number was read: “hợp đồng3”."""
    notes = tuple(notes)
    of_notes = {note.mark.strip("[]") for note in notes}
    starts = _known(marks, notes)
    forms = _forms(units)
    for block in blocks:
        yield from _brackets(block, of_notes, starts)
        yield from _on_name(block, starts)
        text = "" if block.role in _READ_OTHERWISE or block.component in forms else block.passage.text
        for glued in _GLUED.finditer(text) if _BEHIND_A_LETTER.search(text) else ():
            start, end = raw_span(block.passage, *glued.span())
            known = bisect_right(starts, end - 1)
            lifted = known and start <= starts[known - 1]
            if not lifted and _is_printed_against(glued, text):
                of = "còn nằm trong lời văn" if glued[2] in of_notes else "không rõ là dấu của chú thích nào"
                yield finding("note-mark-alone", start, end, f"“{glued[0]}”: {of}.")


def _known(marks: Iterable[tuple[int, int, str]], notes: Iterable[Note]) -> list[int]:
    """Where the marks stand that are known to be marks."""
    return sorted({start for start, _, _ in marks} | {note.printed[0] for note in notes if note.printed})


_READ_OTHERWISE = ("table", "note", "signature")
_ON_NAME = re.compile(r"(?<=[^\W\d_])(?:\d{1,2}|[¹²³⁴⁵⁶⁷⁸⁹]|\(\d{1,2}\))$")


def _on_name(block: Block, starts: Sequence[int]) -> Iterator[Finding]:
    """A mark behind the name of who signs that is known as the mark of no note."""
    mark = _ON_NAME.search(block.passage.text) if block.role == "signature" else None
    start, end = raw_span(block.passage, *mark.span()) if mark else (0, 0)
    if mark and start not in starts:
        yield finding("note-mark-alone", start, end, f"“{block.passage.text}”: không rõ là dấu của chú thích nào.")


_BRACKETED = re.compile(r"\[(?<=[^\W_]\[)(\d{1,3})\]")  # behind a word: “hợp đồng[3]”


def _brackets(block: Block, of_notes: set[str], starts: Sequence[int]) -> Iterator[Finding]:
    """A mark in brackets behind a word, where no note has it."""
    text = block.passage.text if block.role != "note" else ""
    for mark in _BRACKETED.finditer(text) if "[" in text else ():
        start, end = raw_span(block.passage, *mark.span())
        known = bisect_right(starts, end - 1)
        if mark[1] not in of_notes and not (known and start <= starts[known - 1]):
            words = text[: mark.end()].split()[-1]
            yield finding("note-mark-alone", start, end, f"“{words}”: không có chú thích nào mang dấu ấy.")


def unmarked(notes: Iterable[Note], blocks: Iterable[Block]) -> Iterator[Finding]:
    """Notes of a page or of a text to which no mark leads, and none that might be one is left in the text."""
    notes = tuple(notes)
    printed_nowhere = [note for note in notes if note.kind == "footnote" and note.mark and note.printed is None]
    text = "\n".join([block.passage.text for block in blocks if block.role != "note"]) if printed_nowhere else ""
    left = {mark[1] for mark in _LEFT.finditer(text)}
    for note in notes:
        if note.kind == "footnote" and note.mark and note.printed is None and note.mark not in left:
            told = f"Chú thích {note.mark.strip('[]')} (“{' '.join(note.text.split()[:6])} …”): không thấy dấu của nó."
            yield finding("note-unmarked", note.start, note.end, told)
        elif within := _ANOTHER.search(note.text):
            told = f"Chú thích {note.mark.strip('[]')} chứa cả chú thích {within[1]}, mà dấu [{within[1]}] không có."
            yield finding("note-unmarked", note.start, note.end, told)


_LEFT = re.compile(r"(?=\d)(?<=[^\W\d_]|[.,;:)”\"'])(\d{1,3})(?!\d)")  # behind a word or its mark
_ANOTHER = re.compile(r"(?<=\s)\[(\d{1,3})\]\s+(?:Khoản|Điều|Điểm|Chương|Mục|Đoạn|Nội dung|Phụ lục|Cụm từ)\s")


def _is_printed_against(glued: re.Match[str], text: str) -> bool:
    """Whether the letters are a Vietnamese word, also by the word before them: “hải quan3”."""
    before = text[: glued.start()].rpartition(" ")[0].rpartition(" ")[2]
    return _is_word(glued[1]) or (_is_word(before) and is_valid(glued[1]) and glued[1].islower())


def _is_word(token: str) -> bool:
    """Whether it is surely Vietnamese: a syllable with marks; “PM10” and “km2” are none."""
    return is_valid(token) and marks_off(token.lower()) != token.lower() and token.lower() not in _OF_PLACES


_OF_PLACES = frozenset("điều khoản điểm chương mục phần tiết".split())  # “Điều5”: no note


# ------------------------------------------------------------------ quotations

_CLOSED = re.compile(r"”(?<=[.;].)\s*[.;]?$")


def closing_alone(blocks: Iterable[Block], spans: Sequence[tuple[int, int]]) -> Iterator[Finding]:
    """New wording that ends with a mark, where no quotation was opened: `spans` are the quotations that were read."""
    for block in blocks:
        text = block.passage.text
        closed = _CLOSED.search(text) if block.role == "unit" else None
        if closed is None or text.count("“") >= text.count("”"):
            continue
        start, end = raw_span(block.passage, closed.start(), closed.start() + 1)
        if not any(first <= start <= last for first, last in spans):
            told = "Ngoặc đóng ở đây không có ngoặc mở: không rõ lời trích bắt đầu ở đâu."
            yield finding("quotation-unclosed", start, end, told)
