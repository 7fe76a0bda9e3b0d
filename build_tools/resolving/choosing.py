"""Which of the known works a mention means: exactly one, or none and why.

dated       the work of that date, unless the date disagrees with what is known of the number better
undated     the one work of that number in this document, else the one in the collection that is not younger than the
            document
named       as above by its name; a law's name is as good as its number once both have been printed together
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ..citations import forms, signs
from ..citations.dates import DATE, iso
from ..model import Document, Mention
from ..office import provinces, seats
from . import laws_in_force, misprints, whose
from .identity import Family, families, family, is_damaged, name_key, session_of
from .known import Known, weight
from .laws_in_force import in_note
from .register import Register

REASONS = {
    "conflict": "ngày in ở đây khác ngày in ở các chỗ khác của cùng số, ký hiệu này",
    "several": "có nhiều văn bản cùng số, ký hiệu hoặc cùng tên",
    "nothing": "không rõ văn bản nào được nói đến",
    "misprint": "số, ký hiệu này không gặp ở nơi nào khác, và gần giống của một văn bản đã biết",
    "damaged": "số, ký hiệu in hỏng hoặc không thể có",
    "province": "không rõ nơi nào đã ban hành số này: tỉnh hay xã, hoặc tỉnh nào trong các tỉnh nay đã sáp nhập",
    "here": "không rõ nói về điều khoản nào: chỗ này đứng ngoài các điều khoản",
    "no-unit": "văn bản không có điều khoản này",
    "several-units": "có nhiều điều khoản mang số này",
    "quoted": "nằm trong lời trích của một văn bản không rõ",
}


@dataclass(frozen=True, slots=True)
class Choice:
    """One work; or candidates and the code of the reason."""

    work: Known | None
    candidates: tuple[Known, ...] = ()
    reason: str | None = None


def chosen(register: Register, mention: Mention, document: Document, outer: Mention | None = None) -> Choice:
    """What a mention that names a work itself means; `outer`: the mention in whose work's title it stands."""
    family_ = family(mention, document)
    if family_ is None:
        return _misprinted(register, mention) or _without_family(register, mention, document)
    if right := misprints.meant(register, mention, document, family_):
        return Choice(right) if misprints.is_certain(mention, right) else Choice(None, (right,), "misprint")
    if mention.date or mention.year:
        choice = _dated(register, family_, mention)
        return _of_that_effect(choice, mention, document) if choice.reason == "several" else choice
    return _of_no_day(register, family_, mention, document, outer)


def _of_no_day(
    register: Register, family_: Family, mention: Mention, document: Document, outer: Mention | None
) -> Choice:
    """What a mention without a date means: nothing younger than the text whose words they are."""
    if outer and (when := outer.date or outer.year or signs.year(outer.number or "")):
        return _undated(register, family_, mention, document, when, titled=True)
    day = register.days.get(mention.id)
    if day is None and not in_note(mention, document):
        day = document.metadata.date
    return _undated(register, family_, mention, document, day)


def _without_family(register: Register, mention: Mention, document: Document) -> Choice:
    """What is meant when several may have given the number, provinces that have become one, a commune and its province:
    the text of that day that is held; else why nothing is.
    """
    if is_damaged(mention) or not mention.number:
        return Choice(None, (), "damaged" if is_damaged(mention) else "nothing")
    works = _works(register, families(mention, document))
    of_that_day = [known for known in works if mention.date and known.date == mention.date]
    if len(of_that_day) == 1 and of_that_day[0].held:
        return Choice(of_that_day[0])
    return Choice(None, tuple(works), "province")


def _misprinted(register: Register, mention: Mention) -> Choice | None:
    """ "Luật Phí và lệ phí số 97/2015/QH14": no Assembly of that year bears the sign, but one law has that name, that
    number and that year.
    """
    head = signs.parts(mention.number or "")[:2]
    if not mention.name or len(head) < 2:
        return None
    named = register.by_name.get((signs.group(mention.type, None), name_key(mention.name)), set())
    works = dict.fromkeys(known for each in sorted(named) for known in register.works(each))
    same = [known for known in works if any(signs.parts(number)[:2] == head for number in known.numbers)]
    return Choice(same[0]) if len(same) == 1 else None


# ------------------------------------------------------------------ with a date


def _dated(register: Register, family_: Family, mention: Mention) -> Choice:
    for known in register.works(family_):
        if known.authority and mention.date in known.authority.wrong_dates:
            return Choice(known)
    works = _works(register, _families(register, family_, mention))
    exact = [known for known in works if mention.date and known.date == mention.date]
    return _of_that_day(exact, works, mention) if exact else _of_that_year(works, mention)


_EFFECT = re.compile(rf" có hiệu lực(?: thi hành)?(?: kể)? từ {DATE}", re.IGNORECASE)


