// What this page knows, in memory only: what was told, what happened, what is being typed. Nothing of it stands in
// storage, in a cookie, in the address or in the history; closing the page ends it. `advice()` is drawn anew from it.

import { takeAllBack } from "../keep/hand_over.js";
import { adviseOn } from "../plan/advice.js";
import { caseOf } from "../plan/case.js";
import { isMany } from "../plan/catalogue.js";
import { isGuarded } from "../plan/household.js";

export const state = emptyState();

let adviceMemo = null;
let clockNow = () => Date.now();

// `facts` and `records` are the case; `ticks`, `drafts`, `asked` and `refused` (in the call of now) are what a person did
// on the page; `heard` are the kinds of danger that typed words were asked about, `dangerTold` those that a page told of.
function emptyState() {
  return {
    facts: [],
    records: [],
    ticks: {},
    drafts: {},
    asked: [],
    heard: [],
    dangerTold: [],
    refused: [],
    more: false,
    call: null,
    openedAt: null,
    leaving: false,
  };
}

export function setClock(now) {
  clockNow = now;
}

export function instantNow() {
  return clockNow();
}

export function forgetAdvice() {
  adviceMemo = null;
}

// Write down a fact as the parent says it; `null` is "I don't know".
export function tell(key, value, { subject, sure, says } = {}) {
  const about = subject || subjectOf(key.split(".")[0]);
  state.facts.push({ key, subject: about, value, says: says || "parent_saw", sure: sure || "sure", known_at: clockNow() });
  forgetAdvice();
}

// The one subject of a group: the page asks about one child, one conversation, one person.
export function subjectOf(group) {
  if (!isMany(group)) return group;
  const told = state.facts.find((fact) => fact.key.split(".")[0] === group);
  return told ? told.subject : group + "-1";
}

export function record(kind, fields) {
  const made = { kind, at: clockNow(), ...fields };
  state.records.push(made);
  forgetAdvice();
  return made;
}

// Take back records that a tick made.
export function unrecord(isOne) {
  state.records = state.records.filter((made) => !isOne(made));
  forgetAdvice();
}

export function caseNow() {
  return caseOf({ facts: state.facts, records: state.records, openedAt: state.openedAt, asOf: clockNow() });
}

export function advice() {
  if (adviceMemo === null) adviceMemo = adviseOn(caseNow(), { now: clockNow() });
  return adviceMemo;
}

export function guarded() {
  return isGuarded(caseNow());
}

export function provinceNow() {
  return caseNow().text("place.province");
}

export function forgetEverything() {
  Object.assign(state, emptyState(), { leaving: state.leaving, openedAt: clockNow() });
  forgetAdvice();
  takeAllBack();
}
