// Keys, and the beginning.
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
  next: () => {
    say("");
    go(beyond(1));
  },
  back: () => {
    say("");
    go(beyond(-1) || left()[0] || null);
  },
  undo,
  finish,
  help,
  "sheet-back": () => turn(-1),
  "sheet-next": () => turn(1),
  larger: (event) => {
    event.currentTarget.setAttribute("aria-pressed", String(byId("picture").classList.toggle("large")));
  },
};
for (const button of document.querySelectorAll("[data-do]")) button.addEventListener("click", DOES[button.dataset.do]);

const KEYS = {
  n: () => accept(false), b: reject, g: () => accept(true), s: edit, x: see, d: kind,
  q: DOES.next, l: DOES.back, h: undo, "?": help,
};
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.target.closest("input, textarea, select")) return;
  const upOrDown = event.key === "ArrowDown" || event.key === "ArrowUp";
  if (upOrDown && event.target.closest("#text, body") && !event.target.closest("#picture")) {
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
