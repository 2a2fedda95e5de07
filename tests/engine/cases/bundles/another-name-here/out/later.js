import{due as dueThen}from"./site.js";
export const start=()=>console.log(dueThen(2));
