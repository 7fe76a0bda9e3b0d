"""The other side: every work with its names and dates as printed, and every place that cites it with its sentence.

Enters: the register and all references. Leaves: works in the order of their keys, each citing place in reading order.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeAlias

from ..addresses import document_url
from ..citations import forms
from ..model import Citing, Document, Mention, Reference, Work
from . import ranges
from .known import Known, most
from .register import Register

_STOP = re.compile(r"[.;!?](?=\s)|\n|\t")
_LONGEST = 420


@dataclass(slots=True)
class _Page:
    citings: list[Citing] = field(default_factory=list)
    inside: list[Citing] = field(default_factory=list)
    names: Counter[str] = field(default_factory=Counter)
    dates: Counter[str] = field(default_factory=Counter)


class CitedThere(NamedTuple):
    """One place of a text, for the page of a work: `inside` a range in which a unit of the work lies; `name` and `date`
    as they are printed there, None where they say nothing of the work.
    """

    work: str
    citing: Citing
    inside: bool = False
    name: str | None = None
    date: str | None = None


Rows: TypeAlias = tuple[tuple[Any, ...], ...]  # of `CitedThere`, as plain tuples


def by_work(said: Iterable[CitedThere]) -> dict[str, Rows]:
    """What one text says, by work."""
    found: dict[str, list[tuple[Any, ...]]] = {}
    for each in said:
        found.setdefault(each.work, []).append(tuple(each))
    return {work: tuple(rows) for work, rows in found.items()}


def _itself(value: Any) -> Any:
    return value


class Citings:
    """Who cites each work, text by text; of a large collection `put` lays down what one text says of one work, and
    `get` reads it.
    """

    def __init__(
        self, register: Register, put: Callable[[Any], Any] = _itself, get: Callable[[Any], Rows] = _itself
    ) -> None:
        self._register, self._put, self._get = register, put, get
        self._found: dict[str, list[Any]] = {}  # by work: what each text says of it, as it is laid down
        self._held = {key: each.held for key, each in register.all_works().items() if each.held}

    def of_text(
        self, document: Document, references: Sequence[Reference], texts: Mapping[str, Document]
    ) -> Iterator[CitedThere]:
        """What one text says on the pages of works; `texts`: those that are held."""
        for reference in references:
            yield from _cited(document, reference)
        held = _Held(self._held, texts)
        for reference, key, unit in ranges.between(document, references, held):
            yield CitedThere(key, _citing(document, reference, unit), inside=True)

    def add(self, said: Iterable[tuple[str, Any]]) -> None:
        """What one more text says of each work (`by_work`)."""
        for work, rows in said:
            self._found.setdefault(work, []).append(self._put(rows))

    def _page(self, work: str) -> _Page:
        """All that is said of a work."""
        page = _Page()
        for laid in self._found.get(work, ()):
            for each in map(CitedThere._make, self._get(laid)):
                (page.inside if each.inside else page.citings).append(each.citing)
                if each.name is not None:
                    page.names[each.name] += 1
                if each.date is not None:
                    page.dates[each.date] += 1
        return page

    def works(self) -> Iterator[Work]:
        """Every work that is held, or cited as itself or as a candidate."""
        keys, make = self.each_work()
        return map(make, keys)

    def each_work(self) -> tuple[list[str], Callable[[str], Work]]:
        """The keys of these works in their order, and what makes each."""
        found, known = self._found, self._register.all_works()
        keys = sorted(key for key, each in known.items() if key in found or each.held)
        namesakes = _namesakes(self._register, set(keys))
        return keys, lambda key: _work(known[key], self._page(key), namesakes.get(key, ()))

    def clear(self) -> None:
        """Lets go of all that was said, once the works are made."""
        self._found.clear()


class _Held(Mapping[str, Document]):
    """The texts of works that are held, by the keys of the works."""

    def __init__(self, slugs: Mapping[str, str], texts: Mapping[str, Document]) -> None:
        self._slugs, self._texts = slugs, texts

    def __getitem__(self, key: str) -> Document:
        return self._texts[self._slugs[key]]

    def __iter__(self) -> Iterator[str]:
        return iter(self._slugs)

    def __len__(self) -> int:
        return len(self._slugs)


def _namesakes(register: Register, kept: set[str]) -> dict[str, tuple[str, ...]]:
    """Works of one number, or of one law's name, by each of their keys."""
    found: dict[str, set[str]] = {}
    groups = [{known.key for known in works_} for works_ in register.families.values()]
    groups += [
        {known.key for family in (*families, (group, name, "")) for known in register.families.get(family, ())}
        for (group, name), families in register.by_name.items()
    ]
    for keys in groups:
        for key in keys & kept:
            found.setdefault(key, set()).update(keys & kept - {key})
    return {key: tuple(sorted(others)) for key, others in found.items() if others}


def _cited(document: Document, reference: Reference) -> Iterator[CitedThere]:
    """One reference on the page of each work that it means or may mean; a text does not cite itself."""
    mention = reference.mention
    if mention.kind != "external":
        return
    targets = [reference.target] if reference.target else list(reference.candidates)
    named = not mention.provision and reference.target
    name = " ".join(mention.words.split()) if named else None
    date = mention.date if forms.kind(mention.form) != "place" else None
    for target in {each.work: each for each in targets}.values():
        yield CitedThere(target.work, _citing(document, reference, target.unit), name=name, date=date or None)


def _citing(document: Document, reference: Reference, unit: str | None) -> Citing:
    mention, slug = reference.mention, document.source.slug
    return Citing(
        slug,
        mention.unit,
        mention.id,
        document_url(slug, mention.id),
        context(document, mention),
        mention.relation,
        unit,
        reference.status,
        mention.provision,
    )


def context(document: Document, mention: Mention) -> str:
    """The sentence that holds a mention, as shown."""
    text = document.blocks[mention.block].passage.text
    start, end = mention.span
    befores = [m.end() for m in _STOP.finditer(text, max(0, start - _LONGEST), start)]
    left = befores[-1] if befores else max(0, start - _LONGEST)
    after = _STOP.search(text, end)
    right = min(after.end() if after else len(text), end + _LONGEST)
    return " ".join(text[_word(text, left) : right].split())


def _word(text: str, at: int) -> int:
    """The beginning of the next word, when a place cuts one."""
    while 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum():
        at += 1
    return at


def _work(known: Known, page: _Page, namesakes: tuple[str, ...]) -> Work:
    names = tuple(sorted(page.names, key=lambda n: (-page.names[n], n)))
    authority = known.authority
    return Work(
        key=known.key,
        type=most(known.types),
        number=most(known.numbers),
        date=known.date,
        issuer=most(known.issuers),
        name=(authority.name if authority and authority.name else None) or most(known.names),
        held=known.held,
        names_as_printed=names,
        citings=tuple(page.citings),
        inside=tuple(page.inside),
        official_url=authority.official_url or None if authority else None,
        dates_as_printed=tuple(sorted(page.dates)),
        year=None if known.date else known.when,
        province=known.seat.province or None,
        place=known.seat.own or None,
        namesakes=namesakes,
    )
