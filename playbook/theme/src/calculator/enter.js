// A calculator shows its example; what reckons is fetched once a reader goes there.

/** @param {HTMLFormElement} form the element with data-calculator */
export async function start(form) {
  const fields = [...form.querySelectorAll("input")];
  able(form, true);
  await new Promise((go) => {
    for (const act of ["focusin", "pointerover"]) form.addEventListener(act, go);
    // a browser may bring back what was typed before
    addEventListener("pageshow", () => fields.some(({ value, defaultValue }) => value !== defaultValue) && go(0));
  });
  try {
    (await import("./calculator.js")).start(form);
  } catch (error) {
    able(form, false);
    throw error;
  }
}

/** @param {HTMLFormElement} form @param {boolean} is */
function able(form, is) {
  for (const part of form.querySelectorAll("fieldset")) part.disabled = !is;
}
