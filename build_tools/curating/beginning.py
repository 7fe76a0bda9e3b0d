"""Beginning: a collection of one's own, in a folder of one's own, without a copy of this program's repository.

Enters: a folder that is not there, or is empty. Leaves: in it the settings, the guide, an example text, and workflow
files for two Git hosts. Templates, styles and scripts stay with the program, so that a new version of it brings its
own.
"""

from __future__ import annotations

import re
from importlib.metadata import version
from pathlib import Path

from ..errors import Refusal
from ..storage import refused

_PACKAGE = Path(__file__).parent.parent
EXAMPLE_URL = "https://vanban.example/"


def carried(name: str) -> Path:
    """A file or folder that the program carries: in its package when it was installed, else where it was written."""
    inside = _PACKAGE / "project" / name
    return inside if inside.exists() else _PACKAGE.parent / name


def begin(folder: Path) -> tuple[str, ...]:
    """Writes a new project; returns its files. Raises Refusal for a folder that holds something."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Refusal(str(folder), "đã có, và không trống", "chọn một thư mục mới: vanban init THƯ_MỤC")
    files = _files()
    try:
        for name, content in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8", newline="\n")
        (folder / "ledger").mkdir()
    except OSError as error:
        raise refused(error) from error
    return tuple(files)


def _files() -> dict[str, str]:
    return {
        "mkdocs.yml": _settings(),
        "docs/gioi-thieu.md": carried("docs/gioi-thieu.md").read_text(encoding="utf-8"),
        "docs/huong-dan.md": carried("docs/huong-dan.md").read_text(encoding="utf-8"),
        "docs/dua-len-mang.md": carried("docs/dua-len-mang.md").read_text(encoding="utf-8"),
        "source_texts/vi-du-quyet-dinh-01-qd-ubnd.txt": _EXAMPLE,
        "source_texts/vi-du-quyet-dinh-01-qd-ubnd.toml": _BESIDE,
        ".gitignore": "/site\n/site.*\n/ledger.building\n.vanban/\n.venv/\n",
        ".gitattributes": _ATTRIBUTES,
        "requirements.txt": f"vanban=={version('vanban')}\n",
        ".github/workflows/trang-web.yml": _GITHUB,
        ".gitlab-ci.yml": _GITLAB,
    }


def _settings() -> str:
    """The settings of this program's own site, without the folder of templates, which the program brings."""
    text = carried("mkdocs.yml").read_text(encoding="utf-8")
    text = re.sub(r"^ +custom_dir:.*\n", "", text, flags=re.MULTILINE)
    head = (
        "# Những điều cần đặt trước tiên: site_name, site_description, site_url (địa chỉ thật của trang), copyright.\n"
        "# Chạy thử: vanban serve · kiểm tra: vanban check · dựng: vanban build · trước khi đăng: vanban record\n"
    )
    return head + text


_EXAMPLE = """ỦY BAN NHÂN DÂN
TỈNH VÍ DỤ

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 01/QĐ-UBND

Ví Dụ, ngày 02 tháng 01 năm 2024

QUYẾT ĐỊNH
Về việc công bố văn bản trên mạng

CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH

Căn cứ Luật Tiếp cận thông tin ngày 06 tháng 4 năm 2016;

QUYẾT ĐỊNH:

Điều 1. Văn bản của Ủy ban nhân dân tỉnh được công bố sao cho dẫn được đến từng điều, khoản, điểm.

Điều 2. Văn phòng Ủy ban nhân dân tỉnh:

1. Công bố văn bản trong ngày ký;

2. Bảo đảm mọi địa chỉ đã công bố dùng được mãi.

Điều 3. Quyết định này có hiệu lực kể từ ngày ký./.

Nơi nhận:
- Như Điều 2;
- Lưu: VT.

CHỦ TỊCH

Nguyễn Văn An
"""
_ATTRIBUTES = """source_texts/*.txt -text
ledger/* text eol=lf merge=union
source_texts/*.toml merge=vanban
"""
_BESIDE = """# Xóa hai tệp vi-du-… khi đã có văn bản của mình (trước khi chạy `vanban record` lần đầu).
[metadata]
"""
_GITHUB = """# Mỗi lần đẩy lên nhánh chính: kiểm tra, dựng, đăng.
name: Trang web
on:
  push: {branches: [main, master]}
permissions: {contents: read, pages: write, id-token: write}
jobs:
  trang-web:
    runs-on: ubuntu-latest
    environment: github-pages
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-python@v5
        with: {python-version: "3.12"}
      - run: pip install -r requirements.txt
      - run: vanban check
      - run: vanban build --strict
      - uses: actions/upload-pages-artifact@v3
        with: {path: site}
      - uses: actions/deploy-pages@v4
"""
_GITLAB = """# Mỗi lần đẩy lên nhánh chính: kiểm tra, dựng, đăng.
pages:
  image: python:3.12
  script:
    - pip install -r requirements.txt
    - vanban check
    - vanban build --strict --site-dir public
  artifacts: {paths: [public]}
  rules:
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
"""
