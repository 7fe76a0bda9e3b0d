"""The office's words as boxes print them: a type before its title, authority before post, who enacts, the note of an
annex.

Source: Nghị định 30/2020 Phụ lục III, Luật Ban hành văn bản quy phạm pháp luật, Hướng dẫn 36-HD/VPTW.
"""

from __future__ import annotations

import re

from ..office import letterheads, posts, types
from ..office.patterns import compiled

TYPE_HEAD = compiled(
    rf"(?P<type>THÔNG BÁO(?=\s+KẾT LUẬN\s+CỦA)|{'|'.join(types.BY_CAPITALS)})"
    r"(?=\s*$|\s+[\[(]|\s+[‹U›]|\s+V/[vV]|\s+Về\b|\s+[Bb]an hành|\s+của\b)"
)

# What opens a line of the signature: authority, then post.
AUTHORITY = compiled(rf"(?:{posts.FOR_POST})?\s*{posts.POST}")
FOR = compiled(rf"{posts.FOR}\s*[‹U›]{{2,}}")
ENACTOR = compiled(posts.ENACTOR)  # who enacts, printed in capitals between title and preamble
RANK = compiled(rf"(?:{posts.RANK})+(?=[‹U›])")  # what stands before a name: learned titles and ranks
ATTACHED = compiled(
    r"""
    \(?\s* (?: (?:Bước|Phần|Mục|Chương|Điều|Khoản) \s+ [\dIVX]+ ,? \s+ )?  # “(Bước 5 Quy trình ban hành kèm theo …)”
    (?: ‹types› \s+ | (?:‹annex›|‹form›|‹schedule›) (?: \s+ (?:số\s+)? [\dIVX][\w./-]{0,9} )? \s+ )?
    (?: (?:Được\ )?[Bb]an\ hành | Phê\ duyệt | [Kk]èm\ theo | Đính\ kèm | Áp\ dụng | (?<=\()Theo ) \b
    [^)]* \b (?: kèm\ theo | Kèm\ theo | ‹cited› ) \b
    """,
    re.VERBOSE,
)
RECIPIENTS = compiled(letterheads.RECIPIENTS)

_PAGE = re.compile(r"\d+$")


def has_leaders(text: str) -> bool:
    """Whether a line is of a table of contents: it ends with leaders and the number of a page. Read from its end, so
    that no line costs more than its length.

    >>> (has_leaders("Điều 1. Phạm vi ........ 12"), has_leaders("Chương II . . . . 3"), has_leaders("Điều 1…… 4"),
    ...  has_leaders("theo Điều 12"))
    (True, True, True, False)
    """
    page = _PAGE.search(text[-5:]) if text[-1:].isdigit() else None
    if page is None or len(page[0]) > 4:
        return False
    before = text[: len(text) - len(page[0])]
    bare = before.rstrip()
    last = bare[-7:]
    spaced = len(last) == 7 and all(c == "." for c in last[::2]) and all(c.isspace() for c in last[1::2])
    return bare.endswith(("....", "……")) or (spaced and len(bare) < len(before))


def names_its_type(text: str) -> bool:
    """Whether a line of capitals is the type of the text itself.

    >>> names_its_type("KẾ HOẠCH"), names_its_type("VĂN BẢN HỢP NHẤT"), names_its_type("MỤC TIÊU")
    (True, False, False)
    """
    return types.of_heading(text) not in (None, types.CONSOLIDATED)
