// Asked for once a list has another id than its ticks are kept under.

export { carryOver } from "./writing.js";
