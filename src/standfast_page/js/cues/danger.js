// Danger in any free text: words that may speak of it, each with its place, so that one question can be asked. Pure.
// Twin of standfast/cues/danger.py. A hit declares nothing: it asks. No hit says nothing: nobody may read it as safety.

import { dangerCues } from "./load.js";
import { findCues } from "./cues.js";

// A kind that weighs less than a third of another in the same clause is not asked about beside it.
const FAINT = 3;

// Gives `[{kind, score, start, end, startAt, endAt, why}]`: each kind once, where it speaks loudest, in the text's
// order.
export function findDanger(text) {
  const told = dangerCues();
  const hits = findCues(text, told.set);
  const dampers = hits.filter((hit) => hit.cue.group.damps);
  const heard = [];
  for (const spoken of spokenTogether(hits.filter((hit) => !hit.cue.group.damps))) {
    const { key, lang } = spoken[0].cue.group;
    const less = dampers.filter((one) => isHeardWith(one, spoken[0]) && damps(one.cue.group.damps, key));
    const { left, score } = weighed(spoken, less, told.ceilings[lang]);
    if (score >= told.thresholds[lang]) {
      heard.push({ clause: spoken[0].clause, one: { kind: key, score, ...placesOf(left), why: left } });
    }
  }
  const loudest = new Map();
  for (const { clause, one } of heard) loudest.set(clause, Math.max(loudest.get(clause) || 0, one.score));
  const best = new Map();
  for (const { clause, one } of heard) {
    if (one.score * FAINT >= loudest.get(clause) && (!best.has(one.kind) || one.score > best.get(one.kind).score)) {
      best.set(one.kind, one);
    }
  }
  return Array.from(best.values()).sort((one, other) => one.start - other.start || (one.kind < other.kind ? -1 : 1));
}

// Gathers hits by kind, clause and language, in the order in which these were first heard.
function spokenTogether(hits) {
  const groups = new Map();
  for (const hit of hits) {
    const name = [hit.cue.group.key, hit.clause, hit.cue.group.lang].join(" ");
    const same = groups.get(name);
    if (same === undefined) {
      groups.set(name, [hit]);
    } else {
      same.push(hit);
    }
  }
  return groups.values();
}

function isHeardWith(one, other) {
  return one.clause === other.clause && one.cue.group.lang === other.cue.group.lang;
}

function damps(damping, kind) {
  return damping.kinds.length === 0 || damping.kinds.includes(kind);
}

// Gives the hits that still weigh something, each cue once, and what they come to (no more than `most`).
function weighed(hits, less, most) {
  const left = new Map();
  for (const hit of hits) {
    const near = less.filter((one) => one.cue.group.damps.overlap && overlaps(one, hit));
    const weight = hit.cue.weight - sumOf(near.map((one) => one.cue.weight));
    if (weight > 0 && (!left.has(hit.cue) || weight > left.get(hit.cue).weight)) {
      left.set(hit.cue, { weight, hit });
    }
  }
  const wide = new Set(less.filter((one) => !one.cue.group.damps.overlap).map((one) => one.cue));
  const apart = onceAPlace(left);
  const heard = sumOf(apart.map((one) => one.weight));
  const score = Math.min(heard, most === undefined ? heard : most) - sumOf(Array.from(wide, (cue) => cue.weight));
  return { left: apart.map((one) => one.hit), score };
}

// Keeps the heaviest cue of those that stand in the very same words, and of equal ones the first.
function onceAPlace(left) {
  const best = new Map();
  for (const held of left.values()) {
    const place = `${held.hit.startAt} ${held.hit.endAt}`;
    if (!best.has(place) || held.weight > best.get(place).weight) best.set(place, held);
  }
  return Array.from(best.values());
}

function overlaps(one, other) {
  return one.startAt < other.endAt && other.startAt < one.endAt;
}

function placesOf(hits) {
  return {
    start: Math.min(...hits.map((one) => one.start)),
    end: Math.max(...hits.map((one) => one.end)),
    startAt: Math.min(...hits.map((one) => one.startAt)),
    endAt: Math.max(...hits.map((one) => one.endAt)),
  };
}

function sumOf(numbers) {
  return numbers.reduce((sum, one) => sum + one, 0);
}
