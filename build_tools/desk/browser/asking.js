// What the server is asked, and the text anew.
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

// Asks for the text anew, and tells whether it was drawn: while a form is open it is not, for it would be lost, but
// later.
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
