// The first and last day of contact between the person and the child, as far as either is known. Pure; twin of
// `event_days` in plan/advice.py.

// ["YYYY-MM-DD", "YYYY-MM-DD"], or `null` while no day is known.
export function eventOf(aCase) {
  const told = aCase.told("conversation.first_on").concat(aCase.told("conversation.last_on"));
  const days = told.map((fact) => fact.value).filter((day) => typeof day === "string").sort();
  return days.length > 0 ? [days[0], days[days.length - 1]] : null;
}
