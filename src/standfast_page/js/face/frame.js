// What stands around every view: whom to call if someone is in danger now, the language, the way back, help, the way out.
// Made anew with each view, so that a language switched shows everywhere; it keeps nothing.

import { part } from "../parts.js";
import { h } from "./dom.js";
import { leaveNow, leaveTo } from "./leave.js";
import { otherLang, say, sayIn } from "./say.js";

export function frameAround(nav, heading, body) {
  const above = h("header", { class: "over-" + nav.name }, dangerLine(), topBar(nav));
  return [skipLink(), above, mainOf(nav, heading, body), foot(nav), wayOut(nav)];
}

function skipLink() {
  return h("a", { class: "skip", href: "#main" }, say("frame.skip"));
}

function topBar(nav) {
  const other = otherLang();
  const swap = { type: "button", class: "link", id: "language", lang: other, on: { click: () => nav.switchLang(other) } };
  return h("div", { class: "top" }, backLink(nav), h("button", swap, sayIn(other, "frame.this_language")));
}

function dangerLine() {
  const number = part("frame").emergency;
  return h(
    "p",
    { class: "danger" },
    h("strong", {}, say("frame.danger_ask")),
    " ",
    h("a", { class: "call", href: "tel:" + number.dial }, say("frame.danger_call", { number: number.shown })),
  );
}

function backLink(nav) {
  if (!nav.canGoBack) return h("span", {});
  return h("button", { type: "button", class: "link back", id: "back", on: { click: nav.back } }, say("frame.back"));
}

function mainOf(nav, heading, body) {
  return h("main", { id: "main", class: "view view-" + nav.name }, heading, body);
}

function foot(nav) {
  const about = part("frame").about;
  return h(
    "footer",
    {},
    footLinks(nav),
    h("p", {}, say("frame.not_a_lawyer")),
    h("p", {}, say("frame.data_of", { day: about.checked_said[document.documentElement.lang], version: about.version })),
    isOld(about) ? h("p", { class: "old" }, say("frame.data_old")) : null,
  );
}

function isOld(about) {
  return Date.now() > Date.parse(about.stale_on + "T00:00:00Z");
}

const FOOT_LINKS = ["help", "expect", "safety", "interpreter", "open", "start_over"];
// What stands at the foot for a young person: nothing that is meant for a parent.
const YOUNG_LINKS = ["safety"];

function footLinks(nav) {
  const names = nav.name === "young" ? YOUNG_LINKS : FOOT_LINKS;
  const links = names.filter((name) => nav.isView(name) && nav.name !== name).map((name) =>
    h("li", {}, h("button", { type: "button", class: "link", on: { click: () => nav.go(name) } }, say(`frame.to_${name}`))),
  );
  return links.length ? h("ul", { class: "help", "aria-label": say("frame.help") }, links) : null;
}

function wayOut(nav) {
  const leaving = (event) => {
    event.preventDefault();
    leaveNow(nav.hasGuard());
  };
  return h(
    "nav",
    { class: "way-out", "aria-label": say("frame.way_out") },
    nav.name === "first" ? historyLine(nav) : null,
    h(
      "div",
      { class: "exits" },
      nav.bar === null ? null : nav.bar(),
      h("a", { id: "leave", class: "leave", href: leaveTo(), rel: "noreferrer", on: { click: leaving } }, say("frame.leave")),
    ),
  );
}

function historyLine(nav) {
  const toSafety = nav.isView("safety")
    ? h("button", { type: "button", class: "link", on: { click: () => nav.go("safety") } }, say("frame.history_more"))
    : null;
  return h("p", { class: "stays" }, say("frame.history_stays"), " ", toSafety);
}
