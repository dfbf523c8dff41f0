// Which one question would settle an open element? For each open key in turn a firm answer is supposed: every value that
// the rule's own comparisons name, and one beside them. Where one of those alone would make the whole a firm yes, that
// key is the question. Nothing is asked of the facts again. Pure; twin of law/suppose.py.

import { NO, NOT_KNOWN, YES, holdsFor, isFirm, opposite } from "./evaluate.js";
import { shapeOf, testOf } from "./rules.js";

// Stands for a choice or a text that no comparison names; no file can hold it.
const ANY_OTHER = "\0 any other";

// The first open key whose firm answer alone makes it yes; else the first open key; else `null`.
export function questionOf(reason) {
  const compared = comparisonsIn(reason);
  const settling = reason.open.find((key) =>
    worthSupposing(compared, key).some((value) => becomesYes(reason, key, value)),
  );
  return settling || reason.open[0] || null;
}

function becomesYes(reason, key, value) {
  const supposed = supposing(reason, key, value);
  return supposed.answer === YES && supposed.firm;
}

// The answer, and whether it is firm, if `key` firmly had this value and all else stayed as it is.
function supposing(reason, key, value) {
  switch (shapeOf(reason.rule)) {
    case "fact":
      return reason.rule.fact === key
        ? { answer: holdsFor(reason.rule, value), firm: true }
        : { answer: reason.answer, firm: isFirm(reason) };
    case "in_force":
      return { answer: reason.answer, firm: isFirm(reason) };
    case "not": {
      const inner = supposing(reason.parts[0], key, value);
      return { answer: opposite(inner.answer), firm: inner.firm };
    }
    case "rule":
      return supposing(reason.parts[0], key, value);
    case "all":
      return supposedTogether(reason.parts.map((part) => supposing(part, key, value)), NO);
    default:
      return supposedTogether(reason.parts.map((part) => supposing(part, key, value)), YES);
  }
}

function supposedTogether(parts, strong) {
  const deciding = parts.filter((part) => part.answer === strong);
  if (deciding.length > 0) {
    return { answer: strong, firm: deciding.some((part) => part.firm) };
  }
  if (parts.some((part) => part.answer === NOT_KNOWN)) {
    return { answer: NOT_KNOWN, firm: false };
  }
  return { answer: opposite(strong), firm: parts.every((part) => part.firm) };
}

function worthSupposing(compared, key) {
  return [].concat(...compared.filter((rule) => rule.fact === key).map(besideTest));
}

function besideTest(rule) {
  const test = testOf(rule);
  const named = rule[test];
  switch (test) {
    case "is":
    case "is_not":
      return [named, typeof named === "boolean" ? !named : ANY_OTHER];
    case "in":
      return named.concat([ANY_OTHER]);
    case "known":
      return [ANY_OTHER];
    default:
      return [named - 1, named];
  }
}

function comparisonsIn(reason) {
  const own = "fact" in reason.rule ? [reason.rule] : [];
  return own.concat(...reason.parts.map(comparisonsIn));
}
