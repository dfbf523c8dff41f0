// Rules over facts: one of three answers, with the statements that made it so or the keys that would settle it. Kleene's
// three values: a "no" is enough to fail *all*, a "yes" is enough to hold *any*, and what is not known stays not known.
// Of one sayer's words about one subject the latest counts; sayers whose answers differ are a conflict; an answer that
// rests only on sayers who are not sure is hesitant. Pure; twin of law/evaluate.py, which says the same more fully.

import { TESTS, asksAbout, groupOf, shapeOf, testOf } from "./rules.js";
import { isKnown, isUnsure, onceFor, subjectsAbout } from "./facts.js";
import { inForce } from "./text_in_force.js";

export const YES = "yes";
export const NO = "no";
export const NOT_KNOWN = "not_known";

export function opposite(answer) {
  if (answer === NOT_KNOWN) {
    return NOT_KNOWN;
  }
  return answer === YES ? NO : YES;
}

function yesOrNo(isSo) {
  return isSo ? YES : NO;
}

// What a rule is held against: the facts, the child it is about (`null`: the whole case), the one subject that is looked
// at (`only`: a group and a subject), the day of the event, and what rules may refer to.
export function settingOf({ facts, child = null, only = null, event = null, rules = {}, spans = {} }) {
  const remembered = { reasons: new Map(), concerned: new Map(), words: new Map(), reaches: new Map(), names: new Map() };
  return { facts, child, only, event, rules, spans, remembered, ofTheOne: new Map() };
}

// The same setting, looking at one subject alone; what does not ask about it is remembered for all of them.
export function settingOfOne(setting, group, subject) {
  return Object.assign({}, setting, { only: [group, subject], ofTheOne: new Map() });
}

export function answerRule(rule, setting) {
  switch (shapeOf(rule)) {
    case "fact":
      return remember(rule, comparedName(rule, setting), setting, compare);
    case "rule":
      return remember(rule, rule.rule, setting, referred);
    case "all":
      return join(rule, rule.all.map((part) => answerRule(part, setting)), NO);
    case "any":
      return join(rule, rule.any.map((part) => answerRule(part, setting)), YES);
    case "not":
      return negated(rule, answerRule(rule.not, setting));
    default:
      return reasonOf(rule, { answer: inForceAnswer(rule.in_force, setting) });
  }
}

export function isFirm(reason) {
  return reason.answer !== NOT_KNOWN && !reason.hesitant;
}

function reasonOf(rule, told) {
  const nothing = { statements: [], open: [], conflict: false, hesitant: false, parts: [] };
  return Object.assign({ rule }, nothing, told);
}

// Two comparisons of one key with one test are the same; a name with a space is no rule's.
function comparedName(rule, setting) {
  return onceFor(setting.remembered.names, rule, () => {
    const test = testOf(rule);
    return rule.fact + " " + test + " " + JSON.stringify(rule[test]);
  });
}

// What asks about the one subject is remembered apart from the rest.
function remember(rule, name, setting, work) {
  const reaches = setting.remembered.reaches;
  const isOfTheOne = setting.only !== null && asksAbout(rule, setting.rules, reaches).has(setting.only[0]);
  const reasons = isOfTheOne ? setting.ofTheOne : setting.remembered.reasons;
  return onceFor(reasons, name, () => work(rule, setting));
}

function referred(rule, setting) {
  const inner = answerRule(setting.rules[rule.rule], setting);
  return passedOn(rule, inner, inner.answer);
}

function negated(rule, inner) {
  return passedOn(rule, inner, opposite(inner.answer));
}

function passedOn(rule, inner, answer) {
  const { statements, open, conflict, hesitant } = inner;
  return { rule, answer, statements, open, conflict, hesitant, parts: [inner] };
}

// Join parts: one `strong` answer decides (no for *all*, yes for *any*); else the weak one needs every part.
function join(rule, parts, strong) {
  const deciding = parts.filter((part) => part.answer === strong);
  const unknown = parts.filter((part) => part.answer === NOT_KNOWN);
  const hesitating = parts.filter((part) => part.hesitant);
  if (deciding.length > 0) {
    // One firm part is enough; the whole hesitates only if every deciding part does.
    const hesitant = deciding.every((part) => part.hesitant);
    return joined(rule, parts, { answer: strong, shown: deciding, settle: hesitant ? deciding : [], hesitant });
  }
  if (unknown.length > 0) {
    const conflict = unknown.some((part) => part.conflict);
    return joined(rule, parts, { answer: NOT_KNOWN, shown: parts, settle: unknown.concat(hesitating), conflict });
  }
  const hesitant = hesitating.length > 0;
  return joined(rule, parts, { answer: opposite(strong), shown: parts, settle: hesitating, hesitant });
}

