// The call script: five points, six things to ask, what to write down; what the case knows is filled in, and what it
// does not know is said so. An advice and a language in, lines out: each line is a list of runs, our own words as a
// string and people's words as {foreign: text} (lines.js). Pure; twin of papers/script.py.

import { part } from "../parts.js";
import { sayDateOf, sayMoment } from "./moments.js";
import { ageAtTime } from "./ages.js";
import { MEETING_KIND, meetingOf } from "./danger.js";
import { eventOf } from "./event.js";
import { allDevices, wordsCaptured } from "./do_now.js";
import { filledLine, foreignRun, inARow } from "./lines.js";
import { bodyOf, rungBody } from "./places.js";
import { latestService, withService } from "./services.js";

// {title, titles, before, open, points, asks, ifNo, write, after}; `open` is one line, `titles` those of the
// sections.
export function scriptOf(advice, lang) {
  const make = scriptMaker(advice, lang);
  return {
    title: make.say("title"),
    titles: {
      before: make.say("before_title"),
      open: make.say("open_title"),
      points: make.say("points_title"),
      asks: make.say("asks_title"),
      ifNo: make.say("if_no_title"),
      write: make.say("write_title"),
    },
    before: scriptBefore(make),
    open: scriptOpening(make),
    points: scriptPoints(make),
    asks: scriptAsks(make),
    ifNo: scriptIfNo(make),
    write: ["date", "name", "badge", "file", "promise", "when"].map((name) => [make.say("write_" + name)]),
    after: [make.say(make.isAtHome ? "after_home" : "after")],
  };
}

function scriptMaker(advice, lang) {
  const { words } = part("script");
  const make = {
    advice,
    case: advice.case,
    lang,
    isAtHome: advice.household !== null && advice.household.atHome,
    dangers: advice.danger.hits.map((hit) => hit.kind.id),
    own: (both) => both[lang],
    say: (key) => words[key][lang],
    rich: (key, slots) => filledLine(words[key][lang], slots),
  };
  return make;
}

// Where to call from, out of sight and hearing of someone at home; a meeting is for 9-1-1.
function scriptBefore(make) {
  const where = make.isAtHome ? "before_home" : "before";
  const name = make.case.text("police.name");
  const police = name ? foreignRun(name) : make.say("your_police");
  const lines = [0, 1, 2].map((place) => make.rich(where + "." + place, { police }));
  if (make.dangers.includes(MEETING_KIND)) {
    lines[1] = make.rich("before_meeting");
  }
  return lines;
}

// What it is about, then every danger, then that points and asks follow: who picks up may hear no more.
function scriptOpening(make) {
  const { here, elsewhere } = policeFiles(make.case);
  const lastOf = (numbers) => ({ number: foreignRun(numbers[numbers.length - 1]) });
  const lines = [here.length > 0 ? make.rich("open_known_file", lastOf(here)) : make.rich("open")];
  if (elsewhere.length > 0 && here.length === 0) {
    lines.push(make.rich("open_moved", lastOf(elsewhere)));
  }
  lines.push(...urgentLines(make), make.rich("open_points"));
  return make.rich("quoted", { words: inARow(lines) });
}

// The file numbers of the service that has the file now, and those of others.
export function policeFiles(aCase) {
  const here = withService(aCase, latestService(aCase)).fileNumbers();
  return { here, elsewhere: aCase.fileNumbers().filter((one) => !here.includes(one)) };
}

// Each danger that was found, and who it may be, as a sentence for police.
function urgentLines(make) {
  const lines = make.dangers.filter((danger) => danger !== "at_home").map((danger) => urgentLine(make, danger));
  const found = make.advice.household;
  return found === null ? lines : lines.concat([make.rich("close." + found.level)]);
}

function urgentLine(make, danger) {
  if (danger === MEETING_KIND) {
    const named = meetingNamed(make);
    return named.length > 0 ? make.rich("urgent.meeting_at", { told: named }) : make.rich("urgent.meeting");
  }
  return make.rich("urgent." + (danger === "threat" ? "threat." + demandedBy(make.case) : danger));
}

function meetingNamed(make) {
  const { at, places } = meetingOf(make.case);
  const runs = at.map((moment) => sayMoment(moment, make.lang, make.advice.zone)).concat(places.map(foreignRun));
  return inARow(runs.map((run) => [run]), "; ");
}

// What a threat was for: the one thing that was said to be demanded, or "other".
export function demandedBy(aCase) {
  const told = [...new Set(aCase.told("conduct.demanded").map((fact) => fact.value).filter((one) => one !== null))];
  return told.length === 1 && part("script").demands.includes(told[0]) ? told[0] : "other";
}

function scriptPoints(make) {
  const image = inARow([imageLine(make)].concat(imageSpread(make.case).map((one) => make.rich("spread." + one))));
  return [ageLine(make), luredLine(make), image, capturedLine(make), securedLine(make)];
}

// What else anyone is sure of about an image: made by computer, on a site, or passed on.
export function imageSpread(aCase) {
  const said = aCase.holdsFirmly("image.made_or_altered_by_computer") ? ["computer"] : [];
  if (aCase.holdsFirmly("image.published") || aCase.text("image.published_at") !== null) {
    said.push("published");
  } else if (aCase.holdsFirmly("image.passed_on")) {
    said.push("passed_on");
  }
  return said;
}

function ageLine(make) {
  const ages = make.case.subjects("child").map((child) => ageAtTime(make.case, child));
  if (ages.length === 0 || ages.includes(null)) {
    return make.rich("age_not_known");
  }
  if (ages.length === 1) {
    return make.rich("age_known", { age: String(ages[0]) });
  }
  const last = ages[ages.length - 1];
  return make.rich("ages_known", { ages: ages.slice(0, -1).join(", ") + " " + make.say("and") + " " + last });
}

