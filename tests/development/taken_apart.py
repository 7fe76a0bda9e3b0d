"""Every file to take away of a built site, counted against `document.json` and the page: words, units, headings,
tables, notes, links.

    python -m tests.development.taken_apart SITE [--only NAME …] [--formats pdf md …]

Enters: a built site whose settings give files out. Leaves: a table of counts by format, and every difference with its
place; the exit status is 1 where there is any. What there must be is taken from the contract's files alone; the files
are read by `file_readers`. Neither knows the code that made them.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from lxml import html

from . import akoma_counted, feet, file_readers
from .file_readers import READERS, Paper, Read, Span, printed

FORMATS = (*READERS, "pdf")
COUNTS = ("words", "units", "headings", "tables", "cells", "notes", "feet", "links", "effects", "remarks")
RANKS = frozenset({"phan", "chuong", "muc", "tieu-muc", "dieu", "phu-luc", "mau-so", "bieu-so"})


@dataclass
class Demanded:
    """What a text is by its data and its page."""

    data: dict[str, Any]
    words: str  # all that is printed but blanks, as on the page
    places: dict[str, int]  # where the words of units, notes and attached texts begin, in the order of the page
    linked: dict[str, int]  # ids of the mentions that are links on the page, in its order, each with where
    tables: dict[int, list[list[str]]]  # those of the page, by where they begin
    heads: frozenset[str] = frozenset()  # of the ids, those that are headings on the page
    marked: tuple[str, ...] = ()  # ids of the notes to which a mark on the page leads
    version: str = ""  # the day from which on a text reads so; its files first say that they are not official
    form: str = ""  # the id of a form alone

    @property
    def ids(self) -> list[str]:
        """Units, notes and attached texts in the order of the page."""
        return list(self.places)

    @property
    def slug(self) -> str:
        """The name of the text."""
        return str(self.data["slug"])

    @cached_property
    def marks(self) -> list[str]:
        """The marks of notes, longest first."""
        return sorted({printed(note["mark"]) for note in self.data["notes"]} - {""}, key=len, reverse=True)

    @cached_property
    def mark(self) -> re.Pattern[str]:
        """A mark of a note as it stands among words: in brackets, or alone."""
        one = "|".join(map(re.escape, self.marks))
        return re.compile(rf"\[(?:{one})\]|\((?:{one})\)|(?:{one})" if one else r"(?!)")


@dataclass
class Compared:
    """Counts of one file, each (demanded, found), and what differs."""

    counts: dict[str, tuple[int, int]] = field(default_factory=dict)
    differences: list[str] = field(default_factory=list)

    def same(self, what: str, wanted: Sequence[object], found: Sequence[object]) -> None:
        """Both one after the other."""
        self.counts[what] = (len(wanted), len(found))
        if list(wanted) == list(found):
            return
        n = next(
            (n for n, (a, b) in enumerate(zip(wanted, found, strict=False)) if a != b), min(len(wanted), len(found))
        )
        self.differences.append(f"{what} {n}: {_short(wanted, n)} ≠ {_short(found, n)}")


def _short(some: Sequence[object], n: int) -> str:
    return repr(some[n])[:160] if n < len(some) else "(none)"


def demanded(folder: Path) -> Demanded:
    """Reads the data of a text, and its page."""
    data = json.loads((folder / "document.json").read_text(encoding="utf-8"))
    return _told(data, _page(folder))


def _told(data: dict[str, Any], body: Any, version: str = "") -> Demanded:
    known = {each["id"] for key in ("units", "notes", "components") for each in data[key]}
    mentions = {mention["id"] for mention in data["mentions"]}
    page = file_readers.page(body)
    spots = dict(page.anchors)
    links = (_mention(link, mentions) for link in body.xpath(".//a[@href]"))
    linked = {id_: spots[id_] for id_ in links if id_}
    places = {id_: at for id_, at in page.anchors if id_ in known}
    heads = frozenset(body.xpath(".//*[self::h2 or self::h3 or self::h4 or self::h5 or self::h6]/@id"))
    grids = {t[0][0][0]: [[page.words[a:b] for a, b in row] for row in t] for t in page.tables if t and t[0]}
    marked = sorted(to.removeprefix("#") for to in body.xpath(".//a[contains(@class, 'note-mark')]/@href"))
    return Demanded(data, page.words, places, linked, grids, heads, tuple(marked), version)


def of_version(folder: Path, text: Demanded) -> Demanded:
    """A version of a text, by its own data and page."""
    own = json.loads((folder / "document.json").read_text(encoding="utf-8"))
    data = text.data | {"units": own["units"], "notes": [], "mentions": [], "corrections": []}
    told = {
        "applied": own["applied"],
        "not_applied": [each["effect"] if isinstance(each, dict) else each for each in own["not_applied"]],
    }
    return _told(data | told, _page(folder), own["from"])


def forms(text: Demanded) -> Iterator[tuple[str, Demanded]]:
    """Each form of a text, as one alone: what stands on the page from where it begins to the next attached text."""
    of_unit = {unit["id"]: unit["component"] for unit in text.data["units"]}
    starts = [(at, id_) for id_, at in text.places.items() if of_unit.get(id_, id_) == id_ and id_ in _attached(text)]
    for n, (at, id_) in enumerate(starts):
        end = starts[n + 1][0] if n + 1 < len(starts) else len(text.words)
        units = [unit for unit in text.data["units"] if unit["component"] == id_]
        if any(unit["kind"] in ("mau-so", "bieu-so") for unit in units):
            yield id_, _cut(text, id_, units, (at, end))


def _attached(text: Demanded) -> set[str]:
    return {part["id"] for part in text.data["components"] if part["id"]}


def _cut(text: Demanded, form: str, units: list[dict[str, Any]], span: Span) -> Demanded:
    """A form alone: its words, with what is in them."""
    start, end = span
    places = {id_: at - start for id_, at in text.places.items() if start <= at < end or id_ == form}
    inside = {unit["id"] for unit in units}
    notes = [note for note in text.data["notes"] if note["id"] in places]
    linked = {id_: at - start for id_, at in text.linked.items() if start <= at < end}
    raw = (units[0]["start"], max(unit["end"] for unit in units))
    data = text.data | {
        "units": units,
        "components": [part for part in text.data["components"] if part["id"] == form],
        "notes": notes,
        "mentions": [mention for mention in text.data["mentions"] if mention["id"] in linked],
        "corrections": [each for each in text.data["corrections"] if raw[0] <= each["start"] < raw[1]],
        "effects": [each for each in text.data["effects"] if each["source"]["unit"] in inside],
        "affected_by": [each for each in text.data["affected_by"] if each["target"]["place"] in inside],
    }
    tables = {at - start: rows for at, rows in text.tables.items() if start <= at < end}
    marked = tuple(note for note in text.marked if note in places)
    return Demanded(data, text.words[start:end], places, linked, tables, text.heads, marked, form=form)


def _as_doc(text: Demanded) -> Demanded:
    """A form alone in Akoma Ntoso: it is the document, and no element in it."""
    units = [
        unit | {"parent": None if unit["parent"] == text.form else unit["parent"]}
        for unit in text.data["units"]
        if unit["id"] != text.form
    ]
    places = {id_: at for id_, at in text.places.items() if id_ != text.form}
    return replace(text, data=text.data | {"units": units}, places=places)


def _page(folder: Path) -> Any:
    """What is printed on the page; “(được bãi bỏ)” belongs to a version."""
    (body,) = html.parse(str(folder / "index.html"), html.HTMLParser(encoding="utf-8")).xpath("//*[@id='van-ban']")
    for node in body.xpath(".//*[@data-chrome][not(contains(@class, 'gone-unit'))]"):
        node.drop_tree()
    return body


def _mention(link: Any, mentions: set[str]) -> str:
    """The mention whose words a link is."""
    return next((n.get("id") for n in (link, *link.iterancestors()) if n.get("id") in mentions), "")


def headings(text: Demanded) -> list[str]:
    """The anchors that stand as headings: titled units of rank without words of their own; others, and attached texts,
    where the page has them so.
    """
    titled = {u["id"]: u["kind"] for u in text.data["units"] if u["heading"] and not u["text"].strip()}
    ranked = {id_ for id_, kind in titled.items() if kind in RANKS}
    titles = ranked | (text.heads & (titled.keys() | {part["id"] for part in text.data["components"]}))
    return [id_ for id_ in text.ids if id_ in titles]


def _titles(text: Demanded) -> list[str]:
    """Their words; of an attached text its type."""
    words = {part["id"]: printed(part["type"] or "") for part in text.data["components"]}
    words |= {unit["id"]: _own(unit) for unit in text.data["units"]}
    return [words[id_] for id_ in headings(text)]


def tables(text: Demanded) -> list[list[list[str]]]:
    """The tables, row by row the words of their cells: units as in the data, others as on the page."""
    own = {
        text.places[unit["id"]]: [[printed(cell) for cell in row.split("\t")] for row in unit["text"].split("\n")]
        for unit in text.data["units"]
        if unit["kind"] == "bang"
    }
    others = {at: rows for at, rows in text.tables.items() if at not in own}
    return [rows for _, rows in sorted((own | others).items())]


def _units_in_order(text: Demanded) -> list[dict[str, Any]]:
    units = {unit["id"]: unit for unit in text.data["units"]}
    return [units[id_] for id_ in text.ids if id_ in units]


def targets(text: Demanded, address: str, works: bool = False) -> list[str]:
    """Where the mentions lead, in the order of the page; one that begins within another has no link of its own.
    `works`: places in other texts by the keys of their works.
    """
    own, found = f"{text.data['url']}#", []
    mentions = {mention["id"]: mention for mention in text.data["mentions"]}
    for mention in (mentions[id_] for id_ in text.linked):
        url, target = mention["target"]["url"], mention["target"]
        place = target["unit"] or url.removeprefix(own) * url.startswith(own)
        away = target["work"] + (f"~{place}" if place else "") if works else address + url
        here = url.startswith(own) and url.removeprefix(own) in text.places
        found.append(f"#{url.removeprefix(own)}" if here else away)
    return found


def unlinked(text: Demanded) -> list[str]:
    """Mentions that have a target and are no links on the page: they stand in the link of another."""
    return [m["id"] for m in text.data["mentions"] if m["target"] and m["id"] not in set(text.linked)]


# ------------------------------------------------------------------ files of words


def compared(extension: str, content: bytes, text: Demanded, address: str) -> Compared:
    """One file against its text."""
    if extension == "pdf":
        return of_paper(file_readers.paper(content), text, address)
    text = _as_doc(text) if text.form and extension == "xml" else text
    read, result, called = READERS[extension](content), Compared(), _names(extension, text)
    lead = _notice(read, text)
    if extension == "docx":
        result.differences += feet.differing(read, text.data["notes"], called)
        result.same("feet", text.marked, feet.noted(read, text.data["notes"], called))
        read = feet.at_home(read, {called[id_]: at for id_, at in text.places.items()}, lead)
    result.counts["words"] = (len(text.words), read.length - lead)
    if read.words[lead:] != text.words:
        at = next((n for n, (a, b) in enumerate(zip(text.words, read.words[lead:], strict=False)) if a != b), -1)
        result.differences.append(
            f"words at {at}: {text.words[at : at + 60]} ≠ {read.words[lead + at : lead + at + 60]}"
        )
    if extension == "txt":
        _in_turn(read, text, lead, result)
        return result
    _units(read, text, called, result)
    _headings(read, text, extension, result)
    _tables(read, text, extension, result)
    _notes(read, text, extension, called, result)
    _links(read, text, extension, called, address, result)
    if extension == "xml":
        counts, differences = akoma_counted.counted(content, text.data, text.version)
        result.counts |= counts
        result.differences += differences
    return result


NOTICE = re.compile(r"Bảnnàykhôngchínhthức\.Lờivăntừ[\d/]+.*?(?:khôngthayđổinàobịbỏlại|thayđổichưaápdụngđược)\.")


def _notice(read: Read, text: Demanded) -> int:
    """How long what a file of a version says first is."""
    found = NOTICE.match(read.words) if text.version else None
    return found.end() if found else 0


def _names(extension: str, text: Demanded) -> dict[str, str]:
    """What the anchors of a text are called in a file, by their ids."""
    if extension == "xml":
        return {unit["id"]: unit["eid"] for unit in text.data["units"]}
    turned: Callable[[str], str] = file_readers.bookmark if extension == "docx" else str
    return {id_: turned(id_) for id_ in text.ids}


def _in_turn(read: Read, text: Demanded, lead: int, result: Compared) -> None:
    """Each unit's words where they stand on the page, in a file without anchors."""
    units, found = _units_in_order(text), 0
    for unit in units:
        own, at = _own(unit), lead + text.places[unit["id"]]
        if _holds(read.words[at : at + 2 * len(own) + 200], own, text) < 0:
            result.differences.append(f"unit {unit['id']}: {own[:80]} does not stand where it does on the page")
        else:
            found += 1
    result.counts["units"] = (len(text.data["units"]), found)


