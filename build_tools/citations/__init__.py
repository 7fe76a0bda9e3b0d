"""Citations: the words of a document → mentions. Knows nothing of the collection.

    canvas      the words as the patterns read them
    forms       the rows: every way in which a text names another, itself or a place, with pattern and examples
    seeds       what a block must hold for a row to read something in it
    work_names       the walk through the rows           heads: type words; signs, dates, issuers, names: the parts
    of a work
    numbered    readers of works with a number      unnumbered: laws, sessions, programmes, treaties by their names
    self_names      "Kế hoạch này", the bare "Kế hoạch" of a plan
    defined_names      the names that a text gives for short, and a number alone
    readings    block by block: works, own names, short names, places, and what the text does to each
    parts       which part of its own text a "Kế hoạch này" means
    work_behind the work that the words behind a place name
    placing     places (`addresses.provisions`) and the work behind them joined
    belonging   whose a place is that no work stands directly behind
    quoting     what a clause amends, and what it quotes: words that are another text's
    known_names the laws of the table by their names
    titles_and_relations which citation stands in the title of another, and the words to click on
    antecedents which text a bare "Nghị quyết" stands for
    relations   what this text does to the cited one              speakers: what a text of its type can do

Enters: a Document. Leaves: its mentions in reading order. Promise: never raises; `words` is the raw text at
[start:end].
"""

from __future__ import annotations

from collections import Counter

from ..addresses import mention_id
from ..model import Document, Mention
from ..passages import raw_end, raw_span
from . import antecedents, readings
from .titles_and_relations import Reading

# Blocks whose words are the document's own frame: its number, type, issuer, motto, signature.
_SILENT = {"issuer", "motto", "number", "place-date", "type", "signature"}


def find(document: Document) -> tuple[Mention, ...]:
    """Every mention of a document in reading order."""
    reader = readings.Reader(document)
    counted: Counter[str | None] = Counter()
    mentions: list[Mention] = []
    for n, block in enumerate(document.blocks):
        if block.role in _SILENT or not block.passage.runs:
            continue
        ids: list[str] = []
        for reading in reader.read(n):
            home = block.note or block.unit
            counted[home] += 1
            ids.append(mention_id(home, counted[home]))
            outer = ids[reading.within] if reading.within is not None else None
            mentions.append(_mention(reader, n, reading, ids[-1], outer))
    return antecedents.bound(document, mentions)


def _mention(reader: readings.Reader, n: int, reading: Reading, id_: str, within: str | None) -> Mention:
    document = reader.document
    block, found = document.blocks[n], reading.found
    start, end = raw_span(block.passage, found.start, found.end)
    if found.beyond and (following := reader.following_block(n)):
        end = raw_end(following.passage, found.beyond)
    return Mention(
        id=id_,
        unit=None if block.note else block.unit,
        note=block.note,
        block=n,
        span=(found.start, found.end),
        link=reading.link,
        start=start,
        end=end,
        words=document.source.text[start:end],
        kind={"self": "internal", "attachment": "attachment"}.get(found.own, "external"),
        type=found.type,
        number=found.number,
        printed_number=found.printed,
        date=found.date,
        year=found.year,
        issuer=found.issuer,
        name=found.name,
        provision=found.steps,
        relation=reading.relation,
        form=found.form,
        component=found.component,
        quoted=found.quoted,
        within=within,
    )
