// What the brief says of contact and image, in the sentences of the papers; which of them fits is told by plan/script.js.
// An advice in, lines out. Pure; twin of what papers/brief.py says in three lines.

import { part } from "../../parts.js";
import { filledLine } from "../../plan/lines.js";
import { demandedBy, imageSpread, imageTold, platformNamed, saidDays, unitName } from "../../plan/script.js";
import { lang, own } from "../say.js";

// A sentence of the papers' brief, its slots filled.
export function briefSays(key, slots) {
  return filledLine(own(part("brief").words[key]), slots);
}

function briefMaker(found) {
  return { advice: found, case: found.case, lang: lang(), own, say: (key) => own(part("script").words[key]) };
}

export function platformsLine(found) {
  return platformNamed(briefMaker(found));
}

export function unitOf(found) {
  return unitName(briefMaker(found));
}

export function contactLine(found) {
  const aCase = found.case;
  if (aCase.subjects("conversation").length === 0) return briefSays("why_contact_not_known");
  if (aCase.value("conversation.by_telecommunication") === false) return briefSays("why_contact_not_online");
  const who = briefSays(whoWrote(found.household));
  const days = saidDays(briefMaker(found));
  if (days === null) return briefSays("why_contact_short", { who });
  return briefSays("why_contact", { who, platform: platformsLine(found), first: days[0], last: days[1] });
}

function whoWrote(household) {
  if (household === null) return "person_unknown";
  return household.atHome ? "person_at_home" : "person_known";
}

export function imageLines(found) {
  const aCase = found.case;
  const lines = [briefSays("why_image." + imageTold(aCase, null))];
  lines.push(...imageSpread(aCase).map((one) => briefSays("why_spread." + one)));
  const demanded = demandedBy(aCase);
  const isThreat = found.danger.hits.some((hit) => hit.kind.id === "threat");
  return isThreat && demanded !== "other" ? lines.concat([briefSays("why_demanded." + demanded)]) : lines;
}
