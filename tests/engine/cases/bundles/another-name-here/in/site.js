import { due as dueDay } from "./days.js";
import("./later.js").then(({ start }) => start());
console.log(dueDay(1));
