"""What a query names outright comes first: a text by its number or its name, a clause of it, a form."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
import searching_scripts as browser

from build_tools import pipeline, searching
from build_tools.searching.collection import Collection
from build_tools.searching.indexing import index_of
from build_tools.searching.queries import read
from build_tools.searching.ranking import matching

CASES = Path(__file__).parent / "cases/searching/named.toml"
QUERIES = tomllib.loads(CASES.read_text(encoding="utf-8"))["query"]
LAW = """QUỐC HỘI

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Luật số: {number}

Hà Nội, ngày {day}

LUẬT
Bến xe

Điều 1. Phạm vi điều chỉnh

Luật này quy định về bến xe khách và bến xe buýt.

Điều 2. Hiệu lực thi hành

1. Luật này có hiệu lực thi hành từ ngày {since}.

2. {more}
"""
DECREE = """CHÍNH PHỦ

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 12/2024/NĐ-CP

Hà Nội, ngày 03 tháng 02 năm 2024

NGHỊ ĐỊNH
Quy định chi tiết Luật Bến xe

Căn cứ Luật Bến xe số 31/2014/QH13 ngày 20 tháng 6 năm 2014;

Điều 1. Phạm vi điều chỉnh

1. Nghị định này quy định chi tiết việc mở bến xe khách.

2. Bến xe khách là nơi đón khách.

Điều 2. Tổ chức thực hiện

1. Nghị định số 15/2019/NĐ-CP ngày 10 tháng 01 năm 2019 của Chính phủ hết hiệu lực.

2. Người vi phạm bị xử lý theo Bộ luật Hình sự năm 2015, theo Nghị định số 15/2019/NĐ-CP ngày 10 tháng 01 năm 2019.

TM. CHÍNH PHỦ
THỦ TƯỚNG

Nguyễn Văn An

PHỤ LỤC I
CÁC MẪU
(Kèm theo Nghị định số 12/2024/NĐ-CP ngày 03 tháng 02 năm 2024 của Chính phủ)

Mẫu số 01. Đơn xin mở bến xe

Kính gửi: Ủy ban nhân dân xã

1. Tên người xin: …
"""
CIRCULAR = """BỘ GIAO THÔNG VẬN TẢI

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 07/2024/TT-BGTVT

Hà Nội, ngày 05 tháng 3 năm 2024

THÔNG TƯ
Hướng dẫn Nghị định số 12/2024/NĐ-CP

Căn cứ Nghị định số 12/2024/NĐ-CP ngày 03 tháng 02 năm 2024 của Chính phủ;

Điều 1. Hướng dẫn Nghị định số 12/2024/NĐ-CP

1. Việc mở bến xe theo Nghị định số 12/2024/NĐ-CP; Luật Bến xe; Luật Bến xe số 31/2014/QH13.

2. Nơi nhận đơn theo Nghị định số 12/2024/NĐ-CP là xã.
"""
DECISION = """ỦY BAN NHÂN DÂN
TỈNH CÀ MAU

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 05/QĐ-UBND

Cà Mau, ngày {day}

QUYẾT ĐỊNH
Về việc {about}

Điều 1. {first}

Điều 2. Chánh Văn phòng chịu trách nhiệm thi hành.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Nguyễn Văn An

PHỤ LỤC I
(Kèm theo Quyết định số 05/QĐ-UBND ngày {day} của Ủy ban nhân dân tỉnh Cà Mau)

Danh mục mẫu:

Biên bản giao nhận mặt bằng bến thuyền

Mẫu số 07. Biên bản giao nhận mặt bằng bến thuyền

Hôm nay, chúng tôi gồm: …

1. Bên giao: …
"""
ENDS = "Luật Bến xe số 31/2014/QH13 hết hiệu lực kể từ ngày Luật này có hiệu lực thi hành."
TEXTS = {
    "luat-cu": LAW.format(number="31/2014/QH13", day="20 tháng 6 năm 2014", since="01 tháng 01 năm 2015", more="Bỏ."),
    "luat-moi": LAW.format(number="12/2024/QH15", day="14 tháng 6 năm 2024", since="01 tháng 7 năm 2025", more=ENDS),
    "nghi-dinh": DECREE,
    "thong-tu": CIRCULAR,
    "quyet-dinh-cu": DECISION.format(day="02 tháng 3 năm 2023", about="sửa Quyết định số 05/QĐ-UBND",
        first="Quyết định số 05/QĐ-UBND; Quyết định số 05/QĐ-UBND ngày 04 tháng 4 năm 2022."),
    "quyet-dinh-moi": DECISION.format(day="05 tháng 6 năm 2024", about="giao chỉ tiêu", first="Giao chỉ tiêu."),
}  # fmt: skip
DAY = "2026-01-01"


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    root = tmp_path_factory.mktemp("named")
    (root / "source_texts").mkdir()
    for slug, text in TEXTS.items():
        (root / "source_texts" / f"{slug}.txt").write_text(text, encoding="utf-8")
    return json.loads(json.dumps(index_of(pipeline.build(root))))


@pytest.mark.parametrize("case", QUERIES, ids=lambda c: c["text"])
def test_what_is_named_comes_first(case: dict[str, str], index: dict[str, Any]) -> None:
    found = [result.url for result in searching.search(Collection(index, DAY), case["text"], 5)]
    assert found[0] == case["first"]
    assert found[1] == case.get("then", found[1])
    assert case.get("among", found[0]) in found


def test_both_find_what_is_named_alike(index: dict[str, Any]) -> None:
    queries = [case["text"] for case in QUERIES]
    collection = Collection(index, DAY)
    here = [[[r.url, r.score] for r in searching.search(collection, query, 60)] for query in queries]
    there = browser.run(
        f"""
        const collection = makeCollection(given.index, "{DAY}");
        return given.queries.map(text => {{
          const best = find(collection, text).hits.slice(0, 60);
          return best.map(({{ entry, score }}) => [urlOf(collection, entry), score]);
        }});
        """,
        {"index": index, "queries": queries},
    )
    for query, ours, theirs in zip(queries, here, there, strict=True):
        assert ours == theirs, query


def test_all_texts_that_hold_the_words_are_counted(index: dict[str, Any]) -> None:
    """Those of several clauses, too: of a text it is asked whether it holds the words, of a clause likewise."""
    collection = Collection(index, DAY)
    entries, documents = matching(collection, read(collection, "bến xe khách "))
    held = [n for n, text in enumerate(TEXTS.values()) if all(word in text.lower() for word in ("bến", "xe", "khách"))]
    assert [n for n, d in enumerate(collection.documents) if d["slug"] and n in documents] == held
    assert all({"bến", "xe", "khách"} <= set(collection.contents(entry).places) for entry in entries)
    there = browser.run(
        """
        const collection = makeCollection(given, "2026-01-01");
        const found = matching(collection, readQuery(collection, "bến xe khách "));
        return [[...found.entries], [...found.documents]].map(some => some.sort((a, b) => a - b));
        """,
        index,
    )
    assert there == [sorted(entries), sorted(documents)]
