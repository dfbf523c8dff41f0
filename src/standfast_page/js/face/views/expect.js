// The weeks after: visit, device, interview, which silence is normal and when it is fair to ask, what a victim may ask.
// What was not read in a source is marked; nothing here promises how it ends. Stages and rights come from the data.

import { part } from "../../parts.js";
import { sayDateOf } from "../../plan/moments.js";
import { goes, view } from "../app.js";
import { h } from "../dom.js";
import { folded } from "../fields.js";
import { lang, own, say, sayAll } from "../say.js";
import { certaintyMark } from "./shared.js";

export function expectViews() {
  view("expect", { title: () => say("expect.title"), render: expectView });
}

export function expectView() {
  return h(
    "section",
    { class: "expect" },
    h("p", { class: "lead" }, say("expect.lead")),
    ["visit", "device", "interview"].map(practice),
    h("h2", {}, say("expect.silence_title")),
    part("plan").waiting.map(stageShown),
    h("h2", {}, say("expect.not_normal_title")),
    h("ul", {}, sayAll("expect.not_normal").map((line) => h("li", {}, line))),
    goes("ladder", say("expect.go_up"), { kind: "door" }),
    h("h2", {}, say("expect.not_told_title")),
    h("p", {}, say("expect.not_told"), certaintyMark("general_knowledge")),
    rightsShown(),
    h("h2", {}, say("expect.you_title")),
    h("p", {}, say("expect.you")),
    h("p", { class: "hint" }, say("expect.general_means")),
  );
}

function practice(name) {
  const lines = sayAll("expect." + name).map((line) => h("li", {}, line));
  return [h("h2", {}, say(`expect.${name}_title`), certaintyMark("general_knowledge")), h("ul", {}, lines)];
}

function stageShown(one) {
  return folded(
    say("expect.stage." + one.stage),
    h("p", {}, own(one.normal), certaintyMark(one.certainty)),
    h("p", {}, say("expect.every", { days: one.every_days })),
    h("p", { class: "say" }, own(one.check_in)),
    h("p", {}, h("strong", {}, say("expect.too_long", { days: one.too_long_days })), " ", own(one.then)),
  );
}

function rightsShown() {
  const { rights, limits } = part("expect");
  if (!rights.length) return null;
  return [
    h("h2", {}, say("expect.rights_title")),
    h("p", {}, say("expect.rights_lead")),
    rights.map(rightShown),
    h("p", {}, h("strong", {}, say("expect.rights_limits")), " ", limits.map(own).join(" ")),
    h("p", { class: "hint" }, say("expect.rights_as_of", { day: sayDateOf(rights[0].checked, lang()) })),
  ];
}

function rightShown(one) {
  return folded(own(one.ask), h("p", {}, own(one.plain)), h("p", { class: "hint" }, own(one.cite)));
}
