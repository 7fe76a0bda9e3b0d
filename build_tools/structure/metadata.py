"""Metadata: what head and tail say of the document: type, number, issuer, place, date, title, signers, recipients.

Enters: the main part, its words, the publisher's decisions. Leaves: model.Metadata; what is not said is None, never a
guess.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..model import Decisions, Metadata, Signer
from ..office.alphabet import is_capitals
from ..office.patterns import compiled
from ..vietnamese import folded
from .casing import found_in, in_sentence_case
from .forms import AUTHORITY, CONSOLIDATED, ENACTOR, FOR, RANK, SIGNED, is_person
from .frame import Part

FIELDS = ("type", "number", "issuer", "parent_issuer", "place", "date", "title", "province", "source_url")


def of_text(part: Part, decisions: Decisions) -> Metadata:
    """What the main part says, with what the publisher states where the text is silent or unclear."""
    said = _said(part)
    stated = {key: value for key, value in decisions.metadata if key in FIELDS}
    merged = {key: stated.get(key) or getattr(said, key) for key in FIELDS}
    by = {key: "publisher" if stated.get(key) else "text" for key, value in merged.items() if value}
    if not merged["issuer"]:
        merged["issuer"] = _signed_for(part, merged["province"])
        by |= {"issuer": by["province"]} if merged["issuer"] else {}
    by |= {key: "text" for key in ("signers", "recipients") if getattr(said, key)}
    return Metadata(**merged, signers=said.signers, recipients=said.recipients, stated_by=tuple(by.items()))


def _said(part: Part) -> Metadata:
    lines: dict[str, list[str]] = {}
    for piece, role in part.items:
        lines.setdefault(role, []).append(piece.text)
    text = "\n".join(p.text for p, _ in part.items)
    number = _number(lines.get("number", []))
    place, date = _place_date(lines.get("place-date", []))
    title = _title(lines.get("title", []), part.type, text)
    issuer, parent = _issuers(part, title, text)
    type_ = _type(part, number, text)
    if not issuer and type_ != CONSOLIDATED:  # which repeats the sentence of the text that it consolidates
        issuer = _enacting(text[:6000])
    whole = (
        f"{part.type} {title[:1].lower() + title[1:] if title[:3] == 'Về ' else title}"
        if title and part.type
        else title
    )
    return Metadata(
        type=type_,
        number=number,
        issuer=issuer,
        parent_issuer=parent,
        place=place,
        date=date or _adopted(part, text),
        title=whole if part.type != type_ else title,
        province=_province(
            "; ".join(filter(None, (issuer, parent))) or None, number, place, lines.get("signature", []), text
        ),
        signers=_signers(lines.get("signature", [])),
        recipients=_recipients(lines.get("recipients", [])),
    )


# ------------------------------------------------------------------ type and title


def _type(part: Part, number: str | None, text: str) -> str | None:
    """The type by its own words; a letter has none and is known by its form."""
    if part.draft:
        return "Dự thảo"
    if (number and "VBHN" in number) or re.search(r"^VĂN BẢN HỢP NHẤT\b", text[:600], re.M):
        return CONSOLIDATED
    letter = re.search(r"^(V/[vV]\b|Kính gửi)", text[:3000], re.M)
    return part.type or ("Công văn" if letter else None)


_OWN_NAME = re.compile(
    r"^(?:CỦA|của)\s.{3,80}?\s(?:SỐ|số)\s\S+\s(?:NGÀY|ngày)\s(?:.{6,30}?\s(?:NĂM|năm)\s\d{4}|[\d/-]+)\s*"
)


def _title(lines: Sequence[str], type_: str | None, text: str) -> str | None:
    """The title without the notes that portals put into it; in sentence case when the text has it so."""
    title = " ".join(lines)
    closed = title.rfind("]") + 1  # behind it nothing is closed
    title = re.sub(r"\[[^\]]*\]", " ", title[:closed]) + title[closed:]
    title = _OWN_NAME.sub("", re.sub(r"\s+", " ", title).strip(" *_-–"))
    title = _OF.sub("", title).strip()  # “NGHỊ QUYẾT / CỦA BỘ CHÍNH TRỊ / về …”: the issuer, not the subject
    if not title or not is_capitals(title):
        return title or None
    named = found_in(f"{type_} {title}", text) if type_ else None
    found = named[len(type_ or "") + 1 :] if named else found_in(title, text) or title
    return found[:1].upper() + found[1:]


# ------------------------------------------------------------------ number

_SIGN = compiled(
    r"(?:[Ss][ốỐôÔoO]\s*:?\s*|^)(?P<n>\d{1,5}[a-zA-Z]?)\s*(?P<rest>[-/–]\s*(?:\d{4}\s*/\s*)?[A-ZĐƯa-z][\wĐđƯư&./–\- ]*)"
)
_PARTY_BODY = r"(?:TW|TU|HU|QU|ĐU|ThU|ThĐU|VPTW|BTCTW|BTGTW|UBKTTW|VPTU|BTCTU|BTGTU)"


def _number(lines: Sequence[str]) -> str | None:
    """The number, closed up; State punctuation on a Party body is set right.

    >>> _number(["Số: 1663 /QĐ-UBND"]), _number(["Luật số:", "71/2014/QH13"]), _number(["Số 69/KL-TW"]), _number(["Số: … /2016/QH14"])
    ('1663/QĐ-UBND', '71/2014/QH13', '69-KL/TW', None)
    """
    match = _SIGN.search(" ".join(lines))
    if not match:
        return None
    sign = re.sub(r"\s+", "", match["n"] + _until_words(match["rest"])).replace("–", "-").strip("-./")
    sign = re.sub(r"^(\d+)-(CP|TTg)$", r"\1/\2", sign)  # the body decides: the State writes a stroke
    return re.sub(rf"^(\d+[a-zA-Z]?)/([A-ZĐa-z]+)-({_PARTY_BODY})$", r"\1-\2/\3", sign)


def _until_words(rest: str) -> str:
    """The rest of a sign up to where words begin: blanks are kept only around its own marks."""
    words = rest.split(" ")
    kept = [words[0]]
    for word in words[1:]:
        if not (kept[-1][-1:] in "-/–" or word[:1] in "-/–" or re.fullmatch(r"\d{1,2}", word)):
            break
        kept.append(word)
    return " ".join(kept)


# ------------------------------------------------------------------ place and date

_DATE = r"ng[àa]y\s*(?P<d>\d{1,2})\s*(?:th[áa]ng|[/-])\s*(?P<m>\d{1,2})\s*(?:n[ăa]m|[/-])\s*(?P<y>\d{4})"
_PLACED = compiled(rf"^(?P<place>[^\d,]{{2,40}}?)\s*,?\s*{_DATE}", re.I)
_ADOPTED = compiled(rf"(?:thông qua|biểu quyết thông qua)\s+{_DATE}", re.I)


def _place_date(lines: Sequence[str]) -> tuple[str | None, str | None]:
    for line in lines:
        match = _PLACED.match(line)
        if match:
            return match["place"].strip(" ,"), _iso(match)
    places = (re.match(r"^([^\d,]{2,40}?)\s*,?\s*ng[àa]y\b", line) for line in lines)
    return next((m[1].strip(" ,") for m in places if m), None), None


def _iso(match: re.Match[str]) -> str | None:
    day, month = int(match["d"]), int(match["m"])
    return f"{match['y']}-{month:02}-{day:02}" if 1 <= day <= 31 and 1 <= month <= 12 else None


def _adopted(part: Part, text: str) -> str | None:
    """The day on which the Assembly or its Committee adopted the text, as its last sentence says."""
    if part.type not in ("Luật", "Bộ luật", "Hiến pháp", "Pháp lệnh", "Nghị quyết"):
        return None
    found = list(_ADOPTED.finditer(text[-6000:]))
    return _iso(found[-1]) if found else None


# ------------------------------------------------------------------ issuer

_BODY = compiled(
    r"(?:LIÊN )?(?:BỘ|BAN|[UỦ][ỶY] BAN|SỞ|CỤC|TỔNG|VĂN PHÒNG|HỘI|ĐẢNG|(?:TỈNH|THÀNH|HUYỆN|QUẬN) (?=[UỦĐ])[^\s]+|QUỐC"
    r" HỘI|CHÍNH PHỦ|THỦ TƯỚNG|CHỦ TỊCH|T[OÒ][AÀ] ÁN|VIỆN|NGÂN HÀNG|BẢO HIỂM"
    r"|THANH TRA|KIỂM TOÁN|TRUNG T[AÂ]M|TRƯỜNG|ĐẠI HỌC|HỌC VIỆN|CÔNG AN|LIÊN ĐOÀN|ĐOÀN|TẬP ĐOÀN|CHI|PHÒNG|MẶT"
    r" TRẬN|THỐNG ĐỐC|GIÁM ĐỐC|THÔNG TẤN)\b"
)
_PARENTS = compiled(r"(?<=\S)(?<!TỔNG)(?<!CHI)\s+(?=(?:TỔNG CỤC|CỤC|SỞ|CHI CỤC|ĐẢNG ĐOÀN|BAN CÁN SỰ)\s)")
_OF = compiled(r"^(?:CỦA|của)\s+(?P<body>[‹U›][‹U› ]{4,60}?)(?=\s*$|\s+(?:SỐ|VỀ|Về|về|BAN HÀNH)\b)")
_PART_OF_ABOVE = compiled(r"VĂN PHÒNG|BAN TỔ CHỨC|BAN TUYÊN GIÁO|THANH TRA|PHÒNG [A-Z]")


def _issuers(part: Part, title: str | None, text: str) -> tuple[str | None, str | None]:
    """The issuer and the body above it: who enacts, when that is printed, else the last body of the header."""
    above, below = _headers(part)
    stated = _OF.match(next((p.text for p, role in part.items if role == "title"), title or ""))
    if stated and not below:
        return in_sentence_case(_placed(stated["body"].strip(), above), text), None
    bodies = [" - ".join(above)] if above and "liên tịch" in (part.type or "") else above
    if below:
        parent = next((b for b in bodies if folded(b) not in folded(below[-1])), None)
        return in_sentence_case(below[-1], text), in_sentence_case(parent, text) if parent else None
    if not bodies:
        return None, None
    signing = next((m["body"] for p, role in part.items if role == "signature" and (m := _CENTRAL.match(p.text))), None)
    bodies = [bodies[-1], signing] if signing else bodies
    name = in_sentence_case(bodies[-1], text)
    parent = in_sentence_case(bodies[-2], text) if len(bodies) > 1 else None
    return (f"{name} {parent}" if parent and _PART_OF_ABOVE.fullmatch(bodies[-1]) else name), parent


_CENTRAL = re.compile(
    r"T\s?[./]\s?M\.?\s+(?P<body>BỘ CHÍNH TRỊ|BAN BÍ THƯ)"
)  # they issue under the name of the Central Committee
_CONSOLIDATING = re.compile(r"VĂN BẢN HỢP NHẤT\s*-?\s*")
_SMALL_WORD = compiled(r"[‹L›]+")


def _body_alone(text: str) -> str:
    """The name of a body, without what stands around it in its line.

    >>> _body_alone("THỦ TƯỚNG CHÍNH PHỦ điện:"), _body_alone("VĂN BẢN HỢP NHẤT - BỘ Y TẾ ----"), _body_alone("BỘ Y TẾ cùng")
    ('THỦ TƯỚNG CHÍNH PHỦ', 'BỘ Y TẾ', 'BỘ Y TẾ cùng')
    """
    headed = _CONSOLIDATING.match(text)
    text = text[headed.end() :] if headed else text
    bare = text.rstrip(" \t-–_*:")
    if bare == text:
        return text
    words = list(re.finditer(r"\S+", bare))
    while words and words[-1].start() and _SMALL_WORD.fullmatch(words[-1][0]):
        words.pop()
    return bare[: words[-1].end()] if words else ""


_COMMITTEE = compiled(r"(?:TỈNH|THÀNH|HUYỆN|QUẬN|THỊ) [UỦ][ỶY] (?P<name>[‹U› -]+)$")


def _placed(body: str, above: Sequence[str]) -> str:
    """“Ban Chấp hành Đảng bộ tỉnh” with the name of its province, which stands in the header alone."""
    named = next((m["name"] for name in above if (m := _COMMITTEE.match(name))), None)
    return f"{body} {named}" if named and body.endswith((" TỈNH", " THÀNH PHỐ", " HUYỆN", " QUẬN", " THỊ XÃ")) else body


def _headers(part: Part) -> tuple[list[str], list[str]]:
    """The bodies of the header, from above to below, and those that enact, below the title."""
    above: list[str] = []
    below: list[str] = []
    titled = False
    for piece, role in part.items:
        titled = titled or role in ("type", "title")
        if role == "issuer" and len(text := _body_alone(piece.text)) > 3:
            _add(below if titled else above, text, split=not titled)
    return above, [b for b in below if ENACTOR.match(b)]


def _add(bodies: list[str], text: str, split: bool) -> None:
    """A new body, or the rest of the one whose name runs over two lines."""
    if bodies and not _BODY.match(text):
        bodies[-1] = f"{bodies[-1]} {text}"
    elif not bodies or bodies[-1] != text:
        bodies += _PARENTS.split(text) if split and " - " not in text else [text]
    if len(bodies) > 1 and bodies[-1] == bodies[-2]:
        bodies.pop()


_PROVINCE = compiled(
    r"(?:[UỦuủ][ỷy] ban nhân dân|UBND|Hội đồng nhân dân|HĐND|Tỉnh [uủ][ỷy]|Thành [uủ][ỷy])\s+(?:tỉnh\s+|thành"
    r" phố\s+|TP\.?\s*)?"
    r"(?P<name>[‹U›][‹L›]+(?:(?:\s|\s?-\s?)[‹U›][‹L›]+){1,3})"
)


_IN_PROVINCE = compiled(r"\btỉnh (?P<name>[‹U›]\w+(?:[ -]+[‹U›]\w+){1,3})")
_FOR_LOCAL = re.compile(r"^(?:TM\.?|T/M)\s*(?:[UỦ][ỶY] BAN NHÂN DÂN|TỈNH [UỦ][ỶY]|HỘI ĐỒNG NHÂN DÂN)", re.M)
_SAYS = compiled(
    r"^(?:[UỦ][ỷy] ban nhân dân|UBND) tỉnh (?P<name>[‹U›]\w+(?: [‹U›]\w+){1,3})\s+(?:ban hành|xây dựng)", re.M
)
_ENACTS = re.compile(
    r"^(?P<body>Quốc hội|[UỦ][ỷy] ban [Tt]hường vụ Quốc hội|Chính phủ|Thủ tướng Chính phủ|(?:Bộ trưởng Bộ|Thống đốc|Tổng Kiểm toán|Chánh án|Viện trưởng)\s[^,;.]{3,60}?)"
    r" ban hành (?:Luật|Bộ luật|Pháp lệnh|Nghị quyết|Nghị định|Thông tư|Quyết định)\b", re.M,
)  # fmt: skip


def _enacting(text: str) -> str | None:
    """Who enacts, by the sentence before the first provision; of a text whose header is lost.

    >>> _enacting("Căn cứ Hiến pháp;\\nQuốc hội ban hành Luật Công đoàn."), _enacting("UBND tỉnh Quảng Bình ban hành Kế hoạch …")
    ('Quốc hội', 'Ủy ban nhân dân tỉnh Quảng Bình')
    """
    if local := _SAYS.search(text):
        return f"Ủy ban nhân dân tỉnh {local['name']}"
    found = _ENACTS.search(_FIRST_UNIT.split(text, maxsplit=1)[0])
    return found["body"] if found else None


_FIRST_UNIT = re.compile(r"^(?:Phần|PHẦN|Chương|CHƯƠNG|Điều)\s", re.M)


def _province(
    issuer: str | None, number: str | None, place: str | None, signature: Sequence[str], text: str
) -> str | None:
    """The province whose body issued the text: named with the issuer, or with that body in the first sentences."""
    named = _PROVINCE.search(issuer or "") or _IN_PROVINCE.search(issuer or "")
    if named:
        return named["name"]
    local = re.search(r"[-/](UBND|HĐND|TU|CTUBND)\b", number or "") or _FOR_LOCAL.search("\n".join(signature))
    if local and place:
        return place
    said = None if issuer else _SAYS.search(text[:6000])
    return said["name"] if said else None


def _signed_for(part: Part, province: str | None) -> str | None:
    """The people's committee or council in whose name a text is signed or given, when its header is lost but its
    province is known.
    """
    if not province:
        return None
    text = "\n".join(p.text for p, _ in part.items)
    if given := _GIVEN.search(text):
        return f"{_IN_FULL.get(given['body'], given['body'])} {given['level']} {province}"
    body = next((m[1] for p, role in part.items if role == "signature" and (m := _FOR_BODY.match(p.text))), None)
    level = next(
        (
            m[1]
            for m in re.finditer(r"(?:UBND|HĐND|[UỦuủ][ỷy] ban nhân dân|Hội đồng nhân dân) (tỉnh|thành phố)\b", text)
        ),
        None,
    )
    return f"{in_sentence_case(body)} {level} {province}" if body and level else None


_IN_FULL = {"UBND": "Ủy ban nhân dân", "HĐND": "Hội đồng nhân dân"}
# “…, Ủy ban nhân dân tỉnh xây dựng Kế hoạch hành động với các nội dung chủ yếu như sau:”
_GIVEN = compiled(
    r"(?:^|[,;]\s)(?P<body>[UỦ][ỷy] ban nhân dân|Hội đồng nhân dân|UBND|HĐND) (?P<level>tỉnh|thành phố) (?:ban hành|xây"
    r" dựng) [^\n]{3,160}?như sau\s*:?$",
    re.M,
)
_FOR_BODY = re.compile(r"(?:TM\.?|T/M)\s*([UỦ][ỶY] BAN NHÂN DÂN|HỘI ĐỒNG NHÂN DÂN)\s*$")


# ------------------------------------------------------------------ tail


def _recipients(lines: Sequence[str]) -> tuple[str, ...]:
    """The names of the list, without dashes and closing marks.

    >>> _recipients(["Nơi nhận:", "- Như Điều 3;", "- Lưu: VT."])
    ('Như Điều 3', 'Lưu: VT.')
    """
    parts = [p for line in lines for p in re.split(r"(?<=[;,])\s+(?=[-–]\s)", line)]
    names = (re.sub(r"^(?:Nơi\s+(?:nhận|gửi)\s*:?\s*)?[-–+•*]*\s*", "", p, flags=re.I).strip(" |\t") for p in parts)
    return tuple(name[:-1].rstrip() if name.endswith((";", ",")) else name for name in names if name)


def _signers(lines: Sequence[str]) -> tuple[Signer, ...]:
    """Capacity lines up to a name, again and again; names that follow each other share out the lines above them, as
    columns do.

    >>> [s.capacity for s in _signers(["KT. BỘ TRƯỞNG BỘ Y TẾ", "KT. BỘ TRƯỞNG BỘ TÀI CHÍNH", "THỨ TRƯỞNG", "THỨ TRƯỞNG", "Lê An", "Hà Bình"])]
    ['KT. BỘ TRƯỞNG BỘ Y TẾ / THỨ TRƯỞNG', 'KT. BỘ TRƯỞNG BỘ TÀI CHÍNH / THỨ TRƯỞNG']
    """
    signers: list[Signer] = []
    posted = any(_POST.match(line) for line in lines)  # then what stands above the post is the body, not a capacity
    capacity: list[str] = []
    names: list[str] = []
    for line in lines:
        if is_person(line) and not is_capitals(line):
            names.append(RANK.sub("", SIGNED.sub("", line).strip()))
        elif is_capitals(line) and len(line) > 2 and (capacity or not posted or _POST.match(line)):
            if names:
                signers += _columns(capacity, names)
                capacity, names = [], []
            capacity += _POSTS.split(line.strip("* _"))
    return (*signers, *_columns(capacity, names))


def _columns(capacity: Sequence[str], names: Sequence[str]) -> list[Signer]:
    """Each name with the lines of its column; all lines are the first name's when they cannot be shared out."""
    if len(names) > 1 and len(capacity) % len(names) == 0:
        return [Signer(" / ".join(capacity[n :: len(names)]) or None, name) for n, name in enumerate(names)]
    return [Signer((" / ".join(capacity) or None) if n == 0 else None, name) for n, name in enumerate(names)]


_POST = re.compile(f"{FOR.pattern}|{AUTHORITY.pattern}")
_POSTS = compiled(
    r"(?<=[‹U›])\s+(?=(?:KT|TL|TUQ)\s?\.|(?:PHÓ|THỨ)\s)|(?<=HỘI ĐỒNG THẨM PHÁN)\s+(?=CHÁNH ÁN)|(?<=CHÍNH PHỦ)\s+(?=THỦ"
    r" TƯỚNG)|(?<=NHÂN DÂN)\s+(?=CHỦ TỊCH)"
)
