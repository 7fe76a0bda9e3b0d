// The desk: one place at a time, by keys, by mouse, by ear. What stands on the page is made from state.json; each deed
// is written at once by the server, and the text is asked for again when nobody is typing.
"use strict";
const byId = (id) => document.getElementById(id);
const token = document.body.dataset.token;
const pages = Number(document.body.dataset.pages);
const here = new Set(); // places decided since the state was asked for
let state = {pieces: [], open: [], order: []};
let now = {piece: 0, id: null}; // where the person is
let form = null, waiting = null, sheet = 1;
let sent = 0, written = 0, loading = null; // deeds that wait for an answer, that have one; the state on its way

const made = (name, words, about = {}) => {
  const node = document.createElement(name);
  if (words) node.textContent = words;
  Object.assign(node, about);
  return node;
};
const kept = (id) => { const field = byId(id); field.value = localStorage.getItem(`vanban-${id}`) || ""; field.addEventListener("input", () => localStorage.setItem(`vanban-${id}`, field.value)); };
kept("by"); kept("why");
const letters = byId("letters");
letters.checked = localStorage.getItem("vanban-letters") !== "off";
letters.addEventListener("change", () => localStorage.setItem("vanban-letters", letters.checked ? "on" : "off"));

function say(words, refused = false) {
  const said = byId("said");
  said.textContent = words;
  said.classList.toggle("refused", refused);
}

// ------------------------------------------------------------------ what is open

const left = () => state.open.filter((one) => !here.has(one.id));
const ordered = () => byId("worst").checked ? state.order.map((n) => state.open[n]).filter((one) => !here.has(one.id)) : left();
const current = () => left().find((one) => one.id === now.id) || null;

function beyond(step) {
  const every = ordered();
  const at = every.findIndex((one) => one.id === now.id);
  if (at >= 0) return every[at + step] || null;
  if (byId("worst").checked) return step > 0 ? every[0] : every[every.length - 1];
  const behind = every.filter((one) => step > 0 ? one.piece >= now.piece : one.piece < now.piece);
  return (step > 0 ? behind[0] : behind[behind.length - 1]) || null;
}

function tally() {
  const open = left();
  const count = (kind) => open.filter((one) => one.kind === kind).length;
  const draft = state.state === "draft" ? "Bản nháp. " : "";
  byId("count").textContent = `${draft}Còn ${count("proposal")} đề xuất, ${count("doubt")} chỗ máy đọc không chắc, ${count("finding")} điều cần xem.`;
  return open.length;
}

// ------------------------------------------------------------------ the page

function words(item, piece, n) {
  const open = left().filter((one) => one.piece === n && one.before && one.before.length < 200);
  let at = 0;
  for (const one of open) {
    // an exact place is the raw one; in the piece as shown the words are looked for from there on
    const guess = Math.max(at, Math.min(piece.text.length, one.start - piece.start - 8));
    let found = piece.text.indexOf(one.before, guess);
    if (found < 0) found = piece.text.indexOf(one.before, at);
    if (found < 0) continue;
    item.append(piece.text.slice(at, found));
    const mark = made("mark", one.before);
    mark.dataset.id = one.id;
    if (one.id === now.id) mark.className = "now";
    item.append(mark);
    at = found + one.before.length;
  }
  item.append(piece.text.slice(at));
}

function line(n) {
  const piece = state.pieces[n], item = made("li");
  item.id = `cau-${n}`;
  item.tabIndex = -1;
  if (piece.gap === "\n") item.className = "begins";
  if (piece.unit) item.append(made("span", piece.unit, {className: "unit"}));
  words(item, piece, n);
  return item;
}

function draw() {
  byId("lines").replaceChildren(...state.pieces.map((_, n) => line(n)));
  byId("whole").replaceChildren();
  tally();
  place();
}

function redraw(n) {
  const old = byId(`cau-${n}`);
  if (old) old.replaceWith(line(n));
}

// The place where the person is: its piece is the current one, and what can be done stands below its words.
function place(focus = false) {
  for (const old of document.querySelectorAll(".place, .words-open")) old.remove();
  for (const old of document.querySelectorAll("[aria-current]")) { old.removeAttribute("aria-current"); old.tabIndex = -1; }
  for (const old of document.querySelectorAll("mark.now")) old.className = "";
  form = null;
  const one = current();
  if (one && one.piece >= 0) now.piece = one.piece;
  const item = byId(`cau-${now.piece}`);
  if (!item) return;
  item.setAttribute("aria-current", "true");
  item.tabIndex = 0;
  const box = panel(one);
  if (one && one.piece < 0) byId("whole").append(box); else item.append(box);
  const mark = one && item.querySelector(`mark[data-id="${CSS.escape(one.id)}"]`);
  if (mark) mark.className = "now";
  show(one && one.page ? one : state.pieces[now.piece]);
  const into = one && one.piece < 0 ? byId("whole") : item;
  into.scrollIntoView({block: "center"});
  if (focus) box.focus({preventScroll: true});
}

