// Reading a query: typed words → what each may mean in the collection (`queries.py` reads the same way).

const GLUED = /^(?:([^0-9]{2,})([0-9]+[a-zđ]?)|([0-9]+)([^0-9]{2,}))$/;

function readQuery(collection, typed, forgiving) {
  const { engine, size } = collection;
  const given = typed.normalize("NFC"), meant = asMeant(collection, given), text = apart(engine, meant);
  const found = words(text);
  const marked = found.some(w => w.key !== marksOff(w.key));
  const openEnd = found.length > 0 && found[found.length - 1].end === text.replace(/\u200b+$/, "").length
    && !text.endsWith(" ");
  const questions = marked ? collection.questions.marked : collection.questions.unmarked;
  const keys = found.map(w => marked ? w.key : marksOff(w.key)), asks = asking(questions, keys);
  const slots = found.map((word, n) =>
    readSlot(engine, size, word, marked, openEnd && n === found.length - 1, asks.has(n)));
  slots.forEach((slot, n) => { slot.near = forgiving ? nearTerms(engine, slot, openEnd && n === found.length - 1) : [];
    });
  const all = [...compounds(text, found, collection.concepts), ...typedSigns(found),
    ...typedAbbreviations(found, collection.concepts)];
  const said = saidOtherwise(questions, keys);
  return { text, strokes: meant !== given, slots, said, typed: all, spans: readSpans(collection, all, said),
    place: readPlace(text, found, marked), question: found.length >= (asks.size ? ASKS : TELLS) };
}

// The query with raw key strokes ("quyeets") as the words that they mean, where the collection has only these; who
// typed one word so typed all, so then also those that it has as they stand, abbreviations apart.
function asMeant({ engine, concepts }, text) {
  const has = key => PLACES.words.includes(key) || engine.variants(marksOff(key)).includes(key);
  const strokes = words(text).map(word => ({ ...word, meant: strokesMean(word.key).find(has) }))
    .filter(word => word.meant);
  const isPlain = ({ key }) => !engine.variants(marksOff(key)).length, byNumbers = ({ key }) => /[0-9]/.test(key);
  const ways = new Set(strokes.filter(isPlain).map(byNumbers)); // Telex or VNI
  let out = "", at = 0;
  for (const word of strokes) {
    if (!isPlain(word) && (!ways.has(byNumbers(word)) || concepts.short.has(word.key))) continue;
    out += text.slice(at, word.start) + word.meant;
    at = word.end;
  }
  return out + text.slice(at);
}

// The query with a blank where a number was typed onto a word (`nq20`, `dieu3`, `1663qd`), unless the collection has it
// so.
function apart(engine, text) {
  const out = [];
  let at = 0;
  for (const { key, start, end } of words(text)) {
    const glued = key.match(GLUED);
    if (!glued || key.length !== end - start || engine.variants(marksOff(key)).length
      || engine.entries("compounds", signKey([key])).length) continue;
    const middle = start + (glued[1] || glued[3]).length;
    out.push(text.slice(at, middle));
    at = middle;
  }
  return [...out, text.slice(at)].join(" ");
}

function readSlot(engine, size, word, marked, last, asks) {
  const folded = marksOff(word.key);
  let terms = foundTerms(engine, word.key, folded, marked), how = "found";
  if (last && (!terms.size || !isSyllable(word.key))) {
    const fresh = beginnings(engine, word.key).filter(t => !terms.has(t));
    how = terms.size ? "found" : fresh.length ? "beginning" : how;
    for (const t of fresh) terms.set(t, OTHER);
  }
  if (!terms.size && folded.length >= 3) {
    terms = new Map();
    for (const f of engine.near(folded)) for (const t of engine.variants(f)) terms.set(t, OTHER);
    how = "near";
  }
  const entries = new Map();
  for (const [term, quality] of terms)
    for (const entry of engine.entries("toned", term)) if (quality > (entries.get(entry) || 0)) entries.set(
      entry, quality);
  const exact = word.key !== folded && terms.has(word.key)
    ? engine.count([word.key], engine.entries("toned", word.key).length) : 0;
  const full = idf(size, exact || engine.count([...terms.keys()], entries.size));
  const weight = asks ? rounded(full * ASKING_COUNTS) : full;
  return { word, terms, entries, weight, asks, how: terms.size ? how : "missing" };
}

function beginnings(engine, key) {
  return engine.beginning(marksOff(key)).slice(0, MOST_BEGINNINGS).flatMap(f => engine.variants(f))
    .filter(t => agrees(key, t));
}

function nearTerms(engine, slot, last) {
  const folded = marksOff(slot.word.key);
  const other = [...slot.terms].filter(([, quality]) => quality < 1).map(([t]) => t);
  if (last && slot.how === "found") other.push(...beginnings(engine, slot.word.key).filter(t => !slot.terms.has(t)));
  if (slot.how === "near" || folded.length < 3 || !/^[^0-9]+$/.test(folded)) return other;
  return other.concat(engine.near(folded).flatMap(f => engine.variants(f))
    .filter(t => !slot.terms.has(t) && !other.includes(t)));
}

function foundTerms(engine, key, folded, marked) {
  const out = new Map();
  for (const variant of engine.variants(folded))
    out.set(variant, variant === key || !marked ? 1 : agrees(key, variant) ? LESS : OTHER);
  return out;
}

function agrees(typed, found) {
  const a = typed.normalize("NFD"), b = found.normalize("NFD");
  let at = 0;
  for (const c of b) if (at < a.length && (a[at] === c || (a[at] === "d" && c === "đ"))) at++;
  return at === a.length;
}

function idf(size, answering) {
  return rounded(Math.log(1 + (size - answering + 0.5) / (answering + 0.5)));
}

function rounded(value) {
  return Math.floor(value * 10000 + 0.5) / 10000;
}

function readSpans({ engine }, typed, said) {
  const made = said.map(c => [c, SAID]);
  for (const c of typed) made.push([c, c.key[0] === "=" ? CONCEPT : 1]);
  const spans = new Map();
  for (const [{ key, first, last }, quality] of made) {
    const entries = engine.entries("compounds", key);
    if (entries.length) spans.set(`${first} ${last} ${key}`, { first, last, key, quality, entries });
  }
  return [...spans.values()].sort((a, b) => a.first - b.first || a.last - b.last || byCodePoints(a.key, b.key));
}

function typedSigns(found) {
  const out = [];
  found.forEach((word, first) => {
    if (word.key[0] >= "0" && word.key[0] <= "9")
      for (let last = first; last < Math.min(first + LONGEST_TYPED_SIGN, found.length); last++) {
        const sign = signKey(found.slice(first, last + 1).map(w => w.key));
        for (const key of new Set([sign, uncrossed(sign)])) out.push({ key, first, last });
      }
  });
  return out;
}

function typedAbbreviations(found, concepts) {
  const out = [];
  for (let first = 0; first < found.length; first++) {
    for (let last = first; last < Math.min(first + LONGEST_ABBREVIATION, found.length); last++) {
      const keys = found.slice(first, last + 1).map(w => w.key);
      if (keys.every(isSyllable)) continue;
      for (const key of concepts.short.get(marksOff(keys.join(""))) || []) out.push({ key, first, last });
    }
  }
  return out;
}
