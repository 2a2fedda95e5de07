// node run.mjs BROWSER PROGRAM ADDRESS SCENARIO: fails where Back loses something.

import { start } from "./browsers.mjs";
import { play } from "./scenarios.mjs";

const [name, program, address, scenario] = process.argv.slice(2);
const browser = await start(name, program);
try {
  await play(scenario, browser, address);
} finally {
  await browser.close();
}
