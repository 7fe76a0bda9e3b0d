// The published index, ready to be searched (`collection.py` is the same in Python).

const HEAD = -(2 ** 40); // where the places of words in headings begin: all are below 0, all others are not

// `day`: on which it is judged what is in force; "" when nobody asks. `like`: the whole collection, of which `index` is
// a part; the weight of words is theirs in the whole.
function makeCollection(index, day = "", like = null) {
  const columns = index.entries, parent = columns.parent, group = columns.group;
  const collection = {
    day, documents: index.documents, columns, parent, group, stubs: new Set(index.stubs || []), ids: null,
    document: [], above: [], members: new Map(), lends: new Set(like ? index.lends : []), known: new Map(),
      wholes: new Map(), identities: new Map(), workNames: new Map(),
  };
  if (!like) for (let entry = 0; entry < parent.length; entry++) if (borrows(collection, entry)) collection.lends.add(
    entry + 1);
  let number = -1;
  for (let entry = 0; entry < parent.length; entry++) {
    if (parent[entry] < 0) number++;
    collection.document.push(number);
    if (collection.lends.has(entry)) continue; // its words are counted where they are borrowed
    append(collection.members, group[entry], entry);
  }
  collection.tops = parent.map((_, entry) => entry).filter(entry => parent[entry] < 0);
  collection.names = makeNames(index.documents.map((document, n) => [n, rowOf(collection, n)])
    .filter(([n]) => index.documents[n].slug));
  collection.pages = new Map(index.documents.map((document, n) => [document.of, n]).filter(([of]) => of));
  if (like) {
    for (const name of ["questions", "concepts", "size", "average", "averageGroup"]) collection[name] = like[name];
    collection.engine = makePartEngine(() => heldIn(collection), like.engine);
    return collection;
  }
  const short = new Map(Object.entries(index.concepts.short)), questions = makeQuestions(index.questions);
  collection.questions = questions;
  collection.concepts = { short, long: longForms([...short.values(), ...questions.marked.said.values()]) };
  collection.average = index.average;
  collection.size = index.size === undefined ? parent.length : index.size;
  collection.averageGroup = index.average * collection.size / Math.max(1, index.clauses || collection.members.size);
  collection.engine = index.lunr ? makeEngine(index.lunr) : makeListEngine(index.words, collection.size);
  return collection;
}

// Each key, the field before it, with the entries that hold it.
function heldIn(collection) {
  const held = new Map();
  for (let entry = 0; entry < collection.parent.length; entry++) {
    const contents = contentsOf(collection, entry);
    for (const key of contents.places.keys()) append(held, "toned" + key, entry);
    for (const key of contents.compounds.keys()) append(held, "compounds" + key, entry);
    for (const name of stepsNamed(collection.columns.step[entry])) append(held, "compounds/" + name, entry);
  }
  return held;
}

const FORM_STEP = /^(?:mau-so|bieu-so)-[0-9]+[a-z]*/;

function stepsNamed(step) {
  const form = step.match(FORM_STEP);
  return [...new Set([step, form ? form[0] : ""])].filter(name => name);
}

// "later" and "off" when a held text says that a document is not yet, or no more, in force on the day.
function stateOf({ day }, { from = "", until = "" }) {
  return day && from > day ? "later" : day && (until || "9") <= day ? "off" : "on";
}

function longForms(all) {
  const found = new Map();
  for (const meanings of all)
    for (const concept of meanings) found.set(concept, concept.slice(1).split(" "));
  const long = new Map();
  for (const concept of [...found.keys()].sort(byCodePoints)) {
    const expansion = found.get(concept);
    append(long, expansion[0], expansion);
  }
  for (const list of long.values()) list.sort((a, b) => b.length - a.length);
  return long;
}

function contentsOf(collection, entry) {
  const name = collection.ids ? collection.ids[entry] : entry;
  if (!collection.known.has(name)) collection.known.set(name, analysed(collection, entry));
  return collection.known.get(name);
}

function analysed(collection, entry) {
  const columns = collection.columns;
  const places = new Map(), found = new Map(), bases = [HEAD, 0], lengths = [0, 0];
  const title = collection.parent[entry] < 0 ? columns.title[entry] : "";
  [title, columns.heading[entry], entryText(collection, entry), columns.extra[entry]].forEach((text, part) => {
    const known = words(text), field = part < 2 ? 0 : 1, base = bases[field];
    known.forEach((word, at) => append(places, word.key, base + at));
    for (const c of compounds(text, known, collection.concepts)) append(found, c.key, [base + c.first, base + c.last]);
    lengths[field] += known.length;
    bases[field] += known.length ? known.length + FIELD_GAP : 0;
  });
  return { places, compounds: found, headingLength: lengths[0], length: lengths[1], headingRoom: bases[0] - HEAD,
    room: bases[1] };
}

// The words of a clause with all that stands below it, each entry behind the one before.
function wholeOf(collection, group) {
  if (!collection.wholes.has(group)) {
    const members = collection.members.get(group).map(entry => contentsOf(collection, entry));
    collection.wholes.set(group, members.length === 1 ? members[0] : together(members));
  }
  return collection.wholes.get(group);
}

function together(members) {
  const places = new Map(), found = new Map();
  let headingRoom = 0, room = 0, headingLength = 0, length = 0;
  for (const each of members) {
    for (const [key, held] of each.places) for (const p of held) append(places, key, p + (p < 0 ? headingRoom : room));
    for (const [key, spans] of each.compounds)
      for (const [first, last] of spans) append(
        found, key, first < 0 ? [first + headingRoom, last + headingRoom] : [first + room, last + room]);
    headingRoom += each.headingRoom;
    room += each.room;
    headingLength += each.headingLength;
    length += each.length;
  }
  return { places, compounds: found, headingLength, length, headingRoom, room };
}

// What is known of a document, what it is about among it.
function rowOf(collection, document) {
  return { ...collection.documents[document], heading: collection.columns.heading[collection.tops[document]] };
}

function workName(collection, document) {
  if (collection.names.names.has(document)) return collection.names.names.get(document);
  if (!collection.workNames.has(document)) collection.workNames.set(document, nameFrom(rowOf(collection, document)));
  return collection.workNames.get(document);
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
