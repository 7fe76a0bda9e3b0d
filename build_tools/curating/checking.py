"""What is left for a person to look at, as rows: findings of every stage, proposals that nobody has decided.

Enters: the project root. Leaves: rows with file, line, what it is, what can be done, and whether it is new.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, fields, replace
from hashlib import blake2b
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import TypeAlias

from .. import catalogue, ledger, pipeline
from ..addresses import document_url, work_url
from ..citations import signs
from ..errors import Refusal, raise_all
from ..execution import caching
from ..execution.isolation import COLLECTION
from ..findings import BY_CODE, finding, waits
from ..model import Correction, Document, Finding, Site, Work
from ..passages import line_numbers
from ..reading import FOLDER, chosen_slugs
from ..storage import read_text
from .beginning import EXAMPLE_URL

OFTEN, WIDELY = 5, 3  # so many places, or documents, that cite a work make it worth an entry of its own
_LOOKS = "looks"  # where the rows of the last look are kept


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One thing to look at; `line` is 1-based, None when it concerns the whole file."""

    file: str
    line: int | None
    severity: str
    code: str
    message: str
    hint: str
    marks: tuple[str, ...] = ()  # what each of its findings is known by again
    new: bool = False  # since the ledger was written


Rows: TypeAlias = Mapping[str, tuple[FindingRow, ...]]  # by slug
_plain = attrgetter(*(each.name for each in fields(FindingRow)))


@dataclass(frozen=True, slots=True)
class PackedRows:
    """Rows text by text, packed until they are gone through: of a large collection there are hundreds of thousands."""

    packed: tuple[bytes, ...] = ()
    count: int = 0

    def __iter__(self) -> Iterator[FindingRow]:
        return (FindingRow(*row) for some in self.packed for row in caching.unpacked(some))

    def __len__(self) -> int:
        return self.count


@dataclass(frozen=True, slots=True)
class Look:
    """What there is to look at, and what could not be looked at."""

    rows: tuple[FindingRow, ...]
    refused: tuple[Refusal, ...] = ()


def check(
    root: Path,
    slugs: tuple[str, ...] = (),
    progress: pipeline.Progress = pipeline.silent,
    work: caching.Workers = caching.HERE,
) -> tuple[FindingRow, ...]:
    """All rows of the collection below `root`, or of the named documents, in the order of files and lines. Raises
    Refusal when there is a text that cannot be looked at.
    """
    found = look(root, slugs, progress, work)
    raise_all(found.refused)
    return found.rows


def look(
    root: Path,
    slugs: tuple[str, ...] = (),
    progress: pipeline.Progress = pipeline.silent,
    work: caching.Workers = caching.HERE,
) -> Look:
    """The same; a text that is refused keeps none of the others from being looked at."""
    name = _inputs(root) if work.folder else None
    if known := _kept(work.folder, name):
        chosen_slugs(slugs, list(known[0]))
        return Look(_chosen(slugs, *known))
    outcome = pipeline.attempt(root, progress, work, drafts=True)
    chosen_slugs(slugs, [*(d.source.slug for d in outcome.site.documents), *outcome.refused])
    of_texts, beside = rows_by_text(root, outcome)
    refused = tuple(r for slug, r in outcome.refused.items() if not slugs or slug in slugs)
    if not outcome.refused and name == _inputs(root):  # nothing was changed meanwhile
        _keep(work.folder, name, of_texts, beside)
    return Look(_chosen(slugs, of_texts, beside), refused)


def _chosen(slugs: Sequence[str], of_texts: Rows, beside: Iterable[FindingRow]) -> tuple[FindingRow, ...]:
    rows = (row for slug, found in of_texts.items() if not slugs or slug in slugs for row in found)
    return (*rows, *(() if slugs else beside))


def _inputs(root: Path) -> str | None:
    """The key of all that a look depends on; None where it cannot be read."""
    with suppress(OSError):
        places = [root / FOLDER, root / ledger.FOLDER, root / "mkdocs.yml"]
        return caching.key(_LOOKS, caching.bytes_of(root, places))
    return None