def _own(unit: dict[str, Any]) -> str:
    return printed(f"{unit['label']}{unit['heading'] or ''}{unit['text']}")


def _units(read: Read, text: Demanded, called: dict[str, str], result: Compared) -> None:
    """Each unit once, under its name, in order, with its words first."""
    names = {called[unit["id"]] for unit in text.data["units"]}
    result.same("units", [called[u["id"]] for u in _units_in_order(text)], [a for a, _ in read.anchors if a in names])
    places = dict(read.anchors)
    for unit in text.data["units"]:
        at = places.get(called[unit["id"]])
        if at is not None and _holds(read.words[at : at + 2 * len(_own(unit)) + 200], _own(unit), text) < 0:
            result.differences.append(f"unit {unit['id']}: {_own(unit)[:80]} ≠ {read.words[at : at + 80]}")


def _holds(words: str, own: str, text: Demanded) -> int:
    """How many letters of `words` hold those of `own`; marks of notes that stand between are no words of a unit. -1
    where they do not.
    """
    at = 0
    while own:
        length = next((n for n, (a, b) in enumerate(zip(words[at:], own, strict=False)) if a != b), None)
        length = min(len(own), len(words) - at) if length is None else length
        at, own = at + length, own[length:]
        mark = text.mark.match(words, at) if own else None
        if own and not mark:
            return -1
        at = mark.end() if mark else at
    return at


