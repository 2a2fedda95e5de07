import { a } from "./one.js";
import { b } from "./two.js";

console.log(a, b);
