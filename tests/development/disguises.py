"""A text as other sources would give it: rows of changes that alter how it is set, and no word of it.

Enters: a document that was read. Leaves: raw texts with the same words. A row is a name, what source sets texts so, and
a function from sheets (`Sheet`: the text as pieces with their roles) and a source of chance to a raw text.
"""

from __future__ import annotations

import random
import re
import textwrap
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from build_tools.cleaning.letter_widths import thousandths
from build_tools.model import Block, Document

HEAD = ("issuer", "motto", "number", "place-date", "type", "title")
TAIL = ("recipients", "signature")
TITLED_BELOW = ("phan", "chuong", "phu-luc", "mau-so", "bieu-so")


@dataclass(frozen=True, slots=True)
class Bit:
    """One paragraph: what it is, its words, and how many of them are its label and its heading."""

    role: str
    text: str
    label: int = 0
    heading: int = 0
    kind: str = ""


Sheet = list[Bit]
Change = Callable[[Sheet, random.Random], str]


def sheet(document: Document) -> Sheet:
    """The text as paragraphs, in reading order."""
    kinds = {unit.id: str(unit.kind) for unit in document.units}
    return [bit for block in document.blocks for bit in _bits(block, kinds)]


def _bits(block: Block, kinds: dict[str, str]) -> Iterator[Bit]:
    text = block.passage.text
    portal = block.note and block.passage.text.startswith("[") and not re.match(r"\[\d", block.passage.text)
    if block.role == "table" or (block.note and not portal):
        return  # how a table is set is another matter; a note has been moved, but for those that follow their unit
    kind = "" if portal or block.role != "unit" else kinds.get(block.unit or "", "")
    yield Bit(block.role, " ".join(text.split()), block.label_end, block.heading_end, kind)


def _lines(bits: Sheet) -> list[str]:
    """A paragraph a line; a chapter's label has its own."""
    found = []
    for bit in bits:
        if bit.kind in TITLED_BELOW and bit.heading > bit.label:
            found += [bit.text[: bit.label].strip(), bit.text[bit.label :].strip()]
        else:
            found.append(bit.text)
    return [line for line in found if line]


def _by_letters(line: str, letters: int) -> str:
    return textwrap.fill(line, letters, break_long_words=False, break_on_hyphens=False)


def _by_width(line: str, width: int = 36_000) -> str:
    """A paragraph as a printer sets it: in lines of so many thousandths of an em."""
    rows: list[str] = []
    for word in line.split():
        if rows and thousandths(f"{rows[-1]} {word}") <= width:
            rows[-1] += f" {word}"
        else:
            rows.append(word)
    return "\n".join(rows)


def _wrapped(letters: int, gap: str = "\n") -> Change:
    return lambda bits, chance: gap.join(_by_letters(line, letters) for line in _lines(bits))


def _set_in(letters: int) -> Change:
    fill = textwrap.TextWrapper(letters, initial_indent="     ", break_long_words=False).fill
    return lambda bits, chance: "\n".join(map(fill, _lines(bits)))


def _printed(bits: Sheet, chance: random.Random) -> str:
    return "\n".join(map(_by_width, _lines(bits)))


def _plain(bits: Sheet, chance: random.Random) -> str:
    return "\n".join(_lines(bits))


def _spaced(bits: Sheet, chance: random.Random) -> str:
    return "\n\n".join(_lines(bits))


def _doubled(bits: Sheet, chance: random.Random) -> str:
    return "\n\n\n".join(_lines(bits))


def _random_gaps(bits: Sheet, chance: random.Random) -> str:
    return "".join(line + "\n" * chance.choice((1, 1, 2, 3)) for line in _lines(bits))


