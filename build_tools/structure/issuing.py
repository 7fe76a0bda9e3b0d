"""Issuing: the body that issued a text, the body above it, and the province in which they stand.

Enters: the pieces of the main part with their roles. Leaves: names as they are written in a sentence; None for what the
text does not say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ..office import issuing_bodies, provinces, types
from ..office.letterheads import CONSOLIDATED
from ..office.patterns import compiled
from ..office.spelling import words
from .bodies import is_whole, key, names_body, names_place, without_post
from .casing import in_sentence_case
from .frame import Part

OF = compiled(r"^(?:CỦA|của)\s+(?P<body>[‹U›][‹U› ,]{4,60}?)(?=\s*$|\s+(?:SỐ|VỀ|Về|về|BAN HÀNH)\b)")
_OF_SMALL = compiled(r"^của\s+(?P<body>[‹U›][\w ]{3,60}?)(?=\s+số\s+\d)")  # “của Bộ Chính trị số 12-NQ/TW …”
# Below a body another one, on the same line.
_PARENTS = compiled(r"""
    (?<=\S) (?<!TỔNG) (?<!CHI) \s+
    (?= (?: TỔNG\ CỤC | CỤC | SỞ | CHI\ CỤC | ĐẢNG\ ĐOÀN | BAN\ CÁN\ SỰ
        | (?: HUYỆN | QUẬN | THỊ | ĐẢNG )\ [UỦ][ỶY](?!\ BAN)
        | BAN\ QUẢN\ LÝ | BỆNH\ VIỆN | TRUNG\ TÂM | TRƯỜNG\ (?: ĐẠI\ HỌC | CAO\ ĐẲNG | TRUNG\ CẤP )
        | BAN\ (?: TỔ\ CHỨC | TUYÊN\ GIÁO | DÂN\ VẬN | NỘI\ CHÍNH ) ) (?: \s | $ ) )
    | (?<=TRUNG\ ƯƠNG) \s+ (?= VĂN\ PHÒNG\s*$ )
    """, re.VERBOSE)  # fmt: skip
_PLACE_ABOVE = compiled(
    r"^(?:TỈNH|THÀNH PHỐ|TP\.?|HUYỆN|QUẬN|THỊ XÃ)\s(?!(?:[UỦ][ỶY]|ĐOÀN)\b)[‹U› .-]{3,40}?"
    r"\s(?=(?:[UỦ][ỶY] BAN|UBND|HỘI ĐỒNG|HĐND)\s)"
)
# Boards and offices that are named by the body above them.
_BOARD = (
    r"BAN\ (?:TỔ\ CHỨC|TUYÊN\ GIÁO(?:\ VÀ\ DÂN\ VẬN)?|THƯỜNG\ TRỰC|THƯỜNG\ VỤ|CHẤP\ HÀNH(?:\ TRUNG\ ƯƠNG)?"
    r"|DÂN\ VẬN|NỘI\ CHÍNH)"
)
_OFFICE = (
    r"VĂN\ PHÒNG|THANH\ TRA|ĐẢNG\ ĐOÀN|BAN\ CÁN\ SỰ\ ĐẢNG|PHÒNG\ [A-Z]|[UỦ][ỶY]\ BAN\ KIỂM\ TRA"
    r"|THƯỜNG\ TRỰC|ĐOÀN\ CHỦ\ TỊCH|HỘI\ ĐỒNG\ THẨM\ PHÁN"
)
_PART_OF_ABOVE = re.compile(rf"(?:CƠ\ QUAN\ )? (?: {_BOARD} | {_OFFICE} )", re.VERBOSE)
# A name that ends so goes on in the next line, though that begins as a name does.
_OPEN_END = re.compile(
    r"(?:doan chu tich|uy ban trung uong|ban chap hanh|hoi dong tham phan|va|cua|lien doan|hiep hoi)$"
)
_CENTRAL = re.compile(
    r"T\s?[./]\s?M\.?\s+(?P<body>BỘ CHÍNH TRỊ|BAN BÍ THƯ)"
)  # they issue under the name of the Central Committee
# “QUỐC HỘI NƯỚC CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM SỐ 28/2001/QH10 …”: of the President alone the State is a part of
# the name.
# “HỘI ĐỒNG NHÂN DÂN TỈNH AN GIANG KHÓA X, KỲ HỌP THỨ 5”: nor is the session.
_OWN_NUMBER = re.compile(
    r"(?<!TỊCH) NƯỚC CỘNG H[OÒ][AÀ] XÃ HỘI CHỦ NGHĨA VIỆT NAM\b|\s+SỐ\s*:?\s+\d+\s*(?:[-/]|NGÀY).*$"
    rf"|\s*[,(–-]?\s*{words('KHÓA')}\s+(?:THỨ\s+)?(?:[IVXLC]+|\d{{1,2}})\b.*$"
)
_SMALL_WORD = compiled(r"[‹L›]+")


def body_alone(text: str) -> str:
    """The name of a body, without what stands around it in its line.

    >>> (body_alone("THỦ TƯỚNG CHÍNH PHỦ điện:"), body_alone("VĂN BẢN HỢP NHẤT - BỘ Y TẾ ----"),
    ...  body_alone("BỘ Y TẾ cùng"))
    ('THỦ TƯỚNG CHÍNH PHỦ', 'BỘ Y TẾ', 'BỘ Y TẾ cùng')
    """
    text = _OWN_NUMBER.sub("", text)
    headed = CONSOLIDATED.match(text)
    text = text[headed.end() :] if headed else text
    bare = text.rstrip(" \t-–_*:/\\")
    if bare == text:
        return text
    words = list(re.finditer(r"\S+", bare))
    while words and words[-1].start() and _SMALL_WORD.fullmatch(words[-1][0]):
        words.pop()
    return bare[: words[-1].end()] if words else ""


# ------------------------------------------------------------------ the issuer


def issuers(part: Part, title: str | None, text: str, consolidated: bool) -> tuple[str | None, str | None]:
    """The issuer and the body above it: who enacts, when that is printed, else the last body of the header; of a
    consolidated text who certifies it.
    """
    above, below = headers(part)
    bodies = [name for name in above if not names_place(name)]
    if consolidated:
        names = bodies or certifying(part)
        return (in_sentence_case(names[-1], text) if names else None), None
    if bodies and part.type in types.JOINT:
        bodies = [" - ".join(bodies)]
    if below and part.type not in types.JOINT:
        return _who_enacts(below[-1], bodies, text)
    subject = next((p.text for p, role in part.items if role == "title"), title or "")
    stated = _in_subject(subject, above, bodies, text)
    return (stated, None) if stated else _of_header(part, bodies, text)


def _in_subject(subject: str, above: Sequence[str], bodies: Sequence[str], text: str) -> str | None:
    """The body that a title names before what it is about."""
    stated, small = OF.match(subject), _OF_SMALL.match(subject)
    if small and not bodies and names_body(small["body"].upper()):
        return small["body"]
    return in_sentence_case(_placed(stated["body"].strip(), above), text) if stated else None


def _who_enacts(enactor: str, bodies: Sequence[str], text: str) -> tuple[str, str | None]:
    """Who enacts, below the title, and the first body of the header that its name does not hold."""
    enactor = _with_place(enactor, bodies)
    parent = next((body for body in bodies if key(body) not in key(enactor)), None)
    return in_sentence_case(enactor, text), in_sentence_case(parent, text) if parent else None


def _with_place(enactor: str, bodies: Sequence[str]) -> str:
    """“CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH” with the name of its province, which stands in the header alone.

    >>> _with_place("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH", ["ỦY BAN NHÂN DÂN TỈNH AN GIANG"])
    'CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH AN GIANG'
    """
    own = without_post(enactor)
    for body in bodies if _UNPLACED.search(enactor) else ():
        rest = key(body).removeprefix(f"{own} ")
        if rest != key(body):
            return f"{enactor} {' '.join(body.split()[-len(rest.split()) :])}"
    return enactor


def _of_header(part: Part, bodies: list[str], text: str) -> tuple[str | None, str | None]:
    """The last body of the header and the one above it."""
    if not bodies:
        return None, None
    signing = next((m["body"] for p, role in part.items if role == "signature" and (m := _CENTRAL.match(p.text))), None)
    bodies = [bodies[-1], signing] if signing else bodies
    name = in_sentence_case(bodies[-1], text)
    parent = in_sentence_case(bodies[-2], text) if len(bodies) > 1 else None
    return (f"{name} {parent}" if parent and _PART_OF_ABOVE.fullmatch(bodies[-1]) else name), parent


_COMMITTEE = compiled(
    r"(?:(?:TỈNH|THÀNH|HUYỆN|QUẬN|THỊ) [UỦ][ỶY]|ĐẢNG [UỦ][ỶY] (?:XÃ|PHƯỜNG|THỊ TRẤN|ĐẶC KHU)) (?P<name>[‹U›\d -]+)$"
)
_UNPLACED = re.compile(
    r" (?:(?:TỈNH|THÀNH|HUYỆN|QUẬN|THỊ) [UỦ][ỶY]|TỈNH|THÀNH PHỐ|HUYỆN|QUẬN|THỊ XÃ|XÃ|PHƯỜNG|THỊ TRẤN|ĐẶC KHU)$"
)


def _placed(body: str, above: Sequence[str]) -> str:
    """“Ban Chấp hành Đảng bộ tỉnh” with the name of its province, which stands in the header alone."""
    named = next((m["name"] for name in above if (m := _COMMITTEE.match(name))), None)
    return f"{body} {named}" if named and _UNPLACED.search(body) else body


def headers(part: Part) -> tuple[list[str], list[str]]:
    """The bodies of the header, from above to below, and who enacts, below the title. A line of a head that the layer
    of a PDF prints behind the signature is one of the header.
    """
    above: list[str] = []
    below: list[str] = []
    titled = signed = False
    for piece, role in part.items:
        titled = titled or role in ("type", "title")
        signed = signed or role == "signature"
        if role == "issuer" and len(text := body_alone(piece.text)) > 3:
            _add(above if signed or not titled else below, text, split=signed or not titled)
    return [_of_one_place(_OWN_NUMBER.sub("", name)) for name in above], [
        _of_one_place(_OWN_NUMBER.sub("", name)) for name in below
    ]


def _add(bodies: list[str], text: str, split: bool) -> None:
    """A new body, or the rest of the one whose name runs over two lines."""
    lines = [text]
    if split and (placed := _PLACE_ABOVE.match(text)):
        lines = [text[: placed.end()].strip(), text[placed.end() :]]
    for line in lines:
        if bodies and (not names_body(line) or _OPEN_END.search(key(bodies[-1]))):
            bodies[-1] = f"{bodies[-1]} {line}"
        elif not bodies or bodies[-1] != line:
            bodies += _PARENTS.split(line) if split and " - " not in line else [line]
    if len(bodies) > 1 and bodies[-1] == bodies[-2]:
        bodies.pop()


_BELOW = r"(?:xã(?!\s+hội\b)|phường|thị\s+trấn|đặc\s+khu|huyện|quận|thị\s+xã)"
_IN_PLACE = re.compile(rf"(?P<own>.*\b{_BELOW}\s.+?)\s*[,-]?\s+(?P<above>(?:tỉnh|thành\s+phố|tp\.?)\s+\S.*)$", re.I)


def _of_one_place(name: str) -> str:
    """A body below the province without the province, which is said apart.

    >>> _of_one_place("ỦY BAN NHÂN DÂN XÃ LONG HỒ, TỈNH VĨNH LONG"), _of_one_place("ỦY BAN NHÂN DÂN TỈNH VĨNH LONG")
    ('ỦY BAN NHÂN DÂN XÃ LONG HỒ', 'ỦY BAN NHÂN DÂN TỈNH VĨNH LONG')
    """
    match = _IN_PLACE.match(name)
    return match["own"] if match and provinces.named(match["above"]) else name


def certifying(part: Part) -> list[str]:
    """The body that certifies a consolidated text: its lines below the last article, above the number."""
    places = [n for n, (_, role) in enumerate(part.items) if role == ""]
    tail = part.items[places[-1] + 1 :] if places else []
    names: list[str] = []
    for piece, role in tail:
        if role in ("issuer", "signature") and not names_post(piece.text):
            if names and not names_body(piece.text):
                names[-1] = f"{names[-1]} {piece.text}"
            elif names_body(piece.text):
                names.append(body_alone(piece.text))
        elif names:
            break
    return names


def names_post(text: str) -> bool:
    """Whether a line names a post and not its body.

    >>> names_post("KT. BỘ TRƯỞNG"), names_post("CHỦ NHIỆM"), names_post("BỘ TÀI CHÍNH")
    (True, True, False)
    """
    return bool(_POST.match(text))


_POST = compiled(r"(?:‹for›|(?:PHÓ |THỨ )?‹POSTS›)(?=\s|\.|$)")


# ------------------------------------------------------------------ of a text that lost its header

_SAYS = compiled(
    r"^(?:[UỦ][ỷy] ban nhân dân|UBND) tỉnh (?P<name>[‹U›]\w+(?: [‹U›]\w+){1,3})\s+(?:ban hành|xây dựng)", re.M
)
_ENACTS = compiled(
    r"^(?P<body>‹enactors›(?:\s[^,;.]{3,60}?)?) ban hành ‹types›\b", re.M,
)  # fmt: skip
_FIRST_UNIT = re.compile(r"^(?:Phần|PHẦN|Chương|CHƯƠNG|Điều)\s", re.M)


def enacting(text: str) -> str | None:
    """Who enacts, by the sentence before the first provision; of a text whose header is lost.

    >>> (enacting("Căn cứ Hiến pháp;\\nQuốc hội ban hành Luật Công đoàn."),
    ...  enacting("UBND tỉnh Quảng Bình ban hành Kế hoạch …"))
    ('Quốc hội', 'Ủy ban nhân dân tỉnh Quảng Bình')
    """
    if local := _SAYS.search(text):
        return f"Ủy ban nhân dân tỉnh {local['name']}"
    found = _ENACTS.search(_FIRST_UNIT.split(text, maxsplit=1)[0])
    return found["body"] if found else None


def signed_for(part: Part, province: str | None) -> str | None:
    """The people's committee or council in whose name a text is signed or given, when its header is lost but its
    province is known.
    """
    if not province:
        return None
    text = "\n".join(p.text for p, _ in part.items)
    if given := _GIVEN.search(text):
        return f"{_IN_FULL.get(given['body'], given['body'])} {given['level']} {province}"
    body = next((m[1] for p, role in part.items if role == "signature" and (m := _FOR_BODY.match(p.text))), None)
    level = next((m[1] for m in _LEVEL.finditer(text)), None)
    return f"{in_sentence_case(body)} {level} {province}" if body and level else None


_IN_FULL = {"UBND": "Ủy ban nhân dân", "HĐND": "Hội đồng nhân dân"}
_LEVEL = re.compile(r"(?:UBND|HĐND|[UỦuủ][ỷy] ban nhân dân|Hội đồng nhân dân) (tỉnh|thành phố)\b")
# “…, Ủy ban nhân dân tỉnh xây dựng Kế hoạch hành động với các nội dung chủ yếu như sau:”
_GIVEN = compiled(
    r"(?:^|[,;]\s)(?P<body>[UỦ][ỷy] ban nhân dân|Hội đồng nhân dân|UBND|HĐND) (?P<level>tỉnh|thành phố) (?:ban hành|xây"
    r" dựng) [^\n]{3,160}?như sau\s*:?$",
    re.M,
)
_FOR_BODY = re.compile(r"(?:TM\.?|T/M)\s*([UỦ][ỶY] BAN NHÂN DÂN|HỘI ĐỒNG NHÂN DÂN)\s*$")


# ------------------------------------------------------------------ the province

_PLACED = re.compile(
    r"""
    \b (?P<of> tỉnh (?: \s+[uủ][ỷy] | \s+đoàn | \s+đội )?       # the province, or its committee
        | thành \s+ (?: phố | [uủ][ỷy] | đoàn ) | tp\s?\.?
        | (?: [uủ][ỷy]\s+ban | hội\s+đồng ) \s+ nhân\s+dân | ubnd | hđnd )
    \s* (?P<name> [^\W\d_]+ (?: \s?[-–]\s?[^\W\d_]+ | \s+[^\W\d_]+ ){0,5} )
    """,
    re.IGNORECASE | re.VERBOSE,
)
_OF_PROVINCE = re.compile(r"[-/](?:UBND|HĐND|TU|CTUBND|ĐĐBQH)\b")
_FOR_LOCAL = re.compile(r"^(?:TM\.?|T/M)\s*(?:[UỦ][ỶY] BAN NHÂN DÂN|TỈNH [UỦ][ỶY]|HỘI ĐỒNG NHÂN DÂN)", re.M)
_DEPARTMENT = re.compile(r"(?:Sở|Ban Quản lý|Thanh tra|Chi cục)\s", re.I)
_OWN = re.compile(rf"\b(?P<kind>{_BELOW})\s+(?P<name>\S+(?:\s+\S+){{0,4}})$", re.I)


def province(
    names: Iterable[str | None], number: str | None, place: str | None, signature: Sequence[str], text: str
) -> str | None:
    """The province in which the body that issued the text stands: as its names and those above it say; of a body below
    the province as the text says beside its name; of a body of the province as the place of signing says. A commune or
    a district is never one.

    >>> [province((), "12/NQ", "Vĩnh Long", [f"TM. {name}"], "") for name in ("HỘI ĐỒNG NHÂN DÂN", "BỘ TÀI CHÍNH")]
    ['Vĩnh Long', None]
    """
    said = [name for name in names if name]
    if not _is_national(said) and (found := next(filter(None, map(_named, said)), None)):
        return found
    here = provinces.named(place) if place else None
    own = next(filter(None, map(_OWN.search, said)), None)
    if own:
        elsewhere = here if place and key(place) != key(own["name"]) else None
        return _beside(own["kind"], own["name"], text) or elsewhere
    if here and _is_local(said, number, signature):
        return here
    stated = None if said else _SAYS.search(text[:6000])
    return provinces.named(stated["name"]) if stated else None


def _is_local(names: Sequence[str], number: str | None, signature: Sequence[str]) -> bool:
    """Whether a body of a province issued the text: by its number, its signature or its name."""
    signed = _OF_PROVINCE.search(number or "") or _FOR_LOCAL.search("\n".join(signature))
    return bool(signed) or any(_DEPARTMENT.match(name) for name in names)


def _is_national(names: Sequence[str]) -> bool:
    """A branch of a body of the State as a whole, in a city: “Cục Thuế TP Hà Nội” below “Tổng cục Thuế”."""
    return len(names) > 1 and is_whole(names[1]) and not re.search(r"\btỉnh\b", names[0], re.I)


def _named(name: str) -> str | None:
    """The province that the name of a body holds, the longest name first."""
    for match in _PLACED.finditer(name):
        words = re.split(r"(\s*[-–]\s*|\s+)", match["name"])
        for count in range(len(words), 0, -2):
            if found := provinces.named("".join(words[:count])):
                return found
    return None


def _beside(kind: str, name: str, text: str) -> str | None:
    """The province printed behind the body's own place: “xã Long Hồ, huyện Mang Thít, tỉnh Vĩnh Long”."""
    own = rf"{re.escape(kind)}\s+{re.escape(name)}".replace(r"\ ", r"\s+")
    pattern = (
        rf"\b{own}\s*[,-]?\s+(?:(?:huyện|quận|thị\s+xã|thành\s+phố)\s+[^,;.]{{2,30}},?\s+)?"
        rf"(?:tỉnh|thành\s+phố|TP\.?)\s+([^,;.\n]{{2,30}})"
    )
    for match in re.finditer(pattern, text[:20000], re.I):
        words = match[1].split()
        for count in range(min(len(words), 5), 0, -1):
            if found := provinces.named(" ".join(words[:count])):
                return found
    return None


def of_minister(issuer: str) -> str:
    """The ministry of a minister: a circular is cited by it.

    >>> of_minister("Bộ trưởng Bộ Tài chính"), of_minister("Chính phủ")
    ('Bộ Tài chính', 'Chính phủ')
    """
    return re.sub(r"^Bộ trưởng (?=Bộ )", "", issuer)


def by_sign(sign: str | None) -> str | None:
    """The body whose letters end a number, when the tables know one body with them."""
    letters = re.search(r"-([A-ZĐƯ][\wĐƯđư&]*)$", sign or "")
    found = issuing_bodies.of_letters(letters[1]) if letters else None
    return found.name if found and not found.place else None
