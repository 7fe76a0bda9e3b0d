// Ranking: the entries that may answer a query, best first (`ranking.py` is the same in Python, line by line).

const SHORTLIST = 300;
const K1 = 1.6, B = 0.8;
const HEADING = 4, HEADING_B = 0.6, HEADING_LENGTH = 8;
const ADJACENT = 0.7, NEAR = 0.2, WINDOW = 5;
const CONTEXT = 0.35;
const WORK = 0.8, BORROWED = 0.95;
const ENDED = 0.6;
const AGAIN = 0.95, AGAIN_QUESTION = 0.6;
const TAIL = 0.08;
const SLIP = 0.75;
const WHOLE = 0.5, WHOLE_QUESTION = 2;

function find(collection, typed) {
  const query = readQuery(collection, typed);
  const hits = rank(collection, query);
  if (query.slots.length < 2 || query.question || hits.some(hit => hit.whole)) return { query, hits };
  const forgiving = readQuery(collection, typed, true);
  return { query: forgiving, hits: rank(collection, forgiving) };
}

function rank(collection, query) {
  let total = 0;
  for (const slot of query.slots) total += slot.weight;
  if (!total) return [];
  const known = new Map(), whole = new Map(), hits = [];
  const match = entry => {
    if (!known.has(entry)) known.set(entry, matched(contentsOf(collection, entry), query));
    return known.get(entry);
  };
  const gains = land(collection, query).gains;
  for (const entry of [...new Set([...shortlist(query), ...gains.keys()])].sort((a, b) => a - b)) {
    const group = collection.group[entry];
    if (!whole.has(group))
      whole.set(group, bm25(query, together(collection.members.get(group).map(match)), collection.averageGroup));
    const own = ownScore(collection, query, entry, match(entry), total);
    const share = query.question ? WHOLE_QUESTION : WHOLE;
    const score = (own + share * whole.get(group)) * standingOf(collection, entry) + (gains.get(entry) || 0);
    hits.push({ entry, score: rounded(score), whole: inARow(match(entry)) });
  }
  return varied(collection, hits, gains, query.question ? AGAIN_QUESTION : AGAIN);
}

function standingOf(collection, entry) {
  const standing = !documentOf(collection, entry).slug ? WORK : collection.lends.has(entry + 1) ? BORROWED : 1;
  return stateOf(collection, documentOf(collection, entry)) === "on" ? standing : standing * ENDED;
}

// Best first, but each further hit in one clause counts less, so that the first results are not all of one article.
function varied(collection, hits, gains, again) {
  const best = (a, b) => b.score - a.score || a.entry - b.entry;
  const seen = new Map();
  const out = hits.sort(best).map(({ entry, score, whole }) => {
    const group = collection.group[entry], factor = seen.has(group) ? seen.get(group) : 1;
    seen.set(group, factor * again);
    return { entry, score: rounded(score * factor), whole };
  });
  const floor = TAIL * out.reduce((most, { entry, score }) => Math.max(most, score - (gains.get(entry) || 0)), 0);
  return worksBehind(collection, out, gains).filter(hit => hit.score >= floor).sort(best);
}

// The page of a cited work comes right behind the best place in a text that is held, a second such page further down.
function worksBehind(collection, hits, gains) {
  const isWork = hit => !documentOf(collection, hit.entry).slug;
  const texts = hits.filter(hit => !isWork(hit));
  const works = hits.filter(isWork).sort((a, b) => b.score - a.score || a.entry - b.entry);
  const held = texts.reduce((most, hit) => Math.max(most, hit.score), 0);
  if (!held || !works.length || gains.has(works[0].entry)) return hits;
  return [...texts, ...works.map((hit, n) => ({ ...hit, score: rounded(Math.min(hit.score, held - 0.0001) * (n ? 0.5 : 1)) }))];
}

function shortlist(query) {
  const held = new Map();
  query.slots.forEach((slot, place) => {
    const answers = new Map(slot.entries);
    for (const span of query.spans)
      if (span.first <= place && place <= span.last)
        for (const entry of span.entries) answers.set(entry, Math.max(answers.get(entry) || 0, span.quality));
    for (const [entry, quality] of answers) held.set(entry, (held.get(entry) || 0) + slot.weight * quality);
  });
  const scores = [...held].map(([entry, value]) => [entry, rounded(value)]);
  return scores.sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, SHORTLIST).map(pair => pair[0]);
}

