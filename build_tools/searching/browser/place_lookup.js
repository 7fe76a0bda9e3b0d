// Which entries a query names outright: "khoản 2 điều 5 nđ 115/2005" leads to that clause, "115/2005/NĐ-CP" to that
// text (`place_lookup.py` does the same).

// Asked for the ranking, for each hit that is shown and for the note above them: found once for a query.
function landed(collection, query) {
  return query.landing ??= land(collection, query);
}

function land(collection, query) {
  const typed = typedOf(query), asked = askedFor(collection.names, typed, collection.day);
  if (!query.place) return { gains: textGains(collection, asked), missing: false, within: asked.within,
    works: asked.exact.length ? [] : numberedWorks(collection, query, typed) };
  if (asked.exact.length) return landInNamed(collection, query.place.steps, asked);
  const share = shareOf(collection, query), works = workGains(collection, query, typed), { steps } = query.place;
  for (let depth = steps.length; depth > 0; depth--) {
    const shares = standing(collection, steps.slice(0, depth)).map(entry => [entry, share(entry)]);
    const best = shares.reduce((most, [, share]) => Math.max(most, share), 0);
    if (best < ENOUGH) continue;
    const gains = new Map();
    for (const [entry, share] of shares) if (share >= ENOUGH) gains.set(
      entry, rounded(GAIN * share * share * depth / steps.length));
    for (const [entry, gain] of works) gains.set(entry, gain);
    return { gains, missing: depth < steps.length, within: asked.within };
  }
  return { gains: works, missing: false, within: asked.within };
}

function textGains(collection, asked) {
  const gains = new Map();
  asked.exact.forEach((document, rank) => {
    const place = Math.min(rank, MOST_NEXT);
    gains.set(collection.tops[document], rounded(NAMED - place * NEXT));
    const page = collection.pages.get(collection.documents[document].slug);
    if (asked.numbered && page !== undefined) gains.set(collection.tops[page], rounded(NAMED / 2 - place));
  });
  return gains;
}

function landInNamed(collection, steps, asked) {
  const ranks = new Map(asked.exact.map((document, place) => [document, place]));
  for (let depth = steps.length; depth > 0; depth--) {
    const found = standing(collection, steps.slice(0, depth)).filter(entry => ranks.has(collection.document[entry]));
    if (!found.length) continue;
    const gains = new Map(found.map(entry => { // "điểm d" before "điểm đ", where no marks were typed
      const less = stepsNamed(collection.columns.step[entry]).includes(steps[depth - 1][0]) ? 0 : NEXT / 2;
      return [entry, rounded(NAMED - Math.min(ranks.get(collection.document[entry]), MOST_NEXT) * NEXT - less)];
    }));
    return { gains, missing: depth < steps.length, within: new Set() };
  }
  return { gains: textGains(collection, asked), missing: true, within: new Set() };
}

function standing(collection, steps) {
  const last = steps[steps.length - 1];
  const found = new Set(last.flatMap(anchor => collection.engine.entries("compounds", "/" + anchor)));
  const { step } = collection.columns, above = entry => entriesAbove(collection, entry).map(e => step[e]);
  return [...found].sort((a, b) => a - b).filter(entry => isBelow(above(entry), steps.slice(0, -1)));
}

// Whether all `steps` are among those above a place, in their order; `above` the nearest first.
function isBelow(above, steps) {
  const wanted = [...steps];
  for (const step of above) if (wanted.length && wanted[wanted.length - 1].includes(step)) wanted.pop();
  return !wanted.length;
}

function workGains(collection, query, typed) {
  const held = new Set(), gains = new Map();
  for (const slot of query.slots) for (const entry of slot.entries.keys()) if (
    !documentOf(collection, entry).slug) held.add(entry);
  for (const span of query.spans) for (const entry of span.entries) if (!documentOf(collection, entry).slug) held.add(
    entry);
  for (const entry of [...held].sort((a, b) => a - b)) {
    const name = workName(collection, collection.document[entry]);
    const meant = (name.about.size && isPart(name.about, typed.words)) || saysNumber(typed, name);
    if (meant && saysAll(typed, name)) gains.set(entry, NAMED);
  }
  return gains;
}

// The pages of cited works that are not held and whose number is typed, and nothing beside their names.
function numberedWorks(collection, query, typed) {
  const held = new Set();
  for (const span of query.spans) if (span.key[0] === "#") for (const entry of span.entries) if (
    !documentOf(collection, entry).slug) held.add(entry);
  return [...held].sort((a, b) => a - b).filter(entry => {
    const name = workName(collection, collection.document[entry]);
    return saysNumber(typed, name) && saysAll(typed, name);
  });
}

// How much of the other words is said by the document, the clauses above, and the entry; 1 when there are none.
function shareOf(collection, query) {
  const used = usedBy(query);
  const other = query.slots.map((_, n) => n)
    .filter(n => !used.has(n) && !GLUE.includes(marksOff(query.slots[n].word.key)));
  const documents = new Map();
  let total = 0;
  for (const n of other) total += query.slots[n].weight;
  const said = (keys, among) => {
    const spans = query.spans.filter(s => keys.has(s.key));
    return among.filter(n => keys.has(marksOff(query.slots[n].word.key))
      || spans.some(s => s.first <= n && n <= s.last));
  };
  return entry => {
    if (!total) return 1;
    const document = collection.document[entry];
    if (!documents.has(document)) documents.set(document, new Set(said(identity(collection, document), other)));
    let known = documents.get(document);
    const left = other.filter(n => !known.has(n));
    if (left.length) {
      const chain = [entry, ...entriesAbove(collection, entry)].filter(e => collection.parent[e] >= 0);
      const steps = nameKeys(collection, pathOf(collection, entry).slice(1));
      known = new Set([...known, ...left.filter(n => chain.some(e => query.slots[n].entries.has(e))),
        ...said(steps, left)]);
    }
    let found = 0;
    for (const n of other) if (known.has(n)) found += query.slots[n].weight;
    return found / total;
  };
}

function identity(collection, document) {
  if (!collection.identities.has(document)) {
    const row = rowOf(collection, document);
    collection.identities.set(document, nameKeys(collection, [...NAMED_BY, "heading"].map(key => row[key] || "")));
  }
  return collection.identities.get(document);
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
