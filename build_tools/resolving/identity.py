"""Which work a mention names: families of mentions that could be one work, and the works in each.

A family is type (of those that share numbers) + sign, or name, + province where numbers start again in each province.
Inside a
family the date tells works apart. Enters: every document and its mentions. Leaves: a Register that gives the one work,
or
the candidates, for a mention.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from .. import tables
from ..addresses import work_key
from ..catalogue import Authority, Catalogue
from ..citations import issuers, signs
from ..citations.names import CONGRESS, REVISED, canonical
from ..model import Document, Mention
from ..office import issuing_bodies
from ..vietnamese import folded, ordinal_value, roman

Family = tuple[str, str, str]  # type, sign or name, province


@dataclass(slots=True, eq=False)
class Known:
    """One work of a family while the register grows."""

    family: Family
    date: str | None = None
    year: str | None = None
    types: Counter[str] = field(default_factory=Counter)
    numbers: Counter[str] = field(default_factory=Counter)
    issuers: Counter[str] = field(default_factory=Counter)
    names: Counter[str] = field(default_factory=Counter)
    documents: Counter[str] = field(default_factory=Counter)
    held: str | None = None
    authority: Authority | None = None
    sessions: set[tuple[int, str]] = field(default_factory=set)
    key: str = ""
    into: Known | None = None  # the work that it turned out to be

    @property
    def when(self) -> str | None:
        return self.date[:4] if self.date else self.year


_SPACES = re.compile(r"\W+")


def name_key(name: str) -> str:
    """By which two printings of a name are compared.

    >>> name_key("Khoa học, công nghệ") == name_key("KH&CN") == name_key("Khoa học và công nghệ")
    True
    """
    return _SPACES.sub(" ", folded(_SHORT.sub(_spoken, canonical(name)))).strip()


_SHORT = re.compile(r"(?<![\w&/-])[A-ZĐ][A-ZĐ&]+(?![\w&/-])")


def _spoken(match: re.Match[str]) -> str:
    """What an abbreviation in a name stands for, when it is but one thing ("MTQG")."""
    meanings = tables.abbreviations().get(match[0].replace("&", ""), ())
    return meanings[0] if len(meanings) == 1 else match[0]


CONSTITUTION = "hien phap"  # it has no name but its type's


def province_of(mention: Mention, document: Document) -> str:
    """The province that belongs to a work's identity, "" when its numbers do not start again in each province."""
    if mention.number is None or mention.form == "standard":
        return ""
    body = issuing_bodies.of_letters(signs.body_sign(mention.number))
    if (body and not body.place) or signs.parts(mention.number)[1:] == []:
        return ""
    if body is None and not signs.type_signs(mention.number):
        return ""
    return issuers.province(mention.issuer) or document.metadata.province or ""


def family(mention: Mention, document: Document) -> Family | None:
    """The family of a mention, None for one that names no work of its own."""
    group = signs.group(mention.type, mention.number)
    if is_damaged(mention):
        return None
    if mention.number:
        return group, signs.key(mention.number), province_of(mention, document)
    if mention.form == "session":
        session = session_of(mention.name)
        return (group, f"trung uong {session[0]} khoa {session[1]}", "") if session else None
    if mention.form == "congress":
        return group, *_congress(mention.name or "", document.metadata.province or "")
    if mention.name is None and mention.type != "Hiến pháp":
        return None
    local = mention.form == "programme" and re.search(r"(?:của|địa bàn) tỉnh", mention.name or "")
    return group, name_key(_unrevised(mention)) or CONSTITUTION, (document.metadata.province or "") if local else ""


def is_damaged(mention: Mention) -> bool:
    """Whether the number cannot be read, or cannot be that of any work."""
    return mention.form == "damaged" or bool(mention.number and not signs.is_possible(mention.number, mention.type))


def _unrevised(mention: Mention) -> str:
    """The name without "(sửa đổi)" where the year tells the new law from the old one."""
    name = mention.name or ""
    return REVISED.sub("", name) if mention.date or mention.year else name


def _congress(name: str, province: str) -> tuple[str, str]:
    """By which the resolutions of congresses are compared, and the province to which one belongs.

    >>> _congress("Đại hội XIII của Đảng", "Nghệ An"), _congress("của Đại hội Đảng bộ lần thứ XVIII của tỉnh", "Nghệ An")
    (('dai hoi dang lan thu xiii', ''), ('dai hoi dang bo tinh lan thu xviii', 'Nghệ An'))
    """
    match = CONGRESS.match(" " + name)
    words = name_key(name)
    if not match or re.search(r"huyen|thanh pho|lan thu \d", words):
        return words, province
    local = re.search(r"dang bo|tinh", words)
    whose = "dang bo tinh" if local else "dang" if "dang" in words or "toan quoc" in words else ""
    key = f"dai hoi {whose} lan thu {(match['n'] or match['numeral']).lower()}" if whose else words
    return key, issuers.province(name) or province if local or not whose else ""