def _kept(folder: Path | None, name: str | None) -> tuple[Rows, tuple[FindingRow, ...]] | None:
    """The rows of each text, and those beside them, of a look at the same texts, decisions and ledger."""
    found = caching.kept(folder / _LOOKS, name) if folder and name else None
    if not isinstance(found, tuple):
        return None
    of_texts, beside = found
    return (
        {slug: tuple(FindingRow(*row) for row in rows) for slug, rows in of_texts.items()},
        tuple(FindingRow(*row) for row in beside),
    )


def _keep(folder: Path | None, name: str | None, of_texts: Rows, beside: Sequence[FindingRow]) -> None:
    if folder and name:
        told = {slug: tuple(map(_plain, rows)) for slug, rows in of_texts.items()}
        caching.keep(folder / _LOOKS, name, (told, tuple(map(_plain, beside))))
        caching.cleared(folder / _LOOKS, [name])


def everything(root: Path, outcome: pipeline.Outcome) -> PackedRows:
    """The rows of all that could be worked with."""
    packed, count = list[bytes](), 0
    for _, rows in _each(root, outcome):
        packed += [caching.packed(tuple(map(_plain, rows)))] if rows else []
        count += len(rows)
    return PackedRows(tuple(packed), count)


def rows_by_text(root: Path, outcome: pipeline.Outcome) -> tuple[Rows, tuple[FindingRow, ...]]:
    """The same: of each text, and those beside them."""
    of_texts = dict(_each(root, outcome))
    return of_texts, of_texts.pop(ledger.COLLECTION)


def _each(root: Path, outcome: pipeline.Outcome) -> Iterator[tuple[str, tuple[FindingRow, ...]]]:
    """The rows of one text after the other, and those beside them."""
    before = ledger.noted_findings(root)
    for document in outcome.site.documents:
        slug = document.source.slug
        yield slug, _with_news(rows_of(document, outcome.site), slug, before)
    yield ledger.COLLECTION, _with_news(_beside(root, outcome), ledger.COLLECTION, before)


def _with_news(
    rows: Iterable[FindingRow], name: str, before: Mapping[str, Collection[str]] | None
) -> tuple[FindingRow, ...]:
    """The rows, and which of them were not there when the ledger was written; none, when that was never."""
    if before is None:
        return tuple(rows)
    known = before.get(name, ())
    return tuple(replace(row, new=any(mark not in known for mark in row.marks)) for row in rows)


def _beside(root: Path, outcome: pipeline.Outcome) -> Iterator[FindingRow]:
    """The rows of what is no text: of the ledger and of the authority file, as far as these can be read."""
    if COLLECTION in outcome.refused:
        return
    yield from _cut_files(root, outcome)
    yield from of_the_collection(outcome.site, catalogue.read_authority(root))


def _settings(root: Path) -> Iterator[FindingRow]:
    """A site whose pages would all name an address that is no site's."""
    path = root / "mkdocs.yml"
    if path.is_file() and f"site_url: {EXAMPLE_URL}" in read_text(path, "mkdocs.yml"):
        yield _finding_row("mkdocs.yml", finding("site-url-example", None, None))


def _cut_files(root: Path, outcome: pipeline.Outcome) -> Iterator[FindingRow]:
    """Files of the ledger that were cut, of other things than texts at hand, which say so themselves."""
    at_hand = {*(document.source.slug for document in outcome.site.documents), *outcome.refused}
    yield from _settings(root)
    every, site = ledger.read_all(root), outcome.site
    for name, former, now in ledger.astray(every, site.documents, site.versions) if not outcome.refused else ():
        told = f"Neo “{former}” đã công bố dẫn đến “{now}”, nơi nay không có."
        yield _finding_row(f"{ledger.FOLDER}/{name}.tsv", finding("anchor-vanished", None, None, told))
    for name, noted in every.items():
        place = f"{ledger.FOLDER}/{name}.tsv"
        yield from (_finding_row(place, found) for found in (ledger.cut(place, noted) if name not in at_hand else ()))


def of_the_collection(site: Site, authorities: Sequence[catalogue.Authority]) -> Iterator[FindingRow]:
    """The rows on published texts that are gone, and on cited works: pages that are gone, entries of the authority file
    that fit nothing, entries that could be added.
    """
    yield from _documents_gone(site.renamed)
    yield from _works_gone(site.moved)
    yield from _idle_entries(site.works, authorities)
    yield from works_to_name(site.works, authorities)


