// Keeping what was told in a file under a passphrase: what is in it and who might find it come first, then two fields, then
// the file. Nothing is kept anywhere else; a file is handed over only while this view is still shown.

import { answersOf, writtenInstant } from "../../keep/answers.js";
import { canHandOver, handOver } from "../../keep/hand_over.js";
import { SHORTEST_PASSPHRASE, canSeal, normalPassphrase, sealText, toBase64 } from "../../keep/sealed.js";
import { goes, view } from "../app.js";
import { fillWith, h } from "../dom.js";
import { lang, say, sayAll } from "../say.js";
import { state } from "../state.js";
import { asTextInstead, keptOnlyIfSafe, secretField, showSecrets } from "./kept.js";

const SAVED_FILE = "notes-1.dat";

export function saveViews() {
  view("save", { title: () => say("keep.save_title"), render: saveView });
}

export function saveView() {
  if (!canSeal()) return h("section", {}, h("p", {}, say("keep.cannot_seal")), openDoor());
  return keptOnlyIfSafe(saveForm);
}

function saveForm() {
  const first = secretField({ id: "passphrase", label: say("keep.passphrase"), hint: say("keep.passphrase_hint") });
  const again = secretField({ id: "passphrase-again", label: say("keep.passphrase_again") });
  const outcome = h("div", { role: "status" });
  const press = (event) => {
    event.preventDefault();
    const passphrase = first.box.value;
    const problem = passphraseProblem(passphrase, again.box.value);
    if (problem !== null) {
      fillWith(outcome, h("p", { class: "wrong" }, problem));
      return;
    }
    for (const one of [first, again]) one.box.value = "";
    saveNow(passphrase, outcome);
  };
  return h(
    "section",
    {},
    h("p", { class: "lead" }, say("keep.save_lead")),
    h("h2", {}, say("keep.inside_title")),
    h("ul", {}, sayAll("keep.inside").map((line) => h("li", {}, line))),
    h("h2", {}, say("keep.finds_title")),
    h("ul", {}, sayAll("keep.finds").map((line) => h("li", {}, line))),
    h("h2", {}, say("keep.passphrase_title")),
    h("p", {}, say("keep.forgotten")),
    h(
      "form",
      { novalidate: true, autocomplete: "off", on: { submit: press } },
      first.node,
      again.node,
      showSecrets(first.box, again.box),
      h("p", {}, h("button", { type: "submit", class: "go", id: "save-now" }, say("keep.save_now"))),
    ),
    outcome,
  );
}

function passphraseProblem(first, again) {
  if (normalPassphrase(first).length < SHORTEST_PASSPHRASE) return say("keep.too_short", { least: SHORTEST_PASSPHRASE });
  return normalPassphrase(first) === normalPassphrase(again) ? null : say("keep.differs");
}

async function saveNow(passphrase, outcome) {
  fillWith(outcome, h("p", {}, say("keep.working")));
  const label = say("keep.label", { day: writtenInstant(state.openedAt).slice(0, 10) });
  const sealed = await sealText(JSON.stringify(answersOf(state, { label, language: lang() })), passphrase);
  if (!outcome.isConnected) return;
  if (canHandOver()) handOver(SAVED_FILE, "application/octet-stream", sealed);
  fillWith(
    outcome,
    h("p", { class: "strong" }, say("keep.saved", { file: SAVED_FILE })),
    h("p", {}, say("keep.saved_next")),
    openDoor(),
    asTextInstead("saved-text", toBase64(sealed)),
  );
}

function openDoor() {
  const link = goes("open", say("keep.open_title"));
  return link ? h("p", {}, link) : null;
}