_SESSION_WORDS = re.compile(
    r"(?:lần thứ|lần|Trung ương|TW)(?: lần)?(?: thứ)? (?P<n>\d+|\w+(?: (?:một|hai|ba|bốn|lăm))?)\b(?: ?\(lần"
    r" (?P<again>\w+)\))?.*?kh[oó][áa] *(?P<term>[IVXLC]+)",
    re.IGNORECASE,
)


def session_of(words: str | None) -> tuple[int, str] | None:
    """The session and term that issued a resolution.

    >>> session_of("Hội nghị lần thứ sáu Ban Chấp hành Trung ương Đảng (Khóa XI)"), session_of("Trung ương 2 (khoá VIII)")
    ((6, 'XI'), (2, 'VIII'))
    """
    match = _SESSION_WORDS.search(words or "")
    if not match or roman(match["term"]) is None:
        return None
    word = match["n"].lower()
    number = int(word) if word.isdigit() else ordinal_value(word)
    return (number, match["term"].upper() + (f" lần {match['again']}" if match["again"] else "")) if number else None


class Register:
    """Every work that the documents of a collection are or cite."""

    def __init__(self, catalogue: Catalogue, mentions: Mapping[str, Iterable[Mention]]) -> None:
        self.catalogue = catalogue
        self.families: dict[Family, list[Known]] = {}
        self.own: dict[str, Known] = {}
        self.cited_in: dict[tuple[str, Family], Counter[str | None]] = {}
        self.by_name: dict[tuple[str, str], set[Family]] = {}  # a law's name → families with its number
        self.by_sign: dict[str, set[Family]] = {}
        self.by_session: dict[tuple[int, str], set[Family]] = {}
        for document in catalogue.documents:
            self._hold(document)
        for entry in catalogue.authorities:
            self._authorise(entry)
        for document in catalogue.documents:
            for mention in mentions.get(document.source.slug, ()):
                if mention.kind == "external":
                    self._count(mention, document)
        self._merge_all()
        self._name_all()

    # ---------------------------------------------------------- growing

    def _known(self, family_: Family, date: str | None, year: str | None) -> Known:
        works = self.families.setdefault(family_, [])
        year = date[:4] if date else year or signs.year(family_[1])
        for known in works:
            if known.date == date and known.when == year:
                return known
        works.append(Known(family_, date, None if date else year))
        return works[-1]

    def _hold(self, document: Document) -> None:
        """The document itself is a known work."""
        about, slug = document.metadata, document.source.slug
        sign = signs.read(about.number) if about.number else None
        group = signs.group(about.type, sign)
        body = issuing_bodies.of_letters(signs.body_sign(sign)) if sign else None
        local = sign and (body.place if body else bool(signs.type_signs(sign)))
        place = (about.province or "") if local else ""
        title = CONSTITUTION if group == "Hiến pháp" else name_key(about.title or slug)
        known = self._known(
            (group, signs.key(sign), place) if sign else (group, title, about.province or ""), about.date, None
        )
        if known.held:  # two texts of one work: the first stands for it, the second is a work by its file's name
            known = self._known((group, slug, ""), about.date, None)
        known.held = slug
        known.types[about.type or "Văn bản"] += 1000
        if sign:
            known.numbers[sign] += 1000
        if about.issuer:
            known.issuers[about.issuer] += 1000
        if about.title:
            known.names[about.title] += 1000
        self.own[slug] = known
        if sign and about.title and group == "Luật":
            self.by_name.setdefault((group, name_key(about.title)), set()).add(known.family)

    def _authorise(self, entry: Authority) -> None:
        group = signs.group(entry.type, signs.read(entry.number) if entry.number else None)
        named = CONSTITUTION if group == "Hiến pháp" else name_key(entry.name)
        first = signs.key(signs.read(entry.number)) if entry.number else named
        known = self._known((group, first, entry.province), entry.date or None, None)
        known.authority = entry
        known.types[entry.type] += 10_000
        if entry.issuer:
            known.issuers[entry.issuer] += 10_000
        if entry.number:
            known.numbers[signs.read(entry.number)] += 10_000
        for printed in (entry.name, *entry.other_names):
            name = (
                printed[len(entry.type) :].strip() if printed.lower().startswith(entry.type.lower() + " ") else printed
            )
            if name:
                known.names[printed] += 10_000 if printed == entry.name else 1
                self.by_name.setdefault((group, name_key(name)), set()).add(known.family)
                if session := session_of(name):
                    self.by_session.setdefault(session, set()).add(known.family)

    def _count(self, mention: Mention, document: Document) -> None:
        family_ = family(mention, document)
        if family_ is None:
            return
        slug = document.source.slug
        self.cited_in.setdefault((slug, family_), Counter())[mention.date or mention.year] += 1
        known = self._known(family_, self._right_date(family_, mention.date), mention.year)
        known.documents[slug] += 1
        if mention.type:
            known.types[mention.type] += 1
        if mention.number:
            known.numbers[mention.number] += 1
            if family_[0]:
                self.by_sign.setdefault(family_[1], set()).add(family_)
        if mention.issuer:
            known.issuers[mention.issuer] += 1
            session = session_of(mention.issuer)
            if session and mention.number:
                self.by_session.setdefault(session, set()).add(family_)
                known.sessions.add(session)
        if mention.name:
            known.names[mention.name] += 1
            if mention.number and family_[0] == "Luật":
                self.by_name.setdefault((family_[0], name_key(mention.name)), set()).add(family_)

    def _right_date(self, family_: Family, date: str | None) -> str | None:
        """The date that the publisher gives for a date that is printed wrongly."""
        settled = (k.date for k in self.families.get(family_, ()) if k.authority and date in k.authority.wrong_dates)
        return next(settled, None) or date

    def _merge_all(self) -> None:
        """What is one work becomes one: a year alone and the one date of that year; a law's name with its year and its
        number.
        """
        for family_ in sorted(self.families):
            works = self.families[family_]
            for year in sorted({k.year for k in works if k.date is None and k.year}):
                dated = [k for k in works if k.date and k.when == year]
                if len(dated) == 1:
                    _merge(dated[0], [k for k in works if k.year == year and k.date is None])
            self.families[family_] = [k for k in works if k.into is None]
        for (group, name), bearing in sorted(self.by_name.items()):
            numbered = [k for f in sorted(bearing) for k in self.families[f]]
            works = self.families.get((group, name, ""), [])
            for known in works:
                same = [k for k in numbered if k is not known and k.when == known.when and known.when]
                if len(same) == 1 and known.into is None:
                    _merge(same[0], [known])
            if works:
                self.families[group, name, ""] = list(dict.fromkeys(k.into or k for k in works))

    def _name_all(self) -> None:
        """Keys, the same for the same collection in whatever order it is read; two works never share one."""
        taken: Counter[str] = Counter()
        for family_ in sorted(self.families):
            for known in sorted(self.families[family_], key=lambda k: (k.date or "", k.year or "")):
                if known.key:
                    continue
                key = _key(known)
                taken[key] += 1
                known.key = key if taken[key] == 1 else f"{key}--{taken[key]}"

    # ---------------------------------------------------------- asking

    def key_of(self, slug: str) -> str:
        """The key of a document that is held."""
        known = self.own[slug]
        return (known.into or known).key

    def works(self, family_: Family) -> list[Known]:
        """The works of a family, the dated ones first."""
        return sorted(self.families.get(family_, []), key=lambda k: (k.date is None, k.date or "", k.year or ""))


