"""Which text a short word stands for: the bare "Nghị quyết" of a text about one resolution, "Luật này" of a quoted law,
the "Luật Đất đai" of a text whose basis says which.

Enters: the mentions of a document in reading order. Leaves: the same, each short one with the id of the mention that
says it in full; a bare type word that fits no text, or more than one, names nothing and is left out.
"""

from __future__ import annotations

import re
from itertools import pairwise

from ..model import Document, Mention
from ..model.often_made import changed
from ..office import issuing_bodies, types
from . import forms, signs
from .known_names import canonical


def bound(document: Document, mentions: list[Mention]) -> tuple[Mention, ...]:
    """The mentions with their antecedents; bare words that are bound to nothing are dropped, and ids stay as they were
    counted.
    """
    binder = _Binder(document, mentions)
    return tuple(kept for n in range(len(mentions)) for kept in binder.bound(n))


class _Binder:
    """Goes through the mentions of a document in their order, and remembers what was named before."""

    def __init__(self, document: Document, mentions: list[Mention]) -> None:
        self.document, self.mentions = document, mentions
        self.full = [m for m in mentions if m.number and _is_external(m) and forms.kind(m.form) in ("sign", "law")]
        titles = [m for m in self.full if document.blocks[m.block].role == "title" and not m.within]
        self.firsts, self.of_title = _firsts(self.full), _firsts(titles)
        self.fixed = _fixed(document, mentions)
        self.by_id = {m.id: m for m in mentions}
        self.made = _made(document, mentions)
        self.last: dict[tuple[int, str | None], str | None] = {}  # the text of a type named last in a block
        self.before: dict[str | None, list[Mention]] = {}  # the texts of a type named so far

    def bound(self, n: int) -> tuple[Mention, ...]:
        """Mention n with its antecedent; nothing when it is a bare word that stands for no text."""
        mention = self.mentions[n]
        self._remember(mention)
        if mention.printed_number and not mention.number:
            return _numbered_elsewhere(mention, self.full)
        if mention.form == "bare" and _is_external(mention):
            one = self._of_type(mention)
            return (changed(mention, antecedent=one.id),) if one else ()
        antecedent = self._antecedent(n)
        return (mention if antecedent == mention.antecedent else changed(mention, antecedent=antecedent),)

    def _remember(self, mention: Mention) -> None:
        if not _is_external(mention):
            return
        group = types.numbered_as(mention.type)
        if mention.within is None and (mention.number or mention.name) and not self._amended(mention, group):
            self.last[mention.block, group] = _by_name(mention, self.fixed, self.by_id) or mention.id
        if mention.number:
            self.before.setdefault(group, []).append(mention)

    def _amended(self, mention: Mention, group: str | None) -> bool:
        """Whether a mention says only by what the text before it was amended: "Luật này" behind them is that."""
        before = self.document.blocks[mention.block].passage.text[: mention.span[0]]
        return (mention.block, group) in self.last and bool(_AMENDED_BY.search(before[-300:]))

    def _antecedent(self, n: int) -> str | None:
        mention = self.mentions[n]
        group = types.numbered_as(mention.type)
        if mention.form == "this" and _is_external(mention) and not mention.number:
            return None if mention.quoted else self.last.get((mention.block, group))
        if mention.form == "said":
            return _said(mention, self.before.get(group, []))
        if forms.kind(mention.form) == "session":
            return _apposed(self.document, self.mentions, n)
        if forms.kind(mention.form) == "programme":
            return self.made.get((mention.type, name_here(mention.name or "")))
        return _by_name(mention, self.fixed, self.by_id)

    def _of_type(self, mention: Mention) -> Mention | None:
        group = types.numbered_as(mention.type)
        return _one(mention, self.of_title.get(group, ())) or _one(mention, self.firsts.get(group, ()))


# "Luật số … (đã được sửa đổi, bổ sung một số điều theo Luật số …, Luật số …".
_AMENDED_BY = re.compile(
    r"được (?:sửa đổi|bổ sung)[^.;:()“”]{0,80}? (?:theo|bởi|tại)(?: các)?(?: [^.;:()“”]{3,240}(?:,| và))? $"
)


def _is_external(mention: Mention) -> bool:
    return mention.kind == "external"


# Where a text says what it is about and what it rests on: there a name fixes what the bare name means in all of the
# text.
_FIXING = ("title", "preamble", "enacting", "attachment")


def _fixed(document: Document, mentions: list[Mention]) -> dict[tuple[str | None, str], Mention]:
    """The work that each name of a law means in this text: the one of that name in its title, in its basis or as what
    it details; none where these name two.
    """
    found: dict[tuple[str | None, str], dict[str, Mention]] = {}
    consolidated = _consolidated(document, mentions)
    for mention in mentions:
        block = document.blocks[mention.block]
        fixes = (block.role in _FIXING and mention.within is None) or mention.relation in ("can-cu", "thuc-hien")
        fixes = fixes or mention is consolidated
        if fixes and _is_full(mention) and mention.name and not mention.quoted and not mention.note:
            works = found.setdefault((mention.type, name_here(mention.name)), {})
            works.setdefault((_when(mention) or "")[:4] or signs.key(mention.number or ""), mention)
    return {name: next(iter(works.values())) for name, works in found.items() if len(works) == 1}


def _consolidated(document: Document, mentions: list[Mention]) -> Mention | None:
    """What a consolidated text consolidates: the first law that its head names with its number."""
    if document.metadata.type != "Văn bản hợp nhất" and "VBHN" not in (document.metadata.number or ""):
        return None
    head = next((n for n, block in enumerate(document.blocks) if block.role == "unit"), 0)
    named = (m for m in mentions if m.block < head and not m.within and not m.note)
    return next((m for m in named if m.number and m.name and forms.kind(m.form) == "law"), None)


