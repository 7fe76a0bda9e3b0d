"""The page that says what each finding means and what the publisher can do: made from the table of findings, so that it
is never behind.

Enters: nothing but that table. Leaves: one Markdown page.
"""

from __future__ import annotations

from itertools import groupby

from ..findings import CODES, SEVERITIES, Code, rank
from ..model import Page
from .markdown import escaped, front_matter, link

WHAT_TO_DO = {
    "error": "Phải sửa trước khi đăng: liên kết đã công bố sẽ hỏng.",
    "warning": "Nên đối chiếu bản gốc trước khi đăng. Văn bản vẫn đăng được, giữ nguyên như in.",
    "info": "Xem lại khi có dịp. Không có gì sai phải sửa ngay.",
}
HERE = "dieu-can-xem/index.md"


def page(guided: bool = True) -> Page:
    """Every finding, the gravest first; `guided`: the guide is published, too."""
    order = list(SEVERITIES)
    guide = f" {link('Hướng dẫn cho người xuất bản', '../huong-dan.md')} nói cách ghi quyết định."
    parts = [
        "# Điều chương trình nêu để người xem { #dau-trang }",
        (
            "Lệnh `vanban check` nêu từng chỗ dưới đây kèm tệp, dòng và cách xử lý. Không điều nào tự đổi một chữ của"
            f" văn bản.{guide if guided else ''}"
        ),
    ]
    worst_first = sorted(CODES, key=lambda code: (order.index(code.severity), rank(code.code)))
    for grade, codes in groupby(worst_first, key=lambda code: code.severity):
        parts += [f"## {SEVERITIES[grade].capitalize()} {{ #{grade} }}", WHAT_TO_DO[grade], *map(_told, codes)]
    head = front_matter(
        {
            "title": "Điều cần xem",
            "description": (
                "Ý nghĩa của từng điều mà chương trình nêu khi đọc một văn bản, và việc người xuất bản nên làm."
            ),
        }
    )
    return Page(HERE, (head + "\n\n".join(parts) + "\n").encode())


def _told(code: Code) -> str:
    return f"**{escaped(code.meaning)}** `{code.code}`  \n{escaped(code.hint)}\n{{ #{code.code} .entry }}"
