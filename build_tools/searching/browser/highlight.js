// On the page one lands on from a result (`?h=` holds the words that answer there): marks them as they are printed, in
// the clause of the address, or in the whole text when the address names none. The text itself stays as it is.

const typed = new URLSearchParams(location.search).get("h");
const wanted = new Set(typed ? words(typed.normalize("NFC")).map(w => w.key) : []);

// Runs of wanted words in a text, as [start, end, number of words].
function runsIn(text) {
  const known = words(text), runs = [];
  for (let n = 0; n < known.length; n++) {
    if (!wanted.has(known[n].key)) continue;
    let last = n;
    while (last + 1 < known.length && wanted.has(known[last + 1].key)
      && /^[^.;:!?\n]{0,3}$/.test(text.slice(known[last].end, known[last + 1].start))) last++;
    runs.push([known[n].start, known[last].end, last - n + 1, /[0-9]/.test(known[n].key)]);
    n = last;
  }
  return runs;
}

function markIn(root) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT), found = [];
  while (walker.nextNode())
    if (!walker.currentNode.parentElement.closest("[data-chrome], script, style")) found.push(
      [walker.currentNode, runsIn(walker.currentNode.data)]);
  // Where words stand together, single ones are chance; numbers never are.
  const together = found.some(([, runs]) => runs.some(run => run[2] > 1));
  let count = 0;
  for (const [node, runs] of found) {
    for (const [start, end, length, number] of runs.reverse()) {
      if (together && length < 2 && !number) continue;
      const range = document.createRange();
      range.setStart(node, start);
      range.setEnd(node, end);
      range.surroundContents(Object.assign(document.createElement("mark"), { className: "vb-found" }));
      count++;
    }
  }
  return count;
}

function markWords() {
  const text = document.getElementById("van-ban") || document.querySelector("article");
  if (!text || !wanted.size) return;
  const unit = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!unit || !markIn(unit)) markIn(text);
}

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", markWords);
else markWords();
