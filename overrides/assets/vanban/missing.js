/* ---------- a missing address: look for its words */
document.querySelectorAll(".vb-missing").forEach((told) => {
  const words = decodeURIComponent(location.pathname)
    .split("/")
    .filter(Boolean)
    .pop()
    ?.replace(/\.html?$|[-_+]/g, " ")
    .trim();
  if (words && words !== "404")
    told.after(
      make(
        "p",
        {},
        make("a", { href: `${told.dataset.search}?q=${encodeURIComponent(words)}`, textContent: `Tìm “${words}”` }),
      ),
    );
});

document.querySelectorAll(".cited-work a").forEach((a) => {
  a.dataset.address = a.href;
}); // for paper

if (!text) return;
