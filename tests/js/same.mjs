// Print every script of two folders without comments; they must be the same programs.
import { readdirSync, readFileSync } from "node:fs";
import ts from "typescript";

const printer = ts.createPrinter({ removeComments: true });
const [first, second] = process.argv.slice(2);
for (const name of readdirSync(first).filter((one) => one.endsWith(".js"))) {
  const [a, b] = [first, second].map((folder) => {
    const text = readFileSync(`${folder}/${name}`, "utf8");
    const file = ts.createSourceFile("a.js", text, ts.ScriptTarget.Latest, false, ts.ScriptKind.JS);
    return printer.printFile(file);
  });
  if (a !== b) {
    console.log(`${name} is another program when shortened`);
    process.exitCode = 1;
  }
}
