// What is still to be written down of the other side's accounts, platform by platform. A platform that isn't loaded
// asks for nothing here: what holds for every account stands in the step itself. Pure; twin of `identifiers_for` and
// `useless_for` in plan/platforms.py.

import { part } from "../parts.js";
import { places } from "./places.js";
import { platformIn } from "./platforms.js";

// What each loaded platform asks for that is not written down yet, then what finds no account: texts in both
// languages, to stand after the step that names the account.
export function identifiersAsked(aCase) {
  const accounts = new Map();
  for (const account of aCase.theirAccounts()) {
    const platform = platformIn(account.platform);
    if (platform !== null) {
      accounts.set(platform.id, { account, name: platform.name, told: places().platforms[platform.id] });
    }
  }
  const asked = [...accounts.values()].filter((one) => wantedOf(one).length > 0);
  const useless = [...new Set([].concat(...asked.map((one) => one.told.useless.map((said) => said.say))))];
  return asked.map(askedLine).concat(useless);
}

function wantedOf({ account, told }) {
  const missing = told.identifiers.filter((one) => one.key !== "other" && !account[one.key]);
  return missing.concat(told.identifiers.filter((one) => one.key === "other"));
}

function askedLine(one) {
  const lead = part("plan").says["identifiers.loaded"];
  const wanted = wantedOf(one);
  const told = (lang) => {
    const what = wanted.map((asked) => asked.what[lang]).join("; ");
    const fills = { platform: one.name, what };
    const line = lead[lang].replace(/\{(\w+)\}/g, (_slot, name) => fills[name]);
    return [line].concat(wanted.filter((asked) => asked.where).map((asked) => asked.where[lang])).join(" ");
  };
  return { en: told("en"), fr: told("fr") };
}