def _gazette(bits: Sheet, chance: random.Random) -> str:
    """Hard lines, pages with running heads and numbers."""
    rows = _printed(bits, chance).split("\n")
    pages, number = [], 20
    while rows:
        take = chance.randint(34, 42)
        head = ["CÔNG BÁO/Số 665 + 666/Ngày 12-7-2021", str(number)]
        pages += [*(head if number % 2 else head[::-1]), *rows[:take]]
        rows, number = rows[take:], number + 1
    return "\n".join(pages)


def _numbered_pages(bits: Sheet, chance: random.Random) -> str:
    rows = _printed(bits, chance).split("\n")
    found, number = [], 1
    while rows:
        take = chance.randint(36, 44)
        found += rows[:take]
        rows, number = rows[take:], number + 1
        if rows:
            found.append(f"\n{number}\n")
    return "\n".join(found)


def _form_feeds(bits: Sheet, chance: random.Random) -> str:
    rows = _printed(bits, chance).split("\n")
    found, number = [], 1
    while rows:
        take = chance.randint(36, 44)
        found.append("\n".join([*rows[:take], "", f"Trang {number}" if chance.random() < 0.5 else str(number)]))
        rows, number = rows[take:], number + 1
    return "\n\f".join(found)


# ------------------------------------------------------------------ marks


def _escaped(text: str) -> str:
    return re.sub(r"([*_#])", r"\\\1", text)


def _markdown(bits: Sheet, chance: random.Random) -> str:
    found = []
    for bit in bits:
        text = bit.text
        if bit.kind in ("phan", "chuong", "muc", "phu-luc"):
            found.append(f"## {text}")
        elif bit.kind == "dieu" and bit.heading:
            found.append(f"### {text[: bit.heading].strip()}")
            if text[bit.heading :].strip():
                found.append(text[bit.heading :].strip())
        elif bit.role in ("issuer", "motto", "type", "title", "signature"):
            found.append(f"**{text}**")
        elif bit.kind in ("khoan",) and bit.label:
            found.append(f"**{text[: bit.label]}**{text[bit.label :]}")
        else:
            found.append(text)
    return "\n\n".join(line for line in found if line.strip("* #"))


def _bold_labels(bits: Sheet, chance: random.Random) -> str:
    found = []
    for bit in bits:
        cut = bit.heading or bit.label
        if cut and bit.role == "unit" and bit.text[:cut].strip():
            found.append(f"**{bit.text[:cut].strip()}** {bit.text[cut:].strip()}".strip())
        elif bit.role in ("place-date", "preamble"):
            found.append(f"*{bit.text}*")
        else:
            found.append(bit.text)
    return "\n\n".join(line for line in found if line)


# ------------------------------------------------------------------ characters


def _nbsp(bits: Sheet, chance: random.Random) -> str:
    return "".join("\N{NO-BREAK SPACE}" if c == " " and chance.random() < 0.3 else c for c in _plain(bits, chance))


def _tabs(bits: Sheet, chance: random.Random) -> str:
    found = []
    for bit in bits:
        label = bit.label if bit.role == "unit" else 0
        found.append(f"\t{bit.text[:label].rstrip()}\t{bit.text[label:].lstrip()}" if label else f"\t{bit.text}")
    return "\n".join(found)


def _crlf(bits: Sheet, chance: random.Random) -> str:
    return _plain(bits, chance).replace("\n", "\r\n")


def _nfd(bits: Sheet, chance: random.Random) -> str:
    return unicodedata.normalize("NFD", _plain(bits, chance))


OLD_TONES = {"òa": "oà", "óa": "oá", "ỏa": "oả", "õa": "oã", "ọa": "oạ", "òe": "oè", "óe": "oé", "ủy": "uỷ", "úy": "uý",
        "ùy": "uỳ", "ũy": "uỹ", "ụy": "uỵ"}  # fmt: skip


def _old_tones(bits: Sheet, chance: random.Random) -> str:
    text = _plain(bits, chance)
    for new, old in OLD_TONES.items():
        text = re.sub(rf"(?<!q){new}(?!\w)", old, text)
        text = re.sub(rf"(?<!Q){new.upper()}(?!\w)", old.upper(), text)
    return text


