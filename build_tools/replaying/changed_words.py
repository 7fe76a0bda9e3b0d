"""Changed words: words that go and come at a place, where they stand as they are printed in the clause.

Enters: a branch, the words. Leaves: the branch changed, or the reason why nothing was done. Words are looked for in
the title and in the own text of the unit and of all units below it, whole words only; a line end is a blank.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from ..model import Effect, Passage
from ..passages import part
from .trees import Branch, SourcedWords

ALREADY = "lời mới đã đứng sẵn ở đây"  # why nothing is done: the copy was amended before
# Of words found: which of their positions go; None when that cannot be told.
_Change = Callable[[str], tuple[int, int] | None]


def _sought(words: str) -> re.Pattern[str]:
    """The words as whole words, their blanks of any kind."""
    source = r"\s+".join(map(re.escape, words.split()))
    before = r"(?<!\w)" if words.strip()[:1].isalnum() else ""
    after = r"(?!\w)" if words.strip()[-1:].isalnum() else ""
    return re.compile(f"{before}{source}{after}")


_Zone = tuple[Branch, list[SourcedWords]]  # words of a unit: its title, or its own text


def zones(units: Iterable[Branch], part: str = "") -> list[_Zone]:
    """Where words are looked for: in titles and own texts, or in one of the two ("title", "lead")."""
    wanted = {"title": (1,), "lead": (2,)}.get(part, (1, 2))
    return [(unit, unit.words[n]) for unit in units for n in wanted]


def changed(where: Sequence[_Zone], effect: Effect, new: Sequence[SourcedWords]) -> str:
    """Carries out an effect on words; the reason why it cannot be, "" when it was."""
    if effect.side in ("begin", "end"):
        return _at_an_edge([unit for unit, zone in where if zone is unit.words[2]], effect, new)
    sought = effect.near if effect.near is not None else effect.old
    if not sought or not sought.strip():
        return "không rõ cụm từ phải tìm"
    return _in_other_letters(where, sought) or _at_words(where, effect, sought, new)


def _at_words(where: Sequence[_Zone], effect: Effect, sought: str, new: Sequence[SourcedWords]) -> str:
    """The change made at each place where the words stand; why it cannot be, "" when it was."""
    pattern, change = _sought(sought), _change(effect)
    found = [(each, zone, _places(_text(zone), pattern, change)) for each, zone in where]
    if any(None in spans for _, _, spans in found):
        return f"cụm từ “{effect.old}” không đứng đúng một lần trong cụm từ “{effect.near}”"
    wanted = [(each, zone, needed) for each, zone, spans in found if (needed := _needed(zone, spans, new))]
    if any(_is_new(zone, spans, effect) for _, zone, spans in wanted):
        return f"“{sought}” đứng cả trong lời mà chính văn bản ấy đưa vào, không rõ có đổi không"
    for _, zone, spans in wanted:
        zone[:] = list(_replaced(zone, _text(zone), spans, new))
    for unit in dict.fromkeys(each for each, _, _ in wanted):
        mark(unit, effect.id)
    return "" if wanted else _why_none(sought, (spans for _, _, spans in found))


def _why_none(sought: str, found: Iterable[Sequence[object]]) -> str:
    return ALREADY if any(found) else f"cụm từ “{sought}” không có ở đây"


def _in_other_letters(where: Sequence[_Zone], sought: str) -> str:
    """Why it cannot be told whether words are meant: they also stand here as they begin a sentence, or as they do
    not.
    """
    other = _otherwise(sought)
    stands = other and any(_sought(other).search(_text(zone)) for _, zone in where)
    return f"“{other}” đứng ở đây, không rõ có thay không" if stands else ""


def _needed(
    zone: Sequence[SourcedWords], spans: Iterable[tuple[int, int] | None], new: Sequence[SourcedWords]
) -> list[tuple[int, int]]:
    """The places at which the new words do not stand yet."""
    text = _text(zone)
    return [span for span in spans if span and not _stands_already(text, span, new)]


def _change(effect: Effect) -> _Change:
    """What of the words found goes, as positions in them: all, an inner part, or nothing before or behind them."""
    if effect.side == "before":
        return lambda _: (0, 0)
    if effect.side == "after":
        return lambda found: (len(found), len(found))
    if effect.side == "within":
        return lambda found: _inner(found, effect.old or "")
    return lambda found: (0, len(found))


def _otherwise(words: str) -> str:
    """The same words as they begin a sentence, or as they do not; "" when there is no other way."""
    first = words.strip()[:1]
    return first.swapcase() + words.strip()[1:] if first.swapcase() != first else ""


def _text(zone: Sequence[SourcedWords]) -> str:
    return "".join(words.passage.text for words in zone)


def _inner(found: str, words: str) -> tuple[int, int] | None:
    places = [match.span() for match in _sought(words).finditer(found)]
    return places[0] if len(places) == 1 else None


def _places(text: str, pattern: re.Pattern[str], change: _Change) -> list[tuple[int, int] | None]:
    """Where words stand in a text that go, or at which words come; None where that cannot be told."""
    found = []
    for match in pattern.finditer(text):
        inner = change(match[0])
        found.append((match.start() + inner[0], match.start() + inner[1]) if inner else None)
    return found


def _stands_already(text: str, span: tuple[int, int], new: Sequence[SourcedWords]) -> bool:
    """Whether the new words stand at a place already: a copy amended before, or other words of the same act that have
    them ("tiền chậm nộp, tiền phạt"). Nobody means to say them twice.
    """
    words = _text(new).strip()
    if not words:
        return False
    start, end = span
    if start == end:
        return bool(_sought(words).search(text[max(0, start - len(words) - 2) : start + len(words) + 2]))
    around = range(max(0, start - len(words)), start + 1)
    return len(words) > end - start and any(text.startswith(words, n) and n + len(words) >= end for n in around)


def _is_new(zone: Sequence[SourcedWords], spans: Sequence[tuple[int, int]], effect: Effect) -> bool:
    """Whether words stand in what the same act has put here."""
    at = 0
    for words in zone:
        end = at + len(words.passage.text)
        same = words.effect and words.slug == effect.source
        if same and any(at < max(last, first + 1) and first < end for first, last in spans):
            return True
        at = end
    return False


def mark(branch: Branch, effect: str) -> None:
    """The unit as one that an effect has changed."""
    branch.changed_by = (*branch.changed_by, effect)
    branch.printed = None
    branch.touched()


def _replaced(
    zone: Sequence[SourcedWords], text: str, places: Sequence[tuple[int, int]], new: Sequence[SourcedWords]
) -> Iterator[SourcedWords]:
    """The words of a zone with those at some places replaced; blanks are put or left out so that words stay parted."""
    at = 0
    for start, end in places:
        start, end = (start, end) if new else _with_blank(text, start, end)
        yield from cut(zone, at, start)
        before, after = text[start - 1 : start], text[end : end + 1]
        yield from _spaced(new, before, after) if new else ()
        at = end
    yield from cut(zone, at, len(text))


_CLOSE = ",.;:)”"  # no blank stands before these


def _with_blank(text: str, start: int, end: int) -> tuple[int, int]:
    """A place whose words go, with the blank that would be left over."""
    behind = text[end : end + 1]
    if text[start - 1 : start].isspace() and (not behind or behind.isspace() or behind in _CLOSE):
        return start - 1, end
    return (start, end + 1) if behind.isspace() and not start else (start, end)


def _spaced(new: Sequence[SourcedWords], before: str, after: str) -> Iterator[SourcedWords]:
    """New words, a blank between them and what stands beside them where none is printed."""
    first, last = new[0].passage.text[:1], new[-1].passage.text[-1:]
    if before and not before.isspace() and first not in _CLOSE and (before.isalnum() or before in _CLOSE):
        yield blank(new[0])
    yield from new
    if after and not after.isspace() and after not in _CLOSE and not last.isspace():
        yield blank(new[-1])


def blank(words: SourcedWords) -> SourcedWords:
    """A blank that no text prints."""
    return SourcedWords(_BLANK, words.slug, words.effect)


_BLANK = Passage(" ", ())


def cut(zone: Sequence[SourcedWords], start: int, end: int) -> Iterator[SourcedWords]:
    """The words of a zone from one position to another."""
    at = 0
    for words in zone:
        length = len(words.passage.text)
        a, b = max(0, start - at), min(length, end - at)
        if a < b:
            passage = words.passage if (a, b) == (0, length) else _part(words.passage, a, b)
            yield SourcedWords(passage, words.slug, words.effect)
        at += length


def _part(passage: Passage, start: int, end: int) -> Passage:
    return part(passage, start, end) if passage.runs else Passage(passage.text[start:end], ())


def _at_an_edge(within: Iterable[Branch], effect: Effect, new: Sequence[SourcedWords]) -> str:
    """Words put before the first or behind the last of a place."""
    units = [each for each in within if each.words[2]]
    if not units or not new:
        return "không có lời nào ở nơi này để thêm vào"
    unit = units[0] if effect.side == "begin" else units[-1]
    zone = unit.words[2]
    text = _text(zone)
    stop = re.search(r"[.;:]?\s*$", text)
    if effect.side == "end" and new[-1].passage.text[-1:] in ".;:":
        return "không rõ lời thêm vào cuối có thay dấu câu ở đó không"
    at = 0 if effect.side == "begin" else stop.start() if stop else len(text)
    zone[:] = list(_replaced(zone, text, [(at, at)], new))
    mark(unit, effect.id)
    return ""
