"""The register: every work that the texts of a collection are or cite, grown mention by mention, then settled.

Enters: the catalogue and what the mentions of every text say of works. Leaves: a Register that gives the works
of a family. Promise: the same for the same collection in whatever order it is read; what cannot be told to be one work
stays two.
"""

from __future__ import annotations

import copy
import re
from collections import Counter
from collections.abc import Mapping, Sequence

from ..catalogue import Authority, Catalogue
from ..citations import signs
from ..model import Document, Mention
from ..office import types
from ..office.seats import NOWHERE, Seat
from . import changed_laws, laws_in_force, whose
from .identity import CONSTITUTION, Family, name_key, place_of, session_of
from .known import Known, as_signed, by_year, key_of_work, last, may_be_one, merge, weight
from .mentioned import Mentioned, NamedWay


class Register:
    """Every work that the documents of a collection are or cite."""

    def __init__(self, catalogue: Catalogue, mentioned: Mapping[str, Mentioned]) -> None:
        self.catalogue = catalogue
        self.families: dict[Family, list[Known]] = {}
        self.led_on: dict[Family, Family] = {}  # a family whose province was not printed → the one that it is
        self.own: dict[str, Known] = {}
        self.by_name: dict[tuple[str, str], set[Family]] = {}  # a law's name → families with its number
        self.by_sign: dict[str, set[Family]] = {}
        self.changing: dict[
            Family, Counter[frozenset[str]]
        ] = {}  # an amending law → the laws that it changes, as printed
        self.amending: dict[str, set[Family]] = {}  # a law's name → the numbered laws that are said to have amended it
        self.by_session: dict[tuple[int, str], set[Family]] = {}
        for document in catalogue.documents:
            self._hold(document)
        for entry in catalogue.authorities:
            self._authorise(entry)
        self.days: Mapping[str, str] = {}  # of the text whose mentions are resolved (`for_text`)
        self._heads: dict[
            tuple[str, ...], list[Family]
        ] = {}  # families by type, number and year, once they are settled
        for document in catalogue.documents:
            self._count_all(document.source.slug, mentioned[document.source.slug])
        self._seat_all()
        self._complete_all()
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
        where = whose.of_document(document)
        where = whose.seat(sign, about.issuer, where) if sign else where
        title = CONSTITUTION if group == "Hiến pháp" else name_key(about.title or slug)
        known = self._known((group, signs.key(sign) if sign else title, place_of(where)), about.date, None)
        if known.held:  # two texts of one work: the first stands for it, the second is a work by its file's name
            known = self._known((group, slug, ""), about.date, None)
        known.held = slug
        known.types[about.type or "Văn bản"] += 1000
        known.seats[where] += 1000
        if sign:
            known.numbers[sign] += 1000
        if about.issuer:
            known.issuers[about.issuer] += 1000
        if about.title:
            known.names[about.title] += 1000
        if about.date:
            known.printed.setdefault(about.date, set()).add(slug)
        self.own[slug] = known
        if about.title and group == "Luật":
            if sign:
                self.by_name.setdefault((group, name_key(about.title)), set()).add(known.family)
            self._changes(known.family, changed_laws.changed(about.title.lower()), 1000)

    def _authorise(self, entry: Authority) -> None:
        sign = signs.read(entry.number) if entry.number else None
        group = signs.group(entry.type, sign)
        named = CONSTITUTION if group == "Hiến pháp" else name_key(entry.name)
        where = whose.seat(sign, entry.issuer, Seat("", entry.province)) if sign else Seat("", entry.province)
        known = self._known((group, signs.key(sign) if sign else named, place_of(where)), entry.date or None, None)
        known.authority = entry
        known.types[entry.type] += 10_000
        known.seats[where] += 10_000
        if entry.issuer:
            known.issuers[entry.issuer] += 10_000
        if sign:
            known.numbers[sign] += 10_000
        for printed in (entry.name, *entry.other_names):
            name = (
                printed[len(entry.type) :].strip() if printed.lower().startswith(entry.type.lower() + " ") else printed
            )
            if name:
                known.names[printed] += 10_000 if printed == entry.name else 1
                self.by_name.setdefault((group, name_key(name)), set()).add(known.family)
                if session := session_of(name):
                    self.by_session.setdefault(session, set()).add(known.family)

    def _changes(self, family_: Family, laws: frozenset[str] | None, times: int) -> None:
        """Which laws an amending law changes, as its title or a text that cites it says."""
        if laws:
            self.changing.setdefault(family_, Counter())[laws] += times

    def for_text(self, document: Document, mentions: Sequence[Mention]) -> Register:
        """The register as the mentions of one text ask it: what is named there in the words of another text has that
        one's day.
        """
        one = copy.copy(self)
        one.days = laws_in_force.days(document, mentions)
        return one

    def in_force(self, mention: Mention, document: Document) -> laws_in_force.Law | None:
        """The law of the table that a mention means by its name alone."""
        return laws_in_force.of_mention(mention, document, self.days)

    def law(self, law: laws_in_force.Law) -> Known:
        """A law of the table."""
        group = signs.group(law.type, None)
        known = self._known((group, signs.key(law.number) if law.number else CONSTITUTION, ""), law.issued, None)
        if not known.types:
            known.types[law.type] += 1
            known.seats[NOWHERE] += 1
            if law.number:
                known.numbers[law.number] += 1
                known.names[law.name] += 1
                self.by_name.setdefault((group, name_key(law.name)), set()).add(known.family)
        return last(known)

    def _count_all(self, slug: str, mentioned: Mentioned) -> None:
        """What the mentions of one text say."""
        ways, changes, amended = mentioned
        for way in ways:
            self._count(slug, NamedWay(*way))
        for family_, laws, times in changes:
            self._changes(family_, frozenset(laws), times)
        for family_, law in amended:
            self.amending.setdefault(law, set()).add(family_)

    def _count(self, slug: str, said: NamedWay) -> None:
        for law in said.laws:
            self.law(laws_in_force.Law(*law))
        family_, times = said.family, said.times
        known = self._known(family_, self._right_date(family_, said.date), said.year)
        known.documents[slug] += times
        known.seats[Seat(*said.seat)] += times
        if said.based:
            known.based.add(slug)
        if said.date:
            known.printed.setdefault(said.date, set()).add(slug)
        if said.type:
            known.types[said.type] += times
        if said.number:
            known.numbers[said.number] += times
            if family_[0]:
                self.by_sign.setdefault(family_[1], set()).add(family_)
        if said.issuer:
            known.issuers[said.issuer] += times
        if said.session and said.number:
            self.by_session.setdefault(said.session, set()).add(known.family)
            known.sessions.add(said.session)
        if said.name:
            known.names[said.name] += times
        if said.name_key is not None:
            self.by_name.setdefault((family_[0], said.name_key), set()).add(family_)

    def _right_date(self, family_: Family, date: str | None) -> str | None:
        """The date that the publisher gives for a date that is printed wrongly."""
        settled = (k.date for k in self.families.get(family_, ()) if k.authority and date in k.authority.wrong_dates)
        return next(settled, None) or date

    # ---------------------------------------------------------- settling

    def _seat_all(self) -> None:
        """A commune printed without its province is the one commune of that name whose province is known."""
        named: dict[Family, set[Family]] = {}
        for group, sign, place in self.families:
            own, bar, province = place.partition("|")
            if bar and province:
                named.setdefault((group, sign, f"{own}|"), set()).add((group, sign, place))
        for bare, fitting in sorted(named.items()):
            if bare in self.families and len(fitting) == 1:
                (home,) = fitting
                self.led_on[bare] = home
                for known in self.families.pop(bare):
                    kept = self._known(home, known.date, known.year)
                    merge(kept, [known])

    def _complete_all(self) -> None:
        """A sign of a joint text that is printed without its last letters is the one sign that begins so: "902/2025"
        and "902/2025/NQLT" are "902/2025/NQLT/UBTVQH15-CP".
        """
        longer: dict[tuple[str, str], list[Family]] = {}
        for family_ in self.families:
            number = _NUMBER_AND_YEAR.match(family_[1]) if family_[0] in types.JOINT else None
            if number:
                longer.setdefault((family_[0], number[0]), []).append(family_)
        for families in longer.values():
            full = max(families, key=lambda f: (len(f[1]), f))
            others = [f for f in families if f != full]
            if others and all(re.match(rf"{re.escape(f[1])}(?!\w)", full[1]) for f in others):
                for other in others:
                    self.led_on[other] = full
                    for known in self.families.pop(other):
                        merge(self._known(full, known.date, known.year), [known])

    def _merge_all(self) -> None:
        """What is one work becomes one."""
        for family_ in sorted(self.families):
            self._merge_misdated(family_)
            self._merge_years(family_)
        self._name_changing()
        self._name_held()
        for _ in "", "again":  # a text that is held without its number may itself be merged only behind its other names
            for (group, name), bearing in sorted(self.by_name.items()):
                self._merge_named(group, name, [self.led_on.get(f, f) for f in sorted(bearing)])

    def _name_changing(self) -> None:
        """An amending law without its number bears the name of the numbered or held ones that change the very same
        laws.
        """
        bearing: dict[frozenset[str], set[Family]] = {}
        for family_, printed in self.changing.items():
            bearing.setdefault(max(printed, key=lambda p: (printed[p], len(p), sorted(p))), set()).add(family_)
        for group, name, place in list(self.families):
            names = [n for known in self.families[group, name, place] if not known.numbers for n in known.names]
            laws = changed_laws.changed(names[0]) if group == "Luật" and names else None
            if laws and laws in bearing:
                self.by_name.setdefault((group, name), set()).update(bearing[laws])

    def _name_held(self) -> None:
        """A held amending law that does not print its number is the one law of its year that is said to have amended
        just what it amends, if its publisher has named the file by that number.
        """
        for slug, known in self.own.items():
            changes = next(iter(self.changing.get(known.family, ())), frozenset[str]())
            if known.numbers or len(changes) != 1:
                continue
            said = [
                f for f in self.amending.get(min(changes), ()) if f in self.families and signs.year(f[1]) == known.when
            ]
            if len(said) == 1 and key_of_work(self.families[said[0]][0]) == f"{slug}-{known.when}":
                self.by_name.setdefault(known.family[:2], set()).add(said[0])

    def _merge_misdated(self, family_: Family) -> None:
        """A number of a body of the State or the Party as a whole is given once a year: another date of that year, or
        beside a sign that says its year any other date, is a misprint and no other work.
        """
        if family_[2] or not any(whose.is_central(sign) for known in self.families[family_] for sign in known.numbers):
            return
        dated = [known for known in self.families[family_] if known.date]
        year = signs.year(family_[1])
        groups = [dated] if year else by_year(dated)
        for works in groups:
            kept = max(works, key=lambda k: (k.when == year, weight(k), k.date), default=None)
            if kept:
                merge(kept, [known for known in works if known is not kept])
                as_signed(kept, year)
        self._drop_merged(family_)

    def _merge_years(self, family_: Family) -> None:
        """A year alone is the one date of that year; of two dates it is one or the other, and no third work."""
        for year in sorted({k.year for k in self.families[family_] if k.date is None and k.year}):
            self._merge_year(family_, year)
        self._drop_merged(family_)

    def _merge_year(self, family_: Family, year: str) -> None:
        works = self.families[family_]
        dated = [k for k in works if k.date and k.when == year]
        alone = [k for k in works if k.year == year and k.date is None]
        if len(dated) == 1:
            merge(dated[0], alone)
        elif dated and family_[2]:
            self.families[family_] = [k for k in works if k.held or k.authority or k not in alone]

    def _merge_named(self, group: str, name: str, bearing: list[Family]) -> None:
        """A law's name with its date, or with its year when one law of that year bears it, and its number are one."""
        numbered = list(dict.fromkeys(last(k) for f in bearing for k in self.families.get(f, ())))
        works = self.families.get((group, name, ""), [])
        for known in works:
            same = [k for k in numbered if k is not known and may_be_one(k, known)]
            if len(same) == 1 and known.into is None:
                merge(same[0], [known])
        if works:
            self.families[group, name, ""] = list(dict.fromkeys(k.into or k for k in works))

    def _drop_merged(self, family_: Family) -> None:
        self.families[family_] = [known for known in self.families[family_] if known.into is None]

    def _name_all(self) -> None:
        """Keys, the same for the same collection in whatever order it is read; two works never share one."""
        taken: Counter[str] = Counter()
        for family_ in sorted(self.families):
            for known in sorted(self.families[family_], key=lambda k: (k.date or "", k.year or "")):
                if known.key:
                    continue
                key = key_of_work(known)
                taken[key] += 1
                known.key = key if taken[key] == 1 else f"{key}--{taken[key]}"

    # ---------------------------------------------------------- asking

    def told(self) -> tuple[object, ...]:
        """All that is known of works, as plain values: what this says is all that a mention asks of the collection but
        the places of the texts that it means.
        """
        names = (self.led_on, self.by_name, self.by_sign, self.amending, self.by_session)
        return (
            [(family_, [each.told() for each in works]) for family_, works in sorted(self.families.items())],
            [sorted(map(_plain, each.items())) for each in names],
            sorted((family_, sorted(map(_plain, laws.items()))) for family_, laws in self.changing.items()),
            sorted((slug, last(known).key) for slug, known in self.own.items()),
            [(document.source.slug, document.metadata) for document in self.catalogue.documents],
            self.catalogue.authorities,
        )

    def key_of(self, slug: str) -> str:
        """The key of a document that is held."""
        return last(self.own[slug]).key

    def works(self, family_: Family) -> list[Known]:
        """The works of a family, the dated ones first."""
        found = self.families.get(self.led_on.get(family_, family_), [])
        return sorted(found, key=lambda k: (k.date is None, k.date or "", k.year or ""))

    def numbered_like(self, family_: Family) -> list[Family]:
        """The families of the same type and number and, where it is printed, the same year, in other series."""
        if not self._heads:
            for each in self.families:
                self._heads.setdefault((each[0], *each[1].split("-")[:2]), []).append(each)
        found = self._heads.get((family_[0], *family_[1].split("-")[:2]), [])
        return sorted(each for each in found if each != family_)

    def all_works(self) -> dict[str, Known]:
        """Every work by its key."""
        return {each.key: each for works in self.families.values() for each in works}


_NUMBER_AND_YEAR = re.compile(r"\d+[a-zđ]?[-/](?:19|20)\d\d(?![^-/])")


def _plain(pair: tuple[object, object]) -> str:
    """A key and what stands under it, whose order says nothing."""
    return repr(tuple(sorted(map(repr, each)) if isinstance(each, set | frozenset) else each for each in pair))
