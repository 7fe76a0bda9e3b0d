// The results page: `?q=` and the filters stand in its address, which can be shared; without a query it only shows its
// form.

const root = document.getElementById("vb-search");
if (!root) return;
const PAGE = 20;
const base = new URL(root.dataset.base, location.href);
const parameters = new URLSearchParams(window.vanbanSearch === undefined ? location.search : window.vanbanSearch);
const form = root.querySelector("form"), box = form.elements.q;
const status = root.querySelector("[role=status]"), list = root.querySelector("ol"),
  filters = root.querySelector(".vb-filters"), more = root.querySelector(".vb-more"),
  narrow = root.querySelector("details");
narrow.open = window.matchMedia("(min-width: 60em)").matches;
const state = { query: parameters.get("q") || "", chosen: {}, from: 0 };
for (const facet of Object.keys(FACETS)) if (parameters.get(facet)) state.chosen[facet] = parameters.get(facet);
box.value = state.query;

const worker = new Worker(new URL("search/worker.js", base));
let asked = "";
worker.onmessage = ({ data }) =>
  { if (data.type === "results") state.ready = true;
  if (data.type === "results" && data.data.query === asked) show(data.data); };

function address() {
  const search = new URLSearchParams();
  if (state.query) search.set("q", state.query);
  for (const [facet, value] of Object.entries(state.chosen)) search.set(facet, value);
  return location.pathname + (search.size === 0 || !search.toString() ? "" : "?" + search);
}

// `many` results after the first `from`.
function ask(from = 0, many = PAGE) {
  state.from = from;
  asked = state.query;
  if (!from) history.replaceState(null, "", address());
  if (!asked.trim()) { status.textContent = ""; list.textContent = ""; filters.textContent = "";
    more.hidden = narrow.hidden = true; root.classList.remove("has-results"); return; }
  status.textContent = state.ready ? "Đang tìm…" : "Đang tải mục lục tìm kiếm…";
  worker.postMessage({ type: "search", data: { query: asked, chosen: state.chosen, from, many } });
}

function show({ total, more: further, texts, all, counts, note, results }) {
  document.title = `${state.query} – Tìm kiếm`;
  const number = n => n.toLocaleString("vi");
  const where = texts ? ` ở ${number(texts)}${texts < all ? ` trong ${number(all)}` : ""} văn bản` : "";
  const narrowed = `${further ? "Hơn " : ""}${number(total)} kết quả${where}`;
  status.innerHTML = (total ? narrowed : `Không có kết quả cho “${escapeHtml(state.query)}”.`) + note;
  if (!total) {
    status.innerHTML += `<p>Thử bớt từ, bỏ bộ lọc, hoặc xem <a href="${base}van-ban/">danh mục văn bản</a>.</p>`;
  }
  if (!state.from) list.textContent = "";
  for (const result of results) {
    const item = document.createElement("li");
    item.innerHTML = `<a href="${escapeHtml(new URL(result.url, base).href)}">`
      + (result.document ? `<span class="vb-result-document">${escapeHtml(result.document)}</span> ` : "") +
      `<span class="vb-result-title">${result.title}</span></a>${result.state ? ` <span class="vb-ended">${escapeHtml(
        result.state)}</span>` : ""}<p>${result.text}</p>`;
    list.append(item);
  }
  more.hidden = list.children.length >= total && !(further && results.length);
  narrow.hidden = !all;
  root.classList.toggle("has-results", total > 0 || all > 0);
  drawFilters(counts);
  if (left) scrollTo(0, left.top);
  left = null;
}

function drawFilters(counts) {
  const focused = document.activeElement && document.activeElement.dataset ? document.activeElement.dataset.key : "";
  filters.textContent = "";
  for (const [facet, label] of Object.entries(FACETS)) {
    const values = counts[facet] || [];
    if (!values.length) continue;
    const group = document.createElement("fieldset");
    group.innerHTML = `<legend>${label}</legend>`;
    for (const [value, count] of values) {
      const chosen = state.chosen[facet] === value;
      const button = document.createElement("button");
      button.type = "button";
      button.dataset.key = facet + "=" + value;
      button.setAttribute("aria-pressed", String(chosen));
      button.innerHTML = `${escapeHtml(value)} <span class="vb-count">${count}</span>`;
      button.onclick = () => { if (chosen) delete state.chosen[facet]; else state.chosen[facet] = value; ask(); };
      group.append(button);
    }
    filters.append(group);
  }
  if (focused) for (const b of filters.querySelectorAll("button")) if (b.dataset.key === focused) b.focus();
}

form.addEventListener("submit", event => { event.preventDefault(); state.query = box.value; ask(); });
let waiting = 0;
box.addEventListener("input", () =>
  { clearTimeout(waiting); waiting = setTimeout(() => { state.query = box.value; ask(); }, 150); });
more.addEventListener("click", () => ask(list.children.length));
// Whoever comes back from a result finds the list as long as it was, at the same place.
let left = history.state && history.state.vanbanResults;
list.addEventListener("click",
  () => history.replaceState({ vanbanResults: { many: list.children.length, top: scrollY } }, "", location.href));
// Material would open its own box for ?q=: the page took the address away before it looked, and puts it back now.
const begin = () => ask(0, left ? left.many : PAGE);
if (document.readyState === "complete") begin(); else window.addEventListener("load", begin);
