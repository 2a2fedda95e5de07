// The functions of each file named, as JSON: [file, line, name, lines].
import { readFileSync } from "node:fs";
import ts from "typescript";

const found = [];
for (const name of process.argv.slice(2)) {
  const file = ts.createSourceFile(name, readFileSync(name, "utf8"), ts.ScriptTarget.Latest, true, ts.ScriptKind.JS);
  const line = (/** @type {number} */ at) => file.getLineAndCharacterOfPosition(at).line + 1;
  visit(file);

  /** @param {ts.Node} node */
  function visit(node) {
    if (ts.isFunctionLike(node)) {
      const first = line(node.getStart(file));
      const called = node.name ?? (ts.isVariableDeclaration(node.parent) ? node.parent.name : undefined);
      found.push([name, first, called?.getText(file) ?? "a function", line(node.end) - first + 1]);
    }
    ts.forEachChild(node, visit);
  }
}
console.log(JSON.stringify(found));
