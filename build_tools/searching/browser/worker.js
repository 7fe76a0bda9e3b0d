// The worker behind Material's own search box (messages 0 SETUP → 1 READY, 2 QUERY → 3 RESULT) and behind the results page
// ("search" → "results"). The index is fetched when the page says that its search box was entered, or at the first question: most
// readers only read, and some pay for every megabyte. Material's own index stays empty.

const BASE = new URL("..", self.location.href);
const MOST_IN_BOX = 40;

let loading = null;

function loaded() {
  if (loading) return loading;
  loading = fetch(new URL("search/index.json", BASE)).then(response => {
    if (!response.ok) throw new Error(response.statusText);
    return response.json();
  }).then(index => makeCollection(index, new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10)));
  loading.then(collection => setTimeout(readAhead, 0, collection, 0), () => {});
  return loading;
}

new BroadcastChannel("vanban-search").onmessage = loaded;

// Between questions the words of the entries are read, so that the first question does not wait for them.
const AT_ONCE = 40, MOST_READ_AHEAD = 6000;

function readAhead(collection, from) {
  const to = Math.min(from + AT_ONCE, collection.size, MOST_READ_AHEAD);
  for (let entry = from; entry < to; entry++) contentsOf(collection, entry);
  if (to > from) setTimeout(readAhead, 0, collection, to);
}

// Whoever types fast, or before the index has come, is answered what was asked last.
let asked = 0;

self.onmessage = ({ data: message }) => {
  if (message.type === 0) return self.postMessage({ type: 1 });
  const turn = ++asked;
  const last = reply => setTimeout(() => { if (turn === asked) reply(); });
  if (message.type === 2 && !message.data.trim()) self.postMessage({ type: 3, data: { items: [] } }); // asked as soon as a page stands
  else loaded().then(collection => last(() => answer(collection, message)), () => last(() => withoutIndex(message)));
};

function answer(collection, message) {
  if (message.type === 2) self.postMessage({ type: 3, data: { items: boxItems(collection, message.data) } });
  else if (message.type === "search") self.postMessage({ type: "results", data: pageResults(collection, message.data) });
}

// The index could not be fetched: the reader is told, and led to the list of texts.
function withoutIndex(message) {
  const title = "Chưa tải được mục lục tìm kiếm: hãy tải lại trang, hoặc xem danh mục văn bản";
  if (message.type === 2) self.postMessage({ type: 3, data: { items: [[{ location: "van-ban/", title, text: "", score: 0, terms: {} }]] } });
  else if (message.type === "search") self.postMessage({ type: "results", data: { query: message.data.query, total: 0, more: false, texts: 0, all: 0, counts: {}, note: `<p>${title}.</p>`, results: [] } });
}

// One group for each run of hits in one document, so that the box shows them in the order of the ranking. A group begins
// with the name of its document, which has no score of its own unless it is the hit.
function boxItems(collection, typed) {
  const { query, hits } = find(collection, typed);
  const groups = [];
  let run = null;
  hits.slice(0, MOST_IN_BOX).forEach(({ entry, score }, n) => {
    const document = collection.document[entry];
    const item = boxItem(collection, query, entry, score, n === 0 ? note(collection, query, hits) : "");
    if (collection.parent[entry] < 0) {
      groups.push([item]);
      run = null;
    } else {
      if (run !== document) groups.push([{ location: collection.documents[document].url, title: escapeHtml([nameOf(collection.documents[document]), told(collection, entry)].filter(part => part).join(" · ")), text: "", score: 0, terms: {} }]);
      groups[groups.length - 1].push(item);
      run = document;
    }
  });
  // Behind the first group, where it is seen, and where Enter still opens what answers best.
  groups.splice(1, 0, [{
    location: "tim-kiem/?q=" + encodeURIComponent(typed), score: 0, terms: {}, text: hits.length ? "" : note(collection, query, hits),
    title: hits.length ? `Xem cả ${hits.length < SHORTLIST ? hits.length : "hơn " + hits.length} kết quả, lọc theo loại, cơ quan, tỉnh, năm` : `Không thấy “${escapeHtml(typed.trim())}”`,
  }]);
  return groups;
}

