"""Front matter: the head of keys and values that a portal's page carries before the text.

Enters: the text. Leaves: the edit that drops it, and what it states of the document, as field and value. Such a head
stands at the very top between two lines “---”, and each of its lines is a key with its value, an item or indented; what
it states is its publisher's word, for fields of which the text itself says nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from ..passages import Edit

_HEAD = re.compile(r"\ufeff?\s*---[ \t]*\r?\n(?P<body>(?:[^\r\n]*\r?\n){1,80}?)---[ \t]*(?:\r?\n|$)")
_LINE = re.compile(r"[^\W\d][\w .\-]{0,40}:(?:\s.*|$)|\s*-\s.*|\s+\S.*|\s*#.*|\s*")
_PAIR = re.compile(r"([^\W\d][\w .\-]{0,40}):[ \t]+(\S.*?)[ \t]*$", re.M)
_KEYS = {
    "number": "so_hieu so_ky_hieu so number doc_number sign",
    "type": "loai_van_ban loai type doc_type document_type",
    "date": "ngay_ban_hanh ngay date issued issued_date issue_date",
    "issuer": "co_quan_ban_hanh co_quan noi_ban_hanh issuer agency issued_by",
    "title": "trich_yeu title tieu_de ten_van_ban ten name",
}
_FIELDS = {key: field for field, keys in _KEYS.items() for key in keys.split()}
_DATES = (
    re.compile(r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})"),
    re.compile(r"(?P<d>\d{1,2})[/.\-](?P<m>\d{1,2})[/.\-](?P<y>\d{4})"),
)


def head(text: str) -> re.Match[str] | None:
    """The head of a text, if it has one."""
    match = _HEAD.match(text)
    if match is None or not _PAIR.search(match["body"]):
        return None
    return match if all(_LINE.fullmatch(line) for line in match["body"].splitlines()) else None


def dropped(text: str) -> Iterator[Edit]:
    """The edit that drops the head."""
    if match := head(text):
        yield Edit(match.start(), match.end(), "", "front-matter")


def stated(text: str) -> tuple[tuple[str, str], ...]:
    """What the head states of the document: field of the metadata, value.

    >>> stated('---\\nso_hieu: 9/2030/NĐ-CP\\nngay: 01/06/2030\\n---\\nĐiều 1.')
    (('number', '9/2030/NĐ-CP'), ('date', '2030-06-01'))
    """
    match = head(text)
    found: dict[str, str] = {}
    for pair in _PAIR.finditer(match["body"]) if match else ():
        field, value = _FIELDS.get(_key(pair[1])), pair[2].strip("\"' ")
        if field == "date":
            value = _iso(value)
        if field and value:
            found.setdefault(field, value)
    return tuple(found.items())


def _key(printed: str) -> str:
    """A key as this table writes it: small ASCII letters, words parted by an underscore."""
    plain = unicodedata.normalize("NFD", printed.lower().replace("đ", "d"))
    return re.sub(r"[ .\-]+", "_", "".join(c for c in plain if not unicodedata.combining(c))).strip("_")


def _iso(value: str) -> str:
    """A date in ISO 8601, "" when it is none."""
    for pattern in _DATES:
        if match := pattern.match(value):
            return f"{match['y']}-{int(match['m']):02}-{int(match['d']):02}"
    return ""
