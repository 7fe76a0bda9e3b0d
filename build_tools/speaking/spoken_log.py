"""What MkDocs says while it builds and serves, said in Vietnamese.

Enters: records of its log. Leaves: lines for the terminal; what no row knows is said as MkDocs says it.
"""

from __future__ import annotations

import logging
import re

_LEVELS = {logging.WARNING: "Cảnh báo: ", logging.ERROR: "Lỗi: ", logging.CRITICAL: "Lỗi: "}
_SAYS = [
    (r"Cleaning site directory", "Dọn thư mục đích"),
    (r"Building documentation to directory: (.+)", r"Dựng vào thư mục: \1"),
    (r"Documentation built in ([\d.]+) seconds", r"Dựng xong trong \1 giây"),
    (r"Building documentation\.\.\.", "Đang dựng …"),
    (r"Watching paths for changes: (.+)", r"Theo dõi thay đổi ở: \1"),
    (r"Serving on (\S+)(?: and opening it in a browser)?", r"Mở tại: \1 (Ctrl+C để dừng)"),
    (r"Browser connected: (.+)", r"Trình duyệt đã nối: \1"),
    (r"Detected file changes", "Có tệp thay đổi"),
    (r"Reloading browsers", "Tải lại trang trong trình duyệt"),
    (r"Shutting down\.\.\.", "Đang dừng …"),
    (r"An error happened during the rebuild\. (?:.|\n)+", "Lần dựng này hỏng; trang đang mở là bản trước."),
]

_HOUR = re.compile(r"(\[[\d:]+\] )?(.*)", re.DOTALL)  # the server says it before its words


def spoken_line(message: str) -> str:
    """A message of MkDocs.

    >>> spoken_line("Documentation built in 2.08 seconds"), spoken_line("Something new")
    ('Dựng xong trong 2.08 giây', 'Something new')
    >>> spoken_line("[17:14:25] Serving on http://127.0.0.1:8000/")
    '[17:14:25] Mở tại: http://127.0.0.1:8000/ (Ctrl+C để dừng)'
    """
    found = _HOUR.fullmatch(message)
    hour, rest = (found[1] or "", found[2]) if found else ("", message)
    for said, words in _SAYS:
        if re.fullmatch(said, rest):
            return hour + re.sub(said, words, rest, count=1)
    return message


class SpokenLog(logging.Formatter):
    """Its log, one line a record."""

    def format(self, record: logging.LogRecord) -> str:
        """Raises nothing: what is not known is said as it is."""
        return _LEVELS.get(record.levelno, "") + spoken_line(record.getMessage())
