"""Addresses of units: the only maker of anchors, page paths and keys of works.

Enters: steps (kind and printed number). Leaves: anchors, page addresses, citations in words, Akoma Ntoso ids. Source of
the rules: the contract's "Anchors"; Nghị định 30/2020 and 78/2025 for the words. The way back:

    steps       how a step is named: the one table; the steps that a kind and its number name, and may mean
    words       one place in words, printed or typed
    provisions  the places that a text cites: lists, ranges, chains
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from hashlib import sha256

from ..model import Kind, Step, Unit
from ..vietnamese import ordinal, slug, telex
from .steps import COUNTED, NAMINGS, WHOLE

DOCUMENTS = "van-ban"
WORKS = "dan-chieu"


@lru_cache(maxsize=4096)
def step_anchor(step: Step) -> str:
    """One step of an anchor.

    >>> step_anchor(Step(Kind.DIEM, "đ")), step_anchor(Step(Kind.MUC, "III", copy=2))
    ('diem-dd', 'muc-iii--2')
    >>> step_anchor(Step(Kind.MAU_SO, "01/ĐK")), step_anchor(Step(Kind.MAU_SO, "01đ"))
    ('mau-so-01-dk', 'mau-so-01dd')
    """
    copy = f"--{step.copy}" if step.copy > 1 else ""
    number = number_in_id(step.number) if step.kind in WHOLE else telex(step.number)
    return f"{step.kind.value}-{number}{copy}"


def number_in_id(number: str) -> str:
    """The number of an annex or form as its id has it: the letters of a sign behind a mark lose their own marks, as
    signs do in the keys of works.

    >>> number_in_id("II"), number_in_id("01/ĐK"), number_in_id("01đ"), number_in_id("I.2")
    ('ii', '01-dk', '01dd', 'i-2')
    """
    head, mark, sign = re.match(r"(\w*)(\W?)(.*)", number).groups()  # type: ignore[union-attr]
    return "-".join(filter(None, [telex(head), slug(sign) if mark else ""]))


def anchor(component: str, steps: Iterable[Step]) -> str:
    """The anchor of a unit from its component ("" for the main text) and the steps one cites it by.

    >>> anchor("ke-hoach", (Step(Kind.MUC, "II"), Step(Kind.KHOAN, "3"), Step(Kind.DIEM, "b"), Step(Kind.GACH, "1")))
    'ke-hoach-muc-ii-khoan-3-diem-b-gach-1'
    """
    return "-".join(filter(None, [component, *map(step_anchor, steps)]))


_KINDS = "|".join(sorted((kind.value for kind in Kind), key=len, reverse=True))
_STEP = re.compile(rf"(?P<kind>{_KINDS})-(?P<number>[a-z0-9]+)")
_KEYS = re.compile("dd|aw|aa|ee|oo|ow|uw")
_LETTERS = {"dd": "đ", "aw": "ă", "aa": "â", "ee": "ê", "oo": "ô", "ow": "ơ", "uw": "ư"}


def steps_of(name: str) -> tuple[Step, ...]:
    """The steps of an anchor of the main text; () for one that is none.

    >>> [f"{step.kind} {step.number}" for step in steps_of("dieu-5a-khoan-2-diem-dd")], steps_of("ke-hoach-muc-ii")
    (['dieu 5a', 'khoan 2', 'diem đ'], ())
    """
    found, at = list[Step](), 0
    while match := _STEP.match(name, at):
        found.append(Step(Kind(match["kind"]), _with_marks(match["number"])))
        if match.end() == len(name):
            return tuple(found)
        at = match.end() + 1
    return ()


def _with_marks(number: str) -> str:
    """A number of an anchor with the marked letters for which its keys stand."""
    return _KEYS.sub(lambda keys: _LETTERS[keys[0]], number)


def mention_id(unit: str | None, number: int) -> str:
    """The id of the n-th mention in a unit, or outside all units.

    >>> mention_id("dieu-5", 2), mention_id(None, 1)
    ('dieu-5-dan-chieu-2', 'dan-chieu-1')
    """
    return f"{unit}-dan-chieu-{number}" if unit else f"dan-chieu-{number}"


def document_url(document: str, unit: str | None = None) -> str:
    """Where a document, or a unit of it, stands, relative to the site root."""
    return f"{DOCUMENTS}/{document}/" + (f"#{unit}" if unit else "")


def file_url(document: str, ending: str) -> str:
    """Where a file that is made of a document, or its original, stands, relative to the site root.

    >>> file_url("luat-1", "pdf"), file_url("luat-1", "goc.pdf")
    ('van-ban/luat-1/luat-1.pdf', 'van-ban/luat-1/luat-1.goc.pdf')
    """
    return f"{DOCUMENTS}/{document}/{document}.{ending}"


def version_url(document: str, day: str, unit: str | None = None) -> str:
    """Where a document, or a unit of it, stands as it reads from a day on, relative to the site root.

    >>> version_url("luat-1", "2022-01-01", "dieu-2")
    'van-ban/luat-1/tu-2022-01-01/#dieu-2'
    """
    return f"{DOCUMENTS}/{document}/tu-{day}/" + (f"#{unit}" if unit else "")


_VERSION = re.compile(r"tu-(?P<day>\d{4}-\d\d-\d\d)(?:/(?P<unit>.+))?")


def in_version(anchor: str) -> tuple[str, str] | None:
    """The day of a version and the unit in it, "" for its page, of an address as the ledger writes it; None for one of
    the text as issued.

    >>> in_version("tu-2020-01-01/dieu-5a"), in_version("tu-2020-01-01"), in_version("dieu-5")
    (('2020-01-01', 'dieu-5a'), ('2020-01-01', ''), None)
    """
    found = _VERSION.fullmatch(anchor)
    return (found["day"], found["unit"] or "") if found else None


def slug_of(url: str) -> str | None:
    """The text to whose page, or to a unit of it, an address leads; None for the page of a work that is not held.

    >>> slug_of(document_url("luat-1", "dieu-2")), slug_of(work_url("luat-2-2020"))
    ('luat-1', None)
    """
    folder, _, rest = url.partition("/")
    return rest.partition("/")[0] if folder == DOCUMENTS else None


def work_url(key: str) -> str:
    """The page of a cited work, relative to the site root."""
    return f"{WORKS}/{key}/"


def work_key(
    type_: str | None, number: str | None, date: str | None, province: str | None, name: str | None = None
) -> str:
    """The key of a work: type, number or name, province where the body is a province's, year.

    >>> work_key("Chương trình hành động", "25-CTr/TU", "2013-03-21", "Thái Bình")
    'chuong-trinh-hanh-dong-25-ctr-tu-thai-binh-2013'
    """
    year = date[:4] if date else None
    return "-".join(filter(None, (_shortened(slug(part or "")) for part in (type_, number or name, province, year))))


def _shortened(words: str, longest: int = 100) -> str:
    """A slug no longer than a file name may be; what is cut off is stood for by a checksum, so that two names stay two.

    >>> _shortened("ke-hoach"), _shortened("mot-hai-ba-bon", longest=9)
    ('ke-hoach', 'mot-hai-20f544')
    """
    if len(words) <= longest:
        return words
    return f"{words[: longest + 1].rpartition('-')[0]}-{sha256(words.encode()).hexdigest()[:6]}"


_CAPITAL = (*WHOLE, Kind.PHAN, Kind.CHUONG, Kind.DIEU)


def cited(steps: Iterable[Step], work: str = "") -> str:
    """The citation in words, from the smallest step to the largest, then the work (Nghị định 78/2025, Điều 68).

    >>> cited((Step(Kind.DIEU, "5"), Step(Kind.KHOAN, "2"), Step(Kind.DIEM, "đ")), "Nghị định số 115/2005/NĐ-CP")
    'điểm đ khoản 2 Điều 5 Nghị định số 115/2005/NĐ-CP'
    >>> cited((Step(Kind.CHUONG, "II"), Step(Kind.MUC, "1"))), cited((Step(Kind.MUC, "II"), Step(Kind.GACH, "3")))
    ('Mục 1 Chương II', 'gạch đầu dòng thứ ba mục II')
    """
    steps = tuple(steps)
    chaptered = any(step.kind is Kind.CHUONG for step in steps)
    return " ".join([*(in_words(step, chaptered) for step in reversed(steps)), work]).strip()


@lru_cache(maxsize=4096)
def in_words(step: Step, chaptered: bool) -> str:
    """One step of a citation; `chaptered`: in a place that stands in a chapter.

    >>> in_words(Step(Kind.MUC, "1"), True), in_words(Step(Kind.MUC, "II"), False)
    ('Mục 1', 'mục II')
    """
    word = NAMINGS[step.kind].words[0]
    if step.kind in _CAPITAL or (chaptered and step.kind in (Kind.MUC, Kind.TIEU_MUC)):
        word = word.capitalize()
    number = f"thứ {ordinal(int(step.number))}" if step.kind in COUNTED else step.number
    again = f" (lần thứ {ordinal(step.copy)} in số này)" if step.copy > 1 else ""
    return f"{word} {number}{again}"


_PLACE = re.compile(rf"(?:^|-)(?P<kind>{_KINDS})-(?P<number>(?:(?!-(?:{_KINDS})-).)+)")
_ROMAN = frozenset({Kind.PHAN, Kind.CHUONG, Kind.MUC, Kind.PHU_LUC})


def place_in_words(anchor_: str) -> str:
    """A place that need not be a unit yet, as one would cite it: what comes is named by its anchor alone.

    >>> place_in_words("dieu-5a-khoan-2-diem-dd"), place_in_words("phu-luc-ii"), place_in_words("quy-che-dieu-3")
    ('điểm đ khoản 2 Điều 5a', 'Phụ lục II', 'Điều 3')
    """
    found = (Step(Kind(m["kind"]), _number(Kind(m["kind"]), m["number"])) for m in _PLACE.finditer(anchor_))
    return cited(step for step in found if step.kind not in COUNTED or step.number.isdecimal())


NO_PLACE = "chú thích"  # what an address leads to that names no place


def said_by_address(id_: str, components: Iterable[str] = ()) -> str:
    """What the link to an id is called by who knows the id and the attached texts alone, as the page's script does.

    >>> said_by_address("dieu-5-khoan-2"), said_by_address("ghi-chu-3")
    ('khoản 2 Điều 5', 'chú thích')
    >>> said_by_address("phu-luc-i-khoan-1"), said_by_address("phu-luc-i-khoan-1", ["", "phu-luc-i"])
    ('khoản 1 Phụ lục I', 'khoản 1')
    """
    longest = max((len(each) + 1 for each in components if each and id_.startswith(f"{each}-")), default=0)
    return place_in_words(id_[longest:]) or NO_PLACE


def words_of_places() -> dict[str, object]:
    """What a page's script needs to say a place by its address as `said_by_address` does."""
    return {
        "words": {kind.value: NAMINGS[kind].words[0] for kind in sorted(Kind, key=lambda k: -len(k.value))},
        "capital": [kind.value for kind in _CAPITAL],
        "counted": [kind.value for kind in COUNTED],
        "roman": sorted(kind.value for kind in _ROMAN),
        "ordinals": ["", *(ordinal(n) for n in range(1, 11))],
        "letters": _LETTERS,
        "otherwise": NO_PLACE,
    }


