"""What the frame of a text says twice, and otherwise the second time: its day, its place, its type, its number, the
title of what it carries.

Enters: the parts of a text, what was read from its head. Leaves: findings at the second place. A consolidated text
speaks of another all along, and is not asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..findings import finding
from ..model import Finding, Metadata
from ..office import provinces, types
from ..office.patterns import compiled
from ..passages import raw_span, whole_span
from ..vietnamese import marks_off
from . import annex_heads, dating
from .frame import Part
from .stretches import Piece


def findings(parts: Sequence[Part], about: Metadata) -> Iterator[Finding]:
    """All that the frame contradicts itself in."""
    main, *attached = parts
    yield from _places(main, about)
    if about.type in (types.CONSOLIDATED, None):
        return
    yield from _days(main)
    yield from _enacted(main, about)
    for part in attached:
        yield from _carried_by(part, about)
    yield from _titles(attached, about)


def _told(piece: Piece, words: str, start: int = 0, end: int | None = None) -> Finding:
    place = whole_span(piece.passage) if end is None else raw_span(piece.passage, start, end)
    return finding("said-otherwise", *place, words)


# ------------------------------------------------------------------ day and place


def _days(main: Part) -> Iterator[Finding]:
    """The day above the signature, where the head prints another."""
    first: str | None = None
    for piece in (piece for piece, role in main.items if role == "place-date"):
        day = dating.day(piece.text)
        if first and day and day != first:
            yield _told(piece, f"“{' '.join(piece.text.split())}”: phần đầu văn bản ghi ngày khác.")
        first = first or day


_OF_A_PROVINCE = re.compile(r"(?:Ủy ban|Hội đồng) nhân dân tỉnh (\w.*)")


def _places(main: Part, about: Metadata) -> Iterator[Finding]:
    """A body of a province that is none, or is no more on that day; a place that is another province."""
    boxes = {role: piece for piece, role in reversed(main.items) if role}
    body = _OF_A_PROVINCE.fullmatch(about.issuer or "")
    if body is None or "issuer" not in boxes or not about.date:
        return
    name, place = provinces.named(body[1]), provinces.named(about.place or "")
    if name is None:
        yield _told(boxes["issuer"], f"“{about.issuer}”: không có tỉnh nào tên “{body[1]}”.")
    elif not provinces.existed(name, about.date):
        now = ", ".join(provinces.heirs(name, about.date))
        after = f" (nay là {now})" if now else ""
        yield _told(boxes["issuer"], f"“{about.issuer}”: ngày {_in_words(about.date)} không có tỉnh {name}{after}.")
    elif place and place != name and "place-date" in boxes:
        yield _told(boxes["place-date"], f"Nơi ban hành là “{about.place}”, cơ quan ban hành là {about.issuer}.")


def _in_words(day: str) -> str:
    return "/".join(str(int(each)) for each in reversed(day.split("-")))


# ------------------------------------------------------------------ type and number

_ENACTS = compiled(r"ban\s+hành\s+(‹normative›)\b")


def _enacted(main: Part, about: Metadata) -> Iterator[Finding]:
    """“Bộ trưởng … ban hành Nghị định …” in a circular."""
    for piece in (piece for piece, role in main.items if role == "enacting"):
        named = _ENACTS.search(piece.text)
        if named and about.type in types.RANKED and named[1] != about.type:
            words = f"“{' '.join(named[0].split())}”: phần đầu văn bản ghi loại là {about.type}."
            yield _told(piece, words, *named.span())


_KEPT_WITH = compiled(r"[Kk]èm\s+theo\s+(‹cited›)\s+số\s*:?\s*(\d[\w./-]*[\w])")


def _carried_by(part: Part, about: Metadata) -> Iterator[Finding]:
    """“(Ban hành kèm theo Quyết định số …)” below the title of an annex: of another number than the head prints. In a
    form that is filled in nothing stands there.
    """
    for piece in (piece for piece, role in part.items if role == "attachment"):
        said = _KEPT_WITH.search(piece.text)
        if said and about.number and said[1] == about.type and _bare(said[2]) != _bare(about.number):
            words = f"“{' '.join(said[0].split())}”: phần đầu văn bản ghi số {about.number}."
            yield _told(piece, words, *said.span())
        elif said and (words := _of_another_province(piece.text, about)):
            yield _told(piece, words)


_BODY = re.compile(r"(?:Ủy ban|Hội đồng) nhân dân tỉnh ([^();,.]+)")


def _of_another_province(words: str, about: Metadata) -> str:
    """That the line names a body of another province than the one whose body issued the text; "" if it does not."""
    here, own = _BODY.search(words), _OF_A_PROVINCE.fullmatch(about.issuer or "")
    names = [provinces.named(each[1]) for each in (here, own) if each]
    if (
        len(names) < 2
        or None in names
        or names[0] == names[1]
        or not provinces.existed(names[1] or "", about.date or "")
    ):
        return ""  # a province that was none on that day is told where it issues
    return f"“{here[0] if here else ''}”: phần đầu văn bản ghi cơ quan ban hành là {about.issuer}."


def _bare(number: str) -> str:
    return re.sub(r"\W", "", marks_off(number)).lstrip("0").lower()


# ------------------------------------------------------------------ titles

_PUTS = compiled(r"(?:[Vv]ề\s+việc\s+)?[Bb]an\s+hành\s+(‹attachable›)\s+(.+)", re.DOTALL)


def _titles(attached: Sequence[Part], about: Metadata) -> Iterator[Finding]:
    """The title of what the head says that it puts into force, where the words of either lack in the other."""
    puts = _PUTS.fullmatch(about.title or "")
    same = [part for part in attached if puts and part.type and part.type.lower() == puts[1].lower()]
    if puts is None or len(same) != 1:
        return
    pieces = [piece for piece, role in same[0].items if role == "title"]
    title = annex_heads.without_english(" ".join(piece.text for piece in pieces))
    here, there = _words(title), _words(puts[2])
    if here - there and there - here:
        yield _told(pieces[0], f"“{title[:60]}”: trích yếu ghi “{' '.join(puts[0].split())[:90]}”.")


def _words(title: str) -> set[str]:
    return {marks_off(word) for word in re.findall(r"[^\W_]+", title.lower())}
