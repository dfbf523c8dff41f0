// What to do now: danger first, then the call as the one next thing, then the steps of the hour in their order, what to
// leave, and what this looks like in law. The steps are plan/do_now.js; nothing is said that papers do not say.

import { part } from "../../parts.js";
import { nextQuestion } from "../../plan/next_question.js";
import { doorTo, go, view } from "../app.js";
import { h } from "../dom.js";
import { button, folded, tickThat } from "../fields.js";
import { own, say } from "../say.js";
import { advice, guarded, record, state, tell, unrecord } from "../state.js";
import { dangerCard, homeLines } from "./danger.js";
import { nextStep } from "./interview.js";

const URGENT_KINDS = ["known_or_home"];
const SAID_ABOVE = ["meeting_arranged"];
const MOST_KINDS_SHOWN = 2;

export function nowViews() {
  view("now", { title: () => say("do_now.title"), render: nowView });
}

export function nowView() {
  const found = advice();
  state.dangerTold = [...new Set(state.dangerTold.concat(found.danger.hits.map((hit) => hit.kind.id)))];
  return h(
    "section",
    {},
    found.danger.hits.map((hit) => dangerCard(hit.kind)),
    homeLines(),
    h("p", { class: "lead" }, say("do_now.done_to_child")),
    h("p", {}, button(say("now.to_call"), () => go("call"), { kind: "go", id: "to-call" })),
    h("p", { class: "hint" }, say("now.to_call_hint")),
    whatMatters(found),
    h("h2", {}, say("do_now.steps_title")),
    h("ol", { class: "steps" }, found.steps.map(stepItem)),
    doneSteps(found.done),
    h("h2", {}, say("do_now.not_now_title")),
    h("ul", {}, found.notNow.map((one) => h("li", {}, h("strong", {}, own(one.say)), " ", own(one.why)))),
    lawFolded(found),
    moreQuestions(found),
    h("h2", {}, say("now.later_title")),
    h("ul", { class: "doors" }, laterViews().map(laterDoor)),
  );
}

const LATER = ["ladder", "expect", "help", "brief"];
const LEAVES_TRACES = ["fridge", "save", "calendar", "keep_here"];

// Where it may be someone at home, or that is not known, nothing is offered that stays behind.
function laterViews() {
  return guarded() ? LATER : LATER.concat(LEAVES_TRACES);
}

// A door to a later view, where that view is.
export function laterDoor(name) {
  // Where nothing may be printed, no label speaks of printing.
  const label = name === "brief" && guarded() ? "now.to_brief_shown" : `now.to_${name}`;
  return doorTo(name, say(label));
}

function whatMatters(found) {
  const told = found.assessment.kinds.filter((one) => !SAID_ABOVE.includes(one.kind.id));
  const first = told.filter((one) => URGENT_KINDS.includes(one.kind.id));
  const kinds = first.concat(told.filter((one) => !first.includes(one))).slice(0, MOST_KINDS_SHOWN);
  if (kinds.length === 0) return null;
  const said = kinds.map((one) => own(one.kind.changes.say)).join(" ");
  return h("p", {}, h("strong", {}, say("do_now.most")), " ", said);
}

function stepItem(step) {
  const lines = step.lines ? h("ul", {}, step.lines.map((line) => h("li", {}, own(line.say)))) : null;
  return h(
    "li",
    { class: "step" },
    stepTick(step),
    h("p", {}, own(step.detail)),
    lines,
    h("p", { class: "why" }, say("do_now.why"), " ", own(step.why)),
  );
}

// What a tick on a step tells; the script then says so to police.
const TOLD_BY_TICK = { devices_set_aside: setAsideTold, words_captured: capturedTold };
const TICKED_CAPTURE = "EX-001";

function setAsideTold(isDone) {
  for (const key of ["device.secured", "device.isolated"]) tell(key, isDone);
}

// The step is about words and never about an image: who ticks it holds pictures of words.
function capturedTold(isDone) {
  unrecord((made) => made.kind === "exhibit" && made.number === TICKED_CAPTURE);
  if (!isDone) return;
  const shows = say("now.captured_shows");
  record("exhibit", { number: TICKED_CAPTURE, shows, made_how: "picture_of_screen", sensitive: false });
}

function stepTick(step) {
  const act = TOLD_BY_TICK[step.done_by] || null;
  return tickThat(stepTickId(step), act, h("strong", {}, own(step.title)));
}

function stepTickId(step) {
  return "step-" + step.id;
}

// What was ticked here can be taken back; what a record shows stands.
function doneSteps(done) {
  const ticked = done.filter((step) => state.ticks[stepTickId(step)]);
  const shown = done.filter((step) => !ticked.includes(step)).map((step) => own(step.title));
  if (done.length === 0) return null;
  return h("div", {}, h("p", {}, h("strong", {}, say("do_now.done_title")), " ", shown.join(" ")), ticked.map(stepTick));
}

// Offences that look likely, by their section; who decides stands beside them.
function lawFolded(found) {
  const likely = found.findings.filter((one) => one.verdict === "likely");
  const ids = [...new Set(likely.map((one) => one.provision))];
  if (ids.length === 0) return null;
  const offences = ids.map((id) => part("law").offences.find((one) => one.id === id));
  const line = (one) => h("li", {}, say("now.law_line", { cite: own(one.cite), title: own(one.title) }));
  return folded(say("now.law_title"), h("ul", {}, offences.map(line)), h("p", {}, say("now.law_decides")));
}

// More may be answered at any time after; the brief asks where it knows too little to name an offence.
export function moreQuestions(found) {
  if (nextQuestion(found) === null) return null;
  const more = () => {
    state.more = true;
    nextStep();
  };
  return h("p", {}, button(say("now.more_questions"), more, { kind: "link", id: "more" }));
}
