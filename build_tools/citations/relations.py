"""What this text does to a cited work, from where it stands and the verb before it (contract: `relation`).

Enters: a citation in its words, and whose text it is. Leaves: its deed, which is what the words say is done to the
work, and its relation: the deed where this text does it, now, to the whole or to the named place. A passive ("được sửa
đổi bởi …"), a verb inside the title of a cited work, a task, a delegation, a negation, words of a note or of a
quotation, and whatever is not plainly one of the others, is "dan-chieu"; a consolidated text and one in preparation do
nothing to others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..office import alphabet, types
from ..office.patterns import compiled
from ..office.spelling import words
from .named_work import Found
from .speakers import Speaker

ACTS = ("sua-doi", "thay-the", "bai-bo")


@dataclass(frozen=True, slots=True)
class Deed:
    """One deed by the words before the citation: `pattern` is searched in the clause up to it, where one of the words
    stands that it `needs`.
    """

    relation: str
    why: str
    pattern: str
    needs: tuple[str, ...]
    examples: tuple[str, ...]
    not_these: tuple[str, ...] = ()


# Words between the verb and the citation. Each begins with a blank and ends with its own end, so that they can be read
# in one way only.
_WHOLE = (
    r"(?:,? (?:một số|các|toàn bộ|tên|quy định tại|điều|khoản|điểm|tại|của|thuộc|và|cập nhật|nhiệm vụ|giải"
    r" pháp|có hiệu quả|hiệu quả|tốt|"
    rf"dưới đây|sau đây|sau|{words(*(name.lower() for name in types.RANKED), 'chỉ thị', blank=' ')}|văn bản quy"
    r" phạm pháp luật|văn bản|(?<=toàn bộ )nội dung|quy hoạch|nghiêm túc|đầy đủ|tiếp tục|mục tiêu|chi tiết|biện pháp"
    r"|thi hành|cho|đối với|\d+[a-zđ]?|[a-zđ])(?!\w))*,?"
)
_NOT = "(?<!không )(?<!chưa )(?<!bị )(?<!được )"
# Before it stand the letters with which the verb may begin: what stands before a verb is asked at these only.
_NOT_CHANGE = f"(?=[bcđhst]){_NOT}"
_CHANGE = r"(?:sửa đổi|sửa|bổ sung|thay thế|thay|bãi bỏ|hủy bỏ|huỷ bỏ|bỏ|đính chính|chỉnh sửa)"
_CHANGES = ("sửa", "bổ sung", "thay", "bỏ", "đính chính")

ROWS = (
    Deed("kem-theo", "một văn bản và cái đính kèm nó",
         r"(?:kèm theo|đính kèm|kèm)(?: [A-ZĐ]\w+(?: \w+)? này)?(?: là)? *(?:theo )?$", ("kèm",),
         ("(Ban hành kèm theo ", "Phê duyệt kèm theo Quyết định này ", "Ban hành kèm theo Quyết định này là ")),
    Deed(
        "dan-chieu", "chỗ mà cái mới đứng sau hay đứng trước: nó không đổi", r"bổ sung [^.;:]{1,200}? (?:sau|trước) *$",
        ("bổ sung",),
        ("Bổ sung khoản 1a sau ", "Bổ sung Điều 27a vào sau ", "bổ sung điểm đ1 vào trước "), ("Bổ sung ",),
    ),
    Deed(
        "sua-doi", "đổi, thêm, bỏ từ ngữ hay một phần: văn bản còn lại, nên là sửa đổi",
        rf"{_NOT_CHANGE}{_CHANGE}(?:,? (?:và )?{_CHANGE})* (?:một số |các |toàn bộ |chung )?"
        rf"(?:(?:điểm|khoản|điều|mẫu|phụ lục)(?:(?:,| và)? (?:\d+[a-zđ]?|[a-zđ])(?!\w))*,? (?:và )?)*"
        rf"(?:(?:cụm )?từ(?: ngữ)?|(?<!toàn bộ )nội dung|một phần|số thứ tự|chữ|số(?= “))"
        rf"(?!\w)(?:,? (?:và )?(?:(?:cụm )?từ|điểm|khoản|điều|mẫu|phụ lục)(?!\w))*"
        rf"(?:(?:(?! số \d)[^.;])*?(?<!trái) (?:tại|trong|ở|của|vào)(?: các)?)? *$",
        _CHANGES,
        (
            "Thay thế cụm từ “_” bằng cụm từ “_” tại ", "Bỏ cụm từ “_” tại ",
            "Bổ sung, thay thế, bãi bỏ một số cụm từ tại ", "Thay từ “_” bằng từ “_” của ",
            "Bổ sung, thay thế một số nội dung tại ", "Bãi bỏ một phần ", "bổ sung cụm từ “_” vào sau cụm từ “_” ở ",
            "Thay thế, bãi bỏ các điểm, từ, cụm từ, mẫu tại ", "Bãi bỏ khoản 2, khoản 3 Điều 4 và số “_” tại ",
            "Bãi bỏ khoản 2 và khoản 3, từ “_” tại khoản 5, cụm từ “_” tại ",
        ),
        ("không bổ sung nội dung của ", "Bãi bỏ toàn bộ ", "Bãi bỏ một phần văn bản trái với ",
         "Bãi bỏ toàn bộ nội dung của "),
    ),
    Deed("sua-doi", "thêm vào một chỗ trong điều khoản đã có",
         r"bổ sung [^.;:]{0,160}?(?:vào|ở) (?:cuối|đầu|khổ|đoạn|câu)[\w ,]{0,40}$", ("bổ sung",),
         ("Bổ sung vào cuối ", "Bổ sung một câu vào đoạn mở đầu ", "Bổ sung vào đoạn thứ nhất của "),
         ("bổ sung vốn vào ",)),
    Deed(
        "sua-doi", "nhiều việc trong một nơi: nơi ấy còn, nên là sửa đổi",
        rf"{_NOT_CHANGE}{_CHANGE}(?:,? (?:và )?{_CHANGE})+ (?:một số|các)"
        rf"(?:,? (?:điều|khoản|điểm|mục|chương|phần|và|quy định))* (?:của|tại|trong) *$",
        _CHANGES,
        ("Sửa đổi, bổ sung, bãi bỏ một số điểm, khoản của ", "bổ sung, thay thế và bãi bỏ một số điều của "),
        ("Bãi bỏ một số điều của ", "không sửa đổi, bãi bỏ một số khoản của "),
    ),
    Deed("bai-bo", "bãi bỏ, hủy bỏ", rf"(?=[bh]){_NOT}(?:bãi bỏ|hủy bỏ|huỷ bỏ){_WHOLE} *$", ("bỏ",),
         ("2. Bãi bỏ ", "Bãi bỏ khoản 2, khoản 3 của ", "Bãi bỏ toàn bộ nội dung của "),
         ("đã bị bãi bỏ ", "được bãi bỏ theo ", "không bãi bỏ ")),
    Deed("thay-the", "thay thế", rf"(?=t){_NOT}thay (?:thế|cho)(?: cho)?{_WHOLE} *$", ("thay",),
         ("Nghị định này có hiệu lực từ ngày 01/7/2020 và thay thế ",), ("bị thay thế bởi ", "không thay thế ")),
    Deed("sua-doi", "sửa đổi, bổ sung, đính chính",
         rf"(?=[bđs]){_NOT}(?<!luật )(?:sửa đổi,? *(?:và )?bổ sung|sửa đổi"
         rf"|(?<!sửa đổi, )(?<!sửa đổi )(?<!sửa đổi và )bổ sung"
         rf"|đính chính){_WHOLE} *$", ("sửa đổi", "bổ sung", "đính chính"),
         ("Sửa đổi, bổ sung một số điều của ", "Đính chính ", "Sửa đổi, bổ sung một số điểm thuộc "),
         ("được sửa đổi, bổ sung theo ", "được sửa đổi, bổ sung một số điều bởi ")),
    Deed("thuc-hien", "thực hiện, thi hành, hướng dẫn",
         rf"(?=[chqt]){_NOT}(?:(?:triển khai|tổ chức|tiếp tục) )*(?:thực hiện|triển khai|(?<!hiệu lực )thi hành"
         rf"|quán triệt"
         rf"|cụ thể hóa|quy định chi tiết|hướng dẫn(?! (?:tại|của)))(?! quy định){_WHOLE} *$",
         ("thực hiện", "triển khai", "thi hành", "quán triệt", "cụ thể hóa", "chi tiết", "hướng dẫn"),
         ("Phê duyệt Kế hoạch thực hiện ", "Nghị định này quy định chi tiết một số điều của ",
          "quy định chi tiết một số điều của ", "Thực hiện "),
          ("Chính phủ quy định chi tiết ", "Giao Sở Tài chính thực hiện ", "theo quy định tại ",
           "thực hiện theo quy định của ", "thể hiện theo hướng dẫn tại ")),
)  # fmt: skip
_COMPILED = tuple((row.relation, re.compile(row.pattern, re.IGNORECASE), row.needs) for row in ROWS)
_NEEDED = tuple(dict.fromkeys(word for row in ROWS for word in row.needs))
_BASIS = re.compile(r"^\W*(?:căn cứ|trên cơ sở|(?:theo|xét) (?:đề nghị|tờ trình))", re.IGNORECASE)
_CLAUSE_ENDS = (";", ":", "\x1f", ". ")
_PASSIVE = re.compile(
    r"(?:được|bị) [^;.]{0,80}?(?:bởi|theo|tại)(?: quy định)?(?: tại| của)?(?: các)? *$", re.IGNORECASE
)

# ------------------------------------------------------------------ what the words do


def deed(text: str, found: Found, role: str) -> str:
    """What the words say is done to a citation in a block of a role, whoever does it."""
    start, own = found.start, bool(found.own)
    clause = _clause(text, start)
    clause = clause if own else _CARRIED.sub("", clause)
    if _PASSIVE.search(clause):
        return "dan-chieu"
    if (role == "preamble" and _BASIS.match(text)) or (
        role in ("preamble", "text", "title") and _BASIS.match(clause.lstrip(" -"))
    ):
        return "can-cu"
    said = _by_verb(text, clause, found, role)
    if not clause.strip() and start and (lead := of_list(text[:start].rstrip())):
        said = lead
    return "dan-chieu" if said == "kem-theo" and not own and not _ATTACHED.match(text) else said


_NOTED = re.compile(r"\[[^\[\]]+\] ?")  # what a portal has put into the sentence
_QUOTED = re.compile(r"“([^”]{1,300})”|\"([^\"]{1,300})\"")


def _clause(text: str, start: int) -> str:
    """The clause up to a place; what is quoted in it is no part of it."""
    before = text[max(0, start - 1500) : start]
    if "“" in before or '"' in before:
        before = _QUOTED.sub(lambda m: "“" + "_" * (len(m[0]) - 2) + "”", before)
    return _last_clause(_NOTED.sub("", before) if "[" in before else before)


def _last_clause(text: str) -> str:
    """The words behind the last mark that ends a clause: a stop ends one before a blank."""
    return text[max(map(text.rfind, _CLAUSE_ENDS)) + 1 :]


def _told(words: str) -> Iterator[tuple[str, re.Match[str]]]:
    """What each row finds in words that it finds, in their order."""
    lower = words.lower()
    held = frozenset([word for word in _NEEDED if word in lower])
    for name, pattern, needs in _COMPILED if held else ():
        if not held.isdisjoint(needs) and (match := pattern.search(words)):
            yield name, match


# "Sửa đổi một số điều của Quy chế … ban hành kèm theo Quyết định số …": what is done to the regulation is done to what
# carries it.
_CARRIED = re.compile(
    rf"{words(*types.CARRIED, blank=' ')}(?! này)(?:(?!\d/|[Pp]hụ lục)[^.;:\x1f]){{0,250}}?kèm(?: theo)? *$"
)
_ATTACHED = re.compile(
    r"\W*(?:ban hành )?kèm theo", re.IGNORECASE
)  # only what is itself attached says so of another text


_LEADS = (":", " sau", " đây", " dưới đây")
# One stands wherever a list is led by what is done to its items: a word that a row needs, or what expires.
_LEAD_NEEDS = ("hết hiệu lực", *_NEEDED)


def may_lead(text: str) -> bool:
    """Whether the words of a block may lead a list, by its end: asked of every block.

    >>> may_lead("Bãi bỏ các văn bản sau: "), may_lead("Bãi bỏ các văn bản sau."), may_lead("")
    (True, False, False)
    """
    return text.rstrip().endswith(_LEADS)


def of_list(lead: str) -> str | None:
    """What the words that lead a list do to each of its items.

    >>> (of_list("2. Bãi bỏ các nghị quyết sau đây của Hội đồng nhân dân tỉnh:"), of_list("Nghị định này thay thế:"),
    ...  of_list("Nghị định gồm:"))
    ('bai-bo', 'thay-the', None)
    >>> (of_list("3. Bãi bỏ các văn bản, quy định sau đây:"), of_list("Giao Bộ Tài chính sửa đổi các nghị định sau:"),
    ...  of_list("5. Thay cụm từ “kho” bằng cụm từ “nhà kho” tại các luật, nghị quyết sau đây:"))
    ('bai-bo', None, 'sua-doi')
    """
    if not (lead.rstrip(" ").endswith(_LEADS) and alphabet.holds_one(lead.lower(), _LEAD_NEEDS)):
        return None
    if not (end := _LEAD_ENDS.search(lead, max(0, len(lead) - 120))):
        return None
    clause = _last_clause(lead[: end.start()])[-200:]
    if _LEAD_EXPIRES.search(clause):
        return "bai-bo"
    words = _LEAD_TAIL.sub("", _LEAD_NOUNS.sub("", clause))
    if words.endswith(("”", '"')) and words != clause:
        words += " tại"  # the words that are changed stand in what the items name
    name, match = next((each for each in _told(words) if each[0] not in ("kem-theo", "dan-chieu")), (None, None))
    if match and name != "thuc-hien" and not acts_itself(words[: match.start()], "unit"):
        return None
    return "bai-bo" if match and name == "sua-doi" and _REPEALS.match(words) else name


def of_item(lead: str, text: str, start: int) -> str | None:
    """What the words that lead a list do to the citation of an item, when it stands first in it, or behind the words
    that are changed there ("- Cụm từ “kho” bằng cụm từ “nhà kho” tại khoản 1 Điều 3").
    """
    before = _QUOTED.sub("“_”", text[:start]).strip(" -–+•*")
    if not before:
        return lead
    return "sua-doi" if lead in ACTS and _OF_WORDS.fullmatch(before) else None


def of_heading(heading: str) -> str | None:
    """What the title of an article without a colon does to the texts that its items name.

    >>> [of_heading(h) for h in ("Điều 1. Bãi bỏ toàn bộ 15 văn bản quy phạm pháp luật", "Điều 2. Bãi bỏ một phần",
    ...  "Điều 3. Bãi bỏ các Thông tư do Bộ trưởng Bộ Tài chính ban hành", "Điều 4. Bãi bỏ điều kiện")]
    ['bai-bo', None, 'bai-bo', None]
    """
    return "bai-bo" if _HEADED.fullmatch(heading) else None


_HEADED = compiled(
    r"\W*(?:Điều \d{1,3}[a-zđ]?[.:] *)?Bãi bỏ(?: toàn bộ)?(?: (?:các|\d{1,3}))?"
    r" (?:văn bản(?: quy phạm pháp luật)?|‹normative›)(?: (?:do|của) [^.;:“]{3,120})?[.:]? *",
    re.IGNORECASE,
)
_REPEALS = re.compile(r"\W*(?:\w{1,3}[.)] *)?(?:bãi bỏ|hủy bỏ|huỷ bỏ)(?!,? (?:sửa|bổ sung|thay))", re.IGNORECASE)
_WORDS_NAMED = r"(?:các |một số )?(?:cụm )?từ(?: ngữ)? “_”(?:,? (?:và |hoặc )?(?:(?:cụm )?từ )?“_”)*"
_INTO_WORDS = r"(?:,? (?:bằng|thành) (?:cụm )?từ “_”)?(?: vào (?:sau|trước) (?:cụm )?từ “_”)?"
_OF_WORDS = re.compile(rf"(?:\w{{1,3}}[.)] *)?{_WORDS_NAMED}{_INTO_WORDS} (?:tại|trong|ở|của)(?: các)?", re.IGNORECASE)
_LEAD_ENDS = compiled(
    r"(?:,? (?:của|do) (?:‹bodies›|Tỉnh|tỉnh)[^.;:]{0,70}?)?(?: *:|(?<= sau)|(?<= sau đây)|(?<= dưới đây)) *$"
)
_LEAD_EXPIRES = re.compile(r" sau(?: đây)?,? (?:sẽ |đều )?(?:hết hiệu lực|bị bãi bỏ)(?! một phần)", re.IGNORECASE)
_LEAD_TAIL = re.compile(
    r"(?: tại (?:các|những) \w[\w ]{1,60}(?:, \w[\w ]{3,40}){0,3})?(?:,? (?:dưới đây|sau đây|như sau|sau))+ *$",
    re.IGNORECASE,
)
_LEAD_NOUNS = re.compile(
    r"(?<=văn bản), quy định(?= sau)|(?<= điều), khoản(?:, điểm)?(?= sau)|(?<=bỏ) một phần$", re.IGNORECASE
)

_ENDS = re.compile(
    r"^[^.;:“”\[\]()\x1f]{0,120}?(?<!không )(?<!chưa )hết hiệu lực(?: thi hành)?(?! (?:đối với|bởi|theo|một"
    r" phần))[^.;\[\]]{0,40} ",
    re.IGNORECASE,
)
# "Thông tư số 5/2020/TT-BTC hết hiệu lực.": it alone, at the end of the sentence.
_ENDS_ALONE = re.compile(
    r"^(?: (?:về|quy định|ban hành|của)[^.;:,“”()\x1f]{3,160}?)? hết hiệu lực(?: thi hành)? ?(?:[.;]|$)", re.IGNORECASE
)
# "A đã được sửa đổi, bổ sung một số điều theo B, C (sau đây gọi là …) hết hiệu lực": A ends.
_AS_AMENDED = (
    r"^(?: của [\w ]{3,60})?(?: (?:về|quy định|sửa đổi)[^.;:“”()]{3,200}?)?,? (?:đã )?được (?:sửa đổi|bổ sung)"
)
_ENDS_WHOLLY = r"(?<!không )(?<!chưa )hết hiệu lực(?: thi hành)?(?! (?:đối với|bởi|theo|một phần))"
_ENDS_AS_AMENDED = re.compile(rf"{_AS_AMENDED}(?:[^.;:“”()]|\([^()]*\)){{5,900}}?{_ENDS_WHOLLY}", re.IGNORECASE)
# Words before a citation that make it no subject: "quy định tương ứng trong Nghị định X hết hiệu lực", "ngày Luật X
# hết hiệu lực".
_NO_SUBJECT = re.compile(
    r"(?:trong|tại|của|theo|bởi|với|cho|khi|ngày|nếu|trường hợp|hoặc|thực hiện|áp dụng|có) *$", re.IGNORECASE
)
# "Khoản 2 và khoản 5 Điều 3 được sửa đổi, bổ sung như sau": of the first place of a list, too.
_AND_PLACES = (
    r"(?:(?:,| và) (?:(?:điểm|khoản|điều|mục|chương) )?[\dIVXa-zđ.]{1,5}"
    r"(?: (?:điểm|khoản|điều|mục|chương) [\dIVXa-zđ.]{1,5})*){0,8}"
)
_AS_FOLLOWS = re.compile(
    rf"^{_AND_PLACES}(?: (?:của|tại) [^.;:“”]{{3,80}}?)?,? (?:được|bị) (?P<verb>sửa đổi|bổ sung|thay thế)"
    r"[^.;“]{0,60}như sau",
    re.IGNORECASE,
)


def _by_verb(text: str, clause: str, found: Found, role: str) -> str:
    """What the words before the citation do to it, or what the words behind it say of its effect."""
    clause = clause[-400:]
    for name, match in _told(clause):
        its_own = name in ("kem-theo", "dan-chieu") or _is_deed(name, clause[: match.start()], role)
        return name if its_own else "dan-chieu"
    behind = text[found.end : found.end + 1200]
    if role in ("unit", "text") and not found.own and (follows := _AS_FOLLOWS.match(behind)):
        return "thay-the" if follows["verb"].lower() == "thay thế" else "sua-doi"
    if _NO_SUBJECT.search(clause.rstrip(" ")[-12:]) or (found.own and not found.steps):
        return "dan-chieu"
    return "bai-bo" if ends(text, found) or _ENDS_AS_AMENDED.match(behind) else "dan-chieu"


def ends(text: str, found: Found) -> bool:
    """Whether the words behind a citation say that it ends: of a list its last item has them."""
    behind = text[found.end : found.end + 260]
    return bool(_ENDS.match(behind) or _ENDS_ALONE.match(behind))


# ------------------------------------------------------------------ who does it

_LABELS = (
    r"\W*(?:(?:(?:điều|khoản) \d{1,3}[a-zđ]?|\d{1,3}[a-zđ]?|[a-zđ])[.):/-]+ *|nay,? |đồng thời,? |và |nhằm |để "
    r"|tiếp tục )*"
)
_TYPE = words(*types.NAMES, blank=" ")
_NOBODY = re.compile(rf"{_LABELS}\W*$", re.IGNORECASE)
_THIS_TEXT = re.compile(rf"{_LABELS}(?:(?:kể )?từ [\w/ ]{{0,40}}?|khi )?{_TYPE} này(?!\w)", re.IGNORECASE)
_FROM_NOW = re.compile(rf"{_LABELS}(?:kể )?từ (?:ngày|khi)(?!\w)", re.IGNORECASE)
_DEEDS_BEFORE = re.compile(rf"{_LABELS}{_CHANGE}(?!\w)", re.IGNORECASE)
# A noun of the deed, a body that is told to do it, a text that is still to be made.
_TOLD_TO = r"việc|giao|đề nghị|kiến nghị|trình|nghiên cứu|rà soát|xây dựng|soạn thảo|tham mưu|đề xuất|dự thảo"
_SUBJECT = r"dự án|trách nhiệm|có thể|phải|cơ quan|nội dung|các văn bản|văn bản(?! này)[\w ]{0,60}"
_ANOTHER = re.compile(rf"(?<!\w)(?:{_TOLD_TO}|{_SUBJECT})(?!\w)[^.;:]*$", re.IGNORECASE)
_ABOUT = re.compile(r"^\W*(?:(?:v/v|về) (?:việc )?)", re.IGNORECASE)
_ADOPTS = re.compile(rf"{_LABELS}(?:phê duyệt|ban hành)(?! bởi)", re.IGNORECASE)
_OWN_WORDS = ("title", "enacting", "attachment", "type")


def acts_itself(head: str, role: str) -> bool:
    """Whether the clause that begins with these words, up to its verb, tells a deed of this text.

    >>> [acts_itself(h, "unit")
    ...  for h in ("2. ", "Nghị định này có hiệu lực từ ngày 01/7/2020 và ", "Giao Bộ Tài chính ", "văn bản ")]
    [True, True, False, False]
    """
    if role in _OWN_WORDS:
        return not _ANOTHER.search(_ABOUT.sub("", head))
    if _NOBODY.fullmatch(head) or _THIS_TEXT.match(head):
        return True
    return bool(_FROM_NOW.match(head) or _DEEDS_BEFORE.match(head)) and not _ANOTHER.search(head)


def _is_deed(name: str, head: str, role: str) -> bool:
    if name != "thuc-hien":
        return acts_itself(head, role)
    if role in (*_OWN_WORDS, "preamble"):
        return not _ANOTHER.search(_ABOUT.sub("", head))
    return bool(_NOBODY.fullmatch(head) or _THIS_TEXT.match(head) or _ADOPTS.match(head))


_BRACKETED = re.compile(r"\[(?:[^\[\]]|\[\d{1,3}\])*$")


def relation(said: str, text: str, found: Found, role: str, speaker: Speaker) -> str:
    """The relation of a citation to which the words do something: what this text does."""
    if said in ("dan-chieu", "kem-theo"):
        return said
    if found.quoted or role == "note" or _BRACKETED.search(text, max(0, found.start - 1500), found.start):
        return "dan-chieu"  # words of another text, or of a note, which tells what another text did
    if speaker.form or not (said == "can-cu" or _is_its_own_act(said, text, found, role, speaker)):
        return "dan-chieu"
    return said


def _is_its_own_act(said: str, text: str, found: Found, role: str, speaker: Speaker) -> bool:
    """Whether this text can do what the words say: it is no consolidated text and no draft, carries out no part of
    itself, and changes only what a text of its type can change.
    """
    if speaker.consolidated or speaker.draft:
        return False
    if found.own:
        return said != "thuc-hien" and bool(found.steps)
    if said != "thuc-hien":
        return speaker.may_change(found)
    said_of_itself = role in (*_OWN_WORDS, "preamble") or _THIS_TEXT.match(_clause(text, found.start))
    return bool(said_of_itself) or not speaker.normative


# ------------------------------------------------------------------ the first object of a clause

_ALONE = {"bãi bỏ": "bai-bo", "hủy bỏ": "bai-bo", "huỷ bỏ": "bai-bo", "bỏ": "bai-bo", "thay thế": "thay-the"}
_OPENS = re.compile(
    rf"{_LABELS}(?P<verb>{_CHANGE})(?P<more>(?:,? (?:và )?{_CHANGE})*) (?:các )?"
    r"(?:điểm|khoản|điều|chương|mục|phụ lục)(?!\w)",
    re.IGNORECASE,
)


def of_opening(text: str) -> str | None:
    """What a clause does to its places whose first object is one: it does that again behind a semicolon, whatever is
    done to words in between.

    >>> [of_opening(t) for t in ("3. Bãi bỏ khoản 2, từ “d” tại khoản 5 Điều 7; ", "3. Bỏ từ “d” tại khoản 5 Điều 7; ")]
    ['bai-bo', None]
    """
    match = _OPENS.match(text)
    if match is None:
        return None
    if match["more"] or match["verb"].lower() not in _ALONE:
        return "sua-doi"
    return _ALONE[match["verb"].lower()]
