"""Works in the words of a block, numbered or named: the walk through the rows of `forms`.

Enters: a canvas. Leaves: Found values in reading order, each from the type word to the end of its date when a date
follows the number, else to the end of number or name.

    >>> [(f.type, f.number, f.date) for f in read("Căn cứ Nghị quyết số 46/NQ-CP ngày 29/3/2013 của Chính phủ")]
    [('Nghị quyết', '46/NQ-CP', '2013-03-29')]
    >>> [(f.type, f.name, f.date) for f in read("Căn cứ Luật Khoa học và Công nghệ ngày 22/6/2000;")]
    [('Luật', 'Khoa học và Công nghệ', '2000-06-22')]
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..model.often_made import changed
from ..office import issuing_bodies
from ..office.alphabet import UPPER, small
from . import canvas, forms, seeds, self_names, signs, type_words
from .dates import DATE, iso
from .named_work import Found, Spans
from .names import MOST
from .numbered import SUBJECT_WORDS
from .seeds import Seeds
from .type_words import TypeWord


def read(text: str, words: tuple[TypeWord, ...] | None = None, held: Seeds | None = None) -> tuple[Found, ...]:
    """Every work named in a canvas, in reading order; works in the title of another stand behind it. `words`: its type
    words; `held`: what else it holds.
    """
    held = held or seeds.of(text, small(text))
    found: list[Found] = []
    for word in type_words.read(text) if words is None else words:
        each = _first(text, word, held)
        if each and not any(other.end > each.start and other.number for other in found[-2:]):
            found.append(each)
    for form in seeds.anywhere(held):
        if found or not form.of_list:
            found += form.read(text, found)
    if not found:
        return ()
    found.sort(key=lambda f: (f.start, -f.end))
    for n in range(len(found)):
        found[n] = _with_late_date(text, _within_its_name(found, n), n)
    return tuple(_without_another_s_date(found, n) for n in range(len(found)) if not _is_its_name(text, found, n))


def _first(text: str, word: TypeWord, held: Seeds) -> Found | None:
    """What the first row reads that reads anything."""
    for form in seeds.at_word(word.type, word.capital, held):
        if found := form.read(text, word):
            return found
    return None


def _by_sign(found: Found) -> bool:
    return bool(found.number) and forms.kind(found.form) in ("sign", "law")


def _by_name(found: Found) -> bool:
    return not found.number and forms.kind(found.form) == "law"


def own(
    text: str, types: self_names.Own, named: Sequence[Found], words: tuple[TypeWord, ...], held: Seeds | None = None
) -> Iterator[Found]:
    """Every place where a canvas names its own text or one of its parts; `named` are the other works in it."""
    held = held or seeds.of(text, small(text))
    asked = [(word, rows) for word in words if (rows := seeds.own(word.type, word.capital, held))]
    if not asked:
        return
    taken, titles = (
        Spans((f.start, f.end) for f in named),
        Spans((f.subject, f.stop) for f in named if f.subject < f.stop),
    )
    for word, rows in asked:
        free, titled = not taken.meet(word.start, word.end), titles.meet(word.start, word.end)
        for form in rows:
            if (free or form.inside) and not (titled and form.outside) and (found := form.read(text, word, types)):
                yield found
                break


def _is_its_name(text: str, found: list[Found], n: int) -> bool:
    """ "Luật số 10/2012/QH13 Bộ luật Lao động": the name directly behind a law's number is no other law."""
    if not n or not _by_name(found[n]) or found[n].start != found[n - 1].end + 1 or not _by_sign(found[n - 1]):
        return False
    return (
        issuing_bodies.of_letters(signs.body_sign(found[n - 1].number or "")) == issuing_bodies.of_letters("QH")
        and text[found[n - 1].end] == " "
    )


def _without_another_s_date(found: list[Found], n: int) -> Found:
    """A work inside the name of another does not keep the date that is the other's: "Luật số 37/2009/QH12 … của Bộ luật
    Hình sự ngày 19/6/2009".
    """
    each = found[n]
    outer = next((f for f in found[max(0, n - 1 - MOST) : n] if f.late and each.start < f.late <= each.end), None)
    if outer is None:
        return each
    end = each.start + len(each.type or "") + 1 + len(each.name or each.printed or "")
    return changed(each, end=min(each.end, end) if each.name else each.end, date=None, year=None)


