/* Terms that an article “Giải thích từ ngữ” explains: the first use in each article is underlined, without touching
   the text
   (CSS Custom Highlight API), and a click on it shows the definition; the box of a clause lists those that it uses. */
(() => {
"use strict";
const HEADING = /giải thích từ ngữ|giải thích thuật ngữ|định nghĩa/i;
const ENTRY = new RegExp(
  [
    /^(?:\d+[a-zđ]?[.)]|[a-zđ]\)|[-–])?\s*/, // its label
    /[“"]?(.{2,90}?)[”"]?\s+/, // the term
    /(?:\((?:sau đây|dưới đây)[^)]*?(?:gọi(?: tắt| chung)? là|viết tắt là)\s+[“"]?([^)”"]{2,60})[”"]?\)\s+)?/,
    /(?:là|bao gồm|gồm|được hiểu là)\s/,
  ].map((part) => part.source).join(""),
);

const explained = (text, words, behind) => {
  const found = new Map();
  for (const head of [...text.querySelectorAll(".dieu")].filter((one) => HEADING.test(words(one, 120)))) {
    for (let next = behind(head); next
      && (next.id.startsWith(`${head.id}-`) || next.matches("[data-chrome], .vb-note")); next = behind(next)) {
      if (!next.matches(".khoan, .diem, .doan, .gach")) continue;
      const [, term, short] = ENTRY.exec(words(next)) ?? [];
      for (const one of [term, short]) if (
        one && one.split(" ").length < 14 && !found.has(one.toLowerCase())) found.set(one.toLowerCase(), next);
    }
  }
  return found;
};

const define = ({ text, words, behind, pop, make }) => {
  const terms = explained(text, words, behind);
  if (!terms.size) return () => [];
  const escaped = [...terms.keys()].sort((a, b) => b.length - a.length)
    .map((term) => term.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/ /g, "\\s+"));
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${escaped.join("|")})(?![\\p{L}\\p{N}])`, "giu");
  const entry = (said) => terms.get(said.toLowerCase().replace(/\s+/g, " "));
  const shown = (box, of) => box.append(
    make("p", { textContent: words(of, 900) }),
    make("p", {}, make("a", { href: `#${of.id}`, textContent: "Xem nơi giải thích" })));

  // Article by article, in the pauses of the page: the first use of each term.
  const used = new Map(), highlight = typeof Highlight === "function" && CSS.highlights ? new Highlight() : null;
  highlight && CSS.highlights.set("vb-term", highlight);
  const blocks = [...text.querySelectorAll("p, h3, h4, h5, h6")].filter((block) => !block.closest("[data-chrome]"));
  let seen = new Set(), at = 0;
  const read = (block) => {
    if (block.matches(".dieu")) seen = new Set();
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.parentElement.closest("[data-chrome], a")) continue;
      for (const match of node.data.matchAll(pattern)) {
        const of = entry(match[0]);
        if (!of || seen.has(of) || of === block || block.id.startsWith(`${of.id}-`)) continue;
        seen.add(of);
        const range = document.createRange();
        range.setStart(node, match.index);
        range.setEnd(node, match.index + match[0].length);
        used.set(node, [...used.get(node) ?? [], { range, of, block }]);
        highlight?.add(range);
      }
    }
  };
  const later = globalThis.requestIdleCallback ?? ((act) => setTimeout(() => act({ timeRemaining: () => 5 }), 60));
  const go = (pause) => { while (at < blocks.length && pause.timeRemaining() > 1) read(blocks[at++]);
    if (at < blocks.length) later(go); };
  later(go);

  text.addEventListener("click", (event) => {
    if (!getSelection().isCollapsed || event.target.closest("a, button, summary, [data-chrome]")) return;
    const place = document.caretPositionFromPoint?.(event.clientX, event.clientY)
      ?? document.caretRangeFromPoint?.(event.clientX, event.clientY);
    const node = place?.offsetNode ?? place?.startContainer, offset = place?.offset ?? place?.startOffset;
    const use = used.get(node)?.find(({ range }) => range.startOffset <= offset && offset <= range.endOffset);
    if (!use) return;
    const box = make("div", { className: "vb-pop vb-preview" });
    shown(box, use.of);
    pop({ getBoundingClientRect: () => use.range.getBoundingClientRect(),
      contains: (target) => use.block.contains(target), removeAttribute() {}, focus() {} }, box);
  });
  // What a clause uses, for its box: by keyboard too.
  return (unit) => [...new Set([...words(unit).matchAll(pattern)].map((match) => entry(match[0]))
    .filter((of) => of && of !== unit))];
};

dispatchEvent(new CustomEvent("vb-definitions", { detail: define }));
})();
