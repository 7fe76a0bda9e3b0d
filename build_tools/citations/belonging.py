"""Whose a place is that no work stands directly behind: "Điều 5" of a scope article, of a row, of brackets, of a chain.

Enters: the canvas of a block, its places, and the works that stand behind some of them or are named beside them.
Leaves: for a place the work whose it is; a work without name where it is another text's, which the words do not name;
None where nothing says so, and the place is the text's own. The rows are asked in their order, and the first that says
something says it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from ..addresses.provisions import Phrase
from ..addresses.worded import THIS
from ..model import Kind
from ..model.often_made import changed, often_made
from ..office.patterns import compiled
from . import canvas, type_words
from .named_work import PLACE, Found


@often_made
@dataclass(frozen=True, slots=True)
class Scene:
    """A block and what was read in it: `named` in the order of their first letters, `behind` the works that stand
    directly behind a place, by the place where its phrase begins.
    """

    text: str
    printed: str  # as shown, with the ends of rows
    role: str
    phrases: Sequence[Phrase]
    named: Sequence[Found]
    behind: Mapping[int, Found]
    title: bool = False  # the words are the document's own title or its enacting sentence
    details: Found | None = None  # the work that the document details, by its title
    listed: Found | None = None  # the work whose places the items of this list are
    unsigned: bool = True  # the document's own signature does not stand before it


@dataclass(frozen=True, slots=True)
class Owner:
    """One way in which words say whose a place is: `whose` reads it for phrase n of a scene."""

    name: str
    why: str
    whose: Callable[[Scene, int], Found | None]


def whose(scene: Scene, n: int) -> Found | None:
    """The work whose the places of phrase n are that are not named by "này"."""
    if all(any(step.number == THIS for step in item.steps) for item in scene.phrases[n].items):
        return None
    return next((found for row in OWNERS if (found := row.whose(scene, n))), None)


def nowhere(work: Found, at: int) -> Found:
    """A work that is named elsewhere, for a place that ends here."""
    return changed(work, start=at, end=at, subject=at, stop=at, form=PLACE)


def another(at: int) -> Found:
    """A text that the words do not name."""
    return Found(at, at, form=PLACE)


# ------------------------------------------------------------------ what a text details is never itself

_DETAILS = re.compile(
    r"""(?P<verb>quy\ định\ chi\ tiết|hướng\ dẫn(?:\ chi\ tiết)?(?:\ thi\ hành|\ thực\ hiện)?
            |quy\ định(?:\ việc)?\ thi\ hành)
        (?:,?\ (?:và|một\ số|thi\ hành|hướng\ dẫn|biện\ pháp|các|những|nội\ dung|điều|khoản|điểm|quy\ định|tại|của|về
            |sau\ đây|chi\ tiết|trong))*\ *:?\ *$""",
    re.IGNORECASE | re.VERBOSE,
)
_SUBJECT = compiled(r"‹cited› này(?:,? (?!có hiệu lực)\w+){0,8},? *$", re.IGNORECASE)
_JOINED = re.compile(r"(?:,|;| và|, và|; và| hoặc)? *(?:(?:các|một số|nội dung|tại|của|quy định tại) +)*")
_SENTENCE = re.compile(r"\.(?= |$)|[“”\x1f]")


_LONGEST_LIST = 40  # places; what is farther off than that is told of nothing


def _first_of_list(scene: Scene, n: int) -> int:
    """Where the list begins in which phrase n stands: "Điều 7, khoản 8 Điều 8, Điều 12"."""
    at = scene.phrases[n].start
    for former in reversed(scene.phrases[max(0, n - _LONGEST_LIST) : n]):
        if former.start in scene.behind or not _JOINED.fullmatch(scene.text, former.end, at):
            break
        at = former.start
    return at


def detailing(text: str, at: int, title: bool) -> bool:
    """Whether the words before a place say that this text details what follows.

    >>> [detailing(t, len(t), False)
    ...  for t in ("Nghị định này quy định chi tiết ", "Chính phủ quy định chi tiết ",
    ...  "Thông tư này hướng dẫn các điều sau đây của ")]
    [True, False, True]
    """
    verb = _DETAILS.search(text, max(0, at - 160), at)
    return verb is not None and (title or bool(_SUBJECT.search(text, max(0, verb.start() - 120), verb.start())))


def _of_scope(scene: Scene, n: int) -> Found | None:
    if not detailing(scene.text, _first_of_list(scene, n), scene.title):
        return None
    end = scene.phrases[n].end
    stop = _SENTENCE.search(scene.text, end)
    reach = stop.start() if stop else len(scene.text)
    ahead = (f for f in scene.named if end < f.start < reach and not f.own and (f.number or f.name))
    work = next(ahead, None) or scene.details
    return nowhere(work, end) if work else another(end)


def _of_list(scene: Scene, n: int) -> Found | None:
    return nowhere(scene.listed, scene.phrases[n].end) if scene.listed and _names_article(scene.phrases[n]) else None


def _names_article(phrase: Phrase) -> bool:
    """Whether every place of a phrase names its Điều, or a part above it."""
    return all(item.steps[0].kind in (Kind.DIEU, Kind.CHUONG, Kind.PHAN, Kind.PHU_LUC) for item in phrase.items)


# ------------------------------------------------------------------ a row of a table, brackets, a chain

_ONLY_PLACES = re.compile(r"(?:[\s,;.:()•+-]|và|hoặc|các|tại|của|từ|đến|Quy định|quy định|theo)*")


def _of_row(scene: Scene, n: int) -> Found | None:
    if scene.role != "table":
        return None
    phrase = scene.phrases[n]
    begins = scene.text.rfind(canvas.CELL, 0, phrase.start) + 1
    row = _row_begins(scene, phrase.start)
    before = [f for f in scene.named if row <= f.start and f.end <= begins and not f.own and (f.number or f.name)]
    if before:
        cell = scene.text.rfind(canvas.CELL, 0, before[-1].start) + 1
        return nowhere(next(f for f in before if f.start >= cell), phrase.end)
    ends = scene.text.find(canvas.CELL, phrase.end)
    return another(phrase.end) if _only_places(scene, begins, ends if ends >= 0 else len(scene.text)) else None


def _row_begins(scene: Scene, at: int) -> int:
    """Where the row of a place begins: behind a line end that no cell runs over."""
    begins = scene.printed.rfind("\n", 0, at)
    while begins >= 0 and scene.text[begins] != canvas.CELL:
        begins = scene.printed.rfind("\n", 0, begins)
    return begins + 1


def _only_places(scene: Scene, start: int, end: int) -> bool:
    """Whether a cell holds places and nothing else."""
    at = start
    for phrase in scene.phrases:
        if start <= phrase.start < end:
            if not _ONLY_PLACES.fullmatch(scene.text, at, phrase.start):
                return False
            at = phrase.end
    return bool(_ONLY_PLACES.fullmatch(scene.text, at, end))


def _of_brackets(scene: Scene, n: int) -> Found | None:
    phrase = scene.phrases[n]
    opened = scene.text.rfind("(", 0, phrase.start)
    if opened < 0 or ")" in scene.text[opened : phrase.start]:
        return None
    before = [f for f in scene.named if f.end <= opened and not f.own and (f.number or f.name or f.printed)]
    work = next((f for f in reversed(before) if not scene.text[f.end : opened].strip() or f.stop == opened), None)
    return nowhere(work, phrase.end) if work and _names_article(phrase) else None


_EXCEPT = re.compile(r",? trừ (?:các )?$")


def _of_exception(scene: Scene, n: int) -> Found | None:
    """ "Nghị định số 171/2013/NĐ-CP, trừ Điều 5": of the work from which it is taken out."""
    phrase = scene.phrases[n]
    but = _EXCEPT.search(scene.text, max(0, phrase.start - 12), phrase.start)
    before = (f for f in scene.named if but and f.end == but.start() and not f.own and (f.number or f.name))
    work = next(before, None)
    return nowhere(work, phrase.end) if work and _names_article(phrase) else None


_OWN_WORD = re.compile(r" này(?!\w)")


def _of_chain(scene: Scene, n: int) -> Found | None:
    """ "A theo Điều 5; B theo khoản 2 Điều 3 của Luật Z": both are places of Z."""
    phrase = scene.phrases[n]
    if not all(item.steps[0].kind is Kind.DIEU for item in phrase.items):
        return None
    stop = _SENTENCE.search(scene.text, phrase.end)
    reach = stop.start() if stop else len(scene.text)
    for later in scene.phrases[n + 1 :]:
        if later.start >= reach or _OWN_WORD.search(scene.text, phrase.end, later.start):
            return None
        if work := scene.behind.get(later.start):
            named_between = any(phrase.end <= f.start < later.start and not f.own for f in scene.named)
            return nowhere(work, phrase.end) if not work.own and not work.quoted and not named_between else None
    return None


# ------------------------------------------------------------------ a sign behind the place, a form behind the
# signature

_SIGNED = re.compile(
    r"(?:,? (?:của|tại))?(?P<words>(?: [^\W\d_]+){1,4}?) (?:số *:? *)?(?=\d{1,6}[a-zđ]?[/-])", re.IGNORECASE
)


def _of_sign(scene: Scene, n: int) -> Found | None:
    """ "Khoản 5 Điều 11 Ngị định 145/2025/NĐ-CP": whatever the words between, the place is of a text that has that
    sign; which one is known before where they are nearly those of a type (`misprinted`).
    """
    end = scene.phrases[n].end
    match = _SIGNED.match(scene.text, end)
    return another(end) if match and not _is_type(match["words"]) else None


def misprinted(text: str, at: int, named: Sequence[Found]) -> Found | None:
    """The work of the sign behind a place, where the type between them is misprinted."""
    match = _SIGNED.match(text, at)
    if not match or not type_words.is_misprinted(match["words"]):
        return None
    return next((f for f in named if match.start() < f.start <= match.end() <= f.end and f.number), None)


def _is_type(words: str) -> bool:
    """Whether words are a type of text, or speak of one in words of their own ("Thông tư hướng dẫn")."""
    read = type_words.read(words)
    return bool(read) and (read[0].end == len(words) or not type_words.is_misprinted(words))


def _behind_signature(scene: Scene, n: int) -> Found | None:
    """Words behind the document's own signature that stand in no part of it are a form's."""
    return None if scene.unsigned else another(scene.phrases[n].end)


OWNERS: tuple[Owner, ...] = (
    Owner("sign", "nơi đứng ngay trước một ký hiệu, dù loại in sai", _of_sign),
    Owner("row", "trong bảng: của văn bản ở ô trước trong cùng hàng", _of_row),
    Owner("scope", "cái mà văn bản quy định chi tiết không bao giờ là chính nó", _of_scope),
    Owner("list", "các mục của danh mục điều, khoản được quy định chi tiết", _of_list),
    Owner("brackets", "ngoặc ngay sau một văn bản nói về văn bản ấy", _of_brackets),
    Owner("exception", "“Nghị định X, trừ Điều 5”: của văn bản ngay trước", _of_exception),
    Owner("chain", "“theo Điều x; … theo Điều y của Luật Z”: đều là của Z", _of_chain),
    Owner("signature", "sau chữ ký của văn bản: nơi của biểu mẫu", _behind_signature),
)
