// What is due when: every date that is still open in a case, soonest first. What is promised, the default clocks, the
// check-ins of a wait, duties, and the limits of complaint with their early notice. A limit counts down in the
// background: its notice asks for nothing. Pure; twin of plan/schedule.py.

import { lastWorkingMorning, ringAt } from "../clock/working_time.js";
import { answerRule, settingOf } from "../reasoning/evaluate.js";
import { anyoneSays } from "../reasoning/heard.js";
import { caseWith } from "./case.js";
import { caseFacts } from "./facts.js";
import { dueClocks } from "./go_up.js";
import { wallBefore, zoneOfPlace } from "./moments.js";
import { clocksOf } from "./places.js";
import { firstReport, fromPolice, isDated, policeContacts, wasHeard } from "./progress.js";
import { openPromises } from "./promises.js";
import { servicesOf } from "./services.js";
import { ringsHere, standingWith } from "./standing.js";
import { waitingAt } from "./waiting.js";

const MOST_DATES = 20;
const LIMIT_NOTICE = 30 * 24 * 3600 * 1000;

// [{at, kind, entry, clock, police}] of an advice; `kind` is step, promise, check_in, duty, notice or limit.
export function datesOf(advice) {
  const aCase = advice.case;
  const here = servicesOf(aCase).map((service) => standingWith(aCase, service));
  const last = here[here.length - 1];
  const found = [...otherPromises(aCase), ...dutiesOf(aCase)];
  here.forEach((one) => found.push(...promiseDates(one), ...limitsOf(one)));
  found.push(...clockDates(withClocks(here)), ...checkInDates(last, waitingOf(last)));
  return chosenDates(found, aCase.asOf);
}

// The waiting of the file with one service, beside everything else that is due there.
export function waitingOf(here) {
  const steps = dueClocks(here).map(({ at }) => ({ at, isWritten: false }));
  const promised = openPromises(here).map(({ promise, due }) => ({ at: due, isWritten: isDated(promise) }));
  return waitingAt(here, steps.concat(promised.filter((one) => one.at >= here.case.asOf)));
}

// The services that had the file before, each with its open promises and limits: [{service, open}].
export function otherServices(aCase) {
  const before = servicesOf(aCase).slice(0, -1).map((service) => standingWith(aCase, service));
  return before.map((here) => {
    const open = promiseDates(here).concat(limitsOf(here)).filter((one) => one.kind !== "notice");
    return { service: here.service, open: open.sort((one, other) => one.at - other.at) };
  });
}

function dateOf(at, kind, told = {}) {
  return Object.assign({ at, kind, entry: null, clock: null, police: null }, told);
}

// Count a service's limits: from the first refusal, the safest day, or from the report on a complaint.
export function limitsOf(here) {
  const complaints = here.case.of("complaint");
  const refused = here.case.refusals().filter((one) => fromPolice(one.role));
  const found = [];
  for (const clock of here.limits) {
    const isReport = clock.starts === "complaint_report";
    const ends = isReport ? ["review_asked"] : ["made", "report_received"];
    const received = complaints.filter((one) => one.event === "report_received");
    const starts = isReport ? received.slice(-1) : clock.starts === "conduct" ? refused.slice(0, 1) : [];
    for (const start of starts) {
      if (!complaints.some((one) => ends.includes(one.event) && one.at >= start.at)) {
        found.push(...limitDates(here, clock, start.at));
      }
    }
  }
  return found;
}

function limitDates(here, clock, start) {
  const at = ringsHere(here, clock, start);
  const due = dateOf(at, "limit", { clock, police: here.service.id });
  const early = wallBefore(at, Math.min(LIMIT_NOTICE, (at - start) / 2), here.zone);
  const notice = lastWorkingMorning(early, { zone: here.zone, province: here.service.province });
  return start < notice && notice < at ? [Object.assign({}, due, { at: notice, kind: "notice" }), due] : [due];
}

function promiseDates(here) {
  return openPromises(here).map(({ promise, due }) =>
    dateOf(due, "promise", { entry: promise.entry, police: here.service.id }),
  );
}

// Dated promises of platforms and others: nobody's service, and still a date.
function otherPromises(aCase) {
  return aCase
    .promises()
    .filter(({ promise, outcome }) => outcome === null && isDated(promise) && !fromPolice(promise.role))
    .map(({ promise }) => dateOf(promise.due_at, "promise", { entry: promise.entry }));
}

// The service whose default clocks run: the last that was told, so that a move leaves no gap.
function withClocks(here) {
  return here.filter((one) => firstReport(one.case) !== null).pop() || here[here.length - 1];
}

function clockDates(here) {
  return dueClocks(here).map(({ at, clock }) => dateOf(at, "step", { clock, police: here.service.id }));
}

function checkInDates(here, found) {
  if (found === null) {
    return [];
  }
  const told = { entry: found.entry, police: here.service.id };
  const dates = found.checkIns.map((at) => dateOf(at, "check_in", told));
  return found.tooLongAt === null ? dates : dates.concat([dateOf(found.tooLongAt, "step", told)]);
}

// Count duties from the moment the facts that make them were first known, until someone was told.
function dutiesOf(aCase) {
  const province = aCase.text("place.province");
  const zone = zoneOfPlace(province, aCase);
  const found = [];
  for (const clock of clocksOf("duty", province)) {
    const start = firstKnown(aCase, clock);
    if (start !== null && !wasToldSince(aCase, start)) {
      found.push(dateOf(ringAt(clock, start, { zone, province }), "duty", { clock }));
    }
  }
  return found;
}

// When anyone's word first made a duty's rule hold; `null` while nobody's does.
function firstKnown(aCase, clock) {
  if (!clock.ruled || !ruleSpeaks(aCase, clock.ruled)) {
    return null;
  }
  const moments = [...new Set(aCase.facts.map((fact) => fact.knownAt))].sort((one, other) => one - other);
  const first = moments.find((at) =>
    ruleSpeaks(caseWith(aCase, { facts: aCase.facts.filter((fact) => fact.knownAt <= at) }), clock.ruled),
  );
  return first === undefined ? null : first;
}

function ruleSpeaks(aCase, rule) {
  return anyoneSays(answerRule(rule, settingOf({ facts: caseFacts(aCase) })));
}

// Whether police, or a body that protects, were told since; a platform and a hotline are neither.
function wasToldSince(aCase, start) {
  const heard = policeContacts(aCase).filter(wasHeard);
  const reported = aCase.reports().filter((one) => one.to && one.to !== "platform" && one.to !== "hotline");
  return heard.concat(reported).some((one) => one.at >= start);
}

// Keep every limit, then the soonest of those to come, then the soonest of those that passed.
function chosenDates(found, asOf) {
  const rank = (date) => (date.kind === "limit" ? 0 : 2) + (date.at < asOf ? 1 : 0);
  const soonest = found.slice().sort((one, other) => rank(one) - rank(other) || one.at - other.at);
  return soonest.slice(0, MOST_DATES).sort((one, other) => one.at - other.at);
}
