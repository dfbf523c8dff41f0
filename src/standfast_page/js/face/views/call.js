// The call: the script in large type to read aloud and tick off, what to write down, and the way to an answer if they say
// no, always one tap away. When the call is over, what was said becomes records, as the answers file has them.

import { isPoliceRole } from "../../plan/case.js";
import { fieldSpec } from "../../plan/catalogue.js";
import { textOfLine } from "../../plan/lines.js";
import { refusalAnswer } from "../../plan/refusal_answers.js";
import { scriptOf } from "../../plan/script.js";
import { go, goes, view } from "../app.js";
import { h } from "../dom.js";
import { button, draft, field, setDraft, tick } from "../fields.js";
import { lang, own, say } from "../say.js";
import { readButton } from "../speak.js";
import { advice, guarded, instantNow, record, state, subjectOf } from "../state.js";
import { typedInstant } from "../typed.js";
import { laterDoor } from "./now.js";

export function callViews() {
  view("call", { title: () => scriptOf(advice(), lang()).title, render: callView, bar: refusalButton });
  view("after_call", { title: () => say("call.after_title"), render: afterCallView });
}

export function refusalButton() {
  return button(say("call.refused"), () => go("refusal"), { kind: "plain bar", id: "refused" });
}

export function callView() {
  const script = scriptOf(advice(), lang());
  if (state.call === null || !isUnderWay()) state.call = { startedAt: instantNow() };
  return h(
    "section",
    { class: "call-view" },
    h("h2", {}, script.titles.before),
    h("ul", {}, script.before.map((line) => h("li", {}, runsOf(line)))),
    h("h2", {}, script.titles.open),
    h("p", { class: "say" }, runsOf(script.open)),
    readButton(textOfLine(script.open)),
    ticked(script.titles.points, "point", script.points),
    ticked(script.titles.asks, "ask", script.asks),
    h("h2", {}, script.titles.ifNo),
    script.ifNo.map((line) => h("p", { class: "say" }, runsOf(line))),
    h("p", {}, button(say("call.refused_long"), () => go("refusal"), { kind: "choice", id: "refused-here" })),
    h("h2", {}, script.titles.write),
    writeDown(),
  );
}

// Whether anything of a call was ticked or written: who only looked at the script has not begun it.
function isUnderWay() {
  const isTicked = Object.keys(state.ticks).some((name) => state.ticks[name] && !name.startsWith("step-"));
  return isTicked || state.refused.length > 0 || CALL_DRAFTS.some((name) => !PICKED.includes(name) && draft("call-" + name));
}

// People's words stand apart from ours, whatever their direction.
export function runsOf(line) {
  return line.map((run) => (typeof run === "string" ? run : h("bdi", {}, run.foreign)));
}

function ticked(title, name, lines) {
  const items = lines.map((line, place) => h("li", {}, tick(name + "-" + place, runsOf(line))));
  return [h("h2", {}, title), h("ul", { class: "ticks large" }, items)];
}

function writeDown() {
  const wrong = h("p", { class: "wrong", role: "alert" });
  const submit = (event) => {
    event.preventDefault();
    const due = draft("call-due") ? typedInstant(draft("call-due")) : { value: null, why: null };
    if (due.why !== null) wrong.textContent = due.why;
    else endCall(due.value);
  };
  return h(
    "form",
    { novalidate: true, on: { submit } },
    refusedTicks(),
    outcomeField(),
    callField("who", "contact.who"),
    roleField(),
    callField("badge", "contact.badge"),
    callField("file", "contact.file_number"),
    callField("said", "contact.said", { long: true }),
    callField("promise", "promise.what"),
    field({ id: "call-due", label: own(fieldSpec("promise.due_at").question), kind: "datetime-local", hint: say("call.due_hint") }),
    wrong,
    h("p", {}, h("button", { type: "submit", class: "go", id: "call-over" }, say("call.over"))),
    h("p", { class: "hint" }, say("call.over_hint")),
  );
}