def _of_that_effect(choice: Choice, mention: Mention, document: Document) -> Choice:
    """Of two laws of one name and year the one that came into force on the day that is said behind the name, as portals
    do: "Luật Tổ chức chính quyền địa phương 2025 có hiệu lực từ ngày 01/03/2025".
    """
    behind = document.blocks[mention.block].passage.text[mention.span[1] : mention.span[1] + 60]
    day = iso(_EFFECT.match(behind)) if mention.type and mention.name else None
    begun = {
        signs.key(x.number) for x in laws_in_force.of_name(mention.type or "", mention.name or "") if x.since == day
    }
    fitting = [known for known in choice.candidates if begun & {signs.key(number) for number in known.numbers}]
    return Choice(fitting[0]) if len(fitting) == 1 else choice


def _works(register: Register, families: Iterable[Family]) -> list[Known]:
    """The works of some families, each once."""
    return list(dict.fromkeys(known for family_ in families for known in register.works(family_)))


def _of_that_day(exact: list[Known], works: list[Known], mention: Mention) -> Choice:
    """The work of the day that is printed, unless another day is better known of its number."""
    known = _numbered_first(exact)
    others = [other for other in works if other is not known and _disagree(known, other)] if mention.number else []
    better = [other for other in others if not _outweighs(known, other)]
    return Choice(None, (*better, known), "conflict") if better else Choice(known)


def _of_that_year(works: list[Known], mention: Mention) -> Choice:
    """The one work of the year that is printed; where none is of that day, the sign may say its year by itself."""
    when = mention.date[:4] if mention.date else mention.year
    same_year = [known for known in works if known.when == when and not _other_day(known, mention)]
    if not same_year and _has_year(mention):
        same_year = works  # the sign says its year: the date is a misprint
    dated = [known for known in same_year if known.date] or [known for known in same_year if known.numbers] or same_year
    if len(dated) == 1:
        return Choice(dated[0])
    return Choice(None, tuple(dated), "several") if dated else Choice(None, (), "nothing")


def _other_day(known: Known, mention: Mention) -> bool:
    """A bare name with another date is another work: two laws of one name may be of one year."""
    return bool(mention.number is None and mention.date and known.date and known.date != mention.date)


def _has_year(mention: Mention) -> bool:
    """Whether the number alone names the work: with its year, of a body of the State or the Party as a whole."""
    return bool(mention.number and signs.year(signs.key(mention.number)) and whose.is_central(mention.number))


def _families(register: Register, family_: Family, mention: Mention) -> list[Family]:
    """The families of a mention: its own, and for a law's name those of the numbers that bear it."""
    if mention.number and not family_[0]:  # a sign without a type: that of the one work that bears it
        typed = [f for f in sorted(register.by_sign.get(family_[1], ())) if f[2] == family_[2]]
        return typed if len(typed) == 1 else [family_]
    if mention.number or mention.name is None:
        return [family_]
    return [family_, *sorted(register.by_name.get((family_[0], name_key(mention.name)), set()) - {family_})]


def _numbered_first(works: list[Known]) -> Known:
    return min(works, key=lambda k: (not k.numbers, k.key))


def _disagree(one: Known, other: Known) -> bool:
    """Whether two dates of a family can hardly both be right: in one year, or the same day and month of two years."""
    if not one.date or not other.date or one.date == other.date or one.family != other.family:
        return False
    if _of_two_bodies(one, other):
        return False
    told = {key for known in (one, other) if known.authority for key in known.authority.not_same_as}
    if one.key in told or other.key in told:
        return False
    return one.date[:4] == other.date[:4] or one.date[5:] == other.date[5:]


def _of_two_bodies(one: Known, other: Known) -> bool:
    """Whether two days lie on both sides of the day on which the body, or its province, was made anew."""
    own, _, province = one.family[2].rpartition("|")
    anew = sorted((one.date or "", other.date or ""))
    if own:
        return anew[0] < seats.COMMUNES_ANEW <= anew[1]
    return bool(province) and provinces.renewed(province, *anew)


def _outweighs(one: Known, other: Known) -> bool:
    """Whether a date is better known than another: by the publisher, by the text itself, by more texts,
    by more places.
    """
    return weight(one) > weight(other)


def conflicting(register: Register) -> list[tuple[Known, Known]]:
    """Pairs of works of one family whose dates disagree."""
    pairs = []
    for family_ in sorted(register.families):
        works = register.works(family_)
        pairs += [(a, b) for n, a in enumerate(works) for b in works[n + 1 :] if _disagree(a, b)]
    return pairs


# ------------------------------------------------------------------ without a date


def _undated(
    register: Register, family_: Family, mention: Mention, document: Document, when: str | None, titled: bool = False
) -> Choice:
    """`when`: nothing younger is cited; `titled`: in the title of a work of that time, so that the newest is meant."""
    everyone = _works(register, [*_families(register, family_, mention), *_of_session(register, family_, mention)])
    if titled and not mention.number and (newest := _newest(everyone, when or "")):
        return Choice(newest)
    in_time = [known for known in everyone if not _younger(known, when, not mention.number)]
    printed = everyone if mention.number else in_time  # a number says by itself which work it is
    here = [known for known in printed if _full(known) and document.source.slug in known.documents]
    said = _of_this_text(here, mention, document)
    if said is None or said.work is None:
        said = _in_force(register, in_time, mention, document) or said
    return said or _of_the_rest(register, family_, in_time, mention, document)