def _headings(read: Read, text: Demanded, extension: str, result: Compared) -> None:
    if extension == "xml":
        roots = {part["id"] for part in text.data["components"]}
        titled = [u for u in _units_in_order(text) if u["heading"] and u["id"] not in roots]
        wanted = [printed(unit["heading"]) for unit in titled]
    else:
        wanted = _titles(text)
    found = [read.words[a:b] for a, b in read.headings]
    result.same("headings", wanted, [_as(word, each, text) for word, each in _beside(wanted, found)])


def _beside(wanted: list[str], found: list[str]) -> Iterator[tuple[str, str]]:
    for n, each in enumerate(found):
        yield (wanted[n] if n < len(wanted) else ""), each


def _as(wanted: str, found: str, text: Demanded) -> str:
    """What is found, without marks of notes."""
    at = _holds(found.casefold(), wanted.casefold(), text)
    while 0 <= at < len(found) and (mark := text.mark.match(found, at)):
        at = mark.end()
    return wanted if at == len(found) else found


def _tables(read: Read, text: Demanded, extension: str, result: Compared) -> None:
    """Row by row and cell by cell; in Word a table of which no cell is known is lines."""
    wanted = [t for t in tables(text) if extension != "docx" or any(len(row) > 1 for row in t)]
    found = [[[read.words[a:b] for a, b in row] for row in table] for table in read.tables]
    result.same("tables", wanted, [_unmarked(each, wanted[n : n + 1], text) for n, each in enumerate(found)])
    result.counts["cells"] = (_cells(wanted), _cells(found))


