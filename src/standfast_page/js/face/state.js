// What this page knows, in memory only: what was told, what happened, what is being typed. Nothing of it stands in
// storage, in a cookie, in the address or in the history; closing the page ends it. `advice()` is drawn anew from it.

export const state = { facts: [], records: [], ticks: {}, drafts: {}, openedAt: null, place: {} };

const DEFAULT_SUBJECTS = { child: "c1", stranger: "s1", account: "a1", conversation: "v1", conduct: "d1", image: "i1" };
let adviceMemo = null;
let clockNow = () => Date.now();

export function setClock(now) {
  clockNow = now;
}

export function instantNow() {
  return clockNow();
}

export function forgetAdvice() {
  adviceMemo = null;
}

export function tell(key, value, { subject, sure, says } = {}) {
  const group = key.split(".")[0];
  const about = subject || DEFAULT_SUBJECTS[group] || group;
  state.facts.push({ key, subject: about, value, says: says || "parent_saw", sure: sure || "sure" });
  forgetAdvice();
}

export function record(kind, fields) {
  const made = { kind, at: clockNow(), ...fields };
  state.records.push(made);
  forgetAdvice();
  return made;
}

export function advice() {
  return adviceMemo;
}

export function guarded() {
  const told = state.facts.filter((fact) => fact.key === "stranger.may_live_with_child");
  return told.length > 0 && told.some((fact) => fact.value !== false);
}

export function forgetEverything() {
  state.facts.length = 0;
  state.records.length = 0;
  state.ticks = {};
  state.drafts = {};
  state.place = {};
  forgetAdvice();
}
