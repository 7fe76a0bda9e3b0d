// The desk: one place at a time, by keys, by mouse, by ear. What stands on the page is made from state.json; each deed
// is written at once by the server, and the text is asked for again when nobody is typing.
"use strict";
const byId = (id) => document.getElementById(id);
const token = document.body.dataset.token;
const pages = Number(document.body.dataset.pages);
const here = new Set(); // places decided since the state was asked for
let state = {pieces: [], open: [], order: []};
let now = {piece: 0, id: null}; // where the person is
let form = null, waiting = null, sheet = 1;
let sent = 0, written = 0, loading = null; // deeds that wait for an answer, that have one; the state on its way

const made = (name, words, about = {}) => {
  const node = document.createElement(name);
  if (words) node.textContent = words;
  Object.assign(node, about);
  return node;
};
const kept = (id) => {
  const field = byId(id);
  field.value = localStorage.getItem(`vanban-${id}`) || "";
  field.addEventListener("input", () => localStorage.setItem(`vanban-${id}`, field.value));
};
kept("by"); kept("why");
const letters = byId("letters");
letters.checked = localStorage.getItem("vanban-letters") !== "off";
letters.addEventListener("change", () => localStorage.setItem("vanban-letters", letters.checked ? "on" : "off"));

function say(words, refused = false) {
  const said = byId("said");
  said.textContent = words;
  said.classList.toggle("refused", refused);
}
