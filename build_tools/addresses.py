"""Addresses of units: the only maker of anchors, page paths and keys of works.

Enters: steps (kind and printed number). Leaves: anchors, page addresses, citations in words, Akoma Ntoso ids, and the way
back from words to steps. Source of the rules: the contract's "Anchors"; Nghị định 30/2020 and 78/2025 for the words.
"""

from __future__ import annotations

from collections.abc import Iterable

from .model import Step
from .vietnamese import slug, telex

DOCUMENTS = "van-ban"
WORKS = "dan-chieu"


def step_anchor(step: Step) -> str:
    """One step of an anchor.

    >>> step_anchor(Step(Kind.DIEM, "đ")), step_anchor(Step(Kind.MUC, "III", copy=2))
    ('diem-dd', 'muc-iii--2')
    """
    copy = f"--{step.copy}" if step.copy > 1 else ""
    return f"{step.kind.value}-{telex(step.number)}{copy}"


def anchor(component: str, steps: Iterable[Step]) -> str:
    """The anchor of a unit from its component ("" for the main text) and the steps one cites it by.

    >>> anchor("ke-hoach", (Step(Kind.MUC, "II"), Step(Kind.KHOAN, "3"), Step(Kind.DIEM, "b"), Step(Kind.GACH, "1")))
    'ke-hoach-muc-ii-khoan-3-diem-b-gach-1'
    """
    return "-".join(filter(None, [component, *map(step_anchor, steps)]))


def mention_id(unit: str | None, number: int) -> str:
    """The id of the n-th mention in a unit, or outside all units.

    >>> mention_id("dieu-5", 2), mention_id(None, 1)
    ('dieu-5-dan-chieu-2', 'dan-chieu-1')
    """
    return "-".join(filter(None, [unit, "dan-chieu", str(number)]))


def document_url(document: str, unit: str | None = None) -> str:
    """Where a document, or a unit of it, stands, relative to the site root."""
    return f"{DOCUMENTS}/{document}/" + (f"#{unit}" if unit else "")


def work_url(key: str) -> str:
    """The page of a cited work, relative to the site root."""
    return f"{WORKS}/{key}/"


def work_key(type_: str | None, number: str | None, date: str | None, province: str | None, name: str | None = None) -> str:
    """The key of a work: type, number or name, province where the body is a province's, year.

    >>> work_key("Chương trình hành động", "25-CTr/TU", "2013-03-21", "Thái Bình")
    'chuong-trinh-hanh-dong-25-ctr-tu-thai-binh-2013'
    """
    year = date[:4] if date else None
    return "-".join(filter(None, (slug(part or "") for part in (type_, number or name, province, year))))
