// Which texts a query names, by their number or by the whole of their name (`called.py` does the same).

function makeNames(rows) {
  const names = new Map(), byWord = new Map(), bySign = new Map();
  for (const [number, row] of rows) {
    const name = nameFrom(row);
    names.set(number, name);
    for (const word of [...name.about].sort(byCodePoints)) append(byWord, word, number);
    for (const sign of new Set(name.signs.filter(s => s))) append(bySign, sign, number);
  }
  return { names, byWord, bySign };
}

// The texts that are named by what is typed, on a day: `exact` best first, `within` those named beside other words.
function askedFor({ names, byWord, bySign }, typed, day) {
  const byRank = found => sortedByRank(found, names, day);
  const numbered = byNumber(names, bySign, typed);
  if (numbered.length) {
    const exact = numbered.filter(number => saysAll(typed, names.get(number)));
    return { exact: byRank(exact), numbered: true,
      within: new Set(numbered.filter(number => !exact.includes(number))) };
  }
  const counts = new Map();
  for (const word of typed.words) for (const number of byWord.get(word) || []) counts.set(
    number, (counts.get(number) || 0) + 1);
  const named = [...counts].filter(([number, count]) => count === names.get(number).about.size)
    .map(([number]) => number);
  const exact = named.filter(number => saysAll(typed, names.get(number)));
  const within = named.filter(n => !exact.includes(n) && names.get(n).type.size
    && typed.row.includes(` ${names.get(n).row} `));
  return { exact: byRank(exact), numbered: false, within: new Set(within) };
}

function byNumber(names, bySign, typed) {
  for (let level = 0; level < 3; level++) {
    const found = new Set();
    for (const sign of typed.signs)
      for (const number of bySign.get(sign) || []) {
        const name = names.get(number);
        if (name.signs[level] !== sign
          || (level === 2 && !(name.type.size && isPart(name.type, typed.words)))) continue;
        if (level === 0 || typeFits(typed, name)) found.add(number);
      }
    if (found.size) return [...found].sort((a, b) => a - b);
  }
  return [];
}

function sortedByRank(found, names, day) {
  const stands = n => stateOf({ day }, names.get(n)) === "on";
  return [...found].sort((a, b) =>
    stands(b) - stands(a) || names.get(a).consolidated - names.get(b).consolidated
      || byCodePoints(names.get(b).date, names.get(a).date) || a - b);
}

function isPart(some, all) {
  for (const one of some) if (!all.has(one)) return false;
  return true;
}

// The words that name a place.
function usedBy({ place }) {
  return place ? place.used : new Set();
}

// The compounds that no word stands in which names a place.
function besidePlace(query) {
  const used = [...usedBy(query)];
  return query.typed.filter(({ first, last }) => !used.some(n => first <= n && n <= last));
}

// What is typed of a name: all words beside the place, those of abbreviations too.
function typedOf(query) {
  const used = usedBy(query), keys = query.slots.map(slot => marksOff(slot.word.key)), standing = besidePlace(query);
  const other = [], all = new Set(keys);
  const signs = new Set(standing.filter(c => c.key[0] === "#").map(c => c.key));
  keys.forEach((key, n) => {
    if (DIGITS.test(key) && !used.has(n)) signs.add(signKey([key]));
    if (used.has(n) || GLUE.includes(key)) return;
    const over = standing.filter(c => c.first <= n && n <= c.last).map(c => c.key);
    const meant = new Set(over.filter(k => k[0] === "=").flatMap(k => k.slice(1).split(" ").filter(w => w)));
    for (const word of meant) all.add(word);
    other.push([key, meant, over.filter(k => k[0] !== "=")]);
  });
  return { words: all, signs, row: ` ${keys.join(" ")} `, other };
}

// Whether the whole number of the name is typed, or its number and year.
function saysNumber(typed, name) {
  return name.signs.slice(0, 2).some(sign => sign && typed.signs.has(sign));
}

function saysAll(typed, name) {
  return typed.other.every(one => isOf(name, one));
}

function isOf(name, [key, meant, signs]) {
  return name.allowed.has(key) || (meant.size > 0 && isPart(meant, name.allowed))
    || signs.some(sign => name.allowed.has(sign));
}

// The texts that most of what is typed may be the name of, where none is named outright.
function nearestNames({ names }, typed, most) {
  if (!typed.other.length) return [];
  const shares = [...names].map(([number, name]) =>
    [number, typed.other.filter(one => isOf(name, one)).length / typed.other.length]);
  return shares.filter(([, share]) => share >= ENOUGH).sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, most)
    .map(([number]) => number);
}

function typeFits(typed, name) {
  const types = TYPES.filter(type => typed.row.includes(` ${type} `));
  return !types.length || !name.type.size || types.some(type => type.split(" ").every(word => name.type.has(word)));
}

function nameFrom(row) {
  const type = row.type || "", called = row.called || "";
  const plain = called ? called.replace(/ *\([^()]*\)$/, "").replace(/ (?:19|20)[0-9]{2}$/, "") : (row.heading || "")
    .replace(/^(?:về việc|ve viec|v\/v|quy định|ban hành) /i, "");
  const statute = called ? STATUTES.find(s => plain.toLowerCase().startsWith(s.toLowerCase() + " ")) || "" : "";
  const folded = text => words(text).map(word => marksOff(word.key));
  let about = folded(plain.slice(statute.length));
  if (!called && about.length < FEWEST_OF_TITLE && !STATUTES.includes(type)) about = [];
  const kind = folded(statute || type), signs = signsOf(words(row.number || ""));
  const allowed = new Set([...about, ...kind, ...folded(type), ...folded(called), ...signs.filter(s => s)]);
  if (row.date) allowed.add("@" + row.date);
  for (const key of [...NAMED_BY, "date"]) {
    const text = row[key] || "", found = words(text);
    for (const word of found) allowed.add(marksOff(word.key));
    for (const c of compounds(text, found, null)) allowed.add(c.key);
  }
  return {
    about: new Set(about), type: new Set(statute ? kind : folded(type)), allowed, row: [...kind, ...about].join(" "),
      signs,
    from: row.from || "", until: row.until || "", consolidated: type === CONSOLIDATED, date: row.date || row.year || "",
  };
}

function signsOf(found) {
  if (!found.length || !/^[0-9]/.test(found[0].key)) return ["", "", ""];
  const keys = found.map(word => word.key), year = keys.length > 1 && YEAR.test(keys[1]);
  return [signKey(keys), year ? signKey(keys.slice(0, 2)) : "", signKey(keys.slice(0, 1))];
}
