"""Portal words: what a law portal repeats before the labels of a text, and what its page's programs left.

Enters: rows. Leaves: edits of class structural. The portal's name of the text stands before a label again and again
(“Luật Lâm nghiệp 2017. Mục 1 …”, “Văn bản hợp nhất 03/VBHN-VPQH. Mục 1 …”), with the article and the title before each
khoản (“‹name›. Điều 1. ‹title›. Khoản 2. …”); it goes where a label follows, and stays everywhere else.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from ..office.alphabet import UPPER
from ..passages import Edit
from .rows import Row

_LABEL = r"(?:Phần|Chương|Mục|Tiểu mục|Điều|Phụ lục)(?:\s+(?:thứ\s|[\dIVXLC])|\s*$)"
_SIGN = rf"(?:\s|/)(?:19|20)\d\d(?:/[\w\-]+)?|\s\d{{1,4}}/[{UPPER}]+-[{UPPER}]+"  # a year, or a sign without one
_NAMED = re.compile(rf"(?P<name>[{UPPER}][^.;:\[\]]{{3,120}}?(?:{_SIGN}))\.\s(?={_LABEL})")
_BEFORE_LABEL = re.compile(rf"\.\s(?={_LABEL})")  # what stands behind a name, and nearly nowhere else
_OF_PROGRAMS = re.compile(r"[ \t]*\[(?:JavaScript|ID|Bookmark|onclick|href|Link(?: nội bộ)?)\s*:[^\[\]]{0,120}\]", re.I)
_SURE = 2  # so often at the least stands the name before a label, or it is the first line of the file
_TOP, _WHOLE = 3, 20  # rows on top; letters of a line that stands there and again before a label


def portal_words(rows: Sequence[Row]) -> Iterator[Edit]:
    """What the portal put before the labels, and the traces of its programs, in the order of the text."""
    names = _names(rows)
    articles = set[str]()
    for row in rows:
        if names or "[" in row.text:
            edits = [*_programs(row), *_repeated(row, names, articles)]
            yield from sorted(edits, key=lambda edit: edit.start)


def _programs(row: Row) -> Iterator[Edit]:
    for match in _OF_PROGRAMS.finditer(row.text) if "[" in row.text else ():
        yield Edit(row.start + match.start(), row.start + match.end(), "", "portal-words")


def _names(rows: Sequence[Row]) -> tuple[str, ...]:
    """The portal's names of the text: repeated before labels, or standing on top and before a label once."""
    found = Counter(
        match["name"] for row in rows if _BEFORE_LABEL.search(row.text) for match in _NAMED.finditer(row.text)
    )
    top = {row.text.rstrip(".") for row in rows[:_TOP]}
    sure = [name for name, times in found.items() if times >= _SURE or name in top]
    whole = [name for name in sorted(top - set(sure)) if len(name) >= _WHOLE and _stands_before_a_label(name, rows)]
    return (*whole, *sure)


def _stands_before_a_label(name: str, rows: Sequence[Row]) -> bool:
    """Whether the first line of the file, whatever it is, begins a row before a label."""
    head = f"{name}. "
    return any(row.text.startswith(head) and _before_labels(name).match(row.text) for row in rows[_TOP:])


@lru_cache(64)
def _before_articles(name: str) -> re.Pattern[str]:
    """The name at the beginning of a row, with the article and its title before a khoản."""
    return re.compile(
        rf"{re.escape(name)}\.\s(?P<article>(?P<n>Điều\s\d+[a-zđ]?)\.\s.{{3,300}}?)\.?(?P<part>\sKhoản\s)"
        rf"(?=\d+[a-zđ]?\.\s)"
    )


@lru_cache(64)
def _before_labels(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?:^|(?<=[.;:”\]\s])){re.escape(name)}\.\s(?={_LABEL})")


def _repeated(row: Row, names: Sequence[str], articles: set[str]) -> Iterator[Edit]:
    """The names in one row; at its beginning with the article and the title, when they were read before."""
    for name in names:
        if name not in row.text:
            continue
        begin = _before_articles(name).match(row.text)
        if begin and begin["article"] in articles:
            yield Edit(row.start, row.start + begin.end(), "", "portal-words")
            return
        if begin:
            articles.add(begin["article"])
            yield Edit(row.start + begin.start("part"), row.start + begin.end("part"), "\n", "portal-words")
        for match in _before_labels(name).finditer(row.text):
            yield Edit(row.start + match.start(), row.start + match.end(), "", "portal-words")
