// Compare qr.js with the codes in the file named: {text, mask, rows}, a row being 1 for dark and 0 for light.
import { readFileSync } from "node:fs";
import { scripts } from "./page.mjs";

const { encode } = await scripts("qr.js");
for (const { text, mask, rows } of JSON.parse(readFileSync(process.argv[2], "utf8"))) {
  const found = encode(new TextEncoder().encode(text), [mask]);
  const same = JSON.stringify(found?.map((row) => row.map(Number).join(""))) === JSON.stringify(rows);
  if (!same) {
    console.log(`${text.length} characters: the codes differ`);
    process.exitCode = 1;
  }
}
if (encode(new Uint8Array(2954)) !== null) process.exitCode = 1;
