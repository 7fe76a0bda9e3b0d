// The engine: which entries may match these keys? Nothing of ranking. lunr.js over the published index; `engine.py`
// asks Python's lunr the same four questions, and another engine can be put behind them.

function makeEngine(serialized) {
  const index = lunr.Index.load({ ...serialized, invertedIndex: serialized.invertedIndex.map(unpacked) });
  const postings = new Map();
  const variants = new Map();
  for (const key of Object.keys(index.invertedIndex).sort(byCodePoints)) {
    let any = false;
    for (const _ in index.invertedIndex[key].toned) { any = true; break; }
    if (!any) continue;
    append(variants, marksOff(key), key);
  }
  const wordsAmong = wanted => // the pattern goes in: the other way round it matches nothing
    [...new Set(index.tokenSet.intersect(wanted).toArray())].filter(key => variants.has(key)).sort(byCodePoints);
  return {
    entries(field, key) {
      const name = field + "/" + key;
      if (!postings.has(name)) {
        const posting = index.invertedIndex[key];
        postings.set(name, posting ? Object.keys(posting[field]).map(Number).sort((a, b) => a - b) : []);
      }
      return postings.get(name);
    },
    variants: folded => variants.get(folded) || [],
    beginning: start => wordsAmong(lunr.TokenSet.fromString(start + "*")),
    near: folded => wordsAmong(lunr.TokenSet.fromFuzzyString(folded, 1)).filter(key => key !== folded),
    count: (keys, found) => found,
  };
}

// The words of a large collection, with how many entries hold each; a number that is not listed is taken to be held by
// a few.
function makeListEngine({ keys, held }, size) {
  const counts = new Map(), variants = new Map();
  (keys ? keys.split(" ") : []).forEach((key, n) => {
    counts.set(key, held[n]);
    append(variants, marksOff(key), key);
  });
  const all = [...variants.keys()].sort(byCodePoints);
  return {
    entries: () => [],
    variants: folded => variants.get(folded) || (DIGITS.test(folded) ? [folded] : []),
    beginning: start => all.filter(key => key.startsWith(start)),
    near: folded => [...new Set(oneOff(folded))].filter(key => key !== folded && variants.has(key)).sort(byCodePoints),
    count: keys => Math.min(size, keys.reduce((sum, key) => sum + (counts.has(key) ? counts.get(key) : 2), 0)),
  };
}

// The entries that were gathered for a question; the words are those of the whole collection.
function makePartEngine(find, { variants, beginning, near, count }) {
  const held = { toned: new Map(), compounds: new Map() };
  const entries = (field, key) => {
    if (!held[field].has(key)) held[field].set(key, find(field, key));
    return held[field].get(key);
  };
  return { entries, variants, beginning, near, count };
}

function oneOff(word) {
  const out = [], letters = "abcdefghijklmnopqrstuvwxyz0123456789";
  for (let n = 0; n <= word.length; n++) {
    const left = word.slice(0, n), right = word.slice(n);
    for (const letter of letters) out.push(left + letter + right);
    if (right) out.push(left + right.slice(1));
    if (right) for (const letter of letters) out.push(left + letter + right.slice(1));
    if (right.length > 1) out.push(left + right[1] + right[0] + right.slice(2));
  }
  return out;
}

// A term of the published index as lunr loads it: of its entries the first is published, then how far it is to each
// next.
function unpacked([key, toned, compounds]) {
  return [key, { toned: entriesOf(toned), compounds: entriesOf(compounds) }];
}

function entriesOf(gaps) {
  const entries = {};
  let at = 0;
  for (const gap of gaps) entries[at += gap] = null;
  return entries;
}

function byCodePoints(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}
