// Whom to call, as large links that a phone dials: ids of bodies in, buttons out. A body that serves no one here gives none.

import { bodiesFor } from "../plan/places.js";
import { h } from "./dom.js";
import { say } from "./say.js";
import { provinceNow } from "./state.js";

export function firstPhone(body) {
  const route = body.routes.find((one) => one.kind === "phone" && one.value);
  return route ? route.value : null;
}

export function callButtons(ids) {
  return bodiesFor(ids, provinceNow()).map(firstPhone).filter(Boolean).map(callButton);
}

export function callButton(number) {
  const href = "tel:" + number.replace(/[^\d+]/g, "");
  return h("a", { class: "go call-now", href }, say("frame.danger_call", { number }));
}
