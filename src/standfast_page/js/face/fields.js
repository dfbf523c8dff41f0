// Fields and buttons in one form. What is typed stays in `state.drafts` while the page is open, so that Back and a change
// of language lose nothing; each free text is marked so that the browser neither checks nor remembers nor sends it.

import { heardUnder } from "./heard.js";
import { h } from "./dom.js";
import { state } from "./state.js";

const QUIET = { autocomplete: "off", spellcheck: "false", autocapitalize: "sentences", autocorrect: "off" };
const QUIET_TO_TOOLS = { "data-gramm": "false", "data-lpignore": "true", "data-1p-ignore": true, translate: "no" };

export function button(label, act, { kind, id, pressed } = {}) {
  const pressable = pressed === undefined ? {} : { "aria-pressed": String(pressed) };
  return h("button", { type: "button", class: kind || "choice", id, ...pressable, on: { click: act } }, label);
}

export function choices(...buttons) {
  return h("ul", { class: "choices" }, buttons.filter(Boolean).map((one) => h("li", {}, one)));
}

export function draft(id) {
  return state.drafts[id] === undefined ? "" : state.drafts[id];
}

export function setDraft(id, value) {
  state.drafts[id] = value;
}

// A field with its label; `long` makes it a box of several lines, `kind` is the type of an input.
export function field({ id, label, hint, long, kind, mode, listens = !kind || kind === "text", onInput }) {
  const holder = h("div", { "aria-live": "polite" });
  const typed = (event) => {
    setDraft(id, event.target.value);
    if (onInput) onInput(event.target.value);
  };
  const left = (event) => (listens ? heardUnder(event.target.value, holder) : null);
  const on = { input: typed, change: left };
  const about = { id, name: id, inputmode: mode, "aria-describedby": hint ? id + "-hint" : null, ...QUIET, ...QUIET_TO_TOOLS, on };
  const box = long ? h("textarea", { ...about, rows: "3" }) : h("input", { ...about, type: kind || "text" });
  box.value = draft(id);
  return h(
    "div",
    { class: "field" },
    h("label", { for: id }, label),
    hint ? h("p", { class: "hint", id: id + "-hint" }, hint) : null,
    box,
    holder,
  );
}

export function tick(id, ...label) {
  return tickThat(id, null, ...label);
}

// A tick that also tells something: `act` hears whether it is set.
export function tickThat(id, act, ...label) {
  const changed = (event) => {
    state.ticks[id] = event.target.checked;
    if (act !== null) act(event.target.checked);
  };
  const box = h("input", { type: "checkbox", id, on: { change: changed } });
  box.checked = Boolean(state.ticks[id]);
  return h("div", { class: "tick" }, box, h("label", { for: id }, ...label));
}

export function folded(summary, ...inside) {
  return h("details", {}, h("summary", {}, summary), ...inside);
}
