// Whom to call, as large links that a phone dials: ids of bodies in, buttons out. A body that serves no one here gives none.

import { bodiesFor } from "../plan/places.js";
import { dialled } from "./bodies.js";
import { h } from "./dom.js";
import { own, say } from "./say.js";
import { provinceNow } from "./state.js";

export function firstPhone(body) {
  const route = body.routes.find((one) => one.kind === "phone" && one.value);
  return route ? route.value : null;
}

export function callButtons(ids) {
  return bodiesFor(ids, provinceNow()).filter(firstPhone).map(callButton);
}

// A number that isn't the body's own name says whose it is.
export function callButton(body) {
  const number = firstPhone(body);
  const href = "tel:" + dialled(number);
  const whose = own(body.name).includes(number) ? null : h("span", { class: "whose" }, own(body.name));
  return h("a", { class: "go call-now", href }, say("frame.danger_call", { number }), whose);
}
