let kept="";export function keep(text){kept+=text;console.log(kept);}
keep("site");Promise.all([import("./list.js"),import("./day.js")]).then((all)=>all.forEach(({start})=>start()));
