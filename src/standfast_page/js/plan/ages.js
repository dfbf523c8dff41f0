// A child's age when it happened: as told, or worked out from the date of birth and the first day of contact. Days
// are "YYYY-MM-DD", which compare as text. Pure; twin of plan/ages.py.

import { latestOfEach } from "./case.js";

export const AGE_KEY = "child.age_at_time";

// The age in years, as told or worked out; `null` where neither is known.
export function ageAtTime(aCase, child = null) {
  const told = aCase.value(AGE_KEY, child);
  if (typeof told === "number") {
    return told;
  }
  const ages = bornFacts(aCase, child).map((born) => ageFrom(aCase, born));
  const first = ages.find((age) => age !== null);
  return first === undefined ? null : first;
}

// Each sayer's latest known date of birth.
export function bornFacts(aCase, child = null) {
  return latestOfEach(aCase.told("child.born_on", child)).filter((fact) => typeof fact.value === "string");
}

// The age on the first known day of contact with the child, or `null` while no day is known.
export function ageFrom(aCase, born) {
  const days = [];
  for (const conversation of aCase.subjects("conversation")) {
    const child = aCase.text("conversation.child", conversation);
    if (child === null || child === born.subject) {
      days.push(...aCase.told("conversation.first_on", conversation).map((fact) => fact.value));
    }
  }
  const first = days.filter((day) => typeof day === "string").sort()[0];
  return first === undefined ? null : yearsBetween(born.value, first);
}

function yearsBetween(birth, day) {
  const years = Number(day.slice(0, 4)) - Number(birth.slice(0, 4));
  return day.slice(5) < birth.slice(5) ? years - 1 : years;
}
