"""The numbers that Word prints before paragraphs: they stand in no text of the file, and are counted as Word counts
them.

Enters: a document of python-docx. Leaves: the label of each paragraph, in the order in which they are asked for.
Source: ECMA-376, part 1, 17.9 (numbering).
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Any

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ALPHABET = "abcdefghijklmnopqrstuvwxyz"
_ROMAN = (("m", 1000), ("cm", 900), ("d", 500), ("cd", 400), ("c", 100), ("xc", 90), ("l", 50), ("xl", 40), ("x", 10),
          ("ix", 9), ("v", 5), ("iv", 4), ("i", 1))  # fmt: skip
_BULLETS = {"\uf0b7": "-", "\uf02d": "-", "\u2022": "-", "o": "+", "\uf0a7": "-", "\uf0d8": "-", "–": "-"}


class Numbering:
    """The lists of one document, counted on as its paragraphs are read."""

    def __init__(self, document: Any) -> None:
        self.levels: dict[str, dict[int, Any]] = {}  # by list: its levels
        self.shared: dict[str, str] = {}  # by list: what it shares its count with
        self.counts: dict[str, dict[int, int]] = defaultdict(dict)
        self.starts: dict[tuple[str, int], int] = {}
        self.styles = {style.style_id: style.element for style in document.styles}
        part = getattr(document.part, "_numbering_part", None) or _numbering(document)
        if part is not None:
            self._read(part)

    def _read(self, root: Any) -> None:
        plans = {plan.get(f"{_W}abstractNumId"): plan for plan in root.iterchildren(f"{_W}abstractNum")}
        for number in root.iterchildren(f"{_W}num"):
            name, plan = number.get(f"{_W}numId"), number.find(f"{_W}abstractNumId").get(f"{_W}val")
            found = (
                {int(lvl.get(f"{_W}ilvl")): lvl for lvl in plans[plan].iterchildren(f"{_W}lvl")}
                if plan in plans
                else {}
            )
            self.shared[name] = plan
            for change in number.iterchildren(f"{_W}lvlOverride"):
                level = int(change.get(f"{_W}ilvl"))
                start, own = change.find(f"{_W}startOverride"), change.find(f"{_W}lvl")
                if start is not None:
                    self.starts[name, level] = int(start.get(f"{_W}val"))
                    self.shared[name] = f"{plan}/{name}"  # it begins anew
                if own is not None:
                    found[level] = own
            self.levels[name] = found

    def label(self, paragraph: Any) -> str:
        """What Word prints before a paragraph; "" for nothing."""
        name, level = self._list_of(paragraph)
        plan = self.levels.get(name, {}).get(level)
        if plan is None:
            return ""
        counts = self.counts[self.shared[name]]
        start = self.starts.get((name, level), _value(plan, "start", 1))
        counts[level] = counts[level] + 1 if level in counts else start
        for deeper in [n for n in counts if n > level]:
            del counts[deeper]
        text = plan.find(f"{_W}lvlText")
        printed = text.get(f"{_W}val") or "" if text is not None else ""
        if _word(plan, "numFmt") == "bullet":
            return _BULLETS.get(printed, printed if printed.isprintable() and len(printed) == 1 else "-")
        return re.sub(r"%(\d)", lambda found: self._number(name, int(found[1]) - 1, counts), printed)

    def _number(self, name: str, level: int, counts: dict[int, int]) -> str:
        plan = self.levels[name].get(level)
        if plan is None:
            return ""
        return formatted(counts.get(level, _value(plan, "start", 1)), _word(plan, "numFmt"))

    def _list_of(self, paragraph: Any) -> tuple[str, int]:
        """The list and the level of a paragraph, its own or its style's, with those on which the style is based."""
        properties = paragraph.find(f"{_W}pPr")
        style = ""
        if properties is not None:
            own = properties.find(f"{_W}numPr")
            if own is not None:
                return _said(own)
            named = properties.find(f"{_W}pStyle")
            style = named.get(f"{_W}val") if named is not None else ""
        seen: set[str] = set()
        while style and style not in seen and style in self.styles:
            seen.add(style)
            element = self.styles[style]
            given = element.find(f"{_W}pPr/{_W}numPr")
            if given is not None:
                return _said(given)
            based = element.find(f"{_W}basedOn")
            style = based.get(f"{_W}val") if based is not None else ""
        return "", 0


def _said(given: Any) -> tuple[str, int]:
    number, level = given.find(f"{_W}numId"), given.find(f"{_W}ilvl")
    name = number.get(f"{_W}val") if number is not None else ""
    return name, int(level.get(f"{_W}val")) if level is not None else 0


def _numbering(document: Any) -> Any:
    """The root of the part of the file that tells the lists, None when there is none."""
    for relation in document.part.rels.values():
        if relation.reltype.endswith("/numbering"):
            return relation.target_part.element
    return None


def _value(plan: Any, name: str, otherwise: int) -> int:
    found = plan.find(f"{_W}{name}")
    return int(found.get(f"{_W}val")) if found is not None else otherwise


def _word(plan: Any, name: str) -> str:
    found = plan.find(f"{_W}{name}")
    return found.get(f"{_W}val") or "" if found is not None else ""


def formatted(number: int, form: str) -> str:
    """A number as a list prints it.

    >>> [formatted(4, form) for form in ("decimal", "lowerRoman", "upperRoman", "lowerLetter", "decimalZero")]
    ['4', 'iv', 'IV', 'd', '04']
    >>> formatted(28, "upperLetter"), formatted(3, "none"), formatted(1944, "upperRoman"), formatted(666, "lowerRoman")
    ('BB', '', 'MCMXLIV', 'dclxvi')
    """
    if form == "none":
        return ""
    if form in ("lowerRoman", "upperRoman"):
        left, written = number, ""
        for sign, value in _ROMAN:
            written += sign * (left // value)
            left %= value
        return written.upper() if form == "upperRoman" else written
    if form in ("lowerLetter", "upperLetter"):
        letter = _ALPHABET[(number - 1) % 26] * ((number - 1) // 26 + 1)
        return letter.upper() if form == "upperLetter" else letter
    return f"{number:02}" if form == "decimalZero" else str(number)
