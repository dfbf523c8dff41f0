// The next rung: whom to turn to next, from when, and why. The numbers are those of the twin, which says each case in
// words. A case's standing and a now in, {rung, at, waiting, because, clock, checkIn, silence, then} out; `because`
// holds {kind, entries, by, what, reason, when, count, clock}, with words in the part "plan". Pure; twin of
// plan/next_rung.py.

import { part } from "../parts.js";
import { firstReport, isDated, lastOwnStep, latestProgress, newest, setbacksOf } from "./progress.js";
import { policeAnswers, policeContacts } from "./progress.js";
import { quietPromise, runningPromise } from "./promises.js";
import { latestService, withService } from "./services.js";
import { ringsHere } from "./standing.js";

const QUIET_WEEK = 7 * 24 * 3600 * 1000;
// Roles that hear complaints: nothing is said of them before their time has come.
const HEARS_COMPLAINTS = ["professional_standards", "oversight", "minister"];
const ENDED_STAGES = ["charged", "closed"];
const NOT_WORKED_ON = ["opened", "closed"];
// Roles on no ladder, and the one on whose rung they stand: their supervisor is the next.
const IN_PLACE_OF = { youth_officer: "officer", detective: "officer" };

// The next rung for a standing, or `null`: no ladder is loaded.
export function nextRung(here, waiting, now) {
  const { ladder } = here.service;
  if (ladder === null) {
    return null;
  }
  const found = rungFound(here, ladder, waiting, now);
  const silence = found.silence || (found.clock !== null ? found.clock.silence : null) || null;
  return Object.assign(found, { silence, then: rungAfter(ladder, found.rung) });
}

// The highest rung that was tried with the service that has the file, by its place; -1: none.
export function rungReached(aCase, ladder) {
  const mine = withService(aCase, latestService(aCase));
  const met = policeContacts(mine).concat(policeAnswers(mine)).filter((one) => one.role);
  const roles = met.map((one) => IN_PLACE_OF[one.role] || one.role);
  return ladder.rungs.reduce((highest, rung, place) => (roles.includes(rung.role) ? place : highest), -1);
}

// Every default clock that is still to be kept, by its instant: [{at, clock}].
export function dueClocks(here) {
  const report = firstReport(here.case);
  const stage = here.case.stage();
  if (report === null || (stage !== null && ENDED_STAGES.includes(stage.stage))) {
    return [];
  }
  const progress = latestProgress(here.case);
  const own = lastOwnStep(here.case);
  const since = newest([report, progress === null ? report : progress.at, own === null ? report : own]);
  return here.steps
    .filter((clock) => !isSetAside(here, clock))
    .map((clock) => ({ at: ringsHere(here, clock, report), clock }))
    .filter((one) => one.at > since)
    .sort((one, other) => one.at - other.at);
}

// While someone works on the file no clock that names an oversight body runs: its stage has a rhythm of its own.
function isSetAside(here, clock) {
  const stage = here.case.stage();
  const { ladder } = here.service;
  if (ladder === null || stage === null || !stage.stage || NOT_WORKED_ON.includes(stage.stage)) {
    return false;
  }
  return ladder.rungs.some((rung) => rung.id === clock.rung && hearsComplaints(ladder, rung));
}

function rungStep(rung, at, waiting, because, more = {}) {
  return Object.assign({ rung, at, waiting, because, clock: null, checkIn: null, silence: null, then: null }, more);
}

function becauseOf(kind, told = {}) {
  return Object.assign({ kind, entries: [], by: null, what: null, reason: null, when: null, count: 0, clock: null }, told);
}

function rungFound(here, ladder, waiting, now) {
  const aCase = here.case;
  // 1
  const back = setbacksOf(aCase, now);
  if (firstReport(aCase) === null && back.length === 0) {
    const kind = aCase.subjects("police").length > 1 ? "first_call_here" : "first_call";
    return rungStep(ladder.rungs[0], now, false, [becauseOf(kind)]);
  }
  return (
    stepOfPromise(here, ladder, back, now) || // 2
    stepOfClosed(aCase, ladder) || // 3
    stepOfSetbacks(aCase, ladder, back) || // 4
    stepOfQuiet(here, ladder, now) || // 5
    stepByDate(here, ladder, waiting, now) // 6
  );
}

function promisedSilence() {
  return part("plan").says["silence.promise"];
}

function becausePromised(kind, { promise, due }) {
  const { entry, by = null, what = null } = promise;
  return becauseOf(kind, { entries: [entry], by: by || null, what: what || null, when: due });
}

function stepOfPromise(here, ladder, back, now) {
  const running = runningPromise(here, now);
  if (running === null || back.some((one) => one.at > running.promise.at)) {
    return null;
  }
  const why = becausePromised(isDated(running.promise) ? "promise_open" : "promise_undated", running);
  return rungStep(rungAbove(here.case, ladder), running.due, true, [why], { silence: promisedSilence() });
}