# ------------------------------------------------------------------ labels


def _relabelled(kind: str, pattern: str, into: str) -> Change:
    def change(bits: Sheet, chance: random.Random) -> str:
        found = []
        for bit in bits:
            text = bit.text
            if bit.kind == kind and bit.label:
                text = re.sub(pattern, into, text[: bit.label]) + text[bit.label :]
            found.append(Bit(bit.role, text, bit.label, bit.heading, bit.kind))
        return _plain(found, chance)

    return change


def _capital_headings(bits: Sheet, chance: random.Random) -> str:
    found = []
    for bit in bits:
        text = bit.text
        if bit.kind in ("dieu", "muc", "chuong", "phan") and bit.heading:
            text = text[: bit.heading].upper() + text[bit.heading :]
        found.append(Bit(bit.role, text, bit.label, bit.heading, bit.kind))
    return _plain(found, chance)


def _chapter_on_line(bits: Sheet, chance: random.Random) -> str:
    return "\n".join(bit.text for bit in bits if bit.text)


def _title_below(bits: Sheet, chance: random.Random) -> str:
    """The title of an article on the line below its label."""
    found = []
    for bit in bits:
        if bit.kind == "dieu" and bit.heading > bit.label:
            found += [bit.text[: bit.label].strip(), bit.text[bit.label :].strip()]
        else:
            found += _lines([bit])
    return "\n".join(line for line in found if line)


# ------------------------------------------------------------------ head and tail


def _cut(bits: Sheet) -> tuple[dict[str, list[str]], Sheet, list[str], list[str], Sheet]:
    """Head by role, body, recipients, signature, and what follows the tail."""
    first = next((n for n, bit in enumerate(bits) if bit.role not in (*HEAD, "note")), len(bits))
    typed = next((n for n, bit in enumerate(bits[:first]) if bit.role == "type"), first)
    head: dict[str, list[str]] = {role: [bit.text for bit in bits[:first] if bit.role == role] for role in HEAD}
    above = [bit.text for bit in bits[:typed] if bit.role == "issuer"]
    head["issuer"] = [name for n, name in enumerate(above) if n == 0 or name != above[n - 1]]
    head["title"] += [bit.text for bit in bits[typed:first] if bit.role == "issuer"]
    tail = [n for n, bit in enumerate(bits) if bit.role in TAIL]
    start = next((n for n in tail if n >= first), len(bits))
    stop = start
    while stop < len(bits) and bits[stop].role in TAIL:
        stop += 1
    recipients = [bit.text for bit in bits[start:stop] if bit.role == "recipients"]
    signature = [bit.text for bit in bits[start:stop] if bit.role == "signature"]
    return head, bits[first:start], recipients, signature, bits[stop:]


def _beside(left: Sequence[str], right: Sequence[str], blank: str) -> list[str]:
    rows = max(len(left), len(right))
    pad = lambda side, n: side[n] if n < len(side) else ""  # noqa: E731
    width = max((len(each) for each in left), default=0) + 6
    if blank == "\t":
        return [f"{pad(left, n)}\t{pad(right, n)}" for n in range(rows)]
    return [(pad(left, n).ljust(width) + pad(right, n)).rstrip() for n in range(rows)]


def _sides(head: dict[str, list[str]]) -> tuple[list[str], list[str]]:
    return [*head["issuer"], *head["number"]], [*head["motto"], *head["place-date"]]


def _set(
    top: Callable[[dict[str, list[str]]], list[str]] | None = None,
    end: Callable[[list[str], list[str]], list[str]] | None = None,
    width: int = 0,
) -> Change:
    """Head and tail set by functions; the body a paragraph a line, or wrapped."""

    def change(bits: Sheet, chance: random.Random) -> str:
        head, body, recipients, signature, rest = _cut(bits)
        tops = top(head) if top else [*_sides(head)[0], *_sides(head)[1], *head["type"], *head["title"]]
        ends = end(recipients, signature) if end else [*recipients, *signature]
        middle = _lines(body)
        if width:
            middle = [_by_width(line, width) for line in middle]
        return "\n".join([*tops, *middle, *ends, *_lines(rest)])

    return change


