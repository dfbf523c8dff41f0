// "They say no": what was heard, picked or typed, and its answer at once, in large type to read aloud. A typed text shows
// the best answer and up to three to choose from; where none fits nothing is forced on anyone.

import { hasPart, part } from "../../parts.js";
import { findRefusal } from "../../cues/refusals.js";
import { saidAloud } from "../../plan/next_step.js";
import { refusalAnswer } from "../../plan/refusal_answers.js";
import { back, backTo, go, view } from "../app.js";
import { fillWith, h } from "../dom.js";
import { button, choices, draft, field, folded, setDraft } from "../fields.js";
import { lang, own, say } from "../say.js";
import { readButton } from "../speak.js";
import { state } from "../state.js";
import { refusedTickId } from "./call.js";

const WAIT_AFTER_TYPING = 300;
let refusalTimer = null;

export function refusalViews() {
  view("refusal", { title: () => say("refusal.title"), render: refusalView });
  view("refusal_answer", { title: ({ id }) => own(refusalAnswer(id).label), render: refusalAnswerView });
}

export function refusalView() {
  const heard = h("div", { "aria-live": "polite", id: "heard-refusal" });
  const typed = (text) => {
    clearTimeout(refusalTimer);
    refusalTimer = setTimeout(() => showHeard(text, heard), WAIT_AFTER_TYPING);
  };
  if (draft("refusal-said")) showHeard(draft("refusal-said"), heard);
  return h(
    "section",
    {},
    field({ id: "refusal-said", label: say("refusal.type"), hint: say("refusal.type_hint"), long: true, onInput: typed }),
    heard,
    h("h2", {}, say("refusal.pick")),
    choices(...part("refusals").map((one) => refusalChoice(one, null))),
  );
}

function refusalChoice(one, said) {
  const press = () => go("refusal_answer", { id: one.id, said: said === null ? unplacedWords() : said });
  return button(own(one.label), press, { id: "refusal-" + (said === null ? "" : "heard-") + one.id });
}

// What was typed belongs to the reason that is picked for it, unless it belongs to one already.
function unplacedWords() {
  const typed = draft("refusal-said").trim();
  return typed && !isPlaced(typed) ? typed : null;
}

function isPlaced(typed) {
  return state.refused.some((one) => one.said === typed);
}

function somethingElse() {
  setDraft("refusal-said", "");
  back();
}

// The best answer at once, the next two as buttons; what is unsure is told as a choice.
function showHeard(text, holder) {
  const found = text.trim() && hasPart("cues") ? findRefusal(text) : null;
  const named = found === null ? [] : [found.key, ...found.next].map(refusalAnswer).filter((one) => one !== null);
  if (found === null || named.length === 0) {
    fillWith(holder, found === null ? null : h("p", { class: "hint" }, say("refusal.none")));
    return;
  }
  const best = refusalAnswer(found.key);
  const isSure = best !== null && !found.unsure;
  if (isSure && !isPlaced(text.trim())) noteRefused({ reason: best.id, said: text.trim() });
  const others = named.filter((one) => !isSure || one !== best);
  fillWith(
    holder,
    isSure ? h("div", { class: "found" }, h("h2", {}, own(best.label)), answerShown(best)) : null,
    others.length ? h("p", {}, say(isSure ? "refusal.or" : "refusal.which")) : null,
    others.length ? choices(...others.map((one) => refusalChoice(one, text.trim()))) : null,
  );
}

export function refusalAnswerView({ id, said }) {
  const answer = refusalAnswer(id);
  noteRefused({ reason: id, said });
  return h(
    "section",
    {},
    answerShown(answer),
    h("p", {}, button(say("refusal.back_to_call"), () => backTo("call"), { kind: "go", id: "back-to-call" })),
    h("p", {}, button(say("refusal.another"), somethingElse, { kind: "choice" })),
  );
}

function answerShown(answer) {
  const aloud = own(answer.aloud);
  const sure = say(answer.certainty === "read_in_source" ? "refusal.read" : "refusal.general");
  return [
    h("p", { class: "say largest", id: "aloud" }, saidAloud(answer.aloud, lang())),
    readButton(aloud),
    folded(
      say("refusal.law"),
      h("ul", {}, answer.law.concat(answer.sources).map((one) => h("li", {}, own(one)))),
      h("p", {}, sure),
    ),
  ];
}

// A reason counts once in a call, with the words that were heard last, if any were typed: a label is nobody's words. In
// the call it stands ticked. What was heard in a sentence that was still being typed doesn't count beside the whole.
function noteRefused({ reason, said }) {
  const before = state.refused.find((one) => one.reason === reason);
  if (before === undefined) state.ticks[refusedTickId({ reason })] = true;
  const refused = { reason, said: said || (before === undefined ? null : before.said) };
  const isPartOf = (one, whole) => Boolean(one.said && whole.said && whole.said.startsWith(one.said));
  const isSame = (one) => one === before || isPartOf(one, refused) || isPartOf(refused, one);
  state.refused = state.refused.filter((one) => !isSame(one)).concat([refused]);
}
