"""Ranking: the entries that may answer a query, best first. `browser/ranking.js` ranks the same way; a test holds them
together.

Two steps. *Shortlist*: every entry that holds a word of the query, by the weight of the words it holds. *Score* of
those: BM25F of the words, headings and text each by its own length; words that stand side by side as in the query; how
much of the query is answered at all; what the headings above and the document's name answer; and the same for the whole
clause (the article, or in a plan the topmost numbered item), which is what a long question is about. What the query
names outright comes before all of this (`place_lookup`).
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from .collection import Collection, Contents, is_form
from .place_lookup import Landing, land
from .queries import Query, Slot, read, rounded
from .tuning import (
    ADJACENT,
    AGAIN,
    AGAIN_QUESTION,
    BORROWED,
    CONTEXT,
    ENDED,
    FEWEST_OF_FORM,
    FORM,
    GAIN,
    HEADING,
    HEADING_B,
    HEADING_LENGTH,
    K1,
    MOST_NAMED,
    NAMED,
    NEAR,
    NEXT,
    ROW,
    SHORTLIST,
    SLIP,
    TAIL,
    WHOLE,
    WHOLE_QUESTION,
    WINDOW,
    WITHIN,
    WITHIN_TOP,
    WORK,
    B,
)

_Fits: TypeAlias = Callable[[int], bool]  # whether a document is among those that are looked at


@dataclass(frozen=True, slots=True)
class Hit:
    entry: int
    score: float
    whole: bool = False  # it holds the words of the query in a row


@dataclass(frozen=True, slots=True)
class _Match:
    """What an entry, or a clause as a whole, holds of the query."""

    headed: tuple[float, ...]  # occurrences in headings, by slot
    counts: tuple[float, ...]  # occurrences elsewhere, by slot
    best: tuple[float, ...]  # the best quality, by slot
    pairs: tuple[float, ...]  # how near slot n and n + 1 stand, by slot: 1 side by side
    heading_length: int
    length: int


def find(collection: Collection, typed: str, fits: _Fits | None = None) -> tuple[Query, tuple[Hit, ...]]:
    """What a typed query means and the entries that answer it; when no entry holds all of it in a row, slips are
    thought of.
    """
    query = read(collection, typed)
    hits = rank(collection, query, fits)
    if len(query.slots) in (0, 1) or query.question or any(hit.whole for hit in hits):
        return query, hits
    query = read(collection, typed, forgiving=True)
    return query, rank(collection, query, fits)


def rank(collection: Collection, query: Query, fits: _Fits | None = None) -> tuple[Hit, ...]:
    """The entries that answer a query, best first; entries of equal score in reading order."""
    whole: dict[int, float] = {}
    hits = []
    total = sum(slot.weight for slot in query.slots)
    landing = land(collection, query)
    if not total and not landing.gains:
        return ()
    share = WHOLE_QUESTION if query.question else WHOLE
    wanted = {*_shortlist(collection, query, fits)} - collection.stubs | landing.gains.keys() | {*landing.works}
    most = 0.0
    compounded = frozenset[int]().union(*(span.entries for span in query.spans))
    for entry in sorted(e for e in wanted if fits is None or fits(collection.document[e])):
        group = collection.group[entry]
        match = _matched(collection.contents(entry, query.terms, entry in compounded), query)
        if group not in whole:
            members = collection.members[group]
            match_of_all = (
                match if members == [entry] else _matched(collection.whole(group, query.terms, compounded), query)
            )
            whole[group] = _bm25(query, match_of_all, collection.average_group)
        own = _favoured(collection, query, entry, match, total, landing)
        score = (own + share * whole[group]) * _standing(collection, entry)
        most = max(most, score)
        hits.append(Hit(entry, rounded(_gained(score, landing.gains.get(entry, 0.0))), _in_a_row(match)))
    return _varied(collection, hits, landing, AGAIN_QUESTION if query.question else AGAIN, TAIL * most)


def _favoured(collection: Collection, query: Query, entry: int, match: _Match, total: float, landing: Landing) -> float:
    """What an entry counts by itself: a place in a text that is named counts more, and a form whose title is typed."""
    own = _own(collection, query, entry, match, total)
    if collection.document[entry] in landing.within:  # a place in it is asked for, not the text
        own = own + WITHIN * total if collection.parent[entry] >= 0 else own * WITHIN_TOP
    return own * FORM if _is_titled(collection, query, entry, match) else own


def _gained(score: float, gain: float) -> float:
    """With what is gained; of what is named outright the order is that of the names, whatever else it says."""
    return gain + (NEXT * score / (score + NAMED) if gain > GAIN else score)


def _is_titled(collection: Collection, query: Query, entry: int, match: _Match) -> bool:
    """Whether it is a form whose title is typed, whole or but for two words, with nothing beside it."""
    size = len(query.slots)
    if size < FEWEST_OF_FORM or match.heading_length > size + 2 or not all(match.headed):
        return False
    return is_form(collection.columns["step"][entry])


def matching(collection: Collection, query: Query) -> tuple[frozenset[int], frozenset[int]]:
    """The entries that hold every word of a query, and the documents that do; words that only ask need not be held."""
    asked = [slot for slot in query.slots if not slot.asks] or list(query.slots)
    if not asked:
        return frozenset(), frozenset()
    held = [_answers(query, query.slots.index(slot)).keys() for slot in asked]
    entries = frozenset.intersection(*map(frozenset, held))
    return entries, frozenset.intersection(*(frozenset(collection.document[e] for e in some) for some in held))


def _standing(collection: Collection, entry: int) -> float:
    """A cited work that is not held counts less than a text that is;
    a bare title less than the paragraph it borrows.
    """
    standing = WORK if collection.is_work(entry) else BORROWED if entry + 1 in collection.lends else 1.0
    return standing if collection.stands(entry) else standing * ENDED


def _varied(collection: Collection, hits: list[Hit], landing: Landing, again: float, floor: float) -> tuple[Hit, ...]:
    """Best first, but each further hit in one clause counts less,
    so that the first results are not all of one article; nothing below `floor`.
    """
    seen: dict[int, float] = {}
    out = []
    for hit in sorted(hits, key=lambda h: (-h.score, h.entry)):
        group = collection.group[hit.entry]
        factor = seen.get(group, 1.0)
        seen[group] = factor * again
        out.append(replace(hit, score=rounded(hit.score * factor)))
    return tuple(
        sorted(
            (h for h in _works_behind(collection, out, landing) if h.score >= floor), key=lambda h: (-h.score, h.entry)
        )
    )


def _works_behind(collection: Collection, hits: list[Hit], landing: Landing) -> list[Hit]:
    """The page of a cited work comes right behind the best place in a text that is held, if it says as much or its
    number is typed; a second such page further down.
    """
    texts = [h for h in hits if not collection.is_work(h.entry)]
    works = [h for h in hits if collection.is_work(h.entry)]
    held = max((h.score for h in texts), default=0.0)
    if not held or any(h.entry in landing.gains for h in works):  # asked for by its name
        return hits
    works.sort(key=lambda h: (h.entry not in landing.works, -h.score, h.entry))
    behind = []
    for n, hit in enumerate(works):
        score = min(hit.score, held - 0.0001) * (0.5 if n else 1.0)
        numbered = hit.entry in landing.works and n < MOST_NAMED
        behind.append(replace(hit, score=rounded(held - 0.0001 * (n + 1) if numbered else score)))
    return texts + behind


def _answers(query: Query, place: int) -> Mapping[int, float]:
    """The entries that answer a word of the query, alone or as part of a compound, and how well."""
    spans = [span for span in query.spans if span.first <= place <= span.last]
    if not spans:
        return query.slots[place].entries
    answers = dict(query.slots[place].entries)
    for span in spans:
        for entry in span.entries:
            if span.quality > answers.get(entry, 0.0):
                answers[entry] = span.quality
    return answers


def _shortlist(collection: Collection, query: Query, fits: _Fits | None) -> list[int]:
    """The entries that hold most of the query, by weight.

    Words are counted the weightiest first; once those that are left cannot lift an entry that holds none so far among
    the first, only the entries met already are counted on.
    """
    held: dict[int, float] = {}
    order = sorted(range(len(query.slots)), key=lambda n: (-query.slots[n].weight, n))
    left = sum(slot.weight for slot in query.slots)
    closed = False
    for place in order:
        weight = query.slots[place].weight
        answers = _answers(query, place)
        if not closed and len(held) > SHORTLIST:
            closed = heapq.nlargest(SHORTLIST, held.values())[-1] > left + 0.001
        left -= weight
        if closed:
            for entry in held.keys() & answers.keys() if len(held) < len(answers) else answers:
                if entry in held:
                    held[entry] += weight * answers[entry]
        elif not held:
            held = {entry: weight * quality for entry, quality in answers.items()}
        else:
            for entry, quality in answers.items():
                held[entry] = held.get(entry, 0.0) + weight * quality
    return _weightiest(held if fits is None else {e: v for e, v in held.items() if fits(collection.document[e])})


def _weightiest(held: Mapping[int, float]) -> list[int]:
    """The entries of most weight; of equal weight, as it is rounded, the first."""
    first = heapq.nlargest(SHORTLIST, held.values())
    least = first[-1] - 0.001 if len(first) == SHORTLIST else 0.0  # rounding lifts nothing over more than that
    scores = sorted([(-rounded(value), entry) for entry, value in held.items() if value >= least])
    return [entry for _, entry in scores[:SHORTLIST]]


def _matched(contents: Contents, query: Query) -> _Match:
    """What the words of an entry, or of a clause, hold of the query."""
    size = len(query.slots)
    if not contents.places and not contents.compounds:
        nothing = (0.0,) * size
        return _Match(nothing, nothing, nothing, nothing, contents.heading_length, contents.length)
    places = [_places(contents, slot) for slot in query.slots]
    if any(slot.near for slot in query.slots):
        _add_slips(contents, query, places)
    joined = _add_spans(contents, query, places) if query.spans else [0.0] * size
    pairs = [
        max(joined[n], _nearness(places[n], places[n + 1])) if places[n] and places[n + 1] else joined[n]
        for n in range(size - 1)
    ]
    headed, counts = zip(*[_counts(found) if found else (0.0, 0.0) for found in places], strict=True)
    best = tuple([max(found.values()) if found else 0.0 for found in places])
    return _Match(headed, counts, best, (*pairs, 0.0), contents.heading_length, contents.length)


_Places = dict[int, float]  # place -> how well the word there answers
FEW_TERMS = 12  # so many are asked for one by one sooner than as a set


def _places(contents: Contents, slot: Slot) -> _Places:
    found: _Places = {}
    terms, held = slot.terms, contents.places
    for term in [term for term in terms if term in held] if len(terms) < FEW_TERMS else terms.keys() & held.keys():
        quality = terms[term]
        for place in held[term]:
            if quality > found.get(place, 0.0):
                found[place] = quality
    return found


def _add_slips(contents: Contents, query: Query, places: list[_Places]) -> None:
    slips = [_slips(contents, slot.near, places, n) for n, slot in enumerate(query.slots)]
    for n, found in enumerate(slips):
        for place in found:
            places[n][place] = max(places[n].get(place, 0.0), SLIP)


def _add_spans(contents: Contents, query: Query, places: list[_Places]) -> list[float]:
    """Adds the places of compounds to those of the words they stand for; returns how well they join each word to the
    next.
    """
    joined = [0.0] * len(places)
    for span in query.spans:
        for first, last in contents.compounds.get(span.key, ()):
            for n in range(span.first, span.last + 1):
                place = last if n == span.last else first
                places[n][place] = max(places[n].get(place, 0.0), span.quality)
                joined[n] = max(joined[n], span.quality if n < span.last else 0.0)
    return joined


def _slips(contents: Contents, near: Sequence[str], places: list[dict[int, float]], n: int) -> list[int]:
    """The places of words one letter away that stand beside what answers the word before or after."""
    before = places[n - 1] if n else {}
    after = places[n + 1] if n + 1 < len(places) else {}
    if not before and not after:
        return []
    held = contents.places
    return [p for term in held.keys() & near for p in held[term] if p - 1 in before or p + 1 in after]


def _counts(found: Mapping[int, float]) -> tuple[float, float]:
    """How often a word is answered in headings, and elsewhere."""
    headed = elsewhere = 0.0
    for place in sorted(found) if len(found) > 1 else found:
        if place < 0:
            headed += found[place]
        else:
            elsewhere += found[place]
    return headed, elsewhere


def _nearness(first: Mapping[int, float], second: Mapping[int, float]) -> float:
    """1 when a place of `second` follows a place of `first`, less when it is only near; times the qualities."""
    best = 0.0
    if len(first) <= len(second):
        for place, quality in first.items():
            if place + 1 in second and (after := second[place + 1] * quality) > best:
                best = after
    else:
        for place, quality in second.items():
            if place - 1 in first and (after := quality * first[place - 1]) > best:
                best = after
    if best >= NEAR:
        return best
    return max(best, _near(first, second))


def _near(first: Mapping[int, float], second: Mapping[int, float]) -> float:
    """How near a place of `second` is to one of `first` at best, times the qualities: no nearer than `most`."""
    best, most = 0.0, NEAR * max(second.values()) * max(first.values())
    few = second if len(second) <= 2 * WINDOW else None
    for place, quality in first.items():
        for other in few or range(place - WINDOW, place + WINDOW + 1):
            if place - WINDOW <= other <= place + WINDOW:
                near = NEAR * second.get(other, 0.0) * quality
                if near > best and other != place:
                    best = near
                    if best >= most:
                        return best
    return best


def _bm25(query: Query, match: _Match, average: float) -> float:
    """BM25F of the words, each field by its own length, and of the pairs that stand together as if they were words."""
    heading = HEADING / (1 - HEADING_B + HEADING_B * match.heading_length / HEADING_LENGTH)
    body = 1 / (1 - B + B * match.length / average)
    score = 0.0
    for n, slot in enumerate(query.slots):
        count = match.headed[n] * heading + match.counts[n] * body
        if count:
            score += slot.weight * match.best[n] * count * (K1 + 1) / (count + K1)
    for n in range(len(query.slots) - 1):
        score += ADJACENT * match.pairs[n] * (query.slots[n].weight + query.slots[n + 1].weight) * 0.5
    return score


def _in_a_row(match: _Match) -> bool:
    return len(match.pairs) > 1 and all(pair >= ROW for pair in match.pairs[:-1])


def _own(collection: Collection, query: Query, entry: int, match: _Match, total: float) -> float:
    answered = 0.0
    context = 0.0
    above = collection.above(entry)
    for n, slot in enumerate(query.slots):
        best = match.best[n]
        if best:
            answered += slot.weight * best
        else:
            near = max([slot.entries.get(a, 0.0) for a in above], default=0.0)
            context += CONTEXT * slot.weight * near
            answered += 0.5 * slot.weight * near
    share = answered / total if total else 0.0
    phrase = 0.5 * total if _in_a_row(match) else 0.0
    return (_bm25(query, match, collection.average) + phrase) * (0.3 + 0.7 * share * share) + context
