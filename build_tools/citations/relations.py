"""What this text does to a cited work, from where it stands and the verb before it (contract: `relation`).

A passive ("được sửa đổi bởi …"), a verb inside the title of a cited work, and whatever is not plainly one of the others
is
"dan-chieu".
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One relation by the words before the citation: `pattern` is searched in the clause up to it."""

    relation: str
    why: str
    pattern: str
    examples: tuple[str, ...]
    not_these: tuple[str, ...] = ()


# Words between the verb and the citation. Each begins with a blank and ends with its own end, so that they can be read
# in one way only.
_WHOLE = (
    r"(?:,? (?:một số|các|toàn bộ|cụm từ|nội dung|tên|quy định tại|điều|khoản|điểm|tại|của|và|cập nhật|nhiệm vụ|giải"
    r" pháp|có hiệu quả|hiệu quả|tốt|"
    r"một phần|dưới đây|sau đây|sau|nghị quyết|nghị định|thông tư liên tịch|thông tư|quyết định|chỉ thị|văn bản quy"
    r" phạm pháp luật|văn bản|nghiêm túc|đầy đủ|tiếp tục|mục tiêu|chi tiết|biện pháp|thi hành|cho|đối"
    r" với|\d+[a-zđ]?|[a-zđ])(?!\w))*,?"
)

ROWS = (
    Row("kem-theo", "một văn bản và cái đính kèm nó", r"(?:kèm theo|đính kèm|kèm)(?: [A-ZĐ]\w+(?: \w+)? này)?(?: là)? *(?:theo )?$", ("(Ban hành kèm theo ", "Phê duyệt kèm theo Quyết định này ", "Ban hành kèm theo Quyết định này là ")),
    Row("bai-bo", "bãi bỏ, hủy bỏ", rf"(?<!bị )(?<!được )(?:bãi bỏ|hủy bỏ|huỷ bỏ){_WHOLE} *$", ("2. Bãi bỏ ", "Bãi bỏ khoản 2, khoản 3 của "), ("đã bị bãi bỏ ", "được bãi bỏ theo ")),
    Row("thay-the", "thay thế", rf"(?<!bị )(?<!được )thay (?:thế|cho)(?: cho)?{_WHOLE} *$", ("có hiệu lực từ ngày 01/7/2020 và thay thế ",), ("bị thay thế bởi ",)),
    Row("sua-doi", "sửa đổi, bổ sung, đính chính", rf"(?<!được )(?<!bị )(?<!luật )(?:sửa đổi,? *(?:và )?bổ sung|sửa đổi|(?<!sửa đổi, )(?<!sửa đổi )(?<!sửa đổi và )bổ sung|đính chính){_WHOLE} *$", ("Sửa đổi, bổ sung một số điều của ", "Đính chính "), ("được sửa đổi, bổ sung theo ", "được sửa đổi, bổ sung một số điều bởi ")),
    Row("thuc-hien", "thực hiện, thi hành, hướng dẫn", rf"(?:(?:triển khai|tổ chức|tiếp tục) )*(?:thực hiện|triển khai|(?<!hiệu lực )thi hành|quán triệt|cụ thể hóa|quy định chi tiết|hướng dẫn(?! (?:tại|của|ở)))(?! (?:theo|quy định)){_WHOLE} *$", ("Kế hoạch thực hiện ", "quy định chi tiết một số điều của ", "Thực hiện "), ("theo quy định tại ", "thực hiện theo quy định của ", "thể hiện theo hướng dẫn tại ")),
)  # fmt: skip
_COMPILED = tuple((row.relation, re.compile(row.pattern, re.IGNORECASE)) for row in ROWS)
_BASIS = re.compile(r"^\W*(?:căn cứ|trên cơ sở|(?:theo|xét) (?:đề nghị|tờ trình))", re.IGNORECASE)
_CLAUSE = re.compile(r"[;:\x1f]|\.(?= )")
_PASSIVE = re.compile(r"(?:được|bị) [^;.]{0,80}?(?:bởi|theo)(?: quy định)?(?: tại| của)? *$", re.IGNORECASE)
_ENDS = re.compile(
    r"^[^.;:“”\[\]()\x1f]{0,120}?(?<!không )(?<!chưa )hết hiệu lực(?: thi hành)?(?! (?:đối với|bởi|theo|một"
    r" phần))[^.;\[\]]{0,40}(?:kể từ|từ|khi)? ",
    re.IGNORECASE,
)


