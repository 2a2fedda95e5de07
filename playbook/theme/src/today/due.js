// What the page of today and those of lists reckon with, in one file.

export * from "./campaigns.js";
export * from "./duties.js";
export * from "./known.js";
export * from "./restoring.js";
export * from "./rows.js";
export * from "./states.js";
