"""The forms in which a text names another, itself, or a place: one row each, in the order in which they are tried.

Enters: nothing. Leaves: the rows through which `work_names` and `readings` walk. A row holds its pattern and what is
made of it. An example is words and what is read in them (type, number or name, date or year; a place as its steps);
before words that speak of their own text stand the types of that text and of its other parts: "[Quyết định, Kế hoạch]
…". `not_these` are words in which the row must read nothing.

    >>> [form.name for form in AT_WORD if "Hiến pháp" in form.types]
    ['constitution']
"""

from __future__ import annotations

from .behind_types import AT_WORD
from .row_kinds import Anywhere, AtWord, Form, OfItself, PlaceForm, Short
from .without_types import ANYWHERE, OWN, PLACES, SHORT

__all__ = [
    "ANYWHERE",
    "AT_WORD",
    "FORMS",
    "OWN",
    "PLACES",
    "SHORT",
    "Anywhere",
    "AtWord",
    "Form",
    "OfItself",
    "PlaceForm",
    "Short",
    "kind",
]

FORMS: tuple[Form, ...] = (*AT_WORD, *ANYWHERE, *OWN, *SHORT, *PLACES)
_KINDS = {form.name: form.kind for form in FORMS}


def kind(form: str) -> str:
    """What a mention names that a form has read; "" of no form.

    >>> kind("statute"), kind("closing"), kind("")
    ('law', 'own', '')
    """
    return _KINDS.get(form, "")
