// Where a case stands with one police service: its own records, its clocks, its zone, its province. What the next
// rung, the waiting and the dates all start from, so that each counts the same days. Pure; twin of plan/standing.py.

import { ringAt } from "../clock/working_time.js";
import { zoneOfPlace } from "./moments.js";
import { clocksFor } from "./places.js";
import { isDated } from "./progress.js";
import { withService } from "./services.js";

// See the case as it stands with a service; where no ladder is loaded only promises fall due.
export function standingWith(aCase, service) {
  const { province, ladder } = service;
  const every = clocksFor(ladder === null ? "" : ladder.id, province);
  return {
    case: withService(aCase, service.id),
    service,
    steps: ladder === null ? [] : every.filter((one) => one.starts === "first_report"),
    limits: ladder === null ? [] : clocksFor(ladder.id, province, "limit"),
    undated: every.find((one) => one.starts === "undated_promise") || null,
    zone: zoneOfPlace(province, aCase),
  };
}

// When a clock that started at `start` rings here.
export function ringsHere(here, clock, start) {
  return ringAt(clock, start, { zone: here.zone, province: here.service.province });
}

// When a promise falls due: as promised, or by the clock for promises without a date; `null` where there is none.
export function fallsDue(here, promise) {
  if (isDated(promise)) {
    return promise.due_at;
  }
  return here.undated === null ? null : ringsHere(here, here.undated, promise.at);
}
