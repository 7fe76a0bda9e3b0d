// A question to a large collection → the few clauses that may answer it, fetched from small files (`gathering.py` does
// the same; here the files come when they come).

// What is kept of earlier questions: so many portions and shards. A phone has little room, and the browser keeps the
// files.
const MOST_PORTIONS = 16, MOST_OPENED = 24;

// `fetchBytes`: the unpacked bytes of a file below the site's root.
function makeGathering(index, fetchBytes, day) {
  const empty = Object.fromEntries(COLUMNS.map(name => [name, []]));
  return {
    rows: index.documents, pages: index.pages, clauses: index.clauses, shards: index.shards, files: index.files,
    head: makeCollection({ ...index, documents: [], entries: empty }, day),
    names: makeNames(index.documents.map((row, n) => [n, row])),
    firsts: summed(index.firsts), portions: summed(index.portions),
    fetchBytes, opened: new Map(), texts: new Map(),
  };
}

function summed(gaps) {
  let at = 0;
  return gaps.map(gap => at += gap);
}

async function gather(whole, typed, { most = PORTIONS, skip = 0, fits = null, textsOnly = false } = {}) {
  const query = readQuery(whole.head, typed), asked = askedFor(whole.names, typedOf(query), whole.head.day);
  const touched = new Set(), found = await lookUp(whole, query, touched);
  let scores = groupScores(whole, found, asked);
  if (fits) scores = new Map([...scores].filter(([group]) => fits(documentAt(whole, group))));
  const answering = matchingTexts(whole, found, scores),
    texts = new Set([...answering].filter(text => text < whole.rows.length));
  if (textsOnly) return { texts };
  const rest = [...answering].sort((a, b) => a - b).filter(text => !fits || fits(text));
  const wanted = await wantedPortions(whole, query, asked, scores, rest, touched);
  most = Math.max(FEWEST_PORTIONS, most + MOST_SHARDS - touched.size);
  const { collection, numbers } = await collectionOf(whole, wanted.slice(skip, skip + most).sort((a, b) => a - b));
  const { clauses, more } = allHeld(found);
  return { collection, numbers, texts, clauses, more, next: skip + most, further: wanted.length > skip + most };
}

function lastAt(firsts, value) {
  let low = 0, high = firsts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (firsts[middle] <= value) low = middle + 1; else high = middle;
  }
  return low - 1;
}

function documentAt(whole, group) {
  return lastAt(whole.firsts, group);
}

// ---------------------------------------------------------------- keys

async function lookUp(whole, query, touched) {
  const chosen = chosenFeatures(whole, features(query), MOST_SHARDS, touched);
  const found = (await Promise.all(chosen.map(one => foundOf(whole, one, touched)))).filter(one => one.count);
  const held = new Set();
  for (const { feature } of found) for (let n = feature.first; n <= feature.last; n++) held.add(n);
  const alone = singleWords(query).filter(one => !held.has(one.first));
  const further = chosenFeatures(whole, alone, found.length ? MOST_SHARDS : MOST_SHARDS + MOST_FURTHER, touched);
  return [...found, ...(await Promise.all(further.map(one => foundOf(whole, one, touched)))).filter(one => one.count)];
}

function chosenFeatures(whole, wanted, most, touched) {
  const keys = feature => feature.keys.join("\n");
  const order = (a, b) => b.weight - a.weight || a.first - b.first || a.last - b.last || byCodePoints(keys(a), keys(b))
    || byCodePoints(a.start, b.start);
  return [...wanted].sort(order).filter(feature => {
    const more = new Set(touched);
    for (const key of [...feature.keys, feature.start]) if (key) more.add(shardAt(whole, key));
    if (more.size > most && touched.size) return false;
    for (const number of more) touched.add(number);
    return true;
  });
}

function shardAt(whole, key) {
  return Math.max(0, lastAt(whole.shards, key));
}

function shardOf(whole, number, touched) {
  touched.add(number);
  if (whole.opened.size > MOST_OPENED) whole.opened.clear();
  if (!whole.opened.has(number)) whole.opened.set(
    number, whole.fetchBytes(pathOfFile(`search/shards-${whole.files}`, number)).then(openShard));
  return whole.opened.get(number);
}

function pathOfFile(folder, number) {
  const hex = n => n.toString(16).padStart(2, "0");
  return `${folder}/${hex(number >> 8)}/${hex(number & 255)}.bin`;
}

