"""The files of the ledger: a row for every published address, in a form to which a person may add rows by hand, and
that is right when Git puts the rows of two branches together (`merge=union`).

Enters: ledger/<name>.tsv. Leaves: a Ledger; or a Refusal that names file, line and remedy. Its rows, in any order:

    #text       Quyết định số 1663/QĐ-UBND …              what the ledger is of; only what this program writes begins so
    dieu-5      9c0e51f3a2b7d846    Giao Sở Tài chính …   an address, the print of what stood there, its first words
    tu-2020-01-01/dieu-5a   4b1e…   Điều 5a. …            a unit that stands in a version alone, from that day on
    khoan-2     → dieu-5-khoan-2                          a former address, and where what stood there stands now
    quy-che-1   → quy-che-van-thu#dieu-1                  the same, in another text
    ten-cu      ✕ 2026-11-28 ban hành nhầm                a text that was taken away, when and why
    #noted      2026-11-28                                the day on which the text was first noted
    #changed    2026-11-30  5d41402abc4b2a76              … and that of its last change, and a print of what it is since
    #rows       4                                         so many addresses were noted when this was written

No address is ever taken out again, and a person or a merge only adds rows: so a file in which there are fewer than the
greatest number in it says was cut, and so was one that begins with #text and has no number, or holds nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType

from ..addresses import in_version
from ..errors import Refusal, raise_all
from ..storage import read_text, write_together
from ..storage import refused as refusal_of

FOLDER = "ledger"
DOCUMENTS = "_documents"  # no document is called so
WORKS = "_works"  # … nor so
ARROW, CROSS = "→", "✕"

_TEXT, _ROWS, _NOTED, _CHANGED = "#text", "#rows", "#noted", "#changed"
_NAME = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]{0,148}[A-Za-z0-9])?")  # of a text, as reading allows it
_ANCHOR = re.compile(r"(?:tu-\d{4}-\d\d-\d\d/)?[a-z0-9]+(?:-+[a-z0-9]+)*")  # also on a version's page
_PRINT = re.compile(r"(?:[0-9a-f]{16})?")
_CELLS = re.compile(r" *\t *| +(?=->|=>|→|✕)")  # a tab, or the blank before an arrow
_LEADS = re.compile(r"(?:→|->|=>)[ \t]*(?P<where>\S+)")
_GONE = re.compile(r"✕[ \t]*(?P<day>\d{4}-\d\d-\d\d)(?:[ \t]+(?P<why>.*))?")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_CONFLICT = re.compile(r"(?:<{7}|={7}|>{7}|\|{7})(?: |$)")


@dataclass(frozen=True, slots=True)
class Ledger:
    """What was published: prints by address, and former addresses with what took their place."""

    prints: dict[str, str] = field(default_factory=dict)
    aliases: dict[str, str] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)  # the first words by address
    others: dict[str, tuple[str, ...]] = field(
        default_factory=dict
    )  # further prints of an address, as a merge leaves them
    disputed: dict[str, tuple[str, ...]] = field(default_factory=dict)  # former addresses that two rows lead apart
    removed: dict[str, str] = field(default_factory=dict)  # texts that were taken away: day and reason
    text: str = ""  # what the ledger is of
    missing: int = 0  # rows that were cut away
    noted: str = ""  # the day on which the text was first noted, "" where nobody knows
    changed: str = ""  # … and that of its last change
    states: tuple[str, ...] = ()  # what the text is since then; several after a merge

    def addresses(self) -> set[str]:
        """Every address that was ever published."""
        return {*self.prints, *self.aliases, *self.disputed, *self.removed}

    @property
    def in_versions(self) -> tuple[str, ...]:
        """The addresses of versions, and in them, that have a print."""
        return tuple(filter(in_version, self.prints))


def is_name(stem: str) -> bool:
    """Whether a text can be called so."""
    return _NAME.fullmatch(stem) is not None


def path_of(root: Path, slug: str) -> Path:
    """Where the ledger of a document is kept."""
    return root / FOLDER / f"{slug}.tsv"


def read(root: Path, slug: str) -> Ledger | None:
    """The ledger of a document; None when nothing of it was recorded. Raises Refusal for rows that cannot be read."""
    path = path_of(root, slug)
    if not path.exists():
        return None
    return parsed(read_text(path, f"{FOLDER}/{slug}.tsv"), slug)


def read_each(
    root: Path, laid: Callable[[Ledger], Ledger] | None = None
) -> tuple[dict[str, Ledger], dict[str, Refusal]]:
    """Every ledger below the project root by the name of its text, `DOCUMENTS` and `WORKS` among them, as each is
    `laid`; and why the others cannot be read.
    """
    found: dict[str, Ledger] = {}
    refused: dict[str, Refusal] = {}
    for path in _files(root, refused):
        try:
            if not is_name(path.stem.removeprefix("_")):
                raise Refusal(
                    f"{FOLDER}/{path.name}", "không phải là tên của văn bản nào", "xóa tệp, hoặc lấy lại từ git"
                )
            noted = read(root, path.stem)
        except Refusal as refusal:
            refused[path.stem] = refusal
        else:
            found |= {path.stem: laid(noted) if laid else noted} if noted is not None else {}
    return found, refused


def _files(root: Path, refused: dict[str, Refusal]) -> list[Path]:
    """The files of the ledger. A folder that cannot be looked into is no empty one: every anchor would go unwatched."""
    try:
        found = sorted((root / FOLDER).iterdir())
    except FileNotFoundError:
        return []
    except OSError as error:
        refused[""] = refusal_of(error, FOLDER)
        return []
    return [path for path in found if path.suffix == ".tsv" and not path.name.startswith(".")]


def read_all(root: Path) -> dict[str, Ledger]:
    """The same. Raises Refusal when one cannot be read."""
    found, refused = read_each(root)
    raise_all(refused.values())
    return found


def parsed(content: str, slug: str) -> Ledger:
    """The rows of a file. Raises Refusal, with every row that cannot be read.

    >>> (parsed("khoan-2 -> dieu-5-khoan-2", "a").aliases,
    ...  parsed("#text\\tLuật\\ndieu-1\\t9c0e51f3a2b7d846\\n", "a").missing)
    ({'khoan-2': 'dieu-5-khoan-2'}, 1)
    """
    rows = _Rows(slug)
    for number, line in enumerate(content.split("\n"), 1):
        if line.strip():
            rows.add(number, line.strip("\r\n"))
    raise_all(rows.refused)
    return rows.ledger()


class _Rows:
    """The rows of one file, taken one by one."""

    def __init__(self, slug: str) -> None:
        self.slug = slug
        self.refused: list[Refusal] = []
        self.prints: dict[str, list[str]] = {}
        self.aliases: dict[str, list[str]] = {}
        self.words: dict[str, str] = {}
        self.removed: dict[str, str] = {}
        self.text: str | None = None
        self.counted: list[int] = []
        self.noted: list[str] = []
        self.changed: list[tuple[str, str]] = []
        self.name = _NAME if slug == DOCUMENTS else _ANCHOR

    def add(self, number: int, line: str) -> None:
        """One row; what cannot be read is kept as a refusal."""
        key, value, rest = [*_CELLS.split(line, maxsplit=2), "", ""][:3]
        key, value, rest = key.strip(), value.strip(), rest.strip()
        if key == _TEXT:
            self.text = " ".join(filter(None, (value, rest)))
        elif key == _ROWS and value.isdecimal():
            self.counted.append(int(value[:9]))
        elif key == _NOTED and _DAY.fullmatch(value):
            self.noted.append(value)
        elif key == _CHANGED and _DAY.fullmatch(value or "0000-00-00") and _PRINT.fullmatch(rest):
            self.changed.append((value, rest))
        elif problem := self._problem(key, line):
            self._refuse(number, *problem)
        elif not self._take(key, value, rest):
            self._refuse(number, *_unreadable(value))

    def _problem(self, key: str, line: str) -> tuple[str, str] | None:
        if _CONFLICT.match(line):
            return "dấu xung đột của Git", "giữ các dòng của cả hai bên, xóa những dòng <<<<<<<, =======, >>>>>>>"
        if not self.name.fullmatch(key):
            return (
                f"“{key}” không phải là địa chỉ (chỉ a–z, 0–9, gạch nối)",
                "sửa phần đứng trước dấu Tab, hoặc xóa dòng này",
            )
        if not _CELLS.search(line):
            return "chỉ có một phần, thiếu dấu Tab", "ghi “địa chỉ cũ → địa chỉ mới”, hoặc lấy lại tệp từ git"
        return None

    def _take(self, key: str, value: str, rest: str) -> bool:
        if leads := _LEADS.fullmatch(value):
            return self._leads(key, leads["where"])
        if gone := _GONE.fullmatch(value):
            self.removed[key] = f"{gone['day']} {gone['why'] or ''}".strip()
            if rest:
                self.words[key] = rest
            return True
        if not _PRINT.fullmatch(value):
            return False
        if value not in self.prints.setdefault(key, []):
            self.prints[key].append(value)
        if rest:
            self.words[key] = rest
        return True

    def _leads(self, key: str, where: str) -> bool:
        """Whether a row that leads on says where to: to an address of this file's kind, or to one in another text."""
        slug, parts, anchor = where.partition("#")
        alone = self.name.fullmatch(where)
        if not alone and not (self.slug not in (DOCUMENTS, WORKS) and parts and _is_place(slug, anchor)):
            return False
        if where not in self.aliases.setdefault(key, []):
            self.aliases[key].append(where)
        return True

    def _refuse(self, number: int, problem: str, remedy: str) -> None:
        self.refused.append(Refusal(f"{FOLDER}/{self.slug}.tsv:{number}", problem, remedy))

    def ledger(self) -> Ledger:
        """All of them together."""
        found = Ledger(
            {key: prints[0] for key, prints in self.prints.items()},
            {key: now[0] for key, now in self.aliases.items() if len(now) == 1},
            self.words,
            {key: tuple(prints[1:]) for key, prints in self.prints.items() if len(prints) > 1},
            {key: tuple(now) for key, now in self.aliases.items() if len(now) > 1},
            self.removed,
            self.text or "",
            noted=min(self.noted, default=""),
            changed=(last := max(self.changed, default=("", ""))[0]),
            states=tuple(state for day, state in self.changed if day == last),
        )
        there = len(found.addresses())
        cut = max([*self.counted, 0]) - there
        if not self.counted and (self.text is not None or not there):
            cut = 1  # at least: nobody knows how many
        return replace(found, missing=max(cut, 0))


