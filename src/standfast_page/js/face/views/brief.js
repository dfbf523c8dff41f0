// The short brief for police, to print or to save as PDF from the browser: who, what is asked, why in three lines, likely
// offences, what is not known, next steps, the platforms. Its sentences are the papers' (part "brief"); lines that nobody
// answered stay open to be written by hand. It complains about nobody. Where it may be someone at home it is not printed.

import { part } from "../../parts.js";
import { ageAtTime } from "../../plan/ages.js";
import { factSpec } from "../../plan/catalogue.js";
import { foreignRun, inARow } from "../../plan/lines.js";
import { dayIn, sayDateOf } from "../../plan/moments.js";
import { allDevices } from "../../plan/do_now.js";
import { policeFiles } from "../../plan/script.js";
import { view } from "../app.js";
import { h } from "../dom.js";
import { lang, own, say } from "../say.js";
import { advice, guarded } from "../state.js";
import { briefSays, contactLine, imageLines, platformsLine, unitOf } from "./brief_facts.js";
import { platformsShown } from "./brief_platforms.js";
import { runsOf } from "./call.js";
import { keptOnlyIfSafe } from "./kept.js";
import { moreQuestions } from "./now.js";
import { printButton } from "./shared.js";

const MOST_OPEN_SHOWN = 8;

export function briefViews() {
  view("brief", { title: () => own(part("brief").words.title), render: briefView });
}

export function briefView() {
  const found = advice();
  const isGuardedNow = guarded();
  return h(
    "section",
    { class: isGuardedNow ? "brief never-printed" : "brief" },
    isGuardedNow ? h("p", { class: "note" }, say("brief.guarded")) : keptOnlyIfSafe(printing),
    h("p", { class: "hint" }, runsOf(briefSays("subtitle"))),
    dangerForPolice(found),
    whoTold(found, isGuardedNow),
    briefSection("asked_title", h("ol", {}, askedLines(found).map(lineItem))),
    briefSection("why_title", h("ol", {}, whyLines(found).map(lineItem))),
    briefSection("offences_title", offencesTold(found)),
    notKnownTold(found),
    briefSection("steps_title", h("ol", {}, stepsFor(found).map(policeStep))),
    platformsShown(found),
    briefSection("requests_title", h("ul", {}, requestLines(found).map(lineItem))),
    h("p", { class: "hint" }, runsOf(briefSays("informs")), " ", madeLine(found)),
  );
}

function printing() {
  return h(
    "section",
    { class: "no-print" },
    h("p", {}, say("brief.lead")),
    printButton(say("brief.print")),
    h("p", { class: "hint" }, say("brief.pdf")),
  );
}

export function briefSection(key, ...inside) {
  return [h("h2", {}, runsOf(briefSays(key))), ...inside];
}

export function lineItem(line) {
  return h("li", {}, runsOf(line));
}

function dangerForPolice(found) {
  const told = found.danger.hits.map((hit) => own(hit.kind.for_police)).filter(Boolean);
  const always = part("plan").danger.always_for_police;
  return h("p", { class: "danger" }, h("strong", {}, own(always)), told.length ? " " + told.join(" ") : null);
}

function whoTold(found, isGuardedNow) {
  const rows = [
    [briefSays("child"), childLine(found)],
    [briefSays("reported_by"), reporterLine(found, isGuardedNow)],
    [briefSays("police"), policeLine(found)],
    [[say("brief.account")], accountLine(found)],
  ];
  return h("dl", { class: "facts" }, rows.map(([label, value]) => [h("dt", {}, runsOf(label)), h("dd", {}, value)]));
}

function blankLine() {
  return h("span", { class: "blank" });
}

function childLine(found) {
  const children = found.case.subjects("child");
  const lines = (children.length ? children : [null]).map((child) => {
    const first = found.case.text("child.first_name", child);
    const name = first === null ? briefSays("a_child") : foreignRun(first);
    const age = ageAtTime(found.case, child);
    return age === null ? briefSays("child_no_age", { name }) : briefSays("child_line", { name, age: String(age) });
  });
  return [runsOf(inARow(lines, "; ")), children.some((child) => found.case.text("child.first_name", child)) ? null : blankLine()];
}

function reporterLine(found, isGuardedNow) {
  if (isGuardedNow) return say("brief.at_home_reach");
  const name = found.case.text("caregiver.name");
  const phone = found.case.text("caregiver.phone");
  return [name || phone ? h("bdi", {}, [name, phone].filter(Boolean).join(", ")) : h("span", { class: "hint" }, say("brief.your_name")), blankLine()];
}

function policeLine(found) {
  const { here, elsewhere } = policeFiles(found.case);
  const name = found.case.text("police.name");
  const kind = found.case.text("police.kind");
  const choice = kind === null ? undefined : factSpec("police.kind").choices.find((one) => one.code === kind);
  const police = name !== null ? foreignRun(name) : choice ? own(choice.label) : briefSays("not_known");
  const numbers = here.length ? foreignRun(here.join(", ")) : briefSays("none_yet");
  const key = elsewhere.length ? "police_line_moved" : "police_line";
  return runsOf(briefSays(key, { police, numbers, others: foreignRun(elsewhere.join(", ")) }));
}

