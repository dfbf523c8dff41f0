// Opening a saved file again: the file, or its text, and its passphrase. What stood on the page before gives way to it; a
// file that does not open changes nothing.

import { stateFrom } from "../../keep/answers.js";
import { canSeal, fromBase64, openSealed, problemOf, sealedBytes } from "../../keep/sealed.js";
import { go, view } from "../app.js";
import { fillWith, h } from "../dom.js";
import { say, setLang } from "../say.js";
import { forgetEverything, state } from "../state.js";
import { secretField, showSecrets } from "./kept.js";

export function openViews() {
  view("open", { title: () => say("keep.open_title"), render: openView });
}

export function openView() {
  if (!canSeal()) return h("section", {}, h("p", {}, say("keep.cannot_seal")));
  const file = h("input", { id: "saved-file", type: "file", "aria-describedby": "saved-file-hint" });
  const text = h("textarea", { id: "saved-pasted", rows: "4", autocomplete: "off", spellcheck: "false", translate: "no" });
  const secret = secretField({ id: "passphrase", label: say("keep.passphrase") });
  const outcome = h("div", { role: "status" });
  const press = (event) => {
    event.preventDefault();
    openNow(file.files[0], text.value, secret.box.value, outcome);
  };
  return h(
    "section",
    {},
    h("p", { class: "lead" }, say("keep.open_lead")),
    state.facts.length + state.records.length > 0 ? h("p", { class: "note" }, say("keep.open_replaces")) : null,
    h(
      "form",
      { novalidate: true, autocomplete: "off", on: { submit: press } },
      h(
        "div",
        { class: "field" },
        h("label", { for: "saved-file" }, say("keep.file")),
        h("p", { class: "hint", id: "saved-file-hint" }, say("keep.file_hint")),
        file,
      ),
      h(
        "details",
        {},
        h("summary", {}, say("keep.paste_instead")),
        h("div", { class: "field" }, h("label", { for: "saved-pasted" }, say("keep.pasted")), text),
      ),
      secret.node,
      showSecrets(secret.box),
      h("p", {}, h("button", { type: "submit", class: "go", id: "open-now" }, say("keep.open_now"))),
    ),
    outcome,
  );
}

async function openNow(file, pasted, passphrase, outcome) {
  const bytes = file ? sealedBytes(new Uint8Array(await bytesOf(file))) : fromBase64(pasted);
  if (bytes === null) {
    fillWith(outcome, h("p", { class: "wrong" }, say(pasted.trim() === "" ? "keep.no_file" : "keep.not_ours")));
    return;
  }
  if (problemOf(bytes) === null) fillWith(outcome, h("p", {}, say("keep.working")));
  const opened = await openSealed(bytes, passphrase);
  if (!outcome.isConnected) return;
  const found = opened.problem ? null : knownAgain(opened.text);
  if (found !== null) takeUp(found);
  else fillWith(outcome, h("p", { class: "wrong" }, say(`keep.${opened.problem || "newer"}`)));
}

function knownAgain(text) {
  try {
    return stateFrom(JSON.parse(text));
  } catch (error) {
    return null;
  }
}

function takeUp(found) {
  forgetEverything();
  Object.assign(state, found.state);
  setLang(found.language);
  go("now");
}

// Blob.arrayBuffer is younger than some phones.
function bytesOf(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result);
    reader.onerror = () => reject(reader.error);
    reader.readAsArrayBuffer(file);
  });
}
