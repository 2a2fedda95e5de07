// What both editors share, in one file: that of a handbook being served, and that of a published site.

export { same } from "./change.js";
export { Desk } from "./desk.js";
export { dataOf, fieldsOf, parse, pathAt, valueAt } from "./document.js";
export { offer } from "./offer.js";
export { choicesOf, refersTo, shapeOf } from "./schema.js";
export { answeredBy, ask, refusal, Refused, takeToken } from "./server.js";
