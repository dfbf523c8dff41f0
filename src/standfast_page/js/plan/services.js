// The police services of a case, each with its own ladder, and what was said and done with each. The service told of
// last has the file now. A record that names a service counts for it; one that names none counts for the latest
// service that the family knew of by then. Instants are milliseconds. Pure; twin of plan/services.py.

import { groupOf } from "../reasoning/rules.js";
import { caseWith } from "./case.js";
import { ladderFor } from "./places.js";
import { earliest } from "./progress.js";

const OF_A_SERVICE = ["complaint", "contact", "paper", "promise", "refusal", "report", "stage"];

// The services in the order they were told of, [{id, kind, name, province, ladder}]; the last has the file now. There
// is always one.
export function servicesOf(aCase) {
  const ids = aCase.subjects("police");
  if (ids.length === 0) {
    const province = aCase.text("place.province");
    return [{ id: null, kind: null, name: null, province, ladder: ladderFor(province) }];
  }
  const ends = ids.slice(1).map((id) => serviceToldAt(aCase, id)).concat([null]);
  return ids.map((id, place) => serviceNamed(aCase, id, ends[place]));
}

// The case with only what concerns one service; records that concern none of them stay.
export function withService(aCase, id) {
  if (id === null) {
    return aCase;
  }
  const known = aCase.subjects("police").map((one) => ({ id: one, toldAt: serviceToldAt(aCase, one) }));
  const records = aCase.records.filter((one) => [null, id].includes(serviceOfRecord(one, known)));
  return caseWith(aCase, { records });
}

// The service that has the file now, by its id; `null` while none was told of.
export function latestService(aCase) {
  return aCase.subjects("police").pop() || null;
}

function serviceNamed(aCase, id, until) {
  const kind = aCase.text("police.kind", id);
  const province = aCase.text("police.province", id) || provinceThen(aCase, until);
  return { id, kind, name: aCase.text("police.name", id), province, ladder: ladderFor(province, kind) };
}

// The province the family lived in while a service had the file: a later move does not move the service.
function provinceThen(aCase, until) {
  const told = aCase.told("place.province").filter((fact) => typeof fact.value === "string");
  const then = told.filter((fact) => until === null || fact.knownAt < until);
  // Where place and both services were told at one time there was no move to tell of.
  const found = then.length > 0 ? then[then.length - 1] : told[0];
  return found ? found.value : null;
}

function serviceToldAt(aCase, id) {
  return earliest(
    aCase.facts.filter((fact) => groupOf(fact.key) === "police" && fact.subject === id).map((fact) => fact.knownAt),
  );
}

function serviceOfRecord(record, known) {
  if (!OF_A_SERVICE.includes(record.kind) || known.length === 0) {
    return null;
  }
  if (record.police) {
    return record.police;
  }
  // What happened before any service was told of counts for the last of those that were told of first.
  const then = Math.max(record.at, earliest(known.map((one) => one.toldAt)));
  return known.filter((one) => one.toldAt <= then).pop().id;
}
