// The steps of the next hour that fit this case, in order, and those that are done. A step with a rule is left out
// where the rule answers no; where it is not known the step stays, unless it only makes sense once someone says so.
// Steps of one route leave one each. Someone at home changes words, leaves steps out and brings others. The step that
// names the account says what its platform asks for. Pure; twin of plan/do_now.py.

import { part } from "../parts.js";
import { NO, YES, answerRule, isFirm, settingOf } from "../reasoning/evaluate.js";
import { anyoneSays } from "../reasoning/heard.js";
import { identifiersAsked } from "./identifiers.js";
import { firstReport } from "./progress.js";

// The steps that fit, apart from those that are done: {open, done}.
export function doNow(aCase, facts, { assessment, household }) {
  const setting = settingOf({ facts });
  const kinds = assessment.kinds.map((one) => one.kind.id);
  const isAtHome = household !== null && household.atHome;
  const fitting = part("plan")
    .doNow.steps.filter((step) => stepServes(step, kinds, isAtHome) && stepFits(step, setting))
    .map((step) => withIdentifiers(stepInWords(step, isAtHome), aCase));
  const taken = fitting.filter((step) => step.route && !step.otherwise).map((step) => step.route);
  const told = fitting.filter((step) => !(step.otherwise && taken.includes(step.route)));
  return {
    open: told.filter((step) => !isStepDone(step, aCase)),
    done: told
      .filter((step) => isStepDone(step, aCase))
      .map((step) => Object.assign({}, step, { title: step.done || step.title })),
  };
}

// What to leave; what makes no sense of someone at home is not said there.
export function notNow(household) {
  const isAtHome = household !== null && household.atHome;
  return part("plan").doNow.not_now.filter((one) => one.home !== "never" || !isAtHome);
}

// Whether a step is for what this looks like, and for who may be at home.
function stepServes(step, kinds, isAtHome) {
  if (step.home === (isAtHome ? "never" : "only")) {
    return false;
  }
  return !step.kinds || step.kinds.length === 0 || step.kinds.some((kind) => kinds.includes(kind));
}

function stepFits(step, setting) {
  if (step.only_if) {
    const reason = answerRule(step.only_if, setting);
    // A route leads to an act: where its place is doubtful or sayers differ, the one that leaves all alone stands.
    if (!(step.route ? isFirm(reason) && reason.answer === YES : anyoneSays(reason))) {
      return false;
    }
  }
  return !step.when || answerRule(step.when, setting).answer !== NO;
}

function stepInWords(step, isAtHome) {
  return isAtHome && typeof step.home === "object" ? Object.assign({}, step, step.home) : step;
}

function withIdentifiers(step, aCase) {
  if (step.done_by !== "account_named") {
    return step;
  }
  const told = [step.detail].concat(identifiersAsked(aCase));
  const detail = { en: told.map((one) => one.en).join(" "), fr: told.map((one) => one.fr).join(" ") };
  return Object.assign({}, step, { detail });
}

function isStepDone(step, aCase) {
  switch (step.done_by) {
    case "police_told":
      return firstReport(aCase) !== null;
    case "hotline_told":
      return aCase.reports().some((report) => report.to === "hotline");
    case "words_captured":
      return wordsCaptured(aCase);
    case "account_named":
      return aCase.theirAccounts().some((one) => one.handle && one.platform);
    case "devices_set_aside":
      return allDevices(aCase, "device.secured") && allDevices(aCase, "device.isolated");
    default:
      return false;
  }
}

// Whether a capture of a screen was told of, of words and no image: that is no clearing.
export function wordsCaptured(aCase) {
  return aCase.of("exhibit").some((one) => one.sensitive === false && one.made_how === "picture_of_screen");
}

// Whether a key is yes for every device that was told of, and that one was.
export function allDevices(aCase, key) {
  const devices = aCase.subjects("device");
  return devices.length > 0 && devices.every((device) => aCase.holds(key, device));
}
