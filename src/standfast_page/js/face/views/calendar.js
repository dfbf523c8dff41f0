// The dates that are due, as a calendar file with neutral titles: what it will say, who may see it, then the file. The
// dates are plan/dates.js; nothing of why stands in the file.

import { CALENDAR_FILE, calendarEvents, calendarOf } from "../../keep/calendar.js";
import { canHandOver, handOver } from "../../keep/hand_over.js";
import { datesOf } from "../../plan/dates.js";
import { sayMoment } from "../../plan/moments.js";
import { goes, view } from "../app.js";
import { fillWith, h } from "../dom.js";
import { button } from "../fields.js";
import { lang, say, sayAll } from "../say.js";
import { advice, instantNow } from "../state.js";
import { asTextInstead, keptOnlyIfSafe } from "./kept.js";
import { holidayHint } from "./shared.js";

export function calendarViews() {
  view("calendar", { title: () => say("calendar.title"), render: calendarView });
}

export function calendarView() {
  return keptOnlyIfSafe(calendarInside);
}

function calendarInside() {
  const found = advice();
  const events = calendarEvents(datesOf(found), instantNow());
  const dated = (event) => sayMoment(event.at, lang(), found.zone);
  if (events.length === 0) return h("section", {}, h("p", {}, say("calendar.none")), toLadder());
  const titles = { call: say("calendar.call"), note: say("calendar.note") };
  const outcome = h("div", { role: "status" });
  return h(
    "section",
    {},
    h("p", { class: "lead" }, say("calendar.lead")),
    h("ul", {}, events.map((event) => h("li", {}, h("strong", {}, titles[event.kind]), " · ", dated(event)))),
    holidayHint(found, events.map((event) => event.at)),
    h("ul", {}, sayAll("calendar.seen").map((line) => h("li", {}, line))),
    h("p", {}, button(say("calendar.make"), () => madeCalendar(events, titles, outcome), { kind: "go", id: "make-calendar" })),
    outcome,
  );
}

function madeCalendar(events, titles, outcome) {
  const text = calendarOf(events, titles, instantNow());
  if (canHandOver()) handOver(CALENDAR_FILE, "text/calendar;charset=utf-8", text);
  fillWith(outcome, h("p", { class: "strong" }, say("calendar.made", { file: CALENDAR_FILE })), asTextInstead("calendar-text", text));
}

function toLadder() {
  const link = goes("ladder", say("now.to_ladder"));
  return link ? h("p", {}, link) : null;
}
