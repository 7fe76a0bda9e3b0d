// Places named in a query: "điểm đ khoản 2 điều 5", "k2 đ5", "mục II.3" → steps, the largest first (`places.py` is the same).

const RANKS = ["phu-luc", "phan", "chuong", "muc", "tieu-muc", "dieu", "khoan", "diem", "gach", "cong", "doan"];
const NAMES = [
  ["gạch đầu dòng", "gach"], ["dấu gạch", "gach"], ["dấu cộng", "cong"], ["phụ lục", "phu-luc"], ["tiểu mục", "tieu-muc"],
  ["phần", "phan"], ["chương", "chuong"], ["mục", "muc"], ["điều", "dieu"], ["khoản", "khoan"], ["điểm", "diem"], ["gạch", "gach"], ["đoạn", "doan"],
].map(([name, kind]) => [name.split(" "), kind]);
const HALVES = {
  khoan: ["tài", "bồi"], diem: ["thời", "địa", "quan", "đặc", "trọng", "thí", "ưu", "nhược"],
  muc: ["danh", "chuyên", "hạng", "đề"], phan: ["thành", "cổ", "học"],
};
const ORDINALS = { nhat: "i", hai: "ii", ba: "iii", tu: "iv", nam: "v", sau: "vi", bay: "vii", tam: "viii", chin: "ix", muoi: "x" };
const ROMANS = " i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx".split(" ");
const BIG = ["phu-luc", "phan", "chuong", "muc", "tieu-muc"];
const TELEX = { đ: "dd", ê: "ee", ô: "oo", ơ: "ow", ư: "uw" };

function stepAnchor(kind, number) {
  return kind + "-" + number.replace(/[đêôơư]/g, c => TELEX[c]).replace(/\./g, "-");
}

function readPlace(text, found, marked) {
  const steps = new Map(), used = new Set();
  for (let at = 0; at < found.length;) {
    let named = shortStep(found, at);
    if (!named.length) named = namedStep(text, found, at, marked);
    for (const [kind, anchors] of named) if (!steps.has(kind)) steps.set(kind, anchors);
    const last = named.length ? named[named.length - 1][2] : at;
    if (named.length) for (let n = at; n <= last; n++) used.add(n);
    at = last + 1;
  }
  return steps.size ? { steps: RANKS.filter(kind => steps.has(kind)).map(kind => steps.get(kind)), used } : null;
}

function shortStep(found, at) {
  const match = /^(k|đ|d)([0-9]{1,3})([a-z]?)$/.exec(found[at].key);
  if (!match) return [];
  const kind = match[1] === "k" ? "khoan" : "dieu";
  return [[kind, [stepAnchor(kind, match[2] + match[3])], at]];
}

function namedStep(text, found, at, marked) {
  for (const [parts, kind] of NAMES) {
    if (!parts.every((part, n) => at + n < found.length && isName(found[at + n].key, part))) continue;
    let after = at + parts.length;
    if (at && (HALVES[kind] || []).includes(found[at - 1].key)) return [];
    if (after < found.length && ["so", "thu"].includes(marksOff(found[after].key))) after++;
    return after < found.length ? numberedStep(text, found, after, kind, marked) : [];
  }
  return [];
}

function isName(key, name) {
  return marksOff(key) === marksOff(name) && agrees(key, name);
}

function numberedStep(text, found, at, kind, marked) {
  const key = found[at].key;
  if (BIG.includes(kind)) return bigStep(text, found, at, kind);
  if (kind === "diem" && /^[a-zđêôơư][0-9]?$/.test(key)) {
    const letters = key[0] === "d" && !marked ? [key, key.replace("d", "đ")] : [key];
    return [[kind, letters.map(letter => stepAnchor(kind, letter)), at]];
  }
  if (!/^[0-9]{1,3}[a-zđ]?$/.test(key)) return [];
  const [number, last] = decimalAt(text, found, at);
  return [[kind, (kind === "diem" ? ["diem", "khoan"] : [kind]).map(k => stepAnchor(k, number)), last]];
}

function bigStep(text, found, at, kind) {
  const folded = marksOff(found[at].key);
  const key = Object.hasOwn(ORDINALS, folded) ? ORDINALS[folded] : found[at].key;
  if (!/^([ivxlc]{1,7}|[0-9]{1,2}|[a-hđ])$/.test(key)) return [];
  const other = /^[0-9]+$/.test(key) && +key < ROMANS.length ? ROMANS[+key] : ROMANS.includes(key) ? String(ROMANS.indexOf(key)) : key;
  const out = [[kind, [...new Set([stepAnchor(kind, key), stepAnchor(kind, other)])], at]];
  if (at + 1 < found.length && text.slice(found[at].end, found[at + 1].start) === "." && /^[0-9]{1,3}[a-zđ]?$/.test(found[at + 1].key)) {
    const [number, last] = decimalAt(text, found, at + 1);
    out.push(["khoan", [stepAnchor("khoan", number)], last]);
  }
  return out;
}

function decimalAt(text, found, at) {
  let last = at;
  while (last + 1 < found.length && text.slice(found[last].end, found[last + 1].start) === "." && /^[0-9]{1,2}$/.test(found[last + 1].key)) last++;
  return [found.slice(at, last + 1).map(w => w.key).join("."), last];
}
