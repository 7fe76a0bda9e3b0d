// Places named in a query: "điểm đ khoản 2 điều 5", "k2 đ5", "mục II.3" → steps, the largest first (`places.py` is the same).

// The table is that of `addresses/steps.py`, and a test holds it to that.
const NAMINGS = {
  "phu-luc": ["phụ lục"], phan: ["phần"], chuong: ["chương"], muc: ["mục"], "tieu-muc": ["tiểu mục"], dieu: ["điều"], khoan: ["khoản"],
  diem: ["điểm"], gach: ["gạch đầu dòng", "dấu gạch", "gạch"], cong: ["dấu cộng"], doan: ["đoạn"],
};
const HALVES = {
  phan: ["thành", "cổ", "học", "thị", "một", "hai", "ba", "góp"], muc: ["danh", "chuyên", "hạng", "đề", "tiết", "tiểu"],
  dieu: ["nhiều", "những"], khoan: ["tài", "bồi", "điều"],
  diem: ["thời", "quan", "địa", "đặc", "trọng", "ưu", "nhược", "khuyết", "cao", "ghi", "chấm", "tâm", "thí", "yếu", "số", "luận", "tiêu"],
};
const LARGE = ["phu-luc", "phan", "chuong", "muc", "tieu-muc"];
const ORDINALS = ["nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười"];
const ROMANS = " I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XIX XX".split(" ");

const NAMES = Object.entries(NAMINGS).flatMap(([kind, names]) => names.map(name => [name.split(" "), kind])).sort((a, b) => b[0].length - a[0].length);
const ORDINAL_NUMERALS = new Map(ORDINALS.map((word, n) => [marksOff(word), ROMANS[n + 1].toLowerCase()]));
const TELEX = { đ: "dd", ê: "ee", ô: "oo", ơ: "ow", ư: "uw" };

function stepAnchor(kind, number) {
  return kind + "-" + number.replace(/[đêôơư]/g, c => TELEX[c]).replace(/\./g, "-");
}

function readPlace(text, found, marked) {
  const named = new Map(), used = new Set();
  for (let at = 0; at < found.length;) {
    const half = at > 0 && !used.has(at - 1);
    const [here, last] = shortStep(found, at) || namedStep(text, found, at, half) || [[], at];
    for (const [kind, number] of here) if (!named.has(kind)) named.set(kind, anchorsOf(kind, number, marked));
    if (here.length) for (let n = at; n <= last; n++) used.add(n);
    at = last + 1;
  }
  return named.size ? { steps: Object.keys(NAMINGS).filter(kind => named.has(kind)).map(kind => named.get(kind)), used } : null;
}

function anchorsOf(kind, number, marked) {
  const kinds = kind === "diem" && /^[0-9]/.test(number) ? ["diem", "khoan"] : [kind], numbers = new Set([number]);
  if (LARGE.includes(kind)) numbers.add(otherNumeral(number));
  else if (kind === "diem" && number[0] === "d" && !marked) numbers.add(number.replace("d", "đ"));
  return kinds.flatMap(k => [...numbers].map(n => stepAnchor(k, n)));
}

function otherNumeral(number) {
  if (/^[0-9]+$/.test(number) && +number > 0 && +number < ROMANS.length) return ROMANS[+number].toLowerCase();
  const value = ROMANS.indexOf(number.toUpperCase());
  return value > 0 ? String(value) : number;
}

function shortStep(found, at) {
  const match = /^(k|đ|d)([0-9]{1,3})([a-z]?)$/.exec(found[at].key);
  return match && [[[match[1] === "k" ? "khoan" : "dieu", match[2] + match[3]]], at];
}

function namedStep(text, found, at, half) {
  for (const [parts, kind] of NAMES) {
    if (!parts.every((part, n) => at + n < found.length && isName(found[at + n].key, part))) continue;
    let after = at + parts.length;
    if (half && (HALVES[kind] || []).includes(found[at - 1].key)) return null;
    if (after < found.length && ["so", "thu"].includes(marksOff(found[after].key))) after++;
    return after < found.length ? numberedStep(text, found, after, kind) : null;
  }
  return null;
}

function isName(key, name) {
  return marksOff(key) === marksOff(name) && agrees(key, name);
}

function numberedStep(text, found, at, kind) {
  const key = found[at].key;
  if (LARGE.includes(kind)) return largeStep(text, found, at, kind);
  if (kind === "diem" && /^[a-zđêôơư][0-9]?$/.test(key)) return [[[kind, key]], at];
  if (!/^[0-9]{1,3}[a-zđ]?$/.test(key)) return null;
  const [number, last] = decimalAt(text, found, at);
  return [[[kind, number]], last];
}

function largeStep(text, found, at, kind) {
  const folded = marksOff(found[at].key), key = ORDINAL_NUMERALS.get(folded) || found[at].key;
  if (!/^([ivxlc]{1,7}|[0-9]{1,2}|[a-hđ])$/.test(key)) return null;
  const steps = [[kind, key]];
  if (!isTied(text, found, at) || !/^[0-9]{1,3}[a-zđ]?$/.test(found[at + 1].key)) return [steps, at];
  let [number, last] = decimalAt(text, found, at + 1);
  steps.push(["khoan", number]);
  if (isTied(text, found, last) && /^[a-zđ]$/.test(found[last + 1].key)) steps.push(["diem", found[++last].key]);
  return [steps, last];
}

function decimalAt(text, found, at) {
  let last = at;
  while (isTied(text, found, last) && /^[0-9]{1,2}$/.test(found[last + 1].key)) last++;
  return [found.slice(at, last + 1).map(w => w.key).join("."), last];
}

function isTied(text, found, at) {
  return at + 1 < found.length && text.slice(found[at].end, found[at + 1].start) === ".";
}
