// What kind of thing this looks like: every kind that something speaks for, with what speaks for and against it, the
// one with most for it first; several stand side by side. It is never a verdict. With nothing for any kind there is
// one question to ask first. Kinds, signs and wording are data. Pure; twin of plan/assessment.py.

import { part } from "../parts.js";
import { NOT_KNOWN, answerRule, settingOf } from "../reasoning/evaluate.js";
import { isKnown } from "../reasoning/facts.js";
import { anyoneSays } from "../reasoning/heard.js";

// Hold every kind's signs against the facts: {kinds: [{kind, speaksFor, speaksAgainst, weight}], unknown, ask}.
export function assessKind(facts) {
  const told = part("plan").assessment;
  const setting = settingOf({ facts });
  const found = told.kinds.map((kind) => assessedKind(kind, setting));
  const standing = found.filter((one) => one.speaksFor.some((seen) => seen.sign.tells === true));
  const ask = told.unknown.ask.find((key) => !facts.statements(key).some(isKnown));
  return { kinds: standing.sort((one, other) => other.weight - one.weight), unknown: told.unknown, ask: ask || null };
}

// Of all that could speak for a kind, and against it, how much does; kinds have more or fewer signs.
function assessedKind(kind, setting) {
  const speaksFor = signsSeen(kind.for, setting);
  const speaksAgainst = signsSeen(kind.against, setting);
  const weight = signsWeigh(speaksFor) / kind.for.length - signsWeigh(speaksAgainst) / kind.against.length;
  return { kind, speaksFor, speaksAgainst, weight };
}

function signsSeen(signs, setting) {
  return signs
    .map((sign) => signSeen(sign, answerRule(sign.rule, setting)))
    .filter((one) => anyoneSays(one.reason));
}

function signSeen(sign, reason) {
  const conflict = reason.answer === NOT_KNOWN;
  return { sign, reason, statements: reason.statements, conflict, hesitant: reason.hesitant };
}

// A word that is hesitant or contested counts half.
function signsWeigh(seen) {
  return seen.reduce((sum, one) => sum + (one.conflict || one.hesitant ? 0.5 : 1), 0);
}
