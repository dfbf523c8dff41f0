// What police promised, when it falls due, and which promise passed in silence. A promise with a date sets the family
// back once its date has passed. One without a date gets the clock for such promises; once that has run and nobody
// was heard since, it is asked about, and not yet called broken. Pure; twin of plan/promises.py.

import { fromPolice, isDated, lastOwnStep, latestProgress, newest, policeContacts } from "./progress.js";
import { fallsDue } from "./standing.js";

// Every promise of police that nothing was heard of, with the instant it falls due, soonest first: [{promise, due}].
export function openPromises(here) {
  const stage = here.case.stage();
  const closed = stage !== null && stage.stage === "closed" ? stage.at : null;
  return here.case
    .promises()
    .filter(({ promise, outcome }) => outcome === null && fromPolice(promise.role))
    .filter(({ promise }) => closed === null || promise.at >= closed)
    .map(({ promise }) => ({ promise, due: fallsDue(here, promise) }))
    .filter((one) => one.due !== null)
    .sort((one, other) => one.due - other.due);
}

// The promise that is still running and ends first, or `null`.
export function runningPromise(here, now) {
  return notAskedAbout(here).find((one) => one.due >= now) || null;
}

// The latest promise without a date whose fair wait has passed in silence, or `null`.
export function quietPromise(here, now) {
  return notAskedAbout(here).filter((one) => !isDated(one.promise) && one.due < now).pop() || null;
}

// Leave out a promise without a date after which police were heard, or which the family asked about in its time.
function notAskedAbout(here) {
  const progress = latestProgress(here.case);
  const asked = lastOwnStep(here.case);
  const heard = policeContacts(here.case).filter((one) => one.direction === "in").map((one) => one.at);
  const last = newest(progress === null ? heard : heard.concat([progress.at]));
  return openPromises(here).filter(({ promise, due }) => {
    const wasHeardSince = last !== null && last > promise.at;
    return isDated(promise) || !(wasHeardSince || (asked !== null && asked >= due));
  });
}