function matched(contents, query) {
  const places = query.slots.map(() => new Map());
  const put = (n, place, quality) => { if (quality > (places[n].get(place) || 0)) places[n].set(place, quality); };
  query.slots.forEach((slot, n) => {
    for (const [term, quality] of slot.terms)
      for (const place of contents.places.get(term) || []) put(n, place, quality);
  });
  const slips = query.slots.map((slot, n) => {
    const found = [];
    for (const term of slot.near)
      for (const p of contents.places.get(term) || [])
        if ((n && places[n - 1].has(p - 1)) || (n + 1 < places.length && places[n + 1].has(p + 1))) found.push(p);
    return found;
  });
  slips.forEach((found, n) => { for (const place of found) places[n].set(place, Math.max(places[n].get(place) || 0, SLIP)); });
  const joined = query.slots.map(() => 0);
  for (const span of query.spans)
    for (const [first, last] of contents.compounds.get(span.key) || [])
      for (let n = span.first; n <= span.last; n++) {
        put(n, n === span.last ? last : first, span.quality);
        if (n < span.last) joined[n] = Math.max(joined[n], span.quality);
      }
  const pairs = query.slots.map((_, n) => n + 1 < places.length ? Math.max(joined[n], nearness(places[n], places[n + 1])) : 0);
  const counted = places.map(found => countsOf(found, contents.headingEnd));
  return {
    headed: counted.map(([headed]) => headed),
    counts: counted.map(([, elsewhere]) => elsewhere),
    best: places.map(found => Math.max(0, ...found.values())),
    pairs, headingLength: contents.headingLength, length: contents.length,
  };
}

// How often a word is answered in the heading, and elsewhere.
function countsOf(found, headingEnd) {
  let headed = 0, elsewhere = 0;
  for (const place of [...found.keys()].sort((a, b) => a - b))
    if (place < headingEnd) headed += found.get(place); else elsewhere += found.get(place);
  return [headed, elsewhere];
}

function nearness(first, second) {
  let best = 0;
  if (!first.size || !second.size) return best;
  for (const [place, quality] of first) best = Math.max(best, (second.get(place + 1) || 0) * quality);
  if (best >= NEAR) return best;
  for (const [place, quality] of first)
    for (let other = place - WINDOW; other <= place + WINDOW; other++)
      if (other !== place) best = Math.max(best, NEAR * (second.get(other) || 0) * quality);
  return best;
}

function together(members) {
  const slots = members[0].counts.map((_, n) => n);
  const most = (field, n) => members.reduce((best, m) => Math.max(best, m[field][n]), 0);
  const sum = value => members.reduce((all, m) => all + value(m), 0);
  return {
    headed: slots.map(n => sum(m => m.headed[n])),
    counts: slots.map(n => sum(m => m.counts[n])),
    best: slots.map(n => most("best", n)),
    pairs: slots.map(n => most("pairs", n)),
    headingLength: sum(m => m.headingLength),
    length: sum(m => m.length),
  };
}

function bm25(query, match, average) {
  const heading = HEADING / (1 - HEADING_B + HEADING_B * match.headingLength / HEADING_LENGTH);
  const body = 1 / (1 - B + B * match.length / average);
  let score = 0;
  query.slots.forEach((slot, n) => {
    const count = match.headed[n] * heading + match.counts[n] * body;
    if (count) score += slot.weight * match.best[n] * count * (K1 + 1) / (count + K1);
  });
  for (let n = 0; n + 1 < query.slots.length; n++)
    score += ADJACENT * match.pairs[n] * (query.slots[n].weight + query.slots[n + 1].weight) * 0.5;
  return score;
}

function inARow(match) {
  return match.pairs.length > 1 && match.pairs.slice(0, -1).every(pair => pair >= 0.7);
}

function ownScore(collection, query, entry, match, total) {
  const above = entriesAbove(collection, entry);
  let answered = 0, context = 0;
  query.slots.forEach((slot, n) => {
    const best = match.best[n];
    if (best) {
      answered += slot.weight * best;
    } else {
      const near = above.reduce((most, a) => Math.max(most, slot.entries.get(a) || 0), 0);
      context += CONTEXT * slot.weight * near;
      answered += 0.5 * slot.weight * near;
    }
  });
  const share = answered / total;
  const phrase = inARow(match) ? 0.5 * total : 0;
  return (bm25(query, match, collection.average) + phrase) * (0.3 + 0.7 * share * share) + context;
}
