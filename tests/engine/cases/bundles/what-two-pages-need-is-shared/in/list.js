import { make, say } from "./dom.js";
import { keep } from "./memory.js";

export const start = () => keep(make(say("list")));
