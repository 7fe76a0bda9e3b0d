"""A collection with a draft, its original and what is open at it, and its desk: for the tests."""

from __future__ import annotations

import json
import tomllib
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw

from build_tools import pipeline
from build_tools.desk import Desk

HOST = "127.0.0.1:8000"
_SENTENCE = (
    "Ủy ban nhân dân tỉnh giao các sở, ngành ứng dụng tiến bộ khoa học vào sản xuất; nhân rộng tiến bộ kỹ thuật;"
    " cải tiến quy trình.\n"
)
USUAL = _SENTENCE * 12
SYLLABLES = ". ".join(
    onset + rime
    for onset in "b c d g h l m n r s t v".split()
    for rime in "a ai an ang ao au o oi on ong u ui un ung".split()
)
RAW = """QUYẾT ĐỊNH

Điều 1. Phạm vi
1. Các huyện ứng dụng tiên bộ khoa học vào đời sống, coi đây là một là một trong những việc chính.

2. Các xã cải tiên quy trình sản xuất trên
\fđịa ban tỉnh, nơi có rừng và biền.

4. Quy chế của tỉnh
"""
BESIDE = """# Ghi chú của người biên tập
state = "draft"   # chưa xong

[metadata]
province = "Thái Bình"   # theo thân văn bản

[original]
file = "thu.pdf"

[[doubt]]
line = 7
before = "biền"
readings = ["biển", "biến"]
"""


def collection(root: Path) -> Path:
    """A folder with two texts, one a draft with an original of two pages."""
    folder = root / "source_texts"
    folder.mkdir()
    (folder / "khac.txt").write_text(f"QUYẾT ĐỊNH\n\n{USUAL}\n{SYLLABLES * 30}\n", encoding="utf-8")
    (folder / "thu.txt").write_text(RAW, encoding="utf-8")
    (folder / "thu.toml").write_text(BESIDE, encoding="utf-8")
    pages = [Image.new("L", (400, 560), 255) for _ in range(2)]
    for n, page in enumerate(pages, 1):
        ImageDraw.Draw(page).text((40, 40), f"trang {n}", fill=0)
    pages[0].save(folder / "thu.pdf", save_all=True, append_images=pages[1:])
    return root


def desk(root: Path) -> Desk:
    """The desk of a collection, over the site as it is."""
    site = pipeline.attempt(root, drafts=True).site
    return Desk(root, lambda: site)


def asked(one: Desk, path: str, body: object = None, **said: str) -> tuple[str, Any]:
    """What the desk answers: status, and the words or the value."""
    data = b"" if body is None else json.dumps(body).encode()
    environ: dict[str, Any] = {
        "REQUEST_METHOD": "GET" if body is None else "POST", "PATH_INFO": path, "HTTP_HOST": HOST,
        "CONTENT_LENGTH": str(len(data)), "wsgi.input": BytesIO(data),
    }  # fmt: skip
    if body is not None:
        environ |= {
            "CONTENT_TYPE": "application/json", "HTTP_ORIGIN": f"http://{HOST}", "HTTP_X_VANBAN_TOKEN": one.token,
        }  # fmt: skip
    environ |= {key: value for key, value in said.items() if value}
    for gone in [key for key, value in said.items() if not value]:
        environ.pop(gone, None)
    answers: list[str] = []

    def site(_environ: dict[str, Any], start: Any) -> list[bytes]:
        start("200 OK", [])
        return [b'"the site"']

    words = b"".join(one.over(site)(environ, lambda status, _headers: answers.append(status)))
    shown = words.decode("utf-8", "replace")
    return answers[0], json.loads(shown) if shown[:1] in '{["' else shown


def file(root: Path) -> str:
    """What stands beside the draft."""
    return (root / "source_texts/thu.toml").read_text(encoding="utf-8")


def entries(root: Path, table: str = "correction") -> list[dict[str, Any]]:
    """The entries of one table of it."""
    found: list[dict[str, Any]] = tomllib.loads(file(root)).get(table, [])
    return found
