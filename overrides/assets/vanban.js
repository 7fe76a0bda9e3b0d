/* What a page does beyond being read: contents that follow, copying a clause, previews, lists that sort and filter.
   Everything is a plain link or plain text without it. No library, no request to any other host. */
(() => {
  "use strict";
  const text = document.getElementById("van-ban");
  // long texts stand in pieces (`screenfuls.py`): what follows a block may stand in the next
  const follower = (block) => block.nextElementSibling ?? (block.parentElement.matches(".vb-screenful") ? block.parentElement.nextElementSibling?.firstElementChild : null);
  const blocks = () => [...text.children].flatMap((block) => block.matches(".vb-screenful") ? [...block.children] : [block]);
  const make = (tag, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };
  const folded = (words) => words.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/g, "d");

  /* ---------- frame: what opens the drawer and the search; the big search door */
  document.querySelectorAll("[data-opens]").forEach((opens) => opens.addEventListener("click", () => document.getElementById(opens.dataset.opens)?.click()));
  document.querySelectorAll(".vb-open-search").forEach((door) => door.addEventListener("click", () => {
    const toggle = document.getElementById("__search");
    if (toggle && !toggle.checked) toggle.click();
    document.querySelector(".md-search__input")?.focus();
  }));
  // Material asks when a key comes up; words that are pasted with the mouse, dictated or dropped lift none.
  document.querySelectorAll(".md-search__input").forEach((box) => {
    box.addEventListener("input", () => box.dispatchEvent(new KeyboardEvent("keyup")));
    box.addEventListener("focus", () => new BroadcastChannel("vanban-search").postMessage("entered"), { once: true });
  });
  // Whoever comes back from a result finds the words again: Material opens its box with those of the address.
  document.querySelector(".md-search__output")?.addEventListener("click", (event) => {
    const words = document.querySelector(".md-search__input").value.trim();
    if (!words || !event.target.closest("a") || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const here = new URL(location.href);
    here.searchParams.set("q", words);
    history.replaceState(history.state, "", here);
  });
  const drawer = document.getElementById("__drawer");
  document.querySelectorAll(".vb-drawer a").forEach((a) => a.addEventListener("click", () => { if (drawer?.checked) drawer.click(); }));
  drawer?.addEventListener("change", () => { if (drawer.checked) (document.querySelector(".vb-contents a[aria-current]") ?? document.querySelector(".vb-drawer a"))?.focus(); });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !drawer?.checked) return;
    drawer.click();
    document.querySelector(".vb-menu")?.focus();
  });

  /* ---------- said aloud and shown for a moment */
  const toast = make("div", { className: "vb-toast", role: "status" });
  toast.setAttribute("data-chrome", "");
  document.body.append(toast);
  const say = (words) => {
    toast.textContent = words;
    clearTimeout(say.timer);
    say.timer = setTimeout(() => { toast.textContent = ""; }, 2600);
  };

  /* ---------- one box for everything that pops up */
  let popped = null, opener = null;
  const close = (back = false) => {
    popped?.remove();
    opener?.removeAttribute("aria-expanded");
    if (back) opener?.focus();
    popped = opener = null;
  };
  const pop = (from, box) => {
    close();
    box.setAttribute("data-chrome", "");
    popped = box; opener = from;
    document.body.append(box);
    const place = from.getBoundingClientRect(), room = document.documentElement.clientWidth;
    const left = Math.max(8, Math.min(place.left, room - box.offsetWidth - 8));
    const below = place.bottom + box.offsetHeight + 12 < innerHeight;
    box.style.left = `${left + scrollX}px`;
    box.style.top = `${scrollY + (below ? place.bottom + 6 : Math.max(56, place.top - box.offsetHeight - 6))}px`;
  };
  document.addEventListener("keydown", (event) => { if (event.key === "Escape" && popped) close(true); });
  document.addEventListener("click", (event) => { if (popped && !popped.contains(event.target) && !opener.contains(event.target)) close(); });

  /* ---------- what stands today, of the dates that a text or another states; the day is that of Vietnam */
  const today = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10); // no summer time there
  const stands = (from, until) => until && until <= today ? "off" : from && from > today ? "later" : from ? "on" : "";
  const STATES = { on: "Chưa thấy hết hiệu lực", off: "Hết hiệu lực", later: "Chưa có hiệu lực" }, WORDINGS = { on: "lời văn hôm nay", later: "chưa đến ngày" };
  document.querySelectorAll(".force").forEach((place) => {
    const state = stands(place.dataset.from, place.dataset.until), line = place.closest(".timeline"), partly = place.dataset.partly;
    const said = partly && partly <= today ? "Hết hiệu lực, trừ một phần" : line?.matches(".incomplete") && state === "on" ? "mới nhất dựng được" : (line ? WORDINGS : STATES)[state];
    if (said) place.replaceChildren(make("b", { className: `state state-${state}`, textContent: said }));
  });
  // on a phone the line of time is moved sideways: what is being read stands in it
  document.querySelectorAll(".timeline ol").forEach((line) => {
    const now = line.querySelector("li:has(> b)");
    if (now) line.scrollLeft = now.offsetLeft - line.offsetLeft - 6;
  });

  document.querySelectorAll('script[type="application/ld+json"]').forEach((data) => {
    // that something is in force is said only between two known days: from silence nobody can tell that it has not ended
    const told = (each) => {
      const [from, until] = (each.temporalCoverage ?? "/").split("/").map((day) => day.replace("..", "")), state = stands(from, until);
      const force = state && (state !== "on" ? "NotInForce" : until && "InForce");
      return force ? { ...each, legislationLegalForce: `https://schema.org/${force}` } : each;
    };
    const value = JSON.parse(data.textContent);
    data.textContent = JSON.stringify({ ...told(value), ...value.hasPart && { hasPart: value.hasPart.map(told) } });
  });

  /* ---------- lists: filter without a reload, sort by a column */
  const filter = (items, name, said = (item) => item.textContent) => {
    const box = make("input", { type: "search", className: "vb-filter", placeholder: `${name}…` });
    box.setAttribute("aria-label", name);
    const count = make("span", { className: "vb-count", role: "status" });
    const keys = items.map((item) => folded(said(item)));
    box.addEventListener("input", () => {
      const words = folded(box.value).split(/\s+/).filter(Boolean);
      let shown = 0;
      items.forEach((item, n) => { shown += !(item.hidden = !words.every((word) => keys[n].includes(word))); });
      count.textContent = words.length ? `${shown} trên ${items.length}` : "";
      items[0]?.closest(".vb-folds")?.classList.toggle("vb-filtering", words.length > 0);
    });
    return make("p", { className: "vb-filter-row" }, box, count);
  };
  const listing = (table) => {
    const body = table.tBodies[0], rows = [...body.rows];
    if (rows.length > 3) table.before(filter(rows, "Lọc danh sách này"));
    const value = (row, n) => {
      const cell = row.cells[n], time = cell.querySelector("time");
      return time ? time.dateTime : cell.textContent.trim();
    };
    [...table.tHead.rows[0].cells].forEach((head, n) => {
      const button = make("button", { type: "button", className: "vb-sort", textContent: head.textContent });
      head.replaceChildren(button);
      button.addEventListener("click", () => {
        const down = head.getAttribute("aria-sort") === "ascending";
        table.querySelectorAll("th").forEach((other) => other.removeAttribute("aria-sort"));
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        const order = new Intl.Collator("vi", { numeric: true }).compare;
        rows.slice().sort((a, b) => order(value(a, n), value(b, n)) * (down ? -1 : 1)).forEach((row) => body.append(row));
      });
    });
  };
  document.querySelectorAll(".listing table").forEach(listing);
  // Who cites: text by text, narrowed by what stands in the name of a text (its type, its number, its year).
  new Set([...document.querySelectorAll(".citer")].map((citer) => citer.parentElement)).forEach((list) => {
    const citers = [...list.querySelectorAll(":scope > .citer")];
    if (citers.length > 8) citers[0].before(filter(citers, "Lọc theo loại, số, năm", (citer) => citer.querySelector("summary, h3, h4").textContent));
  });

  /* ---------- a missing address: look for its words */
  document.querySelectorAll(".vb-missing").forEach((told) => {
    const words = decodeURIComponent(location.pathname).split("/").filter(Boolean).pop()?.replace(/\.html?$|[-_+]/g, " ").trim();
    if (words && words !== "404") told.after(make("p", {}, make("a", { href: `${told.dataset.search}?q=${encodeURIComponent(words)}`, textContent: `Tìm “${words}”` })));
  });

  document.querySelectorAll(".cited-work a").forEach((a) => { a.dataset.address = a.href; }); // for paper

  if (!text) return;

  /* ---------- where one is: the path of the clause in view, and the contents that follow */
  const entries = [...document.querySelectorAll(".vb-contents a")];
  const contents = new Map(entries.map((a) => [decodeURIComponent(a.hash.slice(1)), a]));
  if (entries.length > 30) document.querySelector(".vb-contents__title").after(filter(entries.map((a) => a.parentElement), "Lọc mục lục"));
  const units = [...text.querySelectorAll(".pl")].map((pl) => pl.parentElement).filter((unit) => !unit.matches(".vb-note"));
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
    for (let item = contents.get(top)?.parentElement.parentElement.closest("li"); item; item = item.parentElement.closest("li")) {
      const element = document.getElementById(decodeURIComponent(item.querySelector("a").hash.slice(1)));
      if (element && !found.includes(element)) found.unshift(element);
    }
    return found;
  };
  // Contents that fold open where one is; what a reader opens or shuts stays so.
  const folds = document.querySelector(".vb-folds"), opened = new Set();
  const fold = (item, open) => { item.classList.toggle("vb-open", open); item.querySelector(":scope > .vb-fold")?.setAttribute("aria-expanded", String(open)); };
  folds?.querySelectorAll("li:has(> ol)").forEach((item) => {
    const button = make("button", { type: "button", className: "vb-fold" });
    button.setAttribute("aria-label", `Các mục của ${item.querySelector("a").textContent}`);
    button.setAttribute("aria-expanded", "false");
    button.addEventListener("click", () => { opened.delete(item); fold(item, !item.classList.contains("vb-open")); });
    item.querySelector("a").after(button);
  });
  const unfold = (entry) => {
    const chain = new Set();
    for (let item = folds && entry?.closest("li"); item; item = item.parentElement.closest("li")) chain.add(item);
    opened.forEach((item) => { if (!chain.has(item)) { fold(item, false); opened.delete(item); } });
    chain.forEach((item) => { if (!item.classList.contains("vb-open")) { fold(item, true); opened.add(item); } });
  };

  // The bar: where one is, the article before and behind, and the way back. It loses its steps from the left.
  const arrow = (words, sign) => { const a = make("a", { href: "#", textContent: sign, title: words }); a.setAttribute("aria-label", words); return a; };
  const line = make("button", { type: "button", className: "vb-path" });
  const before = arrow("Điều trước", "‹"), behind = arrow("Điều sau", "›"), top = arrow("Về đầu trang", "↑");
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
  const place = (element) => (element?.querySelector(":scope > .pl")?.getAttribute("aria-label") ?? "").replace("Liên kết đến ", "");
  const step = (element, above) => {
    const own = place(element), rest = place(above);
    return element.matches(".vb-type") ? words(element, 44) : rest && own.endsWith(" " + rest) ? own.slice(0, -rest.length - 1) : own;
  };
  const draw = (path) => {
    const last = path.length - 1, article = path.findLastIndex((element) => element.matches(".dieu"));
    const names = path.map((element, n) => step(element, path[n - 1]));
    const titles = path.map((element, n) => /^H/.test(element.tagName) ? words(element, n === last ? 90 : 44) : names[n]);
    const ways = [[titles, 0], [[...names.slice(0, -1), titles[last]], 0]];
    for (let from = 0; from <= (article < 0 ? last : article); from++) ways.push([names, from]);
    for (const [said, from] of ways) {
      line.replaceChildren(from ? "… › " : "", ...said.slice(from).flatMap((one, n) => [n ? " › " : "", n === last - from ? make("b", { textContent: one }) : one]));
      if (line.scrollWidth <= line.clientWidth) break;
    }
    line.setAttribute("aria-label", `Mở mục lục, đang ở ${place(path[last])}`);
  };
  const articles = units.filter((unit) => unit.matches(".dieu")), stops = articles.length > 1 ? articles : units.filter((unit) => contents.has(unit.id));
  const lead = (a, unit) => { a.hidden = !unit; if (unit) { a.href = "#" + unit.id; a.title = words(unit, 70); } };
  let current = null, followed = null;
  const follow = () => {
    const edge = 100;
    let low = 0, high = units.length;
    while (low < high) { const middle = (low + high) >> 1; units[middle].getBoundingClientRect().top <= edge ? low = middle + 1 : high = middle; }
    const aimed = location.hash ? document.getElementById(decodeURIComponent(location.hash.slice(1)))?.closest("#van-ban [id]:has(> .pl)") : null;
    const at = aimed ? aimed.getBoundingClientRect().top : -1;
    const past = text.getBoundingClientRect().bottom < edge;
    const unit = past ? null : at > 0 && at < innerHeight / 2 ? aimed : low ? units[low - 1] : null;
    if (unit === current) return;
    current = unit;
    const path = unit ? [...parents(unit.id), unit] : [];
    where.hidden = !unit;
    if (unit) {
      draw(path);
      const n = stops.findLastIndex((stop) => stop === unit || stop.compareDocumentPosition(unit) & Node.DOCUMENT_POSITION_FOLLOWING);
      lead(before, stops[n] === unit || n < 0 ? stops[n - 1] : stops[n - 1] ?? stops[n]);
      lead(behind, stops[n + 1]);
    }
    followed?.removeAttribute("aria-current");
    followed = [...path].reverse().map((element) => contents.get(element.id)).find(Boolean);
    unfold(followed);
    if (followed) {
      followed.setAttribute("aria-current", "location");
      const pane = followed.closest(".md-sidebar__scrollwrap");
      if (pane) pane.scrollTop += followed.getBoundingClientRect().top - pane.getBoundingClientRect().top - pane.clientHeight / 2;
    }
  };
  let waiting = false;
  addEventListener("scroll", () => {
    if (!waiting) { waiting = true; requestAnimationFrame(() => { waiting = false; follow(); }); }
  }, { passive: true });
  // what belongs to the clause that was aimed at
  const embrace = () => {
    text.querySelectorAll(".vb-inside").forEach((inside) => inside.classList.remove("vb-inside"));
    const aimed = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (let next = aimed && follower(aimed); next && (next.id.startsWith(aimed.id + "-") || next.matches(".vb-scroll, .quoted, [data-chrome]")); next = follower(next)) next.classList.add("vb-inside");
  };
  const arrive = () => { follow(); embrace(); };
  // Pieces above the clause get their real height when they come near: until they stand still it is brought back to its place, but for
  // who goes back or scrolls meanwhile.
  let led = performance.getEntriesByType("navigation")[0]?.type === "navigate";
  for (const kind of ["wheel", "touchmove", "keydown"]) addEventListener(kind, () => { led = false; }, { passive: true });
  document.addEventListener("click", (event) => { led = Boolean(event.target.closest("a[href*='#']")); });
  const settle = (left = 6) => {
    const aimed = location.hash ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
    if (!led || !left || !aimed?.closest(".vb-screenful")) return arrive();
    const at = aimed.getBoundingClientRect().top;
    aimed.scrollIntoView();
    requestAnimationFrame(() => settle(Math.abs(aimed.getBoundingClientRect().top - at) < 1 ? Math.min(left - 1, 2) : left - 1));
  };
  addEventListener("hashchange", () => settle());
  addEventListener("resize", () => { current = null; follow(); }, { passive: true });
  arrive();
  settle();

  /* ---------- a clause: its link, its citation, a message about a fault */
  const names = JSON.parse(document.getElementById("cach-dan")?.textContent || "{}");
  const citation = (unit) => {
    if (names[unit.id]) return names[unit.id]; // an attached text as a whole
    const component = Object.keys(names).filter((id) => !id || unit.id.startsWith(id + "-")).sort((a, b) => b.length - a.length)[0];
    return `${unit.querySelector(":scope > .pl").getAttribute("aria-label").replace("Liên kết đến ", "")} ${names[component] || ""}`.trim();
  };
  const copy = async (plain, rich) => {
    try {
      if (rich) {
        await navigator.clipboard.write([new ClipboardItem({
          "text/plain": new Blob([plain], { type: "text/plain" }), "text/html": new Blob([rich], { type: "text/html" }),
        })]);
      } else await navigator.clipboard.writeText(plain);
    } catch {
      const area = make("textarea", { value: plain, className: "vb-off" });
      document.body.append(area); area.select(); document.execCommand("copy"); area.remove();
    }
    say("Đã chép");
  };
  const html = (words) => make("i", { textContent: words }).innerHTML;
  const clauseBox = (from, unit) => {
    const address = from.href; // on the page of a part the whole text
    const box = make("div", { className: "vb-pop vb-clause", role: "dialog" });
    box.setAttribute("aria-label", "Dẫn điều khoản này");
    const said = make("p", { className: "vb-said" });
    const button = (words, act) => { const b = make("button", { type: "button", textContent: words }); b.addEventListener("click", act); return b; };
    const report = make("a", { textContent: "Báo lỗi ở đây", href: "#" });
    const quoted = from.dataset.quoted, own = citation(unit);
    const full = quoted ? `${quoted} ${own.replace(/^đoạn thứ .*? (?=điểm|khoản|Điều|mục|Mục|Phụ lục)/, "")}` : own, short = full.split(/ (?:ngày \d|của )/)[0];
    const letter = `Trang: ${address}\nTrích dẫn: ${full}\n\nChỗ sai, và bản gốc ghi thế nào:\n`;
    said.textContent = full;
    report.href = `mailto:${document.querySelector("meta[name=vb-report]")?.content || ""}?subject=${encodeURIComponent(`Báo lỗi: ${short}`)}&body=${encodeURIComponent(letter)}`;
    box.append(
      said,
      button("Chép liên kết", () => copy(address)),
      button("Chép trích dẫn đầy đủ", () => copy(full)),
      button("Chép trích dẫn ngắn", () => copy(short)),
      button("Chép trích dẫn kèm liên kết", () => copy(`${full}\n${address}`, `<a href="${html(address)}">${html(full)}</a>`)),
      button("In riêng phần này", () => { close(); print(false, true, within(unit)); }),
      ...navigator.share ? [button("Gửi cho người khác…", () => navigator.share({ title: full, text: full, url: address }).catch(() => {}))] : [],
      report,
    );
    termsOf(unit).slice(0, 12).forEach((of) => {
      const part = make("details", {}, make("summary", { textContent: words(of, 60) }), make("p", { textContent: words(of, 900) }));
      if (!box.querySelector("details")) box.append(make("p", { className: "vb-said", textContent: "Từ ngữ được giải thích" }));
      box.append(part);
    });
    pop(from, box);
    from.setAttribute("aria-expanded", "true");
    box.querySelector("button").focus({ preventScroll: true });
  };
  text.addEventListener("click", (event) => {
    const pl = event.target.closest?.(".pl");
    if (!pl || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    const unit = pl.parentElement;
    history.replaceState(history.state, "", "#" + unit.id);
    embrace();
    if (opener === pl) close(true);
    else { copy(pl.href); clauseBox(pl, unit); }
  });

  /* ---------- on paper: the text alone, or with what is said of it; the whole, or what was chosen */
  const printed = document.querySelector(".vb-printed"), address = printed?.textContent ?? "";
  addEventListener("beforeprint", () => { if (printed) printed.textContent = `${address || location.href.split("#")[0]} · in ngày ${new Date().toLocaleDateString("vi", { timeZone: "Asia/Ho_Chi_Minh" })}`; });
  const print = (about, notes, some) => {
    const root = document.documentElement.classList;
    root.toggle("print-about", about);
    root.toggle("print-bare", !notes);
    root.toggle("print-some", some.length > 0);
    some.forEach((block) => block.classList.add("vb-to-print"));
    addEventListener("afterprint", () => { root.remove("print-about", "print-bare", "print-some"); some.forEach((block) => block.classList.remove("vb-to-print")); }, { once: true });
    window.print();
  };
  const within = (unit) => blocks().filter((block) => block.id === unit.id || block.id.startsWith(`${unit.id}-`) || [...block.querySelectorAll("[id]")].some((inner) => inner.id.startsWith(`${unit.id}-`)) || (block.matches(".changes") && (block.previousElementSibling?.id === unit.id || block.previousElementSibling?.id.startsWith(`${unit.id}-`))));
  const printBox = (from) => {
    const chosen = getSelection(), range = chosen.rangeCount && !chosen.isCollapsed ? chosen.getRangeAt(0) : null;
    const selected = range ? blocks().filter((block) => range.intersectsNode(block)) : [];
    const box = make("div", { className: "vb-pop vb-clause vb-print-box", role: "dialog" });
    box.setAttribute("aria-label", "In văn bản này");
    const tick = (words, checked) => { const input = make("input", { type: "checkbox", checked }); box.append(make("label", {}, input, ` ${words}`)); return input; };
    const notes = tick("Kèm chú thích và các thay đổi", true), about = tick("Kèm nơi dẫn chiếu, đính chính, nguồn", false);
    const button = (words, some) => { const b = make("button", { type: "button", textContent: words }); b.addEventListener("click", () => { close(); print(about.checked, notes.checked, some); }); return b; };
    box.append(button("In cả văn bản", []), ...selected.length ? [button("In phần đang chọn", selected)] : []);
    pop(from, box);
    notes.focus({ preventScroll: true });
  };
  const ways = document.querySelector(".card details .card-row:last-child");
  if (ways) {
    const door = make("button", { type: "button", className: "vb-print", textContent: "In văn bản…" });
    door.addEventListener("pointerdown", (event) => event.preventDefault()); // what is selected stays so
    door.addEventListener("click", () => printBox(door));
    ways.after(make("p", {}, door));
  }

  /* ---------- old words and new words, side by side: both are in the one text that stands without script */
  const lay = (place) => {
    if (place.matches(".compared")) {
      const side = (without) => { const p = place.cloneNode(true); p.className = ""; p.removeAttribute("id"); p.querySelectorAll(without).forEach((word) => word.remove()); return p; };
      const column = (title, without) => make("div", {}, make("b", { textContent: title }), side(without));
      const both = make("div", { className: "side-by-side", id: place.id }, column("Lời cũ", "ins"), column("Lời mới", "del"));
      place.replaceWith(both);
      place = both;
    }
    place.classList.add("vb-shown");
  };
  text.querySelectorAll("a.opens").forEach((a) => a.setAttribute("aria-expanded", "false"));
  text.addEventListener("click", (event) => {
    const opens = event.target.closest?.("a.opens"), place = opens && document.getElementById(opens.hash.slice(1));
    if (!place) return;
    event.preventDefault();
    const shown = place.matches(".vb-shown");
    if (shown) place.classList.remove("vb-shown"); else lay(place);
    opens.setAttribute("aria-expanded", String(!shown));
  });
  const aimedAt = () => { const place = location.hash ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null; if (place?.matches(".compared, .new-words, .side-by-side")) { lay(place); document.getElementById(location.hash.slice(1)).scrollIntoView(); } };
  addEventListener("hashchange", aimedAt);
  aimedAt();

  /* ---------- terms that the text explains: another file, for texts that explain any */
  let termsOf = () => [];
  if ([...text.querySelectorAll(".dieu")].some((head) => /giải thích (?:từ ngữ|thuật ngữ)|định nghĩa/i.test(head.textContent.slice(0, 160)))) {
    const define = ({ detail }) => { termsOf = detail({ text, words, behind: follower, pop, make }); };
    addEventListener("vb-definitions", define, { once: true });
    const fetched = () => document.head.append(make("script", { src: new URL("assets/definitions.js", __md_scope).href }));
    addEventListener("load", () => setTimeout(fetched, 800), { once: true }); // when the page stands
  }

  /* ---------- a table: all of it at once, and as rows for a spreadsheet */
  const csv = (table) => [...table.rows].map((row) => [...row.cells].flatMap((cell) => {
    const own = words(cell), safe = /^[=+@]/.test(own) ? `'${own}` : own; // a spreadsheet would reckon with it
    return [`"${safe.replace(/"/g, '""')}"`, ...Array(cell.colSpan - 1).fill("")];
  }).join(",")).join("\r\n");
  text.querySelectorAll(".vb-scroll").forEach((frame, n) => {
    const tools = frame.nextElementSibling, button = (words, act) => { const b = make("button", { type: "button", textContent: words }); b.addEventListener("click", act); return b; };
    const cue = make("span", { textContent: "Bảng rộng hơn trang: kéo ngang để xem hết." });
    const whole = button("Xem toàn màn hình", () => frame.requestFullscreen?.());
    const save = button("Tải về dạng CSV", () => {
      const address = URL.createObjectURL(new Blob(["\ufeff", csv(frame.querySelector("table"))], { type: "text/csv" }));
      make("a", { href: address, download: `${location.pathname.split("/").filter(Boolean).pop()}-bang-${n + 1}.csv` }).click();
      setTimeout(() => URL.revokeObjectURL(address), 10_000);
    });
    new ResizeObserver(() => { cue.hidden = whole.hidden = frame.scrollWidth <= frame.clientWidth + 1; }).observe(frame);
    if (tools?.matches(".table-tools")) tools.append(...tools.textContent ? [" "] : [], cue, whole, save);
  });

  /* ---------- previews: the cited clause, or what is printed where a word was mended */
  const files = new Map();
  const load = (address) => {
    if (!files.has(address)) files.set(address, fetch(address).then((answer) => answer.ok ? answer.json() : null).catch(() => null));
    return files.get(address);
  };
  // Where the words of a cited clause stand: a small file for each article, and the works that are not held in shares (`previews.py`).
  const known = async (target) => {
    const steps = target.pathname.slice(__md_scope.pathname.length).split("/"), unit = decodeURIComponent(target.hash.slice(1));
    if (steps[0] === "dan-chieu" && steps[1]) {
      const share = [...steps[1]].reduce((sum, letter) => sum + letter.codePointAt(0), 0) % 256;
      return (await load(new URL(`dan-chieu/xem/${share}.json`, __md_scope).href))?.[steps[1]];
    }
    if (steps[0] !== "van-ban" || !steps[1] || steps.length > 3) return null;
    const article = unit.split(/(?:^|-)(?:khoan|diem|gach|cong|doan|bang)-/)[0] || "van-ban";
    const file = await load(new URL(`van-ban/${steps[1]}/xem/${article}.json`, __md_scope).href);
    return file && { ...file, ...unit ? file.units[unit] : {} };
  };
  const cited = async (a) => {
    const target = new URL(a.href), own = target.pathname === location.pathname;
    const box = make("div", { className: "vb-pop vb-preview" }), row = (said, className = "vb-row") => { if (said) box.append(make("p", { className, textContent: said })); };
    const unit = own && target.hash && document.getElementById(decodeURIComponent(target.hash.slice(1)));
    if (unit) {
      row("Trong văn bản này", "vb-said");
      row(words(unit, 420), "");
      let next = follower(unit);
      for (let n = 0; n < 3 && next && (next.id.startsWith(unit.id + "-") || next.matches("[data-chrome]")); next = follower(next)) if (next.id) { row(words(next, 220), ""); n++; }
      row(unit.nextElementSibling?.matches(".changes") ? words(unit.nextElementSibling.querySelector("p")) || unit.nextElementSibling.querySelector("p").textContent : "");
      return box;
    }
    if (own) { row(document.querySelector("h1")?.textContent, "vb-said"); return box; }
    const found = await known(target);
    if (!found) return null;
    row(found.title, "vb-said");
    if (!found.lines) row(found.beside, "");
    (found.lines ?? []).forEach((line) => row(line, ""));
    row(found.changed && found.changed[0].toUpperCase() + found.changed.slice(1));
    if (!found.lines) { row(found.issued); row(found.more); }
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
    else [...document.getElementById(from.hash ? from.hash.slice(1) : "luu-y-" + from.id)?.querySelectorAll("a") ?? []].slice(1).forEach((a) => box.append(make("p", {}, a.cloneNode(true))));
    return box;
  };
  text.querySelectorAll("[title]").forEach((element) => { element.dataset.title = element.title; if (!element.matches("a")) element.removeAttribute("title"); });
  const MARKS = "a.ref, .fix, .fixes, .ref-note, span.ref-ambiguous, span.ref-unresolved";
  const worth = (target) => target.closest?.(MARKS);
  let timer = 0, touched = false;
  const preview = (from) => from.matches("a.ref") ? cited(from).catch(() => null) : told(from);
  const later = (from) => {
    clearTimeout(timer);
    timer = setTimeout(async () => {
      const box = await preview(from);
      if (box && (from.matches(":hover") || from === document.activeElement)) pop(from, box);
    }, 260);
  };
  const away = () => { if (popped?.matches(".vb-preview") && !popped.matches(":hover") && opener !== document.activeElement) close(); };
  text.addEventListener("pointerdown", (event) => { touched = event.pointerType === "touch"; });
  text.addEventListener("pointerover", (event) => { if (event.pointerType !== "touch" && worth(event.target)) later(worth(event.target)); });
  text.addEventListener("pointerout", (event) => {
    if (event.pointerType === "touch" || !worth(event.target)) return;
    clearTimeout(timer);
    timer = setTimeout(away, 320);
  });
  text.addEventListener("focusin", (event) => { if (!touched && event.target.matches(MARKS)) later(event.target); });
  text.addEventListener("focusout", () => { clearTimeout(timer); if (!touched) away(); });
  // A tap shows the preview, with the way on; a second tap on the same words, like any click, goes there at once.
  text.addEventListener("click", async (event) => {
    const from = worth(event.target), leads = from?.matches("a");
    if (!from || (leads && (!touched || opener === from))) return;
    if (leads) event.preventDefault();
    const box = await preview(from);
    if (box && leads && !from.dataset.row) box.append(make("p", {}, make("a", { href: from.href, textContent: "Mở" })));
    if (box) pop(from, box); else if (leads) location.assign(from.href);
  });
})();

// A part that stands in another text now leads there, when a page is called with its fragment.
(() => {
  const lead = () => {
    const part = location.hash ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
    if (part?.matches("a.moved-part")) location.replace(part.href);
  };
  addEventListener("hashchange", lead);
  lead();
})();
