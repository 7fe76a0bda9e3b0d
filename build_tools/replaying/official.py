"""Official: how many articles of a version read the same in an official consolidated text that is held.

Enters: versions, the consolidated texts. Leaves: an OfficialReading each. It is a witness, not the truth: the copies
differ in a letter here and there. Compared are letters and digits, without capitals, tones in one place (“hoá” is
“hóa”); a repealed article is its label.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from ..model import Document, Effect, InForce, Kind, OfficialReading, ShownUnit, Version
from ..vietnamese import toned
from .trees import REPEALED


def by_base(
    documents: Mapping[str, Document], effects: Iterable[Effect], in_force: Mapping[str, InForce]
) -> dict[str, list[tuple[str, str]]]:
    """By text: the consolidated texts of it that are held and count from a day, each with that day."""
    found: dict[str, list[tuple[str, str]]] = {}
    for slug, base in _bases(effects, in_force).items():
        days = [day for _, day in in_force[slug].consolidates if day]
        if days and slug in documents:
            found.setdefault(base, []).append((slug, max(days)))
    return found


def _bases(effects: Iterable[Effect], in_force: Mapping[str, InForce]) -> dict[str, str]:
    """The text that each consolidated one consolidates, as its own notes name it, failing that its head."""
    found: dict[str, str] = {}
    held: dict[str, str] = {}  # by work: the text that is acted on
    for effect in effects:
        held.setdefault(effect.work, effect.target or "")
        for each in effect.evidence if effect.target else ():
            if in_force.get(each.slug, InForce()).text_state == "consolidated":
                found.setdefault(each.slug, effect.target or "")
    for slug, stands in in_force.items():
        for work, _ in stands.consolidates[:1]:
            if held.get(work):
                found.setdefault(slug, held[work])
    return found


def read_beside(version: Version, some: Sequence[tuple[str, str]], documents: Mapping[str, Document]) -> Version:
    """A version with what the consolidated texts say that count from one of its days."""
    until = version.until or "9999"
    fitting = [(slug, day) for slug, day in some if version.since <= day < until]
    if not fitting:
        return version
    own = _articles(version.units)
    read = tuple(_read(slug, day, own, _articles(documents[slug].units)) for slug, day in sorted(fitting))
    return replace(version, witnesses=read)


def _read(slug: str, day: str, own: Mapping[str, str], official: Mapping[str, str]) -> OfficialReading:
    differs = tuple(id_ for id_ in dict.fromkeys((*own, *official)) if own.get(id_) != official.get(id_))
    return OfficialReading(slug, day, len(own.keys() | official.keys()) - len(differs), differs)


def _articles(units: Iterable[ShownUnit]) -> dict[str, str]:
    """Each article of the main text by its anchor, as letters and digits."""
    words: dict[str, list[str]] = {}
    article: dict[str, str] = {}
    for unit in units:
        if unit.component:
            continue
        id_ = unit.id if unit.kind is Kind.DIEU else article.get(unit.parent or "")
        if id_:
            article[unit.id] = id_
            words.setdefault(id_, []).append(f"{unit.label} {unit.heading or ''} {unit.text}")
    return {id_: _letters(" ".join(parts)) for id_, parts in words.items()}


def _letters(words: str) -> str:
    return "".join(map(toned, _WORD.findall(words.replace(REPEALED, ""))))


_WORD = re.compile(r"[^\W_]+")
