// Asking for an interpreter: one sentence to say or show, in English, French and the ten languages most spoken at home.
// Each stands in its own script and direction; none is shown as reviewed before it is.

import { part } from "../../parts.js";
import { sayDateOf } from "../../plan/moments.js";
import { view } from "../app.js";
import { h } from "../dom.js";
import { lang, own, say, sayIn } from "../say.js";

export function interpreterViews() {
  view("interpreter", { title: () => say("interpreter.title"), render: interpreterView });
}

export function interpreterView() {
  const { languages, source } = part("doors").interpreters;
  const reviewed = languages.some((one) => one.reviewed);
  return h(
    "section",
    { class: "interpreter" },
    h("p", {}, say("interpreter.how"), " ", say("interpreter.stay")),
    ["en", "fr"].map((code) => h("p", { class: "say", lang: code }, sayIn(code, "interpreter.sentence"))),
    reviewed ? null : h("p", { class: "note" }, say("interpreter.none_reviewed")),
    h("h2", {}, say("interpreter.choose")),
    h("ul", { class: "sentences" }, languages.map((one) => sentenceShown(one, reviewed))),
    h("p", {}, say("interpreter.other")),
    h("p", {}, say("interpreter.not_the_child")),
    h("p", { class: "hint" }, say("interpreter.which")),
    h("p", { class: "hint" }, say("interpreter.source", { title: own(source.title), day: sayDateOf(source.checked, lang()) })),
  );
}

function sentenceShown(one, anyReviewed) {
  return h(
    "li",
    {},
    h("h3", {}, h("span", { lang: one.code, dir: one.dir }, one.endonym), " · " + own(one.name)),
    h("p", { class: "say", lang: one.code, dir: one.dir }, one.text),
    h("p", { class: "hint" }, say("interpreter.to_operator")),
    ["en", "fr"].map((code) => h("p", { lang: code }, operatorLine(code, one))),
    anyReviewed ? h("p", { class: "hint" }, reviewLine(one)) : null,
  );
}

function operatorLine(code, one) {
  return sayIn(code, "interpreter.operator_says", { language: one.name[code] });
}

function reviewLine(one) {
  return one.reviewed ? say("interpreter.reviewed", { day: sayDateOf(one.reviewed, lang()) }) : say("interpreter.not_reviewed");
}
