"""Which text a short word stands for: the bare "Nghị quyết" of a text about one resolution, "Luật này" of a quoted law.

Enters: the mentions of a document in reading order. Leaves: the same, each short one with the id of the mention that says it in
full; a bare type word that fits no text, or more than one, names nothing and is left out.
"""

from __future__ import annotations

import re
from dataclasses import replace

from ..model import Document, Mention
from . import selves, signs

# What a bare word's body asks of the sign ("Nghị quyết của Trung ương").
_BODIES = (
    (re.compile(r"Trung ương|Bộ Chính trị|Ban Bí thư", re.IGNORECASE), {"TW"}),
    (re.compile(r"(?:Tỉnh|Thành) [uủ][ỷy]", re.IGNORECASE), {"TU"}),
    (re.compile(r"Thủ tướng", re.IGNORECASE), {"TTG"}),
    (re.compile(r"Chính phủ", re.IGNORECASE), {"CP"}),
    (re.compile(r"Hội đồng nhân dân|HĐND", re.IGNORECASE), {"HĐND"}),
    (re.compile(r"[ỦU][ỷy] ban nhân dân|UBND", re.IGNORECASE), {"UBND"}),
    (re.compile(r"Quốc hội", re.IGNORECASE), {"QH"}),
)


def bound(document: Document, mentions: list[Mention]) -> tuple[Mention, ...]:
    """The mentions with their antecedents; bare words that are bound to nothing are dropped, and ids stay as they were counted."""
    full = [m for m in mentions if m.number and m.kind == "external" and m.form in ("numbered", "lone")]
    titles = [m for m in full if document.blocks[m.block].role in ("title", "preamble") and not m.within and m.relation in ("thuc-hien", "can-cu")]
    kept = []
    for mention in mentions:
        if mention.form != "bare" or mention.kind != "external":
            kept.append(_this(mention, full) if mention.form == "this" and mention.kind == "external" and not mention.number else mention)
        elif one := _one(mention, titles) or _one(mention, full):
            kept.append(replace(mention, antecedent=one.id))
    return tuple(kept)


def _one(mention: Mention, full: list[Mention]) -> Mention | None:
    """The one text, named anywhere in the document, that fits; its first mention."""
    fitting = [m for m in full if selves.group(m.type) == selves.group(mention.type) and _body_fits(mention, m)]
    return fitting[0] if len({signs.key(m.number or "") for m in fitting}) == 1 else None


def _body_fits(short: Mention, full: Mention) -> bool:
    if not short.issuer:
        return True
    body = signs.body_sign(full.number or "").upper().rstrip("0123456789")
    return any(body in wanted for pattern, wanted in _BODIES if pattern.search(short.issuer))


def _this(mention: Mention, full: list[Mention]) -> Mention:
    """"Luật này" that is not the document's own: the last text of the type named before it in the same block."""
    before = [m for m in full if m.block == mention.block and m.span[0] < mention.span[0] and selves.group(m.type) == selves.group(mention.type)]
    return replace(mention, antecedent=before[-1].id) if before else mention
