// What is open.
const left = () => state.open.filter((one) => !here.has(one.id));
const worstFirst = () => state.order.map((n) => state.open[n]).filter((one) => !here.has(one.id));
const ordered = () => byId("worst").checked ? worstFirst() : left();
const current = () => left().find((one) => one.id === now.id) || null;

function beyond(step) {
  const every = ordered();
  const at = every.findIndex((one) => one.id === now.id);
  if (at >= 0) return every[at + step] || null;
  if (byId("worst").checked) return step > 0 ? every[0] : every[every.length - 1];
  const behind = every.filter((one) => step > 0 ? one.piece >= now.piece : one.piece < now.piece);
  return (step > 0 ? behind[0] : behind[behind.length - 1]) || null;
}

function tally() {
  const open = left();
  const count = (kind) => open.filter((one) => one.kind === kind).length;
  const draft = state.state === "draft" ? "Bản nháp. " : "";
  const doubts = `${count("doubt")} chỗ máy đọc không chắc`;
  byId("count").textContent = `${draft}Còn ${count("proposal")} đề xuất, ${doubts}, ${count("finding")} điều cần xem.`;
  return open.length;
}