def _left_first(head: dict[str, list[str]]) -> list[str]:
    left, right = _sides(head)
    return [*left, *right, *head["type"], *head["title"]]


def _right_first(head: dict[str, list[str]]) -> list[str]:
    left, right = _sides(head)
    return [*right, *left, *head["type"], *head["title"]]


def _two_columns(blank: str) -> Callable[[dict[str, list[str]]], list[str]]:
    def top(head: dict[str, list[str]]) -> list[str]:
        left = [*head["issuer"], ""][: max(len(head["issuer"]), 2)]
        rows = _beside(
            [*left, *head["number"]],
            [*head["motto"], *([""] * (len(left) - len(head["motto"]))), *head["place-date"]],
            blank,
        )
        return [*rows, *head["type"], *head["title"]]

    return top


def _merged_cells(head: dict[str, list[str]]) -> list[str]:
    """As a law portal's page loses the cells of its table."""
    issuer = " ".join(head["issuer"]) + " -------"
    motto = " ".join(head["motto"]) + " ---------------"
    number, place = " ".join(head["number"]), " ".join(head["place-date"])
    named = " ".join([*head["type"], *(line.upper() for line in head["title"])])
    return [issuer, motto, number, f"{place} {named}".strip()]


def _one_line(head: dict[str, list[str]]) -> list[str]:
    return [" ".join(_merged_cells(head))]


def _pipes(head: dict[str, list[str]]) -> list[str]:
    issuer, motto = "<br>".join(head["issuer"]), "<br>".join(head["motto"])
    number, place = " ".join(head["number"]), " ".join(head["place-date"])
    table = [f"| {issuer} | {motto} |", "| --- | --- |", f"| {number} | {place} |"]
    return [*table, "", *(f"**{line}**" for line in (*head["type"], *head["title"])), ""]


def _docx_cells(head: dict[str, list[str]]) -> list[str]:
    left, right = " / ".join([*head["issuer"], "-------"]), " / ".join([*head["motto"], "---------------"])
    number, place = " ".join(head["number"]), " ".join(head["place-date"])
    return [f"{left}\t{right}", f"{number}\t{place}", *head["type"], *head["title"]]


def _ruled(head: dict[str, list[str]]) -> list[str]:
    return [*head["issuer"], "_______", *head["number"], *head["motto"], "_____________________", *head["place-date"],
            *head["type"], *head["title"], "________"]  # fmt: skip


def _signature_first(recipients: list[str], signature: list[str]) -> list[str]:
    return [*signature, *recipients]


def _tail_beside(blank: str) -> Callable[[list[str], list[str]], list[str]]:
    return lambda recipients, signature: _beside(recipients, signature, blank)


def _signed(recipients: list[str], signature: list[str]) -> list[str]:
    return [*recipients, *signature[:-1], "(Đã ký)", *signature[-1:]]


def _signed_behind(recipients: list[str], signature: list[str]) -> list[str]:
    return [*recipients, *signature, "(Đã ký)"]


def _tail_run_on(recipients: list[str], signature: list[str]) -> list[str]:
    """As a law portal's page ends: the signature runs on behind the last recipient."""
    rows = [*recipients[:-1], " ".join([*recipients[-1:], *signature])]
    return [row for row in rows if row]


def _tail_pipes(recipients: list[str], signature: list[str]) -> list[str]:
    return ["", f"| {'<br>'.join(recipients)} | {'<br>'.join(signature)} |", "| --- | --- |", ""]


@dataclass(frozen=True, slots=True)
class Row:
    name: str
    source: str
    change: Change


