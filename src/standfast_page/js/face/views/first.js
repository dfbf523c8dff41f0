// The first screen: ten seconds. What to hear first, one button, two doors more. It also stands as plain HTML that the
// build writes from the same words (page/first_screen.py), so that it is there before any script runs.

import { go, goes, view } from "../app.js";
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
      firstDoor("young", say("first.young")),
      firstDoor("interpreter", say("first.interpreter")),
    ),
  );
}

function firstDoor(name, label) {
  const link = goes(name, label, { kind: "door" });
  return link ? h("li", {}, link) : null;
}
