// Danger heard in what a family wrote: a text and what is known in, one yes or no for each kind heard out. It
// declares nothing and only adds. That nothing is heard means nothing, and no text made of it says that there is no
// danger. What is asked is data; whom to call stands with the danger itself. Pure; twin of plan/heard_danger.py.

import { part } from "../parts.js";
import { findDanger } from "../cues/danger.js";
import { isKnown } from "../reasoning/facts.js";
import { bodiesFor } from "./places.js";

const QUOTED_AROUND = 40;
const LONGEST_HEARD = 160;
const QUOTE_ENDS = ".!?;:\n\r…";
// What Python's str.split takes for white space.
const QUOTE_SPACE = /[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/;
const JOINED_BY = { en: " or ", fr: " ou " };

// Ask about each kind of danger that a text may speak of and that nobody said yes or no to, in the text's order:
// [{kind, fact, quote, ask, says, call, bodies}].
export function heardIn(text, facts) {
  return findDanger(text)
    .map((hit) => heardQuestion(text, hit))
    .filter((one) => !facts.statements(one.fact).some(isKnown));
}

function heardQuestion(text, hit) {
  const { wrote, kinds } = part("plan").heard;
  const asks = kinds.find((one) => one.id === hit.kind);
  const quote = quotedPlace(text, hit.startAt, hit.endAt);
  const says = { en: wroteLine(wrote.en, quote, asks.ask.en), fr: wroteLine(wrote.fr, quote, asks.ask.fr) };
  const bodies = part("plan").danger.kinds.find((one) => one.id === hit.kind).call;
  return { kind: hit.kind, fact: asks.fact, quote, ask: asks.ask, says, call: asks.call, bodies };
}

function wroteLine(template, quote, ask) {
  return template.replace(/\{(quote|ask)\}/g, (_slot, name) => (name === "quote" ? quote : ask));
}

// The line with the numbers to call, of those that serve a province.
export function callNow(question, province, lang) {
  const routes = bodiesFor(question.bodies, province).map((body) => body.routes[0].value);
  return question.call[lang].replace("{number}", () => routes.filter(Boolean).join(JOINED_BY[lang]));
}

// A place of a text with the clause around it, in whole words, on one line and of bounded length. `start` and `end`
// count code points.
export function quotedPlace(text, start, end) {
  const letters = Array.from(text);
  const clause = letters.slice(clauseStart(letters, start), clauseEnd(letters, end));
  const spaced = clause.map((letter) => (QUOTE_SPACE.test(letter) ? " " : letter));
  const said = spaced.join("").split(" ").filter(Boolean).join(" ");
  const kept = Array.from(said);
  return kept.length <= LONGEST_HEARD ? said : kept.slice(0, LONGEST_HEARD).join("").replace(/ +$/, "") + "…";
}

function isSpace(letter) {
  return QUOTE_SPACE.test(letter);
}

function clauseStart(letters, start) {
  const edge = Math.max(start - QUOTED_AROUND, 0);
  for (let place = start - 1; place >= edge; place -= 1) {
    if (QUOTE_ENDS.includes(letters[place])) {
      return place + 1;
    }
  }
  if (edge > 0 && !isSpace(letters[edge - 1])) {
    const space = letters.slice(edge, start).findIndex(isSpace);
    return space === -1 ? edge : edge + space;
  }
  return edge;
}

function clauseEnd(letters, end) {
  const edge = Math.min(end + QUOTED_AROUND, letters.length);
  for (let place = end; place < edge; place += 1) {
    if (QUOTE_ENDS.includes(letters[place])) {
      return place;
    }
  }
  if (edge < letters.length && !isSpace(letters[edge])) {
    for (let place = edge - 1; place >= end; place -= 1) {
      if (isSpace(letters[place])) {
        return place;
      }
    }
  }
  return edge;
}
