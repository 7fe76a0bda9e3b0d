"""Landmark rows: where a printed line of head or tail holds several boxes, and why it is cut there.

Enters: nothing. Leaves: rows for `landmarks`. In an example `|` stands where the row cuts; what a row must not cut
stands in `must_not`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..office.attachments import ANNEX_NUMBER
from ..office.patterns import compiled
from ..office.posts import FOR, POST


@dataclass(frozen=True, slots=True)
class Landmark:
    """Cut `before` and/or `after` each match in the head or in the tail of a text."""

    name: str
    why: str
    pattern: re.Pattern[str]
    examples: tuple[str, ...]
    must_not: tuple[str, ...] = ()
    before: bool = True
    after: bool = False
    blanks: bool = (
        False  # looks for blanks, so at the line as printed: those that stand for marks of notes part nothing
    )
    needs: str = ""  # what stands in every line that it cuts: the pattern looks at no other


_CAPS_BEFORE = "(?<=[‹U›][‹U›][\\s.:*_–-])"
_DAY = r"(?: [\d….]* \s* th[áa]ng \s* [\d….]* \s* n[ăa]m \s* (?: \d{4} | [….]+ ) | \d{1,2}[/.-]\d{1,2}[/.-]\d{4} )"

HEAD: tuple[Landmark, ...] = (
    Landmark(
        "columns", "three blanks part two columns; a number or a day left blank parts no boxes",
        compiled(r"(?<=\S)(?<!ngày)(?<!tháng)(?<!năm)(?<![Ss]ố)(?<![Ss]ố:)(?<!SỐ:)(?:\s{3,}|\t)(?=\S)"),
        ("CHÍNH PHỦ    |CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "CHÍNH PHỦ\t|CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("Hà Nội, ngày    tháng 4 năm 2020", "Số:    /QĐ-TTg"),
        before=False, after=True, blanks=True,
    ),
    Landmark(
        "national name", "the right box begins behind the body of the left one",
        compiled(r"(?:(?<=[‹U›]\s)(?<!NƯỚC\s)‹STATES›(?=\W*$)|‹STATES›(?=\s+Độc [Ll]ập))"),
        ("CHÍNH PHỦ |CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
         "CHÍNH PHỦ ------- |CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc"),
        ("CHỦ TỊCH NƯỚC CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",),
    ),
    Landmark(
        "national name without marks", "a scan loses marks; behind the body of the left box it is that name alone",
        compiled(r"(?<=[‹U›]\s)C[OÔ]NG\s+H[OÒ][AÀ]\s+X[AÃ]\s+H[OÔỘ]I\s+CH[UỦ]\s+NGH[IĨ]A\s+VI[EÊỆ]T\s+NAM(?=\W*$)"),
        ("BO CONG THƯƠNG |CONG HOA XA HOI CHU NGHĨA VIET NAM",),
    ),
    Landmark(
        "Party, right box", "the Party's name stands in the right box; the Central Committee of the Party is one name",
        compiled(r"(?<=[‹U›]\s)(?<!ƯƠNG\s)(?<!CỦA\s)‹PARTIES›(?=\W*$)"),
        ("TỈNH ỦY CAO BẰNG |ĐẢNG CỘNG SẢN VIỆT NAM",),
        ("BAN CHẤP HÀNH TRUNG ƯƠNG ĐẢNG CỘNG SẢN VIỆT NAM", "ĐIỀU LỆ CỦA ĐẢNG CỘNG SẢN VIỆT NAM"),
    ),
    Landmark(
        "motto", "a box of its own", compiled(r"(?i:‹mottos›)[\s\-–_*]*"),
        ("CHỦ NGHĨA VIỆT NAM |Độc lập - Tự do - Hạnh phúc ---- |Số: 5",), after=True,
    ),
    Landmark(
        "number", "“Số:” with what may stand before it; behind a small letter it is a number in a sentence",
        compiled(r"(?<![‹L›]\s)(?:‹cited› )?(?:[Ss]ố|SỐ)\s*:"),
        ("QUỐC HỘI |Luật số: 5/2020/QH14", "BỘ Y TẾ |SỐ: 5/2020/TT-BYT",
         "VIỆT NAM |Nghị quyết liên tịch số: 403/2017/NQLT"),
        ("theo công văn số: 5",), needs=":",
    ),
    Landmark("subject", "“V/v” stands below the number", compiled(r"(?<=\s)V/[vV]\b"),
             ("Số: 5/UBND-KT |V/v trồng hoa",)),
    Landmark(
        "subject behind a sign", "in a letter of the Party “Về việc …” stands below the number",
        compiled(r"^[Ss]ố\s*:?\s*\d+[-/][A-ZĐ][\w/-]*[A-ZĐ](?=\s+Về việc\s)"),
        ("Số 11-CV/VPĐU| Về việc cung cấp số liệu",), ("số 5 Về việc",), before=False, after=True,
    ),
    Landmark(
        "place and date", "a place, a comma and a day are a box",
        compiled(rf"(?: (?<=\s) | ^ ) (?: (?: T[Pp]\.? | Thành\ phố ) \s? )? [‹U›][‹L›]* "
                 rf"(?: [\ -]+ [‹U›][‹L›]* ){{0,3}} ,\s* ng[àa]y \s* {_DAY}", re.VERBOSE),
        ("Số: 5/QĐ-TTg |Hà Nội, ngày 05 tháng 4 năm 2020|", "|TP. Hồ Chí Minh, ngày 05/4/2020| QUYẾT ĐỊNH"), after=True,
    ),
    Landmark(
        "place and date without comma", "behind a number in capitals nothing but the place begins",
        compiled(rf"(?<=[‹U›\d]\s) (?: Hà\ Nội | T[Pp]\.?\s?H(?:CM|ồ\ Chí\ Minh) ) \s+ ng[àa]y \s* {_DAY}", re.VERBOSE),
        ("Số: 87/2025/NĐ-CP |Hà Nội ngày 11 tháng 4 năm 2025| NGHỊ ĐỊNH",),
        ("ban hành tại Hà Nội ngày 11 tháng 4 năm 2025",), after=True,
    ),
    Landmark(
        "type after session", "the session in brackets ends the header of the Assembly",
        compiled(r"(?<=\)\s)(?:‹LAWS›|NGHỊ QUYẾT)(?=\s)"), ("(Khóa XI) |LUẬT Công đoàn",),
    ),
    Landmark(
        "type after number", "behind a sign in capitals nothing but the type begins, in a head without place and date",
        compiled(r"(?<=[Ss]ố:\s)(?P<sign>\d{1,4}/\d{4}/[A-ZĐ]{2}[\wĐđ-]*)(?=\s+‹TYPES›\s+[‹U›])"),
        ("Nghị quyết số: 24/2022/UBTVQH15| NGHỊ QUYẾT VỀ HOA",), ("Luật số: 24/2022/QH15 LUẬT",),
        before=False, after=True,
    ),
    Landmark("foreword", "a heading of its own", compiled(r"(?<=\s)LỜI NÓI ĐẦU(?=\s)"),
             ("HIẾN PHÁP |LỜI NÓI ĐẦU| Trải qua",), after=True),
    Landmark("addressee", "a letter names whom it is for", compiled(r"Kính gửi\s*:?"), ("ngày 5 |Kính gửi: Bộ Y tế.",)),
    Landmark(
        "draft", "“DỰ THẢO” and its count stand above the head",
        compiled(r"D[ỰỤ] THẢO(?:\s+(?:LẦN\s+)?\d[\d./]*)?(?=\s+[‹U›]{2})"),
        ("|DỰ THẢO 2| BỘ Y TẾ", "|DỰ THẢO LẦN 3| QUYẾT ĐỊNH"), ("DỰ THẢO",), after=True,
    ),
    Landmark(
        "preamble", "the first basis, and each further one behind a stop",
        compiled(rf"(?:(?<=[;.,]\s)|{_CAPS_BEFORE})Căn cứ\s|(?<=[‹L›]\s)Căn cứ (?=‹laws›)"),
        ("BỘ TRƯỞNG BỘ Y TẾ |Căn cứ Luật Dược; |Căn cứ Nghị định số 5;",), ("theo quy định tại Căn cứ này",),
        needs="Căn cứ",
    ),
    Landmark("proposal", "at whose proposal, behind the last basis", compiled(r"(?<=[;.,]\s)(?:Xét|Theo) đề nghị\s"),
             ("năm 2019; |Theo đề nghị của Vụ trưởng", "năm 2019, |Xét đề nghị của")),
    Landmark(
        "enacting words", "at the end of the preamble, with a colon",
        compiled(r"(?<=\s)(?<!^RA\s)(?<!SẮC\s)(?:RA )?‹ENACTING›\s*:\s*$"),
        ("của Chánh Văn phòng, |QUYẾT ĐỊNH:", "đã thỏa hiệp; |RA SẮC LỆNH:"), ("QUYẾT ĐỊNH: Điều 1", "RA SẮC LỆNH:"),
    ),
    Landmark(
        "consolidated history", "what a consolidated text is made of follows its title in capitals",
        compiled(rf"{_CAPS_BEFORE}‹normative›(?=\s[^.;]*\bsố\s+\d)"),
        ("LUẬT QUẢN LÝ THUẾ |Luật quản lý thuế số 78/2006/QH11",), ("sửa đổi Luật thuế số 5",),
    ),
)  # fmt: skip

_STROKES = Landmark(
    "line end as a stroke", "a converter writes the line ends within a cell as strokes",
    compiled(r"(?:(?<=[‹U›]{3}\s/)|(?<=[*,;:.\-]\s/)|(?<=\d{4}\s/)|(?<=/\s\s/)|(?<=/\s/))\s+(?=[^\s/])"
             r"(?![A-ZĐ&]{2,10}\s*(?:[-–\d]|$))|(?<=^/)\s+(?=[-–])"),
    ("TỈNH ỦY CAO BẰNG / |VĂN PHÒNG / |-------", "KT. BỘ TRƯỞNG / |THỨ TRƯỞNG /  / |Lê An",
     "/ |- Như trên; / |- Lưu: VT."), ("Số : 5 / QĐ - UBND", "Số: 93/2006/TTLT / BTC-BKHCN", "bật / tắt"), before=False,
     after=True, needs="/",
)  # fmt: skip
HEAD = (*HEAD, _STROKES)
_ANNEX_NUMBER = rf"(?:(?:SỐ|Số|số)\s*:?\s+)?{ANNEX_NUMBER}"
_ATTACHES = r"\s*\((?:Ban hành|Kèm theo)"
_TITLE_AHEAD = r"\s+[‹U›]{2,}\s[‹U›]{2,}"
TAIL = (
    _STROKES,
    Landmark("recipients", "the list begins behind the last sentence", compiled(r"(?<=[.;/]\s)Nơi nhận\s*:"),
             ("thi hành./. |Nơi nhận:",), ("ghi vào mục Nơi nhận: các",), needs="Nơi nhận"),
    Landmark(
        "authority", "for whom is signed begins a signature",
        compiled(r"(?:(?<=\s)|^)(?:TM|T/M|KT|K/T|TL|T/L|TUQ)\s?\.?\s*(?=[‹U›]{2,}\s[‹U›])"),
        ("Lưu: VT. |TM. CHÍNH PHỦ", "|KT. BỘ TRƯỞNG |TL. CỤC TRƯỞNG"), ("Lưu: VT, KTN",),
    ),
    Landmark("post beside an item", "of two columns the right one holds the post",
             compiled(rf"(?<=;\s)(?:{FOR}\s*)?{POST}[‹U›\s]*\W*$"),
             ("- Như Điều 3; |CHỦ TỊCH", "- Bộ Y tế; |KT. BỘ TRƯỞNG"), ("- CHỦ TỊCH UBND tỉnh;",)),
    Landmark(
        "certification", "who certifies a consolidated text signs there; what follows the name are notes",
        compiled(r"X[ÁA]C TH[ỰU]C V[ĂA]N B[ẢA]N H[ỢO]P NH[ẤA]T"),
        ("được giao./. |XÁC THỰC VĂN BẢN HỢP NHẤT| CHỦ NHIỆM Bùi Văn Cường",), ("việc xác thực văn bản hợp nhất",),
        after=True,
    ),
    Landmark(
        "attachment note", "what an annex is attached to stands in brackets of its own",
        compiled(r"\((?:(?:(?:Bước|Phần|Mục) [\dIVX]+,? )?(?:‹types›\s+)?[Bb]an hành|Kèm theo|Phê duyệt|Đính kèm)"
                 r"[^()]*(?:\([^()]*\)[^()]*)*\)"),
        ("Phụ lục I |(Kèm theo Nghị định số 5 (mới))| DANH MỤC",
         "DANH MỤC MẪU |(Quy trình ban hành kèm theo Quyết định số 5)|",
         "CẬP NHẬT |(Bước 5 Quy trình ban hành kèm theo Quyết định số 5)|",
         "ĐIỀU LỆ |(Phê duyệt tại Quyết định số 5)|"),
        after=True,
    ),
    Landmark(
        "annex", "an annex begins behind the signature",
        compiled(rf"(?<=\s)(?:‹ANNEX›|‹annex›)(?:\s+{_ANNEX_NUMBER}(?={_TITLE_AHEAD})"
                 rf"|(?:\s+{_ANNEX_NUMBER})?(?={_ATTACHES}))"),
        ("Nguyễn Văn Ba |PHỤ LỤC I| DANH MỤC HOA", "Nguyễn Văn Ba |Phụ lục| (Kèm theo Nghị định số 5)"),
        ("theo Phụ lục I Nghị định",), after=True,
    ),
    Landmark(
        "annex title", "label | title, or label | note, on one line",
        compiled(rf"^(?:‹ANNEX›|‹annex›)(?:\s+{_ANNEX_NUMBER}(?:\s*:)?(?={_TITLE_AHEAD})"
                 rf"|(?:\s+{_ANNEX_NUMBER}(?:\s*:)?)?(?={_ATTACHES}))"),
        ("PHỤ LỤC I| DANH MỤC HOA", "Phụ lục số 2| (Ban hành kèm theo Quyết định)",
         "Phụ lục| (Kèm theo Nghị định số 5)", "Phụ lục I:| (Kèm theo Nghị định số 5)"),
        ("Phụ lục I của Nghị định",), before=False, after=True,
    ),
    Landmark(
        "form", "a form begins behind a text, its head follows in capitals",
        compiled(rf"(?:(?<=\s)|^)(?:‹form›|‹schedule›) số\s+\d{{1,3}}[a-zA-Z]?(?:[-./][\wĐđ]+)*"
                 rf"(?=\s+\[|{_TITLE_AHEAD}|\s*$)"),
        ("|Mẫu số 01| CỘNG HÒA XÃ HỘI", "Ghi chú |Mẫu số 02a/ĐK|"), ("theo Mẫu số 01 ban hành",), after=True,
        needs="số",
    ),
    Landmark(
        "form and blank", "below its label a form begins with a place to be filled in",
        compiled(r"^(?:‹form›|‹schedule›) số\s+\d{1,3}[a-zA-Z]?(?:[-./][\wĐđ]+)*(?=\s*(?:…{2}|\.{5}|_{5}))"),
        ("Mẫu số 03/ĐK-GCN| …………….",), ("Mẫu số 03: ……",), before=False, after=True, needs="số",
    ),
)  # fmt: skip

# Items of a list of recipients that stand on the line of its heading.
RECIPIENTS_RUN = (
    Landmark("recipient", "a dash begins an item, also on the line of the heading",
             compiled(r"(?<=[;:,]\s)[-–]\s?(?=[‹U›])"), ("Nơi nhận: |- Như trên; |- Lưu: VT.",),
             ("Nơi nhận: Thái Bình - Nam Định",)),
)  # fmt: skip
