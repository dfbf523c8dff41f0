// Waiting: why nothing is due yet, when to check in and with what words, and when waiting has become too long. The
// rhythm is data, by the stage that the file has reached. A check-in is counted from the last word with police, in
// either direction; too long is counted from the stage. Both ring while offices work. Pure; twin of plan/waiting.py.

import { part } from "../parts.js";
import { morningAfter, wallNumber } from "./moments.js";
import { earliest, lastOwnStep, newest, policeContacts } from "./progress.js";

const MOST_CHECK_INS = 6;
const NUMBER_BLANK = "__";
// What someone typed goes into a sentence to be said only where it is plainly a number of a file.
const PLAIN_NUMBER = /^[A-Za-z0-9][A-Za-z0-9/. -]{0,29}$/;
const NEAR_ANOTHER = 3 * 24 * 3600 * 1000;

// The waiting of the file's stage, {stage, entry, since, until, checkIns, tooLongAt}, or `null`: no stage was told,
// or the file is closed. `others` are what else is due, {at, isWritten}: what was written down with a date is as far
// off as hours pass, what the clock counted as days pass.
export function waitingAt(here, others) {
  const stage = here.case.stage();
  const data = stage === null ? undefined : part("plan").waiting.find((one) => one.stage === stage.stage);
  if (data === undefined) {
    return null;
  }
  const own = lastOwnStep(here.case);
  const tooLong = waitingMorning(here, stage.at, data.too_long_days);
  const tooLongAt = own !== null && own >= tooLong ? null : tooLong;
  const taken = tooLongAt === null ? others : others.concat([{ at: tooLongAt, isWritten: false }]);
  const checkIns = checkInsOf(here, stage, data).filter((at) => taken.every((other) => !isNear(here, at, other)));
  const until = earliest(taken.map((one) => one.at).concat(checkIns));
  return {
    stage: stageWithNumber(data, here.case.fileNumbers()),
    entry: stage.entry,
    since: stage.at,
    until: until === null ? stage.at : until,
    checkIns,
    tooLongAt,
  };
}

function checkInsOf(here, stage, data) {
  const last = newest([stage.at].concat(policeContacts(here.case).map((one) => one.at)));
  const counts = Array.from({ length: MOST_CHECK_INS }, (_none, place) => place + 1);
  return counts.map((count) => waitingMorning(here, last, data.every_days * count));
}

// Whether a check-in would only be one more call.
function isNear({ zone }, at, other) {
  const apart = other.isWritten ? at - other.at : wallNumber(at, zone) - wallNumber(other.at, zone);
  return Math.abs(apart) <= NEAR_ANOTHER;
}

function waitingMorning(here, start, days) {
  return morningAfter(start, days, { zone: here.zone, province: here.service.province });
}

function stageWithNumber(stage, numbers) {
  const number = numbers.length > 0 ? numbers[numbers.length - 1] : "";
  if (!PLAIN_NUMBER.test(number)) {
    return stage;
  }
  return Object.assign({}, stage, {
    check_in: numberFilled(stage.check_in, number),
    then: numberFilled(stage.then, number),
  });
}

function numberFilled({ en, fr }, number) {
  return { en: en.split(NUMBER_BLANK).join(number), fr: fr.split(NUMBER_BLANK).join(number) };
}
