// Text → keys with their places: the browser's half of `analysing.py` and `vietnamese/keys.py`; the same rules, held
// together by one table of cases and by random text. Key: lower case, NFC, tones in the old place, i for y where both
// are written.

const TONES = "\u0300\u0301\u0303\u0309\u0323";
const VOWELS = "aăâeêioôơuưy";
const MARKED = "ăâêôơư";
const ONSETS = "ngh ng nh gh gi kh ph th tr ch qu b c d đ g h k l m n p r s t v x".split(" ");
const RIMES = new Set((
  "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây " +
  "e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu " +
  "o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong " +
  "op ot " +
  "ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uc uê uêch uênh ui um un ung uơ uôc uôi uôm uôn " +
  "uông uôt " +
  "up ut uy uya uych uyên uyêt uyn uynh uyp uyt uyu ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu " +
  "y ych ynh yt yêm yên yêng yêt yêu"
).split(" "));
const I_FOR_Y_AFTER = "hklmstv";

const tonedKeys = new Map();
const foldedKeys = new Map();

function remembered(memory, word, make) {
  let key = memory.get(word);
  if (key === undefined) {
    if (memory.size > 20000) memory.clear();
    memory.set(word, key = make(word));
  }
  return key;
}

function toned(word) {
  return remembered(tonedKeys, word, makeToned);
}

function makeToned(word) {
  const plain = word.replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, "");
  const text = plain.normalize("NFKC").toLowerCase().replace(/[ðɖ]/g, "đ").normalize("NFC");
  return /^[\x00-\x7f]*$/.test(text) && !text.includes("y") && text !== "qui" ? text : respelt(text);
}

function marksOff(key) {
  return remembered(foldedKeys, key, k =>
    /^[\x00-\x7f]*$/.test(k) ? k : k.replace(/đ/g, "d").normalize("NFD").replace(/[\u0300-\u036f]/g, "")
      .normalize("NFC"));
}

function isSyllable(key) {
  const [base, tone] = untoned(key);
  return tone.length <= 1 && divided(base) !== null;
}

function respelt(text) {
  const [base, tone] = untoned(text);
  const parts = tone.length <= 1 ? divided(base) : null;
  if (!parts) return text;
  const onset = parts[0];
  let rime = parts[1];
  if (rime === "y" && onset.length === 1 && I_FOR_Y_AFTER.includes(onset)) rime = "i";
  else if (rime === "i" && onset === "qu") rime = "y";
  const at = tonePlace(rime);
  return (onset + rime.slice(0, at + 1) + tone + rime.slice(at + 1)).normalize("NFC");
}

function untoned(text) {
  let base = "", tone = "";
  for (const c of text.normalize("NFD")) if (TONES.includes(c)) tone += c; else base += c;
  return [base.normalize("NFC"), tone];
}

function divided(base) {
  for (const onset of ONSETS)
    if (base.startsWith(onset) && RIMES.has(base.slice(onset.length))) return [onset, base.slice(onset.length)];
  return RIMES.has(base) ? ["", base] : null;
}

function tonePlace(rime) {
  for (let i = rime.length - 1; i >= 0; i--) if (MARKED.includes(rime[i])) return i;
  let vowels = 0;
  for (const c of rime) if (VOWELS.includes(c)) vowels++;
  if (vowels < rime.length) return vowels - 1;
  return vowels === 3 ? 1 : 0;
}

// ---------------------------------------------------------------- words and compounds

const WORD = new RegExp(
  "[0-9A-Za-z\\u00aa\\u00ad\\u00b2\\u00b3\\u00b5\\u00b9\\u00ba\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u02af" +
  "\\u0300-\\u036f\\u0370-\\u1fff" +
  "\\u200b-\\u200d\\u2060\\u2c00-\\u2dff\\u3040-\\u318f\\u3400-\\u9fff\\uac00-\\ud7a3\\uf900-\\ufaff" +
  "\\ufb00-\\ufb06\\ufeff" +
  "\\uff10-\\uff19\\uff21-\\uff3a\\uff41-\\uff5a]+", "g");
const SIGN_GAP = /^[ \u00a0]?[-/\u2010-\u2015\u2044\u2212][ \u00a0]?$/;
const DATE_GAP = /^[ \u00a0]?[-/.][ \u00a0]?$/;
const ABBREVIATION_GAP = /^[ \u00a0]?[-&/.][ \u00a0]?$/;
const DIGITS = /^[0-9]+$/;
const YEAR = /^[0-9]{4}$/;

