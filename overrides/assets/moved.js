/* A former address leads on with the fragment that it was called with, which a refresh alone would lose; a part of it
   that stands elsewhere now (a.moved-part under the fragment) leads there. */
const asked = document.currentScript.dataset;

function lead() {
  const part = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  location.replace(part && part.classList.contains("moved-part") ? part.href : asked.to + location.hash);
}

if (asked.parts && location.hash) addEventListener("DOMContentLoaded", lead);
else lead();