def relation(text: str, start: int, end: int, role: str, own: bool = False) -> str:
    """The relation of a citation at text[start:end] in a block of a role; `own`: of the document itself or of its
    parts.
    """
    clause = _CLAUSE.split(text[max(0, start - 400) : start])[-1]
    clause = clause if own else _CARRIED.sub("", clause)
    if _PASSIVE.search(clause):
        return "dan-chieu"
    if (role == "preamble" and _BASIS.match(text)) or (
        role in ("preamble", "text", "title") and _BASIS.match(clause.lstrip(" -"))
    ):
        return "can-cu"
    found = (
        _by_verb(text, clause, end)
        if clause.strip() or not start
        else of_list(text[:start].rstrip()) or _by_verb(text, "", end)
    )
    if role == "note" and found in ("sua-doi", "thay-the", "bai-bo"):  # a note tells what another text did
        return "dan-chieu"
    return "dan-chieu" if found == "kem-theo" and not own and not _ATTACHED.match(text) else found


# "Sửa đổi một số điều của Quy chế … ban hành kèm theo Quyết định số …": what is done to the regulation is done to what
# carries it.
CARRIED = ("Quy chế", "Quy định", "Quy trình", "Điều lệ", "Chương trình", "Kế hoạch", "Đề án", "Danh mục", "Hướng dẫn")
_CARRIED = re.compile(rf"(?:{'|'.join(CARRIED)})(?! này)(?:(?!\d/|[Pp]hụ lục)[^.;:\x1f]){{0,250}}?kèm(?: theo)? *$")
_ATTACHED = re.compile(
    r"\W*(?:ban hành |được ban hành )?kèm theo", re.IGNORECASE
)  # only what is itself attached says so of another text


def of_list(lead: str) -> str | None:
    """What the words that lead a list do to each of its items.

    >>> of_list("2. Bãi bỏ các nghị quyết sau đây của Hội đồng nhân dân tỉnh:"), of_list("Nghị định này thay thế:"), of_list("Nghị định gồm:")
    ('bai-bo', 'thay-the', None)
    """
    end = _LEAD_ENDS.search(lead, max(0, len(lead) - 120))
    if end is None:
        return None
    clause = _CLAUSE.split(lead[: end.start()])[-1][-200:]
    verb = next((name for name, pattern in _COMPILED if name != "kem-theo" and pattern.search(clause)), None)
    return "bai-bo" if _LEAD_EXPIRES.search(clause) else verb


_LEAD_ENDS = re.compile(
    r"(?:,? (?:của|do) (?:Quốc hội|Ủy ban|UBND|Hội đồng|HĐND|Chính phủ|Thủ tướng|Chủ"
    r" tịch|Bộ|Ban|Tỉnh|tỉnh)[^.;:]{0,70}?)?(?: *:|(?<= sau)|(?<= sau đây)|(?<= dưới đây)) *$"
)
_LEAD_EXPIRES = re.compile(r" sau(?: đây)?,? (?:sẽ |đều )?(?:hết hiệu lực|bị bãi bỏ)(?! một phần)", re.IGNORECASE)


def _by_verb(text: str, clause: str, end: int) -> str:
    """What the words before the citation do to it, or what the words behind it say of its effect."""
    clause = clause[-200:]
    for name, pattern in _COMPILED:
        if pattern.search(clause):
            return name
    return "bai-bo" if _ENDS.match(text[end : end + 260]) else "dan-chieu"
