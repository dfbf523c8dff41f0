// Where the family stands with police: what last moved the file forward, and what last set it back. A *setback* is a
// refusal, a promise that was not kept or whose time passed in silence, or two tries that nobody answered. *Progress*
// is an officer who came, a brief that was taken, a new stage. Instants are milliseconds. Pure; twin of
// plan/progress.py.

import { byInstant, isPoliceRole } from "./case.js";

const TRIES_BEFORE_GOING_UP = 2;
const STAGES_THAT_MOVE = ["with_youth_officer", "with_detectives", "order_made", "device_examined", "charged"];
const TAKEN_PAPER = ["given", "copied", "forwarded"];

export function wasHeard(contact) {
  return contact.outcome === "reached" || contact.outcome === "came";
}

// Whether a word came from police; where no role was told, it is taken to have.
export function fromPolice(role) {
  return !role || isPoliceRole(role);
}

export function policeContacts(aCase) {
  return aCase.contacts().filter((one) => isPoliceRole(one.role));
}

// What police refused or promised: whoever wrote that down was heard, with or without a contact beside it.
export function policeAnswers(aCase) {
  const told = aCase.refusals().concat(aCase.promises().map((one) => one.promise));
  return told.filter((one) => fromPolice(one.role));
}

// When police were first told (Canadian Victims Bill of Rights, s. 18(2)), or `null`.
export function firstReport(aCase) {
  const heard = policeContacts(aCase).filter(wasHeard);
  const reported = aCase.reports().filter((one) => one.to === "police");
  return earliest([...heard, ...reported, ...policeAnswers(aCase), ...aCase.of("stage")].map((one) => one.at));
}

export function earliest(moments) {
  return moments.length > 0 ? Math.min(...moments) : null;
}

export function newest(moments) {
  return moments.length > 0 ? Math.max(...moments) : null;
}

// What set the family back, in order of time: [{kind, at, entry, by, role, what, reason, count}].
export function setbacksOf(aCase, now) {
  const refused = aCase
    .refusals()
    .filter((one) => fromPolice(one.role))
    .map((one) => setbackOf("refusal", one, { by: one.by, what: one.said, reason: one.reason }));
  const broken = aCase
    .promises()
    .filter((one) => isBroken(one, now) && fromPolice(one.promise.role))
    .map((one) => brokenPromise(one, now));
  return [...refused, ...broken, ...unansweredTries(aCase)].sort(byInstant);
}

function setbackOf(kind, record, told) {
  const { at, entry, role = null } = record;
  const { by = null, what = null, reason = null } = told;
  return Object.assign({ kind, at, entry, role, count: 1 }, told, { by: by || null, what: what || null, reason });
}

// Whether a promise was recorded as not kept, or its time passed in silence.
export function isBroken({ promise, outcome }, now) {
  if (outcome !== null) {
    return outcome.kept === false;
  }
  return isDated(promise) && promise.due_at < now;
}

export function isDated(promise) {
  return typeof promise.due_at === "number";
}

function brokenPromise({ promise, outcome }, now) {
  const isPast = isDated(promise) && promise.due_at <= now;
  const at = isPast ? promise.due_at : outcome !== null ? outcome.at : promise.at;
  // Of a time that passed in silence nobody knows what became of it.
  const kind = outcome === null ? "promise_passed" : "promise_broken";
  return setbackOf(kind, promise, { at, by: promise.by, what: promise.what });
}

// Count the tries since anyone at police was last heard: whoever was reached since has answered them all.
function unansweredTries(aCase) {
  let tries = [];
  for (const contact of policeContacts(aCase)) {
    tries = contact.direction === "in" || wasHeard(contact) ? [] : tries.concat([contact]);
  }
  if (tries.length < TRIES_BEFORE_GOING_UP) {
    return [];
  }
  const last = tries[tries.length - 1];
  return [setbackOf("unanswered", last, { by: last.who, count: tries.length })];
}

// What last moved the file, {kind, at, entry}, or `null`.
export function latestProgress(aCase) {
  const moved = aCase.of("stage").filter((one) => STAGES_THAT_MOVE.includes(one.stage));
  const came = policeContacts(aCase).filter((one) => one.outcome === "came");
  const taken = aCase
    .of("paper")
    .filter((one) => one.name === "brief" && TAKEN_PAPER.includes(one.action) && fromPolice(one.role));
  const found = [
    ...moved.map((one) => progressOf(one.stage, one)),
    ...came.map((one) => progressOf("came", one)),
    ...taken.map((one) => progressOf("brief", one)),
  ];
  return found.sort(byInstant).pop() || null;
}

function progressOf(kind, { at, entry }) {
  return { kind, at, entry };
}

// When the family last turned to police themselves: a date that came before it is kept.
export function lastOwnStep(aCase) {
  return newest(policeContacts(aCase).filter((one) => one.direction !== "in").map((one) => one.at));
}
