/* ---------- where one is: the path of the clause in view, and the contents that follow */
const entries = [...document.querySelectorAll(".vb-contents a")];
const contents = new Map(entries.map((a) => [decodeURIComponent(a.hash.slice(1)), a]));
if (entries.length > 30)
  document.querySelector(".vb-contents__title").after(
    filter(
      entries.map((a) => a.parentElement),
      "Lọc mục lục",
    ),
  );
const units = [...text.querySelectorAll(".pl")]
  .map((pl) => pl.parentElement)
  .filter((unit) => !unit.matches(".vb-note"));
const words = (element, most) => {
  const copy = element.cloneNode(true);
  copy.querySelectorAll("[data-chrome]").forEach((own) => own.remove());
  const line = copy.textContent.replace(/\s+/g, " ").trim();
  return most && line.length > most ? `${line.slice(0, most).replace(/\s\S*$/, "")}…` : line;
};
const parents = (id) => {
  const found = [];
  for (let at = id.lastIndexOf("-"); at > 0; at = id.lastIndexOf("-", at - 1)) {
    const element = document.getElementById(id.slice(0, at));
    if (element && text.contains(element) && element.querySelector(":scope > .pl")) found.unshift(element);
  }
  const top = (found[0] || document.getElementById(id))?.id;
  for (
    let item = contents.get(top)?.parentElement.parentElement.closest("li");
    item;
    item = item.parentElement.closest("li")
  ) {
    const element = document.getElementById(decodeURIComponent(item.querySelector("a").hash.slice(1)));
    if (element && !found.includes(element)) found.unshift(element);
  }
  return found;
};
// Contents that fold open where one is; what a reader opens or shuts stays so.
const folds = document.querySelector(".vb-folds"),
  opened = new Set();
const fold = (item, open) => {
  item.classList.toggle("vb-open", open);
  item.querySelector(":scope > .vb-fold")?.setAttribute("aria-expanded", String(open));
};
folds?.querySelectorAll("li:has(> ol)").forEach((item) => {
  const button = make("button", { type: "button", className: "vb-fold" });
  button.setAttribute("aria-label", `Các mục của ${item.querySelector("a").textContent}`);
  button.setAttribute("aria-expanded", "false");
  button.addEventListener("click", () => {
    opened.delete(item);
    fold(item, !item.classList.contains("vb-open"));
  });
  item.querySelector("a").after(button);
});
const unfold = (entry) => {
  const chain = new Set();
  for (let item = folds && entry?.closest("li"); item; item = item.parentElement.closest("li")) chain.add(item);
  opened.forEach((item) => {
    if (!chain.has(item)) {
      fold(item, false);
      opened.delete(item);
    }
  });
  chain.forEach((item) => {
    if (!item.classList.contains("vb-open")) {
      fold(item, true);
      opened.add(item);
    }
  });
};

// The bar: where one is, the article before and behind, and the way back. It loses its steps from the left.
const arrow = (words, sign) => {
  const a = make("a", { href: "#", textContent: sign, title: words });
  a.setAttribute("aria-label", words);
  return a;
};
const line = make("button", { type: "button", className: "vb-path" });
const before = arrow("Điều trước", "‹"),
  behind = arrow("Điều sau", "›"),
  top = arrow("Về đầu trang", "↑");
top.href = "#";
const where = make("div", { className: "vb-where" }, make("div", {}, line, before, behind, top));
where.setAttribute("data-chrome", "");
where.setAttribute("role", "navigation");
where.setAttribute("aria-label", "Đang đọc ở");
where.hidden = true;
text.before(where);
line.addEventListener("click", () => {
  if (matchMedia("(max-width: 76.1875em)").matches) drawer?.click();
  else (followed ?? entries[0])?.focus();
});
const place = (element) => {
  const pl = element?.querySelector(":scope > .pl");
  return pl ? placeOf(pl) : "";
};
const step = (element, above) => {
  const own = place(element),
    rest = place(above);
  return element.matches(".vb-type")
    ? words(element, 44)
    : rest && own.endsWith(" " + rest)
      ? own.slice(0, -rest.length - 1)
      : own;
};
const draw = (path) => {
  const last = path.length - 1,
    article = path.findLastIndex((element) => element.matches(".dieu"));
  const names = path.map((element, n) => step(element, path[n - 1]));
  const titles = path.map((element, n) =>
    /^H/.test(element.tagName) ? words(element, n === last ? 90 : 44) : names[n],
  );
  const ways = [
    [titles, 0],
    [[...names.slice(0, -1), titles[last]], 0],
  ];
  for (let from = 0; from <= (article < 0 ? last : article); from++) ways.push([names, from]);
  for (const [said, from] of ways) {
    line.replaceChildren(
      from ? "… › " : "",
      ...said
        .slice(from)
        .flatMap((one, n) => [n ? " › " : "", n === last - from ? make("b", { textContent: one }) : one]),
    );
    if (line.scrollWidth <= line.clientWidth) break;
  }
  line.setAttribute("aria-label", `Mở mục lục, đang ở ${place(path[last])}`);
};
const articles = units.filter((unit) => unit.matches(".dieu")),
  stops = articles.length > 1 ? articles : units.filter((unit) => contents.has(unit.id));
