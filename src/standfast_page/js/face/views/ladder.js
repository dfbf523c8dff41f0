// The ladder: whom to turn to next, from when and with which words, what was promised, and every rung drawn and listed.
// The step itself is plan/next_step.js, word for word as papers have it; here it is set, and a promise gets its outcome.

import { datesOf } from "../../plan/dates.js";
import { nextStepOf, saidAloud } from "../../plan/next_step.js";
import { factSpec } from "../../plan/catalogue.js";
import { rungReached } from "../../plan/go_up.js";
import { textOfLine } from "../../plan/lines.js";
import { sayMoment } from "../../plan/moments.js";
import { bodyOf, rungBody } from "../../plan/places.js";
import { go, goes, refresh, view } from "../app.js";
import { routesOf } from "../bodies.js";
import { h } from "../dom.js";
import { button, folded } from "../fields.js";
import { lang, own, say } from "../say.js";
import { readButton } from "../speak.js";
import { advice, forgetAdvice, provinceNow, record, state, subjectOf, tell } from "../state.js";
import { runsOf } from "./call.js";
import { provinceField } from "./help.js";
import { ladderDrawn, rungState } from "./ladder_drawing.js";
import { holidayHint } from "./shared.js";

const ALOUD = ["say", "answer", "silence", "then"];
const AFTER_STEP = ["silence_lead", "silence", "then_lead", "then"];
const COMPLAINT_ROLES = ["professional_standards", "oversight"];

export function ladderViews() {
  view("ladder", { title: () => say("ladder.title"), render: ladderView });
}

export function ladderView() {
  const found = advice();
  return h(
    "section",
    { class: "ladder-view" },
    h("p", { class: "lead" }, say("ladder.lead")),
    found.ladder === null ? placeAsked() : null,
    stepCard(found),
    promisesShown(found),
    found.ladder === null ? null : [rungsShown(found), policeField(), provinceField(provinceNow())],
    goes("expect", say("now.to_expect"), { kind: "door" }),
  );
}

function placeAsked() {
  return [h("h2", {}, say("ladder.where_title")), provinceField(provinceNow()), h("h2", {}, say("ladder.meanwhile_title"))];
}

function policeField() {
  const spec = factSpec("police.kind");
  const now = advice().case.text("police.kind");
  const change = (event) => {
    tell("police.kind", event.target.value || null, { subject: subjectOf("police") });
    refresh();
  };
  const options = spec.choices.map((one) => h("option", { value: one.code, selected: one.code === now }, own(one.label)));
  return h(
    "div",
    { class: "field no-print" },
    h("label", { for: "police-kind" }, say("ladder.police")),
    h("select", { id: "police-kind", autocomplete: "off", on: { change } }, h("option", { value: "" }, say("ladder.police_none")), options),
  );
}

// The next step as one card, what follows it under it, what only counts down folded away.
function stepCard(found) {
  const parts = nextStepOf(found, lang());
  const first = parts.filter((one) => !AFTER_STEP.includes(one.part) && !["waiting", "background"].includes(one.part));
  const after = parts.filter((one) => AFTER_STEP.includes(one.part));
  const waiting = parts.filter((one) => one.part === "waiting");
  const behind = parts.filter((one) => one.part === "background");
  return [
    h("div", { class: "card next" }, h("h2", {}, say("ladder.next_title")), first.map(partShown), reachOf(found)),
    found.next === null ? null : holidayHint(found, [found.next.at, ...datesOf(found).map((one) => one.at)]),
    found.next !== null && !found.next.waiting ? h("p", {}, button(say("ladder.to_call"), () => go("call"), { kind: "go", id: "to-call" })) : null,
    after.length ? [h("h2", {}, say("ladder.after_title")), after.map(partShown)] : null,
    waiting.length ? [h("h2", {}, say("ladder.waiting_title")), waiting.map(partShown)] : null,
    behind.length ? folded(say("ladder.background_title"), behind.map(partShown)) : null,
  ];
}

