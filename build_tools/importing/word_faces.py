"""How the letters of a Word file are set: whether a paragraph is bold as a whole, by its runs and their styles.

Enters: a document. Leaves: an answer for each paragraph.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


class Faces:
    """The styles of one file, asked about its paragraphs."""

    def __init__(self, document: Any) -> None:
        styles = document.styles.element.iterchildren(f"{_W}style")
        self._styles = {style.get(f"{_W}styleId"): style for style in styles}
        self._of_style = lru_cache(None)(self._bold_of_style)

    def is_bold(self, paragraph: Any) -> bool:
        """Whether all letters of a paragraph are bold."""
        told = [self._bold(run, paragraph) for run in paragraph.iter(f"{_W}r") if _has_letters(run)]
        return bool(told) and all(told)

    def _bold(self, run: Any, paragraph: Any) -> bool:
        """What the run says itself, else its style, else the style of the paragraph."""
        said = (_said(run), *(self._of_style(name) for name in (_style(run, "r"), _style(paragraph, "p")) if name))
        return next((bold for bold in said if bold is not None), False)

    def _bold_of_style(self, name: str) -> bool | None:
        """What a style says, else the one that it is based on."""
        for style in self._chain(name):
            if (said := _said(style)) is not None:
                return said
        return None

    def _chain(self, name: str) -> Iterator[Any]:
        seen: set[str] = set()
        while name and name not in seen and (style := self._styles.get(name)) is not None:
            seen.add(name)
            yield style
            based = style.find(f"{_W}basedOn")
            name = based.get(f"{_W}val") if based is not None else ""


def _has_letters(run: Any) -> bool:
    return any((text.text or "").strip() for text in run.iter(f"{_W}t"))


def _said(node: Any) -> bool | None:
    """What the properties of a run or a style say of bold; None for nothing."""
    found = node.find(f"{_W}rPr/{_W}b")
    return None if found is None else found.get(f"{_W}val") not in ("0", "false")


def _style(node: Any, kind: str) -> str:
    found = node.find(f"{_W}{kind}Pr/{_W}{kind}Style")
    return "" if found is None else found.get(f"{_W}val", "")
