/* ---------- frame: what opens the drawer and the search; the big search door */
document
  .querySelectorAll("[data-opens]")
  .forEach((opens) => opens.addEventListener("click", () => document.getElementById(opens.dataset.opens)?.click()));
document.querySelectorAll(".vb-open-search").forEach((door) =>
  door.addEventListener("click", () => {
    const toggle = document.getElementById("__search");
    if (toggle && !toggle.checked) toggle.click();
    document.querySelector(".md-search__input")?.focus();
  }),
);
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
document.querySelectorAll(".vb-drawer a").forEach((a) =>
  a.addEventListener("click", () => {
    if (drawer?.checked) drawer.click();
  }),
);
drawer?.addEventListener("change", () => {
  if (drawer.checked)
    (document.querySelector(".vb-contents a[aria-current]") ?? document.querySelector(".vb-drawer a"))?.focus();
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !drawer?.checked) return;
  drawer.click();
  document.querySelector(".vb-menu")?.focus();
});
