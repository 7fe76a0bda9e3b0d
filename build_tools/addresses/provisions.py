"""Places inside a text: "các điểm a, b và c khoản 1 Điều 5", "từ Điều 5 đến Điều 10", "khoản 2 Điều này".

Enters: words as a text prints them. Leaves: phrases, each a chain of items (one item is one place cited) with the steps
it names, the largest first. Steps that the words leave out ("khoản này") are for the resolver, who knows where the
words stand. One place with its kind and number is read by `worded`.

    >>> (phrase,) = read("tại các điểm a, b khoản 1 và khoản 3 Điều 5 Luật này")
    >>> [item.words for item in phrase.items]
    ['các điểm a', 'b khoản 1', 'khoản 3 Điều 5']
    >>> [steps_in_words(item) for item in phrase.items]
    ['dieu 5, khoan 1, diem a', 'dieu 5, khoan 1, diem b', 'dieu 5, khoan 3']
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..model import Kind, Step
from ..model.often_made import often_made
from .steps import LARGE, NAMINGS, WHOLE, steps
from .worded import PRINTED, PRINTED_END, THIS, WordedPlace, find, here

# Behind a number: what is counted, so that the number is no place ("Điều 5 và 12 xã", "khoản 1 đến 3 tỷ đồng").
_COUNTED = (
    r" +(?:xã|phường|đặc khu|thị trấn|huyện|quận|tỉnh|thành phố|thôn|hộ|người|ngày|tháng|năm|giờ|lần|tỷ|triệu|nghìn"
    r"|đồng|trường hợp|đơn vị|cơ quan|doanh nghiệp|dự án|bộ|bản|cuộc|nhóm|nội dung|nhiệm vụ|loại|cấp|m2|ha|km|kg)"
    r"(?!\w)"
)
_OF_ROWS = re.compile(NAMINGS[Kind.KHOAN].of_rows, re.IGNORECASE)
_RANK = {kind: rank for rank, kind in enumerate(NAMINGS)}
# "Mục 1; 3 Chương V": behind a semicolon a number goes on with the list where its larger place follows.
_LARGER = "|".join(word.capitalize() for kind in (*LARGE, Kind.DIEU) for word in NAMINGS[kind].words)
_LATER = rf" *; *(?=\d{{1,3}}[a-zđ]?(?:[,;] \d{{1,3}}[a-zđ]?)*,? (?:{_LARGER}) )"
_MORE = {
    kind: re.compile(
        rf"(?P<sep> *, *(?:và |hoặc )?|{_LATER}| +(?:và|hoặc|đến|hay) +| *[–-] *"
        rf"(?={'.' if kind is Kind.DIEM else chr(92) + 'd'}))"
        rf"{'(?!0)' if kind in (Kind.DIEU, Kind.KHOAN) else ''}(?P<n>{number}){PRINTED_END}(?! *%)(?!{_COUNTED})"
    )
    for kind, number in PRINTED.numbers.items()
}
_BETWEEN = re.compile(
    r"(?P<sep> *, *(?:và |hoặc )?(?:tại |của |cả )?| *; *(?=[đĐkKmMcCpP])| +(?:và|hoặc|hay|cũng như)(?: tại| của)? +|"
    r" +(?:đến|tới)(?: hết)? +"
    r"| +(?:của|tại|thuộc|ở|trong) +| +)(?=(?:các +)?(?:từ +)?(?:"
    + "|".join(
        f"{each}[ \\d]"
        for kind in PRINTED.numbers
        for name in (*NAMINGS[kind].words, NAMINGS[kind].of_rows)
        if name
        for each in dict.fromkeys((f"[{name[0].upper()}{name[0]}]{name[1:]}", name.title(), name.upper()))
    )
    + "))"
)


@often_made
@dataclass(frozen=True, slots=True)
class Item:
    """One place cited: words text[start:end] and the steps from the largest to the smallest."""

    start: int
    end: int
    steps: tuple[Step, ...]
    words: str
    loose: bool = False  # the words do not say of which larger place it is
    row: bool = False  # of a table or a list: a place only where the words say of which annex it is


@often_made
@dataclass(frozen=True, slots=True)
class Phrase:
    start: int
    end: int
    items: tuple[Item, ...]


@often_made
@dataclass(frozen=True, slots=True)
class _Token:
    named: WordedPlace
    sep: str  # what stands before it: "" first, " " adjacent, "," and so on


def steps_in_words(item: Item) -> str:
    """For tests and messages."""
    return ", ".join(f"{step.kind.name.lower()} {step.number}" for step in item.steps)


def read(text: str) -> tuple[Phrase, ...]:
    """Every phrase that names places, in reading order."""
    phrases, at = [], 0
    while first := find(text, PRINTED, at):
        tokens, at = _tokens(text, first)
        phrases.append(Phrase(first.start, at, _items(text, tokens)))
    return tuple(phrases)


_IN = ("tại", "ở", "trong", "thuộc")
_MOST = 160  # places in one phrase


def _tokens(text: str, first: WordedPlace) -> tuple[list[_Token], int]:
    """The tokens of one phrase, and where it ends."""
    tokens: list[_Token] = []
    named: WordedPlace | None = first
    sep, at = "", first.end
    while named and len(tokens) < _MOST:
        tokens.append(_Token(named, sep))
        at = named.end
        # "Điều này và 06 xã": behind a place that is named by "này" a number alone is no other
        while len(tokens) < _MOST and named.number != THIS and (more := _MORE[named.kind].match(text, at)):
            tokens.append(
                _Token(
                    WordedPlace(named.kind, more["n"], steps(named.kind, more["n"]), more.start("n"), more.end()),
                    more["sep"],
                )
            )
            at = more.end()
        between = _BETWEEN.match(text, at)
        named = here(text, PRINTED, between.end()) if between else None
        sep = between["sep"] if between else ""
        if tokens[-1].named.number == THIS and sep.strip() in _IN:
            break  # "nội dung hướng dẫn Khoản này tại Khoản 6 Điều 33 Nghị định số …": two places
    return tokens, at


# ------------------------------------------------------------------ which step belongs to which


def _rank(token: _Token) -> int:
    return _RANK[token.named.kind]


def _adjacent(token: _Token) -> bool:
    """Whether nothing parts a token from the one before it but a comma, a blank or "của"."""
    return token.sep.strip() in ("", ",", "của", "tại", "thuộc", "ở", "trong")


_OVER = (*WHOLE, Kind.PHAN, Kind.CHUONG, Kind.MUC, Kind.TIEU_MUC)


def _listed(small: _Token, large: _Token, between: _Token) -> bool:
    """Whether a Điều and what is larger are two places: a comma parts them ("tên Chương II, Điều 9", "Điều 29, Chương
    V").
    """
    return small.named.kind is Kind.DIEU and large.named.kind in _OVER and between.sep.strip() == ","


def _parent(tokens: list[_Token], n: int) -> int | None:
    """The token that names the larger place of token n: the next larger one to the right,
    with its list between them.
    """
    for k in range(n + 1, len(tokens)):
        if _rank(tokens[k]) < _rank(tokens[n]):
            apart = _listed(tokens[k - 1], tokens[k], tokens[k]) or _of_its_own(tokens, n, k)
            return k if _adjacent(tokens[k]) and not apart else None
    return None


def _of_its_own(tokens: list[_Token], n: int, k: int) -> bool:
    """Whether a larger place is that of a khoản behind a Điều: "Điều 16, khoản 13 Mục I Phụ lục I"."""
    if tokens[n].named.kind is not Kind.DIEU:
        return False
    return any(_rank(between) > _rank(tokens[n]) for between in tokens[n + 1 : k])


def _left_parent(tokens: list[_Token], n: int) -> int | None:
    """In reversed order ("Điều 5 khoản 2") the next larger one to the left, when only a list or nothing parts them."""
    for k in range(n - 1, -1, -1):
        if _rank(tokens[k]) < _rank(tokens[n]):
            return None if _listed(tokens[n], tokens[k], tokens[k + 1]) else k
        if not _adjacent(tokens[k + 1]) and _rank(tokens[k]) != _rank(tokens[k + 1]):
            return None
    return None


def _items(text: str, tokens: list[_Token]) -> tuple[Item, ...]:
    if len(tokens) == 1:  # as in most phrases
        return (_made(text, tokens, [None], 0, set(), ()),)
    parents = [_parent(tokens, n) for n in range(len(tokens))]
    for n in range(1, len(tokens)):
        if parents[n] is None and tokens[n].sep.strip() in ("", ",") and _rank(tokens[n]) > _rank(tokens[n - 1]):
            parents[n] = _left_parent(tokens, n)
        elif (
            parents[n] is None
            and _rank(tokens[n]) == _rank(tokens[n - 1])
            and (former := parents[n - 1]) is not None
            and former < n
        ):
            parents[n] = former
    leads = {p for p in parents if p is not None}
    spread = _spread(text, tokens, parents)
    return tuple(
        _made(text, tokens, parents, n, leads, spread.get(n, ())) for n in range(len(tokens)) if n not in leads
    )


def _spread(text: str, tokens: list[_Token], parents: list[int | None]) -> dict[int, tuple[Step, ...]]:
    """What is said of each number of a list that "các" leads: "khoản 5 các Điều 6, 7 và 8" is khoản 5 of each."""
    found: dict[int, tuple[Step, ...]] = {}
    for k, token in enumerate(tokens):
        below = [n for n, parent in enumerate(parents) if parent == k]
        if len(below) != 1 or below[0] in parents or text[token.named.start :][:3].lower() != "các":
            continue
        for n in range(k + 1, len(tokens)):
            if tokens[n].named.kind is not token.named.kind or not text[tokens[n].named.start].isdigit():
                break
            found[n] = tokens[below[0]].named.steps
    return found


def _is_row(text: str, tokens: list[_Token], n: int) -> bool:
    """Whether a token, or the list in which its number stands, is named as a row."""
    while n and text[tokens[n].named.start].isdigit():
        n -= 1
    return bool(_OF_ROWS.match(text, tokens[n].named.start))


def _made(
    text: str, tokens: list[_Token], parents: list[int | None], n: int, leads: set[int], below: tuple[Step, ...]
) -> Item:
    """Token n with all that is larger, and with what a list says of each of its numbers (`below`)."""
    chain, k = [n], parents[n]
    while k is not None:
        chain.append(k)
        k = parents[k]
    end = tokens[n].named.end
    for step in chain[1:]:  # the words of its own tail, when they follow without another item between
        if step == chain[chain.index(step) - 1] + 1:
            end = tokens[step].named.end
        else:
            break
    start = tokens[n].named.start
    for step in sorted(chain[1:]):
        if step < n and all(k in chain or k in leads for k in range(step, n)):
            start = min(start, tokens[step].named.start)
            break
    named = (*(step for k in reversed(chain) for step in tokens[k].named.steps), *below)
    row = _is_row(text, tokens, n)
    if row and any(step.kind is Kind.DIEU for step in named):
        return Item(start, end, named[:-1], text[start:end])  # of a table in a Điều, whose khoản are other places
    return Item(start, end, named, text[start:end], _loose(tokens, chain), row)


def _loose(tokens: list[_Token], chain: list[int]) -> bool:
    """ "khoản 1 và Điều 9": a khoản without its Điều before a larger place of which it is not."""
    last = chain[-1]
    return tokens[last].named.kind in (Kind.KHOAN, Kind.DIEM) and any(
        _rank(t) < _rank(tokens[last]) for t in tokens[last + 1 :]
    )