def _in_force(register: Register, in_time: list[Known], mention: Mention, document: Document) -> Choice | None:
    """The law of a name that is in force on the day of the text, unless the publisher or a text that is held says
    otherwise.
    """
    law = register.in_force(mention, document)
    if law is None or any(k.authority or (k.held and (k.date or "") > law.issued) for k in in_time):
        return None
    return Choice(register.law(law))


def _of_session(register: Register, family_: Family, mention: Mention) -> list[Family]:
    """The families of the same session of the same body, however it is written."""
    if forms.kind(mention.form) != "session":
        return []
    return sorted(f for f in register.by_session.get(session_of(mention.name) or (0, ""), ()) if f[0] == family_[0])


def _of_the_rest(
    register: Register, family_: Family, in_time: list[Known], mention: Mention, document: Document
) -> Choice:
    """What a number or a name means that this text does not tell: what the publisher says; of a name the work of that
    name, be it known by the name alone; of a number the one work that has it.
    """
    said = [known for known in in_time if known.authority]
    if len(said) == 1 and not mention.number:  # the publisher says what the name means
        return Choice(said[0])
    bare = [known for known in register.works(family_) if not _full(known)]
    if bare and not mention.number and forms.kind(mention.form) != "session":
        return Choice(_only_held(in_time, document) or bare[0])
    return _uncontested_one([known for known in in_time if _full(known)], bare, mention)


def _uncontested_one(full: list[Known], bare: list[Known], mention: Mention) -> Choice:
    """Of works told in full the one whose date nothing contradicts; of a name it must be held, or the publisher's."""
    solid = _uncontested(full)
    if len(solid) > 1:
        return Choice(None, tuple(solid), "several")
    if solid and (mention.number or any(k.authority or k.held for k in solid)):
        return Choice(solid[0])
    return Choice(bare[0]) if bare else Choice(None, tuple(solid), "several")


def _of_this_text(here: list[Known], mention: Mention, document: Document) -> Choice | None:
    """What a number or a name means among the works that this text names in full: the one; of several the one that the
    text rests on; None when it names none, or one so old that the name alone may be a later law's.
    """
    if len(here) > 1:
        based = [known for known in here if document.source.slug in known.based]
        here = based if len(based) == 1 else _firm(here)
    if len(here) > 1:
        return Choice(None, tuple(here), "several")
    if here and (mention.number or here[0].numbers or _recent(here[0], document)):
        return Choice(here[0])
    return None


def _only_held(in_time: list[Known], document: Document) -> Known | None:
    """The law that a name alone means: the one that is held, where no other that bears the name was there before this
    text, and it is not so old that a later one may be meant. None when several years bear the name.
    """
    full = [known for known in in_time if _full(known)]
    dated = bool(document.metadata.date)  # what came after a text without a date cannot be told
    return full[0] if dated and len(full) == 1 and full[0].held and _recent(full[0], document) else None


def _firm(works: list[Known]) -> list[Known]:
    """The works whose date no better known one contradicts; all when that leaves none."""
    firm = [k for k in works if not any(_disagree(k, other) and _outweighs(other, k) for other in works)]
    return firm or works


def _uncontested(works: list[Known]) -> list[Known]:
    return [k for k in works if not any(_disagree(k, other) and not _outweighs(k, other) for other in works)]


_LIFE = 12  # years: a name alone in a much younger text may be that of a later law


def _recent(known: Known, document: Document) -> bool:
    """Whether a work of a name can be the one meant by the name alone in a document."""
    return not document.metadata.date or not known.when or int(document.metadata.date[:4]) - int(known.when) <= _LIFE


def _full(known: Known) -> bool:
    """Whether something tells a work from others of its number or name."""
    return known.when is not None or known.held is not None


def _younger(known: Known, when: str | None, named: bool = True) -> bool:
    """A text cannot cite what was issued after it; a sign that holds its year (not `named`)
    says by itself which it is.
    """
    if not when or not known.when:
        return False
    if known.date and len(when) > 4:
        return known.date > when
    return named and known.when > when[:4]


def _newest(works: list[Known], when: str) -> Known | None:
    """The newest work of a name that is not younger than a title in which it stands, nor much older."""
    older = _older(works, when)
    best = [known for known in older if known.held or known.authority or len(known.documents) > 1]
    newest = max(best or older, key=lambda known: (known.when or "", known.date or ""), default=None)
    return newest if newest and int(when[:4]) - int(newest.when or 0) <= _LIFE else None


def _older(works: list[Known], when: str) -> list[Known]:
    """The works that are not younger than a time; of a year alone: of an earlier one, if there are such."""
    older = [known for known in works if known.when and known.when <= when[:4] and not _younger(known, when)]
    before = [known for known in older if (known.when or "") < when[:4]]
    return before if len(when) == 4 and before else older
