// The page's words in the language of now. `say("frame.leave")` gives the text of standfast_data/wording/page/frame.yaml
// at `leave`, its {slots} filled; `own({ en, fr })` gives the half of any words from the data. A key that has no text is
// a fault of the page, and a gate finds it before anyone does.

import { part } from "../parts.js";

const LANGUAGES = ["en", "fr"];
let langNow = "en";

export function lang() {
  return langNow;
}

export function setLang(code) {
  langNow = LANGUAGES.includes(code) ? code : "en";
  document.documentElement.lang = langNow;
}

export function langOfBrowser() {
  const asked = navigator.languages && navigator.languages.length ? navigator.languages[0] : navigator.language;
  return String(asked || "").toLowerCase().startsWith("fr") ? "fr" : "en";
}

export function otherLang() {
  return langNow === "en" ? "fr" : "en";
}

export function own(words) {
  return words[langNow];
}

export function say(key, fills) {
  return sayIn(langNow, key, fills);
}

export function sayIn(code, key, fills) {
  const words = part("wording")[key];
  if (words === undefined) throw new Error("no words for " + key);
  return fillSlots(words[LANGUAGES.indexOf(code)], fills);
}

export function hasWords(key) {
  return part("wording")[key] !== undefined;
}

export function sayAll(prefix) {
  const found = [];
  while (hasWords(prefix + "." + found.length)) found.push(sayIn(langNow, prefix + "." + found.length));
  return found;
}

export function fillSlots(text, fills) {
  return text.replace(/\{(\w+)\}/g, (slot, name) => (fills && name in fills ? String(fills[name]) : slot));
}
