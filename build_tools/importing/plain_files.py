"""Plain texts of any age: which bytes are which letters.

Enters: bytes. Leaves: text in Unicode. Letters of TCVN3, VNI or Windows-1258 come out as the Latin letters that they
look like; that they are turned back, word by word and recorded, is the work of cleaning.
"""

from __future__ import annotations

import codecs
from pathlib import Path

from ..errors import Refusal

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
# Bytes of one letter are read as Windows-1252, and the five that it leaves open as they are: none is lost, whatever the
# encoding was, and cleaning knows TCVN3, VNI and Windows-1258 by the letters that come of it.
_CP1252 = {
    byte: letter for byte in range(0x80, 0xA0) if (letter := bytes([byte]).decode("cp1252", "ignore"))
}  # fmt: skip


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
    return data.decode("latin-1").translate(_CP1252)


def txt(path: Path) -> tuple[str, tuple[str, ...]]:
    """The text as it stands."""
    text = decoded(path.read_bytes(), path)
    return text if text.endswith("\n") else text + "\n", ()
