/* ---------- a clause: its link, its citation, a message about a fault */
const citation = (unit) => {
  if (names[unit.id]) return names[unit.id]; // an attached text as a whole
  const component = Object.keys(names)
    .filter((id) => !id || unit.id.startsWith(id + "-"))
    .sort((a, b) => b.length - a.length)[0];
  const own = placeOf(unit.querySelector(":scope > .pl"));
  return `${own} ${names[component] || ""}`.trim();
};
const copy = async (plain, rich) => {
  try {
    if (rich) {
      await navigator.clipboard.write([
        new ClipboardItem({
          "text/plain": new Blob([plain], { type: "text/plain" }),
          "text/html": new Blob([rich], { type: "text/html" }),
        }),
      ]);
    } else await navigator.clipboard.writeText(plain);
  } catch {
    const area = make("textarea", { value: plain, className: "vb-off" });
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
  say("Đã chép");
};
const html = (words) => make("i", { textContent: words }).innerHTML;
const clauseBox = (from, unit) => {
  const address = from.href; // on the page of a part the whole text
  const box = make("div", { className: "vb-pop vb-clause", role: "dialog" });
  box.setAttribute("aria-label", "Dẫn điều khoản này");
  const said = make("p", { className: "vb-said" });
  const button = (words, act) => {
    const b = make("button", { type: "button", textContent: words });
    b.addEventListener("click", act);
    return b;
  };
  const report = make("a", { textContent: "Báo lỗi ở đây", href: "#" });
  const quoted = from.dataset.quoted,
    own = citation(unit);
  const full = quoted ? `${quoted} ${own.replace(/^đoạn thứ .*? (?=điểm|khoản|Điều|mục|Mục|Phụ lục)/, "")}` : own,
    short = full.split(/ (?:ngày \d|của )/)[0];
  const letter = `Trang: ${address}\nTrích dẫn: ${full}\n\nChỗ sai, và bản gốc ghi thế nào:\n`;
  said.textContent = full;
  const office = document.querySelector("meta[name=vb-report]")?.content || "";
  const subject = encodeURIComponent(`Báo lỗi: ${short}`);
  report.href = `mailto:${office}?subject=${subject}&body=${encodeURIComponent(letter)}`;
  box.append(
    said,
    button("Chép liên kết", () => copy(address)),
    button("Chép trích dẫn đầy đủ", () => copy(full)),
    button("Chép trích dẫn ngắn", () => copy(short)),
    button("Chép trích dẫn kèm liên kết", () =>
      copy(`${full}\n${address}`, `<a href="${html(address)}">${html(full)}</a>`),
    ),
    button("In riêng phần này", () => {
      close();
      print(false, true, within(unit));
    }),
    ...(navigator.share
      ? [
          button("Gửi cho người khác…", () =>
            navigator.share({ title: full, text: full, url: address }).catch(() => {}),
          ),
        ]
      : []),
    report,
  );
  termsOf(unit)
    .slice(0, 12)
    .forEach((of) => {
      const part = make(
        "details",
        {},
        make("summary", { textContent: words(of, 60) }),
        make("p", { textContent: words(of, 900) }),
      );
      if (!box.querySelector("details"))
        box.append(make("p", { className: "vb-said", textContent: "Từ ngữ được giải thích" }));
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
  else {
    copy(pl.href);
    clauseBox(pl, unit);
  }
});
