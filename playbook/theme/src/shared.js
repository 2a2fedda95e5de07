// What several scripts need, in one file that is fetched once.

export * from "./core/dom.js";
export * from "./core/notice.js";
export * from "./core/words.js";
export * from "./dates/period.js";
export * from "./dates/recurrence.js";
export * from "./dates/working-days.js";
export * from "./ticks/past.js";
export * from "./ticks/registers.js";
export * from "./ticks/store.js";
export * from "./ticks/ticks.js";
export * from "./ticks/trouble.js";
