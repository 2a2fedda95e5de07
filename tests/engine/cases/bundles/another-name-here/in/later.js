import { due as dueThen } from "./days.js";

export const start = () => console.log(dueThen(2));
