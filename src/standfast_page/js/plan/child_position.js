// The child's own position in law, said as carefully as it is known: facts in, lines out. No line says what a court
// or the police will do with a child; one that is general knowledge says to check with a lawyer. Lines are data.
// Pure; twin of plan/child_position.py.

import { part } from "../parts.js";
import { NO, answerRule, settingOf } from "../reasoning/evaluate.js";
import { anyoneSays } from "../reasoning/heard.js";

// The lines that fit what is told of the child: [{id, part, say, provisions, certainty, source}].
export function childPosition(facts) {
  const setting = settingOf({ facts });
  return part("plan").childPosition.lines.filter((line) => positionFits(line, setting));
}

function positionFits(line, setting) {
  if (line.only_if && !anyoneSays(answerRule(line.only_if, setting))) {
    return false;
  }
  return !line.when || answerRule(line.when, setting).answer !== NO;
}
