// Which view is shown, and how one comes to another: views register by name, `go` shows one and moves the focus to its
// heading, and Back (the link here, or the phone's own button) shows the one before. The stack is an array in memory; the
// browser's history holds at most one more entry for this page, without state and at the same address.

import { emptyOut, fillWith, h } from "./dom.js";
import { frameAround } from "./frame.js";
import { leaveNow, watchShift } from "./leave.js";
import { setLang } from "./say.js";
import { stopSpeaking } from "./speak.js";
import { forgetEverything, state } from "./state.js";

const views = new Map();
const stack = [];
let guardPushed = false;

// `bar` makes what stands beside the way out, such as the answer to a refusal during the call.
export function view(name, { title, render, bar = null }) {
  views.set(name, { name, title, render, bar });
}

export function isView(name) {
  return views.has(name);
}

export function viewNow() {
  return stack.length ? stack[stack.length - 1].name : null;
}

export function go(name, options) {
  if (!views.has(name)) throw new Error("no view " + name);
  stack.push({ name, options: options || {}, scrolled: 0 });
  pushGuard();
  showNow({ arrive: true });
}

export function back() {
  if (stack.length < 2) return;
  stack.pop();
  showNow({ arrive: true });
}

// Back to a view that was left, past those that came after it; forward where it never was.
export function backTo(name) {
  const place = stack.map((one) => one.name).lastIndexOf(name);
  if (place === -1) {
    go(name);
    return;
  }
  stack.length = place + 1;
  showNow({ arrive: true });
}

export function startOver() {
  forgetEverything();
  stack.length = 0;
  go("first");
}

export function refresh() {
  showNow({ arrive: false });
}

export function switchLang(code) {
  setLang(code);
  showNow({ arrive: false });
}

export function begin({ first, root }) {
  appRoot = root;
  watchShift(() => leaveNow(guardPushed));
  window.addEventListener("popstate", onBrowserBack);
  window.addEventListener("pagehide", clearAway);
  window.addEventListener("pageshow", (event) => (event.persisted ? location.reload() : null));
  document.addEventListener("click", secondTap, true);
  stack.push({ name: first, options: {} });
  showNow({ arrive: false });
}

export function goes(name, label, { options, kind } = {}) {
  if (!views.has(name)) return null;
  return h("button", { type: "button", class: kind || "link", on: { click: () => go(name, options) } }, label);
}

// A door to a view, where that view is.
export function doorTo(name, label) {
  const link = goes(name, label, { kind: "door" });
  return link ? h("li", {}, link) : null;
}

// A page that is left may be kept whole by the browser, to be shown again: then there is nothing to show.
function clearAway() {
  forgetEverything();
  emptyOut(document.body);
}

// The second of two quick taps is meant for what stood there before: it neither answers nor opens what came since.
function secondTap(event) {
  if (event.detail > 1 && tappedAt !== showings) {
    event.preventDefault();
    event.stopPropagation();
  } else {
    tappedAt = showings;
  }
}

let appRoot = null;
let showings = 0;
let tappedAt = 0;

function showNow({ arrive }) {
  showings += 1;
  const { name, options } = stack[stack.length - 1];
  const { title, render, bar } = views.get(name);
  const held = arrive ? null : focusedId();
  const body = render(options);
  const heading = title ? h("h1", { tabindex: "-1", id: "heading" }, title(options)) : null;
  const canGoBack = stack.length > 1;
  fillWith(appRoot, frameAround({ name, canGoBack, back, switchLang, go, isView, hasGuard, bar }, heading, body));
  if (arrive) {
    stopSpeaking();
    window.scrollTo(0, 0);
    const first = document.getElementById("heading") || appRoot.querySelector("h1");
    if (first) first.focus({ preventScroll: true });
  } else if (held && document.getElementById(held)) {
    document.getElementById(held).focus({ preventScroll: true });
  }
}

function focusedId() {
  return document.activeElement && document.activeElement.id ? document.activeElement.id : null;
}

function pushGuard() {
  if (guardPushed) return;
  guardPushed = true;
  history.pushState(null, "");
}

function onBrowserBack() {
  guardPushed = false;
  if (state.leaving) return;
  if (stack.length > 1) {
    stack.pop();
    if (stack.length > 1) pushGuard();
    showNow({ arrive: true });
  }
}

function hasGuard() {
  return guardPushed;
}
