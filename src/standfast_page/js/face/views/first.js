// The first screen: ten seconds. What to hear first, one button, two doors more. It also stands as plain HTML that the
// build writes from the same words (page/first_screen.py), so that it is there before any script runs.

import { doorTo, go, view } from "../app.js";
import { h } from "../dom.js";
import { say } from "../say.js";

export function firstViews() {
  view("first", { title: () => say("first.title"), render: firstView });
}

export function firstView() {
  return h(
    "section",
    {},
    h("p", { class: "lead" }, say("first.lead")),
    h("p", {}, h("button", { type: "button", class: "go", id: "begin", on: { click: () => go("device") } }, say("first.begin"))),
    h("p", { class: "hint" }, say("first.begin_hint")),
    h(
      "ul",
      { class: "doors" },
      doorTo("young", say("first.young")),
      doorTo("interpreter", say("first.interpreter")),
    ),
  );
}
