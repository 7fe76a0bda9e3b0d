// Which entries a place named in a query is: "khoản 2 điều 5 nđ 115/2005" leads to that clause (`place_lookup.py` does the same).

const GAIN = 100;
const ENOUGH = 0.5;
const GLUE = new Set("cua tai trong thuoc o so va theo ngay nam quy dinh nay".split(" "));

function land(collection, query) {
  if (!query.place) return { gains: new Map(), missing: false };
  const { steps } = query.place;
  for (let depth = steps.length; depth > 0; depth--) {
    const shares = standing(collection, steps.slice(0, depth)).map(entry => [entry, placeShare(collection, query, entry)]);
    const best = shares.reduce((most, [, share]) => Math.max(most, share), 0);
    if (best < ENOUGH) continue;
    const gains = new Map();
    for (const [entry, share] of shares) if (share >= ENOUGH) gains.set(entry, rounded(GAIN * share * share * depth / steps.length));
    for (const [entry, gain] of workGains(collection, query, best)) gains.set(entry, gain);
    return { gains, missing: depth < steps.length };
  }
  return { gains: new Map(workGains(collection, query, 0)), missing: false };
}

function standing(collection, steps) {
  const last = steps[steps.length - 1];
  const found = new Set(last.flatMap(anchor => collection.engine.entries("compounds", "/" + anchor)));
  return [...found].sort((a, b) => a - b).filter(entry => {
    const wanted = steps.slice(0, -1);
    for (const above of entriesAbove(collection, entry))
      if (wanted.length && wanted[wanted.length - 1].includes(collection.columns.step[above])) wanted.pop();
    return !wanted.length;
  });
}

function workGains(collection, query, beaten) {
  const out = [];
  if (!otherWords(query).length) return out;
  for (let entry = 0; entry < collection.size; entry++) {
    if (documentOf(collection, entry).slug) continue;
    const share = placeShare(collection, query, entry);
    if (share > beaten && share >= 0.9) out.push([entry, rounded(GAIN * share * share)]);
  }
  return out;
}

function otherWords(query) {
  return query.slots.map((_, n) => n).filter(n => !query.place.used.has(n) && !GLUE.has(marksOff(query.slots[n].word.key)));
}

function placeShare(collection, query, entry) {
  const other = otherWords(query);
  let total = 0, said = 0;
  for (const n of other) total += query.slots[n].weight;
  if (!total) return 1;
  const names = identity(collection, entry);
  const chain = [entry, ...entriesAbove(collection, entry)].filter(e => collection.parent[e] >= 0);
  for (const n of other) {
    const slot = query.slots[n];
    const spanned = query.spans.some(s => s.first <= n && n <= s.last && names.has(s.key));
    if (spanned || names.has(marksOff(slot.word.key)) || chain.some(e => slot.entries.has(e))) said += slot.weight;
  }
  return said / total;
}

function identity(collection, entry) {
  const above = entriesAbove(collection, entry);
  const top = above.length ? above[above.length - 1] : entry;
  if (!collection.identities.has(top)) {
    const document = documentOf(collection, entry);
    const facets = NAMED_BY.map(key => document[key] || "");
    collection.identities.set(top, nameKeys(collection, [...facets, collection.columns.heading[top]]));
  }
  return new Set([...collection.identities.get(top), ...nameKeys(collection, pathOf(collection, entry).slice(1))]);
}

function nameKeys(collection, texts) {
  const keys = new Set();
  for (const text of texts) {
    const found = words(text);
    for (const word of found) keys.add(marksOff(word.key));
    for (const c of compounds(text, found, collection.concepts)) keys.add(c.key);
  }
  return keys;
}
