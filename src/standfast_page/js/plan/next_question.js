// The next most useful question: which fact that nobody answered settles most, and why. Each source names keys: a
// kind of danger that is open, a line of the call script, an open element of an offence, what tells most while
// nothing does, what dates hang on. A key's score is the sum of its sources' weights; of equal ones the catalogue's
// first. "I don't know" is an answer: what was asked is not asked again. That nothing is left to ask never means that
// there is no danger. Pure; twin of plan/next_question.py.

import { part } from "../parts.js";
import { groupOf } from "../reasoning/rules.js";
import { factSpec, isMany } from "./catalogue.js";

// The question that settles most, or `null` once everything that would help was asked.
export function nextQuestion(advice) {
  return questionsOf(advice)[0] || null;
}

// Every question that would help, the one that settles most first:
// [{key, group, subject, because: [{source, weight, why}], score}].
export function questionsOf(advice) {
  const spoken = new Map();
  for (const { asks, because } of questionSources(advice)) {
    for (const ask of asks) {
      const name = askName(ask);
      spoken.set(name, (spoken.get(name) || { ask, because: [] }));
      spoken.get(name).because.push(because);
    }
  }
  const places = subjectPlaces(advice.case);
  return [...spoken.values()].map(({ ask, because }) => questionFrom(ask, because)).sort(
    (one, other) =>
      other.score - one.score ||
      factSpec(one.key).place - factSpec(other.key).place ||
      placeOfSubject(places, one) - placeOfSubject(places, other),
  );
}

// The lines of the call script that an answer could still fill, by name.
export function openLines(aCase) {
  const lines = part("plan").questions.script;
  return lines.filter((line) => lackingIn(aCase, line).length > 0).map((line) => line.line);
}

function questionFrom(ask, because) {
  const weighed = because.slice().sort((one, other) => other.weight - one.weight);
  const score = because.reduce((sum, one) => sum + one.weight, 0);
  return { key: ask.key, group: groupOf(ask.key), subject: ask.subject, because: weighed, score };
}

function askName(ask) {
  return JSON.stringify([ask.key, ask.subject]);
}

function subjectPlaces(aCase) {
  const named = aCase.facts.map((fact) => JSON.stringify([groupOf(fact.key), fact.subject]));
  return new Map([...new Set(named)].map((name, place) => [name, place]));
}

function placeOfSubject(places, { group, subject }) {
  const place = places.get(JSON.stringify([group, subject]));
  return place === undefined ? -1 : place;
}

// What could be asked, with what speaks for it.
function questionSources(advice) {
  const aCase = advice.case;
  const { danger, after_yes: afterYes, script, first, tellMost, clocks } = part("plan").questions;
  const sources = [];
  const add = (asks, source, { weight, why }) => sources.push({ asks, because: { source, weight, why } });
  for (const { kind, reason } of advice.danger.open) {
    const fact = dangerFact(kind.id);
    if (reason.open.includes(fact)) {
      add(openAsks(aCase, [fact]), "danger", danger[kind.id]);
    }
  }
  for (const one of afterYes) {
    if (aCase.holds(one.of)) {
      add(openAsks(aCase, [one.fact]), "danger", one);
    }
  }
  for (const line of script) {
    lackingIn(aCase, line).forEach((key) => add(openAsks(aCase, [key]), "script", line));
  }
  sources.push(...offenceSources(advice));
  if (advice.indicated.length === 0) {
    add(openAsks(aCase, [...new Set(tellMost.concat(advice.assessment.unknown.ask))]), "first", first);
  }
  for (const one of clocks) {
    add(openAsks(aCase, [one.fact]), "clock", one);
  }
  return sources;
}

// The fact that a yes about a kind of danger states.
export function dangerFact(kind) {
  return part("plan").heard.kinds.find((one) => one.id === kind).fact;
}

// Add up, question by question, the possible offences that its answer would settle, as far as they may weigh.
function offenceSources(advice) {
  const { almost, possible } = part("plan").questions;
  const nearly = new Map();
  const maybe = new Map();
  for (const finding of advice.findings) {
    if (finding.verdict === "possible" && finding.openElements.length > 0) {
      const found = finding.openElements.length === 1 ? nearly : maybe;
      for (const ask of openAsks(advice.case, keysOfFinding(finding), finding.child)) {
        const name = askName(ask);
        found.set(name, found.get(name) || { ask, findings: [] });
        found.get(name).findings.push(finding);
      }
    }
  }
  return [
    ...[...nearly.values()].map((one) => offenceSource("almost", almost, one)),
    ...[...maybe.values()].map((one) => offenceSource("possible", possible, one)),
  ];
}

function keysOfFinding(finding) {
  const first = finding.question === null ? [] : [finding.question];
  return [...new Set(first.concat(finding.settles))];
}

function offenceSource(source, told, { ask, findings }) {
  const cites = citesOf(findings);
  const why = {
    en: told.why.en.replace("{what}", () => cites.map((one) => one.en).join("; ")),
    fr: told.why.fr.replace("{what}", () => cites.map((one) => one.fr).join("; ")),
  };
  return { asks: [ask], because: { source, weight: Math.min(told.weight * findings.length, told.most), why } };
}

function citesOf(findings) {
  const ids = [...new Set(findings.map((one) => one.provision))];
  const cites = ids.map((id) => part("law").offences.find((one) => one.id === id).cite);
  return cites.filter((one, place) => cites.findIndex((other) => other.en === one.en && other.fr === one.fr) === place);
}

// The facts that a line of the script lacks; one that fills it as well is as good.
function lackingIn(aCase, line) {
  if (line.settled_by.some((key) => askedSubjects(aCase, key).some((one) => isAnswered(aCase, key, one)))) {
    return [];
  }
  return line.ask.filter((key) => openAsks(aCase, [key]).length > 0);
}

// The first key that is open for any subject (linked to the child, or to none), with each of these.
function openAsks(aCase, keys, child = null) {
  for (const key of keys) {
    if (factSpec(key).type !== "reference") {
      const open = askedSubjects(aCase, key, child).filter((subject) => !isAnswered(aCase, key, subject));
      if (open.length > 0) {
        return open.map((subject) => ({ key, subject }));
      }
    }
  }
  return [];
}

// The subjects that a key is about; where none was told of, the one that an answer begins.
function askedSubjects(aCase, key, child = null) {
  const group = groupOf(key);
  if (!isMany(group)) {
    return [group];
  }
  const known = aCase.subjects(group);
  const mine = known.filter((subject) => subjectConcerns(aCase, group, subject, child));
  return mine.length > 0 ? mine : [newSubject(group, known)];
}

// Whether a subject is of the child and, an account, of the other side.
function subjectConcerns(aCase, group, subject, child) {
  if (group === "account") {
    return aCase.text("account.belongs_to", subject) !== "child";
  }
  const linked = group === "child" ? subject : aCase.text(group + ".child", subject);
  return child === null || linked === null || linked === child;
}

function newSubject(group, known) {
  let number = 1;
  while (known.includes(group + "-" + number)) {
    number += 1;
  }
  return group + "-" + number;
}

// Whether anybody answered, if only that they don't know; a question that a text raised counts.
function isAnswered(aCase, key, subject) {
  if (aCase.told(key, subject).length > 0) {
    return true;
  }
  return aCase.of("asked").some((one) => one.kind_of_danger && dangerFact(one.kind_of_danger) === key);
}