def _merge(kept: Known, others: list[Known]) -> None:
    """Everything that was counted for the others is counted for the one."""
    for other in others:
        other.into = kept
        for name in ("types", "numbers", "issuers", "names", "documents"):
            getattr(kept, name).update(getattr(other, name))
        kept.sessions |= other.sessions
        kept.held = kept.held or other.held
        kept.authority = kept.authority or other.authority


def most(counter: Counter[str]) -> str | None:
    """The most frequent; of equals the longest, then the first by its letters."""
    return min(counter, key=lambda word: (-counter[word], -len(word), word)) if counter else None


def _key(known: Known) -> str:
    number = most(known.numbers)
    type_ = _type(known, number)
    date = known.date or (f"{known.year}-01-01" if known.year else None)
    name = None if number else _name(known)
    return work_key(type_, number, date, known.family[2] or None, name) or "van-ban"


def _type(known: Known, number: str | None) -> str | None:
    """The fullest of the printed types that the sign allows ("Chương trình hành động" before "Chương trình")."""
    fitting = [t for t in known.types if number and signs.group(t, None) == known.family[0]]
    return max(fitting, key=lambda t: (len(t), t)) if fitting else most(known.types)


def _name(known: Known) -> str:
    if known.family[1].startswith("trung uong "):
        return known.family[1]
    if known.family[1] == CONSTITUTION:
        return ""
    if known.held and not known.numbers:
        return most(known.names) or known.held
    return known.family[1]