def _within_its_name(found: list[Found], n: int) -> list[Found]:
    """The date behind "Luật sửa đổi … của Luật …" is that of the amending law, not of the one in its name."""
    each = found[n]
    outer = next(
        (f for f in found[max(0, n - 1 - MOST) : n] if f.end >= each.end and f.name and (_by_name(f) or _by_sign(f))),
        None,
    )
    if outer is None:
        return found
    named = outer.start + len(outer.type or "") + 1 + len(outer.name or "")  # where the amending law's name ends
    if each.end <= named:  # what is printed inside the name is the inner law's own
        return found
    if each.printed and (outer.name or "").endswith(each.printed):
        found[n] = changed(each, end=named, date=None, year=None)
    else:
        end = each.start + len(each.type or "") + 1 + len(each.name or "")
        found[n] = changed(each, end=min(end, each.end), date=None, year=None, number=None, printed=None)
    return found


# ------------------------------------------------------------------ a date behind the name

_ANY_DATE = re.compile(rf"(?P<how>ban hành *)?{DATE}(?P<after> *(?:của |,|;|\)|\.|$))?")
_NAME_ENDS = re.compile(r"[;\x1f]|\.(?= )|$")
_OTHERWISE = re.compile(
    r"hiệu lực|kể từ|có nội dung|hết hạn|được (?:sửa đổi|bổ sung|thay thế|ban hành|hướng dẫn)|bị (?:sửa đổi|thay"
    r" thế|bãi bỏ)",
    re.IGNORECASE,
)
_POINT_IN_TIME = re.compile(r"(?:đến|trước|từ|sau|vào|hạn|tới)(?: hết)? *$", re.IGNORECASE)
_NAME_BEGINS = re.compile(rf" +(?:[{UPPER}]|(?:{SUBJECT_WORDS})(?!\w))")


def _with_late_date(text: str, found: list[Found], n: int) -> Found:
    """ "Luật số 24/2018/QH14 An ninh mạng ngày 12/06/2018 của Quốc hội": the date stands behind the name, and is the
    work's own.

    The date of effect is not: whatever speaks of effect or of a change ends the name. A date inside a work that the
    name names is that work's. Where the number holds a year, a date of another year is another's.
    """
    each = found[n]
    if not _by_sign(each) or each.date or each.name or text[each.end : each.end + 1] != " ":
        return each
    inner = found[n + 1 : n + 12]
    for match in _ANY_DATE.finditer(text, each.end, min(len(text), each.end + 600)):
        name, at = text[each.end : match.start()], match.start("day")
        if ";" in name or canvas.CELL in name:
            break
        if not _behind_its_name(text, each, match):
            continue
        holder = next((f for f in inner if f.start <= at < f.end), None)
        if _free(each, holder, match) and _is_its_own(each, name, match):
            name = name.strip(" ,")
            return changed(each, date=iso(match), name=name[:300], subject=each.end + 1, stop=match.end(), late=at)
    return each


def _behind_its_name(text: str, each: Found, match: re.Match[str]) -> bool:
    """Whether nothing but the work's name stands before a date, or "ban hành" with the year of its sign."""
    if match["how"] and signs.year(each.number or "") == (iso(match) or "")[:4]:
        return True
    ends = _NAME_ENDS.search(text, each.end, each.end + 500)
    clause = ends.start() if ends else each.end + 500
    if match.start() > clause or not _NAME_BEGINS.match(text, each.end):
        return False
    return not _OTHERWISE.search(text[each.end : match.start()])


def _free(each: Found, holder: Found | None, match: re.Match[str]) -> bool:
    """Whether a date that stands at a work inside the name can be the outer work's: only that one's year is the
    date's.
    """
    if holder is None:
        return True
    year, date = signs.year(each.number or ""), (iso(match) or "")[:4]
    return year == date and (holder.number is None or signs.year(holder.number) not in (None, date))


def _is_its_own(each: Found, name: str, match: re.Match[str]) -> bool:
    """Whether a date behind a name is that of the work named."""
    date, sign_year = iso(match), signs.year(each.number or "")
    if not date or (sign_year and sign_year != date[:4]) or _POINT_IN_TIME.search(name):
        return False
    of_body = bool(match["after"]) and (
        name.strip()[:1].isupper() or (sign_year is not None and match["after"].strip() == "của")
    )
    return bool(match["how"]) or of_body
