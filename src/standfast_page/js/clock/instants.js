// Instants and the wall clock. Pure, but that zones come from the browser's own Intl, and `deviceZone` asks the device.
//
// An instant is a number: milliseconds since 1970 in UTC. A zone stands beside it: a name of the IANA database
// ("America/Vancouver") or an offset as written ("-07:00"), which is what an instant read from text brings along. A
// wall is what a clock on the wall shows: `{day: "2026-11-24", hour, minute, second, milli}`. Twin of
// ground/instants.py.

const WRITTEN_INSTANT = /^(\d{4}-\d\d-\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,3})\d*)?)?(Z|[+-]\d\d:\d\d)$/;
const WRITTEN_OFFSET = /^([+-])(\d\d):(\d\d)$/;
const A_MINUTE_LONG = 60000;
const MINUTES_OF_A_DAY = 1440;
const AROUND_A_CHANGE = 86400000;

const zoneFormats = new Map();

// Gives `{at, zone}` of RFC 3339 with an offset, or null: a time without a zone names no instant.
export function readInstant(text) {
  const match = WRITTEN_INSTANT.exec(text);
  if (match === null) {
    return null;
  }
  const [, day, hour, minute, second = "00", fraction = "0", zone] = match;
  const shown = Date.parse(day + "T00:00:00Z");
  const isReal = !Number.isNaN(shown) && new Date(shown).toISOString().slice(0, 10) === day;
  if (!isReal || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) {
    return null;
  }
  const offset = zone === "Z" ? "+00:00" : zone;
  const minutes = writtenOffset(offset);
  if (Math.abs(minutes) >= MINUTES_OF_A_DAY) {
    return null;
  }
  const wall = { day, hour: Number(hour), minute: Number(minute), second: Number(second), milli: toMillis(fraction) };
  return { at: asIfUtc(wall) - minutes * A_MINUTE_LONG, zone: offset };
}

// Writes an instant as RFC 3339 to the second, with the offset that the zone has then.
export function writeInstant(at, zone) {
  const { day, hour, minute, second } = wallAt(at, zone);
  return day + "T" + [hour, minute, second].map(twoDigits).join(":") + offsetText(offsetAt(at, zone));
}

// Tells what a wall clock in a zone shows.
export function wallAt(at, zone) {
  const shown = new Date(at + offsetAt(at, zone) * A_MINUTE_LONG);
  return {
    day: shown.toISOString().slice(0, 10),
    hour: shown.getUTCHours(),
    minute: shown.getUTCMinutes(),
    second: shown.getUTCSeconds(),
    milli: shown.getUTCMilliseconds(),
  };
}

// Gives the instant at which a wall clock shows an hour. A time that the clocks skip in spring is taken as the clock
// shows it once it went forward; of a time that comes twice in autumn the first is taken.
export function atWall(day, hour, minute, zone) {
  const shown = asIfUtc({ day, hour, minute, second: 0, milli: 0 });
  const before = shown - offsetAt(shown - AROUND_A_CHANGE, zone) * A_MINUTE_LONG;
  const after = shown - offsetAt(shown + AROUND_A_CHANGE, zone) * A_MINUTE_LONG;
  return [before, after].find((at) => at + offsetAt(at, zone) * A_MINUTE_LONG === shown) || before;
}

// The zone that the device is set to.
export function deviceZone() {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

// Gives how far a zone lies ahead of UTC at an instant, in minutes.
function offsetAt(at, zone) {
  if (WRITTEN_OFFSET.test(zone)) {
    return writtenOffset(zone);
  }
  const toSecond = Math.floor(at / 1000) * 1000;
  const shown = {};
  for (const { type, value } of formatIn(zone).formatToParts(new Date(toSecond))) {
    shown[type] = Number(value);
  }
  const { year, month, day, hour, minute, second } = shown;
  // Some browsers show midnight as 24.
  return (Date.UTC(year, month - 1, day, hour % 24, minute, second) - toSecond) / A_MINUTE_LONG;
}

function formatIn(zone) {
  let format = zoneFormats.get(zone);
  if (format === undefined) {
    const number = "numeric";
    const shown = { year: number, month: number, day: number, hour: number, minute: number, second: number };
    format = new Intl.DateTimeFormat("en-US", { timeZone: zone, hourCycle: "h23", ...shown });
    zoneFormats.set(zone, format);
  }
  return format;
}

function writtenOffset(text) {
  const [, sign, hours, minutes] = WRITTEN_OFFSET.exec(text);
  return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

function offsetText(minutes) {
  const size = Math.abs(minutes);
  return (minutes < 0 ? "-" : "+") + twoDigits(Math.floor(size / 60)) + ":" + twoDigits(size % 60);
}

function asIfUtc({ day, hour, minute, second, milli }) {
  return Date.parse(day + "T00:00:00Z") + ((hour * 60 + minute) * 60 + second) * 1000 + milli;
}

function toMillis(fraction) {
  return Number((fraction + "00").slice(0, 3));
}

export function twoDigits(number) {
  return String(number).padStart(2, "0");
}
