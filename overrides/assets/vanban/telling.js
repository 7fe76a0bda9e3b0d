/* ---------- said aloud and shown for a moment */
const toast = make("div", { className: "vb-toast", role: "status" });
toast.setAttribute("data-chrome", "");
document.body.append(toast);
const say = (words) => {
  toast.textContent = words;
  clearTimeout(say.timer);
  say.timer = setTimeout(() => {
    toast.textContent = "";
  }, 2600);
};
