import("./list.js").then(({start})=>start());
