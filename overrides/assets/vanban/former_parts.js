/* ---------- a part that stands in another text now: a page called with its fragment leads there */
const leadOn = () => {
  const part = location.hash ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
  if (part?.matches("a.moved-part")) location.replace(part.href);
};
addEventListener("hashchange", leadOn);
leadOn();
