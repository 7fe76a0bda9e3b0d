"""The document's own parts: what it calls itself, which attachment "Kế hoạch này" means, and where it names itself by
its number or its title.

Enters: a document, what is quoted and amended in it. Leaves: Found values with `own` and the component that is meant.
"""

from __future__ import annotations

import re
from functools import lru_cache

from ..model import Block, Document
from ..model.often_made import changed
from ..office import seats, types
from ..office.patterns import compiled
from ..vietnamese import slug
from . import forms, self_names, signs, type_words
from .named_work import Found
from .quoting import Quoting

_slug = lru_cache(maxsize=4096)(slug)  # of names, which a text says again and again
_FORMS = {"Mẫu số", "Biểu số", "Phụ lục", "Biểu mẫu", "Biểu"}  # a form speaks of the text that is made of it
CONSOLIDATED = types.CONSOLIDATED
_DRAFT = compiled(
    r"\W*(?:bản )?dự thảo(?! (?:văn bản|‹normative›) (?:đã|được|do)(?!\w))",
    re.IGNORECASE,
)


class Parts:
    """The document and what it carries, by the words in which it speaks of them."""

    def __init__(self, document: Document, quoting: Quoting) -> None:
        self.about, self.quoting = document.metadata, quoting
        self.footnotes = {note.id for note in document.notes if note.kind == "footnote"}  # they quote other texts
        self.types = {component.id: component.type for component in document.components}
        self._own: dict[str, self_names.Own] = {}
        main = self.about.type
        self.loose = main == CONSOLIDATED or types.named(main or "") is None
        self.consolidated = main == CONSOLIDATED or "VBHN" in (self.about.number or "")
        self.draft = document.source.slug.startswith("du-thao-") or any(
            _DRAFT.match(block.passage.text) for block in document.blocks[:12] if block.role != "unit"
        )

    def own(self, block: Block) -> self_names.Own:
        """The types by which the words of a block speak of their own text and of its other parts."""
        if (known := self._own.get(block.component)) is None:
            others = tuple(t for c, t in self.types.items() if c != block.component and t)
            adopts = None if block.component else _adopted(self.about.title or "")
            known = self_names.Own(self.types.get(block.component), others, self.about.issuer, adopts, self.loose)
            self._own[block.component] = known
        return known

    def placed(self, own: Found, block: Block) -> Found:
        """ "<type> này" with the component that it names; in words quoted to amend another text it is that text's own
        name.
        """
        quoted = self.quoting.at(own.start) is not None
        amends, passage = self.quoting.context(block, own.start)
        if (
            quoted
            and (amends or (block.note in self.footnotes and self.quoting.of_another(own.start)))
            and own.form == "this"
            and own.own == "self"
        ):
            return _of_quoted(own, passage.work)
        if own.own == "self":
            return changed(own, component=block.component if self.types.get(block.component) else "")
        if block.component and own.form == "this" and self._of_form(own, block):
            return changed(own, own="self", component=block.component)
        return changed(own, component=self._attached(own, block)) if own.own == "attachment" else own

    def _attached(self, own: Found, block: Block) -> str | None:
        """The one other part of a type."""
        group = types.numbered_as(own.type)
        ids = [c for c, t in self.types.items() if c != block.component and types.numbered_as(t) == group]
        return ids[0] if len(ids) == 1 or "" in ids else None

    def _of_form(self, own: Found, block: Block) -> bool:
        """Whether "Quyết định này" in a form is the decision that will be made of it."""
        main = types.numbered_as(self.types.get(""))
        return main != types.numbered_as(own.type) and self.types.get(block.component) in _FORMS

    def of_number(self, found: Found, block: Block) -> Found:
        """A citation of the document's own number: between the parts of a document it is an attachment's."""
        about = self.about
        if self._by_name(found):
            return changed(found, own="self", component="")
        if not about.number or not found.number or signs.key(signs.read(about.number)) != signs.key(found.number):
            return found
        if found.date and about.date and found.date != about.date:
            return found
        if seats.parted(seats.of_words(found.issuer or ""), seats.of_words(f"{about.issuer} {about.parent_issuer}")):
            return found  # another place's text of the same number
        return changed(found, own="attachment" if block.component else "self", component="")

    def is_title(self, found: Found, text: str, role: str) -> bool:
        """The name of the document on a line of its own, or in its enacting sentence, is its title and cites
        nothing.
        """
        about = self.about
        if (
            role == "enacting"
            and forms.kind(found.form) == "law"
            and not found.number
            and found.type == about.type
            and about.title
        ):
            said = slug(text[found.start + len(about.type or "") :])
            return said.startswith(slug(about.title))  # also where a name is cut short
        return self._by_name(found) and found.name is not None and len(text.strip()) == found.end - found.start

    def _by_name(self, found: Found) -> bool:
        """A law that calls itself by its name; the Constitution by its type."""
        about = self.about
        if (
            forms.kind(found.form) != "law"
            or found.number
            or found.type != about.type
            or found.date not in (None, about.date)
            or (found.year and found.year != (about.date or "")[:4])
        ):
            return False
        return found.type == "Hiến pháp" if found.name is None else _slug(found.name) == _slug(about.title or "")


# "Về Kế hoạch thực hiện Kết luận số …": what the document is in its own words.
_ADOPTS = re.compile(r"\W*(?:Về (?:việc )?)?(?:(?:ban hành|phê duyệt) )?", re.IGNORECASE)


def _adopted(title: str) -> str | None:
    """The type of a plan that a title names as what the text adopts."""
    word = type_words.first(title[match.end() :]) if (match := _ADOPTS.match(title)) else None
    return word.type if word and word.type in types.BARE and word.type not in types.NORMATIVE else None


def _of_quoted(own: Found, work: Found | None) -> Found:
    """ "Luật này" in words that are quoted: the text that they are of, where that is known."""
    if work is None or types.numbered_as(work.type) != types.numbered_as(own.type):
        return changed(own, own="", quoted=True)
    return changed(
        work, start=own.start, end=own.end, subject=own.end, stop=own.end, form=own.form, quoted=True, steps=()
    )
