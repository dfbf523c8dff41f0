// When a clock rings: working days and hours of a place, local wall time, holidays. Pure over the part "clocks": a
// start in, an instant out, both in milliseconds. Twin of standfast/plan/working_time.py, which tells the rules.
//
// Holidays come from a table of some years (`holidaysKnown`). Beyond it weekends alone are days off here, while the
// program asks a package: a date worked out there may fall on a holiday, and whoever shows it says so.

import { part } from "../parts.js";
import { atWall, wallAt } from "./instants.js";
import { dayPlus, weekdayOf } from "./days.js";

const AN_HOUR_LONG = 3600000;
const COUNTED_IN_DAYS = 72;
const SATURDAY_PLACE = 5;
const [MORNING, OFFICE_CLOSES, EVENING] = ["09:00:00.000", "16:30:00.000", "21:00:00.000"];

const holidaysRead = new Map();

// Tells when a clock that started at `start` rings. `clock`: `{kind, rings, after, workingDays}` as the part "places"
// has it, `after` in hours.
export function ringAt(clock, start, { zone, province = null }) {
  const after = clock.after || 0;
  const rings = countedFrom(clock, after, start, zone, province);
  if (clock.kind === "limit") {
    return lastWorkingMorning(clock.workingDays ? rings : start + after * AN_HOUR_LONG, { zone, province });
  }
  if (clock.rings === "daytime") {
    return inDaytime(rings, { zone });
  }
  return clock.rings === "working_day" ? inOfficeHours(rings, { zone, province }) : rings;
}

function countedFrom(clock, after, start, zone, province) {
  if (clock.workingDays) {
    return morningOf(workingDayAfter(wallAt(start, zone), clock.workingDays, province), zone);
  }
  if (after >= COUNTED_IN_DAYS) {
    return morningOf(dayPlus(wallAt(start, zone).day, Math.floor(after / 24)), zone);
  }
  return start + after * AN_HOUR_LONG;
}

// Gives the instant itself between 9:00 and 21:00, else the next 9:00.
export function inDaytime(at, { zone }) {
  const wall = wallAt(at, zone);
  if (timeOf(wall) < MORNING) {
    return morningOf(wall.day, zone);
  }
  return timeOf(wall) > EVENING ? morningOf(dayPlus(wall.day, 1), zone) : at;
}

// Gives the instant itself while offices work, else 9:00 of the next working day.
export function inOfficeHours(at, { zone, province = null }) {
  const wall = wallAt(at, zone);
  if (isWorkingDay(wall.day, province)) {
    if (timeOf(wall) < MORNING) {
      return morningOf(wall.day, zone);
    }
    if (timeOf(wall) <= OFFICE_CLOSES) {
      return at;
    }
  }
  return morningOf(nextWorkingDay(wall.day, province), zone);
}

// Gives 9:00 of the last working day at or before an instant, never after it.
export function lastWorkingMorning(end, { zone, province = null }) {
  let { day } = wallAt(end, zone);
  while (!isWorkingDay(day, province) || morningOf(day, zone) > end) {
    day = dayPlus(day, -1);
  }
  return morningOf(day, zone);
}

// Counts working days: what came after hours, or on a day off, counts as come on the next working day.
export function workingDayAfter(wall, count, province) {
  const isLate = !isWorkingDay(wall.day, province) || timeOf(wall) > OFFICE_CLOSES;
  let day = isLate ? nextWorkingDay(wall.day, province) : wall.day;
  for (let counted = 0; counted < count; counted += 1) {
    day = nextWorkingDay(day, province);
  }
  return day;
}

// Gives the first working day after a day.
export function nextWorkingDay(day, province) {
  let next = dayPlus(day, 1);
  while (!isWorkingDay(next, province)) {
    next = dayPlus(next, 1);
  }
  return next;
}

// Tells whether offices of a province work on a day. Where no province is known, weekends alone count.
export function isWorkingDay(day, province) {
  return weekdayOf(day) < SATURDAY_PLACE && !holidaysOf(province).has(day);
}

// Tells whether the holidays of a day's year stand in the table.
export function holidaysKnown(day) {
  const { from, to } = part("clocks");
  const year = Number(day.slice(0, 4));
  return from <= year && year <= to;
}

function holidaysOf(province) {
  let days = holidaysRead.get(province);
  if (days === undefined) {
    const { from, holidays } = part("clocks");
    const years = (holidays[province] || "").split("|");
    days = new Set(years.flatMap((told, place) => told.split(" ").map((one) => from + place + "-" + one)));
    holidaysRead.set(province, days);
  }
  return days;
}

function morningOf(day, zone) {
  return atWall(day, 9, 0, zone);
}

// Writes a wall's time so that it can be compared.
function timeOf({ hour, minute, second, milli }) {
  const two = [hour, minute, second].map((one) => String(one).padStart(2, "0")).join(":");
  return two + "." + String(milli).padStart(3, "0");
}