def _is_full(mention: Mention) -> bool:
    """Whether a mention says which of the works of its name it means."""
    return mention.kind == "external" and bool(mention.number or mention.date or mention.year)


def name_here(name: str) -> str:
    """By which two printings of a law's name are compared within a text.

    >>> name_here("Khoa học công nghệ") == name_here("KH&CN") == name_here("khoa học và công nghệ")
    True
    """
    return re.sub(r"\W+", " ", canonical(name).lower()).strip()


def _by_name(mention: Mention, fixed: dict[tuple[str | None, str], Mention], by_id: dict[str, Mention]) -> str | None:
    """What the text has fixed of a bare name; in the title of another work not what is younger than that, and nothing
    in a note, which may be.
    """
    if mention.kind != "external" or _is_full(mention) or not mention.name or mention.note:
        return None
    meant = fixed.get((mention.type, name_here(mention.name)))
    outer = by_id.get(mention.within or "")
    if meant is None or (outer and (_when(meant) or "") > (_when(outer) or "9999")):
        return None
    return meant.id


def _when(mention: Mention) -> str | None:
    return mention.date or mention.year or signs.year(mention.number or "")


def _numbered_elsewhere(short: Mention, full: list[Mention]) -> tuple[Mention, ...]:
    """ "Chỉ thị 05" before "Chỉ thị số 05-CT/TW": the one sign of that type and number in the document; nothing when
    there is none; of more than one, and of a place, only that it is another text's.
    """
    alone = (short.printed_number or "").split("/")[0].lstrip("0")
    meant = {
        signs.key(m.number or ""): m
        for m in full
        if types.numbered_as(m.type) == types.numbered_as(short.type)
        and signs.parts(m.number or "")[0].lstrip("0") == alone
        and short.year in (None, signs.year(m.number or ""))
    }
    if len(meant) == 1:
        one = next(iter(meant.values()))
        return (changed(short, number=one.number, printed_number=None, year=one.date[:4] if one.date else None),)
    return (changed(short, printed_number=None),) if short.provision or len(meant) > 1 else ()


def _said(short: Mention, before: list[Mention]) -> str | None:
    """ "Nghị định nói trên": the one text of its type named before it in its paragraph, or, when that names none, in
    the document.
    """
    near = [m for m in before if m.block == short.block]
    texts = {signs.key(m.number or ""): m.id for m in near or before}
    return next(iter(texts.values())) if len(texts) == 1 else None


# "Chương trình … ban hành kèm theo Quyết định số …", "Quyết định số … phê duyệt Chương trình …": one work.
_CARRIED_BY = re.compile(
    r",? *\(?(?:đã )?(?:được )?(?:(?:ban hành|phê duyệt)(?: kèm(?: theo)?)?|kèm theo)(?: theo| tại| bởi)? "
)
_CARRIES = re.compile(r"(?:phê duyệt|ban hành)(?: kèm theo)?(?: danh mục)? $", re.IGNORECASE)


def _made(document: Document, mentions: list[Mention]) -> dict[tuple[str | None, str], str]:
    """The text that made each programme that is cited by its name: what is linked is that, for the name alone is no
    work's. None where two texts are said to have made it.
    """
    found: dict[tuple[str | None, str], dict[str, str]] = {}
    for one, then in pairwise(mentions):
        if one.block != then.block or not (_is_external(one) and _is_external(then)):
            continue
        words = document.blocks[one.block].passage.text
        between = words[one.span[1] : then.span[0]]
        if forms.kind(one.form) == "programme" and _CARRIED_BY.fullmatch(between):
            named, maker = one, then
        elif forms.kind(then.form) == "programme" and then.within == one.id and _CARRIES.search(between):
            named, maker = then, one
        else:
            continue
        if maker.number and not maker.provision:
            key = named.type, name_here(named.name or "")
            found.setdefault(key, {}).setdefault(signs.key(maker.number), maker.id)
    return {name: next(iter(makers.values())) for name, makers in found.items() if len(makers) == 1}


_APPOSED = re.compile(r" *\( *")


def _apposed(document: Document, mentions: list[Mention], n: int) -> str | None:
    """ "Nghị quyết Hội nghị lần thứ sáu … khóa XI (Nghị quyết số 20-NQ/TW …)": the number says which of the session's
    texts it is.
    """
    here, then = mentions[n], mentions[n + 1] if n + 1 < len(mentions) else None
    if (
        then is None
        or then.block != here.block
        or not then.number
        or types.numbered_as(then.type) != types.numbered_as(here.type)
    ):
        return None
    between = document.blocks[here.block].passage.text[here.span[1] : then.span[0]]
    return then.id if _APPOSED.fullmatch(between) else None


def _firsts(mentions: list[Mention]) -> dict[str | None, tuple[Mention, ...]]:
    """The first mention of every text, by the type whose numbers it shares."""
    found: dict[str | None, dict[str, Mention]] = {}
    for mention in mentions:
        found.setdefault(types.numbered_as(mention.type), {}).setdefault(signs.key(mention.number or ""), mention)
    return {group: tuple(firsts.values()) for group, firsts in found.items()}


def _one(short: Mention, firsts: tuple[Mention, ...]) -> Mention | None:
    """The one text that fits."""
    fitting = [m for m in firsts if _body_fits(short, m)]
    return fitting[0] if len(fitting) == 1 else None


def _body_fits(short: Mention, full: Mention) -> bool:
    if not short.issuer:
        return True
    body = signs.body_sign(full.number or "").upper().rstrip("0123456789")
    return body in issuing_bodies.named_in(short.issuer)  # "Nghị quyết của Trung ương"
