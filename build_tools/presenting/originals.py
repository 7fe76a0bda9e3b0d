"""Originals: the file that a text was read from, where its publisher gives it out.

Enters: what persons have said of a text. Leaves: the original that stands beside its page, or None.
"""

from __future__ import annotations

from ..model import Decisions, Original

MISSING = "original-missing"  # the remark of reading for one that is not there


def ending(original: Original) -> str:
    """How the name of an original ends on the site: "goc.pdf"."""
    return f"goc.{original.file.rpartition('.')[2]}"


def given_out(decisions: Decisions) -> Original | None:
    """The original that is published beside a text, None when there is none."""
    original = decisions.original
    missing = any(remark.code == MISSING for remark in decisions.remarks)
    return original if original and original.publish and not missing else None
