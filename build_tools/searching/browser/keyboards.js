// Raw key strokes of Telex and VNI → the word they mean (`keyboards.py` does the same).

const TONE_KEYS = { f: "\u0300", s: "\u0301", x: "\u0303", r: "\u0309", j: "\u0323" };
const TONE_DIGITS = { 2: "\u0300", 1: "\u0301", 4: "\u0303", 3: "\u0309", 5: "\u0323" };
const TELEX_WORD = /^[a-z]{2,10}$/, VNI_WORD = /^[a-z][a-z0-9]{1,10}$/, CROSSED = /d[d9]/g;
const TWICE = { a: "â", e: "ê", o: "ô" }, HORNED = { u: "ư", o: "ơ" };

function strokesMean(word) {
  const found = [];
  if (TELEX_WORD.test(word)) found.push(typedBy(word, telexStroke));
  else if (VNI_WORD.test(word)) found.push(typedBy(word, vniStroke));
  const known = found.filter(key => key && key !== word);
  return known.length || !VNI_WORD.test(word) || uncrossed(word) === word ? known : [word.replace(CROSSED, "đ")];
}

// The compact key of a sign in which đ was typed as dd or d9.
function uncrossed(sign) {
  return sign.replace(CROSSED, "d");
}

function typedBy(word, stroke) {
  const letters = [];
  let tone = "";
  for (const key of word) tone = stroke(letters, key) || tone;
  const text = letters.join("").normalize("NFC"), vowel = [...text].findIndex(letter => VOWELS.includes(letter));
  if (vowel < 0) return "";
  const key = toned((text.slice(0, vowel + 1) + tone + text.slice(vowel + 1)).normalize("NFC"));
  return isSyllable(key) ? key : "";
}

function telexStroke(letters, key) {
  if (TONE_KEYS[key] && letters.some(letter => VOWELS.includes(letter))) return TONE_KEYS[key];
  if (key === "w") {
    if (!horn(letters) && !changeLast(letters, { a: "ă" })) letters.push("ư");
  } else if (!(key === "d" && letters[0] === "d" && changeLast(letters, { d: "đ" }))
    && !(TWICE[key] && changeLast(letters, { [key]: TWICE[key] }))) {
    letters.push(key);
  }
  return "";
}

function vniStroke(letters, key) {
  if (TONE_DIGITS[key]) return TONE_DIGITS[key];
  const changes = { 6: TWICE, 8: { a: "ă" }, 9: { d: "đ" } }[key];
  if (!(changes && changeLast(letters, changes)) && !(key === "7" && horn(letters))) letters.push(key);
  return "";
}

function changeLast(letters, changes) {
  for (let n = letters.length - 1; n >= 0; n--)
    if (changes[letters[n]]) { letters[n] = changes[letters[n]]; return true; }
  return false;
}

function horn(letters) {
  for (let n = 0; n + 1 < letters.length; n++)
    if ("uư".includes(letters[n]) && letters[n + 1] === "o") { letters[n] = "ư"; letters[n + 1] = "ơ"; return true; }
  return changeLast(letters, HORNED);
}
