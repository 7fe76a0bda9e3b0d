"""Findings: what a person should look at. The table of them stands in `finding_codes`.

Enters: a code, a place, the words of the case. Leaves: a model.Finding. A finding is never an exception: parsing goes
on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ..model import Correction, Finding, SeenFinding
from .finding_codes import BY_CODE, CODES
from .registered import SEVERITIES, Code, rank

__all__ = ["BY_CODE", "CODES", "SEVERITIES", "Code", "finding", "marked", "rank", "waits"]


def finding(code: str, start: int | None, end: int | None, message: str = "", hint: str = "") -> Finding:
    """A finding of a registered code at raw[start:end]; `message` and `hint` default to those of the code.

    Raises KeyError for a code that is not registered: that is a bug of ours.
    """
    row = BY_CODE[code]
    return Finding(code, row.severity, start, end, message or row.meaning, hint or row.hint)


def waits(found: Finding) -> bool:
    """Whether a person is still to look at it."""
    return found.seen is None and BY_CODE[found.code].listed


def marked(
    findings: Iterable[Finding], seen: Iterable[SeenFinding], corrections: Iterable[Correction] = ()
) -> Iterator[Finding]:
    """The findings, with who has looked at each and why it may stay; what was refused as a correction has been looked
    at. An entry that marks no finding any more is told.
    """
    entries = tuple(seen)
    refused = {(c.start, c.end): (c.by, c.reason) for c in corrections if c.status == "rejected"}
    used = set()
    for found in findings:
        by = refused.get((found.start or 0, found.end or 0)) if found.code == "kept-as-printed" else None
        for entry in entries:
            if _is_about(entry, found):
                used.add(entry)
                by = (entry.by, entry.reason)
        yield replace(found, seen=by) if by else found
    for entry in entries:
        if entry not in used:
            end = None if entry.start is None else entry.start + len(entry.before)
            told = f"Mục [[seen]] thứ {entry.entry} ({entry.code}) không ứng với phát hiện nào nữa; bỏ mục ấy."
            yield finding("decision-needless", entry.start, end, told)


def _is_about(entry: SeenFinding, found: Finding) -> bool:
    if entry.code != found.code or (entry.start is None) != (found.start is None):
        return False
    if entry.start is None or found.start is None:
        return True
    end = max(found.end or found.start, found.start + 1)
    return entry.start < end and found.start < entry.start + len(entry.before)
