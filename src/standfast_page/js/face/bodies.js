// Whom one can turn to: one body shown with every way to reach it. A number is a link that dials; what was not loaded is
// said to be so, and nothing is made up. In: bodies as plan/places.js gives them. Out: elements.

import { h } from "./dom.js";
import { own, say } from "./say.js";

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
    body.certainty === "read_in_source" ? null : h("p", { class: "hint" }, say("help.check")),
  );
}

// Every way to reach a body, as a list.
export function routesOf(body) {
  const shown = body.routes.map(routeShown);
  return h("ul", { class: "routes" }, shown.length ? shown : h("li", {}, say("help.not_loaded")));
}

function routeShown(route) {
  const note = route.note === undefined ? null : h("span", { class: "hint" }, " ", own(route.note));
  switch (route.kind) {
    case "phone":
      return h("li", {}, say("help.call"), " ", phoneLink(route.value), note);
    case "text":
      return h("li", {}, say("help.text"), " ", textLink(route.value), note);
    case "web":
      return h("li", {}, siteLink(route.value), note);
    case "police":
      return h("li", {}, say("help.through_police"), note);
    default:
      return h("li", {}, say("help.not_loaded"), note);
  }
}
