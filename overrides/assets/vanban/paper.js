/* ---------- on paper: the text alone, or with what is said of it; the whole, or what was chosen */
const printed = document.querySelector(".vb-printed"),
  address = printed?.textContent ?? "";
addEventListener("beforeprint", () => {
  const day = new Date().toLocaleDateString("vi", { timeZone: "Asia/Ho_Chi_Minh" });
  if (printed) printed.textContent = `${address || location.href.split("#")[0]} · in ngày ${day}`;
});
const print = (about, notes, some) => {
  const root = document.documentElement.classList;
  root.toggle("print-about", about);
  root.toggle("print-bare", !notes);
  root.toggle("print-some", some.length > 0);
  some.forEach((block) => block.classList.add("vb-to-print"));
  addEventListener(
    "afterprint",
    () => {
      root.remove("print-about", "print-bare", "print-some");
      some.forEach((block) => block.classList.remove("vb-to-print"));
    },
    { once: true },
  );
  window.print();
};
const within = (unit) =>
  blocks().filter(
    (block) =>
      block.id === unit.id ||
      block.id.startsWith(`${unit.id}-`) ||
      [...block.querySelectorAll("[id]")].some((inner) => inner.id.startsWith(`${unit.id}-`)) ||
      (block.matches(".changes") &&
        (block.previousElementSibling?.id === unit.id || block.previousElementSibling?.id.startsWith(`${unit.id}-`))),
  );
const printBox = (from) => {
  const chosen = getSelection(),
    range = chosen.rangeCount && !chosen.isCollapsed ? chosen.getRangeAt(0) : null;
  const selected = range ? blocks().filter((block) => range.intersectsNode(block)) : [];
  const box = make("div", { className: "vb-pop vb-clause vb-print-box", role: "dialog" });
  box.setAttribute("aria-label", "In văn bản này");
  const tick = (words, checked) => {
    const input = make("input", { type: "checkbox", checked });
    box.append(make("label", {}, input, ` ${words}`));
    return input;
  };
  const notes = tick("Kèm chú thích và các thay đổi", true),
    about = tick("Kèm nơi dẫn chiếu, đính chính, nguồn", false);
  const button = (words, some) => {
    const b = make("button", { type: "button", textContent: words });
    b.addEventListener("click", () => {
      close();
      print(about.checked, notes.checked, some);
    });
    return b;
  };
  box.append(button("In cả văn bản", []), ...(selected.length ? [button("In phần đang chọn", selected)] : []));
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
