// Who helps, for the place that was told: in danger, to report, for images, for the child, in the province. Each with its
// number as a link; where it may be someone at home, child protection comes first and a line says which phone to use.

import { factSpec } from "../../plan/catalogue.js";
import { bodiesFor } from "../../plan/places.js";
import { refresh, view } from "../app.js";
import { bodyShown } from "../bodies.js";
import { h } from "../dom.js";
import { folded } from "../fields.js";
import { own, say } from "../say.js";
import { guarded, provinceNow, tell } from "../state.js";

const NOW_BODIES = ["ca.911", "ca.988"];
const REPORT_BODIES = ["ca.cybertip"];
const IMAGE_BODIES = ["ca.needhelpnow", "ca.take_it_down", "ca.project_arachnid"];
const CHILD_BODIES = ["ca.kids_help_phone", "ca.cyac", "ca.211"];

export function helpViews() {
  view("help", { title: () => say("help.title"), render: helpView });
}

export function helpView() {
  const province = provinceNow();
  const close = guarded() ? bodyGroup("protection", bodiesFor("child_protection", province)) : null;
  return h(
    "section",
    { class: "helpers" },
    h("p", { class: "lead" }, say("help.lead")),
    h("p", { class: "hint" }, say("help.leaves")),
    guarded() ? h("p", { class: "note" }, say("help.guarded")) : null,
    bodyGroup("now", bodiesFor(NOW_BODIES, province)),
    close,
    bodyGroup("report", bodiesFor(REPORT_BODIES, province)),
    provinceField(province),
    bodyGroup("images", bodiesFor(IMAGE_BODIES, province)),
    bodyGroup("child", bodiesFor(CHILD_BODIES, province)),
    bodyGroup("victims", bodiesFor("victim_services", province)),
    close === null ? bodyGroup("protection", bodiesFor("child_protection", province)) : null,
    bodyGroup("units", bodiesFor("police_unit", province)),
    bodyGroup("money", bodiesFor("money", province)),
    bodyGroup("legal", bodiesFor("legal_aid", province)),
    oversightGroup(province),
  );
}

function bodyGroup(name, bodies) {
  if (!bodies.length) return null;
  return [h("h2", {}, say("help." + name)), h("ul", { class: "bodies" }, bodies.map((one) => bodyShown(one)))];
}

function oversightGroup(province) {
  const found = bodiesFor("oversight", province);
  if (!found.length || !province) return null;
  const inside = h("ul", { class: "bodies" }, found.map((one) => bodyShown(one)));
  return folded(say("help.complaints"), h("p", {}, say("help.complaints_apart")), inside);
}

// Where the person lives, to pick from; what stands here changes with it.
export function provinceField(province) {
  const choices = factSpec("place.province").choices;
  const onChange = (event) => {
    tell("place.province", event.target.value || null);
    refresh();
  };
  return h(
    "div",
    { class: "field no-print" },
    province ? null : h("p", {}, say("help.province_missing")),
    h("label", { for: "province" }, say("help.province_choose")),
    h(
      "select",
      { id: "province", autocomplete: "off", on: { change: onChange } },
      h("option", { value: "", selected: !province }, say("help.province_none")),
      choices.map((one) => h("option", { value: one.code, selected: one.code === province }, own(one.label))),
    ),
  );
}
