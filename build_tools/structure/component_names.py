"""Names of components: what the main text and each attached one are called, in ids and in the citation of their units.

Enters: the parts, what is known of the text. Leaves: a `Named` for each part. A form is named by its own number alone,
unless two annexes have a form of that number: then both carry the annex (contract, “Anchors”).
"""

from __future__ import annotations

from collections.abc import Sequence

from ..addresses import number_in_id
from ..model import Metadata
from ..presenting.short_titles import TitledWork, cited_in_full, one_line
from .frame import Part, component_type
from .naming import Named


def names(parts: Sequence[Part], about: Metadata) -> list[Named]:
    """What each component is called; the second of one name gets "--2"."""
    main, taken, found = work_in_words(about), dict[str, int](), list[Named]()
    holders = _holders(parts)
    for n, (part, holder) in enumerate(zip(parts, holders, strict=True)):
        id_ = _own_id(part) if n else ""
        called = [f"{part.type or 'văn bản'} {part.number}".strip()]
        if holder is not None and _in_many(id_, parts, holders):
            id_ = f"{_own_id(parts[holder])}-{id_}"
            called.append(f"{parts[holder].type or ''} {parts[holder].number}".strip())
        taken[id_] = taken.get(id_, 0) + 1
        id_ += f"--{taken[id_]}" if taken[id_] > 1 else ""
        words = " ".join(filter(None, [*called, "kèm theo" if main else "", main])) if n else main
        found.append(Named(id_, words, n, part.number, part.form))
    return found


def _own_id(part: Part) -> str:
    return "-".join(filter(None, [component_type(part), number_in_id(part.number)]))


def _holders(parts: Sequence[Part]) -> list[int | None]:
    """For each form the place of the attached text that holds it, None for all else and for forms of the main text."""
    holder: int | None = None
    found: list[int | None] = []
    for n, part in enumerate(parts):
        found.append(holder if part.form else None)
        holder = n if n and not part.form else holder
    return found


def _in_many(id_: str, parts: Sequence[Part], holders: Sequence[int | None]) -> bool:
    """Whether several attached texts hold a form of one id."""
    return len({holder for part, holder in zip(parts, holders, strict=True) if part.form and _own_id(part) == id_}) > 1


def work_in_words(about: Metadata) -> str:
    """The document as it is named in full: type, name or number, date, issuer."""
    known = TitledWork(about.type or "", about.number or "", one_line(about.title), about.date or "")
    return cited_in_full(known, about.issuer)
