const text = document.getElementById("van-ban");
// long texts stand in pieces (`screenfuls.py`): what follows a block may stand in the next
const follower = (block) =>
  block.nextElementSibling ??
  (block.parentElement.matches(".vb-screenful") ? block.parentElement.nextElementSibling?.firstElementChild : null);
const blocks = () =>
  [...text.children].flatMap((block) => (block.matches(".vb-screenful") ? [...block.children] : [block]));
const make = (tag, properties = {}, ...children) => {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
};
const folded = (words) => words.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/g, "d");
