// Ranking: the entries that may answer a query, best first (`ranking.py` is the same in Python, line by line).

// `fits`: whether a document is among those that are looked at.
function find(collection, typed, fits) {
  const query = readQuery(collection, typed);
  const hits = rank(collection, query, fits);
  if (query.slots.length < 2 || query.question || hits.some(hit => hit.whole)) return { query, hits };
  const forgiving = readQuery(collection, typed, true);
  return { query: forgiving, hits: rank(collection, forgiving, fits) };
}

function rank(collection, query, fits) {
  let total = 0;
  for (const slot of query.slots) total += slot.weight;
  const landing = landed(collection, query), { gains, works = [] } = landing;
  if (!total && !gains.size) return [];
  const whole = new Map(), hits = [], share = query.question ? WHOLE_QUESTION : WHOLE;
  const wanted = [...new Set([...shortlist(collection, query, fits).filter(entry => !collection.stubs.has(entry)),
    ...gains.keys(), ...works])].sort((a, b) => a - b);
  let most = 0;
  const terms = new Set(query.slots.flatMap(slot => [...slot.terms.keys(), ...slot.near]));
  const compounded = new Set(query.spans.flatMap(span => [...span.entries]));
  for (const entry of wanted) {
    if (fits && !fits(collection.document[entry])) continue;
    const group = collection.group[entry];
    const match = matched(contentsOf(collection, entry, terms, compounded.has(entry)), query);
    if (!whole.has(group)) {
      const members = collection.members.get(group), alone = members.length === 1 && members[0] === entry;
      whole.set(group, bm25(query, alone ? match : matched(wholeOf(collection, group, terms, compounded), query),
        collection.averageGroup));
    }
    let own = ownScore(collection, query, entry, match, total);
    // a place in it is asked for
    if (landing.within.has(collection.document[entry])) own = collection.parent[entry] >= 0 ? own + WITHIN * total
      : own * WITHIN_TOP;
    if (isTitled(collection, query, entry, match)) own *= FORM;
    const score = (own + share * whole.get(group)) * standingOf(collection, entry);
    most = Math.max(most, score);
    hits.push({ entry, score: rounded(gained(score, gains.get(entry) || 0)), whole: inARow(match) });
  }
  return varied(collection, hits, landing, query.question ? AGAIN_QUESTION : AGAIN, TAIL * most);
}

// With what is gained; of what is named outright the order is that of the names, whatever else it says.
function gained(score, gain) {
  return gain + (gain > GAIN ? NEXT * score / (score + NAMED) : score);
}

// Whether it is a form whose title is typed, whole or but for two words, with nothing beside it.
function isTitled(collection, query, entry, match) {
  const size = query.slots.length;
  return size >= FEWEST_OF_FORM && match.headingLength <= size + 2 && match.headed.every(count => count)
    && FORM_STEP.test(collection.columns.step[entry]);
}

// The entries that hold every word of a query, and the documents that do; words that only ask need not be held.
function matching(collection, query) {
  const all = query.slots.map((_, n) => n), asked = all.filter(n => !query.slots[n].asks);
  const held = (asked.length ? asked : all).map(n => new Set(answersOf(query, n).keys()));
  return { entries: common(held),
    documents: common(held.map(some => new Set([...some].map(entry => collection.document[entry])))) };
}

// What stands in each of some sets.
function common(sets) {
  return sets.slice(1).reduce((left, set) => new Set([...left].filter(one => set.has(one))), new Set(sets[0]));
}

function standingOf(collection, entry) {
  const standing = !documentOf(collection, entry).slug ? WORK : collection.lends.has(entry + 1) ? BORROWED : 1;
  return stateOf(collection, documentOf(collection, entry)) === "on" ? standing : standing * ENDED;
}

// Best first, but each further hit in one clause counts less, so that the first results are not all of one article.
function varied(collection, hits, { gains, works = [] }, again, floor) {
  const best = (a, b) => b.score - a.score || a.entry - b.entry;
  const seen = new Map();
  const out = hits.sort(best).map(({ entry, score, whole }) => {
    const group = collection.group[entry], factor = seen.has(group) ? seen.get(group) : 1;
    seen.set(group, factor * again);
    return { entry, score: rounded(score * factor), whole };
  });
  return worksBehind(collection, out, gains, works).filter(hit => hit.score >= floor).sort(best);
}

