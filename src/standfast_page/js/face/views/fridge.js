// The sheet for the fridge: numbers, tonight's words, what to leave, lines to write on. It names nobody. Where it may be
// someone at home, or that is not known, there is no sheet, and a line says why.

import { part } from "../../parts.js";
import { bodyOf } from "../../plan/places.js";
import { view } from "../app.js";
import { h } from "../dom.js";
import { own, say } from "../say.js";
import { guarded } from "../state.js";
import { tonightStep } from "./device.js";
import { keptOnlyIfSafe } from "./kept.js";
import { printButton } from "./shared.js";

const FRIDGE_NUMBERS = [["danger", "ca.911"], ["dark", "ca.988"], ["young", "ca.kids_help_phone"]];
const FRIDGE_BLANKS = ["police", "file", "officer"];

export function fridgeViews() {
  view("fridge", { title: () => say("fridge.title"), render: fridgeView });
}

export function fridgeView() {
  if (guarded()) return h("section", {}, h("p", { class: "note" }, say("fridge.guarded")));
  return keptOnlyIfSafe(fridgeSheet);
}

function fridgeSheet() {
  return h(
    "section",
    { class: "fridge" },
    h("p", { class: "lead no-print" }, say("fridge.lead")),
    printButton(say("fridge.print")),
    h("p", { class: "hint no-print" }, say("fridge.pdf")),
    h("div", { class: "sheet" }, numbersTold(), tonightTold(), leaveTold()),
  );
}

function numbersTold() {
  const numbers = FRIDGE_NUMBERS.map(([name, id]) => [say("fridge." + name), h("strong", {}, phoneOf(id))]);
  const blanks = FRIDGE_BLANKS.map((name) => [say("fridge." + name), h("span", { class: "blank" })]);
  const rows = numbers.concat(blanks).map(([label, value]) => h("div", {}, h("dt", {}, label), h("dd", {}, value)));
  return [h("h2", {}, say("fridge.call")), h("dl", { class: "numbers" }, rows)];
}

function phoneOf(id) {
  return bodyOf(id).routes.find((one) => one.kind === "phone").value;
}

function tonightTold() {
  return [h("h2", {}, say("fridge.tonight")), h("p", {}, own(tonightStep().detail))];
}

function leaveTold() {
  const lines = part("plan").doNow.not_now.map((one) => h("li", {}, own(one.say)));
  return [h("h2", {}, say("fridge.leave")), h("ul", {}, lines)];
}
