// Whether anyone's word says that a rule holds: even an unsure one, even where another sayer differs. For what must be
// heard when one voice fears it: a danger, someone at home, a sign that is shown with its doubt. Pure; twin of
// plan/heard.py.

import { YES, holdsFor } from "./evaluate.js";
import { shapeOf } from "./rules.js";

export function anyoneSays(reason) {
  if (reason.answer === YES) {
    return true;
  }
  switch (shapeOf(reason.rule)) {
    case "fact":
      return reason.conflict && reason.statements.some((one) => holdsFor(reason.rule, one.value) === YES);
    case "all":
      return reason.parts.length > 0 && reason.parts.every(anyoneSays);
    case "any":
      return reason.parts.some(anyoneSays);
    default:
      return false;
  }
}