// The page of a cited work comes right behind the best place in a text that is held, if it says as much or its number
// is typed; a second such page further down.
function worksBehind(collection, hits, gains, numbered) {
  const isWork = hit => !documentOf(collection, hit.entry).slug;
  const texts = hits.filter(hit => !isWork(hit)), behind = hits.filter(hit => isWork(hit) && !gains.has(hit.entry));
  const other = hit => !numbered.includes(hit.entry);
  const works = behind.sort((a, b) => other(a) - other(b) || b.score - a.score || a.entry - b.entry);
  const held = texts.reduce((most, hit) => Math.max(most, hit.score), 0);
  if (!held || !works.length || hits.some(hit => isWork(hit) && gains.has(hit.entry))) return hits;
  return [...texts, ...works.map((hit, n) => ({ ...hit, score: rounded(!other(hit) && n < MOST_NAMED
    ? held - 0.0001 * (n + 1) : Math.min(hit.score, held - 0.0001) * (n ? 0.5 : 1)) }))];
}

// The entries that answer a word of the query, alone or as part of a compound, and how well.
function answersOf(query, place) {
  const spans = query.spans.filter(span => span.first <= place && place <= span.last);
  if (!spans.length) return query.slots[place].entries;
  const answers = new Map(query.slots[place].entries);
  for (const span of spans)
    for (const entry of span.entries) if (span.quality > (answers.get(entry) || 0)) answers.set(entry, span.quality);
  return answers;
}

// Words are counted the weightiest first; once those that are left cannot lift an entry that holds none so far among
// the first, only the entries met already are counted on.
function shortlist(collection, query, fits) {
  const held = new Map(), slots = query.slots;
  const order = slots.map((_, n) => n).sort((a, b) => slots[b].weight - slots[a].weight || a - b);
  let left = slots.reduce((sum, slot) => sum + slot.weight, 0), closed = false;
  for (const place of order) {
    const { weight } = slots[place], answers = answersOf(query, place);
    if (!closed && held.size > SHORTLIST) closed = Float64Array.from(held.values())
      .sort()[held.size - SHORTLIST] > left + 0.001;
    left -= weight;
    for (const [entry, quality] of answers) if (!closed || held.has(entry)) held.set(
      entry, (held.get(entry) || 0) + weight * quality);
  }
  return weightiest(fits ? [...held].filter(([entry]) => fits(collection.document[entry])) : [...held]);
}

function weightiest(held) {
  const values = Float64Array.from(held, pair => pair[1]).sort();
  const least = values.length > SHORTLIST ? values[values.length - SHORTLIST] - 0.001 : 0;
  const scores = held.filter(pair => pair[1] >= least).map(([entry, value]) => [entry, rounded(value)]);
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
  slips.forEach((found, n) => { for (const place of found) places[n]
    .set(place, Math.max(places[n].get(place) || 0, SLIP)); });
  const joined = query.slots.map(() => 0);
  for (const span of query.spans)
    for (const [first, last] of contents.compounds.get(span.key) || [])
      for (let n = span.first; n <= span.last; n++) {
        put(n, n === span.last ? last : first, span.quality);
        if (n < span.last) joined[n] = Math.max(joined[n], span.quality);
      }
  const pairs = query.slots.map((_, n) => n + 1 < places.length
    ? Math.max(joined[n], nearness(places[n], places[n + 1])) : 0);
  const counted = places.map(countsOf);
  return {
    headed: counted.map(([headed]) => headed),
    counts: counted.map(([, elsewhere]) => elsewhere),
    best: places.map(found => Math.max(0, ...found.values())),
    pairs, headingLength: contents.headingLength, length: contents.length,
  };
}

// How often a word is answered in headings, and elsewhere.
function countsOf(found) {
  let headed = 0, elsewhere = 0;
  for (const place of [...found.keys()].sort((a, b) => a - b))
    if (place < 0) headed += found.get(place); else elsewhere += found.get(place);
  return [headed, elsewhere];
}

function nearness(first, second) {
  let best = 0;
  if (!first.size || !second.size) return best;
  for (const [place, quality] of first) best = Math.max(best, (second.get(place + 1) || 0) * quality);
  if (best >= NEAR) return best;
  const most = NEAR * Math.max(...second.values()) * Math.max(...first.values());
  for (const [place, quality] of first)
    for (let other = place - WINDOW; other <= place + WINDOW; other++) {
      if (other !== place) best = Math.max(best, NEAR * (second.get(other) || 0) * quality);
      if (best >= most) return best;
    }
  return best;
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
  return match.pairs.length > 1 && match.pairs.slice(0, -1).every(pair => pair >= ROW);
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
  const share = total ? answered / total : 0;
  const phrase = inARow(match) ? 0.5 * total : 0;
  return (bm25(query, match, collection.average) + phrase) * (0.3 + 0.7 * share * share) + context;
}