def _documents_gone(renamed: Mapping[str, str]) -> Iterator[FindingRow]:
    """Published texts of which no file is left."""
    for slug in (former for former, now in renamed.items() if not now):
        gone = finding(
            "document-vanished", None, None, f"Trang “{document_url(slug)}” đã công bố nay không ứng với văn bản nào."
        )
        yield _finding_row(f"{ledger.FOLDER}/{slug}.tsv", gone)


def _works_gone(moved: Mapping[str, tuple[str, ...]]) -> list[FindingRow]:
    """Published pages of cited works that lead nowhere now."""
    place = f"{ledger.FOLDER}/{ledger.WORKS}.tsv"
    gone = [
        finding("work-vanished", None, None, f"Trang “{work_url(key)}” đã công bố nay không ứng với văn bản nào.")
        for key, now in moved.items()
        if not now
    ]
    return [_finding_row(place, each) for each in gone]


def rows_of(document: Document, site: Site) -> list[FindingRow]:
    """The rows of one document by line, those on the whole text first."""
    line = line_numbers(document.source.text)
    rows = [
        _finding_row(document.source.path, f, None if f.start is None else line(f.start), _words(document, f))
        for f in site.findings.get(document.source.slug, document.findings)
        if waits(f)
    ]
    rows = _equal_ones(_folded(_told_apart(rows)))
    rows += [_proposal_row(document, c, line(c.start)) for c in document.corrections if c.status == "proposed"]
    return sorted(rows, key=lambda row: (row.line or 0, row.code, row.message))


def _words(document: Document, found: Finding) -> str:
    """The words that a finding is about; "" for one on the whole text."""
    return "" if found.start is None else document.source.text[found.start : found.end][:_KNOWN_BY]


_KNOWN_BY = 200  # so many letters of its words are enough to know a finding again
_COUNT = re.compile(r"\d+ (?:lần|chỗ|dòng)\b|dòng \d+(?:, \d+)*")


def _mark(code: str, words: str) -> str:
    """What a finding is known by when lines were added above it, or what is counted has grown.

    >>> _mark("code", "dòng 3, 9 và 2 chỗ khác") == _mark("code", "dòng 4 và 3 chỗ khác")
    True
    >>> _mark("code", "hai lần: 12 lần, 3 dòng") == _mark("code", "hai lần: 9 lần, 10 dòng")
    True
    >>> _mark("code", "12 điều") == _mark("code", "9 điều")
    False
    """
    return blake2b(f"{code}\0{_COUNT.sub('', ' '.join(words.split()))}".encode(), digest_size=8).hexdigest()


def _told_apart(rows: Iterable[FindingRow]) -> list[FindingRow]:
    """The rows, of which those that are known by the same are counted."""
    seen: Counter[tuple[str, ...]] = Counter()
    found = []
    for row in rows:
        seen[row.marks] += 1
        count = seen[row.marks]
        found.append(replace(row, marks=tuple(f"{mark}-{count}" for mark in row.marks)) if count > 1 else row)
    return found


_NAMED = 6  # lines that a folded row names


def _folded(rows: Sequence[FindingRow]) -> list[FindingRow]:
    """The rows, those of a code that comes in numbers and is read at one go as one row at the first place."""
    found: list[FindingRow] = []
    for code, group in groupby(sorted(rows, key=_by_code), key=lambda row: row.code):
        same = list(group)
        found += [_one_row(same, BY_CODE[code].meaning)] if BY_CODE[code].folded and len(same) > 1 else same
    return found


def _equal_ones(rows: Iterable[FindingRow]) -> list[FindingRow]:
    """The rows, those that say the very same of several places, or of the words that they begin with, as one."""
    found: dict[tuple[str, str], list[FindingRow]] = {}
    for row in rows:
        found.setdefault((row.code, _said(row)), []).append(row)
    return [same[0] if len(same) == 1 else _one_row(same, said) for (_, said), same in found.items()]


def _said(row: FindingRow) -> str:
    """What a row says, without the words of the case that it begins with."""
    words = _QUOTED.match(row.message)
    rest = row.message[words.end() :].lstrip(" :") if words else ""
    return rest[:1].upper() + rest[1:] if rest else row.message


def _by_code(row: FindingRow) -> tuple[str, int]:
    return row.code, row.line or 0


