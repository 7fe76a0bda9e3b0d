"""Telling: what a person must look at, of effects and of dates.

Enters: effects with what became of them, what is in force. Leaves: findings by text, at the words that say it. What
only a portal's note says is no finding: it has no clause to read.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from ..findings import finding
from ..model import Document, Effect, Finding, InForce
from .acting import TAKEN
from .changed_words import ALREADY


def findings(
    documents: Mapping[str, Document],
    effects: Iterable[Effect],
    in_force: Mapping[str, InForce],
    early: Collection[str] = (),
) -> dict[str, tuple[Finding, ...]]:
    """What is to be told of each text; `early`: effects that bring what the copy has already."""
    found: dict[str, list[Finding]] = {
        slug: list(_of_dates(d, _stands(slug, in_force))) for slug, d in documents.items()
    }
    has: dict[tuple[str, str], dict[str, None]] = {}  # text and acting text → places that the text has too early
    left: dict[tuple[str, _Span, str], list[Effect]] = {}  # by the clause that says them, and why
    for effect in effects:
        slug, span = _where(effect)
        if slug in found:
            found[slug] += _of_effect(effect, in_force, span)
            if _is_left(effect):
                left.setdefault((slug, span, f"{effect.target} {effect.reason}"), []).append(effect)
        if effect.target in documents and (effect.id in early or _is_there_already(effect)):
            has.setdefault((effect.target or "", effect.source or effect.source_work), {})[effect.place or ""] = None
    for (slug, span, _), same in left.items():
        found[slug].append(_not_applied(same, span))
    for (target, source), places in has.items():
        words = f"Đã có {_some(list(places))}, mà {source} mới bổ sung."
        found[target].append(finding("already-amended", None, None, words))
    return {slug: tuple(some) for slug, some in found.items() if some}


_Span: TypeAlias = tuple[int | None, int | None]


def _stands(slug: str | None, in_force: Mapping[str, InForce]) -> InForce:
    return in_force.get(slug or "", InForce())


def _where(effect: Effect) -> tuple[str, _Span]:
    """The text that says it, and the words there: the acting text if it is held."""
    said = [each for each in effect.evidence if effect.source in (each.slug, None)]
    if said:
        return said[0].slug, (said[0].start, said[0].end)
    return effect.source or effect.target or "", (None, None)


_NAMED = 5  # places; more are counted


def _some(places: Sequence[str]) -> str:
    more = f" và {len(places) - _NAMED} nơi nữa" if len(places) > _NAMED else ""
    return ", ".join(places[:_NAMED]) + more


def _is_there_already(effect: Effect) -> bool:
    return (effect.reason or "").startswith((TAKEN, ALREADY))


def _of_effect(effect: Effect, in_force: Mapping[str, InForce], span: _Span) -> Iterator[Finding]:
    about = f"{effect.target}{'#' + effect.place if effect.place else ''}"
    if effect.status == "disputed":
        yield finding("effect-disputed", *span, f"Thay đổi ở {about}: {effect.reason}.")
    if effect.portal_since and effect.portal_since != effect.since:
        words = f"Ghi chú của cổng thông tin nói từ {effect.portal_since}, văn bản sửa đổi nói từ {effect.since}."
        yield finding("effect-date-differs", *span, words)
    ends = effect.place is None and effect.action == "repeal" and bool(effect.target)
    stands = _stands(effect.target, in_force)
    if ends and not (stands.until or stands.partly):
        yield finding("replaces-but-in-force", *span, f"“{about}” vẫn đứng như đang có hiệu lực.")


def _is_left(effect: Effect) -> bool:
    """Whether a change is in no version; what the copy has already is told of the copy."""
    stated = effect.status == "not-applied" and set(effect.signals) - {"portal-note"}
    whole = effect.place is None and effect.action == "repeal"  # told by what is in force
    return bool(stated) and not whole and (effect.source is None or not _is_there_already(effect))


def _not_applied(same: Sequence[Effect], span: _Span) -> Finding:
    """That what a clause changes is in no version, with why; of a text that is not held, that it is not."""
    effect = same[0]
    if effect.source is None and not effect.new:
        words = f"“{effect.source_work}” sửa đổi {effect.target} mà không có ở đây: thay đổi ấy chưa dựng được."
        return finding("effect-not-applied", *span, words, _BRING.format(effect.target))
    about = f"{effect.target}#{_some([each.place or '' for each in same])}".rstrip("#")
    return finding("effect-not-applied", *span, f"“{about}”: thay đổi ở đó chưa dựng được: {effect.reason}.")


_BRING = (
    "Đưa văn bản sửa đổi ấy vào (`vanban import`), hoặc nêu lời mới bằng một [[effect]] trong tệp .toml của {}; nếu "
    "không, trang nói rõ thay đổi nào chưa dựng."
)


def _of_dates(document: Document, stands: InForce) -> Iterator[Finding]:
    """Dates that cannot be: in force before it was signed, at an end before it began."""
    signed, since, until = document.metadata.date, stands.since, stands.until
    early, ended = bool(signed and since and since < signed), bool(since and until and until < since)
    if not (early or ended):  # most often: no unit is looked for
        return
    unit = next((u for u in document.units if u.id == stands.since_unit), None)
    start, end = (unit.start, unit.end) if unit else (None, None)
    if early:
        yield finding("date-order", start, end, f"Có hiệu lực từ {since}, trước ngày ký {signed}.")
    if ended:
        yield finding("date-order", start, end, f"Hết hiệu lực từ {until}, trước ngày có hiệu lực {since}.")
