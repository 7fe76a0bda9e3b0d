"""Words → steps: "khoản 2 Điều 5", "điểm b mục II.3", typed "diem d k2 đ5". The one reader of places, printed or typed.

Enters: words, and the manner in which they are written. Leaves: `WordedPlace`: the kind and number that stand there,
the steps that these name, and where. `provisions` joins the places that a text cites into chains; the search reads a
query with it, and the browser gets its pattern from here. The manners differ in tolerance only: what is TYPED comes
laid out as keys (`searching.places`) and may lack any of its marks, may be shortened ("k2"), and has "số" or an ordinal
where a text would not print them.

    >>> [[(s.kind.value, s.number) for s in n.steps]
    ...  for n in (find("tại mục II.3 này", PRINTED), find("diem dd, muc ii.3", TYPED), find("k2 đ5", TYPED)) if n]
    [[('muc', 'II'), ('khoan', '3')], [('muc', 'ii'), ('khoan', '3')], [('khoan', '2')]]
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations

from ..model import Kind, Step
from ..model.often_made import often_made
from ..vietnamese import ORDINALS
from .steps import NAMINGS, steps

THIS = "này"  # the number of a step that is named by its place only


@often_made
@dataclass(frozen=True, slots=True)
class WordedPlace:
    """One kind with its number: words text[start:end]; `steps` from the largest to the smallest."""

    kind: Kind
    number: str
    steps: tuple[Step, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Manner:
    """A way in which places are written: a pattern with groups <KIND> and <KIND>_N, and the numbers of each kind.

    `names`: of the same names of kinds, without what stands around them; a place begins at one, or at "các" or "từ"
    before it.
    """

    pattern: re.Pattern[str]
    numbers: Mapping[Kind, str]
    names: re.Pattern[str] | None = None


def find(text: str, manner: Manner, at: int = 0) -> WordedPlace | None:
    """The first place named in words from `at` on."""
    if manner.names is None:
        return _named(manner.pattern.search(text, at))
    name = manner.names.search(text, at)
    while name:
        for start in _starts(text, at, name.start()):
            if match := manner.pattern.match(text, start):
                return _named(match)
        name = manner.names.search(text, name.start() + 1)
    return None


def names_a_kind(in_small: str) -> bool:
    """Whether the name of a kind stands in a text that is given in small letters: where none does, no place is printed.

    >>> names_a_kind("theo khoản 2"), names_a_kind("theo quy định")
    (True, False)
    """
    return _SMALL_NAMES.search(in_small) is not None


_BEFORE_NAME = (("từ", "Từ"), ("các", "Các"))


def _starts(text: str, low: int, name: int) -> list[int]:
    """Where a place may begin whose name begins at `name`, the first one first: at "các" or "từ", or at the name.

    >>> _starts("tại các  từ Điều", 0, 12), _starts("tại các  từ Điều", 5, 12)
    ([4, 9, 12], [9, 12])
    """
    starts = [name]
    for words in _BEFORE_NAME:
        end = starts[0]
        while end > low and text[end - 1] == " ":
            end -= 1
        if end < starts[0] and text.endswith(words, low, end):
            starts.insert(0, end - len(words[0]))
    return starts


def here(text: str, manner: Manner, at: int = 0) -> WordedPlace | None:
    """The place whose name begins at `at`."""
    return _named(manner.pattern.match(text, at))


def _named(match: re.Match[str] | None) -> WordedPlace | None:
    if match is None:
        return None
    group = match.lastgroup or ""  # <KIND>_N, the only group that ends with the match
    kind, number = Kind[group.removesuffix("_N")], match[group]
    return WordedPlace(kind, number, steps(kind, number), match.start(), match.end())


# ------------------------------------------------------------------ the numbers that each kind may have

_DECIMAL = r"\d{1,2}(?:\.\d{1,2})"
_WHOLE = r"(?![\d/])"  # "khoản 2/3" is no khoản 2


def _numbers(roman: str, capital: str, nth: str, count: str) -> dict[Kind, str]:
    """The numbers by kind; `count` are those of kinds that are not numbered in print."""
    tied = rf"{roman}(?:(?:\.\d{{1,2}}){{1,3}}(?:\.[a-zđ])?)?"
    return {
        Kind.PHU_LUC: rf"(?:số )?(?:{roman}(?:\.\d{{1,2}})?[A-Ha-h]?|\d{{1,2}}[A-Za-z]?|{capital})(?:[.-]\d{{1,2}})?",
        Kind.PHAN: rf"(?:{tied}|\d{{1,2}}|{capital}|{nth})",
        Kind.CHUONG: rf"(?:{tied}|\d{{1,2}}[a-z]?|{nth})",
        Kind.MUC: rf"(?:{tied}|{_DECIMAL}*[a-z]?|{capital}|{nth})",
        Kind.TIEU_MUC: rf"(?:{tied}|{_DECIMAL}*|{nth})",
        Kind.DIEU: rf"(?:thứ )?\d{{1,3}}[a-zđA-ZĐ]?{_WHOLE}",
        Kind.KHOAN: rf"{roman}(?=,? [Mm]ục )|\d{{1,3}}(?:\.\d{{1,2}}){{0,2}}(?:[a-zđ]|\.[a-zđ](?![\w)]))?{_WHOLE}",
        Kind.DIEM: rf"(?:(?<=ĐIỂM )[A-ZĐ]|[a-zđêôơư]\d?(?:\.\d{{1,2}})*|{_DECIMAL}{{0,4}}){_WHOLE}",
        Kind.GACH: rf"(?:{nth}|{count})",
        Kind.CONG: rf"(?:{nth}|{count})",
    }


# Of a form: "01", "2a", "02/ĐK", "C1-02/NS", "07.DT", "I.1".
_FORM = r"(?:(?:[A-ZĐ]{1,4}[.-]?)?\d{1,3}[a-zđA-ZĐ]?|[IVX]{1,5})(?:[./-][A-ZĐ\d][A-ZĐa-z\d]{0,7}){0,3}(?![/-]\w)"
_ORDINALS = "|".join(sorted(ORDINALS, key=lambda words: (-len(words), words)))


# ------------------------------------------------------------------ as texts print them


def _printed() -> Manner:
    numbers = {
        **_numbers("[IVXL]{1,7}", "[A-ZĐ]", f"thứ (?:{_ORDINALS})", r"thứ \d{1,2}"),
        Kind.MAU_SO: _FORM,
        Kind.BIEU_SO: _FORM,
    }
    items = "|".join(_printed_item(kind, number) for kind, number in _longest_first(numbers))
    begin = "".join(
        sorted({c for kind in numbers for name in _names(kind) for c in (name[0], name[0].upper())} | set("cCtT"))
    )
    pattern = re.compile(rf"(?<!\w)(?=[{begin}])(?:[Cc]ác +)?(?:[Tt]ừ +)?(?:{items}){PRINTED_END}")
    # Each begins with a letter, not with a choice of letters, so that most of a text is passed over at once.
    names = [each for kind in numbers for name in _names(kind) for each in _in_print(name)]
    return Manner(pattern, numbers, re.compile("|".join(sorted(set(names), key=len, reverse=True))))


def _names(kind: Kind) -> tuple[str, ...]:
    """Every word that may name a kind in print."""
    naming = NAMINGS[kind]
    return tuple(filter(None, (*naming.words, naming.short, naming.of_rows)))


# Where a word that is also another thing names a form ("theo Mẫu 02đ", "Mẫu 1.1 Phụ lục I"), or a row ("tại số thứ tự
# 97", not "đánh số thứ tự 1").
_BEFORE_FORM = "(?<=theo )"
_BEHIND_FORM = (
    r"(?= \d{1,3}[a-zđ]?[/-][A-ZĐ]{2}| \d[\w./-]{0,8},? (?:(?:quy định tại|tại|của|thuộc) )?"
    r"(?:Phụ lục|PHỤ LỤC|phụ lục|ban hành|kèm|đính kèm|[A-ZĐ][^\W\d_]* [^\W\d_]+ (?:này|số|\d)))"
)
_BEFORE_ROW = "(?:" + "|".join(rf"(?<={word} )" for word in (
    "tại", "sung", "đổi", "bỏ", "thế", "sau", "trước", "hoạch", "nghề", "thuốc", "và", ","
)) + ")"  # fmt: skip


def _in_print(name: str) -> tuple[str, ...]:
    """The name of a kind as it is printed: in small letters, with a capital, with one in each word, in capitals."""
    return name[0].lower() + name[1:], name[0].upper() + name[1:], name.title(), name.upper()


def _longest_first(numbers: Mapping[Kind, str]) -> list[tuple[Kind, str]]:
    return sorted(numbers.items(), key=lambda row: -len(NAMINGS[row[0]].words[0]))


def _printed_item(kind: Kind, number: str) -> str:
    apart = "".join(f"(?<!{half} )(?<!{half.capitalize()} )" for half in NAMINGS[kind].halves)
    names = "|".join(
        f"[{name[0].upper()}{name[0]}]{name[1:]}|{name.title()}|{name.upper()}" for name in NAMINGS[kind].words
    )
    if short := NAMINGS[kind].short:
        capital, either = short.title(), f"[{short[0].upper()}{short[0]}]{short[1:]}"
        names = rf"{names}|(?:{_BEFORE_FORM}{capital}(?= \d)|{capital}(?= {THIS})|{either}{_BEHIND_FORM})"
    if rows := NAMINGS[kind].of_rows:
        names = rf"{names}|{_BEFORE_ROW}[{rows[0].upper()}{rows[0]}]{rows[1:]}(?= \d)"
    first = "".join(f"{name[0].upper()}{name[0]}" for name in _names(kind))  # looked at before the halves are
    return rf"(?=[{first}]){apart}(?P<{kind.name}>{names})(?:(?: +từ)? +|(?=\d))(?P<{kind.name}_N>{THIS}|{number})"


PRINTED_END = r"(?:(?!\w)|(?=của(?!\w)))"  # also where the next word is glued to it ("Điều 21của Luật")

# ------------------------------------------------------------------ as queries type them


def _typed() -> Manner:
    count = r"\d{1,2}"
    nth = f"{slack('thứ')} (?:{slack(_ORDINALS)})|{_ORDINALS}"
    form = r"\d{1,3}[a-zđ]?"  # without what stands behind the number ("02/ĐK")
    numbers = {
        **_numbers("[ivxl]{1,7}", "[a-hđ]", nth, count),
        Kind.DOAN: rf"(?:{nth}|{count})",
        Kind.MAU_SO: form,
        Kind.BIEU_SO: form,
    }
    items = "|".join(_typed_item(kind, number) for kind, number in _longest_first(numbers))
    return Manner(re.compile(rf"(?<![^ .,;])(?:{items})(?![^ .,;])", re.ASCII), numbers)


_SHORT = {Kind.KHOAN: "k", Kind.DIEU: "[đd]"}


def _typed_item(kind: Kind, number: str) -> str:
    apart = "".join(f"(?<!{half} )" for half in NAMINGS[kind].halves)
    names = "|".join(slack(name) for name in NAMINGS[kind].words)
    if NAMINGS[kind].short:  # "mẫu 5 nđ 137/2026"
        names = rf"{names}|{slack(NAMINGS[kind].short)}(?= \d)"
    before = rf"(?:{names})(?:[ .]+(?:{slack('số')} |{slack('thứ')} )?|(?=\d))"
    short = rf"|{_SHORT[kind]}\.?(?=\d)" if kind in _SHORT else ""
    return rf"{apart}(?P<{kind.name}>{before}{short})(?P<{kind.name}_N>{number})"


def slack(words: str) -> str:
    """A pattern for words with all of their marks, some or none; other marks are another word.

    >>> [bool(re.fullmatch(slack("mục"), word)) for word in ("mục", "muc", "mức")]
    [True, True, False]
    """
    return "".join(_slack(letter) for letter in words)


def _slack(letter: str) -> str:
    if letter == "đ":
        return "[dđ]"
    base, marks = unicodedata.normalize("NFD", letter)[0], unicodedata.normalize("NFD", letter)[1:]
    some = (
        unicodedata.normalize("NFC", base + "".join(kept))
        for n in range(len(marks) + 1)
        for kept in combinations(marks, n)
    )
    return f"[{''.join(some)}]" if marks else letter


PRINTED, TYPED = _printed(), _typed()
_SMALL_NAMES = re.compile(
    "|".join(sorted({name.lower() for kind in PRINTED.numbers for name in _names(kind)}, key=len))
)