function joined(rule, parts, { answer, shown, settle, conflict = false, hesitant = false }) {
  const statements = eachOnce(shown.map((part) => part.statements));
  const open = eachOnce(settle.map((part) => part.open));
  return { rule, answer, statements, open, conflict, hesitant, parts };
}

export function eachOnce(lists) {
  return [...new Set([].concat(...lists))];
}

function compare(rule, setting) {
  const heard = wordsAbout(rule.fact, setting).map((words) => hear(rule, words));
  if ("known" in rule) {
    const known = heard.filter((one) => one.statements.length > 0);
    return reasonOf(rule, { answer: yesOrNo(known.length > 0 === rule.known), statements: allSaid(known) });
  }
  const holding = heard.filter((one) => one.answer === YES);
  if (holding.length > 0) {
    return concluded(rule, YES, holding, holding.every((one) => one.hesitant));
  }
  if (heard.length > 0 && heard.every((one) => one.answer === NO)) {
    return concluded(rule, NO, heard, heard.some((one) => one.hesitant));
  }
  const conflict = heard.some((one) => one.conflict);
  return reasonOf(rule, { answer: NOT_KNOWN, statements: allSaid(heard), open: [rule.fact], conflict });
}

function concluded(rule, answer, heard, hesitant) {
  return reasonOf(rule, { answer, statements: allSaid(heard), open: hesitant ? [rule.fact] : [], hesitant });
}

function allSaid(heard) {
  return [].concat(...heard.map((one) => one.statements));
}

// Join the words about one subject: a conflict where the answers of its sayers differ.
function hear(rule, words) {
  if (words.length === 0) {
    return { answer: NOT_KNOWN, statements: [], conflict: false, hesitant: true };
  }
  const answers = new Set(words.map((word) => holdsFor(rule, word.value)));
  answers.delete(NOT_KNOWN);
  return {
    answer: answers.size === 1 ? [...answers][0] : NOT_KNOWN,
    statements: words,
    conflict: answers.size > 1,
    hesitant: words.every(isUnsure),
  };
}

// Hold one value against the test of a comparison.
export function holdsFor(rule, value) {
  if (value === null) {
    return NOT_KNOWN;
  }
  switch (TESTS.find((test) => test in rule)) {
    case "is":
      return yesOrNo(value === rule.is);
    case "is_not":
      return yesOrNo(value !== rule.is_not);
    case "in":
      return yesOrNo(rule.in.includes(value));
    case "below":
      return typeof value === "number" ? yesOrNo(value < rule.below) : NOT_KNOWN;
    case "at_least":
      return typeof value === "number" ? yesOrNo(value >= rule.at_least) : NOT_KNOWN;
    default:
      return YES;
  }
}

// What is known of each subject that concerns the child; of one that nobody spoke of, nothing.
function wordsAbout(key, setting) {
  const known = onceFor(setting.remembered.words, key, () => latestBySubject(key, setting));
  if (setting.only === null || setting.only[0] !== groupOf(key)) {
    return [...known.values()];
  }
  return [known.get(setting.only[1]) || []];
}

function latestBySubject(key, setting) {
  const group = groupOf(key);
  const concerned = onceFor(setting.remembered.concerned, group, () => subjectsAbout(setting.facts, group, setting.child));
  const words = new Map(concerned.map((subject) => [subject, []]));
  for (const word of setting.facts.statements(key, setting.child)) {
    onceFor(words, word.subject, () => []).push(word);
  }
  return new Map([...words].map(([subject, said]) => [subject, latestWords(said)]));
}

// Each sayer's latest word, unless it is "I don't know".
function latestWords(words) {
  const latest = new Map();
  for (const word of words.slice().sort((one, other) => one.entry - other.entry)) {
    latest.set(word.says, word);
  }
  return [...latest.values()].filter(isKnown);
}

function inForceAnswer(provision, setting) {
  const held = inForce(setting.spans[provision], setting.event);
  return held === null ? NOT_KNOWN : yesOrNo(held);
}
