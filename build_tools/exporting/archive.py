"""The whole collection in one archive: raw texts, data, chosen files, with checksums and a description of the data.

Enters: files, each with its path. Leaves: a zip, the same bytes for the same files.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from hashlib import sha256

from .epub import MOMENT

DESCRIPTION = """Bộ dữ liệu văn bản

van-ban/<tên>/source.txt      bản thô, đúng từng byte
van-ban/<tên>/document.json   văn bản có cấu trúc: điều khoản, dẫn chiếu, chú thích, chỗ đã chỉnh, hiệu lực
van-ban/<tên>/<tên>.<dạng>    các tệp khác của cùng văn bản, nếu có
data/documents.json           danh sách văn bản
data/works.json               mọi văn bản được dẫn chiếu, có ở đây hay không, và những nơi dẫn
data/effects.json             văn bản này làm gì với văn bản kia, từ ngày nào
data/*.csv, data/*.graphml    đồ thị dẫn chiếu
SHA256SUMS                    kiểm bằng: sha256sum -c SHA256SUMS

Mọi tệp đều là UTF-8. Vị trí (start, end) tính bằng điểm mã Unicode trong source.txt, bắt đầu từ 0, không kể end.
Bản có chữ ký và con dấu mới có giá trị pháp lý.
"""


def packed(files: Iterable[tuple[str, bytes]]) -> bytes:
    """The archive.

    >>> names = zipfile.ZipFile(io.BytesIO(packed([("b", b"2"), ("a", b"1")]))).namelist()
    >>> names
    ['README.txt', 'a', 'b', 'SHA256SUMS']
    """
    held = io.BytesIO()
    sums = []
    with zipfile.ZipFile(held, "w") as archive:
        for path, content in (("README.txt", DESCRIPTION.encode()), *sorted(files)):
            sums.append(f"{sha256(content).hexdigest()}  {path}\n")
            _add(archive, path, content)
        _add(archive, "SHA256SUMS", "".join(sums).encode())
    return held.getvalue()


def _add(archive: zipfile.ZipFile, path: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(path, MOMENT)
    entry.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(entry, content)
