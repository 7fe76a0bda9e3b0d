// The form of a deed: what it asks of the person. A field with its words.
function labelled(field) {
  const label = made("label", "", {className: field.type === "checkbox" ? "row" : ""});
  const tag = field.type === "textarea" || field.type === "select" ? field.type : "input";
  const input = made(tag, "", {name: field.name});
  if (field.type === "checkbox") input.type = "checkbox";
  if (field.type === "select") input.append(byId("kinds").content.cloneNode(true));
  if (field.value) input.value = field.value;
  if (field.type === "checkbox") label.append(input, field.words); else label.append(field.words, input);
  return label;
}

// Tells whether a form was opened: none is while a deed waits for its answer, which draws another place, and of a form
// that is gone the letters would be commands.
function open(fields, then) {
  const box = document.querySelector(".place");
  if (!box || sent) return false;
  if (form) form.remove();
  form = made("form");
  form.append(...fields.map(labelled));
  const buttons = made("p", "", {className: "does"});
  const cancel = made("button", "Thôi (Esc)", {type: "button"});
  cancel.addEventListener("click", close);
  buttons.append(made("button", "Ghi (Enter)", {type: "submit"}), cancel);
  form.append(buttons);
  const mine = form;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const said = {};
    for (const input of mine.querySelectorAll("[name]")) {
      said[input.name] = input.type === "checkbox" ? input.checked : input.value;
    }
    form = null;
    mine.hidden = true; // no key of who is quick goes into it while the answer is on its way
    box.focus({preventScroll: true});
    if (!await then(said) && mine.isConnected) {
      form = mine;
      mine.hidden = false;
      mine.querySelector("[name]").focus();
    }
  });
  form.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      event.preventDefault();
      close();
    }
    const ends = event.key === "Enter" && !event.shiftKey && !event.isComposing;
    if (ends && event.target.matches("textarea, select")) {
      event.preventDefault();
      mine.requestSubmit();
    }
  });
  box.append(form);
  const first = form.querySelector("[name]");
  first.focus();
  if (first.select && first.tagName === "INPUT") first.select();
  else if (first.setSelectionRange) caret(first);
  return true;
}

// The caret stands at the place that the person is at, where it can be told.
function caret(area) {
  const one = current();
  const at = one && one.before ? area.value.indexOf(one.before) : -1;
  area.setSelectionRange(Math.max(0, at), at < 0 ? 0 : at + one.before.length);
}

function close() {
  if (form) form.remove();
  form = null;
  focusPlace();
}
