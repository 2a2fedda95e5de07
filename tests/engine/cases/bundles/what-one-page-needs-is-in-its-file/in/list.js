import { add } from "./sum.js";

/** Begin. */
export function start() {
  console.log(add(1, 2));
}
