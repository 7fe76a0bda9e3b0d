// The worker behind Material's own search box (messages 0 SETUP → 1 READY, 2 QUERY → 3 RESULT) and behind the results
// page ("search" → "results"). The index is fetched when the page says that its search box was entered, or at the first
// question: most readers only read, and some pay for every megabyte. Material's own index stays empty.

const BASE = new URL("..", self.location.href);
const MOST_IN_BOX = 40;

// The head keeps its name, so the server is asked each time whether it is still true (304); what it tells of, the index
// whole or in small files, carries a print of what it holds in its name. Where that has gone, the site was built anew
// since: the head is fetched again.
let loading = null;

function loaded(cache = "no-cache") {
  if (loading) return loading;
  before = { key: "" };
  loading = fetch(new URL("search/index.json", BASE), { cache }).then(response => {
    if (!response.ok) throw new Error(response.statusText);
    return response.json();
  }).then(async head => head.whole ? JSON.parse(new TextDecoder().decode(await fetchUnpacked(head.whole))) : head)
    .then(sourceOf);
  loading.then(source => source.collection && setTimeout(readAhead, 0, source.collection, 0), () => {});
  return loading;
}

function loadedAnew(tried) {
  if (loading === tried) loading = null;
  return loaded("reload"); // a server that counts in seconds may say of a head of this second that it is still true
}

// Where answers come from: a collection that is here whole, one that is gathered from small files for each question, or
// one that an OpenSearch server holds.
function sourceOf(index) {
  const day = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
  if (!index.shards) return { collection: makeCollection(index, day) };
  const whole = makeGathering(index, fetchUnpacked, day);
  return { whole, gather: index.opensearch
    ? (typed, how) => gatherFromServer(whole, new URL(index.opensearch, BASE), typed, how)
    : (typed, how) => gather(whole, typed, how) };
}

