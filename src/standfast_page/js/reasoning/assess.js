// Likely offences, element by element, for each child: law, facts and days in, findings out. A finding is *likely* when
// every element is answered yes by someone who is sure or thinks so; *not indicated* when an element that excludes is
// firmly no, or nothing that was said speaks for what sets the offence apart; *possible* otherwise. It never says that
// anyone is guilty. Where an offence is about one image, or one thing that was done, each is looked at alone and the
// strongest finding stands. Pure; twin of law/assess.py.

import { NO, YES, answerRule, eachOnce, isFirm, opposite, settingOf, settingOfOne } from "./evaluate.js";
import { rememberingFacts, subjectsAbout } from "./facts.js";
import { shapeOf } from "./rules.js";
import { questionOf } from "./suppose.js";
import { textUsed } from "./text_in_force.js";

const VERDICTS = ["likely", "possible", "not_indicated"];

// Hold every offence of `law` (the part "law") against the facts, for each child, or for the case while none is named.
// What comes is [{provision, child, verdict, elements, text, gates, notes, openElements, question, settles}], where
// `text` is the state of the text that was used, and `gates` and `notes` are the changes of the law that speak about it.
export function findingsOf(law, facts, { event = null, today }) {
  const remembering = rememberingFacts(facts);
  const named = remembering.subjects("child");
  // The text in force hangs on the day and not on the child.
  const offences = law.offences.map((offence) => ({ offence, text: textOf(law, offence, event, today) }));
  const found = (named.length > 0 ? named : [null]).map((child) => {
    const whole = settingOf({ facts: remembering, child, event, rules: law.rules, spans: law.spans });
    return offences.map((one) => strongestFinding(one, settingsOfEach(whole, one.offence.about || null)));
  });
  return [].concat(...found);
}

function textOf(law, offence, event, today) {
  const gates = (offence.gates || []).map((id) => law.gates[id]);
  return textUsed({ span: law.spans[offence.id], gates, event, today });
}

// A setting for each subject that an offence may be about; one for all while there is no more than one.
function settingsOfEach(whole, about) {
  const subjects = about === null ? [] : subjectsAbout(whole.facts, about, whole.child);
  return subjects.length <= 1 ? [whole] : subjects.map((subject) => settingOfOne(whole, about, subject));
}

// The finding that goes furthest; of equals the one with fewest elements open, then the first.
function strongestFinding({ offence, text }, settings) {
  let strongest = null;
  for (const setting of settings) {
    const found = findingOf(offence, text, setting);
    if (strongest === null || goesFurther(found, strongest)) {
      strongest = found;
    }
    if (found.verdict === "likely") {
      break;
    }
  }
  return strongest;
}

function goesFurther(one, other) {
  const difference = VERDICTS.indexOf(one.verdict) - VERDICTS.indexOf(other.verdict);
  return difference < 0 || (difference === 0 && one.openElements.length < other.openElements.length);
}

function findingOf(offence, text, setting) {
  const elements = offence.elements.map((element) => elementFinding(element, setting));
  const openElements = elements.filter((one) => !isMet(one));
  return {
    provision: offence.id,
    child: setting.child,
    verdict: verdictOf(elements, text),
    elements,
    text: text.state,
    gates: text.gates,
    notes: text.notes,
    openElements,
    settles: eachOnce(elements.map((one) => one.settles)),
    get question() {
      const first = openElements.find((one) => one.question !== null);
      return first ? first.question : null;
    },
  };
}

// `element` is the law's own, with its label; the question is worked out when it is asked for.
function elementFinding(element, setting) {
  const reason = answerRule(element.rule, setting);
  return {
    id: element.id,
    element,
    answer: reason.answer,
    reason,
    settles: reason.open,
    get question() {
      return isMet(this) ? null : questionOf(reason);
    },
  };
}

function isMet(one) {
  return one.answer === YES && isFirm(one.reason);
}

function rulesOut(one) {
  return one.element.excludes !== false && one.answer === NO && isFirm(one.reason);
}

function verdictOf(elements, text) {
  if (elements.some(rulesOut)) {
    return "not_indicated";
  }
  const telling = elements.filter((one) => one.element.distinguishing);
  if (telling.length > 0 && !telling.some((one) => speaksFor(one.reason, YES))) {
    return "not_indicated";
  }
  // A text that was not in force on the day of the event never makes a finding likely.
  return text.state !== "not_in_force" && elements.every(isMet) ? "likely" : "possible";
}

// Whether anything said points to the wanted answer, if only by sayers who differ or are not sure.
function speaksFor(reason, wanted) {
  switch (shapeOf(reason.rule)) {
    case "fact":
      return reason.answer === wanted || reason.conflict || reason.hesitant;
    case "not":
      return reason.parts.some((part) => speaksFor(part, opposite(wanted)));
    case "in_force":
      return false;
    default:
      return reason.parts.some((part) => speaksFor(part, wanted));
  }
}
