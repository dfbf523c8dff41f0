// Leaving quickly: everything typed is cleared, the document is emptied, and a neutral site (the data name it) takes this
// page's place. By a button, by its link where no script runs, and by Shift three times within five seconds.

import { part } from "../parts.js";
import { emptyOut } from "./dom.js";
import { stopSpeaking } from "./speak.js";
import { forgetEverything, state } from "./state.js";

const SHIFTS = 3;
const WITHIN = 5000;
const WAIT_FOR_HISTORY = 200;
let shiftsAt = [];

export function leaveTo() {
  return part("frame").leave_to[document.documentElement.lang === "fr" ? "fr" : "en"];
}

export function leaveNow(hasGuard) {
  const address = leaveTo();
  state.leaving = true;
  stopSpeaking();
  forgetEverything();
  emptyOut(document.body);
  document.title = "";
  const replaced = () => location.replace(address);
  if (!hasGuard) {
    replaced();
    return;
  }
  // The page's second entry in the history goes first, so that Back from the neutral site does not come here.
  window.addEventListener("popstate", replaced);
  setTimeout(replaced, WAIT_FOR_HISTORY);
  history.back();
}

export function watchShift(onThird) {
  document.addEventListener("keyup", (event) => {
    if (event.key !== "Shift") {
      shiftsAt = [];
      return;
    }
    shiftsAt = [...shiftsAt.filter((at) => event.timeStamp - at < WITHIN), event.timeStamp];
    if (shiftsAt.length >= SHIFTS) onThird();
  });
}
