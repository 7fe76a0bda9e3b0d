/* Before the first word is painted: the page knows that it has script, the theme's script finds its small store, and
   the
   chosen light or dark comes back. A file and not a part of the page,
     so that a site may forbid scripts in its pages. */
document.documentElement.classList.replace("no-js", "js");
// what the theme's script would say later, when all of the page would be styled again for it
document.documentElement.classList.add("js-focus-visible");
var __md_scope = new URL("..", document.currentScript.src); // the root of the site: this file lies in assets/
var __md_hash = (words) => [...words].reduce((sum, letter) => (sum << 5) - sum + letter.charCodeAt(0), 0);
var __md_get = (name, store = localStorage, scope = __md_scope) =>
  JSON.parse(store.getItem(`${scope.pathname}.${name}`));
var __md_set = (name, value, store = localStorage, scope = __md_scope) => {
  try { store.setItem(`${scope.pathname}.${name}`, JSON.stringify(value)); } catch {
    /* a reader who lets nothing be stored */ }
};
(() => {
  let chosen = null;
  try { chosen = __md_get("__palette"); } catch { /* nothing is stored, or nothing may be read */ }
  if (!chosen?.color) {
    if (document.body.classList.contains("vb-own")
      && matchMedia("(prefers-color-scheme: dark)").matches) document.body.setAttribute(
      "data-md-color-scheme", "slate");
    return;
  }
  if (chosen.color.media === "(prefers-color-scheme)") {
    const light = matchMedia("(prefers-color-scheme: light)").matches;
    const input = document.querySelector(`[data-md-color-media="(prefers-color-scheme: ${light ? "light" : "dark"})"]`);
    for (const name of ["media", "scheme", "primary", "accent"]) chosen.color[name] =
      input?.getAttribute(`data-md-color-${name}`);
  }
  for (const [name, value] of Object.entries(chosen.color)) document.body.setAttribute(`data-md-color-${name}`, value);
})();
