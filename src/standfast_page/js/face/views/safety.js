// What stays behind on this phone, and what to do about it: history, files, keyboards, clouds, calls. It asks nothing.

import { view } from "../app.js";
import { h } from "../dom.js";
import { say, sayAll } from "../say.js";
import { keptHereDoor } from "./keep_here.js";

const BROWSERS = ["chrome", "safari", "firefox", "samsung"];

export function safetyViews() {
  view("safety", { title: () => say("safety.title"), render: safetyView });
}

export function safetyView() {
  return h(
    "section",
    { class: "safety" },
    h("p", { class: "lead" }, say("safety.lead")),
    safetySection("whose", safetyList("whose")),
    safetySection("history", h("p", {}, say("safety.history_lead")), browsersShown(), h("p", { class: "hint" }, say("safety.menus"))),
    safetySection("private", h("p", {}, say("safety.private"))),
    safetySection("leave", safetyList("leave")),
    safetySection("file", h("p", {}, say("safety.file"))),
    keptHereDoor(),
    safetySection("typing", h("p", {}, say("safety.typing_lead")), safetyList("typing")),
    safetySection("screens", h("p", {}, say("safety.screens"))),
    safetySection("calls", h("p", {}, say("safety.calls"))),
    safetySection("not", safetyList("not")),
  );
}

function safetySection(name, ...inside) {
  return [h("h2", {}, say(`safety.${name}_title`)), ...inside];
}

function safetyList(name) {
  return h("ul", {}, sayAll("safety." + name).map((line) => h("li", {}, line)));
}

function browsersShown() {
  const told = BROWSERS.map((one) => [h("dt", {}, say(`safety.history.${one}.name`)), h("dd", {}, say(`safety.history.${one}.how`))]);
  return h("dl", { class: "browsers" }, told);
}
