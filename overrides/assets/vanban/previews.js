/* ---------- previews: the cited clause, or what is printed where a word was mended */
const files = new Map();
const load = (address) => {
  if (!files.has(address))
    files.set(
      address,
      fetch(address)
        .then((answer) => (answer.ok ? answer.json() : null))
        .catch(() => null),
    );
  return files.get(address);
};
// Where the words of a cited clause stand: a small file for each article, and the works that are not held in shares
// (`previews.py`).
const known = async (target) => {
  const steps = target.pathname.slice(__md_scope.pathname.length).split("/"),
    unit = decodeURIComponent(target.hash.slice(1));
  if (steps[0] === "dan-chieu" && steps[1]) {
    const share = [...steps[1]].reduce((sum, letter) => sum + letter.codePointAt(0), 0) % 256;
    return (await load(new URL(`dan-chieu/xem/${share}.json`, __md_scope).href))?.[steps[1]];
  }
  if (steps[0] !== "van-ban" || !steps[1] || steps.length > 3) return null;
  const article = unit.split(/(?:^|-)(?:khoan|diem|gach|cong|doan|bang)-/)[0] || "van-ban";
  const file = await load(new URL(`van-ban/${steps[1]}/xem/${article}.json`, __md_scope).href);
  return file && { ...file, ...(unit ? file.units[unit] : {}) };
};
const cited = async (a) => {
  const target = new URL(a.href),
    own = target.pathname === location.pathname;
  const box = make("div", { className: "vb-pop vb-preview" }),
    row = (said, className = "vb-row") => {
      if (said) box.append(make("p", { className, textContent: said }));
    };
  const unit = own && target.hash && document.getElementById(decodeURIComponent(target.hash.slice(1)));
  if (unit) {
    row("Trong văn bản này", "vb-said");
    row(words(unit, 420), "");
    let next = follower(unit);
    for (
      let n = 0;
      n < 3 && next && (next.id.startsWith(unit.id + "-") || next.matches("[data-chrome]"));
      next = follower(next)
    )
      if (next.id) {
        row(words(next, 220), "");
        n++;
      }
    row(
      unit.nextElementSibling?.matches(".changes")
        ? words(unit.nextElementSibling.querySelector("p")) || unit.nextElementSibling.querySelector("p").textContent
        : "",
    );
    return box;
  }
  if (own) {
    row(document.querySelector("h1")?.textContent, "vb-said");
    return box;
  }
  const found = await known(target);
  if (!found) return null;
  row(found.title, "vb-said");
  if (!found.lines) row(found.beside, "");
  (found.lines ?? []).forEach((line) => row(line, ""));
  row(found.changed && found.changed[0].toUpperCase() + found.changed.slice(1));
  if (!found.lines) {
    row(found.issued);
    row(found.more);
  }
  const state = stands(found.from ?? "", found.until ?? "");
  if (state === "off" || state === "later") row(`${STATES[state]} (theo những văn bản có ở đây)`, "state state-off");
  return box;
};
const told = (from) => {
  const box = make("div", { className: "vb-pop vb-preview" });
  const row = from.dataset.row && document.getElementById(from.dataset.row)?.closest("tr");
  const why = row ? ` Lý do: ${row.cells[3].textContent}` : "";
  box.append(make("p", { textContent: `${from.dataset.title}.${why}` }));
  if (row) box.append(make("p", {}, make("a", { href: "#" + from.dataset.row, textContent: "Xem bảng đính chính" })));
  // what it could mean, as the list at the end of the page has it: its first link is the mention itself
  else
    [...(document.getElementById(from.hash ? from.hash.slice(1) : "luu-y-" + from.id)?.querySelectorAll("a") ?? [])]
      .slice(1)
      .forEach((a) => box.append(make("p", {}, a.cloneNode(true))));
  return box;
};
text.querySelectorAll("[title]").forEach((element) => {
  element.dataset.title = element.title;
  if (!element.matches("a")) element.removeAttribute("title");
});
const MARKS = "a.ref, .fix, .fixes, .ref-note, span.ref-ambiguous, span.ref-unresolved";
const worth = (target) => target.closest?.(MARKS);
let timer = 0,
  touched = false;
const preview = (from) => (from.matches("a.ref") ? cited(from).catch(() => null) : told(from));
const later = (from) => {
  clearTimeout(timer);
  timer = setTimeout(async () => {
    const box = await preview(from);
    if (box && (from.matches(":hover") || from === document.activeElement)) pop(from, box);
  }, 260);
};
const away = () => {
  if (popped?.matches(".vb-preview") && !popped.matches(":hover") && opener !== document.activeElement) close();
};
text.addEventListener("pointerdown", (event) => {
  touched = event.pointerType === "touch";
});
text.addEventListener("pointerover", (event) => {
  if (event.pointerType !== "touch" && worth(event.target)) later(worth(event.target));
});
text.addEventListener("pointerout", (event) => {
  if (event.pointerType === "touch" || !worth(event.target)) return;
  clearTimeout(timer);
  timer = setTimeout(away, 320);
});
text.addEventListener("focusin", (event) => {
  if (!touched && event.target.matches(MARKS)) later(event.target);
});
text.addEventListener("focusout", () => {
  clearTimeout(timer);
  if (!touched) away();
});
// A tap shows the preview, with the way on; a second tap on the same words, like any click, goes there at once.
text.addEventListener("click", async (event) => {
  const from = worth(event.target),
    leads = from?.matches("a");
  if (!from || (leads && (!touched || opener === from))) return;
  if (leads) event.preventDefault();
  const box = await preview(from);
  if (box && leads && !from.dataset.row) box.append(make("p", {}, make("a", { href: from.href, textContent: "Mở" })));
  if (box) pop(from, box);
  else if (leads) location.assign(from.href);
});
