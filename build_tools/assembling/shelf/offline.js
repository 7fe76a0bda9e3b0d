/* The first script of every page of a copy that is opened from a folder (file://): there a page may fetch nothing,
   start no
   worker, and a folder has no page of its own. What would be fetched lies in scripts (`vanban.file`),
     a worker runs in the page,
   an address that ends in "/" leads to the file index.html in it. */
(() => {
  "use strict";
  if (location.protocol !== "file:") return;
  const root = new URL(document.currentScript.dataset.root, location.href), held = new Map(), workers = new Map(),
    asked = new Map();
  const whole = (address) => {
    const url = new URL(address, location.href);
    if (url.protocol === "file:" && url.pathname.endsWith("/")) url.pathname += "index.html";
    return url;
  };
  const bytes = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  window.vanban = {
    file: (path, content, encoded) => held.set(path, encoded ? bytes(content) : content),
    worker: (path, run) => workers.set(path, run),
  };

  // A script is asked for once; null when there is none.
  const script = (path) => {
    if (!asked.has(path)) asked.set(path, new Promise((done) => {
      const element = document.createElement("script");
      element.src = new URL(`${path}.file.js`, root).href;
      element.onload = element.onerror = () => { element.remove(); done(); };
      document.head.append(element);
    }));
    return asked.get(path);
  };
  const below = (url) => url.href.startsWith(root.href)
    ? decodeURIComponent(url.href.slice(root.href.length).split(/[?#]/)[0]) : null;
  const elsewhere = window.fetch;
  window.fetch = async (input, options) => {
    const url = whole(input.url ?? input), path = below(url);
    if (path === null) return elsewhere(input, options);
    await script(path);
    const content = held.get(path);
    return content === undefined ? new Response("", { status: 404 })
      : new Response(content, { status: 200,
      headers: { "content-type": /\.html$/.test(path) ? "text/html" : "application/json" } });
  };

  window.Worker = class extends EventTarget {
    constructor(address) {
      super();
      const url = whole(address), path = below(url),
        inside = Object.assign(new EventTarget(), { location: url, fetch: window.fetch });
      const told = (to) => (data) =>
        setTimeout(() => { const event = new MessageEvent("message", { data }); to.onmessage?.(event);
        to.dispatchEvent(event); });
      inside.postMessage = told(this);
      this.ready = script(path).then(() => workers.get(path)?.call(inside, inside));
      this.tell = told(inside);
    }
    postMessage(data) { this.ready.then(() => this.tell(data)); }
    terminate() { this.tell = () => {}; }
  };

  const mend = ({ target }) => {
    const a = target.closest?.("a[href]"), address = a?.href.baseVal ?? a?.href; // in a drawing an address is no string
    if (a && new URL(address, location.href).href !== whole(address).href) a.setAttribute("href", whole(address).href);
  };
  for (const kind of ["pointerdown", "focusin", "click"]) addEventListener(kind, mend, true);
  addEventListener("submit", ({ target }) => { target.action = whole(target.action).href; }, true);
})();
