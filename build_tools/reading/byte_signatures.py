"""What a file of bytes is, told by its first bytes and by how it decodes.

Enters: bytes. Leaves: the text, or a Refusal that names what the bytes look like and what to do about it.
"""

from __future__ import annotations

import re

from ..errors import Refusal

_TO_UTF8 = "mở tệp bằng trình soạn thảo (Notepad, VS Code …), chọn “Lưu với mã hóa UTF-8”, rồi thử lại."
_EXTRACT = "trích phần chữ của văn bản thành tệp .txt mã UTF-8 rồi đặt vào source_texts/."
_BREAK_LINES = "lấy lại văn bản từ nguồn sao cho mỗi điều, khoản, đoạn đứng một dòng."

# First bytes → what the file is. A longer sign stands before a shorter one that begins it.
SIGNS = (
    (b"\xff\xfe\x00\x00", "văn bản mã UTF-32", _TO_UTF8),
    (b"\x00\x00\xfe\xff", "văn bản mã UTF-32", _TO_UTF8),
    (b"\xff\xfe", "văn bản mã UTF-16", _TO_UTF8),
    (b"\xfe\xff", "văn bản mã UTF-16", _TO_UTF8),
    (b"%PDF", "tệp PDF", _EXTRACT),
    (b"PK\x03\x04", "tệp Word (.docx) hoặc tệp nén ZIP", _EXTRACT),
    (b"\xd0\xcf\x11\xe0", "tệp Word kiểu cũ (.doc)", _EXTRACT),
    (b"{\\rtf", "tệp RTF", _EXTRACT),
    (b"\x89PNG", "tệp ảnh PNG", _EXTRACT),
    (b"\xff\xd8\xff", "tệp ảnh JPEG", _EXTRACT),
    (b"GIF8", "tệp ảnh GIF", _EXTRACT),
    (b"II*\x00", "tệp ảnh TIFF", _EXTRACT),
    (b"MM\x00*", "tệp ảnh TIFF", _EXTRACT),
    (b"\x1f\x8b", "tệp nén gzip", "giải nén tệp trước."),
)
_BOM = "\ufeff"
_STRAY = 8  # control characters that a short text may hold
_LONGEST_LINE = (
    1_000_000  # characters: a hundred times the longest paragraph of a law; more is a dump that lost its line ends
)
_WEB_PAGE = re.compile(r"\s*(?:<!doctype html|<html[\s>])", re.I)
# In a text without UTF-8, single bytes that these encodings use for Vietnamese letters and no other text has so often.
_CP1258_MARKS = b"\xcc\xd2\xde\xec\xf2\xe3\xfd\xf0\xd0\xf5"


def decoded(data: bytes, place: str) -> str:
    """The text that the bytes are, nothing changed (a byte order mark is its first character). Raises Refusal."""
    if not data.strip(b" \t\r\n\xef\xbb\xbf"):
        raise Refusal(place, "tệp rỗng, không có chữ nào", "đặt lời văn của văn bản vào tệp, hoặc bỏ tệp.")
    for sign, what, remedy in SIGNS:
        if data.startswith(sign):
            raise Refusal(place, f"không phải văn bản UTF-8 mà trông như {what}", remedy)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _not_utf8(data, place, error) from error
    if "\0" in text and _is_binary(data):
        raise Refusal(place, f"có ký tự NUL ở vị trí {text.index(chr(0))}: {_nul_kind(data)}", _TO_UTF8)
    if _WEB_PAGE.match(text.lstrip(_BOM)):
        raise Refusal(place, "trông như nguyên một trang web (HTML)", _EXTRACT)
    if not any(c.isalnum() for c in text):
        raise Refusal(place, "tệp không có chữ hay số nào", "đặt lời văn của văn bản vào tệp, hoặc bỏ tệp.")
    if line := _endless_line(text):
        raise Refusal(
            place,
            f"dòng {line} dài quá {_LONGEST_LINE:,} ký tự".replace(",", ".") + ": tệp đã mất các dấu ngắt dòng",
            _BREAK_LINES,
        )
    return text


def _endless_line(text: str) -> int | None:
    """The 1-based number of the first line that is too long to be one of a text, None if there is none."""
    if len(text) <= _LONGEST_LINE:
        return None
    return next(
        (
            n
            for n, line in enumerate(text.split("\n"), 1)
            if any(len(part) > _LONGEST_LINE for part in line.split("\r"))
        ),
        None,
    )


def _is_binary(data: bytes) -> bool:
    """Whether bytes that happen to be UTF-8 hold more control characters than the text layer of a PDF leaves in
    a text.
    """
    return data.count(0) * 4 > len(data) or _controls(data) > max(_STRAY, len(data) // 50)


def _nul_kind(data: bytes) -> str:
    return "trông như UTF-16 không có dấu thứ tự byte" if data.count(0) * 4 > len(data) else "tệp nhị phân"


def _not_utf8(data: bytes, place: str, error: UnicodeDecodeError) -> Refusal:
    line = data.count(b"\n", 0, error.start) + 1
    where = f"dòng {line}, byte {error.start}"
    if data.count(0) or _controls(data) * 50 > len(data):
        return Refusal(place, f"không phải văn bản: trông như tệp nhị phân ({where})", _EXTRACT)
    return Refusal(place, f"không phải UTF-8 ({where} là 0x{data[error.start]:02X}): {_legacy_kind(data)}", _TO_UTF8)


def _controls(data: bytes) -> int:
    return sum(data.count(bytes([c])) for c in (*range(9), 11, *range(14, 32), 127))


def _legacy_kind(data: bytes) -> str:
    """Which encoding of one byte a letter the text is likely in; words only, nothing is converted from it."""
    high = sum(byte >= 128 for byte in data)
    if high * 200 < len(data):
        return "phần lớn là ASCII, có vài byte hỏng"
    if sum(data.count(bytes([mark])) for mark in _CP1258_MARKS) * 4 > high:
        return "trông như Windows-1258 (tiếng Việt)"
    return "trông như bảng mã tiếng Việt cũ (TCVN3/.VnTime, VNI) hoặc Windows-1252"