// Say grooming only where something of it was told; else say what the parent believes.
function luredLine(make) {
  const days = saidDays(make);
  const count = make.case.subjects("child").length > 1 ? "many" : "one";
  if (!part("script").grooming.some((key) => make.case.holdsFirmly(key))) {
    return make.rich("lured." + (imageSpread(make.case).length > 0 ? "image" : "believed") + "." + count);
  }
  if (days === null) {
    return make.rich("lured.short." + count);
  }
  const who = make.say(make.advice.household === null ? "stranger" : "someone");
  return make.rich("lured.full." + count, { who, platform: platformNamed(make), first: days[0], last: days[1] });
}

// The first and last day of contact, over all conversations; `null` while one of them is not known.
export function saidDays(make) {
  const days = eventOf(make.case);
  const known = ["conversation.first_on", "conversation.last_on"].every((key) => make.case.value(key) !== null);
  return days !== null && known ? days.map((day) => sayDateOf(day, make.lang)) : null;
}

// Every platform of the other side as the family wrote it: each holds data of its own.
export function platformNamed(make) {
  const named = make.case.theirAccounts().map((one) => one.platform).filter(Boolean);
  const each = [...new Set(named)];
  if (each.length <= 1) {
    return each.length === 1 ? foreignRun(each[0]) : make.say("the_platform");
  }
  const last = each[each.length - 1];
  return [foreignRun(each.slice(0, -1).join(", ")), " " + make.say("and") + " ", foreignRun(last)];
}

// What is known of an image, child by child where there are several.
function imageLine(make) {
  const children = make.case.subjects("child");
  if (children.length <= 1) {
    return make.rich("image." + imageTold(make.case, null) + ".one");
  }
  return inARow(
    children.map((child) => {
      const name = foreignRun(make.case.text("child.first_name", child) || child);
      return make.rich("image." + imageTold(make.case, child) + ".child", { child: name });
    }),
  );
}

export function imageTold(aCase, child) {
  const provided = toldOfChild(aCase, "image.provided", child);
  if (provided === true && toldOfChild(aCase, "image.intimate", child) === false) {
    return "plain";
  }
  const isAsked = toldOfChild(aCase, "conduct.image_asked", child) === true;
  if (provided === null) {
    return isAsked ? "asked" : "not_known";
  }
  return (provided ? "provided" : "none") + (isAsked ? "_asked" : "");
}

// Whether anyone says yes about a child, or the latest no; `null` when nobody knows.
function toldOfChild(aCase, key, child) {
  const group = key.split(".")[0];
  const mine = aCase.subjects(group).filter((subject) => {
    const linked = aCase.text(group + ".child", subject);
    return child === null || linked === null || linked === child;
  });
  if (mine.some((subject) => aCase.holdsFirmly(key, subject))) {
    return true;
  }
  return mine.some((subject) => aCase.value(key, subject) === false) ? false : null;
}

// The account that the person wrote from: the conversation's, or the first one said to be the person's.
function contactAccount(aCase) {
  const accounts = aCase.known("account");
  for (const conversation of aCase.known("conversation")) {
    const found = accounts.find((one) => one.id === conversation.account);
    if (found) {
      return found;
    }
  }
  return accounts.find((one) => one.belongs_to === "stranger") || null;
}

function capturedLine(make) {
  const account = contactAccount(make.case);
  const isCaptured = wordsCaptured(make.case);
  const lines = [make.rich(isCaptured ? (account && account.numeric_id ? "captured_id" : "captured") : "not_captured")];
  if (isCaptured && make.case.holds("conversation.deleted_by_person")) {
    lines.push(make.rich("captured_deleted"));
  }
  if (make.case.holds("image.captured")) {
    lines.push(make.rich("holds_capture"));
  }
  return inARow(lines);
}

function securedLine(make) {
  if (!allDevices(make.case, "device.secured")) {
    return make.rich(make.isAtHome ? "not_secured_home" : "not_secured");
  }
  return make.rich(allDevices(make.case, "device.isolated") ? "secured" : "secured_plain");
}

function scriptAsks(make) {
  const hasMany = make.case.theirAccounts().length > 1;
  return [
    make.rich(make.isAtHome ? "ask_attend_home" : "ask_attend"),
    make.rich(policeFiles(make.case).here.length > 0 ? "ask_file_known" : "ask_file"),
    make.rich("ask_name"),
    make.rich("ask_device"),
    make.rich(hasMany ? "ask_preserve_many" : "ask_preserve", { platform: platformNamed(make) }),
    make.rich("ask_unit", { unit: unitName(make) }),
  ];
}

// The specialised unit of the ladder, or what it is where it is not loaded.
export function unitName(make) {
  const { ladder } = make.advice;
  const province = make.case.text("place.province");
  const units = ladder === null ? [] : ladder.rungs.filter((rung) => rung.role === "specialised_unit");
  const body = units.map((rung) => rungBody(rung, province)).find((one) => one !== null);
  return body ? make.own(bodyOf(body).name) : make.say("the_unit");
}

// Answer "nothing can be done": with the section only where it was read in its source.
function scriptIfNo(make) {
  const { luring } = part("script");
  // A section and its number stay on one line.
  const law = luring
    ? make.rich("if_no_law", { ref: make.own(luring).replace(/\. /g, ".\u00a0") })
    : make.rich("if_no_law_plain");
  return [law, [make.say("if_no_supervisor")]];
}
