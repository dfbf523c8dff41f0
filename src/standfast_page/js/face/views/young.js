// The young person's page: believed, not at fault, two numbers above three doors. It asks nothing, tells the page's state
// nothing and keeps nothing; every word is for readers of 11 to 17.

import { part } from "../../parts.js";
import { bodyOf } from "../../plan/places.js";
import { view } from "../app.js";
import { phoneLink, siteLink, textLink } from "../bodies.js";
import { h } from "../dom.js";
import { own, say, sayAll } from "../say.js";

export function youngViews() {
  view("young", { title: () => say("young.title"), render: youngView });
}

export function youngView() {
  return h(
    "section",
    { class: "young" },
    h("p", { class: "lead" }, say("young.fault")),
    h("p", {}, say("young.telling")),
    h("p", { class: "hint" }, say("young.nothing_asked")),
    h("h2", {}, say("young.now_title")),
    h("ul", { class: "bodies" }, part("doors").young.first.map(youngNumber)),
    h("h2", {}, say("young.doors_title")),
    h("p", { class: "hint" }, say("young.leaves"), " ", say("young.bill")),
    h("ul", { class: "bodies" }, part("doors").young.doors.map(youngDoor)),
    h("h2", {}, say("young.free_title")),
    h("ul", {}, sayAll("young.free").map((line) => h("li", {}, line))),
    h("p", {}, say("young.keep")),
    h("h2", {}, say("young.adult_title")),
    h("p", {}, say("young.adult")),
    h("p", {}, say("young.home")),
  );
}

const WHEN_TO_CALL = { "ca.911": "young.now_911", "ca.988": "young.now_988" };

function youngNumber(id) {
  return h("li", { class: "body" }, h("h3", {}, say(WHEN_TO_CALL[id])), youngRoutes(bodyOf(id), null));
}

function youngDoor(door) {
  const body = bodyOf(door.body);
  return h(
    "li",
    { class: "body" },
    h("h3", {}, own(body.name)),
    h("p", {}, own(door.say)),
    youngRoutes(body, door.text || null),
    h("p", { class: "reach" }, siteLink(own(door.site))),
  );
}

function youngRoutes(body, text) {
  return body.routes.filter((one) => one.kind === "phone" || one.kind === "text").map((one) => youngRoute(one, text));
}

function youngRoute(route, text) {
  const isCall = route.kind === "phone";
  const label = say(isCall ? "young.call" : "young.text", { number: route.value });
  const note = isCall || text === null ? null : h("span", { class: "hint" }, " ", own(text));
  return h("p", { class: "reach" }, isCall ? phoneLink(route.value, label) : textLink(route.value, label), note);
}