def _unmarked(table: list[list[str]], wanted: list[list[list[str]]], text: Demanded) -> list[list[str]]:
    """A table as it is found, without marks of notes in its cells."""
    if not wanted or [len(row) for row in table] != [len(row) for row in wanted[0]]:
        return table
    return [[_as(a, b, text) for a, b in zip(*rows, strict=True)] for rows in zip(wanted[0], table, strict=True)]


def _cells(some: list[list[list[str]]]) -> int:
    return sum(len(row) for table in some for row in table)


def _notes(read: Read, text: Demanded, extension: str, called: dict[str, str], result: Compared) -> None:
    """Each note with its words, where it stands on the page."""
    order = {note["id"]: note for note in text.data["notes"]}
    wanted = [printed(order[id_]["text"]) for id_ in text.ids if id_ in order]
    if extension in ("epub", "xml"):
        spans = read.notes
    else:
        names = {called[id_] for id_ in order}
        spans = [(at, read.length) for anchor, at in read.anchors if anchor in names]
    found = [read.words[a:b] for a, b in spans]
    cut = [word if _is_note(each, word, text) else each[:80] for word, each in _beside(wanted, found)]
    result.same("notes", wanted, cut)


def _is_note(found: str, wanted: str, text: Demanded) -> bool:
    """Whether words begin with those of a note, behind its mark and what parts the two."""
    mark = text.mark.match(found)
    behind = found[mark.end() :].lstrip("-.:/") if mark else found
    return _holds(found, wanted, text) >= 0 or _holds(behind, wanted, text) >= 0


