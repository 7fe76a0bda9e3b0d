"""What is known of one text alone: all that stands before the barrier."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .cleaned import CleanText
from .documents import Document
from .kinds import Kind
from .references import Mention


@dataclass(frozen=True, slots=True)
class Analysis:
    """One text read by itself: it depends on the text, the decisions beside it and the code, and on no other text.

    `clean` has no lines here: structure has read them, and nothing behind it asks for them.
    """

    clean: CleanText
    document: Document
    mentions: tuple[Mention, ...]
    places: Mapping[tuple[str, tuple[tuple[Kind, str], ...]], tuple[str, ...]]  # component and steps → ids of units
    said: Mapping[str, str]  # each unit by its id, as one cites it; "" of one that has no steps
    mentioned: tuple[Any, ...]  # what the mentions say of works (resolving.mentioned)


@dataclass(frozen=True, slots=True)
class Failure:
    """Why one text could not be read by itself: where it was, what went wrong, what can be done."""

    place: str
    problem: str
    remedy: str
