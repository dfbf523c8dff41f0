// Whose phone this is, and what to say to the child tonight: before any question. Nothing is kept of the answer.

import { part } from "../../parts.js";
import { go, view } from "../app.js";
import { h } from "../dom.js";
import { button, choices } from "../fields.js";
import { own, say, sayAll } from "../say.js";
import { readButton } from "../speak.js";
import { nextStep } from "./interview.js";

export function deviceViews() {
  view("device", { title: () => say("device.title"), render: deviceView });
  view("device_child", { title: () => say("device.child_title"), render: childDeviceView });
  view("device_other", { title: () => say("device.other_title"), render: otherDeviceView });
  view("tonight", { title: () => own(tonightStep().title), render: tonightView });
}

export function deviceView() {
  return h(
    "section",
    {},
    h("p", { class: "lead" }, say("device.why")),
    choices(
      button(say("device.other_phone"), () => go("tonight"), { id: "other-phone" }),
      button(say("device.child_phone"), () => go("device_child"), { id: "child-phone" }),
    ),
  );
}

export function childDeviceView() {
  return h(
    "section",
    {},
    h("ul", {}, sayAll("device.child_why").map((line) => h("li", {}, line))),
    choices(
      button(say("device.use_other"), () => go("device_other"), { kind: "go", id: "use-other" }),
      button(say("device.only_one"), () => go("tonight"), { id: "only-one" }),
    ),
  );
}

export function otherDeviceView() {
  return h("section", {}, h("ol", {}, sayAll("device.other_how").map((line) => h("li", {}, line))));
}

// The words come from the steps of the next hour, so that page and papers say the same.
export function tonightStep() {
  return part("plan").doNow.steps.find((step) => step.id === "tell_the_child");
}

export function tonightView() {
  const step = tonightStep();
  return h(
    "section",
    {},
    h("p", { class: "say" }, own(step.detail)),
    readButton(own(step.detail)),
    h("p", { class: "why" }, own(step.why)),
    h("p", {}, button(say("device.tonight_on"), nextStep, { kind: "go", id: "to-questions" })),
    h("p", { class: "hint" }, say("device.tonight_hint")),
  );
}
