// Cues: patterns with whole-number weights, by key; and what of them stands in a text. Data in, hits out. Pure, but
// that a set remembers what it has read of its patterns. Twin of standfast/cues/cues.py. A hit is `{cue, start, end,
// startAt, endAt, clause}`. A pattern is read when a text first needs it, so that a set costs little before it is
// asked.

import { sameWord, wordsOf } from "./words.js";
import { beginningWith, lexiconOf } from "./lexicon.js";
import { endOf, mayStand, partTexts, readPattern } from "./patterns.js";
import { knownWord } from "./slips.js";

const LONGEST_PART = 120;
const SHORTEST_STEM = 2;
const BREATHS_AT_MOST = 2 ** 32;

// Makes a set. `groups`: `{key, lang, even, lines}`, a line of `lines` being "weight pattern"; `readWith`: what all
// sets share, `{spellings, negations, reach, ordinary, tongues, lists, made}` (Maps and Sets).
export function cueSet(groups, readWith) {
  return { lexicon: lexiconOf(groups, readWith.negations, readWith.lists), cues: [], readWith };
}

// Gives a cue by its place: `{place, group, weight, text, told, parts}`, `parts` being read when it may stand in a
// text.
function cueAt(place, set) {
  let cue = set.cues[place];
  if (cue === undefined) {
    const { group, from, told } = set.lexicon.lines[place];
    const end = group.lines.indexOf("\n", told);
    const text = end < 0 ? group.lines.slice(told) : group.lines.slice(told, end);
    cue = { place, group, weight: Number(group.lines.slice(from, told)), text, told: partTexts(text), parts: null };
    set.cues[place] = cue;
  }
  return cue;
}

// Gives every cue that stands in a text, once a breath, where nothing negates it.
export function findCues(text, set) {
  const mended = new Map();
  const words = wordsOf(text, set.readWith.spellings).map((word) => mendedWord(word, set, mended));
  const known = new Map();
  const found = new Map();
  for (const some of partsOfText(words)) {
    // What was pasted a thousand times is heard once, and then known.
    const shape = some.map((word) => word.text + " " + (word.breath - some[0].breath)).join(",");
    let heard = known.get(shape);
    if (heard === undefined) {
      heard = heardInPart(some, set);
      known.set(shape, heard);
    }
    for (const { cue, at, end } of heard) {
      const [word, last] = [some[at], some[end - 1]];
      const name = cue.place * BREATHS_AT_MOST + word.breath;
      if (!found.has(name)) {
        const places = { start: word.start, end: last.end, startAt: word.startAt, endAt: last.endAt };
        found.set(name, { cue, ...places, clause: word.clause });
      }
    }
  }
  return Array.from(found.values());
}

function mendedWord(word, set, mended) {
  let text = mended.get(word.text);
  if (text === undefined) {
    text = knownWord(word.text, set.lexicon, set.readWith.ordinary);
    mended.set(word.text, text);
  }
  return text === word.text ? word : sameWord(word, text);
}

// Cuts words where a clause ends, and where one has no end.
function partsOfText(words) {
  const parts = [];
  let begin = 0;
  for (let place = 1; place <= words.length; place += 1) {
    const ends = place === words.length || words[place].clause !== words[begin].clause;
    if (ends || place - begin === LONGEST_PART) {
      parts.push(words.slice(begin, place));
      begin = place;
    }
  }
  return parts;
}

// Gives each cue that stands in a part of a clause, with the places of its first word and after its last.
function heardInPart(words, set) {
  const tongue = tongueOf(words, set.readWith.tongues);
  const texts = new Set(words.map((word) => word.text));
  const [possible, heard] = [new Map(), []];
  words.forEach((word, at) => {
    for (const cue of cuesBeginning(word.text, set)) {
      if (tongue !== null && cue.group.lang !== tongue) {
        continue;
      }
      // A word said many times must not make every cue that begins with it look as many times.
      let may = possible.get(cue);
      if (may === undefined) {
        may = mayStand(cue.told, texts, set.readWith.lists, set.readWith.made);
        possible.set(cue, may);
      }
      const end = may ? endOf(partsOf(cue, set), words, at) : null;
      if (end !== null && (cue.group.even || !isNegated(words, at, set.readWith))) {
        heard.push({ cue, at, end });
      }
    }
  });
  return heard;
}

function partsOf(cue, set) {
  if (cue.parts === null) {
    cue.parts = readPattern(cue.told, set.readWith.lists, set.readWith.made);
  }
  return cue.parts;
}

// Tells in which language a clause speaks, by its small words; null where two speak alike.
function tongueOf(words, tongues) {
  let [loudest, most, alone] = [null, 0, true];
  for (const [lang, small] of tongues) {
    const count = words.filter((word) => small.has(word.text)).length;
    if (count > most) {
      [loudest, most, alone] = [lang, count, true];
    } else if (count === most) {
      alone = false;
    }
  }
  return alone ? loudest : null;
}

function cuesBeginning(word, set) {
  let places = beginningWith(word, set.lexicon);
  for (let length = SHORTEST_STEM; length <= word.length; length += 1) {
    const open = beginningWith(word.slice(0, length) + "*", set.lexicon);
    places = open.length > 0 ? places.concat(open) : places;
  }
  return places.map((place) => cueAt(place, set));
}

function isNegated(words, at, readWith) {
  const before = words.slice(Math.max(0, at - readWith.reach), at);
  return before.some((one) => one.breath === words[at].breath && readWith.negations.has(one.text));
}
