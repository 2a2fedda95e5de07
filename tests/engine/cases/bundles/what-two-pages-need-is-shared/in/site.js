import { keep } from "./memory.js";

keep("site");
Promise.all([import("./list.js"), import("./day.js")]).then((all) => all.forEach(({ start }) => start()));
