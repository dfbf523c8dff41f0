// The page begins: every view registers by being imported, then the first is shown in the browser's language.

import { begin } from "./app.js";
import { langOfBrowser, setLang } from "./say.js";
import { instantNow, state } from "./state.js";
import { deviceViews } from "./views/device.js";
import { firstViews } from "./views/first.js";

const ALL_VIEWS = [firstViews, deviceViews];

function startPage() {
  setLang(langOfBrowser());
  state.openedAt = instantNow();
  for (const register of ALL_VIEWS) register();
  begin({ first: "first", root: document.getElementById("page") });
}

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", startPage);
else startPage();
