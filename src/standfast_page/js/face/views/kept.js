// What saving, the calendar and keeping the page have in common: nothing of the kind where it may be someone at home, or
// where that is not known; and where nobody was asked yet, the question comes first. Also the fields of a passphrase, which
// stands in no draft and in no state: it is gone with the view.

import { factSpec } from "../../plan/catalogue.js";
import { refresh } from "../app.js";
import { h } from "../dom.js";
import { button, choices } from "../fields.js";
import { own, say } from "../say.js";
import { guarded, state, tell } from "../state.js";

const AT_HOME = "stranger.may_live_with_child";

export function keptOnlyIfSafe(render) {
  if (guarded()) return h("section", {}, h("p", { class: "note" }, say("keep.guarded")));
  return state.facts.some((fact) => fact.key === AT_HOME) ? render() : askedFirst();
}

function askedFirst() {
  const spec = factSpec(AT_HOME);
  const answered = (value) => () => {
    tell(AT_HOME, value);
    refresh();
  };
  return h(
    "section",
    {},
    h("p", {}, say("keep.first")),
    h("h2", { id: "at-home" }, own(spec.question)),
    h("p", { class: "why" }, own(spec.why)),
    choices(
      button(say("interview.yes"), answered(true)),
      button(say("interview.no"), answered(false)),
      button(say("interview.unknown"), answered(null), { kind: "choice quiet" }),
    ),
  );
}

// `{ node, box }`: a field that hides what is typed, which no browser is asked to remember.
export function secretField({ id, label, hint }) {
  const quiet = { autocomplete: "off", spellcheck: "false", autocapitalize: "none", autocorrect: "off", translate: "no" };
  const tools = { "data-gramm": "false", "data-lpignore": "true", "data-1p-ignore": true };
  const box = h("input", { id, type: "password", "aria-describedby": hint ? id + "-hint" : null, ...quiet, ...tools });
  const about = hint ? h("p", { class: "hint", id: id + "-hint" }, hint) : null;
  return { node: h("div", { class: "field" }, h("label", { for: id }, label), about, box), box };
}

// One tick shows what is typed in all of them.
export function showSecrets(...boxes) {
  const showThem = (event) => {
    for (const box of boxes) box.type = event.target.checked ? "text" : "password";
  };
  const tick = h("input", { id: "show-secrets", type: "checkbox", on: { change: showThem } });
  return h("div", { class: "tick" }, tick, h("label", { for: "show-secrets" }, say("keep.show")));
}

// The same as a text, for phones that save no files.
export function asTextInstead(id, text) {
  const box = h("textarea", { id, rows: "6", readonly: true, spellcheck: "false", translate: "no" });
  box.value = text;
  box.addEventListener("focus", () => box.select());
  return h(
    "details",
    {},
    h("summary", {}, say("keep.nothing_came")),
    h("div", { class: "field" }, h("label", { for: id }, say("keep.copy_text")), box),
  );
}
