// The time zone of a province: its main one, by its name in the IANA database. Pure over the part "clocks". Twin of
// plan/zone.py.

import { part } from "../parts.js";

// Gives a province's zone, or `otherwise` (by default null) where the province is not known.
export function zoneOf(province, otherwise = null) {
  return part("clocks").zones[province] || otherwise;
}