function callField(name, key, more) {
  return field({ id: "call-" + name, label: own(fieldSpec(key).question), ...more });
}

// Answers that were only looked at are no record: what was said in this call is ticked, and can be unticked.
function refusedTicks() {
  if (state.refused.length === 0) return null;
  return h(
    "fieldset",
    {},
    h("legend", {}, say("call.refused_said")),
    state.refused.map((one) => tick(refusedTickId(one), refusedSaid(one))),
  );
}

// People's words where they were typed, else the reason that was picked.
function refusedSaid({ reason, said }) {
  return said ? h("bdi", {}, said) : own(refusalAnswer(reason).label);
}

export function refusedTickId({ reason }) {
  return "said-" + reason;
}

// Someone of police answers this call; whoever it was counts as an officer until another role is picked.
function roleField() {
  const offered = fieldSpec("contact.role").choices.filter((one) => isPoliceRole(one.code));
  return picked("call-role", own(fieldSpec("contact.role").question), offered, "officer");
}

function outcomeField() {
  const offered = fieldSpec("contact.outcome").choices.filter((one) => one.code !== "came");
  return picked("call-outcome", own(fieldSpec("contact.outcome").question), offered, "reached");
}

// A list to pick from, as a browser draws it.
function picked(id, label, offered, first) {
  if (!draft(id)) setDraft(id, first);
  const options = offered.map((one) => h("option", { value: one.code, selected: one.code === draft(id) }, own(one.label)));
  const on = { change: (event) => setDraft(id, event.target.value) };
  return h("div", { class: "field" }, h("label", { for: id }, label), h("select", { id, name: id, autocomplete: "off", on }, options));
}

// What stands in a list from the start, before anyone picks.
const PICKED = ["role", "outcome"];
const CALL_DRAFTS = ["who", "role", "badge", "file", "said", "promise", "due", "outcome"];

// What was said becomes records: the contact at its hour, then what was refused and promised in it.
function endCall(dueAt) {
  const at = state.call === null ? instantNow() : state.call.startedAt;
  const wasReached = draft("call-outcome") === "reached";
  const police = state.facts.some((fact) => fact.key.startsWith("police.")) ? subjectOf("police") : undefined;
  const shared = { at, role: draft("call-role") || undefined, police };
  const who = draft("call-who") || undefined;
  record("contact", filledOnly({ ...shared, who, badge: draft("call-badge"), direction: "out", channel: "phone",
    outcome: draft("call-outcome"), said: draft("call-said"), file_number: draft("call-file") }));
  const refused = state.refused.filter((one) => state.ticks[refusedTickId(one)]);
  for (const one of wasReached ? refused : []) record("refusal", filledOnly({ ...shared, ...one, by: who }));
  if (draft("call-promise")) record("promise", filledOnly({ ...shared, by: who, what: draft("call-promise"), due_at: dueAt }));
  const promised = draft("call-promise");
  state.refused = [];
  state.call = null;
  CALL_DRAFTS.forEach((name) => setDraft("call-" + name, ""));
  setDraft("refusal-said", "");
  clearTicks();
  go("after_call", { promised });
}

function clearTicks() {
  for (const name of Object.keys(state.ticks)) if (!name.startsWith("step-")) delete state.ticks[name];
}

function filledOnly(fields) {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== "" && value !== null && value !== undefined));
}

export function afterCallView({ promised }) {
  return h(
    "section",
    {},
    h("p", { class: "lead" }, say("call.after_lead")),
    promised ? h("p", {}, h("strong", {}, say("call.promised")), " ", h("bdi", {}, promised)) : null,
    h("p", {}, goes("ladder", say("call.to_ladder"), { kind: "go" })),
    h("ul", { class: "doors" }, (guarded() ? AFTER.slice(0, 1) : AFTER).map(laterDoor)),
    h("p", {}, button(say("call.again"), () => go("call"), { kind: "choice" })),
    h("p", {}, button(say("call.to_now"), () => go("now"), { kind: "choice" })),
  );
}

const AFTER = ["expect", "save", "calendar"];