def all_cited(units: Iterable[Unit]) -> dict[str, str]:
    """Units as one would cite them within their text, by their ids; "" of a form or an annex, which has no steps."""
    return {unit.id: cited(unit.address.steps) for unit in units}


def cited_unit(id_: str, steps: Iterable[Step]) -> str:
    """A unit as one would cite it within its text; of a form or an annex, which has no steps, what its id says.

    >>> cited_unit("mau-so-01dd", ()), cited_unit("dieu-2", [Step(Kind.DIEU, "2")])
    ('Mẫu số 01đ', 'Điều 2')
    """
    return cited(steps) or place_in_words(id_)


def _number(kind: Kind, said: str) -> str:
    """A number as it is printed, of what an anchor says of it."""
    number = said.partition("--")[0]
    number = number.replace("-", ".") if kind is Kind.KHOAN else number
    if kind in _ROMAN and re.fullmatch("[ivxlc]+", number):
        return number.upper()
    return _with_marks(number)


# Element names of Akoma Ntoso 3.0, Naming Convention, as eIds abbreviate them.
_AKN = {
    Kind.PHAN: "part", Kind.CHUONG: "chp", Kind.MUC: "sec", Kind.TIEU_MUC: "subsec", Kind.DIEU: "art",
    Kind.KHOAN: "para",
    Kind.DIEM: "point", Kind.GACH: "indent", Kind.CONG: "tiret", Kind.DOAN: "alinea", Kind.PHU_LUC: "annex",
    Kind.MAU_SO: "form", Kind.BIEU_SO: "form", Kind.BANG: "table",
}  # fmt: skip


def eid(attachment: int, steps: Iterable[Step]) -> str:
    """The Akoma Ntoso eId of a unit; `attachment` counts the attached texts, 0 for the main text.

    >>> eid(1, (Step(Kind.MUC, "II"), Step(Kind.KHOAN, "2.1"))), eid(0, (Step(Kind.DIEU, "5"),))
    ('att_1__sec_ii__para_2-1', 'art_5')
    """
    return "__".join([*([f"att_{attachment}"] if attachment else []), *map(eid_of_step, steps)])


@lru_cache(maxsize=4096)
def eid_of_step(step: Step) -> str:
    """One step of an eId.

    >>> eid_of_step(Step(Kind.KHOAN, "2.1", copy=2))
    'para_2-1-dup2'
    """
    return f"{_AKN[step.kind]}_{telex(step.number)}" + (f"-dup{step.copy}" if step.copy > 1 else "")
