export const add=(a,b)=>a+b;
export function start(){console.log(add(1,2));}
