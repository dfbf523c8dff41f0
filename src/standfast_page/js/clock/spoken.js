// Dates and hours as people say them, in full: "Tuesday 12 May 2026, 5 pm", « mardi 12 mai 2026, 17 h ». Pure. Twin of
// standfast/ground/spoken.py.

import { wallAt, twoDigits } from "./instants.js";
import { weekdayOf } from "./days.js";

const WEEKDAYS = {
  en: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
  fr: ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"],
};
const MONTHS = {
  en: "January February March April May June July August September October November December".split(" "),
  fr: "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(" "),
};
const HARD_SPACE = "\u00a0";
const NOON = 12;

// Says a date without its weekday.
export function sayDate(day, lang) {
  const [year, month, number] = day.split("-").map(Number);
  const said = lang === "fr" && number === 1 ? "1er" : String(number);
  return said + " " + MONTHS[lang][month - 1] + " " + year;
}

// Says a date with its weekday.
export function sayDay(day, lang) {
  return WEEKDAYS[lang][weekdayOf(day)] + " " + sayDate(day, lang);
}

// Says an instant as a wall clock in a zone shows it.
export function sayInstant(at, lang, zone) {
  const { day, hour, minute } = wallAt(at, zone);
  return sayDay(day, lang) + ", " + sayHour(hour, minute, lang);
}

function sayHour(hour, minute, lang) {
  if (lang === "fr") {
    return hour + HARD_SPACE + "h" + (minute > 0 ? HARD_SPACE + twoDigits(minute) : "");
  }
  const half = hour < NOON ? "am" : "pm";
  const shown = hour % NOON || NOON;
  return minute > 0 ? shown + ":" + twoDigits(minute) + HARD_SPACE + half : shown + HARD_SPACE + half;
}
