// What the person does at a place: each deed is one question, and the next place is shown.
function go(one, focus = true) {
  if (one) {
    now = {piece: Math.max(0, one.piece), id: one.id};
    place(focus);
    return;
  }
  now.id = null;
  place(focus);
  const rest = left().length ? "Đến cuối văn bản; còn chỗ để lại ở trên." : "Không còn chỗ nào đang chờ.";
  say(`${byId("said").textContent} ${rest}`.trim());
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

const same = (one) => left()
  .filter((other) => other.kind === "proposal" && other.before === one.before && other.after === one.after)
  .map((other) => other.id);

function accept(alike) {
  const one = current();
  if (!one || one.kind !== "proposal") return;
  decide({deed: "accept", id: one.id, alike}, alike ? same(one) : [one.id]);
}

function read(reading) {
  const one = current();
  if (!one || !reading) return;
  const reason = byId("why").value || "theo một cách đọc của máy, đã so bản gốc";
  decide({deed: "accept", id: one.id, after: reading, reason}, [one.id]);
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
  open([{name: "reason", words: "Vì sao để nguyên được", value: "đúng như bản gốc"}], (said) =>
    decide({deed: "seen", id: one.id, ...said}, [one.id]));
}

function kind() {
  let first = now.piece;
  while (first > 0 && state.pieces[first].gap !== "\n") first -= 1;
  const start = state.pieces[first].start;
  const fields = [
    {name: "is", words: "Dòng này là", type: "select"},
    {name: "reason", words: "Vì sao", value: byId("why").value},
  ];
  open(fields, async (said) => {
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
  const fields = [
    {name: "now", words: "Sửa lời cho đúng bản gốc", value: piece.text, type: "textarea"},
    ...reason,
  ];
  const opened = open(fields, async (said) => {
    if (said.reason) {
      byId("why").value = said.reason;
      localStorage.setItem("vanban-why", said.reason);
    }
    const body = {deed: "edit", start: piece.start, was, now: said.now, reason: said.reason || byId("why").value};
    if (!await ask(body)) return false;
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
