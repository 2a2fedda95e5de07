// The desk while a handbook is served: what commands do is offered too.

import { button, make } from "../core/dom.js";
import { say } from "../core/words.js";
import { command } from "./commands.js";
import { copyButton } from "./copy.js";
import { Desk } from "./editor.js";

export class LocalDesk extends Desk {
  /** Nothing of it while the file holds what is not saved. */
  ends() {
    const { record, lang } = this;
    if (!record.includes("/")) return "";
    const asked = (/** @type {"rename" | "delete"} */ what) => button(say(`${what}-record`), () => (this.session.isChanged ? this.tell("save-first") : command(what, record, lang)));
    return make("p", { class: "pb-editor__ends" }, copyButton(record, lang), asked("rename"), asked("delete"));
  }
}