function words(text) {
  const found = [];
  for (const match of text.matchAll(WORD)) {
    const key = toned(match[0]);
    if (key) found.push({ key, printed: match[0], start: match.index, end: match.index + match[0].length });
  }
  return found;
}

// The keys alone, where nobody asks where they stand.
function keysOf(text) {
  return (text.match(WORD) || []).map(toned).filter(key => key);
}

function compounds(text, known, concepts) {
  const out = [];
  for (let at = 0; at < known.length; at++) {
    const c = known[at].key[0];
    if (c >= "0" && c <= "9") {
      const date = dateAt(text, known, at);
      if (date) out.push(date);
      else out.push(...signAt(text, known, at), ...numberAt(text, known, at));
    }
    if (concepts) out.push(...abbreviationAt(text, known, at, concepts), ...expansionAt(known, at, concepts));
  }
  return out;
}

function signKey(keys) {
  return "#" + marksOff(keys.join("")).replace(/^0+/, "");
}

function gap(text, known, at) {
  return at + 1 < known.length ? text.slice(known[at].end, known[at + 1].start) : "\n";
}

function dateAt(text, known, at) {
  const keys = known.slice(at, at + 5).map(w => marksOff(w.key));
  if (keys.length === 5 && keys[1] === "thang" && keys[3] === "nam") return dateOf(
    keys[0], keys[2], keys[4], at, at + 4);
  if (keys.length >= 3 && DATE_GAP.test(gap(text, known, at)) && DATE_GAP.test(gap(text, known, at + 1)))
    return dateOf(keys[0], keys[1], keys[2], at, at + 2);
  return null;
}

function dateOf(day, month, year, first, last) {
  if (!/^[0-9]{1,2}$/.test(day) || !/^[0-9]{1,2}$/.test(month) || !YEAR.test(year)) return null;
  if (+day < 1 || +day > 31 || +month < 1 || +month > 12) return null;
  return { key: `@${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`, first, last };
}

function numberAt(text, known, at) {
  const before = at ? gap(text, known, at - 1) : "";
  if (!/^[0-9]{1,3}$/.test(known[at].key) || before === "." || before === ",") return [];
  let last = at;
  for (let g = gap(text, known, last); (g === "." || g === ",") && /^[0-9]{3}$/.test(known[last + 1].key);
    g = gap(text, known, last)) last++;
  return last > at ? [{ key: known.slice(at, last + 1).map(w => w.key).join(""), first: at, last }] : [];
}

function signAt(text, known, at) {
  // the year of a sign that has begun
  if (at && gap(text, known, at - 1) === "/" && /^[0-9]/.test(known[at - 1].key)) return [];
  let last = at, letters = false;
  while (last + 1 < known.length && last - at < LONGEST_SIGN && SIGN_GAP.test(gap(text, known, last))) {
    const following = known[last + 1];
    const capital = isSignWord(text.slice(following.start, following.end));
    if (!capital && !(last === at && YEAR.test(following.key))) break;
    last++;
    letters = letters || capital;
  }
  if (!letters) return [];
  const keys = known.slice(at, last + 1).map(w => w.key);
  const whole = { key: signKey(keys), first: at, last };
  return YEAR.test(keys[1]) ? [whole, { key: signKey(keys.slice(0, 2)), first: at, last: at + 1 }] : [whole];
}

function isSignWord(printed) {
  const capitals = (printed.match(/[A-Z\u0110\u00d0\u01af]/g) || []).length;
  const digits = (printed.match(/[0-9]/g) || []).length;
  return printed.length <= 12 && 2 * capitals >= printed.length - digits && capitals > 0;
}

function abbreviationAt(text, known, at, concepts) {
  for (let last = at + LONGEST_ABBREVIATION - 1; last >= at; last--) {
    if (last >= known.length) continue;
    let joined = true;
    for (let n = at; n < last; n++) joined = joined && ABBREVIATION_GAP.test(gap(text, known, n));
    if (!joined) continue;
    const meanings = concepts.short.get(marksOff(known.slice(at, last + 1).map(w => w.key).join("")));
    if (meanings && isSignWord(text.slice(known[at].start, known[last].end).replace(/&/g, "")))
      return meanings.map(key => ({ key, first: at, last }));
  }
  return [];
}

function expansionAt(known, at, concepts) {
  for (const expansion of concepts.long.get(marksOff(known[at].key)) || []) {
    if (at + expansion.length <= known.length && expansion.every((e, n) => marksOff(known[at + n].key) === e))
      return [{ key: "=" + expansion.join(" "), first: at, last: at + expansion.length - 1 }];
  }
  return [];
}
