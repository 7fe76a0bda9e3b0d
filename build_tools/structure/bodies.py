"""Bodies: which line of capitals names a body of the State, the Party or an organisation, and whether two name the
same.

Enters: words of a head or tail as printed. Leaves: answers. A scan loses marks, so all is compared without them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from ..office import body_words, issuing_bodies, posts
from ..vietnamese import folded

_BEGINS = re.compile(body_words.BEGINS)
# The place alone, above or below the name of its body: “TỈNH VĨNH LONG” / “ỦY BAN NHÂN DÂN XÃ CÁI NHUM”.
_PLACES = re.compile(body_words.PLACES)


@lru_cache(maxsize=4096)
def key(words: str) -> str:
    """What two spellings of one name share: no marks, no signs, abbreviations in full.

    >>> key("UBND TỈNH BÀ RỊA - VŨNG TÀU") == key("Uỷ ban nhân dân tỉnh Bà Rịa-Vũng Tàu")
    True
    """
    letters = " ".join(re.findall(r"\w+", folded(words)))
    for short, full in _IN_FULL:
        letters = re.sub(rf"\b{short}\b", full, letters)
    return letters


_IN_FULL = (
    ("ubnd", "uy ban nhan dan"),
    ("hdnd", "hoi dong nhan dan"),
    ("ubmttq", "uy ban mat tran to quoc"),
    ("mttq", "mat tran to quoc"),
    ("tw", "trung uong"),
    ("tp", "thanh pho"),
)


def names_body(words: str) -> bool:
    """Whether words begin as the name of a body does.

    >>> (names_body("SỞ NỘI VỤ"), names_body("UY BAN NHÂN DÂN"), names_body("PHỤ LỤC I"), names_body("BỘT MÌ"),
    ...  names_body("TỈNH ĐOÀN ĐỒNG NAI"))
    (True, True, False, False, True)
    >>> (names_body("CẢNG VỤ HÀNG HẢI HẢI PHÒNG"), names_body("QUY ĐỊNH CHUNG"), names_body("BÁO CÁO"),
    ...  names_body("QUỸ BẢO VỆ RỪNG"))
    (True, False, False, True)
    >>> names_body("TỜ KHAI"), names_body("BẢN CAM KẾT"), names_body("SỔ THEO DÕI"), names_body("TỔ CÔNG TÁC")
    (False, False, False, True)
    """
    return bool(_BEGINS.match(key(words))) and not _OTHER_WORD.match(words)


# Words that differ from the first word of a body by their marks alone, and that begin the name of a form.
_OTHER_WORD = re.compile(r"(?:SỔ|SỐ|BẢN|BÁN|BÀN|TỜ|HỒI|ĐOẠN|KHÓA|KHOÁ|BỔ|BỎ|QUÝ)\b", re.I)


def names_place(words: str) -> bool:
    """Whether words begin as the name of a place does: the second line of a body's name, or the line above it.

    >>> (names_place("TỈNH ĐỒNG NAI"), names_place("XÃ CÁI NHUM"), names_place("TỈNH ĐOÀN ĐỒNG NAI"),
    ...  names_place("TP. HỒ CHÍ MINH"))
    (True, True, False, True)
    """
    return not names_body(words) and bool(_PLACES.match(key(words)))


@cache
def _known() -> frozenset[str]:
    """Bodies that need no place and no rest of a name: what follows their name is no part of it."""
    return frozenset(key(each.name) for each in issuing_bodies.ROWS if each.name and not each.place)


def is_whole(words: str) -> bool:
    """Whether a body that the tables know stands there with its whole name.

    >>> is_whole("CHÍNH PHỦ"), is_whole("ỦY BAN NHÂN DÂN"), is_whole("BỘ NÔNG NGHIỆP")
    (True, False, False)
    """
    return key(words) in _known()


# Who acts for a body: a post, or a board of it.
_ACTING = map(folded, (*posts.POSTS, "Thủ trưởng", "Thanh tra", "Kiểm toán", *body_words.ACTS))
_POST = re.compile(rf"(?:pho )?(?:tong )?(?:{'|'.join(sorted(_ACTING, key=len, reverse=True))}) ")


def without_post(words: str) -> str:
    """The key of a body without the post, or the board, that acts for it.

    >>> without_post("BỘ TRƯỞNG BỘ TÀI CHÍNH"), without_post("TỔNG CỤC TRƯỞNG TỔNG CỤC HẢI QUAN")
    ('bo tai chinh', 'tong cuc hai quan')
    """
    return _POST.sub("", key(words), count=1)


def agrees(words: str, header: Sequence[str]) -> bool:
    """Whether words name the body of the header, or who acts for it; in a text without header a body known by itself.

    >>> agrees("BỘ TRƯỞNG BỘ TÀI CHÍNH", ["BỘ TÀI CHÍNH"]), agrees("CHÍNH PHỦ VÀ LUẬT VƯỜN HOA", ["QUỐC HỘI"])
    (True, False)
    >>> (agrees("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH LAI CHÂU", ["ỦY BAN NHÂN DÂN", "TỈNH LAI CHÂU"]),
    ...  agrees("ỦY BAN NHÂN DÂN CẤP XÃ", ["HỘI ĐỒNG NHÂN DÂN"]))
    (True, False)
    >>> more = ["CẤP TỈNH", "TRÊN ĐỊA BÀN", "VỀ HOA", "THEO LUẬT HOA", "THEO NGHỊ ĐỊNH", "NĂM 2020", "VÀ CÁC SỞ",
    ...         "CỦA XÃ", "GIAI ĐOẠN MỘT", "BAN HÀNH", "QUY ĐỊNH", "QUY CHẾ", "DANH MỤC"]
    >>> agrees("SỞ NỘI VỤ", []), [words for words in more if agrees(f"SỞ NỘI VỤ {words}", [])]
    (True, [])
    """
    said = key(words)
    if not header:
        return said in _known() or not _NO_NAME.search(said)
    if said in _known():
        return True
    above = " ".join(key(line) for line in header)
    own, last = without_post(words), key(header[-1])
    if own.startswith(("dang bo", "tinh uy", "thanh uy", "huyen uy", "dang uy", "dang cong san")):
        return "uy " in f"{above} " or "dang" in above
    joint = [key(body) for line in header for body in re.split(r"\s+[-–]\s+", line)]
    return (
        own in above or last in said or _shares(said, above) or (len(joint) > 1 and all(body in said for body in joint))
    )


# Words that stand in no name of a body: what holds them is a title that names one.
_NO_NAME = re.compile(r"\b(?:cap|dia ban|ve|luat|nghi dinh|nam \d+|cac|cua|giai doan|ban hanh|quy dinh|quy che|muc)\b")


def _shares(said: str, above: str) -> bool:
    """Whether the header's last words are the words' own last: “GIÁM ĐỐC / SỞ NỘI VỤ TỈNH …” below “SỞ NỘI VỤ”."""
    words = said.split()
    return len(words) >= 4 and " ".join(words[-4:]) in above


def joined(lines: Iterable[str]) -> list[str]:
    """Lines of a header as names: what does not begin a name goes on with the one before it."""
    names: list[str] = []
    for line in lines:
        if names and not names_body(line):
            names[-1] = f"{names[-1]} {line}"
        elif not names or key(names[-1]) != key(line):
            names.append(line)
    return names
