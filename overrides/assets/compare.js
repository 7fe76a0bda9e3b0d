/* Any two versions of a text, word by word. Each is read from its own page, so that what is compared is what is
   read. */
(() => {
  "use strict";
  const place = document.getElementById("so-sanh"), links = [...document.querySelectorAll(".timeline li a")];
  if (!place || links.length < 2) return;
  const make = (tag, properties = {}, ...children) =>
    { const element = Object.assign(document.createElement(tag), properties); element.append(...children);
    return element; };
  const asked = new URLSearchParams(location.search);
  const choice = (name, label, chosen) => {
    const select = make("select", { id: name });
    links.forEach((a, n) => select.append(
      make("option", { value: String(n), textContent: a.textContent, selected: n === chosen })));
    return [make("label", { htmlFor: name, textContent: `${label} ` }), select, " "];
  };
  const chosen = (name, otherwise) =>
    { const n = Number.parseInt(asked.get(name) ?? "", 10); return n >= 0 && n < links.length ? n : otherwise; };
  const form = make("p", { className: "compare-form" }, ...choice("tu", "Từ lời văn", chosen("tu", links.length - 2)),
    ...choice("den", "đến lời văn", chosen("den", links.length - 1)));
  const result = make("div", { role: "status" });
  place.replaceChildren(form, result);

  const pages = new Map();
  const units = (address) => {
    if (!pages.has(address)) pages.set(address, fetch(address).then((answer) => answer.text()).then((page) => {
      const text = new DOMParser().parseFromString(page, "text/html").getElementById("van-ban"), found = new Map();
      const labels = new Map([...text.querySelectorAll(".pl")]
        .map((pl) => [pl.parentElement.id, vanbanPlaceOf(pl)])); // of the script of every page
      text.querySelectorAll("[data-chrome]").forEach((own) => own.remove());
      text.querySelectorAll(".vb-note").forEach((note) => note.remove());
      labels.forEach((called, id) =>
        { const unit = text.querySelector(`#${CSS.escape(id)}`);
        if (unit) found.set(id, { called, words: unit.textContent.replace(/\s+/g, " ").trim() }); });
      return found;
    }));
    return pages.get(address);
  };
  const parted = (words) => words.match(/[\p{L}\p{N}]+(?:[.,/][\p{L}\p{N}]+)*|[^\s\p{L}\p{N}]/gu) ?? [];
  /* The longest words in common, behind what both begin and end with. */
  const compared = (old, now) => {
    let a = 0, z = 0;
    while (a < old.length && a < now.length && old[a] === now[a]) a++;
    while (z < old.length - a && z < now.length - a && old[old.length - 1 - z] === now[now.length - 1 - z]) z++;
    const from = old.slice(a, old.length - z), to = now.slice(a, now.length - z), pieces = [["same", old.slice(0, a)]];
    const wide = to.length + 1, best = from.length * to.length > 4e6 ? null : new Uint16Array((from.length + 1) * wide);
    if (best) {
      for (let i = from.length - 1; i >= 0; i--) for (let j = to.length - 1; j >= 0; j--) best[i * wide + j] =
        from[i] === to[j] ? best[(i + 1) * wide + j + 1] + 1
        : Math.max(best[(i + 1) * wide + j], best[i * wide + j + 1]);
      let i = 0, j = 0;
      while (i < from.length || j < to.length) {
        if (i < from.length && j < to.length && from[i] === to[j]) { pieces.push(["same", [from[i]]]); i++; j++; }
        else if (j >= to.length || (i < from.length && best[(i + 1) * wide + j] >= best[i * wide + j + 1])) pieces.push(
          ["del", [from[i++]]]);
        else pieces.push(["ins", [to[j++]]]);
      }
    } else pieces.push(["del", from], ["ins", to]);
    pieces.push(["same", old.slice(old.length - z)]);
    return pieces;
  };
  const set = (pieces, without) => {
    const line = make("p");
    let kind = "", words = [];
    const tidy = (said) => said.replace(/ ([,.;:)!?”])/g, "$1").replace(/([(“]) /g, "$1");
    const end = () => { if (words.length) line.append(
      kind === "same" ? tidy(words.join(" ")) : make(kind, { textContent: tidy(words.join(" ")) }), " "); words = []; };
    for (const [one, some] of pieces) { if (one === without) continue;
      if (one !== kind) { end(); kind = one; } words.push(...some); }
    end();
    line.normalize();
    return line;
  };
  const show = async () => {
    const [tu, den] = ["tu", "den"].map((id) => Number(document.getElementById(id).value));
    history.replaceState(null, "", `?tu=${tu}&den=${den}`);
    result.replaceChildren(make("p", { textContent: "Đang mở hai lời văn…" }));
    const [old, now] = await Promise.all([units(links[tu].href), units(links[den].href)]).catch(() => []);
    if (!old) { result.replaceChildren(make("p", { textContent: "Không mở được một trong hai lời văn." })); return; }
    const ids = [...now.keys()];
    [...old.keys()].forEach((id, n, all) => { if (!now.has(id)) ids.splice(ids.indexOf(all[n - 1]) + 1, 0, id); });
    const parts = ids.filter((id) => old.get(id)?.words !== now.get(id)?.words).map((id) => {
      const pieces = compared(parted(old.get(id)?.words ?? ""), parted(now.get(id)?.words ?? ""));
      const head = make("h2", {}, make(
        "a", { href: `${links[now.has(id) ? den : tu].href}#${id}`,
        textContent: (now.get(id) ?? old.get(id)).called }));
      const column = (title, without, there) =>
        make("div", {}, make("b", { textContent: title }), there ? set(pieces, without)
        : make("p", { textContent: "(không có)" }));
      return [head, make("div", { className: "side-by-side" }, column(links[tu].textContent, "ins", old.has(id)),
        column(links[den].textContent, "del", now.has(id)))];
    });
    result.replaceChildren(make("p",
      { textContent: parts.length
      ? `${parts.length} nơi đọc khác nhau; chữ gạch ngang là chữ bỏ đi, chữ gạch chân là chữ thêm vào.`
      : "Hai lời văn đọc giống nhau." }), ...parts.flat());
  };
  form.addEventListener("change", show);
  show();
})();
