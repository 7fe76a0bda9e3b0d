"""What a text says of itself that cannot be, as its references show: another type than its own, another body than its
own in its sign, that it replaces itself, an annex where nothing is attached, a province that is no more.

Enters: a document, its references. Leaves: findings. Of a consolidated text, which speaks as another, only the sign is
looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..citations import signs
from ..findings import finding
from ..model import Document, Finding, Reference
from ..office import issuing_bodies, provinces, types
from ..office.patterns import compiled
from ..passages import raw_span
from ..vietnamese import folded


def findings(document: Document, references: Iterable[Reference]) -> Iterator[Finding]:
    """All of one text."""
    yield from _sign(document)
    if document.metadata.type not in (types.CONSOLIDATED, None):
        references = tuple(references)
        yield from _called_otherwise(document, references)
        yield from _replaces_itself(document, references)
        yield from _without_attachment(document)
        yield from _gone_provinces(document)


# ------------------------------------------------------------------ the sign


def _sign(document: Document) -> Iterator[Finding]:
    """A sign whose letters are those of another type or of another body than the head names."""
    about = document.metadata
    box = next((b for b in document.blocks if b.role == "number" and not b.component), None)
    if not about.number or box is None:
        return
    group = signs.group(about.type, about.number)
    if about.type and group != types.numbered_as(about.type):
        told = f"Ký hiệu {about.number} là của loại {group}, văn bản là {about.type}."
        yield finding("said-otherwise", *raw_span(box.passage, 0, len(box.passage.text)), told)
    elif about.issuer and (body := _of_another_body(about.number, about.issuer)):
        told = f"Ký hiệu {about.number} là của {body}, cơ quan ban hành là {about.issuer}."
        yield finding("said-otherwise", *raw_span(box.passage, 0, len(box.passage.text)), told)


_JOINT = re.compile(r"(?:LT|LB|LN)\b")


def _of_another_body(number: str, issuer: str) -> str:
    """The body that the letters name, where it is not who issued; "" where they name none for certain."""
    letters = signs.body_sign(number)
    body = issuing_bodies.of_letters(letters)
    if body is None or not body.name or body.party or _JOINT.search(number):
        return ""
    name, printed = _key(body.name), _key(issuer)
    own = "".join(word[0] for word in _key(issuer).split() if word != "va")  # “Bộ Vườn hoa” is BVH, too
    return "" if name in printed or printed in name or folded(letters) == own else body.name


def _key(name: str) -> str:
    return " ".join(re.findall(r"\w+", folded(name))).replace("uy ban nhan dan", "ubnd")


# ------------------------------------------------------------------ “Thông tư này”


def _called_otherwise(document: Document, references: Iterable[Reference]) -> Iterator[Finding]:
    """“Thông tư này” in a decision, where no circular was spoken of."""
    for reference in references:
        mention = reference.mention
        own = mention.kind == "external" and mention.form == "this" and reference.status == "unresolved"
        if own and not (mention.quoted or mention.note or mention.component):
            own_type = document.metadata.type
            told = f"“{mention.words}”: văn bản là {own_type}, trước đó không nói đến văn bản nào như thế."
            yield finding("said-otherwise", mention.start, mention.end, told)


_ENDS_IT = re.compile(
    r"(?:thay\s+thế|bãi\s+bỏ|hủy\s+bỏ|huỷ\s+bỏ|sửa\s+đổi,\s+bổ\s+sung)\s+(?:một\s+số\s+điều\s+của\s+|toàn\s+bộ\s+)?$"
)


def _replaces_itself(document: Document, references: Iterable[Reference]) -> Iterator[Finding]:
    """“Quyết định này thay thế Quyết định số …”, with its own number."""
    for mention in (reference.mention for reference in references):
        own = mention.kind == "internal" and mention.printed_number and not mention.quoted
        if own and _ENDS_IT.search(document.source.text, max(0, mention.start - 60), mention.start):
            told = f"“{mention.words}”: số, ký hiệu này là của chính văn bản."
            yield finding("citation-itself", mention.start, mention.end, told)


# ------------------------------------------------------------------ what is attached

_ATTACHED = compiled(
    r"(?:[Pp]hụ\s+lục|[Mm]ẫu|[Bb]iểu\s+mẫu|[Dd]anh\s+mục|‹attachable›)\s[^.;:]{0,80}?\bkèm\s+theo\s+(‹cited›)\s+này"
    r"|[Bb]an\s+hành\s+kèm\s+theo\s+(‹cited›)\s+này\s"
)


def _without_attachment(document: Document) -> Iterator[Finding]:
    """A text that speaks of what it carries, and nothing is attached: told once."""
    if len(document.components) > 1:
        return
    for block in (block for block in document.blocks if block.role == "unit"):
        said = _ATTACHED.search(block.passage.text) if "kèm" in block.passage.text else None
        if said and document.metadata.type in said.groups():
            start, end = raw_span(block.passage, *said.span())
            if not any(each.start <= start < each.end for each in document.quotations):
                told = f"“{' '.join(said[0].split())[:120]}”: ở đây không có phần kèm theo nào."
                yield finding("attachment-missing", start, end, told)
                return


# ------------------------------------------------------------------ provinces

_PROVINCE = compiled(r"tỉnh\s+(‹provinces›)(?!\w|\s+\(|\s+cũ\b)")
# What a paragraph says that speaks of the past: of texts of that time, or of what was merged.
_OF_THE_PAST = re.compile(r"(?:sáp\s+)?nhập|sắp\s+xếp|trước|\bcũ\b|\bsố\s+\d|\d{4}", re.IGNORECASE)


def _gone_provinces(document: Document) -> Iterator[Finding]:
    """A province that was merged before the day of the text, in a paragraph that does not speak of the past."""
    day = document.metadata.date
    for block in (block for block in document.blocks if block.role == "unit") if day else ():
        text = block.passage.text
        for place in _PROVINCE.finditer(text) if "tỉnh " in text and not _OF_THE_PAST.search(text) else ():
            name = provinces.named(place[1])
            now = ", ".join(provinces.heirs(name, day)) if day and name else ""
            if now and now != name:
                told = f"“{' '.join(place[0].split())}”: nay là {now}."
                yield finding("province-gone", *raw_span(block.passage, *place.span()), told)
