// What scripts need that keep ticks, in one file; to read them, shared.js is enough.

export * from "./changes.js";
export * from "./folding.js";
export * from "./hire.js";
export * from "./mark-words.js";
export * from "./sheet.js";
export * from "./writing.js";