async function fetchUnpacked(path) {
  const response = await fetch(new URL(path, BASE));
  if (!response.ok) throw new Error(response.statusText);
  const packed = new Blob([await response.arrayBuffer()]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Uint8Array(await new Response(packed).arrayBuffer());
}

new BroadcastChannel("vanban-search").onmessage = () => loaded();

// Between questions the words of the entries are read, so that the first question does not wait for them.
const AT_ONCE = 40, MOST_READ_AHEAD = 6000;

function readAhead(collection, from) {
  const to = Math.min(from + AT_ONCE, collection.parent.length, MOST_READ_AHEAD);
  for (let entry = from; entry < to; entry++) contentsOf(collection, entry);
  if (to > from) setTimeout(readAhead, 0, collection, to);
}

// Whoever types fast, or before the index has come, is answered what was asked last.
let asked = 0;

self.onmessage = ({ data: message }) => {
  if (message.type === 0) return self.postMessage({ type: 1 });
  const turn = ++asked, late = () => turn !== asked;
  const last = reply => setTimeout(() => { if (!late()) reply(); });
  // asked as soon as a page stands
  if (message.type === 2 && !message.data.trim()) return self.postMessage({ type: 3, data: { items: [] } });
  const waiting = setTimeout(() => { if (!late()) stillLoading(message); }, 300);
  const told = loading => loading.then(
    source => new Promise(resolve => last(() => resolve(answer(source, message, late)))));
  const tried = loaded();
  told(tried).catch(() => told(loadedAnew(tried))).catch(() => last(() => withoutIndex(message)))
    .finally(() => clearTimeout(waiting));
};

async function answer(source, message, late) {
  const reply = message.type === 2 ? { type: 3, data: { items: await boxItems(source, message.data) } }
    : message.type === "search" ? { type: "results", data: await pageResults(source, message.data) } : null;
  if (reply && !late()) self.postMessage(reply);
}

function stillLoading(message) {
  const title = "Đang tải mục lục tìm kiếm…";
  if (message.type === 2) self.postMessage(
    { type: 3, data: { items: [[{ location: "tim-kiem/?q=" + encodeURIComponent(message.data), title, text: "",
    score: 0, terms: {} }]] } });
}

// The index, or a part of it, could not be fetched: the reader is told, and led to the list of texts.
function withoutIndex(message) {
  if (loading) loading.catch(() => { loading = null; }); // the next question tries again
  const title = "Chưa tải được mục lục tìm kiếm: hãy tải lại trang, hoặc xem danh mục văn bản";
  if (message.type === 2) self.postMessage(
    { type: 3, data: { items: [[{ location: "van-ban/", title, text: "", score: 0, terms: {} }]] } });
  else if (message.type === "search") self.postMessage(
    { type: "results", data: { query: message.data.query, total: 0, more: false, texts: 0, all: 0, counts: {},
    note: `<p>${title}.</p>`, results: [] } });
}

// ---------------------------------------------------------------- what was found

// The best results for a question, at least `many` if there are, each with the collection that it was found in; which
// texts match at all, and how many of them are as chosen.
async function answered(source, typed, chosen, many) {
  return source.collection ? answeredHere(source.collection, typed, chosen)
    : answeredFromAfar(source, typed, chosen, many);
}

function answeredHere(collection, typed, chosen) {
  const narrowed = Object.keys(chosen).length > 0, all = find(collection, typed), { query } = all;
  const fits = document => fitsAll(collection, collection.documents[document], chosen);
  const { hits } = narrowed ? find(collection, typed, fits) : all;
  const { entries, documents } = matching(collection, query);
  const texts = [...new Set([...documents, ...all.hits.map(hit => collection.document[hit.entry])])]
    .filter(document => collection.documents[document].slug);
  const among = new Set(texts.filter(fits)), held = [...entries]
    .filter(entry => among.has(collection.document[entry])).length;
  return { results: hits.map(hit => ({ collection, query, hit, hits })), more: held > hits.length
    || hits.length >= SHORTLIST, rows: texts.map(document => collection.documents[document]), day: collection };
}

let before = { key: "" }; // what was gathered for the question asked last, for whoever wants more of it

async function answeredFromAfar(source, typed, chosen, many) {
  const { whole } = source, narrowed = Object.keys(chosen).length > 0, key = JSON.stringify([typed, chosen]);
  const fits = narrowed ? number => number < whole.rows.length && fitsAll(whole.head, whole.rows[number], chosen)
    : null;
  if (before.key !== key) {
    const first = await source.gather(typed, { fits });
    const texts = narrowed ? (await source.gather(typed, { textsOnly: true })).texts : first.texts;
    before = { key, rows: [...texts].map(number => whole.rows[number]), results: hitsIn(first, typed, fits, true),
      last: first };
  }
  const known = before;
  while (known.results.length < many && known.last.further) {
    known.last = await source.gather(typed, { fits, skip: known.last.next });
    known.results.push(...hitsIn(known.last, typed, fits, false));
  }
  return { results: known.results, more: known.last.further || known.last.more, rows: known.rows, day: whole.head };
}

// What stands in one part only as a title above others is a result where it stands itself.
function hitsIn({ collection, numbers }, typed, fits, first) {
  const { query, hits } = find(collection, typed, fits && (document => fits(numbers[document])));
  return hits.filter(hit => first || !collection.stubs.has(hit.entry)).map(hit => ({ collection, query, hit, hits }));
}

// One group for each run of hits in one document, so that the box shows them in the order of the ranking. A group
// begins with the name of its document, which has no score of its own unless it is the hit.
async function boxItems(source, typed) {
  const { results, more } = await answered(source, typed, {}, 1);
  const groups = [];
  let run = null;
  results.slice(0, MOST_IN_BOX).forEach(({ collection, query, hit: { entry, score }, hits }, n) => {
    const document = documentOf(collection, entry);
    const item = boxItem(collection, query, entry, score, n === 0 ? note(collection, query, hits) : "");
    if (collection.parent[entry] < 0) {
      groups.push([item]);
      run = null;
    } else {
      if (run !== document.url) groups.push(
        [{ location: document.url, title: escapeHtml(
        [nameOf(document), told(collection, entry)].filter(part => part).join(" · ")), text: "", score: 0,
        terms: {} }]);
      groups[groups.length - 1].push(item);
      run = document.url;
    }
  });
  // Behind the first group, where it is seen, and where Enter still opens what answers best.
  const number = `${more ? "hơn " : ""}${results.length}`;
  groups.splice(1, 0, [{
    location: "tim-kiem/?q=" + encodeURIComponent(typed), score: 0, terms: {}, text: results.length ? ""
      : noteOfNothing(source, typed),
    title: results.length ? `Xem cả ${number} kết quả, lọc theo loại, cơ quan, tỉnh, năm`
      : `Không thấy “${escapeHtml(typed.trim())}”`,
  }]);
  return groups;
}

function noteOfNothing(source, typed) {
  const collection = source.collection || source.whole.head;
  return note(collection, readQuery(collection, typed), []);
}

function boxItem(collection, query, entry, score, before) {
  const terms = {}, where = sayingWhere(collection, query, entry);
  query.slots.forEach((slot, n) => {
    if (!where.has(n) && !answers(collection, slot, query, entry) && slot.weight >= WORTH_A_MARK) terms[
      slot.word.printed] = false;
  });
  return { location: withHighlight(collection, query, entry, where), title: titleOf(collection, query, entry),
    text: before + textOf(collection, query, entry), score, terms };
}

function answers(collection, slot, query, entry) {
  const n = query.slots.indexOf(slot);
  return slot.entries.has(entry) || query.spans.some(s => s.first <= n && n <= s.last && s.entries.includes(entry));
}

// The words of a query that say where a hit stands ("khoản 2 điều 5 kế hoạch Kiên Giang"): nothing in its text has to
// answer them.
function sayingWhere(collection, query, entry) {
  if (!landed(collection, query).gains.has(entry)) return new Set();
  const document = collection.document[entry];
  const names = new Set([...identity(collection, document), ...workName(collection, document).allowed,
    ...nameKeys(collection, pathOf(collection, entry).slice(1))]);
  const spanned = n => query.spans.some(s => s.first <= n && n <= s.last && names.has(s.key));
  return new Set(query.slots.map((_, n) => n).filter(n => {
    const key = marksOff(query.slots[n].word.key);
    return (query.place && query.place.used.has(n)) || GLUE.includes(key) || names.has(key) || spanned(n);
  }));
}

// The words that were not found, and what was taken for them in the first hit.
function note(collection, query, hits) {
  const where = hits.length ? sayingWhere(collection, query, hits[0].entry) : new Set();
  const parts = landed(collection, query).missing
    ? ["Không có đúng điều khoản này; đây là nơi gần nhất có trong văn bản."] : [];
  if (query.strokes) parts.push(`Đã hiểu là “${escapeHtml(query.text.trim())}”.`);
  const places = hits.length ? contentsOf(collection, hits[0].entry).places : new Map();
  const told = n => where.has(n) || query.slots[n].asks || query.spans.some(s => s.first <= n && n <= s.last);
  for (const slot of query.slots.filter((_, n) => !told(n))) {
    const word = `“${escapeHtml(slot.word.printed)}”`, taken = wordOf(slot, places);
    const slipped = taken && slot.how === "found" && !slot.terms.has(taken);
    if (slot.how === "missing") parts.push(`Không có từ ${word}.`);
    else if (taken && (slot.how === "near" || slipped)) parts.push(
      `${slipped ? "Không thấy" : "Không có từ"} ${word}, đã tìm “${escapeHtml(taken)}”.`);
  }
  return parts.length ? `<p class="vb-search-note" data-chrome>${parts.join(" ")}</p>` : "";
}

// The address of a hit with the words that answer there, for the page to mark them.
function withHighlight(collection, query, entry, where = sayingWhere(collection, query, entry)) {
  const { places } = contentsOf(collection, entry);
  const found = query.slots.filter((_, n) => !where.has(n)).map(slot => wordOf(slot, places)).filter(word => word);
  const [path, unit] = urlOf(collection, entry).split("#");
  return path + (found.length ? "?h=" + encodeURIComponent(found.join(" ")) : "") + (unit ? "#" + unit : "");
}

// The word by which an entry answers a word of the query: as typed if it can be, else the nearest.
function wordOf(slot, places) {
  const known = [...slot.terms.entries()].filter(([term]) => places.has(term)).sort((a, b) => b[1] - a[1])
    .map(([term]) => term);
  return known.includes(slot.word.key) ? slot.word.key : known[0] || slot.near.find(term => places.has(term));
}

// What a text is called, with what stands beside it (its number, or what it is about) where there is room.
function nameOf(document, beside = document.beside) {
  const called = document.called || document.name;
  return [called, beside, document.province, called.includes(document.year) ? "" : document.year]
    .filter((part, n, all) => part && all.indexOf(part) === n).join(" · ");
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
    return heading && !called.includes(heading)
      ? `${escapeHtml(called)}: ${markedBeginning(heading, query, collection.concepts)}` : escapeHtml(called);
  }
  const steps = escapeHtml(path.slice(1).join(" › "));
  return heading ? `${steps}: ${markedBeginning(heading, query, collection.concepts)}` : steps;
}

