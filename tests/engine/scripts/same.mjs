// Read every script of two folders without comments and space; they must be the same programs.
import { readdirSync, readFileSync } from "node:fs";
import ts from "typescript";

const [first, second] = process.argv.slice(2);
for (const name of readdirSync(first).filter((one) => one.endsWith(".js"))) {
  const [a, b] = [first, second].map((folder) => {
    const text = readFileSync(`${folder}/${name}`, "utf8");
    return JSON.stringify(shape(ts.createSourceFile("a.js", text, ts.ScriptTarget.Latest, true, ts.ScriptKind.JS)));
  });
  if (a !== b) {
    console.log(`${name} is another program when shortened`);
    process.exitCode = 1;
  }
}

/** What the parser saw: the kind of each node, and of those without children their text. */
function shape(node) {
  const children = [];
  ts.forEachChild(node, (child) => void children.push(shape(child)));
  if (children.length) return [node.kind, node.operator ?? node.flags & ts.NodeFlags.BlockScoped, ...children];
  return [node.kind, ts.isSourceFile(node) || ts.isBlock(node) ? "" : (node.text ?? node.getText())];
}
