// The published index, ready to be searched (`collection.py` is the same in Python).

const FIELD_GAP = 20;

// `day`: on which it is judged what is in force; "" when nobody asks.
function makeCollection(index, day = "") {
  const columns = index.entries;
  const parent = columns.parent, group = columns.group;
  const short = new Map(Object.entries(index.concepts.short)), questions = makeQuestions(index.questions);
  const collection = {
    day, documents: index.documents, columns, parent, group,
    size: parent.length,
    average: index.average,
    questions, concepts: { short, long: longForms([...short.values(), ...questions.marked.said.values()]) },
    engine: makeEngine(index.lunr),
    document: [], above: [], members: new Map(), lends: new Set(), known: new Map(), identities: new Map(),
  };
  for (let entry = 0; entry < parent.length; entry++) if (borrows(collection, entry)) collection.lends.add(entry + 1);
  let number = -1;
  for (let entry = 0; entry < parent.length; entry++) {
    if (parent[entry] < 0) number++;
    collection.document.push(number);
    if (collection.lends.has(entry)) continue; // its words are counted where they are borrowed
    if (collection.members.has(group[entry])) collection.members.get(group[entry]).push(entry);
    else collection.members.set(group[entry], [entry]);
  }
  collection.averageGroup = index.average * collection.size / Math.max(1, collection.members.size);
  return collection;
}

// "later" and "off" when a held text says that a document is not yet, or no more, in force on the day.
function stateOf({ day }, { from = "", until = "9" }) {
  return day && from > day ? "later" : day && until <= day ? "off" : "on";
}

function longForms(all) {
  const found = new Map();
  for (const meanings of all)
    for (const concept of meanings) found.set(concept, concept.slice(1).split(" "));
  const long = new Map();
  for (const concept of [...found.keys()].sort(byCodePoints)) {
    const expansion = found.get(concept);
    if (long.has(expansion[0])) long.get(expansion[0]).push(expansion); else long.set(expansion[0], [expansion]);
  }
  for (const list of long.values()) list.sort((a, b) => b.length - a.length);
  return long;
}

function contentsOf(collection, entry) {
  if (!collection.known.has(entry)) collection.known.set(entry, analysed(collection, entry));
  return collection.known.get(entry);
}

function analysed(collection, entry) {
  const columns = collection.columns;
  const places = new Map(), found = new Map();
  const title = collection.parent[entry] < 0 ? columns.title[entry] : "";
  let base = 0, headingEnd = 0, headingLength = 0, length = 0;
  [title, columns.heading[entry], entryText(collection, entry), columns.extra[entry]].forEach((text, part) => {
    const known = words(text);
    known.forEach((word, at) => append(places, word.key, base + at));
    for (const c of compounds(text, known, collection.concepts)) append(found, c.key, [base + c.first, base + c.last]);
    if (part < 2) headingLength += known.length; else length += known.length;
    base += known.length ? known.length + FIELD_GAP : 0;
    if (part < 2) headingEnd = base;
  });
  return { places, compounds: found, headingEnd, headingLength, length };
}

// The text of an entry; that of its first paragraph when it is only a title (as it was indexed).
function entryText(collection, entry) {
  return collection.columns.text[collection.lends.has(entry + 1) ? entry + 1 : entry];
}

function borrows({ parent, columns: { text, unit } }, entry) {
  return !text[entry] && parent[entry + 1] === entry && /(^|-)doan-[0-9-]+$/.test(unit[entry + 1]);
}

function append(map, key, value) {
  if (map.has(key)) map.get(key).push(value); else map.set(key, [value]);
}

function entriesAbove(collection, entry) {
  let out = collection.above[entry];
  if (!out) {
    out = collection.above[entry] = [];
    for (let at = collection.parent[entry]; at >= 0; at = collection.parent[at]) out.push(at);
  }
  return out;
}

function documentOf(collection, entry) {
  return collection.documents[collection.document[entry]];
}

function urlOf(collection, entry) {
  const unit = collection.columns.unit[entry];
  return documentOf(collection, entry).url + (unit ? "#" + unit : "");
}

function pathOf(collection, entry) {
  return [entry, ...entriesAbove(collection, entry)].reverse().map(e => collection.columns.title[e]);
}
