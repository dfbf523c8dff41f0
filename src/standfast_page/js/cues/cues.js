// Cues: patterns with whole-number weights, by key; and what of them stands in a text. Data in, hits out. Pure, but that
// a set remembers what it has read of its patterns. Twin of standfast/cues/cues.py. A hit is `{cue, start, end, startAt,
// endAt, clause}`. A pattern is read when a text first needs it, so that a set costs little before it is asked.

import { sameWord, wordsOf } from "./words.js";
import { endOf, firstWordsOf, mayStand, readPattern } from "./patterns.js";
import { knownWord, slipsOf } from "./slips.js";

const LONGEST_PART = 120;
const SHORTEST_STEM = 2;
const BREATHS_AT_MOST = 2 ** 32;
// What can be mended at all: whole words of four letters and more, and beginnings. Names of lists come along, to be left.
const WORDS_NAMED = /<[a-z_]+>|\b[a-z]{4,}\b\*?/g;

// Makes a set. `groups`: `{key, lang, even, lines}`, a line of `lines` being "weight pattern"; `readWith`: what all sets
// share, `{spellings, negations, reach, ordinary, tongues, lists, made}` (Maps and Sets).
export function cueSet(groups, readWith) {
  const cues = [];
  const [first, start, firstParts] = [new Map(), new Map(), new Map()];
  for (const group of groups) {
    for (const line of group.lines.split("\n")) {
      const space = line.indexOf(" ");
      const text = line.slice(space + 1);
      const cue = { place: cues.length, group, weight: Number(line.slice(0, space)), text, parts: null };
      cues.push(cue);
      indexByFirst(cue, firstParts, readWith.lists, first, start);
    }
  }
  return { cues, groups, readWith, first, start, slips: null };
}

function indexByFirst(cue, firstParts, lists, first, start) {
  const told = firstPartOf(cue.text);
  let words = firstParts.get(told);
  if (words === undefined) {
    words = firstWordsOf(told, lists);
    firstParts.set(told, words);
  }
  for (const word of words) {
    const open = word.endsWith("*");
    const [index, name] = open ? [start, word.slice(0, -1)] : [first, word];
    const same = index.get(name);
    if (same === undefined) {
      index.set(name, [cue]);
    } else if (same[same.length - 1] !== cue) {
      same.push(cue);
    }
  }
}

function firstPartOf(text) {
  if (text[0] === "(") {
    return text.slice(0, text.indexOf(")") + 1);
  }
  return text[0] === "<" ? text.slice(0, text.indexOf(">") + 1) : text.split(/[ ([<]/, 1)[0];
}

function slipsOfSet(set) {
  if (set.slips === null) {
    const [known, stems, seen] = [new Set(set.readWith.negations), new Set(), new Set()];
    for (const group of set.groups) {
      readNames(group.lines, set.readWith.lists, known, stems, seen);
    }
    set.slips = slipsOf(known, stems);
  }
  return set.slips;
}

function readNames(text, lists, known, stems, seen) {
  for (const name of text.match(WORDS_NAMED) || []) {
    if (name[0] === "<") {
      if (!seen.has(name)) {
        seen.add(name);
        readNames(lists.get(name.slice(1, -1)).join("|"), lists, known, stems, seen);
      }
    } else if (name.endsWith("*")) {
      stems.add(name.slice(0, -1));
    } else {
      known.add(name);
    }
  }
}

// Gives every cue that stands in a text, once a breath, where nothing negates it.
export function findCues(text, set) {
  const slips = slipsOfSet(set);
  const mended = new Map();
  const words = wordsOf(text, set.readWith.spellings).map((word) => mendedWord(word, set, slips, mended));
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

function mendedWord(word, set, slips, mended) {
  let text = mended.get(word.text);
  if (text === undefined) {
    text = knownWord(word.text, slips, set.readWith.ordinary);
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
        may = mayStand(partsOf(cue, set), texts);
        possible.set(cue, may);
      }
      const end = may ? endOf(cue.parts, words, at) : null;
      if (end !== null && (cue.group.even || !isNegated(words, at, set.readWith))) {
        heard.push({ cue, at, end });
      }
    }
  });
  return heard;
}

function partsOf(cue, set) {
  if (cue.parts === null) {
    cue.parts = readPattern(cue.text, set.readWith.lists, set.readWith.made);
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
  let found = set.first.get(word) || [];
  for (let length = SHORTEST_STEM; length <= word.length; length += 1) {
    const open = set.start.get(word.slice(0, length));
    found = open === undefined ? found : found.concat(open);
  }
  return found;
}

function isNegated(words, at, readWith) {
  const before = words.slice(Math.max(0, at - readWith.reach), at);
  return before.some((one) => one.breath === words[at].breath && readWith.negations.has(one.text));
}