def _links(read: Read, text: Demanded, extension: str, called: dict[str, str], address: str, result: Compared) -> None:
    """Where links lead, in order; two neighbours that lead to one place are one."""
    wanted = targets(text, address)
    found = [to for _, _, to in read.links]
    if extension == "xml":
        result.same("links", _once(names_of_works(text, called)), _once([_tail(to) for to in found]))
        return
    names = {f"#{id_}": f"#{name}" for id_, name in called.items()}
    result.same("links", _once([names.get(to, to) for to in wanted]), _once(found))


def _once(some: list[str]) -> list[str]:
    return [each for n, each in enumerate(some) if n == 0 or some[n - 1] != each]


def names_of_works(text: Demanded, called: dict[str, str]) -> list[str]:
    """The same as `targets` as Akoma Ntoso says it: a place in the text by its eId, else the key of a work."""
    return ["#" + called[to[1:]] if to[1:] in called else to for to in targets(text, "", works=True)]


def _tail(target: str) -> str:
    return target if target.startswith("#") else target.rpartition("/")[2]


# ------------------------------------------------------------------ PDF


UNSHOWN = re.compile("‹U\\+([0-9A-F]{4,6})›")  # a letter that no font has, said by its number


def of_paper(read: Paper, text: Demanded, address: str) -> Compared:
    """A PDF: what can be told of it by its names, bookmarks, tags and letters."""
    result = Compared()
    shown = UNSHOWN.sub(lambda code: chr(int(code[1], 16)), read.printed)
    lost = Counter(_letters(text.words)) - Counter(_letters(shown))
    result.counts["words"] = (len(_letters(text.words)), len(_letters(text.words)) - lost.total())
    if lost:
        result.differences.append(f"letters lost: {dict(lost.most_common(8))}")
    result.same("units", sorted(text.ids), sorted(id_ for id_ in read.places if id_ in set(text.ids)))
    for unit in text.data["units"]:
        label, line = printed(unit["label"]), read.places.get(unit["id"], "")
        if label and _holds(line, label, text) < 0:
            result.differences.append(f"place {unit['id']}: {label} does not stand where the name leads: {line[:60]}")
    titles = _titles(text)
    result.same("headings", titles, [_as(word, each, text) for word, each in _beside(titles, read.outline)])
    grids = [(len(t), sum(map(len, t))) for t in tables(text) if any(len(row) > 1 for row in t)]
    result.same("tables", grids, read.tables)
    wanted = ["#" if to.startswith("#") else to for to in targets(text, address)]
    missed, strange = Counter(_once(wanted)) - Counter(read.links), set(read.links) - set(wanted)
    result.counts["links"] = (len(_once(wanted)), len(_once(wanted)) - missed.total())
    if missed or strange:  # a row over two sheets has its links column by column on each: no order of reading
        result.differences.append(f"links: {[*missed][:4]} ≠ {[*strange][:4]}")
    result.differences += [f"not {fact}" for fact, holds in read.facts.items() if not holds]
    return result