function panel(one) {
  const box = made("div", "", {className: "place", tabIndex: -1});
  box.setAttribute("role", "group");
  const piece = state.pieces[now.piece];
  const head = made("p");
  if (!one) head.append(`Dòng ${piece.line}`);
  else if (one.kind === "proposal") head.append("In “", made("del", one.before), "”, đề xuất “", made("ins", one.after), "”");
  else if (one.kind === "doubt") head.append("Máy đọc “", made("del", one.before), "”, không chắc");
  else head.append(one.why);
  box.append(head);
  box.setAttribute("aria-label", one ? `Dòng ${one.piece < 0 ? "chung" : piece.line}: ${head.textContent}` : `Dòng ${piece.line}: ${piece.text}`);
  const more = one && [one.kind === "proposal" ? one.why : "", one.evidence, one.kind === "proposal" ? "" : one.hint].filter(Boolean).join(". ");
  if (more) box.append(made("p", more, {className: "soft"}));
  const does = made("p", "", {className: "does"});
  const offer = (key, name, what) => {
    const button = made("button", "", {type: "button"});
    button.append(made("kbd", key), ` ${name}`);
    button.addEventListener("click", what);
    does.append(button);
  };
  if (one && one.kind === "proposal") {
    offer("n", "Nhận", () => accept(false));
    offer("b", "Bác", reject);
    if (one.alike > 1) offer("g", `Nhận cả ${one.alike} chỗ như nhau`, () => accept(true));
  }
  if (one && one.kind === "doubt") one.readings.slice(0, 9).forEach((reading, n) => offer(String(n + 1), `“${reading}”`, () => read(reading)));
  if (one && one.kind !== "proposal") offer("x", one.kind === "doubt" ? "Đúng như in" : "Đã xem", see);
  if (!one || one.piece >= 0) { offer("s", "Sửa lời", edit); offer("d", "Dòng này là…", kind); }
  box.append(does);
  return box;
}

function focusPlace() {
  const box = document.querySelector(".place");
  if (box) box.focus({preventScroll: true});
}

function show(piece) {
  if (!pages) return;
  if (piece && piece.page) sheet = piece.page;
  const picture = byId("picture"), image = picture.querySelector("img"), source = `trang/${sheet}.png`;
  const scroll = () => { if (piece && piece.page === sheet) picture.scrollTop = Math.max(0, piece.down * image.clientHeight - picture.clientHeight / 3); };
  if (!image.src.endsWith(source)) {
    image.onload = scroll;
    image.src = source;
    image.alt = `Trang ${sheet} của bản gốc`;
    byId("sheet").textContent = `Trang ${sheet}/${pages}`;
  } else scroll();
}

function turn(step) {
  sheet = Math.min(pages, Math.max(1, sheet + step));
  show(null);
}

// ------------------------------------------------------------------ deeds

async function ask(body) {
  sent += 1;
  const said = await fetch("", {
    method: "POST", headers: {"Content-Type": "application/json", "X-Vanban-Token": token},
    body: JSON.stringify({by: byId("by").value, ...body}),
  }).then((answer) => answer.json()).finally(() => { sent -= 1; });
  if (said.refused) { say(said.refused, true); return null; }
  say(said.said);
  written += 1;
  return said;
}

// The state as it is behind every deed that was answered: one that was asked for before such a deed may be older than
// it, and is asked for again. Who asks while one is on its way gets that one.
async function asked() {
  for (;;) {
    const before = written, found = await (await fetch("state.json")).json();
    if (before === written) return found;
  }
}

function load() {
  loading ??= asked().finally(() => { loading = null; });
  return loading;
}

function take(found) {
  state = found;
  here.clear();
}

function later() {
  clearTimeout(waiting);
  waiting = setTimeout(refresh, 900);
  return false;
}

// Asks for the text anew, and tells whether it was drawn: while a form is open it is not, for it would be lost, but later.
async function refresh() {
  clearTimeout(waiting);
  if (form) return later();
  const found = await load();
  if (form) return later();
  const raw = state.pieces[now.piece] ? state.pieces[now.piece].start : 0;
  const focused = document.activeElement && document.activeElement.closest("#text");
  take(found);
  const same = state.pieces.findIndex((piece) => piece.start >= raw);
  now.piece = same < 0 ? Math.max(0, state.pieces.length - 1) : same;
  draw();
  if (focused) focusPlace();
  return true;
}

