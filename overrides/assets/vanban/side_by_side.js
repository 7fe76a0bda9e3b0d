/* ---------- old words and new words, side by side: both are in the one text that stands without script */
const lay = (place) => {
  if (place.matches(".compared")) {
    const side = (without) => {
      const p = place.cloneNode(true);
      p.className = "";
      p.removeAttribute("id");
      p.querySelectorAll(without).forEach((word) => word.remove());
      return p;
    };
    const column = (title, without) => make("div", {}, make("b", { textContent: title }), side(without));
    const both = make(
      "div",
      { className: "side-by-side", id: place.id },
      column("Lời cũ", "ins"),
      column("Lời mới", "del"),
    );
    place.replaceWith(both);
    place = both;
  }
  place.classList.add("vb-shown");
};
text.querySelectorAll("a.opens").forEach((a) => a.setAttribute("aria-expanded", "false"));
text.addEventListener("click", (event) => {
  const opens = event.target.closest?.("a.opens"),
    place = opens && document.getElementById(opens.hash.slice(1));
  if (!place) return;
  event.preventDefault();
  const shown = place.matches(".vb-shown");
  if (shown) place.classList.remove("vb-shown");
  else lay(place);
  opens.setAttribute("aria-expanded", String(!shown));
});
const aimedAt = () => {
  const place = location.hash ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
  if (place?.matches(".compared, .new-words, .side-by-side")) {
    lay(place);
    document.getElementById(location.hash.slice(1)).scrollIntoView();
  }
};
addEventListener("hashchange", aimedAt);
aimedAt();
