/* ---------- one box for everything that pops up */
let popped = null,
  opener = null;
const close = (back = false) => {
  popped?.remove();
  opener?.removeAttribute("aria-expanded");
  if (back) opener?.focus();
  popped = opener = null;
};
const pop = (from, box) => {
  close();
  box.setAttribute("data-chrome", "");
  popped = box;
  opener = from;
  document.body.append(box);
  const place = from.getBoundingClientRect(),
    room = document.documentElement.clientWidth;
  const left = Math.max(8, Math.min(place.left, room - box.offsetWidth - 8));
  const below = place.bottom + box.offsetHeight + 12 < innerHeight;
  box.style.left = `${left + scrollX}px`;
  box.style.top = `${scrollY + (below ? place.bottom + 6 : Math.max(56, place.top - box.offsetHeight - 6))}px`;
};
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && popped) close(true);
});
document.addEventListener("click", (event) => {
  if (popped && !popped.contains(event.target) && !opener.contains(event.target)) close();
});
