"""The promises that hold for any text, tried on one: the oracle of the fuzzer and of the cases that it found.

Enters: a text. Leaves: the names of the promises that it breaks; none, if all is well.

    >>> list(broken("Điều 1. Phạm vi\\n\\n1. Theo Nghị định số 12/2020/NĐ-CP."))
    []
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise

import markdown

from build_tools import catalogue, citations, cleaning, proposing, resolving, structure, writing
from build_tools.errors import Refusal
from build_tools.model import CleanText, Correction, Document, Kind, Reference, Site
from build_tools.passages import raw_again
from build_tools.reading.byte_signatures import decoded

from .stages import place_of, source_of

_ANCHOR = re.compile(r"[a-z0-9]+(-{1,2}[a-z0-9]+)*")
EXTENSIONS = ["attr_list", "md_in_html", "tables", "toc"]  # of Markdown, as mkdocs.yml has them


def broken(text: str, page: bool = True) -> Iterator[str]:
    """Each promise that the text breaks, by name; `page`: also those of its page, which take most of the time."""
    try:
        decoded(text.encode("utf-8", "surrogatepass"), "thu.txt")
    except Refusal:
        return  # what reading refuses in plain words comes no further
    try:
        yield from _broken(text, page)
    except Refusal as refused:
        yield f"refused: {' '.join(refused.problem.split())[:60]}"
    except Exception as error:
        yield f"raises {place_of(error)}"


def _broken(text: str, page: bool) -> Iterator[str]:
    (clean,) = proposing.with_proposals([cleaning.clean(source_of(text))])
    applied = [c for c in clean.corrections if c.status == "applied"]
    yield from _of_records(text, clean, applied)
    document = structure.parse(clean)
    if letters("\n".join(b.passage.text for b in document.blocks)) != letters(corrected(text, applied)):
        yield "conservation: the blocks have other letters than the corrected text"
    mentions = citations.find(document)
    register = resolving.survey(catalogue.collect([document]), {document.source.slug: mentions})
    references = resolving.resolve(document, mentions, register)
    yield from _of_values(text, document, references)
    if page:
        _check_page(document, references, register)


def letters(text: str) -> str:
    """Letters and digits alone."""
    return "".join(c for c in unicodedata.normalize("NFC", text) if c.isalnum())


def corrected(raw: str, applied: Iterable[Correction]) -> str:
    """The raw text after the applied corrections, from the records alone."""
    out, at = [], 0
    for c in sorted(applied, key=lambda c: (c.start, c.end)):
        out += [raw[at : c.start], c.after]
        at = max(at, c.end)
    return "".join(out) + raw[at:]


def _of_records(text: str, clean: CleanText, applied: list[Correction]) -> Iterator[str]:
    ordered = sorted(applied, key=lambda c: (c.start, c.end))
    if any(b.start < a.end for a, b in pairwise(ordered)):
        yield "records: applied corrections overlap"
    if any(text[c.start : c.end] != c.before for c in applied):
        yield "records: what a correction says was printed was not"
    if any(c.kind == "word" for c in applied):
        yield "records: a program changed a word"
    try:
        again = raw_again(clean.passage.text, ((c.start, c.end, c.before, c.after) for c in applied))
    except ValueError:
        again = ""
    if again != text:
        yield "records: the raw text cannot be rebuilt"
    twice = cleaning.clean(source_of(clean.passage.text)).corrections
    if any(c.status == "applied" and c.kind == "structural" for c in twice):
        yield "twice: cleaning again changes more"


def _of_values(text: str, document: Document, references: tuple[Reference, ...]) -> Iterator[str]:
    ids = [unit.id for unit in document.units] + [r.mention.id for r in references]
    if any(n > 1 for n in Counter(ids).values()):
        yield "anchors: two are one"
    if not all(_ANCHOR.fullmatch(id_) for id_ in ids):
        yield "anchors: not as the contract writes them"
    tables = {unit.id for unit in document.units if unit.kind is Kind.BANG}
    shown = Counter(b.unit for b in document.blocks if b.role == "unit" or (b.role == "table" and b.unit in tables))
    if shown != Counter(unit.id for unit in document.units):
        yield "units: not each has exactly one block"
    if not all(0 <= unit.start <= unit.end <= len(text) for unit in document.units):
        yield "units: one stands outside the text"
    if any(text[r.mention.start : r.mention.end] != r.mention.words for r in references):
        yield "mentions: not the words at their place"
    if any((r.target is not None) != (r.status == "resolved") for r in references):
        yield "mentions: a target without being resolved, or resolved without a target"
    if any(r.status == "unresolved" and not r.reason for r in references):
        yield "mentions: unresolved without a reason"


def _check_page(document: Document, references: tuple[Reference, ...], register: resolving.Register) -> None:
    """Raises Refusal when the page shows something else than the document."""
    by_slug = {document.source.slug: references}
    site = Site((document,), by_slug, resolving.works(register, by_slug), resolving.conflicts(register, by_slug))
    page = next(p for p in writing.pages(site) if p.path == f"van-ban/{document.source.slug}.md")
    words = page.content.decode().split("\n---\n", 1)[1]
    writing.check(document, references, markdown.markdown(words, extensions=EXTENSIONS))
