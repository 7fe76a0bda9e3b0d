"""Site → search entries, in a fixed order: each document, then its units in reading order, then the cited works not
held.

A document's own entry holds its front and back matter (title, preamble, signatures, recipients), so that whatever
stands outside the units is found as well. What belongs to a unit without being its first words (a table, a note) counts
as its text.
"""

from __future__ import annotations

from collections.abc import Iterator

from .. import metadata_fields
from ..addresses import document_url, work_url
from ..addresses.steps import FORMS, LARGE, NAMINGS
from ..model import Correction, Document, Entry, InForce, Kind, Metadata, Site, Unit, Work
from ..presenting import short_titles
from ..presenting.short_titles import date_in_words

_HIGH = {*LARGE, Kind.DIEU, *FORMS}  # with a capital: "Kế hoạch › Mục II › khoản 3 › điểm b"
_LONG_TITLE = 16  # words


def entries(site: Site) -> tuple[Entry, ...]:
    """All entries of the collection."""
    out: list[Entry] = []
    for document in site.documents:
        out += of_document(document, len(out), site.in_force.get(document.source.slug))
    return (*out, *of_works(site))


def of_works(site: Site) -> Iterator[Entry]:
    """The entries of the works that are not held, and of the pages of those who cite the others."""
    yield from (_of_work(work) for work in site.works if not work.held)
    held = {document.source.slug for document in site.documents}
    yield from (_of_citations(work) for work in site.works if work.held in held)


def of_document(document: Document, at: int, stands: InForce | None = None) -> Iterator[Entry]:
    """The document's entry, which will stand at place `at`, and those of its units; `stands`: from when, until when."""
    slug, texts = document.source.slug, _texts(document)
    facets = (*_facets(document, stands), *_days(document.metadata.date, stands))
    own_name = name(document)
    yield Entry(
        document_url(slug),
        slug,
        None,
        own_name,
        document.metadata.title,
        texts.get(None, ""),
        extra=document.metadata.province or "",
        facets=facets,
    )
    places = {unit.id: at + n for n, unit in enumerate(document.units, 1)}
    components = {c.id: c.type or c.title or "" for c in document.components}
    titles = {c.id: c.title for c in document.components}  # of a form or an annex, which its label stands before
    extras = _extras(document)
    for unit in document.units:
        whole = unit.id == unit.component
        within = components.get(unit.component, "") if unit.component and unit.parent is None and not whole else ""
        yield Entry(
            document_url(slug, unit.id),
            slug,
            unit.id,
            _step(unit, within),
            unit.heading or (titles.get(unit.id) if whole else None),
            " ".join(filter(None, [unit.text, texts.get(unit.id, "")])),
            places.get(unit.parent or "", at),
            unit.address.steps,
            unit.component,
            extras.get(unit.id, ""),
        )


def name(document: Document) -> str:
    """What a document is called in a result: type and number; without a number its type, or the beginning of its title.

    Province and year, which tell plans of one name apart, stand among the facets and are shown beside it.
    """
    known = document.metadata
    if known.type and (known.number or known.province or known.date):
        return " ".join(filter(None, [known.type, known.number]))
    return known.number or (_shortened(known.title) if known.title else known.type) or document.source.slug


def _shortened(title: str) -> str:
    """A title at its first line, cut between words."""
    words = title.partition("\n")[0].split()
    return " ".join(words) if len(words) <= _LONG_TITLE else " ".join(words[:_LONG_TITLE]) + " …"


def _step(unit: Unit, component: str) -> str:
    word = NAMINGS[unit.kind].words[-1]
    step = f"{word[0].upper() + word[1:] if unit.kind in _HIGH else word} {unit.number}"
    return f"{component} › {step}" if component else step


def _texts(document: Document) -> dict[str | None, str]:
    """The words of the blocks that show no unit, by the unit they belong to (None: the document)."""
    parts: dict[str | None, list[str]] = {}
    tables = {unit.id for unit in document.units if unit.kind is Kind.BANG}
    for block in document.blocks:
        if block.role != "unit" and block.unit not in tables:
            parts.setdefault(block.unit, []).append(" ".join(block.passage.text.split("\t")))
    return {unit: "\n".join(texts) for unit, texts in parts.items()}


def _extras(document: Document) -> dict[str, str]:
    """Words that a rule proposes for what is printed, by unit: found too, never shown as the text."""
    proposed = [c for c in document.corrections if c.status == "proposed" and c.kind == "word"]
    found = (
        {unit.id: " ".join(c.after for c in proposed if _inside(c, unit)) for unit in document.units}
        if proposed
        else {}
    )
    return {unit: words for unit, words in found.items() if words}


def _inside(correction: Correction, unit: Unit) -> bool:
    return unit.start <= correction.start < unit.end


def _facets(document: Document, stands: InForce | None) -> tuple[tuple[str, str], ...]:
    """What results can be narrowed by, and say beside a text."""
    return (*_shown(short_titles.of_document(document), _limited(stands)), *metadata_fields.searched(document.metadata))


def _days(issued: str | None, stands: InForce | None) -> tuple[tuple[str, str], ...]:
    """The day of a text, and those by which it is worked out whether it is in force when it is looked for."""
    open_end = stands.suspended[0] if stands and stands.suspended and not stands.suspended[1] else None
    days = {"date": issued} | ({"from": stands.since, "until": stands.until or open_end} if stands else {})
    return tuple((key, day) for key, day in days.items() if day)


def _limited(stands: InForce | None) -> str:
    """That a text has ended but for a part, or is suspended."""
    partly = f"hết hiệu lực từ {date_in_words(stands.partly)}, trừ một phần" if stands and stands.partly else ""
    stopped = f"ngưng hiệu lực từ {date_in_words(stands.suspended[0])}" if stands and stands.suspended else ""
    return "; ".join(filter(None, (partly, stopped)))


def _shown(known: short_titles.TitledWork, limited: str = "") -> tuple[tuple[str, str], ...]:
    """What results call a text or a work that is known by its name, and what they say beside any."""
    called = short_titles.short(known) if short_titles.name(known) else ""
    beside = " · ".join(filter(None, (_shortened(short_titles.beside(known)), limited)))
    shown = {"called": called, "beside": beside}
    return tuple((key, words) for key, words in shown.items() if words)


def _of_citations(work: Work) -> Entry:
    """The page of those who cite a text that is held: without words of its own, it is found by the text's number."""
    known = short_titles.of_work(work)
    called = f"Nơi dẫn chiếu {short_titles.short(known) or work.key}"
    facets = (("called", called), ("beside", short_titles.beside(known)), ("of", work.held or ""))
    return Entry(work_url(work.key), "", None, "", None, "", facets=facets)


def _of_work(work: Work) -> Entry:
    """The page of a cited work: its number and every name it was found under."""
    title = " ".join(filter(None, [work.type, work.number])) if work.number else work.name or work.key
    about = [
        work.name if work.number else None,
        work.issuer,
        short_titles.date_in_words(work.date),
        *work.names_as_printed,
    ]
    known = Metadata(type=work.type, number=work.number, issuer=work.issuer, date=work.date)
    facets = (*_shown(short_titles.of_work(work)), *metadata_fields.searched(known))
    return Entry(
        work_url(work.key), "", None, title, work.name, "\n".join(dict.fromkeys(filter(None, about))), facets=facets
    )
