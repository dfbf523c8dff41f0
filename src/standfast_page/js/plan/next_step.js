// The next step in words: from when, whom to turn to, why, what to say and ask, what to answer, what follows, what
// counts down in the background. An advice and a language in; [{part, line}] out, in the order of the papers: `part`
// says what a line is, and a face sets "say", "answer", "silence" and "then" to be read aloud. Pure; twin of
// papers/next_step.py.

import { part } from "../parts.js";
import { fieldSpec } from "./catalogue.js";
import { datesOf, otherServices } from "./dates.js";
import { filledLine, foreignRun } from "./lines.js";
import { sayDateOf, sayMoment } from "./moments.js";
import { answerNow } from "./refusal_answers.js";

const MILLISECONDS_A_DAY = 24 * 3600 * 1000;

export function nextStepOf(advice, lang) {
  const make = stepMaker(advice, lang);
  if (advice.next === null) {
    return [stepPart("line", make.says("no_ladder"))];
  }
  return [
    stepPart("line", stepLine(make)),
    ...advice.next.because.map((one) => stepPart("because", becauseLine(make, one))),
    ...stepToDo(make, advice.next),
    ...answerLines(make),
    ...afterLines(make, advice.next),
    ...waitingLines(make).map((line) => stepPart("waiting", line)),
    ...backgroundLines(make).map((line) => stepPart("background", line)),
  ];
}

// Words to say stand between quotation marks, as in the script; those that stand between them already stay.
export function saidAloud(both, lang) {
  const told = both[lang];
  return /^[“«]/.test(told) ? [told] : filledLine(part("script").words.quoted[lang], { words: told });
}

function stepMaker(advice, lang) {
  return {
    advice,
    own: (both) => [both[lang]],
    aloud: (both) => saidAloud(both, lang),
    when: (at) => sayMoment(at, lang, advice.zone),
    day: (day) => sayDateOf(day, lang),
    says: (key, slots) => filledLine(part("plan").says[key][lang], slots),
  };
}

function stepPart(name, line) {
  return { part: name, line };
}

// In one line when, and which rung.
function stepLine(make) {
  const { next, now } = make.advice;
  const when = make.when(next.at);
  const state = next.waiting ? "waiting" : next.at < now ? "due" : "now";
  if (next.clock !== null) {
    return make.says("clock." + state, { when, what: make.own(next.clock.what) });
  }
  if (next.because[next.because.length - 1].kind === "check_in") {
    return make.says("check_in." + state, { when });
  }
  return make.says("step." + state, { when, rung: make.own(next.rung.title) });
}

// Why, with people's words as theirs.
function becauseLine(make, one) {
  const when = one.when === null ? "" : make.when(one.when);
  if (one.kind === "clock") {
    return make.says("because.clock", { length: make.own(one.clock.length) });
  }
  if (one.kind === "progress") {
    const kind = one.when === null ? "progress_due" : "progress";
    return make.says("because." + kind, { what: make.says("progress." + one.what), when });
  }
  const by = one.by === null ? make.says("someone") : foreignRun(one.by);
  const said = one.what === null ? "…" : foreignRun(one.what);
  const reason = notedReason(make, one);
  const slots = { by, who: by, said, what: said, reason: reason || "", when, count: String(one.count) };
  return make.says("because." + toldAs(one, reason), slots);
}

// A refusal is a quote only where somebody wrote its words down.
function toldAs(one, reason) {
  if (one.kind !== "refusal" || one.what !== null) {
    return one.kind;
  }
  return reason === null ? "refusal_unquoted" : "refusal_reason";
}

// The label of the reason that was picked; "other" says nothing.
function notedReason(make, one) {
  const choice = fieldSpec("refusal.reason").choices.find(({ code }) => code === one.reason && code !== "other");
  return choice === undefined ? null : make.own(choice.label);
}

function stepToDo(make, next) {
  if (next.clock !== null) {
    return [stepPart("do", make.own(next.clock.do)), stepPart("why", make.own(next.clock.why))];
  }
  if (next.checkIn !== null) {
    const isSpeech = next.because[next.because.length - 1].kind === "promise_quiet";
    return [stepPart("say", isSpeech ? make.aloud(next.checkIn) : make.own(next.checkIn))];
  }
  return [stepPart("say", make.aloud(next.rung.words)), stepPart("ask", make.aloud(next.rung.ask))];
}

