// The catalogue as the page needs it: what each fact asks, why, in what kind of answer, and in which order. The data
// of the part "catalogue" in, one fact's specification out. Pure; twin of catalogue/specs.py.

import { part } from "../parts.js";
import { groupOf } from "../reasoning/rules.js";

const indexedCatalogue = new Map();

// {key, group, many, place, type, label, question, why, choices?, unit?, minimum?, maximum?}; `place` is that of
// asking.
export function factSpec(key) {
  return factIndex().get(key);
}

export function isMany(group) {
  const found = part("catalogue").facts.find((one) => one.group === group);
  return found !== undefined && found.many;
}

// The field of a record, such as "contact.role", as the catalogue tells of it.
export function fieldSpec(key) {
  const group = groupOf(key);
  return (part("catalogue").records[group] || []).find((one) => group + "." + one.name === key);
}

function factIndex() {
  if (indexedCatalogue.size === 0) {
    for (const { group, many, facts } of part("catalogue").facts) {
      for (const fact of facts) {
        const key = group + "." + fact.name;
        indexedCatalogue.set(key, Object.assign({}, fact, { key, group, many, place: indexedCatalogue.size }));
      }
    }
  }
  return indexedCatalogue;
}
