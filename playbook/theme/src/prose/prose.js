// In prose: code that can be copied, and annotations that open where they are made. Without script the code can be
// selected, and the annotations stand in the list below it.

const { copy = "", copied = "", note = "" } = document.currentScript?.dataset ?? {};
/** As people write it: (1), or (1)! for a comment that holds nothing else. */
const MARK = /\((\d+)\)!?/g;
let count = 0;

for (const code of document.querySelectorAll(".highlight pre > code")) {
  const box = /** @type {HTMLElement} */ (code.closest(".highlight"));
  const list = box.nextElementSibling;
  const comments = [...code.querySelectorAll("[class^=c]")].filter((comment) => comment.textContent?.match(MARK));
  if (comments.length && list?.tagName === "OL") for (const comment of comments) annotate(comment, list);
  if (navigator.clipboard && !code.closest(".linenos")) addCopy(box, code);
  if (code.scrollWidth > code.clientWidth) /** @type {HTMLElement} */ (code).tabIndex = 0;
}
for (const text of document.querySelectorAll(".annotate")) {
  const list = text.nextElementSibling;
  if (list?.tagName === "OL") annotate(text, list);
}

/** @param {HTMLElement} box @param {Element} code */
function addCopy(box, code) {
  const button = document.createElement("button");
  const say = (/** @type {string} */ words) => (button.ariaLabel = button.title = words);
  button.type = "button";
  button.className = "pb-copy";
  say(copy);
  button.addEventListener("click", async () => {
    const text = /** @type {Element} */ (code.cloneNode(true));
    for (const mark of text.querySelectorAll(".pb-annotation")) mark.remove();
    await navigator.clipboard.writeText((text.textContent ?? "").replace(/[ \t]+$/gm, ""));
    button.dataset.done = "";
    say(copied);
  });
  button.addEventListener("blur", () => (delete button.dataset.done, say(copy)));
  box.append(button);
}

/** Put a button in place of each mark in `place` that `list` says something about. @param {Element} place @param {Element} list */
function annotate(place, list) {
  const walk = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walk.nextNode()) texts.push(/** @type {Text} */ (walk.currentNode));
  for (const text of texts) {
    const parts = [];
    let done = 0;
    for (const found of text.data.matchAll(MARK)) {
      const said = list.children[Number(found[1]) - 1];
      if (!said) continue;
      const before = text.data.slice(done, found.index);
      parts.push(found[0].endsWith("!") ? before.replace(/\S+\s*$/, "") : before, button(found[1], said));
      done = found.index + found[0].length;
    }
    if (parts.length) text.replaceWith(...parts, text.data.slice(done));
  }
  list.classList.add("pb-annotations");
}

/** @param {string} number @param {Element} said */
function button(number, said) {
  const id = `pb--note-${(count += 1)}`;
  const button = document.createElement("button");
  const popover = document.createElement("div");
  button.type = "button";
  button.className = "pb-annotation";
  button.textContent = number;
  button.ariaLabel = note.replace("{number}", number);
  button.setAttribute("popovertarget", id);
  popover.id = id;
  popover.popover = "auto";
  popover.className = "pb-annotation__text";
  popover.append(...[...said.childNodes].map((node) => node.cloneNode(true)));
  popover.addEventListener("toggle", () => {
    const { left, bottom, top } = button.getBoundingClientRect();
    const above = bottom + popover.offsetHeight + 8 > innerHeight;
    popover.style.left = `${Math.max(8, Math.min(left, innerWidth - popover.offsetWidth - 8))}px`;
    popover.style.top = `${above ? top - popover.offsetHeight - 4 : bottom + 4}px`;
  });
  said.closest("article")?.append(popover);
  return button;
}
