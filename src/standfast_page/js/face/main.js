// The page begins: every view registers, then the first is shown in the browser's language. It begins before the end of
// the file is there: what stands after the script (the words that are heard, the reading face) is used once it has come.

import { begin } from "./app.js";
import { loadFonts } from "./fonts.js";
import { langOfBrowser, setLang } from "./say.js";
import { instantNow, state } from "./state.js";
import { calendarViews } from "./views/calendar.js";
import { briefViews } from "./views/brief.js";
import { callViews } from "./views/call.js";
import { dangerViews } from "./views/danger.js";
import { deviceViews } from "./views/device.js";
import { expectViews } from "./views/expect.js";
import { firstViews } from "./views/first.js";
import { fridgeViews } from "./views/fridge.js";
import { helpViews } from "./views/help.js";
import { interpreterViews } from "./views/interpreter.js";
import { interviewViews } from "./views/interview.js";
import { keepHereViews } from "./views/keep_here.js";
import { ladderViews } from "./views/ladder.js";
import { nowViews } from "./views/now.js";
import { openViews } from "./views/open.js";
import { refusalViews } from "./views/refusal.js";
import { safetyViews } from "./views/safety.js";
import { saveViews } from "./views/save.js";
import { startOverViews } from "./views/start_over.js";
import { youngViews } from "./views/young.js";

const ALL_VIEWS = [
  calendarViews,
  callViews,
  dangerViews,
  deviceViews,
  briefViews,
  expectViews,
  firstViews,
  fridgeViews,
  helpViews,
  interpreterViews,
  interviewViews,
  keepHereViews,
  ladderViews,
  nowViews,
  openViews,
  refusalViews,
  safetyViews,
  saveViews,
  startOverViews,
  youngViews,
];

function startPage() {
  setLang(langOfBrowser());
  state.openedAt = instantNow();
  for (const register of ALL_VIEWS) register();
  begin({ first: "first", root: document.getElementById("page") });
}

startPage();
if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", loadFonts);
else loadFonts();