function stepOfClosed(aCase, ladder) {
  const stage = aCase.stage();
  if (stage === null || stage.stage !== "closed") {
    return null;
  }
  return rungStep(rungAbove(aCase, ladder), stage.at, false, [becauseOf("closed", { entries: [stage.entry] })]);
}

function stepOfSetbacks(aCase, ladder, back) {
  const progress = latestProgress(aCase);
  const since = back.filter((one) => progress === null || one.at >= progress.at);
  if (since.length === 0) {
    return null;
  }
  return rungStep(rungAbove(aCase, ladder), since[since.length - 1].at, false, since.map(becauseSetback));
}

function becauseSetback({ kind, entry, by, what, reason, at, count }) {
  return becauseOf(kind, { entries: [entry], by, what, reason, when: at, count });
}

function stepOfQuiet(here, ladder, now) {
  const quiet = quietPromise(here, now);
  if (quiet === null) {
    return null;
  }
  const own = ladder.rungs.find((rung) => rung.role === quiet.promise.role);
  const checkIn = (here.undated !== null && here.undated.silence) || promisedSilence();
  const why = becausePromised("promise_quiet", quiet);
  return rungStep(own || rungNow(here.case, ladder), quiet.due, false, [why], { checkIn });
}

function stepByDate(here, ladder, waiting, now) {
  const progress = latestProgress(here.case);
  const found = mostPressing(here, ladder, now).map(({ at, clock }) => stepOfClock(here, ladder, clock, at, now));
  found.push(...(waiting === null ? [] : stepsOfWaiting(here, ladder, waiting, now)));
  if (found.length === 0) {
    // Every default clock has run: the rung above stays open, a quiet while after the last word.
    const at = newest([here.case.openedAt].concat(here.case.contacts().map((one) => one.at))) + QUIET_WEEK;
    return rungStep(rungAbove(here.case, ladder), at, now < at, [becauseOf("quiet", { when: at })]);
  }
  const first = found.reduce((soonest, one) => (one.at < soonest.at ? one : soonest));
  if (progress === null) {
    return first;
  }
  const when = first.waiting ? first.at : null;
  const moving = becauseOf("progress", { entries: [progress.entry], what: progress.kind, when });
  return Object.assign(first, { because: [moving].concat(first.because) });
}

function stepOfClock(here, ladder, clock, at, now) {
  const rung = ladder.rungs.find((one) => one.id === clock.rung) || rungNow(here.case, ladder);
  return rungStep(rung, at, now < at, [becauseOf("clock", { when: at, clock })], { clock });
}

// The one clock to keep first: of several that passed in silence the one that goes up, one rung at most.
function mostPressing(here, ladder, now) {
  const dated = dueClocks(here);
  const passed = dated.filter((one) => one.at <= now);
  if (passed.length <= 1) {
    return dated.slice(0, 1);
  }
  const reached = Math.max(rungReached(here.case, ladder), 0);
  const height = (one) => {
    const place = ladder.rungs.findIndex((rung) => rung.id === one.clock.rung);
    return place === -1 ? reached : place;
  };
  const near = passed.filter((one) => height(one) <= reached + 1);
  if (near.length === 0) {
    return dated.slice(0, 1);
  }
  const isHigher = (one, other) => height(one) > height(other) || (height(one) === height(other) && one.at > other.at);
  return [near.reduce((highest, one) => (isHigher(one, highest) ? one : highest))];
}

function stepsOfWaiting(here, ladder, waiting, now) {
  const current = rungNow(here.case, ladder);
  const found = waiting.checkIns.slice(0, 1).map((at) => {
    const why = becauseOf("check_in", { entries: [waiting.entry], when: at });
    return rungStep(current, at, now < at, [why], { checkIn: waiting.stage.check_in });
  });
  if (waiting.tooLongAt !== null) {
    const at = waiting.tooLongAt;
    const why = becauseOf("too_long", { entries: [waiting.entry], when: waiting.since });
    const above = rungAbove(here.case, ladder);
    const rung = hearsComplaints(ladder, above) ? current : above;
    found.push(rungStep(rung, at, now < at, [why], { checkIn: waiting.stage.then }));
  }
  return found;
}

function rungAbove(aCase, ladder) {
  return ladder.rungs[Math.min(rungReached(aCase, ladder) + 1, ladder.rungs.length - 1)];
}

function rungNow(aCase, ladder) {
  return ladder.rungs[Math.max(rungReached(aCase, ladder), 0)];
}

// The rung after one, as long as it is no complaint: a complaint is nobody's next step by default.
function rungAfter(ladder, rung) {
  const after = ladder.rungs[ladder.rungs.indexOf(rung) + 1];
  return after && !hearsComplaints(ladder, after) ? after : null;
}

// Whether a rung hears complaints, or stands above one that does.
function hearsComplaints(ladder, rung) {
  const first = ladder.rungs.findIndex((one) => HEARS_COMPLAINTS.includes(one.role));
  return first !== -1 && ladder.rungs.indexOf(rung) >= first;
}
