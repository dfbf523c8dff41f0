// The cues as the page carries them (the part "cues"), made into sets when they are first asked for. Twin of
// standfast/cues/load.py; the part is made by standfast/page/cues_part.py, which tells its form.

import { part } from "../parts.js";
import { cueSet } from "./cues.js";

export const NO_REFUSAL = "none";

const cuesMade = new Map();

// `{set, threshold, margin, sureFrom}`
export function refusalCues() {
  return madeOnce("refusals", () => {
    const { groups, threshold, margin, sureFrom } = part("cues").refusals;
    return { set: cueSet(groups, readWith()), threshold, margin, sureFrom };
  });
}

// `{set, thresholds, ceilings}`, both by language; a group with `damps` makes danger less likely in its clause.
export function dangerCues() {
  return madeOnce("danger", () => {
    const { groups, thresholds, ceilings } = part("cues").danger;
    return { set: cueSet(groups, readWith()), thresholds, ceilings };
  });
}

function madeOnce(name, make) {
  let value = cuesMade.get(name);
  if (value === undefined) {
    value = make();
    cuesMade.set(name, value);
  }
  return value;
}

function readWith() {
  return madeOnce("words", () => {
    const told = part("cues").words;
    return {
      spellings: new Map(told.spellings.split("\n").map(spelling)),
      negations: new Set(told.negations.split(" ")),
      reach: told.reach,
      ordinary: new Set(told.ordinary.split(" ")),
      tongues: new Map(Object.entries(told.tongues).map(([lang, small]) => [lang, new Set(small.split(" "))])),
      lists: new Map(Object.entries(told.lists).map(([name, entries]) => [name, entries.split("|")])),
      made: new Map(),
    };
  });
}

function spelling(line) {
  const [word, ...meant] = line.split(" ");
  return [word, meant];
}