_QUOTED = re.compile(r"“[^”\n]{1,100}”")


def _lines(words: str, lines: Iterable[int]) -> str:
    """Lines, with the words that stand there; "" where none is known."""
    known = sorted({line for line in lines if line})
    named = ", ".join(map(str, known[:_NAMED])) + (" …" if len(known) > _NAMED else "")
    if words:
        return f"{words} (dòng {named})" if known else words
    return f"dòng {named}" if known else ""


def _one_row(rows: Sequence[FindingRow], said: str) -> FindingRow:
    """One row for several: what they say, how many there are, on which lines, and the words of each."""
    places: dict[str, list[int]] = {}
    for row in rows:
        words = _QUOTED.match(row.message) if said != row.message else None
        places.setdefault(words[0] if words else "", []).append(row.line or 0)
    named = ", ".join(_lines(words, lines) for words, lines in list(places.items())[:_NAMED])
    more = " …" if len(places) > _NAMED else ""
    message = f"{said} {len(rows)} chỗ{': ' if named[:1] == '“' else ', ' if named else ''}{named}{more}."
    return replace(rows[0], message=message, marks=tuple(mark for row in rows for mark in row.marks))


def _idle_entries(works: Sequence[Work], authorities: Iterable[catalogue.Authority]) -> Iterator[FindingRow]:
    """Entries that no text cites, where a letter of the number may be wrong, and keys that no work has."""
    keys = {work.key for work in works}
    signs_ = {(signs.key(work.number), work.date) for work in works if work.number}
    for n, entry in enumerate(authorities, 1):
        sign = signs.key(signs.read(entry.number)) if entry.number else ""
        place = f"{catalogue.AUTHORITY}, [[work]] thứ {n}"
        if sign and not any(sign == other and entry.date in ("", date or "") for other, date in signs_):
            idle = f"{entry.type} {entry.number} chưa được văn bản nào dẫn."
            yield _finding_row(place, finding("authority-idle", None, None, idle))
        for key in sorted(set(entry.not_same_as) - keys):
            unknown = f"not_same_as: không có văn bản nào mang khóa “{key}”."
            yield _finding_row(place, finding("authority-key", None, None, unknown))


def works_to_name(works: Iterable[Work], authorities: Iterable[catalogue.Authority]) -> list[FindingRow]:
    """An entry for the authority file, ready to be copied, for each work that is cited often, not held, and not named
    there.
    """
    named = {(each.type, each.number or each.name) for each in authorities}
    wanted = [
        w for w in works if not w.held and w.type and _is_cited_often(w) and (w.type, w.number or w.name) not in named
    ]
    return [_work_row(work) for work in sorted(wanted, key=lambda w: (-len(w.citings), w.key))]


def _is_cited_often(work: Work) -> bool:
    return len(work.citings) >= OFTEN or len({citing.slug for citing in work.citings}) >= WIDELY


def _work_row(work: Work) -> FindingRow:
    known = {
        "type": work.type,
        "number": work.number,
        "date": work.date,
        "province": work.province,
        "issuer": work.issuer,
        "name": None if work.number else work.name,
    }
    entry = "\n".join(
        [
            "[[work]]",
            *(f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in known.items() if value),
            '# official_url = "…"',
        ]
    )
    message = f"{work.type} {work.number or work.name} được dẫn {len(work.citings)} lần mà chưa có trong sổ tên văn bản"
    hint = f"đối chiếu rồi thêm vào cuối tệp:\n{entry}"
    return FindingRow(
        catalogue.AUTHORITY, None, "proposal", "work-to-name", message, hint, (_mark("work-to-name", message),)
    )


def _finding_row(file: str, found: Finding, line: int | None = None, words: str = "") -> FindingRow:
    marks = (_mark(found.code, words or found.message),)
    return FindingRow(file, line, found.severity, found.code, found.message, found.hint, marks)


def _proposal_row(document: Document, correction: Correction, line: int) -> FindingRow:
    change = f"“{correction.before}” → “{correction.after}”: {correction.reason}"
    message = f"{change} ({correction.evidence})" if correction.evidence else change
    return FindingRow(
        document.source.path,
        line,
        "proposal",
        correction.rule,
        message,
        f"quyết định bằng `vanban review {document.source.slug}`",
        (_mark(correction.rule, change),),
    )
