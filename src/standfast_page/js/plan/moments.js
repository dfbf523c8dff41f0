// How the plan asks the clock: which zone a case lives in, which morning comes after a wait, how an instant is said.
// An instant is milliseconds since 1970 in UTC, a zone a name or an offset (clock/instants.js). Pure, but that a case
// whose place nobody told is seen in the device's own zone. Twin of plan/zone.py and of what plan/waiting.py counts.

import { atWall, deviceZone, readInstant, wallAt } from "../clock/instants.js";
import { dayPlus } from "../clock/days.js";
import { sayDate, sayInstant } from "../clock/spoken.js";
import { holidaysKnown, inOfficeHours } from "../clock/working_time.js";
import { zoneOf } from "../clock/zones.js";

const MORNING_HOUR = 9;

// Milliseconds of an instant in any of the forms in which one may be handed in; `null` stays so.
export function momentOf(value) {
  if (value === null || value === undefined || typeof value === "number") {
    return value === undefined ? null : value;
  }
  return typeof value === "string" ? (readInstant(value) || { at: null }).at : value.getTime();
}

// The offset with which an instant was written, or `null`.
export function writtenZone(value) {
  return typeof value === "string" ? (readInstant(value) || { zone: null }).zone : null;
}

// The zone of a province, else that in which the family began to write, else the device's.
export function zoneOfPlace(province, aCase) {
  return zoneOf(province) || aCase.zone || deviceZone();
}

// The first morning, some days after an instant, on which offices work.
export function morningAfter(start, days, { zone, province }) {
  const day = dayPlus(wallAt(start, zone).day, days);
  return inOfficeHours(atWall(day, MORNING_HOUR, 0, zone), { zone, province });
}

// An instant less some time, as a calendar counts it: 30 days before 9:00 is 9:00, though the clocks changed between.
export function wallBefore(at, length, zone) {
  const shown = new Date(wallNumber(at, zone) - length);
  return atWall(shown.toISOString().slice(0, 10), shown.getUTCHours(), shown.getUTCMinutes(), zone);
}

// What a wall shows as a number of milliseconds: differences of these are what a calendar counts.
export function wallNumber(at, zone) {
  const { day, hour, minute, second, milli } = wallAt(at, zone);
  return Date.parse(day + "T00:00:00Z") + ((hour * 60 + minute) * 60 + second) * 1000 + milli;
}

export function dayIn(moment, zone) {
  return wallAt(moment, zone).day;
}

// Whether a date lies beyond the holidays that the page knows, so that it may fall on one.
export function isBeyondHolidays(moment, zone) {
  return !holidaysKnown(dayIn(moment, zone));
}

export function sayMoment(moment, lang, zone) {
  return sayInstant(moment, lang, zone);
}

export function sayDateOf(day, lang) {
  return sayDate(day, lang);
}
