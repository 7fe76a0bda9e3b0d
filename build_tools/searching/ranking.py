"""Ranking: the entries that may answer a query, best first. `browser/ranking.js` ranks the same way; a test holds them
together.

Two steps. *Shortlist*: every entry that holds a word of the query, by the weight of the words it holds. *Score* of
those: BM25F of the words, headings and text each by its own length; words that stand side by side as in the query; how
much of the query is answered at all; what the headings above and the document's name answer; and the same for the whole
clause (the article, or in a plan the topmost numbered item), which is what a long question is about.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from .collection import Collection, Contents
from .place_lookup import Landing, land
from .queries import Query, read, rounded

SHORTLIST = 300
K1, B = 1.6, 0.8
HEADING, HEADING_B, HEADING_LENGTH = (
    4.0,
    0.6,
    8,
)  # what a word in a heading counts; how a heading's length counts; its usual length
ADJACENT, NEAR, WINDOW = 0.7, 0.2, 5
CONTEXT = 0.35
WHOLE, WHOLE_QUESTION = 0.5, 2.0  # what the clause as a whole counts beside the entry itself
WORK, BORROWED = 0.8, 0.95
ENDED = 0.6  # what a text counts that is not in force on the day
AGAIN, AGAIN_QUESTION = 0.95, 0.6
TAIL = 0.08  # what has less than this share of the best score answers nothing
SLIP = 0.75  # how well a word with a wrong letter answers, where its neighbour stands beside it


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


def find(collection: Collection, typed: str) -> tuple[Query, tuple[Hit, ...]]:
    """What a typed query means and the entries that answer it; when no entry holds all of it in a row, slips are
    thought of.
    """
    query = read(collection, typed)
    hits = rank(collection, query)
    if len(query.slots) in (0, 1) or query.question or any(hit.whole for hit in hits):
        return query, hits
    query = read(collection, typed, forgiving=True)
    return query, rank(collection, query)


def rank(collection: Collection, query: Query) -> tuple[Hit, ...]:
    """The entries that answer a query, best first; entries of equal score in reading order."""
    whole: dict[int, float] = {}
    hits = []
    total = sum(slot.weight for slot in query.slots)
    if not total:
        return ()
    matches: dict[int, _Match] = {}
    landing = land(collection, query)
    for entry in sorted({*_shortlist(query), *landing.gains}):
        group = collection.group[entry]
        if group not in whole:
            members = [_match(collection, query, e, matches) for e in collection.members[group]]
            whole[group] = _bm25(query, _together(members), collection.average_group)
        match = _match(collection, query, entry, matches)
        own = _own(collection, query, entry, match, total)
        share = WHOLE_QUESTION if query.question else WHOLE
        score = (own + share * whole[group]) * _standing(collection, entry) + landing.gains.get(entry, 0.0)
        hits.append(Hit(entry, rounded(score), _in_a_row(match)))
    return _varied(collection, hits, landing, AGAIN_QUESTION if query.question else AGAIN)


def _standing(collection: Collection, entry: int) -> float:
    """A cited work that is not held counts less than a text that is;
    a bare title less than the paragraph it borrows.
    """
    standing = WORK if collection.is_work(entry) else BORROWED if entry + 1 in collection.lends else 1.0
    return standing if collection.stands(entry) else standing * ENDED


def _varied(collection: Collection, hits: list[Hit], landing: Landing, again: float) -> tuple[Hit, ...]:
    """Best first, but each further hit in one clause counts less,
    so that the first results are not all of one article.
    """
    seen: dict[int, float] = {}
    out = []
    for hit in sorted(hits, key=lambda h: (-h.score, h.entry)):
        group = collection.group[hit.entry]
        factor = seen.get(group, 1.0)
        seen[group] = factor * again
        out.append(replace(hit, score=rounded(hit.score * factor)))
    floor = TAIL * max(h.score - landing.gains.get(h.entry, 0.0) for h in out) if out else 0.0
    return tuple(
        sorted(
            (h for h in _works_behind(collection, out, landing) if h.score >= floor), key=lambda h: (-h.score, h.entry)
        )
    )


def _works_behind(collection: Collection, hits: list[Hit], landing: Landing) -> list[Hit]:
    """The page of a cited work comes right behind the best place in a text that is held, a second such page further
    down.
    """
    held = max((h.score for h in hits if not collection.is_work(h.entry)), default=0.0)
    works = sorted((h for h in hits if collection.is_work(h.entry)), key=lambda h: (-h.score, h.entry))
    if not held or not works or works[0].entry in landing.gains:  # asked for by its name
        return hits
    behind = [replace(h, score=rounded(min(h.score, held - 0.0001) * (0.5 if n else 1.0))) for n, h in enumerate(works)]
    return [h for h in hits if not collection.is_work(h.entry)] + behind


def _shortlist(query: Query) -> list[int]:
    held: dict[int, float] = {}
    for place, slot in enumerate(query.slots):
        answers = dict(slot.entries)
        for span in query.spans:
            if span.first <= place <= span.last:
                for entry in sorted(span.entries):
                    answers[entry] = max(answers.get(entry, 0.0), span.quality)
        for entry, quality in answers.items():
            held[entry] = held.get(entry, 0.0) + slot.weight * quality
    scores = {entry: rounded(value) for entry, value in held.items()}
    return sorted(scores, key=lambda e: (-scores[e], e))[:SHORTLIST]


def _match(collection: Collection, query: Query, entry: int, known: dict[int, _Match]) -> _Match:
    if entry not in known:
        known[entry] = _matched(collection.contents(entry), query)
    return known[entry]


def _matched(contents: Contents, query: Query) -> _Match:
    """What the words of an entry hold of the query."""
    size = len(query.slots)
    if not query.spans and query.terms.isdisjoint(contents.places):
        nothing = (0.0,) * size
        return _Match(nothing, nothing, nothing, nothing, contents.heading_length, contents.length)
    places = [_places(contents, slot.terms) for slot in query.slots]
    if any(slot.near for slot in query.slots):
        _add_slips(contents, query, places)
    joined = _add_spans(contents, query, places) if query.spans else [0.0] * size
    pairs = [max(joined[n], _nearness(places[n], places[n + 1])) for n in range(size - 1)]
    headed, counts = zip(*(_counts(found, contents.heading_end) for found in places), strict=True)
    best = tuple(max(found.values(), default=0.0) for found in places)
    return _Match(headed, counts, best, (*pairs, 0.0), contents.heading_length, contents.length)


_Places = dict[int, float]  # place -> how well the word there answers


def _places(contents: Contents, terms: Mapping[str, float]) -> _Places:
    found: _Places = {}
    for term, quality in terms.items() if len(terms) < len(contents.places) else _common(terms, contents):
        for place in contents.places.get(term, ()):
            if quality > found.get(place, 0.0):
                found[place] = quality
    return found


def _common(terms: Mapping[str, float], contents: Contents) -> list[tuple[str, float]]:
    return [(term, terms[term]) for term in contents.places if term in terms]


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
    return [p for term in near for p in contents.places.get(term, ()) if p - 1 in before or p + 1 in after]


def _counts(found: Mapping[int, float], heading_end: int) -> tuple[float, float]:
    """How often a word is answered in the heading, and elsewhere."""
    headed = elsewhere = 0.0
    for place in sorted(found) if len(found) > 1 else found:
        if place < heading_end:
            headed += found[place]
        else:
            elsewhere += found[place]
    return headed, elsewhere


def _nearness(first: Mapping[int, float], second: Mapping[int, float]) -> float:
    """1 when a place of `second` follows a place of `first`, less when it is only near; times the qualities."""
    best = 0.0
    if not first or not second:
        return best
    for place, quality in first.items():
        after = second.get(place + 1, 0.0) * quality
        if after > best:
            best = after
    if best >= NEAR:
        return best
    for place, quality in first.items():
        for other in range(place - WINDOW, place + WINDOW + 1):
            near = NEAR * second.get(other, 0.0) * quality
            if near > best and other != place:
                best = near
    return best


def _together(members: Sequence[_Match]) -> _Match:
    """The members of a clause as one text."""
    slots = range(len(members[0].counts))
    return _Match(
        tuple(sum(m.headed[n] for m in members) for n in slots),
        tuple(sum(m.counts[n] for m in members) for n in slots),
        tuple(max(m.best[n] for m in members) for n in slots),
        tuple(max(m.pairs[n] for m in members) for n in slots),
        sum(m.heading_length for m in members),
        sum(m.length for m in members),
    )


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
    return len(match.pairs) > 1 and all(pair >= 0.7 for pair in match.pairs[:-1])


def _own(collection: Collection, query: Query, entry: int, match: _Match, total: float) -> float:
    answered = 0.0
    context = 0.0
    above = collection.above(entry)
    for n, slot in enumerate(query.slots):
        best = match.best[n]
        if best:
            answered += slot.weight * best
        else:
            near = max((slot.entries.get(a, 0.0) for a in above), default=0.0)
            context += CONTEXT * slot.weight * near
            answered += 0.5 * slot.weight * near
    share = answered / total
    phrase = 0.5 * total if _in_a_row(match) else 0.0
    return (_bm25(query, match, collection.average) + phrase) * (0.3 + 0.7 * share * share) + context
