// Danger that an answer told of: what was told, what to do, whom to call, before anything else is asked. Told once each.

import { bodiesFor } from "../../plan/places.js";
import { goes, view } from "../app.js";
import { h } from "../dom.js";
import { button } from "../fields.js";
import { callButton, callButtons, firstPhone } from "../numbers.js";
import { own, say } from "../say.js";
import { advice, provinceNow, state } from "../state.js";
import { nextStep } from "./interview.js";

export function dangerViews() {
  view("danger", { title: () => say("now.danger_title"), render: dangerView });
}

export function dangerView({ kinds }) {
  state.dangerTold = [...new Set(state.dangerTold.concat(kinds))];
  const hits = advice().danger.hits.filter((hit) => kinds.includes(hit.kind.id));
  return h(
    "section",
    {},
    hits.map((hit) => dangerCard(hit.kind)),
    hits.some((hit) => hit.kind.id === "at_home") ? homeLines() : null,
    h("p", {}, button(say("interview.on"), nextStep, { kind: "plain center", id: "on" })),
  );
}

// One kind of danger with whom to call.
export function dangerCard(kind) {
  return h("div", { class: "alarm" }, h("p", { class: "lead" }, own(kind.told)), h("p", {}, own(kind.do)), callButtons(kind.call));
}

// What someone at home or known changes, and who can act inside a home.
export function homeLines() {
  const found = advice().household;
  if (found === null) return null;
  const reached = found.atHome ? bodiesFor("child_protection", provinceNow()).filter(firstPhone) : [];
  return h(
    "div",
    { class: "note" },
    h("h2", {}, say(found.atHome ? "do_now.home_title" : "do_now.known_title")),
    h("p", {}, own(found.warning)),
    h("ul", {}, found.lines.map((line) => h("li", {}, own(line.say)))),
    reached.length ? [h("p", { class: "strong" }, say("now.child_protection")), reached.map(callButton)] : null,
    goes("safety", say("frame.to_safety")),
  );
}

