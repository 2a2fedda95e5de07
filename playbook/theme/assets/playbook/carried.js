import{o}from"./keeping.js";export{o as carryOver};
