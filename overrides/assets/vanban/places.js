/* ---------- what the link of a clause is called: most clauses by their address alone (the tables PLACES and
   `addresses.said_by_address` are one with this); a page carries the name where the address does not say all */
const kindsOfPlaces = Object.keys(PLACES.words).join("|");
const stepOfPlace = new RegExp(`(?:^|-)(${kindsOfPlaces})-((?:(?!-(?:${kindsOfPlaces})-).)+)`, "g");
const stepsOf = (address) =>
  [...address.matchAll(stepOfPlace)]
    .map(([, kind, said]) => {
      const number = kind === "khoan" ? said.split("--")[0].replaceAll("-", ".") : said.split("--")[0];
      const roman = PLACES.roman.includes(kind) && /^[ivxlc]+$/.test(number);
      return {
        kind,
        number: roman
          ? number.toUpperCase()
          : number.replace(/dd|aw|aa|ee|oo|ow|uw/g, (keys) => PLACES.letters[keys]),
      };
    })
    .filter(({ kind, number }) => !PLACES.counted.includes(kind) || /^\d+$/.test(number));
const placeInWords = (address) => {
  const steps = stepsOf(address).reverse();
  const chaptered = steps.some(({ kind }) => kind === "chuong");
  return steps
    .map(({ kind, number }) => {
      const word = PLACES.words[kind];
      const large = PLACES.capital.includes(kind) || (chaptered && ["muc", "tieu-muc"].includes(kind));
      const counted = PLACES.counted.includes(kind);
      return `${large ? word[0].toUpperCase() + word.slice(1) : word} ${
        counted ? `thứ ${PLACES.ordinals[Number(number)] ?? Number(number)}` : number
      }`;
    })
    .join(" ");
};
const LEADS = "Liên kết đến ";
// how the text, and each text attached to it, is cited
const names = JSON.parse(document.getElementById("cach-dan")?.textContent || "{}");
const placeOf = (pl) => {
  const said = pl.getAttribute("aria-label");
  if (said) return said.replace(LEADS, "");
  const address = decodeURIComponent(pl.getAttribute("href").split("#")[1]);
  const within = Object.keys(names).filter((part) => part && address.startsWith(part + "-"));
  const longest = Math.max(0, ...within.map((part) => part.length + 1));
  return placeInWords(address.slice(longest)) || PLACES.otherwise;
};
globalThis.vanbanPlaceOf = placeOf; // for the page that compares two wordings
// Those on the first screens at once, the rest when there is time, and soon: a link without a name is no link to many.
const nameless = [...(text?.querySelectorAll(".pl:not([aria-label])") ?? [])];
let named = false;
const nameSome = () => {
  for (const pl of nameless.splice(0, named ? 300 : 100)) pl.setAttribute("aria-label", LEADS + placeOf(pl));
  named = true;
  if (nameless.length) (globalThis.requestIdleCallback ?? setTimeout)(nameSome, { timeout: 100 });
};
nameSome();