def _letters(words: str) -> str:
    """Letters and digits alone: how lines are filled may part or join other signs."""
    return "".join(c for c in unicodedata.normalize("NFKC", words) if c.isalnum())


# ------------------------------------------------------------------ a site


def of_text(folder: Path, text: Demanded, formats: Sequence[str], address: str, form: str = "") -> dict[str, Compared]:
    """Every file of a text, or of a form of it, that lies in a folder."""
    found = {}
    for extension in formats:
        part = f"tu-{text.version}." if text.version else f"{form}." if form else ""
        path = folder / f"{text.slug}.{part}{extension}"
        if path.is_file():
            found[extension] = compared(extension, path.read_bytes(), text, address)
    return found


def lines(done: dict[str, dict[str, Compared]], inner: int) -> Iterator[str]:
    """The table, and every difference; `done`: by text and format; `inner`: how many mentions are no links."""
    yield "| format | files | " + " | ".join(f"{name}: demanded = found" for name in COUNTS) + " | files that differ |"
    yield "|---" * (len(COUNTS) + 3) + "|"
    for extension in sorted({extension for each in done.values() for extension in each}):
        files = [each[extension] for each in done.values() if extension in each]
        cells = []
        for name in COUNTS:
            pairs = [each.counts[name] for each in files if name in each.counts]
            wanted, found = sum(a for a, _ in pairs), sum(b for _, b in pairs)
            cells.append("–" if not pairs else f"{wanted:,} {'=' if wanted == found else f'≠ {found:,}'}")
        yield f"| {extension} | {len(files)} | {' | '.join(cells)} | {sum(bool(each.differences) for each in files)} |"
    yield f"mentions with a target that stand in the link of another: {inner}"
    for slug, each in done.items():
        for extension, result in each.items():
            yield from (f"{slug}.{extension}: {words}" for words in result.differences)


def main(arguments: Sequence[str] | None = None) -> int:
    """The command."""
    parser = argparse.ArgumentParser(description="Files of a built site, taken apart and counted against its data.")
    parser.add_argument("site", type=Path)
    parser.add_argument("--address", default="https://vanban.example/", help="what the settings say of site_url")
    parser.add_argument("--only", nargs="*", default=[])
    parser.add_argument("--formats", nargs="*", default=list(FORMATS))
    parser.add_argument("--files", type=Path, help="where the files lie, if not beside the pages")
    options = parser.parse_args(arguments)
    done, inner = {}, 0
    for folder in sorted(path.parent for path in options.site.glob("van-ban/*/document.json")):
        if not options.only or folder.name.startswith(tuple(options.only)):
            text, lying, how = demanded(folder), options.files or folder, (options.formats, options.address)
            inner += len(unlinked(text))
            done[folder.name] = of_text(lying, text, *how)
            for id_, form in forms(text):
                done[f"{folder.name}#{id_}"] = of_text(lying, form, *how, id_)
            for path in sorted(folder.glob("tu-*/document.json")):
                version = of_version(path.parent, text)
                done[f"{folder.name} {path.parent.name}"] = of_text(lying, version, *how)
    for line in lines(done, inner):
        print(line)
    return int(any(result.differences for each in done.values() for result in each.values()))


if __name__ == "__main__":
    sys.exit(main())
