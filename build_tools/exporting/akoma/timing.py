"""The days of a text, as Akoma Ntoso has them: events, and the periods that begin with them.

Enters: a document, its effects, its force. Leaves: `lifecycle` and `temporalData`. A day that nobody states is written
as the standard asks for one, and is of no period.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement

from ...model import Document, Effect, InForce

UNKNOWN = "0001-01-01"


@dataclass(frozen=True, slots=True)
class Event:
    """What happens to a text on a day: "generation", "amendment" or "repeal", by which work ("" by itself)."""

    day: str
    kind: str
    work: str = ""


@dataclass(frozen=True, slots=True)
class Times:
    """The events, the first of them its issue; the days with which a period begins; when the text is in force."""

    events: tuple[Event, ...]
    days: tuple[str, ...]
    since: str | None
    until: str | None

    def period(self, day: str) -> str:
        """The eId of the period that begins on a day."""
        return f"period_{self.days.index(day) + 1}"

    def event(self, day: str) -> str:
        """The eId of the first event of a day."""
        return f"event_{next(n for n, event in enumerate(self.events, 1) if event.day == day)}"


def of_text(document: Document, effects: Sequence[Effect], in_force: InForce) -> Times:
    """Issue; coming into force, of the text and of what it does to others; each day on which another changes or ends
    it.
    """
    own = document.source.slug
    done = {Event(e.since, _kind(e), e.source_work) for e in effects if e.since and _of_another(e, own)}
    begins = _days(in_force.since, *(e.since for e in effects if e.source == own))
    begins -= {document.metadata.date or "", *(event.day for event in done)}
    ends = _days(in_force.until) - {event.day for event in done if event.kind == "repeal"}
    later = [*done, *(Event(day, "generation") for day in begins), *(Event(day, "repeal") for day in ends)]
    events = (Event(document.metadata.date or UNKNOWN, "generation"), *sorted(later, key=_order))
    days = _days(in_force.since, *(e.since for e in effects))
    return Times(events, tuple(sorted(days)), in_force.since, in_force.until)


def _days(*days: str | None) -> set[str]:
    return {day for day in days if day}


def _of_another(effect: Effect, slug: str) -> bool:
    return effect.target == slug and effect.source != slug


def _order(event: Event) -> tuple[str, str, str]:
    return event.day, event.kind, event.work


def _kind(effect: Effect) -> str:
    return "repeal" if effect.action == "repeal" and effect.place is None else "amendment"


def lifecycle(meta: Element, times: Times, works: Mapping[str, str], source: str) -> None:
    """The events; `works`: the eId of the reference to each work that acts."""
    holder = SubElement(meta, "lifecycle", {"source": source})
    for n, event in enumerate(times.events, 1):
        by = works.get(event.work, "original")
        named = {"eId": f"event_{n}", "date": event.day, "source": f"#{by}", "type": event.kind}
        SubElement(holder, "eventRef", named)


def periods(meta: Element, times: Times, source: str) -> None:
    """A period for each day on which something begins to count; that of the text itself ends when it does."""
    if not times.days:
        return
    holder = SubElement(meta, "temporalData", {"source": source})
    for day in times.days:
        group = SubElement(holder, "temporalGroup", {"eId": times.period(day)})
        end = times.until if day == times.since else None
        named = {"start": f"#{times.event(day)}", "refersTo": "#in-force"}
        SubElement(group, "timeInterval", named | ({"end": f"#{times.event(end)}"} if end else {}))
