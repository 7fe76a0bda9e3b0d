"""What a reader sees of a cited clause or text before going there: small files, so that nobody loads a law for it.

Enters: documents, references, works, what is known in time. Leaves: for each text one file for each article that is
cited (`van-ban/<slug>/xem/<article>.json`) and one for the text as a whole; the cited works that are not held, in as
many files as there are `SHARES` (`dan-chieu/xem/<share>.json`). `assets/vanban.js` names the files in the same way.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from ..addresses import WORKS, document_url
from ..model import Document, Effect, InForce, Page, Work
from ..presenting.short_titles import date_in_words, one_line
from . import changes
from .changes import InTime
from .wording import beside, beside_work, citers, cut, short_name, work_name

SHARES = 256
WHOLE = "van-ban"  # the file of a text as a whole, and of units that stand in no article
OWN, BELOW, MOST_BELOW = 420, 220, 3  # letters of a unit, and of so many units below it
_SMALL = re.compile(r"(?:^|-)(?:khoan|diem|gach|cong|doan|bang)-")


def share(key: str) -> int:
    """In which file a work stands.

    >>> share("ab")
    195
    """
    return sum(map(ord, key)) % SHARES


def article(unit: str) -> str:
    """In which file a unit stands.

    >>> article("dieu-5-khoan-2"), article("phu-luc-i-khoan-1"), article("khoan-1")
    ('dieu-5', 'phu-luc-i', 'van-ban')
    >>> sorted({article(f"dieu-5-{each}-1") for each in ("khoan", "diem", "gach", "cong", "doan", "bang")})
    ['dieu-5']
    """
    return _SMALL.split(unit, maxsplit=1)[0] or WHOLE


def of_works(works: Iterable[str], time: InTime) -> list[Page]:
    """The files of works that are not held."""
    return _of_works([time.works[key] for key in works if key in time.works], time)


def of_text(document: Document, units: Collection[str], time: InTime) -> list[Page]:
    """The files of one text, of those of its units that others cite: none where none does."""
    if not units:
        return []
    slug = document.source.slug
    stands = time.in_force.get(slug, InForce())
    issued = " · ".join(filter(None, (one_line(document.metadata.issuer), date_in_words(document.metadata.date))))
    head = {
        "title": short_name(document),
        "beside": cut(beside(document), 240),
        "issued": issued,
        "from": stands.since or "",
        "until": stands.until or "",
    }
    files: dict[str, dict[str, Any]] = {WHOLE: {}}
    effects = _last(time.done_to.get(slug, ()))
    for unit, lines in _lines(document, frozenset(units)).items():
        told = {"lines": lines, "changed": _changed(effects[unit], time)} if unit in effects else {"lines": lines}
        files.setdefault(article(unit), {})[unit] = told
    url = document_url(slug)
    return [Page(f"{url}xem/{name}.json", _bytes({**head, "units": some})) for name, some in sorted(files.items())]


def _lines(document: Document, wanted: Collection[str]) -> dict[str, list[str]]:
    """The words of units with the beginning of what stands below them."""
    above = {unit.id: unit.parent for unit in document.units}
    found: dict[str, list[str]] = {}
    for block in document.blocks:
        at, own = block.unit if block.role in ("unit", "table") else None, True
        while at:
            if at in wanted and (own or 0 < len(found.get(at, ())) <= MOST_BELOW):
                found.setdefault(at, []).append(cut(block.passage.text, OWN if own else BELOW))
            at, own = above.get(at), False
    return found


def _last(effects: Iterable[Effect]) -> dict[str, Effect]:
    return {effect.unit: effect for effect in effects if effect.unit}


def _changed(effect: Effect, time: InTime) -> str:
    verb = changes.PASSIVE.get(effect.action, "")
    return " ".join(filter(None, [verb, changes.since(effect), "bởi", changes.clause(time, effect).words]))


def _of_works(works: Sequence[Work], time: InTime) -> list[Page]:
    files: dict[int, dict[str, Any]] = defaultdict(dict)
    for work in works:
        issued = " · ".join(filter(None, (one_line(work.issuer), date_in_words(work.date))))
        ended = [e for e in changes.whole(time.done_to_works.get(work.key, ())) if not e.doubt]
        files[share(work.key)][work.key] = {
            "title": cut(work_name(work), 240),
            "beside": cut(beside_work(work), 240),
            "issued": issued,
            "until": (ended[0].since or "") if ended else "",
            "more": f"Không có toàn văn ở đây; {citers(work)} văn bản dẫn chiếu",
        }
    return [Page(f"{WORKS}/xem/{n}.json", _bytes(some)) for n, some in sorted(files.items())]


def _bytes(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
