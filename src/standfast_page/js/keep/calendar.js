// Dates as a calendar file (RFC 5545): instants in, text out. Pure, but that each event's id is drawn at random. Titles are
// the neutral ones handed in; no name, no number, no description of anything stands in it, because a calendar is seen by
// everyone who shares it. Never made where the person may be at home; the views see to that.

const CALENDAR_LINE = 75;
const CALENDAR_EVENT_MINUTES = 15;
// What someone does by telephone; the rest is a date to keep in mind.
const CALLS = ["step", "promise", "check_in"];

export const CALENDAR_FILE = "notes-1.ics";

// Dates as `datesOf` gives them, `[{at, kind}]`, that lie ahead of `now`; two of one kind at one instant are one event.
export function calendarEvents(dates, now) {
  const events = new Map();
  for (const date of dates) {
    const kind = CALLS.includes(date.kind) ? "call" : "note";
    if (date.at > now) events.set(kind + date.at, { at: date.at, kind });
  }
  return [...events.values()].sort((one, other) => one.at - other.at);
}

// `titles` is {call, note} in the language of now.
export function calendarOf(events, titles, now) {
  const head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Notes//Notes 1//EN", "CALSCALE:GREGORIAN"];
  const lines = events.flatMap((event) => eventLines(event, calendarText(titles[event.kind]), now));
  return [...head, ...lines, "END:VCALENDAR"].map((line) => foldedLine(line) + "\r\n").join("");
}

function eventLines({ at }, title, now) {
  return [
    "BEGIN:VEVENT",
    `UID:${randomId()}`,
    `DTSTAMP:${utcStamp(now)}`,
    `DTSTART:${utcStamp(at)}`,
    `DURATION:PT${CALENDAR_EVENT_MINUTES}M`,
    `SUMMARY:${title}`,
    "CLASS:PRIVATE",
    "TRANSP:TRANSPARENT",
    "BEGIN:VALARM",
    "ACTION:DISPLAY",
    `DESCRIPTION:${title}`,
    "TRIGGER:PT0S",
    "END:VALARM",
    "END:VEVENT",
  ];
}

function randomId() {
  const drawn = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(drawn, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function utcStamp(at) {
  return new Date(at).toISOString().slice(0, 19).replace(/[-:]/g, "") + "Z";
}

export function calendarText(text) {
  return text.replace(/[\\;,]/g, "\\$&").replace(/\r\n|\r|\n/g, "\\n");
}

// At most 75 octets a line, each further one begun with a space (RFC 5545, 3.1); no character is cut in two.
export function foldedLine(line) {
  const pieces = [""];
  let octets = 0;
  for (const one of line) {
    const size = new TextEncoder().encode(one).length;
    if (octets + size > CALENDAR_LINE) {
      pieces.push("");
      octets = 1;
    }
    pieces[pieces.length - 1] += one;
    octets += size;
  }
  return pieces.join("\r\n ");
}
