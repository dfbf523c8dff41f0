// What the brief says of contact and image, in the sentences of the papers: which of them fits is told by plan/script.js.
// An advice in, lines out. Pure.

import { part } from "../../parts.js";
import { filledLine, foreignRun } from "../../plan/lines.js";
import { sayDateOf } from "../../plan/moments.js";
import { bodyOf, rungBody } from "../../plan/places.js";
import { demandedBy, imageSpread, imageTold } from "../../plan/script.js";
import { eventOf } from "../../plan/event.js";
import { lang, own } from "../say.js";

// A sentence of the papers' brief, its slots filled.
export function briefSays(key, slots) {
  return filledLine(own(part("brief").words[key]), slots);
}

export function platformsLine(found) {
  const named = [...new Set(found.case.theirAccounts().map((one) => one.platform).filter(Boolean))];
  return named.length ? foreignRun(named.join(", ")) : briefSays("the_platform");
}

export function unitOf(found) {
  const rungs = found.ladder === null ? [] : found.ladder.rungs.filter((rung) => rung.role === "specialised_unit");
  const ids = rungs.map((rung) => rungBody(rung, found.case.text("place.province"))).filter(Boolean);
  return ids.length ? own(bodyOf(ids[0]).name) : briefSays("the_unit");
}

export function contactLine(found) {
  const aCase = found.case;
  if (aCase.subjects("conversation").length === 0) return briefSays("why_contact_not_known");
  if (aCase.value("conversation.by_telecommunication") === false) return briefSays("why_contact_not_online");
  const who = briefSays(whoWrote(found.household));
  const days = eventOf(aCase);
  const isKnown = ["conversation.first_on", "conversation.last_on"].every((key) => aCase.value(key) !== null);
  if (days === null || !isKnown) return briefSays("why_contact_short", { who });
  const [first, last] = days.map((day) => sayDateOf(day, lang()));
  return briefSays("why_contact", { who, platform: platformsLine(found), first, last });
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
