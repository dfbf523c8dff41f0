// Someone at home, or someone known: it changes whom to call, what is printed, what may be kept. `null` where
// nobody's word speaks of it; one hesitant word is enough, for to be careful for nothing costs little. Levels, rules
// and wording are data. Pure; twin of plan/household.py.

import { part } from "../parts.js";
import { answerRule, settingOf } from "../reasoning/evaluate.js";
import { anyoneSays } from "../reasoning/heard.js";
import { caseFacts } from "./facts.js";

const AT_HOME_KEY = "stranger.may_live_with_child";

// The closest level that anyone's word speaks of.
export function householdOf(facts) {
  for (const found of part("plan").household) {
    const reason = answerRule(found.rule, settingOf({ facts }));
    if (anyoneSays(reason)) {
      return {
        level: found.level,
        atHome: found.level === "home",
        warning: found.warning,
        lines: found.lines,
        call: found.call,
        printNothing: found.print_nothing,
        reason,
      };
    }
  }
  return null;
}

// Whether it was asked if it could be someone at home, and nobody knows: then be as careful as with a yes.
export function isAskedAndNotKnown(aCase) {
  const told = new Map(aCase.told(AT_HOME_KEY).map((fact) => [fact.says, fact.value]));
  const asked = aCase.of("asked").filter((one) => one.kind_of_danger === "at_home");
  const words = [...told.values()].concat(asked.map((one) => (one.answer === undefined ? null : one.answer)));
  return words.length > 0 && words.every((word) => word === null);
}

// Whether the page keeps, prints and opens nothing by itself: it may be someone at home, or that is not known.
export function isGuarded(aCase) {
  const found = householdOf(caseFacts(aCase));
  return (found !== null && found.atHome) || isAskedAndNotKnown(aCase);
}
