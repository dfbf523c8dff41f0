// The page begins: every view registers by being imported, then the first is shown in the browser's language.

import { begin } from "./app.js";
import { langOfBrowser, setLang } from "./say.js";
import { instantNow, state } from "./state.js";
import { callViews } from "./views/call.js";
import { dangerViews } from "./views/danger.js";
import { deviceViews } from "./views/device.js";
import { firstViews } from "./views/first.js";
import { interviewViews } from "./views/interview.js";
import { nowViews } from "./views/now.js";
import { refusalViews } from "./views/refusal.js";

const ALL_VIEWS = [
  firstViews,
  deviceViews,
  interviewViews,
  dangerViews,
  nowViews,
  callViews,
  refusalViews,
];

function startPage() {
  setLang(langOfBrowser());
  state.openedAt = instantNow();
  for (const register of ALL_VIEWS) register();
  begin({ first: "first", root: document.getElementById("page") });
}

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", startPage);
else startPage();