def _is_place(slug: str, anchor: str) -> bool:
    return bool(_NAME.fullmatch(slug)) and (not anchor or bool(_ANCHOR.fullmatch(anchor)))


def _unreadable(value: str) -> tuple[str, str]:
    if value.startswith((ARROW, "->", "=>")):
        return f"“{value}” không dẫn đến địa chỉ nào", "ghi “→ địa chỉ mới”, chỉ a–z, 0–9, gạch nối"
    if value.startswith(CROSS):
        return f"“{value}” không nói ngày", f"ghi “{CROSS} năm-tháng-ngày lý do”"
    return f"“{value[:40]}” không phải là dấu vân (16 chữ số 0–9, a–f)", "lấy lại dòng này từ git"


# ------------------------------------------------------------------ writing


def as_bytes(ledger: Ledger) -> bytes:
    """The rows: present addresses in reading order, then the former ones."""
    rows = [_row(_TEXT, " ".join(ledger.text.split()))]
    rows += [
        _row(key, value, ledger.words.get(key, "")) for key, value in ledger.prints.items() if key not in ledger.aliases
    ]
    rows += [
        _row(key, value)
        for key, values in sorted(ledger.others.items())
        for value in values
        if key not in ledger.aliases
    ]
    rows += [_row(former, f"{ARROW} {now}") for former, now in sorted(_leads(ledger))]
    rows += [_row(slug, f"{CROSS} {why}", ledger.words.get(slug, "")) for slug, why in sorted(ledger.removed.items())]
    rows += [_row(_NOTED, ledger.noted)] if ledger.noted else []
    rows += [_row(_CHANGED, ledger.changed, state) for state in ledger.states]
    return "".join([*rows, _row(_ROWS, str(len(ledger.addresses())))]).encode()


def _leads(ledger: Ledger) -> Iterator[tuple[str, str]]:
    yield from ledger.aliases.items()
    for former, ways in ledger.disputed.items():
        for now in ways:
            yield former, now


def _row(*cells: str) -> str:
    return "\t".join(cells).rstrip("\t") + ("\t" if not any(cells[1:]) else "") + "\n"


def write(root: Path, slug: str, ledger: Ledger) -> Path:
    """Writes the ledger of one document."""
    write_all(root, {slug: ledger})
    return path_of(root, slug)


def write_all(
    root: Path, ledgers: Mapping[str, Ledger | None], others: Mapping[str, bytes] = MappingProxyType({})
) -> None:
    """Writes several, and other files beside them, all of them or none; None takes a file away. Raises Refusal when
    the disk says no.
    """
    files = {f"{name}.tsv": None if ledger is None else as_bytes(ledger) for name, ledger in ledgers.items()}
    write_together(root / FOLDER, {**files, **others})
