// What is known on the page as an answers document, and back: the shape of docs/formats/answers.md in JSON, where `null`
// is "I don't know", with the page's own matters (ticks, what is half typed, the view) beside it under `page`. Pure.
// `standfast case import` reads it by catalogue/answers/write.py. A name holds one answer there: the latest word stands,
// and what someone else said of the same thing goes with the page's own matters.

import { deviceZone, writeInstant } from "../clock/instants.js";
import { part } from "../parts.js";

const ANSWERS_FORMAT = "answers/1";
const OF_ANY_RECORD = ["id", "at", "known_at"];
// The page's records call their own kind `kind`; what was asked about is then `kind_of_danger`.
const PAGE_NAMES = { asked: { kind: "kind_of_danger" } };

export function answersOf(state, { label, language }) {
  const document = { standfast: ANSWERS_FORMAT, label, language, opened_at: writtenInstant(state.openedAt) };
  const latest = latestAnswers(state.facts);
  for (const group of part("catalogue").facts) {
    const told = latest.filter((fact) => fact.key.split(".")[0] === group.group);
    if (told.length) document[group.group] = group.many ? subjectRows(told) : answerRow(told);
  }
  const rest = [];
  for (const made of state.records) addRecord(document, made, rest);
  const also = state.facts.filter((fact) => !latest.includes(fact));
  document.page = { language, also, records: rest, own: ownOf(state) };
  return document;
}

// What is neither a fact nor a record: ticks, what is half typed, what was asked.
function ownOf({ facts, records, openedAt, leaving, ...own }) {
  return own;
}

// Gives `{ state, language }`, or `null` where the document is none of this version.
export function stateFrom(document) {
  if (!document || document.standfast !== ANSWERS_FORMAT) return null;
  const page = document.page || {};
  const facts = [...(page.also || [])];
  for (const group of part("catalogue").facts) {
    const rows = group.many ? document[group.group] || [] : [document[group.group] || {}];
    for (const row of rows) facts.push(...rowFacts(group, row));
  }
  const records = [...(page.records || [])];
  for (const kind of Object.keys(part("catalogue").records)) {
    for (const row of document[kind] || []) records.push(pageRecord(kind, row));
  }
  records.sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
  const own = page.own || {};
  return { state: { ...own, facts, records, openedAt: Date.parse(document.opened_at) }, language: document.language };
}

// RFC 3339 with the offset that this device has at that instant: "2026-11-24T21:15:00-05:00".
export function writtenInstant(value) {
  if (value === null || value === undefined || typeof value === "string") return value;
  return writeInstant(typeof value === "number" ? value : value.at, deviceZone());
}

function latestAnswers(facts) {
  const latest = new Map();
  for (const fact of facts) {
    const name = JSON.stringify([fact.subject, fact.key]);
    latest.delete(name);
    latest.set(name, fact);
  }
  return [...latest.values()];
}

function subjectRows(facts) {
  const ids = [...new Set(facts.map((fact) => fact.subject))];
  return ids.map((id) => ({ id, ...answerRow(facts.filter((fact) => fact.subject === id)) }));
}

function answerRow(facts) {
  const row = {};
  for (const fact of facts) row[fact.key.split(".")[1]] = longAnswer(fact);
  return row;
}

function longAnswer(fact) {
  const answer = { is: fact.value, says: fact.says, sure: fact.sure };
  return fact.known_at === undefined ? answer : { ...answer, known_at: writtenInstant(fact.known_at) };
}

function rowFacts(group, row) {
  const subject = group.many ? row.id : group.group;
  const told = group.facts.filter((spec) => row[spec.name] !== undefined);
  return told.map((spec) => {
    const { is, ...said } = row[spec.name];
    return { key: `${group.group}.${spec.name}`, subject, value: is, ...said };
  });
}

// Fields that the catalogue doesn't know stay with the page.
function addRecord(document, made, rest) {
  const specs = part("catalogue").records[made.kind];
  if (!specs) {
    rest.push(made);
    return;
  }
  const row = {};
  for (const name of OF_ANY_RECORD) if (made[name] !== undefined) row[name] = writtenField(made, { name, type: name });
  for (const spec of specs) {
    const held = made[pageName(made.kind, spec.name)];
    if (held !== undefined && held !== "") row[spec.name] = writtenField({ [spec.name]: held }, spec);
  }
  document[made.kind] = (document[made.kind] || []).concat([row]);
}

function writtenField(made, { name, type }) {
  const isInstant = type === "instant" || type === "at" || type === "known_at";
  return isInstant ? writtenInstant(made[name]) : made[name];
}

function pageRecord(kind, row) {
  const made = { kind };
  for (const [name, value] of Object.entries(row)) made[pageName(kind, name)] = value;
  return made;
}

function pageName(kind, name) {
  return (PAGE_NAMES[kind] || {})[name] || name;
}
