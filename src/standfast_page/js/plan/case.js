// A case as the page holds it: facts in the order in which they were told and dated records in; questions about it as
// methods that return a value. A fact is {key, subject, value, says, sure, known_at?}, a record {kind, at, ...fields}
// with the names of the file of answers; instants are text of RFC 3339 or milliseconds, and stand here as
// milliseconds. A record "asked" names its kind of danger in `kind_of_danger`, since `kind` says what the record is.
// Nothing is inferred and nothing merged. Pure; twin of case/case.py.

import { groupOf } from "../reasoning/rules.js";
import { momentOf, writtenZone } from "./moments.js";

const POLICE_ROLES = [
  "call_taker",
  "officer",
  "watch_commander",
  "detachment_commander",
  "youth_officer",
  "detective",
  "specialised_unit",
  "professional_standards",
];

export function isPoliceRole(role) {
  return POLICE_ROLES.includes(role);
}

// `openedAt` is when the family began to write, `asOf` the instant as of which the case is seen (by default the
// same), and `zone` the time zone for as long as no province was told (by default the one in which `openedAt` is
// written).
export function caseOf({ facts = [], records = [], openedAt = null, asOf = null, zone = null }) {
  const opened = momentOf(openedAt) || 0;
  const factsHeld = facts.map((fact, place) => factHeld(fact, place + 1, opened));
  const recordsHeld = records.map((record, place) => recordHeld(record, place + 1, facts.length + place + 1));
  const seen = { openedAt: opened, asOf: momentOf(asOf) || opened, zone: zone || writtenZone(openedAt) };
  return caseHeld(Object.assign(seen, { facts: factsHeld, records: recordsHeld }));
}

// The same case with other records, or other facts.
export function caseWith(aCase, changed) {
  const { facts, records, openedAt, asOf, zone } = aCase;
  return caseHeld(Object.assign({ facts, records, openedAt, asOf, zone }, changed));
}

function factHeld(fact, entry, opened) {
  const knownAt = momentOf(fact.known_at);
  const held = Object.assign({ entry, says: "parent_saw", sure: "sure" }, fact);
  return Object.assign(held, { knownAt: knownAt === null ? opened : knownAt });
}

// A record without a name gets one by its place, which no fact that is told later moves.
function recordHeld(record, place, entry) {
  const held = Object.assign({ entry, id: record.kind + "-" + place }, record, { at: momentOf(record.at) });
  return "due_at" in held ? Object.assign(held, { due_at: momentOf(held.due_at) }) : held;
}

function caseHeld(held) {
  const byKey = factsByKey(held.facts);
  const aCase = Object.assign({}, held, {
    subjects: (group) => [...new Set(held.facts.filter((one) => groupOf(one.key) === group).map((one) => one.subject))],
    // Every statement about a key, of one subject or of all.
    told: (key, subject = null) =>
      (byKey.get(key) || []).filter((one) => subject === null || one.subject === subject),
    // The latest known value, or `null` when nobody said or nobody knows. For display: a rule sees each who differs.
    value: (key, subject = null) => latestKnown(aCase.told(key, subject)),
    text: (key, subject = null) => {
      const value = aCase.value(key, subject);
      return typeof value === "string" ? value : null;
    },
    // The latest word of each sayer about each subject.
    latest: (key, subject = null) => latestOfEach(aCase.told(key, subject)),
    holds: (key, subject = null) => aCase.latest(key, subject).some((one) => one.value === true),
    holdsFirmly: (key, subject = null) =>
      aCase.latest(key, subject).some((one) => one.value === true && one.sure !== "not_sure"),
    known: (group) => aCase.subjects(group).map((subject) => subjectKnown(aCase, group, subject)),
    // All records of one kind, by the instant they happened.
    of: (kind) => held.records.filter((one) => one.kind === kind).sort(byInstant),
    theirAccounts: () => aCase.known("account").filter((account) => account.belongs_to !== "child"),
    contacts: () => aCase.of("contact"),
    promises: () => promisesOf(aCase),
    refusals: () => aCase.of("refusal"),
    reports: () => aCase.of("report"),
    stage: () => aCase.of("stage").pop() || null,
    fileNumbers: () => fileNumbersOf(aCase),
  });
  return aCase;
}

function factsByKey(facts) {
  const byKey = new Map();
  for (const fact of facts) {
    byKey.set(fact.key, (byKey.get(fact.key) || []).concat([fact]));
  }
  return byKey;
}

function latestKnown(facts) {
  const known = facts.filter((one) => one.value !== null);
  return known.length > 0 ? known[known.length - 1].value : null;
}

export function latestOfEach(facts) {
  const latest = new Map();
  for (const fact of facts) {
    latest.set(JSON.stringify([fact.subject, fact.says]), fact);
  }
  return [...latest.values()];
}

function subjectKnown(aCase, group, id) {
  const known = { id };
  for (const fact of aCase.facts) {
    if (groupOf(fact.key) === group && fact.subject === id) {
      known[fact.key.slice(group.length + 1)] = aCase.value(fact.key, id);
    }
  }
  return known;
}

export function byInstant(one, other) {
  return one.at - other.at || one.entry - other.entry;
}

function promisesOf(aCase) {
  const outcomes = new Map(aCase.of("promise_outcome").map((one) => [one.promise, one]));
  return aCase.of("promise").map((promise) => ({ promise, outcome: outcomes.get(promise.id) || null }));
}

function fileNumbersOf(aCase) {
  const police = aCase.contacts().filter((one) => !one.role || isPoliceRole(one.role));
  const reports = aCase.reports().filter((one) => one.to === "police");
  const numbers = police.map((one) => one.file_number).concat(reports.map((one) => one.number));
  return [...new Set(numbers.filter(Boolean))];
}