function boxItem(collection, query, entry, score, before) {
  const terms = {}, where = sayingWhere(collection, query, entry);
  query.slots.forEach((slot, n) => {
    if (!where.has(n) && !answers(collection, slot, query, entry) && slot.weight >= WORTH_A_MARK) terms[slot.word.printed] = false;
  });
  return { location: withHighlight(collection, query, entry), title: titleOf(collection, query, entry), text: before + textOf(collection, query, entry), score, terms };
}

function answers(collection, slot, query, entry) {
  const n = query.slots.indexOf(slot);
  return slot.entries.has(entry) || query.spans.some(s => s.first <= n && n <= s.last && s.entries.includes(entry));
}

// The words of a query that say where a hit stands ("khoản 2 điều 5 kế hoạch Kiên Giang"): nothing in its text has to answer them.
function sayingWhere(collection, query, entry) {
  query.landed ??= land(collection, query);
  if (!query.landed.gains.has(entry)) return new Set();
  const document = collection.document[entry];
  const names = new Set([...identity(collection, document), ...workName(collection, document).allowed, ...nameKeys(collection, pathOf(collection, entry).slice(1))]);
  const spanned = n => query.spans.some(s => s.first <= n && n <= s.last && names.has(s.key));
  return new Set(query.slots.map((_, n) => n).filter(n => {
    const key = marksOff(query.slots[n].word.key);
    return (query.place && query.place.used.has(n)) || GLUE.includes(key) || names.has(key) || spanned(n);
  }));
}

// The words that were not found, and what was taken for them in the first hit.
function note(collection, query, hits) {
  const where = hits.length ? sayingWhere(collection, query, hits[0].entry) : new Set();
  const parts = land(collection, query).missing ? ["Không có đúng điều khoản này; đây là nơi gần nhất có trong văn bản."] : [];
  if (query.strokes) parts.push(`Đã hiểu là “${escapeHtml(query.text.trim())}”.`);
  const places = hits.length ? contentsOf(collection, hits[0].entry).places : new Map();
  const told = n => where.has(n) || query.slots[n].asks || query.spans.some(s => s.first <= n && n <= s.last);
  for (const slot of query.slots.filter((_, n) => !told(n))) {
    const word = `“${escapeHtml(slot.word.printed)}”`, taken = wordOf(slot, places);
    const slipped = taken && slot.how === "found" && !slot.terms.has(taken);
    if (slot.how === "missing") parts.push(`Không có từ ${word}.`);
    else if (taken && (slot.how === "near" || slipped)) parts.push(`${slipped ? "Không thấy" : "Không có từ"} ${word}, đã tìm “${escapeHtml(taken)}”.`);
  }
  return parts.length ? `<p class="vb-search-note" data-chrome>${parts.join(" ")}</p>` : "";
}

// The address of a hit with the words that answer there, for the page to mark them.
function withHighlight(collection, query, entry) {
  const { places } = contentsOf(collection, entry);
  const where = sayingWhere(collection, query, entry);
  const found = query.slots.filter((_, n) => !where.has(n)).map(slot => wordOf(slot, places)).filter(word => word);
  const [path, unit] = urlOf(collection, entry).split("#");
  return path + (found.length ? "?h=" + encodeURIComponent(found.join(" ")) : "") + (unit ? "#" + unit : "");
}

// The word by which an entry answers a word of the query: as typed if it can be, else the nearest.
function wordOf(slot, places) {
  const known = [...slot.terms.entries()].filter(([term]) => places.has(term)).sort((a, b) => b[1] - a[1]).map(([term]) => term);
  return known.includes(slot.word.key) ? slot.word.key : known[0] || slot.near.find(term => places.has(term));
}