function textOf(collection, query, entry) {
  return snippet(entryText(collection, entry), query, collection.concepts);
}

// The results page: what was found, narrowed by the chosen facets. Texts are counted, and all that match are: those
// that hold every word, and those of the results; results are counted exactly, or as "more than" where only the best
// are listed.
async function pageResults(source, { query: typed, chosen, from, many }) {
  const { results, more, rows, day } = await answered(source, typed, chosen, from + many);
  const shown = results.slice(from, from + many), first = results[0];
  return {
    query: typed, total: results.length, more, texts: rows.filter(row => fitsAll(day, row, chosen)).length,
      all: rows.length,
    counts: countsOfFacets(day, rows, chosen), note: first ? note(first.collection, first.query, first.hits)
      : noteOfNothing(source, typed),
    results: shown.map(({ collection, query, hit: { entry } }) => ({
      url: withHighlight(collection, query, entry),
      document: collection.parent[entry] < 0 ? "" : nameOf(documentOf(collection, entry)),
      state: told(collection, entry),
      title: titleOf(collection, query, entry),
      text: textOf(collection, query, entry),
    })),
  };
}

function facetOf(day, row, facet) {
  return facet === IN_FORCE ? forceOf(day, row) : row[facet];
}

function fitsAll(day, row, chosen, except) {
  return Object.keys(FACETS).every(f => f === except || !chosen[f] || facetOf(day, row, f) === chosen[f]);
}

// How many texts there are for each value of each facet, the other facets as chosen.
function countsOfFacets(day, rows, chosen) {
  const counts = {};
  for (const facet in FACETS) {
    const found = new Map();
    for (const row of rows) {
      const value = fitsAll(day, row, chosen, facet) && facetOf(day, row, facet);
      if (value) found.set(value, (found.get(value) || 0) + 1);
    }
    counts[facet] = [...found].sort((a, b) => b[1] - a[1] || byCodePoints(a[0], b[0]));
  }
  return counts;
}