function accountLine(found) {
  const told = found.case.theirAccounts().map((one) => [one.platform, one.handle, one.numeric_id, one.url].filter(Boolean));
  const named = told.filter((one) => one.length);
  return named.length ? named.map((one) => h("bdi", { class: "line" }, one.join(" · "))) : blankLine();
}

export function askedLines(found) {
  const { preserve, produce } = part("brief");
  const platform = platformsLine(found);
  const many = found.case.theirAccounts().length > 1;
  const keep = preserve === null ? "asked_preserve_plain" : many ? "asked_preserve_many" : "asked_preserve";
  const unit = unitOf(found);
  return [
    briefSays(keep, { platform, ref: preserve === null ? "" : own(preserve) }),
    produce === null ? briefSays("asked_unit_plain", { unit }) : briefSays("asked_unit", { unit, ref: own(produce) }),
    briefSays("asked_device"),
    [say("brief.asked_first")],
  ];
}

function whyLines(found) {
  return [contactLine(found), inARow(imageLines(found)), deviceLine(found.case)];
}

function deviceLine(aCase) {
  if (allDevices(aCase, "device.secured")) return briefSays("device_secured");
  return briefSays(aCase.value("device.secured") === null ? "device_not_known" : "device_not_secured");
}

function offencesTold(found) {
  const { offences } = part("law");
  const seen = new Map(found.indicated.map((one) => [one.provision, one]).reverse());
  const items = offences.filter((one) => seen.has(one.id)).map((one) => offenceLine(one, seen.get(one.id)));
  const shown = items.filter((one) => one.likely).concat(items.filter((one) => !one.likely));
  if (shown.length === 0) return [h("p", {}, say("brief.none")), h("div", { class: "no-print" }, moreQuestions(found))];
  return [h("p", {}, say("brief.decide")), h("ul", {}, shown.map((one) => h("li", {}, one.text)))];
}

function offenceLine(offence, finding) {
  const slots = { cite: own(offence.cite), title: own(offence.title), what: dependsOn(offence, finding) };
  const likely = finding.verdict === "likely";
  const doubt = offence.certainty === "read_in_source" ? "" : ` (${own(part("brief").words.check_text)})`;
  return { likely, text: say(likely ? "brief.offence_likely" : "brief.offence_possible", slots) + doubt };
}

function dependsOn(offence, finding) {
  const open = finding.openElements;
  if (open.length === 0) return own(part("brief").words.not_in_force_then);
  const first = offence.elements.find((one) => one.id === open[0].id);
  const more = open.length > 1 ? "; " + own(part("brief").words.and_more).replace("{count}", String(open.length - 1)) : "";
  return own(first.label) + more;
}

// What is not known, said before anyone asks: every question that was answered with "I don't know".
function notKnownTold(found) {
  const latest = new Map(found.case.facts.map((fact) => [fact.key, fact.value]));
  const open = [...latest].filter(([, value]) => value === null).map(([key]) => own(factSpec(key).label));
  const points = found.case.holds("conversation.deleted_by_person") ? [briefSays("weak_deleted")] : [];
  if (open.length) points.push(briefSays("weak_open", { what: open.slice(0, MOST_OPEN_SHOWN).join("; ") }));
  return points.length ? briefSection("weak_title", h("ul", {}, points.map(lineItem))) : null;
}

function stepsFor(found) {
  const isMoney = found.assessment.kinds.some((one) => one.kind.id === "financial_sextortion");
  return part("brief").steps.filter((one) => isMoney || one.id !== part("brief").money);
}

function policeStep(one) {
  return h(
    "li",
    {},
    h("strong", {}, own(one.title)),
    ` (${own(one.cite)}). ${own(one.gets)} `,
    h("span", { class: "under" }, runsOf(briefSays("threshold", { who: own(one.who), grounds: own(one.grounds).replace(/\.$/, "") })), ". "),
    one.lasts ? h("span", { class: "under" }, runsOf(briefSays("lasts", { time: own(one.lasts) }))) : null,
  );
}

function requestLines(found) {
  const { status } = part("brief");
  const number = found.case.fileNumbers().join(", ") || "____";
  const ask = own(status.ask).replace("{file}", number);
  const lines = [briefSays("request_interview"), briefSays("request_referral")];
  if (status.cite !== null) lines.push(briefSays("request_status", { ask, ref: own(status.cite) }));
  return found.case.holds("image.provided") ? lines.concat([briefSays("request_image")]) : lines;
}

function madeLine(found) {
  const { checked } = part("frame").about;
  const day = sayDateOf(dayIn(found.now, found.zone), lang());
  return say("brief.made", { day, checked: sayDateOf(checked, lang()) });
}
