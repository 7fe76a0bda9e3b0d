"""What is in force on a day stands before what is not; the day is the reader's, the dates are those of the texts."""

from __future__ import annotations

import pytest

from build_tools import pipeline, searching
from build_tools.searching.collection import Collection
from build_tools.searching.indexing import index_of

HEAD = """QUỐC HỘI

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Luật số: {number}

Hà Nội, ngày {day}

LUẬT
Bến xe

Điều 1. Phạm vi điều chỉnh

Luật này quy định về bến xe khách{more}.

Điều 2. Hiệu lực thi hành

1. Luật này có hiệu lực thi hành từ ngày {since}.
"""
OLD = HEAD.format(number="31/2014/QH13", day="20 tháng 6 năm 2014", since="01 tháng 01 năm 2015", more="")
NEW = HEAD.format(number="12/2024/QH15", day="14 tháng 6 năm 2024", since="01 tháng 7 năm 2025", more=" và xe buýt")
ENDS = "\n2. Luật Bến xe số 31/2014/QH13 hết hiệu lực kể từ ngày Luật này có hiệu lực thi hành.\n"


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    root = tmp_path_factory.mktemp("in-force")
    (root / "source_texts").mkdir()
    (root / "source_texts" / "luat-cu.txt").write_text(OLD, encoding="utf-8")
    (root / "source_texts" / "luat-moi.txt").write_text(NEW + ENDS, encoding="utf-8")
    return index_of(pipeline.build(root))


@pytest.mark.parametrize(
    ("day", "first"), [("2020-01-01", "luat-cu"), ("2026-01-01", "luat-moi"), ("2025-06-30", "luat-cu")]
)
def test_what_stands_on_the_day_comes_first(index: dict[str, object], day: str, first: str) -> None:
    assert searching.search(Collection(index, day), "quy định về bến xe khách", 5)[0].slug == first


def test_a_text_that_is_named_comes_first_also_when_it_has_ended(index: dict[str, object]) -> None:
    assert searching.search(Collection(index, "2026-01-01"), "khoản 1 điều 2 luật 31/2014/QH13")[0].slug == "luat-cu"
