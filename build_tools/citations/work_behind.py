"""The work that the words behind a place name: "Điều 5 của Luật …", "Mẫu số 2 tại Phụ lục kèm theo Nghị định số …".

Enters: a block in its words, and the places in it. Leaves: by the place where its phrase begins the work that is said
in one with it; a work without name where the words speak of a text that they do not name.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..addresses.provisions import Phrase
from ..addresses.steps import FORMS
from ..addresses.worded import THIS
from ..model import Block, Kind
from ..model.often_made import changed, often_made
from ..office import types
from ..office.patterns import compiled
from ..office.spelling import words
from ..vietnamese import slug
from . import belonging, forms, self_names
from .belonging import nowhere
from .named_work import PLACE, Found
from .parts import Parts
from .quoting import Quoting
from .type_words import TypeWord

# Between a place and its work; the mark of a note may stand there ("Điều 9 (1) Luật …").
_JOINT = re.compile(
    r"(?: ?\(\d{1,2}\)(?= ))?"
    r"(?:(?:,? *(?:của|tại|thuộc|trong|ban hành kèm(?: theo)?|kèm(?: theo)?|quy định tại|ở))? +"
    rf"|, *(?={words(*types.RANKED_BEGIN)}))"
)
# Also "điểm 26 Phụ lục II về Danh mục … của Luật …".
BRACKET = re.compile(
    r" \((?:trừ|không bao gồm|không kể|gồm|bao gồm|riêng|kể cả|về) [^()]{3,90}\)"
    r"|(?: -| về) Danh mục [^.;:()“”\x1f]{3,200}?(?=(?: của| (?:ban hành )?kèm theo) [A-Z])"
)
_AND = re.compile(r"(?:(?:,| và|, và) )?")
_CARRIED = re.compile(r"(?! này)(?:(?!\d/|[Pp]hụ lục)[^.;:\x1f]){0,250}?kèm(?: theo)? ")
# "mục IV của Phụ lục danh mục các nhiệm vụ … kèm theo Nghị quyết số 140/NQ-CP": an annex told by what it is.
_ANNEX_TOLD = compiled(
    r" (?:của|tại|thuộc|trong) (?P<what>‹annex›|‹list›) (?!(?:ban hành|kèm|đính|này|số)(?!\w))[‹L›][^.;:“”\x1f]{3,600}?"
    r" kèm theo (?:[^.;:“”\x1f]{0,80}? tại )?(?=‹cited› (?:số )?\d)"
)
# "Mục 4 của Phụ lục ban hành kèm theo Thông tư số 3/2020/TT-BTC", "khoản 1 quy chế kèm theo Quyết định số …"
_ANNEX_CARRIED = compiled(
    r",? (?:(?:của|tại|thuộc|trong|ở) )?(?P<what>(?i:‹annex›|‹list›|‹attachable›)|‹schedule›(?: [^\W\d_]+,?){1,12}?)"
    r" (?:(?:được )?ban hành )?"
    r"(?:đính )?kèm(?: theo)? (?:tại |với )?(?=‹cited› (?:số )?\d)"
)


@often_made
@dataclass(frozen=True, slots=True)
class BlockWords:
    """What is known of a block before its places are read."""

    text: str
    block: Block
    named: Sequence[Found]
    typed: Mapping[int, TypeWord]
    printed: str
    details: Found | None
    listed: Found | None
    signed: bool
    at: int  # of the block in its document


def all_behind(words: BlockWords, phrases: Sequence[Phrase], parts: Parts, quoting: Quoting) -> dict[int, Found]:
    """The works that stand directly behind a place, by the place where its phrase begins."""
    by_start = {f.start: f for f in words.named if forms.kind(f.form) != "programme"}
    works: dict[int, Found] = {}
    later: Phrase | None = None
    for phrase in reversed(phrases):
        work = _behind(words, phrase, by_start, works, parts, quoting)
        if work := work or _of_next_form(words.text, phrase, later, works):
            works[phrase.start] = work
        later = phrase
    return works


def _behind(
    words: BlockWords,
    phrase: Phrase,
    by_start: Mapping[int, Found],
    works: Mapping[int, Found],
    parts: Parts,
    quoting: Quoting,
) -> Found | None:
    """The work that the words behind a phrase name, also behind brackets: "Điều 7 (trừ khoản 2), Điều 8 Thông tư số
    …".
    """
    text = words.text
    bracket = BRACKET.match(text, phrase.end)
    at = bracket.end() if bracket else phrase.end
    joint = _JOINT.match(text, at)
    work = by_start.get(joint.end()) if joint else None
    if bracket:
        following = work or works.get(_AND.match(text, at).end())  # type: ignore[union-attr]  # it may be empty
        return nowhere(following, phrase.end) if following else None
    if joint is None:
        return _of_annex(text, phrase.end, by_start)
    word = words.typed.get(joint.end())
    return (
        work
        or _carried(text, word, joint.start(), by_start)
        or _of_annex(text, phrase.end, by_start)
        or belonging.misprinted(text, phrase.end, words.named)
        or _unnamed(words.block, word, joint, phrase.items[-1].steps[-1].kind, parts, quoting)
    )


# "thu hồi theo Mẫu số 47; cưỡng chế theo Mẫu số 48 tại Phụ lục kèm theo Nghị định số …": both are forms of one text.
_NEXT_FORM = re.compile(r"(?:[;,]| và) (?:(?! này(?!\w))[^.:;“”\"\x1f]){2,120} theo ")


def _of_next_form(text: str, phrase: Phrase, later: Phrase | None, works: Mapping[int, Found]) -> Found | None:
    """The work of the next form of a list of things, each by its form, of which the last says whose they all are."""
    work = works.get(later.start) if later else None
    if later is None or work is None or work.own or phrase.items[0].steps[0].kind not in FORMS:
        return None
    listed = later.items[-1].steps[-1].kind in FORMS and _NEXT_FORM.fullmatch(text, phrase.end, later.start)
    return nowhere(work, phrase.end) if listed and text.endswith("theo ", 0, phrase.start) else None


def _carried(text: str, word: TypeWord | None, at: int, by_start: Mapping[int, Found]) -> Found | None:
    """ "Điều 5 Quy chế … ban hành kèm theo Quyết định số …": a place in what another text carries."""
    carried = _CARRIED.match(text, word.end) if word and word.capital and word.type in types.CARRIED else None
    work = by_start.get(carried.end()) if carried else None
    if word is None or work is None or not work.number:
        return None
    return changed(nowhere(work, at), component=None if work.own else slug(word.type))


def _of_annex(text: str, at: int, by_start: Mapping[int, Found]) -> Found | None:
    """A place in an annex that has no number and is named with what carries it."""
    told = _ANNEX_TOLD.match(text, at) or _ANNEX_CARRIED.match(text, at)
    work = by_start.get(told.end()) if told else None
    return changed(nowhere(work, at), component=slug(told["what"])) if told and work and work.number else None


def _unnamed(
    block: Block, word: TypeWord | None, joint: re.Match[str], kind: Kind, parts: Parts, quoting: Quoting
) -> Found | None:
    """ "Điều 7 Thông tư    /2021/TT-NHNN", "Điều 1 của Quyết định ban hành …": a text that the type word alone does not
    name.
    """
    if word is None or word.printed.isupper() or not (word.capital or joint[0].strip(" ,")):
        return None
    if joint[0].strip() == "," and kind in FORMS:
        return None  # "theo Mẫu số 12, Quyết định giao đất theo Mẫu số 13": the next thing of a list
    amends, passage = quoting.context(block, joint.start())
    stand = self_names.standing(word.type, parts.own(block))
    work = passage.work
    if stand == "self" or (amends and (work is None or types.numbered_as(work.type) == types.numbered_as(word.type))):
        return None
    bare = Found(joint.start(), joint.start(), own=stand, form=PLACE)
    return parts.placed(bare, block) if stand else bare


def last_own(phrase: Phrase) -> int:
    """Where the last place of a phrase begins that is named by "này": what stands before it is the text's own, too
    ("Điều 4, khoản 1 Điều này và Điều 5 Luật X").
    """
    return max((i.start for i in phrase.items if any(step.number == THIS for step in i.steps)), default=0)
