import{say}from"./shared.js";
export const start=()=>console.log(say("day"));
