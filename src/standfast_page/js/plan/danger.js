// Danger first: what the facts say of danger now, and what nobody has answered yet. A hit is shown before anything
// else; a rule that is not known becomes a question. Nothing here, and no text made of it, says that there is no
// danger: the line that asks stands on everything whatever was found. Pure; twin of plan/danger.py.

import { part } from "../parts.js";
import { NOT_KNOWN, answerRule, eachOnce, settingOf } from "../reasoning/evaluate.js";
import { anyoneSays } from "../reasoning/heard.js";
import { momentOf } from "./moments.js";

export const MEETING_KIND = "meeting";

// Hold every kind of danger against the facts; even a hesitant word counts here.
export function dangerOf(facts) {
  const told = part("plan").danger;
  const answered = told.kinds.map((kind) => ({ kind, reason: answerRule(kind.rule, settingOf({ facts })) }));
  const hits = answered.filter((one) => anyoneSays(one.reason));
  const open = answered.filter((one) => one.reason.answer === NOT_KNOWN && !anyoneSays(one.reason));
  return {
    always: told.always,
    alwaysForPolice: told.always_for_police,
    hits: hits.some((one) => one.kind.id === "at_home") ? hits.map(hitAtHome) : hits,
    open,
    openKeys: eachOnce(open.map((one) => one.reason.open)),
  };
}

function hitAtHome({ kind, reason }) {
  return { kind: Object.assign({}, kind, { do: kind.do_at_home || kind.do }), reason };
}

// The hours and places of a meeting that anyone named, each once, in the order they were told.
export function meetingOf(aCase) {
  const known = aCase.told("danger.meeting_at").filter((fact) => fact.value !== null);
  const hours = known.map((fact) => momentOf(fact.value));
  const places = aCase.told("danger.meeting_place").filter((fact) => typeof fact.value === "string");
  return { at: [...new Set(hours)], places: [...new Set(places.map((fact) => fact.value))] };
}
