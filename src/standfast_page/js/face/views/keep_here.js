// Keeping the page itself on this phone, and taking it away again. What a person told is no part of it. Only the hosted
// page can do it; one that was opened from a file is on the device already, and says so.

import { canKeepHere, isKeptHere, keepHere, removeFromHere } from "../../keep/keep_here.js";
import { goes, view } from "../app.js";
import { fillWith, h } from "../dom.js";
import { button } from "../fields.js";
import { say, sayAll } from "../say.js";
import { keptOnlyIfSafe } from "./kept.js";

export function keepHereViews() {
  view("keep_here", { title: () => say("keep.here_title"), render: keepHereView });
}

export function keepHereView() {
  if (!canKeepHere()) return h("section", {}, h("p", {}, say(isAFile() ? "keep.here_file" : "keep.here_cannot")));
  const choice = h("div", { role: "status" });
  showChoice(choice);
  return h("section", {}, choice);
}

// The way to take it away again, wherever it is kept, whatever was told.
export function keptHereDoor() {
  const door = h("p", {});
  isKeptHere().then((kept) => (kept ? fillWith(door, goes("keep_here", say("keep.here_kept_door"))) : null));
  return door;
}

function isAFile() {
  return location.protocol === "file:";
}

// What is kept can be taken away whatever was told since.
async function showChoice(choice) {
  if (await isKeptHere()) fillWith(choice, keptChoice(choice));
  else fillWith(choice, keptOnlyIfSafe(() => keepChoice(choice)));
}

function keepChoice(choice) {
  const press = async () => {
    fillWith(choice, h("p", {}, say("keep.working")));
    const kept = await keepHere().catch(() => false);
    fillWith(choice, kept ? keptChoice(choice) : failedChoice("keep.here_failed", choice));
  };
  return h(
    "div",
    {},
    h("p", { class: "lead" }, say("keep.here_lead")),
    h("ul", {}, sayAll("keep.here_seen").map((line) => h("li", {}, line))),
    h("p", {}, button(say("keep.here_now"), press, { kind: "go", id: "keep-now" })),
  );
}

function keptChoice(choice) {
  const press = async () => {
    const gone = await removeFromHere().catch(() => false);
    fillWith(choice, gone ? h("p", { class: "strong" }, say("keep.here_gone")) : failedChoice("keep.here_stays", choice));
  };
  return h(
    "div",
    {},
    h("p", { class: "strong" }, say("keep.here_kept")),
    h("p", {}, say("keep.here_home_screen")),
    h("p", {}, button(say("keep.here_remove"), press, { id: "remove-now" })),
  );
}

function failedChoice(key, choice) {
  return h("div", {}, h("p", { class: "wrong" }, say(key)), button(say("keep.here_again"), () => showChoice(choice)));
}