async function foundOf(whole, feature, touched) {
  const groups = new Map(), documents = new Set();
  let count = 0, keys = feature.keys;
  if (feature.start) {
    const all = (await shardOf(whole, shardAt(whole, feature.start), touched)).keys;
    keys = all.filter(key => key.startsWith(feature.start));
  }
  for (const key of keys) {
    const shard = await shardOf(whole, shardAt(whole, key), touched);
    if (!shard.places.has(key)) continue;
    const posting = postingsAt(shard.data, shard.places.get(key));
    count += posting.count;
    posting.groups.forEach((group, n) => {
      const level = posting.levels[n] + 1;
      if (level > (groups.get(group) || 0)) groups.set(group, level);
    });
    for (const document of posting.documents.length ? posting.documents
      : posting.groups.map(group => documentAt(whole, group))) documents.add(document);
  }
  return { feature, groups, documents, count };
}

// ---------------------------------------------------------------- clauses

function groupScores(whole, found, asked) {
  const scores = new Map(), named = new Set([...asked.within, ...asked.exact]);
  for (const { feature, groups, count } of found) {
    const weight = feature.weight > 0 ? idf(whole.clauses, count) * (feature.quality ?? 1) : 0;
    for (const [group, level] of groups) scores.set(group, (scores.get(group) || 0) + weight * level / LEVELS);
  }
  for (const [group, score] of scores) {
    const document = documentAt(whole, group), row = whole.rows[document];
    const standing = row ? (stateOf(whole.head, row) === "on" ? 1 : ENDED) * (named.has(document) ? WITHIN : 1) : WORK;
    scores.set(group, rounded(score * standing));
  }
  return scores;
}

function matchingTexts(whole, found, scores) {
  const all = found.length ? common(found.map(one => one.documents)) : new Set();
  if (all.size) return all;
  let best = 0;
  for (const score of scores.values()) best = Math.max(best, score);
  return new Set([...scores].filter(([, score]) => score >= best * LIKE_BEST)
    .map(([group]) => documentAt(whole, group)));
}

function allHeld(found) {
  if (!found.length) return { clauses: 0, more: false };
  return { clauses: common(found.map(one => new Set(one.groups.keys()))).size,
    more: found.some(one => one.count > one.groups.size) };
}

async function wantedPortions(whole, query, asked, scores, texts, touched) {
  const first = await namedGroups(whole, query, asked, touched);
  const best = [...scores].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([group]) => group);
  return [...new Set([...first, ...best, ...texts.map(text => whole.firsts[text])]
    .map(group => lastAt(whole.portions, group)))];
}

async function namedGroups(whole, query, asked, touched) {
  const out = [];
  if (!query.place) {
    const heads = asked.exact.slice(0, MOST_HEADS), pages = asked.numbered ? heads.map(text => whole.pages[text]) : [];
    return [...heads, ...pages.filter(page => page >= 0)].map(document => whole.firsts[document]);
  }
  const near = asked.exact.length ? [] : nearestNames(whole.names, typedOf(query), MOST_NAMED);
  for (const document of [...asked.exact.slice(0, MOST_NAMED), ...near]) {
    const places = await placesIn(whole, document, query.place.steps, touched);
    out.push(...places.length ? places : [whole.firsts[document]]);
  }
  return out;
}

async function placesIn(whole, document, steps, touched) {
  const key = "/" + String(document).padStart(6, "0"), shard = await shardOf(whole, shardAt(whole, key), touched);
  const rows = shard.places.has(key)
    ? JSON.parse(new TextDecoder().decode(countedBytes(shard.data, shard.places.get(key)))) : [];
  for (let depth = steps.length; depth > 0; depth--) {
    const found = rows.filter(([path]) => leads(path.split("/"), steps.slice(0, depth))).map(([, group]) => group);
    if (found.length) return found.slice(0, MOST_NAMED);
  }
  return [];
}

function leads(path, steps) {
  return steps[steps.length - 1].includes(path[path.length - 1])
    && isBelow(path.slice(0, -1).reverse(), steps.slice(0, -1));
}

// ---------------------------------------------------------------- texts

async function collectionOf(whole, wanted) {
  if (whole.texts.size > MOST_PORTIONS) whole.texts.clear();
  const parts = await Promise.all(wanted.map(number => {
    if (!whole.texts.has(number))
      whole.texts.set(number, whole.fetchBytes(pathOfFile(`search/texts-${whole.files}`, number))
        .then(bytes => makePortion(JSON.parse(new TextDecoder().decode(bytes)))));
    return whole.texts.get(number);
  }));
  return collectionOfParts(whole, parts);
}

// Portions as a collection of their own.
function collectionOfParts(whole, portions) {
  const { index, ids, numbers, place } = joinedPortions(portions), { concepts, engine } = whole.head;
  const part = heldEntries(portions, place, ids, index.entries.step, concepts, engine.variants);
  return { collection: makeCollection(index, whole.head.day, whole.head, part), numbers };
}