function partShown({ part: name, line }) {
  if (ALOUD.includes(name)) return [h("p", { class: "say" }, runsOf(line)), readButton(textOfLine(line))];
  if (name === "line") return h("p", { class: "step-line" }, h("strong", {}, runsOf(line)));
  return h("p", { class: name === "ask" ? "say" : "" }, runsOf(line));
}

function reachOf(found) {
  const rung = found.next === null ? null : found.next.rung;
  return rung === null ? null : rungReach(rung);
}

// How a rung is reached: its body's ways, and what to ask where they are not loaded.
function rungReach(rung) {
  const id = rungBody(rung, provinceNow());
  const body = id ? bodyOf(id) : null;
  if (body === null) return rung.notLoaded ? h("p", { class: "hint" }, own(rung.notLoaded)) : null;
  return [h("p", {}, h("strong", {}, own(body.name)), " ", say("ladder.reach")), routesOf(body)];
}

function promisesShown(found) {
  const told = found.case.promises();
  if (told.length === 0) return null;
  return [h("h2", {}, say("ladder.promised_title")), h("ul", { class: "promises" }, told.map((one) => promiseShown(found, one)))];
}

function promiseShown(found, { promise, outcome }) {
  const by = promise.by || say("ladder.police_name");
  const due = typeof promise.due_at === "number" ? promise.due_at : null;
  return h(
    "li",
    { class: "promise" },
    h("p", {}, h("strong", {}, h("bdi", {}, by)), ": ", h("bdi", {}, promise.what || "…")),
    h("p", { class: "hint" }, due === null ? say("ladder.promised_no_date") : say("ladder.promised_when", { when: sayMoment(due, lang(), found.zone) })),
    outcome === null ? [promisePassed(found, due), promiseButtons(promise)] : h("p", {}, say(outcome.kept ? "ladder.was_kept" : "ladder.was_broken")),
  );
}

function promisePassed(found, due) {
  return due !== null && due < found.now ? h("p", { class: "amber" }, say("ladder.passed")) : null;
}

function promiseButtons(promise) {
  const told = (kept) => () => {
    record("promise_outcome", { promise: nameOfPromise(promise), kept });
    refresh();
  };
  const name = "promise-" + promise.entry;
  return h(
    "div",
    { class: "pair no-print" },
    button(say("ladder.kept"), told(true), { kind: "plain small", id: name + "-kept" }),
    button(say("ladder.broken"), told(false), { kind: "plain small", id: name + "-broken" }),
  );
}

// The record's own name, given to it when something first refers to it: places among the entries move as facts are told.
function nameOfPromise(promise) {
  const made = state.records[promise.entry - state.facts.length - 1];
  if (!made.id) made.id = "promise-made-" + state.records.filter((one) => one.kind === "promise" && one.id).length;
  forgetAdvice();
  return made.id;
}

function rungsShown(found) {
  const { rungs, title } = found.ladder;
  const reached = rungReached(found.case, found.ladder);
  const next = found.next === null ? -1 : rungs.indexOf(found.next.rung);
  return [
    h("h2", {}, say("ladder.rungs_title")),
    h("p", { class: "hint" }, own(title)),
    h(
      "div",
      { class: "ladder" },
      ladderDrawn(rungs, reached, next),
      h("ol", { class: "rungs" }, rungs.map((rung, place) => rungShown(rung, rungState(place, reached, next)))),
    ),
  ];
}

function rungShown(rung, where) {
  return h(
    "li",
    { class: "rung " + where },
    folded(
      [h("strong", {}, own(rung.title)), h("span", { class: "where" }, say("ladder.state." + where))],
      h("p", {}, own(rung.when)),
      h("p", { class: "say" }, saidAloud(rung.words, lang())),
      h("p", { class: "say" }, saidAloud(rung.ask, lang())),
      COMPLAINT_ROLES.includes(rung.role) ? h("p", {}, say("ladder.complaint")) : null,
      rungReach(rung),
      rung.certainty === "read_in_source" ? null : h("p", { class: "hint" }, say("ladder.practice")),
    ),
  );
}
