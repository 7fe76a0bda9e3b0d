// On the page one lands on from a result (`?h=` holds the query): marks the words of the query as they are printed, in the clause
// of the address, or in the whole text when the address names none. The text itself stays as it is.

const typed = new URLSearchParams(location.search).get("h");
if (!typed) return;
const asked = words(typed.normalize("NFC")).map(w => w.key);
const withMarks = asked.some(key => key !== marksOff(key));
const wanted = new Set(asked.flatMap(key => (withMarks ? [key] : [key, marksOff(key)])));
const isWanted = key => wanted.has(key) || (!withMarks && wanted.has(marksOff(key)));

function markIn(root) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (walker.nextNode()) if (!walker.currentNode.parentElement.closest("[data-chrome]")) nodes.push(walker.currentNode);
  let count = 0;
  for (const node of nodes) {
    const known = words(node.data);
    const hit = known.map(w => isWanted(w.key));
    const alone = new Set(asked.filter(key => key.length > 3 || asked.length === 1));
    for (let n = known.length - 1; n >= 0; n--) {
      if (!hit[n]) continue;
      let first = n;
      while (first > 0 && hit[first - 1] && /^[^.;:!?\n]{0,3}$/.test(node.data.slice(known[first - 1].end, known[first].start))) first--;
      if (first < n || alone.has(known[n].key) || [...alone].some(key => key === marksOff(known[n].key))) {
        const range = document.createRange();
        range.setStart(node, known[first].start);
        range.setEnd(node, known[n].end);
        range.surroundContents(document.createElement("mark"));
        count++;
      }
      n = first;
    }
  }
  return count;
}

function mark() {
  const text = document.getElementById("van-ban") || document.querySelector("article");
  if (!text) return;
  const unit = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!unit || !markIn(unit)) markIn(text);
}

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", mark);
else mark();