function go(one, focus = true) {
  if (one) { now = {piece: Math.max(0, one.piece), id: one.id}; place(focus); return; }
  now.id = null;
  place(focus);
  say(`${byId("said").textContent} ${left().length ? "Đến cuối văn bản; còn chỗ để lại ở trên." : "Không còn chỗ nào đang chờ."}`.trim());
}

async function decide(body, gone) {
  if (sent) return false; // the place that is shown may be decided already
  const every = ordered(), at = every.findIndex((one) => one.id === now.id);
  const then = every.slice(at + 1).find((one) => !gone.includes(one.id)) || null;
  if (!await ask(body)) return false;
  const pieces = new Set(state.open.filter((one) => gone.includes(one.id)).map((one) => one.piece));
  gone.forEach((id) => here.add(id));
  pieces.forEach(redraw);
  tally();
  go(then);
  later(); // what is gone is known here: the rest is asked for when nobody is at work
  return true;
}

const same = (one) => left().filter((other) => other.kind === "proposal" && other.before === one.before && other.after === one.after).map((other) => other.id);

function accept(alike) {
  const one = current();
  if (!one || one.kind !== "proposal") return;
  decide({deed: "accept", id: one.id, alike}, alike ? same(one) : [one.id]);
}

function read(reading) {
  const one = current();
  if (!one || !reading) return;
  decide({deed: "accept", id: one.id, after: reading, reason: byId("why").value || "theo một cách đọc của máy, đã so bản gốc"}, [one.id]);
}

function reject() {
  const one = current();
  if (!one || one.kind !== "proposal") return;
  const alike = one.alike > 1 ? [{name: "alike", words: `Cả ${one.alike} chỗ như nhau`, type: "checkbox"}] : [];
  open([{name: "reason", words: "Vì sao bác", value: "đúng như bản gốc"}, ...alike], (said) =>
    decide({deed: "reject", id: one.id, ...said}, said.alike ? same(one) : [one.id]));
}

function see() {
  const one = current();
  if (!one || one.kind === "proposal") return;
  open([{name: "reason", words: "Vì sao để nguyên được", value: "đúng như bản gốc"}], (said) => decide({deed: "seen", id: one.id, ...said}, [one.id]));
}

function kind() {
  let first = now.piece;
  while (first > 0 && state.pieces[first].gap !== "\n") first -= 1;
  const start = state.pieces[first].start;
  open([{name: "is", words: "Dòng này là", type: "select"}, {name: "reason", words: "Vì sao", value: byId("why").value}], async (said) => {
    const done = await ask({deed: "line", start, ...said});
    if (done && await refresh()) place(true);
    return done;
  });
}

async function edit() {
  if (here.size) {
    form = null;
    if (!await refresh()) return;
  }
  const piece = state.pieces[now.piece];
  let was = piece.text, last = now.piece;
  const reason = byId("why").value ? [] : [{name: "reason", words: "Lý do", value: ""}];
  const opened = open([{name: "now", words: "Sửa lời cho đúng bản gốc", value: piece.text, type: "textarea"}, ...reason], async (said) => {
    if (said.reason) { byId("why").value = said.reason; localStorage.setItem("vanban-why", said.reason); }
    const done = await ask({deed: "edit", start: piece.start, was, now: said.now, reason: said.reason || byId("why").value});
    if (!done) return false;
    const then = beyondPiece(now.piece), id = then && then.id;
    if (await refresh()) go(left().find((one) => one.id === id) || null);
    return true;
  });
  if (opened) form.querySelector("textarea").addEventListener("keydown", (event) => {
    if (!event.ctrlKey || event.key !== "ArrowDown" || last + 1 >= state.pieces.length) return;
    event.preventDefault();
    last += 1;
    const more = state.pieces[last].gap + state.pieces[last].text, at = event.target.value.length;
    was += more;
    event.target.value += more;
    event.target.setSelectionRange(at, at);
  });
}

// The first open place behind a piece that was edited as a whole.
const beyondPiece = (n) => {
  const every = ordered(), at = every.findIndex((one) => one.id === now.id);
  return (at >= 0 ? every.slice(at + 1) : every.filter((one) => one.piece > n)).find((one) => one.piece !== n) || null;
};

async function undo() {
  if (!await ask({deed: "undo"})) return;
  form = null;
  if (await refresh()) go(beyond(1) || left()[0] || null);
}

async function finish() {
  const rest = left().length;
  if (rest && !window.confirm(`Còn ${rest} chỗ chưa xem. Vẫn ghi là đã duyệt xong?`)) return;
  if (!await ask({deed: "finish"})) return;
  form = null;
  await refresh();
}

