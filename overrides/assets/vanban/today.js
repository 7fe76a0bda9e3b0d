/* ---------- what stands today, of the dates that a text or another states; the day is that of Vietnam */
const today = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10); // no summer time there
const stands = (from, until) => (until && until <= today ? "off" : from && from > today ? "later" : from ? "on" : "");
const STATES = { on: "Chưa thấy hết hiệu lực", off: "Hết hiệu lực", later: "Chưa có hiệu lực" },
  WORDINGS = { on: "lời văn hôm nay", later: "chưa đến ngày" };
document.querySelectorAll(".force").forEach((place) => {
  const [stop, again] = (place.dataset.stop ?? "").split("/"),
    stopped = stop && stop <= today && !(again && again <= today),
    state = stopped ? "off" : stands(place.dataset.from, place.dataset.until),
    line = place.closest(".timeline"),
    partly = place.dataset.partly;
  const ends = !line && state === "on" && place.dataset.until && "Đang có hiệu lực"; // between two known days
  const newest = line?.matches(".incomplete") && state === "on" && "mới nhất dựng được";
  const some = partly && partly <= today && "Hết hiệu lực, trừ một phần";
  const said = (stopped && "Ngưng hiệu lực") || some || ends || newest || (line ? WORDINGS : STATES)[state];
  if (said) place.replaceChildren(make("b", { className: `state state-${state}`, textContent: said }));
});
// on a phone the line of time is moved sideways: what is being read stands in it
document.querySelectorAll(".timeline ol").forEach((line) => {
  const now = line.querySelector("li:has(> b)");
  if (now) line.scrollLeft = now.offsetLeft - line.offsetLeft - 6;
});

document.querySelectorAll('script[type="application/ld+json"]').forEach((data) => {
  // that something is in force is said only between two known days: from silence nobody can tell that it has not ended
  const told = (each) => {
    const [from, until] = (each.temporalCoverage ?? "/").split("/").map((day) => day.replace("..", "")),
      state = stands(from, until);
    const force = state && (state !== "on" ? "NotInForce" : until && "InForce");
    return force ? { ...each, legislationLegalForce: `https://schema.org/${force}` } : each;
  };
  const value = JSON.parse(data.textContent),
    own = document.querySelector(".card .force")?.dataset,
    part = own?.partly && own.partly <= today && { legislationLegalForce: "https://schema.org/PartiallyInForce" };
  const parts = value.hasPart && { hasPart: value.hasPart.map(told) };
  data.textContent = JSON.stringify({ ...told(value), ...part, ...parts });
});
