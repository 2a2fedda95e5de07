let kept = "";

/** What every page needs stands in site.js, once. */
export function keep(text) {
  kept += text;
  console.log(kept);
}