// What to answer at the next call to what was last said instead of help.
function answerLines(make) {
  const found = answerNow(make.advice.answers);
  if (found === null) {
    return [];
  }
  const lead = make.says("answer.lead", { label: make.own(found.answer.label) });
  return [stepPart("answer_lead", lead), stepPart("answer", make.aloud(found.answer.aloud))];
}

// What to do when the time passes in silence, and who is next with what words.
function afterLines(make, next) {
  const said = [];
  if (next.silence !== null) {
    said.push(stepPart("silence_lead", make.says("silence.lead")), stepPart("silence", make.aloud(next.silence)));
  }
  if (next.then !== null) {
    const lead = make.says("then.lead", { rung: make.own(next.then.title) });
    said.push(stepPart("then_lead", lead), stepPart("then", make.aloud(next.then.words)));
  }
  return said;
}

// Why nothing is due, the check-in, and when the wait is too long; what is said as next is left out. Nothing where
// something set the family back: that is not called normal.
function waitingLines(make) {
  const { waiting, next, now } = make.advice;
  const kinds = next.because.map((one) => one.kind);
  const isRhythm = kinds.includes("check_in") || kinds.includes("too_long");
  if (waiting === null || (!next.waiting && !isRhythm)) {
    return [];
  }
  const { stage, tooLongAt } = waiting;
  const isTold = kinds.includes("progress") || !next.waiting;
  const lead = isTold ? make.says("waiting.normal") : make.says("waiting.until", { when: make.when(next.at) });
  const lines = [lead.concat([" "], make.own(stage.normal))];
  if (next.checkIn !== stage.check_in && !(tooLongAt !== null && tooLongAt <= now)) {
    lines.push(make.says("waiting.check_in").concat([" "], make.own(stage.check_in)));
  }
  if (tooLongAt !== null && next.checkIn !== stage.then) {
    const told = make.says("waiting.too_long", { when: make.when(tooLongAt) });
    lines.push(told.concat([" "], make.own(stage.then)));
  }
  lines.push(make.says("waiting.source", { source: make.own(stage.source), date: make.day(stage.checked) }));
  return lines;
}

// Duties, what counts down by now, and what is still open with a service that no longer has the file.
function backgroundLines(make) {
  const { advice } = make;
  const dates = datesOf(advice);
  // Before its notice has come a limit is not spoken of.
  const early = dates.filter((one) => one.kind === "notice" && one.at > advice.now);
  const isEarly = (due) => early.some((one) => one.clock === due.clock && one.police === due.police);
  return [
    ...dates.filter((due) => due.kind === "duty").map((due) => dutyLine(make, due)),
    ...dates.filter((due) => due.kind === "limit" && !isEarly(due)).map((due) => limitLine(make, due)),
    ...[].concat(...otherServices(advice.case).map((other) => otherServiceLines(make, other))),
  ];
}

function dutyLine(make, due) {
  const state = due.at < make.advice.now ? "due" : "waiting";
  const line = make.says("duty." + state, { when: make.when(due.at), what: make.own(due.clock.what) });
  return line.concat([" "], make.own(due.clock.do));
}

function limitLine(make, due) {
  const slots = { what: make.own(due.clock.what), when: make.when(due.at) };
  if (due.at < make.advice.now) {
    return make.says("limit.passed", slots);
  }
  const days = String(Math.floor((due.at - make.advice.now) / MILLISECONDS_A_DAY));
  return make.says("limit.count", Object.assign(slots, { days }));
}

function otherServiceLines(make, { service, open }) {
  const promises = new Map(make.advice.case.promises().map(({ promise }) => [promise.entry, promise]));
  const said = open.filter((due) => promises.has(due.entry)).map((due) => {
    const { by, what } = promises.get(due.entry);
    const slots = { by: by ? foreignRun(by) : make.says("someone"), what: what ? foreignRun(what) : "…" };
    return make.says("other_service.promise", Object.assign(slots, { when: make.when(due.at) }));
  });
  if (said.length === 0) {
    return [];
  }
  const name = service.name ? foreignRun(service.name) : make.says("other_service.unnamed");
  return [make.says("other_service.title", { name })].concat(said);
}
