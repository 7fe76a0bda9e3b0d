// What a reader sees of a hit: the sentence that answers, with the words marked as they are printed. All output is
// HTML, escaped.

const SNIPPET_WORDS = 40, TITLE_WORDS = 24;
const WORTH_A_MARK = 1.2; // words of less weight are marked only beside another marked word

function escapeHtml(text) {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}

// For each word of a text the weight of the query word that it answers, 0 when it answers none.
function answering(text, known, query, concepts) {
  const keys = new Set(known.map(word => word.key));
  const taken = new Set(query.slots.filter(s => ![...s.terms.keys()].some(t => keys.has(t)))
    .map(s => s.near.find(t => keys.has(t))));
  const weights = known.map(word =>
    query.slots.reduce((most, s) => s.terms.has(word.key) ? Math.max(most, s.weight) : most, taken.has(word.key) ? 0.1
    : 0));
  const spans = new Map(query.spans.map(span => [span.key, span]));
  for (const c of spans.size ? compounds(text, known, concepts) : []) {
    const span = spans.get(c.key);
    if (!span) continue;
    const weight = query.slots.slice(span.first, span.last + 1).reduce((sum, s) => sum + s.weight, 0);
    for (let n = c.first; n <= c.last; n++) weights[n] = Math.max(weights[n], weight);
  }
  return weights.map((w, n) => w >= WORTH_A_MARK || (w && (weights[n - 1] || weights[n + 1])) ? w : 0);
}

function marked(text, known, weights, from, to) {
  let out = "", at = from;
  for (let n = 0; n < known.length; n++) {
    if (!weights[n] || known[n].start < from || known[n].end > to) continue;
    let last = n;
    while (weights[last + 1] && known[last + 1].end <= to
      && /^[^.;:!?\n]{0,3}$/.test(text.slice(known[last].end, known[last + 1].start))) last++;
    out += escapeHtml(text.slice(at, known[n].start)) + "<mark>"
      + escapeHtml(text.slice(known[n].start, known[last].end)) + "</mark>";
    at = known[last].end;
    n = last;
  }
  return out + escapeHtml(text.slice(at, to));
}

function markedBeginning(text, query, concepts) {
  const known = words(text);
  const to = known.length > TITLE_WORDS ? known[TITLE_WORDS - 1].end : text.length;
  return marked(text, known, answering(text, known, query, concepts), 0, to) + (to < text.length ? " …" : "");
}

// The stretch of a text that answers most, begun at the beginning of its sentence where that is near.
function snippet(text, query, concepts) {
  const known = words(text);
  if (!known.length) return "";
  const weights = answering(text, known, query, concepts);
  let first = 0, best = -1, sum = 0;
  for (let n = 0; n < known.length; n++) {
    sum += weights[n] - (n >= SNIPPET_WORDS ? weights[n - SNIPPET_WORDS] : 0);
    if (sum > best + 1e-9) { best = sum; first = Math.max(0, n - SNIPPET_WORDS + 1); }
  }
  let end = Math.min(known.length, first + SNIPPET_WORDS) - 1;
  while (end > first && !weights[end]) end--;
  while (first < end && !weights[first]) first++;
  for (let back = 0; back < 14 && first > 0 && end - first < SNIPPET_WORDS - 1
    && !/[.;:!?\n]/.test(text.slice(known[first - 1].end, known[first].start)); back++) first--;
  const last = Math.min(known.length - 1, first + SNIPPET_WORDS - 1);
  const from = first ? known[first].start : 0;
  const to = last < known.length - 1 ? known[last].end : text.length;
  return (from ? "… " : "") + marked(text, known, weights, from, to) + (to < text.length ? " …" : "");
}
