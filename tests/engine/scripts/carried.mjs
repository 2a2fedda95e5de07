// node carried.mjs FOLDER: the workbook plan.xlsx there with the values of given.json in its cells, into carried.xlsx.
import { readFileSync, writeFileSync } from "node:fs";
import { scripts } from "./page.mjs";

const [folder] = process.argv.slice(2);
const { carried } = await scripts("builder/workbook.js");
const { cells, values } = JSON.parse(readFileSync(`${folder}/given.json`, "utf8"));
const made = await carried(new Uint8Array(readFileSync(`${folder}/plan.xlsx`)), cells, values);
writeFileSync(`${folder}/carried.xlsx`, new Uint8Array(await made.arrayBuffer()));
