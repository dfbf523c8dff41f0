// One question a page: the one that settles most, why it is asked, and "I don't know" always. At most eight lead to the
// script; more are offered after, never pressed. Back shows what was answered; another answer counts from then on.

import { factSpec } from "../../plan/catalogue.js";
import { nextQuestion } from "../../plan/next_question.js";
import { go, view } from "../app.js";
import { h } from "../dom.js";
import { button, choices, draft, field } from "../fields.js";
import { heardUnder } from "../heard.js";
import { own, say } from "../say.js";
import { advice, state, tell } from "../state.js";
import { typedValue } from "../typed.js";

const MOST_QUESTIONS = 8;
const LEADS_TO_SCRIPT = ["danger", "script"];

export function interviewViews() {
  view("question", { title: ({ key }) => own(factSpec(key).question), render: questionView });
}

// The next page after an answer: danger that it told of, the next question, or what to do now.
export function nextStep() {
  const found = newDanger();
  if (found.length > 0) {
    go("danger", { kinds: found });
    return;
  }
  const question = usefulQuestion();
  if (question === null) go("now");
  else go("question", { key: question.key, subject: question.subject });
}

function usefulQuestion() {
  if (!state.more && state.asked.length >= MOST_QUESTIONS) return null;
  const question = nextQuestion(advice());
  if (question === null || state.more) return question;
  return question.because.some((one) => LEADS_TO_SCRIPT.includes(one.source)) ? question : null;
}

// Kinds of danger that facts speak of and that no page has told of yet.
function newDanger() {
  return advice()
    .danger.hits.map((hit) => hit.kind.id)
    .filter((id) => !state.dangerTold.includes(id));
}

export function questionView({ key, subject }) {
  const spec = factSpec(key);
  const place = placeOfQuestion(key);
  return h(
    "section",
    {},
    h("p", { class: "why" }, own(spec.why)),
    answersFor(spec, subject),
    h("p", { class: "hint" }, state.more ? null : say("interview.count", { number: place, most: MOST_QUESTIONS })),
    h("p", {}, button(say("interview.to_script"), () => go("now"), { kind: "link" })),
  );
}

function placeOfQuestion(key) {
  const place = state.asked.indexOf(key);
  return place === -1 ? state.asked.length + 1 : place + 1;
}

function answersFor(spec, subject) {
  if (spec.type === "boolean") {
    return answerButtons(spec, subject, [{ value: true, label: say("interview.yes") }, { value: false, label: say("interview.no") }]);
  }
  if (spec.type === "choice") {
    return answerButtons(spec, subject, spec.choices.map((one) => ({ value: one.code, label: own(one.label) })));
  }
  return answerField(spec, subject);
}

function answerButtons(spec, subject, offered) {
  const told = state.facts.filter((fact) => fact.key === spec.key && fact.subject === subject).pop();
  const all = offered.concat([{ value: null, label: say("interview.unknown") }]);
  return choices(
    ...all.map(({ value, label }) => {
      const pressed = told !== undefined && told.value === value;
      return button(label, () => answered(spec, subject, value), { pressed, kind: value === null ? "choice quiet" : "choice" });
    }),
  );
}

function answerField(spec, subject) {
  const id = "answer-" + spec.key.replace(".", "-");
  const wrong = h("p", { class: "wrong", role: "alert" });
  const holder = h("div", { "aria-live": "polite" });
  const submit = (event) => {
    event.preventDefault();
    const { value, why } = typedValue(spec, draft(id));
    if (why !== null) wrong.textContent = why;
    else if (typeof value !== "string" || !isFreeText(spec) || !heardUnder(value, holder)) answered(spec, subject, value);
  };
  return h(
    "form",
    { novalidate: true, on: { submit } },
    field({ id, label: say("interview.your_answer"), ...inputOf(spec), listens: false }),
    wrong,
    holder,
    h("p", {}, h("button", { type: "submit", class: "go" }, say("interview.on"))),
    h("p", {}, button(say("interview.unknown"), () => answered(spec, subject, null), { kind: "choice quiet" })),
  );
}

function isFreeText(spec) {
  return spec.type === "text" || spec.type === "long_text";
}

function inputOf(spec) {
  switch (spec.type) {
    case "integer":
      return { kind: "text", mode: "numeric" };
    case "date":
      return { kind: "date" };
    case "instant":
      return { kind: "datetime-local" };
    case "phone":
      return { kind: "tel" };
    case "long_text":
      return { long: true };
    default:
      return { kind: "text" };
  }
}

function answered(spec, subject, value) {
  if (!state.asked.includes(spec.key)) state.asked.push(spec.key);
  tell(spec.key, value, { subject });
  nextStep();
}