const lead = (a, unit) => {
  a.hidden = !unit;
  if (unit) {
    a.href = "#" + unit.id;
    a.title = words(unit, 70);
  }
};
let current = null,
  followed = null;
// The last clause that begins above a height. The pieces of a long text are asked first: to ask a clause of a piece
// that is far from the screen would lay that piece out.
const pieces = [];
units.forEach((unit) => {
  let piece = unit;
  while (piece.parentElement !== text) piece = piece.parentElement;
  if (pieces.at(-1)?.[0] !== piece) pieces.push([piece]);
  pieces.at(-1).push(unit);
});
const countAbove = (elements, edge) => {
  let low = 0,
    high = elements.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    elements[middle].getBoundingClientRect().top <= edge ? (low = middle + 1) : (high = middle);
  }
  return low;
};
const lastAbove = (edge) => {
  const n = countAbove(
    pieces.map(([piece]) => piece),
    edge,
  );
  const within = n ? pieces[n - 1].slice(1) : [];
  return within[countAbove(within, edge) - 1] ?? pieces[n - 2]?.at(-1) ?? null;
};
const follow = () => {
  const edge = 100;
  const aimed = location.hash
    ? document.getElementById(decodeURIComponent(location.hash.slice(1)))?.closest("#van-ban [id]:has(> .pl)")
    : null;
  const at = aimed ? aimed.getBoundingClientRect().top : -1;
  const past = text.getBoundingClientRect().bottom < edge;
  const unit = past ? null : at > 0 && at < innerHeight / 2 ? aimed : lastAbove(edge);
  if (unit === current) return;
  current = unit;
  const path = unit ? [...parents(unit.id), unit] : [];
  where.hidden = !unit;
  if (unit) {
    draw(path);
    const n = stops.findLastIndex(
      (stop) => stop === unit || stop.compareDocumentPosition(unit) & Node.DOCUMENT_POSITION_FOLLOWING,
    );
    lead(before, stops[n] === unit || n < 0 ? stops[n - 1] : (stops[n - 1] ?? stops[n]));
    lead(behind, stops[n + 1]);
  }
  followed?.removeAttribute("aria-current");
  followed = [...path]
    .reverse()
    .map((element) => contents.get(element.id))
    .find(Boolean);
  unfold(followed);
  if (followed) {
    followed.setAttribute("aria-current", "location");
    const pane = followed.closest(".md-sidebar__scrollwrap");
    if (pane)
      pane.scrollTop += followed.getBoundingClientRect().top - pane.getBoundingClientRect().top - pane.clientHeight / 2;
  }
};
let waiting = false;
addEventListener(
  "scroll",
  () => {
    if (!waiting) {
      waiting = true;
      requestAnimationFrame(() => {
        waiting = false;
        follow();
      });
    }
  },
  { passive: true },
);
// what belongs to the clause that was aimed at
const embrace = () => {
  text.querySelectorAll(".vb-inside").forEach((inside) => inside.classList.remove("vb-inside"));
  const aimed = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  for (
    let next = aimed && follower(aimed);
    next && (next.id.startsWith(aimed.id + "-") || next.matches(".vb-scroll, .quoted, [data-chrome]"));
    next = follower(next)
  )
    next.classList.add("vb-inside");
};
const arrive = () => {
  follow();
  embrace();
};
// Pieces above the clause get their real height when they come near: until they stand still it is brought back to its
// place, but for who goes back or scrolls meanwhile.
let led = performance.getEntriesByType("navigation")[0]?.type === "navigate";
for (const kind of ["wheel", "touchmove", "keydown"])
  addEventListener(
    kind,
    () => {
      led = false;
    },
    { passive: true },
  );
document.addEventListener("click", (event) => {
  led = Boolean(event.target.closest("a[href*='#']"));
});
const settle = (left = 6) => {
  const aimed = location.hash ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
  if (!led || !left || !aimed?.closest(".vb-screenful")) return arrive();
  const at = aimed.getBoundingClientRect().top;
  aimed.scrollIntoView();
  requestAnimationFrame(() =>
    settle(Math.abs(aimed.getBoundingClientRect().top - at) < 1 ? Math.min(left - 1, 2) : left - 1),
  );
};
addEventListener("hashchange", () => settle());
addEventListener(
  "resize",
  () => {
    current = null;
    follow();
  },
  { passive: true },
);
// At the head of a page nothing is to be followed yet: it waits for the first picture.
if (location.hash) {
  arrive();
  settle();
} else requestAnimationFrame(arrive);
