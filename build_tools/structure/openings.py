"""Openings: where the head of a part ends and its body begins.

Enters: the pieces of a part. Leaves: the place of the first piece of the body: the first Phần, Chương or Điều; in texts
without them the first unit of an outline or the first prose.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from .facts import Facts, facts
from .heads import Head
from .stretches import Piece

_HEAD_LIMIT = 150


def body_start(pieces: Sequence[Piece], start: int, end: int, notes: set[int], attached: bool) -> int:
    """Where the head ends: at the first Chương or Điều; in texts without them at the first unit or the first prose."""
    limit = min(end, start + _HEAD_LIMIT)
    plain = [n for n in range(start, limit) if n not in notes and not pieces[n].quoted]
    above = attached and _heads_type(pieces, start, limit)
    articled = next((n for n in plain[above:] if facts(pieces[n].text).articled), None)
    outlined = next((n for n in plain if (n > start or not attached) and facts(pieces[n].text).outlined), None)
    if articled is not None and (outlined is None or articled < outlined):
        return articled
    return min(_prose_start(pieces, start, limit, attached), limit if outlined is None else outlined)


def _heads_type(pieces: Sequence[Piece], start: int, limit: int) -> bool:
    """Whether the first line stands above the type of an attached text: “Phần I.” is no first unit of it."""
    return start + 1 < limit and facts(pieces[start + 1].text).type_begun is not None


def _prose_start(pieces: Sequence[Piece], start: int, limit: int, attached: bool) -> int:
    """The first piece of a text without articles that is neither frame nor title nor preamble."""
    head, typed, addressed = Head(pieces, attached), False, False
    for n in range(start, limit):
        f = facts(pieces[n].text)
        role = head.role(n)
        if addressed and f.listed and len(f.text) < 200:
            continue
        addressed = role == "addressee"
        typed = typed or role in ("type", "subject", "addressee")
        if role == "text" and head.seen.state == "letter":
            return n
        if role == "text" and _begins_prose(f, typed):
            return n
        if role == "title" and n > start and _ends_title(pieces, n, start):
            return n
    return limit if not attached else _title_end(pieces, start + 1, limit)


def _begins_prose(f: Facts, typed: bool) -> bool:
    """A long line, or the first of a numbering, behind the type of a text."""
    return (typed or len(f.text) > 250) and (len(f.text) > 60 or f.counted)


def _title_end(pieces: Sequence[Piece], start: int, limit: int) -> int:
    """Where what follows the label of an annex without prose, a table say, is no more its title or the note “Kèm theo
    …”.
    """
    titles = (n for n in range(start, limit) if not facts(pieces[n].text).attached and not _is_title_line(pieces[n]))
    return next(titles, limit)


def _is_title_line(piece: Piece) -> bool:
    f = facts(piece.text)
    return f.capitals and len(f.text.split()) > 1 and piece.line.zone != "table" and not f.readings


def _ends_title(pieces: Sequence[Piece], n: int, start: int) -> bool:
    """Whether a piece below the type is prose and no more title: a full sentence, after another line of title."""
    f, before = facts(pieces[n].text), facts(pieces[n - 1].text)
    titled = n > start + 1 and before.type_named is None and not before.label
    if not titled or f.capitals or pieces[n].line.bold:
        return f.counted and not f.text.startswith("-")
    return f.counted or _closes_sentence(f.text) or (pieces[n].line.gap > 0 and _is_sentence(f.text))


def _closes_sentence(text: str) -> bool:
    return text.endswith(":") or (text.endswith((".", ";")) and len(text) > 120)


def _is_sentence(text: str) -> bool:
    return len(text) > 200 or bool(_SENTENCE.search(text))


_SENTENCE = re.compile(r"\w[”\")]*\.$")
