// Danger that typed words may speak of: asked once a kind, under the field, with the number to call beside it. It declares
// nothing, and that nothing is asked means nothing. What is heard and how it is asked: plan/heard_danger.js.

import { hasPart, part } from "../parts.js";
import { caseFacts } from "../plan/facts.js";
import { callNow, heardIn } from "../plan/heard_danger.js";
import { isMany } from "../plan/catalogue.js";
import { fillWith, h } from "./dom.js";
import { callButtons } from "./numbers.js";
import { lang, own, say } from "./say.js";
import { caseNow, provinceNow, state, tell } from "./state.js";

export function heardNow(text) {
  return heardIn(text, caseFacts(caseNow())).filter((one) => !state.heard.includes(one.kind));
}

// Ask the first of what is heard, in a place under the field; tells whether anything was asked.
export function heardUnder(text, holder) {
  const question = text.trim() && hasPart("cues") ? heardNow(text)[0] : undefined;
  if (question === undefined) return false;
  const lines = [h("p", {}, own(question.says)), h("p", { class: "strong" }, callNow(question, provinceNow(), lang()))];
  fillWith(holder, h("div", { class: "alarm", role: "group" }, ...lines, heardAnswers(text, question, holder)));
  return true;
}

function heardAnswers(text, question, holder) {
  const answered = (value) => () => {
    state.heard.push(question.kind);
    tell(question.fact, value, { subject: heardSubject(question.fact) });
    fillWith(holder, value === true ? heardYes(question.kind) : null);
    if (value !== true) heardUnder(text, holder);
  };
  const answer = (label, value) => h("button", { type: "button", class: "plain small", on: { click: answered(value) } }, label);
  const three = [answer(say("interview.yes"), true), answer(say("interview.no"), false), answer(say("interview.unknown"), null)];
  return h("p", { class: "row" }, three);
}

// A person, or something done, of whom only a text spoke, stands for itself, as in the program.
function heardSubject(key) {
  const group = key.split(".")[0];
  if (!isMany(group)) return undefined;
  return caseNow().subjects(group)[0] || "heard";
}

function heardYes(id) {
  const kind = part("plan").danger.kinds.find((one) => one.id === id);
  return h("div", { class: "alarm" }, h("p", {}, h("strong", {}, own(kind.told)), " ", own(kind.do)), callButtons(kind.call));
}
