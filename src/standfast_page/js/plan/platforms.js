// The platform that a text names: the part "brief" and what the family wrote in, one platform out, or `null` where none
// is loaded or the name could mean two, for a request to the wrong company is late. Pure; twin of law/platforms.py.

import { part } from "../parts.js";

const LONGEST_NAME = 200;

export function platformIn(text) {
  if (!text || [...text].length > LONGEST_NAME) return null;
  const known = part("brief").platforms;
  const words = simplifiedName(text).split(" ").filter(Boolean);
  const named = known.filter((one) => isNameOf(one, words));
  if (named.length > 0 || words.length === 0) return named.length === 1 ? named[0] : null;
  const found = placesOfNames(known, words);
  const widest = new Set(found.filter((one) => !isCovered(one, found)).map((one) => one.platform));
  return widest.size === 1 ? [...widest][0] : null;
}

// A name as words of plain letters and digits: no case, accents, marks or invisible characters.
export function simplifiedName(text) {
  const folded = text.normalize("NFKC").toLowerCase().replace(/ß/g, "ss").normalize("NFKD");
  return folded.replace(/[\p{Mn}\p{Cf}]/gu, "").replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}

function isNameOf(platform, words) {
  const whole = words.join(" ");
  const joined = words.join("");
  const isOne = (name) => name === whole || name.split(" ").join("") === joined;
  return platform.alone.includes(whole) || platform.within.some(isOne);
}

function placesOfNames(known, words) {
  const found = [];
  for (const platform of known) {
    for (const name of platform.within) {
      const wanted = name.split(" ");
      for (let start = 0; start + wanted.length <= words.length; start += 1) {
        const isHere = wanted.every((word, place) => words[start + place] === word);
        if (isHere) found.push({ start, end: start + wanted.length, platform });
      }
    }
  }
  return found;
}

// Whether a place lies within a longer one: "facebook" in "facebook messenger".
function isCovered({ start, end }, found) {
  return found.some((one) => one.start <= start && end <= one.end && one.end - one.start > end - start);
}
