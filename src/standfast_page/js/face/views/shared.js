// What the later views share: the mark of what is general knowledge, dates beyond the holidays, a button to print. Pure.

import { isBeyondHolidays } from "../../plan/moments.js";
import { h } from "../dom.js";
import { say } from "../say.js";

// A statement that was not read in its source says so, in words, wherever it is told.
export function certaintyMark(certainty) {
  return certainty === "read_in_source" ? null : h("span", { class: "mark" }, " ", say("expect.general"));
}

// Beyond the table of holidays a date may fall on one, and whoever shows it says so.
export function holidayHint(found, moments) {
  return moments.some((at) => isBeyondHolidays(at, found.zone)) ? h("p", { class: "hint" }, say("ladder.holidays")) : null;
}

// A sheet that is printed: a button for it, and nothing of it where it may be someone at home.
export function printButton(label) {
  return h("p", { class: "no-print" }, h("button", { type: "button", class: "go", on: { click: () => window.print() } }, label));
}
