// What was typed as a value of the catalogue: {value, why}, `why` being what is to be mended, or `null`. An empty answer is
// "I don't know". Pure but for the words.

import { writtenInstant } from "../keep/answers.js";
import { say } from "./say.js";

// As the answers file reads them (catalogue/values.py): what is told here has to be read there.
const PHONE_FORM = /^[+(]?[0-9][0-9 ().*#/-]{1,30}[0-9]( ?(ext\.?|x|poste) ?[0-9]{1,6})?$/;
const ADDRESS_FORM = /^(?=[^.:]{0,1990}[.:][^.:])[^\x00-\x20<>"]{3,2000}$/;
const NO_PLACE = /^(javascript|data|vbscript|file):/i;

export function typedValue(spec, text) {
  const typed = text.trim();
  if (typed === "") return { value: null, why: null };
  switch (spec.type) {
    case "integer":
      return typedInteger(spec, typed);
    case "date":
      return typedDay(typed, spec);
    case "instant":
      return typedInstant(typed);
    case "phone":
      return PHONE_FORM.test(typed) ? { value: typed, why: null } : { value: null, why: say("interview.phone") };
    case "url":
      return isAddress(typed) ? { value: typed, why: null } : { value: null, why: say("interview.url") };
    default:
      return { value: typed, why: null };
  }
}

function typedInteger(spec, typed) {
  const number = Number(typed);
  const least = spec.minimum === undefined ? 0 : spec.minimum;
  const most = spec.maximum === undefined ? 999 : spec.maximum;
  if (!/^\d{1,3}$/.test(typed) || number < least || number > most) {
    return { value: null, why: say("interview.number", { least, most }) };
  }
  return { value: number, why: null };
}

// A field for days gives YYYY-MM-DD; a browser without one gives what was typed, and it is asked for in that form.
function typedDay(typed, spec) {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(typed) ? Date.parse(typed + "T12:00:00Z") : NaN;
  if (Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== typed) return { value: null, why: say("interview.day") };
  if (!spec.mayBeFuture && at > Date.now() + 86400000) return { value: null, why: say("interview.day_ahead") };
  return { value: typed, why: null };
}

function isAddress(typed) {
  return ADDRESS_FORM.test(typed) && !NO_PLACE.test(typed);
}

export function typedInstant(typed) {
  const text = typed.trim().replace(" ", "T");
  const at = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(text) ? new Date(text).getTime() : NaN;
  return Number.isNaN(at) ? { value: null, why: say("interview.hour") } : { value: writtenInstant(at), why: null };
}
