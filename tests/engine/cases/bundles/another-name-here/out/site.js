export function due(day){return day+1;}
const dueDay=due;
import("./later.js").then(({start})=>start());console.log(dueDay(1));