// ---------------------------------------------------------------- what a query asks for

function features(query) {
  const { slots } = query, out = [];
  for (let n = 0; n + 1 < slots.length; n++) out.push(pairFeature(slots[n], slots[n + 1], n));
  for (const c of besidePlace(query)) out.push(compoundFeature(query, c, CONCEPT));
  for (const c of query.said) out.push(compoundFeature(query, c, SAID));
  const known = out.filter(one => one && (one.keys.length || one.start));
  return known.length ? known : singleWords(query);
}

function singleWords(query) {
  const out = [];
  query.slots.forEach((slot, n) => {
    const terms = [...slot.terms].sort((a, b) => b[1] - a[1] || byCodePoints(a[0], b[0])).slice(0, 2 * MOST_GUESSES)
      .map(([term]) => term);
    if (terms.length && !slot.asks) out.push({ first: n, last: n, keys: terms.map(term => `${marksOff(term)}\t${term}`),
      weight: slot.weight, start: "", quality: Math.max(...slot.terms.values()) });
  });
  return out;
}

function pairFeature(a, b, n) {
  if (a.asks || b.asks || a.how === "beginning") return null;
  const before = foldsOf(a), weight = rounded(a.weight + b.weight), typed = marksOff(b.word.key);
  if (b.how === "beginning" || (b.how === "found" && [...b.terms.keys()].some(term => marksOff(term) !== typed)))
    return before.length ? { first: n, last: n + 1, keys: [], weight, start: `${before[0]} ${typed}` } : null;
  return { first: n, last: n + 1, keys: before.flatMap(x => foldsOf(b).map(y => `${x} ${y}`)), weight, start: "" };
}

function foldsOf(slot) {
  if (slot.how === "near") return [...new Set([...slot.terms.keys()].map(marksOff))].slice(0, MOST_GUESSES);
  return slot.terms.size ? [marksOff(slot.word.key)] : [];
}

function compoundFeature(query, { first, last, key }, quality) {
  const slots = query.slots.slice(first, last + 1),
    made = (name, weight) => ({ first, last, keys: [name], weight, start: "" });
  if (key[0] === "#") return slots.slice(1).some(slot => !isSyllable(slot.word.key))
    ? made(key, SIGN_FIRST + key.length / 100) : null;
  if (key[0] === "@") return made(key, DATE_FIRST);
  let weight = 0;
  for (const slot of slots) weight += slot.weight;
  return made(key[0] === "=" ? key : `${key}\t${key}`, rounded(quality * weight));
}

// ---------------------------------------------------------------- reading the files

// Bytes and where they are read: a question reads tens of thousands of numbers, so nothing is made for each.
function cursorAt(data, at) {
  return { data, at };
}

function nextVarint(cursor) {
  const { data } = cursor;
  let value = 0, times = 1;
  for (;;) {
    const byte = data[cursor.at++];
    value += (byte & 127) * times;
    if (byte < 128) return value;
    times *= 128;
  }
}

function countedBytes(data, at) {
  const cursor = cursorAt(data, at), size = nextVarint(cursor);
  return data.subarray(cursor.at, cursor.at + size);
}

function openShard(data) {
  const places = new Map(), keys = [], decoder = new TextDecoder(), cursor = cursorAt(data, 0);
  let key = "";
  while (cursor.at < data.length) {
    const shared = nextVarint(cursor), size = nextVarint(cursor);
    key = key.slice(0, shared) + decoder.decode(data.subarray(cursor.at, cursor.at + size));
    cursor.at += size;
    keys.push(key);
    places.set(key, cursor.at);
    const parts = key[0] === "/" ? 1 : 3; // count, clauses, texts; or one
    for (let part = 0; part < parts; part++) {
      const taken = nextVarint(cursor);
      cursor.at += part || parts === 1 ? taken : 0;
    }
  }
  return { keys, places, data };
}

// The clauses that say a key, with how much, and the texts where not all clauses are told.
function postingsAt(data, at) {
  const cursor = cursorAt(data, at), groups = [], levels = [], documents = [], count = nextVarint(cursor);
  for (let group = 0, end = nextVarint(cursor) + cursor.at; cursor.at < end;) {
    const one = nextVarint(cursor);
    groups.push(group += Math.floor(one / LEVELS));
    levels.push(one % LEVELS);
  }
  for (let document = 0, end = nextVarint(cursor) + cursor.at; cursor.at < end;)
    documents.push(document += nextVarint(cursor));
  return { count, groups, levels, documents };
}
