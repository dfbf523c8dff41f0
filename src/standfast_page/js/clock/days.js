// Days of the calendar, as text ("2026-11-24"): counting and weekdays. Pure. Python's `date` does the same for the
// twin.

const A_DAY_LONG = 86400000;

export function dayPlus(day, count) {
  return new Date(Date.parse(day + "T00:00:00Z") + count * A_DAY_LONG).toISOString().slice(0, 10);
}

// Monday is 0, Sunday 6.
export function weekdayOf(day) {
  return (new Date(day + "T00:00:00Z").getUTCDay() + 6) % 7;
}
