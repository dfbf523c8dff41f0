// How the plan asks the clock: instants in and out as milliseconds, a zone by its name. Pure.

export function zoneOfPlace(province, aCase) {
  return province || aCase.zone;
}

export function ringsAt(clock, start) {
  return start + clock.after * 3600000;
}

export function morningAfter(start, days) {
  return start + days * 86400000;
}

export function lastWorkMorning(end) {
  return end;
}

export function dayIn(moment) {
  return new Date(moment).toISOString().slice(0, 10);
}

export function sayMoment(moment) {
  return new Date(moment).toISOString();
}

export function sayDateOf(day) {
  return day;
}
