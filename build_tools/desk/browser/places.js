// The page: each piece, and the panel of the place where the person is.
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
  for (const old of document.querySelectorAll("[aria-current]")) {
    old.removeAttribute("aria-current");
    old.tabIndex = -1;
  }
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
  const head = saying(one, piece);
  box.append(head);
  const where = `Dòng ${one && one.piece < 0 ? "chung" : piece.line}`;
  box.setAttribute("aria-label", `${where}: ${one ? head.textContent : piece.text}`);
  const proposed = one && one.kind === "proposal";
  const more = one && [proposed ? one.why : "", one.evidence, proposed ? "" : one.hint].filter(Boolean).join(". ");
  if (more) box.append(made("p", more, {className: "soft"}));
  box.append(offers(one));
  return box;
}

// What the place is, in a line.
function saying(one, piece) {
  const head = made("p"), {before, after, kind, why} = one || {};
  if (!one) head.append(`Dòng ${piece.line}`);
  else if (kind === "proposal") head.append("In “", made("del", before), "”, đề xuất “", made("ins", after), "”");
  else if (kind === "doubt") head.append("Máy đọc “", made("del", before), "”, không chắc");
  else head.append(why);
  return head;
}

// What can be done here, each with its key.
function offers(one) {
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
  if (one && one.kind === "doubt") {
    one.readings.slice(0, 9).forEach((reading, n) => offer(String(n + 1), `“${reading}”`, () => read(reading)));
  }
  if (one && one.kind !== "proposal") offer("x", one.kind === "doubt" ? "Đúng như in" : "Đã xem", see);
  if (!one || one.piece >= 0) {
    offer("s", "Sửa lời", edit);
    offer("d", "Dòng này là…", kind);
  }
  return does;
}

function focusPlace() {
  const box = document.querySelector(".place");
  if (box) box.focus({preventScroll: true});
}

function show(piece) {
  if (!pages) return;
  if (piece && piece.page) sheet = piece.page;
  const picture = byId("picture"), image = picture.querySelector("img"), source = `trang/${sheet}.png`;
  const scroll = () => {
    if (!piece || piece.page !== sheet) return;
    picture.scrollTop = Math.max(0, piece.down * image.clientHeight - picture.clientHeight / 3);
  };
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
