// Whose phone this is: the child's own is evidence, and the stranger may see it. Nothing is kept of the answer.

import { view } from "../app.js";
import { h } from "../dom.js";
import { say } from "../say.js";

export function deviceViews() {
  view("device", { title: () => say("device.title"), render: deviceView });
}

export function deviceView() {
  return h("section", {}, h("p", {}, say("device.why")), h("p", {}, h("button", { type: "button", class: "go" }, say("device.no"))));
}
