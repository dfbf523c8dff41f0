// Whom one can turn to: one body shown with every way to reach it. A number is a link that dials; what was not loaded is
// said to be so, and nothing is made up. In: bodies as plan/places.js gives them. Out: elements.

import { h } from "./dom.js";
import { lang, own, say } from "./say.js";

export function dialled(number) {
  return number.replace(/[^\d+]/g, "");
}

export function phoneLink(number, label) {
  return h("a", { class: "phone", href: "tel:" + dialled(number) }, label || number);
}

export function textLink(number, label) {
  return h("a", { class: "phone", href: "sms:" + dialled(number) }, label || number);
}

export function siteLink(address) {
  const shown = address.replace(/^https:\/\//, "");
  return h("a", { class: "site", href: address, rel: "noreferrer noopener" }, shown);
}

export function bodyShown(body, { level } = {}) {
  return h(
    "li",
    { class: "body" },
    h(level || "h3", {}, own(body.name)),
    h("p", {}, own(body.what)),
    routesOf(body),
    body.hours === undefined ? null : h("p", { class: "hint" }, own(body.hours)),
    checkLine(body),
  );
}

// Every way to reach a body, as a list.
export function routesOf(body) {
  const shown = body.routes.map(routeShown);
  return h("ul", { class: "routes" }, shown.length ? shown : h("li", {}, say("help.not_loaded")));
}

function routeShown(route) {
  switch (route.kind) {
    case "phone":
      return h("li", {}, phoneLink(route.value, say("help.call_number", { number: route.value })), noteOf(route));
    case "text":
      return h("li", {}, textLink(route.value, say("help.text_number", { number: route.value })), noteOf(route));
    case "web":
      return h("li", {}, siteLink((lang() === "fr" && route.french) || route.value), noteOf(route));
    default:
      return h("li", {}, route.note ? own(route.note) : say(route.kind === "police" ? "help.through_police" : "help.not_loaded"));
  }
}

function noteOf(route) {
  return route.note ? h("span", { class: "hint" }, ` (${own(route.note).replace(/\.$/, "")})`) : null;
}

// A number that was not read in its source is to be checked; 9-1-1 is known to everyone.
function checkLine(body) {
  const isSure = body.certainty === "read_in_source" || body.kind === "emergency";
  return isSure || !body.routes.some((one) => one.value) ? null : h("p", { class: "hint" }, say("help.check"));
}
