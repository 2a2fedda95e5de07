import{make,say}from"./shared.js";
import{keep}from"./site.js";
export const start=()=>keep(make(say("list")));
