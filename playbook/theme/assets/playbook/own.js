import{d as t}from"./site.js";for(let o of document.querySelectorAll("[data-own]")){let{own:e=""}=o.dataset;t("role")===e&&import("./lists.js").then(({showOwn:r})=>r(o,e)).catch(console.error)}
