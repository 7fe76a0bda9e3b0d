"""The whole collection in one archive: raw texts, data, chosen files, with checksums and a description of the data.

Enters: files, each with its path. Leaves: a zip, the same bytes for the same files.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Iterable
from hashlib import sha256

from .epub import MOMENT

DESCRIPTION = """Bộ dữ liệu văn bản

van-ban/<tên>/source.txt               bản thô, đúng từng byte
van-ban/<tên>/document.json            văn bản có cấu trúc: điều khoản, dẫn chiếu, chú thích, chỗ đã chỉnh, hiệu lực
van-ban/<tên>/tu-<ngày>/document.json  lời văn từ ngày ấy (bản dựng, không chính thức), nếu văn bản đã được sửa đổi
van-ban/<tên>/<tên>.<dạng>             các tệp khác của cùng văn bản, nếu có
data/documents.json                    danh sách văn bản
data/works.json                        mọi văn bản được dẫn chiếu, có ở đây hay không, và những nơi dẫn
data/effects.json                      văn bản này làm gì với văn bản kia, từ ngày nào
data/citations.csv, .graphml           đồ thị dẫn chiếu
data/*.atom, data/*/*.atom             nguồn tin: văn bản mới, thay đổi; theo loại và theo cơ quan
datapackage.json                       mọi tệp trên với cỡ và dấu SHA-256 (Data Package, frictionlessdata.io)
SHA256SUMS                             kiểm bằng: sha256sum -c SHA256SUMS

Tệp chữ đều là UTF-8. Vị trí (start, end) tính bằng điểm mã Unicode trong source.txt, bắt đầu từ 0, không kể end.
Bản có chữ ký và con dấu mới có giá trị pháp lý.
"""
MEDIA = {
    "txt": "text/plain",
    "json": "application/json",
    "csv": "text/csv",
    "graphml": "application/graphml+xml",
    "atom": "application/atom+xml",
    "md": "text/markdown",
    "xml": "application/akn+xml",
    "pdf": "application/pdf",
    "epub": "application/epub+zip",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "png": "image/png",
}
_TEXT = frozenset({"txt", "json", "csv", "graphml", "atom", "md", "xml"})


def packed(files: Iterable[tuple[str, bytes]]) -> bytes:
    """The archive.

    >>> names = zipfile.ZipFile(io.BytesIO(packed([("b.txt", b"2"), ("a.txt", b"1")]))).namelist()
    >>> names
    ['README.txt', 'a.txt', 'b.txt', 'datapackage.json', 'SHA256SUMS']
    """
    held = io.BytesIO()
    sums: dict[str, str] = {}
    resources = []
    with zipfile.ZipFile(held, "w") as archive:
        for path, content in (("README.txt", DESCRIPTION.encode()), *sorted(files)):
            sums[path] = sha256(content).hexdigest()
            resources.append(_resource(path, content, sums[path]))
            _add(archive, path, content)
        told = json.dumps(_package(resources), ensure_ascii=False, indent=1).encode()
        sums["datapackage.json"] = sha256(told).hexdigest()
        _add(archive, "datapackage.json", told)
        _add(archive, "SHA256SUMS", "".join(f"{digest}  {path}\n" for path, digest in sums.items()).encode())
    return held.getvalue()


def _package(resources: list[dict[str, object]]) -> dict[str, object]:
    """Data Package 1.0; without a day, so that the same texts give the same bytes."""
    return {"profile": "data-package", "name": "van-ban", "title": "Bộ dữ liệu văn bản", "resources": resources}


def _resource(path: str, content: bytes, digest: str) -> dict[str, object]:
    """One file. Its name is its path in the letters that a name may have."""
    kind = path.rpartition(".")[2]
    told: dict[str, object] = {
        "name": re.sub(r"[^a-z0-9._-]", "-", path.lower()),
        "path": path,
        "format": kind,
        "mediatype": MEDIA.get(kind, "application/octet-stream"),
        "bytes": len(content),
        "hash": f"sha256:{digest}",
    }
    return told | ({"encoding": "utf-8"} if kind in _TEXT else {})


def _add(archive: zipfile.ZipFile, path: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(path, MOMENT)
    entry.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(entry, content)
