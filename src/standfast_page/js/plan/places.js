// Ladders, bodies, clocks and platforms: the data of the part "places" in, those that serve a province out. Each text
// stands once in the data and is named by its place there; here it is put back where it belongs. Pure; twin of
// law/law.py, law/ladders.py and law/bodies.py.

import { part } from "../parts.js";

const UNKNOWN_POLICE = "unknown";
const HOURS_A_DAY = 24;
const TEXT_FIELDS = [
  "title",
  "when",
  "words",
  "ask",
  "notLoaded",
  "length",
  "what",
  "do",
  "why",
  "law",
  "silence",
  "name",
  "forWhom",
  "hours",
  "note",
  "where",
  "say",
];
const unpackedPlaces = new Map();

// {ladders, clocks, bodies, platforms}, each text as {en, fr}.
export function places() {
  if (!unpackedPlaces.has("places")) {
    const { texts, ladders, clocks, bodies, platforms } = part("places");
    const words = texts.map(([en, fr]) => ({ en, fr }));
    unpackedPlaces.set("places", withTexts({ ladders, clocks, bodies, platforms }, words));
  }
  return unpackedPlaces.get("places");
}

function withTexts(value, words) {
  if (Array.isArray(value)) {
    return value.map((one) => withTexts(one, words));
  }
  if (value === null || typeof value !== "object") {
    return value;
  }
  const whole = {};
  for (const [name, inner] of Object.entries(value)) {
    whole[name] = textAt(name, inner, words);
  }
  return whole;
}

function textAt(name, value, words) {
  if (TEXT_FIELDS.includes(name)) {
    return words[value];
  }
  return name === "sources" ? value.map((place) => words[place]) : withTexts(value, words);
}

// The ladder of a kind of police in a province; of police that aren't known, the general one. `null`: no province
// told.
export function ladderFor(province, police = null) {
  if (!province) {
    return null;
  }
  for (const kind of [police || UNKNOWN_POLICE, UNKNOWN_POLICE]) {
    const found = places().ladders.find((one) => one.provinces.includes(province) && one.police.includes(kind));
    if (found) {
      return found;
    }
  }
  return null;
}

// A ladder's clocks of a kind in a province, shortest first.
export function clocksFor(ladder, province, kind = "step") {
  const served = clocksOf(kind, province).filter((one) => !one.ladders || one.ladders.includes(ladder));
  return served.sort((one, other) => clockHours(one) - clockHours(other));
}

// Every clock of a kind in a province, whatever its ladder: duties run without one.
export function clocksOf(kind, province) {
  return places().clocks.filter((one) => one.kind === kind && servesProvince(one, province));
}

function clockHours(clock) {
  return clock.after + HOURS_A_DAY * (clock.workingDays || 0);
}

function servesProvince(one, province) {
  return !one.provinces || one.provinces.includes(province);
}

// The bodies of a kind, or those of some ids in their order, that serve a province.
export function bodiesFor(kindOrIds, province = null) {
  const served = places().bodies.filter((one) => servesProvince(one, province));
  if (typeof kindOrIds === "string") {
    return served.filter((one) => one.kind === kindOrIds);
  }
  return kindOrIds.map((id) => served.find((one) => one.id === id)).filter(Boolean);
}

export function bodyOf(id) {
  return places().bodies.find((one) => one.id === id) || null;
}

// The body of a rung in a province, by its id; `null` where none is loaded.
export function rungBody(rung, province) {
  return (rung.bodyIn && rung.bodyIn[province]) || rung.body || null;
}