ROWS = (
    Row("plain", "a paragraph a line", _plain),
    Row("spaced", "blank lines between paragraphs", _spaced),
    Row("doubled", "two blank lines between paragraphs", _doubled),
    Row("random-gaps", "blank lines at random", _random_gaps),
    Row("printed", "text layer of a PDF", _printed),
    Row("wrapped-60", "mail, old text files", _wrapped(60)),
    Row("wrapped-72", "mail, a list of e-mail", _wrapped(72)),
    Row("wrapped-80", "text files of a terminal", _wrapped(80)),
    Row("wrapped-100", "text files of a converter", _wrapped(100)),
    Row("wrapped-72-set-in", "letters of a typewriter", _set_in(72)),
    Row("wrapped-80-spaced", "pandoc", _wrapped(80, "\n\n")),
    Row("gazette", "pages of the Official Gazette", _gazette),
    Row("numbered-pages", "page numbers between blank lines", _numbered_pages),
    Row("form-feeds", "pdftotext with page ends", _form_feeds),
    Row("markdown", "headings of Markdown", _markdown),
    Row("bold-labels", "emphasis of Markdown", _bold_labels),
    Row("nbsp", "no-break spaces of web pages", _nbsp),
    Row("tabs", "tabs of a word processor", _tabs),
    Row("crlf", "line ends of Windows", _crlf),
    Row("nfd", "decomposed letters of macOS", _nfd),
    Row("old-tones", "old placement of tones", _old_tones),
    Row("dieu-colon", "Điều 5:", _relabelled("dieu", r"\.\s*$", ": ")),
    Row("dieu-bare", "Điều 5 without a mark", _relabelled("dieu", r"\.\s*$", " ")),
    Row("dieu-dash", "Điều 5.-", _relabelled("dieu", r"\.\s*$", ".- ")),
    Row("dieu-capitals", "ĐIỀU 5.", _relabelled("dieu", r"Điều", "ĐIỀU")),
    Row("khoan-bracket", "1)", _relabelled("khoan", r"[./-]\s*$", ") ")),
    Row("khoan-slash", "1/", _relabelled("khoan", r"[.)-]\s*$", "/ ")),
    Row("diem-dot", "a.", _relabelled("diem", r"\)\s*$", ". ")),
    Row("diem-slash", "a/", _relabelled("diem", r"\)\s*$", "/ ")),
    Row("capital-headings", "headings in capitals", _capital_headings),
    Row("chapter-on-line", "the title of a chapter or an annex on the line of its label", _chapter_on_line),
    Row("title-below", "an article's title on the line below its label", _title_below),
    Row("left-first", "body and number before the motto", _set(_left_first)),
    Row("right-first", "motto, place and date before the body", _set(_right_first)),
    Row("columns-blanks", "head in two columns, by blanks", _set(_two_columns(" "))),
    Row("columns-tab", "head in two columns, by a tab", _set(_two_columns("\t"))),
    Row("merged-cells", "a law portal's page", _set(_merged_cells)),
    Row("one-line", "a head that is one line", _set(_one_line)),
    Row("pipes", "a table of Markdown for a head", _set(_pipes)),
    Row("docx-cells", "cells of a Word table", _set(_docx_cells)),
    Row("ruled", "rules below the boxes", _set(_ruled, width=36_000)),
    Row("signature-first", "the right column of a tail first", _set(end=_signature_first)),
    Row("tail-blanks", "a tail in two columns, by blanks", _set(end=_tail_beside(" "))),
    Row("tail-tab", "a tail in two columns, by a tab", _set(end=_tail_beside("\t"))),
    Row("signed", "“(Đã ký)” above the name", _set(end=_signed)),
    Row("signed-behind", "“(Đã ký)” below the name", _set(end=_signed_behind)),
    Row("tail-run-on", "a tail that a page ran together", _set(end=_tail_run_on)),
    Row("tail-pipes", "a table of Markdown for a tail", _set(end=_tail_pipes)),
)
