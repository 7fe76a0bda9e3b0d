/* ---------- a table: all of it at once, and as rows for a spreadsheet */
const csv = (table) =>
  [...table.rows]
    .map((row) =>
      [...row.cells]
        .flatMap((cell) => {
          const own = words(cell),
            safe = /^[=+@]/.test(own) ? `'${own}` : own; // a spreadsheet would reckon with it
          return [`"${safe.replace(/"/g, '""')}"`, ...Array(cell.colSpan - 1).fill("")];
        })
        .join(","),
    )
    .join("\r\n");
text.querySelectorAll(".vb-scroll").forEach((frame, n) => {
  const tools = frame.nextElementSibling,
    button = (words, act) => {
      const b = make("button", { type: "button", textContent: words });
      b.addEventListener("click", act);
      return b;
    };
  const cue = make("span", { textContent: "Bảng rộng hơn trang: kéo ngang để xem hết." });
  const whole = button("Xem toàn màn hình", () => frame.requestFullscreen?.());
  const save = button("Tải về dạng CSV", () => {
    const address = URL.createObjectURL(new Blob(["\ufeff", csv(frame.querySelector("table"))], { type: "text/csv" }));
    make("a", {
      href: address,
      download: `${location.pathname.split("/").filter(Boolean).pop()}-bang-${n + 1}.csv`,
    }).click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
  });
  new ResizeObserver(() => {
    cue.hidden = whole.hidden = frame.scrollWidth <= frame.clientWidth + 1;
  }).observe(frame);
  if (tools?.matches(".table-tools")) tools.append(...(tools.textContent ? [" "] : []), cue, whole, save);
});
