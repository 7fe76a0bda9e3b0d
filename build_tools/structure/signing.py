"""Signing: who signed a text and for whom, and who received it.

Enters: the lines of the signature and of the list of recipients. Leaves: signers with their capacity, names of
recipients.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..model import Signer
from ..office.patterns import compiled
from ..office.posts import FOR, FOR_POST, POST, untitled
from .facts import facts

# “Nơi nhận:” and the marks of a list in front of an item.
_LEAD = re.compile(r"^(?:Nơi\s+(?:nhận|gửi)\s*:?\s*)?(?P<dash>[-–—+•*])?[-–—+•*\s]*", re.IGNORECASE)
_RUN_ON = re.compile(r"(?<=[;,])\s+(?=[-–]\s)")
_KEPT = re.compile(r"L[ưu]u\b")


def recipients(lines: Sequence[str]) -> tuple[str, ...]:
    """The names of the list, without dashes and closing marks. In a list of dashes a line without one goes on with the
    name above it; behind “Lưu: …” comes nothing.

    >>> recipients(["Nơi nhận:", "- Như Điều 3;", "- Trưởng thôn, Ban công", "tác Mặt trận thôn;", "- Lưu: VT."])
    ('Như Điều 3', 'Trưởng thôn, Ban công tác Mặt trận thôn', 'Lưu: VT.')
    """
    items = [_item(part) for line in lines for part in _RUN_ON.split(line)]
    dashed = any(dash for dash, _, _ in items)
    found: list[str] = []
    for dash, bare, name in items:
        if not name:
            continue
        goes_on = bool(found) and (bare if dashed else name[:1].islower()) and not dash
        if not goes_on:
            found.append(name)
        elif not _is_closed(found[-1]):
            found[-1] = f"{found[-1]} {name}"
    return tuple(name[:-1].rstrip() if name.endswith((";", ",")) else name for name in found)


def _item(line: str) -> tuple[bool, bool, str]:
    """Whether a dash begins it, whether nothing stands before its name, and the name."""
    lead = _LEAD.match(line)
    end = lead.end() if lead else 0
    return bool(lead and lead["dash"]), end == 0, line[end:].strip(" |\t/\\")


def _is_closed(name: str) -> bool:
    """The last item, with its stop: what follows is the mark of a typist."""
    return bool(_KEPT.match(name)) and name.endswith(".")


_POST = re.compile(rf"(?:{FOR_POST}\s*)?{POST}|{FOR}")
_POSTS = compiled(r"(?<=[‹U›])\s+(?=(?:KT|TL|TUQ)\s?\.|(?:PHÓ|THỨ)\s)")
# “TM. CHÍNH PHỦ THỦ TƯỚNG”: a board, then the post; “ĐOÀN CHỦ TỊCH”, “HỘI ĐỒNG BỘ TRƯỞNG” are
# boards.
_BOARD = compiled(r"(?:TM\s?\.|T\s?/\s?M\.?)\s.*[‹U›](?<!ĐOÀN)(?<!HỘI ĐỒNG)(?<!BAN)(?=\s+‹POSTS›$)")


def _posts(line: str) -> list[str]:
    """The lines of a capacity that were printed on one.

    >>> (_posts("TM. CHÍNH PHỦ KT. THỦ TƯỚNG PHÓ THỦ TƯỚNG"), _posts("TM. QUỐC HỘI CHỦ TỊCH"),
    ...  _posts("TM. ĐOÀN CHỦ TỊCH"))
    (['TM. CHÍNH PHỦ', 'KT. THỦ TƯỚNG', 'PHÓ THỦ TƯỚNG'], ['TM. QUỐC HỘI', 'CHỦ TỊCH'], ['TM. ĐOÀN CHỦ TỊCH'])
    """
    parts = _POSTS.split(line)
    if board := _BOARD.match(parts[0]):
        parts[:1] = [board[0], parts[0][board.end() :].strip()]
    return parts


def signers(lines: Sequence[str]) -> tuple[Signer, ...]:
    """Capacity lines up to a name, again and again; names that follow each other share out the lines above them, as
    columns do.

    >>> [s.capacity for s in signers(["KT. BỘ TRƯỞNG BỘ Y TẾ", "KT. BỘ TRƯỞNG BỘ TÀI CHÍNH", "THỨ TRƯỞNG", "THỨ TRƯỞNG",
    ...  "Lê An", "Hà Bình"])]
    ['KT. BỘ TRƯỞNG BỘ Y TẾ / THỨ TRƯỞNG', 'KT. BỘ TRƯỞNG BỘ TÀI CHÍNH / THỨ TRƯỞNG']
    """
    if not any(facts(line).person for line in lines):
        lines = [_in_small(line) for line in lines]
    found: list[Signer] = []
    # then what stands above the post is the body, not a capacity, and a post in small letters none
    posted = any(is_post(line) and facts(line).capitals for line in lines)
    capacity: list[str] = []
    names: list[str] = []
    for line in lines:
        if facts(line).person:
            name = untitled(facts(line).name)
            names += [name] if name not in names[-1:] else []  # “Ký bởi: …” above the name
        elif _is_capacity(line, posted, bool(capacity)):
            if names:
                found += _columns(capacity, names)
                capacity, names = [], []
            capacity += _posts(line.strip("* _/\\"))
    return (*found, *_columns(capacity, names))


def _is_capacity(line: str, posted: bool, begun: bool) -> bool:
    f = facts(line)
    if not posted and f.small_post:
        return True
    return f.capitals and not f.listed and len(line) > 2 and (begun or not posted or is_post(line))


def _in_small(line: str) -> str:
    """A name in capitals as it is written in a sentence.

    >>> _in_small("NGUYỄN VĂN HAI"), _in_small("BỘ TRƯỞNG")
    ('Nguyễn Văn Hai', 'BỘ TRƯỞNG')
    """
    bare = untitled(line)
    return bare.title() if facts(line).capital_person else line


def is_post(line: str) -> bool:
    """Whether a line begins with a post or with for whom is signed."""
    return bool(_POST.match(line))


def _columns(capacity: Sequence[str], names: Sequence[str]) -> list[Signer]:
    """Each name with the lines of its column; all lines are the first name's when they cannot be shared out."""
    if len(names) > 1 and len(capacity) % len(names) == 0:
        return [Signer(" / ".join(capacity[n :: len(names)]) or None, name) for n, name in enumerate(names)]
    return [Signer((" / ".join(capacity) or None) if n == 0 else None, name) for n, name in enumerate(names)]
