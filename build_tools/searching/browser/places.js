// Places named in a query: "điểm đ khoản 2 điều 5", "k2 đ5", "mục II.3" → steps, the largest first (`places.py` is the
// same). PLACES is made from the tables of `addresses` when the scripts are put together.

const NAMED_PLACE = new RegExp(PLACES.pattern);
const KINDS = Object.keys(PLACES.kinds);
const TELEX = { đ: "dd", ê: "ee", ô: "oo", ơ: "ow", ư: "uw" };

function stepAnchor([kind, number]) {
  return kind + "-" + number.toLowerCase().replace(/[đêôơư]/g, c => TELEX[c]).replace(/\./g, "-");
}

function readPlace(text, found, marked) {
  const [laid, starts] = laidOut(text, found), named = new Map(), used = new Set();
  for (let at = 0, match; (match = NAMED_PLACE.exec(laid.slice(at)));) {
    const kind = KINDS.find(name => match.groups[PLACES.kinds[name]]);
    for (const step of stepsOf(kind, match.groups[PLACES.kinds[kind] + "_N"]))
      if (!named.has(step[0])) named.set(step[0], anchorsOf(step, marked));
    const from = at + match.index;
    at = from + match[0].length;
    starts.forEach((start, n) => { if (from <= start && start < at) used.add(n); });
  }
  return named.size ? { steps: KINDS.filter(kind => named.has(kind)).map(kind => named.get(kind)), used } : null;
}

function laidOut(text, found) {
  let laid = "";
  const starts = found.map((word, n) => {
    const gap = n ? text.slice(found[n - 1].end, word.start) : "";
    if (n) laid += /^[ \u00a0\t\r\n:]*$/.test(gap) ? " " : gap === "." || gap === "," ? gap : ";";
    const start = laid.length;
    laid += word.key;
    return start;
  });
  return [laid, starts];
}

// As `steps` in `addresses/steps.py`.
function stepsOf(kind, printed) {
  let number = printed.replace(new RegExp(PLACES.before), "");
  const value = PLACES.ordinals[marksOff(number)], numbered = PLACES.counted.includes(kind),
    large = PLACES.large.includes(kind);
  if (value && (large || numbered)) number = numbered ? String(value) : PLACES.numerals[value];
  const [head, ...rest] = number.split(".");
  if (!rest.length || !large || kind === "phu-luc" || !PLACES.numerals.includes(head)) return [[kind, number]];
  const letter = rest.length > 1 && /^[a-zđ]$/.test(rest[rest.length - 1]) ? [["diem", rest.pop()]] : [];
  return [[kind, head], ["khoan", rest.join(".")], ...letter];
}

// As `meanings` there, of what is typed.
function anchorsOf([kind, number], marked) {
  const meant = [[kind, number]];
  if ((kind === "diem" && /^[0-9]/.test(number)) || (/muc$/.test(kind) && number.includes("."))) meant.push(
    ["khoan", number]);
  else if (PLACES.large.includes(kind)) meant.push([kind, otherNumeral(number)]);
  else if (kind === "diem" && number[0] === "d" && !marked) meant.push([kind, number.replace("d", "đ")]);
  if (PLACES.forms.includes(kind)) meant.push([kind, number.replace(/^0/, "")], [kind, number.padStart(2, "0")]);
  return [...new Set(meant.map(stepAnchor))];
}

function otherNumeral(number) {
  if (/^[0-9]+$/.test(number)) return PLACES.numerals[+number] || number;
  const value = PLACES.numerals.indexOf(number);
  return value > 0 ? String(value) : number;
}
