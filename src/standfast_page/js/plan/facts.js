// A case as rules see it: statements about catalogue keys, by subject and sayer. The latest word of each sayer
// counts; words of different sayers stand side by side. One thing is worked out: an age that nobody told, from a date
// of birth that somebody did. Pure; twin of plan/facts.py.

import { isKnown } from "../reasoning/facts.js";
import { groupOf } from "../reasoning/rules.js";
import { AGE_KEY, ageFrom, bornFacts } from "./ages.js";

export function caseFacts(aCase) {
  return {
    subjects: (group) => aCase.subjects(group),
    statements: (key, child = null) => {
      const said = statementsOf(aCase, key, child);
      return key !== AGE_KEY || said.some(isKnown) ? said : statedAges(aCase, child);
    },
  };
}

function statementsOf(aCase, key, child) {
  return aCase
    .latest(key)
    .filter((fact) => child === null || factConcerns(aCase, fact, child))
    .map((fact) => statementFrom(fact, key, fact.value));
}

function statementFrom({ subject, says, sure, entry }, key, value) {
  return { key, subject, value, says, sure, entry };
}

// Ages worked out from dates of birth, with the words of whoever told those.
function statedAges(aCase, child) {
  return bornFacts(aCase, child)
    .map((born) => statementFrom(born, AGE_KEY, ageFrom(aCase, born)))
    .filter(isKnown);
}

function factConcerns(aCase, fact, child) {
  const group = groupOf(fact.key);
  if (group === "child") {
    return fact.subject === child;
  }
  const linked = aCase.text(group + ".child", fact.subject);
  return linked === null || linked === child;
}
