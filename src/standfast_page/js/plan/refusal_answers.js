// What to say to what the family was told: each refusal with a reason beside its answer. A refusal whose reason
// nobody recorded gets none, nor does a reason that no answer is loaded for. Pure; twin of plan/refusal_answers.py.

import { part } from "../parts.js";
import { latestProgress } from "./progress.js";

// The answer to a refusal by the catalogue's code: {id, label, aloud, ask, law, rung, certainty, sources}, or `null`.
export function refusalAnswer(key) {
  return part("refusals").find((one) => one.id === key) || null;
}

// Answer each reason once, by the latest time it was given; newest first: [{refusal, answer, movedSince}].
export function answersTo(aCase) {
  const progress = latestProgress(aCase);
  const latest = new Map();
  for (const refusal of aCase.refusals().reverse()) {
    const answer = refusalAnswer(refusal.reason);
    if (answer !== null && !latest.has(answer.id)) {
      latest.set(answer.id, { refusal, answer, movedSince: progress !== null && progress.at > refusal.at });
    }
  }
  return [...latest.values()];
}

// The answer to say at the next call: to the latest refusal, unless police moved the file since.
export function answerNow(answers) {
  return answers.length === 0 || answers[0].movedSince ? null : answers[0];
}
