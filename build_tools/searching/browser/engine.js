// The engine: which entries may match these keys? Nothing of ranking. lunr.js over the published index; `engine.py` asks
// Python's lunr the same four questions, and another engine can be put behind them.

const MOST_BEGINNINGS = 200;

function makeEngine(serialized) {
  const index = lunr.Index.load(serialized);
  const postings = new Map();
  const variants = new Map();
  for (const key of Object.keys(index.invertedIndex).sort(byCodePoints)) {
    let any = false;
    for (const _ in index.invertedIndex[key].toned) { any = true; break; }
    if (!any) continue;
    const folded = marksOff(key);
    if (variants.has(folded)) variants.get(folded).push(key); else variants.set(folded, [key]);
  }
  const shortened = new Map(); // made when first asked for
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
    beginning: start => [...new Set(lunr.TokenSet.fromString(start + "*").intersect(index.tokenSet).toArray())]
      .filter(key => variants.has(key)).sort(byCodePoints),
    // lunr's own fuzzy terms lose words that have one letter more.
    near(folded) {
      if (!shortened.size)
        for (const key of variants.keys())
          for (const short of withoutOneLetter(key)) append(shortened, short, key);
      const found = new Set([...withoutOneLetter(folded)].flatMap(short => shortened.get(short) || []));
      return [...found].filter(key => oneSlip(folded, key)).sort(byCodePoints);
    },
  };
}

function withoutOneLetter(word) {
  const out = new Set([word]);
  for (let n = 0; n < word.length; n++) out.add(word.slice(0, n) + word.slice(n + 1));
  return out;
}

function oneSlip(a, b) {
  let start = 0;
  while (start < Math.min(a.length, b.length) && a[start] === b[start]) start++;
  const restA = a.slice(start), restB = b.slice(start);
  if (restA.length === restB.length)
    return restA.length > 0 && (restA.slice(1) === restB.slice(1) ||
      (restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2)));
  return restA.length > restB.length ? restA.slice(1) === restB : restB.slice(1) === restA;
}

function byCodePoints(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}
