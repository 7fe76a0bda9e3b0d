// A question to a collection that an OpenSearch server holds (`server_files.py` wrote its clauses): the server says
// which clauses may match and which texts do, and the ranking is ours as ever. When it does not answer, the small files
// do.

const CLAUSES_AT_ONCE = 40, MOST_TEXTS = 10000;

async function gatherFromServer(whole, address, typed, how = {}) {
  try {
    return await askServer(whole, address, typed, how);
  } catch (error) {
    return gather(whole, typed, how);
  }
}

async function askServer(whole, address, typed, { skip = 0, fits = null, textsOnly = false }) {
  const query = readQuery(whole.head, typed), asked = askedFor(whole.names, typedOf(query), whole.head.day);
  const asksFor = features(query), wanted = [...asksFor, ...singleWords(query)].map(clauseThatSays), within = fits
    && { terms: { document: whole.rows.map((_, n) => n).filter(fits) } };
  const all = await search(address,
    { size: 0, track_total_hits: true, query: { bool: { must: asksFor.map(clauseThatSays) } }, aggs: byText });
  const texts = textsIn(whole, all);
  if (textsOnly) return { texts };
  const best = wanted.length ? await search(
    address, { size: CLAUSES_AT_ONCE, from: skip, _source: ["part"],
    query: { bool: { should: wanted, minimum_should_match: 1, ...within ? { filter: [within] } : {} } },
    aggs: byText }) : null;
  const first = skip ? [] : await namedGroups(whole, query, asked, new Set());
  const named = first.length ? await search(
    address, { size: first.length, _source: ["part"], query: { terms: { clause: first } } }) : null;
  const hits = [named, best].flatMap(found => found ? found.hits.hits : []);
  const { collection, numbers } = collectionOfParts(whole, hits.map(hit => makePortion(hit._source.part)));
  const held = all.hits.total.value;
  return {
    collection, numbers, texts: texts.size ? texts : textsIn(whole, best), clauses: held, more: best !== null
      && best.hits.total.value > skip + CLAUSES_AT_ONCE,
    next: skip + CLAUSES_AT_ONCE, further: best !== null && best.hits.hits.length === CLAUSES_AT_ONCE && skip
      + CLAUSES_AT_ONCE < MOST_TEXTS,
  };
}

const byText = { texts: { terms: { field: "document", size: MOST_TEXTS } } };

function textsIn(whole, found) {
  const buckets = found ? found.aggregations.texts.buckets : [];
  return new Set(buckets.map(bucket => bucket.key).filter(number => number < whole.rows.length));
}

// One of some keys, or any that begins so, each as one word.
function clauseThatSays({ keys, start, weight }) {
  const word = key => key.replace(/ /g, "_").replace(/\t/g, "|"), boost = Math.max(weight, 0.001);
  if (start) return { prefix: { keys: { value: word(start), boost } } };
  return { bool: { should: keys.map(key => ({ term: { keys: { value: word(key), boost } } })),
    minimum_should_match: 1 } };
}

async function search(address, body) {
  const response = await fetch(new URL("_search", address.href.replace(/\/?$/, "/")),
    { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(response.statusText);
  return response.json();
}
