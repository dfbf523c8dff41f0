// Everything that the page shows of a case, concluded once, so that no two views can drift: a case and a now in;
// danger, steps, findings, answers and the next rung out. Pure; twin of plan/advice.py.

import { part } from "../parts.js";
import { findingsOf } from "../reasoning/assess.js";
import { assessKind } from "./assessment.js";
import { childPosition } from "./child_position.js";
import { dangerOf } from "./danger.js";
import { waitingOf } from "./dates.js";
import { doNow, notNow } from "./do_now.js";
import { eventOf } from "./event.js";
import { caseFacts } from "./facts.js";
import { nextRung } from "./go_up.js";
import { householdOf } from "./household.js";
import { dayIn, momentOf, zoneOfPlace } from "./moments.js";
import { answersTo } from "./refusal_answers.js";
import { servicesOf } from "./services.js";
import { standingWith } from "./standing.js";

// Conclude everything about a case at `now`, an instant.
export function adviseOn(aCase, { now }) {
  const moment = momentOf(now);
  const facts = caseFacts(aCase);
  const here = standingWith(aCase, servicesOf(aCase).pop());
  const waiting = waitingOf(here);
  const zone = zoneOfPlace(aCase.text("place.province"), aCase);
  const assessment = assessKind(facts);
  const household = householdOf(facts);
  const steps = doNow(aCase, facts, { assessment, household });
  const findings = findingsOf(part("law"), facts, { event: eventOf(aCase), today: dayIn(moment, zone) });
  return {
    case: aCase,
    now: moment,
    zone,
    danger: dangerOf(facts),
    assessment,
    household,
    childPosition: childPosition(facts),
    steps: steps.open,
    done: steps.done,
    notNow: notNow(household),
    findings,
    indicated: indicatedFirst(findings),
    answers: answersTo(aCase),
    service: here.service,
    ladder: here.service.ladder,
    next: nextRung(here, waiting, moment),
    waiting,
  };
}

// Likely findings, then possible ones; what is not indicated is left out.
function indicatedFirst(findings) {
  const likely = findings.filter((one) => one.verdict === "likely");
  return likely.concat(findings.filter((one) => one.verdict === "possible"));
}
