// On every page.

import("./list.js").then(({ start }) => start());