// What a text is called, with what stands beside it (its number, or what it is about) where there is room.
function nameOf(document, beside = document.beside) {
  const called = document.called || document.name;
  return [called, beside, document.province, called.includes(document.year) ? "" : document.year].filter((part, n, all) => part && all.indexOf(part) === n).join(" · ");
}

// Whether a text is in force today, by the dates that held texts state; "" of a text of which none does.
function forceOf(collection, document) {
  return document.from || document.until ? STATES[stateOf(collection, document)] : "";
}

// What a hit says of it: only that its text is not in force.
function told(collection, entry) {
  const document = documentOf(collection, entry);
  return stateOf(collection, document) === "on" ? "" : forceOf(collection, document);
}

function titleOf(collection, query, entry) {
  const path = pathOf(collection, entry);
  const above = entriesAbove(collection, entry);
  const headed = [entry, ...above.slice(0, -1)].find(e => collection.columns.heading[e]);
  const heading = headed === undefined ? "" : collection.columns.heading[headed];
  if (collection.parent[entry] < 0) {
    const document = documentOf(collection, entry), number = /^số /.test(document.beside || "") ? document.beside : "";
    const called = nameOf(document, number);
    return heading && !called.includes(heading) ? `${escapeHtml(called)}: ${markedBeginning(heading, query, collection.concepts)}` : escapeHtml(called);
  }
  const steps = escapeHtml(path.slice(1).join(" › "));
  return heading ? `${steps}: ${markedBeginning(heading, query, collection.concepts)}` : steps;
}

function textOf(collection, query, entry) {
  return snippet(entryText(collection, entry), query, collection.concepts);
}

// The results page: what was found, narrowed by the chosen facets. Texts are counted, and all that match are: those that
// hold every word, and those of the results; results are counted exactly, or as "more than" where only the best are listed.
function pageResults(collection, { query: typed, chosen, from, many }) {
  const narrowed = Object.keys(chosen).length > 0;
  const all = find(collection, typed), { query } = all;
  const { hits } = narrowed ? find(collection, typed, document => fitsAll(collection, document, chosen)) : all;
  const { entries, documents } = matching(collection, query);
  const texts = new Set([...documents, ...all.hits.map(hit => collection.document[hit.entry])].filter(document => collection.documents[document].slug));
  const fitting = [...texts].filter(document => fitsAll(collection, document, chosen));
  const among = new Set(fitting), held = [...entries].filter(entry => among.has(collection.document[entry])).length;
  return {
    query: typed, total: hits.length, more: held > hits.length || hits.length >= SHORTLIST, texts: fitting.length, all: texts.size,
    counts: countsOfFacets(collection, texts, chosen), note: note(collection, query, hits),
    results: hits.slice(from, from + many).map(({ entry }) => ({
      url: withHighlight(collection, query, entry),
      document: collection.parent[entry] < 0 ? "" : nameOf(documentOf(collection, entry)),
      state: told(collection, entry),
      title: titleOf(collection, query, entry),
      text: textOf(collection, query, entry),
    })),
  };
}

function facetOf(collection, document, facet) {
  const row = collection.documents[document];
  return facet === IN_FORCE ? forceOf(collection, row) : row[facet];
}

function fitsAll(collection, document, chosen, except) {
  return Object.keys(FACETS).every(f => f === except || !chosen[f] || facetOf(collection, document, f) === chosen[f]);
}

// How many texts there are for each value of each facet, the other facets as chosen.
function countsOfFacets(collection, texts, chosen) {
  const counts = {};
  for (const facet in FACETS) {
    const found = new Map();
    for (const document of texts) {
      const value = fitsAll(collection, document, chosen, facet) && facetOf(collection, document, facet);
      if (value) found.set(value, (found.get(value) || 0) + 1);
    }
    counts[facet] = [...found].sort((a, b) => b[1] - a[1] || byCodePoints(a[0], b[0]));
  }
  return counts;
}