// ------------------------------------------------------------------ forms

// Tells whether a form was opened: none is while a deed waits for its answer, which draws another place, and of a form
// that is gone the letters would be commands.
function open(fields, then) {
  const box = document.querySelector(".place");
  if (!box || sent) return false;
  if (form) form.remove();
  form = made("form");
  for (const field of fields) {
    const label = made("label", "", {className: field.type === "checkbox" ? "row" : ""});
    const tag = field.type === "textarea" || field.type === "select" ? field.type : "input";
    const input = made(tag, "", {name: field.name});
    if (field.type === "checkbox") input.type = "checkbox";
    if (field.type === "select") input.append(byId("kinds").content.cloneNode(true));
    if (field.value) input.value = field.value;
    if (field.type === "checkbox") label.append(input, field.words); else label.append(field.words, input);
    form.append(label);
  }
  const buttons = made("p", "", {className: "does"});
  const cancel = made("button", "Thôi (Esc)", {type: "button"});
  cancel.addEventListener("click", close);
  buttons.append(made("button", "Ghi (Enter)", {type: "submit"}), cancel);
  form.append(buttons);
  const mine = form;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const said = {};
    for (const input of mine.querySelectorAll("[name]")) said[input.name] = input.type === "checkbox" ? input.checked : input.value;
    form = null;
    mine.hidden = true; // no key of who is quick goes into it while the answer is on its way
    box.focus({preventScroll: true});
    if (!await then(said) && mine.isConnected) { form = mine; mine.hidden = false; mine.querySelector("[name]").focus(); }
  });
  form.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { event.preventDefault(); close(); }
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing && event.target.matches("textarea, select")) { event.preventDefault(); mine.requestSubmit(); }
  });
  box.append(form);
  const first = form.querySelector("[name]");
  first.focus();
  if (first.select && first.tagName === "INPUT") first.select();
  else if (first.setSelectionRange) caret(first);
  return true;
}

// The caret stands at the place that the person is at, where it can be told.
function caret(area) {
  const one = current();
  const at = one && one.before ? area.value.indexOf(one.before) : -1;
  area.setSelectionRange(Math.max(0, at), at < 0 ? 0 : at + one.before.length);
}

function close() {
  if (form) form.remove();
  form = null;
  focusPlace();
}

// ------------------------------------------------------------------ keys

function step(by) {
  now = {piece: Math.min(state.pieces.length - 1, Math.max(0, now.piece + by)), id: null};
  const one = left().find((other) => other.piece === now.piece);
  if (one) now.id = one.id;
  place(true);
}

function help() {
  const shown = byId("help").toggleAttribute("hidden") === false;
  document.querySelector('[data-do="help"]').setAttribute("aria-expanded", String(shown));
}

const DOES = {
  next: () => { say(""); go(beyond(1)); }, back: () => { say(""); go(beyond(-1) || left()[0] || null); }, undo, finish, help,
  "sheet-back": () => turn(-1), "sheet-next": () => turn(1),
  larger: (event) => event.currentTarget.setAttribute("aria-pressed", String(byId("picture").classList.toggle("large"))),
};
for (const button of document.querySelectorAll("[data-do]")) button.addEventListener("click", DOES[button.dataset.do]);

const KEYS = {n: () => accept(false), b: reject, g: () => accept(true), s: edit, x: see, d: kind, q: DOES.next, l: DOES.back, h: undo, "?": help};
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.target.closest("input, textarea, select")) return;
  if (event.target.closest("#text, body") && (event.key === "ArrowDown" || event.key === "ArrowUp") && !event.target.closest("#picture")) {
    event.preventDefault();
    step(event.key === "ArrowDown" ? 1 : -1);
    return;
  }
  if (!letters.checked) return;
  const one = current(), does = KEYS[event.key.toLowerCase()];
  if (does) { event.preventDefault(); does(); }
  else if (one && one.kind === "doubt" && /^[1-9]$/.test(event.key)) read(one.readings[Number(event.key) - 1]);
});
byId("worst").addEventListener("change", () => go(ordered()[0] || null, false));
byId("lines").addEventListener("click", (event) => {
  const item = event.target.closest("li");
  if (!item || event.target.closest(".place")) return;
  const mark = event.target.closest("mark");
  now = {piece: Number(item.id.slice(4)), id: mark ? mark.dataset.id : null};
  place(true);
});

load().then((found) => {
  take(found);
  const first = ordered()[0] || null;
  now = {piece: first ? Math.max(0, first.piece) : 0, id: first ? first.id : null};
  draw();
  focusPlace();
});
