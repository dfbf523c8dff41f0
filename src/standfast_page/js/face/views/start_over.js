// Starting over: one question before everything on the page is cleared. A saved file stays where it is.

import { back, startOver, view } from "../app.js";
import { h } from "../dom.js";
import { button } from "../fields.js";
import { say } from "../say.js";

export function startOverViews() {
  view("start_over", { title: () => say("start_over.title"), render: startOverView });
}

export function startOverView() {
  return h(
    "section",
    {},
    h("p", { class: "lead" }, say("start_over.lead")),
    h("p", {}, say("start_over.history")),
    h("p", {}, button(say("start_over.keep"), back, { kind: "go", id: "keep" })),
    h("p", {}, button(say("start_over.clear"), startOver, { kind: "choice", id: "clear" })),
  );
}
