// The published index, ready to be searched (`collection.py` is the same in Python).

const HEAD = -(2 ** 40); // where the places of words in headings begin: all are below 0, all others are not

// `day`: on which it is judged what is in force; "" when nobody asks. `like`: the whole collection, of which `index` is
// a part; the weight of words is theirs in the whole. `part`: what is known of its entries.
function makeCollection(index, day = "", like = null, part = null) {
  const columns = index.entries, parent = columns.parent, group = columns.group;
  const collection = {
    day, documents: index.documents, columns, parent, group, stubs: new Set(index.stubs || []), part,
    document: [], above: [], members: new Map(), lends: new Set(like ? index.lends : []), lines: new Map(),
    known: new Map(), spanned: new Map(), wholes: new Map(), compounded: new Map(),
    identities: new Map(), workNames: new Map(),
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
    collection.engine = makePartEngine(part.entries, like.engine);
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

// Of an entry the keys of its title, heading, text and extra words; they are kept, for people ask for the same.
function linesOf(collection, entry) {
  if (collection.part) return collection.part.lines(entry);
  if (!collection.lines.has(entry)) collection.lines.set(entry, textsOf(collection, entry).map(keysOf));
  return collection.lines.get(entry);
}

// The compounds of the same.
function compoundsOf(collection, entry) {
  if (collection.part) return collection.part.compounds(entry);
  if (!collection.compounded.has(entry)) collection.compounded.set(
    entry, compoundsIn(textsOf(collection, entry), collection.concepts));
  return collection.compounded.get(entry);
}

function compoundsIn(texts, concepts) {
  return texts.map(text => text ? compounds(text, words(text), concepts) : []);
}

// The texts of an entry in the order in which their words are counted; of a collection, or of a portion.
function textsOf(of, entry) {
  const { parent, title, heading, extra } = of.columns;
  return [parent[entry] < 0 ? title[entry] : "", heading[entry], entryText(of, entry), extra[entry]];
}

// The words of an entry, all or at least those among some; its compounds, if they are asked for.
function contentsOf(collection, entry, among = null, compounded = false) {
  if (collection.part) return contentsTold(collection, entry, among, compounded);
  const kept = compounded ? collection.spanned : collection.known;
  if (!kept.has(entry)) kept.set(entry, contentsTold(collection, entry, null, compounded));
  return kept.get(entry);
}

function contentsTold(collection, entry, among, compounded) {
  const places = new Map(), found = new Map(), starts = [], lengths = [0, 0], rooms = [0, 0];
  linesOf(collection, entry).forEach((line, n) => {
    const field = n < 2 ? 0 : 1, base = field ? rooms[1] : rooms[0] + HEAD;
    starts.push(base);
    for (let at = 0; at < line.length; at++) if (!among || among.has(line[at])) append(places, line[at], base + at);
    lengths[field] += line.length;
    rooms[field] += line.length ? line.length + FIELD_GAP : 0;
  });
  if (compounded) compoundsOf(collection, entry).forEach((some, n) => {
    for (const c of some) append(found, c.key, [starts[n] + c.first, starts[n] + c.last]);
  });
  return { places, compounds: found, headingLength: lengths[0], length: lengths[1], headingRoom: rooms[0],
    room: rooms[1] };
}

// The words among some of a clause with all that stands below it, each entry behind the one before; the compounds of
// some entries.
function wholeOf(collection, group, among, compounded) {
  const members = collection.members.get(group), { wholes } = collection;
  const all = (some, also) =>
    together(members.map(entry => contentsOf(collection, entry, some, also.has(entry))), some);
  if (collection.part || members.some(entry => compounded.has(entry))) return all(among, compounded);
  if (!wholes.has(group)) wholes.set(group, all(null, new Set()));
  return wholes.get(group);
}

function together(members, among) {
  if (members.length === 1) return members[0];
  const places = new Map(), found = new Map();
  let headingRoom = 0, room = 0, headingLength = 0, length = 0;
  for (const each of members) {
    for (const [key, held] of each.places) if (!among || among.has(key))
      for (const p of held) append(places, key, p + (p < 0 ? headingRoom : room));
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
function entryText({ columns, lends }, entry) {
  return columns.text[lends.has(entry + 1) ? entry + 1 : entry];
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
