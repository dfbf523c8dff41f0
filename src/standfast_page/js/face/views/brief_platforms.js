// The platforms of the brief: for each of the other side's, whom police ask, how data is kept, what finds the account and
// what is not written down yet. Most of it rests on guides that change: what was not read in its source says so.

import { part } from "../../parts.js";
import { foreignRun } from "../../plan/lines.js";
import { platformIn } from "../../plan/platforms.js";
import { h } from "../dom.js";
import { own } from "../say.js";
import { briefSays } from "./brief_facts.js";
import { runsOf } from "./call.js";
import { certaintyMark } from "./shared.js";

const WRITTEN_FIELDS = ["handle", "numeric_id", "url"];
const TOLD_OF_PLATFORM = [["platform_route", "police"], ["platform_keep", "keep"], ["platform_urgent", "urgent"]];

export function platformsShown(found) {
  const accounts = found.case.theirAccounts();
  if (accounts.length === 0) return null;
  return [
    h("h2", {}, runsOf(briefSays("platforms_title"))),
    h("p", {}, runsOf(briefSays("platforms_lead"))),
    h("ol", { class: "platforms" }, accounts.map(accountShown)),
  ];
}

function accountShown(account) {
  const platform = platformIn(account.platform);
  const told = platform === null ? part("brief").everyPlatform : platform;
  const lines = TOLD_OF_PLATFORM.filter(([, name]) => told[name] && told[name].length).map(([key, name]) =>
    h("li", {}, runsOf(briefSays(key)), told[name].map(statementShown)),
  );
  const missing = platform && platform.notLoaded ? h("li", {}, own(platform.notLoaded)) : null;
  return h("li", {}, platformHead(platform, account), h("ul", {}, lines, identifiersLine(told, account), missing));
}

function platformHead(platform, account) {
  if (platform === null) {
    const named = account.platform ? foreignRun(account.platform) : briefSays("a_platform");
    return runsOf(briefSays("platform_not_loaded", { platform: named }));
  }
  const country = platform.country ? own(platform.country) : "";
  return [h("strong", {}, platform.name), " ", runsOf(briefSays("platform_head", { entity: platform.entity, country }))];
}

function statementShown(one) {
  const portal = one.address ? [" ", runsOf(briefSays("platform_portal", { address: one.address }))] : null;
  return [" ", own(one.say), portal, certaintyMark(one.certainty)];
}

function identifiersLine(told, account) {
  const written = WRITTEN_FIELDS.map((key) => account[key]).filter(Boolean);
  const missing = told.identifiers.filter((one) => one.key !== "other" && !account[one.key]).map((one) => own(one.what));
  const named = written.length ? foreignRun(written.join(", ")) : briefSays("none_yet");
  const line = briefSays("platform_ids").concat([" "], named, ["."]);
  return h(
    "li",
    {},
    runsOf(line),
    missing.length ? [" ", runsOf(briefSays("platform_missing", { what: missing.join("; ") }))] : null,
  );
}
