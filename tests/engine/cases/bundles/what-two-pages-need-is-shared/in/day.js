import { say } from "./dom.js";

export const start = () => console.log(say("day"));
