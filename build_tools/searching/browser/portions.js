// Portions of texts, as they were fetched: which of their entries hold a key (`portions.py` does the same). Most
// entries answer nothing: only where a word of the query stands is looked at, and only for those that are ranked.

function makePortion(part) {
  const lent = new Set(part.lends), lends = new Set(part.ids.map((entry, row) => lent.has(entry) ? row : -1));
  const texts = part.ids.map((_, row) => textsOf({ columns: part.entries, lends }, row));
  const lines = texts.map(some => some.map(keysOf)), words = new Map();
  lines.forEach((some, row) => { for (const key of new Set(some.flat())) append(words, key, row); });
  return { part, texts, lines, words, numbers: null, compounds: new Map() };
}

function rowsByNumber(portion, key) {
  if (!portion.numbers) {
    portion.numbers = new Map();
    portion.texts.forEach((texts, row) => {
      const withDigits = texts.filter((_, n) => portion.lines[row][n].some(word => word < ":"));
      const found = withDigits.flatMap(text => compounds(text, words(text), null)).map(c => c.key);
      for (const number of new Set(found)) append(portion.numbers, number, row);
    });
  }
  return portion.numbers.get(key) || [];
}

function rowsByConcept(portion, key, concepts, variants) {
  const rows = new Set(spellings(key, concepts).flatMap(parts => rowsOfAll(portion, parts, variants)));
  return [...rows].sort((a, b) => a - b).filter(
    row => compoundsOfRow(portion, row, concepts).some(some => some.some(c => c.key === key)));
}

// The rows that hold all of some folded words.
function rowsOfAll({ words }, folded, variants) {
  let found = null;
  for (const word of folded) {
    const rows = variants(word).flatMap(key => words.get(key) || []), held = new Set(rows);
    found = found ? found.filter(row => held.has(row)) : [...held];
    if (!found.length) return found;
  }
  return found;
}

function compoundsOfRow(portion, row, concepts) {
  if (!portion.compounds.has(row)) portion.compounds.set(row, compoundsIn(portion.texts[row], concepts));
  return portion.compounds.get(row);
}

// The folded words of which all stand where a concept does: those that are meant, or parts of an abbreviation.
function spellings(concept, concepts) {
  if (!concepts.shortened) {
    concepts.shortened = new Map();
    for (const [short, meanings] of concepts.short)
      for (const meant of meanings) append(concepts.shortened, meant, short);
  }
  const short = concepts.shortened.get(concept) || [];
  return [concept.slice(1).split(" "), ...short.flatMap(word => parted(word, LONGEST_ABBREVIATION))];
}

function parted(word, most) {
  const out = [[word]];
  if (most > 1) for (let at = 1; at < word.length; at++)
    for (const rest of parted(word.slice(at), most - 1)) out.push([word.slice(0, at), ...rest]);
  return out;
}

// What is known of the entries of some portions, in the numbers of their index.
function heldEntries(portions, place, ids, steps, concepts, variants) {
  const local = new Map(ids.map((entry, at) => [entry, at])), standing = new Map();
  steps.forEach((step, entry) => { for (const name of stepsNamed(step)) append(standing, name, entry); });
  const rowsOf = (portion, field, key) => field === "toned" ? portion.words.get(key) || []
    : key[0] === "=" ? rowsByConcept(portion, key, concepts, variants) : rowsByNumber(portion, key);
  const at = entry => place.get(ids[entry]);
  return {
    entries(field, key) {
      if (key[0] === "/" && field !== "toned") return standing.get(key.slice(1)) || [];
      return portions.flatMap((portion, n) => rowsOf(portion, field, key)
        .filter(row => { const [number, own] = place.get(portion.part.ids[row]); return number === n && own === row; })
        .map(row => local.get(portion.part.ids[row]))).sort((a, b) => a - b);
    },
    lines(entry) { const [n, row] = at(entry); return portions[n].lines[row]; },
    compounds(entry) { const [n, row] = at(entry); return compoundsOfRow(portions[n], row, concepts); },
  };
}

// Portions as one index: its entries' numbers in the whole, those of its documents, where each entry stands.
function joinedPortions(portions) {
  const parts = portions.map(({ part }) => part), place = new Map(), rows = new Map(), stubs = new Set();
  parts.forEach((part, n) => {
    for (const [number, row] of part.documents) rows.set(number, row);
    const above = new Set(part.stubs);
    part.ids.forEach((entry, at) => {
      if (!above.has(entry)) stubs.delete(entry);
      else if (place.has(entry)) return;
      else stubs.add(entry);
      place.set(entry, [n, at]);
    });
  });
  const ids = [...place.keys()].sort((a, b) => a - b), local = new Map(ids.map((entry, at) => [entry, at]));
  const entries = Object.fromEntries(COLUMNS.map(name => [name, ids.map(
    entry => { const [n, at] = place.get(entry); return parts[n].entries[name][at]; })]));
  entries.parent = entries.parent.map(above => above >= 0 ? local.get(above) : -1);
  entries.group = entries.group.map((group, at) => local.has(group) ? local.get(group) : at);
  const numbers = [...rows.keys()].sort((a, b) => a - b);
  const lends = parts.flatMap(part => part.lends.map(entry => local.get(entry)));
  return { index: { documents: numbers.map(number => rows.get(number)), entries,
    stubs: [...stubs].map(entry => local.get(entry)), lends }, ids, numbers, place };
}
