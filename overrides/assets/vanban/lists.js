/* ---------- lists: filter without a reload, sort by a column */
const filter = (items, name, said = (item) => item.textContent) => {
  const box = make("input", { type: "search", className: "vb-filter", placeholder: `${name}…` });
  box.setAttribute("aria-label", name);
  const count = make("span", { className: "vb-count", role: "status" });
  const keys = items.map((item) => folded(said(item)));
  box.addEventListener("input", () => {
    const words = folded(box.value).split(/\s+/).filter(Boolean);
    let shown = 0;
    items.forEach((item, n) => {
      shown += !(item.hidden = !words.every((word) => keys[n].includes(word)));
    });
    count.textContent = words.length ? `${shown} trên ${items.length}` : "";
    items[0]?.closest(".vb-folds")?.classList.toggle("vb-filtering", words.length > 0);
  });
  return make("p", { className: "vb-filter-row" }, box, count);
};
const listing = (table) => {
  const body = table.tBodies[0],
    rows = [...body.rows];
  if (rows.length > 3) table.before(filter(rows, "Lọc danh sách này"));
  const value = (row, n) => {
    const cell = row.cells[n],
      time = cell.querySelector("time");
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
      rows
        .slice()
        .sort((a, b) => order(value(a, n), value(b, n)) * (down ? -1 : 1))
        .forEach((row) => body.append(row));
    });
  });
};
document.querySelectorAll(".listing table").forEach(listing);
// Who cites: text by text, narrowed by what stands in the name of a text (its type, its number, its year).
new Set([...document.querySelectorAll(".citer")].map((citer) => citer.parentElement)).forEach((list) => {
  const citers = [...list.querySelectorAll(":scope > .citer")];
  if (citers.length > 8)
    citers[0].before(
      filter(citers, "Lọc theo loại, số, năm", (citer) => citer.querySelector("summary, h3, h4").textContent),
    );
});
