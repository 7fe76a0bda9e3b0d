"""Plain texts of any age: which bytes are which letters.

Enters: bytes. Leaves: text in Unicode. Letters of TCVN3 or VNI come out as the Latin letters that they look like;
that they are turned back, word by word and recorded, is the work of cleaning.
"""

from __future__ import annotations

import codecs
from pathlib import Path

from ..errors import Refusal

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_COMBINING_1258 = frozenset(b"\xcc\xec\xd2\xde\xf2")  # the tone marks of Windows-1258, which stand behind their vowel


def decoded(data: bytes, path: Path) -> str:
    """Bytes as text. Raises Refusal for what is none.

    >>> decoded("Điều 1".encode("utf-16"), Path("a")), decoded("Điều".encode(), Path("a"))
    ('Điều 1', 'Điều')
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if b"\0" in data[:4096]:
        raise Refusal(str(path), "không phải tệp chữ", "dùng tệp PDF, Word, HTML, hình, hoặc tệp chữ")
    if len(_COMBINING_1258.intersection(data)) >= 3 and max(data) >= 0x80:
        return data.decode("cp1258", "replace")
    return data.decode("cp1252", "replace").replace("\ufffd", "�")


def txt(path: Path) -> tuple[str, tuple[str, ...]]:
    """The text as it stands."""
    text = decoded(path.read_bytes(), path)
    return text if text.endswith("\n") else text + "\n", ()
