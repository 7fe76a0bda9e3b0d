/* ---------- terms that the text explains: another file, for texts that explain any */
let termsOf = () => [];
if (
  [...text.querySelectorAll(".dieu")].some((head) =>
    /giải thích (?:từ ngữ|thuật ngữ)|định nghĩa/i.test(head.textContent.slice(0, 160)),
  )
) {
  const define = ({ detail }) => {
    termsOf = detail({ text, words, behind: follower, pop, make });
  };
  addEventListener("vb-definitions", define, { once: true });
  const fetched = () =>
    document.head.append(make("script", { src: new URL("assets/definitions.js", __md_scope).href }));
  addEventListener("load", () => setTimeout(fetched, 800), { once: true }); // when the page stands
}
