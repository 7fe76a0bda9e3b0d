"""The fields of the metadata, with what is said of each: read from the model, so that a field is added there alone.

>>> STATED[:4], WORDS["issuer"]
(('type', 'number', 'issuer', 'parent_issuer'), 'cơ quan ban hành')
>>> [about.key for _, about in NARROWED], [heading(about) for _, about in NARROWED]
(['type', 'issuer', 'year', 'province'], ['Loại văn bản', 'Cơ quan ban hành', 'Năm', 'Tỉnh, thành phố'])
>>> searched(Metadata(type="Luật", date="2019-06-13"))
(('type', 'Luật'), ('year', '2019'))
"""

from __future__ import annotations

from dataclasses import fields

from .model import About, Metadata

FIELDS: tuple[tuple[str, About], ...] = tuple(
    (each.name, each.metadata["about"]) for each in fields(Metadata) if "about" in each.metadata
)
WORDS = {name: about.word for name, about in FIELDS}
STATED = tuple(name for name, about in FIELDS if about.stated)
CARD = tuple((name, about.label) for name, about in FIELDS if about.label)
SEARCHED = tuple((name, about) for name, about in FIELDS if about.key)
NARROWED = tuple((name, about) for name, about in SEARCHED if about.folder)


def heading(about: About) -> str:
    """How lists and filters by a field are headed."""
    return about.heading or about.label


def value(about: About, whole: str | None) -> str:
    """As much of a field as is searched and narrowed by: of a date its year."""
    return (whole or "")[: about.first]


def searched(known: Metadata) -> tuple[tuple[str, str], ...]:
    """What the search index says of a document: key and value of each field that is searched and known."""
    found = ((about.key, value(about, getattr(known, name))) for name, about in SEARCHED)
    return tuple((key, words) for key, words in found if words)
