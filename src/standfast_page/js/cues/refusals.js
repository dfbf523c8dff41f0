// Which refusal a text holds: a sum of whole-number weights by key, and the cues behind it. Text in, one answer out.
// Pure. Twin of standfast/cues/refusals.py. Below the threshold the key is "none": no answer is forced on anybody.

import { NO_REFUSAL, refusalCues } from "./load.js";
import { findCues } from "./cues.js";

const NEXT_BEST = 2;

// Gives `{key, score, next, unsure, why}`: the two next best keys; whether the parent should choose; the hits.
export function findRefusal(text) {
  const told = refusalCues();
  const hits = hitsApart(firstOfEach(findCues(text, told.set)));
  const scores = new Map();
  for (const hit of hits) {
    const key = hit.cue.group.key;
    scores.set(key, (scores.get(key) || 0) + hit.cue.weight);
  }
  const none = scores.get(NO_REFUSAL) || 0;
  const ranked = Array.from(scores.keys()).filter((key) => key !== NO_REFUSAL);
  ranked.sort((one, other) => scores.get(other) - scores.get(one) || (one < other ? -1 : 1));
  const score = ranked.length > 0 ? scores.get(ranked[0]) - none : 0;
  if (ranked.length === 0 || score < told.threshold) {
    return { key: NO_REFUSAL, score: Math.max(score, 0), next: ranked.slice(0, NEXT_BEST), unsure: false, why: [] };
  }
  const [best, ...others] = ranked;
  const isNear = others.length > 0 && scores.get(best) - scores.get(others[0]) < told.margin;
  const why = hits.filter((hit) => hit.cue.group.key === best || hit.cue.group.key === NO_REFUSAL);
  return { key: best, score, next: others.slice(0, NEXT_BEST), unsure: score < told.sureFrom || isNear, why };
}

// However often a cue stands, it counts once.
function firstOfEach(hits) {
  const first = new Map();
  for (const hit of hits) {
    if (!first.has(hit.cue)) {
      first.set(hit.cue, hit);
    }
  }
  return Array.from(first.values());
}

// Leaves out what lies within a heavier cue of the same key: a word is heard once for an answer.
function hitsApart(hits) {
  const kept = new Map();
  for (const hit of Array.from(hits).sort(byWeight)) {
    const same = kept.get(hit.cue.group.key) || [];
    if (!same.some((one) => one.startAt <= hit.startAt && hit.endAt <= one.endAt)) {
      kept.set(hit.cue.group.key, same.concat([hit]));
    }
  }
  return Array.from(kept.values()).flat();
}

function byWeight(one, other) {
  const heavier = other.cue.weight - one.cue.weight;
  const longer = one.startAt - one.endAt - (other.startAt - other.endAt);
  return heavier || longer || one.startAt - other.startAt || one.cue.place - other.cue.place;
}
